//! Cases as CSV: a file of somebody else's making is read into cases to open, and cases are written
//! out in the same shape. [`read()`] judges bytes alone, [`Report::of`] judges them beside what is stored,
//! [`write_all`] writes what is left, all of it or nothing; a [`Walk`] passes the open cases for an [`Export`].
//! Not here: the command line (`cli/cases/`), the API (`http/api/`), and what opening a case means (`casework`).

mod cells;
mod check;
mod column;
mod dates;
mod export;
mod intake;
mod problem;
mod read;
mod report;
mod row;
mod safe;
mod table;
mod text;
mod twin;
mod walk;
mod write;

pub use check::{Doubt, Duplicate, Ready, Wishes};
pub use dates::DateOrder;
pub use export::{Export, Form};
pub use intake::Intake;
pub use problem::Problem;
pub use read::{MOST_BYTES, Told, read};
pub use report::Report;
pub use table::Separator;
pub use twin::Sameness;
pub use walk::{Walk, Wanted};
pub use write::{WriteError, write_all, write_in};

#[cfg(test)]
mod tests;
