//! Letters that put right a date of an earlier e-mail: the old date, the new one, why in one line, and
//! what to do.
//! Not here: who gets one. It names no fact, no status and no reason of stay.

use chrono::NaiveDate;

use super::compose::{Part, around, block};
use super::line::{Line, date};
use super::{Letter, LetterError, Rendered, rendered};
use crate::dates::{self, Form};
use crate::words::{Value, Words, words};

/// Everything a correcting letter is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Who reads, who helps and who writes; its duties are not looked at.
    pub letter: Letter,
    /// The dates it puts right.
    pub changed: Vec<Changed>,
}

/// One date put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The id of the rule.
    pub rule: String,
    /// The date of the earlier e-mail.
    pub told_on: NaiveDate,
    /// The date that holds; none when nothing has to be done any more.
    pub now: Option<Named>,
    /// Why.
    pub why: Why,
}

/// The date that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The day.
    pub on: NaiveDate,
    /// Whether it is the last legal day.
    pub last_day: bool,
    /// Whether it is the first day of a right, and not the last day of a duty.
    pub from: bool,
}

/// Why a date changed, in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The law.
    Law,
    /// What was recorded.
    Fact,
    /// How the organisation counts.
    Setting,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::Law, Self::Fact, Self::Setting];

    const fn key(self) -> &'static str {
        match self {
            Self::Law => "correction-why-law",
            Self::Fact => "correction-why-fact",
            Self::Setting => "correction-why-setting",
        }
    }
}

impl Changed {
    fn day(&self) -> NaiveDate {
        self.now.map_or(self.told_on, |named| named.on)
    }
}

impl Correction {
    /// Writes the letter.
    ///
    /// # Errors
    /// If it puts nothing right, or if a template fails.
    pub fn render(&self) -> Result<Rendered, LetterError> {
        let words = words(self.letter.language);
        let mut changed: Vec<&Changed> = self.changed.iter().collect();
        changed.sort_by_key(|one| (one.day(), one.now.is_none()));
        let first = *changed.first().ok_or(LetterError::NoDuty)?;
        let mut parts: Vec<Part> = changed.iter().map(|one| part(words, one)).collect();
        if let Some(head) = parts.first_mut()
            && changed.len() > 1
        {
            let several = words.count("correction-several", changed.len());
            head.intro.insert(0, Line::parse(&several));
        }
        let key = match first.now {
            Some(_) => "correction-subject",
            None => "correction-subject-dropped",
        };
        let on = dates::write(words.language(), first.day(), Form::Full);
        let subject = words.say_with(key, &[("date", on.as_str().into())]);
        let content = around(words, &self.letter, parts, "correction-footer");
        rendered(self.letter.language, subject, &content)
    }
}

fn part(words: &Words, one: &Changed) -> Part {
    let full = |on: NaiveDate| dates::write(words.language(), on, Form::Full);
    let told = full(one.told_on);
    let told = [("date", Value::Text(&told))];
    let say = |key: &str| Line::parse(&words.say(key));
    let why = block(words, "letter-why", vec![say(one.why.key())]);
    let Some(named) = one.now else {
        return Part {
            headline: Line::parse(&words.say_with("correction-dropped", &told)),
            intro: vec![
                say("correction-dropped-told"),
                say("correction-dropped-others"),
            ],
            blocks: vec![why],
        };
    };
    let on = date(&full(named.on));
    let now = [("date", Value::Text(&on))];
    let rule = format!("rule-{}.headline", one.rule);
    let act = words.find_with(&rule, &now);
    let key = if named.from {
        "correction-from"
    } else {
        "correction-now"
    };
    let mut intro = vec![Line::parse(&words.say_with("correction-told", &told))];
    intro.push(Line::parse(&words.say_with(key, &now)));
    if named.last_day {
        intro.push(say("letter-last-day"));
    }
    intro.push(say("correction-keep"));
    if !named.from {
        intro.push(say("correction-done"));
    }
    Part {
        headline: Line::parse(&act.unwrap_or_else(|| words.say_with("letter-headline", &now))),
        intro,
        blocks: vec![why],
    }
}
