//! When the next letter may leave, of all and to each mail domain; all processes share it.
//! Not here: how far apart letters are (`casework::pace`).

use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// Before when none may leave. SQLite has one writer and needs no lock.
    FIND [hot] = {
        sqlite "SELECT free_at FROM sending_rate WHERE domain = $1",
        postgres "SELECT free_at FROM sending_rate WHERE domain = $1 FOR UPDATE"
    };
    /// One leaves.
    SET [hot] = "INSERT INTO sending_rate (domain, free_at) VALUES ($1, $2) \
                 ON CONFLICT (domain) DO UPDATE SET free_at = excluded.free_at";
    /// When somebody may next be written to who may not now.
    NEXT [hot] = "SELECT free_at FROM sending_rate WHERE free_at > $1 ORDER BY free_at, domain LIMIT 1";
    /// Domains nobody waits for any more.
    PRUNE [hot] = "DELETE FROM sending_rate WHERE domain IN (SELECT domain FROM sending_rate \
                   WHERE free_at <= $1 AND domain <> '' ORDER BY free_at, domain LIMIT $2)";
}

/// The row of all letters; it is there from the beginning, and whoever claims under a limit holds it.
pub const ALL_DOMAINS: &str = "";

type At = (DateTime<Utc>,);

/// Before when no letter to this domain may leave; the row is held until the transaction ends.
pub async fn find(tx: &mut Tx, domain: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    Ok(run!(tx, FIND, [domain], optional At)?.map(|(at,)| at))
}

/// No other letter to this domain may leave before then.
pub async fn set(tx: &mut Tx, domain: &str, free_at: DateTime<Utc>) -> Result<(), StoreError> {
    run!(tx, SET, [domain, micros(free_at)], execute).map(|_| ())
}

/// When a letter may next leave that has to wait now.
pub async fn next(tx: &mut Tx, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
    Ok(run!(tx, NEXT, [micros(now)], optional At)?.map(|(at,)| at))
}

/// Forgets domains that were free before an instant, at most `limit`; gives how many.
pub async fn prune(tx: &mut Tx, before: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    run!(tx, PRUNE, [micros(before), i64::from(limit)], execute)
}
