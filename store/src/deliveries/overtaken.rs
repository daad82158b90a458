//! Letters that were written before a time in which nothing could leave: their reminders are planned
//! again, so that one letter says what is true now.
//! Not here: letters that may have arrived; those keep their bytes.

use casework::delivery::{DeliveryEvent, DeliveryReason};
use casework::ids::DeliveryId;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::protocol::{Step, hold, put};
use crate::error::StoreError;
use crate::reminders;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// Reminders' letters that were written before an instant, wait, and never left.
    WRITTEN_BEFORE [hot] = "SELECT id FROM delivery WHERE state = 'queued' AND kind = 'reminder' AND ambiguous = 0 \
                            AND created_at < $1 ORDER BY next_try_at, closes_at, id LIMIT $2";
}

/// Supersedes letters written before an instant, at most `limit`; gives how many were found.
pub async fn supersede(
    tx: &mut Tx,
    before: DateTime<Utc>,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<usize, StoreError> {
    type Key = (Uuid,);
    let found = run!(tx, WRITTEN_BEFORE, [micros(before), i64::from(limit)], all Key)?;
    for id in found.iter().map(|(id,)| DeliveryId(*id)) {
        let Some(held) = hold(tx, id, None, now).await? else {
            continue;
        };
        let Ok(state) = held.state.after(DeliveryEvent::Supersede, &held.guard) else {
            continue;
        };
        let step = Step {
            reason: Some(DeliveryReason::Stale),
            ..Step::default()
        };
        put(tx, held.row.id, state, &step, now).await?;
        // A window that closed meanwhile is no reason here: what becomes of it is decided with the others.
        reminders::release_of_delivery(tx, id, DateTime::UNIX_EPOCH).await?;
    }
    Ok(found.len())
}
