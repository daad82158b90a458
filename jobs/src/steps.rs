//! The steps of sending, one plain function each: nothing is spawned, nothing sleeps.
//! Not here: their order ([`crate::sweep`]) and what runs them in production.

mod bundle;
mod catch_up;
mod clock;
mod decide;
mod digests;
mod hold;
mod lapse;
mod lookout;
mod prune;
mod reconcile;
mod refused;
mod replay;
mod sending;
mod walks;

pub use bundle::bundle;
pub use catch_up::{catch_up, in_order, waits};
pub use clock::{doubted, is_doubted};
pub use decide::{Decider, NotDecided, decide};
pub use digests::{DIGEST_AT, write_digests};
pub use hold::{HOLD, held};
pub use lapse::{expire, reap, resolve_unknown, take_back_all};
pub use lookout::look_out;
pub use prune::{Pruned, prune, prune_receipts};
pub use reconcile::{RECONCILE, reconcile};
pub use refused::BY_ITSELF;
pub(crate) use refused::stop_all;
pub use replay::{Replayed, replay_receipts};
pub(crate) use sending::reached;
pub use sending::{claim, claim_at_most, mark, outcome, renew};
pub use walks::{SETTINGS, follow_absences, follow_settings};
