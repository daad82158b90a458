//! Counting with a record: every step says which day it reached and why, and can be replayed.
//! Not here: the words a reader sees; steps and reasons are keys that locales translate.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::{self, Calendar, DayOff, Week};
use crate::words::{FactKind, Reading};

/// What one step of a count did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// The day of the fact (or the expiry) from which is counted; it is not counted itself.
    Trigger,
    /// The trigger was not recorded itself but follows from another fact.
    Derived,
    /// A time away from Belgium: its first day, and how many days it lasted.
    Away,
    /// The day of return from an absence that broke the clock: it runs again from here.
    Restarted,
    /// A working day, with its number.
    Counted,
    /// A day that is not a working day.
    Skipped,
    /// So many calendar days on (or back).
    Days,
    /// The same number so many months on (or back).
    Months,
    /// The month reached has no such day: its last day.
    Clamped,
    /// The eve of the same number.
    Eve,
    /// The day reached is not a working day.
    Closed,
    /// To the next working day.
    RolledForward,
    /// To the working day before.
    RolledBack,
    /// Not before the first working day after the trigger.
    Floor,
    /// Earlier days of stay inside the 180 days that end here.
    EarlierStay,
    /// The last of the days of stay, with its number.
    StayDay,
    /// The date of this reading.
    Result,
    /// The day on which the window of this reading opens.
    Opens,
}

/// One step of a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The day this step speaks of.
    #[serde(serialize_with = "crate::iso::day")]
    pub day: NaiveDate,
    /// What the step did.
    pub step: Action,
    /// A number: the how-manieth day, or how many units were added.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub n: Option<i64>,
    /// Why a day does not count.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub why: Option<DayOff>,
    /// The fact a derived trigger follows from.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub from: Option<FactKind>,
    /// Which reading the step belongs to; absent for the statutory one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reading: Option<Reading>,
}

impl Step {
    /// A bare step.
    pub const fn new(day: NaiveDate, step: Action) -> Self {
        Self {
            day,
            step,
            n: None,
            why: None,
            from: None,
            reading: None,
        }
    }

    /// The same step with a number.
    #[must_use]
    pub const fn number(mut self, n: i64) -> Self {
        self.n = Some(n);
        self
    }
}

/// A count under way. Once the calendar ends it stays ended and [`Walk::finish`] gives `None`.
#[derive(Clone, Debug)]
pub struct Walk<'c> {
    calendar: &'c Calendar,
    trigger: NaiveDate,
    at: Option<NaiveDate>,
    steps: Option<Vec<Step>>,
}

impl<'c> Walk<'c> {
    /// Starts at a trigger day or expiry; `record` keeps the steps.
    pub fn from_trigger(calendar: &'c Calendar, day: NaiveDate, record: bool) -> Self {
        let steps = record.then(|| vec![Step::new(day, Action::Trigger)]);
        Self {
            calendar,
            trigger: day,
            at: Some(day),
            steps,
        }
    }

    fn note(&mut self, step: Step) {
        if let Some(steps) = &mut self.steps {
            steps.push(step);
        }
    }

    fn working_days(mut self, n: u32, week: Week) -> Self {
        let start = self.at;
        let calendar = self.calendar;
        self.at = start.and_then(|day| calendar.working_day_after(day, n, week));
        if let (Some(start), Some(end), Some(steps)) = (start, self.at, &mut self.steps) {
            let mut number = 0;
            for day in start.iter_days().skip(1).take_while(|day| *day <= end) {
                let off = calendar.day_off(day, week);
                let mut step = Step::new(
                    day,
                    if off.is_some() {
                        Action::Skipped
                    } else {
                        Action::Counted
                    },
                );
                step.why = off;
                if off.is_none() {
                    number += 1;
                    step.n = Some(number);
                }
                steps.push(step);
            }
        }
        self
    }

    /// `n` working days on, Monday to Friday.
    #[must_use]
    pub fn working_days_w1(self, n: u32) -> Self {
        self.working_days(n, Week::W1)
    }

    /// `n` working days on, Monday to Saturday.
    #[must_use]
    pub fn working_days_w2(self, n: u32) -> Self {
        self.working_days(n, Week::W2)
    }

    fn move_to(mut self, to: Option<NaiveDate>, action: Action, n: Option<i64>) -> Self {
        self.at = to;
        if let Some(day) = to {
            let mut step = Step::new(day, action);
            step.n = n;
            self.note(step);
        }
        self
    }

    /// `n` calendar days on, or back when negative.
    #[must_use]
    pub fn days(self, n: i64) -> Self {
        let to = self.at.and_then(|day| calendar::plus_days(day, n));
        self.move_to(to, Action::Days, Some(n))
    }

    /// The same number `n` months on, or back when negative.
    #[must_use]
    pub fn months(self, n: i32) -> Self {
        let from = self.at;
        let to = from.and_then(|day| calendar::same_number(day, n));
        let mut walk = self.move_to(to, Action::Months, Some(i64::from(n)));
        if let (Some(from), Some(to)) = (from, to)
            && calendar::is_clamped(from, n)
        {
            walk.note(Step::new(to, Action::Clamped));
        }
        walk
    }

    /// The eve of the same number `n` months on.
    #[must_use]
    pub fn eve_of_months(self, n: i32) -> Self {
        let to = self.at.and_then(|day| calendar::eve_of_same_number(day, n));
        self.move_to(to, Action::Eve, Some(i64::from(n)))
    }

    fn roll(mut self, action: Action, to: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Self {
        let Some(from) = self.at else { return self };
        let Some(why) = self.calendar.day_off(from, Week::W1) else {
            return self;
        };
        let mut step = Step::new(from, Action::Closed);
        step.why = Some(why);
        self.note(step);
        self.move_to(to(from), action, None)
    }

    /// To the next working day, unless it is one.
    #[must_use]
    pub fn forward(self) -> Self {
        let calendar = self.calendar;
        self.roll(Action::RolledForward, |day| calendar.roll_forward(day))
    }

    /// To the working day before, unless it is one.
    #[must_use]
    pub fn back(self) -> Self {
        let calendar = self.calendar;
        self.roll(Action::RolledBack, |day| calendar.roll_back(day))
    }

    /// Never before the first working day after the trigger.
    #[must_use]
    pub fn floor(self) -> Self {
        let first = self.calendar.working_day_after(self.trigger, 1, Week::W1);
        match (self.at, first) {
            (Some(at), Some(first)) if at < first => self.move_to(Some(first), Action::Floor, None),
            _ => self,
        }
    }

    /// Closes the count with its result. `None` when the calendar ended before the count did.
    pub fn finish(self, reading: Reading) -> Option<Self> {
        self.close(Action::Result, reading)
    }

    /// Closes the count of a day on which a window opens.
    pub fn finish_opening(self, reading: Reading) -> Option<Self> {
        self.close(Action::Opens, reading)
    }

    fn close(mut self, with: Action, reading: Reading) -> Option<Self> {
        let day = self.at?;
        self.note(Step::new(day, with));
        if reading != Reading::Statutory
            && let Some(steps) = &mut self.steps
        {
            for step in steps {
                step.reading = Some(reading);
            }
        }
        Some(self)
    }

    /// The day reached. After [`Walk::finish`] this is the date of the reading.
    pub fn day(&self) -> NaiveDate {
        self.at.unwrap_or(self.trigger)
    }

    /// The steps kept so far.
    pub fn steps(&self) -> &[Step] {
        self.steps.as_deref().unwrap_or_default()
    }

    /// The steps kept, taken out.
    pub fn into_steps(self) -> Vec<Step> {
        self.steps.unwrap_or_default()
    }
}

/// Why a trace does not lead where it says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("step {index} of the trace does not lead to {day}")]
pub struct BrokenTrace {
    /// Which step, from 0.
    pub index: usize,
    /// The day the step claims.
    pub day: NaiveDate,
}

/// The counts of a trace one by one: a reading each, and a window's opening apart from its close.
pub fn counts(steps: &[Step]) -> impl Iterator<Item = &[Step]> {
    let goes_on =
        |before: &Step, next: &Step| before.step == Action::Derived || next.step != Action::Trigger;
    steps.chunk_by(goes_on)
}

/// Counts again what the steps of one count say and gives the date they lead to, by the calendar of
/// this binary.
pub fn replay(steps: &[Step]) -> Result<NaiveDate, BrokenTrace> {
    replay_by(calendar::legal(), steps)
}

/// As [`replay`], by another calendar.
pub fn replay_by(by: &Calendar, steps: &[Step]) -> Result<NaiveDate, BrokenTrace> {
    let mut trigger = None;
    let mut at = None;
    let mut before_months = None;
    for (index, step) in steps.iter().enumerate() {
        let n = step.n.unwrap_or_default();
        let months = i32::try_from(n).unwrap_or_default();
        let reached = match step.step {
            Action::Trigger => {
                trigger = Some(step.day);
                Some(step.day)
            }
            Action::Counted | Action::Skipped => at.and_then(|day: NaiveDate| day.succ_opt()),
            Action::Days => at.and_then(|day| calendar::plus_days(day, n)),
            Action::Months => {
                before_months = at.map(|day| (day, months));
                at.and_then(|day| calendar::same_number(day, months))
            }
            Action::Clamped => {
                at.filter(|_| before_months.is_some_and(|(d, m)| calendar::is_clamped(d, m)))
            }
            Action::Eve => at.and_then(|day| calendar::eve_of_same_number(day, months)),
            Action::Closed => at.filter(|day| by.day_off(*day, Week::W1) == step.why),
            Action::RolledForward => at.and_then(|day| by.roll_forward(day)),
            Action::RolledBack => at.and_then(|day| by.roll_back(day)),
            Action::Floor => trigger.and_then(|day| by.working_day_after(day, 1, Week::W1)),
            Action::StayDay => at.and_then(|day| calendar::plus_days(day, n - 1)),
            Action::Derived | Action::EarlierStay | Action::Away => {
                continue;
            }
            Action::Restarted => {
                trigger = Some(step.day);
                Some(step.day)
            }
            Action::Result | Action::Opens => at,
        };
        if reached != Some(step.day) {
            return Err(BrokenTrace {
                index,
                day: step.day,
            });
        }
        at = reached;
    }
    at.ok_or(BrokenTrace {
        index: 0,
        day: NaiveDate::default(),
    })
}
