//! What time does to e-mails: leases run out, windows close.
//! Not here: what a worker does ([`super::protocol`]).

use casework::delivery::{DeliveryEvent, DeliveryReason, DeliveryState};
use casework::ids::DeliveryId;
use casework::words::{ReminderReason, ReminderState};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::protocol::{Answer, Moved, Step, attempt, fail_reminders, hold, put};
use crate::error::StoreError;
use crate::reminders;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// Leases that ran out.
    LEASES_OVER [hot] = "SELECT id FROM delivery WHERE lease_until IS NOT NULL AND lease_until < $1 ORDER BY lease_until, id LIMIT $2";
    /// Queued e-mails whose window closed.
    QUEUED_OVER [hot] = "SELECT id FROM delivery WHERE state = 'queued' AND closes_at <= $1 ORDER BY next_try_at, closes_at, id LIMIT $2";
    /// E-mails of unknown fate whose window closed.
    UNKNOWN_OVER [hot] = "SELECT id FROM delivery WHERE state = 'unknown' AND closes_at <= $1 ORDER BY next_try_at, id LIMIT $2";
}

type Key = (Uuid,);

/// Takes back what a dead worker held: before the mark it is queued again, after it nobody knows.
pub async fn reap(
    tx: &mut Tx,
    now: DateTime<Utc>,
    again_at: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<Moved>, StoreError> {
    let over = run!(tx, LEASES_OVER, [micros(now), i64::from(limit)], all Key)?;
    let mut moved = Vec::new();
    for id in over.into_iter().map(|(id,)| DeliveryId(id)) {
        let Some(held) = hold(tx, id, None, now).await? else {
            continue;
        };
        let event = match held.state {
            _ if held.guard.lease_valid => continue,
            DeliveryState::Claimed => DeliveryEvent::LoseLease,
            DeliveryState::Sending => DeliveryEvent::LoseTrack,
            _ => continue,
        };
        let Ok(state) = held.state.after(event, &held.guard) else {
            continue;
        };
        let lost = state == DeliveryState::Unknown;
        let step = Step {
            reason: (state == DeliveryState::Dead).then_some(DeliveryReason::TooManyClaims),
            next_try_at: Some(again_at),
            ambiguous: i32::from(lost),
            ..Step::default()
        };
        put(tx, held.row.id, state, &step, now).await?;
        let phase = if lost { "body" } else { "claimed" };
        let answer = Answer {
            event,
            phase,
            code: None,
            reply: None,
            retry_at: None,
        };
        attempt(tx, id, held.row.fence, &answer, now).await?;
        if state == DeliveryState::Dead {
            fail_reminders(tx, id).await?;
        }
        moved.push(Moved {
            id,
            state,
            cases: held.cases,
        });
    }
    Ok(moved)
}

/// Cancels queued and unknown e-mails whose window closed.
pub async fn expire(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<Vec<Moved>, StoreError> {
    let (at, limit) = (micros(now), i64::from(limit));
    let mut over = run!(tx, QUEUED_OVER, [at, limit], all Key)?;
    over.extend(run!(tx, UNKNOWN_OVER, [at, limit], all Key)?);
    let mut moved = Vec::new();
    for id in over.into_iter().map(|(id,)| DeliveryId(id)) {
        let Some(held) = hold(tx, id, None, now).await? else {
            continue;
        };
        let waits = matches!(held.state, DeliveryState::Queued | DeliveryState::Unknown);
        if !waits || held.row.closes_at > now {
            continue;
        }
        let reason = Some(DeliveryReason::WindowClosed);
        let step = Step {
            reason,
            ..Step::default()
        };
        put(tx, held.row.id, DeliveryState::Cancelled, &step, now).await?;
        if held.guard.ambiguous > 0 {
            // It may have arrived: saying the same again is for a person to decide.
            let (expired, failed) = (ReminderState::Expired, ReminderReason::DeliveryFailed);
            reminders::end_of_delivery(tx, id, expired, failed).await?;
        } else {
            reminders::release_of_delivery(tx, id, now).await?;
        }
        moved.push(Moved {
            id,
            state: DeliveryState::Cancelled,
            cases: held.cases,
        });
    }
    Ok(moved)
}
