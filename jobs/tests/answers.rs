//! What an answer does to a letter, its reminders, its contact and the desk, on both databases.
//! Not here: the SMTP conversation that gives the answers.

mod common;

use casework::delivery::{DeliveryEvent, DeliveryState};
use common::*;
use jobs::{Jobs, steps};
use store::deliveries::protocol::{Answer, Claimed, Marked};
use store::testing::{TestStore, each_database};

const WEEK: (&str, &str) = ("2026-11-25T00:00", "2026-12-01T00:00");

fn answer(event: DeliveryEvent, retry: Option<&str>) -> Answer {
    Answer {
        code: Some(250),
        reply: Some("as said".to_owned()),
        retry_at: retry.map(at),
        ..Answer::of(event, "dot")
    }
}

/// A letter claimed and marked at nine.
async fn marked(bench: &TestStore, jobs: &Jobs) -> Claimed {
    one_case(bench).await;
    reminder(bench, 10, 5, "intake", WEEK).await;
    let now = at("2026-11-25T09:00");
    steps::bundle(jobs, now).await.expect("a letter is bundled");
    let mut claimed = steps::claim(jobs, now).await.expect("a claim");
    let held = claimed.remove(0);
    let marked = steps::mark(jobs, &held, now).await.expect("a mark");
    assert_eq!(marked, Marked::Yes);
    held
}

#[tokio::test]
async fn a_definite_no_for_now_is_tried_again_with_the_same_bytes() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = marked(bench, &jobs).await;
        let defer = answer(DeliveryEvent::Defer, Some("2026-11-25T09:15"));
        let moved = steps::outcome(&jobs, &held, defer, at("2026-11-25T09:01"))
            .await
            .unwrap();
        assert_eq!(moved.unwrap().state, DeliveryState::Queued);
        assert!(
            steps::claim(&jobs, at("2026-11-25T09:14"))
                .await
                .unwrap()
                .is_empty()
        );
        let again = steps::claim(&jobs, at("2026-11-25T09:15"))
            .await
            .unwrap()
            .remove(0);
        assert_eq!(again.body.expose(), held.body.expose());
        assert_eq!(
            (again.fence, again.message_id),
            (held.fence + 1, held.message_id)
        );
    })
    .await;
}

#[tokio::test]
async fn a_definite_never_and_a_bounce_reach_the_desk() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = marked(bench, &jobs).await;
        let (accept, now) = (answer(DeliveryEvent::Accept, None), at("2026-11-25T09:01"));
        steps::outcome(&jobs, &held, accept.clone(), now)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            steps::outcome(&jobs, &held, accept, now).await.unwrap(),
            None
        );
        let bounce = answer(DeliveryEvent::Bounce, None);
        let moved = steps::outcome(&jobs, &held, bounce, at("2026-11-25T12:00"))
            .await
            .unwrap();
        assert_eq!(moved.unwrap().state, DeliveryState::Bounced);
        assert_eq!(
            texts(bench, "SELECT kind FROM task").await,
            ["address_failed"]
        );
        let free = "SELECT email FROM contact WHERE suspended_at IS NULL";
        assert!(texts(bench, free).await.is_empty());
    })
    .await;
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = marked(bench, &jobs).await;
        let reject = answer(DeliveryEvent::Reject, None);
        let moved = steps::outcome(&jobs, &held, reject, at("2026-11-25T09:01"))
            .await
            .unwrap();
        assert_eq!(moved.unwrap().state, DeliveryState::Dead);
        assert_eq!(
            texts(bench, "SELECT kind FROM task").await,
            ["letter_failed"]
        );
        let ended = texts(bench, "SELECT state || ':' || reason FROM reminder").await;
        assert_eq!(ended, ["cancelled:delivery_failed"]);
    })
    .await;
}

#[tokio::test]
async fn a_late_yes_after_the_lease_settles_the_unknown() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = marked(bench, &jobs).await;
        assert_eq!(
            steps::reap(&jobs, at("2026-11-25T09:05"))
                .await
                .unwrap()
                .len(),
            1
        );
        let accept = answer(DeliveryEvent::Accept, None);
        let moved = steps::outcome(&jobs, &held, accept, at("2026-11-25T09:06"))
            .await
            .unwrap();
        assert_eq!(moved.unwrap().state, DeliveryState::Sent);
        assert_eq!(texts(bench, "SELECT state FROM reminder").await, ["done"]);
    })
    .await;
}

#[tokio::test]
async fn eight_claims_without_a_mark_are_given_up() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        let jobs = worker(bench, 1);
        let mut now = at("2026-11-25T09:00");
        steps::bundle(&jobs, now).await.unwrap();
        for _ in 0..8 {
            assert_eq!(steps::claim(&jobs, now).await.unwrap().len(), 1);
            now += chrono::TimeDelta::minutes(2);
            assert_eq!(steps::reap(&jobs, now).await.unwrap().len(), 1);
            now += chrono::TimeDelta::minutes(15);
        }
        let ended = texts(bench, "SELECT state || ':' || reason FROM delivery").await;
        assert_eq!(ended, ["dead:too_many_claims"]);
        assert_eq!(
            texts(bench, "SELECT kind FROM task").await,
            ["letter_failed"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_changed_address_gets_a_letter_of_its_own() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        let jobs = worker(bench, 1);
        steps::bundle(&jobs, at("2026-11-25T09:00")).await.unwrap();
        let new =
            "UPDATE contact SET email = 'new@mail.example', email_folded = 'new@mail.example'";
        raw(bench, new).await;
        let report = swept(bench, &jobs, "2026-11-25T09:01").await;
        assert_eq!((report.refused, report.written.len()), (1, 1));
        assert!(letters(bench)[0].contains("To: new@mail.example"));
    })
    .await;
}

#[tokio::test]
async fn what_may_have_arrived_is_not_said_again_when_one_window_closes() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        one_case(bench).await;
        deadline(bench, 6, "address-change-declare").await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        reminder(
            bench,
            11,
            6,
            "intake",
            ("2026-11-25T00:00", "2026-12-03T00:00"),
        )
        .await;
        let now = at("2026-11-25T09:00");
        steps::bundle(&jobs, now).await.unwrap();
        let held = steps::claim(&jobs, now).await.unwrap().remove(0);
        assert_eq!(steps::mark(&jobs, &held, now).await.unwrap(), Marked::Yes);
        swept(bench, &jobs, "2026-11-25T09:05").await;
        for later in ["2026-12-01T09:00", "2026-12-02T09:00"] {
            assert_eq!(swept(bench, &jobs, later).await.written.len(), 0);
        }
        let ended = "SELECT DISTINCT state || ':' || reason FROM reminder";
        assert_eq!(texts(bench, ended).await, ["expired:delivery_failed"]);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_may_have_arrived_and_is_no_longer_true_is_a_persons_question() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = marked(bench, &jobs).await;
        let lost = answer(DeliveryEvent::LoseTrack, Some("2026-11-25T09:16"));
        steps::outcome(&jobs, &held, lost, at("2026-11-25T09:01"))
            .await
            .unwrap();
        // Its hold is over, the same bytes are to go again, and only then the duty is done.
        let now = at("2026-11-25T09:16");
        assert_eq!(steps::resolve_unknown(&jobs, now).await.unwrap(), 1);
        let again = steps::claim(&jobs, now).await.unwrap().remove(0);
        met(bench, 5).await;
        let refused = steps::mark(&jobs, &again, now).await.unwrap();
        assert!(matches!(refused, Marked::NoLongerTrue(..)), "{refused:?}");
        let asked = texts(bench, "SELECT kind FROM task").await;
        assert_eq!(asked, ["letter_failed"]);
    })
    .await;
}
