//! What the sending jobs are told: who writes, when, and how long to wait.
//! Not here: where settings come from.

use casework::sending::SendingHours;
use chrono::TimeDelta;
use lettre::message::Mailbox;

use crate::error::JobError;

/// The settings of the sending jobs.
#[derive(Clone, Debug)]
pub struct JobSettings {
    /// When ordinary letters leave.
    pub hours: SendingHours,
    /// Who writes, as letters name it.
    pub organisation: String,
    /// The From header.
    pub from: Mailbox,
    /// The name of this worker in claims.
    pub worker: String,
    /// How long a claim holds.
    pub lease: TimeDelta,
    /// How long to wait after a definite "not now", or a lost lease.
    pub retry: TimeDelta,
    /// How many rows one step takes at a time.
    pub batch: u32,
}

impl JobSettings {
    /// The defaults, for an organisation and its address.
    ///
    /// # Errors
    /// When the address cannot be used.
    pub fn new(organisation: &str, address: &str) -> Result<Self, JobError> {
        let address = address
            .parse()
            .map_err(|_| JobError::Sender(address.to_owned()))?;
        Ok(Self {
            hours: SendingHours::default(),
            organisation: organisation.to_owned(),
            from: Mailbox::new(Some(organisation.to_owned()), address),
            worker: "worker".to_owned(),
            lease: TimeDelta::seconds(90),
            retry: TimeDelta::minutes(15),
            batch: 100,
        })
    }
}
