//! After every command: deadlines, reminders and tasks follow from the events again.
//! Not here: letters that are on their way; the mark asks the deadlines once more.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};

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

/// Brings the reminders of every open deadline to what the ladder says, for every contact: what is missing
/// is planned, what is planned and no rung any more is cancelled. What was said, or is being said, stays. A
/// letter that corrects a date introduces it, too.
pub(crate) fn plan_all(changes: &mut Changes, corrections: &[Reminder], context: &mut Context<'_>) {
    let file = &changes.file;
    let moment = Moment {
        now: context.now,
        today: context.today,
        recorded_on: file.recorded_on(),
        arrived_on: file.arrived_on(),
    };
    let settings = context.settings;
    let fresh: HashSet<DeadlineId> = changes.deadlines.iter().map(|row| row.id).collect();
    let usable: Vec<&Contact> = file
        .contacts
        .iter()
        .filter(|contact| contact.usable_email().is_some())
        .collect();
    let mut planned: Vec<Reminder> = Vec::new();
    let mut cancelled: Vec<Reminder> = Vec::new();
    let mut tasks: Vec<Task> = Vec::new();
    let written = |row: &&Deadline| {
        row.state == DeadlineState::Open && !gives_way(row, &file.deadlines, context.book, settings)
    };
    for deadline in file.deadlines.iter().filter(written) {
        let rungs = plan(deadline, context.book, settings, moment);
        if fresh.contains(&deadline.id)
            && let Some(first) = rungs.first()
        {
            let mut task = |kind, due_on| {
                let subject = deadline.id.0;
                let new = Task::new(kind, file.id, subject, due_on, context.now, context.ids);
                tasks.push(
                    new.with("rule", &deadline.rule)
                        .with("on", deadline.sort_on()),
                );
            };
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
            let own = |one: &&Reminder| one.deadline == deadline.id && one.contact == contact.id;
            let said = Said {
                rows: file.reminders.iter().filter(own).filter(counts).collect(),
                corrected: corrections.iter().any(|one| own(&one)),
            };
            let wanted = match said.begun_at(moment.now) {
                Some(begun_at) => {
                    let begun = Moment {
                        now: begun_at,
                        today: crate::brussels::day_of(begun_at),
                        ..moment
                    };
                    plan(deadline, context.book, settings, begun)
                }
                None => rungs.clone(),
            };
            let wanted = said.still_to_say(wanted, moment.now);
            cancelled.extend(said.superfluous(&wanted, moment.today));
            let missing = wanted.iter().filter(|one| !said.has(one, moment));
            planned.extend(missing.map(|one| Reminder {
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
    for one in &cancelled {
        let mut rows = changes.file.reminders.iter_mut();
        if let Some(row) = rows.find(|row| row.id == one.id) {
            *row = one.clone();
        }
    }
    changes.reminders_cancelled.extend(cancelled);
    changes.file.reminders.extend(planned.iter().cloned());
    changes.reminders_planned.extend(planned);
    changes.tasks.extend(tasks);
}

/// Whether a row says something of what was, or will be, said. One that was cancelled does so when the person
/// silenced it, or when its letter failed and a human was asked.
fn counts(row: &&Reminder) -> bool {
    use ReminderReason::{ClaimedDone, DeliveryFailed};
    row.state != ReminderState::Cancelled
        || matches!(row.reason, Some(ClaimedDone | DeliveryFailed))
}

/// What one contact was told, or will be, of one deadline.
struct Said<'a> {
    rows: Vec<&'a Reminder>,
    /// A letter that corrects the date is about to be planned.
    corrected: bool,
}

impl Said<'_> {
    /// When the first of them opened: the ladder is climbed from there, so that planning again changes
    /// nothing by itself.
    fn begun_at(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let first = self.rows.iter().map(|row| row.window.opens_at).min();
        first.filter(|first| *first <= now)
    }

    fn still_to_say(&self, rungs: Vec<PlannedRung>, now: DateTime<Utc>) -> Vec<PlannedRung> {
        let introduced = self.corrected || self.rows.iter().any(|row| row.rung.corrects());
        let wanted = |one: &PlannedRung| {
            !one.window.has_closed(now) && (!introduced || one.rung != Rung::Intake)
        };
        rungs.into_iter().filter(wanted).collect()
    }

    /// What is planned and no rung any more.
    fn superfluous(&self, wanted: &[PlannedRung], today: NaiveDate) -> Vec<Reminder> {
        let rows = self.rows.iter().filter(|row| {
            row.state == ReminderState::Planned
                && !row.rung.corrects()
                && !wanted.iter().any(|one| is_rung(row, one, today))
        });
        rows.map(|row| row.cancelled(ReminderReason::PlanChanged))
            .collect()
    }

    /// Whether a rung is planned, or was said; what was said in a window that is open still holds.
    fn has(&self, rung: &PlannedRung, moment: Moment) -> bool {
        self.rows.iter().any(|row| {
            if row.state == ReminderState::Planned {
                return is_rung(row, rung, moment.today);
            }
            let open = rung.window.contains(moment.now) && row.window.contains(moment.now);
            row.rung == rung.rung || open && !row.rung.corrects()
        })
    }
}

/// Whether a row is a rung in its window. Of windows that have opened, or open today, only the end matters.
fn is_rung(row: &Reminder, rung: &PlannedRung, today: NaiveDate) -> bool {
    let tomorrow = crate::brussels::end_of(today);
    let opened = row.window.opens_at < tomorrow && rung.window.opens_at < tomorrow;
    row.rung == rung.rung
        && row.window.closes_at == rung.window.closes_at
        && (opened || row.window.opens_at == rung.window.opens_at)
}
