//! Lengths of absences in months and left-over days, and how they compare with a limit.
//! Not here: what a limit is a limit of.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use crate::calendar::{plus_days, same_number};

/// A run of days; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// Whole months by the same number, and the days after the last of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length {
    /// Whole months.
    pub months: i64,
    /// Days left over; fewer than a month.
    pub days: i64,
}

/// How many days a month has when left-over days of several absences are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Month {
    /// Fewer months come out.
    Of31Days,
    /// More months come out.
    Of28Days,
}

impl Span {
    /// The days that lie in both.
    pub fn within(self, other: Self) -> Option<Self> {
        let span = Self {
            from: self.from.max(other.from),
            until: self.until.min(other.until),
        };
        (span.from <= span.until).then_some(span)
    }

    /// Whole months and left-over days: n months are full when the day after the last is the same
    /// number n months on.
    pub fn length(self) -> Length {
        let Some(back) = plus_days(self.until, 1) else {
            return Length::default();
        };
        let month_of = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
        let most = month_of(back) - month_of(self.from);
        let full = |months: i32| same_number(self.from, months).filter(|day| *day <= back);
        // The month reached may not be full yet; the one before is.
        let reached = full(most)
            .map(|day| (most, day))
            .or_else(|| full(most - 1).map(|day| (most - 1, day)));
        reached.map_or_else(Length::default, |(months, day)| Length {
            months: i64::from(months),
            days: (back - day).num_days(),
        })
    }

    /// How one absence by itself compares with so many months: to the day.
    pub fn against(self, limit: u32) -> Ordering {
        let limit = Length {
            months: i64::from(limit),
            days: 0,
        };
        self.length().cmp(&limit)
    }
}

/// Several lengths put together: months with months, days with days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum(Length);

impl Sum {
    /// Adds one.
    pub fn add(&mut self, length: Length) {
        self.0.months += length.months;
        self.0.days += length.days;
    }

    /// How the sum compares with so many months, with months of so many days.
    pub fn against(self, limit: u32, month: Month) -> Ordering {
        let days_in_a_month = match month {
            Month::Of31Days => 31,
            Month::Of28Days => 28,
        };
        let sum = self.0.months * days_in_a_month + self.0.days;
        sum.cmp(&(i64::from(limit) * days_in_a_month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_full_on_the_same_number_and_days_are_left_over() {
        for (from, until, months, days) in [
            ("2023-07-01", "2023-12-31", 6, 0),
            ("2025-01-10", "2025-05-09", 4, 0),
            ("2025-01-10", "2025-05-08", 3, 29),
            ("2025-01-10", "2025-05-10", 4, 1),
            ("2023-01-31", "2023-02-27", 1, 0),
            ("2023-01-31", "2023-02-28", 1, 1),
            ("2023-01-31", "2023-02-26", 0, 27),
            ("2023-08-31", "2024-02-28", 6, 0),
            ("2024-02-29", "2025-02-27", 12, 0),
            ("2024-05-05", "2024-05-05", 0, 1),
        ] {
            let span = Span {
                from: from.parse().unwrap(),
                until: until.parse().unwrap(),
            };
            assert_eq!(span.length(), Length { months, days }, "{from} {until}");
        }
    }
}
