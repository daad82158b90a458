//! When a letter named a date that is no longer the date: what was told, and what is said instead.
//! Not here: which dates moved ([`crate::command`]), words and layout (`views`).

use chrono::{DateTime, NaiveDate, Utc};
use law::words::Kind;

use crate::contact::Contact;
use crate::deadline::Deadline;
use crate::delivery::DeliveryState;
use crate::ids::{CaseId, ContactId, DeadlineId, DeliveryId, ReminderId};
use crate::ladder::Rung;
use crate::letter::{Due, NamedDate, named_date};
use crate::window::Window;
use crate::words::{Language, words};

/// A date that a letter named, to a contact whom it reached or may have reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// To whom.
    pub contact: ContactId,
    /// Of which deadline.
    pub deadline: DeadlineId,
    /// Which day.
    pub on: NaiveDate,
    /// Whether the letter called it the last legal day.
    pub last: bool,
    /// In which letter.
    pub delivery: DeliveryId,
    /// Where that letter is.
    pub state: DeliveryState,
    /// When it was written.
    pub at: DateTime<Utc>,
}

impl Told {
    /// Whether the date named is still the one a letter would have to name.
    pub fn still_true(&self, deadline: &Deadline) -> bool {
        let named = if self.last {
            deadline.due_on
        } else {
            deadline.safe_on
        };
        named == Some(self.on)
    }
}

/// The newest date told to each contact among some deadlines.
pub fn newest<'a>(told: &'a [Told], of: &[DeadlineId]) -> Vec<&'a Told> {
    let mut newest: Vec<&Told> = Vec::new();
    for one in told.iter().filter(|one| of.contains(&one.deadline)) {
        match newest.iter_mut().find(|known| known.contact == one.contact) {
            Some(known) if (known.at, known.delivery) < (one.at, one.delivery) => *known = one,
            Some(_) => {}
            None => newest.push(one),
        }
    }
    newest
}

words! {
    /// Why a date that had been told is another one now.
    WhyChanged = "why a date changed" {
        /// The rule book is another one.
        Law = "law",
        /// A recorded fact was wrong, or something happened.
        Fact = "fact",
        /// The organisation counts in another way.
        Setting = "setting",
    }
}

/// What a reminder corrects; only the rungs [`Rung::Correction`] and [`Rung::Dropped`] have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The date that was told.
    pub told_on: NaiveDate,
    /// Why it is another one now.
    pub why: WhyChanged,
}

/// One date put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionItem {
    /// In which case.
    pub case: CaseId,
    /// The deadline whose date is named now, or that holds no more.
    pub deadline: DeadlineId,
    /// The reminder it answers.
    pub reminder: ReminderId,
    /// The rule: it chooses the words.
    pub rule: String,
    /// What the date is for.
    pub kind: Kind,
    /// What was told, and why it is wrong.
    pub correction: Correction,
    /// The date that holds; none when nothing has to be done any more.
    pub named: Option<NamedDate>,
}

/// One letter that puts dates right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionLetter {
    /// To whom.
    pub contact: ContactId,
    /// In which language.
    pub language: Language,
    /// What it puts right, the nearest date first.
    pub items: Vec<CorrectionItem>,
    /// Reminders of the same dates, which it makes superfluous.
    pub covered: Vec<ReminderId>,
    /// When it is true: where the windows of all items overlap.
    pub window: Window,
}

/// What a reminder that corrects would say in a letter that leaves on a day; `None` for any other
/// reminder, and once there is nothing left to name.
pub fn item(
    reminder: &crate::reminder::Reminder,
    deadline: &Deadline,
    leaves_on: NaiveDate,
) -> Option<CorrectionItem> {
    let named = match reminder.rung {
        Rung::Correction => Some(named_date(deadline, leaves_on)?),
        Rung::Dropped => None,
        _ => return None,
    };
    Some(CorrectionItem {
        case: deadline.case,
        deadline: deadline.id,
        reminder: reminder.id,
        rule: deadline.rule.clone(),
        kind: deadline.kind,
        correction: reminder.correction?,
        named,
    })
}

/// Puts the corrections that are due together: one letter for each address and language, and with it
/// the reminders of the same dates. Whatever else is due is left to [`crate::letter::compose`].
pub fn compose(due: &[Due<'_>], leaves_on: NaiveDate) -> Vec<CorrectionLetter> {
    let mut letters: Vec<(String, CorrectionLetter)> = Vec::new();
    let mut found: Vec<(&Contact, Window, CorrectionItem)> = due
        .iter()
        .filter_map(|one| {
            let item = item(one.reminder, one.deadline, leaves_on)?;
            Some((one.contact, one.reminder.window, item))
        })
        .collect();
    found.sort_by_key(|(_, _, item)| {
        let day = item.named.map_or(item.correction.told_on, NamedDate::day);
        (day, item.deadline, item.reminder)
    });
    for (contact, window, item) in found {
        let Some(address) = contact
            .usable_email()
            .map(|email| email.folded().into_inner())
        else {
            continue;
        };
        let room = letters.iter_mut().find_map(|(to, letter)| {
            let same = *to == address && letter.language == contact.language;
            let shared = letter.window.shared(&window).filter(|_| same)?;
            Some((letter, shared))
        });
        match room {
            Some((letter, shared)) => {
                letter.window = shared;
                let known = letter.items.iter().any(|one| one.deadline == item.deadline);
                if known {
                    letter.covered.push(item.reminder);
                } else {
                    letter.items.push(item);
                }
            }
            None => letters.push((
                address,
                CorrectionLetter {
                    contact: contact.id,
                    language: contact.language,
                    items: vec![item],
                    covered: Vec::new(),
                    window,
                },
            )),
        }
    }
    for (address, letter) in &mut letters {
        let others = due.iter().filter(|one| {
            let to = one.contact.usable_email();
            !one.reminder.rung.corrects()
                && one.contact.language == letter.language
                && to.is_some_and(|to| to.folded().expose() == address)
                && letter
                    .items
                    .iter()
                    .any(|item| item.deadline == one.deadline.id)
        });
        letter.covered.extend(others.map(|one| one.reminder.id));
    }
    letters.into_iter().map(|(_, letter)| letter).collect()
}
