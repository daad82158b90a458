//! One letter through one worker: claim, renew, mark, outcome.
//! Not here: what happens between mark and outcome (SMTP, or the spool), and whose marks and outcomes
//! share a commit (`committer`).

use casework::delivery::DeliveryState;
use casework::ids::{SettingId, TaskId};
use casework::sending::is_urgent_hour;
use casework::words::TaskKind;
use chrono::{DateTime, Utc};
use store::deliveries::protocol::{self, Answer, ClaimTerms, Claimed, Marked, Moved};
use store::{StoreError, Tx, tasks};

use crate::Jobs;
use crate::committer::{Change, Changed, What};
use crate::error::JobError;

/// Claims letters that may leave at this hour.
///
/// # Errors
/// When the database fails.
pub async fn claim(jobs: &Jobs, now: DateTime<Utc>) -> Result<Vec<Claimed>, JobError> {
    claim_at_most(jobs, now, usize::MAX).await
}

/// As [`claim`], for so many free hands.
///
/// # Errors
/// When the database fails.
pub async fn claim_at_most(
    jobs: &Jobs,
    now: DateTime<Utc>,
    free: usize,
) -> Result<Vec<Claimed>, JobError> {
    let settings = &jobs.settings;
    let limit = u32::try_from(free).unwrap_or(u32::MAX).min(settings.batch);
    if limit == 0 {
        return Ok(Vec::new());
    }
    let ordinary = settings.hours.is_open(now);
    let terms = ClaimTerms {
        ordinary,
        urgent: ordinary || is_urgent_hour(now),
        next_opening: settings.hours.next_opening(now),
        lease_until: now + settings.lease,
        worker: settings.worker.clone(),
        limit,
        restraint: settings.restraint,
    };
    let claimed = jobs
        .store
        .write(move |tx| Box::pin(async move { protocol::claim(tx, now, &terms).await }));
    Ok(claimed.await?)
}

/// Holds on to a letter under way for one more lease. False when others may hold it by now.
///
/// # Errors
/// When the database fails; the lease before still holds until its end.
pub async fn renew(jobs: &Jobs, claimed: &Claimed, now: DateTime<Utc>) -> Result<bool, JobError> {
    let (id, fence, until) = (claimed.id, claimed.fence, now + jobs.settings.lease);
    let renewed = jobs
        .store
        .write(move |tx| Box::pin(async move { protocol::renew(tx, id, fence, now, until).await }));
    Ok(renewed.await?)
}

/// The last look before the body leaves; only `Marked::Yes` allows it. A human is asked about a letter
/// that is no longer true and may have arrived before.
///
/// # Errors
/// When the database fails; then the body must not leave.
pub async fn mark(jobs: &Jobs, claimed: &Claimed, now: DateTime<Utc>) -> Result<Marked, JobError> {
    let until = now + jobs.settings.lease;
    Ok(match change(jobs, claimed, What::Mark(until), now).await? {
        Changed::Mark(marked) => marked,
        // Never the answer to a mark; it would allow nothing.
        Changed::Outcome { .. } => Marked::Lost,
    })
}

/// Writes what the attempt came to; a human is asked where a letter failed or was lost track of.
/// `None` when another claim holds the letter by now: nothing was changed.
///
/// # Errors
/// When the database fails; the same call may be made again.
pub async fn outcome(
    jobs: &Jobs,
    claimed: &Claimed,
    answer: Answer,
    now: DateTime<Utc>,
) -> Result<Option<Moved>, JobError> {
    match change(jobs, claimed, What::Outcome(answer), now).await? {
        Changed::Outcome { moved, stopped } => {
            if stopped {
                tracing::error!(
                    "half of the last letters were refused for good; nothing leaves until a person has looked"
                );
            }
            Ok(moved)
        }
        Changed::Mark(_) => Ok(None),
    }
}

async fn change(
    jobs: &Jobs,
    claimed: &Claimed,
    what: What,
    now: DateTime<Utc>,
) -> Result<Changed, JobError> {
    let change = Change {
        id: claimed.id,
        fence: claimed.fence,
        again: claimed.attempts > 0,
        watched: jobs.settings.restraint.breaker.is_some(),
        now,
        task: jobs.fresh(TaskId::next),
        setting: jobs.fresh(SettingId::next),
        what,
    };
    Ok(jobs.committer.commit(change).await?)
}

/// Where a letter was sent at last, the mailbox that was full takes letters again: nobody need act.
pub(crate) async fn reached(
    tx: &mut Tx,
    moved: &Moved,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if moved.state == DeliveryState::Sent {
        tasks::settle(tx, TaskKind::AddressFailed, moved.id.0, now).await?;
    }
    Ok(())
}
