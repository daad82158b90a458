//! What makes a service ready: the database answers, its schema is ours, nothing waits that could have
//! left, and somebody looks for what is due and reaches the mail server.
//! Not here: the address (`watch`). Nothing here names a person or a case.

use casework::brussels;
use casework::drain::Pace;
use casework::gate::{Gate, Shut};
use casework::sending::{SendingHours, is_urgent_hour, urgent_opening};
use chrono::{DateTime, TimeDelta, Utc};
use jobs::{steps, tending};
use std::time::Duration;
use store::catch_up::{self, CatchUp};
use store::deliveries::gates::{self, RELAY};
use store::workers::{WorkerLine, WorkerState};
use store::{SchemaState, StoreError, Tx, deliveries, figures, settings, workers};

use super::reconciliation;
use crate::books;
use crate::cli::hold::{self, Hold};
use crate::http::App;
use crate::wiring::pace;

/// What could have left may wait this long within sending hours.
const LATE_AFTER: TimeDelta = TimeDelta::minutes(15);

/// So many mail domains in trouble are counted.
const MOST_DOMAINS: u32 = 1000;
/// More letters than this are not counted one by one for each who asks.
const MOST_COUNTED: u32 = 5_000;

/// One thing that must hold.
pub(in crate::http) struct Check {
    pub(in crate::http) name: &'static str,
    pub(in crate::http) ok: bool,
    pub(in crate::http) said: String,
}

impl Check {
    fn new(name: &'static str, ok: bool, said: impl Into<String>) -> Self {
        let said = said.into();
        Self { name, ok, said }
    }
}

/// What the database says of letters and of those who send them.
pub(in crate::http) struct Seen {
    /// Somebody holds all letters back, or they wait for a reason of their own.
    pub(in crate::http) held: bool,
    /// Every reason for that, by who or what holds them.
    pub(in crate::http) holds: Vec<Hold>,
    /// What is being caught up, and how much there was to do.
    pub(in crate::http) catching_up: Option<CatchUp>,
    /// Letters that cannot leave before their window closes, at the pace that is allowed.
    pub(in crate::http) too_late: usize,
    /// Nobody holds them back: so many were refused that sending stopped by itself.
    pub(in crate::http) stopped: bool,
    /// Since when our mail server is left alone, and when it is tried again.
    pub(in crate::http) shut: Option<Shut>,
    /// The mail domains that are left alone.
    pub(in crate::http) domains_shut: Vec<(String, Shut)>,
    /// How many are written to more slowly.
    pub(in crate::http) domains_slowed: usize,
    /// Every process that runs jobs.
    pub(in crate::http) workers: Vec<WorkerLine>,
    /// How long the oldest letter waits that may leave now; `None` when there is none.
    pub(in crate::http) waits: Option<TimeDelta>,
    queued: bool,
}

impl Seen {
    pub(in crate::http) async fn read(
        tx: &mut Tx,
        hours: &SendingHours,
        pace: Pace,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let ordinary = figures::unsent_since(tx, now).await?;
        let urgent = figures::urgent_unsent_since(tx, now, hours.next_opening(now)).await?;
        let holds = hold::holds(tx, now).await?;
        let due = match pace == Pace::default() {
            true => Vec::new(),
            false => catch_up::due(tx, now, MOST_COUNTED).await?,
        };
        let held = settings::find_at(tx, jobs::HOLD, brussels::day_of(now)).await?;
        let held = held.map(|setting| setting.value);
        let reason = held.as_ref().and_then(|value| value.as_str());
        let (relay, domains): (Vec<_>, Vec<_>) = gates::troubled(tx, MOST_DOMAINS)
            .await?
            .into_iter()
            .partition(|(domain, _)| domain == RELAY);
        let slowed = |(_, gate): &&(String, Gate)| gate.percent < 100;
        Ok(Self {
            held: !holds.is_empty(),
            holds,
            catching_up: catch_up::live(tx).await?,
            too_late: pace.too_late(&due, now, hours),
            stopped: reason.is_some_and(|reason| reason.starts_with(jobs::BY_ITSELF)),
            shut: relay.first().and_then(|(_, gate)| gate.shut),
            domains_slowed: domains.iter().filter(slowed).count(),
            domains_shut: domains
                .into_iter()
                .filter_map(|(domain, gate)| Some((domain, gate.shut?)))
                .collect(),
            workers: workers::list(tx).await?,
            waits: waiting(ordinary, hours, now).max(waiting_urgently(urgent, now)),
            queued: deliveries::next_try(tx).await?.is_some(),
        })
    }

    fn looking(&self, now: DateTime<Utc>) -> impl Iterator<Item = &WorkerLine> {
        let looks = move |one: &&WorkerLine| one.state(now) == WorkerState::Looks;
        self.workers.iter().filter(looks)
    }
}

pub(super) async fn checks(app: &App, now: DateTime<Utc>) -> Vec<Check> {
    let state = app.store.schema_state().await;
    let said = if state.is_ok() {
        "answers"
    } else {
        "does not answer"
    };
    let mut checks = vec![Check::new("database", state.is_ok(), said)];
    let current = matches!(state, Ok(SchemaState::Current));
    let said = if current {
        "is the one of this program"
    } else {
        "is not known to be the one of this program; see termijn migrate"
    };
    checks.push(Check::new("schema", current, said));
    if current {
        checks.extend(of_letters(app, now).await);
        checks.push(rulebook(app).await);
        checks.push(reconciliation::check(app, now).await);
    }
    if let Some(worker) = &app.worker {
        let looked_at = worker.pulse.figures().swept_at;
        let age = looked_at.map(|at| now - at);
        let most = tending::patience(Duration::from_secs_f64(app.config.jobs.sweep_seconds));
        let said = match age {
            Some(age) => format!("looked {} seconds ago", age.num_seconds()),
            None => "has not looked yet".to_owned(),
        };
        let ok = age.is_some_and(|age| age <= most);
        checks.push(Check::new("worker", ok, said));
    }
    checks
}

/// Another book than was applied is no alarm: cases keep their dates, and somebody is asked to confirm.
async fn rulebook(app: &App) -> Check {
    let book = app.book;
    let read = app
        .store
        .read(move |tx| Box::pin(async move { books::standing(tx, book).await }));
    match read.await {
        Ok(standing) => Check::new("rulebook", true, standing.said()),
        Err(_) => Check::new("rulebook", false, "cannot be read"),
    }
}

async fn of_letters(app: &App, now: DateTime<Utc>) -> Vec<Check> {
    let hours = app.config.sending_hours().unwrap_or_default();
    let pace = pace(&app.config);
    let read = app
        .store
        .read(move |tx| Box::pin(async move { Seen::read(tx, &hours, pace, now).await }));
    let Ok(seen) = read.await else {
        return vec![Check::new("unsent", false, "cannot be read")];
    };
    of_seen(&seen, &hours, now)
}

/// What must hold of letters, for readiness and for the page Post.
pub(in crate::http) fn of_seen(
    seen: &Seen,
    hours: &SendingHours,
    now: DateTime<Utc>,
) -> Vec<Check> {
    vec![
        unsent(seen),
        somebody_looks(seen, now),
        mail_server(seen, hours, now),
        refusals(seen),
        clock(seen),
        drain(seen),
    ]
}

/// A clock that is doubted needs somebody; until then nothing leaves.
fn clock(seen: &Seen) -> Check {
    let mut doubts = seen.holds.iter().filter(|one| one.by == "clock");
    match doubts.next() {
        Some(one) => Check::new("clock", false, one.reason.clone()),
        None => Check::new("clock", true, "nobody doubts the time"),
    }
}

/// A queue is no alarm because it is long, only when it does not drain in time.
fn drain(seen: &Seen) -> Check {
    let plan = match &seen.catching_up {
        Some(one) => match steps::waits(one) {
            Some(waits) => waits,
            None => format!("catching up: {}", one.plan),
        },
        None => "nothing has to be caught up".to_owned(),
    };
    match seen.too_late {
        0 => Check::new("drain", true, plan),
        some => {
            let said = format!(
                "{some} letters cannot leave before their window closes (sending.overall_per_minute, sending.per_domain_per_minute); {plan}"
            );
            Check::new("drain", false, said)
        }
    }
}

fn unsent(seen: &Seen) -> Check {
    let Some(waits) = seen.waits else {
        return Check::new("unsent", true, "nothing waits that could leave now");
    };
    let said = format!("the oldest waits for {} seconds", waits.num_seconds());
    // Somebody wants it so; another machine would not send it either. The reason is not for everybody
    // who asks.
    if seen.held {
        return Check::new("unsent", true, format!("sending is on hold; {said}"));
    }
    Check::new("unsent", waits <= LATE_AFTER, said)
}

/// The dead man's figure: as soon as a letter waits that may leave, somebody must be looking.
fn somebody_looks(seen: &Seen, now: DateTime<Utc>) -> Check {
    let looking = seen.looking(now).count();
    let last = seen.workers.iter().map(|one| one.beat_at).max();
    let last = last.map_or_else(
        || "there was no sign of life".to_owned(),
        |at| {
            format!(
                "the last sign of life was {} seconds ago",
                (now - at).num_seconds()
            )
        },
    );
    let lost = seen.workers.len().saturating_sub(looking);
    let mut said = match looking {
        0 => format!("nobody looks for what is due; {last}"),
        1 => format!("one process looks for what is due; {last}"),
        some => format!("{some} processes look for what is due; {last}"),
    };
    if lost > 0 {
        said = format!("{said}; {lost} silent or failing, see termijn workers");
    }
    let ok = looking > 0 || seen.waits.is_none() || seen.held;
    Check::new("workers", ok, said)
}

/// A mail server that is away for a moment is no alarm; one that is away for as long as a letter may wait
/// is one, even when each letter's next try lies ahead.
fn mail_server(seen: &Seen, hours: &SendingHours, now: DateTime<Utc>) -> Check {
    let Some(shut) = seen.shut else {
        return Check::new("mail_server", true, "nobody was refused lately");
    };
    let next = match (shut.until - now).num_seconds() {
        some @ 1.. => format!("the next letter is tried in {some} seconds"),
        _ => "the next letter is a trial".to_owned(),
    };
    let since = (now - shut.since).num_seconds();
    let said = format!("was not reached or refused us for {since} seconds; {next}");
    let late = waiting(Some(shut.since), hours, now).is_some_and(|waits| waits > LATE_AFTER);
    Check::new("mail_server", !late || !seen.queued || seen.held, said)
}

/// One domain that takes no letters is no alarm of ours; where half of all letters are refused, nothing leaves
/// until a person has looked.
fn refusals(seen: &Seen) -> Check {
    let (shut, slowed) = (seen.domains_shut.len(), seen.domains_slowed);
    let said = match (seen.stopped, shut, slowed) {
        (true, ..) => {
            "half of the last letters were refused for good and sending stopped by itself; \
                       see termijn setting show sending_hold"
                .to_owned()
        }
        (false, 0, 0) => "no mail domain is left alone".to_owned(),
        (false, ..) => {
            format!(
                "mail domains: {shut} left alone, {slowed} written to more slowly; see termijn deliveries"
            )
        }
    };
    Check::new("refusals", !seen.stopped, said)
}

/// How long something has waited while letters left: at night and on a Sunday nothing is late.
fn waiting(
    since: Option<DateTime<Utc>>,
    hours: &SendingHours,
    now: DateTime<Utc>,
) -> Option<TimeDelta> {
    if !hours.is_open(now) {
        return None;
    }
    let opened = hours.opening(brussels::day_of(now));
    since.map(|since| (now - since.max(opened)).max(TimeDelta::zero()))
}

/// The same of what cannot wait: it may leave in the evening and on a Sunday, too.
fn waiting_urgently(since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<TimeDelta> {
    let opened = urgent_opening(brussels::day_of(now));
    let since = since.filter(|since| *since <= now && is_urgent_hour(now))?;
    Some((now - since.max(opened)).max(TimeDelta::zero()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_late_while_no_letter_leaves() {
        let hours = SendingHours::default();
        let friday = "2026-11-20".parse().unwrap();
        let at = |minute| brussels::at(friday, minute);
        let minutes =
            |since, now| waiting(Some(at(since)), &hours, at(now)).map(|waits| waits.num_minutes());
        assert_eq!(minutes(120, 8 * 60), None);
        assert_eq!(minutes(120, 9 * 60 + 10), Some(10));
        assert_eq!(minutes(10 * 60, 10 * 60 + 20), Some(20));
        assert_eq!(minutes(10 * 60, 17 * 60), None);
        assert_eq!(waiting(None, &hours, at(600)), None);
        let sunday = brussels::at("2026-11-22".parse().unwrap(), 600);
        assert_eq!(waiting(Some(at(600)), &hours, sunday), None);
    }
}
