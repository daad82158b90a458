//! Which rule book was applied to the stored cases last, and the text of every book that cases were
//! computed with.
//! Not here: rule books; the law reads them, and comparing them is its work.

use casework::ids::UserId;
use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// The book applied last; few are ever applied.
    LAST = "SELECT hash, applied_at, applied_by, finished_at FROM rule_book ORDER BY applied_at DESC, hash DESC LIMIT 1";
    /// A book applied, once more when it was applied before.
    SET = "INSERT INTO rule_book (hash, applied_at, applied_by, finished_at) VALUES ($1, $2, $3, $4) \
           ON CONFLICT (hash) DO UPDATE SET applied_at = excluded.applied_at, applied_by = excluded.applied_by, \
           finished_at = excluded.finished_at";
    /// Every case was looked at.
    FINISH [hot] = "UPDATE rule_book SET finished_at = $2 WHERE hash = $1";
    /// The files of a book.
    TEXT [hot] = "SELECT files FROM rule_book_text WHERE hash = $1";
    /// Whether they are kept.
    KEPT [hot] = "SELECT hash FROM rule_book_text WHERE hash = $1";
    /// Keeps them.
    KEEP = "INSERT INTO rule_book_text (hash, files, kept_at) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING";
}

/// A rule book that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedBook {
    /// Its hash, as the book says it; `unknown` for cases from before books were remembered.
    pub hash: String,
    /// When it was applied last.
    pub applied_at: DateTime<Utc>,
    /// Who confirmed it; nobody for the first one and for the operator.
    pub applied_by: Option<UserId>,
    /// When every case was on it; none while some may not be.
    pub finished_at: Option<DateTime<Utc>>,
}

/// The files of a book: name and text, in its order.
pub type Files = Vec<(String, String)>;

/// The book applied last, if any ever was.
pub async fn find_last(tx: &mut Tx) -> Result<Option<AppliedBook>, StoreError> {
    type Row = (String, DateTime<Utc>, Option<Uuid>, Option<DateTime<Utc>>);
    let found = run!(tx, LAST, [], optional Row)?;
    Ok(
        found.map(|(hash, applied_at, by, finished_at)| AppliedBook {
            hash,
            applied_at,
            applied_by: by.map(UserId),
            finished_at,
        }),
    )
}

/// Records that a book is applied: from now on it is the last one.
pub async fn set(tx: &mut Tx, book: &AppliedBook) -> Result<(), StoreError> {
    let by = book.applied_by.map(|user| user.0);
    let (hash, at) = (&book.hash, micros(book.applied_at));
    let finished = book.finished_at.map(micros);
    run!(tx, SET, [hash, at, by, finished], execute).map(|_| ())
}

/// Records that every case was brought to a book.
pub async fn finish(tx: &mut Tx, hash: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
    run!(tx, FINISH, [hash, micros(at)], execute).map(|_| ())
}

/// The files of a book that cases were computed with.
pub async fn find_text(tx: &mut Tx, hash: &str) -> Result<Option<Files>, StoreError> {
    type Row = (Json<Files>,);
    Ok(run!(tx, TEXT, [hash], optional Row)?.map(|(files,)| files.0))
}

/// Keeps the files of a book, unless they are kept.
pub async fn keep(
    tx: &mut Tx,
    hash: &str,
    files: &Files,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    type Row = (String,);
    if run!(tx, KEPT, [hash], optional Row)?.is_some() {
        return Ok(());
    }
    run!(tx, KEEP, [hash, Json(files), micros(at)], execute).map(|_| ())
}
