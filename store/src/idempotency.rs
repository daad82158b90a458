//! Answers kept for two days, so that a request sent twice has one effect and one answer.
//! Not here: what a request is, and what makes two of them the same.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::types::Json;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// Takes a key; another transaction that takes the same one is waited for.
    TAKE = "INSERT INTO idempotency (key, route, request_hash, status, response, created_at) \
            VALUES ($1, $2, $3, 0, $4, $5) ON CONFLICT (route, key) DO NOTHING";
    /// What a key stands for.
    FIND [hot] = "SELECT request_hash, status, response FROM idempotency WHERE route = $1 AND key = $2";
    /// The answer, in the transaction that took the key.
    ANSWER [hot] = "UPDATE idempotency SET status = $3, response = $4 WHERE route = $1 AND key = $2";
    /// A key that is too old to count.
    FORGET [hot] = "DELETE FROM idempotency WHERE route = $1 AND key = $2 AND created_at <= $3";
    /// All that are too old to count, a few at a time.
    PRUNE [hot] = "DELETE FROM idempotency WHERE (route, key) IN \
                   (SELECT route, key FROM idempotency WHERE created_at <= $1 ORDER BY created_at LIMIT $2)";
}

/// How long an answer is kept.
pub const KEPT_FOR: TimeDelta = TimeDelta::hours(48);
/// Every new key forgets so many old ones: what is kept never outgrows two days.
const FORGOTTEN_AT_ONCE: u32 = 10;

/// One request that carries a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed {
    /// Within what the key is unique: who asks.
    pub route: String,
    /// The key, chosen by who asks.
    pub key: String,
    /// SHA-256 of what was asked.
    pub request_hash: [u8; 32],
}

/// What is known of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// Nothing until now; it is taken for this transaction, which must [`answer`] or roll back.
    New,
    /// The same request was answered so.
    Answered {
        /// The status of that answer.
        status: i32,
        /// What was kept of it.
        response: Value,
    },
    /// The key stands for another request.
    Other,
}

/// Takes a key for a request, or says what it stands for.
pub async fn take(tx: &mut Tx, asked: &Keyed, now: DateTime<Utc>) -> Result<Known, StoreError> {
    let (route, key, now) = (asked.route.as_str(), asked.key.as_str(), micros(now));
    run!(tx, FORGET, [route, key, micros(now - KEPT_FOR)], execute)?;
    let hash = asked.request_hash.to_vec();
    let nothing = Json(Value::Null);
    if run!(tx, TAKE, [key, route, hash.clone(), nothing, now], execute)? == 1 {
        prune(tx, now, FORGOTTEN_AT_ONCE).await?;
        return Ok(Known::New);
    }
    type Row = (Vec<u8>, i32, Json<Value>);
    let (stored, status, response) = run!(tx, FIND, [route, key], one Row)?;
    Ok(if stored == hash {
        Known::Answered {
            status,
            response: response.0,
        }
    } else {
        Known::Other
    })
}

/// Keeps the answer to a request whose key this transaction took.
pub async fn answer(
    tx: &mut Tx,
    asked: &Keyed,
    status: i32,
    response: &Value,
) -> Result<(), StoreError> {
    let (route, key) = (asked.route.as_str(), asked.key.as_str());
    run!(tx, ANSWER, [route, key, status, Json(response)], execute).map(|_| ())
}

/// Forgets answers that are too old to count, at most `limit`; gives how many.
pub async fn prune(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    let before = micros(now - KEPT_FOR);
    run!(tx, PRUNE, [before, i64::from(limit)], execute)
}
