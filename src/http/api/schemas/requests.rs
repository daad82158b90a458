//! What is sent: cases, events, corrections.
//! Not here: questions to the calculator ([`super::questions`]).

use casework::event::EventKind;
use casework::words::Language;
use law::RuleBook;
use law::words::{
    AbsenceReason, Card, Document, FactKind, Lodging, Purpose, Sponsor, StayLength, Track, Visa,
};
use serde_json::{Value, json};

use super::{
    Named, UUID, day, flag, nationality, object, one_of_ours, or_null, rules, short, words,
};
use crate::http::api::cases::{MOST_CONTACTS, MOST_EVENTS};
use crate::http::api::events::LONGEST_OUTCOME;

/// One line that is not blank; no control characters.
const NAME: &str = "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000][^\\u0000-\\u001f\\u007f-\\u009f]*$";
/// What `Email::parse` reads.
const EMAIL: &str = "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$";
/// What `Phone::parse` reads: international, or Belgian from a single 0.
const PHONE: &str = "^[ ./()-]*((\\+|0[ ./()-]*0)[ ./()-]*[1-9]([ ./()-]*[0-9]){7,14}|0[ ./()-]*[1-9]([ ./()-]*[0-9]){5,12})[ ./()-]*$";

pub fn all(book: &RuleBook) -> Vec<Named> {
    vec![
        ("NewCase", new_case()),
        ("NewContact", new_contact()),
        ("NewEvent", new_event()),
        ("Correction", correction()),
        ("Attributes", attributes(book)),
        ("Empty", object(&[])),
        ("Assignment", assignment()),
    ]
}

/// The kinds that may be recorded: absences are recorded one by one, as `absent`.
pub fn event_kinds() -> Value {
    let facts = FactKind::ALL
        .iter()
        .filter(|kind| **kind != FactKind::Absences);
    let kinds = facts
        .map(|kind| EventKind::Fact(*kind))
        .chain(EventKind::OWN);
    let kinds: Vec<&str> = kinds.map(EventKind::as_str).collect();
    json!({"type": "string", "enum": kinds})
}

fn municipality() -> Value {
    json!({"type": "string", "pattern": "^[1-9][0-9]{4}$", "description": "NIS code"})
}

fn name() -> Value {
    json!({"type": "string", "minLength": 1, "maxLength": 200, "pattern": NAME})
}

fn new_case() -> Value {
    let several = |of: &str, most: usize| {
        or_null(json!({"type": "array", "items": one_of_ours(of), "maxItems": most}))
    };
    let mut schema = object(&[
        ("given_name", name()),
        ("family_name", name()),
        ("language", words!(Language)),
        ("nationality", nationality()),
        ("birth_date?", or_null(day())),
        ("contacts?", several("NewContact", MOST_CONTACTS)),
        ("municipality", municipality()),
        (
            "team?",
            or_null(described(
                short(200),
                "the id or name of a team; absent: the team of the key's owner",
            )),
        ),
        (
            "caseworker?",
            or_null(described(
                short(254),
                "the id or e-mail address of an active user",
            )),
        ),
        (
            "household?",
            or_null(
                json!({"type": "string", "pattern": UUID, "description": "an identifier of your own choice, the same for people who live together"}),
            ),
        ),
        ("track", words!(Track)),
        ("events?", several("NewEvent", MOST_EVENTS)),
    ]);
    schema["example"] = json!({
        "given_name": "Élise", "family_name": "Voorbeeld", "language": "fr", "nationality": "RO",
        "contacts": [{"email": "elise@mail.example", "phone": "+32 470 00 00 00"}],
        "municipality": "11002", "track": "eu-short-stay",
        "events": [
            {"kind": "entered_belgium", "on": "2025-11-20"},
            {"kind": "lodging_stated", "on": "2025-11-20", "attributes": {"lodging": "private"}},
        ],
    });
    schema
}

fn described(mut schema: Value, about: &str) -> Value {
    schema["description"] = about.into();
    schema
}

fn new_contact() -> Value {
    let mut schema = object(&[
        (
            "email?",
            or_null(json!({"type": "string", "maxLength": 254, "pattern": EMAIL})),
        ),
        (
            "phone?",
            or_null(json!({"type": "string", "pattern": PHONE})),
        ),
        ("language?", or_null(words!(Language))),
    ]);
    schema["description"] = "An e-mail address, a telephone number or both; the language is that of the person unless it is given.".into();
    schema
}

fn event_keys() -> Vec<(&'static str, Value)> {
    vec![
        (
            "until?",
            or_null(described(day(), "the last day of a period")),
        ),
        ("document?", or_null(words!(Document))),
        ("attributes?", or_null(one_of_ours("Attributes"))),
        (
            "evidence?",
            or_null(described(short(500), "what you saw, in your words")),
        ),
    ]
}

fn new_event() -> Value {
    let mut keys = vec![("kind", event_kinds()), ("on", day())];
    keys.extend(event_keys());
    let mut schema = object(&keys);
    schema["example"] =
        json!({"kind": "presence_reported", "on": "2025-11-24", "document": "annex-3ter"});
    schema
}

fn correction() -> Value {
    let mut keys = vec![("on?", day())];
    keys.extend(event_keys());
    let mut schema = object(&keys);
    schema["minProperties"] = 1.into();
    schema["description"] =
        "What is right instead. An absent key stays as it was; null takes away.".into();
    schema["example"] = json!({"on": "2025-11-19"});
    schema
}

fn attributes(book: &RuleBook) -> Value {
    let mut schema = object(&[
        ("track?", or_null(words!(Track))),
        ("stay?", or_null(words!(StayLength))),
        ("lodging?", or_null(words!(Lodging))),
        ("purpose?", or_null(words!(Purpose))),
        ("sponsor?", or_null(words!(Sponsor))),
        ("visa?", or_null(words!(Visa))),
        (
            "visa_days?",
            or_null(json!({"type": "integer", "minimum": 1, "maximum": 365})),
        ),
        ("card?", or_null(words!(Card))),
        ("old_layout?", or_null(flag())),
        ("rule?", or_null(rules(book))),
        ("reason?", or_null(words!(AbsenceReason))),
        ("issued_on?", or_null(day())),
        ("municipality?", or_null(municipality())),
        ("outcome?", or_null(short(LONGEST_OUTCOME))),
    ]);
    schema["description"] = "What an event says besides its day; which keys belong to which kind is told when one is missing or too many.".into();
    schema
}

fn assignment() -> Value {
    let mut schema = object(&[
        ("team", described(short(200), "the id or name of a team")),
        (
            "caseworker?",
            or_null(described(
                short(254),
                "the id or e-mail address of an active user; absent: nobody yet",
            )),
        ),
    ]);
    schema["example"] = json!({"team": "Onthaal"});
    schema
}
