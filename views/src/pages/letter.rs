//! One letter: where it is, what each try came to, of what it speaks; and every letter as a sample.
//! Not here: the letters themselves ([`crate::letter`] writes them).

use askama::Template;
use chrono::NaiveDate;

use super::{Choice, Moment, ReminderStatus, Shell, Why};
use crate::Language;
use crate::words::Value;

/// The page `/deliveries/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "delivery.html")]
pub struct LetterPage {
    /// The frame.
    pub shell: Shell,
    /// Its id.
    pub id: String,
    /// The subject; a letter that is known from its receipt alone has none.
    pub subject: String,
    /// Its state: `unknown`.
    pub state: &'static str,
    /// What became of it.
    pub why: Why,
    /// The language it is in.
    pub language: Language,
    /// When it was written.
    pub written: Moment,
    /// Until when it is true.
    pub closes: Moment,
    /// The Message-ID.
    pub message_id: String,
    /// Of what it speaks.
    pub speaks: Vec<Speaks>,
    /// What its tries came to, the first one first.
    pub tries: Vec<Try>,
    /// What can be done about it.
    pub choices: Vec<Choice>,
    /// The letter whose place it takes.
    pub replaces: Option<String>,
    /// The letter that takes its place.
    pub replaced_by: Option<String>,
}

/// One thing a letter says to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaks {
    /// The person.
    pub name: String,
    /// The page of the case.
    pub url: String,
    /// The case's reference.
    pub reference: String,
    /// The rule.
    pub rule: String,
    /// The safe date.
    pub safe: Option<NaiveDate>,
    /// The legal date.
    pub legal: Option<NaiveDate>,
    /// What became of the reminder.
    pub status: ReminderStatus,
}

/// One try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    /// When it ended.
    pub at: Moment,
    /// What it came to: `lose_track`.
    pub outcome: String,
    /// How far it came: `dot`.
    pub phase: String,
    /// What the server answered.
    pub code: Option<i32>,
    /// In which words.
    pub reply: Option<String>,
}

impl Try {
    fn outcome_words(&self, shell: &Shell) -> String {
        named(shell, "try", &self.outcome)
    }

    fn phase_words(&self, shell: &Shell) -> String {
        named(shell, "phase", &self.phase)
    }
}

fn named(shell: &Shell, family: &str, word: &str) -> String {
    let key = format!("{family}-{}", word.replace('_', "-"));
    shell.words().find(&key).unwrap_or_else(|| word.to_owned())
}

impl LetterPage {
    fn title(&self) -> String {
        if self.subject.is_empty() {
            self.shell.say("letter-page-forgotten")
        } else {
            self.subject.clone()
        }
    }

    fn state_words(&self) -> String {
        named(&self.shell, "letter-state", self.state)
    }

    fn icon(&self) -> &'static str {
        match self.state {
            "sent" => "sent",
            "unknown" => "ask",
            "bounced" => "bounce",
            "queued" | "claimed" | "sending" => "clock",
            _ => "nomail",
        }
    }

    fn class(&self) -> &'static str {
        if self.state == "unknown" {
            "st ask"
        } else {
            "st"
        }
    }

    fn true_until(&self) -> String {
        self.closes.words(&self.shell)
    }
}

/// The page `/deliveries/samples/{language}`.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "samples.html")]
pub struct SamplesPage {
    /// The frame.
    pub shell: Shell,
    /// In which language the letters are.
    pub letters_in: Language,
    /// The letters.
    pub samples: Vec<Sample>,
}

/// A letter to nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Which kind: `reminder`.
    pub kind: &'static str,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
}

impl SamplesPage {
    fn kind_words(&self, sample: &Sample) -> String {
        self.shell.say(format!("sample-{}", sample.kind))
    }

    fn html_url(&self, sample: &Sample) -> String {
        format!("/deliveries/samples/{}/{}", self.letters_in, sample.kind)
    }

    fn language_words(&self) -> String {
        let own = self.letters_in.own_name();
        let values = [("language", Value::Text(own))];
        self.shell.words().say_with("samples-in", &values)
    }
}
