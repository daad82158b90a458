//! Letters to applicants: a subject, a plain text and an HTML text with the same words.
//!
//! A letter says what to do and until when, then what to bring, where, what one gets and whom to call. What is not
//! known is left out. It never names nationality, reason of stay or numbers, and it never threatens.

mod compose;
mod correction;
mod digest;
mod line;

use askama::Template;
use chrono::NaiveDate;

use crate::Language;
use crate::dates::{self, Form};
use crate::words::words;

pub use compose::{Block, Content, Link, Part};
pub use correction::{Changed, Correction, Named, Why};
pub use digest::{Digest, DigestCase};
pub use line::{Line, Piece};

/// Everything a letter is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The language of the reader.
    pub language: Language,
    /// First name, for the greeting; without it the greeting is general.
    pub first_name: Option<String>,
    /// What the letter is about; several duties make one letter, the earliest date first.
    pub duties: Vec<Duty>,
    /// Where to go, if known.
    pub place: Option<Place>,
    /// Who helps, if known.
    pub contact: Option<Contact>,
    /// Who writes.
    pub organisation: String,
    /// The random reference of the case, never a number that counts.
    pub reference: Option<String>,
    /// Pages behind the letter, as far as they exist.
    pub links: Links,
}

/// One duty with the date that this letter names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The id of the rule; a rule without texts of its own gets the general ones.
    pub rule: String,
    /// The date to name: the safe date while it has not passed, then the legal date.
    pub on: NaiveDate,
    /// Whether that is the last legal day (the `last` rung).
    pub last_day: bool,
    /// From when it can be done, for a window.
    pub opens_on: Option<NaiveDate>,
    /// The slug of the paper or card it is about.
    pub document: Option<String>,
    /// What to bring, in the reader's language; `None` takes the usual list of the rule.
    pub bring: Option<Vec<String>>,
}

/// A desk of the municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// "Stad Gent, Loket Migratie, Voorbeeldplein 1".
    pub name: String,
    /// The telephone number for an appointment.
    pub phone: Option<String>,
}

/// Who helps when it does not work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// The caseworker's first name.
    pub name: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
}

/// Addresses of pages; only what exists is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// The applicant's page.
    pub page: Option<String>,
    /// "I did this".
    pub done: Option<String>,
    /// "Stop the e-mails".
    pub stop: Option<String>,
    /// What mail programs ask for a stop with one click; it stands in the head of the letter alone.
    pub unsubscribe: Option<String>,
}

/// A letter ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The subject line: a general act and a date.
    pub subject: String,
    /// The `text/plain` part.
    pub text: String,
    /// The `text/html` part, with the same words.
    pub html: String,
}

/// A letter that could not be made.
#[derive(Debug)]
pub enum LetterError {
    /// There is nothing to write about.
    NoDuty,
    /// A template failed.
    Template(askama::Error),
}

impl std::fmt::Display for LetterError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoDuty => f.write_str("a letter needs at least one duty"),
            Self::Template(error) => write!(f, "the letter could not be written: {error}"),
        }
    }
}

impl std::error::Error for LetterError {}

impl From<askama::Error> for LetterError {
    fn from(error: askama::Error) -> Self {
        Self::Template(error)
    }
}

/// The general act that a subject names; the subject says nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// "Go to the town hall by ...".
    TownHall,
    /// "Contact the town hall by ...": it may be done without going there.
    Contact,
    /// "Important date: ...".
    Date,
}

impl Act {
    /// The act of a rule; a rule this list does not know is an important date.
    pub fn of(rule: &str) -> Self {
        match rule {
            "eu-short-stay-report"
            | "tcn-short-stay-report"
            | "dvisa-register"
            | "dvisa-b20-register"
            | "annex46-register"
            | "asylum-register-commune"
            | "annex33-report"
            | "eu-long-stay-apply"
            | "eu-family-tcn-apply"
            | "annex19ter-documents" => Self::TownHall,
            "address-change-declare" | "a-card-renew-window" => Self::Contact,
            _ => Self::Date,
        }
    }

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::TownHall => "subject-town-hall",
            Self::Contact => "subject-contact",
            Self::Date => "subject-date",
        }
    }
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Html<'a> {
    language: Language,
    subject: &'a str,
    content: &'a Content,
}

#[derive(Template)]
#[template(path = "letter.txt", escape = "none")]
struct Text<'a> {
    content: &'a Content,
}

/// Both texts of a letter with the same words.
fn rendered(
    language: Language,
    subject: String,
    content: &Content,
) -> Result<Rendered, LetterError> {
    let html = Html {
        language,
        subject: &subject,
        content,
    }
    .render()?;
    let text = Text { content }.render()?;
    Ok(Rendered {
        subject,
        text,
        html,
    })
}

impl Letter {
    /// The subject: the act of the earliest duty, and its date.
    pub fn subject(&self) -> Option<String> {
        let first = self.sorted().into_iter().next()?;
        let date = dates::write(self.language, first.on, Form::Full);
        let key = Act::of(&first.rule).key();
        Some(words(self.language).say_with(key, &[("date", date.as_str().into())]))
    }

    /// The blocks of the letter, for whoever wants to show it otherwise.
    pub fn content(&self) -> Option<Content> {
        compose::compose(self)
    }

    /// Writes the letter.
    ///
    /// # Errors
    /// If there is no duty, or if a template fails.
    pub fn render(&self) -> Result<Rendered, LetterError> {
        let subject = self.subject().ok_or(LetterError::NoDuty)?;
        let content = self.content().ok_or(LetterError::NoDuty)?;
        rendered(self.language, subject, &content)
    }

    /// Earliest first; of the same day, going somewhere comes before a date to keep in mind.
    fn sorted(&self) -> Vec<&Duty> {
        let mut duties: Vec<&Duty> = self.duties.iter().collect();
        duties.sort_by_key(|duty| (duty.on, Act::of(&duty.rule) as u8));
        duties
    }
}
