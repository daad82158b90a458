//! The contract of `termijn deadlines` and `POST /api/v1/deadlines`: one question in, one answer
//! out. Stable; other programs build on it (`docs/CALCULATOR.md`).
//! Not here: bytes. Callers turn JSON into a [`Tree`] and an [`Answer`] into JSON.

mod error;
mod read;
mod request;
mod tree;
mod write;

pub use error::LineError;
pub(crate) use read::{At, refuse_doubles};
pub use tree::Tree;
pub use write::{Answer, DeadlineOut, Failure, OutcomeOut, ReadingsOut};

use crate::assess::{TraceLevel, assess};
use crate::book::RuleBook;
use crate::words::Profile;

/// What the caller chose for lines that do not choose themselves.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    /// The profile of lines without one.
    pub profile: Profile,
    /// How much counting is written down.
    pub trace: TraceLevel,
}

/// Answers one question.
///
/// # Errors
/// A [`Failure`] with the code, the path and what would be right. The next line is not touched.
pub fn answer<'book>(
    book: &'book RuleBook,
    line: u64,
    question: &Tree,
    choices: Choices,
) -> Result<Answer<'book>, Failure> {
    let id = request::id(question).unwrap_or_else(|| line.to_string());
    let fail = |error| Failure {
        line,
        id: id.clone(),
        error,
    };
    let situation = request::parse(book, question, choices.profile).map_err(fail)?;
    let assessment = assess(book, &situation, choices.trace)
        .map_err(|error| fail(LineError::ambiguous(&error)))?;
    Ok(Answer::new(id, &situation, book, assessment))
}
