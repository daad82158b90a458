//! One rule of the book, as its file in `law/rules/` writes it. The types are what a file must
//! fit: an unknown word or key does not parse.
//! Not here: counting ([`crate::formula`]) and the choice of a person's rules ([`crate::assess`]).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::condition::{Condition, Exemption};
use crate::formula::Count;
use crate::situation::Situation;
use crate::words::{Certainty, Consequence, Document, FactKind, Kind, Purpose, Track};

/// A rule: what starts it, how it counts, what ends it and where it stands written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The stable name; also the name of the file.
    pub id: String,
    /// The tracks it speaks to.
    pub tracks: Vec<Track>,
    /// The fact that starts it.
    pub trigger: FactKind,
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
    /// When it applies.
    #[serde(default)]
    pub condition: Vec<Condition>,
    /// Whom it exempts.
    #[serde(default)]
    pub exempt: Vec<Exemption>,
    /// Legal basis.
    pub basis: Vec<LegalBasis>,
    /// Sources that say the same.
    pub sources: Vec<String>,
    /// Sources that say otherwise.
    #[serde(default)]
    pub disputed: Vec<Disagreement>,
    /// Notices given with the date.
    #[serde(default)]
    pub notice: Vec<RuleNotice>,
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

/// A source that says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagreement {
    /// The key of the source in LAW section 9.
    pub source: String,
    /// What it says.
    pub says: String,
}

/// A notice that a rule gives along with its date.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleNotice {
    /// The stable code.
    pub code: String,
    /// The first trigger day the notice speaks of.
    pub from: Option<NaiveDate>,
    /// Given only to those who come for one of these; to all, when there is none.
    #[serde(default)]
    pub purpose: Vec<Purpose>,
    /// Given only when this fact is known.
    pub fact: Option<FactKind>,
}

impl RuleNotice {
    /// Whether it is given for a trigger of this day in this situation.
    pub fn speaks(&self, on: NaiveDate, situation: &Situation) -> bool {
        let purpose = situation.about.purpose;
        self.from.is_none_or(|from| from <= on)
            && (self.purpose.is_empty() || purpose.is_some_and(|one| self.purpose.contains(&one)))
            && self
                .fact
                .is_none_or(|kind| situation.newest(kind).is_some())
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
