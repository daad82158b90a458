//! An example of a rule: an invented person, and what the engine makes of it.
//! Not here: real people.

use chrono::NaiveDate;
use law::assess::{TraceLevel, assess};
use law::formula::Count;
use law::words::AbsenceReason;
use law::{Absence, Fact, FactKind, Kind, Profile, Rule, RuleBook, RuleVersion, Situation, Start};
use serde::Serialize;

use super::{count, rule::condition_words};
use crate::dates::{self, Form};
use crate::proof::{Dated, Proof};
use crate::words::{Value, Words};

/// A Friday before Christmas: the count meets weekends, Christmas and New Year.
const AFTER: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 12, 18);
/// A month end: the same number months later meets shorter months, and Sundays after them.
const MONTHS_AFTER: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 30);
/// A month end: counting back meets shorter months and weekends.
const BEFORE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2027, 5, 31);
/// The start of a long clock.
const CLOCK: Option<NaiveDate> = NaiveDate::from_ymd_opt(2021, 11, 22);
/// Exactly six months away, on which the sources disagree.
const AWAY: Option<(NaiveDate, NaiveDate)> = match (
    NaiveDate::from_ymd_opt(2023, 7, 1),
    NaiveDate::from_ymd_opt(2023, 12, 31),
) {
    (Some(from), Some(until)) => Some((from, until)),
    _ => None,
};

/// What is supposed, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    /// "Suppose: annex 19 filed, Friday 18 December 2026."
    pub supposed: String,
    /// What the rule says besides a date.
    pub says: Vec<String>,
    /// The date with its counting; a notice has none.
    pub proof: Option<Proof>,
}

/// The invented case of a rule; `None` when one day is not enough to set it off.
pub fn of(book: &RuleBook, rule: &Rule, words: &Words) -> Option<Example> {
    let situation = situation(rule)?;
    let found = assess(book, &situation, TraceLevel::Full).ok()?;
    let said = found.notices.iter().filter(|one| one.rule == rule.id);
    let says: Vec<String> = said.map(|one| words.notice(one.code)).collect();
    let deadline = found.deadlines.iter().find(|one| one.rule.id == rule.id);
    if deadline.is_none() && (rule.kind != Kind::Notice || says.is_empty()) {
        return None;
    }
    let proof = deadline.map(|deadline| {
        let mut dated = Dated::of(deadline, Profile::Careful, &[]);
        // What an invented person has not said is no doubt about the rule.
        dated.missing.clear();
        Proof::of(&dated, words)
    });
    Some(Example {
        supposed: supposed(rule, &situation, words),
        says,
        proof,
    })
}

fn supposed(rule: &Rule, situation: &Situation, words: &Words) -> String {
    let date = |on: NaiveDate| dates::write(words.language(), on, Form::Full);
    let fact = |one: &Fact| format!("{}, {}", words.fact(one.kind.as_str()), date(one.on));
    let mut all: Vec<String> = situation.facts.iter().map(fact).collect();
    let asked = |one: &&law::condition::Condition| {
        one.tracks.is_empty() || one.tracks.contains(&situation.track)
    };
    let known = rule.condition.iter().filter(asked);
    let known: Vec<String> = known.map(|one| condition_words(one, words)).collect();
    if all.is_empty() {
        all.extend(known);
    } else if !known.is_empty() {
        let what = known.join("; ");
        all.push(words.say_with("law-example-also", &[("what", Value::Text(&what))]));
    }
    for away in &situation.absences {
        let (from, until) = (date(away.from), date(away.until.unwrap_or(away.from)));
        let values = [("from", Value::Text(&from)), ("until", Value::Text(&until))];
        all.push(words.say_with("law-example-away", &values));
    }
    let what = all.join("; ");
    words.say_with("law-example-supposed", &[("what", Value::Text(&what))])
}

/// Somebody to whom the rule speaks, of whom only what sets it off is known.
fn situation(rule: &Rule) -> Option<Situation> {
    let bound = |track| rule.condition.iter().any(|one| one.tracks.contains(track));
    let free = rule.tracks.iter().find(|track| !bound(track));
    let track = *free.or(rule.tracks.first())?;
    let mut known = Situation::new(track);
    let newest = count::in_order(rule).pop()?;
    let on = match (newest.count, rule.trigger) {
        (Count::Absences(limits), _) => {
            known
                .facts
                .push(Fact::new(clock_fact(limits.clock), CLOCK?));
            let (from, until) = AWAY?;
            known.absences.push(Absence {
                from,
                until: Some(until),
                reason: AbsenceReason::Holiday,
            });
            CLOCK?
        }
        (_, Start::Fact(trigger)) => {
            let usual = match newest.count {
                _ if trigger.is_expiry() => BEFORE,
                Count::MonthsAfter(_) => MONTHS_AFTER,
                _ => AFTER,
            };
            let on = in_force(newest, usual?);
            known.facts.push(Fact::new(trigger, on));
            on
        }
        (_, Start::Fixed(day)) => day,
    };
    known
        .facts
        .extend(rule.keyed_on.map(|kind| Fact::new(kind, on)));
    for condition in &rule.condition {
        if !condition.tracks.is_empty() && !condition.tracks.contains(&track) {
            continue;
        }
        let about = &mut known.about;
        about.stay = first(condition.stay.as_deref()).or(about.stay);
        about.visa = first(condition.visa.as_deref()).or(about.visa);
        about.card = first(condition.card.as_deref()).or(about.card);
        about.old_layout = condition.old_layout.or(about.old_layout);
        about.purpose = first(condition.purpose.as_deref()).or(about.purpose);
        about.document = first(condition.document.as_deref()).or(about.document);
    }
    Some(known)
}

/// The paper from which a clock is usually known to run.
const fn clock_fact(clock: FactKind) -> FactKind {
    match clock {
        FactKind::DurableStayStarted => FactKind::Annex19Filed,
        FactKind::LawfulStayStarted => FactKind::Annex15Issued,
        other => other,
    }
}

fn first<T: Copy>(values: Option<&[T]>) -> Option<T> {
    values?.first().copied()
}

/// The usual day, or the nearest one on which the version was in force.
fn in_force(version: &RuleVersion, usual: NaiveDate) -> NaiveDate {
    let day = version.in_force_from.map_or(usual, |from| from.max(usual));
    version.in_force_until.map_or(day, |until| until.min(day))
}
