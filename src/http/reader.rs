//! Who reads: the language of the page, from the address or the browser, and the frame around it.
//! Not here: who somebody is; there are no accounts yet.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use casework::words;
use chrono::NaiveDate;
use law::calendar::working_days_between;
use views::Language;
use views::dates::Distance;
use views::pages::{Day, Shell};

use super::App;

/// Further away than this, weeks say more than working days.
const DAYS_BEFORE_WEEKS: i64 = 60;

/// Whoever asked for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// `?lang=` of the address.
    asked: Option<Language>,
    /// What the browser prefers of ours.
    browser: Option<Language>,
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

impl Reader {
    /// Reads the address and the preferences; what cannot be read is passed over.
    pub fn of(parts: &Parts) -> Self {
        let query = parts.uri.query().unwrap_or_default();
        let asked = query
            .split('&')
            .filter_map(|pair| pair.strip_prefix("lang="))
            .find_map(Language::from_code);
        let browser = parts
            .headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .and_then(Language::from_accept);
        Self { asked, browser }
    }

    /// The language of the page: asked for, else the browser's, else the organisation's first.
    pub fn language(&self, app: &App) -> Language {
        let first = app.config.organisation.languages.first();
        let own = first.map(|language| spoken(*language));
        self.asked.or(self.browser).or(own).unwrap_or(Language::Nl)
    }

    /// The language of a page of one person: asked for, else the person's own.
    pub fn language_or(&self, own: Language) -> Language {
        self.asked.unwrap_or(own)
    }

    /// The frame of a page; `path` is where its other languages are.
    pub fn shell(&self, app: &App, path: &str, waiting: Option<usize>) -> Shell {
        Shell {
            language: self.language(app),
            today: app.today(),
            organisation: Some(app.config.organisation.name.clone()),
            waiting,
            path: path.to_owned(),
            chosen: self.asked.is_some(),
        }
    }
}

/// The language of a letter or a person, as pages know it.
pub const fn spoken(language: words::Language) -> Language {
    match language {
        words::Language::Nl => Language::Nl,
        words::Language::Fr => Language::Fr,
        words::Language::De => Language::De,
        words::Language::En => Language::En,
    }
}

/// The name of a municipality for a reader; a code outside the seed stands for itself.
pub fn municipality(nis: &str, language: Language) -> String {
    let known = casework::municipality::Nis::parse(nis)
        .ok()
        .and_then(|nis| casework::municipality::find(&nis));
    let tongue = match language {
        Language::Nl => words::Language::Nl,
        Language::Fr => words::Language::Fr,
        Language::De => words::Language::De,
        Language::En => words::Language::En,
    };
    known.map_or_else(|| nis.to_owned(), |one| one.name(tongue).to_owned())
}

/// A date with its distance from today, counted as people at a desk count.
pub fn day(on: NaiveDate, today: NaiveDate) -> Day {
    let short = |days: i64| i32::try_from(days).unwrap_or(i32::MAX);
    let days = (on - today).num_days();
    let distance = match working_days_between(today, on) {
        _ if days.abs() > DAYS_BEFORE_WEEKS => Distance::Weeks(short(days / 7)),
        Some(working) if working != 0 || days == 0 => Distance::WorkingDays(short(working)),
        _ => Distance::Days(short(days)),
    };
    Day { on, distance }
}
