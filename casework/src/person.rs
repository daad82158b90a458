//! The person a case is about: as little as the work needs, and nothing of it in a log.
//! Not here: numbers of any register, and addresses; those are not kept or belong to a contact.

use chrono::{Datelike, NaiveDate};
use law::nationality::Nationality;

use crate::masked::Masked;
use crate::refusal::{Problem, Refusal};
use crate::words::Language;

/// Names are kept whole but not without end.
const LONGEST_NAME: usize = 200;
/// Nobody older is expected.
const OLDEST_YEARS: i32 = 130;

/// A name of a person: not empty, on one line, trimmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(Masked<String>);

impl Name {
    /// Reads a name; `field` is named in the refusal.
    ///
    /// # Errors
    /// When it is empty, too long or contains control characters.
    pub fn parse(field: &str, text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::new(field, Problem::Missing, "a name"));
        }
        if text.chars().count() > LONGEST_NAME {
            return Err(Refusal::new(
                field,
                Problem::TooLong,
                "at most 200 characters",
            ));
        }
        if text.chars().any(char::is_control) {
            return Err(Refusal::new(field, Problem::Unreadable, "one line of text"));
        }
        Ok(Self(Masked::new(text.to_owned())))
    }

    /// The name itself.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

/// One person; never a user, who logs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What letters call the person.
    pub given_name: Name,
    /// Family name.
    pub family_name: Name,
    /// The language the person reads.
    pub language: Language,
    /// ISO 3166-1 alpha-2 code, as the law package knows it.
    pub nationality: Masked<Nationality>,
    /// Only where a rule or a fee asks for it.
    pub birth_on: Option<Masked<NaiveDate>>,
}

impl Person {
    /// Reads a nationality code.
    ///
    /// # Errors
    /// When the code is not in the list.
    pub fn parse_nationality(text: &str) -> Result<Nationality, Refusal> {
        Nationality::parse(text.trim()).ok_or_else(|| {
            let expected = "ISO 3166-1 alpha-2 code";
            Refusal::new("person.nationality", Problem::UnknownWord, expected)
        })
    }

    /// Checks what types cannot: the birth date against the day of recording.
    ///
    /// # Errors
    /// When the person would be born in the future or more than 130 years ago.
    pub fn check(&self, today: NaiveDate) -> Result<(), Refusal> {
        let Some(born) = self.birth_on.as_ref().map(|born| *born.expose()) else {
            return Ok(());
        };
        if born > today {
            return Err(Refusal::new(
                "person.birth_on",
                Problem::InTheFuture,
                "a day not after today",
            ));
        }
        if today.year() - born.year() > OLDEST_YEARS {
            let expected = "a day in the last 130 years";
            return Err(Refusal::new(
                "person.birth_on",
                Problem::Impossible,
                expected,
            ));
        }
        Ok(())
    }
}
