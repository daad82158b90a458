//! A whole answer of the calculator in words: every date with its proof, what waits, what must be known.
//! Not here: bytes and lines of a stream; the command line reads and writes those.

use chrono::NaiveDate;
use law::contract::{Answer, DeadlineOut, ReadingsOut};
use law::{Exempt, Readings, RuleBook};
use serde::Serialize;

use crate::proof::{Dated, Judged, Proof};
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
        // A check on which the sources disagree has outcomes instead of dates.
        let (readings, outcomes) = match &date.readings {
            ReadingsOut::Dates(readings) => (*readings, Vec::new()),
            ReadingsOut::Outcomes(outcomes) => (Readings::default(), outcomes.clone()),
        };
        let judged = |verdict| Judged { verdict, outcomes };
        let dated = Dated {
            rule,
            version,
            trigger: trigger.parse().ok()?,
            trigger_on: on.parse().ok()?,
            readings,
            check: date.verdict.map(judged),
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
        if let Some(exempt) = date.exempt {
            let what = exemption(exempt, words);
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

/// Why somebody is exempt: the place where they stay, or what else it is.
fn exemption(exempt: Exempt, words: &Words) -> String {
    let place = words.find(&format!("lodging-{exempt}"));
    place.unwrap_or_else(|| words.say(&format!("exempt-{exempt}")))
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
