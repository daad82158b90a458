//! What time does: leases run out, the hold of an unknown ends, windows close.
//! Not here: the guards (`casework::delivery`).

use casework::ids::TaskId;
use chrono::{DateTime, TimeDelta, Utc};
use store::deliveries::lapse::{self, Again};
use store::deliveries::protocol::Moved;
use store::{StoreError, Tx, deliveries, reminders};

use super::sending::reached;
use crate::Jobs;
use crate::error::JobError;
use crate::receipts::Said;

/// No setting may be longer than a year (`src/config/check.rs`).
const LONGER_THAN_ANY_LEASE: TimeDelta = TimeDelta::days(3 * 366);

/// Takes back what dead workers held. A letter that was claimed too often becomes a task; one whose
/// fate is unknown waits for its receipt or a late answer.
///
/// # Errors
/// When the database fails.
pub async fn reap(jobs: &Jobs, now: DateTime<Utc>) -> Result<Vec<Moved>, JobError> {
    take_back(jobs, now, now - jobs.settings.slack).await
}

/// Takes back every claim, whatever its lease says: for a process that has just become the only one to
/// run jobs, so that a restart costs nobody a lease.
///
/// # Errors
/// When the database fails.
pub async fn take_back_all(jobs: &Jobs, now: DateTime<Utc>) -> Result<usize, JobError> {
    // Other settings may have made longer leases than these would.
    let after_every_lease = now + LONGER_THAN_ANY_LEASE;
    let mut all = 0;
    loop {
        match take_back(jobs, now, after_every_lease).await?.len() {
            0 => return Ok(all),
            some => all += some,
        }
    }
}

async fn take_back(
    jobs: &Jobs,
    now: DateTime<Utc>,
    dead_until: DateTime<Utc>,
) -> Result<Vec<Moved>, JobError> {
    let (own, batch) = (jobs.clone(), jobs.settings.batch);
    let again = Again {
        queued_at: now + jobs.settings.after_lost_lease(),
        unknown_at: now + jobs.settings.unknown_hold,
    };
    let moved = jobs.store.write(move |tx| {
        Box::pin(async move {
            let moved = lapse::reap(tx, now, dead_until, again, batch).await?;
            ask(&own, tx, &moved, now).await?;
            Ok(moved)
        })
    });
    Ok(moved.await?)
}

/// Ends the hold of letters whose fate is unknown: a receipt proves that one was sent, else the same
/// bytes go again, or a person is asked when that happened too often. Gives how many moved.
///
/// # Errors
/// When the database or the receipts cannot be read; what was settled stays settled.
pub async fn resolve_unknown(jobs: &Jobs, now: DateTime<Utc>) -> Result<usize, JobError> {
    let batch = jobs.settings.batch;
    let held = jobs
        .store
        .read(move |tx| Box::pin(async move { lapse::held_unknown(tx, now, batch).await }));
    let mut settled = 0;
    for (id, message_id) in held.await? {
        let receipt = match &jobs.receipts {
            Some(receipts) => receipts.word_on(&message_id, now).await? == Some(Said::Sent),
            None => false,
        };
        let own = jobs.clone();
        let moved = jobs.store.write(move |tx| {
            Box::pin(async move {
                let moved = lapse::resolve(tx, id, receipt, now).await?;
                if let Some(moved) = &moved {
                    reached(tx, moved, now).await?;
                }
                ask(&own, tx, moved.as_slice(), now).await?;
                Ok(moved)
            })
        });
        settled += usize::from(moved.await?.is_some());
    }
    Ok(settled)
}

/// Ends letters and reminders whose window closed; returns how many of both.
///
/// # Errors
/// When the database fails; what was ended stays ended.
pub async fn expire(jobs: &Jobs, now: DateTime<Utc>) -> Result<usize, JobError> {
    let batch = jobs.settings.batch;
    let mut ended = 0;
    loop {
        let own = jobs.clone();
        let some = jobs.store.write(move |tx| {
            Box::pin(async move {
                let letters = lapse::expire(tx, now, batch).await?;
                ask(&own, tx, &letters, now).await?;
                Ok(letters.len() + reminders::expire(tx, now, batch).await?.len())
            })
        });
        match some.await? {
            0 => return Ok(ended),
            some => ended += some,
        }
    }
}

/// A task for each letter that a person has to look at.
async fn ask(
    jobs: &Jobs,
    tx: &mut Tx,
    moved: &[Moved],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for one in moved.iter().filter(|one| one.asks()) {
        deliveries::ask_about(tx, jobs.fresh(TaskId::next), one, now).await?;
    }
    Ok(())
}
