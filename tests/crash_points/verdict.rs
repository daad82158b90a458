//! What the mail server saw and the database says after a kill, against what must be.
//! Not here: the rounds.

use std::time::Duration;

use crate::lane::Lane;
use crate::plan::{BEYOND_LEASE, LEASE, Round};
use crate::server::Arrived;

/// One kill and what came of it: a line of the raw log.
#[derive(Clone, Debug)]
pub struct Kill {
    /// On which database.
    pub database: &'static str,
    /// How it went.
    pub round: Round,
    /// From the end of the process until the last letter was at its end.
    pub recovery: Duration,
    /// Copies that arrived beyond the first of each letter.
    pub doubles: usize,
    /// Of them those with other bytes.
    pub differing: usize,
    /// How often a letter was lost track of.
    pub lost_track: usize,
    /// The Message-IDs of the letters, in their order.
    pub letters: Vec<String>,
    /// What the processes said where it took long.
    pub said: String,
    /// What must not be.
    pub violations: Vec<String>,
}

/// A letter as the database has it: Message-ID, state, and how often it was lost track of.
struct Letter {
    message_id: String,
    state: String,
    lost_track: usize,
}

/// Judges the letters of a round, all of which are at their end.
pub async fn of(lane: &Lane<'_>, round: Round, addresses: &[String], recovery: Duration) -> Kill {
    let log = lane.server.log();
    let postgres = lane.is_postgres();
    let mut kill = Kill {
        database: if postgres { "PostgreSQL" } else { "SQLite" },
        round,
        recovery,
        doubles: 0,
        differing: 0,
        lost_track: 0,
        letters: Vec::new(),
        said: String::new(),
        violations: Vec::new(),
    };
    if recovery > Duration::from_secs(LEASE) + BEYOND_LEASE {
        kill.said = lane.state().await;
    }
    for address in addresses {
        let copies = log.arrived.iter().filter(|one| one.recipient == *address);
        let letters = letters(lane, address).await;
        kill.judge(address, &letters, &copies.collect::<Vec<_>>());
    }
    if round.calm {
        let (expected, doubles) = (round.copies_too_many(), kill.doubles);
        kill.must(expected.contains(&doubles), || {
            format!("{doubles} copies too many, expected {expected:?}")
        });
        // SQLite knows at its start that nobody else holds a letter; PostgreSQL after the lease.
        let (lost, expected) = (kill.lost_track, usize::from(round.loses_track()));
        kill.must(lost == expected, || {
            format!("track lost {lost} times, expected {expected}")
        });
    }
    if !kill.violations.is_empty() {
        let state = lane.state().await;
        kill.violations.push(state);
    }
    kill
}

impl Kill {
    fn must(&mut self, holds: bool, why: impl FnOnce() -> String) {
        if !holds {
            let (database, round) = (self.database, self.round);
            self.violations
                .push(format!("{database}, {round:?}: {}", why()));
        }
    }

    fn judge(&mut self, address: &str, letters: &[Letter], copies: &[&Arrived]) {
        let [letter] = letters else {
            let many = letters.len();
            return self.must(false, || format!("{address} has {many} letters"));
        };
        let state = &letter.state;
        self.must(state == "sent", || format!("{address}: {state}"));
        self.must(!copies.is_empty(), || format!("{address}: lost"));
        let id = format!("Message-ID: {}\r\n", letter.message_id);
        let ours = copies.iter().all(|copy| copy.body.contains(&id));
        self.must(ours, || format!("{address}: another letter arrived"));
        let others = copies.iter().filter(|copy| copy.body != copies[0].body);
        let differing = others.count();
        self.differing += differing;
        self.must(differing == 0, || format!("{address}: the copies differ"));
        let (doubles, lost) = (copies.len().saturating_sub(1), letter.lost_track);
        self.must(doubles <= lost, || {
            format!("{address}: {doubles} copies too many, track lost {lost} times")
        });
        self.doubles += doubles;
        self.lost_track += lost;
        self.letters.push(letter.message_id.clone());
    }
}

async fn letters(lane: &Lane<'_>, address: &str) -> Vec<Letter> {
    let text = format!(
        "SELECT d.message_id || '|' || d.state || '|' || CAST((SELECT COUNT(*) FROM attempt a \
         WHERE a.delivery_id = d.id AND a.outcome = 'lose_track') AS TEXT) FROM delivery d \
         WHERE d.address_folded = '{address}' ORDER BY d.id"
    );
    let rows = lane.bench.raw_texts(&text).await.unwrap();
    let letter = |row: &String| {
        let cells: Vec<&str> = row.split('|').collect();
        Letter {
            message_id: cells[0].to_owned(),
            state: cells[1].to_owned(),
            lost_track: cells[2].parse().unwrap(),
        }
    };
    rows.iter().map(letter).collect()
}

/// The time within which so many of a hundred were through.
pub fn recovery(kills: &[&Kill], percent: usize) -> Duration {
    let mut all: Vec<Duration> = kills.iter().map(|kill| kill.recovery).collect();
    all.sort_unstable();
    let at = (all.len() * percent).div_ceil(100).saturating_sub(1);
    all.get(at).copied().unwrap_or_default()
}

/// What is said of the kills on one database.
pub fn told(kills: &[&Kill]) -> String {
    let sum = |of: fn(&Kill) -> usize| kills.iter().map(|kill| of(kill)).sum::<usize>();
    format!(
        "{} kills, {} letters: {} copies too many, {} of them not the same to the byte, track lost {} times; \
         recovery p50 {:.2} s, p99 {:.2} s, longest {:.2} s; {} violations",
        kills.len(),
        sum(|kill| kill.letters.len()),
        sum(|kill| kill.doubles),
        sum(|kill| kill.differing),
        sum(|kill| kill.lost_track),
        recovery(kills, 50).as_secs_f64(),
        recovery(kills, 99).as_secs_f64(),
        recovery(kills, 100).as_secs_f64(),
        sum(|kill| kill.violations.len()),
    )
}
