//! The pulse of a worker: what it counts while it runs, for readiness, figures and a dead-man's switch.
//! Not here: deciding what is too much or too long.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};

use chrono::{DateTime, Utc};

/// What the worker tells: for readiness, figures and a dead-man's switch. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub struct Pulse(Arc<Counts>);

#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) swept_at: AtomicI64,
    pub(crate) sweeps: AtomicU64,
    pub(crate) failed_sweeps: AtomicU64,
    pub(crate) handed: AtomicU64,
    pub(crate) begun: AtomicU64,
    pub(crate) finished: AtomicU64,
    pub(crate) sent: AtomicU64,
    pub(crate) refused: AtomicU64,
    pub(crate) not_sent: AtomicU64,
    pub(crate) held: AtomicBool,
}

/// The figures of one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "each is a count since the process began, named after what it counts"
)]
pub struct Figures {
    /// When the last sweep went well.
    pub swept_at: Option<DateTime<Utc>>,
    pub sweeps: u64,
    pub failed_sweeps: u64,
    pub handed: u64,
    pub begun: u64,
    pub finished: u64,
    pub sent: u64,
    pub refused: u64,
    pub not_sent: u64,
    /// The hold switch is set.
    pub held: bool,
}

impl Pulse {
    /// The figures now.
    pub fn figures(&self) -> Figures {
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        let counts = &self.0;
        let instant = |micros: &AtomicI64| {
            let micros = micros.load(Ordering::Relaxed);
            (micros != 0)
                .then(|| DateTime::from_timestamp_micros(micros))
                .flatten()
        };
        Figures {
            swept_at: instant(&counts.swept_at),
            held: counts.held.load(Ordering::Relaxed),
            sweeps: of(&counts.sweeps),
            failed_sweeps: of(&counts.failed_sweeps),
            handed: of(&counts.handed),
            begun: of(&counts.begun),
            finished: of(&counts.finished),
            sent: of(&counts.sent),
            refused: of(&counts.refused),
            not_sent: of(&counts.not_sent),
        }
    }

    pub(crate) fn counts(&self) -> &Counts {
        &self.0
    }

    /// Letters that were handed out and are not finished.
    pub(crate) fn busy(&self) -> usize {
        let figures = self.figures();
        usize::try_from(figures.handed.saturating_sub(figures.finished)).unwrap_or(usize::MAX)
    }

    /// One more.
    pub(crate) fn add(count: &AtomicU64) {
        count.fetch_add(1, Ordering::Relaxed);
    }
}
