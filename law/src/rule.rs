//! One rule of the book, as its file in `law/rules/` writes it. The types are what a file must
//! fit: an unknown word or key does not parse.
//! Not here: counting ([`crate::formula`]) and the choice of a person's rules ([`crate::assess`]).

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::condition::{Condition, Exemption};
use crate::formula::Count;
use crate::situation::{Fact, Situation};
use crate::words::{Certainty, Consequence, Document, FactKind, Kind, Track, UnknownWord};

/// A rule: what starts it, how it counts, what ends it and where it stands written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The stable name; also the name of the file.
    pub id: String,
    /// The tracks it speaks to.
    pub tracks: Vec<Track>,
    /// What starts it: a fact, or a fixed day.
    pub trigger: Start,
    /// What its date is for.
    pub kind: Kind,
    /// The facts that end it.
    #[serde(default)]
    pub met_by: Vec<FactKind>,
    /// The paper that results, or that ends.
    #[serde(default)]
    pub document: Vec<Document>,
    /// The fact whose day chooses the version; the trigger itself when absent.
    pub keyed_on: Option<FactKind>,
    /// Advice of the house and not law: no legal date.
    #[serde(default)]
    pub policy: bool,
    /// What lateness may lead to, where a source says so.
    pub consequence: Option<Consequence>,
    /// How sure the sources are.
    pub certainty: Certainty,
    /// What the reader of the rule should know besides.
    #[serde(default)]
    pub note: String,
    /// Who read the rule against its sources.
    pub checked: Checked,
    /// The periods it has had.
    pub version: Vec<RuleVersion>,
    /// The days on which it says nothing, and why. Together with the versions they cover every day
    /// once.
    #[serde(default)]
    pub not_in_force: Vec<Gap>,
    /// When it applies.
    #[serde(default)]
    pub condition: Vec<Condition>,
    /// Whom it exempts.
    #[serde(default)]
    pub exempt: Vec<Exemption>,
    /// Legal basis; none where no article is known and only practice speaks.
    #[serde(default)]
    pub basis: Vec<LegalBasis>,
    /// Sources that say the same.
    pub sources: Vec<Source>,
    /// Sources that say otherwise.
    #[serde(default)]
    pub disputed: Vec<Disagreement>,
    /// Notices given with the date.
    #[serde(default)]
    pub notice: Vec<RuleNotice>,
}

/// What starts a rule, written as the name of a fact or as `fixed:2026-08-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Start {
    /// Something that happened, or a derived trigger.
    Fact(FactKind),
    /// A day that the law itself names.
    Fixed(NaiveDate),
}

const FIXED: &str = "fixed:";

impl fmt::Display for Start {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fact(kind) => f.write_str(kind.as_str()),
            Self::Fixed(day) => write!(f, "{FIXED}{day}"),
        }
    }
}

impl FromStr for Start {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text.strip_prefix(FIXED).map(str::parse) {
            Some(Ok(day)) => Ok(Self::Fixed(day)),
            Some(Err(_)) => Err(UnknownWord {
                list: "fixed day",
                text: text.to_owned(),
                expected: vec!["fixed:YYYY-MM-DD"],
            }),
            None => text.parse().map(Self::Fact),
        }
    }
}

impl TryFrom<String> for Start {
    type Error = UnknownWord;
    fn try_from(text: String) -> Result<Self, UnknownWord> {
        text.parse()
    }
}

impl From<Start> for String {
    fn from(start: Start) -> Self {
        start.to_string()
    }
}

impl From<FactKind> for Start {
    fn from(kind: FactKind) -> Self {
        Self::Fact(kind)
    }
}

impl PartialEq<FactKind> for Start {
    fn eq(&self, kind: &FactKind) -> bool {
        *self == Self::Fact(*kind)
    }
}

/// The rule as it was, or is, in force.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleVersion {
    /// First day in force; absent = always was.
    pub in_force_from: Option<NaiveDate>,
    /// Last day in force; absent = still is.
    pub in_force_until: Option<NaiveDate>,
    /// The day from which this book knew of the version; a replay of an earlier day leaves it out.
    pub known_from: Option<NaiveDate>,
    /// Period, unit and direction.
    pub count: Count,
}

/// Days on which a rule is stated not to be in force.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// First day; absent = always was.
    pub from: Option<NaiveDate>,
    /// Last day; absent = still is.
    pub until: Option<NaiveDate>,
    /// What holds instead.
    pub why: String,
}

impl Gap {
    /// Whether the rule is stated not to be in force on a day.
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on <= until)
    }
}

impl RuleVersion {
    /// Whether this version was in force on a day.
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.in_force_from.is_none_or(|from| from <= on)
            && self.in_force_until.is_none_or(|until| on <= until)
    }

    /// The name of the version: its first day in force, or `base`.
    pub fn name(&self) -> String {
        self.in_force_from
            .map_or_else(|| "base".to_owned(), |day| day.to_string())
    }
}

impl Rule {
    /// The version in force on a day; the later one, should two claim the day (the book refuses
    /// such a file when it is loaded).
    pub fn version_on(&self, on: NaiveDate) -> Option<&RuleVersion> {
        self.version
            .iter()
            .rev()
            .find(|version| version.in_force(on))
    }
}

/// An article of a law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// The act, by slug: `law-1980-12-15`, `rd-1981-10-08` and so on.
    pub act: String,
    /// The article.
    pub article: String,
    /// Where the text stands, when it was seen there.
    #[serde(default)]
    pub url: Option<String>,
    /// Whether the article's text was seen; `false` is shown to the reader.
    pub verified: bool,
}

/// A source that says the same as the rule, and when it was seen to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The key of the source in `law/sources.toml`.
    pub key: String,
    /// What it says in particular, where that needs saying.
    #[serde(default)]
    pub says: Option<String>,
    /// The day it was seen.
    pub seen_on: NaiveDate,
}

/// A source that says otherwise, and when it was seen to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagreement {
    /// The key of the source in `law/sources.toml`.
    pub source: String,
    /// What it says.
    pub says: String,
    /// The day it was seen; answers of the calculator leave it out.
    #[serde(skip_serializing)]
    pub seen_on: NaiveDate,
}

/// A notice that a rule gives along with its date.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleNotice {
    /// The stable code.
    pub code: String,
    /// The first trigger day the notice speaks of.
    pub from: Option<NaiveDate>,
    /// What must be known of the person for it to be given.
    pub when: Option<Condition>,
    /// Given only when this fact is known.
    pub fact: Option<FactKind>,
}

impl RuleNotice {
    /// Whether it is given for this trigger.
    pub fn speaks(&self, situation: &Situation, trigger: Option<&Fact>, on: NaiveDate) -> bool {
        let known = self
            .fact
            .is_none_or(|kind| situation.newest(kind).is_some());
        let when = self.when.as_ref();
        let fits = when.is_none_or(|when| when.holds(situation, trigger, Some(on)));
        self.from.is_none_or(|from| from <= on) && known && fits
    }
}

/// Who read a rule against its sources, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    /// The day.
    pub on: NaiveDate,
    /// In what way.
    pub by: String,
    /// Whether a jurist confirmed it.
    pub jurist: bool,
}
