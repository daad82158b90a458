//! Post: does the machine do its work, which letters wait for a decision, what goes out and what went out.
//! Not here: one letter, and the samples ([`super::letter`]).

use askama::Template;
use chrono::NaiveDate;

use super::{Moment, Shell};
use crate::words::Value;

/// The page `/deliveries`.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "deliveries.html")]
pub struct PostPage {
    /// The frame.
    pub shell: Shell,
    /// What the reader just did, if anything.
    pub did: Option<Did>,
    /// How the sending stands.
    pub sending: Sending,
    /// When somebody last looked for what is due.
    pub swept: Option<Moment>,
    /// When somebody looks next.
    pub next: Option<Moment>,
    /// From when to when ordinary letters leave: "09:00", "17:00".
    pub hours: (String, String),
    /// Letters taken today; `true` when there are more than were counted.
    pub sent_today: (usize, bool),
    /// Letters that are written and wait.
    pub written: usize,
    /// Why nothing may leave, and since when.
    pub hold: Option<(String, Moment)>,
    /// A hold was asked for without a reason that can be kept.
    pub no_reason: bool,
    /// Letters of unknown fate.
    pub doubtful: Vec<Doubt>,
    /// How many there are of them.
    pub doubtful_count: usize,
    /// Where the list goes on.
    pub more_doubtful: Option<String>,
    /// Letters that failed, about which a person was asked.
    pub asked: Vec<Doubt>,
    /// Where the list goes on.
    pub more_asked: Option<String>,
    /// What is left alone for a while.
    pub stops: Vec<Stop>,
    /// What is being caught up.
    pub catching_up: Option<CatchingUp>,
    /// Today and the days after it.
    pub coming: Vec<ComingDay>,
    /// There is more than was counted.
    pub coming_cut: bool,
    /// What was taken, the latest first.
    pub lately: Vec<Lately>,
    /// Where the list goes on.
    pub more_lately: Option<String>,
    /// What those who watch the service are told.
    pub watch: Vec<Watch>,
    /// The processes that send.
    pub workers: Vec<WorkerRow>,
    /// Open work for people: kind and number.
    pub work: Vec<(String, usize)>,
}

/// What had to be done when catching up began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatchingUp {
    /// Letters that leave.
    pub letters: u32,
    /// How long they take.
    pub seconds: i64,
    /// People who have to be called.
    pub calls: u32,
}

/// How the sending stands, the worst that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// It works.
    Works,
    /// A person holds it.
    Held,
    /// No process looks for what is due: since so many minutes, or none is known.
    Silent(Option<i64>),
    /// Every process leaves the mail server alone.
    NotTaken,
}

/// What the reader just did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// A letter counts as sent.
    Arrived,
    /// The same bytes leave again.
    SameBytes,
    /// A new letter takes the place of one.
    NewLetter,
    /// Somebody calls.
    GivenUp,
    /// Nothing leaves.
    Held,
    /// Letters leave again.
    Released,
}

/// What a reader can do about a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The same bytes.
    SameBytes,
    /// A letter in its place.
    NewLetter,
    /// It counts as sent.
    Arrived,
    /// A call instead.
    GiveUp,
}

/// A letter that waits for a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Its id.
    pub id: String,
    /// Whom it speaks to: name and page of the case.
    pub people: Vec<(String, String)>,
    /// What it is about: rules, with the safe date.
    pub duties: Vec<(String, Option<NaiveDate>)>,
    /// What is known.
    pub why: Why,
    /// What can be done.
    pub choices: Vec<Choice>,
    /// Waiting would cost the safe date.
    pub presses: bool,
}

/// What became of a letter, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The key of the sentence.
    pub key: &'static str,
    /// When it happened.
    pub at: Option<Moment>,
    /// What the server answered.
    pub code: Option<i32>,
    /// When the program looks again by itself.
    pub next: Option<Moment>,
}

/// Something that is left alone for a while: a mail server, a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The key of its name: `stop-mail-server`.
    pub key: &'static str,
    /// Which one, where there are several.
    pub name: Option<String>,
    /// Since when.
    pub since: Moment,
    /// When it is tried again; a person decides where there is none.
    pub until: Option<Moment>,
}

/// The letters of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComingDay {
    /// The day.
    pub on: NaiveDate,
    /// Reminders.
    pub reminders: usize,
    /// Last warnings.
    pub last: usize,
    /// Letters that put a date right.
    pub corrections: usize,
    /// Ordinary letters leave on that day.
    pub open: bool,
}

/// A letter that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lately {
    /// Its id.
    pub id: String,
    /// Whom it speaks to.
    pub people: Vec<(String, String)>,
    /// What it is about.
    pub rules: Vec<String>,
    /// When.
    pub at: Moment,
}

/// One thing that must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// What: `unsent`.
    pub name: String,
    /// Whether it holds.
    pub ok: bool,
    /// For how long something has waited, in seconds.
    pub seconds: Option<i64>,
    /// What the check says, in English.
    pub said: String,
}

/// A process that sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerRow {
    /// Its name.
    pub name: String,
    /// `looks`, `fails` or `silent`.
    pub state: &'static str,
    /// Since when.
    pub started: Moment,
    /// Its last sign of life.
    pub beat: Moment,
    /// Letters in its hands.
    pub in_hand: usize,
}

impl Did {
    /// Everything a reader can do.
    pub const ALL: [Self; 6] = [
        Self::Arrived,
        Self::SameBytes,
        Self::NewLetter,
        Self::GivenUp,
        Self::Held,
        Self::Released,
    ];

    /// The word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::SameBytes => "same-bytes",
            Self::NewLetter => "new-letter",
            Self::GivenUp => "given-up",
            Self::Held => "held",
            Self::Released => "released",
        }
    }
}

impl Choice {
    /// Every choice.
    pub const ALL: [Self; 4] = [
        Self::SameBytes,
        Self::NewLetter,
        Self::Arrived,
        Self::GiveUp,
    ];

    /// The key of its button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SameBytes => "post-choice-same-bytes",
            Self::NewLetter => "post-choice-new-letter",
            Self::Arrived => "post-choice-arrived",
            Self::GiveUp => "post-choice-give-up",
        }
    }

    /// The class of its button: filled where waiting would cost the date.
    pub(super) fn class(self, presses: &bool) -> &'static str {
        match self {
            Self::SameBytes | Self::NewLetter if *presses => "btn main",
            _ => "btn",
        }
    }

    /// The decision it sends.
    pub const fn decision(self) -> &'static str {
        match self {
            Self::SameBytes | Self::NewLetter => "again",
            Self::Arrived => "arrived",
            Self::GiveUp => "give-up",
        }
    }
}

impl Why {
    /// The sentence.
    pub fn words(&self, shell: &Shell) -> String {
        let at = self.at.map(|at| at.words(shell)).unwrap_or_default();
        let code = self.code.map(|code| code.to_string()).unwrap_or_default();
        let values = [("when", Value::Text(&at)), ("code", Value::Text(&code))];
        shell.words().say_with(self.key, &values)
    }

    pub(super) fn next_words(&self, shell: &Shell) -> Option<String> {
        let next = self.next?.words(shell);
        Some(shell.say_one("post-next-unknown", "when", next))
    }
}

impl Doubt {
    /// What the first choice does, where it has to be explained.
    fn hint(&self) -> Option<&'static str> {
        self.choices.iter().find_map(|choice| match choice {
            Choice::SameBytes => Some("post-hint-same-bytes"),
            Choice::NewLetter => Some("post-hint-new-letter"),
            Choice::Arrived | Choice::GiveUp => None,
        })
    }
}

impl Stop {
    fn words(&self, shell: &Shell) -> String {
        let since = self.since.words(shell);
        match self.until {
            Some(until) => {
                let until = until.words(shell);
                let values = [
                    ("since", Value::Text(&since)),
                    ("until", Value::Text(&until)),
                ];
                shell.words().say_with("stop-until", &values)
            }
            None => shell.say_one("stop-for-good", "since", since),
        }
    }
}

impl ComingDay {
    fn total(&self) -> usize {
        self.reminders + self.last + self.corrections
    }

    /// What of it is no ordinary reminder.
    fn kinds(&self, shell: &Shell) -> Option<String> {
        let mut said = Vec::new();
        if self.last > 0 {
            said.push(shell.count("post-coming-last", &self.last));
        }
        if self.corrections > 0 {
            said.push(shell.count("post-coming-corrections", &self.corrections));
        }
        (!said.is_empty()).then(|| said.join(", "))
    }
}

impl Watch {
    fn title(&self, shell: &Shell) -> String {
        let key = format!("watch-{}", self.name.replace('_', "-"));
        let found = shell.words().find(&key);
        found.unwrap_or_else(|| self.name.clone())
    }

    /// What a check says that has no words of its own here.
    fn said_in_english(&self, shell: &Shell) -> Option<&str> {
        (self.title(shell) == self.name).then_some(self.said.as_str())
    }

    fn words(&self, shell: &Shell) -> Option<String> {
        let seconds = self.seconds?;
        Some(shell.say_one("watch-waits", "span", span(shell, seconds)))
    }
}

/// A span of time as people say it.
fn span(shell: &Shell, seconds: i64) -> String {
    let (key, count) = match seconds {
        0..=5_399 => ("span-minutes", seconds / 60),
        5_400..=172_799 => ("span-hours", seconds / 3_600),
        _ => ("span-days", seconds / 86_400),
    };
    shell
        .words()
        .say_with(key, &[("count", Value::Count(count))])
}

impl PostPage {
    /// The state of the sending in a word.
    fn sending_words(&self) -> String {
        let key = match self.sending {
            Sending::Works => "post-sending-works",
            Sending::Held => "post-sending-held",
            Sending::Silent(_) => "post-sending-silent",
            Sending::NotTaken => "post-sending-not-taken",
        };
        self.shell.say(key)
    }

    /// How much is being caught up, as a sentence.
    fn catching_up(&self) -> Option<String> {
        let plan = self.catching_up?;
        let span = span(&self.shell, plan.seconds);
        let values = [
            ("letters", Value::Count(plan.letters.into())),
            ("span", Value::Text(&span)),
            ("calls", Value::Count(plan.calls.into())),
        ];
        Some(self.shell.words().say_with("post-catching-up", &values))
    }

    /// That nothing sends, as a sentence.
    fn silence(&self) -> Option<String> {
        let Sending::Silent(minutes) = self.sending else {
            return None;
        };
        Some(match minutes {
            None => self.shell.say("post-silent-never"),
            Some(minutes) => {
                let span = span(&self.shell, minutes * 60);
                self.shell.say_one("post-silent-since", "span", span)
            }
        })
    }

    fn swept_words(&self) -> String {
        let never = || self.shell.say("post-never");
        let words = |at: Option<Moment>| at.map_or_else(never, |at| at.words(&self.shell));
        let (last, next) = (words(self.swept), words(self.next));
        let values = [("last", Value::Text(&last)), ("next", Value::Text(&next))];
        self.shell.words().say_with("post-swept", &values)
    }

    fn today_words(&self) -> String {
        let planned = self.coming.first().map_or(0, ComingDay::total) + self.written;
        let count = |key: &str, many: usize| self.shell.count(key, &many);
        let sent = if self.sent_today.1 {
            count("post-sent-many", self.sent_today.0)
        } else {
            count("post-sent", self.sent_today.0)
        };
        format!("{sent}, {}", count("post-planned", planned))
    }

    fn hours_words(&self) -> String {
        let (from, until) = &self.hours;
        let values = [("from", Value::Text(from)), ("until", Value::Text(until))];
        self.shell.words().say_with("post-hours", &values)
    }

    fn coming_total(&self) -> usize {
        self.coming.iter().map(ComingDay::total).sum()
    }

    fn coming_words(&self) -> String {
        let key = if self.coming_cut {
            "post-letters-many"
        } else {
            "post-letters"
        };
        self.shell.count(key, &self.coming_total())
    }

    fn stop_words(&self) -> String {
        self.shell.count("post-stop-note", &self.coming_total())
    }

    /// How long the bar of a day is, of 240.
    fn bar(&self, day: &ComingDay) -> usize {
        let most = self.coming.iter().map(ComingDay::total).max().unwrap_or(0);
        240 * day.total() / most.max(1)
    }

    fn work_words(&self, kind: &str) -> String {
        let key = format!("work-{}", kind.replace('_', "-"));
        let found = self.shell.words().find(&key);
        found.unwrap_or_else(|| kind.replace('_', " "))
    }

    fn work_total(&self) -> usize {
        self.work.iter().map(|(_, many)| many).sum()
    }
}
