//! After a time in which nothing could leave, or when too much is due at once: what became untrue is
//! ended, covered or planned again before anything leaves; what remains is counted, and waits for a
//! person where it is much. The nearest dates leave first.
//! Not here: the table of decisions (`casework::catch_up`), clocks, and receipts; both come before.

use casework::brussels;
use casework::catch_up::{LATE_AFTER, Late, late};
use casework::drain::open_between;
use casework::ids::{CatchUpId, DeliveryId};
use casework::task::Task;
use casework::words::{CatchUpState, Incident, ReminderReason, ReminderState, TaskKind};
use chrono::{DateTime, TimeDelta, Utc};
use store::catch_up::{self, CatchUp, LateReminder, MOST_RANKS, Plan};
use store::clock::{self, Marks};
use store::deliveries::overtaken;
use store::tasks::{self, NewTask};
use store::{StoreError, Tx};

use crate::Jobs;
use crate::error::JobError;
use crate::gate::Gate;

/// After a longer time without any process at work there is something to catch up.
const GAP: TimeDelta = TimeDelta::hours(2);
/// After a longer one a person is asked.
const LONG_GAP: TimeDelta = TimeDelta::hours(72);
/// More letters than an office sends in so many hours are too much at once ...
const HOURS_OF_VOLUME: u64 = 4;
/// ... which is counted over so many days ...
const VOLUME_OF: TimeDelta = TimeDelta::days(28);
/// ... and no office is so small that an hour of it counts for less.
const LEAST_VOLUME: u64 = 25;
/// The mark in the database is raised no more often.
const RAISE_EVERY: TimeDelta = TimeDelta::seconds(5);
/// The backlog is counted no more often.
const COUNT_EVERY: TimeDelta = TimeDelta::minutes(1);
/// What waits after so long does not wait because of the gap.
const MOST_GOING: TimeDelta = TimeDelta::hours(24);
/// A plan counts no more letters of each kind.
const MOST_COUNTED: u32 = 1_000_000;

/// Notices that there is something to catch up, does it, and says why letters wait meanwhile. The clock
/// must be trusted, and the receipts read.
///
/// # Errors
/// When the database fails; what was decided stays decided, and the next call goes on.
pub async fn catch_up(jobs: &Jobs, now: DateTime<Utc>) -> Result<Option<String>, JobError> {
    let Some(gate) = jobs.gate.clone() else {
        return Ok(None);
    };
    let read = jobs.store.read(|tx| {
        Box::pin(async move { Ok((clock::marks(tx).await?, catch_up::live(tx).await?)) })
    });
    let (marks, mut live) = read.await?;
    if let Some(since) = has_to_begin(jobs, &gate, &marks, live.as_ref(), now).await? {
        live = begin(jobs, live, since, now).await?;
    }
    raise(jobs, &gate, now).await?;
    if let Some(one) = &live {
        live = go_on(jobs, &gate, one, now).await?;
    }
    gate.seen(|seen| seen.began_at = live.as_ref().map(|one| one.began_at));
    Ok(live.as_ref().and_then(waits))
}

/// Why letters wait for this one.
pub fn waits(one: &CatchUp) -> Option<String> {
    match one.state {
        CatchUpState::Preparing => {
            Some("what became untrue meanwhile is being put aside".to_owned())
        }
        CatchUpState::Waiting => Some(format!(
            "catching up: {}; `termijn deliveries go` lets them leave now, else they leave at {}",
            one.plan,
            one.wait_until.map_or_else(String::new, |at| at
                .format("%Y-%m-%d %H:%M UTC")
                .to_string())
        )),
        CatchUpState::Going | CatchUpState::Done => None,
    }
}

/// Since when there is something to catch up, when a new one has to begin.
async fn has_to_begin(
    jobs: &Jobs,
    gate: &Gate,
    marks: &Marks,
    live: Option<&CatchUp>,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, JobError> {
    let away = marks.high_water_at.filter(|mark| now - *mark > GAP);
    if away.is_some() || live.is_some() {
        return Ok(away);
    }
    let counted_at = gate.seen(|seen| seen.counted_at);
    if counted_at.is_some_and(|at| (TimeDelta::zero()..COUNT_EVERY).contains(&(now - at))) {
        return Ok(None);
    }
    gate.seen(|seen| seen.counted_at = Some(now));
    let hours = jobs.settings.hours;
    let read = jobs.store.read(move |tx| {
        Box::pin(async move {
            if !exceeds(tx, LEAST_VOLUME * HOURS_OF_VOLUME, now).await? {
                return Ok(false);
            }
            let from = now - VOLUME_OF;
            let taken = catch_up::taken_since(tx, from, now).await?;
            let open = open_between(from, now, &hours).num_hours().max(1);
            let volume = (taken / open.unsigned_abs()).max(LEAST_VOLUME);
            exceeds(tx, volume * HOURS_OF_VOLUME, now).await
        })
    });
    Ok(read.await?.then_some(now))
}

/// Whether more than so many letters and reminders wait; no more are read than that takes.
async fn exceeds(tx: &mut Tx, most: u64, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let most = u32::try_from(most).unwrap_or(u32::MAX - 1);
    let waiting = catch_up::backlog(tx, now, most + 1).await?;
    Ok(u32::try_from(waiting).unwrap_or(u32::MAX) > most)
}

/// A new one takes the place of one that was live when everything stopped.
async fn begin(
    jobs: &Jobs,
    before: Option<CatchUp>,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Option<CatchUp>, JobError> {
    let id = jobs.fresh(CatchUpId::next);
    tracing::warn!(
        hours = (now - since).num_hours(),
        "there is something to catch up"
    );
    let begun = jobs.store.write(move |tx| {
        Box::pin(async move {
            let mut since = since;
            if let Some(before) = &before {
                if before.state != CatchUpState::Going {
                    since = since.min(before.since_at);
                }
                catch_up::finish(tx, before.id, now).await?;
            }
            catch_up::begin(tx, id, since, now).await?;
            // In the same transaction: who dies after this finds what is live, and not a gap again.
            clock::raise(tx, now).await?;
            catch_up::live(tx).await
        })
    });
    Ok(begun.await?)
}

async fn raise(jobs: &Jobs, gate: &Gate, now: DateTime<Utc>) -> Result<(), JobError> {
    let raised_at = gate.seen(|seen| seen.raised_at);
    if raised_at.is_some_and(|at| (TimeDelta::zero()..RAISE_EVERY).contains(&(now - at))) {
        return Ok(());
    }
    let raised = jobs
        .store
        .write(move |tx| Box::pin(async move { clock::raise(tx, now).await }));
    raised.await?;
    gate.seen(|seen| seen.raised_at = Some(now));
    Ok(())
}

/// One step of the one that is live. Gives how it stands after it.
async fn go_on(
    jobs: &Jobs,
    gate: &Gate,
    one: &CatchUp,
    now: DateTime<Utc>,
) -> Result<Option<CatchUp>, JobError> {
    // What closes while letters wait or drain is a loss of the same kind.
    let closed = of_closed(jobs, one, now).await?;
    match one.state {
        CatchUpState::Preparing => {
            put_aside(jobs, one, now).await?;
            of_open(jobs, one, now).await?;
            decide(jobs, gate, one, now).await?;
        }
        CatchUpState::Waiting if one.wait_until.is_none_or(|until| until <= now) => {
            tracing::warn!("nobody decided in time; letters leave");
            let id = one.id;
            let released = jobs.store.write(move |tx| {
                Box::pin(async move { catch_up::release(tx, id, None, now).await })
            });
            released.await?;
        }
        CatchUpState::Going if is_over(jobs, one, now).await? => {
            let id = one.id;
            let finished = jobs
                .store
                .write(move |tx| Box::pin(async move { catch_up::finish(tx, id, now).await }));
            finished.await?;
            tracing::info!("caught up");
        }
        _ if closed == 0 => return Ok(Some(one.clone())),
        _ => {}
    }
    let live = jobs.store.read(|tx| Box::pin(catch_up::live(tx)));
    Ok(live.await?)
}

/// Letters written before speak of what was true then; their reminders are looked at like the others.
async fn put_aside(jobs: &Jobs, one: &CatchUp, now: DateTime<Utc>) -> Result<(), JobError> {
    let (began, batch) = (one.began_at, jobs.settings.batch);
    if one.since_at == one.began_at {
        return Ok(());
    }
    loop {
        let some = jobs.store.write(move |tx| {
            Box::pin(async move { overtaken::supersede(tx, began, now, batch).await })
        });
        if some.await? == 0 {
            // Their windows may have closed, too.
            of_closed(jobs, one, now).await?;
            return Ok(());
        }
    }
}

async fn of_closed(jobs: &Jobs, one: &CatchUp, now: DateTime<Utc>) -> Result<usize, JobError> {
    let mut all = 0;
    loop {
        let (own, since, batch, id) = (jobs.clone(), one.since_at, jobs.settings.batch, one.id);
        let some = jobs.store.write(move |tx| {
            Box::pin(async move {
                let page = catch_up::closed(tx, since, now, batch).await?;
                for reminder in &page {
                    decided(&own, tx, id, reminder, now).await?;
                }
                if !page.is_empty() {
                    catch_up::count_calls(tx, id).await?;
                }
                Ok(page.len())
            })
        });
        match some.await? {
            0 => return Ok(all),
            some => all += some,
        }
    }
}

async fn of_open(jobs: &Jobs, one: &CatchUp, now: DateTime<Utc>) -> Result<(), JobError> {
    let mut after = None;
    loop {
        let (own, batch, id) = (jobs.clone(), jobs.settings.batch, one.id);
        let last = jobs.store.write(move |tx| {
            Box::pin(async move {
                let page = catch_up::open(tx, now - LATE_AFTER, after, now, batch).await?;
                for reminder in &page {
                    decided(&own, tx, id, reminder, now).await?;
                }
                Ok(page.last().map(LateReminder::place))
            })
        });
        match last.await? {
            None => return Ok(()),
            last => after = last,
        }
    }
}

/// Does about one late reminder what the table says, with the human work in the same transaction.
async fn decided(
    jobs: &Jobs,
    tx: &mut Tx,
    of: CatchUpId,
    one: &LateReminder,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    use ReminderState::{Cancelled, Covered, Expired};
    let outage = ReminderReason::Outage;
    let (ends, asks) = match late(&one.waiting(), now) {
        Late::Send => (None, None),
        Late::SendAndCall => (None, Some(Incident::Call)),
        Late::Cover(why) => (Some((Covered, why)), None),
        Late::Cancel(why) => (Some((Cancelled, why)), None),
        Late::ExpireAndCall => (Some((Expired, outage)), Some(Incident::Call)),
        Late::Passed => (Some((Expired, outage)), Some(Incident::Passed)),
    };
    if let Some((state, reason)) = ends
        && !catch_up::end(tx, one.id, state, reason).await?
    {
        return Ok(());
    }
    if let Some(what) = asks {
        catch_up::incident(tx, of, one.deadline.id, what).await?;
        tasks::add(tx, &asked(jobs, one, what, now)).await?;
    }
    Ok(())
}

fn asked(jobs: &Jobs, one: &LateReminder, what: Incident, now: DateTime<Utc>) -> NewTask {
    let kind = match what {
        Incident::Call => TaskKind::CallNow,
        Incident::Passed => TaskKind::DeadlinePassed,
    };
    let deadline = &one.deadline;
    let today = brussels::day_of(now);
    let new = jobs.fresh(|ids| Task::new(kind, deadline.case, deadline.id.0, today, now, ids));
    let new = new
        .with("rule", &deadline.rule)
        .with("on", deadline.sort_on())
        .with("reason", ReminderReason::Outage);
    NewTask::from(&new)
}

/// Counts what is due and decides whether a person is asked first.
async fn decide(
    jobs: &Jobs,
    gate: &Gate,
    one: &CatchUp,
    now: DateTime<Utc>,
) -> Result<(), JobError> {
    let read = jobs
        .store
        .read(move |tx| Box::pin(async move { catch_up::due(tx, now, MOST_COUNTED).await }));
    let due = read.await?;
    let terms = gate.terms;
    let whole = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    let plan = Plan {
        letters: whole(due.len()),
        drain: terms.pace.span(&due),
        too_late: whole(terms.pace.too_late(&due, now, &jobs.settings.hours)),
        calls: 0,
    };
    let many = terms.letters > 0 && plan.letters > terms.letters;
    let long = now - one.since_at > LONG_GAP;
    let asks = (many || long) && plan.letters > 0 && terms.wait > TimeDelta::zero();
    let wait_until = asks.then(|| now + terms.wait);
    let id = one.id;
    let planned = jobs.store.write(move |tx| {
        Box::pin(async move {
            let first = catch_up::planned(tx, id, plan, wait_until).await?;
            Ok((first, catch_up::live(tx).await?))
        })
    });
    let (first, live) = planned.await?;
    if let Some(live) = live.filter(|_| first) {
        let waits = live.wait_until.is_some();
        tracing::warn!(plan = %live.plan, waits, "catching up");
        if plan.too_late > 0 {
            tracing::error!(
                letters = plan.too_late,
                "letters cannot leave before their windows close"
            );
        }
    }
    Ok(())
}

async fn is_over(jobs: &Jobs, one: &CatchUp, now: DateTime<Utc>) -> Result<bool, JobError> {
    if now - one.began_at > MOST_GOING {
        return Ok(true);
    }
    let waiting = jobs
        .store
        .read(move |tx| Box::pin(async move { catch_up::backlog(tx, now, 1).await }));
    Ok(waiting.await? == 0)
}

/// Puts letters that were just written in their place: while catching up the nearest dates leave first.
///
/// # Errors
/// When the database fails; then they leave in the order of their windows.
pub async fn in_order(
    jobs: &Jobs,
    written: Vec<DeliveryId>,
    now: DateTime<Utc>,
) -> Result<(), JobError> {
    let began_at = jobs
        .gate
        .as_ref()
        .and_then(|gate| gate.seen(|seen| seen.began_at));
    let Some(began_at) = began_at else {
        return Ok(());
    };
    let first = began_at - TimeDelta::seconds(MOST_RANKS);
    let batch = usize::try_from(jobs.settings.batch.max(1)).unwrap_or(1);
    for some in written.chunks(batch) {
        let some = some.to_vec();
        let put = jobs.store.write(move |tx| {
            Box::pin(async move {
                let today = brussels::day_of(now);
                for one in some {
                    catch_up::put_in_order(tx, one, first, today).await?;
                }
                Ok(())
            })
        });
        put.await?;
    }
    Ok(())
}
