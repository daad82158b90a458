//! The whole book as one Markdown document (`docs/RULES.md`).
//! Not here: writing the file; a test compares it with what this makes.

use law::{Kind, RuleBook, Track};

use super::source::{Source, seen};
use super::{Paper, RuleView, papers};
use crate::proof::{Disagreement, text_said_by};
use crate::words::{Value, Words};

/// The command that writes the document, said in its head and by the test that compares it.
const COMMAND: &str = "termijn law book";

/// Everything the book says, in one language.
pub fn book(book: &RuleBook, words: &Words) -> String {
    let views: Vec<(Kind, RuleView)> = book
        .rules()
        .iter()
        .map(|rule| (rule.kind, RuleView::of(book, rule, words)))
        .collect();
    let mut out = Page::default();
    out.line(&format!(
        "<!-- {COMMAND} writes this file; a test compares it with the rules. -->"
    ));
    out.part(&format!("# {}", words.say("law-title")));
    out.part(&words.say("law-intro"));
    out.part(&words.say("law-jurist"));
    let hash = words.say_with("law-book", &[("hash", Value::Text(book.hash()))]);
    out.part(&format!(
        "{}. `{hash}`",
        words.count("law-count", views.len())
    ));
    out.part(&format!("## {}", words.say("law-by-paper")));
    out.part(&words.say("law-papers-intro"));
    out.papers(&papers(book, words), words);
    out.part(&format!("## {}", words.say("law-by-track")));
    out.tracks(book, words);
    for kind in Kind::ALL {
        let mut of_kind = views.iter().filter(|(one, _)| one == kind).peekable();
        if of_kind.peek().is_none() {
            continue;
        }
        let word = kind.as_str().replace('_', "-");
        out.part(&format!("## {}", words.say(&format!("kind-{word}"))));
        out.part(&words.say(&format!("kind-{word}.means")));
        for (_, rule) in of_kind {
            out.rule(rule, words);
        }
    }
    out.part(&format!("## {}", words.say("law-gap")));
    out.part(&words.say("law-gap-general"));
    out.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn part(&mut self, text: &str) {
        self.line("");
        self.line(text);
    }

    fn papers(&mut self, papers: &[Paper], words: &Words) {
        let head = (words.say("law-column-paper"), words.say("law-column-dates"));
        self.part(&format!("| {} | {} |", head.0, head.1));
        self.line("| --- | --- |");
        for paper in papers {
            let rules: Vec<String> = paper
                .rules
                .iter()
                .map(|one| format!("[{}](#{}) ({})", one.name, one.rule, words.say(one.how)))
                .collect();
            let dates = paper.none_words(words).unwrap_or_else(|| rules.join("; "));
            self.line(&format!("| {} | {dates} |", paper.name));
        }
    }

    fn tracks(&mut self, book: &RuleBook, words: &Words) {
        self.line("");
        for track in Track::ALL {
            let rules: Vec<String> = book
                .rules()
                .iter()
                .filter(|rule| rule.tracks.contains(track))
                .map(|rule| format!("[{}](#{})", words.rule(&rule.id), rule.id))
                .collect();
            let rules = rules.join(", ");
            self.line(&format!(
                "- **{}** (`{track}`): {rules}",
                words.track(track.as_str())
            ));
        }
    }

    fn rule(&mut self, rule: &RuleView, words: &Words) {
        // An anchor of its own: the id stays, whatever the title becomes.
        self.part(&format!("### <a id=\"{}\"></a>{}", rule.id, rule.name));
        self.part(&format!(
            "`{}` · {} · {}: {}",
            rule.id,
            rule.period,
            words.say("source-certainty"),
            rule.certainty
        ));
        self.line("");
        let linked = [
            ("law-sources", sources(rule, words)),
            ("law-against", against(rule, words)),
        ];
        let linked = linked.map(|(key, text)| (words.say(key), text));
        let told = rule.lines(words);
        // The first line is the heading; the indented ones at the end are the example.
        let (lines, example): (Vec<&String>, Vec<&String>) =
            told.iter().skip(1).partition(|line| !line.starts_with(' '));
        for line in lines {
            let Some((label, text)) = line.split_once(": ") else {
                self.line(&format!("- {line}"));
                continue;
            };
            let label = label.trim_end();
            let known = linked.iter().find(|(key, _)| key == label);
            let text = known.map_or(text, |(_, text)| text);
            self.line(&format!("- **{label}:** {text}"));
        }
        if !example.is_empty() {
            self.part("```text");
            for line in example {
                self.line(line.strip_prefix("  ").unwrap_or(line));
            }
            self.line("```");
        }
    }
}

/// The sources of a rule, with their addresses where those are known.
fn sources(rule: &RuleView, words: &Words) -> String {
    let one = |one: &Source| {
        let seen = seen(one.seen_on, words);
        format!("{}, {seen}", linked(&one.words(), one.url.as_deref()))
    };
    rule.sources.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn against(rule: &RuleView, words: &Words) -> String {
    let one = |one: &Disagreement| {
        let source = linked(&one.source, one.url.as_deref());
        let said = text_said_by(words, &source, &one.says);
        format!("{said}, {}", seen(one.seen_on, words))
    };
    rule.against.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn linked(text: &str, url: Option<&str>) -> String {
    match url {
        Some(url) => format!("[{text}]({url})"),
        None => text.to_owned(),
    }
}
