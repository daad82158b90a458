//! Cases as CSV: a file of somebody else's making is read into cases to open, and cases are written
//! out in the same shape. [`read()`] judges bytes alone, [`check()`] judges them beside what is stored,
//! [`write_all`] writes what is left, all of it or nothing.
//! Not here: the command line (`cli/cases/`), and what opening a case means (`casework`).

mod cells;
mod check;
mod column;
mod dates;
mod export;
mod intake;
mod problem;
mod read;
mod row;
mod safe;
mod table;
mod text;
mod twin;
mod write;

pub use check::{Checked, Doubt, Duplicate, Wishes, check};
pub use dates::DateOrder;
pub use export::{Export, Form};
pub use intake::Intake;
pub use problem::Problem;
pub use read::{MOST_BYTES, Told, read};
pub use table::Separator;
pub use write::{Opened, WriteError, write_all};

#[cfg(test)]
mod tests;
