//! The page that says what went wrong.

use askama::Template;

use super::Shell;

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no such page or case.
    NotFound,
    /// The reader may not see it.
    Forbidden,
    /// The pages open only where the program runs.
    Elsewhere,
    /// Pages are read, nothing else.
    ReadOnly,
    /// The domain said no, or the form was wrong.
    Refused,
    /// Busy or starting.
    Unavailable,
    /// A fault of ours.
    Internal,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Self; 7] = [
        Self::NotFound,
        Self::Forbidden,
        Self::Elsewhere,
        Self::ReadOnly,
        Self::Refused,
        Self::Unavailable,
        Self::Internal,
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::NotFound => "error-not-found",
            Self::Forbidden => "error-forbidden",
            Self::Elsewhere => "error-loopback",
            Self::ReadOnly => "error-method",
            Self::Refused => "error-refused",
            Self::Unavailable => "error-unavailable",
            Self::Internal => "error-internal",
        }
    }
}

/// An error as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    /// The frame.
    pub shell: Shell,
    /// The status code of the answer.
    pub status: u16,
    /// What went wrong.
    pub fault: Fault,
    /// More about it, in the reader's language.
    pub detail: Option<String>,
    /// What to quote when asking for help.
    pub reference: Option<String>,
}

impl ErrorPage {
    fn what(&self) -> String {
        self.shell.say(self.fault.key())
    }

    fn hint(&self) -> String {
        self.shell.say(format!("{}-hint", self.fault.key()))
    }
}
