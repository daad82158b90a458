//! The rungs of one deadline with their windows.
//! Not here: contacts; every contact of a case gets the same rungs.

use chrono::{DateTime, NaiveDate, Utc};
use law::calendar::{plus_days, roll_back, roll_forward, same_number, working_day_before};
use law::words::Kind;
use law::{RuleBook, RuleVersion};

use crate::brussels;
use crate::deadline::Deadline;
use crate::ladder::{Ladder, Rung};
use crate::sending::{SendingHours, first_moment};
use crate::settings::Settings;
use crate::window::Window;
use crate::words::DeadlineState;

/// A right is still written about so many days after it began.
pub const RIGHT_DAYS: i64 = 30;

/// The moment of planning.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Now.
    pub now: DateTime<Utc>,
    /// The day of the question in Brussels.
    pub today: NaiveDate,
    /// The day the case was recorded.
    pub recorded_on: NaiveDate,
    /// The arrival, which may lie ahead: nothing is sent before it.
    pub arrived_on: Option<NaiveDate>,
}

/// One rung with its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedRung {
    /// Which rung.
    pub rung: Rung,
    /// When it is true and useful.
    pub window: Window,
    /// Whether a claim of the person silences it: all but the first, the one nearest the safe
    /// date, and the last.
    pub gentle: bool,
}

/// The rungs of a deadline that are still ahead, in order; their windows never overlap. While the
/// last day has not passed there is at least one, unless nothing is ever written about such a date.
pub fn plan(
    deadline: &Deadline,
    book: &RuleBook,
    settings: &Settings,
    moment: Moment,
) -> Vec<PlannedRung> {
    let Some((version, ladder)) = climbs(deadline, book, settings) else {
        return Vec::new();
    };
    let Some(safe_on) = deadline.safe_on else {
        return Vec::new();
    };
    let silent = deadline.state != DeadlineState::Open
        || deadline.is_unknown(moment.recorded_on)
        || !deadline.legal.missing.is_empty()
        || deadline.legal.assumed
        || deadline.legal.judged_missed_on.is_some();
    if silent {
        return Vec::new();
    }
    let after_fact = !version.count.is_from_expiry();
    let not_before = [
        moment.arrived_on,
        Some(deadline.trigger_on).filter(|_| after_fact),
    ]
    .into_iter()
    .flatten()
    .filter(|day| *day > moment.today)
    .map(|day| settings.sending.opening(day))
    .fold(moment.now, DateTime::max);
    let right = deadline.kind == Kind::Eligibility;
    let last_on = if right {
        end_of_right(safe_on)
    } else {
        safe_on
    };
    let legal_on = deadline.due_on.filter(|due| *due > safe_on && !right);
    let hours = &settings.sending;
    let mut rungs = safe_rungs(deadline, ladder, safe_on, last_on, not_before, hours);
    if let Some(legal_on) = legal_on {
        let morning = hours.opening(legal_on).max(not_before);
        let in_time = |(rung, window): &(Rung, Window)| {
            first_moment(*rung, window, moment.now, hours).is_some()
        };
        if !rungs.iter().any(in_time) {
            // Too late for the safe date: one warning now, so that the last is not the only one.
            rungs.clear();
            let rest = Window::new(not_before, hours.opening(legal_on));
            rungs.extend(rest.map(|window| (Rung::Intake, window)));
        }
        let window = Window::new(morning, brussels::end_of(legal_on));
        rungs.extend(window.map(|window| (Rung::Last, window)));
    }
    merge_first(&mut rungs, moment.now, hours);
    let nearest = rungs.iter().rposition(|(rung, _)| *rung != Rung::Last);
    rungs
        .iter()
        .enumerate()
        .map(|(place, (rung, window))| PlannedRung {
            rung: *rung,
            window: *window,
            gentle: place != 0 && Some(place) != nearest && *rung != Rung::Last,
        })
        .collect()
}

fn end_of_right(safe_on: NaiveDate) -> NaiveDate {
    plus_days(safe_on, RIGHT_DAYS).unwrap_or(safe_on)
}

/// The last day on which a letter about a deadline still has something to say.
pub fn last_day_to_tell(deadline: &Deadline) -> Option<NaiveDate> {
    if deadline.kind == Kind::Eligibility {
        return deadline.safe_on.map(end_of_right);
    }
    deadline.due_on.max(deadline.safe_on)
}

/// The version of a deadline's rule, and the ladder it climbs.
fn climbs<'a>(
    deadline: &Deadline,
    book: &'a RuleBook,
    settings: &'a Settings,
) -> Option<(&'a RuleVersion, &'a Ladder)> {
    let rule = book.find(&deadline.rule)?;
    let mut versions = rule.version.iter();
    let version = versions.find(|one| one.name() == deadline.rule_version)?;
    Some((version, settings.ladders.find(rule, version)?))
}

/// Whether another open date of the case says the same thing better, so that nothing is written about
/// this one.
pub fn gives_way(
    deadline: &Deadline,
    others: &[Deadline],
    book: &RuleBook,
    settings: &Settings,
) -> bool {
    let says_it = |other: &Deadline, rule: &String| {
        other.rule == *rule
            && other.state == DeadlineState::Open
            && other.legal.missing.is_empty()
            && !other.legal.assumed
    };
    let ladder = climbs(deadline, book, settings).map(|(_, ladder)| ladder);
    ladder.is_some_and(|ladder| {
        let better = |rule| others.iter().any(|other| says_it(other, rule));
        ladder.unless.iter().any(better)
    })
}

/// The rungs that hang on the safe date: each closes when the next opens, the last with the day.
/// Of a window, none lies before the first day on which the town hall can be asked.
fn safe_rungs(
    deadline: &Deadline,
    ladder: &Ladder,
    safe_on: NaiveDate,
    last_on: NaiveDate,
    not_before: DateTime<Utc>,
    hours: &SendingHours,
) -> Vec<(Rung, Window)> {
    let first_on = deadline.opens_on.and_then(roll_forward);
    let not_earlier = first_on.filter(|_| deadline.kind == Kind::Window);
    let mut openings: Vec<(DateTime<Utc>, Rung)> = ladder
        .rungs
        .iter()
        .filter_map(|rung| {
            let day = match *rung {
                Rung::Intake => return Some((not_before, *rung)),
                Rung::Opening => first_on,
                Rung::WorkingDaysBefore(n) => working_day_before(safe_on, n),
                Rung::DaysBefore(n) => plus_days(safe_on, -i64::from(n)).and_then(roll_back),
                Rung::MonthsBeforeExpiry(n) => i32::try_from(n)
                    .ok()
                    .and_then(|n| same_number(deadline.trigger_on, -n))
                    .and_then(roll_back),
                Rung::OnTheDay => roll_back(safe_on),
                Rung::Last | Rung::Correction | Rung::Dropped => None,
            };
            let day = not_earlier.into_iter().fold(day?, NaiveDate::max);
            Some((hours.opening(day.min(safe_on)), *rung))
        })
        .collect();
    openings.sort_by_key(|(opens_at, _)| *opens_at);
    let end = brussels::end_of(last_on);
    let closings: Vec<DateTime<Utc>> = openings
        .iter()
        .skip(1)
        .map(|(opens_at, _)| *opens_at)
        .chain([end])
        .collect();
    openings
        .into_iter()
        .zip(closings)
        .filter_map(|((opens_at, rung), closes_at)| {
            Some((rung, Window::new(opens_at.max(not_before), closes_at)?))
        })
        .collect()
}

/// A first rung that could only leave on the very day the next one opens would be a second letter
/// that day: the next one opens in its stead, at once.
fn merge_first(rungs: &mut Vec<(Rung, Window)>, now: DateTime<Utc>, hours: &SendingHours) {
    while let [(rung, window), (_, next), ..] = rungs.as_mut_slice() {
        let leaves = first_moment(*rung, window, now, hours);
        let same_day =
            leaves.is_none_or(|at| brussels::day_of(at) == brussels::day_of(next.opens_at));
        if !same_day {
            return;
        }
        next.opens_at = window.opens_at;
        rungs.remove(0);
    }
}
