//! When a person has to act because no letter did: weeks ahead for somebody who cannot be written to, at the
//! last safe moment for a duty that no letter was accepted about, before the legal date when even that
//! reached nobody, and after it.
//! Not here: which duties these are (the store finds them), and the words of a task.

use chrono::{DateTime, Days, NaiveDate, Utc};
use law::calendar::{Week, roll_back, working_day_after, working_day_before};
use law::words::Kind;

use crate::brussels;
use crate::deadline::Deadline;
use crate::ids::Ids;
use crate::task::Task;
use crate::words::{DeadlineState, TaskKind};

/// So long before the safe date a person who cannot be written to becomes a task.
const DAYS_AHEAD: Days = Days::new(28);
/// A duty is escalated at noon, when somebody had the morning to call.
const NOON: u32 = 12 * 60;

/// Why nobody may have been reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There was an address, and it cannot be used any more.
    AddressLost,
    /// No letter about it was accepted, and it is the last safe moment.
    NotReached,
    /// Nobody was reached, and the legal date is near.
    Escalated,
    /// The legal date passed, and nothing says that the duty was done.
    Passed,
}

impl Trouble {
    /// The task it becomes.
    pub const fn task(self) -> TaskKind {
        match self {
            Self::AddressLost => TaskKind::NoAddress,
            Self::NotReached => TaskKind::CallNow,
            Self::Escalated => TaskKind::Escalated,
            Self::Passed => TaskKind::DeadlinePassed,
        }
    }

    /// The span of days in which the date that decides lies: safe for the first two, legal for the others.
    pub fn days(self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let ahead = |day: Option<NaiveDate>| day.unwrap_or(today);
        let next_working = ahead(working_day_after(today, 1, Week::W1));
        match self {
            Self::AddressLost => (today, ahead(today.checked_add_days(DAYS_AHEAD))),
            // A safe date may have passed while the legal one has not.
            Self::NotReached => (
                ahead(today.checked_sub_days(DAYS_AHEAD)),
                ahead(next_working.pred_opt()),
            ),
            Self::Escalated => (today, next_working),
            Self::Passed => (
                ahead(today.checked_sub_days(DAYS_AHEAD)),
                ahead(today.pred_opt()),
            ),
        }
    }

    /// Whether it has come, for a deadline that the store found.
    pub fn has_come(self, deadline: &Deadline, recorded_on: NaiveDate, now: DateTime<Utc>) -> bool {
        let today = brussels::day_of(now);
        let acts = matches!(deadline.kind, Kind::Act | Kind::Window);
        let ends = acts || matches!(deadline.kind, Kind::Validity | Kind::StayLimit);
        let written = deadline.state == DeadlineState::Open
            && !deadline.is_unknown(recorded_on)
            && !deadline.legal.assumed
            && deadline.legal.missing.is_empty()
            && deadline.legal.judged_missed_on.is_none();
        let in_time = last_on(deadline).is_some_and(|last| last >= today);
        written
            && match self {
                Self::AddressLost => ends && in_time,
                Self::NotReached => {
                    ends && in_time && call_on(deadline).is_some_and(|on| on <= today)
                }
                Self::Escalated => acts && escalates_at(deadline).is_some_and(|at| at <= now),
                Self::Passed => acts && deadline.due_on.is_some_and(|due| due < today),
            }
    }

    /// The task, with what its words need.
    pub fn to_task(self, deadline: &Deadline, now: DateTime<Utc>, ids: &mut dyn Ids) -> Task {
        let today = brussels::day_of(now);
        let task = Task::new(self.task(), deadline.case, deadline.id.0, today, now, ids);
        task.with("rule", &deadline.rule)
            .with("on", deadline.sort_on())
    }
}

fn last_on(deadline: &Deadline) -> Option<NaiveDate> {
    deadline.due_on.max(deadline.safe_on)
}

/// The day on which somebody has to call: the safe date, less one working day counted from its end.
fn call_on(deadline: &Deadline) -> Option<NaiveDate> {
    deadline.safe_on.and_then(roll_back)
}

/// The working day before the legal date, at noon; never before the noon of the day for the call.
fn escalates_at(deadline: &Deadline) -> Option<DateTime<Utc>> {
    let before = working_day_before(deadline.due_on?, 1)?;
    let day = call_on(deadline).map_or(before, |call| call.max(before));
    Some(brussels::at(day, NOON))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::EventKind;
    use crate::testing::{Desk, at, day, fact, lodging, open};
    use law::words::{FactKind, Lodging, Track};

    /// Arrived on Monday 23 November: safe on Friday 4 December, legal on Monday 7 December.
    fn report() -> (Deadline, NaiveDate) {
        let mut desk = Desk::new("2026-11-24T10:00:00");
        let home = lodging(Lodging::Private, day("2026-11-23"));
        let arrival = fact(FactKind::EnteredBelgium, "2026-11-23");
        assert_eq!(arrival.kind, EventKind::ARRIVAL);
        desk.run(&open(Track::EuShortStay, vec![arrival, home]));
        let mut rows = desk.file().deadlines.iter();
        let row = rows.find(|row| row.rule == "eu-short-stay-report");
        (row.unwrap().clone(), desk.file().recorded_on())
    }

    #[test]
    fn each_trouble_comes_when_it_must_and_the_store_looks_there() {
        let (row, recorded_on) = report();
        use Trouble::{AddressLost, Escalated, NotReached, Passed};
        for (trouble, before, first) in [
            (NotReached, "2026-12-03T23:59:00", "2026-12-04T00:00:00"),
            (Escalated, "2026-12-04T11:59:00", "2026-12-04T12:00:00"),
            (Passed, "2026-12-07T23:59:00", "2026-12-08T00:00:00"),
        ] {
            assert!(
                !trouble.has_come(&row, recorded_on, at(before)),
                "{trouble:?}"
            );
            assert!(
                trouble.has_come(&row, recorded_on, at(first)),
                "{trouble:?}"
            );
            let (from, until) = trouble.days(brussels::day_of(at(first)));
            let decides = match trouble {
                AddressLost | NotReached => row.safe_on,
                Escalated | Passed => row.due_on,
            };
            assert!(
                decides.is_some_and(|on| from <= on && on <= until),
                "{trouble:?}"
            );
        }
        assert!(!NotReached.has_come(&row, recorded_on, at("2026-12-08T00:00:00")));
        assert!(AddressLost.has_come(&row, recorded_on, at("2026-11-25T00:00:00")));
    }

    #[test]
    fn a_date_on_a_weekend_is_called_about_on_friday() {
        let (mut row, recorded_on) = report();
        (row.safe_on, row.due_on) = (Some(day("2026-12-06")), Some(day("2026-12-06")));
        for (now, comes) in [
            ("2026-12-03T23:00:00", false),
            ("2026-12-04T00:00:00", true),
        ] {
            assert_eq!(
                Trouble::NotReached.has_come(&row, recorded_on, at(now)),
                comes
            );
        }
        assert!(Trouble::Escalated.has_come(&row, recorded_on, at("2026-12-04T12:00:00")));
        let (_, until) = Trouble::NotReached.days(day("2026-12-04"));
        assert_eq!(until, day("2026-12-06"));
    }

    #[test]
    fn what_a_person_judged_is_no_trouble() {
        let (mut row, recorded_on) = report();
        row.legal.judged_missed_on = Some(day("2026-12-08"));
        assert!(!Trouble::Passed.has_come(&row, recorded_on, at("2026-12-09T00:00:00")));
    }
}
