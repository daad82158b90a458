//! The case file, its commands, who may see it, and what must be said to whom and when.
//! Not here: I/O, SQL, HTTP, mail, a clock or randomness. A command is a pure function.

pub mod access;
pub mod applicant;
pub mod audit;
pub mod brussels;
pub mod case_file;
pub mod catch_up;
pub mod command;
pub mod contact;
pub mod correction;
pub mod deadline;
pub mod decision;
pub mod delivery;
pub mod digest;
pub mod drain;
pub mod event;
#[cfg(feature = "faults")]
pub mod faults;
pub mod gate;
pub mod ids;
pub mod ladder;
pub mod letter;
pub mod lookout;
pub mod masked;
pub mod municipality;
pub mod pace;
pub mod person;
mod planted;
pub mod question;
pub mod reconcile;
pub mod refusal;
pub mod reminder;
pub mod sending;
pub mod settings;
mod situation;
pub mod task;
#[cfg(test)]
mod testing;
pub mod window;
pub mod words;

pub use access::Actor;
pub use case_file::CaseFile;
pub use command::{Changes, Command, Context, apply};
pub use contact::Contact;
pub use deadline::Deadline;
pub use event::{Event, EventKind};
pub use masked::Masked;
pub use person::Person;
pub use refusal::Refusal;
pub use reminder::Reminder;
pub use settings::Settings;
