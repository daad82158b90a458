//! The proof of a date: counted again from its trigger under the three readings, laid out as a strip of
//! days, or told in steps where the rule counts months or from an expiry.
//! Not here: counting; `law` does that, and what it finds now must be what is stored.

use std::collections::HashMap;

use casework::deadline::Deadline;
use chrono::{Datelike, NaiveDate, Weekday};
use law::calendar::{DayOff, Week, day_off, plus_days};
use law::formula::{self, Count};
use law::rule::LegalBasis;
use law::trace::{Action, Step, Walk};
use law::{Profile, Reading, RuleBook};
use views::pages::{self, Basis, Cell, Disagreement, Proof, ReadingDates, StepLine, StripDay};
use views::words::{Value, Words};

/// Rows of the strip, in the order of the page.
const READINGS: [Reading; 3] = [Reading::Statutory, Reading::Careful, Reading::Strict];
/// A longer strip has its whole weeks folded.
const DAYS_UNFOLDED: usize = 21;
/// A count that is longer is told in steps.
const MOST_DAYS: i64 = 120;

/// The proof of a stored date; `None` when this binary's book has no such version of the rule.
pub fn proof(
    deadline: &Deadline,
    book: &RuleBook,
    profile: Profile,
    words: &Words,
) -> Option<Proof> {
    let rule = book.find(&deadline.rule)?;
    let name = &deadline.rule_version;
    let version = rule.version.iter().find(|one| one.name() == *name)?;
    let stored = deadline.legal.readings;
    let count = |reading: Reading| {
        let walk = formula::count(rule.kind, version.count, reading, deadline.trigger_on, true)?;
        (Some(walk.day()) == stored.get(reading)).then_some(walk)
    };
    let walks = READINGS.map(count);
    let days = matches!(
        version.count,
        Count::WorkingDaysAfter(_) | Count::DaysAfter(_)
    );
    let strip = if days {
        strip(deadline.trigger_on, &walks)
    } else {
        Vec::new()
    };
    let steps = if strip.is_empty() {
        steps(deadline, &walks)
    } else {
        Default::default()
    };
    Some(Proof {
        started: (deadline.legal.trigger.to_string(), deadline.trigger_on),
        strip,
        steps,
        readings: ReadingDates {
            statutory: stored.statutory,
            careful: if rule.policy {
                deadline.safe_on
            } else {
                stored.careful
            },
            strict: stored.strict,
        },
        profile: match profile {
            Profile::Statutory => pages::Profile::Statutory,
            Profile::Careful => pages::Profile::Careful,
            Profile::Strict => pages::Profile::Strict,
        },
        basis: rule
            .basis
            .iter()
            .map(|basis| article(basis, words))
            .collect(),
        version: name.clone(),
        in_force_from: version.in_force_from,
        certainty: deadline.legal.certainty.to_string(),
        checked: Some((rule.checked.by.clone(), rule.checked.on)),
        jurist: rule.checked.jurist,
        policy: rule.policy,
        condition: condition(deadline, words),
        disputed: rule
            .disputed
            .iter()
            .map(|other| Disagreement {
                source: other.source.clone(),
                says: other.says.clone(),
            })
            .collect(),
    })
}

fn article(basis: &LegalBasis, words: &Words) -> Basis {
    let known = words.find(&format!("act-{}", basis.act));
    let act = known.unwrap_or_else(|| basis.act.clone());
    // A printed date has no article; the rule files say "the printed date" there.
    let text = if basis.article.starts_with("the printed") {
        act
    } else {
        let values = [
            ("act", Value::Text(&act)),
            ("article", Value::Text(&basis.article)),
        ];
        words.say_with("article", &values)
    };
    Basis {
        text,
        url: basis.url.clone(),
        seen: basis.verified,
    }
}

/// What is not known yet, in words.
fn condition(deadline: &Deadline, words: &Words) -> Option<String> {
    let missing = &deadline.legal.missing;
    let named = |path: &String| {
        let what = path.rsplit('.').next().unwrap_or_default();
        let known = words.find(&format!("missing-{what}"));
        known.unwrap_or_else(|| what.to_owned())
    };
    (!missing.is_empty()).then(|| missing.iter().map(named).collect::<Vec<_>>().join(", "))
}

/// One row of the strip.
struct Row {
    numbers: HashMap<NaiveDate, u32>,
    counted_until: NaiveDate,
    result: NaiveDate,
}

impl Row {
    fn of(trigger: NaiveDate, walk: &Walk) -> Self {
        let number = |n: i64| u32::try_from(n).unwrap_or_default();
        let mut numbers = HashMap::new();
        for step in walk.steps() {
            match (step.step, step.n) {
                (Action::Counted, Some(n)) => {
                    numbers.insert(step.day, number(n));
                }
                (Action::Days, Some(n)) => {
                    let days = (1..=n).filter_map(|n| Some((plus_days(trigger, n)?, number(n))));
                    numbers.extend(days);
                }
                _ => {}
            }
        }
        let counted_until = numbers.keys().max().copied().unwrap_or(trigger);
        Self {
            numbers,
            counted_until,
            result: walk.day(),
        }
    }

    fn cell(&self, day: NaiveDate) -> Cell {
        match self.numbers.get(&day) {
            Some(n) if day == self.result => Cell::Last(*n),
            Some(n) => Cell::Counted(*n),
            None if day == self.result => Cell::Moved,
            None if day > self.result.max(self.counted_until) => Cell::Past,
            None => Cell::Skipped,
        }
    }
}

fn strip(trigger: NaiveDate, walks: &[Option<Walk>; 3]) -> Vec<StripDay> {
    let rows = walks
        .each_ref()
        .map(|walk| walk.as_ref().map(|walk| Row::of(trigger, walk)));
    let ends = rows.iter().flatten();
    let Some(end) = ends.map(|row| row.result.max(row.counted_until)).max() else {
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
            day_off(on, Week::W1).and_then(name)
        },
        cells: rows.each_ref().map(|row| match row {
            Some(row) if on > trigger => row.cell(on),
            Some(_) => Cell::Skipped,
            None => Cell::Past,
        }),
    };
    let days: Vec<StripDay> = trigger
        .iter_days()
        .take_while(|on| *on <= end)
        .map(day)
        .collect();
    if days.len() > DAYS_UNFOLDED {
        folded(days)
    } else {
        days
    }
}

/// Whole weeks without a holiday or an end become one cell; neighbours become one.
fn folded(days: Vec<StripDay>) -> Vec<StripDay> {
    let plain = |day: &StripDay| {
        let weekend = matches!(day.reason.as_deref(), None | Some("saturday" | "sunday"));
        let ends = |cell: &Cell| matches!(cell, Cell::Last(_) | Cell::Moved | Cell::Past);
        weekend && !day.cells.iter().any(ends)
    };
    let mut shown: Vec<StripDay> = Vec::new();
    let mut rest = days.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let week = rest.get(..7).filter(|week| week.iter().all(plain));
        match week {
            Some(week) if first.on.weekday() == Weekday::Mon => {
                let highest = |row: usize| {
                    let numbers = week.iter().filter_map(|day| match day.cells[row] {
                        Cell::Counted(n) => Some(n),
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
                rest = &rest[7..];
            }
            _ => {
                shown.push(first.clone());
                rest = others;
            }
        }
    }
    shown
}

/// The steps of each reading. A stay counted in days is stored with its own steps, the same for all.
fn steps(deadline: &Deadline, walks: &[Option<Walk>; 3]) -> [Vec<StepLine>; 3] {
    let stored: Vec<StepLine> = deadline
        .proof
        .iter()
        .filter(|step| step.reading.is_none())
        .filter(|step| matches!(step.step, Action::EarlierStay | Action::StayDay))
        .filter_map(told)
        .collect();
    walks.each_ref().map(|walk| match walk {
        Some(walk) => walk.steps().iter().filter_map(told).collect(),
        None => stored.clone(),
    })
}

fn told(step: &Step) -> Option<StepLine> {
    let n = step.n.unwrap_or_default();
    let name_of = match step.step {
        Action::Days if n < 0 => "days-back",
        Action::Days => "days",
        Action::Months if n < 0 => "months-back",
        Action::Months if n % 12 == 0 => "years",
        Action::Months => "months",
        Action::Eve => "eve",
        Action::Clamped => "clamped",
        Action::Closed => "closed",
        Action::RolledForward => "rolled-forward",
        Action::RolledBack => "rolled-back",
        Action::Floor => "floor",
        Action::EarlierStay => "earlier-stay",
        Action::StayDay => "stay-day",
        Action::Trigger
        | Action::Derived
        | Action::Counted
        | Action::Skipped
        | Action::Result
        | Action::Opens => return None,
    };
    Some(StepLine {
        on: step.day,
        step: name_of.to_owned(),
        count: if name_of == "years" { n / 12 } else { n.abs() },
        why: step.why.and_then(name),
    })
}

/// The word of a day off, as the locales know it.
fn name(off: DayOff) -> Option<String> {
    let word = serde_json::to_value(off).ok()?;
    word.as_str().map(str::to_owned)
}
