//! Identifiers of everything that is stored, one type each so that they cannot be confused.
//! Not here: how they are made. Randomness comes in through the [`Ids`] port.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Gives out new identifiers. Only the wiring holds one that is random; tests and simulations
/// count upwards, so that a run can be repeated to the byte.
pub trait Ids: Send {
    /// A fresh UUID, ordered by time where the source allows it (UUIDv7).
    fn next_uuid(&mut self) -> Uuid;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The next identifier of this kind.
            pub fn next(ids: &mut dyn Ids) -> Self {
                Self(ids.next_uuid())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// One case file: one person.
    CaseId;
    /// One recorded fact or judgement.
    EventId;
    /// One address that is written to.
    ContactId;
    /// People who live together.
    HouseholdId;
    /// One legal date of one case.
    DeadlineId;
    /// One planned warning.
    ReminderId;
    /// One e-mail.
    DeliveryId;
    /// One time of catching up.
    CatchUpId;
    /// One piece of work for a human.
    TaskId;
    /// One caseworker, coordinator, administrator or auditor.
    UserId;
    /// One team.
    TeamId;
    /// One line of the history.
    AuditId;
    /// One closing day of a town hall.
    ClosureId;
    /// One dated value of a setting.
    SettingId;
}
