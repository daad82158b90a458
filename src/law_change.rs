//! What a rule book would change in recorded cases, and bringing them to it, one case a transaction.
//! The preview and the change are the same computation.
//! Not here: how it is shown (`cli/law/`), and when a letter leaves.

use std::collections::BTreeMap;

use casework::access::Actor;
use casework::case_file::CaseFile;
use casework::command::{Changes, Command};
use casework::ids::{AuditId, CaseId};
use casework::words::{AuditAction, CaseStatus};
use chrono::{DateTime, NaiveDate, Utc};
use law::RuleBook;
use serde::Serialize;
use store::audit::{self, AuditLine};
use store::case_files::{load, save};
use store::rule_books::{self, AppliedBook};
use store::{Store, StoreError};

use crate::books::{self, Standing};
use crate::desk::{Desk, DeskError, closing_days};
use crate::wiring::RandomIds;

mod moved;

pub use moved::{Becomes, CaseImpact, Dates, Moved, correcting_letters, of_case};

/// Cases are looked at so many at a time.
const PAGE: u32 = 100;

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
