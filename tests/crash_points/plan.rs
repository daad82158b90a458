//! The thirteen points, what a kill at each must come to, and how much of everything.
//! Not here: the rounds.

use std::time::Duration;

use crate::common::chance::{Dice, number, told};

/// How many points there are.
pub const POINTS: usize = 13;
/// The point in the transaction that records a fact; another process than the sender dies there.
pub const FACT: usize = 13;
/// Letters that are due in each round.
pub const LETTERS: u64 = 4;
/// How long a claim holds without a sign of life, in seconds.
pub const LEASE: u64 = 3;
/// What may go by from the kill to the last letter, beyond the lease.
pub const BEYOND_LEASE: Duration = Duration::from_secs(2);

/// How much. `scripts/proof F4` says it by the environment.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What chance depends on.
    pub seed: u64,
    /// How many kills at each point; a small run has one, and on PostgreSQL only at some points.
    pub kills: u64,
    /// The only point, for who looks for a reason; 0 = all.
    pub only: u64,
    /// How many rounds at once, each lane on databases of its own.
    pub lanes: usize,
    /// Where every kill is written down.
    pub log: Option<String>,
}

impl Plan {
    /// A small one, unless the environment says otherwise.
    pub fn told() -> Self {
        Self {
            seed: number("PROOF_SEED", 1),
            kills: number("PROOF_KILLS", 1),
            only: number("PROOF_POINT", 0),
            lanes: usize::try_from(number("PROOF_LANES", 2)).unwrap(),
            log: told("PROOF_LOG"),
        }
    }

    /// Whether this is the figure, with its target of time, and no small run.
    pub const fn is_whole(&self) -> bool {
        self.log.is_some()
    }

    /// The points of a lane on one kind of database.
    pub fn points(&self, lane: usize, postgres: bool) -> Vec<usize> {
        // Those that wait for a lease there, and the one with a transaction left open.
        let some = [4, 9, FACT];
        let wanted = |point: &usize| self.only == 0 || self.only == *point as u64;
        let all = (1..=POINTS)
            .filter(wanted)
            .filter(|point| self.is_whole() || !postgres || some.contains(point));
        all.enumerate()
            .filter(|(at, _)| at % self.lanes == lane)
            .map(|(_, point)| point)
            .collect()
    }

    /// How many rounds there are at each point: the kills of the figure, and some more over a bad network.
    pub const fn rounds(&self) -> u64 {
        self.kills + self.kills / 4
    }

    /// How one round goes.
    pub fn round(&self, point: usize, round: u64) -> Round {
        let mut dice = Dice::new(self.seed, &format!("cp{point}, {round}"));
        let calm = round.is_multiple_of(2) && round < self.kills;
        let connections = if calm { 1 } else { 3 };
        let passings = match point {
            FACT => 1,
            // A claim takes a letter for each hand that is free.
            1 => LETTERS.div_ceil(connections),
            _ => LETTERS,
        };
        Round {
            point,
            passing: dice.within(1..=passings),
            calm,
            connections,
            bad_network: round >= self.kills,
        }
    }
}

/// One round: letters are due, a process dies at a point, another takes over.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// Where it dies.
    pub point: usize,
    /// At which passing.
    pub passing: u64,
    /// One letter after the other over a good network, so that it can be said exactly what must arrive.
    pub calm: bool,
    /// Connections to the mail server break off, too; how long that takes is no matter of the kill.
    pub bad_network: bool,
    /// How many letters at once.
    pub connections: u64,
}

impl Round {
    /// How many copies more than letters may arrive in a calm round.
    pub fn copies_too_many(&self) -> std::ops::RangeInclusive<usize> {
        match self.point {
            // The server took it or not, and nobody was told.
            7 => 0..=1,
            // It took it, and only the process that died knew.
            8 => 1..=1,
            _ => 0..=0,
        }
    }

    /// Whether the letter that was under way is lost track of in a calm round.
    pub fn loses_track(&self) -> bool {
        (4..=9).contains(&self.point)
    }
}
