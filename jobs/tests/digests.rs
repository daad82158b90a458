//! The morning mail of those who work on cases: once a working day, when there is something to say, with
//! references and without a name; also after a restart, and whatever the one-a-day rule says.
//! Not here: where a date belongs in it (`casework::digest`) and its words (`views`).

mod common;

use std::sync::atomic::{AtomicU32, Ordering};

use casework::ids::{SettingId, UserId};
use common::*;
use jobs::steps;
use store::settings::{self, Setting};
use store::testing::{TestStore, each_database};
use uuid::Uuid;

async fn user(bench: &TestStore, number: u128, email: &str, language: &str, roles: &str) {
    let active = match bench.kind() {
        store::Kind::Sqlite => "1",
        store::Kind::Postgres => "TRUE",
    };
    let text = format!(
        "INSERT INTO \"user\" (id, name, email, email_folded, language, roles, team_id, active) \
         VALUES ({}, 'Els', '{email}', '{email}', '{language}', '{roles}', {}, {active})",
        id(bench, number),
        id(bench, 1)
    );
    raw(bench, &text).await;
}

/// The case of Ada is Els's.
async fn office(bench: &TestStore) {
    one_case(bench).await;
    user(bench, 50, "els@voorbeeld.example", "nl", "[\"caseworker\"]").await;
    let own = format!("UPDATE case_file SET caseworker_id = {}", id(bench, 50));
    raw(bench, &own).await;
}

async fn written(bench: &TestStore, when: &str) -> usize {
    // A process that was started again: nothing of the one before is in its memory, nor its numbers.
    static STARTED: AtomicU32 = AtomicU32::new(10);
    let jobs = worker(bench, STARTED.fetch_add(1, Ordering::Relaxed).into());
    let next = steps::write_digests(&jobs, at(when)).await.expect("mails");
    assert!(next > at(when), "{when}");
    let all = "SELECT kind FROM delivery WHERE kind = 'digest'";
    texts(bench, all).await.len()
}

async fn set_hour(bench: &TestStore, hour: &str) {
    let setting = Setting {
        id: SettingId(Uuid::from_u128(777)),
        key: jobs::DIGEST_AT.to_owned(),
        value: hour.into(),
        in_force_from: "2026-11-01".parse().expect("a day"),
        set_by: None,
        set_at: at("2026-11-01T09:00"),
    };
    let set = bench
        .store
        .write(move |tx| Box::pin(async move { settings::set(tx, &setting).await }));
    set.await.expect("a setting");
}

#[tokio::test]
async fn it_comes_once_on_a_working_morning_with_references_alone() {
    each_database(async |bench| {
        office(bench).await;
        // Safe on Thursday 3 December: five working days before is the 26th.
        for (early, why) in [
            ("2026-11-25T10:00", "nothing is due in five working days"),
            ("2026-11-26T07:29", "it is too early"),
            ("2026-11-28T09:00", "it is a Saturday"),
        ] {
            assert_eq!(written(bench, early).await, 0, "{why}");
        }
        assert_eq!(written(bench, "2026-11-30T07:30").await, 1);
        assert_eq!(written(bench, "2026-11-30T07:31").await, 1);
        assert_eq!(written(bench, "2026-11-30T11:00").await, 1, "a restart writes none twice");
        // It leaves before the hours of ordinary letters.
        let report = swept(bench, &worker(bench, 2), "2026-11-30T07:35").await;
        assert_eq!(report.written.len(), 1);
        let mail = letters(bench).remove(0);
        let plain = mail.replace("=\r\n", "");
        assert!(mail.contains("els@voorbeeld.example") && plain.contains("K7QD"), "{mail}");
        assert!(plain.contains("3 december 2026"), "{mail}");
        for secret in ["Ada", "dvisa", "visum", "Ada@mail.example", "List-Unsubscribe"] {
            assert!(!plain.contains(secret), "{secret}: {mail}");
        }
        assert_eq!(written(bench, "2026-12-01T08:00").await, 2);
        let of = "SELECT CAST(count(*) AS TEXT) FROM delivery WHERE user_id IS NOT NULL AND contact_id IS NULL";
        assert_eq!(texts(bench, of).await, ["2"]);
    })
    .await;
}

#[tokio::test]
async fn it_counts_for_nobody_and_nothing_counts_for_it() {
    each_database(async |bench| {
        office(bench).await;
        // The person's letter goes to the caseworker's own address: one of each on that day.
        raw(bench, "UPDATE contact SET email = 'els@voorbeeld.example', email_folded = 'els@voorbeeld.example'").await;
        reminder(bench, 10, 5, "intake", ("2026-11-25T00:00", "2026-12-03T00:00")).await;
        assert_eq!(written(bench, "2026-11-30T08:00").await, 1);
        let report = swept(bench, &worker(bench, 2), "2026-11-30T09:00").await;
        assert_eq!(report.written.len(), 2);
        // One that could not leave in the morning is of no use.
        assert_eq!(written(bench, "2026-12-01T08:00").await, 2);
        let late = swept(bench, &worker(bench, 2), "2026-12-01T11:30").await;
        assert_eq!((late.written.len(), late.expired), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn a_user_and_an_administrator_can_switch_it_off() {
    each_database(async |bench| {
        office(bench).await;
        let els = UserId(Uuid::from_u128(50));
        let want = async |wanted| {
            let done = bench.store.write(move |tx| {
                Box::pin(async move { store::digests::want(tx, els, wanted).await })
            });
            assert!(done.await.unwrap());
        };
        want(false).await;
        assert_eq!(written(bench, "2026-11-30T08:00").await, 0);
        want(true).await;
        set_hour(bench, "off").await;
        assert_eq!(written(bench, "2026-11-30T08:00").await, 0);
        raw(bench, "DELETE FROM setting").await;
        set_hour(bench, "09:15").await;
        assert_eq!(written(bench, "2026-11-30T09:14").await, 0);
        assert_eq!(written(bench, "2026-11-30T09:15").await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_divides_the_work_hears_of_what_is_escalated() {
    each_database(async |bench| {
        office(bench).await;
        user(bench, 51, "co@voorbeeld.example", "fr", "[\"coordinator\"]").await;
        user(bench, 52, "au@voorbeeld.example", "fr", "[\"auditor\"]").await;
        reminder(
            bench,
            10,
            5,
            "intake",
            ("2026-11-25T00:00", "2026-12-01T00:00"),
        )
        .await;
        let jobs = worker(bench, 1);
        for when in ["2026-12-03T00:00", "2026-12-03T12:00"] {
            steps::expire(&jobs, at(when)).await.unwrap();
            steps::look_out(&jobs, at(when)).await.unwrap();
        }
        assert_eq!(written(bench, "2026-12-04T08:00").await, 2);
        swept(bench, &worker(bench, 2), "2026-12-04T08:00").await;
        let all = letters(bench);
        let co = all.iter().find(|one| one.contains("co@voorbeeld.example"));
        let co = co.unwrap().replace("=\r\n", "");
        assert!(
            co.contains("K7QD") && co.contains("4 d=C3=A9cembre 2026"),
            "{co}"
        );
        let own = all.iter().find(|one| one.contains("els@voorbeeld.example"));
        let own = own.unwrap().replace("=\r\n", "");
        let first = own.find("wettelijke datum is dichtbij").unwrap();
        assert!(first < own.find("voor vandaag").unwrap(), "{own}");
    })
    .await;
}
