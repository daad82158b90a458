//! The plan of one run: how much, and what the mail server does wrong when, all from one seed.
//! Not here: the run.

use std::time::Duration;

use crate::common::chance::{mixed, number, told, word};
use crate::server::{Moment, Point, Turn};

/// How long a sender waits for the answer to the dot, in seconds.
pub const PATIENCE: u64 = 1;
/// How long a claim holds without a sign of life, in seconds.
pub const LEASE: u64 = 4;

/// How much of everything. `scripts/proof` says it by the environment.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What chance depends on.
    pub seed: u64,
    /// How many letters are due.
    pub letters: u64,
    /// How many processes send on PostgreSQL; a SQLite file has one.
    pub processes: u64,
    /// How many are killed in all.
    pub kills: u64,
    /// How many duties are done meanwhile.
    pub done: u64,
    /// Where everything that happened is written down.
    pub log: Option<String>,
}

impl Plan {
    /// A small one, unless the environment says otherwise.
    pub fn told() -> Self {
        Self {
            seed: number("PROOF_SEED", 1),
            letters: number("PROOF_LETTERS", 60),
            processes: number("PROOF_PROCESSES", 2),
            kills: number("PROOF_KILLS", 16),
            done: number("PROOF_DONE", 6),
            log: told("PROOF_LOG"),
        }
    }

    /// The address of a person, by number.
    pub fn address(number: u64) -> String {
        format!("p{number:05}@mail.example")
    }

    /// Where the server refuses every letter to an address for good.
    pub fn refused_at(&self, address: &str) -> Option<Point> {
        match mixed(self.seed, &[word(address)]) % 40 {
            0 => Some(Point::Rcpt),
            1 => Some(Point::Dot),
            _ => None,
        }
    }

    /// What the server does at a moment.
    pub fn misbehaviour(&self, moment: &Moment<'_>) -> Option<Turn> {
        let point = moment.point;
        let refused = self.refused_at(moment.recipient) == Some(point);
        match point {
            Point::Rcpt if refused => return Some(Turn::Say("550 5.1.1 nobody here\r\n")),
            Point::Dot if refused => return Some(Turn::Say("554 5.7.1 never\r\n")),
            _ => {}
        }
        let place = [moment.connection as u64, moment.letter as u64];
        let (table, chance) = match point {
            Point::Greeting | Point::Ehlo => (session(), mixed(self.seed, &[place[0], 0])),
            Point::Reset => (kept(), mixed(self.seed, &[place[0], place[1], 1])),
            _ => (letter(), mixed(self.seed, &[place[0], place[1], 2])),
        };
        let mut chance = chance % 1000;
        for (weight, at, turn) in table {
            if chance < weight {
                return (at == point).then_some(turn);
            }
            chance -= weight;
        }
        None
    }
}

type Table = Vec<(u64, Point, Turn)>;

/// Of a thousand connections, so many begin badly.
fn session() -> Table {
    use Turn::{Cut, Flood, Half, Late, Say};
    vec![
        (10, Point::Greeting, Cut),
        (10, Point::Greeting, Half("421 4.3.2 going down\r\n")),
        (10, Point::Greeting, Say("554 5.3.2 not today\r\n")),
        (10, Point::Greeting, Half("22")),
        (5, Point::Greeting, Flood),
        (
            10,
            Point::Greeting,
            Late(millis(300), "220 mail.example\r\n"),
        ),
        (10, Point::Ehlo, Cut),
        (10, Point::Ehlo, Half("250-mail.example\r\n250-")),
        (10, Point::Ehlo, Say("451 4.3.0 trouble\r\n")),
    ]
}

/// Of a thousand kept connections, so many are no use.
fn kept() -> Table {
    vec![
        (20, Point::Reset, Turn::Cut),
        (10, Point::Reset, Turn::Half("421 4.4.2 idle too long\r\n")),
    ]
}

/// Of a thousand letters, so many meet this.
fn letter() -> Table {
    use Turn::{Cut, Drip, Flood, Half, Late, Say};
    // Longer than a lease: whoever waits here must not lose its letter to another process.
    let long = Duration::from_secs(LEASE + 1);
    let lost = Duration::from_millis(PATIENCE * 1000 + 500);
    vec![
        (15, Point::Mail, Say("451 4.3.0 later\r\n")),
        (10, Point::Mail, Half("421 4.3.2 going down\r\n")),
        (10, Point::Mail, Cut),
        (5, Point::Mail, Flood),
        (20, Point::Rcpt, Say("450 4.7.1 do I know you\r\n")),
        (10, Point::Rcpt, Say("452 4.2.2 full\r\n")),
        (10, Point::Rcpt, Cut),
        (5, Point::Rcpt, Half("25")),
        (10, Point::Rcpt, Late(millis(200), "250 2.1.5 ok\r\n")),
        (4, Point::Rcpt, Late(long, "250 2.1.5 ok\r\n")),
        (10, Point::Data, Say("451 4.3.0 later\r\n")),
        (10, Point::Data, Half("35")),
        (4, Point::Data, Flood),
        (20, Point::Body, Cut),
        (20, Point::Dot, Cut),
        (10, Point::Dot, Half("25")),
        (10, Point::Dot, Half("250 2.0.0 que")),
        (20, Point::Dot, Say("451 4.3.0 later\r\n")),
        (10, Point::Dot, Half("421 4.3.2 going down\r\n")),
        (5, Point::Dot, Say("354 go on\r\n")),
        (5, Point::Dot, Say("who are you\r\n")),
        (5, Point::Dot, Flood),
        (20, Point::Dot, Late(millis(200), "250 2.0.0 queued\r\n")),
        (10, Point::Dot, Late(lost, "250 2.0.0 queued\r\n")),
        (10, Point::Dot, Drip(millis(5), "250 2.0.0 queued\r\n")),
    ]
}

const fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}
