//! Do what is due: bundle, claim, send.
//! Not here: a clock, timers or randomness. Every step is a plain function that takes `now`.

mod error;
pub mod message;
mod settings;
pub mod spool;
pub mod steps;
pub mod sweep;

use std::sync::{Arc, Mutex, PoisonError};

use casework::ids::Ids;
use store::Store;

pub use error::JobError;
pub use settings::JobSettings;
pub use sweep::{Report, Written, sweep};

/// What every step needs. Cloning it is cheap.
#[derive(Clone)]
pub struct Jobs {
    /// The database.
    pub store: Store,
    /// The operator's and the administrator's wishes.
    pub settings: Arc<JobSettings>,
    ids: Arc<Mutex<dyn Ids>>,
}

impl Jobs {
    /// Puts the ports together.
    pub fn new(store: Store, settings: JobSettings, ids: impl Ids + 'static) -> Self {
        Self {
            store,
            settings: Arc::new(settings),
            ids: Arc::new(Mutex::new(ids)),
        }
    }

    /// Asks the port for an identifier.
    fn fresh<T>(&self, make: impl FnOnce(&mut dyn Ids) -> T) -> T {
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        make(&mut *ids)
    }
}
