//! One way to write a civil date, and how far away it is.

use chrono::{Datelike, NaiveDate};

use crate::Language;
use crate::words::{Value, words};

/// Monday first, with the short form that lists use.
const WEEKDAYS: [[(&str, &str); 7]; 4] = [
    [
        ("maandag", "ma"),
        ("dinsdag", "di"),
        ("woensdag", "wo"),
        ("donderdag", "do"),
        ("vrijdag", "vr"),
        ("zaterdag", "za"),
        ("zondag", "zo"),
    ],
    [
        ("lundi", "lu"),
        ("mardi", "ma"),
        ("mercredi", "me"),
        ("jeudi", "je"),
        ("vendredi", "ve"),
        ("samedi", "sa"),
        ("dimanche", "di"),
    ],
    [
        ("Montag", "Mo"),
        ("Dienstag", "Di"),
        ("Mittwoch", "Mi"),
        ("Donnerstag", "Do"),
        ("Freitag", "Fr"),
        ("Samstag", "Sa"),
        ("Sonntag", "So"),
    ],
    [
        ("Monday", "Mon"),
        ("Tuesday", "Tue"),
        ("Wednesday", "Wed"),
        ("Thursday", "Thu"),
        ("Friday", "Fri"),
        ("Saturday", "Sat"),
        ("Sunday", "Sun"),
    ],
];

const MONTHS: [[(&str, &str); 12]; 4] = [
    [
        ("januari", "jan"),
        ("februari", "feb"),
        ("maart", "mrt"),
        ("april", "apr"),
        ("mei", "mei"),
        ("juni", "jun"),
        ("juli", "jul"),
        ("augustus", "aug"),
        ("september", "sep"),
        ("oktober", "okt"),
        ("november", "nov"),
        ("december", "dec"),
    ],
    [
        ("janvier", "janv."),
        ("février", "févr."),
        ("mars", "mars"),
        ("avril", "avr."),
        ("mai", "mai"),
        ("juin", "juin"),
        ("juillet", "juil."),
        ("août", "août"),
        ("septembre", "sept."),
        ("octobre", "oct."),
        ("novembre", "nov."),
        ("décembre", "déc."),
    ],
    [
        ("Januar", "Jan."),
        ("Februar", "Feb."),
        ("März", "März"),
        ("April", "Apr."),
        ("Mai", "Mai"),
        ("Juni", "Juni"),
        ("Juli", "Juli"),
        ("August", "Aug."),
        ("September", "Sept."),
        ("Oktober", "Okt."),
        ("November", "Nov."),
        ("Dezember", "Dez."),
    ],
    [
        ("January", "Jan"),
        ("February", "Feb"),
        ("March", "Mar"),
        ("April", "Apr"),
        ("May", "May"),
        ("June", "Jun"),
        ("July", "Jul"),
        ("August", "Aug"),
        ("September", "Sep"),
        ("October", "Oct"),
        ("November", "Nov"),
        ("December", "Dec"),
    ],
];

/// How much room a date gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// "donderdag 26 november 2026": letters, headings, proofs.
    Full,
    /// "do 26 nov 2026": lists.
    Short,
    /// "26 november 2026": where the weekday does not help.
    Day,
}

/// A date cut in two, so that lists can line up the day numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The weekday: "do", "donderdag".
    pub weekday: &'static str,
    /// The rest: "26 nov 2026".
    pub day: String,
}

/// Writes a civil date. Every date a person reads comes from here.
pub fn write(language: Language, on: NaiveDate, form: Form) -> String {
    let parts = parts(language, on, form);
    match (form, language) {
        (Form::Day, _) => parts.day,
        (_, Language::De) => format!("{}, {}", parts.weekday, parts.day),
        _ => format!("{} {}", parts.weekday, parts.day),
    }
}

/// The two halves of what [`write`] joins.
pub fn parts(language: Language, on: NaiveDate, form: Form) -> Parts {
    let row = match language {
        Language::Nl => 0,
        Language::Fr => 1,
        Language::De => 2,
        Language::En => 3,
    };
    let (long_weekday, short_weekday) = WEEKDAYS[row][on.weekday().num_days_from_monday() as usize];
    let (long_month, short_month) = MONTHS[row][on.month0() as usize];
    let number = match (language, on.day()) {
        (Language::Fr, 1) => "1er".to_owned(),
        (Language::De, day) => format!("{day}."),
        (_, day) => day.to_string(),
    };
    let (weekday, month) = match form {
        Form::Short => (short_weekday, short_month),
        Form::Full | Form::Day => (long_weekday, long_month),
    };
    Parts {
        weekday,
        day: format!("{number} {month} {}", on.year()),
    }
}

/// How far a date is from today, as the caller counted it; negative lies behind us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// Working days; 0 is today.
    WorkingDays(i32),
    /// Calendar days, for dates that no working day separates from today; 0 is today.
    Days(i32),
    /// Whole weeks, for dates far away.
    Weeks(i32),
}

impl Distance {
    /// The number, without its unit.
    pub const fn amount(self) -> i32 {
        match self {
            Self::WorkingDays(n) | Self::Days(n) | Self::Weeks(n) => n,
        }
    }
}

/// "in 2 working days", "today", "3 working days ago".
pub fn relative(language: Language, distance: Distance) -> String {
    spoken(language, distance, false)
}

/// As [`relative`], for a legal date that has passed: "3 working days late".
pub fn late(language: Language, distance: Distance) -> String {
    spoken(language, distance, true)
}

fn spoken(language: Language, distance: Distance, late: bool) -> String {
    let unit = match distance {
        Distance::WorkingDays(_) => "working-days",
        Distance::Days(_) => "days",
        Distance::Weeks(_) => "weeks",
    };
    let amount = i64::from(distance.amount());
    let words = words(language);
    let key = match amount {
        0 => return words.say("when-today"),
        1.. => format!("when-in-{unit}"),
        _ if late => format!("when-late-{unit}"),
        _ => format!("when-ago-{unit}"),
    };
    words.say_with(&key, &[("count", Value::Count(amount.abs()))])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::{Distance, Form, late, relative, write};
    use crate::Language::{De, En, Fr, Nl};
    use chrono::NaiveDate;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_written_as_people_write_them() {
        let on = day(2026, 11, 26);
        assert_eq!(write(Nl, on, Form::Full), "donderdag 26 november 2026");
        assert_eq!(write(Fr, on, Form::Full), "jeudi 26 novembre 2026");
        assert_eq!(write(De, on, Form::Full), "Donnerstag, 26. November 2026");
        assert_eq!(write(En, on, Form::Full), "Thursday 26 November 2026");
        assert_eq!(
            write(Fr, day(2026, 12, 1), Form::Full),
            "mardi 1er décembre 2026"
        );
        assert_eq!(write(De, day(2027, 3, 1), Form::Short), "Mo, 1. März 2027");
        assert_eq!(write(Nl, day(2027, 3, 1), Form::Day), "1 maart 2027");
    }

    #[test]
    fn distances_are_said_in_words() {
        assert_eq!(relative(En, Distance::WorkingDays(2)), "in 2 working days");
        assert_eq!(relative(Nl, Distance::WorkingDays(1)), "over 1 werkdag");
        assert_eq!(relative(Fr, Distance::WorkingDays(0)), "aujourd’hui");
        assert_eq!(relative(De, Distance::Weeks(15)), "in 15 Wochen");
        assert_eq!(late(En, Distance::WorkingDays(-3)), "3 working days late");
        assert_eq!(
            relative(Nl, Distance::WorkingDays(-4)),
            "4 werkdagen geleden"
        );
    }
}
