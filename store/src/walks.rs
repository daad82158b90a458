//! How far each walk over all cases is, who has it in hand, and what the reconciliation found on it.
//! Not here: what is done at each case, and when a walk goes on.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// A walk that never began.
    ADD = "INSERT INTO walk (name, basis, expected, seen, found, unmended, earlier_found, earlier_unmended) \
           VALUES ($1, '', 0, 0, 0, 0, 0, 0) ON CONFLICT (name) DO NOTHING";
    /// Into one pair of hands; whoever died with it lets go of it by and by.
    TAKE [hot] = "UPDATE walk SET held_by = $2, held_until = $3 WHERE name = $1 AND (held_until IS NULL OR held_until <= $4 OR held_by = $2) \
                  RETURNING name, basis, after_id, began_at, looked_at, finished_at, expected, seen, found, unmended, \
                  earlier_finished_at, earlier_found, earlier_unmended";
    /// As far as it is now, by whoever has it in hand.
    PUT [hot] = "UPDATE walk SET basis = $3, after_id = $4, began_at = $5, looked_at = $6, finished_at = $7, expected = $8, seen = $9, \
                 found = $10, unmended = $11, earlier_finished_at = $12, earlier_found = $13, earlier_unmended = $14, \
                 held_by = CASE WHEN $15 THEN NULL ELSE held_by END, held_until = CASE WHEN $15 THEN NULL ELSE held_until END \
                 WHERE name = $1 AND held_by = $2";
    /// One of them.
    FIND [hot] = "SELECT name, basis, after_id, began_at, looked_at, finished_at, expected, seen, found, unmended, \
                  earlier_finished_at, earlier_found, earlier_unmended FROM walk WHERE name = $1";
    /// Open cases, for the pace of a walk: asked once a round.
    OPEN_CASES = "SELECT count(*) FROM case_file WHERE status = 'open'";
    /// Differences of a kind.
    COUNT = "INSERT INTO difference_count (kind, found, unmended) VALUES ($1, $2, $3) ON CONFLICT (kind) DO UPDATE \
             SET found = difference_count.found + excluded.found, unmended = difference_count.unmended + excluded.unmended";
    /// All of them; there are few kinds.
    COUNTS = "SELECT kind, found, unmended FROM difference_count ORDER BY kind";
}

/// How a walk stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Walk {
    /// Which one.
    pub name: String,
    /// What this round is for.
    pub basis: String,
    /// The last one looked at; `None` at the beginning.
    pub after_id: Option<Uuid>,
    /// When this round began.
    pub began_at: Option<DateTime<Utc>>,
    /// When something was last looked at.
    pub looked_at: Option<DateTime<Utc>>,
    /// When this round ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// How many there were to look at when it began.
    pub expected: i64,
    /// How many were looked at in it.
    pub seen: i64,
    /// What was found in it.
    pub found: i64,
    /// ... and could not be put right.
    pub unmended: i64,
    /// When the round before ended.
    pub earlier_finished_at: Option<DateTime<Utc>>,
    /// What was found in it.
    pub earlier_found: i64,
    /// ... and could not be put right.
    pub earlier_unmended: i64,
}

impl Walk {
    /// The same at the start of a new round.
    #[must_use]
    pub fn anew(self, basis: String, expected: i64, now: DateTime<Utc>) -> Self {
        Self {
            name: self.name,
            basis,
            began_at: Some(now),
            expected,
            earlier_finished_at: self.finished_at,
            earlier_found: self.found,
            earlier_unmended: self.unmended,
            ..Self::default()
        }
    }
}

/// Takes a walk in hand until an instant; `None` while somebody else has it.
pub async fn take(
    tx: &mut Tx,
    name: &str,
    worker: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Option<Walk>, StoreError> {
    run!(tx, ADD, [name], execute)?;
    let (now, until) = (micros(now), micros(until));
    run!(tx, TAKE, [name, worker, until, now], optional Walk)
}

/// Writes how far a walk is; with `let_go`, others may take it. False when somebody else has it by now.
pub async fn put(tx: &mut Tx, walk: &Walk, worker: &str, let_go: bool) -> Result<bool, StoreError> {
    let written = run!(
        tx,
        PUT,
        [
            walk.name.as_str(),
            worker,
            walk.basis.as_str(),
            walk.after_id,
            walk.began_at.map(micros),
            walk.looked_at.map(micros),
            walk.finished_at.map(micros),
            walk.expected,
            walk.seen,
            walk.found,
            walk.unmended,
            walk.earlier_finished_at.map(micros),
            walk.earlier_found,
            walk.earlier_unmended,
            let_go
        ],
        execute
    )?;
    Ok(written == 1)
}

/// How a walk stands; `None` when it never began.
pub async fn find(tx: &mut Tx, name: &str) -> Result<Option<Walk>, StoreError> {
    run!(tx, FIND, [name], optional Walk)
}

/// How many open cases there are.
pub async fn open_cases(tx: &mut Tx) -> Result<i64, StoreError> {
    type Count = (i64,);
    Ok(run!(tx, OPEN_CASES, [], one Count)?.0)
}

/// Adds to the differences of a kind.
pub async fn count(tx: &mut Tx, kind: &str, found: i64, unmended: i64) -> Result<(), StoreError> {
    run!(tx, COUNT, [kind, found, unmended], execute).map(|_| ())
}

/// Every kind of difference that was ever found: how often, and how often it could not be put right.
pub async fn counts(tx: &mut Tx) -> Result<Vec<(String, i64, i64)>, StoreError> {
    type Row = (String, i64, i64);
    run!(tx, COUNTS, [], all Row)
}
