//! The sources of a rule for people: what each is called, where it can be read, what it says in particular
//! and when it was seen to.
//! Not here: the register of sources; `law` has it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dates::{self, Form};
use crate::words::{Value, Words};

/// One source of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The key, as the rule file writes it.
    pub key: String,
    /// What people read; the key itself when the register has none.
    pub name: String,
    /// What this source says in particular.
    pub note: Option<String>,
    /// The day it was seen to.
    pub seen_on: NaiveDate,
    /// Where it can be read.
    pub url: Option<String>,
}

impl Source {
    /// Its name, and what it says in particular.
    pub fn words(&self) -> String {
        match &self.note {
            Some(note) => format!("{} ({note})", self.name),
            None => self.name.clone(),
        }
    }
}

/// "seen on 22 November 2026".
pub(crate) fn seen(on: NaiveDate, words: &Words) -> String {
    let date = dates::write(words.language(), on, Form::Day);
    words.say_with("law-seen-on", &[("date", Value::Text(&date))])
}

/// A text as part of a key: lower case, with a hyphen for everything that is no letter and no digit.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// What a source says, in the reader's words where we have them.
pub(crate) fn said(text: &str, words: &Words) -> Option<String> {
    words.find(&format!("says-{}", slug(text)))
}

/// A source of a rule, with what it says in particular.
pub fn of(source: &law::rule::Source, words: &Words) -> Source {
    let (name, url) = named(&source.key, words);
    let note = source.says.as_deref();
    Source {
        key: source.key.clone(),
        name,
        note: note.map(|text| said(text, words).unwrap_or_else(|| text.to_owned())),
        seen_on: source.seen_on,
        url,
    }
}

/// What people read for a key, and where it leads. Pages are called alike in every language; what is no
/// page, the locales name.
pub(crate) fn named(key: &str, words: &Words) -> (String, Option<String>) {
    // Our own reading is cited by section; the locales have one name for all of it.
    if let Some(section) = key.strip_prefix("LAW ") {
        let section = section.trim_start_matches("section ");
        let ours = words.say("source-key-law");
        return (format!("{ours} (§ {section})"), None);
    }
    if let Some(ours) = words.find(&format!("source-key-{}", slug(key))) {
        return (ours, None);
    }
    match law::sources::find(key) {
        Some(place) => (place.name().to_owned(), place.url.clone()),
        None => (key.to_owned(), None),
    }
}
