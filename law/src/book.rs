//! The rule book: every rule file, parsed once, checked, and known by its hash; and the book as it was.
//! Not here: reading files from disk; whoever has a folder of rules passes the texts in.

use std::sync::LazyLock;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::calendar::Calendar;
use crate::embedded;
use crate::holidays::{self, Holidays};
use crate::rule::Rule;

/// All rules, in the order of the book, and the holidays they count by.
#[derive(Clone, Debug)]
pub struct RuleBook {
    rules: Vec<Rule>,
    holidays: Holidays,
    calendar: Calendar,
    hash: String,
    files: Vec<(String, String)>,
}

/// Why a text is not a rule of the book.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookError {
    /// The text does not fit the types of a rule.
    #[error("rule file {file}: {message}")]
    Unreadable {
        /// Which file.
        file: String,
        /// Line, key, and what the parser says.
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

    /// Reads a book from (file name, text) pairs: one file a rule, and `holidays.toml`; the holidays of
    /// this binary when that is absent.
    ///
    /// # Errors
    /// The first file that is unreadable or contradicts itself.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, BookError> {
        let mut hash = Sha256::new();
        let mut rules: Vec<Rule> = Vec::with_capacity(files.len());
        for (file, text) in files.iter().filter(|(file, _)| *file != holidays::FILE) {
            let rule: Rule = read(file, text)?;
            check(file, &rule, &rules)?;
            hash.update(text.as_bytes());
            rules.push(rule);
        }
        let given = files.iter().find(|(file, _)| *file == holidays::FILE);
        let text = given.map_or(holidays::EMBEDDED, |(_, text)| text);
        let changes: Holidays = read(holidays::FILE, text)?;
        changes.check().map_err(|message| BookError::Unreadable {
            file: holidays::FILE.to_owned(),
            message,
        })?;
        hash.update(text.as_bytes());
        hash.update(include_bytes!("../nationalities.toml"));
        let hex: String = hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let owned = |(file, text): &(&str, &str)| ((*file).to_owned(), (*text).to_owned());
        let mut kept: Vec<(String, String)> = files.iter().map(owned).collect();
        if given.is_none() {
            kept.push((holidays::FILE.to_owned(), text.to_owned()));
        }
        Ok(Self {
            rules,
            calendar: Calendar::with(&changes),
            holidays: changes,
            hash: format!("sha256:{hex}"),
            files: kept,
        })
    }

    /// The book as it stood: only versions that were in force by one day and that the book knew by
    /// another. A version that only a later one ended goes on, as everybody thought then. A rule with no
    /// version left stays and gives no date. The hash is still that of the whole book.
    #[must_use]
    pub fn as_of(&self, law_on: NaiveDate, known_on: NaiveDate) -> Self {
        let mut book = self.clone();
        for rule in &mut book.rules {
            let (kept, later): (Vec<_>, Vec<_>) = rule.version.drain(..).partition(|version| {
                let known = version.known_from.is_none_or(|from| from <= known_on);
                known && version.in_force_from.is_none_or(|from| from <= law_on)
            });
            rule.version = kept;
            for version in &mut rule.version {
                let next = version.in_force_until.and_then(|last| last.succ_opt());
                let ended_later = |other: &crate::RuleVersion| other.in_force_from == next;
                if next.is_some() && later.iter().any(ended_later) {
                    version.in_force_until = None;
                }
            }
        }
        book.holidays = self.holidays.known_on(known_on);
        book.calendar = Calendar::with(&book.holidays);
        book
    }

    /// The same book under the hash by which stored cases know it.
    #[must_use]
    pub fn known_as(mut self, hash: &str) -> Self {
        hash.clone_into(&mut self.hash);
        self
    }

    /// The holidays and working days this book counts by.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Every file of the book with its text, in order: [`RuleBook::parse`] makes the same book of them.
    pub fn files(&self) -> &[(String, String)] {
        &self.files
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

/// Reads a file of the book; what does not fit is named with its line and its key.
fn read<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, BookError> {
    toml::from_str(text).map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let place = before.map(|before| before.matches('\n').count());
        let key = place.and_then(|line| text.lines().nth(line));
        let key = key
            .and_then(|line| line.split_once('='))
            .map(|(key, _)| key.trim());
        let said = error.message().replace('\n', " ");
        let message = match (place, key) {
            (Some(line), Some(key)) => format!("line {}, {key}: {said}", line + 1),
            (Some(line), None) => format!("line {}: {said}", line + 1),
            (None, _) => said,
        };
        BookError::Unreadable {
            file: file.to_owned(),
            message,
        }
    })
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
        let unknown = with("cross-border", "cross-boarder")
            .unwrap_err()
            .to_string();
        for said in ["annex33-report.toml", "line ", "tracks", "cross-boarder"] {
            assert!(unknown.contains(said), "{unknown}");
        }
        assert_eq!(unknown.lines().count(), 1);
        assert!(matches!(
            with("working_days_after = 8", "stay_days = 8"),
            Err(BookError::Wrong { .. })
        ));
        assert!(matches!(
            with("annex33-report", "annex34-report"),
            Err(BookError::Wrong { .. })
        ));
    }

    fn versioned(second: &str) -> RuleBook {
        let text = include_str!("../rules/annex33-report.toml");
        let one = "[[version]]\ncount = { working_days_after = 8 }\n";
        assert!(text.contains(one), "the count of the rule");
        let two = format!(
            "[[version]]\nin_force_until = \"2026-12-31\"\ncount = {{ working_days_after = 8 }}\n\
             [[version]]\nin_force_from = \"2027-01-01\"\n{second}"
        );
        RuleBook::parse(&[("annex33-report.toml", &text.replace(one, &two))]).unwrap()
    }

    #[test]
    fn the_book_as_it_stood() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let book = versioned("known_from = \"2026-11-01\"\ncount = { working_days_after = 5 }\n");
        let name = |law_on, known_on, on| {
            let book = book.as_of(day(law_on), day(known_on));
            let version = book.rules()[0].version_on(day(on));
            version.map(crate::RuleVersion::name)
        };
        let (base, new) = (Some("base".to_owned()), Some("2027-01-01".to_owned()));
        // Not yet known: the old version goes on.
        assert_eq!(name("2027-03-01", "2026-10-31", "2027-02-01"), base);
        // Known, but not yet in force.
        assert_eq!(name("2026-12-31", "2026-12-31", "2027-02-01"), base);
        assert_eq!(name("2027-03-01", "2026-11-01", "2027-02-01"), new);
        assert_eq!(name("2027-03-01", "2026-11-01", "2026-12-31"), base);
        let same = book.as_of(day("2040-01-01"), day("2040-01-01"));
        assert_eq!(same.hash(), book.hash());
    }

    #[test]
    fn a_holiday_is_part_of_the_book() {
        let text = include_str!("../rules/annex33-report.toml");
        let rule = ("annex33-report.toml", text);
        let plain = RuleBook::parse(&[rule]).unwrap();
        let added = "[[added]]\non = '2026-11-25'\nsource = 'a law'\n";
        let more = RuleBook::parse(&[rule, (holidays::FILE, added)]).unwrap();
        assert_ne!(plain.hash(), more.hash());
        let again = |book: &RuleBook| {
            let files = book.files().iter();
            let files: Vec<_> = files.map(|(f, t)| (f.as_str(), t.as_str())).collect();
            RuleBook::parse(&files).unwrap()
        };
        assert_eq!(again(&plain).hash(), plain.hash());
        assert_eq!(again(&more).hash(), more.hash());
        let tuesday = "2026-11-24".parse().unwrap();
        let next = |book: &RuleBook| {
            let calendar = book.calendar();
            calendar.working_day_after(tuesday, 1, crate::calendar::Week::W1)
        };
        assert_eq!(next(&plain), "2026-11-25".parse().ok());
        assert_eq!(next(&more), "2026-11-26".parse().ok());
        let wrong = RuleBook::parse(&[rule, (holidays::FILE, "[[added]]\nsource = 'a law'")]);
        assert!(wrong.unwrap_err().to_string().contains("holidays.toml"));
    }
}
