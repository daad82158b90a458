//! The rule book: every rule file, parsed once, checked, and known by its hash; and the book as it was.
//! Not here: reading files from disk; whoever has a folder of rules passes the texts in.

use std::sync::LazyLock;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::calendar::Calendar;
use crate::embedded;
use crate::holidays::{self, Holidays};
use crate::rule::Rule;
use crate::words::{Kind, Track};

/// All rules, in the order of the book, and the holidays they count by.
#[derive(Clone, Debug)]
pub struct RuleBook {
    rules: Vec<Rule>,
    /// For each track, the places of its rules.
    on_track: Vec<Vec<usize>>,
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
        let speaks_to = |track: &Track| {
            let numbered = rules.iter().enumerate();
            numbered
                .filter(|(_, rule)| rule.tracks.contains(track))
                .map(|(place, _)| place)
                .collect()
        };
        let owned = |(file, text): &(&str, &str)| ((*file).to_owned(), (*text).to_owned());
        let mut kept: Vec<(String, String)> = files.iter().map(owned).collect();
        if given.is_none() {
            kept.push((holidays::FILE.to_owned(), text.to_owned()));
        }
        Ok(Self {
            on_track: Track::ALL.iter().map(speaks_to).collect(),
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
