//! Everything about one person.

use askama::Template;
use chrono::NaiveDate;

use super::{Day, ReminderView, Shell, Tone};
use crate::Language;
use crate::proof::{Advice, Cell, Meaning, Proof};

/// The page `/cases/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "case.html")]
pub struct CasePage {
    /// The frame.
    pub shell: Shell,
    /// The person.
    pub name: String,
    /// The random reference.
    pub reference: String,
    /// The id of the track.
    pub track: String,
    /// The name of the municipality.
    pub municipality: Option<String>,
    /// The language of the letters.
    pub letters_in: Option<Language>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// Whose case it is.
    pub caseworker: Option<String>,
    /// Where the case stands, in the reader's language.
    pub status: Option<String>,
    /// What a caseworker should be asked.
    pub questions: Vec<Question>,
    /// Open ones first, met ones last; the caller sorts.
    pub deadlines: Vec<DeadlineCard>,
    /// What asks nothing of anybody now: mere openings, settled checks, answers that are not late.
    pub quiet: Vec<DeadlineCard>,
    /// Those that no longer hold, without their proofs.
    pub withdrawn: Vec<DeadlineCard>,
    /// The latest first.
    pub facts: Vec<Fact>,
    /// Sent and planned, in order of time.
    pub reminders: Vec<ReminderLine>,
}

/// The state of a deadline, as the contract names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// To do.
    Open,
    /// Done in time.
    Met,
    /// Done, but late.
    MetLate,
    /// The legal date has passed.
    Missed,
    /// Not possible yet.
    NotYet,
    /// A validity or a stay that is over.
    Ended,
    /// Need not be done.
    Exempt,
    /// The track was left.
    Void,
    /// Another date took its place.
    Superseded,
    /// Somebody has to ask.
    Unknown,
}

/// One date of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineCard {
    /// The id of the rule.
    pub rule: String,
    /// The slug of the paper that results, or that ends.
    pub document: Option<String>,
    /// The state.
    pub state: State,
    /// The safe date.
    pub safe: Option<Day>,
    /// The legal date.
    pub legal: Option<Day>,
    /// What the dates are for a reader.
    pub meaning: Meaning,
    /// When it becomes possible.
    pub opens_on: Option<NaiveDate>,
    /// When it was done.
    pub met_on: Option<NaiveDate>,
    /// Why it need not be done, in the reader's language.
    pub exempt: Option<String>,
    /// What closing days of the town hall change.
    pub advice: Option<Advice>,
    /// What a check found, in the reader's language.
    pub verdict: Option<String>,
    /// The proof.
    pub proof: Option<Proof>,
}

/// A fact of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The day it happened.
    pub on: NaiveDate,
    /// The name of the fact: `entered_belgium`.
    pub kind: String,
    /// What it says besides, in the reader's language.
    pub said: Vec<String>,
    /// What proves it.
    pub evidence: Option<String>,
    /// Who recorded it, and when.
    pub recorded: Recorded,
    /// The day that was written before a correction.
    pub corrected_from: Option<NaiveDate>,
    /// Whether a correction took its place.
    pub replaced: bool,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// A doubt that a caseworker should settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The word of what is asked: `arrival_ahead`.
    pub code: String,
    /// The rule concerned.
    pub rule: Option<String>,
    /// The day in doubt.
    pub on: Option<NaiveDate>,
    /// What is not known: `stay`.
    pub what: Option<String>,
}

impl Question {
    fn words(&self, shell: &Shell) -> String {
        let rule = self.rule.as_deref().map(|rule| shell.words().rule(rule));
        let date = self.on.map(|on| shell.date(&on));
        let what = self.what.as_deref().map(|what| shell.words().missing(what));
        let values = [
            ("rule", rule.as_deref().unwrap_or_default().into()),
            ("date", date.as_deref().unwrap_or_default().into()),
            ("what", what.as_deref().unwrap_or_default().into()),
        ];
        let key = format!("question-{}", self.code.replace('_', "-"));
        shell.words().say_with(&key, &values)
    }
}

/// Who wrote something down, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Who.
    pub by: Option<String>,
    /// When.
    pub on: NaiveDate,
}

/// A reminder sent or planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderLine {
    /// The id of the rule.
    pub rule: String,
    /// How it stands.
    pub view: ReminderView,
    /// The language of the letter.
    pub language: Option<Language>,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 10] = [
        Self::Open,
        Self::Met,
        Self::MetLate,
        Self::Missed,
        Self::NotYet,
        Self::Ended,
        Self::Exempt,
        Self::Void,
        Self::Superseded,
        Self::Unknown,
    ];

    /// The key of its word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "state-open",
            Self::Met => "state-met",
            Self::MetLate => "state-met-late",
            Self::Missed => "state-missed",
            Self::NotYet => "state-not-yet",
            Self::Ended => "state-ended",
            Self::Exempt => "state-exempt",
            Self::Void => "state-void",
            Self::Superseded => "state-superseded",
            Self::Unknown => "state-unknown",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Met | Self::MetLate => "st done",
            Self::Missed => "st late",
            Self::Unknown => "st ask",
            _ => "st",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Met | Self::MetLate => "done",
            Self::Missed => "late",
            Self::Unknown => "ask",
            _ => "clock",
        }
    }

    /// Whether the dates still ask something of somebody.
    const fn live(self) -> bool {
        matches!(self, Self::Open | Self::Missed)
    }
}

impl DeadlineCard {
    fn safe_tone(&self, shell: &Shell) -> Tone {
        match (
            &self.safe,
            self.state.live() && self.meaning == Meaning::Until,
        ) {
            (Some(safe), true) => safe.safe_tone(shell.today, self.legal.as_ref()),
            _ => Tone::Plain,
        }
    }

    fn legal_tone(&self, shell: &Shell) -> Tone {
        match (
            &self.legal,
            self.state.live() && self.meaning == Meaning::Until,
        ) {
            (Some(legal), true) => legal.legal_tone(shell.today),
            _ => Tone::Plain,
        }
    }

    /// Whether there is a date at all; a mere opening and a doubtful check have none.
    const fn is_dated(&self) -> bool {
        self.safe.is_some() || self.legal.is_some()
    }

    fn safe_caption(&self) -> &'static str {
        self.meaning.captions().1
    }

    fn legal_caption(&self) -> &'static str {
        self.meaning.captions().0
    }

    /// Closing days matter while something is still to be done.
    fn advice_words(&self, shell: &Shell) -> Option<String> {
        let advice = self.advice.as_ref().filter(|_| self.state == State::Open)?;
        Some(advice.words(shell.words()))
    }

    /// How far away it is matters until it is done.
    fn shows_distance(&self) -> bool {
        self.state.live() || self.state == State::NotYet
    }
}
