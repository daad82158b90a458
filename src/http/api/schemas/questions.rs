//! Questions to the calculator and its answers (`docs/CALCULATOR.md`).
//! Not here: cases.

use law::RuleBook;
use law::absence::Verdict;
use law::assess::State;
use law::words::{
    AbsenceReason, Card, Certainty, Consequence, Document, Exempt, FactKind, Kind, Lodging,
    Profile, Purpose, Reading, Sponsor, StayLength, Track, Visa,
};
use serde_json::{Map, Value, json};

use super::{
    Named, day, flag, list, nationality, object, one_of_ours, or_null, rules, text, words,
};

pub fn all(book: &RuleBook) -> Vec<Named> {
    vec![
        ("Question", question()),
        ("Fact", fact(book, &[])),
        ("DutyDone", fact(book, &["rule"])),
        ("About", about()),
        ("Answer", answer(book)),
        (
            "AnswerLines",
            json!({"type": "string", "description": "One Answer, or {line, id, error}, a line."}),
        ),
        ("Step", step()),
        (
            "LegalBasis",
            object(&[
                ("act", text()),
                ("article", text()),
                ("url", or_null(text())),
                ("verified", flag()),
            ]),
        ),
        (
            "Disagreement",
            object(&[("source", text()), ("says", text())]),
        ),
        (
            "Readings",
            object(&[
                ("statutory", or_null(day())),
                ("careful", or_null(day())),
                ("strict", or_null(day())),
            ]),
        ),
        ("AbsenceOutcome", object(&outcome())),
        (
            "AbsenceCheck",
            object(&[
                ("verdict", verdict()),
                ("earliest", or_null(day())),
                ("outcomes", list(one_of_ours("AbsenceOutcome"))),
            ]),
        ),
        (
            "Notice",
            object(&[
                ("code", text()),
                ("rule", text()),
                ("on?", day()),
                ("document?", words!(Document)),
            ]),
        ),
    ]
}

/// What a fact may say; `duty_done` names the rule that is settled.
fn fact(book: &RuleBook, needed: &[&str]) -> Value {
    let mut keys = vec![
        ("on", day()),
        ("document?", words!(Document)),
        ("card?", words!(Card)),
        ("evidence?", text()),
        ("issued_on?", day()),
    ];
    if needed.contains(&"rule") {
        keys.push(("rule", rules(book)));
    }
    object(&keys)
}

fn question() -> Value {
    let mut facts = Map::new();
    for kind in FactKind::ALL {
        let schema = if *kind == FactKind::DutyDone {
            list(one_of_ours("DutyDone"))
        } else {
            json!({"anyOf": [day(), list(one_of_ours("Fact"))]})
        };
        facts.insert(kind.as_str().to_owned(), schema);
    }
    let absence = object(&[
        ("from", day()),
        ("until", or_null(day())),
        ("reason", words!(AbsenceReason)),
    ]);
    let mut schema = object(&[
        ("id?", text()),
        ("track", words!(Track)),
        (
            "facts?",
            json!({"type": "object", "additionalProperties": false, "properties": facts}),
        ),
        ("about?", one_of_ours("About")),
        ("absences?", list(absence)),
        (
            "earlier_stays?",
            list(object(&[("from", day()), ("until", day())])),
        ),
        ("closures?", list(day())),
        ("today?", day()),
        ("profile?", words!(Profile)),
    ]);
    schema["example"] = json!({
        "id": "a1", "track": "eu-short-stay", "facts": {"entered_belgium": "2026-11-23"},
        "about": {"lodging": "private"}, "today": "2026-11-25",
    });
    schema
}

fn about() -> Value {
    object(&[
        ("stay?", words!(StayLength)),
        ("lodging?", words!(Lodging)),
        ("nationality?", nationality()),
        ("birth_date?", day()),
        ("visa?", words!(Visa)),
        (
            "visa_days?",
            json!({"type": "integer", "minimum": 1, "maximum": 365}),
        ),
        ("card?", words!(Card)),
        ("old_layout?", flag()),
        ("purpose?", words!(Purpose)),
        ("sponsor?", words!(Sponsor)),
        (
            "municipality?",
            json!({"type": "string", "pattern": "^[0-9]{5}$"}),
        ),
        ("document?", words!(Document)),
    ])
}

fn answer(book: &RuleBook) -> Value {
    // `void` belongs to stored cases only.
    let states = [
        State::Open,
        State::Met,
        State::MetLate,
        State::Missed,
        State::NotYet,
        State::Ended,
        State::Exempt,
    ];
    let states: Vec<Value> = states.iter().map(|state| json!(state)).collect();
    let deadline = object(&[
        ("rule", rules(book)),
        ("version", text()),
        ("occurrence", text()),
        ("kind", words!(Kind)),
        ("due", or_null(day())),
        ("safe", or_null(day())),
        ("opens", or_null(day())),
        ("safe_opens?", day()),
        (
            "readings",
            json!({"anyOf": [one_of_ours("Readings"), list(one_of_ours("AbsenceOutcome"))]}),
        ),
        ("verdict?", verdict()),
        ("earliest?", or_null(day())),
        ("state", or_null(json!({"type": "string", "enum": states}))),
        ("document", list(words!(Document))),
        ("condition", or_null(text())),
        ("exempt", or_null(words!(Exempt))),
        ("advice", or_null(day())),
        ("certainty", words!(Certainty)),
        ("consequence", or_null(words!(Consequence))),
        ("basis", list(one_of_ours("LegalBasis"))),
        ("disputed", list(one_of_ours("Disagreement"))),
        ("trace", list(one_of_ours("Step"))),
    ]);
    object(&[
        ("id", text()),
        ("track", words!(Track)),
        ("profile", words!(Profile)),
        ("rulebook", text()),
        ("deadlines", list(deadline)),
        (
            "waiting",
            list(object(&[
                ("rule", rules(book)),
                ("needs", list(words!(FactKind))),
            ])),
        ),
        ("notices", list(one_of_ours("Notice"))),
    ])
}

/// Whether a long clock ran through.
fn verdict() -> Value {
    let all = [Verdict::Continuous, Verdict::Broken, Verdict::Review];
    let all: Vec<Value> = all.iter().map(|verdict| json!(verdict)).collect();
    json!({"type": "string", "enum": all})
}

/// One outcome of a check; `reason` is codes with a comma between them.
fn outcome() -> Vec<(&'static str, Value)> {
    vec![
        ("verdict", verdict()),
        ("earliest", or_null(day())),
        ("reason", text()),
    ]
}

fn step() -> Value {
    object(&[
        ("day", day()),
        ("step", text()),
        ("n?", json!({"type": "integer"})),
        ("why?", text()),
        ("from?", words!(FactKind)),
        ("reading?", words!(Reading)),
    ])
}
