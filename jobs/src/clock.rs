//! Whether the clock of this machine can be trusted: wall time is held against a clock that only counts,
//! against the latest instant at which anybody was at work, and against the database server's clock.
//! Not here: the database ([`crate::steps`]), and reading clocks (the wiring does).

use chrono::{DateTime, TimeDelta, Utc};
use std::fmt;
use std::time::Duration;
use store::clock::Marks;

/// A step of less than this is what keeping a clock right looks like; it is only said.
const STEP_SAID: TimeDelta = TimeDelta::seconds(5);
/// The clock may lie so far behind the latest instant at which anybody was at work.
const BEHIND: TimeDelta = TimeDelta::seconds(2);
/// A step ahead of more than this is doubted.
const AHEAD: TimeDelta = TimeDelta::minutes(15);
/// Two readings this far apart that agree settle a doubt about a step ahead.
const APART: Duration = Duration::from_secs(60);
/// Nobody forgets an installation for longer: beyond, only a person is believed.
const MOST_AWAY: TimeDelta = TimeDelta::days(30);
/// This machine's clock and the database server's may differ by so much.
const FROM_SERVER: TimeDelta = TimeDelta::seconds(2);

/// One look at the clocks.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Wall time; on a shared database put right by the server's.
    pub wall: DateTime<Utc>,
    /// A clock that counts and never steps, from any beginning.
    pub steady: Duration,
    /// Whether the clock is kept right by others, where that is known.
    pub synchronised: Option<bool>,
    /// How far the server's clock is ahead of this machine's, where there is a server.
    pub offset: Option<TimeDelta>,
}

impl Reading {
    /// A clock that is a value: as steady as it is.
    pub fn of(wall: DateTime<Utc>) -> Self {
        let since = (wall - DateTime::UNIX_EPOCH).to_std();
        Self {
            wall,
            steady: since.unwrap_or_default(),
            synchronised: None,
            offset: None,
        }
    }
}

/// Why the clock is not trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It lies before an instant at which somebody was at work already.
    Behind(DateTime<Utc>),
    /// It jumped ahead, by so much.
    Jumped(TimeDelta),
    /// It lies far beyond the latest instant at which anybody was at work.
    FarAhead(DateTime<Utc>),
    /// It is known not to be kept right, and nothing was at work since.
    Unsynchronised(DateTime<Utc>),
    /// The database server's clock says something else.
    OffServer(TimeDelta),
}

const CONFIRM: &str = "`termijn hold confirm-clock` if this is the right time";

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = |at: &DateTime<Utc>| at.format("%Y-%m-%d %H:%M:%S UTC").to_string();
        match self {
            Self::Behind(mark) => write!(
                f,
                "the clock went back: letters left as late as {}; they wait until then, or until {CONFIRM}",
                second(mark)
            ),
            Self::Jumped(by) if *by > MOST_AWAY => {
                write!(
                    f,
                    "the clock jumped ahead by {} days; {CONFIRM}",
                    by.num_days()
                )
            }
            Self::Jumped(by) => write!(
                f,
                "the clock jumped ahead by {} minutes; letters wait until it has been steady for a minute, or until {CONFIRM}",
                by.num_minutes()
            ),
            Self::FarAhead(mark) => write!(
                f,
                "the clock is far ahead of the last sign of work, {}; {CONFIRM}",
                second(mark)
            ),
            Self::Unsynchronised(mark) => write!(
                f,
                "the clock is not synchronised yet, and the last sign of work was {}; letters wait until it is, or until {CONFIRM}",
                second(mark)
            ),
            Self::OffServer(by) => write!(
                f,
                "the clock of this machine is {} seconds away from the database server's; put it right",
                by.num_seconds().abs()
            ),
        }
    }
}

/// A reading that was trusted, or one that a doubt began with.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    wall: DateTime<Utc>,
    steady: Duration,
}

impl Anchor {
    const fn of(reading: &Reading) -> Self {
        Self {
            wall: reading.wall,
            steady: reading.steady,
        }
    }

    /// How far wall time has stepped since, against the steady clock.
    fn stepped(&self, reading: &Reading) -> TimeDelta {
        let counted = reading.steady.saturating_sub(self.steady);
        let counted = TimeDelta::from_std(counted).unwrap_or(TimeDelta::MAX);
        (reading.wall - self.wall)
            .checked_sub(&counted)
            .unwrap_or(TimeDelta::MIN)
    }
}

/// The memory of one process about its clock.
#[derive(Clone, Debug, Default)]
pub struct ClockGuard {
    trusted: Option<Anchor>,
    /// The first reading after a jump ahead.
    jumped: Option<Anchor>,
    /// The latest wall time that was trusted.
    highest: Option<DateTime<Utc>>,
    confirmed_at: Option<DateTime<Utc>>,
    doubt: Option<Doubt>,
}

impl ClockGuard {
    /// The doubt of the last look.
    pub const fn doubt(&self) -> Option<Doubt> {
        self.doubt
    }

    /// Looks at the clocks. `marks` is what the database knows, where it was asked; between two askings
    /// this process's own memory serves.
    pub fn look(&mut self, reading: &Reading, marks: Option<&Marks>) -> Option<Doubt> {
        match marks {
            Some(marks) => self.hear(reading, marks),
            // Before anything is trusted there is nothing to hold against.
            None if self.trusted.is_none() => return self.doubt,
            None => {}
        }
        self.doubt = self.judge(reading, marks);
        if self.doubt.is_none() {
            let stepped = self.trusted.map(|trusted| trusted.stepped(reading));
            if let Some(by) = stepped.filter(|by| by.abs() > STEP_SAID) {
                tracing::warn!(seconds = by.num_seconds(), "the clock was put");
            }
            self.trusted = Some(Anchor::of(reading));
            self.jumped = None;
            self.highest = self.highest.max(Some(reading.wall));
        }
        self.doubt
    }

    /// A person who says what time it is is believed by whoever agrees with the time.
    fn hear(&mut self, reading: &Reading, marks: &Marks) {
        if marks.confirmed_at == self.confirmed_at {
            return;
        }
        let first = self.trusted.is_none() && self.doubt.is_none();
        self.confirmed_at = marks.confirmed_at;
        let agrees = marks
            .confirmed_at
            .is_some_and(|at| (reading.wall - at).abs() <= AHEAD);
        if agrees && !first {
            self.trusted = Some(Anchor::of(reading));
            self.highest = Some(reading.wall);
        }
    }

    fn judge(&mut self, reading: &Reading, marks: Option<&Marks>) -> Option<Doubt> {
        if let Some(offset) = reading.offset.filter(|offset| offset.abs() > FROM_SERVER) {
            return Some(Doubt::OffServer(offset));
        }
        let known = marks.and_then(|marks| marks.high_water_at.or(marks.newest_line_at));
        let mark = known.max(self.highest);
        if let Some(mark) = mark.filter(|mark| reading.wall < *mark - BEHIND) {
            return Some(Doubt::Behind(mark));
        }
        let Some(trusted) = self.trusted else {
            // The first look of a process: there is no steady clock to hold against.
            let mark = known?;
            return match reading.wall - mark {
                away if away > MOST_AWAY => Some(Doubt::FarAhead(mark)),
                away if away > AHEAD && reading.synchronised == Some(false) => {
                    Some(Doubt::Unsynchronised(mark))
                }
                _ => None,
            };
        };
        let by = trusted.stepped(reading);
        if by <= AHEAD {
            return None;
        }
        let steady_for_a_minute = self.jumped.is_some_and(|jumped| {
            jumped.stepped(reading).abs() <= STEP_SAID
                && reading.steady.saturating_sub(jumped.steady) >= APART
        });
        let settled = steady_for_a_minute && by <= MOST_AWAY && reading.synchronised != Some(false);
        if settled {
            return None;
        }
        // A clock that steps again is looked at anew.
        let stepped_again = self
            .jumped
            .is_none_or(|jumped| jumped.stepped(reading).abs() > STEP_SAID);
        if stepped_again {
            self.jumped = Some(Anchor::of(reading));
        }
        Some(Doubt::Jumped(by))
    }
}

#[cfg(test)]
mod tests;
