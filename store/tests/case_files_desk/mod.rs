//! A desk with one case on it: commands carried out with the embedded rule book.
//! Not here: keeping what they change.
#![allow(dead_code)]

use casework::access::Actor;
use casework::brussels;
use casework::case_file::CaseFile;
use casework::command::{Changes, Command, Context, NewEvent, OpenCase, apply};
use casework::contact::{Email, NewContact, Phone};
use casework::event::EventKind;
use casework::ids::TeamId;
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::{Name, Person};
use casework::settings::Settings;
use casework::words::Language;
use chrono::{DateTime, NaiveDate, Utc};
use law::RuleBook;
use law::words::{FactKind, Track};
use uuid::Uuid;

use crate::common::{Counted, TestStore, id, instant};

/// Ids, a clock and the case worked on.
pub struct Desk {
    /// Where ids come from.
    pub ids: Counted,
    /// The clock.
    pub now: DateTime<Utc>,
    /// The case.
    pub file: Option<CaseFile>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            ids: Counted(1 << 64),
            now: store::values::micros(instant(0)),
            file: None,
        }
    }
}

impl Desk {
    /// Carries out a command; a refusal ends the test.
    pub fn run(&mut self, command: &Command) -> Changes {
        let settings = Settings::embedded().expect("the ladders");
        let actor = Actor::operator();
        let mut context = Context {
            book: RuleBook::embedded().expect("the rule book"),
            settings: &settings,
            closures: &[],
            now: self.now,
            today: brussels::day_of(self.now),
            actor: &actor,
            ids: &mut self.ids,
        };
        let file = match command {
            Command::Open(_) => None,
            _ => self.file.as_ref(),
        };
        let changes = apply(file, command, &mut context).expect("a command that is allowed");
        self.file = Some(changes.file.clone());
        changes
    }
}

/// A fact without details.
pub fn fact(kind: FactKind, on: NaiveDate) -> NewEvent {
    NewEvent::new(EventKind::Fact(kind), on)
}

/// The command that opens the case of a European citizen in team 7.
pub fn open(given: &str, family: &str, events: Vec<NewEvent>) -> Command {
    Command::Open(Box::new(OpenCase {
        reference: None,
        person: Person {
            given_name: Name::parse("person.given_name", given).expect("a name"),
            family_name: Name::parse("person.family_name", family).expect("a name"),
            language: Language::Nl,
            nationality: Masked::new(Person::parse_nationality("RO").expect("a country")),
            birth_on: NaiveDate::from_ymd_opt(1990, 1, 2).map(Masked::new),
        },
        contacts: vec![
            NewContact {
                email: Some(Email::parse("Zoe@mail.example").expect("an address")),
                phone: None,
                language: Language::Fr,
            },
            NewContact {
                email: None,
                phone: Some(Phone::parse("0470 12 34 56").expect("a number")),
                language: Language::Nl,
            },
        ],
        municipality: Nis::parse("11002").expect("a code"),
        team: TeamId(Uuid::from_u128(7)),
        caseworker: None,
        household: None,
        track: Track::EuShortStay,
        events,
    }))
}

/// A team to own cases.
pub async fn team(bench: &TestStore, number: u128) {
    let text = format!(
        "INSERT INTO team (id, name) VALUES ({}, 'Team {number}')",
        id(bench, number)
    );
    bench.raw(&text).await.expect("a new team");
}
