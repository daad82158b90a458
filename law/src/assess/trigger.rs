//! The day a rule is counted from: the newest fact of its trigger, or a day that follows from
//! other facts (the derived triggers of CONTRACT section 1).
//! Not here: what is counted from that day.

use chrono::NaiveDate;

use super::{Ambiguous, Assessment};
use crate::calendar::plus_days;
use crate::formula::Count;
use crate::rule::{Rule, RuleVersion};
use crate::situation::{Fact, Situation};
use crate::trace::{Action, Step};
use crate::words::{Document, FactKind, Kind};

/// Where one occurrence of a rule starts.
#[derive(Clone, Debug)]
pub struct Trigger<'a> {
    /// The fact, by the name the occurrence bears.
    pub kind: FactKind,
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
            kind: fact.kind,
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
            let mut step = Step::new(self.broken_since.unwrap_or(self.on), Action::Derived);
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
            kind,
            on: fact.on,
            fact: Some(fact),
            derived_from: Some(fact.kind),
            assumed: false,
            broken_since: None,
        }
    }
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
) -> Vec<Trigger<'a>> {
    if rule.trigger == FactKind::DocumentExpires {
        return printed_ends(situation);
    }
    if rule
        .version
        .iter()
        .any(|version| version.count == Count::VisaEnd)
    {
        return visa_end(situation).into_iter().collect();
    }
    of_kind(rule.trigger, situation, so_far)
        .into_iter()
        .collect()
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
        FactKind::LawfulStayStarted => earliest(&[FactKind::Annex15Issued, FactKind::CardIssued])
            .map(|fact| Trigger::derived(kind, fact))
            .or_else(|| {
                let entry = situation.newest(FactKind::EnteredBelgium)?;
                Some(Trigger {
                    assumed: true,
                    ..Trigger::derived(kind, entry)
                })
            }),
        FactKind::StayEnds => stay_end(situation, so_far),
        _ => None,
    }
}

/// The earliest of the computed ends of the stay and an end printed on a declaration of arrival.
fn stay_end<'a>(situation: &'a Situation, so_far: &Assessment<'_>) -> Option<Trigger<'a>> {
    let computed = so_far
        .deadlines
        .iter()
        .filter(|deadline| deadline.rule.kind == Kind::StayLimit);
    let computed = computed.filter_map(|deadline| Some((deadline.due?, deadline.trigger)));
    let printed = situation
        .of(FactKind::DocumentExpires)
        .filter(|fact| matches!(fact.document, Some(Document::Annex3 | Document::Annex3ter)))
        .map(|fact| (fact.on, fact.kind));
    let (on, from) = computed.chain(printed).min_by_key(|(on, _)| *on)?;
    Some(Trigger {
        kind: FactKind::StayEnds,
        on,
        fact: None,
        derived_from: Some(from),
        assumed: false,
        broken_since: None,
    })
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
pub fn document(rule: &Rule, trigger: &Trigger<'_>, situation: &Situation) -> Vec<Document> {
    if rule.trigger == FactKind::DocumentExpires {
        let named = trigger.fact.and_then(|fact| fact.document);
        return named.or(situation.about.document).into_iter().collect();
    }
    rule.document.clone()
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
        .filter_map(|fact| fact.document.or(situation.about.document))
        .find(|document| rule.document.contains(document))
}
