//! Letters that put right a date which an earlier letter named: at once, alone, and never when no longer
//! true.
//! Not here: who gets one (`casework`).

mod common;

use casework::ids::DeliveryId;
use common::*;
use store::deliveries::protocol::Marked;
use store::testing::{TestStore, each_database};
use uuid::Uuid;

/// From Sunday 29 November until the legal date is over.
const REST: (&str, &str) = ("2026-11-29T00:00", "2026-12-05T00:00");

/// A planned correction; contact 3 was told 2 December.
async fn correction(bench: &TestStore, number: u128, of: u128, rung: &str) {
    let gentle = match bench.kind() {
        store::Kind::Sqlite => "0",
        store::Kind::Postgres => "FALSE",
    };
    let text = format!(
        "INSERT INTO reminder (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state, told_on, why) \
         VALUES ({}, {}, {}, '{rung}', {gentle}, '{}', '{}', 'planned', '2026-12-02', 'law')",
        id(bench, number),
        id(bench, of),
        id(bench, 3),
        at(REST.0).to_rfc3339(),
        at(REST.1).to_rfc3339()
    );
    raw(bench, &text).await;
}

async fn end(bench: &TestStore, number: u128) {
    let text = format!(
        "UPDATE deadline SET state = 'void', ended_at = '2026-11-29T08:00:00+00:00' WHERE id = {}",
        id(bench, number)
    );
    raw(bench, &text).await;
}

async fn reminders(bench: &TestStore) -> Vec<String> {
    let text =
        "SELECT rung || ':' || state || ':' || COALESCE(reason, '') FROM reminder ORDER BY id";
    texts(bench, text).await
}

/// Bundles, claims and marks the one letter there is.
async fn marked(bench: &TestStore, between: impl AsyncFn()) -> Marked {
    let jobs = worker(bench, 1);
    let now = at("2026-11-29T10:00");
    assert_eq!(
        jobs::steps::bundle(&jobs, now)
            .await
            .expect("a bundle")
            .len(),
        1
    );
    between().await;
    let claimed = jobs::steps::claim(&jobs, now).await.expect("a claim");
    jobs::steps::mark(&jobs, &claimed[0], now)
        .await
        .expect("a mark")
}

#[tokio::test]
async fn it_leaves_on_a_sunday_and_takes_the_reminder_along() {
    each_database(async |bench| {
        one_case(bench).await;
        deadline(bench, 6, "address-change-declare").await;
        reminder(bench, 10, 5, "1-working-day-before", REST).await;
        reminder(bench, 11, 6, "intake", REST).await;
        correction(bench, 12, 5, "correction").await;
        let jobs = worker(bench, 1);
        let early = swept(bench, &jobs, "2026-11-29T07:30").await;
        assert_eq!(
            (early.written.len(), early.next_wake),
            (0, Some(at("2026-11-29T08:00")))
        );
        let report = swept(bench, &jobs, "2026-11-29T08:00").await;
        assert_eq!(
            report.written.len(),
            1,
            "the ordinary letter waits for Monday"
        );
        let letter = letters(bench).remove(0);
        for said in ["2 december 2026", "3 december 2026"] {
            assert!(letter.replace("=\r\n", "").contains(said), "{letter}");
        }
        assert_eq!(
            reminders(bench).await,
            [
                "1-working-day-before:covered:more_urgent_letter",
                "intake:planned:",
                "correction:done:sent"
            ]
        );
        let kinds = "SELECT kind || ':' || state FROM delivery ORDER BY id";
        assert_eq!(texts(bench, kinds).await, ["correction:sent"]);
        // What it told is remembered, so that it is not put right a second time.
        let case = casework::ids::CaseId(Uuid::from_u128(2));
        let file = bench
            .store
            .read(move |tx| Box::pin(async move { store::case_files::load::find(tx, case).await }));
        let told = file.await.unwrap().unwrap().told;
        let told: Vec<_> = told
            .iter()
            .map(|one| (one.deadline.0.as_u128(), one.on))
            .collect();
        assert_eq!(told, [(5, "2026-12-03".parse().unwrap())]);
        // It does not count as the letter of a day: Monday's goes out although this one did.
        let monday = swept(bench, &jobs, "2026-11-30T09:00").await;
        assert_eq!(monday.written.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn it_does_not_take_the_place_of_the_letter_of_the_day() {
    each_database(async |bench| {
        one_case(bench).await;
        deadline(bench, 6, "address-change-declare").await;
        reminder(bench, 11, 6, "intake", REST).await;
        correction(bench, 12, 5, "correction").await;
        let report = swept(bench, &worker(bench, 1), "2026-11-30T09:00").await;
        assert_eq!(report.written.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_longer_true_does_not_leave() {
    each_database(async |bench| {
        one_case(bench).await;
        correction(bench, 12, 5, "correction").await;
        assert!(matches!(
            marked(bench, async || end(bench, 5).await).await,
            Marked::NoLongerTrue(..)
        ));
        assert_eq!(
            reminders(bench).await,
            ["correction:cancelled:deadline_void"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_date_is_taken_back_while_none_takes_its_place() {
    each_database(async |bench| {
        one_case(bench).await;
        end(bench, 5).await;
        correction(bench, 12, 5, "dropped").await;
        assert_eq!(marked(bench, async || {}).await, Marked::Yes);
    })
    .await;
    each_database(async |bench| {
        one_case(bench).await;
        end(bench, 5).await;
        correction(bench, 12, 5, "dropped").await;
        let anew = async || deadline(bench, 6, "dvisa-register").await;
        assert!(matches!(
            marked(bench, anew).await,
            Marked::NoLongerTrue(..)
        ));
        assert_eq!(reminders(bench).await, ["dropped:cancelled:deadline_void"]);
    })
    .await;
}

#[tokio::test]
async fn whoever_stopped_gets_none() {
    each_database(async |bench| {
        one_case(bench).await;
        correction(bench, 12, 5, "correction").await;
        let stop = async || {
            raw(
                bench,
                "UPDATE contact SET stopped_at = '2026-11-29T08:00:00+00:00'",
            )
            .await
        };
        assert!(matches!(
            marked(bench, stop).await,
            Marked::NoLongerTrue(..)
        ));
        let again = swept(bench, &worker(bench, 2), "2026-11-29T11:00").await;
        assert_eq!((again.written.len(), letters(bench).len()), (0, 0));
        let ids = texts(bench, "SELECT CAST(count(*) AS TEXT) FROM delivery").await;
        assert_eq!(ids, ["1"], "{:?}", DeliveryId(Uuid::nil()));
    })
    .await;
}

#[tokio::test]
async fn it_refers_to_the_letters_that_named_the_old_date() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "1-working-day-before", REST).await;
        let jobs = worker(bench, 1);
        let sent = swept(bench, &jobs, "2026-11-30T09:00").await;
        assert_eq!(sent.written.len(), 1);
        let ids = "SELECT message_id FROM delivery ORDER BY id";
        let first = texts(bench, ids).await.remove(0);
        let plain = letters(bench).remove(0);
        assert!(!plain.contains("References:"), "{plain}");

        // The date moved: another row of the same rule.
        end(bench, 5).await;
        deadline(bench, 6, "dvisa-register").await;
        correction(bench, 12, 6, "correction").await;
        // Of a date that no letter named, none is referred to.
        let report = swept(bench, &jobs, "2026-11-30T10:00").await;
        assert_eq!(report.written.len(), 1);
        let of = |letters: Vec<String>| letters.into_iter().find(|one| !one.contains(&first));
        assert!(of(letters(bench)).is_some_and(|one| !one.contains("References:")));

        correction(bench, 13, 6, "dropped").await;
        raw(
            bench,
            "UPDATE reminder SET told_on = '2026-12-03' WHERE rung = 'dropped'",
        )
        .await;
        end(bench, 6).await;
        assert_eq!(
            swept(bench, &jobs, "2026-11-30T11:00").await.written.len(),
            1
        );
        // It refers to both letters that named the date: the reminder, and what put that right.
        let all = texts(bench, ids).await;
        let refers = letters(bench);
        let refers: Vec<_> = refers
            .iter()
            .filter(|one| one.contains("References:"))
            .collect();
        assert_eq!(refers.len(), 1);
        let head = refers[0]
            .split("\r\n\r\n")
            .next()
            .unwrap()
            .replace("\r\n ", " ");
        let line = head.lines().find(|line| line.starts_with("References:"));
        assert_eq!(
            line,
            Some(format!("References: {} {}", all[0], all[1]).as_str())
        );
    })
    .await;
}
