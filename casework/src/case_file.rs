//! One case file: one person, what happened, and what was derived from it and is stored.
//! Not here: changing it. Commands do that, and return the new file with what must be written.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use law::words::{FactKind, Track};

use crate::brussels;
use crate::contact::Contact;
use crate::correction::Told;
use crate::deadline::Deadline;
use crate::event::{Event, EventKind};
use crate::ids::{CaseId, DeadlineId, EventId, HouseholdId, Ids, TeamId, UserId};
use crate::municipality::Nis;
use crate::person::Person;
use crate::refusal::{Problem, Refusal};
use crate::reminder::Reminder;
use crate::words::CaseStatus;

/// The letters and digits of a reference: none that is mistaken for another.
const REFERENCE_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many of them make a reference.
const REFERENCE_LENGTH: usize = 8;

/// A reference as [`CaseFile::reference`] keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference(String);

impl Reference {
    /// Reads a reference; small letters, spaces and hyphens are forgiven.
    ///
    /// # Errors
    /// When it is not eight of the letters and digits that references are made of.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let kept: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let known = |letter: u8| REFERENCE_ALPHABET.contains(&letter);
        if kept.len() != REFERENCE_LENGTH || !kept.bytes().all(known) {
            let expected =
                "eight letters and digits as this program gives them, none of I, L, O and U";
            return Err(Refusal::new("reference", Problem::Unreadable, expected));
        }
        Ok(Self(kept))
    }

    /// Eight characters from the random tail of a new identifier.
    pub(crate) fn random(ids: &mut dyn Ids) -> Self {
        let random = ids.next_uuid().as_u128();
        let letters = (0..REFERENCE_LENGTH).rev().filter_map(|place| {
            let index = usize::try_from((random >> (5 * place)) & 31).ok()?;
            REFERENCE_ALPHABET.get(index).copied().map(char::from)
        });
        Self(letters.collect())
    }

    /// The eight characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

/// A file as it is loaded, worked on and written back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// Which case.
    pub id: CaseId,
    /// Eight random letters and digits that may stand in a letter.
    pub reference: String,
    /// Whose case.
    pub person: Person,
    /// Who is written to.
    pub contacts: Vec<Contact>,
    /// Where the person lives.
    pub municipality: Nis,
    /// The team that works on it.
    pub team: TeamId,
    /// The caseworker, once there is one.
    pub caseworker: Option<UserId>,
    /// The people the person lives with.
    pub household: Option<HouseholdId>,
    /// Whether it is still worked on.
    pub status: CaseStatus,
    /// Grows by one with every change.
    pub version: i64,
    /// When the case was recorded.
    pub recorded_at: DateTime<Utc>,
    /// Every event ever recorded, oldest first.
    pub events: Vec<Event>,
    /// Every stored deadline, ended ones too.
    pub deadlines: Vec<Deadline>,
    /// Every stored reminder of those deadlines.
    pub reminders: Vec<Reminder>,
    /// Every date of those deadlines that letters named.
    pub told: Vec<Told>,
    /// The hash of the rule book the dates were computed with.
    pub rulebook: String,
}

impl CaseFile {
    /// The events that hold: neither withdrawn nor corrected by one that holds.
    pub fn live_events(&self) -> Vec<&Event> {
        let corrected: HashSet<EventId> = self
            .events
            .iter()
            .filter(|event| event.withdrawn_at.is_none())
            .filter_map(|event| event.corrects)
            .collect();
        self.events
            .iter()
            .filter(|event| event.withdrawn_at.is_none() && !corrected.contains(&event.id))
            .collect()
    }

    /// One event, live or not.
    pub fn find_event(&self, id: EventId) -> Option<&Event> {
        self.events.iter().find(|event| event.id == id)
    }

    /// One stored deadline.
    pub fn find_deadline(&self, id: DeadlineId) -> Option<&Deadline> {
        self.deadlines.iter().find(|deadline| deadline.id == id)
    }

    /// Every row, live or ended, of the same duty: the same rule from the same fact, also as that stood
    /// before it was corrected.
    pub fn same_duty(&self, row: &Deadline) -> Vec<DeadlineId> {
        let fact = self.as_corrected(row.occurrence);
        let rows = self.deadlines.iter().filter(|other| other.rule == row.rule);
        rows.filter(|other| self.as_corrected(other.occurrence) == fact)
            .map(|other| other.id)
            .collect()
    }

    /// The newest event in the chain of corrections that begins with one.
    fn as_corrected(&self, mut id: EventId) -> EventId {
        // A chain is never longer than the file.
        for _ in &self.events {
            let Some(next) = self.events.iter().find(|event| event.corrects == Some(id)) else {
                return id;
            };
            id = next.id;
        }
        id
    }

    /// The newest live event of a kind; of two on the same day, the one recorded last.
    pub fn newest(&self, kind: EventKind) -> Option<&Event> {
        self.live_events()
            .into_iter()
            .filter(|event| event.kind == kind)
            .max_by_key(|event| (event.on, event.recorded_at))
    }

    /// The tracks the person was on, in order, each with the day it was left.
    pub fn tracks(&self) -> Vec<(Track, Option<NaiveDate>)> {
        let mut chosen: Vec<(&Event, Track)> = self
            .live_events()
            .into_iter()
            .filter(|event| event.kind == EventKind::TrackChosen)
            .filter_map(|event| Some((event, event.attributes.track?)))
            .collect();
        chosen.sort_by_key(|(event, _)| (event.on, event.recorded_at));
        let left = chosen.iter().skip(1).map(|(event, _)| Some(event.on));
        let tracks = chosen.iter().map(|(_, track)| *track);
        tracks.zip(left.chain([None])).collect()
    }

    /// The track the person is on.
    pub fn track(&self) -> Option<Track> {
        self.tracks().last().map(|(track, _)| *track)
    }

    /// The day of arrival, the newest if there were several.
    pub fn arrived_on(&self) -> Option<NaiveDate> {
        self.newest(EventKind::Fact(FactKind::EnteredBelgium))
            .map(|event| event.on)
    }

    /// The civil day the case was recorded.
    pub fn recorded_on(&self) -> NaiveDate {
        brussels::day_of(self.recorded_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Counter;

    #[test]
    fn references_are_forgiving_and_strict() {
        let made = Reference::random(&mut Counter(77));
        assert_eq!(Reference::parse(made.as_str()), Ok(made));
        let typed = Reference::parse(" 0abc-dEf9 ").unwrap();
        assert_eq!(typed.as_str(), "0ABCDEF9");
        for bad in [
            "",
            "0ABCDEF",
            "0ABCDEF99",
            "0ABCDEFI",
            "2026/012",
            "0ABCDEÉ9",
        ] {
            assert!(Reference::parse(bad).is_err(), "{bad:?}");
        }
    }
}
