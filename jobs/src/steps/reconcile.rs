//! The reconciliation: every hour it reads a twenty-fourth of the open cases in a second way, and what differs
//! from what is planned is an alarm and is planned again.
//! Not here: that second way (`casework::reconcile`), and planning ([`crate::planner`]).

use std::collections::BTreeMap;

use casework::ids::{AuditId, CaseId};
use casework::reconcile::{Difference, DifferenceKind, Watched};
use casework::words::AuditAction;
use chrono::{DateTime, TimeDelta, Utc};
use store::audit::{self, AuditLine};
use store::case_files::watched;
use store::walks::{self, Walk};

use super::walks::{SETTINGS, is_done, put, take};
use crate::Jobs;
use crate::error::JobError;
use crate::planner::Planner;

/// The name of its walk.
pub const RECONCILE: &str = "reconcile";
/// How the history names it.
const ACTOR: &str = "reconciliation";
/// One round takes so many hours.
const HOURS: i64 = 24;
/// So many cases are read at a time.
const PAGE: i64 = 100;
/// The settings are being followed, or somebody else has the walk in hand.
const LOOK_AGAIN: TimeDelta = TimeDelta::minutes(1);

/// Goes on with the round as far as the hour allows, at most a page of cases. Gives when to look again; at
/// once while the hour allows more.
///
/// # Errors
/// When the database fails; the round goes on where it stopped.
pub async fn reconcile(
    jobs: &Jobs,
    planner: &dyn Planner,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, JobError> {
    // What is not yet brought to the settings in force differs for a reason.
    let basis = planner.basis(now).await?;
    let read = jobs.store.read(|tx| {
        Box::pin(async move {
            Ok((
                walks::find(tx, SETTINGS).await?,
                walks::find(tx, RECONCILE).await?,
            ))
        })
    });
    let (settings, round) = read.await?;
    if !settings.is_some_and(|walk| is_done(&walk, &basis)) {
        return Ok(now + LOOK_AGAIN);
    }
    if let Some(rest) = round.as_ref().and_then(|round| rests_until(round, now)) {
        return Ok(rest);
    }
    let Some(mut round) = take(jobs, RECONCILE, now).await? else {
        return Ok(now + LOOK_AGAIN);
    };
    if is_over(&round, now) {
        let open = jobs
            .store
            .read(|tx| Box::pin(async move { walks::open_cases(tx).await }));
        round = round.anew(basis, open.await?, now);
    }
    if let Some(rest) = rests_until(&round, now) {
        put(jobs, &round).await?;
        return Ok(rest);
    }
    let (after, limit) = (round.after_id.map(CaseId), PAGE.min(left(&round, now)));
    let limit = u32::try_from(limit).unwrap_or(1);
    let page = jobs
        .store
        .read(move |tx| Box::pin(async move { watched::after(tx, after, limit).await }))
        .await?;
    round.looked_at = Some(now);
    let Some(last) = page.last().map(|case| case.case) else {
        round.finished_at = Some(now);
        put(jobs, &round).await?;
        tracing::info!(
            cases = round.seen,
            differences = round.found,
            "every open case was compared with what is planned"
        );
        return Ok(rests_until(&round, now).unwrap_or(now));
    };
    round.after_id = Some(last.0);
    round.seen += i64::try_from(page.len()).unwrap_or(i64::MAX);
    let found = compare(jobs, planner, page, now).await?;
    round.found += found.values().map(|one| one.0).sum::<i64>();
    round.unmended += found.values().map(|one| one.1).sum::<i64>();
    put(jobs, &round).await?;
    Ok(now)
}

/// Whether the next round may begin.
fn is_over(round: &Walk, now: DateTime<Utc>) -> bool {
    let Some(began_at) = round.began_at else {
        return true;
    };
    let day_over = now >= began_at + TimeDelta::hours(HOURS);
    // A clock that went back must not stop the rounds.
    round.finished_at.is_some() && day_over || now < began_at
}

/// How many cases the hours since the beginning still allow.
fn left(round: &Walk, now: DateTime<Utc>) -> i64 {
    let hours = round.began_at.map_or(0, |at| (now - at).num_hours()).max(0);
    let an_hour = (round.expected + HOURS - 1).div_euclid(HOURS).max(1);
    an_hour.saturating_mul(hours + 1) - round.seen
}

/// Until when nothing is to be done; `None` when something is.
fn rests_until(round: &Walk, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if is_over(round, now) {
        return None;
    }
    let began_at = round.began_at?;
    if round.finished_at.is_some() {
        return Some(began_at + TimeDelta::hours(HOURS));
    }
    let next_hour = (now - began_at).num_hours() + 1;
    (left(round, now) <= 0).then(|| began_at + TimeDelta::hours(next_hour))
}

/// Of each kind: how often it was found, and how often planning again did not put it right.
type Found = BTreeMap<DifferenceKind, (i64, i64)>;

async fn compare(
    jobs: &Jobs,
    planner: &dyn Planner,
    page: Vec<Watched>,
    now: DateTime<Utc>,
) -> Result<Found, JobError> {
    let mut all = Found::new();
    for (case, differences) in planner.differences(page, now).await? {
        if differences.is_empty() {
            continue;
        }
        let done = planner.replan(vec![case.case], now).await?;
        let id = case.case;
        let again = jobs
            .store
            .read(move |tx| Box::pin(async move { watched::find(tx, id).await }))
            .await?;
        let again = planner
            .differences(again.into_iter().collect(), now)
            .await?;
        let rest: Vec<Difference> = again.into_iter().flat_map(|(_, rest)| rest).collect();
        let why = done.refused.first().map(|(_, why)| why.as_str());
        tell(&case, &differences, &rest, why);
        let mut of_case = Found::new();
        for one in &differences {
            of_case.entry(one.kind).or_default().0 += 1;
        }
        for one in &rest {
            of_case.entry(one.kind).or_default().1 += 1;
        }
        write_down(jobs, &case, &differences, &of_case, now).await?;
        for (kind, (found, unmended)) in of_case {
            let sum = all.entry(kind).or_default();
            *sum = (sum.0 + found, sum.1 + unmended);
        }
    }
    Ok(all)
}

/// The alarm in the log: no name, and nothing of the person.
fn tell(case: &Watched, differences: &[Difference], rest: &[Difference], why: Option<&str>) {
    for one in differences {
        let (kind, rung) = (one.kind, one.rung.map(|rung| rung.to_string()));
        tracing::error!(case = %case.case, deadline = %one.deadline, %kind, rung, "what is planned differed from what should be");
    }
    if !rest.is_empty() {
        tracing::error!(case = %case.case, differences = rest.len(), why, "planning again did not put it right; somebody has to look");
    }
}

async fn write_down(
    jobs: &Jobs,
    case: &Watched,
    differences: &[Difference],
    of_case: &Found,
    now: DateTime<Utc>,
) -> Result<(), JobError> {
    let lines: Vec<_> = differences
        .iter()
        .map(|one| {
            let rung = one.rung.map(|rung| rung.to_string());
            serde_json::json!({ "kind": one.kind, "deadline": one.deadline, "rung": rung, "opens_at": one.opens_at })
        })
        .collect();
    let unmended: i64 = of_case.values().map(|(_, unmended)| unmended).sum();
    let line = AuditLine {
        id: jobs.fresh(AuditId::next),
        at: now,
        actor: ACTOR.to_owned(),
        action: AuditAction::PlanDiffered.as_str().to_owned(),
        case_id: Some(case.case),
        before: Some(serde_json::json!({ "differences": lines })),
        after: Some(serde_json::json!({ "unmended": unmended })),
    };
    let counted = of_case.clone();
    let written = jobs.store.write(move |tx| {
        Box::pin(async move {
            audit::append(tx, &line).await?;
            for (kind, (found, unmended)) in counted {
                walks::count(tx, kind.as_str(), found, unmended).await?;
            }
            Ok(())
        })
    });
    Ok(written.await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twenty_fourth_an_hour() {
        let began: DateTime<Utc> = "2026-11-25T08:00:00Z".parse().unwrap();
        let at = |hours| began + TimeDelta::hours(hours);
        let round = |expected, seen, finished: Option<i64>| Walk {
            began_at: Some(began),
            expected,
            seen,
            finished_at: finished.map(at),
            ..Walk::default()
        };
        for (expected, seen, hours, allowed) in [
            (2400, 0, 0, 100),
            (2400, 100, 0, 0),
            (2400, 100, 5, 500),
            (2400, 0, 23, 2400),
            (0, 0, 0, 1),
            (7, 0, 2, 3),
        ] {
            assert_eq!(left(&round(expected, seen, None), at(hours)), allowed);
        }
        assert_eq!(rests_until(&round(2400, 100, None), at(0)), Some(at(1)));
        assert_eq!(rests_until(&round(2400, 100, None), at(1)), None);
        assert_eq!(rests_until(&round(10, 10, Some(9)), at(10)), Some(at(24)));
        assert_eq!(rests_until(&round(10, 10, Some(9)), at(24)), None);
        // One that is late goes on, and a clock that went back begins anew.
        assert!(!is_over(&round(10, 5, None), at(30)) && is_over(&round(10, 5, None), at(-1)));
    }
}
