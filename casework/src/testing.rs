//! For the tests beside the code: a counter for identifiers, a clock that is a value, a case.

use chrono::{DateTime, NaiveDate, Utc};
use law::RuleBook;
use law::words::{FactKind, Lodging, Track};
use uuid::Uuid;

use crate::access::Actor;
use crate::brussels;
use crate::case_file::CaseFile;
use crate::command::{Changes, Command, Context, NewEvent, OpenCase, apply};
use crate::contact::{Email, NewContact};
use crate::correction::Told;
use crate::delivery::DeliveryState;
use crate::event::EventKind;
use crate::ids::{DeliveryId, Ids, TeamId};
use crate::masked::Masked;
use crate::municipality::Nis;
use crate::person::{Name, Person};
use crate::refusal::Refusal;
use crate::settings::Settings;
use crate::words::Language;

pub struct Counter(pub u128);

impl Ids for Counter {
    fn next_uuid(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An instant on the clocks of Brussels.
pub fn at(text: &str) -> DateTime<Utc> {
    let local: chrono::NaiveDateTime = text.parse().unwrap();
    brussels::at(local.date(), 0) + (local - local.date().and_time(chrono::NaiveTime::MIN))
}

pub fn fact(kind: FactKind, on: &str) -> NewEvent {
    NewEvent::new(EventKind::Fact(kind), day(on))
}

pub fn lodging(lodging: Lodging, on: NaiveDate) -> NewEvent {
    let mut event = NewEvent::new(EventKind::LodgingStated, on);
    event.attributes.lodging = Some(lodging);
    event
}

pub fn open(track: Track, events: Vec<NewEvent>) -> Command {
    Command::Open(Box::new(OpenCase {
        reference: None,
        person: Person {
            given_name: Name::parse("person.given_name", "Annelien").unwrap(),
            family_name: Name::parse("person.family_name", "Proefkonijn").unwrap(),
            language: Language::Nl,
            nationality: Masked::new(Person::parse_nationality("RO").unwrap()),
            birth_on: None,
        },
        contacts: vec![NewContact {
            email: Some(Email::parse("annelien@mail.example").unwrap()),
            phone: None,
            language: Language::Nl,
        }],
        municipality: Nis::parse("11002").unwrap(),
        team: TeamId(Uuid::from_u128(7)),
        caseworker: None,
        household: None,
        track,
        events,
    }))
}

/// A desk with one case on it.
pub struct Desk {
    pub ids: Counter,
    pub book: RuleBook,
    pub settings: Settings,
    pub now: DateTime<Utc>,
    pub file: Option<CaseFile>,
}

impl Desk {
    pub fn new(now: &str) -> Self {
        Self {
            ids: Counter(1 << 64),
            book: RuleBook::embedded().unwrap().clone(),
            settings: Settings::embedded().unwrap(),
            now: at(now),
            file: None,
        }
    }

    pub fn try_do(&mut self, command: &Command) -> Result<Changes, Refusal> {
        let actor = Actor::operator();
        let mut context = Context {
            book: &self.book,
            settings: &self.settings,
            closures: &[],
            now: self.now,
            today: brussels::day_of(self.now),
            actor: &actor,
            ids: &mut self.ids,
        };
        let changes = apply(self.file.as_ref(), command, &mut context)?;
        self.file = Some(changes.file.clone());
        Ok(changes)
    }

    pub fn run(&mut self, command: &Command) -> Changes {
        self.try_do(command).unwrap()
    }

    pub fn record(&mut self, event: NewEvent) -> Changes {
        self.run(&Command::Record(event))
    }

    /// A letter told the first contact a date of the newest row of a rule.
    pub fn tell(&mut self, rule: &str, on: &str, last: bool) {
        let delivery = DeliveryId::next(&mut self.ids);
        let file = self.file.as_mut().unwrap();
        let row = file.deadlines.iter().rev().find(|row| row.rule == rule);
        let told = Told {
            contact: file.contacts[0].id,
            deadline: row.unwrap().id,
            on: day(on),
            last,
            delivery,
            state: DeliveryState::Sent,
            at: self.now,
        };
        file.told.push(told);
    }

    pub fn file(&self) -> &CaseFile {
        self.file.as_ref().unwrap()
    }
}
