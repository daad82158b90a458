//! A case through the built binary: opened, shown, corrected, settled; and every refusal names its
//! field. Every story runs on both databases.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::process::Command;

use chrono::{Days, NaiveDate};
use serde_json::Value;

mod common;

use common::{Place, on_both};

fn with_team(story: impl Fn(&Place)) {
    on_both(|place| {
        place.well(&["team", "add", "Onthaal"]);
        story(place);
    });
}

fn today(place: &Place) -> NaiveDate {
    // The program's own day: the one on which it recorded the track.
    let case = place.add("Élise", "de", "2026-01-05");
    case["events"][0]["on"].as_str().unwrap().parse().unwrap()
}

fn rule<'a>(case: &'a Value, rule: &str, state: &str) -> Option<&'a Value> {
    case["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["rule"] == rule && d["state"] == state)
}

#[test]
fn a_case_from_arrival_to_report() {
    with_team(|place| {
        let today = today(place);
        let arrived = (today - Days::new(3)).to_string();
        let opened = place.add("Élise", "de", &arrived);
        let reference = opened["reference"].as_str().unwrap();
        assert!(rule(&opened, "eu-short-stay-report", "open").is_some());
        assert!(
            opened["reminders"]
                .as_array()
                .unwrap()
                .iter()
                .any(|r| r["state"] == "planned")
        );

        let earlier = (today - Days::new(5)).to_string();
        let corrected = place.json(&["case", "correct", reference, "--on", &earlier]);
        let events = corrected["events"].as_array().unwrap();
        let of = |state: &str| {
            events
                .iter()
                .find(|e| e["kind"] == "entered_belgium" && e["state"] == state)
                .unwrap()
        };
        assert_eq!(of("corrected")["on"], Value::from(arrived));
        assert_eq!(of("holds")["on"], Value::from(earlier));
        assert_eq!(of("holds")["corrects"], of("corrected")["id"]);
        assert!(
            corrected["moved"]
                .as_array()
                .unwrap()
                .iter()
                .any(|m| m["rule"] == "eu-short-stay-report" && m["from"] != m["to"])
        );
        assert!(rule(&corrected, "eu-short-stay-report", "superseded").is_some());

        let met = place.json(&["event", "record", reference, "presence_reported"]);
        assert!(rule(&met, "eu-short-stay-report", "met").is_some());
        let report = rule(&met, "eu-short-stay-report", "met").unwrap()["id"].clone();
        let waiting = met["reminders"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|r| r["state"] == "planned");
        assert!(
            waiting.clone().all(|r| r["deadline"] != report),
            "a settled duty is still written about"
        );
        assert_eq!(place.json(&["case", "show", reference])["version"], 3);
    });
}

#[test]
fn an_arrival_ahead_or_long_ago_is_asked_about() {
    with_team(|place| {
        let long_ago = place.add("Élise", "de", "2020-02-03");
        let codes = |case: &Value| -> Vec<String> {
            case["questions"]
                .as_array()
                .unwrap()
                .iter()
                .map(|q| q["code"].as_str().unwrap().to_owned())
                .collect()
        };
        assert!(codes(&long_ago).contains(&"arrival_long_ago".to_owned()));
        assert!(codes(&long_ago).contains(&"duty_unknown".to_owned()));
        let ahead = place.add("Élise", "de", "2099-02-03");
        assert!(codes(&ahead).contains(&"arrival_ahead".to_owned()));
    });
}

#[test]
fn every_refusal_names_its_field() {
    with_team(|place| {
        place.add("Élise", "de", "2026-01-05");
        for (change, said) in [
            (["--nationality", "QQ"], "person.nationality"),
            (["--email", "not an address"], "contact.email"),
            (["--municipality", "1"], "municipality"),
            (["--team", "Elders"], "--team"),
            (["--given-name", " "], "given-name"),
            (["--arrived", "1949-12-31"], "refused: arrived: impossible"),
            (["--birth-date", "2199-01-01"], "birth_on"),
        ] {
            let mut words = vec!["case", "add"];
            let pairs = [
                "--given-name",
                "--family-name",
                "--language",
                "--nationality",
                "--email",
                "--municipality",
                "--team",
                "--track",
                "--arrived",
            ];
            let values = [
                "A",
                "B",
                "nl",
                "RO",
                "a@mail.example",
                "44021",
                "Onthaal",
                "eu-short-stay",
                "2026-01-05",
            ];
            for (name, value) in pairs.iter().zip(values) {
                if *name != change[0] {
                    words.extend([*name, value]);
                }
            }
            words.extend(change);
            let error = place.refused(&words);
            assert!(error.contains(said), "{change:?}: {error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    });
}

#[test]
fn a_word_or_day_that_does_not_parse_says_what_would() {
    let said = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_termijn"))
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    for (arguments, named, expected) in [
        (
            &["event", "record", "X", "moved_in", "--lodging", "tent"][..],
            "--lodging",
            "private, hotel, hospital, prison, licensed",
        ),
        (&["event", "record", "X", "moved"], "<KIND>", "moved_in, "),
        (&["event", "record", "X", "moved"], "<KIND>", "track_chosen"),
        (
            &["simulate", "--until", "23/11/2026"],
            "--until",
            "YYYY-MM-DD",
        ),
        (
            &["simulate", "--until", "2026-2-3"],
            "--until",
            "YYYY-MM-DD",
        ),
        (
            &["closure", "add", "44021", "2026-02-30"],
            "<ON>",
            "YYYY-MM-DD",
        ),
        (
            &["event", "withdraw", "X", "nope"],
            "<EVENT>",
            "expected one as the program shows it",
        ),
    ] {
        let error = said(arguments);
        assert!(error.contains(named) && error.contains(expected), "{error}");
    }
}

#[test]
fn people_are_found_and_lists_are_safe() {
    with_team(|place| {
        let case = place.add("Élise", "de", "2026-01-05");
        for text in [
            "muller",
            "VOORBEELD elise",
            "oorbee",
            "lise@mail.example",
            case["reference"].as_str().unwrap(),
        ] {
            let found = place.json(&["case", "list", "--search", text]);
            assert_eq!(found.as_array().unwrap().len(), 1, "{text}");
        }
        assert_eq!(
            place
                .json(&["case", "list", "--search", "nobody"])
                .as_array()
                .unwrap()
                .len(),
            0
        );
        assert!(
            place
                .refused(&["case", "show", "ZZZZZZZZ"])
                .contains("ZZZZZZZZ")
        );
    });
}

#[test]
fn configuration_is_checked_and_keeps_its_secrets() {
    let with = |name: &str, value: &str| {
        Command::new(env!("CARGO_BIN_EXE_termijn"))
            .arg("check-config")
            .env(name, value)
            .output()
            .unwrap()
    };
    for (name, value, key) in [
        ("TERMIJN_MAIL__HOSTT", "x", "mail.hostt"),
        ("TERMIJN_SENDING__HOURS", "9-17", "sending.hours"),
        ("TERMIJN_JOBS__SWEEP_SECONDS", "-1", "jobs.sweep_seconds"),
        (
            "TERMIJN_RETENTION__ATTEMPTS_DAYS",
            "30",
            "retention.attempts_days",
        ),
        (
            "TERMIJN_RETENTION__LETTERS_DAYS",
            "7",
            "retention.letters_days",
        ),
        (
            "TERMIJN_RETENTION__ENDED_KEYS_DAYS",
            "-1",
            "retention.ended_keys_days",
        ),
        ("TERMIJN_MAIL__TLS", "sometimes", "mail.tls"),
        ("TERMIJN_SERVER__LISTEN", "everywhere", "server.listen"),
        ("TERMIJN_SERVER__PUBLIC_URL", "ftp://h", "server.public_url"),
        ("TERMIJN_MAIL__FROM", "nobody", "mail.from"),
        ("TERMIJN_MAIL__PORT", "0", "mail.port"),
        ("TERMIJN_ORGANISATION__NAME", "A\nB: c", "organisation.name"),
        (
            "TERMIJN_ORGANISATION__NAME",
            &"long ".repeat(50),
            "organisation.name",
        ),
        (
            "TERMIJN_SERVER__PUBLIC_URL",
            "https://u:geheim@h",
            "server.public_url",
        ),
        (
            "TERMIJN_DATABASE__URL",
            "mysql://u:geheim@h/d",
            "database.url",
        ),
    ] {
        let output = with(name, value);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(78), "{name}: {said}");
        assert!(said.contains(key), "{name}: {said}");
        assert!(!said.contains("geheim"));
    }
    let shown = with("TERMIJN_DATABASE__URL", "postgres://u:geheim@h/d");
    assert!(shown.status.success());
    assert!(!String::from_utf8(shown.stdout).unwrap().contains("geheim"));
    // A sender may have a name of its own, as the defaults show it.
    assert!(
        with("TERMIJN_MAIL__FROM", "Termijn <termijn@example.org>")
            .status
            .success()
    );
    // Names without `__` are not configuration.
    assert!(with("TERMIJN_ANYTHING", "x").status.success());
}
