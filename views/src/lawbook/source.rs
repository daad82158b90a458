//! The register of sources (`locales/sources.ftl`): what a key of a rule file stands for.
//! Not here: what a source says.

use serde::Serialize;

use crate::words::Words;

/// One source of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The key, as the rule file writes it, without its remark.
    pub key: String,
    /// The page it stands for; the key itself when the register has none.
    pub name: String,
    /// The remark behind the key: what this source counts, if it differs.
    pub note: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whether the register knows it.
    pub known: bool,
}

impl Source {
    /// The page and the remark.
    pub fn words(&self) -> String {
        match &self.note {
            Some(note) => format!("{} ({note})", self.name),
            None => self.name.clone(),
        }
    }
}

/// A text as part of a key: lower case, with a hyphen for everything that is no letter and no digit.
pub fn slug(text: &str) -> String {
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

/// A source of a rule, with what it says in particular.
pub fn of(source: &law::rule::Source, words: &Words) -> Source {
    let found = find(&source.key, words);
    Source {
        note: source.says.clone().or(found.note),
        ..found
    }
}

/// Looks up what a rule file writes: `koek-d`, `agii-15 (40-30)`, `SEED 004`, `LAW 6.11`.
pub fn find(written: &str, words: &Words) -> Source {
    let (key, note) = match written.split_once(" (") {
        Some((key, note)) => {
            let note = note.trim_end_matches(')');
            let known = words.find(&format!("says-{}", slug(note)));
            (key, Some(known.unwrap_or_else(|| note.to_owned())))
        }
        None => (written, None),
    };
    // Our own reading is cited by section; the register has one entry for all of it.
    let (id, note) = match key.strip_prefix("LAW ") {
        Some(section) => {
            let section = section.trim_start_matches("section ");
            ("law".to_owned(), Some(format!("§ {section}")))
        }
        None => (slug(key), note),
    };
    let entry = format!("source-key-{id}");
    let name = words.find(&entry);
    Source {
        key: key.to_owned(),
        known: name.is_some(),
        name: name.unwrap_or_else(|| key.to_owned()),
        note,
        url: words.find(&format!("{entry}.url")),
    }
}
