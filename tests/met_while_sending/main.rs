//! Figure F3: while letters go out, the duties they speak of are recorded as done through the API. No letter leaves
//! whose mark was committed after the duty was met. Small here; `scripts/proof F3` has the whole.
//! Not here: what else may go wrong with a letter (`tests/killed`, `tests/crash_points`).
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod clients;
#[path = "../common/mod.rs"]
mod common;
mod office;
mod order;
#[path = "../../jobs/tests/hostile/server.rs"]
mod server;

use common::chance::{number, told};
use office::Office;
use store::testing::each_database;

/// How much. `scripts/proof F3` says it by the environment.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What chance depends on.
    pub seed: u64,
    /// How many people, each with one duty and one letter.
    pub letters: u64,
    /// How many clients of the API.
    pub clients: u64,
    /// How many processes on PostgreSQL, each with pages and jobs; a SQLite file has one.
    pub processes: u64,
    /// How many letters a process sends at once.
    pub connections: u64,
    /// Where everything that happened is written down.
    pub log: Option<String>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_letter_leaves_for_a_duty_that_was_met_before_its_mark() {
    let plan = Plan {
        seed: number("PROOF_SEED", 1),
        letters: number("PROOF_LETTERS", 60),
        clients: 8,
        processes: 3,
        connections: 3,
        log: told("PROOF_LOG"),
    };
    each_database(async |bench| {
        let mut office = Office::opened(bench, &plan).await;
        office.work().await;
        let (told, violations) = order::judged(&office).await;
        println!("{told}");
        assert!(
            violations.is_empty(),
            "seed {}: {told}\n{}\n{}",
            plan.seed,
            violations.join("\n"),
            office.said()
        );
    })
    .await;
}
