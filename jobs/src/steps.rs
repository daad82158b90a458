//! The steps of sending, one plain function each: nothing is spawned, nothing sleeps.
//! Not here: their order ([`crate::sweep`]) and what runs them in production.

mod bundle;
mod lapse;
mod sending;

pub use bundle::bundle;
pub use lapse::{expire, reap};
pub use sending::{claim, mark, outcome};
