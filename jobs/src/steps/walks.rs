//! Planning cases again because time or a setting changed: a stretch of cases at a time, from where the last
//! stretch ended, whoever did it.
//! Not here: planning ([`crate::planner`]), and the walk that only compares ([`super::reconcile`]).

use casework::brussels;
use casework::ids::CaseId;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use store::case_files::{load, watched};
use store::walks::{self, Walk};
use store::{StoreError, Tx};

use crate::Jobs;
use crate::error::JobError;
use crate::planner::Planner;

/// The walk that brings every case to the settings in force.
pub const SETTINGS: &str = "settings";
/// The walk over cases whose absence is not over, once a day.
const AWAY: &str = "away";

/// So many cases are planned again at a time.
const PAGE: u32 = 50;
/// Who has a walk in hand and is not heard of again loses it after so long.
const HELD_FOR: TimeDelta = TimeDelta::minutes(2);
/// Somebody else has the walk in hand: look again.
const LOOK_AGAIN: TimeDelta = TimeDelta::minutes(1);
/// A setting that nobody told of is found after so long.
const SETTINGS_EVERY: TimeDelta = TimeDelta::minutes(5);

/// Takes a walk in hand; `None` while somebody else has it.
pub(super) async fn take(
    jobs: &Jobs,
    name: &'static str,
    now: DateTime<Utc>,
) -> Result<Option<Walk>, JobError> {
    let worker = jobs.settings.worker.clone();
    let until = now + HELD_FOR;
    let taken = jobs
        .store
        .write(move |tx| Box::pin(async move { walks::take(tx, name, &worker, now, until).await }));
    Ok(taken.await?)
}

/// Writes how far a walk is and lets go of it. False when somebody else took it meanwhile.
pub(super) async fn put(jobs: &Jobs, walk: &Walk) -> Result<bool, JobError> {
    let (worker, walk) = (jobs.settings.worker.clone(), walk.clone());
    let put = jobs
        .store
        .write(move |tx| Box::pin(async move { walks::put(tx, &walk, &worker, true).await }));
    Ok(put.await?)
}

/// Brings open cases to the settings in force, when those have become others: by a command that was cut
/// off, on the first day of a setting that was made for later, or with the operator's file. Gives when to
/// look again; at once while cases are left.
///
/// # Errors
/// When the database fails; the walk goes on where it stopped.
pub async fn follow_settings(
    jobs: &Jobs,
    planner: &dyn Planner,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, JobError> {
    let basis = planner.basis(now).await?;
    let known = jobs
        .store
        .read(|tx| Box::pin(async move { walks::find(tx, SETTINGS).await }));
    let tomorrow = brussels::end_of(brussels::day_of(now));
    let rest = tomorrow.min(now + SETTINGS_EVERY);
    if known.await?.is_some_and(|walk| is_done(&walk, &basis)) {
        return Ok(rest);
    }
    go_on(jobs, planner, SETTINGS, basis, Of::All, now, rest).await
}

/// Plans the cases again whose absence is not over: each day may change what the law says of it. Gives when
/// to look again.
///
/// # Errors
/// When the database fails; the walk goes on where it stopped.
pub async fn follow_absences(
    jobs: &Jobs,
    planner: &dyn Planner,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, JobError> {
    let today = brussels::day_of(now);
    let tomorrow = brussels::end_of(today);
    let yesterday = today.pred_opt().unwrap_or(today);
    let of = Of::Away(yesterday);
    go_on(jobs, planner, AWAY, today.to_string(), of, now, tomorrow).await
}

/// Whether every open case was brought to a basis.
pub(super) fn is_done(walk: &Walk, basis: &str) -> bool {
    walk.basis == basis && walk.finished_at.is_some()
}

/// Which cases a walk goes over.
#[derive(Clone, Copy)]
enum Of {
    All,
    /// With an absence that lasted at least until a day.
    Away(NaiveDate),
}

impl Of {
    async fn page(self, tx: &mut Tx, after: Option<CaseId>) -> Result<Vec<CaseId>, StoreError> {
        match self {
            Self::All => load::open_after(tx, after, PAGE).await,
            Self::Away(on) => watched::away_after(tx, after, on, PAGE).await,
        }
    }
}

async fn go_on(
    jobs: &Jobs,
    planner: &dyn Planner,
    name: &'static str,
    basis: String,
    of: Of,
    now: DateTime<Utc>,
    rest: DateTime<Utc>,
) -> Result<DateTime<Utc>, JobError> {
    let Some(mut walk) = take(jobs, name, now).await? else {
        return Ok(now + LOOK_AGAIN);
    };
    if is_done(&walk, &basis) {
        put(jobs, &walk).await?;
        return Ok(rest);
    }
    if walk.basis != basis || walk.began_at.is_none() {
        walk = walk.anew(basis, 0, now);
    }
    let after = walk.after_id.map(CaseId);
    let page = jobs
        .store
        .read(move |tx| Box::pin(async move { of.page(tx, after).await }))
        .await?;
    walk.looked_at = Some(now);
    let Some(last) = page.last().copied() else {
        walk.finished_at = Some(now);
        put(jobs, &walk).await?;
        tracing::info!(
            walk = name,
            cases = walk.seen,
            changed = walk.found,
            "planned again"
        );
        return Ok(rest);
    };
    let seen = i64::try_from(page.len()).unwrap_or(i64::MAX);
    let done = planner.replan(page, now).await?;
    for (case, why) in &done.refused {
        tracing::error!(%case, why, "a case could not be planned again");
    }
    let count = |all: usize| i64::try_from(all).unwrap_or(i64::MAX);
    walk.after_id = Some(last.0);
    walk.seen += seen;
    walk.found += count(done.changed.len());
    walk.unmended += count(done.refused.len());
    put(jobs, &walk).await?;
    Ok(now)
}
