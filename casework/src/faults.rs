//! Bugs planted on purpose at named lines of the shipping code, to prove that the tests would see them.
//! Only the feature `faults` compiles them in, and then each sleeps until a test wakes it in its own thread.
//! Not here: the lines themselves (`planted!` marks them) and the tests that find them (`jobs/tests/simulation.rs`).

use std::cell::Cell;

/// A bug that a line of the program would have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    non_camel_case_types,
    reason = "a planted bug is looked for by its name"
)]
pub enum Bug {
    /// The mark does not ask whether the claim is still its own.
    planted_no_fence_check,
    /// The mark does not ask whether a duty was done meanwhile.
    planted_mark_after_met,
    /// Every attempt has a Message-ID of its own.
    planted_random_message_id,
    /// Nobody takes back what a dead worker held.
    planted_no_reclaim,
    /// No answer after the dot counts as sent.
    planted_unknown_is_sent,
    /// A letter whose worker died after the mark counts as sent.
    planted_closed_on_crash,
    /// An hour that comes twice is the later one.
    planted_fold_rule,
    /// A letter names the day after the date.
    planted_off_by_one_day,
    /// A breaker that opened stays open.
    planted_breaker_never_closes,
    /// A letter that was put off is tried again at once.
    planted_retry_without_backoff,
    /// A connection in doubt carries the next letter.
    planted_pool_reuse,
    /// A receipt counts as written before the disk has it.
    planted_unsynced_receipt,
}

impl Bug {
    /// Every one.
    pub const ALL: [Self; 12] = [
        Self::planted_no_fence_check,
        Self::planted_mark_after_met,
        Self::planted_random_message_id,
        Self::planted_no_reclaim,
        Self::planted_unknown_is_sent,
        Self::planted_closed_on_crash,
        Self::planted_fold_rule,
        Self::planted_off_by_one_day,
        Self::planted_breaker_never_closes,
        Self::planted_retry_without_backoff,
        Self::planted_pool_reuse,
        Self::planted_unsynced_receipt,
    ];
}

thread_local! {
    static AWAKE: Cell<Option<Bug>> = const { Cell::new(None) };
}

/// Wakes one bug in this thread and puts any other to sleep; `None` puts all to sleep.
pub fn wake(bug: Option<Bug>) {
    AWAKE.set(bug);
}

/// Whether a bug is awake in this thread.
pub fn is_awake(bug: Bug) -> bool {
    AWAKE.get() == Some(bug)
}
