//! Taking out what has served its time, a bounded number of rows a transaction, found through an index.
//! Not here: how long anything is kept, and what prunes itself where it is used (`idempotency`, `workers`).

use casework::ids::CaseId;
use chrono::{DateTime, NaiveDate, Utc};

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// What old claims came to, of letters that are at their end: an open one is still asked when it was tried.
    ATTEMPTS [hot] = "DELETE FROM attempt WHERE (delivery_id, fence) IN \
                      (SELECT a.delivery_id, a.fence FROM attempt a WHERE a.at <= $1 AND NOT EXISTS \
                      (SELECT 1 FROM delivery d WHERE d.id = a.delivery_id AND d.final_at IS NULL) ORDER BY a.at LIMIT $2)";
    /// Keys of the API that ended by themselves.
    EXPIRED_KEYS [hot] = "DELETE FROM api_key WHERE id IN (SELECT id FROM api_key \
                          WHERE expires_at IS NOT NULL AND expires_at <= $1 ORDER BY expires_at, id LIMIT $2)";
    /// Keys of the API that somebody ended.
    REVOKED_KEYS [hot] = "DELETE FROM api_key WHERE id IN (SELECT id FROM api_key \
                          WHERE revoked_at IS NOT NULL AND revoked_at <= $1 ORDER BY revoked_at, id LIMIT $2)";
    /// Whether a letter is known, and at its end.
    ENDED [hot] = "SELECT final_at FROM delivery WHERE message_id = $1 UNION ALL \
                   SELECT final_at FROM delivery_archive WHERE message_id = $1";
    /// Until when a reminder could be written about again, by the keys that outlive the database.
    OPEN_UNTIL [hot] = "SELECT MAX(r.closes_at) FROM deadline d JOIN reminder r ON r.deadline_id = d.id \
                        WHERE d.case_id = $1 AND d.rule = $2 AND d.trigger_on = $3 AND r.rung = $4";
}

/// Forgets what claims came to before an instant, at most `limit`; gives how many.
pub async fn attempts(tx: &mut Tx, before: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    run!(tx, ATTEMPTS, [micros(before), i64::from(limit)], execute)
}

/// Forgets keys of the API that opened nothing any more at an instant, at most `limit`; gives how many.
pub async fn ended_keys(tx: &mut Tx, before: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    let (before, limit) = (micros(before), i64::from(limit));
    let expired = run!(tx, EXPIRED_KEYS, [before, limit], execute)?;
    let rest = limit - i64::try_from(expired).unwrap_or(limit);
    Ok(expired + run!(tx, REVOKED_KEYS, [before, rest], execute)?)
}

/// Whether this database knows that a letter is at its end.
pub async fn has_ended(tx: &mut Tx, message_id: &str) -> Result<bool, StoreError> {
    type Row = (Option<DateTime<Utc>>,);
    let found = run!(tx, ENDED, [message_id], optional Row)?;
    Ok(found.is_some_and(|(final_at,)| final_at.is_some()))
}

/// Until when the reminder with these keys may be written about; `None` when there is no such reminder.
pub async fn open_until(
    tx: &mut Tx,
    case: CaseId,
    rule: &str,
    trigger_on: NaiveDate,
    rung: &str,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    type Row = (Option<DateTime<Utc>>,);
    let (until,) = run!(tx, OPEN_UNTIL, [case.0, rule, trigger_on, rung], one Row)?;
    Ok(until)
}
