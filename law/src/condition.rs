//! When a rule applies and whom it exempts, asked of what is known.
//! Not here: guessing. What is not known is answered with the name of what is missing.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::calendar::same_number;
use crate::situation::{Fact, Situation};
use crate::words::{Card, Document, Exempt, FactKind, Lodging, Purpose, StayLength, Track, Visa};

/// One condition; every field that is set must hold, on the tracks named (all, when none is).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    missing_docs,
    reason = "the names are those of `about` in CONTRACT section 1"
)]
pub struct Condition {
    #[serde(default)]
    pub tracks: Vec<Track>,
    pub stay: Option<Vec<StayLength>>,
    pub visa: Option<Vec<Visa>>,
    pub card: Option<Vec<Card>>,
    pub old_layout: Option<bool>,
    pub purpose: Option<Vec<Purpose>>,
    pub document: Option<Vec<Document>>,
    /// Whether the person is a national of the Union, the EEA or Switzerland on the trigger day.
    pub free_movement: Option<bool>,
}

/// Whom a rule exempts; any field that is set is enough. What is not known exempts nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// Lodgings that report their guests themselves (LAW 1.3).
    #[serde(default)]
    pub lodging: Vec<Lodging>,
    /// People below this age on the trigger day, in years.
    pub under_age: Option<u32>,
    /// Holders of these cards.
    #[serde(default)]
    pub card: Vec<Card>,
}

/// The answer to a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It does not: the rule says nothing to this person.
    Fails,
    /// It cannot be decided; the path of what is missing.
    Missing(&'static str),
}

fn one_of<T: PartialEq>(wanted: Option<&Vec<T>>, known: Option<T>, path: &'static str) -> Verdict {
    match (wanted, known) {
        (None, _) => Verdict::Holds,
        (Some(_), None) => Verdict::Missing(path),
        (Some(wanted), Some(known)) if wanted.contains(&known) => Verdict::Holds,
        _ => Verdict::Fails,
    }
}

/// The card a question is about: the one the trigger names, else `about`. A trigger that is no fact
/// about a card (a departure) leaves it to the newest fact that names one.
fn card(situation: &Situation, trigger: Option<&Fact>) -> Option<Card> {
    let says = match trigger {
        Some(fact) if !names_a_card(fact.kind) => newest_card(situation),
        other => other,
    };
    says.and_then(|fact| fact.card).or(situation.about.card)
}

/// The newest fact that says which card the person holds.
pub fn newest_card(situation: &Situation) -> Option<&Fact> {
    let named = situation.facts.iter();
    named
        .filter(|fact| names_a_card(fact.kind) && fact.card.is_some())
        .max_by_key(|fact| fact.on)
}

const fn names_a_card(kind: FactKind) -> bool {
    matches!(kind, FactKind::CardExpires | FactKind::CardIssued)
}

impl Condition {
    /// Asks this condition of a situation; `trigger` is the fact that starts the rule, whose card
    /// and document beat `about`; `on` decides which nationals are treated as Union citizens.
    pub fn ask(
        &self,
        situation: &Situation,
        trigger: Option<&Fact>,
        on: Option<NaiveDate>,
    ) -> [Verdict; 7] {
        if !self.tracks.is_empty() && !self.tracks.contains(&situation.track) {
            return [Verdict::Holds; 7];
        }
        let about = &situation.about;
        let free_movement = match (self.free_movement, about.nationality) {
            (None, _) => Verdict::Holds,
            (Some(_), None) => Verdict::Missing("about.nationality"),
            (Some(wanted), Some(state)) => match state.has_free_movement(on) {
                Some(has) if has != wanted => Verdict::Fails,
                _ => Verdict::Holds,
            },
        };
        let old_layout = match (self.old_layout, about.old_layout) {
            (None, _) => Verdict::Holds,
            (Some(_), None) => Verdict::Missing("about.old_layout"),
            (Some(wanted), Some(old)) if wanted == old => Verdict::Holds,
            _ => Verdict::Fails,
        };
        let card = card(situation, trigger);
        let document = trigger.and_then(|fact| fact.document).or(about.document);
        [
            one_of(self.stay.as_ref(), about.stay, "about.stay"),
            one_of(self.visa.as_ref(), about.visa, "about.visa"),
            one_of(self.card.as_ref(), card, "about.card"),
            old_layout,
            one_of(self.purpose.as_ref(), about.purpose, "about.purpose"),
            one_of(self.document.as_ref(), document, "about.document"),
            free_movement,
        ]
    }

    /// Whether it is known to hold.
    pub fn holds(
        &self,
        situation: &Situation,
        trigger: Option<&Fact>,
        on: Option<NaiveDate>,
    ) -> bool {
        let verdicts = self.ask(situation, trigger, on);
        verdicts.iter().all(|verdict| *verdict == Verdict::Holds)
    }
}

/// Asks several conditions together: one that fails decides; else what is missing is listed.
pub fn ask_all(
    conditions: &[Condition],
    situation: &Situation,
    trigger: Option<&Fact>,
    on: Option<NaiveDate>,
) -> Result<Vec<&'static str>, Failed> {
    let mut missing = Vec::new();
    for verdict in conditions
        .iter()
        .flat_map(|c| c.ask(situation, trigger, on))
    {
        match verdict {
            Verdict::Holds => {}
            Verdict::Fails => return Err(Failed),
            Verdict::Missing(path) if missing.contains(&path) => {}
            Verdict::Missing(path) => missing.push(path),
        }
    }
    Ok(missing)
}

/// A condition was decided false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed;

impl Exemption {
    /// Why this person is exempt on a trigger day, if so.
    pub fn applies(
        &self,
        situation: &Situation,
        trigger: Option<&Fact>,
        on: NaiveDate,
    ) -> Option<Exempt> {
        let about = &situation.about;
        let lodging = about.lodging.filter(|one| self.lodging.contains(one));
        let young = || {
            let (limit, born) = self.under_age.zip(about.birth_date)?;
            let months = i32::try_from(limit.checked_mul(12)?).ok()?;
            let comes_of_age = same_number(born, months)?;
            (comes_of_age > on).then_some(Exempt::Age)
        };
        let holds = || {
            let card = card(situation, trigger)?;
            self.card.contains(&card).then_some(Exempt::Card)
        };
        lodging
            .and_then(Lodging::exemption)
            .or_else(young)
            .or_else(holds)
    }
}
