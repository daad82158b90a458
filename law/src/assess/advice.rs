//! The day a careful helper would name: still safe, and the town hall is open.
//! Not here: dates of law; closing days never move those.

use chrono::NaiveDate;

use crate::calendar::{Week, roll_back, working_day_after, working_day_before};

/// The last working day not after `safe` on which the town hall is open, and not before the first
/// working day after the trigger. `None` when there is none.
pub fn last_open_day(
    safe: NaiveDate,
    trigger: Option<NaiveDate>,
    closures: &[NaiveDate],
) -> Option<NaiveDate> {
    let floor = trigger.and_then(|day| working_day_after(day, 1, Week::W1));
    let mut day = roll_back(safe)?;
    while closures.contains(&day) {
        day = working_day_before(day, 1)?;
    }
    floor.is_none_or(|floor| floor <= day).then_some(day)
}
