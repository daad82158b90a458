//! One sweep: reap, expire, bundle, claim, and every claimed letter through mark, spool, outcome.
//! Not here: a loop or a clock. `simulate`, `demo` and `send --now` call this at instants of theirs.

use std::path::Path;

use casework::brussels;
use casework::delivery::{DeliveryEvent, DeliveryState};
use casework::ids::DeliveryId;
use casework::sending::{is_urgent_hour, may_leave};
use chrono::{DateTime, TimeDelta, Utc};
use store::deliveries::protocol::{Answer, Claimed, Marked};
use store::{deliveries, reminders};

use crate::error::JobError;
use crate::{Jobs, spool, steps};

/// A refused mark plans reminders again, which may make another letter; more rounds than this wait.
const MOST_ROUNDS: usize = 1000;
/// The exception to the sending hours begins here, in minutes after midnight.
const URGENT_FROM: u32 = 8 * 60;

/// A letter that was written, without a name or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which e-mail.
    pub delivery: DeliveryId,
    /// The references of the cases it speaks of.
    pub cases: Vec<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Why: rule and rung of each reminder.
    pub why: Vec<(String, String)>,
}

/// What a sweep did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The letters written.
    pub written: Vec<Written>,
    /// Letters whose text was no longer true at the last look.
    pub refused: usize,
    /// Letters that could not be written now and wait.
    pub deferred: usize,
    /// Letters taken back from dead workers.
    pub reaped: usize,
    /// Letters and reminders whose window closed.
    pub expired: usize,
    /// When to look again; `None` when nothing is planned.
    pub next_wake: Option<DateTime<Utc>>,
}

/// Does everything that is due at `now`, into a folder.
///
/// # Errors
/// When the database fails or a letter cannot be built. Calling it again goes on where it stopped.
pub async fn sweep(jobs: &Jobs, folder: &Path, now: DateTime<Utc>) -> Result<Report, JobError> {
    let mut report = Report {
        reaped: steps::reap(jobs, now).await?.len(),
        expired: steps::expire(jobs, now).await?,
        ..Report::default()
    };
    for _ in 0..MOST_ROUNDS {
        steps::bundle(jobs, now).await?;
        let claimed = steps::claim(jobs, now).await?;
        if claimed.is_empty() {
            break;
        }
        for one in claimed {
            send(jobs, folder, one, now, &mut report).await?;
        }
    }
    report.next_wake = next_wake(jobs, now).await?;
    Ok(report)
}

async fn send(
    jobs: &Jobs,
    folder: &Path,
    claimed: Claimed,
    now: DateTime<Utc>,
    report: &mut Report,
) -> Result<(), JobError> {
    match steps::mark(jobs, &claimed, now).await? {
        Marked::Yes => {}
        Marked::NoLongerTrue(_) | Marked::Lost => {
            report.refused += 1;
            return Ok(());
        }
    }
    let bytes = claimed.body.expose().clone();
    let written = spool::deliver(folder, &claimed.message_id, bytes).await;
    let answer = Answer {
        event: match written {
            Ok(_) => DeliveryEvent::Accept,
            Err(_) => DeliveryEvent::Defer,
        },
        phase: "spool",
        code: None,
        reply: written.as_ref().err().map(ToString::to_string),
        retry_at: written.is_err().then(|| now + jobs.settings.retry),
    };
    let moved = steps::outcome(jobs, &claimed, answer, now).await?;
    let Some(moved) = moved.filter(|moved| moved.state == DeliveryState::Sent) else {
        report.deferred += 1;
        return Ok(());
    };
    let id = claimed.id;
    let why = jobs
        .store
        .read(move |tx| Box::pin(async move { deliveries::about(tx, id).await }));
    report.written.push(Written {
        delivery: id,
        cases: moved
            .cases
            .into_iter()
            .map(|(_, reference)| reference)
            .collect(),
        at: now,
        why: why.await?,
    });
    Ok(())
}

/// When something may next have to be done. Waking too early does no harm.
async fn next_wake(jobs: &Jobs, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, JobError> {
    let found = jobs.store.read(move |tx| {
        Box::pin(async move {
            let open = !reminders::waiting(tx, now, None, 1).await?.is_empty();
            let queued = deliveries::next_try(tx).await?;
            let others = [
                reminders::next_moment(tx, now).await?,
                deliveries::next_lease(tx).await?,
                queued,
            ];
            Ok((open || queued.is_some(), others))
        })
    });
    let (waits, others) = found.await?;
    let hours = &jobs.settings.hours;
    let mut moments: Vec<DateTime<Utc>> = others.into_iter().flatten().collect();
    if waits {
        let today = brussels::day_of(now);
        moments.push(hours.next_opening(now));
        for day in today.iter_days().take(2) {
            moments.push(brussels::at(day, URGENT_FROM));
        }
        // What waits for the address to be free becomes urgent without a moment of its own.
        if may_leave(true, now, hours, None) || is_urgent_hour(now) {
            moments.push(now + TimeDelta::hours(1));
        }
    }
    Ok(moments.into_iter().filter(|at| *at > now).min())
}
