//! A cell to a value: listed words in any language and any case of letters, municipalities by code or
//! name, days, addresses. A cell that is not understood is a fault with what would be right.
//! Not here: where the cell stands.

use casework::contact::{Email, Phone};
use casework::masked::Masked;
use casework::municipality::{self, Nis};
use casework::person::{Name, Person};
use casework::words::Language;
use chrono::NaiveDate;
use law::nationality::Nationality;
use law::words::{Lodging, Track};
use store::case_files::search::fold;
use views::words::words;

use super::column::Column;
use super::dates::{self, DateOrder};
use super::problem::{Fault, is_unseen, shown};

/// A value, or what is wrong with the cell.
pub type Read<T> = Result<T, Fault>;

/// A cell without what spreadsheets and copying leave around it: spaces of every kind, marks that are
/// not seen. Spaces within it become plain ones.
pub fn plain(cell: &str) -> String {
    let edge = |c: char| c.is_whitespace() || is_unseen(c);
    let within = cell.trim_matches(edge).chars();
    within
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect()
}

/// What somebody called the listed word `id`, in any language, if the locales have a word for it.
fn is_called(text: &str, prefix: &str, id: &str) -> bool {
    let key = format!("{prefix}-{id}");
    views::Language::ALL
        .iter()
        .any(|language| fold(&words(*language).say(&key)) == text)
}

/// One of a closed list, by its word.
pub fn word<T: Copy + std::fmt::Display>(column: Column, cell: &str, all: &[T]) -> Read<T> {
    listed(column, cell, all, |_, _| false)
}

fn listed<T: Copy + std::fmt::Display>(
    column: Column,
    cell: &str,
    all: &[T],
    is: impl Fn(&str, &str) -> bool,
) -> Read<T> {
    let asked = fold(cell);
    let has_id = |one: &&T| {
        let id = one.to_string();
        id.eq_ignore_ascii_case(cell.trim()) || fold(&id) == asked && same_signs(&id, cell)
    };
    let by_id = all.iter().find(has_id);
    let found = by_id.or_else(|| all.iter().find(|one| is(&asked, &one.to_string())));
    found.copied().ok_or_else(|| {
        let known: Vec<String> = all.iter().map(ToString::to_string).collect();
        let message = format!(
            "{:?} is not known here; one of {}",
            shown(cell),
            known.join(", ")
        );
        Fault::new(column, "unknown_word", message)
    })
}

/// Folding drops `+`, by which two cards differ; other signs may be written in any way.
fn same_signs(id: &str, cell: &str) -> bool {
    id.contains('+') == cell.contains('+')
}

/// The road, by its id or its name on a page.
pub fn track(cell: &str) -> Read<Track> {
    listed(Column::Track, cell, Track::ALL, |text, id| {
        is_called(text, "track", id)
    })
}

/// Where the person sleeps, by its id or its name on a page.
pub fn lodging(cell: &str) -> Read<Lodging> {
    listed(Column::Lodging, cell, Lodging::ALL, |text, id| {
        is_called(text, "lodging", id)
    })
}

/// A language, by its code or its name in any of the four.
pub fn language(cell: &str) -> Read<Language> {
    let names = |language: Language| match language {
        Language::Nl => ["nederlands", "neerlandais", "niederlandisch", "dutch"],
        Language::Fr => ["frans", "francais", "franzosisch", "french"],
        Language::De => ["duits", "allemand", "deutsch", "german"],
        Language::En => ["engels", "anglais", "englisch", "english"],
    };
    listed(Column::Language, cell, Language::ALL, |text, id| {
        let language = id.parse::<Language>();
        language.is_ok_and(|language| names(language).contains(&text))
    })
}

/// A name. Where the encoding was only guessed, signs that no name has speak against the guess.
pub fn name(column: Column, cell: &str, guessed: bool) -> Read<Name> {
    let strange = |c: char| {
        !(c.is_alphabetic() || c.is_ascii_digit() || c.is_whitespace() || "'’.,-()/".contains(c))
    };
    let mut before = ' ';
    let odd = cell.chars().any(|c| {
        let turned = before.is_lowercase() && c.is_uppercase() && !c.is_ascii();
        before = c;
        strange(c) || "ªº".contains(c) || turned
    });
    if guessed && odd {
        let message = "this does not look like a name; the file may be in another encoding: save it as UTF-8, or name the encoding";
        return Err(Fault::new(column, "name.encoding", message));
    }
    Name::parse(column.id(), cell).map_err(|refusal| Fault::refused(column, &refusal))
}

/// A nationality by its code.
pub fn nationality(cell: &str) -> Read<Masked<Nationality>> {
    Person::parse_nationality(&cell.to_ascii_uppercase())
        .map(Masked::new)
        .map_err(|_| {
            let message = "this code is not known; an ISO 3166-1 code of two letters such as RO, or XXA (stateless), XXB (refugee)";
            Fault::new(Column::Nationality, "unknown_word", message)
        })
}

/// A day.
pub fn day(column: Column, cell: &str, order: Option<DateOrder>) -> Read<NaiveDate> {
    dates::parse(cell, order).map_err(|why| Fault {
        column,
        code: why.code,
        message: why.message,
        readings: why.readings,
    })
}

/// An address for letters.
pub fn email(column: Column, cell: &str) -> Read<Email> {
    Email::parse(cell).map_err(|refusal| Fault::refused(column, &refusal))
}

/// A telephone number.
pub fn phone(cell: &str) -> Read<Phone> {
    Phone::parse(cell).map_err(|refusal| {
        let mut fault = Fault::refused(Column::Phone, &refusal);
        if cell.bytes().all(|byte| byte.is_ascii_digit()) {
            fault.message = "a number without its 0 or +, as spreadsheets leave it; give the column the form of text and write +32 and digits".to_owned();
        }
        fault
    })
}

/// A municipality by its NIS code, or by its name in any language where the list has it.
pub fn municipality(cell: &str) -> Read<Nis> {
    let fault = |code, message: &str| Err(Fault::new(Column::Municipality, code, message));
    if let Ok(nis) = Nis::parse(cell) {
        return Ok(nis);
    }
    if cell.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = if cell.len() == 4 {
            "four digits are a postcode, which several municipalities may share; the NIS code of five digits, or the name"
        } else {
            "not a NIS code, which has five digits and does not begin with 0; or write the name"
        };
        return fault("unreadable", message);
    }
    let asked = fold(cell);
    let is_named = |one: &&municipality::Municipality| {
        Language::ALL
            .iter()
            .any(|language| fold(one.name(*language)) == asked)
    };
    let mut found = municipality::all().iter().filter(is_named);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.nis.clone()),
        (Some(_), Some(_)) => fault(
            "ambiguous",
            "several municipalities have this name; write the NIS code of five digits",
        ),
        (None, _) => {
            let message = format!(
                "no municipality {:?} in the list of this program, which does not hold them all; write the NIS code of five digits",
                shown(cell)
            );
            fault("unknown_word", &message)
        }
    }
}

/// A count of days.
pub fn days(column: Column, cell: &str) -> Read<u32> {
    let count = cell
        .parse::<u32>()
        .ok()
        .filter(|days| (1..=365).contains(days));
    count.ok_or_else(|| {
        Fault::new(
            column,
            "unreadable",
            "a number of days from 1 to 365, such as 90",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_language() {
        assert_eq!(track("EU-short-stay"), Ok(Track::EuShortStay));
        assert_eq!(track("eu short stay"), Ok(Track::EuShortStay));
        assert_eq!(track("EU-Bürger, Kurzaufenthalt"), Ok(Track::EuShortStay));
        assert_eq!(
            track("regroupement familial, VISA D"),
            Ok(Track::ThirdCountryFamilyVisaD)
        );
        let fault = track("tourist").unwrap_err();
        assert!(fault.message.contains("eu-short-stay"), "{}", fault.message);
        assert_eq!(lodging("hôtel"), Ok(Lodging::Hotel));
        assert_eq!(lodging("Hotel"), Ok(Lodging::Hotel));
        for (text, read) in [
            ("NL", Language::Nl),
            ("français", Language::Fr),
            ("Deutsch", Language::De),
            ("anglais", Language::En),
        ] {
            assert_eq!(language(text), Ok(read));
        }
        assert!(language("Türkçe").is_err());
        for track_of in Track::ALL {
            assert_eq!(track(track_of.as_str()), Ok(*track_of));
        }
    }

    #[test]
    fn municipalities_by_code_and_name() {
        let code = |cell: &str| municipality(cell).map(|nis| nis.as_str().to_owned());
        for text in ["11002", "Antwerpen", "ANVERS", "antwerp"] {
            assert_eq!(code(text).as_deref(), Ok("11002"), "{text}");
        }
        assert!(
            municipality("2000")
                .unwrap_err()
                .message
                .contains("postcode")
        );
        assert_eq!(municipality("Atlantis").unwrap_err().code, "unknown_word");
        assert_eq!(municipality("02000").unwrap_err().code, "unreadable");
    }

    #[test]
    fn names_speak_against_a_guessed_encoding() {
        for good in [
            "Zoë",
            "O’Neil",
            "Müller-Ångström",
            "McDonald",
            "Élise (Lise)",
        ] {
            assert!(name(Column::GivenName, good, true).is_ok(), "{good}");
        }
        for bad in ["RenŽ", "ª tefan", "J³zef", "Ren‚"] {
            assert_eq!(
                name(Column::GivenName, bad, true).unwrap_err().code,
                "name.encoding",
                "{bad}"
            );
            assert!(name(Column::GivenName, bad, false).is_ok(), "{bad}");
        }
    }

    #[test]
    fn cells_are_cleaned_around() {
        assert_eq!(plain("\u{a0} Jan\u{a0}Piet \t"), "Jan Piet");
        assert_eq!(plain("\u{feff}x\u{200b}"), "x");
    }

    #[test]
    fn numbers_that_lost_their_zero() {
        assert_eq!(phone("0470 12 34 56").unwrap().expose(), "+32470123456");
        assert!(
            phone("470123456")
                .unwrap_err()
                .message
                .contains("spreadsheets")
        );
        assert_eq!(days(Column::VisaDays, "90"), Ok(90));
        for bad in ["", "0", "-1", "90 dagen", "1e3"] {
            assert!(days(Column::VisaDays, bad).is_err(), "{bad}");
        }
    }
}
