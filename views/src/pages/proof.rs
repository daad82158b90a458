//! Why this date: the strip of days, the three readings and where the rule comes from.

use chrono::NaiveDate;

use super::Shell;
use crate::words::Value;

/// Which of the three readings `safe` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// The law as most courts count.
    Statutory,
    /// The default.
    Careful,
    /// Calendar days.
    Strict,
}

/// The dates under the three readings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadingDates {
    /// The legal date.
    pub statutory: Option<NaiveDate>,
    /// The careful date.
    pub careful: Option<NaiveDate>,
    /// The strict date.
    pub strict: Option<NaiveDate>,
}

/// What one reading says about one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Not counted.
    Skipped,
    /// The n-th day.
    Counted(u32),
    /// The n-th day, and the last.
    Last(u32),
    /// The last day, moved here from a closed one.
    Moved,
    /// After the last day.
    Past,
}

/// One day of the strip, or several folded into one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripDay {
    /// The day, or the first of those folded.
    pub on: NaiveDate,
    /// How many days are folded here; 1 for a single day.
    pub days: u32,
    /// Why it is not counted: `trigger`, `saturday`, `sunday` or a holiday.
    pub reason: Option<String>,
    /// Statutory, careful, strict.
    pub cells: [Cell; 3],
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// As it is cited.
    pub text: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whether somebody saw the text itself.
    pub seen: bool,
}

/// A source that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// Who.
    pub source: String,
    /// What.
    pub says: String,
}

/// One step of a count that is told in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLine {
    /// The day reached.
    pub on: NaiveDate,
    /// What was done: `months`, `rolled-back`.
    pub step: String,
    /// How many.
    pub count: i64,
    /// Why a day is closed.
    pub why: Option<String>,
}

/// The proof of one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The fact from which is counted, and its day.
    pub started: (String, NaiveDate),
    /// The days, in order; empty if the rule counts no days.
    pub strip: Vec<StripDay>,
    /// The steps of each reading, where there is no strip.
    pub steps: [Vec<StepLine>; 3],
    /// The dates under the three readings.
    pub readings: ReadingDates,
    /// The reading in use.
    pub profile: Profile,
    /// The articles.
    pub basis: Vec<Basis>,
    /// The version of the rule.
    pub version: String,
    /// Since when that version is in force, if it says so.
    pub in_force_from: Option<NaiveDate>,
    /// `high`, `medium` or `low`.
    pub certainty: String,
    /// Who checked the rule, and when.
    pub checked: Option<(String, NaiveDate)>,
    /// Whether a jurist did.
    pub jurist: bool,
    /// Whether it is the house's advice, not law.
    pub policy: bool,
    /// What is still to be known.
    pub condition: Option<String>,
    /// Who says otherwise.
    pub disputed: Vec<Disagreement>,
}

/// One of the three columns below the strip.
pub(super) struct Reading<'a> {
    pub(super) title: &'static str,
    pub(super) name: &'static str,
    pub(super) note: &'static str,
    pub(super) on: NaiveDate,
    pub(super) used: bool,
    pub(super) steps: &'a [StepLine],
}

impl StepLine {
    pub(super) fn words(&self, shell: &Shell) -> String {
        let date = shell.short(&self.on);
        let why = self.why.as_deref().map(|why| shell.words().skipped(why));
        let values = [
            ("date", Value::Text(&date)),
            ("count", Value::Count(self.count)),
            ("why", Value::Text(why.as_deref().unwrap_or_default())),
        ];
        let key = format!("step-{}", self.step);
        shell.words().say_with(&key, &values)
    }
}

impl Proof {
    pub(super) fn readings(&self) -> Vec<Reading<'_>> {
        let all = [
            (
                "date-legal",
                "reading-statutory",
                self.readings.statutory,
                Profile::Statutory,
            ),
            (
                "date-safe",
                "reading-careful",
                self.readings.careful,
                Profile::Careful,
            ),
            (
                "reading-strict-short",
                "reading-strict",
                self.readings.strict,
                Profile::Strict,
            ),
        ];
        let reading = |(title, name, on, profile): (_, _, Option<NaiveDate>, Profile)| {
            let (note, place) = match profile {
                Profile::Statutory => ("reading-statutory-note", 0),
                Profile::Careful => ("reading-careful-note", 1),
                Profile::Strict => ("reading-strict-note", 2),
            };
            Some(Reading {
                title,
                name,
                note,
                on: on?,
                used: profile == self.profile,
                steps: &self.steps[place],
            })
        };
        all.into_iter().filter_map(reading).collect()
    }

    pub(super) fn counts_days(&self) -> bool {
        !self.strip.is_empty()
    }

    pub(super) fn started_words(&self, shell: &Shell) -> String {
        let (fact, on) = &self.started;
        let (fact, date) = (shell.words().fact(fact), shell.date(on));
        let values = [("fact", Value::Text(&fact)), ("date", Value::Text(&date))];
        shell.words().say_with("why-started", &values)
    }

    pub(super) fn strip_label(&self, shell: &Shell) -> String {
        let day = |day: Option<&StripDay>| day.map(|day| shell.date(&day.on)).unwrap_or_default();
        let (from, until) = (day(self.strip.first()), day(self.strip.last()));
        let values = [("from", Value::Text(&from)), ("until", Value::Text(&until))];
        shell.words().say_with("why-strip", &values)
    }

    pub(super) fn certainty_words(&self, shell: &Shell) -> String {
        let key = format!("certainty-{}", self.certainty);
        shell
            .words()
            .find(&key)
            .unwrap_or_else(|| self.certainty.clone())
    }

    pub(super) fn checked_words(&self, shell: &Shell) -> Option<String> {
        let (by, on) = self.checked.as_ref()?;
        let date = shell.date(on);
        let known = shell
            .words()
            .find(&format!("checked-{}", by.replace(' ', "-")));
        let by = known.as_deref().unwrap_or(by);
        let values = [("by", Value::Text(by)), ("date", Value::Text(&date))];
        Some(shell.words().say_with("source-checked-by", &values))
    }
}

impl StripDay {
    pub(super) fn class(&self, shell: &Shell) -> &'static str {
        if self.on == shell.today {
            "now"
        } else if self.closed() {
            "off"
        } else {
            ""
        }
    }

    pub(super) fn closed(&self) -> bool {
        self.reason
            .as_deref()
            .is_some_and(|reason| reason != "trigger")
    }

    /// The day of the month, with the month where it is new to the reader.
    pub(super) fn number(&self, first: &bool) -> String {
        use chrono::Datelike;
        let form = if *first || self.on.day() == 1 || self.days > 1 {
            "%-d/%-m"
        } else {
            "%-d"
        };
        self.on.format(form).to_string()
    }

    pub(super) fn folded(&self) -> bool {
        self.days > 1
    }

    pub(super) fn reason_words(&self, shell: &Shell) -> String {
        if self.days > 1 {
            return shell.words().count("strip-folded", self.days as usize);
        }
        match &self.reason {
            Some(reason) => shell.words().skipped(reason),
            None if self.on == shell.today => shell.say("strip-today"),
            None => String::new(),
        }
    }
}
