//! Whom no letter reached becomes work for people: weeks ahead, at the last safe moment, before the legal date
//! and after it; each once, and none about a duty that is done.
//! Not here: when each is due to the minute (`casework::lookout`).

mod common;

use std::sync::atomic::{AtomicU32, Ordering};

use common::*;
use jobs::steps;
use store::testing::{TestStore, each_database};

const WEEK: (&str, &str) = ("2026-11-25T00:00", "2026-12-01T00:00");

/// The case of Ada, who can be written to.
async fn one_case(bench: &TestStore) {
    common::one_case(bench).await;
    let (case, contact) = (id(bench, 2), id(bench, 3));
    let link = format!("INSERT INTO case_contact (case_id, contact_id) VALUES ({case}, {contact})");
    raw(bench, &link).await;
}

/// Looks out at a moment, twice; gives the open tasks by kind.
async fn tasks(bench: &TestStore, when: &str) -> Vec<String> {
    static STARTED: AtomicU32 = AtomicU32::new(10);
    let jobs = worker(bench, STARTED.fetch_add(1, Ordering::Relaxed).into());
    for _ in 0..2 {
        steps::expire(&jobs, at(when)).await.expect("a step");
        let next = steps::look_out(&jobs, at(when)).await.expect("a step");
        assert!(next > at(when), "{when}");
    }
    texts(
        bench,
        "SELECT kind FROM task WHERE state = 'open' ORDER BY kind",
    )
    .await
}

#[tokio::test]
async fn a_duty_without_an_accepted_letter_is_called_about_and_escalated() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        for early in ["2026-11-25T10:00", "2026-12-01T10:00", "2026-12-02T23:59"] {
            assert!(tasks(bench, early).await.is_empty(), "{early}");
        }
        assert_eq!(tasks(bench, "2026-12-03T00:00").await, ["call_now"]);
        assert_eq!(tasks(bench, "2026-12-03T11:59").await, ["call_now"]);
        let both = ["call_now", "escalated"];
        assert_eq!(tasks(bench, "2026-12-03T12:00").await, both);
        assert_eq!(tasks(bench, "2026-12-04T23:59").await, both);
        let all = ["call_now", "deadline_passed", "escalated"];
        assert_eq!(tasks(bench, "2026-12-05T00:00").await, all);
        let about = "SELECT DISTINCT text_key || ' ' || CAST(params AS TEXT) FROM task WHERE kind = 'escalated'";
        let about = texts(bench, about).await.remove(0);
        assert!(about.contains("dvisa-register") && about.contains("2026-12-04"), "{about}");
        // Done: nobody has to act any more.
        met(bench, 5).await;
        assert!(tasks(bench, "2026-12-05T09:00").await.is_empty());
        let done = texts(bench, "SELECT kind FROM task WHERE state = 'done'").await;
        assert_eq!(done.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_letter_counts_when_it_was_accepted_and_not_before() {
    each_database(async |bench| {
        one_case(bench).await;
        let open = ("2026-11-25T00:00", "2026-12-04T00:00");
        reminder(bench, 10, 5, "intake", open).await;
        let jobs = worker(bench, 2);
        // Written, and still in the queue at the last safe moment.
        let now = at("2026-12-02T16:30");
        assert_eq!(steps::bundle(&jobs, now).await.unwrap().len(), 1);
        assert_eq!(tasks(bench, "2026-12-03T00:00").await, ["call_now"]);
    })
    .await;
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        let sent = swept(bench, &worker(bench, 2), "2026-11-25T09:00").await;
        assert_eq!(sent.written.len(), 1);
        for reached in ["2026-12-03T00:00", "2026-12-04T23:00"] {
            assert!(tasks(bench, reached).await.is_empty(), "{reached}");
        }
        assert_eq!(tasks(bench, "2026-12-05T00:00").await, ["deadline_passed"]);
    })
    .await;
}

#[tokio::test]
async fn whoever_was_called_is_not_escalated() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        assert_eq!(tasks(bench, "2026-12-03T00:00").await, ["call_now"]);
        let done = "UPDATE task SET state = 'done', done_at = '2026-12-03T08:00:00+00:00'";
        raw(bench, done).await;
        assert!(tasks(bench, "2026-12-03T12:00").await.is_empty());
        assert!(tasks(bench, "2026-12-04T12:00").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_address_that_was_lost_is_told_weeks_ahead() {
    each_database(async |bench| {
        one_case(bench).await;
        let last = ("2026-12-02T09:00", "2026-12-04T00:00");
        reminder(bench, 10, 5, "1-working-day-before", last).await;
        assert!(tasks(bench, "2026-11-24T10:00").await.is_empty());
        let lost = "UPDATE contact SET suspended_at = '2026-11-24T10:00:00+00:00'";
        raw(bench, lost).await;
        assert_eq!(tasks(bench, "2026-11-24T12:00").await, ["no_address"]);
        // One task is enough until the end; nobody did it: whoever divides the work hears of it.
        assert_eq!(tasks(bench, "2026-12-03T00:00").await, ["no_address"]);
        let both = ["escalated", "no_address"];
        assert_eq!(tasks(bench, "2026-12-03T12:00").await, both);
    })
    .await;
}

#[tokio::test]
async fn a_correction_that_did_not_leave_in_time_is_work_for_a_person() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "correction", WEEK).await;
        let told =
            "UPDATE reminder SET told_on = '2026-12-02', why = 'law' WHERE rung = 'correction'";
        raw(bench, told).await;
        assert!(tasks(bench, "2026-11-30T23:00").await.is_empty());
        assert_eq!(
            tasks(bench, "2026-12-01T00:00").await,
            ["correction_expired"]
        );
        let about = texts(bench, "SELECT CAST(params AS TEXT) FROM task")
            .await
            .remove(0);
        assert!(about.contains("2026-12-02"), "{about}");
    })
    .await;
    // One that left is none.
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "correction", WEEK).await;
        let told =
            "UPDATE reminder SET told_on = '2026-12-02', why = 'law' WHERE rung = 'correction'";
        raw(bench, told).await;
        let sent = swept(bench, &worker(bench, 2), "2026-11-25T09:00").await;
        assert_eq!(sent.written.len(), 1);
        assert!(tasks(bench, "2026-12-01T00:00").await.is_empty());
    })
    .await;
}
