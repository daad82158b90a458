//! Facts into pages and letters in every language.
//!
//! Nothing here decides anything: callers fill plain structs, this package finds the words (`locales/`), the
//! shape (`templates/`) and gives back text. It reads the rule book and the
//! record of a count, and knows no store and no clock.

pub mod calendar;
pub mod dates;
pub mod explain;
pub mod language;
pub mod lawbook;
pub mod letter;
pub mod pages;
pub mod proof;
pub mod words;

pub use language::Language;

/// The one stylesheet of the desk, served by the binary.
pub const STYLESHEET: &str = include_str!("../../templates/termijn.css");

/// What the applicant's page adds to it.
pub const APPLICANT_STYLESHEET: &str = include_str!("../../templates/applicant.css");
