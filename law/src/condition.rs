//! When a rule applies and whom it exempts, asked of what is known.
//! Not here: guessing. What is not known is answered with the name of what is missing.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::situation::{Fact, Situation};
use crate::words::{Card, Document, Lodging, Purpose, StayLength, Track, Visa};

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
    pub purpose: Option<Vec<Purpose>>,
    pub document: Option<Vec<Document>>,
    /// Whether the person is a national of the Union, the EEA or Switzerland on the trigger day.
    pub free_movement: Option<bool>,
}

/// Lodgings that report their guests themselves (LAW 1.3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// The lodgings.
    pub lodging: Vec<Lodging>,
}

/// The answer to a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl Condition {
    /// Asks this condition of a situation; `trigger` is the fact that starts the rule, whose card
    /// and document beat `about`; `on` decides which nationals are treated as Union citizens.
    pub fn ask(
        &self,
        situation: &Situation,
        trigger: Option<&Fact>,
        on: Option<NaiveDate>,
    ) -> Vec<Verdict> {
        if !self.tracks.is_empty() && !self.tracks.contains(&situation.track) {
            return vec![Verdict::Holds];
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
        let card = trigger.and_then(|fact| fact.card).or(about.card);
        let document = trigger.and_then(|fact| fact.document).or(about.document);
        vec![
            one_of(self.stay.as_ref(), about.stay, "about.stay"),
            one_of(self.visa.as_ref(), about.visa, "about.visa"),
            one_of(self.card.as_ref(), card, "about.card"),
            one_of(self.purpose.as_ref(), about.purpose, "about.purpose"),
            one_of(self.document.as_ref(), document, "about.document"),
            free_movement,
        ]
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
