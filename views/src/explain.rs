//! A whole answer of the calculator in words: every date with its proof, what waits, what must be known.
//! Not here: bytes and lines of a stream; the command line reads and writes those.

use chrono::NaiveDate;
use law::absence::Verdict;
use law::contract::{Answer, DeadlineOut, ReadingsOut};
use law::{Readings, RuleBook};
use serde::Serialize;

use crate::dates::{self, Form};
use crate::proof::{Dated, Proof};
use crate::words::{Value, Words};

/// One date, explained.
#[derive(Debug, Clone, Serialize)]
pub struct Explained {
    /// The id of the rule.
    pub rule: String,
    /// What the desk calls it.
    pub name: String,
    /// The explanation, line by line.
    pub text: Vec<String>,
    /// The same as values: the strip, the steps, the articles.
    pub proof: Proof,
}

/// Every date of an answer that was traced in full. `closures` are those of the question.
pub fn dates(
    answer: &Answer<'_>,
    book: &RuleBook,
    closures: &[NaiveDate],
    words: &Words,
) -> Vec<Explained> {
    let explain = |date: &DeadlineOut<'_>| {
        let rule = book.find(date.rule)?;
        let version = rule.version.iter().find(|one| one.name() == date.version)?;
        let (trigger, on) = date.occurrence.split_once('@')?;
        let dated = Dated {
            rule,
            version,
            trigger: trigger.parse().ok()?,
            trigger_on: on.parse().ok()?,
            readings: match &date.readings {
                ReadingsOut::Dates(readings) => *readings,
                // A check has outcomes instead; they stand in the lines below.
                ReadingsOut::Outcomes(_) => Readings::default(),
            },
            safe_on: date.safe,
            opens_on: date.opens,
            profile: answer.profile,
            steps: &date.trace,
            missing: date
                .condition
                .iter()
                .flat_map(|all| all.split(", "))
                .map(str::to_owned)
                .collect(),
            advice_on: date.advice,
            closures,
        };
        let proof = Proof::of(&dated, words);
        let mut text = proof.lines(words);
        for line in verdict(date, words).into_iter().rev() {
            text.insert(0, line);
        }
        if let Some(lodging) = date.exempt {
            let what = words.say(&format!("lodging-{lodging}"));
            text.insert(
                0,
                words.say_with("explain-exempt", &[("what", Value::Text(&what))]),
            );
        }
        if let Some(state) = date.state.and_then(|state| crate::proof::word(&state)) {
            let state = words.say(&format!("state-{}", state.replace('_', "-")));
            text.insert(
                0,
                words.say_with("explain-state", &[("state", Value::Text(&state))]),
            );
        }
        Some(Explained {
            name: words.rule(&rule.id),
            rule: rule.id.clone(),
            text,
            proof,
        })
    };
    answer.deadlines.iter().filter_map(explain).collect()
}

/// What a check found: its verdict, and for a review every outcome with what it rests on.
fn verdict(date: &DeadlineOut<'_>, words: &Words) -> Vec<String> {
    let Some(found) = date.verdict else {
        return Vec::new();
    };
    let named = |verdict: Verdict| {
        let word = crate::proof::word(&verdict).unwrap_or_default();
        words.say(&format!("verdict-{word}"))
    };
    let name = named(found);
    let mut lines = vec![words.say_with("explain-verdict", &[("verdict", Value::Text(&name))])];
    let ReadingsOut::Outcomes(outcomes) = &date.readings else {
        return lines;
    };
    for outcome in outcomes {
        let reasons = outcome.reason.split(", ");
        let reasons: Vec<String> = reasons
            .map(|code| words.say(&format!("outcome-{code}")))
            .collect();
        let (name, reasons) = (named(outcome.verdict), reasons.join("; "));
        let day = outcome
            .earliest
            .map(|on| dates::write(words.language(), on, Form::Full));
        let key = match day {
            Some(_) => "explain-outcome-from",
            None => "explain-outcome",
        };
        let values = [
            ("verdict", Value::Text(&name)),
            ("reasons", Value::Text(&reasons)),
            ("date", Value::Text(day.as_deref().unwrap_or_default())),
        ];
        lines.push(words.say_with(key, &values));
    }
    lines
}

/// What waits for a fact, and what must be known besides, in lines.
pub fn besides(answer: &Answer<'_>, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    for notice in &answer.notices {
        let (rule, said) = (words.rule(notice.rule), words.notice(notice.code));
        let values = [("rule", Value::Text(&rule)), ("notice", Value::Text(&said))];
        lines.push(words.say_with("explain-notice", &values));
    }
    for waiting in &answer.waiting {
        let facts: Vec<String> = waiting
            .needs
            .iter()
            .map(|kind| words.fact(kind.as_str()))
            .collect();
        let (rule, facts) = (words.rule(waiting.rule), facts.join(", "));
        let values = [("rule", Value::Text(&rule)), ("facts", Value::Text(&facts))];
        lines.push(words.say_with("explain-waiting", &values));
    }
    lines
}
