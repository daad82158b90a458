//! The rule book: every rule file, parsed once, checked, and known by its hash.
//! Not here: reading files from disk; whoever has a folder of rules passes the texts in.

use std::sync::LazyLock;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::embedded;
use crate::rule::Rule;
use crate::words::{Kind, Track};

/// All rules, in the order of the book.
#[derive(Clone, Debug)]
pub struct RuleBook {
    rules: Vec<Rule>,
    /// For each track, the places of its rules.
    on_track: Vec<Vec<usize>>,
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
    crate::sources::check().map_err(|message| BookError::Unreadable {
        file: "sources.toml".to_owned(),
        message,
    })?;
    crate::suggest::check().map_err(|message| BookError::Unreadable {
        file: "visa-free.toml".to_owned(),
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
        let speaks_to = |track: &Track| {
            let numbered = rules.iter().enumerate();
            numbered
                .filter(|(_, rule)| rule.tracks.contains(track))
                .map(|(place, _)| place)
                .collect()
        };
        Ok(Self {
            on_track: Track::ALL.iter().map(speaks_to).collect(),
            rules,
            hash: format!("sha256:{hex}"),
        })
    }

    /// Every rule, in order.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules that speak to a track, in order.
    pub fn on_track(&self, track: Track) -> impl Iterator<Item = &Rule> {
        let places = self.on_track.get(track as usize).into_iter().flatten();
        places.filter_map(|place| self.rules.get(*place))
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
    let problem = if file != format!("{}.toml", rule.id) {
        Some(format!(
            "stands in {file}; the file is named after the rule"
        ))
    } else if others.iter().any(|other| other.id == rule.id) {
        Some("stands in the book twice".to_owned())
    } else if rule.tracks.is_empty() || rule.version.is_empty() || rule.sources.is_empty() {
        Some("needs at least one track, one version and one source".to_owned())
    } else {
        wrong_source(rule).or_else(|| wrong_version(rule))
    };
    let wrong = |problem| BookError::Wrong {
        rule: rule.id.clone(),
        problem,
    };
    problem.map(wrong).map_or(Ok(()), Err)
}

fn wrong_source(rule: &Rule) -> Option<String> {
    let sources = rule.sources.iter().map(|source| &source.key);
    let mut named = sources.chain(rule.disputed.iter().map(|other| &other.source));
    let unknown = named.find(|key| crate::sources::find(key).is_none())?;
    Some(format!(
        "leans on {unknown:?}, which the register of sources does not know"
    ))
}

fn wrong_version(rule: &Rule) -> Option<String> {
    let unfit = rule.version.iter().find(|one| !one.count.fits(rule.kind));
    if let Some(version) = unfit {
        let (count, kind) = (version.count, rule.kind);
        return Some(format!("{count:?} is no count for the kind {kind}"));
    }
    if rule.kind == Kind::Notice && rule.notice.is_empty() {
        return Some("gives neither a date nor a notice".to_owned());
    }
    let versions = rule
        .version
        .iter()
        .map(|one| (one.in_force_from, one.in_force_until));
    let gaps = rule.not_in_force.iter().map(|gap| (gap.from, gap.until));
    let mut spans: Vec<_> = versions.chain(gaps).collect();
    spans.sort_unstable();
    uncovered(&spans)
}

/// What is wrong with spans that should cover all of time once. They are sorted; no start = always.
fn uncovered(spans: &[(Option<NaiveDate>, Option<NaiveDate>)]) -> Option<String> {
    let missing = |what: &str| {
        Some(format!(
            "has no version and no stated gap for {what}: every day needs exactly one of them"
        ))
    };
    let (first, last) = spans.first().zip(spans.last())?;
    if let Some(from) = first.0 {
        return missing(&format!("the days before {from}"));
    }
    for pair in spans.windows(2) {
        let [(_, until), (from, _)] = pair else {
            continue;
        };
        let next = until.and_then(|until| until.succ_opt());
        match (next, from) {
            (Some(next), Some(from)) if next == *from => {}
            (Some(next), Some(from)) if next < *from => return missing(&next.to_string()),
            _ => {
                let day = from.map_or_else(|| "the first day".to_owned(), |day| day.to_string());
                return Some(format!(
                    "has two answers for {day}: versions or gaps overlap"
                ));
            }
        }
    }
    match last.1 {
        Some(until) => missing(&format!("the days after {until}")),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;

    #[test]
    fn the_embedded_book_is_sound() {
        let book = RuleBook::embedded().unwrap();
        assert!(book.rules().len() >= 58);
        for track in Track::ALL {
            let all = book.rules().iter();
            let by_filter: Vec<_> = all.filter(|rule| rule.tracks.contains(track)).collect();
            let by_index: Vec<_> = book.on_track(*track).collect();
            assert_eq!(by_index.len(), by_filter.len(), "{track}");
            assert!(by_index.iter().zip(&by_filter).all(|(a, b)| a.id == b.id));
        }
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
        assert!(matches!(
            with("gent-33", "gent-34"),
            Err(BookError::Wrong { .. })
        ));
        assert!(with("entered_belgium", "fixed:2026-08-03").is_ok());
        assert!(matches!(
            with("entered_belgium", "fixed:2026-02-30"),
            Err(BookError::Unreadable { .. })
        ));
    }

    #[test]
    fn every_day_from_2000_to_2040_has_one_version_or_a_stated_gap() {
        let first: NaiveDate = "2000-01-01".parse().unwrap();
        for rule in RuleBook::embedded().unwrap().rules() {
            for day in first.iter_days().take_while(|day| day.year() <= 2040) {
                let versions = rule.version.iter().filter(|one| one.in_force(day)).count();
                let gaps = rule
                    .not_in_force
                    .iter()
                    .filter(|gap| gap.holds(day))
                    .count();
                assert_eq!(versions + gaps, 1, "{} on {day}", rule.id);
                assert_eq!(rule.version_on(day).is_some(), versions == 1);
            }
        }
    }

    #[test]
    fn versions_cover_time_once() {
        let text = include_str!("../rules/cohabitation-visa-c-legacy.toml");
        let with = |from: &str, to: &str| {
            let text = text.replace(from, to);
            RuleBook::parse(&[("cohabitation-visa-c-legacy.toml", &text)]).map(|_| ())
        };
        assert_eq!(with("", ""), Ok(()));
        let hole = with("2024-01-15", "2024-01-16").unwrap_err().to_string();
        assert!(hole.contains("2024-01-15"), "{hole}");
        let double = with("2024-01-14", "2024-01-15").unwrap_err().to_string();
        assert!(double.contains("overlap"), "{double}");
        let open = with("from = \"2024-01-15\"", "until = \"2024-01-13\"").unwrap_err();
        assert!(open.to_string().contains("overlap"), "{open}");
    }
}
