//! What became of a date: who is exempt, which fact settled it, and where it stands today.
//! Not here: stored states; `missed` and `met_late` are always computed from dates.

use chrono::NaiveDate;

use super::State;
use super::dates::Dates;
use super::trigger::Trigger;
use crate::calendar::same_number;
use crate::condition::Exemption;
use crate::rule::{Rule, RuleVersion};
use crate::situation::Situation;
use crate::words::{Exempt, FactKind, Kind};

/// How long before its end a paper is taken to have been issued, when nothing says so.
const ISSUED_MONTHS_BEFORE: i32 = -6;

/// Why the rule asks nothing of this person, if so.
pub fn exemption(rule: &Rule, trigger: &Trigger<'_>, situation: &Situation) -> Option<Exempt> {
    let exempt = |one: &Exemption| one.applies(situation, trigger.fact, trigger.on);
    rule.exempt.iter().find_map(exempt)
}

/// The day the duty was done: the first fact that meets this occurrence.
pub fn met_on(
    rule: &Rule,
    version: &RuleVersion,
    trigger: &Trigger<'_>,
    situation: &Situation,
) -> Option<NaiveDate> {
    let issued = if version.count.is_from_expiry() {
        let printed = trigger.fact.and_then(|fact| fact.issued_on);
        Some(printed.or_else(|| same_number(trigger.on, ISSUED_MONTHS_BEFORE))?)
    } else {
        None
    };
    let meets = |on: NaiveDate| issued.map_or(on >= trigger.on, |issued| on > issued);
    situation
        .facts
        .iter()
        .filter(|fact| {
            rule.met_by.contains(&fact.kind) && fact.kind != FactKind::DutyDone
                || fact.kind == FactKind::DutyDone && fact.rule.as_deref() == Some(rule.id.as_str())
        })
        // What starts a period does not end it too: an extension is not its own next extension.
        .filter(|fact| trigger.kind != fact.kind || fact.on > trigger.on)
        .map(|fact| fact.on)
        .filter(|on| meets(*on))
        .min()
}

/// Where a date stands on the day of the question.
pub fn state(
    rule: &Rule,
    dates: &Dates,
    met_on: Option<NaiveDate>,
    exempt: Option<Exempt>,
    today: Option<NaiveDate>,
) -> Option<State> {
    let today = today?;
    if exempt.is_some() {
        return Some(State::Exempt);
    }
    if let Some(on) = met_on {
        let late = dates.due.is_some_and(|due| on > due);
        return Some(if late { State::MetLate } else { State::Met });
    }
    let passed = |last: Option<NaiveDate>| last.is_none_or(|last| today > last);
    let ahead = |first: Option<NaiveDate>| first.is_some_and(|first| today < first);
    Some(match rule.kind {
        _ if rule.policy => {
            if passed(dates.safe) {
                State::Ended
            } else {
                State::Open
            }
        }
        Kind::Act | Kind::Window if ahead(dates.opens) => State::NotYet,
        Kind::Act | Kind::Window => {
            if passed(dates.due) {
                State::Missed
            } else {
                State::Open
            }
        }
        Kind::Validity | Kind::StayLimit => {
            if passed(dates.due) {
                State::Ended
            } else {
                State::Open
            }
        }
        Kind::Eligibility if ahead(dates.readings.statutory) => State::NotYet,
        Kind::Opens if ahead(dates.opens) => State::NotYet,
        Kind::Eligibility | Kind::Opens | Kind::Authority | Kind::Check | Kind::Notice => {
            State::Open
        }
    })
}
