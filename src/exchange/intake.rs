//! What is known of a person when a case is opened, whoever brings it: the command line, a row of a
//! file. Here it becomes the command.
//! Not here: reading it from text, and judging it.

use casework::case_file::Reference;
use casework::command::{NewEvent, OpenCase};
use casework::contact::{Email, NewContact, Phone};
use casework::event::EventKind;
use casework::ids::{TeamId, UserId};
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::Person;
use chrono::NaiveDate;
use law::words::{Lodging, Purpose, Sponsor, StayLength, Track, Visa};

use super::column::Column;

/// A person with an arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// The reference to keep, if there is one.
    pub reference: Option<Reference>,
    /// Whose case.
    pub person: Person,
    /// Address for letters.
    pub email: Option<Email>,
    /// Telephone number.
    pub phone: Option<Phone>,
    /// Where the person lives.
    pub municipality: Nis,
    /// The road the person is on.
    pub track: Track,
    /// The day of arrival in Belgium.
    pub arrived_on: NaiveDate,
    /// What shows the arrival.
    pub evidence: Option<Masked<String>>,
    /// Short or long.
    pub stay: Option<StayLength>,
    /// Where the person sleeps.
    pub lodging: Option<Lodging>,
    /// The visa in the passport.
    pub visa: Option<Visa>,
    /// Days of stay printed on a C visa.
    pub visa_days: Option<u32>,
    /// What the person comes for.
    pub purpose: Option<Purpose>,
    /// Whom the person joins.
    pub sponsor: Option<Sponsor>,
}

impl Intake {
    /// The command that opens the case; what has no day of its own is stated on the day of recording.
    pub fn open(&self, team: TeamId, caseworker: Option<UserId>, today: NaiveDate) -> OpenCase {
        let contact = NewContact {
            email: self.email.clone(),
            phone: self.phone.clone(),
            language: self.person.language,
        };
        let reachable = contact.email.is_some() || contact.phone.is_some();
        OpenCase {
            reference: self.reference.clone(),
            person: self.person.clone(),
            contacts: if reachable { vec![contact] } else { Vec::new() },
            municipality: self.municipality.clone(),
            team,
            caseworker,
            household: None,
            track: self.track,
            events: self.events(today),
        }
    }

    /// The arrival and what else was said when the case was opened.
    fn events(&self, today: NaiveDate) -> Vec<NewEvent> {
        let mut arrival = NewEvent::new(EventKind::ARRIVAL, self.arrived_on);
        arrival.evidence.clone_from(&self.evidence);
        let stated = |kind| NewEvent::new(kind, today);
        let mut events = vec![arrival];
        if self.stay.is_some() {
            let mut event = stated(EventKind::StayStated);
            event.attributes.stay = self.stay;
            events.push(event);
        }
        if self.lodging.is_some() {
            let mut event = stated(EventKind::LodgingStated);
            event.attributes.lodging = self.lodging;
            events.push(event);
        }
        if self.visa.is_some() {
            let mut event = stated(EventKind::VisaStated);
            event.attributes.visa = self.visa;
            event.attributes.visa_days = self.visa_days;
            events.push(event);
        }
        if self.purpose.is_some() {
            let mut event = stated(EventKind::PurposeStated);
            event.attributes.purpose = self.purpose;
            event.attributes.sponsor = self.sponsor;
            events.push(event);
        }
        events
    }

    /// The column that a field of the command came from, as a refusal names it.
    pub fn column_of(&self, field: &str, today: NaiveDate) -> Column {
        let place = field
            .strip_prefix("events[")
            .and_then(|rest| rest.split_once(']'))
            .and_then(|(place, _)| place.parse::<usize>().ok());
        if let Some(place) = place {
            let events = self.events(today);
            return match events.get(place).map(|event| event.kind) {
                Some(EventKind::StayStated) => Column::Stay,
                Some(EventKind::LodgingStated) => Column::Lodging,
                Some(EventKind::VisaStated) if field.ends_with("visa_days") => Column::VisaDays,
                Some(EventKind::VisaStated) => Column::Visa,
                Some(EventKind::PurposeStated) if field.ends_with("sponsor") => Column::Sponsor,
                Some(EventKind::PurposeStated) => Column::Purpose,
                _ if field.ends_with("evidence") => Column::Evidence,
                _ => Column::Arrived,
            };
        }
        match field {
            "reference" => Column::Reference,
            "person.birth_on" => Column::BirthDate,
            "person.nationality" => Column::Nationality,
            "municipality" => Column::Municipality,
            "team" => Column::Team,
            field if field.starts_with("contacts") => Column::Email,
            _ => Column::Track,
        }
    }
}
