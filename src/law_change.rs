//! What a rule book would change in recorded cases, and bringing them to it, one case a transaction.
//! The preview and the change are the same computation.
//! Not here: how it is shown (`cli/law/`), and when a letter leaves.

use std::collections::BTreeMap;

use casework::access::Actor;
use casework::brussels;
use casework::case_file::CaseFile;
use casework::command::{Changes, Command};
use casework::correction::{self, WhyChanged, newest};
use casework::deadline::Deadline;
use casework::ids::{AuditId, CaseId, ContactId, DeadlineId, DeliveryId, EventId};
use casework::letter::Due;
use casework::reminder::Reminder;
use casework::sending::{SendingHours, first_moment};
use casework::words::{AuditAction, CaseStatus, DeadlineState, Language, TaskKind};
use chrono::{DateTime, NaiveDate, Utc};
use law::RuleBook;
use serde::Serialize;
use store::audit::{self, AuditLine};
use store::case_files::{load, save};
use store::rule_books::{self, AppliedBook};
use store::{Store, StoreError};

use crate::books::{self, Standing};
use crate::desk::{Desk, DeskError, closing_days};
use crate::wiring::{RandomIds, day_of};

/// Cases are looked at so many at a time.
const PAGE: u32 = 100;

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

/// What all cases together come to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The hash of the book looked at.
    pub rulebook: String,
    /// The hash of the book applied last, if any was.
    pub applied: Option<String>,
    /// Open cases looked at.
    pub cases: usize,
    /// Those of them in which something changes.
    pub cases_changed: usize,
    /// Deadlines whose dates move.
    pub moves: usize,
    /// Deadlines that begin.
    pub begins: usize,
    /// Deadlines that end.
    pub ends: usize,
    /// Letters that put a date right, before those to one address are merged.
    pub letters: usize,
    /// Deadlines of which a person has to tell somebody.
    pub tasks: usize,
    /// Cases that the book cannot be applied to.
    pub refused: usize,
}

impl Summary {
    fn count(&mut self, impact: &CaseImpact) {
        self.cases_changed += usize::from(!impact.moved.is_empty());
        for one in &impact.moved {
            match one.becomes {
                Becomes::Moves => self.moves += 1,
                Becomes::Begins => self.begins += 1,
                Becomes::Ends => self.ends += 1,
            }
            self.letters += one.letters.len();
            self.tasks += usize::from(one.asks);
        }
    }
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
                names: item.named.map(casework::letter::NamedDate::day),
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
) -> Vec<casework::correction::CorrectionLetter> {
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

/// What was found of one case.
pub enum Found {
    /// What changes in it, and everything that would be, or was, written.
    Changes(CaseImpact, Box<Changes>),
    /// Why the book cannot be applied to it.
    Refused(String, DeskError),
}

/// Shows what a book would change in every open case that was computed with another one. Nothing is
/// written. Cases are read in pages, so that their number does not matter.
///
/// # Errors
/// When the database cannot be read, or `show` fails.
pub async fn impact<E: From<StoreError>>(
    desk: &Desk,
    book: &RuleBook,
    now: DateTime<Utc>,
    mut show: impl AsyncFnMut(&Found) -> Result<(), E>,
) -> Result<Summary, E> {
    let last = desk
        .store
        .read(|tx| Box::pin(async move { rule_books::find_last(tx).await }));
    let mut summary = Summary {
        rulebook: book.hash().to_owned(),
        applied: last.await?.map(|last| last.hash),
        ..Summary::default()
    };
    let mut after = None;
    loop {
        let page = pages(&desk.store, book, after).await?;
        let Some((last, _)) = page.last() else {
            return Ok(summary);
        };
        after = Some(last.id);
        for (file, closures) in &page {
            let actor = Actor::operator();
            let adopted =
                desk.judge_by(book, Some(file), &Command::AdoptBook, closures, &actor, now);
            let found = match adopted {
                Ok(changes) => Found::Changes(
                    of_case(file, &changes, desk.hours(), now),
                    Box::new(changes),
                ),
                Err(refusal) => Found::Refused(file.reference.clone(), refusal.into()),
            };
            note(&mut summary, &found);
            show(&found).await?;
        }
    }
}

fn note(summary: &mut Summary, found: &Found) {
    summary.cases += 1;
    match found {
        Found::Changes(impact, _) => summary.count(impact),
        Found::Refused(..) => summary.refused += 1,
    }
}

type Page = Vec<(CaseFile, Vec<NaiveDate>)>;

async fn pages(store: &Store, book: &RuleBook, after: Option<CaseId>) -> Result<Page, StoreError> {
    let hash = book.hash().to_owned();
    store
        .read(move |tx| {
            Box::pin(async move {
                let mut page = Vec::new();
                let mut closures = BTreeMap::new();
                for id in load::on_other_book_after(tx, after, PAGE, &hash).await? {
                    let Some(file) = load::find(tx, id).await? else {
                        continue;
                    };
                    let of = file.municipality.clone();
                    if !closures.contains_key(&of) {
                        closures.insert(of.clone(), closing_days(tx, &of).await?);
                    }
                    let days = closures.get(&of).cloned().unwrap_or_default();
                    page.push((file, days));
                }
                Ok(page)
            })
        })
        .await
}

/// Brings every open case to the book of the binary, each in a transaction of its own. Stopped half-way,
/// it goes on where it stopped when it is called again: a case that is on the book is passed over.
///
/// # Errors
/// When the database cannot be written, or `show` fails; what was done stays done.
pub async fn apply<E: From<StoreError>>(
    desk: &Desk,
    actor: &Actor,
    now: DateTime<Utc>,
    mut show: impl AsyncFnMut(&Found) -> Result<(), E>,
) -> Result<Summary, E> {
    let mut summary = Summary {
        rulebook: desk.book().hash().to_owned(),
        applied: begin(desk, actor, now).await?,
        ..Summary::default()
    };
    let mut after = None;
    loop {
        let hash = desk.book().hash();
        let page = desk.store.read(move |tx| {
            Box::pin(async move { load::on_other_book_after(tx, after, PAGE, hash).await })
        });
        let page = page.await?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        for id in page {
            if let Some(found) = adopt(desk, id, actor, now).await? {
                note(&mut summary, &found);
                show(&found).await?;
            }
        }
    }
    if summary.refused == 0 {
        let hash = desk.book().hash();
        let done = desk
            .store
            .write(move |tx| Box::pin(async move { rule_books::finish(tx, hash, now).await }));
        done.await?;
    }
    Ok(summary)
}

/// Records who applies which book; once, however often it is started again. Gives the one before.
async fn begin(
    desk: &Desk,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Option<String>, StoreError> {
    let (book, actor) = (desk.book(), actor.clone());
    desk.store
        .write(move |tx| {
            Box::pin(async move {
                let before = rule_books::find_last(tx).await?.map(|last| last.hash);
                rule_books::keep(tx, book.hash(), &book.files().to_vec(), now).await?;
                let Standing::Other { applied } = books::standing(tx, book).await? else {
                    return Ok(before);
                };
                let confirmed = AppliedBook {
                    hash: book.hash().to_owned(),
                    applied_at: now,
                    applied_by: actor.user,
                    finished_at: None,
                };
                rule_books::set(tx, &confirmed).await?;
                let line = AuditLine {
                    id: AuditId::next(&mut RandomIds),
                    at: now,
                    actor: actor.name(),
                    action: AuditAction::BookApplied.as_str().to_owned(),
                    case_id: None,
                    before: Some(serde_json::json!({ "rulebook": applied })),
                    after: Some(serde_json::json!({ "rulebook": book.hash() })),
                };
                audit::append(tx, &line).await?;
                Ok(before)
            })
        })
        .await
}

/// Brings one case to the book of the binary; `None` when it is there, or is closed, by now.
///
/// # Errors
/// When the database cannot be written.
pub async fn adopt(
    desk: &Desk,
    id: CaseId,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Option<Found>, StoreError> {
    let (own, actor) = (desk.clone(), actor.clone());
    desk.store
        .write(move |tx| {
            Box::pin(async move {
                let Some(file) = load::find_to_change(tx, id).await? else {
                    return Ok(None);
                };
                let book = own.book();
                if file.rulebook == book.hash() || file.status != CaseStatus::Open {
                    return Ok(None);
                }
                let closures = closing_days(tx, &file.municipality).await?;
                let command = Command::AdoptBook;
                match own.judge_by(book, Some(&file), &command, &closures, &actor, now) {
                    Ok(changes) => {
                        save::save(tx, &changes).await?;
                        let impact = of_case(&file, &changes, own.hours(), now);
                        Ok(Some(Found::Changes(impact, Box::new(changes))))
                    }
                    Err(refusal) => Ok(Some(Found::Refused(file.reference, refusal.into()))),
                }
            })
        })
        .await
}

#[cfg(test)]
mod tests;
