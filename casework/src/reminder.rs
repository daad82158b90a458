//! Planned warnings: one deadline, one rung, one contact, in a window fixed when it is planned.
//! Not here: what a letter says ([`crate::letter`]) and when it leaves ([`crate::sending`]).

mod plan;

use crate::correction::Correction;
use crate::ids::{ContactId, DeadlineId, DeliveryId, ReminderId};
use crate::ladder::Rung;
use crate::window::Window;
use crate::words::{ReminderReason, ReminderState};

pub use plan::{Moment, PlannedRung, RIGHT_DAYS, gives_way, last_day_to_tell, plan};

/// One planned warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Which reminder.
    pub id: ReminderId,
    /// About which deadline.
    pub deadline: DeadlineId,
    /// For whom.
    pub contact: ContactId,
    /// Which rung.
    pub rung: Rung,
    /// Whether a claim of the person silences it.
    pub gentle: bool,
    /// When it is true and useful.
    pub window: Window,
    /// What became of it.
    pub state: ReminderState,
    /// Why it ended so.
    pub reason: Option<ReminderReason>,
    /// The e-mail it went, or will go, with.
    pub delivery: Option<DeliveryId>,
    /// What it puts right, when it does.
    pub correction: Option<Correction>,
}

impl Reminder {
    /// Whether it may still lead to a letter.
    pub const fn is_waiting(&self) -> bool {
        matches!(self.state, ReminderState::Planned | ReminderState::Bundled)
    }

    /// The same, cancelled.
    #[must_use]
    pub fn cancelled(&self, reason: ReminderReason) -> Self {
        Self {
            state: ReminderState::Cancelled,
            reason: Some(reason),
            ..self.clone()
        }
    }
}

/// Whether a reminder may go from one state to another.
pub const fn may_become(from: ReminderState, to: ReminderState) -> bool {
    use ReminderState::{Bundled, Cancelled, Covered, Done, Expired, Planned};
    matches!(
        (from, to),
        (Planned, Bundled | Covered | Cancelled | Expired)
            | (Bundled, Done | Planned | Covered | Cancelled | Expired)
    )
}

#[cfg(test)]
mod tests;
