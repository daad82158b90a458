//! What a person's decision does to a letter, its reminders, its task and the history, on both databases.
//! Not here: in which state which decision makes sense (`casework::decision` has the table).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod common;

use casework::access::Actor;
use casework::decision::{Course, Decision, Senseless};
use casework::delivery::{DeliveryEvent, DeliveryState};
use casework::ids::DeliveryId;
use common::*;
use jobs::steps::{self, Decider, NotDecided, decide};
use jobs::{Jobs, Post, sweep};
use store::deliveries::protocol::{Answer, Claimed, Marked};
use store::testing::{TestStore, each_database};

const WEEK: (&str, &str) = ("2026-11-25T00:00", "2026-12-01T00:00");
const NOON: &str = "2026-11-25T12:00";

fn by() -> Decider {
    Decider {
        actor: Actor::operator(),
        why: Some("she said so on the phone".to_owned()),
    }
}

async fn decided(
    jobs: &Jobs,
    id: DeliveryId,
    decision: Decision,
    when: &str,
) -> Result<(Course, DeliveryState), Senseless> {
    match decide(jobs, id, decision, by(), at(when)).await {
        Ok((course, moved)) => Ok((course, moved.state)),
        Err(NotDecided::Senseless(why)) => Err(why),
        Err(other) => panic!("{other}"),
    }
}

/// A letter claimed and marked at nine.
async fn marked(bench: &TestStore, jobs: &Jobs) -> Claimed {
    one_case(bench).await;
    reminder(bench, 10, 5, "intake", WEEK).await;
    marked_again(jobs, "2026-11-25T09:00").await
}

async fn marked_again(jobs: &Jobs, when: &str) -> Claimed {
    steps::bundle(jobs, at(when)).await.unwrap();
    let held = steps::claim(jobs, at(when)).await.unwrap().remove(0);
    assert_eq!(
        steps::mark(jobs, &held, at(when)).await.unwrap(),
        Marked::Yes
    );
    held
}

async fn answered(jobs: &Jobs, held: &Claimed, event: DeliveryEvent, when: &str) {
    let answer = Answer {
        retry_at: Some(at("2026-11-25T17:00")),
        ..Answer::of(event, "dot")
    };
    let moved = steps::outcome(jobs, held, answer, at(when)).await.unwrap();
    assert!(moved.is_some());
}

/// A letter whose fate nobody knows.
async fn unknown(bench: &TestStore, jobs: &Jobs) -> Claimed {
    let held = marked(bench, jobs).await;
    answered(jobs, &held, DeliveryEvent::LoseTrack, "2026-11-25T09:01").await;
    held
}

/// A letter that a server refused for good, with its task.
async fn dead(bench: &TestStore, jobs: &Jobs) -> Claimed {
    let held = marked(bench, jobs).await;
    answered(jobs, &held, DeliveryEvent::Reject, "2026-11-25T09:01").await;
    held
}

async fn letter(bench: &TestStore) -> Vec<String> {
    let text = "SELECT state || ':' || COALESCE(reason, '-') FROM delivery ORDER BY id";
    texts(bench, text).await
}

async fn reminders(bench: &TestStore) -> Vec<String> {
    let text = "SELECT state || ':' || COALESCE(reason, '-') FROM reminder ORDER BY state";
    texts(bench, text).await
}

async fn tasks(bench: &TestStore) -> Vec<String> {
    texts(bench, "SELECT kind || ':' || state FROM task ORDER BY kind").await
}

#[tokio::test]
async fn what_arrived_counts_as_sent_and_the_history_says_who_said_so() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = unknown(bench, &jobs).await;
        let done = decided(&jobs, held.id, Decision::Arrived, NOON).await.unwrap();
        assert_eq!(done.1, DeliveryState::Sent);
        assert_eq!(letter(bench).await, ["sent:confirmed"]);
        assert_eq!(reminders(bench).await, ["done:sent"]);
        let bytes = "SELECT id || '' FROM delivery WHERE body IS NOT NULL";
        assert!(texts(bench, bytes).await.is_empty(), "the bytes go with it");
        let history = texts(
            bench,
            "SELECT actor || ' ' || action || ' ' || after_change FROM audit WHERE case_id IS NOT NULL",
        )
        .await;
        assert_eq!(history.len(), 1);
        for part in ["operator letter_decided", "arrived", "on the phone", "sent"] {
            assert!(history[0].contains(part), "{history:?}");
        }
        let twice = decided(&jobs, held.id, Decision::Arrived, NOON).await;
        assert_eq!(twice, Err(Senseless::WasSent));
        assert!(swept(bench, &jobs, "2026-11-26T09:00").await.written.is_empty());
    })
    .await;
}

#[tokio::test]
async fn again_sends_the_same_bytes_before_the_hold_is_over() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = unknown(bench, &jobs).await;
        assert!(steps::claim(&jobs, at(NOON)).await.unwrap().is_empty());
        let done = decided(&jobs, held.id, Decision::Again, NOON)
            .await
            .unwrap();
        assert_eq!(done, (Course::SameBytes, DeliveryState::Queued));
        let again = steps::claim(&jobs, at(NOON)).await.unwrap().remove(0);
        assert_eq!(again.message_id, held.message_id);
        assert_eq!(again.body.expose(), held.body.expose());
        let meanwhile = decided(&jobs, held.id, Decision::GiveUp, NOON).await;
        assert_eq!(meanwhile, Err(Senseless::UnderWay));
    })
    .await;
}

#[tokio::test]
async fn again_is_refused_where_it_would_say_nothing_true_or_reach_nobody() {
    for (text, why) in [
        (
            "UPDATE deadline SET state = 'met', met_on = '2026-11-25', ended_at = '2026-11-25T09:00:00+00:00'",
            Senseless::NothingTrue,
        ),
        (
            "UPDATE contact SET stopped_at = '2026-11-25T09:00:00+00:00'",
            Senseless::NoAddress,
        ),
        (
            "UPDATE contact SET suspended_at = '2026-11-25T09:00:00+00:00'",
            Senseless::NoAddress,
        ),
    ] {
        each_database(async |bench| {
            let jobs = worker(bench, 1);
            let held = unknown(bench, &jobs).await;
            raw(bench, text).await;
            let refused = decided(&jobs, held.id, Decision::Again, NOON).await;
            assert_eq!(refused, Err(why), "{text}");
            assert_eq!(letter(bench).await, ["unknown:-"]);
        })
        .await;
        each_database(async |bench| {
            let jobs = worker(bench, 1);
            let held = dead(bench, &jobs).await;
            raw(bench, text).await;
            let refused = decided(&jobs, held.id, Decision::Again, NOON).await;
            assert_eq!(refused, Err(why), "{text}");
            assert_eq!(reminders(bench).await, ["cancelled:delivery_failed"]);
            assert_eq!(tasks(bench).await, ["letter_failed:open"]);
        })
        .await;
    }
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = dead(bench, &jobs).await;
        let late = decided(&jobs, held.id, Decision::Again, "2026-12-01T00:00").await;
        assert_eq!(late, Err(Senseless::NothingTrue));
    })
    .await;
}

#[tokio::test]
async fn a_new_letter_takes_the_place_of_a_dead_one_and_says_so() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = dead(bench, &jobs).await;
        let done = decided(&jobs, held.id, Decision::Again, NOON)
            .await
            .unwrap();
        assert_eq!(done, (Course::NewLetter, DeliveryState::Dead));
        assert_eq!(
            reminders(bench).await,
            ["cancelled:delivery_failed", "planned:-"]
        );
        assert_eq!(tasks(bench).await, ["letter_failed:done"]);
        let twice = decided(&jobs, held.id, Decision::Again, NOON).await;
        assert_eq!(twice, Err(Senseless::PlannedAlready));
        let report = swept(bench, &jobs, "2026-11-25T12:01").await;
        assert_eq!(report.written.len(), 1);
        assert_ne!(report.written[0].delivery, held.id);
        let replaces = "SELECT o.state FROM delivery n JOIN delivery o ON o.id = n.replaces";
        assert_eq!(texts(bench, replaces).await, ["dead"]);
        // The first one was refused: nobody has a letter that this one could belong to.
        let written = letters(bench);
        assert!(!written[0].contains("References:"), "{written:?}");
    })
    .await;
}

#[tokio::test]
async fn a_new_letter_refers_to_one_that_may_have_arrived() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = unknown(bench, &jobs).await;
        // The machine tries twice more and gives up.
        for (again, lost) in [("2026-11-25T17:00", "10"), ("2026-11-25T17:00", "20")] {
            let text = format!(
                "UPDATE delivery SET next_try_at = '{}'",
                at(again).to_rfc3339()
            );
            raw(bench, &text).await;
            let now = at("2026-11-26T10:00") + chrono::TimeDelta::minutes(lost.parse().unwrap());
            assert_eq!(steps::resolve_unknown(&jobs, now).await.unwrap(), 1);
            let one = steps::claim(&jobs, now).await.unwrap().remove(0);
            assert_eq!(steps::mark(&jobs, &one, now).await.unwrap(), Marked::Yes);
            answered(&jobs, &one, DeliveryEvent::LoseTrack, "2026-11-26T10:30").await;
        }
        let text = format!(
            "UPDATE delivery SET next_try_at = '{}'",
            at(NOON).to_rfc3339()
        );
        raw(bench, &text).await;
        steps::resolve_unknown(&jobs, at("2026-11-26T11:00"))
            .await
            .unwrap();
        assert_eq!(letter(bench).await, ["dead:lost_too_often"]);

        let done = decided(&jobs, held.id, Decision::Again, "2026-11-27T09:30")
            .await
            .unwrap();
        assert_eq!(done.0, Course::NewLetter);
        assert_eq!(
            swept(bench, &jobs, "2026-11-27T09:31").await.written.len(),
            1
        );
        let written = letters(bench).remove(0);
        let references = format!("References: {}", held.message_id);
        assert!(written.contains(&references), "{written}");
    })
    .await;
}

#[tokio::test]
async fn a_dead_letter_that_arrived_covers_what_was_planned_anew() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = dead(bench, &jobs).await;
        let never = decided(&jobs, held.id, Decision::Arrived, NOON).await;
        assert_eq!(never, Err(Senseless::NeverLeft));
        raw(
            bench,
            "UPDATE delivery SET ambiguous = 3, reason = 'lost_too_often'",
        )
        .await;
        decided(&jobs, held.id, Decision::Again, NOON)
            .await
            .unwrap();
        decided(&jobs, held.id, Decision::Arrived, NOON)
            .await
            .unwrap();
        assert_eq!(letter(bench).await, ["sent:confirmed"]);
        assert_eq!(
            reminders(bench).await,
            ["cancelled:delivery_failed", "covered:sent"]
        );
        let spool = Post::Spool(folder(bench));
        let later = sweep(&jobs, &spool, || at("2026-11-26T09:00"))
            .await
            .unwrap();
        assert!(later.written.is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_gives_up_gets_a_call_to_make_and_no_letter_leaves() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = unknown(bench, &jobs).await;
        decided(&jobs, held.id, Decision::GiveUp, NOON)
            .await
            .unwrap();
        assert_eq!(letter(bench).await, ["cancelled:given_up"]);
        assert_eq!(reminders(bench).await, ["expired:delivery_failed"]);
        assert_eq!(tasks(bench).await, ["call_now:open"]);
        let twice = decided(&jobs, held.id, Decision::GiveUp, NOON).await;
        assert_eq!(twice, Err(Senseless::CallIsOpen));
        assert!(
            swept(bench, &jobs, "2026-11-26T09:00")
                .await
                .written
                .is_empty()
        );
    })
    .await;
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = dead(bench, &jobs).await;
        let done = decided(&jobs, held.id, Decision::GiveUp, NOON)
            .await
            .unwrap();
        assert_eq!(done, (Course::CallOnly, DeliveryState::Dead));
        assert_eq!(tasks(bench).await, ["call_now:open", "letter_failed:done"]);
    })
    .await;
}

#[tokio::test]
async fn there_must_be_such_a_letter() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = marked(bench, &jobs).await;
        let other = DeliveryId::next(&mut Counted(77));
        let refused = decide(&jobs, other, Decision::GiveUp, by(), at(NOON)).await;
        assert!(matches!(refused, Err(NotDecided::NoLetter)));
        let under_way = decided(&jobs, held.id, Decision::Arrived, NOON).await;
        assert_eq!(under_way, Err(Senseless::UnderWay));
        assert!(texts(bench, "SELECT action FROM audit").await.is_empty());
    })
    .await;
}
