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
    /// E-mails of unknown fate that waited long enough for a late answer.
    UNKNOWN_HELD [hot] = "SELECT id, message_id FROM delivery WHERE state = 'unknown' AND next_try_at <= $1 ORDER BY next_try_at, id LIMIT $2";
    /// E-mails of unknown fate whose window closed.
    UNKNOWN_OVER [hot] = "SELECT id FROM delivery WHERE state = 'unknown' AND closes_at <= $1 ORDER BY next_try_at, id LIMIT $2";
}

type Key = (Uuid,);

/// When a taken back e-mail may be looked at again.
#[derive(Clone, Copy, Debug)]
pub struct Again {
    /// One that was never marked.
    pub queued_at: DateTime<Utc>,
    /// One that nobody knows the fate of.
    pub unknown_at: DateTime<Utc>,
}

/// Takes back what dead workers held: before the mark it is queued again, after it nobody knows.
/// Dead are those whose lease ends before `dead_until`: now, or the end of time for a process that
/// knows itself to be the only one.
pub async fn reap(
    tx: &mut Tx,
    now: DateTime<Utc>,
    dead_until: DateTime<Utc>,
    again: Again,
    limit: u32,
) -> Result<Vec<Moved>, StoreError> {
    if casework::planted!(planted_no_reclaim) {
        return Ok(Vec::new());
    }
    let over = run!(tx, LEASES_OVER, [micros(dead_until), i64::from(limit)], all Key)?;
    let mut moved = Vec::new();
    for id in over.into_iter().map(|(id,)| DeliveryId(id)) {
        let Some(held) = hold(tx, id, None, dead_until).await? else {
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
        let state = match state {
            DeliveryState::Unknown if casework::planted!(planted_closed_on_crash) => {
                DeliveryState::Sent
            }
            state => state,
        };
        let step = Step {
            reason: (state == DeliveryState::Dead).then_some(DeliveryReason::TooManyClaims),
            next_try_at: Some(if lost {
                again.unknown_at
            } else {
                again.queued_at
            }),
            ambiguous: i32::from(lost),
            ..Step::default()
        };
        put(tx, held.row.id, state, &step, now).await?;
        let phase = if lost { "body" } else { "claimed" };
        let answer = Answer {
            counted: lost,
            ..Answer::of(event, phase)
        };
        attempt(tx, id, held.row.fence, &answer, now).await?;
        if state == DeliveryState::Dead {
            fail_reminders(tx, id).await?;
        }
        moved.push(Moved {
            id,
            state,
            doubtful: held.guard.ambiguous > 0,
            cases: held.cases,
        });
    }
    Ok(moved)
}

/// E-mails of unknown fate whose hold is over, with their Message-IDs.
pub async fn held_unknown(
    tx: &mut Tx,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<(DeliveryId, String)>, StoreError> {
    type Row = (Uuid, String);
    let rows = run!(tx, UNKNOWN_HELD, [micros(now), i64::from(limit)], all Row)?;
    Ok(rows
        .into_iter()
        .map(|(id, message_id)| (DeliveryId(id), message_id))
        .collect())
}

/// Ends the hold of an e-mail of unknown fate: with a receipt it was sent; else the same bytes are
/// queued again, or it is given up when that happened too often. What is no longer true is cancelled.
pub async fn resolve(
    tx: &mut Tx,
    id: DeliveryId,
    receipt: bool,
    now: DateTime<Utc>,
) -> Result<Option<Moved>, StoreError> {
    let Some(held) = hold(tx, id, None, now).await? else {
        return Ok(None);
    };
    if held.state != DeliveryState::Unknown {
        return Ok(None);
    }
    let event = if receipt {
        DeliveryEvent::Accept
    } else {
        DeliveryEvent::Retry
    };
    let (state, reason) = match held.state.after(event, &held.guard) {
        Ok(DeliveryState::Dead) => (DeliveryState::Dead, Some(DeliveryReason::LostTooOften)),
        Ok(state) => (state, None),
        Err(_) if held.guard.window_open => (
            DeliveryState::Cancelled,
            Some(DeliveryReason::DeadlineEnded),
        ),
        Err(_) => (DeliveryState::Cancelled, Some(DeliveryReason::WindowClosed)),
    };
    let step = Step {
        reason,
        next_try_at: (state == DeliveryState::Queued).then_some(now),
        ..Step::default()
    };
    put(tx, held.row.id, state, &step, now).await?;
    match state {
        DeliveryState::Sent => {
            let (done, sent) = (ReminderState::Done, ReminderReason::Sent);
            reminders::end_of_delivery(tx, id, done, sent).await?;
        }
        DeliveryState::Dead => fail_reminders(tx, id).await?,
        DeliveryState::Cancelled => end_doubtful(tx, id).await?,
        _ => {}
    }
    Ok(Some(Moved {
        id,
        state,
        doubtful: true,
        cases: held.cases,
    }))
}

/// The reminders of an e-mail that may have arrived: saying the same again is for a person to decide.
pub(super) async fn end_doubtful(tx: &mut Tx, id: DeliveryId) -> Result<(), StoreError> {
    let (expired, failed) = (ReminderState::Expired, ReminderReason::DeliveryFailed);
    reminders::end_of_delivery(tx, id, expired, failed)
        .await
        .map(|_| ())
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
            end_doubtful(tx, id).await?;
        } else {
            reminders::release_of_delivery(tx, id, now).await?;
        }
        moved.push(Moved {
            id,
            state: DeliveryState::Cancelled,
            doubtful: held.guard.ambiguous > 0,
            cases: held.cases,
        });
    }
    Ok(moved)
}
