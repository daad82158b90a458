//! The morning mail to those who work on cases: how many of their cases need what, by reference alone, and the
//! way to the desk.
//! Not here: which cases these are. No name, no duty and no status stands in it: an e-mail is not safe.

use chrono::NaiveDate;

use super::compose::{Block, Content, Link, Part};
use super::line::{Line, clean};
use super::{LetterError, Rendered, rendered};
use crate::Language;
use crate::dates::{self, Form};
use crate::words::{Words, words};

/// More cases than this of one group are counted and not named.
const MOST_NAMED: usize = 25;

/// Everything a morning mail is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The language of the reader.
    pub language: Language,
    /// Who writes.
    pub organisation: String,
    /// The day.
    pub on: NaiveDate,
    /// Nobody was reached, and the legal date is near.
    pub escalated: Vec<DigestCase>,
    /// The legal date has passed.
    pub overdue: Vec<DigestCase>,
    /// The safe date is here.
    pub today: Vec<DigestCase>,
    /// The safe date is one of the next working days.
    pub next_days: Vec<DigestCase>,
    /// People who have to be reached otherwise.
    pub unreached: Vec<DigestCase>,
    /// Letters of which nobody knows whether they arrived.
    pub uncertain: Vec<DigestCase>,
    /// The address of the desk, if it is known.
    pub desk: Option<String>,
}

/// A case in a morning mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestCase {
    /// Its random reference.
    pub reference: String,
    /// The date it is named for, if there is one.
    pub on: Option<NaiveDate>,
}

impl Digest {
    /// Writes the mail.
    ///
    /// # Errors
    /// If there is nothing to say, or if a template fails.
    pub fn render(&self) -> Result<Rendered, LetterError> {
        let words = words(self.language);
        let groups = [
            ("digest-escalated", &self.escalated),
            ("digest-overdue", &self.overdue),
            ("digest-today", &self.today),
            ("digest-next-days", &self.next_days),
            ("digest-unreached", &self.unreached),
            ("digest-uncertain", &self.uncertain),
        ];
        let groups = groups.iter().filter(|(_, cases)| !cases.is_empty());
        let blocks: Vec<Block> = groups
            .map(|(key, cases)| group(words, key, cases))
            .collect();
        if blocks.is_empty() {
            return Err(LetterError::NoDuty);
        }
        let date = dates::write(self.language, self.on, Form::Full);
        let dated = |key| words.say_with(key, &[("date", date.as_str().into())]);
        let mut intro = vec![Line::parse(&words.say("digest-intro"))];
        intro.push(Line::parse(&words.say("digest-no-names")));
        let mut closing = Vec::new();
        if let Some(url) = &self.desk {
            closing.push(Block {
                link: Some(Link {
                    label: words.say("digest-desk"),
                    url: url.clone(),
                }),
                ..Block::default()
            });
        }
        let organisation = clean(&self.organisation);
        let from = [("organisation", organisation.as_str().into())];
        let content = Content {
            greeting: words.say("letter-greeting"),
            parts: vec![Part {
                headline: Line::parse(&dated("digest-headline")),
                intro,
                blocks,
            }],
            closing,
            footer: vec![Block {
                lines: vec![Line::parse(&words.say_with("digest-footer", &from))],
                ..Block::default()
            }],
        };
        rendered(self.language, dated("digest-subject"), &content)
    }
}

fn group(words: &Words, key: &str, cases: &[DigestCase]) -> Block {
    let named = cases.iter().take(MOST_NAMED).map(|case| match case.on {
        Some(on) => {
            let date = dates::write(words.language(), on, Form::Full);
            let values = [
                ("reference", case.reference.as_str().into()),
                ("date", date.as_str().into()),
            ];
            words.say_with("digest-case", &values)
        }
        None => case.reference.clone(),
    });
    let mut items: Vec<String> = named.collect();
    let more = cases.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        items.push(words.count("digest-more", more));
    }
    Block {
        title: Some(words.count(key, cases.len())),
        items,
        ..Block::default()
    }
}
