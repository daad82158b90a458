//! The steps of sending, one plain function each: nothing is spawned, nothing sleeps.
//! Not here: their order ([`crate::sweep`]) and what runs them in production.

mod bundle;
mod decide;
mod hold;
mod lapse;
mod prune;
mod refused;
mod replay;
mod sending;

pub use bundle::bundle;
pub use decide::{Decider, NotDecided, decide};
pub use hold::{HOLD, held};
pub use lapse::{expire, reap, resolve_unknown, take_back_all};
pub use prune::{Pruned, prune, prune_receipts};
pub use refused::BY_ITSELF;
pub(crate) use refused::stop_all;
pub use replay::{Replayed, replay_receipts};
pub use sending::{claim, claim_at_most, mark, outcome, renew};
