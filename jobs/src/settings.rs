//! What the sending jobs are told: who writes, when, and how long to wait.
//! Not here: where settings come from.

use casework::pace::Paces;
use casework::sending::SendingHours;
use chrono::TimeDelta;
use lettre::message::Mailbox;

use crate::dkim::Dkim;
use crate::error::JobError;
use crate::keep::Keep;

/// The settings of the sending jobs.
#[derive(Clone, Debug)]
pub struct JobSettings {
    /// When ordinary letters leave.
    pub hours: SendingHours,
    /// Who writes, as letters name it.
    pub organisation: String,
    /// The number of the organisation, for people who need help; `None` = not written.
    pub phone: Option<String>,
    /// The From header.
    pub from: Mailbox,
    /// Signs letters; `None` where the relay does, or nobody.
    pub dkim: Option<Dkim>,
    /// The name of this worker in claims.
    pub worker: String,
    /// How long a claim holds without a sign of life from who sends the letter.
    pub lease: TimeDelta,
    /// How long to wait after each definite "not now"; the last one repeats.
    pub retries: Vec<TimeDelta>,
    /// How long a letter waits whose fate nobody knows, before the same bytes go again.
    pub unknown_hold: TimeDelta,
    /// How fast letters leave.
    pub paces: Paces,
    /// How many rows one step takes at a time.
    pub batch: u32,
    /// How long is kept what nothing needs any more.
    pub keep: Keep,
}

impl JobSettings {
    /// The defaults, for an organisation and its address, which may bear a name of its own.
    ///
    /// # Errors
    /// When the address cannot be used, or a name does not fit on one line.
    pub fn new(organisation: &str, address: &str) -> Result<Self, JobError> {
        let unusable = || JobError::Sender(address.to_owned());
        let mut from: Mailbox = address.parse().map_err(|_| unusable())?;
        let name = from.name.get_or_insert_with(|| organisation.to_owned());
        if name.chars().any(char::is_control) {
            return Err(unusable());
        }
        Ok(Self {
            hours: SendingHours::default(),
            organisation: organisation.to_owned(),
            phone: None,
            from,
            dkim: None,
            worker: "worker".to_owned(),
            lease: TimeDelta::seconds(90),
            retries: [1, 5, 15, 30, 60, 120, 240]
                .map(TimeDelta::minutes)
                .to_vec(),
            unknown_hold: TimeDelta::seconds(900),
            paces: Paces::default(),
            batch: 100,
            keep: Keep::default(),
        })
    }

    /// How long a letter waits that was tried so often before.
    pub fn retry_after(&self, attempts: u32) -> TimeDelta {
        if casework::planted!(planted_retry_without_backoff) {
            return TimeDelta::zero();
        }
        let at = usize::try_from(attempts).unwrap_or(usize::MAX);
        let span = self.retries.get(at).or(self.retries.last());
        span.copied().unwrap_or(TimeDelta::minutes(15))
    }

    /// How long a letter waits whose worker died before it was sent: nothing was tried.
    pub fn after_lost_lease(&self) -> TimeDelta {
        self.retry_after(0)
    }
}
