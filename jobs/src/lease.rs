//! The lease of one letter under way: whoever sends it renews it for as long as that takes, so that it
//! may be short, and a dead process is found out soon. It is asked before the letter's end goes out.
//! Not here: what becomes of a letter whose lease ran out (`steps::reap`).

use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use store::deliveries::protocol::{Claimed, Marked};

use crate::error::JobError;
use crate::{Jobs, steps};

/// So often a lease is renewed before it could run out: one failure may be slept over.
const RENEWALS: i32 = 3;
/// A lease that is shorter than a few of these is nobody's wish.
const LEAST_PAUSE: Duration = Duration::from_millis(10);

/// The hold of this process on one claimed letter.
pub(crate) struct Lease<'a> {
    jobs: &'a Jobs,
    pub(crate) claimed: &'a Claimed,
    /// From the mark to the end of the lease, as the database last confirmed it.
    marked: Mutex<Option<(DateTime<Utc>, DateTime<Utc>)>>,
}

impl<'a> Lease<'a> {
    /// Of a letter just claimed.
    pub(crate) const fn of(jobs: &'a Jobs, claimed: &'a Claimed) -> Self {
        Self {
            jobs,
            claimed,
            marked: Mutex::new(None),
        }
    }

    /// The last look before the body leaves; the lease begins anew with it.
    pub(crate) async fn mark(&self, now: DateTime<Utc>) -> Result<Marked, JobError> {
        let marked = steps::mark(self.jobs, self.claimed, now).await?;
        if marked == Marked::Yes {
            tracing::debug!(delivery = %self.claimed.id, "marked");
            *self.marked() = Some((now, now + self.jobs.settings.lease));
        }
        Ok(marked)
    }

    /// Whether the letter is marked and no other process can hold it at this instant. A clock that went
    /// backwards proves as little as a lease that ran out.
    pub(crate) fn holds(&self, now: DateTime<Utc>) -> bool {
        self.marked()
            .is_some_and(|(from, until)| (from..until).contains(&now))
    }

    /// Renews it for ever; dropped when the letter is through. What it cannot renew, mark, end and
    /// outcome find out for themselves.
    pub(crate) async fn keep(&self, clock: &impl Fn() -> DateTime<Utc>) -> Infallible {
        let lease = self.jobs.settings.lease;
        let every = (lease / RENEWALS).to_std().unwrap_or_default();
        loop {
            tokio::time::sleep(every.max(LEAST_PAUSE)).await;
            let now = clock();
            match steps::renew(self.jobs, self.claimed, now).await {
                Ok(true) => {
                    if let Some((_, until)) = self.marked().as_mut() {
                        *until = now + lease;
                    }
                }
                Ok(false) => return std::future::pending().await,
                Err(error) => {
                    tracing::warn!(delivery = %self.claimed.id, %error, "the lease of a letter under way was not renewed");
                }
            }
        }
    }

    fn marked(&self) -> std::sync::MutexGuard<'_, Option<(DateTime<Utc>, DateTime<Utc>)>> {
        self.marked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
