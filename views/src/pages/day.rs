//! A date on a page, with its distance and what that means.

use chrono::NaiveDate;

use super::Shell;
use crate::dates::{self, Distance};

/// A date and how far it is from today, as the caller counted it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The civil date.
    pub on: NaiveDate,
    /// How far away.
    pub distance: Distance,
}

/// What a date means now; each has its icon and word, colour only repeats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    Plain,
    /// The safe date is at most two working days away, today or just behind us (amber).
    Near,
    /// The legal date is today (an outline, no colour).
    Last,
    /// The legal date has passed (red).
    Late,
}

impl Tone {
    /// The class of the stylesheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "st",
            Self::Near => "st near",
            Self::Last => "st last",
            Self::Late => "st late",
        }
    }

    /// The icon, if it has one.
    pub const fn icon(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Near => Some("near"),
            Self::Last => Some("flag"),
            Self::Late => Some("late"),
        }
    }
}

impl Day {
    /// What a legal date means on `today`.
    pub fn legal_tone(&self, today: NaiveDate) -> Tone {
        match self.on.cmp(&today) {
            std::cmp::Ordering::Less => Tone::Late,
            std::cmp::Ordering::Equal => Tone::Last,
            std::cmp::Ordering::Greater => Tone::Plain,
        }
    }

    /// What a safe date means on `today`, beside a legal date.
    pub fn safe_tone(&self, today: NaiveDate, legal: Option<&Self>) -> Tone {
        let passed = legal.is_some_and(|legal| legal.on < today);
        let close = match self.distance {
            Distance::WorkingDays(n) | Distance::Days(n) => n <= 2,
            Distance::Weeks(n) => n < 0,
        };
        if !passed && (self.on <= today || close) {
            Tone::Near
        } else {
            Tone::Plain
        }
    }

    /// The distance in words.
    pub fn spoken(&self, shell: &Shell, tone: &Tone) -> String {
        match tone {
            Tone::Last => shell.say("when-last-day"),
            Tone::Late => dates::late(shell.language, self.distance),
            Tone::Plain | Tone::Near => dates::relative(shell.language, self.distance),
        }
    }
}
