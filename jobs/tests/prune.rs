//! What has served its time goes, in bounded pieces, and nothing else does: ten times the bound of each
//! kind on both databases.
//! Not here: when the worker prunes (`worker.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod common;

use std::sync::Arc;

use casework::ids::{CaseId, DeliveryId};
use chrono::{DateTime, TimeDelta, Utc};
use common::*;
use jobs::receipts::{Natural, Receipt, Receipts, Said, sha256};
use jobs::steps::{Pruned, prune, prune_receipts};
use jobs::{Jobs, Keep};
use store::Kind;
use store::testing::{TestStore, each_database};
use uuid::Uuid;

const BOUND: u32 = 10;
const NOW: &str = "2026-11-25T09:00";

fn small(bench: &TestStore, keep: Keep) -> Jobs {
    let mut jobs = worker(bench, 1);
    let settings = Arc::make_mut(&mut jobs.settings);
    (settings.batch, settings.keep) = (BOUND, keep);
    jobs
}

async fn count(bench: &TestStore, table: &str) -> usize {
    let text = format!("SELECT CAST(count(*) AS TEXT) FROM {table}");
    texts(bench, &text).await.remove(0).parse().unwrap()
}

/// A letter as it stands at its end, or in the queue.
async fn letter(bench: &TestStore, number: u128, ended: bool) {
    let (state, body, last) = match (ended, bench.kind()) {
        (true, _) => ("sent", "NULL", "'2024-11-01T09:00:00+00:00'"),
        (false, Kind::Sqlite) => ("queued", "x'00'", "NULL"),
        (false, Kind::Postgres) => ("queued", "'\\x00'", "NULL"),
    };
    let text = format!(
        "INSERT INTO delivery (id, kind, contact_id, email, address_folded, language, message_id, state, subject, body, \
         dates_named, opens_at, closes_at, next_try_at, fence, claims, attempts, ambiguous, created_at, final_at) VALUES \
         ({}, 'reminder', {}, 'a@b.be', 'a@b.be', 'nl', '<{number}@x>', '{state}', 's', {body}, '[]', \
         '2024-11-01T09:00:00+00:00', '2027-01-01T09:00:00+00:00', '2024-11-01T09:00:00+00:00', 1, 1, 1, 0, \
         '2024-11-01T09:00:00+00:00', {last})",
        id(bench, number),
        id(bench, 3)
    );
    raw(bench, &text).await;
}

/// So many rows in one text, each made from its number.
async fn rows(bench: &TestStore, into: &str, many: u32, row: impl Fn(u32) -> String) {
    let all: Vec<String> = (0..many).map(row).collect();
    raw(
        bench,
        &format!("INSERT INTO {into} VALUES {}", all.join(", ")),
    )
    .await;
}

fn ago(days: i64) -> String {
    (at(NOW) - TimeDelta::days(days)).to_rfc3339()
}

/// Runs until nothing is left over; gives everything that was taken out.
async fn pruned(jobs: &Jobs) -> Pruned {
    let mut all = Pruned::default();
    loop {
        let run = prune(jobs, at(NOW)).await.unwrap();
        all.letters += run.letters;
        all.attempts += run.attempts;
        all.links += run.links;
        all.answers += run.answers;
        all.keys += run.keys;
        all.workers += run.workers;
        if !run.more {
            return all;
        }
    }
}

/// Everything stays but what a test speaks of.
const NOTHING: Keep = Keep {
    letters: None,
    attempts: None,
    ended_keys: None,
    silent_workers: None,
    receipt_months: None,
};

#[tokio::test]
async fn letters_long_at_their_end_go_to_the_archive_and_are_still_told() {
    each_database(async |bench| {
        one_case(bench).await;
        let many = u128::from(BOUND) * 10;
        for number in 0..many {
            letter(bench, 100 + number, true).await;
        }
        letter(bench, 300, true).await;
        letter(bench, 301, false).await;
        letter(bench, 302, true).await;
        let (old, newer) = (id(bench, 302), id(bench, 301));
        let (day_89, first) = (ago(89), id(bench, 300));
        raw(
            bench,
            &format!("UPDATE delivery SET final_at = '{day_89}' WHERE id = {first}"),
        )
        .await;
        // A letter that one under way refers to waits for that one.
        raw(
            bench,
            &format!("UPDATE delivery SET replaces = {old} WHERE id = {newer}"),
        )
        .await;
        let window = ("2024-11-01T00:00", "2024-12-01T00:00");
        reminder(bench, 10, 5, "intake", window).await;
        let named = id(bench, 100);
        raw(
            bench,
            &format!("UPDATE reminder SET state = 'done', delivery_id = {named}"),
        )
        .await;
        let keep = Keep {
            letters: Keep::default().letters,
            ..NOTHING
        };
        let took = pruned(&small(bench, keep)).await;
        assert_eq!(u128::from(took.letters), many);
        assert_eq!(count(bench, "delivery").await, 3);
        assert_eq!(count(bench, "delivery_archive").await, BOUND as usize * 10);
        let told = bench.store.read(|tx| {
            Box::pin(async move {
                let case = CaseId(Uuid::from_u128(2));
                let of_case = store::deliveries::of_case::of_case(tx, case).await?;
                let found = store::deliveries::find(tx, DeliveryId(Uuid::from_u128(100))).await?;
                Ok((of_case, found))
            })
        });
        let (of_case, found) = told.await.unwrap();
        assert_eq!(of_case.len(), 1);
        assert_eq!(found.as_ref(), of_case.first().map(|(line, _)| line));
        assert_eq!(found.unwrap().message_id, "<100@x>");
        let never = pruned(&small(bench, NOTHING)).await;
        assert_eq!(never, Pruned::default());
    })
    .await;
}

#[tokio::test]
async fn links_that_expired_long_ago_go() {
    each_database(async |bench| {
        one_case(bench).await;
        let (made, contact) = (ago(300), id(bench, 3));
        let row = |n: u32, days: i64| {
            let hash = match bench.kind() {
                Kind::Sqlite => format!("x'{n:064x}'"),
                Kind::Postgres => format!("'\\x{n:064x}'"),
            };
            let expired = ago(days);
            format!("({hash}, 'page', {contact}, 'a@b.be', '{made}', '{expired}', NULL)")
        };
        let into = "applicant_link (hash, purpose, contact_id, address_folded, created_at, expires_at, revoked_at)";
        rows(bench, into, BOUND * 10, |n| row(n, 31)).await;
        rows(bench, into, 3, |n| row(n + 1000, 29)).await;
        let took = pruned(&small(bench, NOTHING)).await;
        assert_eq!(took.links, u64::from(BOUND) * 10);
        assert_eq!(count(bench, "applicant_link").await, 3);
    })
    .await;
}

#[tokio::test]
async fn what_old_claims_came_to_is_forgotten_but_not_of_open_letters() {
    each_database(async |bench| {
        one_case(bench).await;
        letter(bench, 100, true).await;
        letter(bench, 101, false).await;
        let into = "attempt (delivery_id, fence, at, phase, outcome)";
        let (ended, open) = (id(bench, 100), id(bench, 101));
        let row = |of: &str, fence: u32, days: i64| {
            format!("({of}, {fence}, '{}', 'dot', 'accept')", ago(days))
        };
        let many = BOUND * 10;
        rows(bench, into, many, |n| row(&ended, n + 1, 366)).await;
        rows(bench, into, 3, |n| row(&ended, n + 1001, 364)).await;
        rows(bench, into, many, |n| row(&open, n + 1, 366)).await;
        let took = pruned(&small(bench, Keep::default())).await;
        assert_eq!((took.attempts, took.letters), (u64::from(many), 1));
        assert_eq!(count(bench, "attempt").await, 103);
        let never = Keep {
            attempts: None,
            ..Keep::default()
        };
        raw(bench, "UPDATE attempt SET at = '2001-01-01T09:00:00+00:00'").await;
        assert_eq!(pruned(&small(bench, never)).await, Pruned::default());
    })
    .await;
}

#[tokio::test]
async fn one_run_is_bounded_and_says_that_there_is_more() {
    each_database(async |bench| {
        let into = "worker (name, started_at, beat_at, expected_at)";
        let old = ago(8);
        let row = |n: u32| format!("('w{n}', '{old}', '{old}', '{old}')");
        rows(bench, into, BOUND * 25, row).await;
        let jobs = small(bench, Keep::default());
        let run = prune(&jobs, at(NOW)).await.unwrap();
        assert_eq!((run.workers, run.more), (u64::from(BOUND) * 20, true));
        let run = prune(&jobs, at(NOW)).await.unwrap();
        assert_eq!((run.workers, run.more), (u64::from(BOUND) * 5, false));
    })
    .await;
}

#[tokio::test]
async fn answers_go_after_two_days() {
    each_database(async |bench| {
        let into = "idempotency (key, route, request_hash, status, response, created_at)";
        let hash = if bench.kind() == Kind::Sqlite {
            "x'00'"
        } else {
            "'\\x00'"
        };
        let row = |n: u32, days: i64| format!("('{n}', 'r', {hash}, 200, '{{}}', '{}')", ago(days));
        rows(bench, into, BOUND * 10, |n| row(n, 2)).await;
        rows(bench, into, 3, |n| row(n + 1000, 1)).await;
        let took = pruned(&small(bench, Keep::default())).await;
        assert_eq!(took.answers, u64::from(BOUND) * 10);
        assert_eq!(count(bench, "idempotency").await, 3);
    })
    .await;
}

#[tokio::test]
async fn ended_keys_go_and_good_ones_stay() {
    each_database(async |bench| {
        let owner = id(bench, 9);
        let yes = if bench.kind() == Kind::Sqlite {
            "1"
        } else {
            "TRUE"
        };
        raw(
            bench,
            &format!(
                "INSERT INTO \"user\" (id, name, email, email_folded, language, roles, active) \
                 VALUES ({owner}, 'Els', 'e@b.be', 'e@b.be', 'nl', '[]', {yes})"
            ),
        )
        .await;
        let into = "api_key (id, hash, scope, owner, created_at, expires_at, revoked_at)";
        let row = |n: u32, expires: &str, revoked: &str| {
            let key = id(bench, u128::from(n) + 1000);
            let hash = match bench.kind() {
                Kind::Sqlite => format!("x'{n:08x}'"),
                Kind::Postgres => format!("'\\x{n:08x}'"),
            };
            format!(
                "({key}, {hash}, 'read', {owner}, '{}', {expires}, {revoked})",
                ago(800)
            )
        };
        let quoted = |days| format!("'{}'", ago(days));
        let (old, young, ahead) = (quoted(366), quoted(364), quoted(-1));
        let many = BOUND * 10;
        rows(bench, into, many, |n| row(n, &old, "NULL")).await;
        rows(bench, into, many, |n| row(n + 1000, &ahead, &old)).await;
        rows(bench, into, 1, |n| row(n + 2000, &old, &old)).await;
        let stay = [(&young, "NULL"), (&ahead, "NULL"), (&ahead, young.as_str())];
        for (n, (expires, revoked)) in (3000..).zip(stay) {
            rows(bench, into, 1, |_| row(n, expires, revoked)).await;
        }
        rows(bench, into, 1, |n| row(n + 4000, "NULL", "NULL")).await;
        let took = pruned(&small(bench, Keep::default())).await;
        assert_eq!(took.keys, u64::from(many) * 2 + 1);
        assert_eq!(count(bench, "api_key").await, 4);
    })
    .await;
}

#[tokio::test]
async fn a_final_letter_has_no_bytes() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(
            bench,
            10,
            5,
            "intake",
            ("2026-11-25T00:00", "2026-12-01T00:00"),
        )
        .await;
        swept(bench, &worker(bench, 1), NOW).await;
        let left = "SELECT state FROM delivery WHERE body IS NULL AND final_at IS NOT NULL";
        assert_eq!(texts(bench, left).await, ["sent"]);
        let bytes = if bench.kind() == Kind::Sqlite {
            "x'00'"
        } else {
            "'\\x00'"
        };
        assert!(
            bench
                .raw(&format!("UPDATE delivery SET body = {bytes}"))
                .await
                .is_err()
        );
    })
    .await;
}

const CLOSED: (&str, &str) = ("2024-11-01T00:00", "2024-12-01T00:00");
const STILL_OPEN: (&str, &str) = ("2024-11-01T00:00", "2027-01-01T00:00");

fn receipt(message_id: &str, rung: &str, when: DateTime<Utc>) -> Receipt {
    Receipt {
        at: when,
        said: Said::Sent,
        message_id: message_id.to_owned(),
        sha256: sha256(b"bytes"),
        about: vec![Natural {
            case: CaseId(Uuid::from_u128(2)),
            rule: "dvisa-register".to_owned(),
            trigger_on: "2026-11-24".parse().unwrap(),
            rung: rung.to_owned(),
        }],
        address: String::new(),
    }
}

#[tokio::test]
async fn receipts_go_when_no_database_could_need_to_be_told() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", CLOSED).await;
        reminder(bench, 11, 5, "opening", STILL_OPEN).await;
        for (number, ended) in [(100, true), (101, true), (102, false)] {
            letter(bench, number, ended).await;
        }
        let receipts = Receipts::open(&bench.folder().join("receipts"), [7; 32]).unwrap();
        let told = [
            // Many letters about a reminder whose window has closed: more than one batch of them.
            ("2024-11-02T09:00", "<100@x>", "intake"),
            // ... its window is open: a database of that time would write it again.
            ("2024-12-02T09:00", "<101@x>", "opening"),
            // ... the letter itself is not at its end.
            ("2025-01-02T09:00", "<102@x>", "intake"),
            // ... a letter this database knows nothing of: it is the one that has to be told.
            ("2025-02-02T09:00", "<103@x>", "intake"),
            // ... no such reminder: the receipts are of another database.
            ("2025-03-02T09:00", "<100@x>", "last"),
            // Too young.
            ("2025-11-02T09:00", "<100@x>", "intake"),
            ("2026-11-02T09:00", "<100@x>", "intake"),
        ];
        for (when, message_id, rung) in told {
            receipts
                .write(&receipt(message_id, rung, at(when)))
                .await
                .unwrap();
        }
        for number in 0..u128::from(BOUND * 10) {
            letter(bench, 1000 + number, true).await;
            let message_id = format!("<{}@x>", 1000 + number);
            let one = receipt(&message_id, "intake", at("2024-10-02T09:00"));
            receipts.write(&one).await.unwrap();
        }
        std::fs::write(bench.folder().join("receipts/receipts-old.jsonl"), "mine").unwrap();
        let jobs = small(bench, Keep::default()).with_receipts(receipts);
        let removed = prune_receipts(&jobs, at(NOW)).await.unwrap();
        assert_eq!(removed, ["2024-10", "2024-11"]);
        let names = || {
            let list = std::fs::read_dir(bench.folder().join("receipts")).unwrap();
            let mut names: Vec<String> = list
                .map(|one| one.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        };
        let stay = [
            "2024-12", "2025-01", "2025-02", "2025-03", "2025-11", "2026-11", "old",
        ];
        assert_eq!(names(), stay.map(|month| format!("receipts-{month}.jsonl")));
        // Once the window has closed and the letter ended, two more may go.
        raw(
            bench,
            "UPDATE reminder SET closes_at = '2025-01-01T00:00:00+00:00'",
        )
        .await;
        raw(
            bench,
            "UPDATE delivery SET state = 'sent', body = NULL, final_at = created_at",
        )
        .await;
        let removed = prune_receipts(&jobs, at(NOW)).await.unwrap();
        assert_eq!(removed, ["2024-12", "2025-01"]);
    })
    .await;
}
