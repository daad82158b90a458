//! The one planted bug that lives in the mail layer: a connection in doubt that carries the next letter.
//! Not here: the bugs that a simulated year finds (`simulation.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod hostile;

use std::time::Duration;

use hostile::*;
use jobs::faults::{Bug, wake};

/// The answer to the first letter comes when nobody waits for it any more. Says what the second letter came to,
/// and in how many connections.
async fn after_a_late_answer() -> (bool, usize) {
    let late = Turn::Late(Duration::from_secs(605), "250 late\r\n");
    let slow = Turn::Late(Duration::from_secs(1), "250 reset\r\n");
    let server = Server::new(Manners {
        turns: vec![(1, Point::Dot, late), (1, Point::Reset, slow)],
        ..Manners::default()
    });
    let relay = server.relay();
    assert!(send(&relay).await.is_err());
    let second = send(&relay).await;
    let connections = server
        .log()
        .commands
        .iter()
        .map(|(connection, ..)| *connection)
        .max();
    (second.is_ok(), connections.unwrap_or_default())
}

#[tokio::test(start_paused = true)]
async fn a_connection_in_doubt_carries_nothing_and_the_planted_bug_is_seen() {
    assert_eq!(after_a_late_answer().await, (true, 2));
    wake(Some(Bug::planted_pool_reuse));
    let planted = after_a_late_answer().await;
    wake(None);
    assert_ne!(planted, (true, 2));
}
