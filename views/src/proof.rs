//! Why this date: what one trace says, as a strip of days, as steps in words, and as JSON. Pages, the
//! command line and the rule book all show what this makes.
//! Not here: counting; `law` did that and recorded every step ([`dated`] reads the record).

mod dated;
mod finding;
mod strip;
mod text;

use chrono::{Datelike, NaiveDate};
use law::Kind;
use serde::Serialize;

use crate::Language;
use crate::dates::{self, Form};
use crate::words::{Value, Words};

pub use dated::{Advice, Dated};
pub(crate) use dated::{article, other};
pub use finding::{Finding, Judged, named as verdict};
pub(crate) use strip::word;
pub(crate) use text::said_by as text_said_by;

/// Which of the three readings `safe` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// The law as most courts count.
    Statutory,
    /// The default.
    Careful,
    /// Calendar days.
    Strict,
}

/// The dates under the three readings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ReadingDates {
    /// The legal date.
    pub statutory: Option<NaiveDate>,
    /// The careful date.
    pub careful: Option<NaiveDate>,
    /// The strict date.
    pub strict: Option<NaiveDate>,
}

/// What the dates of a rule are for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// Last days, by which something must be done or has ended.
    Until,
    /// First days, from which something is possible.
    From,
    /// The day by which an authority is expected to answer; never a deadline of the person.
    Expected,
}

/// What one reading says about one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Not counted, or passed over.
    Skipped,
    /// The n-th day.
    Counted(u32),
    /// The n-th day, and the last.
    Last(u32),
    /// The day reached by a count of months, years or days back.
    Reached,
    /// The last day, moved here from a closed one.
    Moved,
    /// Beyond the count of this reading.
    Past,
}

/// One day of the strip, or several folded into one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StripDay {
    /// The day, or the first of those folded.
    pub on: NaiveDate,
    /// How many days are folded here; 1 for a single day.
    pub days: u32,
    /// Why it is not counted (`trigger`, `saturday`, a holiday), or what else marks it: `start`,
    /// `closure`.
    pub reason: Option<String>,
    /// Statutory, careful, strict.
    pub cells: [Cell; 3],
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// As it is cited.
    pub text: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whether somebody saw the text itself.
    pub seen: bool,
}

/// A source that says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// Who.
    pub source: String,
    /// What.
    pub says: String,
    /// Whether what it says could only be given in the English of the rule file.
    pub english: bool,
    /// The day it was seen to.
    pub seen_on: NaiveDate,
    /// Where it can be read.
    pub url: Option<String>,
}

/// One step of a count that is told in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

/// Whether the steps, counted again, lead to the dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Replay {
    /// They do.
    Same,
    /// They do not: a fault of ours that the reader must see.
    Differs,
    /// There were no steps to count again.
    NotTold,
}

/// The proof of one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// The id of the rule.
    pub rule: String,
    /// The fact from which is counted, and its day.
    pub started: (String, NaiveDate),
    /// The fact from which that day follows, if it was not recorded itself.
    pub derived_from: Option<String>,
    /// What a check found; on checks only.
    pub finding: Option<Finding>,
    /// The days, in order.
    pub strip: Vec<StripDay>,
    /// Whether the strip numbers its days; else the steps tell how the day was reached.
    pub numbered: bool,
    /// The steps of each reading, where the strip does not number them.
    pub steps: [Vec<StepLine>; 3],
    /// The dates under the three readings.
    pub readings: ReadingDates,
    /// What the dates are for a reader.
    pub meaning: Meaning,
    /// The first day of a window or an opening.
    pub opens_on: Option<NaiveDate>,
    /// The reading in use.
    pub profile: Profile,
    /// Whether the steps lead to the dates again.
    pub replay: Replay,
    /// The articles.
    pub basis: Vec<Basis>,
    /// The version of the rule.
    pub version: String,
    /// Since when that version is in force, if it says so.
    pub in_force_from: Option<NaiveDate>,
    /// Until when, if it says so.
    pub in_force_until: Option<NaiveDate>,
    /// `high`, `medium`, `low` or `disputed`.
    pub certainty: String,
    /// Who checked the rule, and when.
    pub checked: Option<(String, NaiveDate)>,
    /// Whether a jurist did.
    pub jurist: bool,
    /// Whether it is the house's advice, not law.
    pub policy: bool,
    /// What must be known to decide whether the rule applies, in words.
    pub condition: Option<String>,
    /// What is not certain, in one or two sentences.
    pub doubt: Option<String>,
    /// Who says otherwise.
    pub disputed: Vec<Disagreement>,
    /// What closing days of the town hall change; never the dates.
    pub advice: Option<Advice>,
}

/// One of the three columns below the strip.
pub(crate) struct Reading<'a> {
    pub(crate) title: &'static str,
    pub(crate) name: &'static str,
    pub(crate) note: &'static str,
    pub(crate) place: usize,
    pub(crate) on: NaiveDate,
    pub(crate) used: bool,
    pub(crate) steps: &'a [StepLine],
}

impl Profile {
    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Statutory => "reading-statutory",
            Self::Careful => "reading-careful",
            Self::Strict => "reading-strict",
        }
    }
}

impl Meaning {
    /// What the dates of a kind are.
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Eligibility | Kind::Check => Self::From,
            Kind::Authority => Self::Expected,
            _ => Self::Until,
        }
    }

    /// The keys of the legal date and of the safe one.
    pub(crate) const fn captions(self) -> (&'static str, &'static str) {
        match self {
            Self::Until => ("date-legal", "date-safe"),
            Self::From => ("date-legal-from", "date-safe-from"),
            Self::Expected => ("date-expected", "date-safe"),
        }
    }
}

impl ReadingDates {
    /// The date of the reading in use.
    pub const fn of(&self, profile: Profile) -> Option<NaiveDate> {
        match profile {
            Profile::Statutory => self.statutory,
            Profile::Careful => self.careful,
            Profile::Strict => self.strict,
        }
    }
}

impl StepLine {
    pub(crate) fn words(&self, words: &Words) -> String {
        let date = dates::write(words.language(), self.on, Form::Short);
        let why = self.why.as_deref().map(|why| words.skipped(why));
        let values = [
            ("date", Value::Text(&date)),
            ("count", Value::Count(self.count)),
            ("why", Value::Text(why.as_deref().unwrap_or_default())),
        ];
        words.say_with(&format!("step-{}", self.step), &values)
    }
}

impl Proof {
    pub(crate) fn readings(&self) -> Vec<Reading<'_>> {
        let titles = self.meaning.captions();
        let all = [
            (titles.0, "reading-statutory-note", Profile::Statutory),
            (titles.1, "reading-careful-note", Profile::Careful),
            (
                "reading-strict-short",
                "reading-strict-note",
                Profile::Strict,
            ),
        ];
        let reading = |(place, (title, note, profile)): (usize, (_, _, Profile))| {
            Some(Reading {
                title,
                name: profile.key(),
                note,
                place,
                on: self.readings.of(profile)?,
                used: profile == self.profile,
                steps: self.steps.get(place)?,
            })
        };
        all.into_iter().enumerate().filter_map(reading).collect()
    }

    /// What was counted where no date came of it: the absences that a person has to judge.
    pub(crate) fn undated_steps(&self) -> &[StepLine] {
        match (&self.readings.statutory, &self.steps) {
            (None, [steps, ..]) if self.finding.is_some() => steps,
            _ => &[],
        }
    }

    pub(crate) fn started_words(&self, words: &Words) -> String {
        let (fact, on) = &self.started;
        let date = dates::write(words.language(), *on, Form::Full);
        let fact = match fact.parse() {
            Ok(start) => words.start(start),
            Err(_) => words.fact(fact),
        };
        let values = [("fact", Value::Text(&fact)), ("date", Value::Text(&date))];
        let mut said = words.say_with("why-started", &values);
        if let Some(from) = &self.derived_from {
            let from = words.fact(from);
            said.push(' ');
            said += &words.say_with("explain-derived", &[("fact", Value::Text(&from))]);
        }
        if self.numbered {
            said.push(' ');
            said += &words.say("why-started-not-counted");
        }
        said
    }

    pub(crate) fn strip_label(&self, words: &Words) -> String {
        let day = |day: Option<&StripDay>| {
            day.map(|day| dates::write(words.language(), day.on, Form::Full))
                .unwrap_or_default()
        };
        let (from, until) = (day(self.strip.first()), day(self.strip.last()));
        let values = [("from", Value::Text(&from)), ("until", Value::Text(&until))];
        words.say_with("why-strip", &values)
    }

    pub(crate) fn certainty_words(&self, words: &Words) -> String {
        let known = words.find(&format!("certainty-{}", self.certainty));
        known.unwrap_or_else(|| self.certainty.clone())
    }

    pub(crate) fn checked_words(&self, words: &Words) -> Option<String> {
        let (by, on) = self.checked.as_ref()?;
        Some(checked_words(words, by, *on))
    }

    pub(crate) fn replay_key(&self) -> &'static str {
        match self.replay {
            Replay::Same => "explain-replayed",
            Replay::Differs => "explain-not-replayed",
            Replay::NotTold => "explain-not-recounted",
        }
    }
}

/// Who checked a rule, and when.
pub(crate) fn checked_words(words: &Words, by: &str, on: NaiveDate) -> String {
    let date = dates::write(words.language(), on, Form::Full);
    let known = words.find(&format!("checked-{}", by.replace(' ', "-")));
    let by = known.as_deref().unwrap_or(by);
    let values = [("by", Value::Text(by)), ("date", Value::Text(&date))];
    words.say_with("source-checked-by", &values)
}

impl StripDay {
    pub(crate) fn class(&self, today: &NaiveDate) -> &'static str {
        if self.on == *today && self.days == 1 {
            "now"
        } else if self.closed() {
            "off"
        } else {
            ""
        }
    }

    /// Whether the calendar closes the day; a town hall that is shut closes nothing in law.
    pub(crate) fn closed(&self) -> bool {
        let open = ["trigger", "start", "closure"];
        let reason = self.reason.as_deref();
        reason.is_some_and(|reason| !open.contains(&reason))
    }

    /// The day of the month, with the month where it is new to the reader.
    pub(crate) fn number(&self, first: &bool, numbered: &bool) -> String {
        let form = if !*numbered {
            // Days that were jumped to stand alone, years apart at times.
            "%-d/%-m/%y"
        } else if *first || self.on.day() == 1 || self.days > 1 {
            "%-d/%-m"
        } else {
            "%-d"
        };
        self.on.format(form).to_string()
    }

    /// Whether it stands for several days.
    pub(crate) fn folded(&self) -> bool {
        self.days > 1
    }

    pub(crate) fn reason_words(&self, words: &Words, today: Option<&NaiveDate>) -> String {
        if self.days > 1 {
            return words.count("strip-folded", self.days as usize);
        }
        match &self.reason {
            Some(reason) => words.skipped(reason),
            None if today == Some(&self.on) => words.say("strip-today"),
            None => String::new(),
        }
    }

    pub(crate) fn weekday(&self, language: Language) -> &'static str {
        dates::parts(language, self.on, Form::Short).weekday
    }
}
