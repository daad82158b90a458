//! What is wrong with a line, by stable code, with the path and what would be right.
//! Not here: deciding; [`super::request`] does.

use serde::Serialize;

use crate::assess::Ambiguous;

/// Why a line has no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}{message} (expected {expected})", path(field))]
pub struct LineError {
    /// Stable code (CONTRACT section 3).
    pub code: &'static str,
    /// What was wrong, in English.
    pub message: String,
    /// The path of the value, such as `facts.moved_in[0].on`.
    pub field: String,
    /// What would be right.
    pub expected: String,
}

/// The path before what is said of it; the line as a whole has none.
fn path(field: &str) -> String {
    if field.is_empty() {
        String::new()
    } else {
        format!("{field}: ")
    }
}

impl LineError {
    pub(crate) fn new(
        code: &'static str,
        field: impl Into<String>,
        message: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            code,
            message: message.into(),
            field: field.into(),
            expected: expected.into(),
        }
    }

    /// The line is not JSON; `problem` is what the parser says.
    pub fn invalid_json(problem: impl Into<String>) -> Self {
        Self::new("json.invalid", "", problem, "one JSON object on one line")
    }

    pub(super) fn ambiguous(error: &Ambiguous) -> Self {
        let field = format!("facts.{}", error.kind);
        Self::new(
            "rule.ambiguous",
            field,
            error.to_string(),
            "one fact a day, or different days",
        )
    }
}
