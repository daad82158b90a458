//! People whom no letter reached become work for people, in time: see `casework::lookout`.
//! Not here: letters, and who does the work.

use casework::brussels;
use casework::lookout::Trouble;
use casework::task::Task;
use casework::words::TaskKind;
use chrono::{DateTime, TimeDelta, Utc};
use store::lookout;

use crate::Jobs;
use crate::error::JobError;

/// In this order: what is asked once need not be asked in a milder way.
const ALL: [Trouble; 4] = [
    Trouble::AddressLost,
    Trouble::NotReached,
    Trouble::Escalated,
    Trouble::Passed,
];
/// A letter may end badly at any time.
const EVERY: TimeDelta = TimeDelta::hours(1);
/// So many rows at a time.
const PAGE: u32 = 200;
/// Letters that did not leave are looked for so far back.
const EXPIRED_FOR: TimeDelta = TimeDelta::days(28);
/// Escalation comes at noon.
const NOON: u32 = 12 * 60;

/// Makes the tasks that are due now, and ends those about dates that are no longer open. Gives when to look
/// again.
///
/// # Errors
/// When the database fails; tasks made before stay.
pub async fn look_out(jobs: &Jobs, now: DateTime<Utc>) -> Result<DateTime<Utc>, JobError> {
    let settle = move || {
        jobs.store
            .write(move |tx| Box::pin(async move { lookout::settle_ended(tx, now, PAGE).await }))
    };
    while settle().await? == u64::from(PAGE) {}
    for trouble in ALL {
        let made = look_for(jobs, trouble, now).await?;
        if made > 0 {
            tracing::info!(kind = %trouble.task(), made, "people have to be reached otherwise");
        }
    }
    ask_about_corrections(jobs, now).await?;
    let today = brussels::day_of(now);
    let moments = [
        now + EVERY,
        brussels::at(today, NOON),
        brussels::end_of(today),
    ];
    let next = moments.into_iter().filter(|at| *at > now).min();
    Ok(next.unwrap_or(now + EVERY))
}

/// A person who was told a date that holds no more must hear of it, letter or not.
async fn ask_about_corrections(jobs: &Jobs, now: DateTime<Utc>) -> Result<(), JobError> {
    let today = brussels::day_of(now);
    loop {
        let span = (now - EXPIRED_FOR, now);
        let page = jobs.store.read(move |tx| {
            Box::pin(async move { lookout::expired_corrections(tx, span, PAGE).await })
        });
        let page = page.await?;
        let all = page.len();
        let tasks: Vec<Task> = page
            .into_iter()
            .map(|one| {
                let kind = TaskKind::CorrectionExpired;
                let subject = one.reminder.0;
                let task = jobs.fresh(|ids| Task::new(kind, one.case, subject, today, now, ids));
                task.with("rule", one.rule).with("on", one.told_on)
            })
            .collect();
        add(jobs, tasks).await?;
        if all < PAGE as usize {
            return Ok(());
        }
    }
}

/// Adds tasks, unless they are there; gives how many were not.
async fn add(jobs: &Jobs, tasks: Vec<Task>) -> Result<usize, JobError> {
    let added = jobs.store.write(move |tx| {
        Box::pin(async move {
            let mut added = 0;
            for task in &tasks {
                added += usize::from(lookout::ask(tx, task).await?);
            }
            Ok(added)
        })
    });
    Ok(added.await?)
}

async fn look_for(jobs: &Jobs, trouble: Trouble, now: DateTime<Utc>) -> Result<usize, JobError> {
    let days = trouble.days(brussels::day_of(now));
    let (mut after, mut made) = (None, 0);
    loop {
        let page = jobs.store.read(move |tx| {
            Box::pin(async move { lookout::list(tx, trouble, days, after, PAGE).await })
        });
        let page = page.await?;
        let Some(last) = page.last() else {
            return Ok(made);
        };
        after = Some((last.decides_on, last.deadline.id));
        let come = page.iter().filter(|one| {
            let recorded_on = brussels::day_of(one.recorded_at);
            trouble.has_come(&one.deadline, recorded_on, now)
        });
        let tasks: Vec<_> = come
            .map(|one| jobs.fresh(|ids| trouble.to_task(&one.deadline, now, ids)))
            .collect();
        made += add(jobs, tasks).await?;
    }
}
