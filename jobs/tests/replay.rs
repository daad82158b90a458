//! A database that was restored, or failed over to, is told by the receipts what it has forgotten: nobody is
//! written to twice, and what was not sent still is.
//! Not here: a real backup (`tests/restored.rs`), and reading the files (`jobs::receipts`).

mod common;

use std::sync::Arc;
use std::time::Duration;

use casework::ids::SettingId;
use chrono::TimeDelta;
use common::*;
use jobs::pulse::Pulse;
use jobs::receipts::Receipts;
use jobs::steps::{Replayed, replay_receipts};
use jobs::worker::{self, Ports, WorkerSettings};
use jobs::{Jobs, Post, steps};
use store::Kind;
use store::settings::{self, Setting};
use store::testing::{TestStore, each_database};
use tokio::sync::watch;

const WEEK: (&str, &str) = ("2026-11-25T00:00", "2026-12-01T00:00");
const MORNING: &str = "2026-11-25T09:00";
const LATER: &str = "2026-11-25T10:00";
const NEXT_DAY: &str = "2026-11-26T09:00";

fn with_receipts(bench: &TestStore, number: u128) -> Jobs {
    let folder = bench.folder().join("receipts");
    worker(bench, number).with_receipts(Receipts::open(&folder, [7; 32]).expect("a folder"))
}

/// Keeps what is known of letters, as a backup does.
async fn back_up(bench: &TestStore) {
    let text = "CREATE TABLE old_delivery AS SELECT * FROM delivery; \
                CREATE TABLE old_reminder AS SELECT * FROM reminder";
    raw(bench, text).await;
}

/// What came after the backup is forgotten.
async fn restore(bench: &TestStore) {
    let text = "DELETE FROM attempt; DELETE FROM reminder; DELETE FROM delivery; DELETE FROM receipt_file; \
                DELETE FROM audit; DELETE FROM setting; INSERT INTO delivery SELECT * FROM old_delivery; \
                INSERT INTO reminder SELECT * FROM old_reminder";
    raw(bench, text).await;
}

async fn replayed(jobs: &Jobs, when: &str) -> Replayed {
    replay_receipts(jobs, at(when)).await.expect("a step")
}

async fn letters_known(bench: &TestStore) -> Vec<String> {
    let text = "SELECT state || ':' || COALESCE(reason, '-') AS line FROM delivery ORDER BY created_at, line";
    texts(bench, text).await
}

async fn reminders(bench: &TestStore) -> Vec<String> {
    let text = "SELECT rung || ':' || state || ':' || COALESCE(reason, '-') AS line FROM reminder ORDER BY line";
    texts(bench, text).await
}

async fn sent(bench: &TestStore, jobs: &Jobs, when: &str) -> usize {
    swept(bench, jobs, when).await.written.len()
}

#[tokio::test]
async fn a_forgotten_letter_is_written_down_again_and_nobody_is_written_to_twice() {
    each_database(async |bench| {
        let jobs = with_receipts(bench, 1);
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        back_up(bench).await;
        assert_eq!(sent(bench, &jobs, MORNING).await, 1);
        let known = texts(bench, "SELECT message_id FROM delivery").await;
        restore(bench).await;

        let alive = with_receipts(bench, 2);
        let expected = Replayed {
            sent: 1,
            remembered: 1,
            ..Replayed::default()
        };
        assert_eq!(replayed(&alive, LATER).await, expected);
        assert_eq!(sent(bench, &alive, LATER).await, 0);
        assert_eq!(sent(bench, &alive, NEXT_DAY).await, 0);
        assert_eq!(letters(bench).len(), 1);
        assert_eq!(reminders(bench).await, ["intake:covered:receipt_found"]);
        assert_eq!(letters_known(bench).await, ["sent:-"]);
        assert_eq!(texts(bench, "SELECT message_id FROM delivery").await, known);
        let tries = texts(bench, "SELECT phase || ':' || outcome FROM attempt").await;
        assert_eq!(tries, ["receipt:replay"]);
        let tried = "SELECT CAST(a.at AS TEXT) FROM attempt a JOIN delivery d ON d.id = a.delivery_id WHERE a.at = d.final_at";
        assert_eq!(texts(bench, tried).await.len(), 1);
        let history = texts(bench, "SELECT action || CAST(after_change AS TEXT) FROM audit").await;
        let known = known[0].trim_matches(['<', '>']);
        assert!(history.len() == 1 && history[0].starts_with("receipt_replayed"), "{history:?}");
        assert!(history[0].contains(known) && !history[0].contains("mail.example"), "{history:?}");

        // What was read is not read again, and nobody's time is taken by it.
        assert_eq!(replayed(&alive, NEXT_DAY).await, Replayed::default());
    })
    .await;
}

#[tokio::test]
async fn a_worker_is_told_before_it_claims_anything() {
    each_database(async |bench| {
        let jobs = with_receipts(bench, 1);
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        back_up(bench).await;
        assert_eq!(sent(bench, &jobs, MORNING).await, 1);
        restore(bench).await;

        let ports = Ports {
            clock: || at(LATER),
            doorbell: Arc::default(),
        };
        let settings = WorkerSettings {
            sweep_every: Duration::from_secs(60),
            at_once: 1,
            stop_within: Duration::from_secs(5),
            alone: bench.kind() == Kind::Sqlite,
        };
        let (tell, stop) = watch::channel(false);
        let (alive, pulse) = (with_receipts(bench, 2), Pulse::default());
        let post = Post::Spool(folder(bench));
        let running = worker::run(alive, post, settings, ports, pulse.clone(), stop);
        let running = tokio::spawn(running);
        while pulse.figures().sweeps == 0 {
            assert!(!running.is_finished());
            tokio::task::yield_now().await;
        }
        tell.send_replace(true);
        running.await.expect("no panic").expect("a clean stop");
        assert_eq!(reminders(bench).await, ["intake:covered:receipt_found"]);
        assert_eq!(letters(bench).len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_waits_is_settled_whoever_holds_it() {
    for state in ["queued", "claimed", "unknown"] {
        each_database(async |bench| {
            let jobs = with_receipts(bench, 1);
            one_case(bench).await;
            reminder(bench, 10, 5, "intake", WEEK).await;
            steps::bundle(&jobs, at(MORNING)).await.expect("a step");
            back_up(bench).await;
            assert_eq!(sent(bench, &jobs, MORNING).await, 1);
            restore(bench).await;
            let (until, by) = match state {
                "claimed" => ("'2026-11-25T12:00:00+00:00'", "'worker-9'"),
                _ => ("NULL", "NULL"),
            };
            let text = format!(
                "UPDATE delivery SET state = '{state}', fence = 3, lease_until = {until}, claimed_by = {by}"
            );
            raw(bench, &text).await;

            let alive = with_receipts(bench, 2);
            let told = replayed(&alive, LATER).await;
            assert_eq!((told.sent, told.settled), (1, 1), "{state}: {told:?}");
            assert_eq!(sent(bench, &alive, LATER).await, 0);
            assert_eq!(letters_known(bench).await, ["sent:-"]);
            assert_eq!(reminders(bench).await, ["intake:done:sent"]);
            let history = texts(bench, "SELECT action FROM audit").await;
            assert_eq!(history, ["receipt_replayed"]);
            assert_eq!(letters(bench).len(), 1);
        })
        .await;
    }
}

#[tokio::test]
async fn a_letter_that_would_say_the_same_is_cancelled_and_the_rest_of_it_leaves() {
    each_database(async |bench| {
        let jobs = with_receipts(bench, 1);
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        back_up(bench).await;
        assert_eq!(sent(bench, &jobs, MORNING).await, 1);
        restore(bench).await;
        // Before anybody read the receipts, the letter was written anew, together with another duty.
        deadline(bench, 6, "eu-short-stay-report").await;
        reminder(bench, 11, 6, "opening", WEEK).await;
        let alive = with_receipts(bench, 2);
        steps::bundle(&alive, at(LATER)).await.expect("a step");
        let bundled = ["intake:bundled:-", "opening:bundled:-"];
        assert_eq!(reminders(bench).await, bundled);

        assert_eq!(replayed(&alive, LATER).await.remembered, 1);
        let ended = ["intake:covered:receipt_found", "opening:planned:-"];
        assert_eq!(reminders(bench).await, ended);
        assert_eq!(
            letters_known(bench).await,
            ["sent:-", "cancelled:receipt_found"]
        );
        // The address had its letter of the day, as the receipt says.
        assert_eq!(sent(bench, &alive, LATER).await, 0);
        assert_eq!(sent(bench, &alive, NEXT_DAY).await, 1);
        assert_eq!(letters(bench).len(), 2);
        assert!(texts(bench, "SELECT kind FROM task").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_letter_under_way_is_left_to_who_sends_it_and_asked_about_again() {
    each_database(async |bench| {
        let jobs = with_receipts(bench, 1);
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        steps::bundle(&jobs, at(MORNING)).await.expect("a step");
        back_up(bench).await;
        assert_eq!(sent(bench, &jobs, MORNING).await, 1);
        restore(bench).await;
        raw(
            bench,
            "UPDATE delivery SET state = 'sending', fence = 1, lease_until = '2026-11-25T12:00:00+00:00', claimed_by = 'w'",
        )
        .await;
        let alive = with_receipts(bench, 2);
        for _ in 0..2 {
            let told = replayed(&alive, LATER).await;
            assert_eq!((told.sent, told.under_way), (1, 1), "{told:?}");
            assert_eq!(letters_known(bench).await, ["sending:-"]);
        }
        let gone = at(LATER) + TimeDelta::hours(4);
        steps::reap(&alive, gone).await.expect("a step");
        assert_eq!(replayed(&alive, "2026-11-25T14:00").await.settled, 1);
        assert_eq!(letters_known(bench).await, ["sent:-"]);
    })
    .await;
}

#[tokio::test]
async fn what_the_receipts_do_not_speak_of_still_leaves() {
    each_database(async |bench| {
        let jobs = with_receipts(bench, 1);
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        back_up(bench).await;
        assert_eq!(sent(bench, &jobs, MORNING).await, 1);
        restore(bench).await;
        // The letter went to an address that the person no longer has.
        raw(
            bench,
            "UPDATE contact SET email = 'Nieuw@mail.example', email_folded = 'nieuw@mail.example'",
        )
        .await;
        let alive = with_receipts(bench, 2);
        let told = replayed(&alive, LATER).await;
        assert_eq!((told.sent, told.elsewhere, told.remembered), (1, 1, 0));
        assert_eq!(sent(bench, &alive, LATER).await, 1);
        let last = letters(bench);
        assert!(
            last.iter()
                .any(|letter| letter.contains("Nieuw@mail.example"))
        );
    })
    .await;
}

#[tokio::test]
async fn a_correction_planned_after_the_letter_corrects_something_else() {
    each_database(async |bench| {
        let jobs = with_receipts(bench, 1);
        one_case(bench).await;
        reminder(bench, 10, 5, "correction", WEEK).await;
        raw(
            bench,
            "UPDATE reminder SET told_on = '2026-12-02', why = 'fact'",
        )
        .await;
        back_up(bench).await;
        assert_eq!(sent(bench, &jobs, MORNING).await, 1);
        for (opens_at, remembered) in [
            ("2026-11-25T09:30:00+00:00", 0),
            ("2026-11-25T00:00:00+00:00", 1),
        ] {
            restore(bench).await;
            raw(
                bench,
                &format!("UPDATE reminder SET opens_at = '{opens_at}'"),
            )
            .await;
            let told = replayed(&with_receipts(bench, 2), LATER).await;
            assert_eq!(told.remembered, remembered, "{opens_at}");
        }
        let kinds = texts(bench, "SELECT kind FROM delivery").await;
        assert_eq!(kinds, ["correction"]);
    })
    .await;
}

#[tokio::test]
async fn only_what_was_added_is_read_and_another_file_from_its_beginning() {
    each_database(async |bench| {
        let jobs = with_receipts(bench, 1);
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        assert_eq!(sent(bench, &jobs, MORNING).await, 1);
        assert_eq!(replayed(&jobs, LATER).await.sent, 1);
        reminder(
            bench,
            11,
            5,
            "opening",
            ("2026-11-26T00:00", "2026-12-01T00:00"),
        )
        .await;
        assert_eq!(sent(bench, &jobs, NEXT_DAY).await, 1);
        assert_eq!(replayed(&jobs, NEXT_DAY).await.sent, 1);
        assert_eq!(replayed(&jobs, NEXT_DAY).await.sent, 0);
        // The receipts of another machine in the place of this file.
        let file = bench.folder().join("receipts/receipts-2026-11.jsonl");
        let text = std::fs::read_to_string(&file).expect("receipts");
        let (first, rest) = text.split_once('\n').expect("lines");
        std::fs::write(&file, format!("{rest}{first}\n")).expect("a file");
        assert_eq!(replayed(&jobs, NEXT_DAY).await.sent, 2);
        assert_eq!(replayed(&jobs, NEXT_DAY).await, Replayed::default());
        // ... or of this one, cut short and gone on from there.
        let half = rest.split_once('\n').expect("lines").0;
        std::fs::write(&file, format!("{half}\n{half}\n")).expect("a file");
        assert_eq!(replayed(&jobs, NEXT_DAY).await.sent, 2);
    })
    .await;
}

async fn turn_off_hold(bench: &TestStore) {
    let setting = Setting {
        id: SettingId(uuid::Uuid::from_u128(77)),
        key: jobs::HOLD.to_owned(),
        value: serde_json::Value::Null,
        in_force_from: at(LATER).date_naive(),
        set_by: None,
        set_at: at(NEXT_DAY),
    };
    let set = bench
        .store
        .write(move |tx| Box::pin(async move { settings::set(tx, &setting).await }));
    set.await.expect("a step");
}

#[tokio::test]
async fn without_any_receipts_a_database_that_has_sent_asks_a_person_once() {
    each_database(async |bench| {
        let jobs = with_receipts(bench, 1);
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        assert!(!replayed(&jobs, MORNING).await.held, "nothing was ever sent");
        assert_eq!(sent(bench, &jobs, MORNING).await, 1);
        let folder = bench.folder().join("receipts");
        std::fs::remove_dir_all(&folder).expect("receipts");

        let alive = with_receipts(bench, 2);
        let text = "INSERT INTO worker (name, started_at, beat_at, expected_at) VALUES ('other', \
                    '2026-11-25T08:00:00+00:00', '2026-11-25T08:59:00+00:00', '2026-11-25T09:02:00+00:00')";
        raw(bench, text).await;
        assert!(!replayed(&alive, LATER).await.held, "another machine is at work: this one is new");
        raw(bench, "UPDATE worker SET expected_at = beat_at").await;
        assert!(replayed(&alive, LATER).await.held);
        let held = steps::held(&alive, at(LATER)).await.expect("a step");
        assert!(held.expect("a reason").contains("sending.receipts_dir"));
        assert_eq!(swept(bench, &alive, LATER).await.written.len(), 0);

        turn_off_hold(bench).await;
        assert!(!replayed(&alive, NEXT_DAY).await.held, "asked again");
        assert_eq!(steps::held(&alive, at(NEXT_DAY)).await.expect("a step"), None);
    })
    .await;
}

#[tokio::test]
async fn receipts_that_served_their_time_are_not_missed() {
    each_database(async |bench| {
        let jobs = with_receipts(bench, 1);
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        assert_eq!(sent(bench, &jobs, MORNING).await, 1);
        assert_eq!(replayed(&jobs, LATER).await.sent, 1);
        let files = "SELECT tail FROM receipt_file";
        assert_eq!(texts(bench, files).await.len(), 1);
        let years_later = "2028-11-27T09:00";
        let removed = steps::prune_receipts(&jobs, at(years_later)).await;
        assert_eq!(removed.expect("a step"), ["2026-11"]);
        assert!(texts(bench, files).await.is_empty());
        assert_eq!(replayed(&jobs, years_later).await, Replayed::default());
    })
    .await;
}
