//! The answer to a question, in the shape of CONTRACT section 3.
//! Not here: words for people.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::error::LineError;
use crate::absence::{Outcome, Verdict};
use crate::assess::{Assessment, Deadline, Notice, State};
use crate::book::RuleBook;
use crate::formula::Readings;
use crate::rule::{Disagreement, LegalBasis};
use crate::situation::Situation;
use crate::trace::Step;
use crate::words::{Certainty, Consequence, Document, Exempt, FactKind, Kind, Profile, Track};

/// A question that was answered.
#[derive(Clone, Debug, Serialize)]
pub struct Answer<'book> {
    /// The id of the question, or its line number.
    pub id: String,
    /// The track asked.
    pub track: Track,
    /// The reading that `safe` shows.
    pub profile: Profile,
    /// The hash of the rule book.
    pub rulebook: &'book str,
    /// The dates.
    pub deadlines: Vec<DeadlineOut<'book>>,
    /// Rules that wait for a fact.
    pub waiting: Vec<WaitingOut<'book>>,
    /// What must be said besides.
    pub notices: Vec<Notice<'book>>,
}

/// A question that could not be answered.
#[derive(Clone, Debug, Serialize)]
pub struct Failure {
    /// The line, from 1.
    pub line: u64,
    /// The id of the question, or its line number.
    pub id: String,
    /// What is wrong.
    pub error: LineError,
}

/// A rule that waits.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingOut<'book> {
    /// The rule.
    pub rule: &'book str,
    /// The facts that would start it.
    pub needs: [FactKind; 1],
}

/// One date.
#[derive(Clone, Debug, Serialize)]
#[allow(
    missing_docs,
    reason = "the fields are those of CONTRACT section 3, documented there and on Deadline"
)]
pub struct DeadlineOut<'book> {
    pub rule: &'book str,
    pub version: String,
    pub occurrence: String,
    pub kind: Kind,
    #[serde(serialize_with = "crate::iso::may_be")]
    pub due: Option<NaiveDate>,
    #[serde(serialize_with = "crate::iso::may_be")]
    pub safe: Option<NaiveDate>,
    #[serde(serialize_with = "crate::iso::may_be")]
    pub opens: Option<NaiveDate>,
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::iso::may_be"
    )]
    pub safe_opens: Option<NaiveDate>,
    pub readings: ReadingsOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// On checks, and null there when no date can be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Option<NaiveDate>>,
    pub state: Option<State>,
    pub document: Cow<'book, [Document]>,
    pub condition: Option<String>,
    pub exempt: Option<Exempt>,
    #[serde(serialize_with = "crate::iso::may_be")]
    pub advice: Option<NaiveDate>,
    pub certainty: Certainty,
    pub consequence: Option<Consequence>,
    pub basis: &'book [LegalBasis],
    pub disputed: &'book [Disagreement],
    pub trace: Vec<Step>,
}

/// The date under each reading; of a check that the readings disagree on, every outcome.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum ReadingsOut {
    /// Three dates.
    Dates(Readings),
    /// Every outcome of a check, with its reason.
    Outcomes(Vec<OutcomeOut>),
}

impl ReadingsOut {
    /// The statutory date, where there is one.
    pub const fn statutory(&self) -> Option<NaiveDate> {
        match self {
            Self::Dates(readings) => readings.statutory,
            Self::Outcomes(_) => None,
        }
    }
}

/// One outcome of a check.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of law::absence::Outcome")]
pub struct OutcomeOut {
    pub verdict: Verdict,
    pub earliest: Option<NaiveDate>,
    pub reason: String,
}

impl From<Outcome> for OutcomeOut {
    fn from(outcome: Outcome) -> Self {
        Self {
            verdict: outcome.verdict,
            earliest: outcome.earliest,
            reason: outcome.reason,
        }
    }
}

impl<'book> DeadlineOut<'book> {
    fn new(mut deadline: Deadline<'book>) -> Self {
        let rule = deadline.rule;
        let verdict = deadline.check.as_ref().map(|check| check.verdict);
        let earliest = deadline.check.as_ref().map(|check| check.earliest);
        let readings = match deadline.check.take() {
            Some(check) if check.outcomes.len() > 1 => {
                ReadingsOut::Outcomes(check.outcomes.into_iter().map(OutcomeOut::from).collect())
            }
            _ => ReadingsOut::Dates(deadline.readings),
        };
        Self {
            rule: &rule.id,
            version: deadline.version.name(),
            occurrence: deadline.occurrence(),
            kind: rule.kind,
            due: deadline.due,
            safe: deadline.safe,
            opens: deadline.opens,
            safe_opens: deadline.safe_opens,
            readings,
            verdict,
            earliest,
            state: deadline.state,
            document: deadline.document,
            condition: (!deadline.missing.is_empty()).then(|| deadline.missing.join(", ")),
            exempt: deadline.exempt,
            advice: deadline.advice,
            certainty: rule.certainty,
            consequence: rule.consequence,
            basis: &rule.basis,
            disputed: &rule.disputed,
            trace: deadline.trace,
        }
    }
}

impl<'book> Answer<'book> {
    pub(super) fn new(
        id: String,
        situation: &Situation,
        book: &'book RuleBook,
        found: Assessment<'book>,
    ) -> Self {
        let waiting = found.waiting.into_iter().map(|w| WaitingOut {
            rule: w.rule,
            needs: w.needs,
        });
        Self {
            id,
            track: situation.track,
            profile: situation.profile,
            rulebook: book.hash(),
            deadlines: found.deadlines.into_iter().map(DeadlineOut::new).collect(),
            waiting: waiting.collect(),
            notices: found.notices,
        }
    }
}
