//! How far each file of receipts was read.
//! Not here: the files themselves; they lie outside the database on purpose.

use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// How far a file was read.
    FIND [hot] = "SELECT read_bytes, tail FROM receipt_file WHERE first_line = $1";
    /// It was read further.
    SET [hot] = "INSERT INTO receipt_file (first_line, read_bytes, tail, read_at) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (first_line) DO UPDATE SET read_bytes = excluded.read_bytes, tail = excluded.tail, \
                 read_at = excluded.read_at";
    /// The file is gone.
    FORGET [hot] = "DELETE FROM receipt_file WHERE first_line = $1";
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadTo {
    /// So many bytes were read.
    pub bytes: u64,
    /// A hash of the last of them: another one means that the file is another.
    pub tail: String,
}

/// How far the file with this first line was read.
pub async fn find(tx: &mut Tx, first_line: &str) -> Result<Option<ReadTo>, StoreError> {
    type Row = (i64, String);
    let found = run!(tx, FIND, [first_line], optional Row)?;
    Ok(found.map(|(bytes, tail)| ReadTo {
        bytes: bytes.unsigned_abs(),
        tail,
    }))
}

/// Remembers how far a file was read.
pub async fn set(
    tx: &mut Tx,
    first_line: &str,
    read_to: &ReadTo,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let bytes = i64::try_from(read_to.bytes).unwrap_or(i64::MAX);
    let tail = read_to.tail.as_str();
    run!(tx, SET, [first_line, bytes, tail, micros(now)], execute).map(|_| ())
}

/// Forgets a file that is gone.
pub async fn forget(tx: &mut Tx, first_line: &str) -> Result<(), StoreError> {
    run!(tx, FORGET, [first_line], execute).map(|_| ())
}
