//! What time does: leases run out, windows close.
//! Not here: the guards (`casework::delivery`).

use casework::delivery::DeliveryState;
use casework::ids::TaskId;
use chrono::{DateTime, Utc};
use store::deliveries;
use store::deliveries::lapse;
use store::deliveries::protocol::Moved;
use store::reminders;

use crate::Jobs;
use crate::error::JobError;

/// Takes back what dead workers held. A letter whose fate is unknown, or that was claimed too
/// often, becomes a task; it is never sent again by itself.
///
/// # Errors
/// When the database fails.
pub async fn reap(jobs: &Jobs, now: DateTime<Utc>) -> Result<Vec<Moved>, JobError> {
    let (own, again, batch) = (jobs.clone(), now + jobs.settings.retry, jobs.settings.batch);
    let moved = jobs.store.write(move |tx| {
        Box::pin(async move {
            let moved = lapse::reap(tx, now, again, batch).await?;
            for one in moved
                .iter()
                .filter(|one| one.state != DeliveryState::Queued)
            {
                deliveries::ask_about(tx, own.fresh(TaskId::next), one, now).await?;
            }
            Ok(moved)
        })
    });
    Ok(moved.await?)
}

/// Ends letters and reminders whose window closed; returns how many of both.
///
/// # Errors
/// When the database fails; what was ended stays ended.
pub async fn expire(jobs: &Jobs, now: DateTime<Utc>) -> Result<usize, JobError> {
    let batch = jobs.settings.batch;
    let mut ended = 0;
    loop {
        let some = jobs.store.write(move |tx| {
            Box::pin(async move {
                let letters = lapse::expire(tx, now, batch).await?.len();
                Ok(letters + reminders::expire(tx, now, batch).await?.len())
            })
        });
        match some.await? {
            0 => return Ok(ended),
            some => ended += some,
        }
    }
}
