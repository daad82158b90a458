//! The worked cases of the law: G counted by hand and by two independent calendars, H by hand and
//! by a second program written from the contract, C (checks of absences) by hand. Every rule gives its
//! dates to the day.
//! Not here: a date that the engine itself computed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use std::collections::HashSet;

use law::assess::TraceLevel;
use law::contract::{Choices, Tree, answer};
use law::{Kind, Profile, RuleBook};
use serde_json::Value;

/// What a check may come to, sorted: verdict and first day.
fn outcomes(readings: &Value) -> Value {
    let listed = readings.as_array().unwrap().iter();
    let mut pairs: Vec<[&str; 2]> = listed
        .map(|one| ["verdict", "earliest"].map(|key| one[key].as_str().unwrap_or_default()))
        .collect();
    pairs.sort_unstable();
    serde_json::json!(pairs)
}

#[test]
fn every_worked_case_comes_out_to_the_day() {
    let book = RuleBook::embedded().unwrap();
    let choices = Choices {
        profile: Profile::Careful,
        trace: TraceLevel::Full,
    };
    let mut checked = 0;
    let mut proven: HashSet<String> = HashSet::new();
    for (line, text) in include_str!("golden.jsonl").lines().enumerate() {
        let case: Value = serde_json::from_str(text).unwrap();
        let mut question = case.clone();
        for not_asked in ["rule", "expected"] {
            question.as_object_mut().unwrap().remove(not_asked);
        }
        let question: Tree = serde_json::from_value(question).unwrap();
        let answered = answer(book, line as u64, &question, choices).unwrap();
        let answered = serde_json::to_value(answered).unwrap();
        let found = answered["deadlines"]
            .as_array()
            .unwrap()
            .iter()
            .find(|d| d["rule"] == case["rule"]);
        let found = found.unwrap_or_else(|| panic!("{}: no date of {}", case["id"], case["rule"]));
        for (key, expected) in case["expected"].as_object().unwrap() {
            let given = match key.as_str() {
                "opens" | "safe_opens" | "due" | "safe" | "verdict" | "earliest" => {
                    found[key.as_str()].clone()
                }
                "outcomes" => outcomes(&found["readings"]),
                reading => found["readings"][reading].clone(),
            };
            assert_eq!(&given, expected, "{} {key}", case["id"]);
            checked += 1;
        }
        proven.insert(case["rule"].as_str().unwrap().to_owned());
    }
    assert!(checked >= 180, "only {checked} dates were compared");
    for rule in book.rules() {
        // A notice has no date; its case is in tests/contract.
        let dated = rule.kind != Kind::Notice;
        assert_eq!(
            proven.contains(&rule.id),
            dated,
            "{} needs a worked case",
            rule.id
        );
    }
}
