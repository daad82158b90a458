//! Figure F4: a process dies at each of thirteen points (`jobs/src/crash_points.rs`), another takes over. Nothing is
//! lost, what arrives twice was cut off between its dot and our commit and is the same to the byte, and all is
//! through soon after the lease. Small here; `scripts/proof F4` has the whole.
//! Not here: kills at any other moment (`tests/killed`).
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;
mod lane;
mod plan;
#[path = "../../jobs/tests/hostile/server.rs"]
mod server;
mod verdict;

use std::fs::File;
use std::io::Write;
use std::time::Duration;

use lane::Lane;
use plan::{BEYOND_LEASE, LEASE, Plan};
use store::testing::each_database;
use verdict::Kill;

#[test]
fn whoever_dies_at_a_point_is_followed_by_somebody_who_loses_and_doubles_nothing() {
    let plan = Plan::told();
    let kills: Vec<Kill> = std::thread::scope(|scope| {
        let plan = &plan;
        let lanes: Vec<_> = (0..plan.lanes)
            .map(|lane| scope.spawn(move || of_lane(plan, lane)))
            .collect();
        let lanes = lanes.into_iter();
        lanes.flat_map(|lane| lane.join().unwrap()).collect()
    });
    let mut wrong = Vec::new();
    for database in ["SQLite", "PostgreSQL"] {
        let of: Vec<&Kill> = kills
            .iter()
            .filter(|kill| kill.database == database)
            .collect();
        if of.is_empty() {
            continue;
        }
        wrong.extend(of.iter().flat_map(|kill| kill.violations.clone()));
        let (bad, good): (Vec<&Kill>, Vec<&Kill>) =
            of.into_iter().partition(|kill| kill.round.bad_network);
        println!("{database}: {}", verdict::told(&good));
        if !bad.is_empty() {
            println!("{database}: over a bad network {}", verdict::told(&bad));
        }
        // On a machine that does other things, time says nothing; the figure says on which one it was taken.
        let (slow, most) = (
            verdict::recovery(&good, 99),
            Duration::from_secs(LEASE) + BEYOND_LEASE,
        );
        if plan.is_whole() && slow > most {
            wrong.push(format!(
                "{database}: p99 of recovery {slow:?} is over {most:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "seed {}\n{}", plan.seed, wrong.join("\n"));
}

/// The kills of one lane, on one database after the other.
fn of_lane(plan: &Plan, lane: usize) -> Vec<Kill> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let kills = std::sync::Mutex::new(Vec::new());
    runtime.block_on(each_database(async |bench| {
        let mut lane_here = Lane::begun(bench, plan).await;
        for point in plan.points(lane, lane_here.is_postgres()) {
            for round in 0..plan.rounds() {
                let kill = lane_here.round(plan.round(point, round)).await;
                write(plan, &kill);
                kills.lock().unwrap().push(kill);
            }
        }
    }));
    kills.into_inner().unwrap()
}

/// Adds a line to the raw log.
fn write(plan: &Plan, kill: &Kill) {
    let Some(path) = &plan.log else { return };
    let file = File::options().create(true).append(true).open(path);
    file.unwrap()
        .write_all(format!("{kill:?}\n").as_bytes())
        .unwrap();
}
