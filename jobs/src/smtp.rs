//! Sending letters to a mail server by SMTP. Between 354 and the first byte of the body the
//! conversation pauses, so that the database can mark the letter; after that the answer is known or the
//! letter's fate is, and is called, unknown.
//! Not here: building letters, and when to send which.

mod answer;
mod classes;
mod connections;
mod conversation;
mod judgement;
mod letter;
mod login;
mod offers;
mod reply;
mod terms;
mod transport;
mod trust;

pub use answer::{Accepted, Failure, Phase};
pub use classes::{Class, Letter, Row, TABLE, Ways};
pub use connections::{Going, Relay, RelaySettings};
pub use conversation::{Conversation, Next, Reached};
pub use letter::{Envelope, stuffed};
pub use reply::{MOST_BYTES, Reply};
pub use terms::{Encryption, Login, Terms, Timers};
pub use transport::{Dial, Dialled, Wire};
pub use trust::{NotTrusted, Trust};
