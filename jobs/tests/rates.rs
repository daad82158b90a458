//! Limits of letters a minute, shared by workers on both databases under a simulated clock: never more,
//! nothing lost, the urgent first, and one that waits is not touched.
//! Not here: how far apart letters are (`casework::pace`).

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use casework::gate::Restraint;
use casework::pace::Pace;
use chrono::{DateTime, TimeDelta, Utc};
use common::*;
use jobs::{Jobs, Post, Written, sweep};
use store::testing::{TestStore, each_database};

const WEEK: (&str, &str) = ("2026-11-25T00:00", "2026-12-01T00:00");
const MORNING: &str = "2026-11-25T09:00";

fn limited(bench: &TestStore, number: u128, overall: f64, per_domain: f64) -> Jobs {
    let mut jobs = worker(bench, number);
    Arc::make_mut(&mut jobs.settings).restraint = Restraint {
        overall: Pace::per_minute(overall),
        per_domain: Pace::per_minute(per_domain),
        breaker: None,
    };
    jobs
}

/// A letter that is due, for a contact of a domain.
async fn due(bench: &TestStore, number: u128, domain: &str, rung: &str) {
    let contact = 1000 + number;
    let text = format!(
        "INSERT INTO contact (id, email, email_folded, language) VALUES ({}, 'p{number}@{domain}', 'p{number}@{domain}', 'fr')",
        id(bench, contact)
    );
    raw(bench, &text).await;
    reminder_for(bench, 5000 + number, 5, contact, rung, WEEK).await;
}

/// Sweeps by the clock of the wakes, the workers in turn, until so many letters left.
async fn all_sent(bench: &TestStore, workers: &[Jobs], many: usize) -> Vec<Written> {
    let (mut now, mut written) = (at(MORNING), Vec::new());
    let post = Post::Spool(folder(bench));
    for jobs in workers.iter().cycle().take(many * 20) {
        let report = sweep(jobs, &post, || now).await.expect("a sweep");
        written.extend(report.written);
        if written.len() >= many {
            break;
        }
        let wake = report.next_wake.expect("something waits");
        assert!(
            wake > now && wake <= now + TimeDelta::minutes(2),
            "{wake} after {now}"
        );
        now = wake;
    }
    written
}

/// The most that left in a minute, wherever it begins.
fn most_in_a_minute(left: &[DateTime<Utc>]) -> usize {
    let within = |from: &DateTime<Utc>| {
        let until = *from + TimeDelta::minutes(1);
        left.iter()
            .filter(|one| *one >= from && **one < until)
            .count()
    };
    left.iter().map(within).max().unwrap_or(0)
}

#[tokio::test]
async fn in_no_minute_more_letters_leave_and_none_is_lost() {
    each_database(async |bench| {
        one_case(bench).await;
        for number in 0..24 {
            due(bench, number, "big.example", "intake").await;
        }
        for number in 24..40 {
            due(bench, number, "small.example", "intake").await;
        }
        let workers = [limited(bench, 1, 10.0, 6.0), limited(bench, 2, 10.0, 6.0)];
        let written = all_sent(bench, &workers, 40).await;
        assert_eq!((written.len(), letters(bench).len()), (40, 40));

        let mut by_domain: BTreeMap<String, Vec<DateTime<Utc>>> = BTreeMap::new();
        for one in &written {
            let of = id(bench, one.delivery.0.as_u128());
            let text = format!("SELECT domain FROM delivery WHERE id = {of}");
            let domain = texts(bench, &text).await.remove(0);
            by_domain.entry(domain).or_default().push(one.at);
        }
        let all: Vec<DateTime<Utc>> = written.iter().map(|one| one.at).collect();
        assert_eq!(most_in_a_minute(&all), 10);
        assert_eq!(by_domain["big.example"].len(), 24);
        for left in by_domain.values() {
            assert!(most_in_a_minute(left) <= 6, "{left:?}");
        }
        // As fast as the limit of the larger domain lets them, not the sum of both.
        let took = all[39] - all[0];
        assert!(
            took >= TimeDelta::seconds(230) && took < TimeDelta::seconds(290),
            "{took}"
        );
        // Nobody claimed a letter that could not leave.
        let touched = "SELECT CAST(fence AS TEXT) FROM delivery WHERE fence <> 1";
        assert!(texts(bench, touched).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_waits_keeps_its_place_and_what_cannot_wait_goes_first() {
    each_database(async |bench| {
        one_case(bench).await;
        for number in 0..3 {
            due(bench, number, "big.example", "intake").await;
        }
        let jobs = limited(bench, 1, 0.0, 1.0);
        assert_eq!(swept(bench, &jobs, MORNING).await.written.len(), 1);
        let waiting = "SELECT state || ':' || CAST(claims AS TEXT) || ':' || CAST(fence AS TEXT) \
                       FROM delivery WHERE next_try_at = created_at AND final_at IS NULL";
        assert_eq!(texts(bench, waiting).await, ["queued:0:0", "queued:0:0"]);
        assert_eq!(swept(bench, &jobs, MORNING).await.written.len(), 0);

        due(bench, 3, "big.example", "last").await;
        // Another domain does not wait for this one.
        due(bench, 4, "small.example", "intake").await;
        let soon = swept(bench, &jobs, MORNING).await;
        assert_eq!(soon.written.len(), 1);
        assert_eq!(soon.next_wake, Some(at("2026-11-25T09:01")));
        assert_eq!(soon.next_turn, soon.next_wake);
        let next = swept(bench, &jobs, "2026-11-25T09:01").await.written;
        assert_eq!(next.len(), 1);
        assert_eq!(next[0].why[0].1, "last");
        for (minute, left) in [("09:02", 1), ("09:03", 1), ("09:04", 0)] {
            let report = swept(bench, &jobs, &format!("2026-11-25T{minute}")).await;
            assert_eq!(report.written.len(), left, "{minute}");
            assert_eq!(report.next_turn.is_some(), minute == "09:02", "{minute}");
        }
        // Domains of which nothing is heard are forgotten.
        let domains = "SELECT domain FROM sending_gate";
        assert_eq!(texts(bench, domains).await.len(), 3);
        jobs::steps::prune(&jobs, at("2026-11-26T11:00"))
            .await
            .expect("a step");
        assert_eq!(texts(bench, domains).await, [""]);
    })
    .await;
}
