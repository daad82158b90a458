//! What an administrator may change about case work, with the defaults of this binary.
//! Not here: what an operator sets (mail, database), and where settings are stored.

use std::collections::BTreeSet;

use law::Profile;

use crate::ladder::{LadderError, Ladders};
use crate::sending::SendingHours;

/// The settings in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which reading the safe date follows.
    pub profile: Profile,
    /// On which days somebody is written to.
    pub ladders: Ladders,
    /// When ordinary letters leave.
    pub sending: SendingHours,
    /// Rules the organisation has switched off: they give no deadline in a case.
    pub switched_off: BTreeSet<String>,
}

impl Settings {
    /// The defaults of this binary.
    ///
    /// # Errors
    /// When the embedded ladders are wrong; a test keeps that from being released.
    pub fn embedded() -> Result<Self, LadderError> {
        Ok(Self {
            profile: Profile::Careful,
            ladders: Ladders::embedded()?,
            sending: SendingHours::default(),
            switched_off: BTreeSet::new(),
        })
    }
}
