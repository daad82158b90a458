//! What happened to a person: record it, put it right, take it back.
//! Not here: which dates follow.

use axum::http::Method;
use casework::case_file::CaseFile;
use casework::command::{Command, NewEvent};
use casework::event::{Attributes, EventKind};
use casework::ids::EventId;
use casework::masked::Masked;
use casework::municipality::Nis;
use law::contract::Tree;
use store::api_keys::KeyScope;

use super::body::{Object, Read, id, parse};
use super::call::Call;
use super::problem::ApiProblem;
use super::writing::change;
use super::{Access, Answer, JSON, Route, Sent};

/// Keys of an event.
pub const KEYS: [&str; 6] = ["kind", "on", "until", "document", "attributes", "evidence"];

/// Keys of what an event says besides its day.
pub const ATTRIBUTES: [&str; 14] = [
    "track",
    "stay",
    "lodging",
    "purpose",
    "sponsor",
    "visa",
    "visa_days",
    "card",
    "old_layout",
    "rule",
    "reason",
    "issued_on",
    "municipality",
    "outcome",
];

/// What a review decided is said shortly.
pub const LONGEST_OUTCOME: usize = 500;

/// `POST /cases/{case}/events`
pub static RECORD: Route = Route {
    method: Method::POST,
    path: "/api/v1/cases/{case}/events",
    id: "recordEvent",
    summary: "Record a fact or a judgement; the answer has the dates that changed",
    access: Access::Key(KeyScope::Write),
    query: &[],
    sent: Sent::Json("NewEvent"),
    changes: true,
    versioned: true,
    status: 200,
    answers: &[(JSON, "Changed")],
    also: &[],
    answer: |call| Box::pin(record(call)),
};

/// `POST /cases/{case}/events/{event}/corrections`
pub static CORRECT: Route = Route {
    method: Method::POST,
    path: "/api/v1/cases/{case}/events/{event}/corrections",
    id: "correctEvent",
    summary: "Put another event in the place of a wrong one, which stays in the history; a key that is absent stays as it was, null takes it away",
    access: Access::Key(KeyScope::Write),
    query: &[],
    sent: Sent::Json("Correction"),
    changes: true,
    versioned: true,
    status: 200,
    answers: &[(JSON, "Changed")],
    also: &[],
    answer: |call| Box::pin(correct(call)),
};

/// `POST /cases/{case}/events/{event}/withdrawal`
pub static WITHDRAW: Route = Route {
    method: Method::POST,
    path: "/api/v1/cases/{case}/events/{event}/withdrawal",
    id: "withdrawEvent",
    summary: "Say that an event did not happen; it stays in the history",
    access: Access::Key(KeyScope::Write),
    query: &[],
    sent: Sent::Empty,
    changes: true,
    versioned: true,
    status: 200,
    answers: &[(JSON, "Changed")],
    also: &[],
    answer: |call| Box::pin(withdraw(call)),
};

/// Reads a whole event.
pub fn new_event(body: &Object<'_>) -> Read<NewEvent> {
    let expected = "a kind of event";
    let kind = body.word::<EventKind>("kind", expected)?;
    let kind = body.need("kind", kind, expected)?;
    let on = body.need("on", body.date("on")?, "YYYY-MM-DD")?;
    over(NewEvent::new(kind, on), body)
}

/// What is sent in the place of what was; an absent key changes nothing, `null` takes away.
fn over(mut event: NewEvent, body: &Object<'_>) -> Read<NewEvent> {
    if body.get("on").is_some() {
        event.on = body.need("on", body.date("on")?, "YYYY-MM-DD")?;
    }
    if body.get("until").is_some() {
        event.until = body.date("until")?;
    }
    if body.get("document").is_some() {
        event.document = body.word("document", "a paper")?;
    }
    if body.get("evidence").is_some() {
        let text = body.text("evidence")?;
        event.evidence = text.map(|text| Masked::new(text.to_owned()));
    }
    match body.get("attributes") {
        None => {}
        Some(Tree::Null) => event.attributes = Attributes::default(),
        Some(tree) => {
            let path = body.path("attributes");
            let sent = Object::of(tree, &path, &ATTRIBUTES)?;
            event.attributes = attributes_over(event.attributes, &sent)?;
        }
    }
    Ok(event)
}

fn attributes_over(mut was: Attributes, sent: &Object<'_>) -> Read<Attributes> {
    macro_rules! words {
        ($($name:ident: $expected:literal,)*) => {
            $(if sent.get(stringify!($name)).is_some() {
                was.$name = sent.word(stringify!($name), $expected)?;
            })*
        };
    }
    words! {
        track: "a track",
        stay: "short or long",
        lodging: "private, hotel, hospital, prison or licensed",
        purpose: "a purpose",
        sponsor: "eu, belgian or third-country",
        visa: "none, C, D or D-B20",
        card: "a card",
        reason: "a reason of absence",
    }
    if sent.get("visa_days").is_some() {
        was.visa_days = sent.whole("visa_days", 1, 365)?;
    }
    if sent.get("old_layout").is_some() {
        was.old_layout = sent.bool("old_layout")?;
    }
    if sent.get("rule").is_some() {
        was.rule = sent.text("rule")?.map(ToOwned::to_owned);
    }
    if sent.get("outcome").is_some() {
        was.outcome = sent
            .short("outcome", LONGEST_OUTCOME)?
            .map(ToOwned::to_owned);
    }
    if sent.get("issued_on").is_some() {
        was.issued_on = sent.date("issued_on")?;
    }
    if sent.get("municipality").is_some() {
        let nis = sent.text("municipality")?.map(Nis::parse).transpose();
        let wrong = |_| {
            let path = sent.path("municipality");
            ApiProblem::of_field("value.unknown", &path, "NIS code of five digits")
        };
        was.municipality = nis.map_err(wrong)?;
    }
    Ok(was)
}

async fn record(call: Call) -> Answer {
    let tree = parse(&call.body)?;
    let event = new_event(&Object::of(&tree, "", &KEYS)?)?;
    change(call, move |_| Ok(Command::Record(event))).await
}

/// The event that the path names; what is no id names none.
fn event_id(call: &Call) -> Read<EventId> {
    id(call.part("event")).ok_or_else(|| ApiProblem::not_found("event"))
}

async fn correct(call: Call) -> Answer {
    let tree = parse(&call.body)?;
    // Read once before the case is: a body that cannot be right is refused whatever the case says.
    let nothing = NewEvent::new(EventKind::ARRIVAL, call.today());
    over(nothing, &Object::of(&tree, "", &KEYS[1..])?)?;
    let event = event_id(&call)?;
    change(call, move |file: Option<&CaseFile>| {
        let old = file.and_then(|file| file.find_event(event));
        let old = old.ok_or_else(|| ApiProblem::not_found("event"))?;
        let was = NewEvent {
            kind: old.kind,
            on: old.on,
            until: old.until,
            document: old.document,
            attributes: old.attributes.clone(),
            evidence: old.evidence.clone(),
        };
        let with = over(was.clone(), &Object::of(&tree, "", &KEYS[1..])?)?;
        if with == was {
            let said = "the event says this already";
            return Err(ApiProblem::new("correction.empty", said));
        }
        Ok(Command::Correct { event, with })
    })
    .await
}

async fn withdraw(call: Call) -> Answer {
    if !call.body.is_empty() {
        Object::of(&parse(&call.body)?, "", &[])?;
    }
    let event = event_id(&call)?;
    change(call, move |_| Ok(Command::Withdraw { event })).await
}
