//! How the reminding went, from what is stored to what a page says.
//! Not here: planning and sending.

use casework::case_file::CaseFile;
use casework::delivery::DeliveryState;
use casework::ids::DeliveryId;
use casework::reminder::Reminder;
use casework::words::ReminderState;
use chrono::{DateTime, NaiveDate, Utc};
use store::deliveries::DeliveryLine;
use views::pages::{ReminderLine, ReminderStatus, ReminderView};

use super::reader::spoken;
use crate::wiring::day_of;

/// How a reminder stands; what became of its letter says more than what became of it.
pub fn status(
    state: ReminderState,
    delivery: Option<DeliveryState>,
    reachable: bool,
) -> ReminderStatus {
    match (state, delivery) {
        (ReminderState::Covered, _) => ReminderStatus::Covered,
        (_, Some(DeliveryState::Sent)) => ReminderStatus::Sent,
        (_, Some(DeliveryState::Bounced)) => ReminderStatus::Bounced,
        (_, Some(DeliveryState::Dead)) => ReminderStatus::Failed,
        (_, Some(DeliveryState::Unknown)) => ReminderStatus::Uncertain,
        (ReminderState::Cancelled, _) => ReminderStatus::Cancelled,
        (ReminderState::Expired, _) => ReminderStatus::Expired,
        (ReminderState::Done, _) => ReminderStatus::Sent,
        (ReminderState::Planned | ReminderState::Bundled, _) if reachable => {
            ReminderStatus::Planned
        }
        (ReminderState::Planned | ReminderState::Bundled, _) => ReminderStatus::NoAddress,
    }
}

/// The day a page names: when the letter ended, else when it opens; what is open leaves today.
pub fn day(
    status: ReminderStatus,
    opens_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let opens = day_of(opens_at);
    match status {
        ReminderStatus::NoAddress | ReminderStatus::None => None,
        ReminderStatus::Planned => Some(opens.max(today)),
        _ => Some(ended_at.map_or(opens, day_of)),
    }
}

/// Every reminder of a case that came, or will come, to something, in order of time.
pub fn lines(
    file: &CaseFile,
    letters: &[(DeliveryId, DeliveryLine)],
    now: DateTime<Utc>,
) -> Vec<ReminderLine> {
    let today = day_of(now);
    let mut shown: Vec<&Reminder> = file
        .reminders
        .iter()
        .filter(|reminder| reminder.state != ReminderState::Cancelled)
        .collect();
    shown.sort_by_key(|reminder| (reminder.window.opens_at, reminder.id));
    let line = |reminder: &&Reminder| {
        let contact = file.contacts.iter().find(|one| one.id == reminder.contact);
        let reachable = contact.is_some_and(|one| one.usable_email().is_some());
        let stopped = contact.is_some_and(|one| one.stopped_at.is_some());
        let letter = reminder.delivery.and_then(|id| {
            let found = letters.iter().find(|(key, _)| *key == id);
            found.map(|(_, letter)| letter)
        });
        let mut status = status(reminder.state, letter.map(|letter| letter.state), reachable);
        if status == ReminderStatus::NoAddress && stopped {
            status = ReminderStatus::Stopped;
        }
        // Nothing has told the database yet that nothing was sent.
        if status == ReminderStatus::Planned && reminder.window.closes_at <= now {
            status = ReminderStatus::Expired;
        }
        let opens_at = reminder.window.opens_at;
        Some(ReminderLine {
            rule: file.find_deadline(reminder.deadline)?.rule.clone(),
            view: ReminderView {
                status,
                on: day(status, opens_at, letter.and_then(|one| one.final_at), today),
                letter: place(reminder, &shown),
            },
            language: contact.map(|one| spoken(one.language)),
        })
    };
    shown.iter().filter_map(line).collect()
}

/// Which letter of how many a reminder is, for its deadline and its contact.
fn place(reminder: &Reminder, all: &[&Reminder]) -> Option<(u8, u8)> {
    let same =
        |one: &&&Reminder| one.deadline == reminder.deadline && one.contact == reminder.contact;
    let total = u8::try_from(all.iter().filter(same).count()).ok()?;
    let before = all
        .iter()
        .filter(same)
        .position(|one| one.id == reminder.id)?;
    (total > 1).then_some((u8::try_from(before + 1).ok()?, total))
}
