//! After dates moved: who was told another date, and who puts it right, a letter or a person.
//! Not here: which dates moved ([`super::replan`]), and what the letter says.

use super::{Changes, Context};
use crate::brussels;
use crate::case_file::CaseFile;
use crate::contact::Contact;
use crate::correction::{Correction, Told, WhyChanged, newest};
use crate::deadline::{Deadline, DeadlineDiff};
use crate::ids::{DeadlineId, ReminderId};
use crate::ladder::Rung;
use crate::letter::named_date;
use crate::reminder::{Reminder, last_day_to_tell};
use crate::sending::first_moment;
use crate::task::Task;
use crate::window::Window;
use crate::words::{DeadlineState, ReminderState, TaskKind};

/// Plans the letters that put told dates right; whom no letter may or can reach in time is a task.
/// The reminders are not yet in the file.
pub fn put_right(
    changes: &mut Changes,
    change: &DeadlineDiff,
    why: WhyChanged,
    context: &mut Context<'_>,
) -> Vec<Reminder> {
    if changes.file.told.is_empty() {
        return Vec::new();
    }
    let file = changes.file.clone();
    let mut planned = Vec::new();
    let mut asked: Vec<DeadlineId> = Vec::new();
    let open = change.added.iter();
    for row in open.filter(|row| row.state == DeadlineState::Open) {
        for told in newest(&file.told, &file.same_duty(row)) {
            if told.still_true(row) {
                continue;
            }
            match moved(&file, row, told, why, context) {
                Some(reminder) => planned.push(reminder),
                None => asked.push(told.deadline),
            }
        }
    }
    for row in &change.ended {
        let same = file.same_duty(row);
        let of_rule = file.deadlines.iter().filter(|other| other.rule == row.rule);
        let mut live = of_rule.filter(|other| other.is_live()).peekable();
        if live.peek().is_none() {
            for told in newest(&file.told, &same) {
                if told.on < context.today {
                    continue;
                }
                match dropped(&file, row, told, why, context) {
                    Some(reminder) => planned.push(reminder),
                    None => asked.push(told.deadline),
                }
            }
        } else if row.state == DeadlineState::Superseded
            && !live.any(|other| same.contains(&other.id))
        {
            // A newer fact took its place: what was told of the older one is for a person to judge.
            asked.extend(newest(&file.told, &same).iter().map(|told| told.deadline));
        }
    }
    asked.sort_unstable();
    asked.dedup();
    for id in asked {
        changes.tasks.push(Task::new(
            TaskKind::ToldDateChanged,
            file.id,
            id.0,
            context.today,
            context.now,
            context.ids,
        ));
    }
    planned
}

/// The letter that names the new date, if one can still leave in time.
fn moved(
    file: &CaseFile,
    row: &Deadline,
    told: &Told,
    why: WhyChanged,
    context: &mut Context<'_>,
) -> Option<Reminder> {
    let contact = reachable(file, told)?;
    let silent = row.is_unknown(file.recorded_on())
        || !row.legal.missing.is_empty()
        || row.legal.judged_missed_on.is_some();
    let last = last_day_to_tell(row).filter(|_| !silent)?;
    let window = Window::new(context.now, brussels::end_of(last))?;
    let hours = &context.settings.sending;
    let leaves = first_moment(Rung::Correction, &window, context.now, hours)?;
    named_date(row, brussels::day_of(leaves))?;
    let correction = Correction {
        told_on: told.on,
        why,
    };
    Some(reminder(
        row,
        contact,
        Rung::Correction,
        window,
        correction,
        context,
    ))
}

/// The letter that takes a date back, while that date lies ahead. What only the organisation switched
/// off may still be law, so a person decides what to say of it.
fn dropped(
    file: &CaseFile,
    row: &Deadline,
    told: &Told,
    why: WhyChanged,
    context: &mut Context<'_>,
) -> Option<Reminder> {
    let contact = reachable(file, told).filter(|_| why != WhyChanged::Setting)?;
    let window = Window::new(context.now, brussels::end_of(told.on))?;
    let hours = &context.settings.sending;
    first_moment(Rung::Dropped, &window, context.now, hours)?;
    let correction = Correction {
        told_on: told.on,
        why,
    };
    Some(reminder(
        row,
        contact,
        Rung::Dropped,
        window,
        correction,
        context,
    ))
}

fn reachable<'a>(file: &'a CaseFile, told: &Told) -> Option<&'a Contact> {
    let mut contacts = file.contacts.iter();
    let contact = contacts.find(|one| one.id == told.contact)?;
    contact.usable_email().map(|_| contact)
}

fn reminder(
    row: &Deadline,
    contact: &Contact,
    rung: Rung,
    window: Window,
    correction: Correction,
    context: &mut Context<'_>,
) -> Reminder {
    Reminder {
        id: ReminderId::next(context.ids),
        deadline: row.id,
        contact: contact.id,
        rung,
        gentle: false,
        window,
        state: ReminderState::Planned,
        reason: None,
        delivery: None,
        correction: Some(correction),
    }
}

/// Whether a reminder still takes back a date that nothing replaces.
pub fn still_dropped(reminder: &Reminder, row: &Deadline, rows: &[Deadline]) -> bool {
    let lives = |other: &Deadline| other.rule == row.rule && other.is_live();
    reminder.rung == Rung::Dropped && !rows.iter().any(lives)
}
