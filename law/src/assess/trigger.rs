//! The day a rule is counted from: the newest fact of its trigger, or a day that follows from
//! other facts (the derived triggers of CONTRACT section 1).
//! Not here: what is counted from that day.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Assessment;
use crate::calendar::plus_days;
use crate::condition::newest_card;
use crate::formula::Count;
use crate::rule::{Rule, RuleVersion, Start};
use crate::situation::{Fact, Situation};
use crate::trace::{Action, Step};
use crate::words::{Document, FactKind, Kind};

/// Where one occurrence of a rule starts.
#[derive(Clone, Debug)]
pub struct Trigger<'a> {
    /// What started it, by the name the occurrence bears.
    pub kind: Start,
    /// The day.
    pub on: NaiveDate,
    /// The recorded fact behind it.
    pub fact: Option<&'a Fact>,
    /// The fact a derived trigger follows from.
    pub derived_from: Option<FactKind>,
    /// Whether the day is an assumption that must be said.
    pub assumed: bool,
    /// The day the clock started first, when an absence broke it and `on` is the day of return.
    pub broken_since: Option<NaiveDate>,
}

impl<'a> Trigger<'a> {
    fn recorded(fact: &'a Fact) -> Self {
        Self {
            kind: fact.kind.into(),
            on: fact.on,
            fact: Some(fact),
            derived_from: None,
            assumed: false,
            broken_since: None,
        }
    }

    /// How the trigger came about, for the trace.
    pub fn beginning(&self) -> impl Iterator<Item = Step> {
        let derived = self.derived_from.map(|from| {
            let mut step = Step::new(
                self.broken_since.unwrap_or_else(|| self.counted_from()),
                Action::Derived,
            );
            step.from = Some(from);
            step
        });
        let restarted = self
            .broken_since
            .map(|_| Step::new(self.on, Action::Restarted));
        derived.into_iter().chain(restarted)
    }

    fn derived(kind: FactKind, fact: &'a Fact) -> Self {
        Self {
            kind: kind.into(),
            derived_from: Some(fact.kind),
            ..Self::recorded(fact)
        }
    }

    /// A day of the law itself. The card it may end is the newest one known.
    fn fixed(day: NaiveDate, situation: &'a Situation) -> Self {
        Self {
            kind: Start::Fixed(day),
            on: day,
            fact: newest_card(situation),
            derived_from: None,
            assumed: false,
            broken_since: None,
        }
    }

    /// The day from which the proof counts: of a visa's length, the day of entry.
    pub fn counted_from(&self) -> NaiveDate {
        match self.fact {
            Some(fact) if self.kind == FactKind::VisaEnds => fact.on,
            _ => self.on,
        }
    }
}

/// Two facts of the same day that contradict each other, so that no date can be given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two {kind} facts on {on} name different papers: which one holds?")]
pub struct Ambiguous {
    /// The kind of fact.
    pub kind: FactKind,
    /// The day.
    pub on: NaiveDate,
}

/// Two expiries of one day that name different cards cannot both be the person's card.
pub fn refuse_contradictions(situation: &Situation) -> Result<(), Ambiguous> {
    let Some(newest) = situation.newest(FactKind::CardExpires) else {
        return Ok(());
    };
    let differs = situation.of(FactKind::CardExpires).any(|other| {
        other.on == newest.on && (other.card, other.document) != (newest.card, newest.document)
    });
    if differs {
        Err(Ambiguous {
            kind: newest.kind,
            on: newest.on,
        })
    } else {
        Ok(())
    }
}

/// Every occurrence of a rule. A newer fact of the same trigger supersedes the older one; printed
/// ends of different papers stand beside each other.
pub fn find<'a>(
    rule: &Rule,
    situation: &'a Situation,
    so_far: &Assessment<'_>,
) -> impl Iterator<Item = Trigger<'a>> + use<'a> {
    let papers = if rule.trigger == FactKind::DocumentExpires {
        printed_ends(situation)
    } else {
        Vec::new()
    };
    papers.into_iter().chain(find_one(rule, situation, so_far))
}

/// The one occurrence of a rule that can have no more.
fn find_one<'a>(
    rule: &Rule,
    situation: &'a Situation,
    so_far: &Assessment<'_>,
) -> Option<Trigger<'a>> {
    let kind = match rule.trigger {
        Start::Fixed(day) => return Some(Trigger::fixed(day, situation)),
        Start::Fact(FactKind::DocumentExpires) => return None,
        Start::Fact(kind) => kind,
    };
    let counts_visa = |version: &RuleVersion| version.count == Count::VisaEnd;
    if rule.version.iter().any(counts_visa) {
        return visa_end(situation);
    }
    of_kind(kind, situation, so_far)
}

/// The newest fact of a kind, or the day that follows from other facts.
pub fn of_kind<'a>(
    kind: FactKind,
    situation: &'a Situation,
    so_far: &Assessment<'_>,
) -> Option<Trigger<'a>> {
    let recorded = situation.newest(kind).map(Trigger::recorded);
    recorded.or_else(|| derived(kind, situation, so_far))
}

fn derived<'a>(
    kind: FactKind,
    situation: &'a Situation,
    so_far: &Assessment<'_>,
) -> Option<Trigger<'a>> {
    let earliest = |kinds: &[FactKind]| {
        kinds
            .iter()
            .filter_map(|kind| situation.earliest(*kind))
            .min_by_key(|fact| fact.on)
    };
    match kind {
        FactKind::EnteredSchengen => situation
            .newest(FactKind::EnteredBelgium)
            .map(|fact| Trigger::derived(kind, fact)),
        FactKind::DurableStayStarted => earliest(&[
            FactKind::Annex15Issued,
            FactKind::Annex19Filed,
            FactKind::Annex19terFiled,
        ])
        .map(|fact| Trigger::derived(kind, fact)),
        FactKind::LawfulStayStarted => lawful_stay_start(situation),
        FactKind::StayEnds => stay_end(situation, so_far),
        _ => None,
    }
}

/// The first day that a paper or a card proves; failing that, the entry, which must be said.
fn lawful_stay_start(situation: &Situation) -> Option<Trigger<'_>> {
    let kind = FactKind::LawfulStayStarted;
    let papers = [FactKind::Annex15Issued, FactKind::CardIssued].into_iter();
    let issued = papers
        .filter_map(|paper| situation.earliest(paper))
        .map(|fact| Trigger::derived(kind, fact));
    let printed = situation.of(FactKind::CardExpires).filter_map(|fact| {
        Some(Trigger {
            on: fact.issued_on?,
            ..Trigger::derived(kind, fact)
        })
    });
    let proven = issued.chain(printed).min_by_key(|trigger| trigger.on);
    proven.or_else(|| {
        let entry = situation.newest(FactKind::EnteredBelgium)?;
        Some(Trigger {
            assumed: true,
            ..Trigger::derived(kind, entry)
        })
    })
}

/// The earliest of the computed ends of the stay and an end printed on the paper that covers it.
fn stay_end<'a>(situation: &'a Situation, so_far: &Assessment<'_>) -> Option<Trigger<'a>> {
    let covers = [Document::Annex3, Document::Annex3ter, Document::VisaC];
    let computed = so_far
        .deadlines
        .iter()
        .filter(|deadline| matches!(deadline.version.count, Count::StayDays(_) | Count::VisaEnd))
        .filter_map(|deadline| match deadline.trigger {
            Start::Fact(kind) => Some((deadline.due?, kind)),
            Start::Fixed(_) => None,
        });
    let printed = printed_ends(situation)
        .into_iter()
        .filter(|end| named(end.fact, situation).is_some_and(|paper| covers.contains(&paper)))
        .map(|end| (end.on, FactKind::DocumentExpires));
    let (on, from) = computed.chain(printed).min_by_key(|(on, _)| *on)?;
    Some(Trigger {
        kind: FactKind::StayEnds.into(),
        on,
        fact: None,
        derived_from: Some(from),
        assumed: false,
        broken_since: None,
    })
}

/// The paper a printed end speaks of.
fn named(fact: Option<&Fact>, situation: &Situation) -> Option<Document> {
    let own = fact.and_then(|fact| fact.document);
    own.or(situation.about.document)
}

/// The newest printed end of each paper.
fn printed_ends(situation: &Situation) -> Vec<Trigger<'_>> {
    let mut newest: Vec<&Fact> = Vec::new();
    for fact in situation.of(FactKind::DocumentExpires) {
        match newest
            .iter_mut()
            .find(|known| known.document == fact.document)
        {
            Some(known) if fact.on >= known.on => *known = fact,
            Some(_) => {}
            None => newest.push(fact),
        }
    }
    newest.into_iter().map(Trigger::recorded).collect()
}

/// The earlier of the sticker's last day and the entry plus the printed days of stay, less one.
fn visa_end(situation: &Situation) -> Option<Trigger<'_>> {
    let sticker = situation.newest(FactKind::VisaEnds).map(Trigger::recorded);
    let entry = situation
        .newest(FactKind::EnteredSchengen)
        .or_else(|| situation.newest(FactKind::EnteredBelgium));
    let length = entry
        .zip(situation.about.visa_days)
        .and_then(|(fact, days)| {
            let on = plus_days(fact.on, i64::from(days) - 1)?;
            Some(Trigger {
                on,
                ..Trigger::derived(FactKind::VisaEnds, fact)
            })
        });
    match (sticker, length) {
        (Some(sticker), Some(length)) if length.on < sticker.on => Some(length),
        (sticker, length) => sticker.or(length),
    }
}

/// The paper a date speaks of: the one a printed end names, else the one the rule names.
pub fn document<'book>(
    rule: &'book Rule,
    trigger: &Trigger<'_>,
    situation: &Situation,
) -> Cow<'book, [Document]> {
    if rule.trigger == FactKind::DocumentExpires {
        return named(trigger.fact, situation).into_iter().collect();
    }
    Cow::Borrowed(&rule.document)
}

/// A printed end beats a computed validity of the same paper. An end before the trigger day was
/// printed on an older paper and beats nothing.
pub fn printed_end(
    rule: &Rule,
    trigger: &Trigger<'_>,
    version: &RuleVersion,
    situation: &Situation,
) -> Option<Document> {
    if rule.kind != Kind::Validity || version.count.is_from_expiry() {
        return None;
    }
    situation
        .of(FactKind::DocumentExpires)
        .filter(|fact| fact.on >= trigger.on)
        .filter_map(|fact| named(Some(fact), situation))
        .find(|document| rule.document.contains(document))
}
