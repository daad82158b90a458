//! The domain says no: which field, what is wrong with it, what would have been right.
//! Not here: sentences for readers; the locales make them from the codes. No personal value ever
//! stands in a refusal.

use crate::words::words;

words! {
    /// What is wrong.
    Problem = "problem" {
        Missing = "missing",
        NotExpected = "not_expected",
        Unreadable = "unreadable",
        TooLong = "too_long",
        UnknownWord = "unknown_word",
        /// Outside the days the law tables know, or before the person was born.
        Impossible = "impossible",
        /// The end lies before the beginning.
        Reversed = "reversed",
        /// Two facts cannot both be true.
        Contradicting = "contradicting",
        InTheFuture = "in_the_future",
        AlreadyRecorded = "already_recorded",
        NotFound = "not_found",
        NotLive = "not_live",
        NotAllowed = "not_allowed",
        CaseClosed = "case_closed",
    }
}

/// Why a command was refused. Not an error: the program works as it should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {problem}; expected {expected}")]
pub struct Refusal {
    /// Path of the field, as in the API: `person.given_name`, `facts[0].on`.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
    /// What would have been right: a stable code or pattern in English.
    pub expected: &'static str,
    /// What the locales need besides: dates and codes, never personal values.
    pub params: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal without parameters.
    pub fn new(field: impl Into<String>, problem: Problem, expected: &'static str) -> Self {
        Self {
            field: field.into(),
            problem,
            expected,
            params: Vec::new(),
        }
    }

    /// The same with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// The same, seen from outside: `on` becomes `facts[0].on`.
    #[must_use]
    pub fn within(mut self, outer: &str) -> Self {
        self.field = format!("{outer}.{}", self.field);
        self
    }
}
