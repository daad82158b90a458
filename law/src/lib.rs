//! From dated facts and the law in force: which dates follow, and why.
//! Not here: I/O, async, a clock, randomness, persons and prose (only keys that locales turn into
//! words). The contract of the calculator is in [`contract`], the engine in [`assess`].

pub mod absence;
pub mod assess;
pub mod book;
pub mod calendar;
pub mod condition;
pub mod contract;
mod embedded;
pub mod formula;
pub mod holidays;
mod iso;
pub mod nationality;
pub mod rule;
pub mod situation;
pub mod sources;
pub mod stay;
pub mod suggest;
pub mod trace;
pub mod words;

pub use assess::{Assessment, Deadline, Notice, State, Waiting, assess};
pub use book::{BookError, RuleBook};
pub use formula::Readings;
pub use rule::{Rule, RuleVersion, Start};
pub use situation::{About, Absence, Fact, Situation, Stay};
pub use words::{
    Card, Document, Exempt, FactKind, Kind, Lodging, Profile, Purpose, Reading, Track, Visa,
};
