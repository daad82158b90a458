//! A rule as plain text, for a terminal.
//! Not here: what is said of it ([`super::RuleView`] holds that).

use super::source::{self, Source};
use super::{Example, RuleView};
use crate::proof::{Disagreement, text_said_by};
use crate::words::{Value, Words};

impl RuleView {
    /// The rule, line by line.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        let mut lines = vec![format!("{} ({})", self.name, self.id)];
        let mut say = |key: &str, text: &str| {
            if !text.is_empty() {
                lines.push(text_said_by(words, &words.say(key), text));
            }
        };
        say("law-says", self.says.as_deref().unwrap_or_default());
        say("law-computes", &self.computes.join(" "));
        say("law-next", self.next.as_deref().unwrap_or_default());
        let no_doubt = words.say("law-no-doubt");
        let doubt = match &self.doubt {
            Some(doubt) => doubt,
            None if self.against.is_empty() => &no_doubt,
            None => "",
        };
        say("law-doubt", doubt);
        say("law-gap", self.gap.as_deref().unwrap_or_default());
        say("law-papers", &self.papers.join(", "));
        say("law-tracks", &self.tracks.join("; "));
        say("law-condition", &self.conditions.join("; "));
        say("law-exempt", &self.exempt.join("; "));
        say("law-met-by", &self.met_by_words(words));
        say("law-late", self.late.as_deref().unwrap_or_default());
        say("law-notices", &self.notices.join(" "));
        let versions = [self.version_words(), self.not_in_force.clone()].concat();
        say("law-versions", &versions.join(" | "));
        if let Some(kind) = &self.keyed_on {
            let said = words.say_with("law-keyed-on", &[("fact", Value::Text(kind))]);
            say("law-versions", &said);
        }
        say("source-law", &self.basis_words(words).join("; "));
        say("law-sources", &self.source_words(words).join("; "));
        say("law-against", &self.against_words(words).join("; "));
        say("source-certainty", &self.certainty);
        say("source-checked", &self.checked_words(words));
        if let Some(example) = &self.example {
            say("law-example", &example.supposed);
            lines.extend(
                example
                    .lines(words)
                    .into_iter()
                    .map(|line| format!("  {line}")),
            );
        }
        lines
    }

    /// What ends it; a caseworker's word always does, except where there is nothing to end.
    pub fn met_by_words(&self, words: &Words) -> String {
        if self.kind == "notice" {
            words.say("law-met-by-none")
        } else if self.met_by.is_empty() {
            words.say("law-met-by-judged")
        } else {
            format!(
                "{}; {}",
                self.met_by.join(", "),
                words.say("law-met-by-always")
            )
        }
    }

    /// Each version in a line.
    pub fn version_words(&self) -> Vec<String> {
        let line = |one: &super::Version| {
            let known = one.known.as_ref().map(|known| format!(", {known}"));
            format!(
                "{}: {} ({}{})",
                one.name,
                one.counts,
                one.when,
                known.unwrap_or_default()
            )
        };
        self.versions.iter().map(line).collect()
    }

    /// Each article, and whether its text was seen.
    pub fn basis_words(&self, words: &Words) -> Vec<String> {
        let line = |one: &crate::proof::Basis| {
            if one.seen {
                one.text.clone()
            } else {
                format!("{} ({})", one.text, words.say("source-unseen"))
            }
        };
        self.basis.iter().map(line).collect()
    }

    /// Each source that says the same, and when it was seen to.
    pub fn source_words(&self, words: &Words) -> Vec<String> {
        let line = |one: &Source| format!("{}, {}", one.words(), source::seen(one.seen_on, words));
        self.sources.iter().map(line).collect()
    }

    /// Each source that says otherwise, and when it was seen to.
    pub fn against_words(&self, words: &Words) -> Vec<String> {
        let line = |one: &Disagreement| {
            let said = text_said_by(words, &one.source, &one.says);
            format!("{said}, {}", source::seen(one.seen_on, words))
        };
        self.against.iter().map(line).collect()
    }

    /// Who checked it, and whether a jurist did.
    pub fn checked_words(&self, words: &Words) -> String {
        let jurist = words.say(if self.jurist {
            "source-jurist"
        } else {
            "source-no-jurist"
        });
        format!("{}. {jurist}", self.checked)
    }
}

impl Example {
    /// What follows, line by line: the date and how it was counted, and what is said besides.
    fn lines(&self, words: &Words) -> Vec<String> {
        let mut lines = Vec::new();
        match &self.proof {
            Some(proof) => {
                lines.extend(proof.dates_in_lines(words));
                lines.extend(proof.counted_in_lines(words));
            }
            None => lines.push(words.say("law-example-nothing-dated")),
        }
        lines.extend(self.says.iter().cloned());
        lines
    }
}
