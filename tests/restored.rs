//! A backup that is older than the last letters: the restored installation writes to nobody again, and says why.
//! Not here: each single way a letter can be forgotten (`jobs/tests/replay.rs`).
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::process::{Command, Output};

use chrono::{Days, NaiveDate};
use serde_json::Value;

mod common;

use common::{Place, on_both};

/// Letters leave at any hour, and one that is put off waits for a moment.
fn always_open(place: &Place, arguments: &[&str]) -> Output {
    let mut command = place.command(arguments);
    command
        .env("TERMIJN_SENDING__HOURS", "00:00-24:00")
        .env("TERMIJN_SENDING__DAYS", "all")
        .env("TERMIJN_SENDING__RETRY_MINUTES", "[0.005]");
    command.output().unwrap()
}

/// Sends what is due; gives what was said, the log and all.
fn send(place: &Place) -> String {
    let output = always_open(place, &["send", "--now", "--spool", "out"]);
    let said =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    said
}

fn letters(place: &Place) -> usize {
    let Ok(list) = std::fs::read_dir(place.folder().join("out")) else {
        return 0;
    };
    list.filter(|one| {
        one.as_ref()
            .unwrap()
            .path()
            .extension()
            .is_some_and(|end| end == "eml")
    })
    .count()
}

fn program(name: &str, arguments: &[&str]) {
    let output = Command::new(name).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {said}");
}

/// A backup as `docs/OPERATIONS.md` makes it.
fn back_up(place: &Place) {
    let file = place.folder().join("backup");
    let file = file.to_str().unwrap();
    if place.is_postgres() {
        program("pg_dump", &["--format=custom", "--file", file, &place.url]);
    } else {
        place.well(&["backup", file]);
    }
}

fn restore(place: &Place) {
    let file = place.folder().join("backup");
    let file = file.to_str().unwrap();
    if place.is_postgres() {
        let over = [
            "--clean",
            "--if-exists",
            "--exit-on-error",
            "--dbname",
            &place.url,
            file,
        ];
        program("pg_restore", &over);
    } else {
        let database = place.folder().join("termijn.db");
        for left in ["termijn.db-wal", "termijn.db-shm"] {
            let _there_may_be_none = std::fs::remove_file(place.folder().join(left));
        }
        std::fs::copy(file, database).unwrap();
    }
}

/// Three cases with a letter that is due today.
fn office(place: &Place) {
    place.well(&["team", "add", "Onthaal"]);
    let probe = place.add("Proef", "nl", "2020-01-06");
    let recorded = probe["events"][0]["recorded_at"].as_str().unwrap();
    let today: NaiveDate = recorded[..10].parse().unwrap();
    let arrived = (today - Days::new(3)).to_string();
    for given in ["Ioana", "Mihai", "Elena"] {
        place.add(given, "fr", &arrived);
    }
}

fn states(place: &Place) -> Vec<Value> {
    let list = place.json(&["deliveries"]);
    let states = list.as_array().unwrap().iter();
    states.map(|one| one["state"].clone()).collect()
}

#[test]
fn a_restored_backup_writes_to_nobody_again_and_says_why() {
    on_both(|place| {
        office(place);
        back_up(place);
        assert!(send(place).contains("3 letter(s) sent"));
        restore(place);
        assert_eq!(states(place), Vec::<Value>::new(), "nothing was forgotten");

        // Neither the command nor the service, which would be the next to send.
        let said = send(place);
        assert!(said.contains("0 letter(s) sent"), "{said}");
        assert!(said.contains("remembered=3"), "{said}");
        for personal in ["Ioana", "mail.example", "Voorbeeld"] {
            assert!(!said.contains(personal), "the log tells {personal}: {said}");
        }
        assert!(send(place).contains("0 letter(s) sent"));
        assert_eq!(letters(place), 3);

        let list = place.json(&["deliveries"]);
        assert_eq!(states(place), ["sent", "sent", "sent"]);
        let one = &list[0];
        let tries = place.json(&["deliveries", "show", one["id"].as_str().unwrap()]);
        assert_eq!(
            (&tries[0]["phase"], &tries[0]["outcome"]),
            (&"receipt".into(), &"replay".into())
        );
        let case = place.json(&["case", "show", one["cases"][0].as_str().unwrap()]);
        let covered: Vec<&Value> = case["reminders"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|reminder| reminder["reason"] == "receipt_found")
            .collect();
        assert_eq!(
            covered.len(),
            one["about"].as_array().unwrap().len(),
            "{case}"
        );
        assert!(!covered.is_empty(), "{case}");
    });
}

#[test]
fn letters_that_the_backup_knows_as_waiting_are_settled() {
    on_both(|place| {
        office(place);
        // Put off, because there is a file where the folder of letters should be.
        let blocked = place.folder().join("out");
        std::fs::write(&blocked, "").unwrap();
        let output = always_open(place, &["send", "--now", "--spool", "out"]);
        assert!(!output.status.success());
        std::fs::remove_file(&blocked).unwrap();
        assert_eq!(states(place), ["queued", "queued", "queued"]);
        back_up(place);
        while letters(place) < 3 {
            send(place);
        }
        restore(place);
        assert_eq!(states(place), ["queued", "queued", "queued"]);
        let said = send(place);
        assert!(said.contains("settled=3"), "{said}");
        assert_eq!(states(place), ["sent", "sent", "sent"]);
    });
}

#[test]
fn without_receipts_a_restored_backup_waits_for_a_person() {
    on_both(|place| {
        office(place);
        assert!(send(place).contains("3 letter(s) sent"));
        back_up(place);
        restore(place);
        std::fs::remove_dir_all(place.folder().join("receipts")).unwrap();
        let said = send(place);
        assert!(
            said.contains("sending is on hold") && said.contains("sending.receipts_dir"),
            "{said}"
        );
        let shown = place.well(&["setting", "show", "sending_hold"]);
        assert!(shown.contains("sending.receipts_dir"), "{shown}");
        place.well(&["setting", "set", "sending_hold", "off"]);
        assert!(send(place).contains("0 letter(s) sent"));
    });
}
