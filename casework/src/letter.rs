//! What a letter contains: which date it names, and which reminders go together.
//! Not here: words and layout; `views` renders this. Names and addresses come from the files.

use chrono::NaiveDate;
use law::words::{Consequence, Document, Kind};

use crate::contact::Contact;
use crate::deadline::Deadline;
use crate::ids::{CaseId, ContactId, DeadlineId, ReminderId};
use crate::ladder::Rung;
use crate::reminder::Reminder;
use crate::window::Window;
use crate::words::{DeadlineState, Language};

/// The one date a letter names for a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedDate {
    /// "By": the safe date, which has not passed.
    Safe(NaiveDate),
    /// "At the latest": the safe date has passed, the legal date has not.
    Legal(NaiveDate),
    /// "From": a right begins, or began a few days ago.
    From(NaiveDate),
}

impl NamedDate {
    /// The day itself.
    pub const fn day(self) -> NaiveDate {
        match self {
            Self::Safe(day) | Self::Legal(day) | Self::From(day) => day,
        }
    }
}

/// The date to name when a letter leaves on a day: never one before that day, except the day on
/// which a right began. `None` when there is nothing left to warn of.
pub fn named_date(deadline: &Deadline, leaves_on: NaiveDate) -> Option<NamedDate> {
    if deadline.kind == Kind::Eligibility {
        return deadline.safe_on.map(NamedDate::From);
    }
    let ahead = |day: &NaiveDate| *day >= leaves_on;
    let safe_on = match crate::planted!(planted_off_by_one_day) {
        false => deadline.safe_on,
        true => deadline.safe_on.and_then(|day| day.succ_opt()),
    };
    let safe = safe_on.filter(ahead).map(NamedDate::Safe);
    safe.or_else(|| deadline.due_on.filter(ahead).map(NamedDate::Legal))
}

/// What is said of one deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterItem {
    /// In which case.
    pub case: CaseId,
    /// Which deadline.
    pub deadline: DeadlineId,
    /// The reminder it answers.
    pub reminder: ReminderId,
    /// Which rung: the first letter introduces, the last one presses.
    pub rung: Rung,
    /// The rule: it chooses the words.
    pub rule: String,
    /// What the date is for.
    pub kind: Kind,
    /// The date named.
    pub named: NamedDate,
    /// The first day of a window, while it lies ahead: no letter names a day that has passed.
    pub opens_on: Option<NaiveDate>,
    /// The day it was counted from.
    pub trigger_on: NaiveDate,
    /// The paper that ends. One that results stands in the words of the rule, where it says no more
    /// than it should.
    pub documents: Vec<Document>,
    /// What lateness may lead to.
    pub consequence: Option<Consequence>,
}

/// One letter to one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// To whom: the contact of the most pressing item.
    pub contact: ContactId,
    /// In which language.
    pub language: Language,
    /// What it says, the nearest date first.
    pub items: Vec<LetterItem>,
    /// Reminders that a more pressing one of the same deadline makes superfluous.
    pub covered: Vec<ReminderId>,
    /// When it is true: where the windows of all items overlap.
    pub window: Window,
}

/// A reminder that is due, with what it speaks of.
#[derive(Clone, Copy, Debug)]
pub struct Due<'a> {
    /// The reminder.
    pub reminder: &'a Reminder,
    /// Its deadline.
    pub deadline: &'a Deadline,
    /// Its contact.
    pub contact: &'a Contact,
}

/// Puts reminders that are due together: one letter for each address, the languages apart.
/// Reminders without a usable address, or about a deadline that is not open, are left out; so are
/// corrections, which are letters of their own ([`crate::correction`]).
pub fn compose(due: &[Due<'_>], leaves_on: NaiveDate) -> Vec<Letter> {
    let mut sorted: Vec<(&Due<'_>, String, NamedDate)> = due
        .iter()
        .filter(|one| one.deadline.state == DeadlineState::Open && !one.reminder.rung.corrects())
        .filter_map(|one| {
            let address = one.contact.usable_email()?.folded().into_inner();
            Some((one, address, named_date(one.deadline, leaves_on)?))
        })
        .collect();
    // The most pressing rung of a deadline is the one that opened last.
    sorted.sort_by(|(a, at_a, named_a), (b, at_b, named_b)| {
        let key = |one: &Due<'_>, named: &NamedDate| {
            (
                named.day(),
                one.deadline.id,
                std::cmp::Reverse(one.reminder.window),
                one.reminder.id,
            )
        };
        (at_a, key(a, named_a)).cmp(&(at_b, key(b, named_b)))
    });
    let mut letters: Vec<(String, Letter)> = Vec::new();
    for (one, address, named) in sorted {
        let window = one.reminder.window;
        let room = letters.iter_mut().find_map(|(to, letter)| {
            let same = *to == address && letter.language == one.contact.language;
            let shared = letter.window.shared(&window).filter(|_| same);
            let known = letter
                .items
                .iter()
                .any(|item| item.deadline == one.deadline.id);
            (same && (known || shared.is_some())).then_some((letter, known, shared))
        });
        match room {
            Some((letter, true, _)) => letter.covered.push(one.reminder.id),
            Some((letter, false, shared)) => {
                letter.window = shared.unwrap_or(letter.window);
                letter.items.push(item(one, named, leaves_on));
            }
            None => letters.push((
                address,
                Letter {
                    contact: one.contact.id,
                    language: one.contact.language,
                    items: vec![item(one, named, leaves_on)],
                    covered: Vec::new(),
                    window,
                },
            )),
        }
    }
    letters.into_iter().map(|(_, letter)| letter).collect()
}

fn item(due: &Due<'_>, named: NamedDate, leaves_on: NaiveDate) -> LetterItem {
    let papers = due.deadline.legal.documents.iter().copied();
    let ends = names_its_paper(due.deadline.kind);
    LetterItem {
        case: due.deadline.case,
        deadline: due.deadline.id,
        reminder: due.reminder.id,
        rung: due.reminder.rung,
        rule: due.deadline.rule.clone(),
        kind: due.deadline.kind,
        named,
        opens_on: due.deadline.opens_on.filter(|first| *first > leaves_on),
        trigger_on: due.deadline.trigger_on,
        documents: papers.filter(|_| ends).collect(),
        consequence: due.deadline.legal.consequence,
    }
}

/// Whether a letter says which paper a date is about: only the one that ends.
const fn names_its_paper(kind: Kind) -> bool {
    matches!(kind, Kind::Validity | Kind::Window)
}

/// The paper that is said to end on a date, if its kind names one.
pub fn paper(deadline: &Deadline) -> Option<Document> {
    let first = deadline.legal.documents.first().copied();
    first.filter(|_| names_its_paper(deadline.kind))
}
