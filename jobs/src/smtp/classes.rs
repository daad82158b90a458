//! What a server's answers mean and what follows: one table, a row a class. The first row with a fitting
//! answer decides; silence and nonsense have none and are told apart by where they fell.
//! Not here: reading replies ([`super::reply`]), looking one up ([`super::judgement`]), and how long exactly a
//! letter waits (`crate::verdict`).

use casework::delivery::DeliveryReason as Reason;
use casework::gate::Word;
use casework::words::TaskKind;

use super::answer::Phase;

/// Why a letter did not leave, or what is not known about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// The server cannot be reached, or the connection broke before the dot.
    Conn,
    /// No encryption, or not with the server meant.
    Tls,
    /// The login was refused, or is wanted.
    Auth,
    /// Too much from us in this time.
    Rate,
    /// The server is busy or going down.
    Busy,
    /// Come back later, it says to strangers.
    Grey,
    /// The mailbox is full.
    Full,
    /// The server has trouble of its own.
    Sys,
    /// The address does not exist or takes nothing.
    Addr,
    /// Refused for its size or its content.
    Content,
    /// Refused by a rule about us, our sender or our signature.
    Policy,
    /// Broken where the server may have taken the letter.
    Ambig,
    /// An answer that does not fit the protocol.
    Proto,
}

/// Where an answer stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum At {
    /// Anywhere.
    Any,
    /// Up to the login: nothing was said of a letter yet.
    Session,
    /// From MAIL on.
    Letter,
    /// Where the recipient is judged: at RCPT, at DATA, or after the dot by servers that judge late.
    Recipient,
    Only(Phase),
}

/// Which codes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Code {
    Any,
    Of(&'static [u16]),
    From(u16, u16),
}

/// Which enhanced codes, without their class, which is the code's own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Detail {
    Any,
    Absent,
    Of(&'static [(u16, u16)]),
    Subject(u16),
}

pub(super) type Answer = (At, Code, Detail);

/// What happens to the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// It goes again after so many minutes, each time the next number; the last one repeats.
    Again(&'static [u32]),
    /// The same; where the server says no by a code to the letter, so many times in a row, it ends. Before MAIL nothing
    /// ends a letter, and what nobody can read does not either.
    AgainUntil(&'static [u32], u32, Reason),
    /// It ends.
    Ends(Reason),
    /// Nobody knows: it is looked at again after its hold.
    Unknown,
}

/// What a class says of the ways a letter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    /// Our mail server is in trouble.
    Relay(Word),
    /// Our mail server works, the mail domain of the address is in trouble.
    Domain(Word),
    /// Our mail server works; the answer is about the letter alone.
    Letter,
    /// Nothing.
    Silent,
}

/// One class.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Which one.
    pub class: Class,
    /// The word for it in a log and in the history.
    pub word: &'static str,
    pub(super) answers: &'static [Answer],
    /// What happens to the letter.
    pub letter: Letter,
    /// What happens to its ways.
    pub ways: Ways,
    /// What a person has to do at once.
    pub asks: Option<TaskKind>,
    /// Whether the operator must act: waiting does not mend it.
    pub alarms: bool,
    /// Whether it counts as a try of the letter.
    pub counts: bool,
}

const USUAL: &[u32] = &[1, 5, 15, 30, 60, 120, 240];
const fn digit(first: u16) -> Code {
    Code::From(first * 100, first * 100 + 99)
}
/// "Not so fast", by those who say it in a code.
const HASTE: Detail = Detail::Of(&[(7, 0), (7, 28)]);

/// The table.
pub const TABLE: [Row; 13] = [
    // Refused, unreachable, no such host, silence or an end before the dot; nobody there serves us.
    Row {
        class: Class::Conn,
        word: "connection",
        answers: &[(At::Only(Phase::Greeting), digit(5), Detail::Any)],
        letter: Letter::Again(USUAL),
        ways: Ways::Relay(Word::NotNow),
        asks: None,
        alarms: false,
        counts: false,
    },
    // STARTTLS missing or refused, a certificate that proves nothing, a handshake that failed. Never plainly.
    Row {
        class: Class::Tls,
        word: "tls",
        answers: &[(At::Only(Phase::Starttls), Code::Any, Detail::Any)],
        letter: Letter::Again(USUAL),
        ways: Ways::Relay(Word::Shut),
        asks: None,
        alarms: true,
        counts: false,
    },
    Row {
        class: Class::Auth,
        word: "login",
        answers: &[
            (At::Any, Code::Of(&[530, 534, 535, 538]), Detail::Any),
            (At::Only(Phase::Auth), digit(5), Detail::Any),
            (At::Only(Phase::Auth), Code::Of(&[432]), Detail::Any),
        ],
        letter: Letter::Again(USUAL),
        ways: Ways::Relay(Word::Shut),
        asks: None,
        alarms: true,
        counts: false,
    },
    Row {
        class: Class::Rate,
        word: "rate",
        answers: &[
            (At::Any, Code::Of(&[421]), HASTE),
            (At::Letter, digit(4), HASTE),
        ],
        letter: Letter::Again(&[15]),
        ways: Ways::Domain(Word::TooFast),
        asks: None,
        alarms: false,
        counts: true,
    },
    Row {
        class: Class::Busy,
        word: "busy",
        answers: &[
            (At::Any, Code::Of(&[421]), Detail::Any),
            (At::Session, digit(4), Detail::Any),
            (At::Letter, digit(4), Detail::Of(&[(3, 2)])),
            (At::Letter, digit(4), Detail::Subject(4)),
        ],
        letter: Letter::Again(USUAL),
        ways: Ways::Relay(Word::NotNow),
        asks: None,
        alarms: false,
        counts: false,
    },
    Row {
        class: Class::Grey,
        word: "greylisted",
        answers: &[(
            At::Recipient,
            Code::Of(&[450, 451]),
            Detail::Of(&[(7, 1), (2, 0)]),
        )],
        letter: Letter::Again(&[6, 12, 30]),
        ways: Ways::Domain(Word::NotNow),
        asks: None,
        alarms: false,
        counts: true,
    },
    // Permanent by number, temporary by nature; who owns it may not read for days.
    Row {
        class: Class::Full,
        word: "mailbox_full",
        answers: &[
            (At::Letter, digit(4), Detail::Of(&[(2, 2)])),
            (At::Letter, digit(5), Detail::Of(&[(2, 2)])),
            (At::Only(Phase::Rcpt), Code::Of(&[552]), Detail::Absent),
        ],
        letter: Letter::Again(&[60, 240, 1440]),
        ways: Ways::Letter,
        asks: Some(TaskKind::AddressFailed),
        alarms: false,
        counts: true,
    },
    Row {
        class: Class::Sys,
        word: "server_trouble",
        answers: &[(At::Letter, digit(4), Detail::Any)],
        letter: Letter::Again(USUAL),
        ways: Ways::Domain(Word::NotNow),
        asks: None,
        alarms: false,
        counts: true,
    },
    // The same codes at MAIL speak of our sender: then it is our fault.
    Row {
        class: Class::Addr,
        word: "address",
        answers: &[
            (
                At::Recipient,
                digit(5),
                Detail::Of(&[(1, 1), (1, 2), (1, 3), (1, 6), (1, 10), (2, 1)]),
            ),
            (
                At::Only(Phase::Rcpt),
                Code::Of(&[550, 551, 553]),
                Detail::Absent,
            ),
        ],
        letter: Letter::Ends(Reason::AddressRefused),
        ways: Ways::Letter,
        asks: Some(TaskKind::AddressFailed),
        alarms: false,
        counts: true,
    },
    Row {
        class: Class::Content,
        word: "content",
        answers: &[
            (At::Letter, digit(5), Detail::Of(&[(3, 4), (2, 3)])),
            (At::Letter, digit(5), Detail::Subject(6)),
            (At::Letter, Code::Of(&[552]), Detail::Any),
        ],
        letter: Letter::Ends(Reason::ContentRefused),
        ways: Ways::Letter,
        asks: Some(TaskKind::LetterFailed),
        alarms: true,
        counts: true,
    },
    // Whatever is refused for good without saying more is taken for a rule about us, too.
    Row {
        class: Class::Policy,
        word: "policy",
        answers: &[
            (At::Letter, digit(5), Detail::Subject(7)),
            (At::Letter, Code::From(505, 554), Detail::Any),
            (At::Letter, Code::From(556, 599), Detail::Any),
        ],
        letter: Letter::Ends(Reason::PolicyRefused),
        ways: Ways::Domain(Word::Barred),
        asks: Some(TaskKind::LetterFailed),
        alarms: true,
        counts: true,
    },
    // Silence, an end or nonsense after the dot: only a code of refusal there is a definite no.
    Row {
        class: Class::Ambig,
        word: "ambiguous",
        answers: &[(At::Only(Phase::Dot), Code::From(100, 399), Detail::Any)],
        letter: Letter::Unknown,
        ways: Ways::Silent,
        asks: None,
        alarms: false,
        counts: true,
    },
    // 500 to 504 and 555, 2xx or 3xx where another was due, nonsense before the dot.
    Row {
        class: Class::Proto,
        word: "protocol",
        answers: &[(At::Any, Code::Any, Detail::Any)],
        letter: Letter::AgainUntil(&[30], 3, Reason::ProtocolBroken),
        ways: Ways::Silent,
        asks: None,
        alarms: true,
        counts: true,
    },
];

impl Class {
    /// Its row.
    pub const fn row(self) -> &'static Row {
        // The rows stand in the order of the classes; a test keeps them there.
        #[expect(clippy::indexing_slicing, reason = "as many rows as classes")]
        &TABLE[self as usize]
    }

    /// The word in a log and in the history.
    pub const fn as_str(self) -> &'static str {
        self.row().word
    }

    /// The class of a word in the history.
    pub fn find(word: &str) -> Option<Self> {
        TABLE
            .iter()
            .find(|row| row.word == word)
            .map(|row| row.class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_its_row_and_its_word() {
        let words: std::collections::BTreeSet<_> = TABLE.iter().map(|row| row.word).collect();
        assert_eq!(words.len(), TABLE.len());
        for (at, row) in TABLE.iter().enumerate() {
            assert_eq!(
                (row.class as usize, Class::find(row.word)),
                (at, Some(row.class))
            );
        }
        assert_eq!(Class::Proto as usize + 1, TABLE.len());
    }

    #[test]
    fn only_the_relays_own_trouble_does_not_count() {
        for row in &TABLE {
            assert_eq!(!row.counts, matches!(row.ways, Ways::Relay(_)), "{row:?}");
            // Whoever reads no letter any more is reached by a person.
            let ends = matches!(row.letter, Letter::Ends(_));
            assert!(!ends || row.asks.is_some(), "{row:?}");
        }
    }
}
