//! Do what is due: bundle, claim, send.
//! Every step is a plain function that takes `now`; [`worker`] runs them, [`smtp`] speaks to the mail server.
//! Not here: a clock or randomness. Both come in as ports.

pub mod caretaker;
pub mod clock;
mod committer;
pub mod crash_points;
pub mod dkim;
mod error;
#[cfg(feature = "faults")]
pub mod faults;
mod gate;
mod gathered;
mod keep;
mod lease;
pub mod links;
pub mod lock;
pub mod message;
pub mod planner;
pub mod post;
mod private;
pub mod pulse;
pub mod receipts;
mod runner;
mod settings;
pub mod smtp;
pub mod spool;
pub mod steps;
pub mod sweep;
pub mod tending;
pub mod verdict;
pub mod worker;

use std::sync::{Arc, Mutex, PoisonError};

use casework::ids::Ids;
use store::Store;

use committer::Committer;

pub use dkim::Dkim;
pub use error::JobError;
pub use gate::{CatchUpTerms, Gate};
pub use keep::Keep;
pub use links::LinkMaker;
pub use post::Post;
pub use receipts::Receipts;
pub use settings::JobSettings;
pub use steps::{BY_ITSELF, DIGEST_AT, HOLD};
pub use sweep::{Report, Written, sweep};

/// What every step needs. Cloning it is cheap.
#[derive(Clone)]
pub struct Jobs {
    /// The database.
    pub store: Store,
    /// The operator's and the administrator's wishes.
    pub settings: Arc<JobSettings>,
    receipts: Option<Receipts>,
    links: Option<LinkMaker>,
    gate: Option<Gate>,
    ids: Arc<Mutex<dyn Ids>>,
    committer: Committer,
}

impl Jobs {
    /// Puts the ports together.
    pub fn new(store: Store, settings: JobSettings, ids: impl Ids + 'static) -> Self {
        Self {
            committer: Committer::new(store.clone()),
            store,
            settings: Arc::new(settings),
            receipts: None,
            links: None,
            gate: None,
            ids: Arc::new(Mutex::new(ids)),
        }
    }

    /// With receipts: no letter leaves that could not be written down first.
    #[must_use]
    pub fn with_receipts(self, receipts: Receipts) -> Self {
        Self {
            receipts: Some(receipts),
            ..self
        }
    }

    /// With links to the applicant's page in every letter. Without a public address there are none.
    #[must_use]
    pub fn with_links(self, links: LinkMaker) -> Self {
        Self {
            links: Some(links),
            ..self
        }
    }

    /// With a gate: nothing leaves while the clock is doubted, or before what was missed is caught up.
    #[must_use]
    pub fn with_gate(self, gate: Gate) -> Self {
        Self {
            gate: Some(gate),
            ..self
        }
    }

    /// Asks the port for an identifier.
    fn fresh<T>(&self, make: impl FnOnce(&mut dyn Ids) -> T) -> T {
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        make(&mut *ids)
    }
}
