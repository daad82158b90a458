//! Whether what is planned is what should be: a second, naive reading of ladder and dates, day by day, that
//! shares no code with the planner ([`crate::reminder`]). Where the two differ, somebody has to be told.
//! Not here: putting it right; planning again does. Dates are taken as they are stored.

use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use law::calendar::{Week, day_off};
use law::formula::Count;
use law::words::Kind;
use law::{Rule, RuleBook, RuleVersion};

use crate::brussels;
use crate::deadline::Deadline;
use crate::ids::{CaseId, ContactId, DeadlineId};
use crate::ladder::{Ladder, Rung, Unit};
use crate::reminder::Reminder;
use crate::settings::Settings;
use crate::words::{DeadlineState, ReminderReason, ReminderState, words};

/// A right is told of for so long after it began.
const DAYS_OF_A_RIGHT: u64 = 30;

words! {
    /// How what is planned differs from what should be.
    DifferenceKind = "difference" {
        /// A reminder that should be there is not.
        Missing = "missing",
        /// A reminder stands where none belongs, or a second one beside it.
        Doubled = "doubled",
        /// A reminder is planned about a date that is no longer open or is not written about.
        Ended = "ended",
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// About which deadline.
    pub deadline: DeadlineId,
    /// For whom.
    pub contact: ContactId,
    /// How it differs.
    pub kind: DifferenceKind,
    /// Of which rung; none when any letter would do.
    pub rung: Option<Rung>,
    /// When its window opens.
    pub opens_at: DateTime<Utc>,
}

/// An open case as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// Which case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// The hash of the rule book its dates come from.
    pub rulebook: String,
    /// The day it was recorded.
    pub recorded_on: NaiveDate,
    /// The arrival, the newest if there were several.
    pub arrived_on: Option<NaiveDate>,
    /// The contacts that can be written to.
    pub contacts: Vec<ContactId>,
    /// Every deadline, without its proof.
    pub deadlines: Vec<Deadline>,
    /// Every reminder, less those in a letter that is leaving.
    pub reminders: Vec<Reminder>,
}

/// Every difference of a case at an instant, in order.
pub fn differences(
    case: &Watched,
    book: &RuleBook,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Vec<Difference> {
    let mut found = Vec::new();
    for deadline in &case.deadlines {
        let own = |one: &&Reminder| one.deadline == deadline.id;
        let rows: Vec<&Reminder> = case.reminders.iter().filter(own).collect();
        let expected = Expected::of(case, deadline, book, settings);
        for row in &rows {
            let waits = matches!(row.state, ReminderState::Planned | ReminderState::Bundled);
            if waits && row.window.closes_at > now && !may_wait(case, deadline, row, &expected) {
                found.push(difference(DifferenceKind::Ended, row));
            }
        }
        let Some(expected) = expected else { continue };
        for contact in &case.contacts {
            let of_contact = rows.iter().filter(|row| row.contact == *contact);
            let of_contact: Vec<&Reminder> = of_contact.copied().collect();
            expected.missing(*contact, &of_contact, now, &mut found);
            expected.doubled(&of_contact, now, &mut found);
        }
    }
    found.sort();
    found.dedup();
    found
}

fn difference(kind: DifferenceKind, row: &Reminder) -> Difference {
    Difference {
        deadline: row.deadline,
        contact: row.contact,
        kind,
        rung: Some(row.rung),
        opens_at: row.window.opens_at,
    }
}

/// Whether a reminder may lead to a letter as its deadline stands.
fn may_wait(
    case: &Watched,
    deadline: &Deadline,
    row: &Reminder,
    expected: &Option<Expected>,
) -> bool {
    let open = deadline.state == DeadlineState::Open;
    match row.rung {
        Rung::Correction => open,
        Rung::Dropped => !case.deadlines.iter().any(|other| {
            other.rule == deadline.rule
                && matches!(other.state, DeadlineState::Open | DeadlineState::Met)
        }),
        _ => expected.is_some(),
    }
}

/// A rung of the ladder and its window.
#[derive(Clone, Copy, Debug)]
struct Step {
    rung: Rung,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
}

/// What one open deadline needs.
struct Expected {
    deadline: DeadlineId,
    /// The rungs that hang on a day, each until the next opens.
    steps: Vec<Step>,
    /// Whether the ladder begins at once.
    at_once: bool,
    /// The rungs the ladder has.
    rungs: Vec<Rung>,
    /// Nothing is sent before.
    floor: DateTime<Utc>,
    /// The end of the days that hang on the safe date.
    safe_end: DateTime<Utc>,
}

impl Expected {
    /// `None` when nothing is written about the deadline.
    fn of(
        case: &Watched,
        deadline: &Deadline,
        book: &RuleBook,
        settings: &Settings,
    ) -> Option<Self> {
        let (version, ladder) = ladder_of(deadline, book, settings)?;
        let safe_on = deadline.safe_on?;
        let legal = &deadline.legal;
        let before_us = deadline.due_on.is_some_and(|due| due < case.recorded_on);
        let silent = deadline.state != DeadlineState::Open
            || before_us
            || legal.assumed
            || !legal.missing.is_empty()
            || legal.judged_missed_on.is_some();
        let better = |rule: &String| {
            case.deadlines.iter().any(|other| {
                other.rule == *rule
                    && other.state == DeadlineState::Open
                    && other.legal.missing.is_empty()
                    && !other.legal.assumed
            })
        };
        if silent || ladder.unless.iter().any(better) {
            return None;
        }
        let opening = |day: NaiveDate| brussels::at(day, settings.sending.from);
        let after_fact = !version.count.is_from_expiry();
        let days = case.arrived_on.into_iter();
        let days = days.chain(after_fact.then_some(deadline.trigger_on));
        // A case recorded since `now` was read is planned from its own moment on.
        let floor = days.map(opening).max().unwrap_or(DateTime::UNIX_EPOCH);
        let floor = floor.max(deadline.computed_at);
        let right = deadline.kind == Kind::Eligibility;
        let last_on = if right {
            safe_on.checked_add_days(Days::new(DAYS_OF_A_RIGHT))?
        } else {
            safe_on
        };
        let safe_end = brussels::end_of(last_on);
        let mut opens: Vec<(DateTime<Utc>, Rung)> = Vec::new();
        for rung in &ladder.rungs {
            if let Some(day) = day_of_rung(*rung, deadline, safe_on) {
                opens.push((opening(day), *rung));
            }
        }
        opens.sort_by_key(|(opens_at, _)| *opens_at);
        let mut steps = Vec::new();
        for (place, (opens_at, rung)) in opens.iter().enumerate() {
            let next = opens.get(place + 1).map(|(next, _)| *next);
            let closes_at = next.unwrap_or(safe_end);
            if *opens_at < closes_at {
                steps.push(Step {
                    rung: *rung,
                    opens_at: *opens_at,
                    closes_at,
                });
            }
        }
        if let Some(due_on) = deadline.due_on.filter(|due| *due > safe_on && !right) {
            steps.push(Step {
                rung: Rung::Last,
                opens_at: opening(due_on),
                closes_at: brussels::end_of(due_on),
            });
        }
        Some(Self {
            deadline: deadline.id,
            steps,
            at_once: ladder.rungs.contains(&Rung::Intake),
            rungs: ladder.rungs.clone(),
            floor,
            safe_end,
        })
    }

    fn missing(
        &self,
        contact: ContactId,
        rows: &[&Reminder],
        now: DateTime<Utc>,
        found: &mut Vec<Difference>,
    ) {
        let from = now.max(self.floor);
        let said = rows.iter().copied().filter(|row| says_something(row));
        let said: Vec<&Reminder> = said.collect();
        let begun = self.at_once || self.steps.iter().any(|step| step.opens_at <= from);
        let covers = |row: &&Reminder| row.window.opens_at <= from && from < row.window.closes_at;
        let miss = |rung, opens_at| Difference {
            deadline: self.deadline,
            contact,
            kind: DifferenceKind::Missing,
            rung,
            opens_at,
        };
        if begun && from < self.safe_end && !said.iter().any(covers) {
            found.push(miss(None, from));
        }
        for step in self.steps.iter().filter(|step| step.opens_at > from) {
            let day = brussels::day_of(step.opens_at);
            let there = said.iter().any(|row| {
                row.rung == step.rung
                    && row.window.closes_at == step.closes_at
                    && brussels::day_of(row.window.opens_at) <= day
            });
            if !there {
                found.push(miss(Some(step.rung), step.opens_at));
            }
        }
    }

    fn doubled(&self, rows: &[&Reminder], now: DateTime<Utc>, found: &mut Vec<Difference>) {
        let planned = rows
            .iter()
            .filter(|row| row.state == ReminderState::Planned && !row.rung.corrects())
            .filter(|row| row.window.closes_at > now);
        let mut placed: Vec<&Reminder> = Vec::new();
        for row in planned {
            let step = self.steps.iter().find(|step| step.rung == row.rung);
            let known = match row.rung {
                Rung::Intake => true,
                Rung::Last => step.is_some(),
                rung => self.rungs.contains(&rung) && step.is_some(),
            };
            let misplaced = step.is_some_and(|step| step.closes_at != row.window.closes_at);
            if known && !misplaced {
                placed.push(row);
            } else {
                found.push(difference(DifferenceKind::Doubled, row));
            }
        }
        placed.sort_by_key(|row| (row.window, row.id));
        for pair in placed.windows(2) {
            if let [one, next] = pair
                && next.window.opens_at < one.window.closes_at
            {
                found.push(difference(DifferenceKind::Doubled, next));
            }
        }
    }
}

/// A row that was cancelled says nothing, unless the person silenced it or its letter failed, which a human
/// was told.
fn says_something(row: &Reminder) -> bool {
    row.state != ReminderState::Cancelled
        || row.reason == Some(ReminderReason::ClaimedDone)
        || row.reason == Some(ReminderReason::DeliveryFailed)
}

/// The first ladder whose every condition the rule meets.
fn ladder_of<'a>(
    deadline: &Deadline,
    book: &'a RuleBook,
    settings: &'a Settings,
) -> Option<(&'a RuleVersion, &'a Ladder)> {
    let rule = book.rules().iter().find(|rule| rule.id == deadline.rule)?;
    let version = rule
        .version
        .iter()
        .find(|version| version.name() == deadline.rule_version)?;
    for ladder in &settings.ladders.ladder {
        if meets(ladder, rule, version) {
            return Some((version, ladder));
        }
    }
    None
}

fn meets(ladder: &Ladder, rule: &Rule, version: &RuleVersion) -> bool {
    let (unit, length) = match version.count {
        Count::WorkingDaysAfter(n) => (Some(Unit::WorkingDays), n),
        Count::DaysAfter(n) => (Some(Unit::Days), n),
        Count::MonthsAfter(n) => (Some(Unit::Months), n),
        Count::YearsAfter(n) => (Some(Unit::Months), n * 12),
        _ => (None, 0),
    };
    if !ladder.rules.is_empty() && !ladder.rules.contains(&rule.id) {
        return false;
    }
    if !ladder.kinds.is_empty() && !ladder.kinds.contains(&rule.kind) {
        return false;
    }
    if ladder.unit.is_some() && ladder.unit != unit {
        return false;
    }
    match (ladder.up_to, unit) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(most), Some(_)) => length <= most,
    }
}

/// The day a rung hangs on; `None` for one that hangs on none.
fn day_of_rung(rung: Rung, deadline: &Deadline, safe_on: NaiveDate) -> Option<NaiveDate> {
    let first_on = deadline.opens_on.and_then(onto_working_day);
    let day = match rung {
        Rung::Opening => first_on?,
        Rung::WorkingDaysBefore(n) => {
            let (mut day, mut left) = (safe_on, n);
            while left > 0 {
                day = day.pred_opt()?;
                if is_working(day) {
                    left -= 1;
                }
            }
            day
        }
        Rung::DaysBefore(n) => {
            back_to_working_day(safe_on.checked_sub_days(Days::new(u64::from(n)))?)?
        }
        Rung::MonthsBeforeExpiry(n) => {
            back_to_working_day(deadline.trigger_on.checked_sub_months(Months::new(n))?)?
        }
        Rung::OnTheDay => back_to_working_day(safe_on)?,
        Rung::Intake | Rung::Last | Rung::Correction | Rung::Dropped => return None,
    };
    let day = match first_on {
        Some(first) if deadline.kind == Kind::Window && day < first => first,
        _ => day,
    };
    Some(day.min(safe_on))
}

fn is_working(day: NaiveDate) -> bool {
    day_off(day, Week::W1).is_none()
}

fn back_to_working_day(mut day: NaiveDate) -> Option<NaiveDate> {
    while !is_working(day) {
        day = day.pred_opt()?;
    }
    Some(day)
}

fn onto_working_day(mut day: NaiveDate) -> Option<NaiveDate> {
    while !is_working(day) {
        day = day.succ_opt()?;
    }
    Some(day)
}

#[cfg(test)]
mod tests;
