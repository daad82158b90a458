//! Writing the cases of a file: one transaction, all of them or none.
//! Not here: judging them ([`super::check`]); only what may have changed since is asked again.

use std::collections::BTreeMap;

use casework::access::Actor;
use casework::command::Command;
use casework::ids::CaseId;
use chrono::{DateTime, Utc};
use serde::Serialize;
use store::case_files::{Reach, namesakes};
use store::{StoreError, Tx};

use super::check::{Ready, find_recorded};
use crate::desk::{Desk, DeskError, closing_days};
use crate::wiring::day_of;

/// A case that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opened {
    /// The line of its row.
    pub line: u64,
    /// Its reference.
    pub reference: String,
    /// Its id.
    pub id: CaseId,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Somebody was faster.
    #[error(
        "line {line}: the same person was recorded since the file was read; nothing was written, run it again"
    )]
    RecordedSince {
        /// The line of the row.
        line: u64,
    },
    /// The domain or the database said no.
    #[error("line {line}: {cause}; nothing was written")]
    Row {
        /// The line of the row.
        line: u64,
        /// Why.
        cause: DeskError,
    },
    /// The database said no.
    #[error("{0}; nothing was written")]
    Store(#[from] StoreError),
}

/// Opens every case, or none. `tell` hears after each how many are written; they count only once the
/// answer is there.
///
/// # Errors
/// The first thing that went wrong; nothing was written then.
pub async fn write_all(
    desk: &Desk,
    cases: Vec<Ready>,
    with_duplicates: bool,
    actor: Actor,
    now: DateTime<Utc>,
    tell: impl Fn(u64) + Send + Sync + 'static,
) -> Result<Vec<Opened>, WriteError> {
    let desk = desk.clone();
    let store = desk.store.clone();
    let written = store.try_write(move |tx| {
        Box::pin(
            async move { write_in(tx, &desk, &cases, with_duplicates, &actor, now, tell).await },
        )
    });
    written.await
}

/// As [`write_all`], in the caller's transaction, which must be rolled back after an error.
///
/// # Errors
/// The first thing that went wrong.
pub async fn write_in(
    tx: &mut Tx,
    desk: &Desk,
    cases: &[Ready],
    with_duplicates: bool,
    actor: &Actor,
    now: DateTime<Utc>,
    tell: impl Fn(u64),
) -> Result<Vec<Opened>, WriteError> {
    namesakes::look_alone(tx).await?;
    let reach = Reach::of(actor);
    for Ready { line, intake, .. } in cases {
        let recorded = find_recorded(tx, intake, reach).await?;
        if recorded.is_some_and(|one| !with_duplicates || one.is_by_reference()) {
            return Err(WriteError::RecordedSince { line: *line });
        }
    }
    let mut closures = BTreeMap::new();
    let mut opened = Vec::with_capacity(cases.len());
    for ready in cases {
        let (line, municipality) = (ready.line, &ready.intake.municipality);
        if !closures.contains_key(municipality) {
            closures.insert(municipality.clone(), closing_days(tx, municipality).await?);
        }
        let days = closures.get(municipality).map(Vec::as_slice);
        let open = ready.intake.open(ready.team, ready.caseworker, day_of(now));
        let command = Command::Open(Box::new(open));
        let changes = desk
            .judge(None, &command, days.unwrap_or_default(), actor, now)
            .map_err(|refusal| WriteError::Row {
                line,
                cause: refusal.into(),
            })?;
        desk.save(tx, &changes, now)
            .await
            .map_err(|cause| WriteError::Row {
                line,
                cause: cause.into(),
            })?;
        let file = changes.file;
        opened.push(Opened {
            line,
            reference: file.reference,
            id: file.id,
        });
        tell(opened.len() as u64);
    }
    Ok(opened)
}
