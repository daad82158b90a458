//! From a situation to its dates: which rules speak, from which day, in which version, and what
//! became of each.
//! Not here: counting ([`dates`]), reading requests ([`crate::contract`]) and remembering answers
//! (the store's work).

mod advice;
mod clock;
mod dates;
mod found;
mod outcome;
mod trigger;

use chrono::NaiveDate;

use crate::book::RuleBook;
use crate::condition::ask_all;
use crate::formula::Count;
use crate::rule::{Rule, RuleVersion, Start};
use crate::situation::Situation;
use crate::words::Kind;
use dates::Dates;
pub use found::{Assessment, Deadline, Notice, State, Waiting};
pub use trigger::Ambiguous;
use trigger::Trigger;

/// The first day on which "working day" means Monday to Friday by law (Civil Code 1.7).
const WORKING_DAY_DEFINED_ON: Option<NaiveDate> = NaiveDate::from_ymd_opt(2023, 1, 1);

/// How much of the counting is written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TraceLevel {
    /// Nothing.
    None,
    /// The statutory reading.
    #[default]
    Steps,
    /// Every reading.
    Full,
}

/// Gives every date of a situation.
///
/// # Errors
/// [`Ambiguous`] when two facts of one day contradict each other: a wrong date is worse than none.
pub fn assess<'book>(
    book: &'book RuleBook,
    situation: &Situation,
    level: TraceLevel,
) -> Result<Assessment<'book>, Ambiguous> {
    trigger::refuse_contradictions(situation)?;
    let mut answer = Assessment::with_room();
    for rule in book.on_track(situation.track) {
        if rule.kind == Kind::Check {
            clock::judge_check(book, rule, situation, level, &mut answer);
            continue;
        }
        let mut triggers = trigger::find(rule, situation, &answer).peekable();
        if triggers.peek().is_none() {
            wait_for(rule, situation, &mut answer);
        }
        for trigger in triggers {
            let Some(trigger) = clock::after_absences(book, rule, trigger, situation, &mut answer)
            else {
                continue;
            };
            judge(book, rule, &trigger, situation, level, &mut answer);
        }
    }
    Ok(answer)
}

/// A rule whose trigger is absent waits for it, unless it says nothing to this person anyway.
fn wait_for<'book>(rule: &'book Rule, situation: &Situation, answer: &mut Assessment<'book>) {
    let Start::Fact(needs) = rule.trigger else {
        return;
    };
    if ask_all(&rule.condition, situation, None, situation.today).is_ok() {
        answer.waiting.push(Waiting {
            rule: &rule.id,
            needs: [needs],
        });
    }
}

/// Judges one occurrence of one rule.
fn judge<'book>(
    book: &'book RuleBook,
    rule: &'book Rule,
    trigger: &Trigger<'_>,
    situation: &Situation,
    level: TraceLevel,
    answer: &mut Assessment<'book>,
) {
    let Ok(missing) = ask_all(&rule.condition, situation, trigger.fact, Some(trigger.on)) else {
        return;
    };
    let Some(version) = version_of(rule, trigger, situation, answer) else {
        return;
    };
    if let Some(document) = trigger::printed_end(rule, trigger, version, situation) {
        let mut notice = Notice::new("superseded-by-printed-end", rule);
        notice.document = Some(document);
        answer.notices.push(notice);
        return;
    }
    for said in &rule.notice {
        if said.speaks(situation, trigger.fact, trigger.on) {
            answer.notices.push(Notice::new(&said.code, rule));
        }
    }
    if rule.kind == Kind::Notice {
        return;
    }
    let dates = Dates::of(book.calendar(), rule, version, trigger, situation, level);
    say_besides(rule, version, trigger, &dates, answer);
    let exempt = outcome::exemption(rule, trigger, situation);
    let met_on = outcome::met_on(rule, version, trigger, situation);
    let after = (!version.count.is_from_expiry()).then_some(trigger.on);
    let advice = dates
        .safe
        .and_then(|safe| advice::last_open_day(book.calendar(), safe, after, &situation.closures));
    answer.deadlines.push(Deadline {
        rule,
        version,
        trigger: trigger.kind,
        trigger_on: trigger.on,
        fact_key: trigger.fact.and_then(|fact| fact.key.clone()),
        assumed: trigger.assumed,
        due: dates.due,
        safe: dates.safe,
        opens: dates.opens,
        safe_opens: dates.safe_opens,
        readings: dates.readings,
        state: outcome::state(rule, &dates, met_on, exempt, situation.today),
        met_on,
        document: trigger::document(rule, trigger, situation),
        missing,
        exempt,
        advice,
        check: None,
        trace: dates.trace,
    });
}

/// The version in force on the day that decides: the trigger day, or the day of the fact the rule
/// is keyed on (the newest not after the trigger). Without one, the answer says so.
fn version_of<'book>(
    rule: &'book Rule,
    trigger: &Trigger<'_>,
    situation: &Situation,
    answer: &mut Assessment<'book>,
) -> Option<&'book RuleVersion> {
    let key_day = match rule.keyed_on {
        None => trigger.on,
        Some(kind) => {
            let before = situation.of(kind).filter(|fact| fact.on <= trigger.on);
            let Some(key) = before.map(|fact| fact.on).max() else {
                answer.waiting.push(Waiting {
                    rule: &rule.id,
                    needs: [kind],
                });
                return None;
            };
            key
        }
    };
    let version = rule.version_on(key_day);
    if version.is_none() {
        let mut notice = Notice::new("not-in-force", rule);
        notice.on = Some(key_day);
        answer.notices.push(notice);
    }
    version
}

/// What the reader must know besides the date itself.
fn say_besides<'book>(
    rule: &'book Rule,
    version: &RuleVersion,
    trigger: &Trigger<'_>,
    dates: &Dates,
    answer: &mut Assessment<'book>,
) {
    let mut say = |code: &'static str, on: Option<NaiveDate>| {
        let mut notice = Notice::new(code, rule);
        notice.on = on;
        answer.notices.push(notice);
    };
    if dates.days_used_up {
        say("schengen-days-used-up", None);
    }
    if uses_working_days(rule.kind, version.count) && Some(trigger.on) < WORKING_DAY_DEFINED_ON {
        say("working-day-undefined-before-2023", None);
    }
    if trigger.assumed {
        say("lawful-stay-start-assumed", Some(trigger.on));
    }
}

/// Whether the date leans on the meaning of "working day".
fn uses_working_days(kind: Kind, count: Count) -> bool {
    matches!(kind, Kind::Act | Kind::Window | Kind::Authority) && !matches!(count, Count::OnDay)
}
