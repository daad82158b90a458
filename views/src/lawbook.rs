//! The rule book for people: everything said about a rule, in one language. The pages of the law, the
//! command line and `docs/RULES.md` show what this makes.
//! Not here: the rules themselves, and dates of cases.

mod count;
mod example;
mod markdown;
mod papers;
mod rule;
pub(crate) mod source;
mod text;

pub use count::{numbers, period};
pub use example::Example;
pub use markdown::book as markdown;
pub use papers::{Paper, PaperRule, papers};
pub use rule::{RuleView, Version};
pub use source::Source;
