//! What laws changed about the ten legal holidays, as `law/holidays.toml` writes it: dated and
//! sourced like a rule.
//! Not here: the ten themselves and working days ([`crate::calendar`]).

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::calendar::{DayOff, holidays};

/// The file of the changes in a book.
pub const FILE: &str = "holidays.toml";

/// The changes of this binary.
pub const EMBEDDED: &str = include_str!("../holidays.toml");

/// Every change, in the order of the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// Days that became holidays.
    #[serde(default)]
    pub added: Vec<Added>,
    /// Holidays that are none any more.
    #[serde(default)]
    pub removed: Vec<Removed>,
}

/// A day that became a holiday: once, or every year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Added {
    /// The one day.
    pub on: Option<NaiveDate>,
    /// Month and day, `MM-DD`.
    pub every: Option<String>,
    /// First day in force; absent = always was.
    pub from: Option<NaiveDate>,
    /// Last day in force; absent = still is.
    pub until: Option<NaiveDate>,
    /// The day from which this book knew of it.
    pub known_from: Option<NaiveDate>,
    /// Where it stands written.
    pub source: String,
}

/// One of the ten that is no holiday any more.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// Which one.
    pub holiday: DayOff,
    /// First day on which it is none.
    pub from: Option<NaiveDate>,
    /// Last day on which it is none; absent = it still is none.
    pub until: Option<NaiveDate>,
    /// The day from which this book knew of it.
    pub known_from: Option<NaiveDate>,
    /// Where it stands written.
    pub source: String,
}

impl Holidays {
    /// The changes of this binary.
    ///
    /// # Errors
    /// When the embedded file is wrong; a test keeps that from being released.
    pub fn embedded() -> Result<Self, String> {
        let read: Self = toml::from_str(EMBEDDED).map_err(|error| error.to_string())?;
        read.check()?;
        Ok(read)
    }

    /// Says what no file may say.
    ///
    /// # Errors
    /// The first entry that is neither one day nor a day of every year, or has no source.
    pub fn check(&self) -> Result<(), String> {
        for (place, added) in self.added.iter().enumerate() {
            let wrong = |problem: &str| Err(format!("added[{place}] {problem}"));
            match (&added.on, &added.every) {
                (Some(_), None) if added.from.is_some() || added.until.is_some() => {
                    return wrong("has `on`, which needs neither `from` nor `until`");
                }
                (Some(_), None) => {}
                // Every day of a leap year may be a holiday.
                (None, Some(text)) if day_in(2028, text).is_some() => {}
                (None, Some(_)) => return wrong("needs `every` as MM-DD"),
                _ => return wrong("needs either `on` or `every`"),
            }
            if added.source.trim().is_empty() {
                return wrong("needs a `source`");
            }
        }
        for (place, removed) in self.removed.iter().enumerate() {
            let weekday = matches!(removed.holiday, DayOff::Saturday | DayOff::Sunday);
            if weekday || removed.holiday == DayOff::AddedHoliday {
                return Err(format!(
                    "removed[{place}] needs one of the ten as `holiday`"
                ));
            }
            if removed.source.trim().is_empty() {
                return Err(format!("removed[{place}] needs a `source`"));
            }
        }
        Ok(())
    }

    /// The holidays of a year, in the order of the calendar.
    pub(crate) fn of_year(&self, year: i32) -> Vec<(NaiveDate, DayOff)> {
        let mut all = holidays(year);
        all.retain(|(day, name)| {
            let gone = |one: &Removed| one.holiday == *name && within(one.from, one.until, *day);
            !self.removed.iter().any(gone)
        });
        for added in &self.added {
            let once = added.on.filter(|day| day.year() == year);
            let every = added.every.as_deref().and_then(|text| day_in(year, text));
            let day = once.or(every.filter(|day| within(added.from, added.until, *day)));
            let known = |day: NaiveDate| all.iter().any(|(other, _)| *other == day);
            if let Some(day) = day.filter(|day| !known(*day)) {
                all.push((day, DayOff::AddedHoliday));
            }
        }
        all.sort_by_key(|(day, _)| *day);
        all
    }

    /// What was known of them on a day.
    pub(crate) fn known_on(&self, on: NaiveDate) -> Self {
        let known = |from: Option<NaiveDate>| from.is_none_or(|from| from <= on);
        let mut kept = self.clone();
        kept.added.retain(|one| known(one.known_from));
        kept.removed.retain(|one| known(one.known_from));
        kept
    }
}

fn within(from: Option<NaiveDate>, until: Option<NaiveDate>, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

fn day_in(year: i32, text: &str) -> Option<NaiveDate> {
    let (month, day) = text.split_once('-')?;
    let sound = month.len() == 2 && day.len() == 2;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| sound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Calendar, Week};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_embedded_file_is_sound() {
        Holidays::embedded().unwrap();
    }

    #[test]
    fn days_come_and_go() {
        let text = r#"
            added = [
                { every = "03-08", from = "2028-01-01", known_from = "2027-07-01", source = "a law" },
                { on = "2027-06-21", source = "a day of mourning" },
            ]
            removed = [{ holiday = "whit-monday", from = "2028-01-01", source = "another law" }]
        "#;
        let changes: Holidays = toml::from_str(text).unwrap();
        changes.check().unwrap();
        let calendar = Calendar::with(&changes);
        let off = |text| calendar.day_off(day(text), Week::W2);
        assert_eq!(off("2027-03-08"), None);
        assert_eq!(off("2028-03-08"), Some(DayOff::AddedHoliday));
        assert_eq!(off("2027-06-21"), Some(DayOff::AddedHoliday));
        assert_eq!(off("2028-06-21"), None);
        assert_eq!(off("2027-05-17"), Some(DayOff::WhitMonday));
        assert_eq!(off("2028-06-05"), None);
        let after = calendar.working_day_after(day("2028-03-07"), 1, Week::W1);
        assert_eq!(after, Some(day("2028-03-09")));
        let before = Calendar::with(&changes.known_on(day("2027-06-30")));
        assert_eq!(before.day_off(day("2028-03-08"), Week::W2), None);
    }

    #[test]
    fn what_is_neither_once_nor_every_year_is_refused() {
        for (text, said) in [
            ("[[added]]\nsource = 'x'", "either `on` or `every`"),
            ("[[added]]\nevery = '02-30'\nsource = 'x'", "MM-DD"),
            ("[[added]]\nevery = '3-8'\nsource = 'x'", "MM-DD"),
            ("[[added]]\non = '2027-06-21'\nsource = ' '", "`source`"),
            (
                "[[added]]\non = '2027-06-21'\nfrom = '2027-01-01'\nsource = 'x'",
                "neither `from` nor",
            ),
            (
                "[[removed]]\nholiday = 'sunday'\nsource = 'x'",
                "one of the ten",
            ),
        ] {
            let read: Holidays = toml::from_str(text).unwrap();
            assert!(read.check().unwrap_err().contains(said), "{text}");
        }
    }
}
