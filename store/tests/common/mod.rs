//! What the tests of this package share: the harness of `store::testing`, counted ids, and rows.
//! Not here: tests.
#![allow(dead_code, unused_imports, clippy::panic)]

use casework::ids::Ids;
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
pub use store::testing::{TestStore, each_database, sqlite_file};
use uuid::Uuid;

/// Ids that count upwards.
#[derive(Default)]
pub struct Counted(pub u128);

impl Ids for Counted {
    fn next_uuid(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

/// A day of 2026.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day that exists")
}

/// An instant with more digits than a database keeps.
pub fn instant(second: u32) -> DateTime<Utc> {
    let at = Utc
        .with_ymd_and_hms(2026, 11, 25, 9, 0, second)
        .single()
        .expect("an instant");
    at + chrono::Duration::nanoseconds(123_456_789)
}

/// An id as each database writes it in a text.
pub fn id(bench: &TestStore, number: u128) -> String {
    let id = Uuid::from_u128(number);
    match bench.kind() {
        store::Kind::Sqlite => format!("x'{}'", id.simple()),
        store::Kind::Postgres => format!("'{id}'"),
    }
}

/// One team (1), one case (2), one contact (3), one event (4) and one open deadline (5).
pub async fn one_case(bench: &TestStore) {
    let n = |number| id(bench, number);
    let at = "'2026-11-25T09:00:00+00:00'";
    let texts = [
        format!("INSERT INTO team (id, name) VALUES ({}, 'North')", n(1)),
        format!(
            "INSERT INTO case_file (id, reference, given_name, family_name, name_folded, language, nationality, \
             municipality, team_id, status, version, recorded_at) VALUES ({}, 'T-1', 'Ada', 'Öz', 'oz ada', 'nl', \
             'TR', '44021', {}, 'open', 1, {at})",
            n(2),
            n(1)
        ),
        format!("INSERT INTO contact (id, language) VALUES ({}, 'nl')", n(3)),
        format!(
            "INSERT INTO event (id, case_id, kind, on_day, attributes, recorded_at) \
             VALUES ({}, {}, 'entered_belgium', '2026-11-20', '{{}}', {at})",
            n(4),
            n(2)
        ),
        deadline(bench, 5, "open"),
    ];
    for text in texts {
        bench
            .raw(&text)
            .await
            .unwrap_or_else(|error| panic!("{text}: {error}"));
    }
}

/// The text that inserts a deadline for the case of [`one_case`].
pub fn deadline(bench: &TestStore, number: u128, state: &str) -> String {
    let at = "'2026-11-25T09:00:00+00:00'";
    let ended = if state == "open" { "NULL" } else { at };
    let met = if state == "met" {
        "'2026-11-25'"
    } else {
        "NULL"
    };
    format!(
        "INSERT INTO deadline (id, case_id, rule, rule_version, occurrence, trigger_on, kind, due_on, safe_on, sort_on, state, \
         met_on, proof, legal, computed_at, ended_at) VALUES ({}, {}, 'report', 'base', {}, '2026-11-20', 'act', \
         '2026-11-28', '2026-11-27', '2026-11-27', '{state}', {met}, '{{}}', '{{}}', {at}, {ended})",
        id(bench, number),
        id(bench, 2),
        id(bench, 4)
    )
}

/// The text that inserts a delivery in a state, with its bytes, lease and end as given.
pub fn delivery(
    bench: &TestStore,
    number: u128,
    state: &str,
    body: bool,
    lease: bool,
    last: bool,
) -> String {
    let at = "'2026-11-25T09:00:00+00:00'";
    let body = match (body, bench.kind()) {
        (false, _) => "NULL",
        (true, store::Kind::Sqlite) => "x'00'",
        (true, store::Kind::Postgres) => "'\\x00'",
    };
    let (until, by) = if lease {
        (at, "'one'")
    } else {
        ("NULL", "NULL")
    };
    let last = if last { at } else { "NULL" };
    format!(
        "INSERT INTO delivery (id, kind, contact_id, email, address_folded, language, message_id, state, reason, subject, \
         body, dates_named, opens_at, closes_at, next_try_at, lease_until, claimed_by, fence, claims, attempts, ambiguous, \
         created_at, final_at) VALUES ({}, 'reminder', {}, 'a@b.be', 'a@b.be', 'nl', '<{number}@x>', '{state}', 'why', \
         's', {body}, '[]', {at}, '2026-11-26T09:00:00+00:00', {at}, {until}, {by}, 0, 0, 0, 0, {at}, {last})",
        id(bench, number),
        id(bench, 3)
    )
}
