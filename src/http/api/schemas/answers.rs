//! What comes back: cases with what is derived from them, lists, problems, and the state of the service.
//! Not here: the calculator's answers ([`super::questions`]).

use casework::delivery::DeliveryState;
use casework::question::QuestionCode;
use casework::words::{
    CaseStatus, DeliveryKind, EndReason, Language, ReminderReason, ReminderState, Standing,
};
use law::RuleBook;
use law::words::{Certainty, Consequence, Document, FactKind, Kind, Track};
use serde_json::{Value, json};
use store::api_keys::KeyScope;

use super::requests::event_kinds;
use super::{Named, day, flag, instant, list, object, one_of_ours, or_null, text, words};
use crate::exchange::Sameness;
use crate::http::api::{codes, paging};

type Keys = Vec<(&'static str, Value)>;

pub fn all(_: &RuleBook) -> Vec<Named> {
    vec![
        ("Case", object(&case())),
        ("Changed", changed()),
        ("CaseLine", case_line()),
        ("CasePage", page("cases", "CaseLine", id())),
        ("Contact", contact()),
        ("Event", event()),
        ("Deadline", object(&deadline())),
        ("CaseDeadline", case_deadline()),
        ("DeadlinePage", page("deadlines", "CaseDeadline", id())),
        ("DueLine", due_line()),
        ("DuePage", page("due", "DueLine", one_of_ours("DuePlace"))),
        ("Reminder", reminder()),
        ("ReminderPage", page("reminders", "Reminder", id())),
        ("ImportReport", import_report()),
        ("ImportProblem", import_problem()),
        ("ImportDuplicate", import_duplicate()),
        ("ImportQuestion", import_question()),
        ("ImportedCase", imported_case()),
        (
            "CaseFile",
            json!({"type": "string", "description": "A CSV file of cases: a header in one of four languages, a row a person. Sent: UTF-8, UTF-16, Windows-1252 or ISO-8859-15, which is recognised unless Content-Type has a charset; cells between semicolons, commas, tabs or |."}),
        ),
        ("Delivery", delivery()),
        ("DeliveryPage", page("deliveries", "Delivery", id())),
        ("CaseQuestion", question()),
        ("Problem", problem()),
        ("Change", change()),
        ("Alive", object(&[("status", json!({"const": "alive"}))])),
        ("Readiness", readiness()),
        (
            "Figures",
            json!({"type": "string", "description": "The text form of Prometheus, version 0.0.4."}),
        ),
        (
            "Document",
            json!({"type": "object", "description": "This document.", "required": ["openapi", "info", "paths"]}),
        ),
        (
            "Page",
            json!({"type": "string", "description": "This document for people."}),
        ),
    ]
}

fn id() -> Value {
    one_of_ours("Id")
}

fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

/// A page of a list; `next` is there when more may follow.
fn page(of: &'static str, item: &str, next: Value) -> Value {
    let items = json!({"type": "array", "items": one_of_ours(item), "maxItems": paging::LONGEST});
    object(&[(of, items), ("next", or_null(next))])
}

fn case() -> Keys {
    vec![
        ("id", id()),
        ("reference", text()),
        ("version", json!({"type": "integer", "minimum": 1})),
        ("status", words!(CaseStatus)),
        ("given_name", text()),
        ("family_name", text()),
        ("language", words!(Language)),
        ("nationality", text()),
        ("birth_date", or_null(day())),
        ("track", or_null(words!(Track))),
        ("municipality", text()),
        ("team", id()),
        ("caseworker", or_null(id())),
        ("contacts", list(one_of_ours("Contact"))),
        ("events", list(one_of_ours("Event"))),
        ("deadlines", list(one_of_ours("Deadline"))),
        ("reminders", list(one_of_ours("Reminder"))),
        ("questions", list(one_of_ours("CaseQuestion"))),
    ]
}

fn changed() -> Value {
    let mut keys = case();
    keys.push(("changed_deadlines", list(one_of_ours("Deadline"))));
    object(&keys)
}

fn case_line() -> Value {
    object(&[
        ("id", id()),
        ("reference", text()),
        ("name", text()),
        ("language", words!(Language)),
        ("municipality", text()),
        ("team", id()),
        ("caseworker", or_null(id())),
        ("status", words!(CaseStatus)),
    ])
}

fn contact() -> Value {
    object(&[
        ("id", id()),
        ("email", or_null(text())),
        ("phone", or_null(text())),
        ("language", words!(Language)),
        ("stopped_at", or_null(instant())),
        ("suspended_at", or_null(instant())),
    ])
}

fn event() -> Value {
    object(&[
        ("id", id()),
        ("kind", event_kinds()),
        ("on", day()),
        ("until", or_null(day())),
        ("document", or_null(words!(Document))),
        ("attributes", one_of_ours("Attributes")),
        ("evidence", or_null(text())),
        ("recorded_at", instant()),
        ("corrects", or_null(id())),
        (
            "state",
            json!({"type": "string", "enum": ["holds", "corrected", "withdrawn"]}),
        ),
    ])
}

fn deadline() -> Keys {
    vec![
        ("id", id()),
        ("rule", text()),
        ("version", text()),
        ("kind", words!(Kind)),
        ("trigger_on", day()),
        ("due", or_null(day())),
        ("safe", or_null(day())),
        ("opens", or_null(day())),
        ("state", words!(Standing)),
        ("met_on", or_null(day())),
        ("missing", list(text())),
    ]
}

/// What started a date: a fact, or a day that the law itself names.
fn start() -> Value {
    let fixed = json!({"type": "string", "pattern": "^fixed:[0-9]{4}-[0-9]{2}-[0-9]{2}$"});
    json!({"anyOf": [words!(FactKind), fixed]})
}

fn case_deadline() -> Value {
    let mut keys = deadline();
    // One that was only computed for another day is not stored.
    keys.retain(|(name, _)| *name != "id");
    keys.extend([
        ("id", or_null(id())),
        ("occurrence", id()),
        ("trigger", start()),
        ("readings", one_of_ours("Readings")),
        ("document", list(words!(Document))),
        ("advice", or_null(day())),
        ("policy", flag()),
        ("certainty", words!(Certainty)),
        ("consequence", or_null(words!(Consequence))),
        ("rulebook", text()),
        ("judged_missed_on", or_null(day())),
        ("reason", or_null(words!(EndReason))),
        ("check", or_null(one_of_ours("AbsenceCheck"))),
        ("computed_at", instant()),
        ("ended_at", or_null(instant())),
        ("trace", list(one_of_ours("Step"))),
        ("basis", or_null(list(one_of_ours("LegalBasis")))),
        ("disputed", or_null(list(one_of_ours("Disagreement")))),
    ]);
    object(&keys)
}

fn due_line() -> Value {
    object(&[
        ("case", id()),
        ("reference", text()),
        ("municipality", text()),
        ("team", id()),
        ("caseworker", or_null(id())),
        ("deadline", one_of_ours("Deadline")),
    ])
}

fn reminder() -> Value {
    object(&[
        ("id", id()),
        ("contact", id()),
        ("deadline", id()),
        ("rung", text()),
        ("gentle", flag()),
        ("opens_at", instant()),
        ("closes_at", instant()),
        ("state", words!(ReminderState)),
        ("reason", or_null(words!(ReminderReason))),
        ("delivery", or_null(id())),
    ])
}

fn delivery() -> Value {
    object(&[
        ("id", id()),
        ("kind", words!(DeliveryKind)),
        ("state", words!(DeliveryState)),
        ("reason", or_null(text())),
        ("subject", text()),
        ("message_id", text()),
        ("language", words!(Language)),
        ("opens_at", instant()),
        ("closes_at", instant()),
        ("attempts", count()),
        ("created_at", instant()),
        ("final_at", or_null(instant())),
        ("reminders", list(id())),
    ])
}

fn import_report() -> Value {
    let mut schema = object(&[
        ("encoding", or_null(text())),
        ("separator", or_null(one_of_ours("Separator"))),
        ("language", or_null(words!(Language))),
        ("rows", count()),
        ("ready", count()),
        ("written", flag()),
        ("opened", list(one_of_ours("ImportedCase"))),
        ("left_out", list(line())),
        ("problems", list(one_of_ours("ImportProblem"))),
        ("duplicates", list(one_of_ours("ImportDuplicate"))),
        ("questions", list(one_of_ours("ImportQuestion"))),
        ("digest", one_of_ours("Digest")),
    ]);
    schema["description"] = "What a file holds. `ready` rows can be opened, or were when `written`; the lines in `left_out` are not among them, each with its problem or duplicate. Send `digest` as `confirm` to open them.".into();
    schema
}

/// A line of a file.
fn line() -> Value {
    json!({"type": "integer", "minimum": 1})
}

fn import_problem() -> Value {
    let mut schema = object(&[
        ("line", or_null(line())),
        ("column", or_null(line())),
        ("heading", or_null(text())),
        ("code", text()),
        ("message", text()),
        ("readings?", list(day())),
    ]);
    schema["description"] = "Something wrong with a cell, a row or, without a line, the whole file; `readings` has every day that an ambiguous one may mean.".into();
    schema
}

fn import_duplicate() -> Value {
    let same = Sameness::ALL.iter().map(|one| json!(one));
    let mut schema = object(&[
        ("line", line()),
        (
            "same",
            json!({"type": "string", "enum": same.collect::<Vec<_>>()}),
        ),
        ("other_line", or_null(line())),
        ("case", or_null(text())),
        ("left_out", flag()),
    ]);
    schema["description"] = "Somebody who seems to be recorded already: further up in the file (`other_line`), or as a case, whose reference stands here when the key's owner may see it.".into();
    schema
}

fn import_question() -> Value {
    object(&[("line", line()), ("code", text()), ("on", or_null(day()))])
}

fn imported_case() -> Value {
    object(&[("line", line()), ("reference", text()), ("id", id())])
}

fn question() -> Value {
    object(&[
        ("code", words!(QuestionCode)),
        ("event", or_null(id())),
        ("deadline", or_null(id())),
        ("on", or_null(day())),
        ("about", or_null(text())),
    ])
}

fn problem() -> Value {
    let codes: Vec<&str> = codes::ALL.iter().map(|(code, ..)| *code).collect();
    let error = object(&[
        ("code", text()),
        ("message", text()),
        ("field", text()),
        ("expected", text()),
    ]);
    let params = json!({"type": "object", "additionalProperties": text()});
    let mut schema = object(&[
        ("type", text()),
        ("title", text()),
        ("status", json!({"type": "integer"})),
        ("code", json!({"type": "string", "enum": codes})),
        ("detail", text()),
        ("field?", text()),
        ("expected?", text()),
        ("params?", params),
        ("scope?", words!(KeyScope)),
        ("current_version?", json!({"type": "integer"})),
        ("changed?", list(one_of_ours("Change"))),
        ("line?", json!({"type": "integer"})),
        ("id?", text()),
        ("error?", error),
    ]);
    schema["description"] = "RFC 9457. `code` is stable, `field` is the path of what is wrong, `expected` says what would be right.".into();
    schema
}

fn change() -> Value {
    let values = or_null(json!({"type": "object", "additionalProperties": text()}));
    object(&[
        ("at", instant()),
        ("actor", text()),
        ("action", text()),
        ("before", values.clone()),
        ("after", values),
    ])
}

fn readiness() -> Value {
    let names = [
        "database",
        "schema",
        "unsent",
        "workers",
        "mail_server",
        "clock",
        "drain",
        "refusals",
        "reconciliation",
        "rulebook",
        "worker",
    ];
    let check = object(&[
        ("name", json!({"type": "string", "enum": names})),
        ("ok", flag()),
        ("detail", text()),
    ]);
    object(&[
        (
            "status",
            json!({"type": "string", "enum": ["ready", "not_ready"]}),
        ),
        ("checks", list(check)),
    ])
}
