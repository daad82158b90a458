//! The rule book on two pages: the list, and one rule with its example.
//! Not here: what is said of a rule ([`crate::lawbook`] makes that).

use askama::Template;

use super::Shell;
use crate::lawbook::{Paper, RuleView};
use crate::proof::{Cell, Meaning};

/// The page `/law`.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "law.html")]
pub struct LawList {
    /// The frame.
    pub shell: Shell,
    /// Every rule, in the order of the book.
    pub rules: Vec<RuleRow>,
    /// Each track with its rules.
    pub tracks: Vec<TrackRules>,
    /// Every document and card.
    pub papers: Vec<Paper>,
    /// The hash of the book.
    pub hash: String,
}

/// A rule in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRow {
    /// The id.
    pub id: String,
    /// What the desk calls it.
    pub name: String,
    /// The word of its kind: `stay-limit`.
    pub kind: String,
    /// The fact from which is counted.
    pub starts: String,
    /// The period in short.
    pub period: String,
    /// How sure the sources are.
    pub certainty: String,
}

/// A track with its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackRules {
    /// The id of the track.
    pub track: String,
    /// The ids of its rules.
    pub rules: Vec<String>,
}

/// The page `/law/{rule}`.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "law-rule.html")]
pub struct LawRule {
    /// The frame.
    pub shell: Shell,
    /// The rule.
    pub rule: RuleView,
    /// The hash of the book.
    pub hash: String,
}

impl LawList {
    /// The kinds that have rules, in the order in which the book first has them.
    fn kinds(&self) -> Vec<&str> {
        let mut kinds: Vec<&str> = Vec::new();
        for rule in &self.rules {
            if !kinds.contains(&rule.kind.as_str()) {
                kinds.push(&rule.kind);
            }
        }
        kinds
    }

    fn of_kind(&self, kind: &str) -> Vec<&RuleRow> {
        self.rules.iter().filter(|rule| rule.kind == kind).collect()
    }
}

impl LawRule {
    fn kind_key(&self) -> String {
        format!("kind-{}", self.rule.kind)
    }
}
