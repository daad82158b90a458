//! An example of a rule: one invented fact, and what the engine makes of it.
//! Not here: real people.

use chrono::NaiveDate;
use law::assess::{TraceLevel, assess};
use law::formula::Count;
use law::{Fact, Profile, Rule, RuleBook, RuleVersion, Situation, Start};

use crate::proof::{Dated, Proof};
use crate::words::Words;

/// A Friday before Christmas: the count meets weekends, Christmas and New Year.
const AFTER: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 12, 18);
/// A month end: the same number months later meets shorter months, and Sundays after them.
const MONTHS_AFTER: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 30);
/// A month end: counting back meets shorter months and weekends.
const BEFORE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2027, 5, 31);

/// The proof of an invented case; `None` when the rule gives no date from one fact alone.
pub fn proof(book: &RuleBook, rule: &Rule, words: &Words) -> Option<Proof> {
    let situation = situation(rule)?;
    let found = assess(book, &situation, TraceLevel::Full).ok()?;
    let deadline = found.deadlines.iter().find(|one| one.rule.id == rule.id)?;
    let mut dated = Dated::of(deadline, Profile::Careful, &[]);
    // What an invented person has not said is no doubt about the rule.
    dated.missing.clear();
    Some(Proof::of(&dated, words))
}

/// Somebody to whom the rule speaks, of whom only the fact that starts it is known.
fn situation(rule: &Rule) -> Option<Situation> {
    let bound = |track| rule.condition.iter().any(|one| one.tracks.contains(track));
    let free = rule.tracks.iter().find(|track| !bound(track));
    let track = *free.or(rule.tracks.first())?;
    let mut known = Situation::new(track);
    let newest = super::count::in_order(rule).pop()?;
    let on = match rule.trigger {
        Start::Fact(trigger) => {
            let usual = match newest.count {
                _ if trigger.is_expiry() => BEFORE,
                Count::MonthsAfter(_) => MONTHS_AFTER,
                _ => AFTER,
            };
            let on = in_force(newest, usual?);
            known.facts.push(Fact::new(trigger, on));
            on
        }
        Start::Fixed(day) => day,
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

fn first<T: Copy>(values: Option<&[T]>) -> Option<T> {
    values?.first().copied()
}

/// The usual day, or the nearest one on which the version was in force.
fn in_force(version: &RuleVersion, usual: NaiveDate) -> NaiveDate {
    let day = version.in_force_from.map_or(usual, |from| from.max(usual));
    version.in_force_until.map_or(day, |until| until.min(day))
}
