//! A week in an office under a simulated clock: the whole service is stopped, started and killed at odd
//! hours, the mail server is away, letters are held back, duties are done. At each step the letters, the
//! figures and readiness must say what is true; in the end no letter is missing and none came twice.
//! Not here: real time (`tests/service.rs`), and random moments (the proof of killed processes).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod office;
mod relay;

use store::testing::each_database;

use office::Office;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn explore() {
    each_database(async |bench| {
        let mut office = Office::open(bench).await;
        for day in [
            "2026-11-03",
            "2026-11-04",
            "2026-11-05",
            "2026-11-06",
            "2026-11-09",
            "2026-11-10",
            "2026-11-12",
            "2026-11-13",
            "2026-11-14",
            "2026-11-16",
        ] {
            let name = format!("P{}", day.replace('-', ""));
            office.arrives(&name, day).await;
            println!("{day}: {:?}", office.reminders(&name).await);
        }
        office.comes("Mon 09:00").await;
        office.start().await;
        println!("{:?}", office.server.taken().len());
        office.stop().await;
    })
    .await;
}
