//! What a person decided about a letter, written down: it moves, its reminders and its task with it.
//! Not here: whether a decision makes sense (`casework::decision`), and the history.

use casework::decision::{Course, Decision, Senseless, judge};
use casework::delivery::DeliveryState;
use casework::ids::{DeliveryId, ReminderId, TaskId};
use casework::words::{ReminderReason, ReminderState, TaskKind};
use casework::{brussels, delivery};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::lapse::end_doubtful;
use super::protocol::{Held, Moved, Step, hold, put};
use crate::error::StoreError;
use crate::tasks::{self, NewTask};
use crate::tx::Tx;
use crate::values::micros;
use crate::{bell, reminders};

queries! {
    /// Whether the contact of a letter may still be written to, at the address that the letter has.
    FREE [hot] = "SELECT count(*) FROM delivery v JOIN contact c ON c.id = v.contact_id WHERE v.id = $1 \
                  AND c.email_folded = v.address_folded AND c.stopped_at IS NULL AND c.suspended_at IS NULL";
    /// The reminders that failed with a letter and still have something to say; whether the person may be written to,
    /// and whether the same is planned already.
    FAILED [hot] = "SELECT r.id, c.email_folded IS NOT NULL AND c.stopped_at IS NULL AND c.suspended_at IS NULL, \
                    EXISTS (SELECT 1 FROM reminder n WHERE n.deadline_id = r.deadline_id AND n.rung = r.rung AND n.contact_id = r.contact_id \
                    AND n.state IN ('planned', 'bundled', 'done', 'covered')) \
                    FROM reminder r JOIN deadline d ON d.id = r.deadline_id JOIN case_file f ON f.id = d.case_id \
                    JOIN contact c ON c.id = r.contact_id WHERE r.delivery_id = $1 AND r.state IN ('cancelled', 'expired') \
                    AND r.reason = 'delivery_failed' AND r.opens_at <= $2 AND r.closes_at > $2 AND f.status = 'open' \
                    AND (d.state = 'open' OR r.rung = 'dropped' AND NOT EXISTS (SELECT 1 FROM deadline n WHERE n.case_id = d.case_id \
                    AND n.rule = d.rule AND n.state IN ('open', 'met')))";
    /// The same reminder planned once more; the old row stays with the letter that failed.
    PLAN_AGAIN [hot] = "INSERT INTO reminder (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state, told_on, why) \
                        SELECT $2, deadline_id, contact_id, rung, gentle, opens_at, closes_at, 'planned', told_on, why \
                        FROM reminder WHERE id = $1";
    /// What was planned anew meanwhile and says what a letter said that arrived after all.
    COVER_ANEW [hot] = "UPDATE reminder SET state = 'covered', reason = 'sent', delivery_id = $1 WHERE state = 'planned' AND id IN \
                        (SELECT n.id FROM reminder o JOIN reminder n ON n.deadline_id = o.deadline_id AND n.rung = o.rung \
                        AND n.contact_id = o.contact_id WHERE o.delivery_id = $1 AND o.reason = 'delivery_failed' AND n.state = 'planned')";
    /// The reminders of a letter that arrived after all.
    DONE_AFTER_ALL [hot] = "UPDATE reminder SET state = 'done', reason = 'sent' WHERE delivery_id = $1 AND reason = 'delivery_failed' \
                            AND NOT EXISTS (SELECT 1 FROM reminder n WHERE n.deadline_id = reminder.deadline_id AND n.rung = reminder.rung \
                            AND n.contact_id = reminder.contact_id AND n.state IN ('planned', 'bundled', 'done', 'covered'))";
    /// The letter that failed with the reminder of which this one is the second.
    EARLIER [hot] = "SELECT v.id, v.message_id, v.ambiguous FROM reminder n JOIN reminder o ON o.deadline_id = n.deadline_id \
                     AND o.rung = n.rung AND o.contact_id = n.contact_id JOIN delivery v ON v.id = o.delivery_id \
                     WHERE n.id = $1 AND o.id <> n.id AND o.reason = 'delivery_failed'";
    /// A letter that takes the place of another.
    REFER [hot] = "UPDATE delivery SET replaces = $2 WHERE id = $1";
}

/// A letter of which another takes the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Which one.
    pub id: DeliveryId,
    /// Its Message-ID.
    pub message_id: String,
    /// Whether it may have arrived.
    pub doubtful: bool,
}

/// Where the ids of rows come from that a decision adds.
pub struct Fresh<'a> {
    /// The call to make, if one is added.
    pub task: TaskId,
    /// Reminders planned once more.
    pub reminders: &'a mut (dyn FnMut() -> ReminderId + Send),
}

/// What came of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It was carried out.
    Done(Course, Moved),
    /// It makes no sense, and nothing was changed.
    Not(Senseless),
    /// There is no such letter.
    NoLetter,
}

/// Carries out what a person decided about a letter: the letter moves, its reminders with it, its task is
/// settled, and who gives up gets a call to make.
pub async fn decide(
    tx: &mut Tx,
    id: DeliveryId,
    decision: Decision,
    fresh: Fresh<'_>,
    now: DateTime<Utc>,
) -> Result<Decided, StoreError> {
    let Some(held) = hold(tx, id, None, now).await? else {
        return Ok(Decided::NoLetter);
    };
    let course = match judge(decision, held.state, &held.guard) {
        Ok(course) => course,
        Err(why) => return Ok(Decided::Not(why)),
    };
    let state = match course {
        Course::Move(state, reason) => {
            end(tx, &held, state, reason, now).await?;
            state
        }
        Course::SameBytes => {
            if !is_free(tx, &held).await? {
                return Ok(Decided::Not(Senseless::NoAddress));
            }
            let step = Step {
                next_try_at: Some(now),
                ..Step::default()
            };
            put(tx, held.row.id, DeliveryState::Queued, &step, now).await?;
            DeliveryState::Queued
        }
        Course::NewLetter => match plan_again(tx, id, fresh.reminders, now).await? {
            Ok(()) => held.state,
            Err(why) => return Ok(Decided::Not(why)),
        },
        Course::CallOnly => held.state,
    };
    if decision == Decision::GiveUp && !ask_to_call(tx, &held, fresh.task, now).await? {
        return Ok(Decided::Not(Senseless::CallIsOpen));
    }
    for kind in [TaskKind::LetterFailed, TaskKind::AddressFailed] {
        tasks::settle(tx, kind, id.0, now).await?;
    }
    bell::ring(tx).await?;
    let moved = Moved {
        id,
        state,
        doubtful: held.guard.ambiguous > 0,
        cases: held.cases,
    };
    Ok(Decided::Done(course, moved))
}

/// Ends a letter by the word of a person.
async fn end(
    tx: &mut Tx,
    held: &Held,
    state: DeliveryState,
    reason: delivery::DeliveryReason,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let step = Step {
        reason: Some(reason),
        ..Step::default()
    };
    put(tx, held.row.id, state, &step, now).await?;
    let id = DeliveryId(held.row.id);
    if state != DeliveryState::Sent {
        return end_doubtful(tx, id).await;
    }
    let (done, sent) = (ReminderState::Done, ReminderReason::Sent);
    reminders::end_of_delivery(tx, id, done, sent).await?;
    run!(tx, COVER_ANEW, [id.0], execute)?;
    run!(tx, DONE_AFTER_ALL, [id.0], execute)?;
    Ok(())
}

async fn is_free(tx: &mut Tx, held: &Held) -> Result<bool, StoreError> {
    type Count = (i64,);
    if held.row.contact_id.is_none() {
        return Ok(true);
    }
    let (free,) = run!(tx, FREE, [held.row.id], one Count)?;
    Ok(free == 1)
}

/// Plans what failed with a letter once more, as far as it is still true.
async fn plan_again(
    tx: &mut Tx,
    id: DeliveryId,
    fresh: &mut (dyn FnMut() -> ReminderId + Send),
    now: DateTime<Utc>,
) -> Result<Result<(), Senseless>, StoreError> {
    type Row = (Uuid, bool, bool);
    let failed = run!(tx, FAILED, [id.0, micros(now)], all Row)?;
    let mut planned = false;
    for (reminder, free, again) in &failed {
        if *free && !again {
            let next = fresh();
            run!(tx, PLAN_AGAIN, [*reminder, next.0], execute)?;
            planned = true;
        }
    }
    Ok(if planned {
        Ok(())
    } else if failed.iter().any(|(_, _, again)| *again) {
        Err(Senseless::PlannedAlready)
    } else if failed.is_empty() {
        Err(Senseless::NothingTrue)
    } else {
        Err(Senseless::NoAddress)
    })
}

/// Work for a human; false when it waits already.
async fn ask_to_call(
    tx: &mut Tx,
    held: &Held,
    task: TaskId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let kind = TaskKind::CallNow.as_str();
    let new = NewTask {
        id: task,
        kind: kind.to_owned(),
        case_id: held.cases.first().map(|(case, _)| *case),
        subject_id: Some(held.row.id),
        text_key: format!("task-{}", kind.replace('_', "-")),
        params: serde_json::json!({ "letter": "given_up" }),
        due_on: brussels::day_of(now),
        created_at: now,
    };
    tasks::add(tx, &new).await
}

/// The letter whose place one with these reminders takes, if it failed.
pub async fn earlier(tx: &mut Tx, reminders: &[ReminderId]) -> Result<Option<Earlier>, StoreError> {
    type Row = (Uuid, String, i32);
    let mut newest: Option<Earlier> = None;
    for reminder in reminders {
        for (id, message_id, ambiguous) in run!(tx, EARLIER, [reminder.0], all Row)? {
            let id = DeliveryId(id);
            if newest.as_ref().is_none_or(|known| known.id < id) {
                newest = Some(Earlier {
                    id,
                    message_id,
                    doubtful: ambiguous > 0,
                });
            }
        }
    }
    Ok(newest)
}

/// Writes down whose place a letter takes.
pub async fn refer(tx: &mut Tx, id: DeliveryId, earlier: DeliveryId) -> Result<(), StoreError> {
    run!(tx, REFER, [id.0, earlier.0], execute).map(|_| ())
}
