//! The Belgian legal calendar: ten legal holidays, working days Monday to Friday (W1) and Monday
//! to Saturday (W2), and months by the same number.
//! Not here: closing days of a town hall; they move advice and never a date of law. What a law added
//! to the ten holidays, or took from them, stands in [`crate::holidays`].
//!
//! Sources: royal decree of 18 April 1974, article 1 (holidays); Civil Code 1.7 (working days,
//! months). A holiday on a weekend has no substitute day in deadline law (LAW 4.3).

use std::sync::{Arc, LazyLock};

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::holidays::Holidays;

/// The first year the tables know. Facts start in 1950; rules count back a little further.
const FIRST_YEAR: i32 = 1940;
/// The last year the tables know. Facts end in 2099; rules count on for some years.
const LAST_YEAR: i32 = 2130;

/// Which weekdays count as working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Week {
    /// Monday to Friday, less the legal holidays: Civil Code 1.7.
    W1,
    /// Monday to Saturday, less the legal holidays: the meaning of the word before 2023.
    W2,
}

/// Why a day does not count as a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the official ones of LAW 4.3")]
pub enum DayOff {
    NewYear,
    EasterMonday,
    LabourDay,
    Ascension,
    WhitMonday,
    NationalDay,
    Assumption,
    AllSaints,
    Armistice,
    Christmas,
    AddedHoliday,
    Saturday,
    Sunday,
}

/// Easter Sunday of a Gregorian year (the anonymous Gregorian algorithm).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// The ten legal holidays of a year by the decree of 1974, in the order of the calendar.
pub fn holidays(year: i32) -> Vec<(NaiveDate, DayOff)> {
    let fixed = |month, day, name| NaiveDate::from_ymd_opt(year, month, day).map(|d| (d, name));
    let moving = |days, name| {
        easter(year)
            .and_then(|sunday| sunday.checked_add_days(Days::new(days)))
            .map(|d| (d, name))
    };
    let mut all: Vec<_> = [
        fixed(1, 1, DayOff::NewYear),
        moving(1, DayOff::EasterMonday),
        fixed(5, 1, DayOff::LabourDay),
        moving(39, DayOff::Ascension),
        moving(50, DayOff::WhitMonday),
        fixed(7, 21, DayOff::NationalDay),
        fixed(8, 15, DayOff::Assumption),
        fixed(11, 1, DayOff::AllSaints),
        fixed(11, 11, DayOff::Armistice),
        fixed(12, 25, DayOff::Christmas),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.sort_by_key(|(day, _)| *day);
    all
}

/// Everything that is known of each day, so that counting is a look-up.
#[derive(Debug)]
struct Table {
    first: NaiveDate,
    holiday: Vec<Option<DayOff>>,
    /// How many working days there are up to and with this day.
    rank: [Vec<u32>; 2],
    /// The working days in order, as offsets from the first day.
    days: [Vec<u32>; 2],
}

/// The legal calendar that a rule book counts by. Cloning it is cheap.
#[derive(Clone, Debug)]
pub struct Calendar(Arc<Table>);

static LEGAL: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::with(&Holidays::embedded().unwrap_or_default()));

/// The calendar of this binary. Counting for a rule book asks that book's own.
pub fn legal() -> &'static Calendar {
    &LEGAL
}

impl Calendar {
    /// The ten holidays with what changed them.
    pub fn with(changes: &Holidays) -> Self {
        Self(Arc::new(Table::build(changes)))
    }

    /// Why `day` is not a working day of `week`, or `None` when it is one. A holiday is named before
    /// a weekend, because it is the better explanation.
    pub fn day_off(&self, day: NaiveDate, week: Week) -> Option<DayOff> {
        let named = self.0.index(day).and_then(|i| self.0.holiday[i]);
        named.or(match (day.weekday(), week) {
            (Weekday::Sun, _) => Some(DayOff::Sunday),
            (Weekday::Sat, Week::W1) => Some(DayOff::Saturday),
            _ => None,
        })
    }

    /// The `n`-th working day after `day`; the day itself is not counted. `None` outside the tables.
    pub fn working_day_after(&self, day: NaiveDate, n: u32, week: Week) -> Option<NaiveDate> {
        let table = &*self.0;
        let before = table.rank[row(week)].get(table.index(day)?)?;
        let place = usize::try_from(before.checked_add(n)?.checked_sub(1)?).ok()?;
        table.day(*table.days[row(week)].get(place)?)
    }

    /// The `n`-th working day (Monday to Friday) before `day`; the day itself is not counted.
    pub fn working_day_before(&self, day: NaiveDate, n: u32) -> Option<NaiveDate> {
        let table = &*self.0;
        let eve = table.index(day)?.checked_sub(1)?;
        let place = table.rank[0].get(eve)?.checked_sub(n)?;
        table.day(*table.days[0].get(usize::try_from(place).ok()?)?)
    }

    /// How many working days (Monday to Friday) lie after `from`, up to and with `until`. Negative
    /// when `until` is the earlier day.
    pub fn working_days_between(&self, from: NaiveDate, until: NaiveDate) -> Option<i64> {
        let table = &*self.0;
        let rank = |day| table.index(day).and_then(|i| table.rank[0].get(i)).copied();
        Some(i64::from(rank(until)?) - i64::from(rank(from)?))
    }

    /// `day` itself when it is a W1 day, else the next one.
    pub fn roll_forward(&self, day: NaiveDate) -> Option<NaiveDate> {
        if self.day_off(day, Week::W1).is_none() {
            Some(day)
        } else {
            self.working_day_after(day, 1, Week::W1)
        }
    }

    /// `day` itself when it is a W1 day, else the one before.
    pub fn roll_back(&self, day: NaiveDate) -> Option<NaiveDate> {
        if self.day_off(day, Week::W1).is_none() {
            Some(day)
        } else {
            self.working_day_before(day, 1)
        }
    }
}

impl Table {
    fn build(changes: &Holidays) -> Self {
        let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default();
        let last = NaiveDate::from_ymd_opt(LAST_YEAR, 12, 31).unwrap_or_default();
        let length = usize::try_from((last - first).num_days() + 1).unwrap_or_default();
        let mut holiday = vec![None; length];
        for (day, name) in (FIRST_YEAR..=LAST_YEAR).flat_map(|year| changes.of_year(year)) {
            if let Ok(index) = usize::try_from((day - first).num_days()) {
                holiday[index] = Some(name);
            }
        }
        let mut rank = [Vec::with_capacity(length), Vec::with_capacity(length)];
        let mut days = [Vec::new(), Vec::new()];
        let mut weekday = first.weekday();
        for (index, name) in holiday.iter().enumerate() {
            let open = [
                name.is_none() && !matches!(weekday, Weekday::Sat | Weekday::Sun),
                name.is_none() && weekday != Weekday::Sun,
            ];
            for week in 0..2 {
                if open[week] {
                    days[week].push(u32::try_from(index).unwrap_or_default());
                }
                rank[week].push(u32::try_from(days[week].len()).unwrap_or_default());
            }
            weekday = weekday.succ();
        }
        Self {
            first,
            holiday,
            rank,
            days,
        }
    }

    fn index(&self, day: NaiveDate) -> Option<usize> {
        usize::try_from(day.num_days_from_ce() - self.first.num_days_from_ce())
            .ok()
            .filter(|i| *i < self.holiday.len())
    }

    fn day(&self, offset: u32) -> Option<NaiveDate> {
        let number = self.first.num_days_from_ce() + i32::try_from(offset).ok()?;
        NaiveDate::from_num_days_from_ce_opt(number)
    }
}

const fn row(week: Week) -> usize {
    match week {
        Week::W1 => 0,
        Week::W2 => 1,
    }
}

/// As [`Calendar::day_off`] of the calendar of this binary.
pub fn day_off(day: NaiveDate, week: Week) -> Option<DayOff> {
    LEGAL.day_off(day, week)
}

/// A day of the calendar of this binary by its number, for whoever counts many: no civil date is made in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayNumber(u32);

impl DayNumber {
    /// The number of a day; `None` outside the tables.
    pub fn of(day: NaiveDate) -> Option<Self> {
        u32::try_from(LEGAL.0.index(day)?).ok().map(Self)
    }

    /// The civil date.
    pub fn date(self) -> Option<NaiveDate> {
        LEGAL.0.day(self.0)
    }

    /// The `n`-th working day after this day, which is not counted itself: two look-ups, however
    /// large `n` is. `None` outside the tables.
    pub fn working_day_after(self, n: u32, week: Week) -> Option<Self> {
        let table: &Table = &LEGAL.0;
        let before = table.rank[row(week)].get(usize::try_from(self.0).ok()?)?;
        let place = usize::try_from(before.checked_add(n)?.checked_sub(1)?).ok()?;
        table.days[row(week)].get(place).copied().map(Self)
    }
}

/// As [`Calendar::working_day_after`] of the calendar of this binary.
pub fn working_day_after(day: NaiveDate, n: u32, week: Week) -> Option<NaiveDate> {
    LEGAL.working_day_after(day, n, week)
}

/// As [`Calendar::working_day_before`] of the calendar of this binary.
pub fn working_day_before(day: NaiveDate, n: u32) -> Option<NaiveDate> {
    LEGAL.working_day_before(day, n)
}

/// As [`Calendar::working_days_between`] of the calendar of this binary.
pub fn working_days_between(from: NaiveDate, until: NaiveDate) -> Option<i64> {
    LEGAL.working_days_between(from, until)
}

/// As [`Calendar::roll_forward`] of the calendar of this binary.
pub fn roll_forward(day: NaiveDate) -> Option<NaiveDate> {
    LEGAL.roll_forward(day)
}

/// As [`Calendar::roll_back`] of the calendar of this binary.
pub fn roll_back(day: NaiveDate) -> Option<NaiveDate> {
    LEGAL.roll_back(day)
}

/// `day` and `days` calendar days on (or back, when negative).
pub fn plus_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

/// The same number `months` months on (or back), clamped to the month's last day.
pub fn same_number(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let step = Months::new(months.unsigned_abs());
    if months < 0 {
        day.checked_sub_months(step)
    } else {
        day.checked_add_months(step)
    }
}

/// Whether the month reached has no such day, so that the number was clamped.
pub fn is_clamped(day: NaiveDate, months: i32) -> bool {
    same_number(day, months).is_some_and(|end| end.day() != day.day())
}

/// The eve of the same number, except where clamping already shortened the month.
pub fn eve_of_same_number(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let end = same_number(day, months)?;
    if is_clamped(day, months) {
        Some(end)
    } else {
        end.pred_opt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_moves_as_printed_in_the_law_tables() {
        let of = |year, name| holidays(year).into_iter().find(|h| h.1 == name).unwrap().0;
        for (year, monday, ascension, whit) in [
            (2026, "2026-04-06", "2026-05-14", "2026-05-25"),
            (2027, "2027-03-29", "2027-05-06", "2027-05-17"),
            (2028, "2028-04-17", "2028-05-25", "2028-06-05"),
        ] {
            assert_eq!(of(year, DayOff::EasterMonday), day(monday));
            assert_eq!(of(year, DayOff::Ascension), day(ascension));
            assert_eq!(of(year, DayOff::WhitMonday), day(whit));
        }
        for year in 1950..=2100 {
            assert_eq!(holidays(year).len(), 10, "{year}");
            assert_eq!(of(year, DayOff::EasterMonday).weekday(), Weekday::Mon);
            assert_eq!(of(year, DayOff::Ascension).weekday(), Weekday::Thu);
        }
    }

    #[test]
    fn easter_agrees_with_known_extremes() {
        for sunday in [
            "1954-04-18",
            "1961-04-02",
            "1981-04-19",
            "2008-03-23",
            "2011-04-24",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
        ] {
            assert_eq!(easter(day(sunday).year()), Some(day(sunday)));
        }
    }

    #[test]
    fn the_tables_reach_from_1950_to_2100() {
        for day in [day("1950-01-01"), day("2100-12-31")] {
            for week in [Week::W1, Week::W2] {
                let next = working_day_after(day, 1, week).unwrap();
                assert!(next > day && day_off(next, week).is_none());
                assert!(working_day_after(day, 400, week).is_some());
            }
            assert!(working_day_before(day, 1).unwrap() < day);
            assert_eq!(DayNumber::of(day).unwrap().date(), Some(day));
        }
        // A Saturday counts under W2 only, a holiday under neither.
        assert_eq!(day_off(day("2026-12-26"), Week::W1), Some(DayOff::Saturday));
        assert_eq!(day_off(day("2026-12-26"), Week::W2), None);
        assert_eq!(
            day_off(day("2026-08-15"), Week::W2),
            Some(DayOff::Assumption)
        );
    }

    #[test]
    fn months_clamp() {
        assert_eq!(same_number(day("2026-11-30"), 3), Some(day("2027-02-28")));
        assert_eq!(
            eve_of_same_number(day("2026-11-30"), 3),
            Some(day("2027-02-28"))
        );
        assert_eq!(
            eve_of_same_number(day("2026-11-22"), 3),
            Some(day("2027-02-21"))
        );
        assert_eq!(same_number(day("2027-05-31"), -5), Some(day("2026-12-31")));
    }

    proptest! {
        /// A walk day by day, written without the tables, finds the same day.
        #[test]
        fn look_up_agrees_with_walking(offset in 0_i64..55_000, n in 1_u32..30, saturday: bool) {
            let start = plus_days(day("1950-01-01"), offset).unwrap();
            let closed = |d: NaiveDate| {
                let weekend = d.weekday() == Weekday::Sun || (!saturday && d.weekday() == Weekday::Sat);
                weekend || holidays(d.year()).iter().any(|h| h.0 == d)
            };
            let (mut walked, mut left) = (start, n);
            while left > 0 {
                walked = walked.succ_opt().unwrap();
                if !closed(walked) { left -= 1; }
            }
            let week = if saturday { Week::W2 } else { Week::W1 };
            prop_assert_eq!(working_day_after(start, n, week), Some(walked));
            if !saturday {
                prop_assert_eq!(working_days_between(start, walked), Some(i64::from(n)));
                let back = working_day_before(walked.succ_opt().unwrap(), n).unwrap();
                prop_assert!(back > start);
            }
        }
    }
}
