//! What becomes of a reminder that nobody could send in time, because the program did not run or too
//! much is due at once: the table from a late reminder to what is done.
//! Not here: finding late reminders, and in which order letters leave.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use law::calendar::{plus_days, roll_back};
use law::words::Kind;

use crate::brussels;
use crate::deadline::Deadline;
use crate::ladder::Rung;
use crate::letter::named_date;
use crate::window::Window;
use crate::words::{DeadlineState, ReminderReason};

/// A reminder that could have left for so long is late.
pub const LATE_AFTER: TimeDelta = TimeDelta::hours(2);
/// The same date is not told twice within this time, unless it is the last moment.
const TOLD_WITHIN: TimeDelta = TimeDelta::hours(24);

/// A reminder that has not been sent, with what decides about it.
#[derive(Clone, Copy, Debug)]
pub struct Waiting<'a> {
    /// Its deadline.
    pub deadline: &'a Deadline,
    /// Its rung.
    pub rung: Rung,
    /// When it was, or is, true and useful.
    pub window: Window,
    /// Whether a later rung of the same deadline still waits for the same contact.
    pub followed: bool,
    /// When a letter last spoke to the same contact of the same deadline.
    pub told_at: Option<DateTime<Utc>>,
}

/// What is done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// It leaves with the next letter: what it says is true.
    Send,
    /// It leaves, and somebody phones besides: a letter alone may be read too late.
    SendAndCall,
    /// Another letter says it, or has said it.
    Cover(ReminderReason),
    /// The duty has ended meanwhile.
    Cancel(ReminderReason),
    /// Its time passed unused; the legal date lies ahead, so somebody phones.
    ExpireAndCall,
    /// The legal date itself passed: no letter, but a person who decides what to say now.
    Passed,
}

/// The last day on which the act is still in time; a right has none, it only began.
pub fn last_day(deadline: &Deadline) -> Option<NaiveDate> {
    let acts = deadline.kind != Kind::Eligibility;
    deadline.due_on.max(deadline.safe_on).filter(|_| acts)
}

/// The day on which a phone call is the last safe way: the working day before the last day.
pub fn last_call(last_on: NaiveDate) -> NaiveDate {
    let eve = plus_days(last_on, -1).and_then(roll_back);
    eve.unwrap_or(last_on)
}

/// What is done at an instant about a reminder that waits.
pub fn late(one: &Waiting<'_>, now: DateTime<Utc>) -> Late {
    let deadline = one.deadline;
    // What takes a date back speaks of one that has ended.
    if one.rung != Rung::Dropped {
        match deadline.state {
            DeadlineState::Open => {}
            DeadlineState::Met => return Late::Cancel(ReminderReason::DeadlineMet),
            DeadlineState::Superseded => return Late::Cancel(ReminderReason::DeadlineReplaced),
            DeadlineState::Void => return Late::Cancel(ReminderReason::DeadlineVoid),
        }
    }
    let last_on = last_day(deadline).filter(|_| deadline.state == DeadlineState::Open);
    let closed = one.window.has_closed(now);
    match last_on {
        Some(last_on) if closed && brussels::end_of(last_on) <= now => return Late::Passed,
        _ if closed && one.followed => return Late::Cover(ReminderReason::MoreUrgentLetter),
        _ if closed => return Late::ExpireAndCall,
        _ => {}
    }
    if one.rung.corrects() || one.window.opens_at + LATE_AFTER > now {
        return Late::Send;
    }
    let today = brussels::day_of(now);
    if last_on.is_some_and(|last_on| last_call(last_on) <= today) {
        return Late::SendAndCall;
    }
    let told_the_same = one.told_at.is_some_and(|at| {
        let then = named_date(deadline, brussels::day_of(at));
        now - at < TOLD_WITHIN && then == named_date(deadline, today)
    });
    if told_the_same {
        return Late::Cover(ReminderReason::ToldLately);
    }
    Late::Send
}

#[cfg(test)]
mod tests;
