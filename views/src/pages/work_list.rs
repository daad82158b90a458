//! Today: the work list.

use askama::Template;
use chrono::NaiveDate;

use super::{Day, Shell, Tone};

/// The page `/`. The caller groups and sorts; see the groups' fields for what belongs where.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "today.html")]
pub struct WorkList {
    /// The frame.
    pub shell: Shell,
    /// The legal date has passed.
    pub overdue: Vec<Row>,
    /// The safe date is today or passed, the legal date has not passed.
    pub today: Vec<Row>,
    /// Safe date within the next five working days.
    pub next_working_days: Vec<Row>,
    /// Safe date within the next thirty days.
    pub next_month: Vec<Row>,
    /// The legal date lay before the case was recorded: somebody has to ask.
    pub to_ask: Vec<Row>,
    /// How many rows with a later date were left off.
    pub left_off: usize,
}

/// One group of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group<'a> {
    /// The key of its name.
    pub key: &'static str,
    /// The class of its count.
    pub class: &'static str,
    /// Its rows.
    pub rows: &'a [Row],
}

/// One duty of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where the case is: `/cases/{id}`.
    pub url: String,
    /// The person.
    pub name: String,
    /// The id of the track.
    pub track: String,
    /// The name of the municipality.
    pub municipality: Option<String>,
    /// The id of the rule.
    pub rule: String,
    /// The slug of the paper that results.
    pub document: Option<String>,
    /// The safe date.
    pub safe: Option<Day>,
    /// The legal date.
    pub legal: Option<Day>,
    /// An eligibility: the dates say from when, nothing is late.
    pub from: bool,
    /// Something must be known first; nothing is called late meanwhile.
    pub ask: bool,
    /// How the reminding went.
    pub reminder: ReminderView,
    /// Whose case it is.
    pub caseworker: Option<String>,
}

/// The latest about reminders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderView {
    /// How it stands.
    pub status: ReminderStatus,
    /// When.
    pub on: Option<NaiveDate>,
    /// Which letter of how many.
    pub letter: Option<(u8, u8)>,
}

/// How a reminder stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReminderStatus {
    /// There is none.
    None,
    /// It will go out.
    Planned,
    /// The mail server took it.
    Sent,
    /// It may have gone out: a person decides.
    Uncertain,
    /// It came back.
    Bounced,
    /// It could not be sent.
    Failed,
    /// There is no address.
    NoAddress,
    /// The person stopped e-mail.
    Stopped,
    /// No longer needed.
    Cancelled,
    /// Another letter says it.
    Covered,
    /// Its window closed.
    Expired,
}

impl ReminderStatus {
    /// Every status.
    pub const ALL: [Self; 11] = [
        Self::None,
        Self::Planned,
        Self::Sent,
        Self::Uncertain,
        Self::Bounced,
        Self::Failed,
        Self::NoAddress,
        Self::Stopped,
        Self::Cancelled,
        Self::Covered,
        Self::Expired,
    ];

    /// The key of its word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "reminder-none",
            Self::Planned => "reminder-planned",
            Self::Sent => "reminder-sent",
            Self::Uncertain => "reminder-uncertain",
            Self::Bounced => "reminder-bounced",
            Self::Failed => "reminder-failed",
            Self::NoAddress => "reminder-no-address",
            Self::Stopped => "reminder-stopped",
            Self::Cancelled => "reminder-cancelled",
            Self::Covered => "reminder-covered",
            Self::Expired => "reminder-expired",
        }
    }

    /// The icon beside the word.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::None | Self::Planned => "clock",
            Self::Sent | Self::Covered => "sent",
            Self::Uncertain => "ask",
            Self::Bounced => "bounce",
            Self::Failed | Self::NoAddress | Self::Stopped | Self::Cancelled | Self::Expired => {
                "nomail"
            }
        }
    }

    /// The class: only a decision stands out; a letter sent is not a duty done.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Uncertain => "st ask",
            _ => "st",
        }
    }
}

impl ReminderView {
    pub(super) fn letter_words(&self, shell: &Shell) -> Option<String> {
        let (number, total) = self.letter?;
        let values = [
            ("number", i64::from(number).into()),
            ("total", i64::from(total).into()),
        ];
        Some(shell.words().say_with("reminder-letter-of", &values))
    }
}

impl Row {
    fn safe_tone(&self, shell: &Shell) -> Tone {
        match (&self.safe, self.from || self.ask) {
            (Some(safe), false) => safe.safe_tone(shell.today, self.legal.as_ref()),
            _ => Tone::Plain,
        }
    }

    /// A right that has opened is not "ago": it can be used from that day.
    fn since(&self, shell: &Shell, day: &Option<Day>, key: &str) -> Option<String> {
        let opened = day.is_some_and(|day| day.on <= shell.today);
        (self.from && opened).then(|| shell.say(key))
    }

    fn legal_tone(&self, shell: &Shell) -> Tone {
        match (&self.legal, self.from || self.ask) {
            (Some(legal), false) => legal.legal_tone(shell.today),
            _ => Tone::Plain,
        }
    }
}

impl WorkList {
    /// The groups in reading order.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups = vec![
            Group {
                key: "group-overdue",
                class: if self.overdue.is_empty() {
                    "n"
                } else {
                    "n late"
                },
                rows: &self.overdue,
            },
            Group {
                key: "group-today",
                class: "n",
                rows: &self.today,
            },
            Group {
                key: "group-next-working-days",
                class: "n",
                rows: &self.next_working_days,
            },
            Group {
                key: "group-next-month",
                class: "n",
                rows: &self.next_month,
            },
        ];
        if !self.to_ask.is_empty() {
            groups.push(Group {
                key: "group-to-ask",
                class: "n ask",
                rows: &self.to_ask,
            });
        }
        groups
    }

    fn is_empty(&self) -> bool {
        self.groups().iter().all(|group| group.rows.is_empty())
    }
}
