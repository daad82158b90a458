//! A span of instants in which a letter is true and useful.
//! Not here: which hours are fit for sending ([`crate::sending`]).

use chrono::{DateTime, Utc};

/// From `opens_at` until just before `closes_at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// First instant.
    pub opens_at: DateTime<Utc>,
    /// First instant after it.
    pub closes_at: DateTime<Utc>,
}

impl Window {
    /// A window; `None` when it would be empty.
    pub fn new(opens_at: DateTime<Utc>, closes_at: DateTime<Utc>) -> Option<Self> {
        (opens_at < closes_at).then_some(Self {
            opens_at,
            closes_at,
        })
    }

    /// Whether it is open at an instant.
    pub fn contains(&self, now: DateTime<Utc>) -> bool {
        self.opens_at <= now && now < self.closes_at
    }

    /// Whether it is over at an instant.
    pub fn has_closed(&self, now: DateTime<Utc>) -> bool {
        now >= self.closes_at
    }

    /// What both windows share.
    pub fn shared(&self, other: &Self) -> Option<Self> {
        Self::new(
            self.opens_at.max(other.opens_at),
            self.closes_at.min(other.closes_at),
        )
    }
}
