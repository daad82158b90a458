//! A letter of `casework` into the bytes of an e-mail: words by `views`, MIME by `lettre`.
//! The same letter, identifiers and instant always give the same bytes, a signature apart.
//! Not here: which reminders a letter answers, and sending.

use std::time::SystemTime;

use casework::contact::Email;
use casework::correction::{CorrectionLetter, WhyChanged};
use casework::letter::{Letter, NamedDate};
use casework::municipality::{self, Nis};
use casework::words::Language;
use chrono::{DateTime, Utc};
use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use store::reminders::CaseOfReminder;
use views::letter as words;

use crate::error::JobError;
use crate::settings::JobSettings;

/// A letter that puts dates right names so many of the letters that named them.
const MOST_REFERENCES: usize = 10;

/// A finished e-mail.
#[derive(Clone, Debug)]
pub struct Built {
    /// Its Message-ID, with angle brackets.
    pub message_id: String,
    /// Its subject.
    pub subject: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A language as `views` names it.
pub const fn language(of: Language) -> views::Language {
    match of {
        Language::Nl => views::Language::Nl,
        Language::Fr => views::Language::Fr,
        Language::De => views::Language::De,
        Language::En => views::Language::En,
    }
}

/// What all cases of a letter agree on; `None` when they differ.
fn shared<'a, T: PartialEq>(
    cases: &[&'a CaseOfReminder],
    of: impl Fn(&'a CaseOfReminder) -> T,
) -> Option<T> {
    let mut values = cases.iter().map(|case| of(case));
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// What `views` needs to write the letter. `cases` are those the letter speaks of.
pub fn to_words(
    letter: &Letter,
    cases: &[&CaseOfReminder],
    settings: &JobSettings,
) -> words::Letter {
    let duties = letter.items.iter().map(|item| words::Duty {
        rule: item.rule.clone(),
        on: item.named.day(),
        last_day: matches!(item.named, NamedDate::Legal(_)),
        opens_on: item.opens_on,
        document: item.documents.first().map(|one| one.as_str().to_owned()),
        bring: None,
    });
    words::Letter {
        duties: duties.collect(),
        ..around(letter.language, cases, settings)
    }
}

/// What `views` needs to write a letter that puts dates right.
pub fn to_correcting_words(
    letter: &CorrectionLetter,
    cases: &[&CaseOfReminder],
    settings: &JobSettings,
) -> words::Correction {
    let changed = letter.items.iter().map(|item| words::Changed {
        rule: item.rule.clone(),
        told_on: item.correction.told_on,
        now: item.named.map(|named| words::Named {
            on: named.day(),
            last_day: matches!(named, NamedDate::Legal(_)),
            from: matches!(named, NamedDate::From(_)),
        }),
        why: match item.correction.why {
            WhyChanged::Law => words::Why::Law,
            WhyChanged::Fact => words::Why::Fact,
            WhyChanged::Setting => words::Why::Setting,
        },
    });
    words::Correction {
        changed: changed.collect(),
        letter: around(letter.language, cases, settings),
    }
}

/// A letter without duties: who reads, where, who helps, who writes.
fn around(of: Language, cases: &[&CaseOfReminder], settings: &JobSettings) -> words::Letter {
    let place = shared(cases, |case| case.municipality.as_str())
        .and_then(|code| Nis::parse(code).ok())
        .and_then(|nis| municipality::find(&nis))
        .map(|town| words::Place {
            name: town.name(of).to_owned(),
            phone: None,
        });
    let first_word = |name: &str| name.split_whitespace().next().map(str::to_owned);
    let phone = settings.phone.clone();
    let caseworker = shared(cases, |case| (&case.caseworker, &case.caseworker_email));
    let contact = match caseworker {
        Some((Some(name), email)) => Some(words::Contact {
            name: first_word(name),
            phone,
            email: email.clone(),
        }),
        _ => phone.map(|phone| words::Contact {
            phone: Some(phone),
            ..words::Contact::default()
        }),
    };
    words::Letter {
        language: language(of),
        first_name: shared(cases, |case| case.given_name.expose().clone()),
        duties: Vec::new(),
        place,
        contact,
        organisation: settings.organisation.clone(),
        reference: shared(cases, |case| case.reference.clone()),
        links: words::Links::default(),
    }
}

/// What the head of an e-mail says besides its words.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// Makes the Message-ID and the boundary.
    pub random: &'a str,
    /// The Date.
    pub at: DateTime<Utc>,
    /// The address that stops e-mail with one click.
    pub unsubscribe: Option<&'a str>,
    /// The Message-IDs of earlier letters that it puts right or whose place it takes, with angle brackets, the
    /// oldest first.
    pub references: &'a [String],
}

/// Builds the e-mail.
///
/// # Errors
/// When the e-mail cannot be made.
pub fn build(
    rendered: words::Rendered,
    to: &Email,
    head: &Head<'_>,
    settings: &JobSettings,
) -> Result<Built, JobError> {
    let random = head.random;
    let refuse = |error: &dyn std::fmt::Display| JobError::Message(error.to_string());
    let to: lettre::Address = to.expose().parse().map_err(|_| refuse(&"the address"))?;
    let message_id = format!("<r.{random}@{}>", settings.from.email.domain());
    let alternatives = MultiPart::alternative()
        .boundary(format!("=_{random}"))
        .singlepart(part(ContentType::TEXT_PLAIN, rendered.text))
        .singlepart(part(ContentType::TEXT_HTML, rendered.html));
    let mut message = Message::builder()
        .from(settings.from.clone())
        .to(Mailbox::new(None, to))
        .subject(rendered.subject.clone())
        .message_id(Some(message_id.clone()))
        .date(SystemTime::from(head.at))
        .multipart(alternatives)
        .map_err(|error| refuse(&error))?;
    for (name, value) in letter_headers(head) {
        let name = HeaderName::new_from_ascii_str(name);
        message
            .headers_mut()
            .insert_raw(HeaderValue::new(name, value));
    }
    // Signed once, here: the bytes are fixed before the first attempt.
    if let Some(dkim) = &settings.dkim {
        dkim.sign(&mut message);
    }
    Ok(Built {
        message_id,
        subject: rendered.subject,
        bytes: message.formatted(),
    })
}

/// What a mail program should know of a letter: that no person wrote it, that nobody waits for an
/// answer (RFC 3834), which letters it puts right or stands for, and where it can be stopped with one click (RFC 8058).
fn letter_headers(head: &Head<'_>) -> Vec<(&'static str, String)> {
    let mut headers = vec![
        ("Auto-Submitted", "auto-generated".to_owned()),
        ("X-Auto-Response-Suppress", "All".to_owned()),
    ];
    if !head.references.is_empty() {
        // The newest say enough, and a line of a head must end somewhere (RFC 5322, 2.1.1).
        let newest = head.references.len().saturating_sub(MOST_REFERENCES);
        let newest = head.references.iter().skip(newest);
        let newest: Vec<&str> = newest.map(String::as_str).collect();
        headers.push(("References", newest.join(" ")));
    }
    if let Some(url) = head.unsubscribe {
        headers.push(("List-Unsubscribe", format!("<{url}>")));
        let one_click = "List-Unsubscribe=One-Click".to_owned();
        headers.push(("List-Unsubscribe-Post", one_click));
    }
    headers
}

fn part(kind: ContentType, body: String) -> SinglePart {
    SinglePart::builder().header(kind).body(body)
}
