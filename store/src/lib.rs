//! Keep it all and give it back; never half. The only package with SQL.
//! Not here: decisions, clocks, randomness. Ids, days and instants come in as arguments.
//!
//! # Adding a query module
//!
//! 1. Make `src/<aggregate>.rs` and write every SQL text once, in one `queries!` block, with `$1`
//!    placeholders, named columns and bound times. `NAME [hot] = "…"` marks a plan that must not
//!    scan a table; `NAME = { sqlite "…", postgres "…" }` gives two texts, with the reason beside it.
//! 2. Write plain functions `pub async fn verb(tx: &mut Tx, …) -> Result<_, StoreError>` that call
//!    `run!(tx, NAME, [arguments], execute | all Row | optional Row | one Row)`. Ids are bound as
//!    `id.0`, instants through [`values::micros`].
//! 3. Add `pub mod <aggregate>;` here and one line in `registry.rs`. The tests then prepare every
//!    text on both databases and look at the hot plans.

#[macro_use]
mod sql;

pub mod api_keys;
pub mod applicant;
pub mod audit;
pub mod backup;
pub mod bell;
pub mod case_files;
pub mod catch_up;
pub mod clock;
pub mod closures;
pub mod deliveries;
pub mod digests;
pub mod due;
mod error;
#[cfg(feature = "faults")]
pub mod faults;
pub mod figures;
pub mod idempotency;
pub mod lookout;
mod open;
mod open_deadline;
#[cfg(feature = "testing")]
mod postgres_for_testing;
pub mod pruning;
mod registry;
pub mod reminders;
pub mod rule_books;
pub mod schema;
pub mod settings;
mod store;
pub mod tasks;
pub mod teams_users;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
pub mod values;
pub mod walks;
pub mod work_list;
pub mod workers;

pub use error::StoreError;
pub use open::StoreOptions;
pub use registry::texts;
pub use schema::{Migrated, SchemaState};
pub use sql::Sql;
pub use store::{Kind, Store};
pub use tx::{Tx, Work};
