//! The proof of a stored date: counted again from its trigger under the three readings. Only steps that
//! lead to the stored dates are shown; `views` makes the strip, the words and the sources of them.
//! Not here: counting; `law` does that, and what it finds now must be what is stored.

use casework::deadline::Deadline;
use chrono::NaiveDate;
use law::calendar::Calendar;
use law::trace::{Action, Step};
use law::{Profile, Reading, Rule, RuleBook, RuleVersion, formula};
use views::proof::{Advice, Dated, Judged, Proof};
use views::words::Words;

/// The proof of a stored date; `None` when this binary's book has no such version of the rule.
pub fn proof(
    deadline: &Deadline,
    book: &RuleBook,
    profile: Profile,
    closures: &[NaiveDate],
    words: &Words,
) -> Option<Proof> {
    let rule = book.find(&deadline.rule)?;
    let name = &deadline.rule_version;
    let version = rule.version.iter().find(|one| one.name() == *name)?;
    let steps = steps(book.calendar(), deadline, rule, version);
    let dated = Dated {
        rule,
        version,
        trigger: deadline.legal.trigger,
        trigger_on: deadline.trigger_on,
        readings: deadline.legal.readings,
        check: deadline.legal.check.as_ref().map(Judged::from),
        safe_on: deadline.safe_on,
        opens_on: deadline.opens_on,
        profile,
        steps: &steps,
        missing: deadline.legal.missing.clone(),
        advice_on: deadline.legal.advice_on,
        closures,
    };
    Some(Proof::of(&dated, words))
}

/// What the closing days of the town hall change about a stored date.
pub fn advice(deadline: &Deadline, book: &RuleBook, closures: &[NaiveDate]) -> Option<Advice> {
    let mut versions = book.find(&deadline.rule)?.version.iter();
    let version = versions.find(|one| one.name() == deadline.rule_version)?;
    let from_expiry = version.count.is_from_expiry();
    let after = (!from_expiry).then_some(deadline.trigger_on);
    Advice::of(deadline.safe_on?, after, deadline.legal.advice_on, closures)
}

/// The steps of every reading that leads to its stored date. A stay counted in days is stored with its
/// own steps, the same for all.
fn steps(
    calendar: &Calendar,
    deadline: &Deadline,
    rule: &Rule,
    version: &RuleVersion,
) -> Vec<Step> {
    let stored = deadline.legal.readings;
    let derived = deadline
        .proof
        .iter()
        .filter(|one| matches!(one.step, Action::Derived | Action::Restarted));
    let mut steps: Vec<Step> = derived.cloned().collect();
    let mut recounted = false;
    for reading in Reading::ALL {
        let on = deadline.trigger_on;
        let Some(walk) = formula::count_by(calendar, rule.kind, version.count, *reading, on, true)
        else {
            continue;
        };
        // Advice of the house has no stored readings: its steps are shown as they are.
        if rule.policy || stored.get(*reading) == Some(walk.day()) {
            recounted = true;
            steps.extend(walk.into_steps());
        }
    }
    let opening = formula::opening(
        calendar,
        version.count,
        Reading::Statutory,
        deadline.trigger_on,
        true,
    );
    if let Some(opening) = opening.filter(|walk| Some(walk.day()) == deadline.opens_on) {
        steps.extend(opening.into_steps());
    }
    if recounted {
        steps
    } else {
        deadline.proof.clone()
    }
}
