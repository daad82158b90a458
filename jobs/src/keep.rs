//! How long is kept what nothing needs any more.
//! Not here: the answers to repeated requests; the API promises two days (`store::idempotency`).

use chrono::TimeDelta;

/// Periods after the end of a thing; `None` keeps it for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// Letters in the table of those under way; older ones are in the archive.
    pub letters: Option<TimeDelta>,
    /// What each try of a letter came to. The letter itself stays, with its state.
    pub attempts: Option<TimeDelta>,
    /// Keys of the API that expired or were revoked.
    pub ended_keys: Option<TimeDelta>,
    /// The row of a process that fell silent.
    pub silent_workers: Option<TimeDelta>,
    /// So many months after its own a file of receipts stays at least.
    pub receipt_months: Option<u32>,
}

impl Default for Keep {
    fn default() -> Self {
        Self {
            letters: Some(TimeDelta::days(90)),
            attempts: Some(TimeDelta::days(365)),
            ended_keys: Some(TimeDelta::days(365)),
            silent_workers: Some(TimeDelta::days(7)),
            receipt_months: Some(12),
        }
    }
}
