//! After every command: deadlines, reminders and tasks follow from the events again.
//! Not here: letters that are on their way; the mark asks the deadlines once more.

use std::collections::HashSet;

use super::{Changes, Context, told};
use crate::contact::Contact;
use crate::correction::WhyChanged;
use crate::deadline::{Deadline, derive, diff};
use crate::ids::{DeadlineId, ReminderId};
use crate::ladder::Rung;
use crate::refusal::{Problem, Refusal};
use crate::reminder::{Moment, PlannedRung, Reminder, gives_way, plan};
use crate::sending::first_moment;
use crate::task::Task;
use crate::words::{AuditAction, DeadlineState, ReminderReason, ReminderState, TaskKind};

/// Brings deadlines, reminders and tasks of a changed file up to date.
pub fn replan(
    changes: &mut Changes,
    why: WhyChanged,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let derived =
        derive(&changes.file, context.law(), context.now, context.today).map_err(|two| {
            Refusal::new(
                "on",
                Problem::Contradicting,
                "one paper for this kind and day",
            )
            .with("kind", two.kind)
            .with("on", two.on)
        })?;
    let change = diff(
        &changes.file,
        derived,
        context.book,
        context.now,
        context.ids,
    );
    for row in change.all() {
        write_history(changes, row, context);
        let rows = &mut changes.file.deadlines;
        match rows.iter_mut().find(|known| known.id == row.id) {
            Some(known) => *known = row.clone(),
            None => rows.push(row.clone()),
        }
        changes.deadlines.push(row.clone());
    }
    cancel(changes, context);
    let corrections = told::put_right(changes, &change, why, context);
    plan_all(changes, &corrections, context);
    changes.file.reminders.extend(corrections.iter().cloned());
    changes.reminders_planned.extend(corrections);
    Ok(())
}

fn write_history(changes: &mut Changes, row: &Deadline, context: &mut Context<'_>) {
    let known = changes.file.find_deadline(row.id).map(|old| old.state);
    let action = match (known, row.state) {
        (None, _) => AuditAction::DeadlineAdded,
        (Some(old), new) if old == new => return,
        (Some(_), DeadlineState::Met) => AuditAction::DeadlineMet,
        (Some(_), _) => AuditAction::DeadlineEnded,
    };
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |d| d.to_string());
    let mut line = context.audit(action, &changes.file);
    if let Some(old) = known {
        line = line.before("state", old);
    }
    line = line
        .after("deadline", row.id)
        .after("rule", &row.rule)
        .after("state", row.state)
        .after("due_on", day(row.due_on))
        .after("safe_on", day(row.safe_on));
    changes.audit.push(line);
}

/// Cancels the reminders of deadlines that are no longer open or give way to another, and of contacts
/// that must not get any.
fn cancel(changes: &mut Changes, context: &Context<'_>) {
    let deadlines = &changes.file.deadlines;
    let yields = |row: &&Deadline| gives_way(row, deadlines, context.book, context.settings);
    let giving_way: HashSet<DeadlineId> =
        deadlines.iter().filter(yields).map(|row| row.id).collect();
    for reminder in &mut changes.file.reminders {
        let deadline = changes
            .file
            .deadlines
            .iter()
            .find(|row| row.id == reminder.deadline);
        let Some(deadline) = deadline else { continue };
        let judged = deadline.legal.judged_missed_on.is_some();
        let reason = match deadline.state {
            DeadlineState::Open if judged || !deadline.legal.missing.is_empty() => {
                ReminderReason::DeadlineVoid
            }
            DeadlineState::Open if giving_way.contains(&deadline.id) => {
                ReminderReason::DeadlineReplaced
            }
            state
                if state == DeadlineState::Open
                    || told::still_dropped(reminder, deadline, &changes.file.deadlines) =>
            {
                let contact = changes
                    .file
                    .contacts
                    .iter()
                    .find(|one| one.id == reminder.contact);
                match contact {
                    Some(one) if one.stopped_at.is_some() => ReminderReason::ContactStopped,
                    Some(one) if one.suspended_at.is_some() => ReminderReason::ContactSuspended,
                    _ => continue,
                }
            }
            DeadlineState::Met => ReminderReason::DeadlineMet,
            DeadlineState::Superseded => ReminderReason::DeadlineReplaced,
            DeadlineState::Void | DeadlineState::Open => ReminderReason::DeadlineVoid,
        };
        if reminder.is_waiting() {
            *reminder = reminder.cancelled(reason);
            changes.reminders_cancelled.push(reminder.clone());
        }
    }
}

/// Plans the reminders of every open deadline for every contact that has none of it yet. A letter that
/// corrects a date introduces it, too.
pub(crate) fn plan_all(changes: &mut Changes, corrections: &[Reminder], context: &mut Context<'_>) {
    let file = &changes.file;
    let moment = Moment {
        now: context.now,
        today: context.today,
        recorded_on: file.recorded_on(),
        arrived_on: file.arrived_on(),
    };
    let settings = context.settings;
    let known: HashSet<_> = file
        .reminders
        .iter()
        .filter(|reminder| reminder.state != ReminderState::Cancelled)
        .map(|reminder| (reminder.deadline, reminder.contact))
        .collect();
    let fresh: HashSet<DeadlineId> = changes.deadlines.iter().map(|row| row.id).collect();
    let usable: Vec<&Contact> = file
        .contacts
        .iter()
        .filter(|contact| contact.usable_email().is_some())
        .collect();
    let mut planned: Vec<Reminder> = Vec::new();
    let mut tasks: Vec<Task> = Vec::new();
    let written = |row: &&Deadline| {
        row.state == DeadlineState::Open && !gives_way(row, &file.deadlines, context.book, settings)
    };
    for deadline in file.deadlines.iter().filter(written) {
        let rungs = plan(deadline, context.book, settings, moment);
        let Some(first) = rungs.first() else { continue };
        let mut task = |kind, due_on| {
            let subject = deadline.id.0;
            let new = Task::new(kind, file.id, subject, due_on, context.now, context.ids);
            tasks.push(
                new.with("rule", &deadline.rule)
                    .with("on", deadline.sort_on()),
            );
        };
        if fresh.contains(&deadline.id) {
            let leaves = |one: &PlannedRung| {
                first_moment(one.rung, &one.window, context.now, &settings.sending).is_some()
            };
            if usable.is_empty() {
                let opens_on = crate::brussels::day_of(first.window.opens_at);
                task(TaskKind::NoAddress, opens_on);
            } else if !rungs.iter().any(leaves) {
                task(TaskKind::CallNow, context.today);
            }
        }
        for contact in &usable {
            if known.contains(&(deadline.id, contact.id)) {
                continue;
            }
            let corrected =
                |one: &Reminder| one.deadline == deadline.id && one.contact == contact.id;
            let introduced = corrections.iter().any(corrected);
            let rest = rungs
                .iter()
                .filter(|one| !introduced || one.rung != Rung::Intake);
            planned.extend(rest.map(|one| Reminder {
                id: ReminderId::next(context.ids),
                deadline: deadline.id,
                contact: contact.id,
                rung: one.rung,
                gentle: one.gentle,
                window: one.window,
                state: ReminderState::Planned,
                reason: None,
                delivery: None,
                correction: None,
            }));
        }
    }
    changes.file.reminders.extend(planned.iter().cloned());
    changes.reminders_planned.extend(planned);
    changes.tasks.extend(tasks);
}
