//! Years of sending in seconds: the shipping planner, SQL, steps and SMTP conversation under a clock and a
//! mail server that a seed decides, with every kind of fault. The same seed lives the same year again.
//! `TERMIJN_SEED=N` lives one seed and prints what it did; `TERMIJN_SIMULATE_ON=postgres` takes that database.
//! Not here: bugs planted to prove that this sees them (`planted.rs`).
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "simulation/calendar.rs"]
mod calendar;
#[path = "simulation/choices.rs"]
mod choices;
#[path = "simulation/people.rs"]
mod people;
#[path = "simulation/post_office.rs"]
mod post_office;
#[path = "simulation/scans.rs"]
mod scans;
#[path = "simulation/witness.rs"]
mod witness;
#[path = "simulation/worker.rs"]
mod worker;
#[path = "simulation/world.rs"]
mod world;

use world::{Plan, live};

#[test]
fn one_seed() {
    let seed = std::env::var("TERMIJN_SEED").map_or(1, |seed| seed.parse().unwrap());
    world::warm_up();
    let at = std::time::Instant::now();
    let outcome = live(&Plan::of(seed));
    for line in &outcome.trace {
        println!("{line}");
    }
    println!("{:#?}", outcome.seen);
    println!("{:?}", outcome.violation);
    println!("day {} reminders {} accepted {} doubles {} marks {} faults {} in {:?}", outcome.day, outcome.reminders, outcome.accepted, outcome.doubles, outcome.marks, outcome.faults.len(), at.elapsed());
}
