//! Civil dates as JSON without the machinery of formatting: an explanation is mostly dates.
//! Not here: reading them; chrono does that.

use chrono::{Datelike, NaiveDate};
use serde::Serializer;

/// Writes a day as `YYYY-MM-DD`.
pub fn day<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    match written(*day) {
        Some(text) => serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default()),
        None => serializer.collect_str(day),
    }
}

/// The same for a day that may be absent.
#[allow(clippy::ref_option, reason = "the shape that serde calls")]
pub fn may_be<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => self::day(day, serializer),
        None => serializer.serialize_none(),
    }
}

/// The ten characters of a day; `None` for a year that has not four digits.
fn written(day: NaiveDate) -> Option<[u8; 10]> {
    let year = u32::try_from(day.year())
        .ok()
        .filter(|year| *year <= 9_999)?;
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    let (month, number) = (day.month(), day.day());
    Some([
        digit(year / 1_000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(number / 10),
        digit(number),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_writes_what_chrono_writes() {
        let first: NaiveDate = "1896-01-01".parse().unwrap();
        for day in first.iter_days().step_by(13).take(12_000) {
            assert_eq!(written(day).unwrap().as_slice(), day.to_string().as_bytes());
        }
        assert_eq!(written(NaiveDate::MAX), None);
        assert_eq!(written(NaiveDate::MIN), None);
    }
}
