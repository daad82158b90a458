//! Clocks that step under the shipping steps: no letter leaves while the clock is doubted, and none is
//! lost by that. In a normal run a few of the forty on both databases; `scripts/proof F9` runs them all.
//! Not here: the guard alone (`src/clock`), and what is caught up afterwards.

mod common;
#[path = "common/clock_scripts.rs"]
mod scripts;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use casework::drain::Pace;
use casework::sending::{SendingDays, SendingHours};
use chrono::{DateTime, TimeDelta, Utc};
use common::*;
use jobs::clock::Reading;
use jobs::{CatchUpTerms, Gate, Jobs, Post, sweep};
use scripts::{RUNS_FOR, SCRIPTS, Script, Step, TICK};
use store::clock;
use store::testing::{TestStore, each_database, sqlite_file};

/// A Wednesday on which letters leave.
const START: &str = "2026-11-25T10:00";

/// The machine of a script.
#[derive(Clone)]
struct Machine(Arc<Mutex<Clocks>>);

#[derive(Clone, Copy)]
struct Clocks {
    second: i64,
    off: i64,
    kept: Option<bool>,
    server_ahead: Option<i64>,
}

impl Machine {
    fn reading(&self) -> Reading {
        let clocks = *self.0.lock().expect("nobody panicked");
        let steady = Duration::from_secs(1_000 + clocks.second.unsigned_abs());
        Reading {
            wall: at(START) + TimeDelta::seconds(clocks.second + clocks.off),
            steady,
            synchronised: clocks.kept,
            offset: clocks.server_ahead.map(TimeDelta::milliseconds),
        }
    }

    fn set(&self, change: impl FnOnce(&mut Clocks)) {
        change(&mut self.0.lock().expect("nobody panicked"));
    }
}

fn process(bench: &TestStore, machine: &Machine, number: u128) -> Jobs {
    let terms = CatchUpTerms {
        wait: TimeDelta::zero(),
        letters: 0,
        pace: Pace::default(),
    };
    let machine = machine.clone();
    let mut jobs = worker(bench, number);
    // A clock that is wrong knows no hours.
    let always = SendingHours::parse("00:00-24:00", SendingDays::All);
    Arc::make_mut(&mut jobs.settings).hours = always.expect("hours");
    jobs.with_gate(Gate::new(move || machine.reading(), terms))
}

async fn at_work(bench: &TestStore, when: DateTime<Utc>) {
    let raised = bench
        .store
        .write(move |tx| Box::pin(async move { clock::raise(tx, when).await }));
    raised.await.expect("the mark");
}

/// Runs one script; a letter is due at every tick. Gives the ticks at which letters left.
async fn runs(bench: &TestStore, script: &Script) -> Vec<i64> {
    one_case(bench).await;
    // Whatever the clock says, the duty lies ahead.
    raw(
        bench,
        "UPDATE deadline SET safe_on = '2039-12-01', due_on = '2039-12-02', sort_on = '2039-12-02'",
    )
    .await;
    let machine = Machine(Arc::new(Mutex::new(Clocks {
        second: 0,
        off: 0,
        kept: None,
        server_ahead: None,
    })));
    if let Some(ago) = script.worked_ago {
        at_work(bench, at(START) - TimeDelta::seconds(ago)).await;
    }
    let mut jobs = process(bench, &machine, 1);
    let (mut left, mut people) = (Vec::new(), 0_u128);
    for second in (0..=RUNS_FOR).step_by(usize::try_from(TICK).expect("a few seconds")) {
        machine.set(|clocks| clocks.second = second);
        for step in script.steps {
            match *step {
                Step::Off(at, off) if at == second => machine.set(|clocks| clocks.off = off),
                Step::Kept(at, kept) if at == second => {
                    machine.set(|clocks| clocks.kept = Some(kept));
                }
                Step::Server(at, ahead) if at == second => {
                    machine.set(|clocks| clocks.server_ahead = Some(ahead));
                }
                Step::Restart(at) if at == second => {
                    jobs = process(bench, &machine, 2 + u128::from(second.unsigned_abs()));
                }
                Step::Confirmed(at) if at == second => {
                    let now = machine.reading().wall;
                    let confirmed = bench
                        .store
                        .write(move |tx| Box::pin(async move { clock::confirm(tx, now).await }));
                    confirmed.await.expect("a confirmation");
                }
                _ => {}
            }
        }
        // Its window is wide enough for any clock that letters may leave under.
        people += 1;
        other_contact(bench, 1_000 + people).await;
        let window = ("2026-11-01T00:00", "2028-03-01T00:00");
        reminder_for(bench, 5_000 + people, 5, 1_000 + people, "intake", window).await;
        let now = machine.clone();
        let post = Post::Spool(folder(bench));
        let report = sweep(&jobs, &post, || now.reading().wall).await;
        let report = report.expect(script.name);
        assert_eq!(
            report.held.is_some(),
            report.written.is_empty(),
            "{}: {report:?}",
            script.name
        );
        if report.held.is_none() {
            left.push(second);
        }
    }
    left
}

/// What must hold of a script, whatever ran it.
async fn holds(bench: &TestStore, script: &Script) {
    let left = runs(bench, script).await;
    let held = |second: i64| {
        let mut spans = script.held.iter();
        spans.any(|(from, until)| (*from..=*until).contains(&second))
    };
    let ticks = (0..=RUNS_FOR).step_by(usize::try_from(TICK).expect("a few seconds"));
    let expected: Vec<i64> = ticks.filter(|second| !held(*second)).collect();
    assert_eq!(left, expected, "{}", script.name);
    // Nothing was lost by a hold: whoever waited was written to when it ended.
    let lost = texts(
        bench,
        "SELECT state || ':' || COALESCE(reason, '-') FROM reminder WHERE state NOT IN ('planned', 'done')",
    )
    .await;
    assert_eq!(lost, Vec::<String>::new(), "{}", script.name);
    let waits = texts(bench, "SELECT rung FROM reminder WHERE state = 'planned'").await;
    let until_the_end = held(RUNS_FOR);
    assert_eq!(waits.is_empty(), !until_the_end, "{}", script.name);
}

#[tokio::test]
#[ignore = "takes a minute; `scripts/proof F9` runs it"]
async fn no_letter_leaves_while_the_clock_is_doubted() {
    assert_eq!(SCRIPTS.len(), 40);
    for script in &SCRIPTS {
        let bench = sqlite_file().await;
        // Nobody pulls a plug here, and the disk is no part of the question.
        raw(&bench, "PRAGMA synchronous = OFF").await;
        holds(&bench, script).await;
        bench.store.clone().close().await;
    }
    println!(
        "steps: {} clocks, 0 letters while one was doubted",
        SCRIPTS.len()
    );
}

#[tokio::test]
async fn both_databases_hold_alike() {
    let chosen = [
        "an hour ahead",
        "an hour back and confirmed",
        "a year ahead at the start, and confirmed",
    ];
    for name in chosen {
        let mut all = SCRIPTS.iter();
        let script = all.find(|one| one.name == name).expect("a script");
        each_database(async |bench| holds(bench, script).await).await;
    }
}
