//! What became of a letter: how far it came, and why it did not leave.
//! Not here: how that is found from a reply ([`super::judgement`]), and what follows ([`super::classes`]).

use super::classes::Class;
use super::reply::Enhanced;

/// How far a conversation has come, in the order of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(
    missing_docs,
    reason = "each is the command whose answer is waited for, or the act itself"
)]
pub enum Phase {
    Connect,
    Tls,
    Greeting,
    Ehlo,
    Starttls,
    Auth,
    /// A kept connection is asked whether it still lives.
    Reset,
    Mail,
    Rcpt,
    Data,
    /// The body is under way, its end is not.
    Body,
    /// From the first byte of the final dot on: the server may have taken the letter.
    Dot,
}

impl Phase {
    /// Every phase.
    pub const ALL: [Self; 12] = [
        Self::Connect,
        Self::Tls,
        Self::Greeting,
        Self::Ehlo,
        Self::Starttls,
        Self::Auth,
        Self::Reset,
        Self::Mail,
        Self::Rcpt,
        Self::Data,
        Self::Body,
        Self::Dot,
    ];

    /// The word in the history of attempts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Greeting => "greeting",
            Self::Ehlo => "ehlo",
            Self::Starttls => "starttls",
            Self::Auth => "auth",
            Self::Reset => "reset",
            Self::Mail => "mail",
            Self::Rcpt => "rcpt",
            Self::Data => "data",
            Self::Body => "body",
            Self::Dot => "dot",
        }
    }
}

/// A letter the server took: the only way to "sent".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// 250, always.
    pub code: u16,
    /// What it said, shortened, without addresses.
    pub reply: String,
}

/// A letter that did not leave, or of which nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} at {}: {reply}", class.as_str(), phase.as_str())]
pub struct Failure {
    /// How far it came.
    pub phase: Phase,
    /// What that means.
    pub class: Class,
    /// The server's code, when it gave one.
    pub code: Option<u16>,
    /// Its enhanced code.
    pub enhanced: Option<Enhanced>,
    /// What it said, or what happened; shortened, without addresses.
    pub reply: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_distinct() {
        let phases: std::collections::BTreeSet<_> =
            Phase::ALL.iter().map(|one| one.as_str()).collect();
        assert_eq!(phases.len(), 12);
    }
}
