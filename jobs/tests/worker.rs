//! A worker that cannot go on ends with the reason, so that its process can end, too.
//! Not here: letters (`sweep.rs`) and processes (the stories of the program).

mod common;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use common::*;
use jobs::Post;
use jobs::pulse::Pulse;
use jobs::worker::{self, Ports, WorkerEnded, WorkerSettings};
use store::testing::{TestStore, each_database};
use store::{Kind, workers};
use tokio::sync::{Notify, watch};

#[allow(clippy::panic, reason = "it is what is tested")]
fn broken_clock() -> DateTime<Utc> {
    panic!("the clock broke");
}

fn settings() -> WorkerSettings {
    WorkerSettings {
        sweep_every: Duration::from_secs(60),
        at_once: 1,
        stop_within: Duration::from_secs(5),
        alone: false,
    }
}

#[tokio::test]
async fn a_worker_that_looks_no_more_says_so() {
    each_database(async |bench| {
        let ports = Ports {
            clock: broken_clock,
            doorbell: Arc::new(Notify::new()),
        };
        let (_tell, stop) = watch::channel(false);
        let post = Post::Spool(folder(bench));
        let jobs = worker(bench, 1);
        let ended = worker::run(jobs, post, settings(), ports, Pulse::default(), stop).await;
        assert!(matches!(ended, Err(WorkerEnded::Sweeper(_))), "{ended:?}");
    })
    .await;
}

/// The names, and whether each has looked.
async fn living(bench: &TestStore) -> Vec<(String, bool)> {
    let read = bench
        .store
        .read(|tx| Box::pin(async move { workers::list(tx).await }));
    let lines = read.await.expect("a list").into_iter();
    lines
        .map(|one| (one.name.0, one.swept_at.is_some()))
        .collect()
}

#[tokio::test]
async fn a_worker_gives_signs_of_life_prunes_and_takes_its_leave() {
    each_database(async |bench| {
        let old = "'2026-11-01T09:00:00+00:00'";
        for name in ["long-dead", "dead"] {
            let text = format!(
                "INSERT INTO worker (name, started_at, beat_at, expected_at) VALUES ('{name}', {old}, {old}, {old})"
            );
            raw(bench, &text).await;
        }
        raw(bench, "UPDATE worker SET expected_at = '2026-11-24T09:00:00+00:00' WHERE name = 'dead'").await;
        let ports = Ports {
            clock: || at("2026-11-25T09:00"),
            doorbell: Arc::new(Notify::new()),
        };
        let (tell, stop) = watch::channel(false);
        let (post, jobs) = (Post::Spool(folder(bench)), worker(bench, 1));
        // Whoever knows itself to be alone need not wait for the dead.
        let alone = bench.kind() == Kind::Sqlite;
        let settings = WorkerSettings { alone, ..settings() };
        let running = worker::run(jobs, post, settings, ports, Pulse::default(), stop);
        let running = tokio::spawn(running);
        let mut expected = vec![("worker-1".to_owned(), true)];
        if !alone {
            expected.insert(0, ("dead".to_owned(), false));
        }
        while living(bench).await != expected {
            assert!(!running.is_finished());
        }
        tell.send_replace(true);
        assert!(running.await.expect("no panic").is_ok());
        expected.pop();
        assert_eq!(living(bench).await, expected);
    })
    .await;
}

#[tokio::test]
async fn a_worker_told_to_stop_ends_well() {
    each_database(async |bench| {
        let ports = Ports {
            clock: || at("2026-11-25T09:00"),
            doorbell: Arc::new(Notify::new()),
        };
        let (tell, stop) = watch::channel(false);
        let pulse = Pulse::default();
        let (post, jobs) = (Post::Spool(folder(bench)), worker(bench, 1));
        let running = tokio::spawn(worker::run(
            jobs,
            post,
            settings(),
            ports,
            pulse.clone(),
            stop,
        ));
        while pulse.figures().sweeps == 0 {
            tokio::task::yield_now().await;
        }
        tell.send_replace(true);
        let ended = running.await.expect("no panic");
        assert!(ended.is_ok(), "{ended:?}");
    })
    .await;
}
