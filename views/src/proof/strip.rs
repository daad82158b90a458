//! The strip of days: every day numbered where days are counted; else the days around those that a
//! count of months, years or days back reached.
//! Not here: which words stand beside a day.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate, Weekday};
use law::calendar::{self, Week};
use law::trace::{Action, Step};
use serde::Serialize;

use super::{Cell, StripDay};

/// A longer strip has its whole weeks folded.
const DAYS_UNFOLDED: usize = 21;
/// A count that is longer is told in steps.
const MOST_DAYS: i64 = 120;
/// Days between two steps that are further apart are folded.
const DAYS_BETWEEN_STEPS: i64 = 7;

/// What one reading did, day by day.
pub(super) struct Path {
    numbers: HashMap<NaiveDate, u32>,
    counted_until: NaiveDate,
    /// The days its steps speak of, the start left out.
    touched: Vec<NaiveDate>,
    moved: bool,
    result: NaiveDate,
}

impl Path {
    /// `None` when the reading was not told.
    pub(super) fn of(steps: &[Step], trigger: NaiveDate) -> Option<Self> {
        let result = steps.iter().find(|step| step.step == Action::Result)?.day;
        let number = |n: i64| u32::try_from(n).unwrap_or_default();
        let mut numbers = HashMap::new();
        let mut alone = true;
        for step in steps {
            match (step.step, step.n) {
                (Action::Counted, Some(n)) => {
                    numbers.insert(step.day, number(n));
                }
                (Action::Days, Some(n)) if alone && n > 0 && n <= MOST_DAYS => {
                    let days =
                        (1..=n).filter_map(|n| Some((calendar::plus_days(trigger, n)?, number(n))));
                    numbers.extend(days);
                }
                (Action::Months | Action::Eve, _) => alone = false,
                _ => {}
            }
        }
        let unseen = [Action::Trigger, Action::Derived, Action::EarlierStay];
        let touched = steps.iter().filter(|step| !unseen.contains(&step.step));
        let moved = [Action::RolledForward, Action::RolledBack, Action::Floor];
        Some(Self {
            counted_until: numbers.keys().max().copied().unwrap_or(trigger),
            numbers,
            touched: touched.map(|step| step.day).collect(),
            moved: steps.iter().any(|step| moved.contains(&step.step)),
            result,
        })
    }

    fn end(&self) -> NaiveDate {
        self.result.max(self.counted_until)
    }

    fn numbered(&self, day: NaiveDate) -> Cell {
        match self.numbers.get(&day) {
            Some(n) if day == self.result => Cell::Last(*n),
            Some(n) => Cell::Counted(*n),
            None if day == self.result => Cell::Moved,
            None if day > self.end() => Cell::Past,
            None => Cell::Skipped,
        }
    }

    fn reached(&self, day: NaiveDate, trigger: NaiveDate) -> Cell {
        let ends = self.touched.iter().copied();
        let first = ends.clone().min().unwrap_or(trigger).min(trigger);
        let last = ends.max().unwrap_or(trigger).max(trigger);
        if day == self.result {
            if self.moved {
                Cell::Moved
            } else {
                Cell::Reached
            }
        } else if day < first || day > last {
            Cell::Past
        } else {
            Cell::Skipped
        }
    }
}

/// Whether every reading that was told counted days one by one.
pub(super) fn counts_days(paths: &[Option<Path>; 3]) -> bool {
    let mut told = paths.iter().flatten().peekable();
    told.peek().is_some() && told.all(|path| !path.numbers.is_empty())
}

/// The word a value has in JSON.
pub(crate) fn word(value: &impl Serialize) -> Option<String> {
    // Fieldless enums write themselves as one string; Display of serde goes through a formatter.
    struct Word<'a, T>(&'a T);
    impl<T: Serialize> std::fmt::Display for Word<'_, T> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.serialize(f)
        }
    }
    use std::fmt::Write;
    let mut text = String::new();
    write!(text, "{}", Word(value)).ok()?;
    Some(text)
}

fn reason(on: NaiveDate, closures: &[NaiveDate]) -> Option<String> {
    let off = calendar::day_off(on, Week::W1).and_then(|off| word(&off));
    off.or_else(|| closures.contains(&on).then(|| "closure".to_owned()))
}

/// A day for each column, numbered.
pub(super) fn numbered(
    trigger: NaiveDate,
    paths: &[Option<Path>; 3],
    closures: &[NaiveDate],
) -> Vec<StripDay> {
    let Some(end) = paths.iter().flatten().map(Path::end).max() else {
        return Vec::new();
    };
    if (end - trigger).num_days() > MOST_DAYS {
        return Vec::new();
    }
    let day = |on: NaiveDate| StripDay {
        on,
        days: 1,
        reason: if on == trigger {
            Some("trigger".to_owned())
        } else {
            reason(on, closures)
        },
        cells: paths.each_ref().map(|path| match path {
            Some(path) if on > trigger => path.numbered(on),
            Some(_) => Cell::Skipped,
            None => Cell::Past,
        }),
    };
    let days = trigger.iter_days().take_while(|on| *on <= end);
    let days: Vec<StripDay> = days.map(day).collect();
    if days.len() > DAYS_UNFOLDED {
        folded(&days)
    } else {
        days
    }
}

/// The start, the days that steps speak of, and what lies between, folded.
pub(super) fn reached(
    trigger: NaiveDate,
    paths: &[Option<Path>; 3],
    closures: &[NaiveDate],
) -> Vec<StripDay> {
    let mut shown: BTreeSet<NaiveDate> = BTreeSet::from([trigger]);
    for path in paths.iter().flatten() {
        let mut before: Option<NaiveDate> = None;
        for day in &path.touched {
            let near = before.filter(|from| (*day - *from).num_days().abs() <= DAYS_BETWEEN_STEPS);
            let from = near.unwrap_or(*day);
            let (first, last) = (from.min(*day), from.max(*day));
            shown.extend(first.iter_days().take_while(|on| *on <= last));
            before = Some(*day);
        }
    }
    if paths
        .iter()
        .flatten()
        .all(|path| path.touched.iter().all(|day| *day == trigger))
    {
        // The day itself: a strip of one day says nothing.
        return Vec::new();
    }
    let day = |on: NaiveDate, days: u32| StripDay {
        on,
        days,
        reason: match (days, on == trigger) {
            (1, true) => Some("start".to_owned()),
            (1, false) => reason(on, closures),
            _ => None,
        },
        cells: paths.each_ref().map(|path| match path {
            Some(path) => path.reached(on, trigger),
            None => Cell::Past,
        }),
    };
    let mut strip = Vec::new();
    let mut before: Option<NaiveDate> = None;
    for on in shown {
        if let Some(next) = before.and_then(|last| last.succ_opt()) {
            match u32::try_from((on - next).num_days()).unwrap_or_default() {
                0 => {}
                gap => strip.push(day(next, gap)),
            }
        }
        strip.push(day(on, 1));
        before = Some(on);
    }
    strip
}

/// Whole weeks without a holiday or an end become one cell; neighbours become one.
fn folded(days: &[StripDay]) -> Vec<StripDay> {
    let plain = |day: &StripDay| {
        let weekend = matches!(day.reason.as_deref(), None | Some("saturday" | "sunday"));
        let ends = |cell: &Cell| matches!(cell, Cell::Last(_) | Cell::Moved | Cell::Past);
        weekend && !day.cells.iter().any(ends)
    };
    let mut shown: Vec<StripDay> = Vec::new();
    let mut rest = days;
    while let Some((first, others)) = rest.split_first() {
        let week = rest.get(..7).filter(|week| week.iter().all(plain));
        let Some(week) = week.filter(|_| first.on.weekday() == Weekday::Mon) else {
            shown.push(first.clone());
            rest = others;
            continue;
        };
        let highest = |row: usize| {
            let numbers = week.iter().filter_map(|day| match day.cells.get(row) {
                Some(Cell::Counted(n)) => Some(*n),
                _ => None,
            });
            numbers.max().map_or(Cell::Skipped, Cell::Counted)
        };
        let cells = [highest(0), highest(1), highest(2)];
        match shown.last_mut() {
            Some(before) if before.days > 1 => {
                before.days += 7;
                before.cells = cells;
            }
            _ => shown.push(StripDay {
                days: 7,
                reason: None,
                cells,
                ..first.clone()
            }),
        }
        rest = rest.get(7..).unwrap_or_default();
    }
    shown
}
