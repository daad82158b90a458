//! The rule book: every rule file, parsed once, checked, and known by its hash.
//! Not here: reading files from disk; whoever has a folder of rules passes the texts in.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use crate::embedded;
use crate::rule::Rule;

/// All rules, in the order of the book.
#[derive(Clone, Debug)]
pub struct RuleBook {
    rules: Vec<Rule>,
    hash: String,
}

/// Why a text is not a rule of the book.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookError {
    /// The text does not fit the types of a rule.
    #[error("rule file {file}: {message}")]
    Unreadable {
        /// Which file.
        file: String,
        /// What the parser says.
        message: String,
    },
    /// The text parses but contradicts itself or another rule.
    #[error("rule {rule}: {problem}")]
    Wrong {
        /// Which rule.
        rule: String,
        /// What is wrong.
        problem: String,
    },
}

static EMBEDDED: LazyLock<Result<RuleBook, BookError>> = LazyLock::new(|| {
    crate::nationality::check().map_err(|message| BookError::Unreadable {
        file: "nationalities.toml".to_owned(),
        message,
    })?;
    RuleBook::parse(embedded::RULES)
});

impl RuleBook {
    /// The book of this binary.
    ///
    /// # Errors
    /// When an embedded file is wrong; a test keeps that from being released.
    pub fn embedded() -> Result<&'static Self, BookError> {
        EMBEDDED.as_ref().map_err(Clone::clone)
    }

    /// Reads a book from (file name, text) pairs.
    ///
    /// # Errors
    /// The first file that is unreadable or contradicts itself.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, BookError> {
        let mut hash = Sha256::new();
        let mut rules: Vec<Rule> = Vec::with_capacity(files.len());
        for (file, text) in files {
            let rule: Rule = toml::from_str(text).map_err(|error| BookError::Unreadable {
                file: (*file).to_owned(),
                message: error.to_string(),
            })?;
            check(file, &rule, &rules)?;
            hash.update(text.as_bytes());
            rules.push(rule);
        }
        hash.update(include_bytes!("../nationalities.toml"));
        let hex: String = hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Ok(Self {
            rules,
            hash: format!("sha256:{hex}"),
        })
    }

    /// Every rule, in order.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// One rule by its id.
    pub fn find(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// `sha256:` and the hash over every file: two binaries with the same hash give the same dates.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

fn check(file: &str, rule: &Rule, others: &[Rule]) -> Result<(), BookError> {
    let wrong = |problem: String| {
        Err(BookError::Wrong {
            rule: rule.id.clone(),
            problem,
        })
    };
    if file != format!("{}.toml", rule.id) {
        return wrong(format!(
            "stands in {file}; the file is named after the rule"
        ));
    }
    if others.iter().any(|other| other.id == rule.id) {
        return wrong("stands in the book twice".to_owned());
    }
    if rule.tracks.is_empty() || rule.version.is_empty() || rule.basis.is_empty() {
        return wrong("needs at least one track, one version and one legal basis".to_owned());
    }
    for version in &rule.version {
        if !version.count.fits(rule.kind) {
            return wrong(format!(
                "{:?} is no count for the kind {}",
                version.count, rule.kind
            ));
        }
    }
    for (index, version) in rule.version.iter().enumerate() {
        let overlap = rule.version[index + 1..].iter().any(|other| {
            let starts = version.in_force_from.max(other.in_force_from);
            let ends = [version.in_force_until, other.in_force_until]
                .into_iter()
                .flatten()
                .min();
            ends.is_none_or(|ends| starts.is_none_or(|starts| starts <= ends))
        });
        if overlap {
            return wrong(format!(
                "version {} shares days with a later one",
                version.name()
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_book_is_sound() {
        let book = RuleBook::embedded().unwrap();
        assert!(book.rules().len() >= 20);
        assert!(book.hash().starts_with("sha256:"));
    }

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");
        let mut on_disk: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        on_disk.sort();
        let mut listed: Vec<&str> = embedded::RULES.iter().map(|(file, _)| *file).collect();
        listed.sort_unstable();
        assert_eq!(listed, on_disk, "add the file to law/src/embedded.rs");
    }

    #[test]
    fn an_unknown_word_does_not_parse() {
        let text = include_str!("../rules/annex33-report.toml");
        let with = |from: &str, to: &str| {
            RuleBook::parse(&[("annex33-report.toml", &text.replace(from, to))])
        };
        assert!(with("", "").is_ok());
        assert!(matches!(
            with("cross-border", "cross-boarder"),
            Err(BookError::Unreadable { .. })
        ));
        assert!(matches!(
            with("working_days_after = 8", "stay_days = 8"),
            Err(BookError::Wrong { .. })
        ));
        assert!(matches!(
            with("annex33-report", "annex34-report"),
            Err(BookError::Wrong { .. })
        ));
    }
}
