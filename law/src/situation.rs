//! What is known of one person, as the law asks it: facts on civil dates and a few attributes.
//! Not here: who the person is. No name, no address and no contact ever enters this package.

use chrono::NaiveDate;

use crate::nationality::Nationality;
use crate::words::{
    AbsenceReason, Card, Document, FactKind, Lodging, Profile, Purpose, Sponsor, StayLength, Track,
    Visa,
};

/// One thing that happened (or is printed) on a civil date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What happened.
    pub kind: FactKind,
    /// The day it happened, or the last day printed on a paper.
    pub on: NaiveDate,
    /// The paper concerned.
    pub document: Option<Document>,
    /// The card concerned.
    pub card: Option<Card>,
    /// The day the expiring paper was issued.
    pub issued_on: Option<NaiveDate>,
    /// For `duty_done`: the id of the rule that is settled.
    pub rule: Option<String>,
    /// What the caller knows this fact by; it comes back in [`crate::Deadline::fact_key`].
    pub key: Option<String>,
}

impl Fact {
    /// A plain fact without details.
    pub const fn new(kind: FactKind, on: NaiveDate) -> Self {
        Self {
            kind,
            on,
            document: None,
            card: None,
            issued_on: None,
            rule: None,
            key: None,
        }
    }
}

/// What conditions ask. Absent means not known, never "no".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of CONTRACT section 1")]
pub struct About {
    pub stay: Option<StayLength>,
    pub lodging: Option<Lodging>,
    pub nationality: Option<Nationality>,
    pub birth_date: Option<NaiveDate>,
    pub visa: Option<Visa>,
    /// The length printed on a C visa, in days of stay.
    pub visa_days: Option<u32>,
    pub card: Option<Card>,
    pub old_layout: Option<bool>,
    pub purpose: Option<Purpose>,
    pub sponsor: Option<Sponsor>,
    /// NIS code of the municipality.
    pub municipality: Option<String>,
    pub document: Option<Document>,
}

/// Time spent outside Belgium; both ends are days away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// First day away.
    pub from: NaiveDate,
    /// Last day away; `None` while still away.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: AbsenceReason,
}

/// Time spent in the Schengen area before; both ends are days of stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// First day of stay.
    pub from: NaiveDate,
    /// Last day of stay.
    pub until: NaiveDate,
}

/// Everything the engine needs to answer.
#[derive(Clone, Debug)]
pub struct Situation {
    /// The road the person is on.
    pub track: Track,
    /// What happened.
    pub facts: Vec<Fact>,
    /// What conditions ask.
    pub about: About,
    /// Times away.
    pub absences: Vec<Absence>,
    /// Earlier stays in the Schengen area.
    pub earlier_stays: Vec<Stay>,
    /// Days on which the town hall is shut; they move advice only.
    pub closures: Vec<NaiveDate>,
    /// The day of the question in Europe/Brussels; without it no state is given.
    pub today: Option<NaiveDate>,
    /// Which reading the safe date follows.
    pub profile: Profile,
}

impl Situation {
    /// A person on a track of whom nothing else is known yet.
    pub fn new(track: Track) -> Self {
        Self {
            track,
            facts: Vec::new(),
            about: About::default(),
            absences: Vec::new(),
            earlier_stays: Vec::new(),
            closures: Vec::new(),
            today: None,
            profile: Profile::Careful,
        }
    }

    /// All facts of one kind, as given.
    pub fn of(&self, kind: FactKind) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.kind == kind)
    }

    /// The newest fact of a kind; of two on the same day, the one given last.
    pub fn newest(&self, kind: FactKind) -> Option<&Fact> {
        self.of(kind).max_by_key(|fact| fact.on)
    }

    /// The earliest fact of a kind.
    pub fn earliest(&self, kind: FactKind) -> Option<&Fact> {
        self.of(kind).min_by_key(|fact| fact.on)
    }
}
