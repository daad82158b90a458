//! Stored deadlines: what the law says of a case, kept so that it can be listed and written about.
//! Not here: counting; `law` does that. `missed`, `met_late` and `unknown` are computed, never kept.

mod derive;
mod diff;
mod replay;

use chrono::{DateTime, NaiveDate, Utc};
use law::absence::Check;
use law::trace::Step;
use law::words::{Certainty, Consequence, Document, Kind};
use law::{Readings, Start};
use serde::{Deserialize, Serialize};

pub use derive::{LawInForce, derive};
pub use diff::{DeadlineDiff, diff};
pub use replay::replay;

use crate::ids::{CaseId, DeadlineId, EventId};
use crate::words::{DeadlineState, EndReason, Standing};

/// What the law said besides the dates; stored as one JSON text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Legal {
    /// What started it; a derived trigger bears its own name.
    pub trigger: Start,
    /// The date under each reading.
    pub readings: Readings,
    /// The paper that results or ends.
    pub documents: Vec<Document>,
    /// The last open day of the town hall that is still safe.
    pub advice_on: Option<NaiveDate>,
    /// What must be known to decide whether the rule applies; nothing is written meanwhile.
    pub missing: Vec<String>,
    /// Whether the day it is counted from is an assumption; nothing is written meanwhile.
    #[serde(default)]
    pub assumed: bool,
    /// Advice of the house and not law.
    pub policy: bool,
    /// How sure the sources are.
    pub certainty: Certainty,
    /// What lateness may lead to.
    pub consequence: Option<Consequence>,
    /// The hash of the rule book that gave the date.
    pub rulebook: String,
    /// The day a caseworker recorded that the duty was missed.
    pub judged_missed_on: Option<NaiveDate>,
    /// Why the deadline ended without being met.
    pub reason: Option<EndReason>,
    /// What a check of absences found; on checks only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Check>,
}

/// One legal date of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Which deadline; nil while it is only derived and not yet stored.
    pub id: DeadlineId,
    /// Whose.
    pub case: CaseId,
    /// The rule it comes from.
    pub rule: String,
    /// The version of the rule.
    pub rule_version: String,
    /// The event that set the rule off.
    pub occurrence: EventId,
    /// The trigger day, or the expiry.
    pub trigger_on: NaiveDate,
    /// What the date is for.
    pub kind: Kind,
    /// The legal date; none for a right, an opening or advice of the house.
    pub due_on: Option<NaiveDate>,
    /// The safe date; for a right, the later day.
    pub safe_on: Option<NaiveDate>,
    /// The first day, for windows and openings.
    pub opens_on: Option<NaiveDate>,
    /// What is stored of it.
    pub state: DeadlineState,
    /// The day the duty was done.
    pub met_on: Option<NaiveDate>,
    /// How it was counted.
    pub proof: Vec<Step>,
    /// What the law said besides.
    pub legal: Legal,
    /// When it was computed.
    pub computed_at: DateTime<Utc>,
    /// When it stopped being open.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Deadline {
    /// Whether it is live: open or met.
    pub const fn is_live(&self) -> bool {
        matches!(self.state, DeadlineState::Open | DeadlineState::Met)
    }

    /// The day by which lists are sorted: the legal date, else the safe one, else the opening.
    pub fn sort_on(&self) -> NaiveDate {
        let known = self.due_on.or(self.safe_on).or(self.opens_on);
        known.unwrap_or(self.trigger_on)
    }

    /// Where it stands on a day. `recorded_on` is the day the case was recorded: a legal date
    /// before it is a question and not a verdict.
    pub fn standing(&self, today: NaiveDate, recorded_on: NaiveDate) -> Standing {
        match self.state {
            DeadlineState::Met => {
                let late = self
                    .due_on
                    .zip(self.met_on)
                    .is_some_and(|(due, met)| met > due);
                return if late {
                    Standing::MetLate
                } else {
                    Standing::Met
                };
            }
            DeadlineState::Superseded => return Standing::Superseded,
            DeadlineState::Void => {
                let exempt = self.legal.reason.is_some_and(EndReason::is_exemption);
                return if exempt {
                    Standing::Exempt
                } else {
                    Standing::Void
                };
            }
            DeadlineState::Open => {}
        }
        if self.is_unknown(recorded_on) {
            return Standing::Unknown;
        }
        let passed = |last: Option<NaiveDate>| last.is_some_and(|last| today > last);
        let ahead = |first: Option<NaiveDate>| first.is_some_and(|first| today < first);
        match self.kind {
            _ if self.legal.policy && passed(self.safe_on) => Standing::Ended,
            Kind::Eligibility if ahead(self.legal.readings.statutory) => Standing::NotYet,
            Kind::Act | Kind::Window | Kind::Opens if ahead(self.opens_on) => Standing::NotYet,
            Kind::Act | Kind::Window if passed(self.due_on) => Standing::Missed,
            Kind::Validity | Kind::StayLimit if passed(self.due_on) => Standing::Ended,
            _ => Standing::Open,
        }
    }

    /// Whether the legal date lay before the case was recorded and nobody has judged it since.
    pub fn is_unknown(&self, recorded_on: NaiveDate) -> bool {
        self.state == DeadlineState::Open
            && self.kind != Kind::Authority
            && self.legal.judged_missed_on.is_none()
            && self.due_on.is_some_and(|due| due < recorded_on)
    }

    /// Whether two rows speak of the same occurrence of the same rule with the same dates.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        (&self.rule, self.occurrence, self.trigger_on, self.kind)
            == (&other.rule, other.occurrence, other.trigger_on, other.kind)
            && (self.due_on, self.safe_on, self.opens_on)
                == (other.due_on, other.safe_on, other.opens_on)
    }
}
