//! The long clocks of a situation: the checks of absences, and what a break does to the rules that
//! count from the same start.
//! Not here: judging absences ([`crate::absence`]).

use super::trigger::{self, Trigger};
use super::{Assessment, Dates, Deadline, Notice, TraceLevel, Waiting, outcome};
use crate::absence::{self, Check, Clock, Limits, Verdict};
use crate::book::RuleBook;
use crate::calendar::{Calendar, plus_days};
use crate::condition::ask_all;
use crate::formula::{Count, Readings};
use crate::rule::{Rule, RuleVersion, Start};
use crate::situation::Situation;
use crate::trace::{Action, Step, Walk};
use crate::words::{Card, FactKind, Purpose, Reading};

/// The facts from which years of stay are counted.
const CLOCKS: [FactKind; 2] = [FactKind::DurableStayStarted, FactKind::LawfulStayStarted];

/// Gives a check whenever its clock has started.
pub fn judge_check<'book>(
    book: &'book RuleBook,
    rule: &'book Rule,
    situation: &Situation,
    level: TraceLevel,
    answer: &mut Assessment<'book>,
) {
    if situation.of(FactKind::Absences).next().is_some() {
        // The name is a fact of the contract, but one day says nothing about how long somebody was away.
        answer
            .notices
            .push(Notice::new("absences-need-their-days", rule));
    }
    let Some((limits, started)) = started(rule, situation, answer) else {
        let needs = rule.version.iter().find_map(clock_of);
        if let Some(needs) = needs
            && ask_all(&rule.condition, situation, None, situation.today).is_ok()
        {
            answer.waiting.push(Waiting {
                rule: &rule.id,
                needs: [needs],
            });
        }
        return;
    };
    let Ok(missing) = ask_all(&rule.condition, situation, started.fact, Some(started.on)) else {
        return;
    };
    let Some(version) = rule.version_on(started.on) else {
        return;
    };
    let check = check(limits, &started, situation);
    for said in &rule.notice {
        if said.speaks(situation, started.fact, started.on) {
            answer.notices.push(Notice::new(&said.code, rule));
        }
    }
    if started.assumed {
        let mut assumed = Notice::new("lawful-stay-start-assumed", rule);
        assumed.on = Some(started.on);
        answer.notices.push(assumed);
    }
    let met_on = outcome::met_on(rule, version, &started, situation);
    let state = outcome::state(rule, &Dates::default(), met_on, None, situation.today);
    // The day the years are complete is a right like any other: safe from the day after.
    let readings = Readings {
        statutory: check.earliest,
        ..Readings::same(check.earliest.and_then(|day| plus_days(day, 1)))
    };
    let trace = match level {
        TraceLevel::None => Vec::new(),
        TraceLevel::Steps | TraceLevel::Full => {
            tell(book.calendar(), &started, limits, &check, situation)
        }
    };
    answer.deadlines.push(Deadline {
        rule,
        version,
        trigger: started.kind,
        trigger_on: started.on,
        fact_key: started.fact.and_then(|fact| fact.key.clone()),
        assumed: started.assumed,
        due: None,
        safe: None,
        opens: None,
        safe_opens: None,
        readings,
        state,
        met_on,
        document: rule.document.as_slice().into(),
        missing,
        exempt: None,
        advice: None,
        check: Some(check),
        trace,
    });
}

/// The trigger of a rule that counts years of stay, moved to the day of return where an absence
/// broke them. `None` when no day can be given; then the answer says what is missing.
pub fn after_absences<'a, 'book>(
    book: &'book RuleBook,
    rule: &'book Rule,
    mut trigger: Trigger<'a>,
    situation: &'a Situation,
    answer: &mut Assessment<'book>,
) -> Option<Trigger<'a>> {
    let kind = match trigger.kind {
        Start::Fact(kind) if CLOCKS.contains(&kind) && !situation.absences.is_empty() => kind,
        _ => return Some(trigger),
    };
    let judged = book.on_track(situation.track).find_map(|other| {
        match other.version_on(trigger.on)?.count {
            Count::Absences(limits) if limits.clock == kind => {
                Some((other, check(limits, &trigger, situation)))
            }
            _ => None,
        }
    });
    let Some((asked, judged)) = judged else {
        // No check of the book speaks of this clock on this track: a person judges.
        answer
            .notices
            .push(Notice::new("absences-judged-by-a-person", rule));
        return Some(trigger);
    };
    let (code, needed) = match judged.clock() {
        Some(Clock::Runs(on)) => {
            if on != trigger.on {
                trigger.broken_since = Some(trigger.on);
                trigger.on = on;
            }
            return Some(trigger);
        }
        Some(Clock::StillAway) => ("clock-broken-still-away", FactKind::Returned),
        Some(Clock::AwayOverAYear(_)) => ("clock-broken-over-a-year", kind),
        None if judged.verdict == Verdict::Review && is_decided(asked, situation) => {
            return Some(trigger);
        }
        None if judged.verdict == Verdict::Broken => ("clock-restart-uncertain", kind),
        None => ("absences-need-review", kind),
    };
    if ask_all(&rule.condition, situation, trigger.fact, Some(trigger.on)).is_ok() {
        answer.notices.push(Notice::new(code, rule));
        answer.waiting.push(Waiting {
            rule: &rule.id,
            needs: [needed],
        });
    }
    None
}

/// Whether a person has done the check since the last departure. Then the start that stands in the
/// facts holds: who finds the clock broken records where it started again.
fn is_decided(check: &Rule, situation: &Situation) -> bool {
    let decided = situation
        .of(FactKind::DutyDone)
        .filter(|fact| fact.rule.as_deref() == Some(check.id.as_str()))
        .map(|fact| fact.on)
        .max();
    let departures = situation.absences.iter().map(|absence| absence.from);
    decided.is_some_and(|on| departures.max().is_none_or(|from| from <= on))
}

fn clock_of(version: &RuleVersion) -> Option<FactKind> {
    match version.count {
        Count::Absences(limits) => Some(limits.clock),
        _ => None,
    }
}

/// The start of the clock of a check, and the limits in force on that day.
fn started<'a>(
    rule: &Rule,
    situation: &'a Situation,
    answer: &Assessment<'_>,
) -> Option<(Limits, Trigger<'a>)> {
    let clock = rule.version.iter().find_map(clock_of)?;
    let started = trigger::of_kind(clock, situation, answer)?;
    match rule.version_on(started.on)?.count {
        Count::Absences(limits) => Some((limits, started)),
        _ => None,
    }
}

fn check(limits: Limits, started: &Trigger<'_>, situation: &Situation) -> Check {
    let about = &situation.about;
    let card = started.fact.and_then(|fact| fact.card).or(about.card);
    let blue_card = card == Some(Card::H) || about.purpose == Some(Purpose::BlueCard);
    absence::check(
        limits,
        started.on,
        blue_card,
        &situation.absences,
        situation.today,
    )
}

/// The story of a check: the start, each time away, the restart, and the years from there.
fn tell(
    calendar: &Calendar,
    started: &Trigger<'_>,
    limits: Limits,
    check: &Check,
    situation: &Situation,
) -> Vec<Step> {
    let mut steps: Vec<Step> = started.beginning().collect();
    steps.push(Step::new(started.on, Action::Trigger));
    for spell in absence::spells(&situation.absences, started.on, situation.today) {
        let days = (spell.span.until - spell.span.from).num_days() + 1;
        steps.push(Step::new(spell.span.from, Action::Away).number(days));
    }
    let Some(Clock::Runs(on)) = check.clock() else {
        return steps;
    };
    if on != started.on {
        steps.push(Step::new(on, Action::Restarted));
    }
    let months = i32::try_from(limits.years.saturating_mul(12)).unwrap_or(i32::MAX);
    let walk = Walk::from_trigger(calendar, on, true)
        .months(months)
        .finish(Reading::Statutory);
    let counted = walk.map(Walk::into_steps).unwrap_or_default();
    // The start of the count is told already.
    steps.extend(counted.into_iter().skip(1));
    steps
}
