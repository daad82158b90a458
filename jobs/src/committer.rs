//! The committer: marks and outcomes of letters that are under way at the same time share a transaction.
//! Each keeps its own guard and its own refusal. When a shared transaction fails, each goes alone, so
//! that one bad row stops nobody else.
//! Not here: the guards (`store::deliveries::protocol`), and what a caller does with an answer.

use casework::delivery::DeliveryState;
use casework::ids::{DeliveryId, SettingId, TaskId};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use store::deliveries::protocol::{self, Answer, Marked, Moved};
use store::{Store, StoreError, Tx, deliveries};

use crate::gathered::Gathered;
use crate::steps::{reached, stop_all};

/// What is asked of the database about one letter.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// Which letter.
    pub(crate) id: DeliveryId,
    /// Of which claim.
    pub(crate) fence: i32,
    /// Whether it was tried before.
    pub(crate) again: bool,
    /// Whether sending stops by itself where too many letters are refused.
    pub(crate) watched: bool,
    /// When it was asked.
    pub(crate) now: DateTime<Utc>,
    /// The task that a person gets if one is to be asked.
    pub(crate) task: TaskId,
    /// The setting that holds all letters if sending stops by itself.
    pub(crate) setting: SettingId,
    /// What is to change.
    pub(crate) what: What,
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    /// The last look before the body leaves, and the end of the lease that begins with it.
    Mark(DateTime<Utc>),
    /// What an attempt came to.
    Outcome(Answer),
}

/// What came of a change.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    Mark(Marked),
    Outcome {
        /// `None` when another claim holds the letter by now.
        moved: Option<Moved>,
        /// Sending stopped by itself with this one.
        stopped: bool,
    },
}

type Answered = Result<Changed, StoreError>;

/// Cloning it shares the transactions.
#[derive(Clone, Debug)]
pub(crate) struct Committer {
    store: Store,
    together: Gathered<Change, Answered>,
}

impl Committer {
    pub(crate) fn new(store: Store) -> Self {
        let own = store.clone();
        let together = Gathered::new(move |changes| shared(own.clone(), changes).boxed());
        Self { store, together }
    }

    /// Makes the change and waits until it is committed.
    ///
    /// # Errors
    /// When the database did not do it. After [`StoreError::CommitUnknown`] it may have.
    pub(crate) async fn commit(&self, change: Change) -> Answered {
        match self.together.ask(change.clone()).await {
            Some(answer) => answer,
            // The shared transaction left nothing behind; this one may still be possible.
            None => {
                let alone = self
                    .store
                    .write(move |tx| Box::pin(async move { make(tx, &change).await }));
                alone.await
            }
        }
    }
}

/// One transaction for all. No answers when it was rolled back.
async fn shared(store: Store, changes: Vec<Change>) -> Vec<Answered> {
    let many = changes.len();
    let committed = store.write(move |tx| {
        Box::pin(async move {
            let mut made = Vec::with_capacity(changes.len());
            for change in in_lock_order(&changes) {
                made.push((change.0, make(tx, change.1).await?));
            }
            made.sort_by_key(|(at, _)| *at);
            Ok(made)
        })
    });
    match committed.await {
        Ok(made) => made.into_iter().map(|(_, changed)| Ok(changed)).collect(),
        // Trying again could do it twice.
        Err(StoreError::CommitUnknown(why)) => (0..many)
            .map(|_| Err(StoreError::CommitUnknown(why.clone())))
            .collect(),
        Err(_) => Vec::new(),
    }
}

/// Letters in the order of their ids, so that two processes that share some rows wait for each other in
/// one direction; each with the place at which it was asked.
fn in_lock_order(changes: &[Change]) -> Vec<(usize, &Change)> {
    let mut ordered: Vec<(usize, &Change)> = changes.iter().enumerate().collect();
    ordered.sort_by_key(|(at, change)| (change.id, *at));
    ordered
}

/// One change in a transaction.
async fn make(tx: &mut Tx, change: &Change) -> Result<Changed, StoreError> {
    let Change { id, fence, now, .. } = *change;
    match &change.what {
        What::Mark(until) => {
            let marked = protocol::mark(tx, id, fence, now, *until).await?;
            if let Marked::NoLongerTrue(_, moved) = &marked
                && moved.asks()
            {
                // It may have arrived before, and is no longer true.
                deliveries::ask_about(tx, change.task, moved, now).await?;
            }
            Ok(Changed::Mark(marked))
        }
        What::Outcome(answer) => outcome(tx, change, answer).await,
    }
}

/// A person is asked where a letter failed or was lost track of.
async fn outcome(tx: &mut Tx, change: &Change, answer: &Answer) -> Result<Changed, StoreError> {
    let Change { id, fence, now, .. } = *change;
    let Some(moved) = protocol::outcome(tx, id, fence, answer, now).await? else {
        return Ok(Changed::Outcome {
            moved: None,
            stopped: false,
        });
    };
    match answer.asks {
        Some(kind) => drop(deliveries::ask(tx, change.task, kind, &moved, now).await?),
        None if moved.asks() => drop(deliveries::ask_about(tx, change.task, &moved, now).await?),
        None => {}
    }
    if change.again {
        reached(tx, &moved, now).await?;
    }
    let refused = matches!(moved.state, DeliveryState::Dead | DeliveryState::Bounced);
    let stopped = change.watched && refused && stop_all(tx, change.setting, now).await?;
    Ok(Changed::Outcome {
        moved: Some(moved),
        stopped,
    })
}
