//! Pages of the desk, as HTML that needs no JavaScript.

mod api;
mod applicant;
mod case;
mod day;
mod deliveries;
mod error;
mod law;
mod letter;
mod moment;
mod work_list;

use askama::Template;

use crate::Language;
use crate::dates::{self, Form};
use crate::words::{Value, Words, words};
use chrono::NaiveDate;

pub use api::{ApiField, ApiOperation, ApiPage, ApiSchema};
pub use applicant::{
    ApplicantDeadEnd, ApplicantDuty, ApplicantMail, ApplicantOf, ApplicantPage, ApplicantWord,
    DeadEnd, Named,
};
pub use case::{CasePage, DeadlineCard, Fact, Question, Recorded, ReminderLine, State};
pub use day::{Day, Tone};
pub use deliveries::{
    CatchingUp, Choice, ComingDay, Did, Doubt, Lately, PostPage, Sending, Stop, Watch, Why,
    WorkerRow,
};
pub use error::{ErrorPage, Fault};
pub use law::{LawList, LawRule, RuleRow, TrackRules};
pub use letter::{LetterPage, Sample, SamplesPage, Speaks, Try};
pub use moment::Moment;
pub use work_list::{Group, ReminderStatus, ReminderView, Row, WorkList};

/// What every page knows: who reads it, in which language, on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shell {
    /// The language of the reader.
    pub language: Language,
    /// The civil day in Brussels.
    pub today: NaiveDate,
    /// The name of the organisation, for the bar.
    pub organisation: Option<String>,
    /// How many duties wait now, for the menu.
    pub waiting: Option<usize>,
    /// The path of this page, for the choice of a language.
    pub path: String,
    /// Whether the address asks for the language, so that links keep asking.
    pub chosen: bool,
}

/// A page that could not be written; a fault of ours.
#[derive(Debug)]
pub struct Unwritten(String);

impl std::fmt::Display for Unwritten {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the page could not be written: {}", self.0)
    }
}

impl std::error::Error for Unwritten {}

/// The text of a page.
///
/// # Errors
/// When the template fails, which no sample of the tests does.
pub fn html(page: &impl Template) -> Result<String, Unwritten> {
    page.render().map_err(|error| Unwritten(error.to_string()))
}

impl Shell {
    /// The words of the reader's language.
    pub fn words(&self) -> &'static Words {
        words(self.language)
    }

    /// A text.
    pub fn say(&self, key: impl AsRef<str>) -> String {
        self.words().say(key.as_ref())
    }

    /// A text with one value.
    pub fn say_one(&self, key: &str, name: &str, value: impl AsRef<str>) -> String {
        self.words()
            .say_with(key, &[(name, Value::Text(value.as_ref()))])
    }

    /// A text with a number.
    pub fn count(&self, key: &str, count: &usize) -> String {
        self.words().count(key, *count)
    }

    /// The address of another page, in the language that was asked for.
    pub fn link(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        if self.chosen {
            format!("{path}?lang={}", self.language)
        } else {
            path.to_owned()
        }
    }

    /// As [`Shell::link`], with one more word in the query.
    pub fn link_with(&self, path: &str, name: &str, value: impl AsRef<str>) -> String {
        let value = value.as_ref();
        let lang = if self.chosen {
            format!("&lang={}", self.language)
        } else {
            String::new()
        };
        format!("{path}?{name}={value}{lang}")
    }

    /// The languages to choose from.
    pub const fn languages(&self) -> [Language; 4] {
        Language::ALL
    }

    /// A date in full: "donderdag 26 november 2026".
    pub fn date(&self, on: &NaiveDate) -> String {
        dates::write(self.language, *on, Form::Full)
    }

    /// A date in short: "do 26 nov 2026".
    pub fn short(&self, on: &NaiveDate) -> String {
        dates::write(self.language, *on, Form::Short)
    }

    /// The weekday in short.
    pub fn weekday(&self, on: &NaiveDate) -> &'static str {
        dates::parts(self.language, *on, Form::Short).weekday
    }

    /// Day, month and year in short.
    pub fn day(&self, on: &NaiveDate) -> String {
        dates::parts(self.language, *on, Form::Short).day
    }

    /// Day and month in short, for days that are near.
    pub fn day_only(&self, on: &NaiveDate) -> String {
        let day = self.day(on);
        let year = on.format(" %Y").to_string();
        day.strip_suffix(&year).map_or(day.clone(), str::to_owned)
    }

    /// When a source was seen to.
    pub fn seen(&self, on: &NaiveDate) -> String {
        crate::lawbook::source::seen(*on, self.words())
    }

    /// A date as machines read it.
    pub fn machine(&self, on: &NaiveDate) -> String {
        on.format("%Y-%m-%d").to_string()
    }
}
