//! What a rule book changes in one case: each deadline before and after, who was told what, and the
//! letters that follow.
//! Not here: all cases together, and writing ([`super`]).

use casework::brussels;
use casework::case_file::CaseFile;
use casework::command::Changes;
use casework::correction::{self, CorrectionLetter, WhyChanged, newest};
use casework::deadline::Deadline;
use casework::ids::{CaseId, ContactId, DeadlineId, DeliveryId, EventId};
use casework::letter::{Due, NamedDate};
use casework::reminder::Reminder;
use casework::sending::{SendingHours, first_moment};
use casework::words::{DeadlineState, Language, TaskKind};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::wiring::day_of;

/// A date as it was or would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dates {
    /// The version of the rule.
    pub version: String,
    /// The legal date.
    pub due: Option<NaiveDate>,
    /// The safe date.
    pub safe: Option<NaiveDate>,
    /// The first day, for windows.
    pub opens: Option<NaiveDate>,
    /// Open or met.
    pub state: DeadlineState,
}

/// A date that a letter named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldLine {
    /// To whom.
    pub contact: ContactId,
    /// Which day.
    pub on: NaiveDate,
    /// Whether as the last legal day.
    pub last: bool,
    /// In which letter.
    pub letter: DeliveryId,
    /// Where that letter is.
    pub state: &'static str,
}

/// What a letter will say of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LetterLine {
    /// To whom.
    pub contact: ContactId,
    /// In which language.
    pub language: Language,
    /// The date it puts right.
    pub told_on: NaiveDate,
    /// The date it names; none when it takes the old one back.
    pub names: Option<NaiveDate>,
    /// Why, as the letter says it.
    pub why: WhyChanged,
}

/// What becomes of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Becomes {
    /// Its dates are others.
    Moves,
    /// It did not exist before.
    Begins,
    /// It is open no more.
    Ends,
}

/// One deadline that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The rule.
    pub rule: String,
    /// The event behind it.
    pub occurrence: EventId,
    /// What becomes of it.
    pub becomes: Becomes,
    /// As it was.
    pub before: Option<Dates>,
    /// As it is then.
    pub after: Option<Dates>,
    /// Who was told which date last.
    pub told: Vec<ToldLine>,
    /// Who gets a letter that puts it right.
    pub letters: Vec<LetterLine>,
    /// Whether a person has to reach somebody.
    pub asks: bool,
}

/// One case whose deadlines change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseImpact {
    /// Which case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// Its deadlines, in the order of the book.
    pub moved: Vec<Moved>,
}

fn dates(row: &Deadline) -> Dates {
    Dates {
        version: row.rule_version.clone(),
        due: row.due_on,
        safe: row.safe_on,
        opens: row.opens_on,
        state: row.state,
    }
}

/// What a command moved in a case: every deadline that is open before or after it and not the same.
pub fn of_case(
    before: &CaseFile,
    changes: &Changes,
    hours: &SendingHours,
    now: DateTime<Utc>,
) -> CaseImpact {
    let after = &changes.file;
    let live = |file: &CaseFile| -> Vec<Deadline> {
        let rows = file.deadlines.iter().filter(|row| row.is_live());
        rows.cloned().collect()
    };
    let same = |a: &Deadline, b: &Deadline| a.rule == b.rule && a.occurrence == b.occurrence;
    let (old, new) = (live(before), live(after));
    let mut pairs: Vec<(Option<&Deadline>, Option<&Deadline>)> = new
        .iter()
        .map(|row| (old.iter().find(|was| same(was, row)), Some(row)))
        .collect();
    let gone = old
        .iter()
        .filter(|was| !new.iter().any(|row| same(was, row)));
    pairs.extend(gone.map(|was| (Some(was), None)));
    let mut moved = Vec::new();
    for (was, is) in pairs {
        let open = |row: Option<&Deadline>| row.is_some_and(|row| row.state == DeadlineState::Open);
        let said = |row: Option<&Deadline>| {
            row.map(|row| (row.due_on, row.safe_on, row.opens_on, row.state))
        };
        let (true, true) = (open(was) || open(is), said(was) != said(is)) else {
            continue;
        };
        let becomes = match (open(was), open(is)) {
            (_, true) if was.is_some() => Becomes::Moves,
            (_, true) => Becomes::Begins,
            _ => Becomes::Ends,
        };
        let Some(row) = is.or(was) else { continue };
        let duty = after.same_duty(row);
        moved.push(Moved {
            rule: row.rule.clone(),
            occurrence: row.occurrence,
            becomes,
            before: was.map(dates),
            after: is.map(dates),
            told: told(before, &duty),
            letters: letters(changes, &duty, hours, now),
            asks: changes.tasks.iter().any(|task| {
                let of_duty = duty.iter().any(|id| task.subject == Some(id.0));
                of_duty && task.kind == TaskKind::ToldDateChanged
            }),
        });
    }
    CaseImpact {
        case: after.id,
        reference: after.reference.clone(),
        moved,
    }
}

fn told(file: &CaseFile, duty: &[DeadlineId]) -> Vec<ToldLine> {
    let newest = newest(&file.told, duty).into_iter();
    let line = |one: &correction::Told| ToldLine {
        contact: one.contact,
        on: one.on,
        last: one.last,
        letter: one.delivery,
        state: one.state.as_str(),
    };
    newest.map(line).collect()
}

/// The day a correction would leave on, were it not held up.
fn leaves_on(reminder: &Reminder, hours: &SendingHours, now: DateTime<Utc>) -> NaiveDate {
    let first = first_moment(reminder.rung, &reminder.window, now, hours);
    brussels::day_of(first.unwrap_or(now))
}

fn letters(
    changes: &Changes,
    duty: &[DeadlineId],
    hours: &SendingHours,
    now: DateTime<Utc>,
) -> Vec<LetterLine> {
    let file = &changes.file;
    let planned = changes.reminders_planned.iter();
    planned
        .filter(|one| duty.contains(&one.deadline))
        .filter_map(|one| {
            let row = file.find_deadline(one.deadline)?;
            let item = correction::item(one, row, leaves_on(one, hours, now))?;
            let contact = file
                .contacts
                .iter()
                .find(|contact| contact.id == one.contact)?;
            Some(LetterLine {
                contact: contact.id,
                language: contact.language,
                told_on: item.correction.told_on,
                names: item.named.map(NamedDate::day),
                why: item.correction.why,
            })
        })
        .collect()
}

/// The letters themselves, as they would leave now: one for each contact of the case.
pub fn correcting_letters(
    changes: &Changes,
    hours: &SendingHours,
    now: DateTime<Utc>,
) -> Vec<CorrectionLetter> {
    let file = &changes.file;
    let due: Vec<Due<'_>> = changes
        .reminders_planned
        .iter()
        .filter(|one| one.rung.corrects())
        .filter_map(|reminder| {
            Some(Due {
                reminder,
                deadline: file.find_deadline(reminder.deadline)?,
                contact: file
                    .contacts
                    .iter()
                    .find(|one| one.id == reminder.contact)?,
            })
        })
        .collect();
    let today = due.first().map(|one| leaves_on(one.reminder, hours, now));
    correction::compose(&due, today.unwrap_or_else(|| day_of(now)))
}
