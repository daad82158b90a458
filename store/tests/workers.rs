//! The pulse of the processes that run jobs, and what figures say of letters nobody looks after.
//! Not here: who beats, and when (`jobs`).
#![allow(clippy::unwrap_used)]

mod common;

use chrono::{DateTime, TimeDelta, Utc};
use common::{TestStore, delivery, each_database, instant, one_case};
use store::figures;
use store::values::micros;
use store::workers::{self, Beat, WorkerLine, WorkerName, WorkerState};

fn beat(name: &str) -> Beat {
    Beat {
        name: WorkerName(name.to_owned()),
        started_at: instant(0),
        swept_at: None,
    }
}

async fn beaten(bench: &TestStore, beat: &Beat, now: DateTime<Utc>, patience: TimeDelta) {
    let beat = beat.clone();
    let write = bench
        .store
        .write(move |tx| Box::pin(async move { workers::beat(tx, &beat, now, patience).await }));
    write.await.unwrap();
}

async fn list(bench: &TestStore) -> Vec<WorkerLine> {
    let read = bench
        .store
        .read(|tx| Box::pin(async move { workers::list(tx).await }));
    read.await.unwrap()
}

#[tokio::test]
async fn a_worker_is_silent_when_it_missed_its_time_and_gone_when_it_took_its_leave() {
    each_database(async |bench| {
        let minute = TimeDelta::minutes(1);
        let first = beat("one");
        beaten(bench, &first, instant(0), minute).await;
        let later = Beat {
            started_at: instant(59),
            swept_at: Some(instant(20)),
            ..first
        };
        beaten(bench, &later, instant(20), minute).await;
        beaten(bench, &beat("two"), instant(0), TimeDelta::MAX).await;
        let found = list(bench).await;
        let one = &found[0];
        assert_eq!(
            *one,
            WorkerLine {
                name: WorkerName("one".to_owned()),
                started_at: micros(instant(0)),
                beat_at: micros(instant(20)),
                expected_at: micros(instant(20)) + minute,
                swept_at: Some(micros(instant(20))),
                in_hand: 0,
            }
        );
        let moment = TimeDelta::microseconds(1);
        assert_eq!(one.state(one.expected_at), WorkerState::Looks);
        assert_eq!(one.state(one.expected_at + moment), WorkerState::Silent);
        let failing = WorkerLine {
            swept_at: Some(one.beat_at - TimeDelta::minutes(1)),
            ..one.clone()
        };
        assert_eq!(failing.state(one.beat_at), WorkerState::Looks);
        assert_eq!(failing.state(one.beat_at + moment), WorkerState::Fails);

        let (left, others) = bench
            .store
            .write(|tx| {
                Box::pin(async move {
                    let left = workers::end(tx, &WorkerName("one".to_owned())).await?;
                    let others = workers::end_others(tx, &WorkerName("one".to_owned())).await?;
                    Ok((left, others))
                })
            })
            .await
            .unwrap();
        assert_eq!((left, others, list(bench).await.len()), (true, 1, 0));
    })
    .await;
}

#[tokio::test]
async fn letters_in_hand_are_counted_where_they_are_kept() {
    each_database(async |bench| {
        one_case(bench).await;
        for (number, state, lease) in [
            (100, "claimed", true),
            (101, "sending", true),
            (102, "queued", false),
        ] {
            let text = delivery(bench, number, state, true, lease, false);
            bench.raw(&text).await.unwrap();
        }
        for name in ["one", "two"] {
            beaten(bench, &beat(name), instant(0), TimeDelta::minutes(1)).await;
        }
        let held: Vec<_> = list(bench)
            .await
            .into_iter()
            .map(|one| (one.name.0, one.in_hand))
            .collect();
        assert_eq!(held, [("one".to_owned(), 2), ("two".to_owned(), 0)]);
    })
    .await;
}

async fn unsent_since(bench: &TestStore, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let read = bench
        .store
        .read(move |tx| Box::pin(async move { figures::unsent_since(tx, now).await }));
    read.await.unwrap()
}

#[tokio::test]
async fn a_letter_waits_since_it_was_written_whatever_puts_its_next_try_off() {
    each_database(async |bench| {
        one_case(bench).await;
        let written: DateTime<Utc> = "2026-11-25T09:00:00Z".parse().unwrap();
        let later = written + TimeDelta::hours(3);
        let set = async |text: &str| {
            bench
                .raw(&format!("UPDATE delivery SET {text}"))
                .await
                .unwrap();
        };
        let text = delivery(bench, 100, "queued", true, false, false);
        bench.raw(&text).await.unwrap();
        // The server was away: the letter was not tried, its next try lies ahead.
        set("next_try_at = '2026-11-25T12:10:00+00:00'").await;
        assert_eq!(unsent_since(bench, later).await, Some(written));
        // The server asked for patience with this letter.
        set("attempts = 1").await;
        assert_eq!(unsent_since(bench, later).await, None);
        let due = later + TimeDelta::minutes(10);
        assert_eq!(unsent_since(bench, due).await, Some(due));
        // Under way, until its lease has run out.
        set("state = 'sending', claimed_by = 'one', lease_until = '2026-11-25T12:01:00+00:00'")
            .await;
        assert_eq!(unsent_since(bench, later).await, None);
        let over = later + TimeDelta::minutes(1);
        assert_eq!(
            unsent_since(bench, later + TimeDelta::minutes(5)).await,
            Some(over)
        );
        // Of unknown fate, until its hold is over.
        set("state = 'unknown', claimed_by = NULL, lease_until = NULL").await;
        assert_eq!(unsent_since(bench, later).await, None);
        assert_eq!(unsent_since(bench, due).await, Some(due));
        set("state = 'sent', body = NULL, final_at = '2026-11-25T12:00:00+00:00'").await;
        assert_eq!(unsent_since(bench, due).await, None);
    })
    .await;
}

async fn urgent_since(bench: &TestStore, now: &str) -> Option<DateTime<Utc>> {
    let (now, next) = (
        now.parse().unwrap(),
        "2026-11-26T08:00:00Z".parse().unwrap(),
    );
    let read = bench
        .store
        .read(move |tx| Box::pin(async move { figures::urgent_unsent_since(tx, now, next).await }));
    read.await.unwrap()
}

#[tokio::test]
async fn what_cannot_wait_is_told_from_what_can() {
    each_database(async |bench| {
        one_case(bench).await;
        let evening = "2026-11-25T19:00:00Z";
        let written = Some("2026-11-25T09:00:00Z".parse().unwrap());
        let set = async |text: &str| bench.raw(text).await.unwrap();
        let no = if bench.kind() == store::Kind::Sqlite { "0" } else { "false" };
        let (reminder, letter) = (common::id(bench, 20), common::id(bench, 100));
        set("UPDATE contact SET email = 'a@b.be', email_folded = 'a@b.be'").await;
        set(&format!(
            "INSERT INTO reminder (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state) VALUES \
             ({reminder}, {}, {}, 'intake', {no}, '2026-11-25T09:00:00+00:00', '2026-11-26T09:00:00+00:00', 'planned')",
            common::id(bench, 5),
            common::id(bench, 3)
        ))
        .await;
        // It is still true when ordinary letters leave again.
        assert_eq!(urgent_since(bench, evening).await, None);
        set("UPDATE reminder SET rung = 'last'").await;
        assert_eq!(urgent_since(bench, evening).await, written);
        assert_eq!(urgent_since(bench, "2026-11-25T08:59:59Z").await, None);
        set("UPDATE reminder SET rung = 'intake', closes_at = '2026-11-25T23:00:00+00:00'").await;
        assert_eq!(urgent_since(bench, evening).await, written);
        // The same when it stands in a letter.
        set(&delivery(bench, 100, "queued", true, false, false)).await;
        set(&format!("UPDATE reminder SET state = 'bundled', delivery_id = {letter}")).await;
        assert_eq!(urgent_since(bench, evening).await, None);
        set("UPDATE reminder SET rung = 'last'").await;
        assert_eq!(urgent_since(bench, evening).await, written);
        set("UPDATE reminder SET rung = 'intake'").await;
        set("UPDATE delivery SET closes_at = '2026-11-25T23:00:00+00:00'").await;
        assert_eq!(urgent_since(bench, evening).await, written);
    })
    .await;
}
