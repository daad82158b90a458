//! When a letter may leave: hours and days of Brussels, one letter an address and day, and the
//! letters that cannot wait.
//! Not here: rates of the relay and retries.

use chrono::{DateTime, NaiveDate, Utc};
use law::calendar::{Week, day_off};
use serde::{Deserialize, Serialize};

use crate::brussels;
use crate::ladder::Rung;
use crate::refusal::{Problem, Refusal};
use crate::window::Window;
use crate::words::words;

/// Letters that cannot wait leave from 08:00 on any day.
const URGENT_FROM: u32 = 8 * 60;
/// ... until 20:00.
const URGENT_UNTIL: u32 = 20 * 60;
/// No span between two openings is longer; Christmas, weekends and Easter together are far less.
const MOST_DAYS_AHEAD: usize = 15;

words! {
    /// The days on which ordinary letters leave.
    SendingDays = "sending days" {
        /// Monday to Friday, less the legal holidays.
        Working = "working",
        /// Every day.
        All = "all",
    }
}

/// Hours and days of ordinary letters. Minutes since midnight, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendingHours {
    /// First minute.
    pub from: u32,
    /// First minute after.
    pub until: u32,
    /// On which days.
    pub days: SendingDays,
}

impl Default for SendingHours {
    fn default() -> Self {
        Self {
            from: 9 * 60,
            until: 17 * 60,
            days: SendingDays::Working,
        }
    }
}

impl SendingHours {
    /// Reads `09:00-17:00`; `00:00-24:00` is the whole day.
    ///
    /// # Errors
    /// When it is not two times, the earlier one first.
    pub fn parse(text: &str, days: SendingDays) -> Result<Self, Refusal> {
        let minute = |clock: &str| -> Option<u32> {
            let (hour, minute) = clock.split_once(':')?;
            if hour.len() != 2 || minute.len() != 2 {
                return None;
            }
            let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
            let all = hour * 60 + minute;
            (minute < 60 && all <= 1440).then_some(all)
        };
        let read = text.split_once('-').and_then(|(from, until)| {
            let (from, until) = (minute(from)?, minute(until)?);
            (from < until).then_some(Self { from, until, days })
        });
        let expected = "HH:MM-HH:MM, the earlier time first";
        read.ok_or_else(|| Refusal::new("sending.hours", Problem::Unreadable, expected))
    }

    /// Whether ordinary letters leave on a day.
    pub fn is_sending_day(&self, day: NaiveDate) -> bool {
        self.days == SendingDays::All || day_off(day, Week::W1).is_none()
    }

    /// Whether ordinary letters leave at an instant.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        let minute = brussels::minute_of(now);
        self.is_sending_day(brussels::day_of(now)) && (self.from..self.until).contains(&minute)
    }

    /// The instant at which sending opens on a day, were it a sending day.
    pub fn opening(&self, day: NaiveDate) -> DateTime<Utc> {
        brussels::at(day, self.from)
    }

    /// The next opening after an instant.
    pub fn next_opening(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let today = brussels::day_of(now);
        today
            .iter_days()
            .take(MOST_DAYS_AHEAD)
            .filter(|day| self.is_sending_day(*day))
            .map(|day| self.opening(day))
            .find(|opening| *opening > now)
            .unwrap_or_else(|| brussels::end_of(today))
    }
}

/// The instant at which letters that cannot wait may begin to leave on a day.
pub fn urgent_opening(day: NaiveDate) -> DateTime<Utc> {
    brussels::at(day, URGENT_FROM)
}

/// Whether letters that cannot wait may leave at an instant.
pub fn is_urgent_hour(now: DateTime<Utc>) -> bool {
    (URGENT_FROM..URGENT_UNTIL).contains(&brussels::minute_of(now))
}

/// Whether a letter cannot wait: it is the last one, it corrects another, or its window closes before the next opening.
pub fn cannot_wait(rung: Rung, window: &Window, now: DateTime<Utc>, hours: &SendingHours) -> bool {
    rung == Rung::Last || rung.corrects() || window.closes_at <= hours.next_opening(now)
}

/// Whether a reminder may leave now. `last_letter_on` is the day the address last got an ordinary
/// letter.
pub fn may_leave(
    urgent: bool,
    now: DateTime<Utc>,
    hours: &SendingHours,
    last_letter_on: Option<NaiveDate>,
) -> bool {
    if urgent {
        return is_urgent_hour(now) || hours.is_open(now);
    }
    hours.is_open(now) && last_letter_on.is_none_or(|day| day < brussels::day_of(now))
}

/// The first instant not before `now` at which a reminder of this window could leave, were the
/// address free that day. `None` when it never can.
pub fn first_moment(
    rung: Rung,
    window: &Window,
    now: DateTime<Utc>,
    hours: &SendingHours,
) -> Option<DateTime<Utc>> {
    let start = window.opens_at.max(now);
    if window.has_closed(start) {
        return None;
    }
    let fits = |at: DateTime<Utc>| {
        window.contains(at) && may_leave(cannot_wait(rung, window, at, hours), at, hours, None)
    };
    let today = brussels::day_of(start);
    let tomorrow = today.succ_opt().unwrap_or(today);
    let mut candidates = vec![
        start,
        brussels::at(today, URGENT_FROM).max(start),
        hours.opening(today).max(start),
        brussels::at(tomorrow, URGENT_FROM),
        hours.next_opening(start),
    ];
    candidates.sort();
    candidates.into_iter().find(|at| fits(*at)).or_else(|| {
        let last_day = brussels::day_of(window.closes_at - chrono::TimeDelta::seconds(1));
        let last = brussels::at(last_day, URGENT_FROM).max(start);
        fits(last).then_some(last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        let local: chrono::NaiveDateTime = text.parse().unwrap();
        brussels::at(local.date(), 0) + local.time().signed_duration_since(Default::default())
    }

    #[test]
    fn hours_read() {
        let read = |text| SendingHours::parse(text, SendingDays::Working);
        assert_eq!(read("09:00-17:00").unwrap(), SendingHours::default());
        assert_eq!(read("00:00-24:00").unwrap().until, 1440);
        for bad in [
            "",
            "9-17",
            "17:00-09:00",
            "09:00-09:00",
            "09:60-17:00",
            "00:00-24:01",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn ordinary_and_urgent_hours() {
        let hours = SendingHours::default();
        for (moment, open) in [
            ("2026-11-25T08:59:59", false),
            ("2026-11-25T09:00:00", true),
            ("2026-11-25T16:59:59", true),
            ("2026-11-25T17:00:00", false),
            ("2026-11-28T10:00:00", false),
            ("2026-12-25T10:00:00", false),
        ] {
            assert_eq!(hours.is_open(at(moment)), open, "{moment}");
        }
        assert_eq!(
            hours.next_opening(at("2026-12-24T10:00:00")),
            at("2026-12-28T09:00:00")
        );
        let sunday = at("2026-11-29T10:00:00");
        assert!(may_leave(true, sunday, &hours, None) && !may_leave(false, sunday, &hours, None));
        assert!(!may_leave(true, at("2026-11-29T20:00:00"), &hours, None));
        let wednesday = at("2026-11-25T10:00:00");
        let day = brussels::day_of(wednesday);
        assert!(!may_leave(false, wednesday, &hours, Some(day)));
        assert!(may_leave(true, wednesday, &hours, Some(day)));
        assert!(may_leave(false, wednesday, &hours, day.pred_opt()));
    }
}
