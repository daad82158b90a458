//! Letters long at their end leave the table that every sweep works on, without the address they went to.
//! What a letter said, and what became of it, is still told: [`super::find`], [`super::of_case`].
//! Not here: after how long; the bytes of a letter, which go in the commit that ends it.

use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// The longest ended ones, into the archive. One that another still refers to waits for that one.
    KEEP [hot] = "INSERT INTO delivery_archive (id, kind, contact_id, user_id, language, message_id, replaces, state, reason, \
                  subject, dates_named, opens_at, closes_at, claims, attempts, ambiguous, created_at, final_at) \
                  SELECT d.id, d.kind, d.contact_id, d.user_id, d.language, d.message_id, d.replaces, d.state, d.reason, \
                  d.subject, d.dates_named, d.opens_at, d.closes_at, d.claims, d.attempts, d.ambiguous, d.created_at, d.final_at \
                  FROM delivery d WHERE d.final_at <= $1 AND NOT EXISTS (SELECT 1 FROM delivery n WHERE n.replaces = d.id) \
                  ORDER BY d.final_at, d.id LIMIT $2 ON CONFLICT DO NOTHING";
    /// Out of the table of letters what the archive has: two transactions may have kept the same ones.
    LEAVE [hot] = "DELETE FROM delivery WHERE id IN (SELECT d.id FROM delivery d WHERE d.final_at <= $1 \
                   AND EXISTS (SELECT 1 FROM delivery_archive a WHERE a.id = d.id) ORDER BY d.final_at, d.id LIMIT $2)";
}

/// Moves letters that ended before an instant into the archive, at most `limit`; gives how many.
pub async fn archive(tx: &mut Tx, before: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    let (before, limit) = (micros(before), i64::from(limit));
    run!(tx, KEEP, [before, limit], execute)?;
    run!(tx, LEAVE, [before, limit], execute)
}
