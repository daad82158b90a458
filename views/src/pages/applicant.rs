//! The page behind the link of a letter, and the pages on which its reader says something.
//! It says no more than the letters do: a general act, dates and how they were counted.
//! Not here: whose page it is, and what a click changes.

mod why;

use askama::Template;
use chrono::NaiveDate;

use super::{Day, Shell};
use crate::dates;
use crate::letter::{self, Act, Block, Contact, Letter, Line, Links, Part, Piece, Place};
use crate::proof::Proof;

/// Which of the dates a duty names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// The safe date, which has not passed.
    Safe,
    /// The last legal day.
    Legal,
    /// From when a right can be asked.
    From,
}

/// One date, for one person or for several who have it in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicantDuty {
    /// What a form sends to speak of it.
    pub id: String,
    /// What letters would say.
    pub duty: letter::Duty,
    /// The date, and how far it is.
    pub day: Day,
    /// Which date that is.
    pub named: Named,
    /// For how many people.
    pub people: usize,
    /// When somebody said that it is done.
    pub claimed_on: Option<NaiveDate>,
    /// When somebody said that it is wrong.
    pub doubted_on: Option<NaiveDate>,
}

/// Whose page it is: what all its cases agree on, as in a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApplicantOf {
    /// First name, for the greeting.
    pub first_name: Option<String>,
    /// Where to go.
    pub place: Option<Place>,
    /// Who helps.
    pub contact: Option<Contact>,
    /// The random reference.
    pub reference: Option<String>,
}

/// `/a/{token}`: what is next, until when, and why.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "applicant.html")]
pub struct ApplicantPage {
    /// The frame; its path is the page's own.
    pub shell: Shell,
    /// Whose page it is.
    pub of: ApplicantOf,
    /// What is next.
    pub next: Option<ApplicantDuty>,
    /// How the next date was counted.
    pub proof: Option<Proof>,
    /// What comes after it.
    pub later: Vec<ApplicantDuty>,
    /// Whether a date has passed without being met.
    pub passed: bool,
    /// Whether e-mail to the address is off.
    pub stopped: bool,
}

/// "I did this" and "my date is wrong": asked once more, because opening a link must change nothing.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "applicant-word.html")]
pub struct ApplicantWord {
    /// The frame.
    pub shell: Shell,
    /// The page it belongs to.
    pub home: String,
    /// Whether it is "my date is wrong".
    pub wrong: bool,
    /// What can be spoken of.
    pub duties: Vec<ApplicantDuty>,
}

/// E-mail off, and on again.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "applicant-mail.html")]
pub struct ApplicantMail {
    /// The frame.
    pub shell: Shell,
    /// The page with the dates, where the link opens it.
    pub home: Option<String>,
    /// Where e-mail is let on again.
    pub resume: String,
    /// Whether it is off.
    pub stopped: bool,
}

/// Why there is nothing to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadEnd {
    /// No such link, or not any more: the same for every cause.
    Gone,
    /// Too many wrong links from one address.
    Wait,
    /// A form that is none of ours.
    Form,
    /// A fault of ours.
    Trouble,
}

impl DeadEnd {
    /// Every one of them.
    pub const ALL: [Self; 4] = [Self::Gone, Self::Wait, Self::Form, Self::Trouble];

    const fn key(self) -> &'static str {
        match self {
            Self::Gone => "applicant-gone",
            Self::Wait => "applicant-wait",
            Self::Form => "applicant-form",
            Self::Trouble => "applicant-trouble",
        }
    }
}

/// A page that only says something.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "applicant-dead-end.html")]
pub struct ApplicantDeadEnd {
    /// The frame.
    pub shell: Shell,
    /// What it says.
    pub end: DeadEnd,
    /// The number of the organisation.
    pub phone: Option<String>,
}

/// A telephone number with what a phone dials.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Phone(Piece);

impl Phone {
    fn of(number: &str) -> Self {
        Self(Piece::Phone(number.to_owned()))
    }

    fn dial(&self) -> String {
        self.0.dial()
    }

    fn text(&self) -> &str {
        match &self.0 {
            Piece::Text(text) | Piece::Date(text) | Piece::Phone(text) => text,
        }
    }
}

/// A letter about one date: its words are those of the page.
fn letter_about(shell: &Shell, of: &ApplicantOf, duty: &ApplicantDuty) -> Letter {
    Letter {
        language: shell.language,
        first_name: of.first_name.clone(),
        duties: vec![duty.duty.clone()],
        place: of.place.clone(),
        contact: of.contact.clone(),
        organisation: shell.organisation.clone().unwrap_or_default(),
        reference: of.reference.clone(),
        links: Links::default(),
    }
}

fn part_of(shell: &Shell, of: &ApplicantOf, duty: &ApplicantDuty) -> Part {
    let content = letter_about(shell, of, duty).content().unwrap_or_default();
    content.parts.into_iter().next().unwrap_or_default()
}

fn said(shell: &Shell, key: &str, on: Option<NaiveDate>) -> Option<String> {
    let date = shell.date(&on?);
    Some(shell.say_one(key, "date", date))
}

/// Who is behind the page, as at the end of a letter.
fn who_writes(shell: &Shell) -> Vec<String> {
    let organisation = shell.organisation.as_deref();
    let line = |name: &str| shell.say_one("letter-from", "organisation", name);
    organisation.map(line).into_iter().collect()
}

impl ApplicantPage {
    fn title(&self) -> String {
        self.next
            .as_ref()
            .map_or_else(|| self.shell.say("applicant-title"), |duty| self.act(duty))
    }

    fn greeting(&self) -> String {
        match &self.of.first_name {
            Some(name) => self.shell.say_one("letter-greeting-name", "name", name),
            None => self.shell.say("letter-greeting"),
        }
    }

    fn act(&self, duty: &ApplicantDuty) -> String {
        self.shell.say(match Act::of(&duty.duty.rule) {
            Act::TownHall => "applicant-town-hall",
            Act::Contact => "applicant-contact",
            Act::Date => "applicant-date",
        })
    }

    /// Whether the headline says more than the general act above it.
    fn is_particular(&self, duty: &ApplicantDuty) -> bool {
        Act::of(&duty.duty.rule) != Act::TownHall
    }

    fn until(&self, duty: &ApplicantDuty) -> String {
        self.shell.say(match duty.named {
            Named::Safe | Named::Legal => "applicant-by",
            Named::From => "applicant-from",
        })
    }

    fn distance(&self, duty: &ApplicantDuty) -> String {
        dates::relative(self.shell.language, duty.day.distance)
    }

    fn people(&self, duty: &ApplicantDuty) -> Option<String> {
        (duty.people > 1).then(|| self.shell.count("applicant-people", &duty.people))
    }

    fn part(&self, duty: &ApplicantDuty) -> Part {
        part_of(&self.shell, &self.of, duty)
    }

    fn claimed(&self, duty: &ApplicantDuty) -> Option<String> {
        said(&self.shell, "applicant-claimed", duty.claimed_on)
    }

    fn doubted(&self, duty: &ApplicantDuty) -> Option<String> {
        said(&self.shell, "applicant-doubted", duty.doubted_on)
    }

    /// The blocks of the letter, but for why: that is told with its days.
    fn blocks(&self, part: &Part) -> Vec<Block> {
        let why = self.shell.say("letter-why");
        let other = |block: &&Block| block.title.as_ref() != Some(&why);
        part.blocks.iter().filter(other).cloned().collect()
    }

    fn is_to_bring(&self, block: &Block) -> bool {
        block.title.as_deref() == Some(self.shell.say("letter-bring").as_str())
    }

    /// Whom to ask, as the letters say it; the number and the address stand in the list below.
    fn help(&self) -> Vec<Line> {
        let shell = &self.shell;
        let contact = self.of.contact.as_ref();
        let name = contact.and_then(|contact| contact.name.as_deref());
        let mut lines = vec![shell.say("letter-help-plain")];
        lines.extend(name.map(|name| shell.say_one("letter-ask-name", "name", name)));
        let plain = |text| Line {
            pieces: vec![Piece::Text(text)],
        };
        lines.into_iter().map(plain).collect()
    }

    fn phone(&self) -> Option<Phone> {
        let number = self.of.contact.as_ref()?.phone.as_deref()?;
        Some(Phone::of(number))
    }

    fn email(&self) -> Option<&str> {
        self.of.contact.as_ref()?.email.as_deref()
    }

    /// Another address of this page.
    fn to(&self, rest: &str) -> String {
        self.shell.link(format!("{}{rest}", self.shell.path))
    }

    fn footer(&self) -> Vec<String> {
        let mut lines = who_writes(&self.shell);
        let reference = self.of.reference.as_deref();
        lines.extend(
            reference.map(|text| self.shell.say_one("letter-reference", "reference", text)),
        );
        lines
    }
}

impl ApplicantWord {
    fn title(&self) -> String {
        let key = if self.wrong {
            "applicant-wrong-title"
        } else {
            "applicant-done-title"
        };
        self.shell.say(key)
    }

    fn intro(&self) -> String {
        let key = if self.wrong {
            "applicant-wrong-intro"
        } else {
            "applicant-done-intro"
        };
        self.shell.say(key)
    }

    fn yes(&self) -> String {
        let key = if self.wrong {
            "applicant-wrong-yes"
        } else {
            "applicant-done-yes"
        };
        self.shell.say(key)
    }

    fn headline(&self, duty: &ApplicantDuty) -> String {
        let part = part_of(&self.shell, &ApplicantOf::default(), duty);
        part.headline.text()
    }

    fn said_before(&self, duty: &ApplicantDuty) -> Option<String> {
        if self.wrong {
            said(&self.shell, "applicant-doubted", duty.doubted_on)
        } else {
            said(&self.shell, "applicant-claimed", duty.claimed_on)
        }
    }

    fn for_all(&self, duty: &ApplicantDuty) -> Option<String> {
        let asks = duty.people > 1 && !self.wrong;
        asks.then(|| self.shell.count("applicant-done-people", &duty.people))
    }

    fn footer(&self) -> Vec<String> {
        who_writes(&self.shell)
    }
}

impl ApplicantMail {
    fn title(&self) -> String {
        let key = if self.stopped {
            "applicant-stopped-title"
        } else {
            "applicant-stop-title"
        };
        self.shell.say(key)
    }

    fn footer(&self) -> Vec<String> {
        who_writes(&self.shell)
    }
}

impl ApplicantDeadEnd {
    fn title(&self) -> String {
        self.shell.say(format!("{}-title", self.end.key()))
    }

    fn intro(&self) -> String {
        self.shell.say(format!("{}-intro", self.end.key()))
    }

    fn call(&self) -> Option<Phone> {
        self.phone.as_deref().map(Phone::of)
    }

    fn footer(&self) -> Vec<String> {
        who_writes(&self.shell)
    }
}
