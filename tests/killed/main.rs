//! Senders are killed at any moment, again and again, while the mail server misbehaves in every way it
//! knows: each letter arrives; what arrives twice was cut off between its dot and our commit, and is
//! the same to the byte; nothing leaves for a duty that was recorded as done.
//! Small here; `scripts/proof killed` runs the same with full counts.
//! Not here: what each fault of a server does to a letter (`jobs/tests`).
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;
mod plan;
#[path = "../../jobs/tests/hostile/server.rs"]
mod server;
mod verdict;

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::process::Child;
use std::sync::Arc;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use common::Place;
use common::chance::Dice;
use common::files::{file, import, row};
use plan::{LEASE, PATIENCE, Plan};
use server::{Manners, Server};
use store::testing::{TestStore, each_database};
use tokio::time::Instant;
use verdict::Verdict;

/// A run that takes longer has failed; a full one has ten times as many letters.
const LONGEST: Duration = Duration::from_secs(600);
/// Between two looks at the queue once nobody is killed any more.
const LOOK_EVERY: Duration = Duration::from_millis(50);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_letter_arrives_however_often_its_senders_are_killed() {
    let plan = Plan::told();
    each_database(async |bench| {
        let mut run = Run::begun(bench, &plan).await;
        run.go().await;
        run.told().await;
    })
    .await;
}

/// One run.
struct Run<'a> {
    plan: &'a Plan,
    bench: &'a TestStore,
    place: Place,
    server: Server,
    port: u16,
    senders: Vec<Option<Child>>,
    begun_at: Instant,
    /// When which sender was killed.
    kills: Vec<(Instant, usize)>,
    /// By address: when the command had returned that recorded the duty as done.
    done: BTreeMap<String, Instant>,
}

impl<'a> Run<'a> {
    /// People who arrived yesterday, so that the first letter of each is due; nobody sends yet.
    async fn begun(bench: &'a TestStore, plan: &'a Plan) -> Self {
        let place = Place::of(bench);
        place.well(&["team", "add", "Onthaal"]);
        let today = bench.raw_texts("SELECT CAST(CURRENT_DATE AS TEXT)").await;
        let today: NaiveDate = today.unwrap()[0].parse().unwrap();
        let arrived = (today - Days::new(1)).to_string();
        let person = |number| {
            let address = Plan::address(number);
            row(address.split('@').next().unwrap(), &arrived)
        };
        let people: Vec<String> = (0..plan.letters).map(person).collect();
        let imported = import(&place, &file(&people), &["--yes"]);
        assert!(imported.status.success(), "{imported:?}");

        let script = plan.clone();
        let server = Server::new(Manners {
            script: Some(Arc::new(move |moment| script.misbehaviour(moment))),
            ..Manners::default()
        });
        let port = server.listen().await;
        let senders = if place.is_postgres() {
            plan.processes
        } else {
            1
        };
        Self {
            plan,
            bench,
            place,
            server,
            port,
            senders: (0..senders).map(|_| None).collect(),
            begun_at: Instant::now(),
            kills: Vec::new(),
            done: BTreeMap::new(),
        }
    }

    /// Until nothing is due any more. At each turn a sender is killed and started again: every second
    /// time at any moment, every other at the moment when the server has read the end of a letter.
    async fn go(&mut self) {
        let mut dice = Dice::new(self.plan.seed, "kills");
        for sender in 0..self.senders.len() {
            self.start(sender);
        }
        let turns = self.plan.kills;
        while self.left().await > 0 {
            assert!(self.begun_at.elapsed() < LONGEST, "{}", self.state().await);
            let turn = self.kills.len() as u64;
            if turn == turns {
                tokio::time::sleep(LOOK_EVERY).await;
                continue;
            }
            let pause = tokio::time::sleep(Duration::from_millis(dice.within(20..=500)));
            if dice.within(0..=1) == 0 {
                pause.await;
            } else {
                let dot = Arc::clone(&self.server.dot);
                // A sender that was just started has not got that far.
                tokio::time::sleep(Duration::from_millis(dice.within(50..=150))).await;
                tokio::select! {
                    () = dot.notified() => {}
                    () = pause => {}
                }
            }
            let sender = dice.within(0..=self.senders.len() as u64 - 1);
            self.kill(usize::try_from(sender).unwrap());
            let due = (self.done.len() as u64) * turns < turn * self.plan.done;
            if due {
                self.settle(&mut dice).await;
            }
        }
    }

    fn start(&mut self, sender: usize) {
        let mut command = self
            .place
            .sender(&["work"], self.port, &format!("{sender}"));
        let (lease, patience) = (LEASE.to_string(), PATIENCE.to_string());
        command
            .env("TERMIJN_JOBS__LEASE_SECONDS", &lease)
            .env("TERMIJN_MAIL__REPLY_SECONDS", &patience);
        self.senders[sender] = Some(command.spawn().unwrap());
    }

    fn kill(&mut self, sender: usize) {
        let mut child = self.senders[sender].take().unwrap();
        if let Some(ended) = child.try_wait().unwrap() {
            panic!("sender {sender} ended by itself: {ended}: {}", self.logs());
        }
        child.kill().unwrap();
        child.wait().unwrap();
        self.kills.push((Instant::now(), sender));
        self.start(sender);
    }

    /// Records the duty of somebody as done whose letter is under way.
    async fn settle(&mut self, dice: &mut Dice) {
        let waiting = "SELECT f.reference || ' ' || d.address_folded FROM delivery d JOIN reminder r ON r.delivery_id = d.id \
                       JOIN deadline l ON l.id = r.deadline_id JOIN case_file f ON f.id = l.case_id \
                       WHERE d.state IN ('claimed', 'sending', 'unknown', 'queued') \
                       ORDER BY CASE d.state WHEN 'queued' THEN 2 ELSE 1 END, d.id LIMIT 12";
        let waiting = self.bench.raw_texts(waiting).await.unwrap();
        let waiting: Vec<(&str, &str)> = waiting
            .iter()
            .filter_map(|row| row.split_once(' '))
            .filter(|(_, address)| !self.done.contains_key(*address))
            .collect();
        if waiting.is_empty() {
            return;
        }
        let one = dice.within(0..=waiting.len() as u64 - 1);
        let (reference, address) = waiting[usize::try_from(one).unwrap()];
        self.place
            .well(&["event", "record", reference, "presence_reported"]);
        self.done.insert(address.to_owned(), Instant::now());
    }

    /// Letters and first reminders that are not at their end.
    async fn left(&self) -> u64 {
        let left = "SELECT CAST((SELECT COUNT(*) FROM delivery WHERE state IN ('queued', 'claimed', 'sending', 'unknown')) + \
                    (SELECT COUNT(*) FROM reminder WHERE rung = 'intake' AND state IN ('planned', 'bundled')) AS TEXT)";
        self.bench.raw_texts(left).await.unwrap()[0]
            .parse()
            .unwrap()
    }

    async fn state(&self) -> String {
        let states = "SELECT state || ' ' || CAST(COUNT(*) AS TEXT) FROM delivery GROUP BY state";
        let states = self.bench.raw_texts(states).await.unwrap();
        format!("still not through: {states:?}\n{}", self.logs())
    }

    /// The ends of what the senders said.
    fn logs(&self) -> String {
        (0..self.senders.len())
            .map(|sender| self.place.said(&sender.to_string()))
            .collect::<Vec<_>>()
            .join("\n---\n")
    }

    /// Compares what the server saw with what the database says.
    async fn told(&self) {
        let log = self.server.log();
        let verdict = Verdict::of(self, &log).await;
        if let Some(path) = &self.plan.log {
            let file = OpenOptions::new().create(true).append(true).open(path);
            verdict.write(&mut file.unwrap(), self, &log);
        }
        println!("{}: {verdict}", self.kind());
        assert!(
            verdict.violations.is_empty(),
            "seed {}, {}: {verdict}\n{}\n{}",
            self.plan.seed,
            self.kind(),
            verdict.violations.join("\n"),
            self.logs()
        );
    }

    fn kind(&self) -> &'static str {
        if self.place.is_postgres() {
            "PostgreSQL"
        } else {
            "SQLite"
        }
    }
}

/// No sender outlives its story.
impl Drop for Run<'_> {
    fn drop(&mut self) {
        for sender in self.senders.iter_mut().flatten() {
            let _gone_already = sender.kill();
            let _gone_already = sender.wait();
        }
    }
}
