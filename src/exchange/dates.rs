//! A day as somebody wrote it. Only what can be read in one way is read; the rest is shown with what
//! it may mean.
//! Not here: whether the day is possible for what happened; `casework` judges that.

use chrono::{Days, NaiveDate};

/// How days with the year at the end are meant, when whoever brings the file says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 03/04/2026 is 3 April.
    DayFirst,
    /// 03/04/2026 is 4 March.
    MonthFirst,
}

impl DateOrder {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::DayFirst, Self::MonthFirst];

    /// Its word for programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        }
    }
}

/// Why a text is not a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADay {
    /// What is wrong, for programs.
    pub code: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
    /// What it may mean.
    pub readings: Vec<NaiveDate>,
}

fn not(code: &'static str, message: impl Into<String>) -> NotADay {
    NotADay {
        code,
        message: message.into(),
        readings: Vec::new(),
    }
}

/// The form that is always right.
const RIGHT: &str = "write it as YYYY-MM-DD";

/// Reads a day: year first, or year last where only one reading is a day.
pub fn parse(text: &str, order: Option<DateOrder>) -> Result<NaiveDate, NotADay> {
    if let Some((day, _)) = split_time(text) {
        return Err(match parse(day, order) {
            Ok(day) => not(
                "date.has_time",
                format!("a day without a time of day is wanted; {day} would be right"),
            ),
            Err(why) => why,
        });
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| number(part)).collect();
    match (numbers.as_deref(), parts.as_slice()) {
        (Some([year, month, day]), [first, _, _]) if first.len() == 4 => of(*year, *month, *day)
            .ok_or_else(|| not("date.impossible", format!("there is no such day; {RIGHT}"))),
        (Some([one, two, year]), [_, _, last]) if last.len() == 4 => {
            year_last(*one, *two, *year, order)
        }
        (Some([_, _, _]), _) => Err(not(
            "date.short_year",
            format!("the year needs four digits; {RIGHT}"),
        )),
        (Some([serial]), _) => Err(of_spreadsheet(*serial)),
        (Some([serial, _]), [first, _]) if first.len() == 5 => Err(of_spreadsheet(*serial)),
        _ => Err(not(
            "date.unreadable",
            format!("this is not a day; {RIGHT}"),
        )),
    }
}

/// A day and a time of day, as databases and spreadsheets write them together.
fn split_time(text: &str) -> Option<(&str, &str)> {
    let (day, time) = text.split_once(['T', ' '])?;
    let time = time.trim();
    let is_time = time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit());
    is_time.then_some((day, time))
}

fn number(part: &str) -> Option<u32> {
    let part = part.trim();
    let digits = (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| part.parse().ok()).flatten()
}

fn of(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn year_last(
    one: u32,
    two: u32,
    year: u32,
    order: Option<DateOrder>,
) -> Result<NaiveDate, NotADay> {
    let (day_first, month_first) = (of(year, two, one), of(year, one, two));
    let nothing = || not("date.impossible", format!("there is no such day; {RIGHT}"));
    match (order, day_first, month_first) {
        (Some(DateOrder::DayFirst), day, _) | (Some(DateOrder::MonthFirst), _, day) => {
            day.ok_or_else(nothing)
        }
        (None, Some(day), Some(other)) if day != other => Err(NotADay {
            code: "date.ambiguous",
            message: format!(
                "this may be {day} or {other}; {RIGHT}, or say how the days of this file are meant"
            ),
            readings: vec![day, other],
        }),
        (None, Some(day), _) | (None, None, Some(day)) => Ok(day),
        (None, None, None) => Err(nothing()),
    }
}

/// Spreadsheets count days from the end of 1899 and write that number when a cell has lost its form.
fn of_spreadsheet(serial: u32) -> NotADay {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30);
    let day = start.and_then(|start| start.checked_add_days(Days::new(u64::from(serial))));
    match day {
        // 1927 to 2119: what stands for a day in a list of people.
        Some(day) if (10_000..80_000).contains(&serial) => not(
            "date.serial",
            format!(
                "this is a spreadsheet's number for a day, {day} if it counts from 1900; give the column the form YYYY-MM-DD and save the file again"
            ),
        ),
        _ => not("date.unreadable", format!("this is not a day; {RIGHT}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_can_be_read_in_one_way_is_read() {
        for (text, read) in [
            ("2026-04-03", "2026-04-03"),
            ("2026/04/03", "2026-04-03"),
            ("2026.4.3", "2026-04-03"),
            ("13/04/2026", "2026-04-13"),
            ("13-4-2026", "2026-04-13"),
            ("13.04.2026", "2026-04-13"),
            ("04/13/2026", "2026-04-13"),
            ("05/05/2026", "2026-05-05"),
            ("29/02/2028", "2028-02-29"),
        ] {
            assert_eq!(parse(text, None), Ok(day(read)), "{text}");
        }
    }

    #[test]
    fn the_rest_says_why() {
        for (text, code) in [
            ("03/04/2026", "date.ambiguous"),
            ("3-4-2026", "date.ambiguous"),
            ("3.4.2026", "date.ambiguous"),
            ("31/02/2026", "date.impossible"),
            ("2026-13-01", "date.impossible"),
            ("2026-02-30", "date.impossible"),
            ("00/00/2026", "date.impossible"),
            ("03/04/26", "date.short_year"),
            ("26-04-03", "date.short_year"),
            ("46115", "date.serial"),
            ("46115.5", "date.serial"),
            ("20260403", "date.unreadable"),
            ("2026", "date.unreadable"),
            ("2026-04", "date.unreadable"),
            ("3 april 2026", "date.unreadable"),
            ("yesterday", "date.unreadable"),
            ("-", "date.unreadable"),
            ("2026-04-03-01", "date.unreadable"),
            ("2026-04-03T00:00:00Z", "date.has_time"),
            ("13/04/2026 09:30", "date.has_time"),
            ("03/04/2026 09:30", "date.ambiguous"),
            ("٣/٤/٢٠٢٦", "date.unreadable"),
        ] {
            assert_eq!(parse(text, None).unwrap_err().code, code, "{text}");
        }
        let both = parse("03/04/2026", None).unwrap_err();
        assert_eq!(both.readings, [day("2026-04-03"), day("2026-03-04")]);
        assert!(both.message.contains("2026-04-03") && both.message.contains("2026-03-04"));
        let serial = parse("46115", None).unwrap_err();
        assert!(serial.message.contains("2026-04-03"), "{}", serial.message);
        let time = parse("2026-04-03 00:00", None).unwrap_err();
        assert!(time.message.contains("2026-04-03"));
    }

    #[test]
    fn an_order_that_was_told_decides() {
        let (first, last) = (Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst));
        assert_eq!(parse("03/04/2026", first), Ok(day("2026-04-03")));
        assert_eq!(parse("03/04/2026", last), Ok(day("2026-03-04")));
        assert_eq!(
            parse("04/13/2026", first).unwrap_err().code,
            "date.impossible"
        );
        assert_eq!(parse("2026-04-03", last), Ok(day("2026-04-03")));
    }

    proptest! {
        /// A day is never read as another day, however it is written.
        #[test]
        fn a_day_is_itself_or_in_doubt(serial in 18_000u64..70_000, separator in "[-/.]") {
            let day = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap() + Days::new(serial);
            let (y, m, d) = (day.year(), day.month(), day.day());
            let s = &separator;
            prop_assert_eq!(parse(&format!("{y}{s}{m:02}{s}{d:02}"), None), Ok(day));
            for text in [format!("{d}{s}{m}{s}{y}"), format!("{d:02}{s}{m:02}{s}{y}"), format!("{m}{s}{d}{s}{y}")] {
                match parse(&text, None) {
                    Ok(read) => prop_assert_eq!(read, day, "{}", text),
                    Err(why) => {
                        prop_assert_eq!(why.code, "date.ambiguous");
                        prop_assert!(why.readings.contains(&day) && d <= 12);
                    }
                }
            }
            prop_assert_eq!(parse(&format!("{d}{s}{m}{s}{y}"), Some(DateOrder::DayFirst)), Ok(day));
        }

        #[test]
        fn nothing_breaks_it(text in "\\PC{0,14}") {
            let _either_is_fine = parse(&text, None);
        }
    }
}
