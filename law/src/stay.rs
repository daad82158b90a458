//! Days of a short stay: the 90 days inside any 180 for third-country nationals, and the plain 90
//! days the source page prints for citizens of the Union.
//! Not here: the end printed on a visa; that is a fact of its own.
//!
//! Source: Regulation (EU) 2016/399, article 6(1): the entry day is day 1, the exit day is the last.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::calendar::plus_days;
use crate::situation::Stay;

/// The length of the window, in days.
const WINDOW_DAYS: i64 = 180;

/// The last day of a stay that began on `entry`, and how many earlier days counted on that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastDay {
    /// The last lawful day.
    pub day: NaiveDate,
    /// Its number in the present stay; the entry day is 1.
    pub number: i64,
    /// Earlier days of stay inside the window that ends on that day.
    pub earlier_days: i64,
}

/// The last day of `limit` days of stay without a window.
pub fn plain(entry: NaiveDate, limit: u32) -> Option<LastDay> {
    let day = plus_days(entry, i64::from(limit) - 1)?;
    Some(LastDay {
        day,
        number: i64::from(limit),
        earlier_days: 0,
    })
}

/// The last day such that on the entry day and on every day to it at most `limit` distinct days of
/// stay lie among the 180 days ending there. `None` when the entry day is itself one too many.
pub fn within_window(entry: NaiveDate, limit: u32, earlier: &[Stay]) -> Option<LastDay> {
    let limit = i64::from(limit);
    let first = plus_days(entry, 1 - WINDOW_DAYS)?;
    let eve = entry.pred_opt()?;
    let mut past = BTreeSet::new();
    for stay in earlier {
        let mut day = stay.from.max(first);
        while day <= stay.until.min(eve) {
            past.insert(day);
            day = day.succ_opt()?;
        }
    }
    let mut last = None;
    for number in 1..=limit {
        let day = plus_days(entry, number - 1)?;
        let opens = plus_days(day, 1 - WINDOW_DAYS)?;
        let earlier_days = i64::try_from(past.range(opens..).count()).ok()?;
        if earlier_days + number > limit {
            break;
        }
        last = Some(LastDay {
            day,
            number,
            earlier_days,
        });
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn stay(from: &str, until: &str) -> Stay {
        Stay {
            from: day(from),
            until: day(until),
        }
    }

    #[test]
    fn ninety_days_from_the_entry_day() {
        assert_eq!(
            within_window(day("2026-12-01"), 90, &[]).unwrap().day,
            day("2027-02-28")
        );
        assert_eq!(plain(day("2026-12-01"), 90).unwrap().day, day("2027-02-28"));
    }

    #[test]
    fn earlier_days_are_subtracted_and_given_back_when_they_leave_the_window() {
        // Thirty days just before: sixty are left.
        let spent = [stay("2026-11-01", "2026-11-30")];
        assert_eq!(
            within_window(day("2026-12-01"), 90, &spent).unwrap().number,
            60
        );
        // Thirty days that leave the window one by one as the present stay goes on.
        let old = [stay("2026-06-05", "2026-07-04")];
        assert_eq!(
            within_window(day("2026-12-01"), 90, &old).unwrap().number,
            90
        );
        // Overlapping stays are one.
        let twice = [
            stay("2026-11-01", "2026-11-20"),
            stay("2026-11-10", "2026-12-03"),
        ];
        assert_eq!(
            within_window(day("2026-12-01"), 90, &twice).unwrap().number,
            60
        );
    }

    #[test]
    fn the_entry_day_may_be_one_too_many() {
        let spent = [stay("2026-09-02", "2026-11-30")];
        assert_eq!(within_window(day("2026-12-01"), 90, &spent), None);
    }
}
