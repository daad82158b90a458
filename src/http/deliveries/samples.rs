//! Every kind of letter in every language, to an invented person, written by what writes the real ones.
//! Not here: the letters (`casework` and `views`); nothing of these is stored or sent.

use casework::brussels;
use casework::correction::{Correction, CorrectionItem, CorrectionLetter, WhyChanged};
use casework::ids::{CaseId, ContactId, DeadlineId, ReminderId};
use casework::ladder::Rung;
use casework::letter::{Letter, LetterItem, NamedDate};
use casework::masked::Masked;
use casework::window::Window;
use casework::words::Language;
use chrono::{Days, NaiveDate};
use jobs::message;
use law::words::{Document, Kind};
use store::reminders::CaseOfReminder;
use uuid::Uuid;
use views::letter::{Links, Rendered};
use views::pages::{Sample, SamplesPage};

use crate::http::guard::OwnPolicy;
use crate::http::reader::Reader;
use crate::http::{App, Problem};
use crate::wiring::job_settings;

/// A letter brings its own styles, and nothing else.
pub const LETTER_POLICY: OwnPolicy = OwnPolicy(
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
);

/// The kinds of letters.
const KINDS: [&str; 7] = [
    "reminder",
    "last",
    "window",
    "right",
    "several",
    "correction",
    "dropped",
];

/// The page `/deliveries/samples/{language}`; without one, in the language of the reader.
pub fn page(app: &App, reader: &Reader, code: Option<&str>) -> Result<SamplesPage, Problem> {
    let letters_in = match code {
        Some(code) => views::Language::from_code(code).ok_or(Problem::NotFound)?,
        None => reader.language(app),
    };
    let samples = KINDS.iter().map(|kind| {
        let rendered = render(app, letters_in, kind)?;
        Ok(Sample {
            kind,
            subject: rendered.subject,
            text: rendered.text,
        })
    });
    Ok(SamplesPage {
        shell: reader.shell(app, &format!("/deliveries/samples/{letters_in}"), None),
        letters_in,
        samples: samples.collect::<Result<_, Problem>>()?,
    })
}

/// One letter as a mail program gets it.
pub fn letter(app: &App, code: &str, kind: &str) -> Result<String, Problem> {
    let language = views::Language::from_code(code).ok_or(Problem::NotFound)?;
    let kind = KINDS.iter().find(|known| **known == kind);
    Ok(render(app, language, kind.ok_or(Problem::NotFound)?)?.html)
}

fn render(app: &App, language: views::Language, kind: &str) -> Result<Rendered, Problem> {
    let settings = job_settings(&app.config)?;
    let case = nobody();
    let language = language
        .code()
        .parse::<Language>()
        .map_err(|error| Problem::Broken(error.to_string()))?;
    let today = app.today();
    let broken = |error: views::letter::LetterError| Problem::Broken(error.to_string());
    let links = Links {
        page: Some(EXAMPLE_LINK.to_owned()),
        done: Some(format!("{EXAMPLE_LINK}/done")),
        stop: Some(format!("{EXAMPLE_LINK}/stop")),
        unsubscribe: None,
    };
    if let Some(items) = corrections(kind, today) {
        let letter = CorrectionLetter {
            contact: ContactId(Uuid::nil()),
            language,
            items,
            covered: Vec::new(),
            window: window(today)?,
        };
        let mut words = message::to_correcting_words(&letter, &[&case], &settings);
        words.letter.links = links;
        return words.render().map_err(broken);
    }
    let letter = Letter {
        contact: ContactId(Uuid::nil()),
        language,
        items: items(kind, today),
        covered: Vec::new(),
        window: window(today)?,
    };
    let mut words = message::to_words(&letter, &[&case], &settings);
    words.links = links;
    words.render().map_err(broken)
}

/// An address that no machine can have.
const EXAMPLE_LINK: &str = "https://termijn.invalid/a/example";

/// A case that does not exist, by names that say so.
fn nobody() -> CaseOfReminder {
    CaseOfReminder {
        id: CaseId(Uuid::nil()),
        reference: "EXAMPLE-0000".to_owned(),
        given_name: Masked::new("Sam Voorbeeld".to_owned()),
        municipality: "44021".to_owned(),
        team: "Example".to_owned(),
        caseworker: Some("Robin Exemple".to_owned()),
        caseworker_email: Some("robin@example.invalid".to_owned()),
    }
}

fn window(today: NaiveDate) -> Result<Window, Problem> {
    let (from, until) = (brussels::start_of(today), brussels::end_of(today));
    Window::new(from, until).ok_or_else(|| Problem::Broken("a day without length".to_owned()))
}

fn after(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_add_days(Days::new(days)).unwrap_or(today)
}

fn item(rule: &str, rung: Rung, named: NamedDate) -> LetterItem {
    LetterItem {
        case: CaseId(Uuid::nil()),
        deadline: DeadlineId(Uuid::nil()),
        reminder: ReminderId(Uuid::nil()),
        rung,
        rule: rule.to_owned(),
        kind: Kind::Act,
        named,
        opens_on: None,
        trigger_on: named.day(),
        documents: Vec::new(),
        consequence: None,
    }
}

fn items(kind: &str, today: NaiveDate) -> Vec<LetterItem> {
    let safe = |days| NamedDate::Safe(after(today, days));
    let report = item("eu-short-stay-report", Rung::Intake, safe(6));
    match kind {
        "last" => vec![item("dvisa-register", Rung::Last, NamedDate::Legal(today))],
        "window" => vec![LetterItem {
            kind: Kind::Window,
            opens_on: Some(after(today, 5)),
            documents: vec![Document::CardA],
            ..item("a-card-renew-window", Rung::Opening, safe(35))
        }],
        "right" => vec![LetterItem {
            kind: Kind::Eligibility,
            ..item(
                "durable-stay-5y",
                Rung::OnTheDay,
                NamedDate::From(after(today, 14)),
            )
        }],
        "several" => vec![
            report,
            LetterItem {
                kind: Kind::Validity,
                documents: vec![Document::Passport],
                ..item("document-expiry", Rung::DaysBefore(30), safe(30))
            },
        ],
        _ => vec![report],
    }
}

/// The dates that a correcting letter puts right; `None` of every other kind.
fn corrections(kind: &str, today: NaiveDate) -> Option<Vec<CorrectionItem>> {
    let named = match kind {
        "correction" => Some(NamedDate::Safe(after(today, 9))),
        "dropped" => None,
        _ => return None,
    };
    Some(vec![CorrectionItem {
        case: CaseId(Uuid::nil()),
        deadline: DeadlineId(Uuid::nil()),
        reminder: ReminderId(Uuid::nil()),
        rule: "eu-short-stay-report".to_owned(),
        kind: Kind::Act,
        correction: Correction {
            told_on: after(today, 12),
            why: WhyChanged::Fact,
        },
        named,
    }])
}
