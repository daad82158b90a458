//! What became of a letter: how far it came, and why it did not leave.
//! Not here: how that is found from a reply ([`super::judgement`]), when to try again (`crate::settings`).

use casework::delivery::DeliveryEvent;

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

/// Why a letter did not leave, or what is not known about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// The server cannot be reached, or the connection broke before the dot.
    Conn,
    /// No encryption, or not with the server meant.
    Tls,
    /// The login was refused, or is wanted.
    Auth,
    /// The server is busy or going down.
    Busy,
    /// Come back later, it says to strangers.
    Grey,
    /// Too much from us in this time.
    Rate,
    /// The mailbox is full.
    Full,
    /// The server has trouble of its own.
    Sys,
    /// The address does not exist or takes nothing.
    Addr,
    /// Refused by a rule about us, our sender or our signature.
    Policy,
    /// Refused for its size or its content.
    Content,
    /// An answer that does not fit the protocol.
    Proto,
    /// Broken where the server may have taken the letter.
    Ambig,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 13] = [
        Self::Conn,
        Self::Tls,
        Self::Auth,
        Self::Busy,
        Self::Grey,
        Self::Rate,
        Self::Full,
        Self::Sys,
        Self::Addr,
        Self::Policy,
        Self::Content,
        Self::Proto,
        Self::Ambig,
    ];

    /// The word in a log.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Conn => "connection",
            Self::Tls => "tls",
            Self::Auth => "login",
            Self::Busy => "busy",
            Self::Grey => "greylisted",
            Self::Rate => "rate",
            Self::Full => "mailbox_full",
            Self::Sys => "server_trouble",
            Self::Addr => "address",
            Self::Policy => "policy",
            Self::Content => "content",
            Self::Proto => "protocol",
            Self::Ambig => "ambiguous",
        }
    }

    /// What happens to the letter. A full mailbox is permanent by number and temporary by nature; a
    /// breach of protocol may be the server's bad moment.
    pub const fn event(self) -> DeliveryEvent {
        match self {
            Self::Conn | Self::Tls | Self::Auth | Self::Busy => DeliveryEvent::Defer,
            Self::Grey | Self::Rate | Self::Full | Self::Sys | Self::Proto => DeliveryEvent::Defer,
            Self::Addr | Self::Policy | Self::Content => DeliveryEvent::Reject,
            Self::Ambig => DeliveryEvent::LoseTrack,
        }
    }

    /// Whether the trouble is the relay's or ours with it, so that another letter would meet it, too.
    pub const fn is_of_relay(self) -> bool {
        matches!(self, Self::Conn | Self::Tls | Self::Auth | Self::Busy)
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
        let classes: std::collections::BTreeSet<_> =
            Class::ALL.iter().map(|one| one.as_str()).collect();
        let phases: std::collections::BTreeSet<_> =
            Phase::ALL.iter().map(|one| one.as_str()).collect();
        assert_eq!((classes.len(), phases.len()), (13, 12));
    }
}
