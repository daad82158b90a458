//! What a check of absences found, in words: the verdict, and where the sources allow several outcomes, each
//! with what it rests on.
//! Not here: judging; `law` runs the clock every way the sources can be read.

use law::absence::{Check, Verdict};
use law::contract::OutcomeOut;
use serde::Serialize;

use super::word;
use crate::dates::{self, Form};
use crate::words::{Value, Words};

/// A verdict with every outcome that some reading gives; none is listed where all agree.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// The outcomes.
    pub outcomes: Vec<OutcomeOut>,
}

/// The same in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// "Verdict on the absences: to be reviewed".
    pub verdict: String,
    /// One line for each outcome: "continuous, earliest day ..., if ...".
    pub outcomes: Vec<String>,
}

impl From<&Check> for Judged {
    fn from(check: &Check) -> Self {
        let several = check.outcomes.len() > 1;
        let outcomes = check.outcomes.iter().filter(|_| several);
        Self {
            verdict: check.verdict,
            outcomes: outcomes.cloned().map(OutcomeOut::from).collect(),
        }
    }
}

impl Finding {
    pub(super) fn of(judged: &Judged, words: &Words) -> Self {
        let verdict = named(judged.verdict, words);
        Self {
            verdict: words.say_with("explain-verdict", &[("verdict", Value::Text(&verdict))]),
            outcomes: judged.outcomes.iter().map(|one| told(one, words)).collect(),
        }
    }
}

/// The word of a verdict.
pub fn named(verdict: Verdict, words: &Words) -> String {
    words.say(&format!("verdict-{}", word(&verdict).unwrap_or_default()))
}

fn told(outcome: &OutcomeOut, words: &Words) -> String {
    let reasons: Vec<String> = outcome
        .reason
        .split(", ")
        .map(|code| words.say(&format!("outcome-{code}")))
        .collect();
    let (verdict, reasons) = (named(outcome.verdict, words), reasons.join("; "));
    let earliest = outcome.earliest;
    let date = earliest.map(|on| dates::write(words.language(), on, Form::Full));
    let key = match date {
        Some(_) => "explain-outcome-from",
        None => "explain-outcome",
    };
    let values = [
        ("verdict", Value::Text(&verdict)),
        ("reasons", Value::Text(&reasons)),
        ("date", Value::Text(date.as_deref().unwrap_or_default())),
    ];
    words.say_with(key, &values)
}
