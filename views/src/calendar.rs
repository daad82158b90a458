//! Dates for a calendar program (RFC 5545): all-day events that say the general act and no more.
//! Written here because the library for it reads the clock and gives each alarm a random name, so that
//! the same dates would never be the same file.
//! Not here: which dates. Whoever sees the calendar over somebody's shoulder learns nothing else.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::Language;
use crate::dates::{self, Form};
use crate::letter::Act;
use crate::words::words;

/// On the clock of the reader's calendar, reminders come at nine: three days before, and the day before.
const ALARMS: [&str; 2] = ["-P2DT15H", "-PT15H"];
/// The longest line, in bytes (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// One date to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The same for the same date at every download, so that a calendar corrects and does not double it.
    pub uid: String,
    /// The rule: it chooses the general act.
    pub rule: String,
    /// The day.
    pub on: NaiveDate,
    /// When the date was computed; of two versions of an entry the newer one counts.
    pub computed_at: DateTime<Utc>,
}

/// The text of a calendar file in one language.
pub fn calendar(language: Language, entries: &[Entry]) -> String {
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Termijn//Termijn//EN");
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    for entry in entries {
        event(&mut file, language, entry);
    }
    file.line("END", "VCALENDAR");
    file.0
}

fn event(file: &mut File, language: Language, entry: &Entry) {
    let date = dates::write(language, entry.on, Form::Full);
    let key = Act::of(&entry.rule).key();
    let summary = words(language).say_with(key, &[("date", date.as_str().into())]);
    let summary = escaped(&summary);
    let whole_day = |on: NaiveDate| on.format("%Y%m%d").to_string();
    file.line("BEGIN", "VEVENT");
    file.line("UID", &escaped(&entry.uid));
    let stamp = entry.computed_at.format("%Y%m%dT%H%M%SZ");
    file.line("DTSTAMP", &stamp.to_string());
    let version = entry.computed_at.timestamp().clamp(0, i64::from(i32::MAX));
    file.line("SEQUENCE", &version.to_string());
    file.line("DTSTART;VALUE=DATE", &whole_day(entry.on));
    // The first day after it: an all-day event ends before that.
    if let Some(after) = entry.on.checked_add_days(Days::new(1)) {
        file.line("DTEND;VALUE=DATE", &whole_day(after));
    }
    file.line("SUMMARY", &summary);
    file.line("TRANSP", "TRANSPARENT");
    file.line("CLASS", "PRIVATE");
    for trigger in ALARMS {
        file.line("BEGIN", "VALARM");
        file.line("ACTION", "DISPLAY");
        file.line("DESCRIPTION", &summary);
        file.line("TRIGGER", trigger);
        file.line("END", "VALARM");
    }
    file.line("END", "VEVENT");
}

/// What a value may not hold as it is (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Lines as they are written: folded before they are too long, never within a character.
#[derive(Default)]
struct File(String);

impl File {
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::{File, escaped};

    #[test]
    fn values_cannot_break_out_of_their_line() {
        assert_eq!(
            escaped("a,b;c\\d\r\nEND:VEVENT"),
            "a\\,b\\;c\\\\d\\nEND:VEVENT"
        );
        let mut file = File::default();
        file.line("SUMMARY", &"é".repeat(100));
        let lines: Vec<&str> = file
            .0
            .strip_suffix("\r\n")
            .unwrap_or_default()
            .split("\r\n")
            .collect();
        assert!(lines.iter().all(|line| line.len() <= 75), "{lines:?}");
        assert!(lines.iter().skip(1).all(|line| line.starts_with(' ')));
        let whole: String = lines
            .iter()
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        assert_eq!(whole, format!("SUMMARY:{}", "é".repeat(100)));
    }
}
