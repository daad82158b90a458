//! What came of the last letters.
//! Not here: what follows from it (`jobs`).

use casework::delivery::{DeliveryReason, DeliveryState};
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::reminders::word;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// The letters that ended last and had an answer.
    LAST [hot] = "SELECT state, reason FROM delivery WHERE state IN ('sent', 'bounced', 'dead') AND final_at > $1 \
                  ORDER BY final_at DESC, id DESC LIMIT $2";
}

/// How many of the last letters that ended after an instant were refused for good.
pub async fn refused_of_last(
    tx: &mut Tx,
    since: Option<DateTime<Utc>>,
    many: u32,
) -> Result<usize, StoreError> {
    type Row = (String, Option<String>);
    let since = micros(since.unwrap_or(DateTime::UNIX_EPOCH));
    let rows = run!(tx, LAST, [since, i64::from(many)], all Row)?;
    let mut refused = 0;
    for (state, reason) in rows {
        let reason = reason.map(|reason| word("delivery.reason", &reason));
        refused += match (word("delivery.state", &state)?, reason.transpose()?) {
            (DeliveryState::Sent, _) => 0,
            (_, Some(DeliveryReason::TooManyClaims | DeliveryReason::LostTooOften)) => 0,
            _ => 1,
        };
    }
    Ok(refused)
}
