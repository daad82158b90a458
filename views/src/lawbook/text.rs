//! A rule as plain text, for a terminal.
//! Not here: what is said of it ([`super::RuleView`] holds that).

use super::RuleView;
use crate::proof::text_said_by;
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
        say("law-versions", &self.version_words().join(" | "));
        if let Some(kind) = &self.keyed_on {
            let said = words.say_with("law-keyed-on", &[("fact", Value::Text(kind))]);
            say("law-versions", &said);
        }
        say("source-law", &self.basis_words(words).join("; "));
        say("law-sources", &self.source_words().join("; "));
        say("law-against", &self.against_words(words).join("; "));
        say("source-certainty", &self.certainty);
        say("source-checked", &self.checked_words(words));
        if let Some(example) = &self.example {
            let date = crate::dates::write(
                words.language(),
                example.started.1,
                crate::dates::Form::Full,
            );
            let values = [
                ("fact", Value::Text(&self.starts)),
                ("date", Value::Text(&date)),
            ];
            say("law-example", &words.say_with("law-example-intro", &values));
            let counted = example
                .dates_in_lines(words)
                .into_iter()
                .chain(example.counted_in_lines(words));
            lines.extend(counted.map(|line| format!("  {line}")));
        }
        lines
    }

    /// What ends it; a caseworker's word always does, except where there is nothing to end.
    pub fn met_by_words(&self, words: &Words) -> String {
        if self.met_by.is_empty() {
            words.say("law-met-by-none")
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

    /// Each source that says the same.
    pub fn source_words(&self) -> Vec<String> {
        self.sources.iter().map(super::Source::words).collect()
    }

    /// Each source that says otherwise.
    pub fn against_words(&self, words: &Words) -> Vec<String> {
        let line = |one: &crate::proof::Disagreement| text_said_by(words, &one.source, &one.says);
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
