//! A case as JSON: the same for the command line and the API.
//! Not here: who may see it.

use casework::case_file::CaseFile;
use casework::deadline::Deadline;
use casework::event::Event;
use casework::question::{Question, questions};
use casework::reminder::Reminder;
use chrono::NaiveDate;
use serde_json::{Value, json};

/// Whether an event still speaks; `live` are the events that do.
pub fn event_state(event: &Event, live: &[casework::ids::EventId]) -> &'static str {
    if live.contains(&event.id) {
        "holds"
    } else if event.withdrawn_at.is_some() {
        "withdrawn"
    } else {
        "corrected"
    }
}

/// One deadline as it stands on `today`; `recorded_on` is the day its case was recorded.
pub fn deadline(deadline: &Deadline, recorded_on: NaiveDate, today: NaiveDate) -> Value {
    json!({
        "id": deadline.id, "rule": deadline.rule, "version": deadline.rule_version, "kind": deadline.kind,
        "trigger_on": deadline.trigger_on, "due": deadline.due_on, "safe": deadline.safe_on,
        "opens": deadline.opens_on, "state": deadline.standing(today, recorded_on),
        "met_on": deadline.met_on, "missing": deadline.legal.missing,
    })
}

/// One reminder.
pub fn reminder(reminder: &Reminder) -> Value {
    json!({
        "id": reminder.id, "contact": reminder.contact, "deadline": reminder.deadline, "rung": reminder.rung, "gentle": reminder.gentle,
        "opens_at": reminder.window.opens_at, "closes_at": reminder.window.closes_at,
        "state": reminder.state, "reason": reminder.reason, "delivery": reminder.delivery,
    })
}

/// The whole case; deadlines stand where they stand on `today`.
pub fn json_of(file: &CaseFile, today: NaiveDate) -> Value {
    let person = &file.person;
    let live: Vec<_> = file.live_events().iter().map(|event| event.id).collect();
    let event = |event: &Event| {
        json!({
            "id": event.id, "kind": event.kind, "on": event.on, "until": event.until, "document": event.document,
            "attributes": event.attributes, "evidence": event.evidence.as_ref().map(|text| text.expose()),
            "recorded_at": event.recorded_at, "corrects": event.corrects, "state": event_state(event, &live),
        })
    };
    let question = |question: &Question| json!({"code": question.code, "event": question.event, "deadline": question.deadline, "on": question.on, "about": question.detail});
    let contact = |contact: &casework::contact::Contact| {
        json!({
            "id": contact.id, "email": contact.email.as_ref().map(|email| email.expose()),
            "phone": contact.phone.as_ref().map(|phone| phone.expose()), "language": contact.language,
            "stopped_at": contact.stopped_at, "suspended_at": contact.suspended_at,
        })
    };
    json!({
        "id": file.id, "reference": file.reference, "version": file.version, "status": file.status,
        "given_name": person.given_name.expose(), "family_name": person.family_name.expose(),
        "language": person.language, "nationality": person.nationality.expose().as_str(),
        "birth_date": person.birth_on.as_ref().map(|born| *born.expose()),
        "track": file.track(), "municipality": file.municipality, "team": file.team, "caseworker": file.caseworker,
        "contacts": file.contacts.iter().map(contact).collect::<Vec<_>>(),
        "events": file.events.iter().map(event).collect::<Vec<_>>(),
        "deadlines": file.deadlines.iter().map(|one| deadline(one, file.recorded_on(), today)).collect::<Vec<_>>(),
        "reminders": file.reminders.iter().map(reminder).collect::<Vec<_>>(),
        "questions": questions(file, today).iter().map(question).collect::<Vec<_>>(),
    })
}
