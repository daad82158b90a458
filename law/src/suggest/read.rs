//! Reading a question for a track: one JSON object, every key optional, anything unknown refused by
//! its path.
//! Not here: what follows from it.

use chrono::NaiveDate;

use super::Known;
use crate::contract::{At, LineError, Tree, refuse_doubles};
use crate::nationality::Nationality;
use crate::suggest::Family;
use crate::words::{Card, Document, Lodging, StayLength, Visa};

/// The keys of a question.
pub const KEYS: &[&str] = &[
    "nationality",
    "stay",
    "family",
    "visa",
    "to_marry",
    "lodging",
    "card",
    "papers",
    "asks_protection",
    "withdrawal_agreement",
    "resident_elsewhere",
    "home_abroad",
    "today",
];

/// The code of a value that cannot be.
const CANNOT_BE: &str = "about.unknown";

/// The words of a list, for the error that names what would be right.
macro_rules! word {
    ($at:expr, $list:ty) => {{
        let known: Vec<&str> = <$list>::ALL.iter().map(|word| word.as_str()).collect();
        $at.word::<$list>(CANNOT_BE, &known)
    }};
}

/// Reads a question; the day is `None` when it names none.
///
/// # Errors
/// The first value that cannot be, with its path and what would be right.
pub fn parse(question: &Tree) -> Result<(Known, Option<NaiveDate>), LineError> {
    refuse_doubles(question, "")?;
    let at = At {
        tree: question,
        path: "",
    };
    let mut person = Known::default();
    let mut today = None;
    for (key, tree) in at.object(KEYS)? {
        let at = At { tree, path: key };
        match key.as_str() {
            "nationality" => person.nationalities = each(at, nationality)?,
            "stay" => person.stay = Some(word!(at, StayLength)?),
            "family" => person.family = Some(word!(at, Family)?),
            "visa" => person.visa = Some(word!(at, Visa)?),
            "lodging" => person.lodging = Some(word!(at, Lodging)?),
            "card" => person.card = Some(word!(at, Card)?),
            "papers" => person.papers = each(at, |at| word!(at, Document))?,
            "to_marry" => person.to_marry = Some(at.bool()?),
            "asks_protection" => person.asks_protection = Some(at.bool()?),
            "withdrawal_agreement" => person.withdrawal_agreement = Some(at.bool()?),
            "resident_elsewhere" => person.resident_elsewhere = Some(at.bool()?),
            "home_abroad" => person.home_abroad = Some(at.bool()?),
            "today" => today = Some(at.date("today.not_a_date")?),
            _ => {}
        }
    }
    Ok((person, today))
}

/// One value, or a list of them.
fn each<T>(at: At<'_>, read: impl Fn(At<'_>) -> Result<T, LineError>) -> Result<Vec<T>, LineError> {
    if !matches!(at.tree, Tree::List(_)) {
        return Ok(vec![read(at)?]);
    }
    at.list()?
        .into_iter()
        .map(|(path, tree)| read(At { tree, path: &path }))
        .collect()
}

fn nationality(at: At<'_>) -> Result<Nationality, LineError> {
    let text = at.text()?;
    Nationality::parse(text).ok_or_else(|| {
        LineError::new(
            CANNOT_BE,
            at.path,
            format!("unknown country {text:?}"),
            "two capital letters of ISO 3166-1, or XXA or XXB",
        )
    })
}
