//! What an assessment finds: dates with their proof, rules that wait, and notices.
//! Not here: finding them ([`super`]).

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::absence::Check;
use crate::formula::Readings;
use crate::rule::{Rule, RuleVersion, Start};
use crate::trace::Step;
use crate::words::{Document, Exempt, FactKind, Profile, Reading};

/// Where a date stands on the day of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The duty can and should be done.
    Open,
    /// Done in time.
    Met,
    /// Done after the legal date.
    MetLate,
    /// Not done, and the legal date has passed.
    Missed,
    /// The window has not opened, or the right lies ahead.
    NotYet,
    /// The paper or the stay has ended.
    Ended,
    /// The law asks nothing of this person; `exempt` says why.
    Exempt,
}

/// One date of one person, with its proof.
#[derive(Clone, Debug)]
pub struct Deadline<'book> {
    /// The rule it comes from.
    pub rule: &'book Rule,
    /// The version of the rule that was in force.
    pub version: &'book RuleVersion,
    /// What started it; a derived trigger bears its own name.
    pub trigger: Start,
    /// The trigger day, or the expiry.
    pub trigger_on: NaiveDate,
    /// What the caller knows the starting fact by.
    pub fact_key: Option<String>,
    /// Whether the trigger day is an assumption; a notice says so.
    pub assumed: bool,
    /// The legal date.
    pub due: Option<NaiveDate>,
    /// The safe date under the profile asked.
    pub safe: Option<NaiveDate>,
    /// First day, for windows and openings.
    pub opens: Option<NaiveDate>,
    /// First working day of a window.
    pub safe_opens: Option<NaiveDate>,
    /// The date under each reading.
    pub readings: Readings,
    /// Where it stands; `None` without a `today`.
    pub state: Option<State>,
    /// The day the duty was done.
    pub met_on: Option<NaiveDate>,
    /// The paper that results or ends.
    pub document: Cow<'book, [Document]>,
    /// What must be known to decide whether the rule applies.
    pub missing: Vec<&'static str>,
    /// What exempts.
    pub exempt: Option<Exempt>,
    /// The last open day of the town hall that is still safe.
    pub advice: Option<NaiveDate>,
    /// What a check found; on checks only.
    pub check: Option<Check>,
    /// How it was counted.
    pub trace: Vec<Step>,
}

impl Deadline<'_> {
    /// `trigger@day`: which occurrence of the rule this is.
    pub fn occurrence(&self) -> String {
        format!("{}@{}", self.trigger, self.trigger_on)
    }
}

/// A rule that waits for a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting<'book> {
    /// The rule.
    pub rule: &'book str,
    /// The fact that would start it, or choose its version.
    pub needs: [FactKind; 1],
}

/// Something the reader must know besides the dates.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Notice<'book> {
    /// Stable code; words come from the locales.
    pub code: &'book str,
    /// The rule it concerns.
    pub rule: &'book str,
    /// The day it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The paper it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

impl<'book> Notice<'book> {
    /// A notice of a rule, without parameters.
    pub(super) fn new(code: &'book str, rule: &'book Rule) -> Self {
        Self {
            code,
            rule: &rule.id,
            on: None,
            document: None,
        }
    }
}

/// Every date of a situation, what waits for a fact, and what must be said besides.
#[derive(Clone, Debug, Default)]
pub struct Assessment<'book> {
    /// The dates, in the order of the book.
    pub deadlines: Vec<Deadline<'book>>,
    /// Rules of the track whose trigger is not known.
    pub waiting: Vec<Waiting<'book>>,
    /// Notices, in the order of the book.
    pub notices: Vec<Notice<'book>>,
}

impl Assessment<'_> {
    /// With room for what most people have, so that nothing is moved while it is found.
    pub(super) fn with_room() -> Self {
        Self {
            deadlines: Vec::with_capacity(8),
            waiting: Vec::with_capacity(24),
            notices: Vec::with_capacity(4),
        }
    }
}

/// The reading of a profile, for callers that hold a profile.
impl Profile {
    /// The reading whose date this profile calls safe.
    pub fn reading(self) -> Reading {
        self.into()
    }
}
