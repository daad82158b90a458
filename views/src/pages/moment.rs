//! An instant on a page: the clock of Brussels, and the day where it is not today.
//! Not here: time zones; the caller has gone from the instant to day and minute.

use chrono::NaiveDate;

use super::Shell;

/// A day and a minute of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The civil day.
    pub on: NaiveDate,
    /// Minutes since midnight.
    pub minute: u32,
}

impl Moment {
    /// "09:14" today, else "do 19 nov, 09:02", with the year where it is another one.
    pub fn words(&self, shell: &Shell) -> String {
        let clock = format!("{:02}:{:02}", self.minute / 60, self.minute % 60);
        if self.on == shell.today {
            clock
        } else {
            let date = shell.short(&self.on);
            let year = shell.today.format(" %Y").to_string();
            let near = date.strip_suffix(&year).unwrap_or(&date);
            format!("{near}, {clock}")
        }
    }
}
