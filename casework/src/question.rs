//! Doubts that a caseworker should settle. Computed from the file each time, so that they are
//! visible until the facts answer them; never stored.
//! Not here: refusals. A question never stops a command.

use chrono::{Months, NaiveDate};

use crate::brussels;
use crate::case_file::CaseFile;
use crate::event::EventKind;
use crate::ids::{DeadlineId, EventId};
use crate::words::{DeadlineState, words};

/// An arrival longer ago than this, seen from its recording, is asked about.
const LONG_AGO_MONTHS: u32 = 12;

words! {
    /// What is asked.
    QuestionCode = "question" {
        /// The arrival lies ahead: is that right?
        ArrivalAhead = "arrival_ahead",
        /// The arrival lay more than a year back when it was recorded: is that right?
        ArrivalLongAgo = "arrival_long_ago",
        /// The legal date had passed when the case was recorded: was the duty done?
        DutyUnknown = "duty_unknown",
        /// Whether the rule applies depends on something not known.
        FactMissing = "fact_missing",
        /// Absences leave no day from which a right can be promised: which clock runs?
        AbsencesUnclear = "absences_unclear",
    }
}

/// One doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub code: QuestionCode,
    /// About which event.
    pub event: Option<EventId>,
    /// About which deadline.
    pub deadline: Option<DeadlineId>,
    /// The day in doubt.
    pub on: Option<NaiveDate>,
    /// The rule concerned, or the path of what is missing.
    pub detail: Option<String>,
}

/// Everything a caseworker should be asked about a file.
pub fn questions(file: &CaseFile, today: NaiveDate) -> Vec<Question> {
    let mut asked = Vec::new();
    for event in file.live_events() {
        if event.kind != EventKind::ARRIVAL {
            continue;
        }
        let recorded_on = brussels::day_of(event.recorded_at);
        let long_ago = recorded_on.checked_sub_months(Months::new(LONG_AGO_MONTHS));
        let code = if event.on > today {
            QuestionCode::ArrivalAhead
        } else if long_ago.is_some_and(|day| event.on < day) {
            QuestionCode::ArrivalLongAgo
        } else {
            continue;
        };
        asked.push(Question {
            code,
            event: Some(event.id),
            deadline: None,
            on: Some(event.on),
            detail: None,
        });
    }
    for deadline in &file.deadlines {
        let about = |code, detail| Question {
            code,
            event: Some(deadline.occurrence),
            deadline: Some(deadline.id),
            on: deadline.due_on,
            detail: Some(detail),
        };
        let missing = &deadline.legal.missing;
        if deadline.state == DeadlineState::Open && !missing.is_empty() {
            // Whether the rule speaks to this person at all comes before whether it was obeyed.
            let missing = missing.iter();
            asked.extend(missing.map(|path| about(QuestionCode::FactMissing, path.clone())));
        } else if deadline.is_unknown(file.recorded_on()) {
            asked.push(about(QuestionCode::DutyUnknown, deadline.rule.clone()));
        } else if deadline.state == DeadlineState::Open {
            let check = deadline.legal.check.as_ref();
            if check.is_some_and(|check| check.earliest.is_none()) {
                asked.push(about(QuestionCode::AbsencesUnclear, deadline.rule.clone()));
            }
        }
    }
    asked
}
