//! A person decides about a letter: one transaction with its line in the history of each case.
//! Not here: whether the decision makes sense (`casework::decision`), and who may decide.

use casework::access::Actor;
use casework::decision::{Course, Decision, Senseless};
use casework::ids::{AuditId, DeliveryId, ReminderId, TaskId};
use casework::words::AuditAction;
use chrono::{DateTime, Utc};
use store::audit::{self, AuditLine};
use store::deliveries::decide::{self as stored, Decided, Fresh};
use store::deliveries::protocol::Moved;
use store::{StoreError, Tx};

use crate::Jobs;

/// Why a decision was not carried out; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum NotDecided {
    /// There is no such letter.
    #[error("no such letter")]
    NoLetter,
    /// It makes no sense where the letter is.
    #[error("{}", .0.said())]
    Senseless(Senseless),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who decided, and in which words.
#[derive(Clone, Debug)]
pub struct Decider {
    /// Who.
    pub actor: Actor,
    /// Why, when somebody said it.
    pub why: Option<String>,
}

/// Carries out what a person decided about a letter, and writes down who did and why.
///
/// # Errors
/// When there is no such letter, the decision makes no sense there, or the database fails.
pub async fn decide(
    jobs: &Jobs,
    id: DeliveryId,
    decision: Decision,
    by: Decider,
    now: DateTime<Utc>,
) -> Result<(Course, Moved), NotDecided> {
    let own = jobs.clone();
    let done = jobs.store.try_write(move |tx| {
        Box::pin(async move {
            let fresh = Fresh {
                task: own.fresh(TaskId::next),
                reminders: &mut || own.fresh(ReminderId::next),
            };
            match stored::decide(tx, id, decision, fresh, now).await? {
                Decided::NoLetter => Err(NotDecided::NoLetter),
                // What was written before the refusal was seen is rolled back.
                Decided::Not(why) => Err(NotDecided::Senseless(why)),
                Decided::Done(course, moved) => {
                    write_history(&own, tx, decision, &by, &moved, now).await?;
                    Ok((course, moved))
                }
            }
        })
    });
    let (course, moved) = done.await?;
    tracing::info!(delivery = %id, %decision, state = %moved.state, "a person decided about a letter");
    Ok((course, moved))
}

/// One line in the history of each case; a letter about none has one of its own.
async fn write_history(
    jobs: &Jobs,
    tx: &mut Tx,
    decision: Decision,
    by: &Decider,
    moved: &Moved,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut cases: Vec<_> = moved.cases.iter().map(|(case, _)| Some(*case)).collect();
    if cases.is_empty() {
        cases.push(None);
    }
    for case_id in cases {
        let line = AuditLine {
            id: jobs.fresh(AuditId::next),
            at: now,
            actor: by.actor.name(),
            action: AuditAction::LetterDecided.as_str().to_owned(),
            case_id,
            before: None,
            after: Some(serde_json::json!({
                "delivery": moved.id, "decision": decision, "state": moved.state, "why": by.why,
            })),
        };
        audit::append(tx, &line).await?;
    }
    Ok(())
}
