//! Breakers shared by workers on both databases under a simulated clock: what is left alone loses no letter and
//! no try, one letter at a time goes as a probe, and what each class of answers does to a letter and to people.
//! Not here: when a gate opens (`casework::gate`), how long a letter waits (`jobs::verdict`), and conversations.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod common;

use std::sync::Arc;

use casework::delivery::DeliveryState;
use casework::gate::Restraint;
use casework::pace::Pace;
use chrono::{DateTime, TimeDelta, Utc};
use common::*;
use jobs::smtp::{Accepted, Class, Failure, Phase};
use jobs::{HOLD, Jobs, steps, verdict};
use serde_json::Value;
use store::deliveries::protocol::{Claimed, Marked};
use store::deliveries::{attempts, gates};
use store::settings::{self, Setting};
use store::testing::{TestStore, each_database};

const MONTH: (&str, &str) = ("2026-11-25T00:00", "2026-12-20T00:00");

fn nine(seconds: i64) -> DateTime<Utc> {
    at("2026-11-25T09:00") + TimeDelta::seconds(seconds)
}

fn breaking(bench: &TestStore, number: u128) -> Jobs {
    let mut jobs = worker(bench, number);
    Arc::make_mut(&mut jobs.settings).restraint.breaker = Some(TimeDelta::seconds(30));
    jobs
}

/// Letters that are due, each for a contact of its own.
async fn due(bench: &TestStore, jobs: &Jobs, numbers: std::ops::Range<u128>, domain: &str) {
    for number in numbers {
        let contact = 1000 + number;
        let text = format!(
            "INSERT INTO contact (id, email, email_folded, language) VALUES ({}, 'p{number}@{domain}', 'p{number}@{domain}', 'fr')",
            id(bench, contact)
        );
        raw(bench, &text).await;
        reminder_for(bench, 5000 + number, 5, contact, "intake", MONTH).await;
    }
    steps::bundle(jobs, nine(0)).await.unwrap();
}

async fn claim(jobs: &Jobs, seconds: i64) -> Vec<Claimed> {
    steps::claim(jobs, nine(seconds)).await.unwrap()
}

/// The letter meets an answer of this class where recipients are judged.
async fn meets(jobs: &Jobs, letter: &Claimed, class: Class, seconds: i64) -> DeliveryState {
    let failure = Failure {
        phase: Phase::Rcpt,
        class,
        code: (class == Class::Proto).then_some(503),
        enhanced: None,
        reply: "as said".to_owned(),
    };
    let id = letter.id;
    let read = jobs
        .store
        .read(move |tx| Box::pin(async move { attempts(tx, id).await }));
    let now = nine(seconds);
    let answer = verdict::failed(failure, letter, &read.await.unwrap(), &jobs.settings, now);
    let moved = steps::outcome(jobs, letter, answer, now).await.unwrap();
    moved.unwrap().state
}

async fn is_taken(jobs: &Jobs, letter: &Claimed, seconds: i64) {
    let now = nine(seconds);
    let marked = steps::mark(jobs, letter, now).await.unwrap();
    assert_eq!(marked, Marked::Yes);
    let accepted = Accepted {
        code: 250,
        reply: "ok".to_owned(),
    };
    let answer = verdict::taken(accepted, &jobs.settings);
    let moved = steps::outcome(jobs, letter, answer, now).await.unwrap();
    assert_eq!(moved.unwrap().state, DeliveryState::Sent);
}

async fn count(bench: &TestStore, of: &str) -> String {
    let text = format!("SELECT CAST(COUNT(*) AS TEXT) FROM {of}");
    texts(bench, &text).await.remove(0)
}

#[tokio::test]
async fn a_mail_server_in_trouble_is_left_alone_by_everybody() {
    each_database(async |bench| {
        one_case(bench).await;
        let (one, two) = (breaking(bench, 1), breaking(bench, 2));
        due(bench, &one, 0..12, "mail.example").await;
        let mut first = claim(&one, 0).await;
        assert_eq!(first.len(), 12);
        let rest = first.split_off(5);
        for letter in &first {
            assert_eq!(
                meets(&one, letter, Class::Conn, 0).await,
                DeliveryState::Queued
            );
        }
        // Those that were under way say nothing new.
        for letter in &rest {
            meets(&one, letter, Class::Busy, 1).await;
        }
        for jobs in [&one, &two] {
            assert!(claim(jobs, 29).await.is_empty());
        }
        // No letter was used up.
        assert_eq!(
            count(bench, "delivery WHERE state = 'queued' AND attempts = 0").await,
            "12"
        );
        // One probe, whoever asks; while it is under way no other.
        let probe = claim(&two, 30).await;
        assert_eq!(probe.len(), 1);
        assert!(claim(&one, 31).await.is_empty() && claim(&two, 119).await.is_empty());
        meets(&two, &probe[0], Class::Conn, 32).await;
        assert!(claim(&one, 91).await.is_empty());
        for seconds in [92, 200, 201] {
            let probe = claim(&one, seconds).await;
            assert_eq!(probe.len(), 1, "{seconds}");
            is_taken(&one, &probe[0], seconds).await;
        }
        assert_eq!(claim(&two, 202).await.len(), 9);
    })
    .await;
}

#[tokio::test]
async fn a_refused_login_is_tried_once_in_five_minutes() {
    for class in [Class::Auth, Class::Tls] {
        each_database(async |bench| {
            one_case(bench).await;
            let jobs = breaking(bench, 1);
            due(bench, &jobs, 0..4, "mail.example").await;
            let mut tries = Vec::new();
            for seconds in 0..1800 {
                if seconds % 10 != 0 {
                    continue;
                }
                // The first look claims all four; they were under way.
                for letter in claim(&jobs, seconds).await {
                    meets(&jobs, &letter, class, seconds).await;
                    tries.push(seconds);
                }
            }
            assert_eq!(tries, [0, 0, 0, 0, 300, 900, 1500], "{class:?}");
            assert_eq!(
                count(bench, "delivery WHERE attempts = 0 AND state = 'queued'").await,
                "4"
            );
        })
        .await;
    }
}

#[tokio::test]
async fn a_domain_that_bars_us_is_left_alone_and_others_are_not() {
    each_database(async |bench| {
        one_case(bench).await;
        let (one, two) = (breaking(bench, 1), breaking(bench, 2));
        due(bench, &one, 0..3, "strict.example").await;
        for letter in claim(&one, 0).await {
            assert_eq!(
                meets(&one, &letter, Class::Policy, 0).await,
                DeliveryState::Dead
            );
        }
        assert_eq!(
            texts(bench, "SELECT DISTINCT reason FROM delivery").await,
            ["policy_refused"]
        );
        assert_eq!(
            texts(bench, "SELECT DISTINCT kind FROM task").await,
            ["letter_failed"]
        );
        // Their addresses are good.
        assert_eq!(
            count(bench, "contact WHERE suspended_at IS NOT NULL").await,
            "0"
        );
        due(bench, &one, 3..6, "strict.example").await;
        due(bench, &one, 6..8, "mail.example").await;
        for _ in 0..2 {
            let letter = claim(&two, 1).await.remove(0);
            assert!(letter.address.expose().ends_with("@mail.example"));
            is_taken(&two, &letter, 1).await;
        }
        assert!(claim(&one, 599).await.is_empty());
        for (seconds, left) in [(600, 2), (700, 1)] {
            let probe = claim(&two, seconds).await;
            assert_eq!(probe.len(), 1);
            assert!(claim(&one, seconds).await.is_empty());
            is_taken(&two, &probe[0], seconds).await;
            let waiting = count(bench, "delivery WHERE state = 'queued'").await;
            assert_eq!(waiting, left.to_string());
        }
        assert_eq!(claim(&one, 701).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn ten_times_not_now_leaves_a_domain_alone() {
    each_database(async |bench| {
        one_case(bench).await;
        let jobs = breaking(bench, 1);
        due(bench, &jobs, 0..11, "mail.example").await;
        let mut letters = claim(&jobs, 0).await;
        let last = letters.pop().unwrap();
        for letter in &letters {
            meets(&jobs, letter, Class::Sys, 0).await;
        }
        is_taken(&jobs, &last, 0).await;
        // A letter that was under way and is taken lets the next probe go at once.
        let claimed = claim(&jobs, 200).await;
        assert_eq!(claimed.len(), 1);
        meets(&jobs, &claimed[0], Class::Grey, 200).await;
        assert!(claim(&jobs, 200 + 1799).await.is_empty());
        assert_eq!(claim(&jobs, 200 + 1800).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn not_so_fast_halves_the_rate_of_the_domain() {
    each_database(async |bench| {
        one_case(bench).await;
        let mut jobs = worker(bench, 1);
        Arc::make_mut(&mut jobs.settings).restraint = Restraint {
            per_domain: Pace::per_minute(30.0),
            ..Restraint::default()
        };
        due(bench, &jobs, 0..6, "mail.example").await;
        let next = async |from: i64| {
            for seconds in from..from + 120 {
                if let Some(letter) = claim(&jobs, seconds).await.pop() {
                    return (seconds, letter);
                }
            }
            panic!("none left after {from}");
        };
        let (_, first) = next(0).await;
        let (after, second) = next(0).await;
        assert_eq!(after, 2);
        is_taken(&jobs, &first, 2).await;
        meets(&jobs, &second, Class::Rate, 2).await;
        // The pause that had begun, and from then on twice as long.
        let (_, third) = next(3).await;
        let (fourth_at, _) = next(4).await;
        assert_eq!(fourth_at, 8);
        is_taken(&jobs, &third, 8).await;
        let percent =
            "SELECT CAST(percent AS TEXT) FROM sending_gate WHERE domain = 'mail.example'";
        assert_eq!(texts(bench, percent).await, ["55"]);
        // And it comes again, as a try, a quarter of an hour later or a little less or more.
        let tried = "delivery WHERE state = 'queued' AND attempts = 1";
        assert_eq!(count(bench, tried).await, "1");
    })
    .await;
}

#[tokio::test]
async fn an_address_that_does_not_exist_is_suspended_and_a_person_is_asked() {
    each_database(async |bench| {
        one_case(bench).await;
        let jobs = breaking(bench, 1);
        due(bench, &jobs, 0..2, "mail.example").await;
        let letters = claim(&jobs, 0).await;
        assert_eq!(meets(&jobs, &letters[0], Class::Addr, 0).await, DeliveryState::Dead);
        assert_eq!(texts(bench, "SELECT kind FROM task").await, ["address_failed"]);
        let suspended = texts(bench, "SELECT email FROM contact WHERE suspended_at IS NOT NULL").await;
        assert_eq!(suspended, [letters[0].address.expose().as_str()]);
        // Another address that has taken its place meanwhile is not.
        let other = letters[1].address.expose();
        let moved = format!("UPDATE contact SET email = 'new@mail.example', email_folded = 'new@mail.example' WHERE email_folded = '{other}'");
        raw(bench, &moved).await;
        meets(&jobs, &letters[1], Class::Addr, 0).await;
        assert_eq!(count(bench, "contact WHERE suspended_at IS NOT NULL").await, "1");
    })
    .await;
}

#[tokio::test]
async fn a_full_mailbox_is_a_task_at_once_and_settled_when_it_takes_the_letter() {
    each_database(async |bench| {
        one_case(bench).await;
        let jobs = breaking(bench, 1);
        due(bench, &jobs, 0..1, "mail.example").await;
        let letter = claim(&jobs, 0).await.remove(0);
        assert_eq!(
            meets(&jobs, &letter, Class::Full, 0).await,
            DeliveryState::Queued
        );
        let tasks = "SELECT kind || ':' || state FROM task";
        assert_eq!(texts(bench, tasks).await, ["address_failed:open"]);
        assert!(claim(&jobs, 47 * 60).await.is_empty());
        let again = claim(&jobs, 73 * 60).await.remove(0);
        assert_eq!(again.body.expose(), letter.body.expose());
        is_taken(&jobs, &again, 73 * 60).await;
        assert_eq!(texts(bench, tasks).await, ["address_failed:done"]);
    })
    .await;
}

#[tokio::test]
async fn what_breaks_the_protocol_three_times_is_given_up() {
    each_database(async |bench| {
        one_case(bench).await;
        let jobs = breaking(bench, 1);
        due(bench, &jobs, 0..1, "mail.example").await;
        let mut states = Vec::new();
        for hours in 0..3 {
            let letter = claim(&jobs, hours * 3600).await.remove(0);
            states.push(meets(&jobs, &letter, Class::Proto, hours * 3600).await);
        }
        use DeliveryState::{Dead, Queued};
        assert_eq!(states, [Queued, Queued, Dead]);
        let reason = "SELECT reason FROM delivery";
        assert_eq!(texts(bench, reason).await, ["protocol_broken"]);
        assert_eq!(
            texts(bench, "SELECT kind FROM task").await,
            ["letter_failed"]
        );
        let classes = "SELECT DISTINCT class FROM attempt";
        assert_eq!(texts(bench, classes).await, ["protocol"]);
    })
    .await;
}

async fn decided(jobs: &Jobs, value: Value, seconds: i64) {
    let setting = Setting {
        id: casework::ids::SettingId(uuid::Uuid::from_u128(u128::from(seconds.unsigned_abs()))),
        key: HOLD.to_owned(),
        value,
        in_force_from: nine(0).date_naive(),
        set_by: None,
        set_at: nine(seconds),
    };
    let set = jobs
        .store
        .write(move |tx| Box::pin(async move { settings::set(tx, &setting).await }));
    set.await.unwrap();
}

#[tokio::test]
async fn where_half_of_the_last_letters_are_refused_all_stop_until_a_person_has_looked() {
    each_database(async |bench| {
        one_case(bench).await;
        let jobs = breaking(bench, 1);
        due(bench, &jobs, 0..70, "mail.example").await;
        let mut letters = claim(&jobs, 0).await.into_iter();
        // 25 of 70 over all, but never half of the last forty.
        let mut refused = async |many: usize, seconds: i64| {
            for letter in letters.by_ref().take(many) {
                meets(&jobs, &letter, Class::Addr, seconds).await;
            }
        };
        refused(19, 0).await;
        assert_eq!(steps::held(&jobs, nine(0)).await.unwrap(), None);
        refused(1, 1).await;
        let held = steps::held(&jobs, nine(1)).await.unwrap().unwrap();
        assert!(
            held.starts_with(jobs::BY_ITSELF) && held.contains("20 of the last 40"),
            "{held}"
        );
        // Those under way come to their end and add no second hold.
        refused(5, 2).await;
        assert_eq!(
            count(bench, "setting WHERE key = 'sending_hold'").await,
            "1"
        );
        decided(&jobs, Value::Null, 3).await;
        // What was decided about counts no more.
        refused(19, 4).await;
        assert_eq!(steps::held(&jobs, nine(4)).await.unwrap(), None);
        for letter in letters.by_ref().take(21) {
            is_taken(&jobs, &letter, 5).await;
        }
        let last = letters.next().unwrap();
        meets(&jobs, &last, Class::Addr, 6).await;
        assert_eq!(steps::held(&jobs, nine(6)).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn without_a_breaker_nothing_is_remembered_but_the_answers() {
    each_database(async |bench| {
        one_case(bench).await;
        let jobs = worker(bench, 1);
        due(bench, &jobs, 0..25, "mail.example").await;
        for letter in claim(&jobs, 0).await {
            meets(&jobs, &letter, Class::Policy, 0).await;
        }
        due(bench, &jobs, 25..27, "mail.example").await;
        assert_eq!(claim(&jobs, 1).await.len(), 2);
        assert_eq!(steps::held(&jobs, nine(1)).await.unwrap(), None);
        let read = jobs
            .store
            .read(|tx| Box::pin(async move { gates::troubled(tx, 10).await }));
        let troubled = read.await.unwrap();
        assert!(
            troubled.iter().all(|(_, gate)| gate.shut.is_none()),
            "{troubled:?}"
        );
    })
    .await;
}
