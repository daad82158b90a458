//! The day a careful helper would name: still safe, and the town hall is open.
//! Not here: dates of law; closing days never move those.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Week};

/// The last working day not after `safe` on which the town hall is open, and not before the first
/// working day after the trigger. `None` when there is none.
pub fn last_open_day(
    calendar: &Calendar,
    safe: NaiveDate,
    trigger: Option<NaiveDate>,
    closures: &[NaiveDate],
) -> Option<NaiveDate> {
    let floor = trigger.and_then(|day| calendar.working_day_after(day, 1, Week::W1));
    let mut day = calendar.roll_back(safe)?;
    while closures.contains(&day) {
        day = calendar.working_day_before(day, 1)?;
    }
    floor.is_none_or(|floor| floor <= day).then_some(day)
}
