//! A proof as plain text, for terminals and for documents.
//! Not here: which dates are told, and in which order.

use super::{Cell, Meaning, Proof, Reading, StripDay};
use crate::dates::{self, Form};
use crate::words::{Value, Words};

/// Lines of a strip are not wider than this.
const WIDTH: usize = 96;

impl Proof {
    /// The whole proof, line by line: the dates, how they were counted, and where it stands written.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        let mut lines = self.dates_in_lines(words);
        lines.push(self.started_words(words));
        lines.extend(self.counted_in_lines(words));
        if let Some(advice) = &self.advice {
            lines.push(format!(
                "{} {}",
                advice.words(words),
                words.say("advice-unmoved")
            ));
        }
        if let Some(condition) = &self.condition {
            lines.push(said(words, "explain-missing", "what", condition));
        }
        lines.extend(self.sources_in_lines(words));
        lines
    }

    /// The legal date and the safe one.
    pub fn dates_in_lines(&self, words: &Words) -> Vec<String> {
        let full = |on| dates::write(words.language(), on, Form::Full);
        let mut lines = Vec::new();
        lines.extend(self.undated_steps().iter().map(|step| step.words(words)));
        if let Some(found) = &self.finding {
            lines.push(found.verdict.clone());
            lines.extend(found.outcomes.iter().map(|one| format!("  {one}")));
        }
        if let Some(opens) = self.opens_on {
            lines.push(said(words, "date-opens", "date", &full(opens)));
        }
        let (legal, safe) = match self.meaning {
            Meaning::From => ("explain-legal-from", "explain-safe-from"),
            Meaning::Expected => ("explain-expected", "explain-safe"),
            Meaning::Until => ("explain-legal", "explain-safe"),
        };
        match self.readings.statutory.filter(|_| !self.policy) {
            Some(on) => lines.push(said(words, legal, "date", &full(on))),
            // A check that leaves it to a person has said so.
            None if self.finding.is_some() => {}
            None => lines.push(words.say("explain-no-legal")),
        }
        // Of a right the later day is the safe one, whatever the profile.
        let shown = if self.meaning == Meaning::From {
            self.readings.careful
        } else {
            self.readings.of(self.profile)
        };
        if let Some(on) = shown {
            let (date, reading) = (full(on), words.say(self.profile.key()));
            let values = [
                ("date", Value::Text(&date)),
                ("reading", Value::Text(&reading)),
            ];
            lines.push(words.say_with(safe, &values));
        }
        lines
    }

    /// How each reading counted, and whether the steps lead to the dates again.
    pub fn counted_in_lines(&self, words: &Words) -> Vec<String> {
        let mut lines = Vec::new();
        for reading in self.readings() {
            let date = dates::write(words.language(), reading.on, Form::Short);
            let mut parts: Vec<String> = if self.numbered {
                self.strip
                    .iter()
                    .filter_map(|day| told(day, reading.place, words))
                    .collect()
            } else {
                reading.steps.iter().map(|step| step.words(words)).collect()
            };
            parts.push(format!("= {date}"));
            let title = said_by(words, &title(&reading, words), "");
            lines.extend(wrapped(&title, &parts));
        }
        if self.readings.statutory.is_some() || self.readings.careful.is_some() {
            lines.push(words.say(self.replay_key()));
        }
        lines
    }

    /// Where it stands written, who says otherwise, and who checked it.
    pub fn sources_in_lines(&self, words: &Words) -> Vec<String> {
        let mut lines = Vec::new();
        for basis in &self.basis {
            let unseen = if basis.seen {
                String::new()
            } else {
                format!(" ({})", words.say("source-unseen"))
            };
            lines.push(labelled(
                words,
                "source-law",
                &format!("{}{unseen}", basis.text),
            ));
        }
        for other in &self.disputed {
            let seen = crate::lawbook::source::seen(other.seen_on, words);
            let text = said_by(words, &other.source, &other.says);
            lines.push(labelled(
                words,
                "source-disputed",
                &format!("{text} ({seen})"),
            ));
        }
        if let Some(doubt) = &self.doubt {
            lines.push(labelled(words, "law-doubt", doubt));
        }
        let version = said(words, "source-version", "version", &self.version);
        let rule = format!("{}, {version}{}", self.rule, self.in_force(words));
        lines.push(labelled(words, "source-rule", &rule));
        if self.policy {
            lines.push(words.say("source-policy"));
        }
        lines.push(labelled(
            words,
            "source-certainty",
            &self.certainty_words(words),
        ));
        let jurist = words.say(if self.jurist {
            "source-jurist"
        } else {
            "source-no-jurist"
        });
        if let Some(checked) = self.checked_words(words) {
            lines.push(labelled(
                words,
                "source-checked",
                &format!("{checked}. {jurist}"),
            ));
        }
        lines
    }

    fn in_force(&self, words: &Words) -> String {
        let full = |on| dates::write(words.language(), on, Form::Day);
        let mut text = String::new();
        if let Some(from) = self.in_force_from {
            text += &format!(", {}", said(words, "law-version-from", "from", &full(from)));
        }
        if let Some(until) = self.in_force_until {
            let said = said(words, "law-version-until", "until", &full(until));
            text += &format!(", {said}");
        }
        text
    }
}

fn title(reading: &Reading<'_>, words: &Words) -> String {
    format!("{} ({})", words.say(reading.title), words.say(reading.name))
}

/// "who: what", as every list of sources writes it.
pub(crate) fn said_by(words: &Words, source: &str, says: &str) -> String {
    let values = [("source", Value::Text(source)), ("says", Value::Text(says))];
    words.say_with("law-source-says", &values)
}

fn said(words: &Words, key: &str, name: &str, value: &str) -> String {
    words.say_with(key, &[(name, Value::Text(value))])
}

fn labelled(words: &Words, key: &str, text: &str) -> String {
    said_by(words, &words.say(key), text)
}

/// One day of one reading: "Mon 30/11 5", "Sat 28/11 - Saturday".
fn told(day: &StripDay, place: usize, words: &Words) -> Option<String> {
    let name = format!(
        "{} {}",
        day.weekday(words.language()),
        day.on.format("%-d/%-m")
    );
    let why = day.reason_words(words, None);
    match day.cells.get(place)? {
        Cell::Past => None,
        Cell::Skipped if day.days > 1 => Some(words.count("strip-text-folded", day.days as usize)),
        Cell::Counted(n) if day.days > 1 => Some(format!(
            "{} {n}",
            words.count("strip-text-folded", day.days as usize)
        )),
        Cell::Skipped if why.is_empty() => Some(format!("{name} –")),
        Cell::Skipped => Some(format!("{name} – {why}")),
        Cell::Counted(n) | Cell::Last(n) if day.reason.as_deref() == Some("closure") => {
            Some(format!("{name} {n} ({why})"))
        }
        Cell::Counted(n) | Cell::Last(n) => Some(format!("{name} {n}")),
        Cell::Reached | Cell::Moved => Some(format!("{name} →")),
    }
}

/// The parts behind a title, on as many lines as they need.
fn wrapped(title: &str, parts: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = title.to_owned();
    let mut empty = true;
    for part in parts {
        let length = line.chars().count() + part.chars().count() + 3;
        if !empty && length > WIDTH {
            lines.push(std::mem::replace(&mut line, "    ".to_owned()));
            empty = true;
        }
        if !empty {
            line.push_str(" · ");
        }
        line.push_str(part);
        empty = false;
    }
    lines.push(line);
    lines
}
