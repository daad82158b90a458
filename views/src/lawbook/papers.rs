//! The index of documents and cards: which rules speak of each, or why none does.
//! Not here: documents of a case.

use law::{FactKind, Rule, RuleBook, Start};

use crate::proof::text_said_by;
use crate::words::Words;

/// Every annex and card of the sources (LAW section 2), in their order. The source pages of the municipalities
/// name 3, 3ter, 22, F, F+ and the visas; the rest stands in the pages behind them.
const PAPERS: [&str; 55] = [
    "annex-3",
    "annex-3bis",
    "annex-3ter",
    "annex-8",
    "annex-8bis",
    "annex-8ter",
    "annex-8quater",
    "annex-13",
    "annex-15",
    "annex-15bis",
    "annex-15ter",
    "annex-16",
    "annex-16bis",
    "annex-16ter",
    "annex-18",
    "annex-19",
    "annex-19bis",
    "annex-19ter",
    "annex-19quinquies",
    "annex-20",
    "annex-22",
    "annex-23",
    "annex-24",
    "annex-26",
    "annex-26quinquies",
    "annex-29",
    "annex-33",
    "annex-33ter",
    "annex-35",
    "annex-41bis",
    "annex-42",
    "annex-43",
    "annex-46",
    "annex-47",
    "annex-48",
    "annex-49",
    "annex-56",
    "annex-58",
    "orange-card",
    "card-a",
    "card-b",
    "card-k",
    "card-l",
    "card-eu",
    "card-eu-plus",
    "card-f",
    "card-f-plus",
    "card-h",
    "card-i",
    "card-j",
    "card-m",
    "card-n",
    "passport",
    "visa-c",
    "visa-d",
];

/// Rules that speak of a paper without naming it among their documents or facts.
const BESIDE: [(&str, &str); 9] = [
    ("annex-19quinquies", "appeal-rvv-30"),
    ("annex-20", "appeal-rvv-30"),
    ("annex-26quinquies", "asylum-register-commune"),
    ("annex-47", "annex46-register"),
    ("passport", "passport-12-months"),
    ("visa-c", "cvisa-last-day"),
    ("visa-d", "dvisa-register"),
    ("visa-d", "dvisa-b20-register"),
    ("annex-18", "return-report-15"),
];

/// A document or card, with the rules that speak of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The slug.
    pub slug: &'static str,
    /// The official word.
    pub name: String,
    /// The rules, in the order of the book.
    pub rules: Vec<PaperRule>,
    /// Why there is none, when there is none.
    pub why_none: Option<String>,
}

/// A rule that speaks of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRule {
    /// The id of the rule.
    pub rule: String,
    /// What the desk calls it.
    pub name: String,
    /// The key of how it speaks: `law-paper-starts`.
    pub how: &'static str,
}

impl Paper {
    /// That there is no date of ours, and why.
    pub fn none_words(&self, words: &Words) -> Option<String> {
        let why = self.why_none.as_deref()?;
        Some(text_said_by(words, &words.say("law-no-rule"), why))
    }
}

/// The paper a fact is about: `annex_19_filed` is about annex 19.
fn paper_of(fact: FactKind) -> Option<String> {
    let mut words = fact.as_str().split('_');
    match (words.next()?, words.next()?) {
        ("annex", number) => Some(format!("annex-{number}")),
        ("orange", "card") => Some("orange-card".to_owned()),
        ("passport", _) => Some("passport".to_owned()),
        _ => None,
    }
}

fn how(rule: &Rule, slug: &str) -> Option<&'static str> {
    let about = |fact: FactKind| paper_of(fact).as_deref() == Some(slug);
    let beside = || BESIDE.contains(&(slug, rule.id.as_str()));
    if rule.document.iter().any(|one| one.as_str() == slug) {
        Some("law-paper-result")
    } else if matches!(rule.trigger, Start::Fact(fact) if about(fact)) {
        Some("law-paper-starts")
    } else if rule.met_by.iter().copied().any(about) {
        Some("law-paper-ends")
    } else {
        beside().then_some("law-paper-about")
    }
}

/// Every document and card of the sources.
pub fn papers(book: &RuleBook, words: &Words) -> Vec<Paper> {
    let paper = |slug: &&'static str| {
        let rules: Vec<PaperRule> = book
            .rules()
            .iter()
            .filter_map(|rule| {
                Some(PaperRule {
                    how: how(rule, slug)?,
                    name: words.rule(&rule.id),
                    rule: rule.id.clone(),
                })
            })
            .collect();
        let why = || {
            let known = words.find(&format!("no-date-{slug}"));
            known.unwrap_or_else(|| words.say("law-no-rule-yet"))
        };
        Paper {
            slug,
            name: words.document(slug),
            why_none: rules.is_empty().then(why),
            rules,
        }
    };
    PAPERS.iter().map(paper).collect()
}
