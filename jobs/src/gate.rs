//! The gate of sending: what a process remembers of its clock and of catching up, and the operator's
//! terms. Without one (simulations, the demo) time is a value that nobody doubts.
//! Not here: what is done at the gate (`steps::clock`, `steps::catch_up`).

use std::sync::{Arc, Mutex, PoisonError};

use casework::drain::Pace;
use chrono::{DateTime, TimeDelta, Utc};

use crate::clock::{ClockGuard, Doubt, Reading};

/// What the operator wants after a time in which nothing could leave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CatchUpTerms {
    /// How long a large backlog waits for an operator; zero = not at all.
    pub wait: TimeDelta,
    /// Letters from which it waits; 0 = their number is no reason.
    pub letters: u32,
    /// How fast letters may leave.
    pub pace: Pace,
}

/// The gate of one process. Cloning shares it.
#[derive(Clone)]
pub struct Gate {
    read: Arc<dyn Fn() -> Reading + Send + Sync>,
    pub(crate) terms: CatchUpTerms,
    seen: Arc<Mutex<Seen>>,
}

/// What a process remembers between two looks.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) guard: ClockGuard,
    /// What the database was last told about the clock.
    pub(crate) told: Option<Option<Doubt>>,
    /// When the mark in the database was last raised.
    pub(crate) raised_at: Option<DateTime<Utc>>,
    /// When the backlog was last counted.
    pub(crate) counted_at: Option<DateTime<Utc>>,
    /// When the catching up that is live began: letters written meanwhile are put in order.
    pub(crate) began_at: Option<DateTime<Utc>>,
}

impl Gate {
    /// A gate before a clock.
    pub fn new(read: impl Fn() -> Reading + Send + Sync + 'static, terms: CatchUpTerms) -> Self {
        Self {
            read: Arc::new(read),
            terms,
            seen: Arc::default(),
        }
    }

    pub(crate) fn reading(&self) -> Reading {
        (self.read)()
    }

    pub(crate) fn seen<T>(&self, ask: impl FnOnce(&mut Seen) -> T) -> T {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        ask(&mut seen)
    }
}
