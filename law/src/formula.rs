//! The formulas of CONTRACT section 2: from a trigger day to the date of each reading.
//! Written once over [`Walk`], which counts and can keep a record while it does; so a trace is
//! the computation itself and not a story told about it afterwards.
//! Not here: stay limits by days ([`crate::stay`]) and the choice of a rule version.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::absence::Limits;
use crate::calendar::{self, Calendar};
use crate::trace::Walk;
use crate::words::{Kind, Reading};

/// Period, unit and direction of a rule, as rule files write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// So many working days after the trigger day.
    WorkingDaysAfter(u32),
    /// So many calendar days after the trigger day.
    DaysAfter(u32),
    /// So many months after the trigger day.
    MonthsAfter(u32),
    /// So many years after the trigger day.
    YearsAfter(u32),
    /// So many calendar days before an expiry.
    DaysBefore(u32),
    /// So many months before an expiry.
    MonthsBefore(u32),
    /// From `from` days before an expiry until `to` days before it.
    WindowDaysBefore {
        /// Days before the expiry on which the window opens.
        from: u32,
        /// Days before the expiry on which the window closes.
        to: u32,
    },
    /// So many days of stay; the entry day is day 1.
    StayDays(u32),
    /// The day itself.
    OnDay,
    /// The earlier of the printed end of a C visa and its length counted from the entry.
    VisaEnd,
    /// The compulsory annex 22 of F-card holders (LAW 6.7).
    FCardAnnex22,
    /// No date: absences are judged against these limits ([`crate::absence`]).
    Absences(Limits),
}

/// Rules count at most this many units; more is a mistake in a rule file.
const MOST_UNITS: u32 = 400;

impl Count {
    /// Whether the count goes back from, or stands on, the end of something printed.
    pub const fn is_from_expiry(self) -> bool {
        matches!(
            self,
            Self::DaysBefore(_)
                | Self::MonthsBefore(_)
                | Self::WindowDaysBefore { .. }
                | Self::OnDay
                | Self::VisaEnd
                | Self::FCardAnnex22
        )
    }

    /// Whether this count is one that the kind knows a formula for.
    pub const fn fits(self, kind: Kind) -> bool {
        let known = match kind {
            Kind::Act => matches!(
                self,
                Self::WorkingDaysAfter(_)
                    | Self::DaysAfter(_)
                    | Self::MonthsAfter(_)
                    | Self::YearsAfter(_)
                    | Self::DaysBefore(_)
                    | Self::MonthsBefore(_)
                    | Self::FCardAnnex22
            ),
            Kind::Window => matches!(self, Self::WindowDaysBefore { .. }),
            Kind::Validity => matches!(
                self,
                Self::MonthsAfter(_) | Self::DaysAfter(_) | Self::OnDay
            ),
            Kind::StayLimit => {
                matches!(
                    self,
                    Self::StayDays(_) | Self::YearsAfter(_) | Self::OnDay | Self::VisaEnd
                )
            }
            Kind::Eligibility => matches!(self, Self::YearsAfter(_)),
            Kind::Opens => matches!(self, Self::DaysBefore(_) | Self::MonthsBefore(_)),
            Kind::Authority => {
                matches!(
                    self,
                    Self::WorkingDaysAfter(_) | Self::DaysAfter(_) | Self::MonthsAfter(_)
                )
            }
            Kind::Notice => matches!(self, Self::OnDay),
            Kind::Check => matches!(self, Self::Absences(_)),
        };
        known && self.most() <= MOST_UNITS
    }

    const fn most(self) -> u32 {
        match self {
            Self::WorkingDaysAfter(n)
            | Self::DaysAfter(n)
            | Self::MonthsAfter(n)
            | Self::DaysBefore(n)
            | Self::MonthsBefore(n)
            | Self::StayDays(n) => n,
            Self::YearsAfter(n) => n.saturating_mul(12),
            Self::WindowDaysBefore { from, .. } => from,
            Self::Absences(limits) => limits.most(),
            Self::OnDay | Self::VisaEnd | Self::FCardAnnex22 => 0,
        }
    }
}

/// The same date under the three readings; `None` where a reading gives none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readings {
    /// The best reading of the law: the legal date.
    #[serde(serialize_with = "crate::iso::may_be")]
    pub statutory: Option<NaiveDate>,
    /// The reading no town hall disputes.
    #[serde(serialize_with = "crate::iso::may_be")]
    pub careful: Option<NaiveDate>,
    /// The reading of the strictest municipal page.
    #[serde(serialize_with = "crate::iso::may_be")]
    pub strict: Option<NaiveDate>,
}

impl Readings {
    /// The date of one reading.
    pub const fn get(&self, reading: Reading) -> Option<NaiveDate> {
        match reading {
            Reading::Statutory => self.statutory,
            Reading::Careful => self.careful,
            Reading::Strict => self.strict,
        }
    }

    /// The same day under every reading.
    pub const fn same(day: Option<NaiveDate>) -> Self {
        Self {
            statutory: day,
            careful: day,
            strict: day,
        }
    }
}

fn signed(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// As [`count_by`], by the calendar of this binary.
pub fn count(
    kind: Kind,
    count: Count,
    reading: Reading,
    day: NaiveDate,
    record: bool,
) -> Option<Walk<'static>> {
    count_by(calendar::legal(), kind, count, reading, day, record)
}

/// Counts one reading of a rule from its trigger day (or expiry) `day`. `None` when this kind has
/// no date under that reading, or when the calendar ends before the count does.
///
/// Source: CONTRACT section 2, row by row.
pub fn count_by(
    calendar: &Calendar,
    kind: Kind,
    count: Count,
    reading: Reading,
    day: NaiveDate,
    record: bool,
) -> Option<Walk<'_>> {
    use Reading::{Careful, Statutory, Strict};
    let walk = Walk::from_trigger(calendar, day, record);
    let walk = match (kind, count, reading) {
        (Kind::Act, Count::WorkingDaysAfter(n), Statutory) => walk.working_days_w1(n),
        (Kind::Act, Count::WorkingDaysAfter(n), Careful) => walk.working_days_w2(n).back().floor(),
        (Kind::Act, Count::WorkingDaysAfter(n), Strict) => walk.days(i64::from(n)).back().floor(),

        (Kind::Act, Count::DaysAfter(n), Statutory) => walk.days(i64::from(n)).forward(),
        (Kind::Act, Count::DaysAfter(n), Careful) => walk.days(i64::from(n)).back().floor(),
        (Kind::Act, Count::DaysAfter(n), Strict) => walk.days(i64::from(n) - 1).back().floor(),

        (Kind::Act, Count::MonthsAfter(_) | Count::YearsAfter(_), _) => {
            let n = months(count);
            match reading {
                Statutory => walk.months(n).forward(),
                Careful => walk.months(n).back().floor(),
                Strict => walk.eve_of_months(n).back().floor(),
            }
        }

        (Kind::Act, Count::DaysBefore(n), Statutory) => walk.days(-i64::from(n)),
        (Kind::Act, Count::DaysBefore(n), Careful) => walk.days(-i64::from(n)).back(),
        (Kind::Act, Count::DaysBefore(n), Strict) => walk.days(-i64::from(n) - 1).back(),
        (Kind::Act, Count::MonthsBefore(n), Statutory) => walk.months(-signed(n)),
        (Kind::Act, Count::MonthsBefore(n), Careful) => walk.months(-signed(n)).back(),
        (Kind::Act, Count::MonthsBefore(n), Strict) => walk.months(-signed(n)).days(-1).back(),

        (Kind::Act, Count::FCardAnnex22, Statutory) => walk.days(-1),
        (Kind::Act, Count::FCardAnnex22, Careful) => walk.months(-5).back(),
        (Kind::Act, Count::FCardAnnex22, Strict) => walk.months(-5).days(-1).back(),

        (Kind::Window, Count::WindowDaysBefore { to, .. }, Statutory) => walk.days(-i64::from(to)),
        (Kind::Window, Count::WindowDaysBefore { to, .. }, Careful) => {
            walk.days(-i64::from(to)).back()
        }
        (Kind::Window, Count::WindowDaysBefore { to, .. }, Strict) => {
            walk.days(-i64::from(to) - 1).back()
        }

        (Kind::Validity, Count::MonthsAfter(n), Statutory) => walk.months(signed(n)),
        (Kind::Validity, Count::MonthsAfter(n), Careful | Strict) => walk.eve_of_months(signed(n)),
        (Kind::Validity, Count::DaysAfter(n), Statutory) => walk.days(i64::from(n)),
        (Kind::Validity, Count::DaysAfter(n), Careful | Strict) => walk.days(i64::from(n) - 1),

        (Kind::StayLimit, Count::YearsAfter(_), Statutory) => walk.months(months(count)),
        (Kind::StayLimit, Count::YearsAfter(_), Careful | Strict) => {
            walk.eve_of_months(months(count))
        }

        (Kind::Validity | Kind::StayLimit, Count::OnDay | Count::VisaEnd, _) => walk,

        (Kind::Eligibility, Count::YearsAfter(_), Statutory) => walk.months(months(count)),
        (Kind::Eligibility, Count::YearsAfter(_), Careful | Strict) => {
            walk.months(months(count)).days(1)
        }

        (Kind::Authority, Count::MonthsAfter(n), Statutory) => walk.months(signed(n)).forward(),
        (Kind::Authority, Count::WorkingDaysAfter(n), Statutory) => walk.working_days_w1(n),
        (Kind::Authority, Count::DaysAfter(n), Statutory) => walk.days(i64::from(n)).forward(),

        (Kind::Opens, Count::DaysBefore(n), Statutory) => walk.days(-i64::from(n)),
        (Kind::Opens, Count::MonthsBefore(n), Statutory) => walk.months(-signed(n)),
        _ => return None,
    };
    walk.finish(reading)
}

/// The day on which a window opens, and (the careful reading) the first working day from then.
pub fn opening(
    calendar: &Calendar,
    count: Count,
    reading: Reading,
    expiry: NaiveDate,
    record: bool,
) -> Option<Walk<'_>> {
    let Count::WindowDaysBefore { from, .. } = count else {
        return None;
    };
    let walk = Walk::from_trigger(calendar, expiry, record).days(-i64::from(from));
    match reading {
        Reading::Statutory => walk.finish_opening(reading),
        Reading::Careful => walk.forward().finish_opening(reading),
        Reading::Strict => None,
    }
}

fn months(count: Count) -> i32 {
    match count {
        Count::MonthsAfter(n) => signed(n),
        Count::YearsAfter(n) => signed(n).saturating_mul(12),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all_counts() -> impl Strategy<Value = (Kind, Count)> {
        prop_oneof![
            (1_u32..30).prop_map(|n| (Kind::Act, Count::WorkingDaysAfter(n))),
            (2_u32..60).prop_map(|n| (Kind::Act, Count::DaysAfter(n))),
            (1_u32..13).prop_map(|n| (Kind::Act, Count::MonthsAfter(n))),
            (1_u32..60).prop_map(|n| (Kind::Act, Count::DaysBefore(n))),
            (1_u32..13).prop_map(|n| (Kind::Act, Count::MonthsBefore(n))),
            Just((Kind::Act, Count::FCardAnnex22)),
            (1_u32..40)
                .prop_map(|to| (Kind::Window, Count::WindowDaysBefore { from: to + 15, to })),
        ]
    }

    fn days() -> impl Strategy<Value = NaiveDate> {
        (0_i64..54_700)
            .prop_map(|n| crate::calendar::plus_days("1950-01-01".parse().unwrap(), n).unwrap())
    }

    proptest! {
        #[test]
        fn strict_is_not_after_careful_is_not_after_statutory((kind, rule) in all_counts(), day in days()) {
            let at = |reading| count(kind, rule, reading, day, false).unwrap().day();
            prop_assert!(at(Reading::Strict) <= at(Reading::Careful));
            prop_assert!(at(Reading::Careful) <= at(Reading::Statutory));
        }

        #[test]
        fn eligibility_is_the_other_way_round(years in 1_u32..10, day in days()) {
            let at = |reading| count(Kind::Eligibility, Count::YearsAfter(years), reading, day, false).unwrap().day();
            prop_assert!(at(Reading::Statutory) < at(Reading::Careful));
            prop_assert_eq!(at(Reading::Careful), at(Reading::Strict));
        }

        #[test]
        fn recording_changes_nothing_and_replays((kind, rule) in all_counts(), day in days()) {
            for reading in Reading::ALL {
                let plain = count(kind, rule, *reading, day, false).unwrap();
                let told = count(kind, rule, *reading, day, true).unwrap();
                prop_assert_eq!(plain.day(), told.day());
                prop_assert_eq!(crate::trace::replay(told.steps()), Ok(told.day()));
            }
        }
    }
}
