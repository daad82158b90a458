//! One sweep: reap, expire, bundle, claim, and every claimed letter through mark, spool, outcome.
//! Not here: a loop or a clock. `simulate`, `demo` and `send --now` call this at instants of theirs.

use casework::brussels;
use casework::ids::DeliveryId;
use casework::sending::{is_urgent_hour, may_leave};
use chrono::{DateTime, TimeDelta, Utc};
use store::deliveries::protocol::Claimed;
use store::deliveries::{self, gates};
use store::reminders;

use crate::error::JobError;
use crate::post::{self, Ended, Post};
use crate::{Jobs, steps};

/// A refused mark plans reminders again, and one put off may be due at once; more than so many wait.
const MOST_NOT_SENT: usize = 1000;
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
    /// Letters taken back from dead workers, or settled after their hold.
    pub reaped: usize,
    /// Letters and reminders whose window closed.
    pub expired: usize,
    /// Why nothing was let out, when the hold switch is set.
    pub held: Option<String>,
    /// When to look again; `None` when nothing is planned.
    pub next_wake: Option<DateTime<Utc>>,
    /// Until when letters that are due wait for their turn, or for a way that is left alone.
    pub next_turn: Option<DateTime<Utc>>,
}

impl Report {
    /// What a sweep did that followed this one.
    pub fn add(&mut self, later: Self) {
        self.written.extend(later.written);
        self.refused += later.refused;
        self.deferred += later.deferred;
        self.reaped += later.reaped;
        self.expired += later.expired;
        (self.held, self.next_wake) = (later.held, later.next_wake);
        self.next_turn = later.next_turn;
    }
}

/// Does everything that is due, one letter after the other. `clock` is asked anew for each letter,
/// because sending takes time; a simulation gives the same instant each time.
///
/// # Errors
/// When the database fails or a letter cannot be built. Calling it again goes on where it stopped.
pub async fn sweep(
    jobs: &Jobs,
    post: &Post,
    clock: impl Fn() -> DateTime<Utc>,
) -> Result<Report, JobError> {
    let mut report = Report::default();
    if let Some(doubt) = steps::doubted(jobs).await? {
        report.held = Some(doubt.to_string());
        return Ok(report);
    }
    let now = clock();
    report.reaped = steps::reap(jobs, now).await?.len() + steps::resolve_unknown(jobs, now).await?;
    let waits = steps::catch_up(jobs, now).await?;
    report.expired = steps::expire(jobs, now).await?;
    report.held = steps::held(jobs, now).await?.or(waits);
    if report.held.is_some() {
        return Ok(report);
    }
    while report.refused + report.deferred < MOST_NOT_SENT && !steps::is_doubted(jobs) {
        let written = steps::bundle(jobs, clock()).await?;
        steps::in_order(jobs, written, clock()).await?;
        // One at a time: a claim that waits for another letter could lose its lease.
        let mut claimed = steps::claim_at_most(jobs, clock(), 1).await?;
        let Some(one) = claimed.pop() else { break };
        send(jobs, post, one, &clock, &mut report).await?;
    }
    report.next_turn = next_turn(jobs, clock()).await?;
    report.next_wake = next_wake(jobs, clock())
        .await?
        .into_iter()
        .chain(report.next_turn)
        .min();
    Ok(report)
}

async fn send(
    jobs: &Jobs,
    post: &Post,
    claimed: Claimed,
    clock: &impl Fn() -> DateTime<Utc>,
    report: &mut Report,
) -> Result<(), JobError> {
    let moved = match post::carry(jobs, post, &claimed, clock).await? {
        Ended::Sent(moved) => moved,
        Ended::Refused => {
            report.refused += 1;
            return Ok(());
        }
        Ended::NotSent(_) => {
            report.deferred += 1;
            return Ok(());
        }
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
        at: clock(),
        why: why.await?,
    });
    Ok(())
}

/// Until when letters that are due wait for their turn, or for a way that is left alone.
///
/// # Errors
/// When the database fails.
pub async fn next_turn(jobs: &Jobs, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, JobError> {
    let restraint = jobs.settings.restraint;
    if !restraint.paces() && restraint.breaker.is_none() {
        return Ok(None);
    }
    let turn = jobs.store.read(move |tx| {
        Box::pin(async move {
            match deliveries::next_try(tx).await? {
                Some(at) if at <= now => gates::next(tx, now).await,
                _ => Ok(None),
            }
        })
    });
    Ok(turn.await?)
}

/// When something may next have to be done, turns apart ([`next_turn`]). Waking too early does no harm.
///
/// # Errors
/// When the database fails.
pub async fn next_wake(jobs: &Jobs, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, JobError> {
    let slack = jobs.settings.slack;
    let found = jobs.store.read(move |tx| {
        Box::pin(async move {
            let open = !reminders::waiting(tx, now, None, 1).await?.is_empty();
            let queued = deliveries::next_try(tx).await?;
            let others = [
                reminders::next_moment(tx, now).await?,
                deliveries::next_lease(tx).await?.map(|until| until + slack),
                deliveries::next_unknown(tx).await?,
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
