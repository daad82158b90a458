//! Days and ids on the command line: what is wrong with one, and what would be right.
//! Not here: words of closed lists, which say so themselves.

use std::str::FromStr;

use chrono::NaiveDate;

/// Reads a day as it is written in files and answers, and in no other way.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    let read = NaiveDate::from_str(text).ok();
    read.filter(|day| day.to_string() == text)
        .ok_or_else(|| "not a day of the calendar; expected YYYY-MM-DD".to_owned())
}

/// Reads an id as a list or a case shows it.
pub fn id<T: FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| "not an id; expected one as the program shows it".to_owned())
}
