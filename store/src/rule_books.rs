//! Which rule book was applied to the stored cases last.
//! Not here: rule books; the binary holds its own, and comparing them is the law's work.

use casework::ids::UserId;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// The book applied last; few are ever applied.
    LAST = "SELECT hash, applied_at, applied_by FROM rule_book ORDER BY applied_at DESC, hash DESC LIMIT 1";
    /// A book applied, once more when it was applied before.
    SET = "INSERT INTO rule_book (hash, applied_at, applied_by) VALUES ($1, $2, $3) \
           ON CONFLICT (hash) DO UPDATE SET applied_at = excluded.applied_at, applied_by = excluded.applied_by";
}

/// A rule book that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedBook {
    /// Its hash, as the book says it.
    pub hash: String,
    /// When it was applied last.
    pub applied_at: DateTime<Utc>,
    /// Who confirmed it; nobody for the first one and for the operator.
    pub applied_by: Option<UserId>,
}

/// The book applied last, if any ever was.
pub async fn find_last(tx: &mut Tx) -> Result<Option<AppliedBook>, StoreError> {
    type Row = (String, DateTime<Utc>, Option<Uuid>);
    let found = run!(tx, LAST, [], optional Row)?;
    Ok(found.map(|(hash, applied_at, by)| AppliedBook {
        hash,
        applied_at,
        applied_by: by.map(UserId),
    }))
}

/// Records that a book was applied: from now on it is the last one.
pub async fn set(tx: &mut Tx, book: &AppliedBook) -> Result<(), StoreError> {
    let by = book.applied_by.map(|user| user.0);
    let (hash, at) = (&book.hash, micros(book.applied_at));
    run!(tx, SET, [hash, at, by], execute).map(|_| ())
}
