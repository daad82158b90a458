//! What a rule counts, in words made from the count itself, so that no sentence can outgrow it.
//! Not here: counting.

use law::formula::Count;
use law::{Kind, Rule, RuleVersion};

use crate::words::{Value, Words};

fn number(n: u32) -> Value<'static> {
    Value::Count(i64::from(n))
}

/// The count in a sentence, from which fact: "10 working days after: Entered Belgium."
pub fn sentence(rule: &Rule, version: &RuleVersion, words: &Words) -> String {
    let fact = words.start(rule.trigger);
    let fact = ("fact", Value::Text(&fact));
    let said = |key: &str, n: u32| words.say_with(key, &[fact, ("count", number(n))]);
    match version.count {
        Count::WorkingDaysAfter(n) => said("count-working-days-after", n),
        Count::DaysAfter(n) => said("count-days-after", n),
        Count::MonthsAfter(n) => said("count-months-after", n),
        Count::YearsAfter(n) => said("count-years-after", n),
        Count::DaysBefore(n) => said("count-days-before", n),
        Count::MonthsBefore(n) => said("count-months-before", n),
        Count::StayDays(n) => said("count-stay-days", n),
        Count::WindowDaysBefore { from, to } => words.say_with(
            "count-window",
            &[fact, ("opens", number(from)), ("count", number(to))],
        ),
        Count::OnDay => own(rule, words).unwrap_or_else(|| said("count-on-day", 0)),
        _ => own(rule, words).unwrap_or_else(|| words.say("count-own")),
    }
}

/// The period of the newest version alone, for lists: "10 working days", "2 months before".
pub fn period(rule: &Rule, words: &Words) -> String {
    if rule.kind == Kind::Notice {
        return words.say("period-none");
    }
    let newest = in_order(rule).pop();
    newest.map_or_else(String::new, |version| short(version, words))
}

/// The versions of a rule, the oldest first.
pub fn in_order(rule: &Rule) -> Vec<&RuleVersion> {
    let mut versions: Vec<&RuleVersion> = rule.version.iter().collect();
    versions.sort_by_key(|version| version.in_force_from);
    versions
}

fn short(version: &RuleVersion, words: &Words) -> String {
    let said = |key: &str, n: u32| words.say_with(key, &[("count", number(n))]);
    let before = |key: &str, n: u32| {
        words.say_with("period-before", &[("period", Value::Text(&said(key, n)))])
    };
    match version.count {
        Count::WorkingDaysAfter(n) => said("period-working-days", n),
        Count::DaysAfter(n) | Count::StayDays(n) => said("period-days", n),
        Count::MonthsAfter(n) => said("period-months", n),
        Count::YearsAfter(n) => said("period-years", n),
        Count::DaysBefore(n) => before("period-days", n),
        Count::MonthsBefore(n) => before("period-months", n),
        Count::WindowDaysBefore { from, to } => words.say_with(
            "period-window",
            &[("opens", number(from)), ("count", number(to))],
        ),
        Count::OnDay => words.say("period-on-day"),
        _ => words.say("period-own"),
    }
}

/// The numbers a rule's sentence about the law must name.
pub fn numbers(version: &RuleVersion) -> Vec<u32> {
    match version.count {
        Count::WorkingDaysAfter(n)
        | Count::DaysAfter(n)
        | Count::MonthsAfter(n)
        | Count::YearsAfter(n)
        | Count::DaysBefore(n)
        | Count::MonthsBefore(n)
        | Count::StayDays(n) => vec![n],
        Count::WindowDaysBefore { from, to } => vec![from, to],
        _ => Vec::new(),
    }
}

/// A count that no formula covers is described by the rule's own words.
fn own(rule: &Rule, words: &Words) -> Option<String> {
    words.find(&format!("law-{}.counts", rule.id))
}

/// What becomes of the day that was counted: whether it moves, and which reading takes which.
pub fn moving(rule: &Rule, version: &RuleVersion) -> Option<&'static str> {
    let back = matches!(
        version.count,
        Count::DaysBefore(_) | Count::MonthsBefore(_) | Count::WindowDaysBefore { .. }
    );
    let after = matches!(
        version.count,
        Count::DaysAfter(_) | Count::MonthsAfter(_) | Count::YearsAfter(_)
    );
    match rule.kind {
        Kind::Act if matches!(version.count, Count::WorkingDaysAfter(_)) => {
            Some("rolls-working-days")
        }
        Kind::Act if after => Some("rolls-after"),
        Kind::Act | Kind::Window if back => Some("rolls-before"),
        Kind::Validity | Kind::StayLimit if after => Some("rolls-validity"),
        Kind::StayLimit if matches!(version.count, Count::StayDays(_)) => Some("rolls-never"),
        Kind::Eligibility => Some("rolls-eligibility"),
        Kind::Authority => Some("rolls-authority"),
        _ => None,
    }
}
