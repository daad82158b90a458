//! What a caseworker is told each working morning: own cases by how soon something is due, people nobody
//! reached, letters of which nobody knows whether they arrived. References only: an e-mail is not safe.
//! Not here: words and layout (`views`), and whose cases these are (`store`).

use chrono::{DateTime, NaiveDate, Utc};
use law::calendar::{Week, working_day_after};
use law::words::Kind;

use crate::brussels;
use crate::deadline::Deadline;
use crate::refusal::{Problem, Refusal};
use crate::sending::{SendingDays, SendingHours};
use crate::window::Window;
use crate::words::Standing;

/// How far it looks ahead.
const WORKING_DAYS: u32 = 5;
/// A morning mail that could not leave for so many minutes is of no use any more.
const USEFUL_MINUTES: u32 = 4 * 60;
/// When it leaves where nothing else is set: half past seven.
const USUALLY_AT: u32 = 7 * 60 + 30;

/// When the morning mail leaves, in minutes after midnight; `None` = never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigestHour(Option<u32>);

impl Default for DigestHour {
    fn default() -> Self {
        Self(Some(USUALLY_AT))
    }
}

impl DigestHour {
    /// Reads `07:30`, or `off`.
    ///
    /// # Errors
    /// When it is neither, or too late for a morning.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if text.trim() == "off" {
            return Ok(Self(None));
        }
        let expected = "off, or a time from 00:00 to 12:00 such as 07:30";
        let span = format!("{}-24:00", text.trim());
        let read = SendingHours::parse(&span, SendingDays::All);
        let from = read.ok().map(|hours| hours.from);
        let morning = from.filter(|from| *from <= 12 * 60);
        let refuse = || Refusal::new("digest_at", Problem::Unreadable, expected);
        morning.map(|from| Self(Some(from))).ok_or_else(refuse)
    }

    /// The time in which the mail of a day may leave; `None` on a day without one.
    pub fn window(self, day: NaiveDate) -> Option<Window> {
        let works = SendingHours {
            days: SendingDays::Working,
            ..SendingHours::default()
        };
        let from = self.0.filter(|_| works.is_sending_day(day))?;
        Window::new(
            brussels::at(day, from),
            brussels::at(day, from + USEFUL_MINUTES),
        )
    }
}

/// A case and the date for which it is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DigestLine {
    /// The date, where there is one.
    pub on: Option<NaiveDate>,
    /// The reference of the case.
    pub reference: String,
}

/// One morning mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// Nobody was reached and the legal date is near: first of all, for whoever divides the work.
    pub escalated: Vec<DigestLine>,
    /// The legal date has passed.
    pub overdue: Vec<DigestLine>,
    /// The safe date is today, or has passed while the legal one has not.
    pub today: Vec<DigestLine>,
    /// The safe date is one of the next working days.
    pub next_days: Vec<DigestLine>,
    /// People who have to be reached otherwise.
    pub unreached: Vec<DigestLine>,
    /// Cases with a letter of which nobody knows whether it arrived.
    pub uncertain: Vec<DigestLine>,
}

/// The last day at which a morning mail looks.
pub fn looks_until(today: NaiveDate) -> NaiveDate {
    working_day_after(today, WORKING_DAYS, Week::W1).unwrap_or(today)
}

impl Digest {
    /// Puts an open deadline where it belongs on a morning, if anywhere.
    pub fn put(
        &mut self,
        deadline: &Deadline,
        reference: &str,
        recorded_at: DateTime<Utc>,
        today: NaiveDate,
    ) {
        let acts = matches!(
            deadline.kind,
            Kind::Act | Kind::Window | Kind::Validity | Kind::StayLimit
        );
        let Some(safe_on) = deadline.safe_on.filter(|_| acts) else {
            return;
        };
        let line = |on| DigestLine {
            on: Some(on),
            reference: reference.to_owned(),
        };
        match deadline.standing(today, brussels::day_of(recorded_at)) {
            Standing::Missed => self.overdue.push(line(deadline.due_on.unwrap_or(safe_on))),
            Standing::Open if safe_on <= today => {
                self.today.push(line(deadline.due_on.unwrap_or(safe_on)));
            }
            Standing::Open if safe_on <= looks_until(today) => self.next_days.push(line(safe_on)),
            _ => {}
        }
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.groups().iter().all(|group| group.is_empty())
    }

    /// Sorts every group, and names no case twice in one for the same day.
    pub fn sort(&mut self) {
        for group in [
            &mut self.escalated,
            &mut self.overdue,
            &mut self.today,
            &mut self.next_days,
            &mut self.unreached,
            &mut self.uncertain,
        ] {
            group.sort();
            group.dedup();
        }
    }

    /// Every group, the most pressing first.
    pub fn groups(&self) -> [&[DigestLine]; 6] {
        [
            &self.escalated,
            &self.overdue,
            &self.today,
            &self.next_days,
            &self.unreached,
            &self.uncertain,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Desk, at, day, fact, lodging, open};
    use law::words::{FactKind, Lodging, Track};

    #[test]
    fn hours_read() {
        let window = |text: &str, on: &str| DigestHour::parse(text).unwrap().window(day(on));
        let usual = DigestHour::default().window(day("2026-11-25"));
        assert_eq!(usual.unwrap().opens_at, at("2026-11-25T07:30:00"));
        assert_eq!(usual, window("07:30", "2026-11-25"));
        assert_eq!(
            window("08:15", "2026-11-25").unwrap().closes_at,
            at("2026-11-25T12:15:00")
        );
        // A Saturday, a Sunday, a holiday.
        for off in ["2026-11-28", "2026-11-29", "2026-12-25"] {
            assert_eq!(window("07:30", off), None, "{off}");
        }
        assert_eq!(window("off", "2026-11-25"), None);
        for bad in ["", "7:30", "12:01", "25:00", "07:60", "on", "07:30-08:00"] {
            assert!(DigestHour::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn each_date_has_its_place() {
        // Safe on Friday 4 December, legal on Monday 7 December.
        let mut desk = Desk::new("2026-11-24T10:00:00");
        let home = lodging(Lodging::Private, day("2026-11-23"));
        let arrival = fact(FactKind::EnteredBelgium, "2026-11-23");
        desk.run(&open(Track::EuShortStay, vec![arrival, home]));
        let file = desk.file();
        let row = file.deadlines.iter();
        let row = row.clone().find(|row| row.rule == "eu-short-stay-report");
        for (today, place, named) in [
            ("2026-11-26", None, ""),
            ("2026-11-27", Some(3), "2026-12-04"),
            ("2026-12-03", Some(3), "2026-12-04"),
            ("2026-12-04", Some(2), "2026-12-07"),
            ("2026-12-07", Some(2), "2026-12-07"),
            ("2026-12-08", Some(1), "2026-12-07"),
        ] {
            let mut digest = Digest::default();
            digest.put(row.unwrap(), "K7QD", file.recorded_at, day(today));
            let groups = digest.groups();
            let found = groups.iter().position(|group| !group.is_empty());
            assert_eq!(found, place, "{today}");
            assert_eq!(digest.is_empty(), place.is_none());
            if let Some(place) = place {
                assert_eq!(groups[place][0].on, Some(day(named)), "{today}");
            }
        }
    }
}
