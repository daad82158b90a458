//! One case with rows as another part of the program would have written them, and counted ids.
//! Not here: tests.
#![allow(dead_code, clippy::panic)]

use std::path::PathBuf;

use casework::brussels;
use casework::ids::Ids;
use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike, Utc};
use jobs::{JobSettings, Jobs, Post, Report, sweep};
use store::Kind;
use store::testing::TestStore;
use uuid::Uuid;

/// Ids that count upwards, each worker from a number of its own.
pub struct Counted(pub u128);

impl Ids for Counted {
    fn next_uuid(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

/// An instant by the clocks of Brussels, "2026-11-25T09:00".
pub fn at(text: &str) -> DateTime<Utc> {
    let local: NaiveDateTime = format!("{text}:00").parse().expect("a local time");
    let midnight = brussels::start_of(local.date());
    midnight + TimeDelta::minutes(i64::from(local.hour() * 60 + local.minute()))
}

/// A worker on a database.
pub fn worker(bench: &TestStore, number: u128) -> Jobs {
    let mut settings =
        JobSettings::new("Voorbeeld vzw", "post@voorbeeld.example").expect("a sender");
    settings.worker = format!("worker-{number}");
    Jobs::new(bench.store.clone(), settings, Counted(number << 64))
}

/// Where the letters go.
pub fn folder(bench: &TestStore) -> PathBuf {
    bench.folder().join("out")
}

/// One sweep of worker 1.
pub async fn swept(bench: &TestStore, jobs: &Jobs, when: &str) -> Report {
    let report = sweep(jobs, &Post::Spool(folder(bench)), || at(when)).await;
    report.unwrap_or_else(|error| panic!("{when}: {error}"))
}

/// The letters in the folder.
pub fn letters(bench: &TestStore) -> Vec<String> {
    let Ok(list) = std::fs::read_dir(folder(bench)) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = list.map(|one| one.expect("an entry").path()).collect();
    paths.sort();
    let read = |path| std::fs::read_to_string(path).expect("a letter is ASCII");
    paths.iter().map(read).collect()
}

/// An id as each database writes it in a text.
pub fn id(bench: &TestStore, number: u128) -> String {
    let id = Uuid::from_u128(number);
    match bench.kind() {
        Kind::Sqlite => format!("x'{}'", id.simple()),
        Kind::Postgres => format!("'{id}'"),
    }
}

/// Runs a text that must succeed.
pub async fn raw(bench: &TestStore, text: &str) {
    let done = bench.raw(text).await;
    done.unwrap_or_else(|error| panic!("{text}: {error}"));
}

/// The first column of a text.
pub async fn texts(bench: &TestStore, text: &str) -> Vec<String> {
    let found = bench.raw_texts(text).await;
    found.unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Team 1, case 2 of Ada, contact 3, event 4, and open deadline 5: safe 3 December, legal the 4th.
pub async fn one_case(bench: &TestStore) {
    let n = |number| id(bench, number);
    let now = "'2026-11-24T09:00:00+00:00'";
    raw(
        bench,
        &format!("INSERT INTO team (id, name) VALUES ({}, 'North')", n(1)),
    )
    .await;
    raw(
        bench,
        &format!(
            "INSERT INTO case_file (id, reference, given_name, family_name, name_folded, language, nationality, \
             municipality, team_id, status, version, recorded_at) VALUES ({}, 'K7QD', 'Ada', 'Öz', 'oz ada', 'nl', \
             'TR', '44021', {}, 'open', 1, {now})",
            n(2),
            n(1)
        ),
    )
    .await;
    raw(
        bench,
        &format!(
            "INSERT INTO contact (id, email, email_folded, language) VALUES ({}, 'Ada@mail.example', 'ada@mail.example', 'nl')",
            n(3)
        ),
    )
    .await;
    raw(
        bench,
        &format!(
            "INSERT INTO event (id, case_id, kind, on_day, attributes, recorded_at) \
             VALUES ({}, {}, 'entered_belgium', '2026-11-24', '{{}}', {now})",
            n(4),
            n(2)
        ),
    )
    .await;
    deadline(bench, 5, "dvisa-register").await;
}

/// One more open deadline of the case.
pub async fn deadline(bench: &TestStore, number: u128, rule: &str) {
    let legal = r#"{"trigger":"entered_belgium","readings":{"statutory":"2026-12-04","careful":"2026-12-03","strict":"2026-12-02"},"documents":[],"advice_on":null,"missing":[],"policy":false,"certainty":"high","consequence":null,"rulebook":"test","judged_missed_on":null,"reason":null}"#;
    let text = format!(
        "INSERT INTO deadline (id, case_id, rule, rule_version, occurrence, trigger_on, kind, due_on, safe_on, sort_on, \
         state, proof, legal, computed_at) VALUES ({}, {}, '{rule}', 'base', {}, '2026-11-24', 'act', '2026-12-04', \
         '2026-12-03', '2026-12-04', 'open', '[]', '{legal}', '2026-11-24T09:00:00+00:00')",
        id(bench, number),
        id(bench, 2),
        id(bench, 4)
    );
    raw(bench, &text).await;
}

/// A planned reminder of a deadline, from one moment to another.
pub async fn reminder(bench: &TestStore, number: u128, of: u128, rung: &str, window: (&str, &str)) {
    reminder_for(bench, number, of, 3, rung, window).await;
}

/// One more contact with an address of its own.
pub async fn other_contact(bench: &TestStore, number: u128) {
    let text = format!(
        "INSERT INTO contact (id, email, email_folded, language) VALUES ({}, 'p{number}@mail.example', 'p{number}@mail.example', 'fr')",
        id(bench, number)
    );
    raw(bench, &text).await;
}

/// A planned reminder for one contact.
pub async fn reminder_for(
    bench: &TestStore,
    number: u128,
    of: u128,
    contact: u128,
    rung: &str,
    window: (&str, &str),
) {
    let gentle = if bench.kind() == Kind::Sqlite {
        "0"
    } else {
        "FALSE"
    };
    let text = format!(
        "INSERT INTO reminder (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state) \
         VALUES ({}, {}, {}, '{rung}', {gentle}, '{}', '{}', 'planned')",
        id(bench, number),
        id(bench, of),
        id(bench, contact),
        at(window.0).to_rfc3339(),
        at(window.1).to_rfc3339()
    );
    raw(bench, &text).await;
}

/// The deadline done by its caseworker.
pub async fn met(bench: &TestStore, number: u128) {
    let text = format!(
        "UPDATE deadline SET state = 'met', met_on = '2026-11-25', ended_at = '2026-11-25T09:00:00+00:00' WHERE id = {}",
        id(bench, number)
    );
    raw(bench, &text).await;
}
