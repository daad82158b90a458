//! What the person sees behind the link of a letter, and all that a click there changes: a claim and a
//! task, or e-mail off and on. Nothing here settles a deadline or computes a date again.
//! Not here: links and their tokens, and what makes two clicks one; the caller looks for the open task.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use law::RuleBook;
use law::calendar::plus_days;

use crate::audit::AuditEntry;
use crate::brussels;
use crate::case_file::CaseFile;
use crate::command::{Changes, Context, replan};
use crate::deadline::Deadline;
use crate::ids::{CaseId, ContactId, DeadlineId, Ids, ReminderId};
use crate::ladder::Ladders;
use crate::letter::{NamedDate, named_date};
use crate::refusal::{Problem, Refusal};
use crate::reminder::{RIGHT_DAYS, Reminder};
use crate::task::Task;
use crate::words::{
    AuditAction, CaseStatus, DeadlineState, ReminderReason, ReminderState, Standing, TaskKind,
};

/// How the history names whoever holds a link: nobody has proved more than that.
const APPLICANT: &str = "applicant";

/// What the person says about a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// "I did this": a claim, which a caseworker confirms.
    Done,
    /// "My date is wrong."
    DateWrong,
}

impl Said {
    /// The task it makes; its subject is the deadline.
    pub const fn task(self) -> TaskKind {
        match self {
            Self::Done => TaskKind::ConfirmClaim,
            Self::DateWrong => TaskKind::CheckDate,
        }
    }

    const fn audit(self) -> AuditAction {
        match self {
            Self::Done => AuditAction::ClaimedDone,
            Self::DateWrong => AuditAction::DateDoubted,
        }
    }
}

/// One date as its page names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty<'a> {
    /// The deadline.
    pub deadline: &'a Deadline,
    /// The date named, as a letter of the same day would.
    pub named: NamedDate,
    /// The first day of a window, while it lies ahead.
    pub opens_on: Option<NaiveDate>,
}

/// The dates of a case that its letters speak of and that have not passed, the nearest first.
pub fn duties<'a>(
    file: &'a CaseFile,
    book: &RuleBook,
    ladders: &Ladders,
    today: NaiveDate,
) -> Vec<Duty<'a>> {
    let mut duties: Vec<Duty<'a>> = spoken_of(file, book, ladders)
        .filter_map(|deadline| {
            Some(Duty {
                deadline,
                named: named_date(deadline, today).filter(|named| is_current(*named, today))?,
                opens_on: deadline.opens_on.filter(|first| *first > today),
            })
        })
        .collect();
    duties.sort_by_key(|duty| (duty.named.day(), duty.deadline.id));
    duties
}

/// Whether a date that its letters speak of has passed without anybody knowing that it was met.
pub fn has_missed(file: &CaseFile, book: &RuleBook, ladders: &Ladders, today: NaiveDate) -> bool {
    spoken_of(file, book, ladders)
        .any(|one| one.standing(today, file.recorded_on()) == Standing::Missed)
}

/// Open deadlines that are written about: the silences of planning hold here, too.
fn spoken_of<'a>(
    file: &'a CaseFile,
    book: &RuleBook,
    ladders: &Ladders,
) -> impl Iterator<Item = &'a Deadline> {
    let recorded_on = file.recorded_on();
    let open = file.status == CaseStatus::Open;
    file.deadlines.iter().filter(move |deadline| {
        let known = deadline.legal.missing.is_empty() && deadline.legal.judged_missed_on.is_none();
        let rule = book.find(&deadline.rule);
        let climbs = rule.is_some_and(|rule| {
            let mut versions = rule.version.iter();
            let version = versions.find(|one| one.name() == deadline.rule_version);
            version.is_some_and(|version| ladders.find(rule, version).is_some())
        });
        open && deadline.state == DeadlineState::Open
            && !deadline.is_unknown(recorded_on)
            && known
            && climbs
    })
}

/// A right that began long ago is no news any more, as in letters.
fn is_current(named: NamedDate, today: NaiveDate) -> bool {
    match named {
        NamedDate::From(on) => plus_days(on, RIGHT_DAYS).is_none_or(|last| last >= today),
        NamedDate::Safe(_) | NamedDate::Legal(_) => true,
    }
}

/// What must be written when the person says something about a date: a task and a line of the
/// history. "I did this" also silences the reminders marked gentle, never the first, the one nearest
/// the safe date or the last. The deadline stays as it is.
///
/// # Errors
/// When the deadline is not an open one of an open case.
pub fn say(
    file: &CaseFile,
    deadline: DeadlineId,
    said: Said,
    now: DateTime<Utc>,
    ids: &mut dyn Ids,
) -> Result<Changes, Refusal> {
    let found = file.find_deadline(deadline);
    let open = |one: &&Deadline| one.state == DeadlineState::Open;
    let Some(found) = found
        .filter(open)
        .filter(|_| file.status == CaseStatus::Open)
    else {
        let expected = "an open date of this page";
        return Err(Refusal::new("duty", Problem::NotFound, expected));
    };
    let mut changes = Changes::of(file.clone());
    changes.file.version += 1;
    if said == Said::Done {
        let gentle =
            |one: &&mut Reminder| one.deadline == deadline && one.gentle && one.is_waiting();
        for reminder in changes.file.reminders.iter_mut().filter(gentle) {
            *reminder = reminder.cancelled(ReminderReason::ClaimedDone);
            changes.reminders_cancelled.push(reminder.clone());
        }
    }
    let today = brussels::day_of(now);
    let task = Task::new(said.task(), file.id, deadline.0, today, now, ids)
        .with("rule", &found.rule)
        .with("on", found.sort_on());
    changes.tasks.push(task);
    let line = AuditEntry::new(said.audit(), file.id, APPLICANT.to_owned(), now, ids);
    changes.audit.push(
        line.after("deadline", deadline)
            .after("rule", &found.rule)
            .after("silenced", changes.reminders_cancelled.len()),
    );
    Ok(changes)
}

/// The task to reach the person otherwise, and the line of the history, for one case whose letters
/// went to an address that wants no more e-mail. The subject is the case: each caseworker gets one.
pub fn stopped(case: CaseId, now: DateTime<Utc>, ids: &mut dyn Ids) -> (Task, AuditEntry) {
    let today = brussels::day_of(now);
    let task = Task::new(TaskKind::Stopped, case, case.0, today, now, ids);
    let who = APPLICANT.to_owned();
    let line = AuditEntry::new(AuditAction::MailStopped, case, who, now, ids);
    (task, line)
}

/// What must be written in one case when an address takes e-mail again: what a change of the case had
/// cancelled meanwhile because of the stop is planned again, and so are dates that arose since.
pub fn resumed(file: &CaseFile, address: &str, context: &mut Context<'_>) -> Changes {
    let mut changes = Changes::of(file.clone());
    changes.file.version += 1;
    let mut own: HashSet<ContactId> = HashSet::new();
    for contact in &mut changes.file.contacts {
        let email = contact.email.as_ref();
        if email.is_some_and(|email| email.folded().expose() == address) {
            contact.stopped_at = None;
            own.insert(contact.id);
        }
    }
    revive(&mut changes, &own, context);
    replan::plan_all(&mut changes, &[], context);
    let who = APPLICANT.to_owned();
    let line = AuditEntry::new(
        AuditAction::MailResumed,
        file.id,
        who,
        context.now,
        context.ids,
    );
    changes
        .audit
        .push(line.after("planned", changes.reminders_planned.len()));
    changes
}

/// Plans the reminders again that were cancelled because of the stop, while they are of use.
fn revive(changes: &mut Changes, own: &HashSet<ContactId>, context: &mut Context<'_>) {
    let file = &changes.file;
    let key = |one: &Reminder| (one.deadline, one.rung, one.contact);
    let cancelled = |one: &&Reminder| {
        one.state == ReminderState::Cancelled && one.reason == Some(ReminderReason::ContactStopped)
    };
    let open = |one: &&Reminder| {
        let deadline = file.find_deadline(one.deadline);
        deadline.is_some_and(|deadline| deadline.state == DeadlineState::Open)
            && !one.window.has_closed(context.now)
            && own.contains(&one.contact)
    };
    // One that took its place meanwhile, or was silenced by a claim, says enough.
    let mut taken: HashSet<_> = file
        .reminders
        .iter()
        .filter(|one| !cancelled(one))
        .map(key)
        .collect();
    let lost = file.reminders.iter().filter(cancelled).filter(open);
    let lost: Vec<Reminder> = lost.filter(|one| taken.insert(key(one))).cloned().collect();
    for one in lost {
        let again = Reminder {
            id: ReminderId::next(context.ids),
            state: ReminderState::Planned,
            reason: None,
            delivery: None,
            ..one
        };
        changes.file.reminders.push(again.clone());
        changes.reminders_planned.push(again);
    }
}

#[cfg(test)]
mod tests;
