//! A failing year made small: the same violation with as few days, faults, people and processes as can be
//! found, so that its trace can be read.
//! Not here: living through it (`world.rs`).

use std::fmt::Write;

use super::witness::Violation;
use super::world::{Outcome, Plan, live};

/// So many years are tried at most.
const MOST_TRIES: u32 = 150;

struct Search {
    wanted: u32,
    plan: Plan,
    outcome: Outcome,
    tries: u32,
}

/// The smallest plan found that breaks the same invariant, and what it comes to.
pub fn shrink(plan: &Plan, outcome: Outcome, violation: &Violation) -> (Plan, Outcome) {
    let mut search = Search {
        wanted: violation.invariant,
        plan: plan.clone(),
        outcome,
        tries: 0,
    };
    let shorter = Plan {
        days: (search.outcome.day + 1).min(plan.days),
        ..plan.clone()
    };
    search.tries_out(shorter);
    search.leaves_out(
        |outcome| outcome.people.clone(),
        |plan, people| plan.left_out.people.extend(people),
    );
    search.leaves_out(
        |outcome| outcome.faults.clone(),
        |plan, faults| plan.left_out.faults.extend(faults),
    );
    for workers in 1..search.outcome.workers {
        let mut fewer = search.plan.clone();
        fewer.left_out.workers = Some(workers);
        if search.tries_out(fewer) {
            break;
        }
    }
    (search.plan, search.outcome)
}

impl Search {
    /// Keeps a plan that breaks the same invariant.
    fn tries_out(&mut self, plan: Plan) -> bool {
        if self.tries >= MOST_TRIES {
            return false;
        }
        self.tries += 1;
        let outcome = live(&plan);
        let found = outcome.violation.as_ref();
        let same = found.is_some_and(|found| found.invariant == self.wanted);
        if same {
            self.plan = plan;
            self.outcome = outcome;
        }
        same
    }

    /// Leaves things out in blocks, first large, then small.
    fn leaves_out(
        &mut self,
        of: impl Fn(&Outcome) -> Vec<u64>,
        leave_out: impl Fn(&mut Plan, Vec<u64>),
    ) {
        let mut size = of(&self.outcome).len();
        while size > 0 {
            let mut at = 0;
            loop {
                let left = of(&self.outcome);
                let block: Vec<u64> = left.into_iter().skip(at).take(size).collect();
                if block.is_empty() {
                    break;
                }
                let mut candidate = self.plan.clone();
                leave_out(&mut candidate, block);
                if !self.tries_out(candidate) {
                    at += size;
                }
            }
            size /= 2;
        }
    }
}

/// What somebody who has to understand it reads.
pub fn report(plan: &Plan, outcome: &Outcome) -> String {
    let mut text = String::new();
    let found = outcome.violation.as_ref();
    let what = found.map_or_else(String::new, |one| {
        format!("invariant {}: {}", one.invariant, one.what)
    });
    let _written = writeln!(
        text,
        "seed {} breaks {what}\nagain: TERMIJN_SEED={} cargo test -p jobs --test simulation one_seed -- --ignored --nocapture\n\
         in {} days, with {} people, {} faults and {} processes:",
        plan.seed,
        plan.seed,
        plan.days,
        outcome.people.len(),
        outcome.faults.len(),
        outcome.workers
    );
    for line in &outcome.trace {
        let _written = writeln!(text, "  {line}");
    }
    text
}
