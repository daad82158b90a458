//! A letter from the database to a mail server and back: what each end of a conversation does to it,
//! on both databases.
//! Not here: the conversation's own faults (`smtp_faults.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod common;
mod hostile;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::TimeDelta;
use common::*;
use hostile::{Point, Server, Turn, settings};
use jobs::post::{Ended, NotSent, carry};
use jobs::smtp::{Class, Relay};
use jobs::{Jobs, Post, steps};
use store::deliveries::protocol::{Claimed, Marked};
use store::testing::{TestStore, each_database};
use tokio::sync::Notify;

const WEEK: (&str, &str) = ("2026-11-25T00:00", "2026-12-01T00:00");
const NINE: &str = "2026-11-25T09:00";

async fn post(server: &Server) -> Post {
    let mut settings = settings();
    settings.host = "localhost".to_owned();
    settings.port = server.listen().await;
    Post::Smtp(Relay::new(settings).unwrap())
}

/// A letter claimed at nine.
async fn claimed(bench: &TestStore, jobs: &Jobs) -> Claimed {
    one_case(bench).await;
    reminder(bench, 10, 5, "intake", WEEK).await;
    steps::bundle(jobs, at(NINE)).await.unwrap();
    steps::claim(jobs, at(NINE)).await.unwrap().remove(0)
}

async fn attempts(bench: &TestStore) -> Vec<String> {
    let text = "SELECT phase || ' ' || COALESCE(CAST(code AS TEXT), '-') || ' ' || outcome || ' ' || reply FROM attempt";
    texts(bench, text).await
}

async fn state(bench: &TestStore) -> String {
    texts(bench, "SELECT state FROM delivery").await.remove(0)
}

#[tokio::test]
async fn a_letter_is_sent_by_smtp() {
    each_database(async |bench| {
        let (jobs, server) = (worker(bench, 1), Server::default());
        let held = claimed(bench, &jobs).await;
        let ended = carry(&jobs, &post(&server).await, &held, || at(NINE))
            .await
            .unwrap();
        assert!(matches!(ended, Ended::Sent(_)), "{ended:?}");
        assert_eq!(state(bench).await, "sent");
        assert_eq!(attempts(bench).await, ["dot 250 accept 2.0.0 queued"]);
        let log = server.log();
        let taken = log.taken.first().unwrap();
        assert_eq!(taken.as_bytes(), jobs::smtp::stuffed(held.body.expose()));
        assert!(taken.contains(&held.message_id));
        let said: Vec<_> = log
            .commands
            .iter()
            .map(|(.., line)| line.as_str())
            .collect();
        assert!(
            said.contains(&"MAIL FROM:<post@voorbeeld.example>"),
            "{said:?}"
        );
        assert!(said.contains(&"RCPT TO:<Ada@mail.example>"), "{said:?}");
    })
    .await;
}

#[tokio::test]
async fn each_failure_leaves_the_letter_where_it_belongs() {
    let cases = [
        (
            Point::Greeting,
            Turn::Cut,
            Class::Conn,
            "queued",
            "greeting - defer the server closed the connection",
        ),
        (
            Point::Mail,
            Turn::Say("421 4.3.2 bye\r\n"),
            Class::Busy,
            "queued",
            "mail 421 defer 4.3.2 bye",
        ),
        (
            Point::Rcpt,
            Turn::Say("450 4.7.1 wait\r\n"),
            Class::Grey,
            "queued",
            "rcpt 450 defer 4.7.1 wait",
        ),
        (
            Point::Rcpt,
            Turn::Say("550 5.1.1 <Ada@mail.example> ADA: nobody\r\n"),
            Class::Addr,
            "dead",
            "rcpt 550 reject 5.1.1 *** *** nobody",
        ),
        (
            Point::Dot,
            Turn::Say("554 5.6.0 odd\r\n"),
            Class::Content,
            "dead",
            "dot 554 reject 5.6.0 odd",
        ),
        (
            Point::Dot,
            Turn::Say("451 4.3.0 later\r\n"),
            Class::Sys,
            "queued",
            "dot 451 defer 4.3.0 later",
        ),
        (
            Point::Dot,
            Turn::Cut,
            Class::Ambig,
            "unknown",
            "dot - lose_track the server closed the connection",
        ),
        (
            Point::Dot,
            Turn::Say("354 go\r\n"),
            Class::Ambig,
            "unknown",
            "dot 354 lose_track go",
        ),
    ];
    for (point, turn, class, now, history) in cases {
        each_database(async |bench| {
            let (jobs, server) = (worker(bench, 1), Server::but(point, turn.clone()));
            let held = claimed(bench, &jobs).await;
            let ended = carry(&jobs, &post(&server).await, &held, || at(NINE))
                .await
                .unwrap();
            let Ended::NotSent(NotSent {
                moved: Some(_),
                class: Some(why),
            }) = ended
            else {
                panic!("{ended:?}");
            };
            assert_eq!(
                (why, state(bench).await.as_str()),
                (class, now),
                "{history}"
            );
            assert_eq!(attempts(bench).await, [history]);
            if now == "queued" {
                // The same bytes, later.
                assert!(steps::claim(&jobs, at(NINE)).await.unwrap().is_empty());
                let again = steps::claim(&jobs, at("2026-11-25T09:08"))
                    .await
                    .unwrap()
                    .remove(0);
                assert_eq!(again.body.expose(), held.body.expose());
            }
        })
        .await;
    }
}

#[tokio::test]
async fn a_refused_mark_sends_not_a_byte_of_the_body() {
    each_database(async |bench| {
        let (jobs, server) = (worker(bench, 1), Server::default());
        let held = claimed(bench, &jobs).await;
        // Its caseworker settles the deadline while the letter is on its way.
        met(bench, 5).await;
        let ended = carry(&jobs, &post(&server).await, &held, || at(NINE))
            .await
            .unwrap();
        assert_eq!(ended, Ended::Refused);
        while server.log().ended == 0 {
            tokio::task::yield_now().await;
        }
        let log = server.log();
        assert_eq!((log.taken.len(), log.unfinished), (0, vec![0]));
        assert_eq!(state(bench).await, "cancelled");
    })
    .await;
}

#[tokio::test]
async fn a_process_that_slept_after_the_mark_sends_nothing() {
    each_database(async |bench| {
        let (jobs, server) = (worker(bench, 1), Server::default());
        let held = claimed(bench, &jobs).await;
        // The clock is read for the receipt, for the mark, before the dot, and then on.
        let asked = AtomicI64::new(0);
        let clock = || match asked.fetch_add(1, Ordering::Relaxed) {
            0..=1 => at(NINE),
            _ => at("2026-11-25T09:10"),
        };
        let ended = carry(&jobs, &post(&server).await, &held, clock)
            .await
            .unwrap();
        assert!(
            matches!(
                &ended,
                Ended::NotSent(NotSent {
                    class: Some(Class::Conn),
                    ..
                })
            ),
            "{ended:?}"
        );
        assert_eq!(
            (server.log().taken.len(), state(bench).await.as_str()),
            (0, "queued")
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_listens() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = claimed(bench, &jobs).await;
        let mut settings = settings();
        settings.host = "127.0.0.1".to_owned();
        // A port that was free a moment ago.
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        settings.port = listener.local_addr().unwrap().port();
        drop(listener);
        let post = Post::Smtp(Relay::new(settings).unwrap());
        let ended = carry(&jobs, &post, &held, || at(NINE)).await.unwrap();
        assert!(
            matches!(
                &ended,
                Ended::NotSent(NotSent {
                    class: Some(Class::Conn),
                    ..
                })
            ),
            "{ended:?}"
        );
        assert_eq!(state(bench).await, "queued");
        assert!(attempts(bench).await[0].starts_with("connect - defer "));
    })
    .await;
}

#[tokio::test]
async fn a_letter_under_way_is_not_taken_from_a_sender_that_lives() {
    each_database(async |bench| {
        let open = Arc::new(Notify::new());
        let turn = Turn::When(Arc::clone(&open), "250 ok\r\n");
        let server = Server::but(Point::Rcpt, turn);
        let (mut jobs, other) = (worker(bench, 1), worker(bench, 2));
        let lease = TimeDelta::milliseconds(30);
        Arc::make_mut(&mut jobs.settings).lease = lease;
        let held = claimed(bench, &jobs).await;
        let post = post(&server).await;
        let passed = AtomicI64::new(0);
        let clock = || at(NINE) + TimeDelta::milliseconds(passed.load(Ordering::Relaxed));
        let until = async || texts(bench, "SELECT CAST(lease_until AS TEXT) FROM delivery").await;
        let looking = async {
            let mut last = until().await;
            // Time goes on by two thirds of a lease whenever it was renewed, to the fourfold.
            for _ in 0..6 {
                passed.fetch_add(20, Ordering::Relaxed);
                let mut looks = 0;
                while until().await == last {
                    looks += 1;
                    assert!(looks < 50_000, "nobody renewed the lease");
                    tokio::task::yield_now().await;
                }
                last = until().await;
                assert_eq!(steps::reap(&other, clock()).await.unwrap(), []);
            }
            open.notify_one();
        };
        let (ended, ()) = tokio::join!(carry(&jobs, &post, &held, clock), looking);
        assert!(matches!(ended, Ok(Ended::Sent(_))), "{ended:?}");
        assert_eq!(attempts(bench).await, ["dot 250 accept 2.0.0 queued"]);
    })
    .await;
}

#[tokio::test]
async fn a_lease_that_ran_out_is_not_brought_back_to_life() {
    each_database(async |bench| {
        let jobs = worker(bench, 1);
        let held = claimed(bench, &jobs).await;
        let end = at(NINE) + jobs.settings.lease;
        let instant = TimeDelta::microseconds(1);
        let renew = async |now| steps::renew(&jobs, &held, now).await.unwrap();
        assert!(renew(end - instant).await);
        let end = end - instant + jobs.settings.lease;
        assert!(!renew(end).await);
        assert_eq!(steps::mark(&jobs, &held, end).await.unwrap(), Marked::Lost);
        // Taken back and claimed by another, it is not the first one's to renew.
        let other = worker(bench, 2);
        steps::reap(&other, end + instant).await.unwrap();
        let later = end + TimeDelta::minutes(2);
        let theirs = steps::claim(&other, later).await.unwrap().remove(0);
        assert!(!renew(later).await);
        assert!(steps::renew(&other, &theirs, later).await.unwrap());
    })
    .await;
}

#[test]
fn the_sender_may_bring_a_name() {
    let named = |address| {
        jobs::JobSettings::new("Voorbeeld vzw", address).map(|settings| settings.from.to_string())
    };
    assert_eq!(
        named("post@voorbeeld.example").unwrap(),
        "Voorbeeld vzw <post@voorbeeld.example>"
    );
    assert_eq!(
        named("Termijn <post@voorbeeld.example>").unwrap(),
        "Termijn <post@voorbeeld.example>"
    );
    assert!(named("post").is_err());
}
