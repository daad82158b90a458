//! A person decides about letters that the program cannot decide about, with the built binary.
//! Not here: what each decision does in each state (`jobs/tests/decide.rs`).
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use std::process::Output;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use common::Place;
use store::testing::{TestStore, each_database};

fn send(place: &Place, spool: &str) -> Output {
    let mut command = place.command(&["send", "--now", "--spool", spool]);
    command
        .env("TERMIJN_SENDING__HOURS", "00:00-24:00")
        .env("TERMIJN_SENDING__DAYS", "all")
        .env("TERMIJN_SENDING__RETRY_MINUTES", "[0.0005]");
    command.output().unwrap()
}

fn letters(place: &Place) -> usize {
    let list = std::fs::read_dir(place.folder().join("out"));
    list.map_or(0, |list| {
        let names = list.map(|entry| entry.unwrap().file_name());
        names
            .filter(|name| name.to_string_lossy().ends_with(".eml"))
            .count()
    })
}

/// One letter that is written and cannot leave: where its folder would be there is a file.
async fn waiting(bench: &TestStore, place: &Place) -> String {
    place.well(&["team", "add", "Onthaal"]);
    let recorded = place.add("Proef", "nl", "2020-01-06");
    let recorded = recorded["events"][0]["recorded_at"].as_str().unwrap();
    let today: NaiveDate = recorded[..10].parse().unwrap();
    place.add("Ioana", "fr", &(today - Days::new(3)).to_string());
    std::fs::write(place.folder().join("shut"), "").unwrap();
    send(place, "shut/out");
    let letters = place.json(&["deliveries"]);
    assert_eq!(letters[0]["state"], "queued", "{letters}");
    let lost = "UPDATE delivery SET state = 'unknown', ambiguous = 1, attempts = 1";
    bench.raw(lost).await.unwrap();
    letters[0]["id"].as_str().unwrap().to_owned()
}

fn resolve(place: &Place, id: &str, what: &str) -> String {
    place.well(&[
        "deliveries",
        "resolve",
        id,
        what,
        "--why",
        "asked on the phone",
    ])
}

#[test]
fn again_sends_the_same_letter_and_arrived_ends_it() {
    told(async |bench, place| {
        let id = waiting(bench, place).await;
        assert!(resolve(place, &id, "again").contains("byte for byte"));
        let waits = place.refused(&["deliveries", "resolve", &id, "again", "--why", "twice"]);
        assert!(waits.contains("leaves by itself"), "{waits}");
        send(place, "out");
        assert_eq!(letters(place), 1);
        let sent = place.refused(&["deliveries", "resolve", &id, "arrived", "--why", "late"]);
        assert!(sent.contains(&id) && sent.contains("it was sent"), "{sent}");
    });
    told(async |bench, place| {
        let id = waiting(bench, place).await;
        resolve(place, &id, "arrived");
        let listed = place.json(&["deliveries"]);
        assert_eq!(
            (&listed[0]["state"], &listed[0]["reason"]),
            (&"sent".into(), &"confirmed".into())
        );
        send(place, "out");
        assert_eq!(letters(place), 0);
    });
}

#[test]
fn who_gives_up_calls() {
    told(async |bench, place| {
        let id = waiting(bench, place).await;
        resolve(place, &id, "give-up");
        send(place, "out");
        assert_eq!(letters(place), 0);
        let tasks = place.json(&["task", "list"]);
        let calls = tasks.as_array().unwrap().iter();
        assert_eq!(
            calls.filter(|task| task["kind"] == "call_now").count(),
            1,
            "{tasks}"
        );
    });
}

#[test]
fn what_cannot_be_decided_is_said() {
    told(async |bench, place| {
        let id = waiting(bench, place).await;
        for (arguments, said) in [
            (
                vec!["resolve", id.as_str(), "perhaps", "--why", "x"],
                "give-up",
            ),
            (vec!["resolve", id.as_str(), "arrived"], "--why"),
            (
                vec!["resolve", id.as_str(), "arrived", "--why", "  "],
                "reason",
            ),
            (vec!["resolve", "7", "arrived", "--why", "x"], "id"),
            (
                vec![
                    "resolve",
                    "00000000-0000-0000-0000-000000000001",
                    "arrived",
                    "--why",
                    "x",
                ],
                "no letter",
            ),
        ] {
            let mut all = vec!["deliveries"];
            all.extend(arguments);
            let refused = place.refused(&all);
            assert!(refused.contains(said), "{said}: {refused}");
        }
    });
}

#[test]
fn that_nobody_sends_is_said_beside_the_list() {
    told(async |_, place| {
        let said = |command: &str| {
            let output = place.run(&[command]);
            String::from_utf8(output.stderr).unwrap()
        };
        for command in ["deliveries", "workers"] {
            assert!(
                said(command).contains("nothing sends: no worker runs"),
                "{command}"
            );
        }
    });
    told(async |bench, place| {
        silent_for(bench, place, 12).await;
        let output = place.run(&["deliveries"]);
        let said = String::from_utf8(output.stderr).unwrap();
        let minutes = said.split("nothing sends: no worker for ").nth(1);
        let minutes = minutes.and_then(|rest| rest.split_once(" minutes"));
        let minutes: i64 = minutes.unwrap().0.parse().unwrap();
        assert!(minutes >= 12, "{said}");
    });
}

/// A worker whose last sign of life came so many minutes ago.
async fn silent_for(bench: &TestStore, place: &Place, minutes: i64) {
    place.well(&["team", "add", "Onthaal"]);
    let case = place.add("Proef", "nl", "2020-01-06");
    let now = case["events"][0]["recorded_at"].as_str().unwrap();
    let now: DateTime<Utc> = now.parse().unwrap();
    let at = (now - TimeDelta::minutes(minutes)).to_rfc3339();
    let text = format!(
        "INSERT INTO worker (name, started_at, beat_at, expected_at) VALUES ('gone', '{at}', '{at}', '{at}')"
    );
    bench.raw(&text).await.unwrap();
}

fn told(story: impl AsyncFn(&TestStore, &Place)) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(each_database(async |bench| {
        story(bench, &Place::of(bench)).await;
    }));
}
