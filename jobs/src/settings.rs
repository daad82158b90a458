//! What the sending jobs are told: who writes, when, and how long to wait.
//! Not here: where settings come from.

use casework::gate::Restraint;
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
    /// The address of the desk, for those who work here; `None` = not written.
    pub desk: Option<String>,
    /// The From header.
    pub from: Mailbox,
    /// Signs letters; `None` where the relay does, or nobody.
    pub dkim: Option<Dkim>,
    /// The name of this worker in claims.
    pub worker: String,
    /// How long a claim holds without a sign of life from who sends the letter.
    pub lease: TimeDelta,
    /// How much longer than its lease somebody else's claim is left alone: where several machines share a
    /// database, their clocks differ a little.
    pub slack: TimeDelta,
    /// How long to wait after each definite "not now", whatever was said; the last one repeats. Without a
    /// list each class of answers has its own.
    pub retries: Option<Vec<TimeDelta>>,
    /// How long a letter waits whose fate nobody knows, before the same bytes go again.
    pub unknown_hold: TimeDelta,
    /// How fast letters leave, and whether ways in trouble are left alone.
    pub restraint: Restraint,
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
            desk: None,
            from,
            dkim: None,
            worker: "worker".to_owned(),
            lease: TimeDelta::seconds(90),
            slack: TimeDelta::zero(),
            retries: None,
            unknown_hold: TimeDelta::seconds(900),
            restraint: Restraint::default(),
            batch: 100,
            keep: Keep::default(),
        })
    }

    /// How long a letter waits for the `nth` time, from 0 on, where its class would wait so many minutes.
    pub fn retry_after(&self, minutes: &[u32], nth: u32) -> TimeDelta {
        if casework::planted!(planted_retry_without_backoff) {
            return TimeDelta::zero();
        }
        let nth = usize::try_from(nth).unwrap_or(usize::MAX);
        let own = self.retries.as_deref();
        let own = own.and_then(|own| own.get(nth).or(own.last()).copied());
        own.unwrap_or_else(|| {
            let minutes = minutes.get(nth).or(minutes.last());
            TimeDelta::minutes(minutes.copied().map_or(1, i64::from))
        })
    }

    /// How long a letter waits whose worker died before it was sent: nothing was tried.
    pub fn after_lost_lease(&self) -> TimeDelta {
        self.retry_after(&[1], 0)
    }
}
