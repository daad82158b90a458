//! The way a letter leaves the house, and one letter's whole way through it: receipt, mark, send,
//! outcome, receipt.
//! Not here: when; steps and workers decide that.

use std::path::PathBuf;
use std::time::Duration;

use casework::delivery::{DeliveryEvent, DeliveryState};
use chrono::{DateTime, Utc};
use store::deliveries;
use store::deliveries::protocol::{Answer, Claimed, Marked, Moved};

use crate::breaker::Trouble;
use crate::error::JobError;
use crate::receipts::{self, Natural, Receipt, Said};
use crate::{Jobs, spool, steps};

/// Where letters go.
#[derive(Clone, Debug)]
pub enum Post {
    /// Into a folder, one file a letter.
    Spool(PathBuf),
}

impl Post {
    /// How long sending one letter may take after the mark: so long its lease must hold.
    pub const fn longest(&self) -> Duration {
        match self {
            Self::Spool(_) => Duration::from_secs(30),
        }
    }
}

impl std::fmt::Display for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Spool(folder) => folder.display().fmt(f),
        }
    }
}

/// What became of one claimed letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It left, and the database knows.
    Sent(Moved),
    /// Its text was no longer true, or somebody else holds it by now; nothing left.
    Refused,
    /// It did not leave, or nobody knows; the database says which. With what is wrong with the mail
    /// server itself.
    NotSent(Option<Trouble>),
}

/// Takes one claimed letter through mark, sending and outcome. `clock` is asked anew for each, because
/// sending takes time; a simulation gives the same instant each time.
///
/// # Errors
/// When the database fails. A letter that was marked is then reaped as lost track of: whether it was
/// sent, its receipt says.
pub async fn carry(
    jobs: &Jobs,
    post: &Post,
    claimed: &Claimed,
    clock: impl Fn() -> DateTime<Utc>,
) -> Result<Ended, JobError> {
    let mut receipt = receipt(jobs, claimed, clock()).await?;
    if let Err(error) = note(jobs, receipt.as_mut(), Said::Leaving, clock()).await {
        let answer = Answer {
            event: DeliveryEvent::Defer,
            phase: "receipt",
            code: None,
            reply: Some(error.to_string()),
            retry_at: Some(clock() + jobs.settings.retry_after(claimed.attempts)),
            counted: false,
        };
        steps::outcome(jobs, claimed, answer, clock()).await?;
        return Err(error.into());
    }
    let answer = match post {
        Post::Spool(folder) => {
            if steps::mark(jobs, claimed, clock()).await? != Marked::Yes {
                note(jobs, receipt.as_mut(), Said::NotSent, clock()).await?;
                return Ok(Ended::Refused);
            }
            into_folder(jobs, folder, claimed, clock()).await
        }
    };
    let said = match answer.event {
        DeliveryEvent::Accept => Some(Said::Sent),
        DeliveryEvent::LoseTrack => None,
        _ => Some(Said::NotSent),
    };
    let noted = match said {
        Some(said) => note(jobs, receipt.as_mut(), said, clock()).await,
        None => Ok(()),
    };
    // The database hears of it even when the receipt failed: two witnesses, either is enough.
    let moved = steps::outcome(jobs, claimed, answer, clock()).await?;
    noted?;
    Ok(match moved {
        Some(moved) if moved.state == DeliveryState::Sent => Ended::Sent(moved),
        _ => Ended::NotSent(None),
    })
}

async fn into_folder(
    jobs: &Jobs,
    folder: &std::path::Path,
    claimed: &Claimed,
    now: DateTime<Utc>,
) -> Answer {
    let bytes = claimed.body.expose().clone();
    let written = spool::deliver(folder, &claimed.message_id, bytes).await;
    let sent = written.is_ok();
    Answer {
        event: if sent {
            DeliveryEvent::Accept
        } else {
            DeliveryEvent::Defer
        },
        phase: "spool",
        code: None,
        reply: written.err().map(|error| error.to_string()),
        retry_at: (!sent).then(|| now + jobs.settings.retry_after(claimed.attempts)),
        counted: true,
    }
}

/// What will be written about a letter; `None` when no receipts are kept.
async fn receipt(
    jobs: &Jobs,
    claimed: &Claimed,
    now: DateTime<Utc>,
) -> Result<Option<Receipt>, JobError> {
    let Some(receipts) = &jobs.receipts else {
        return Ok(None);
    };
    let id = claimed.id;
    let keys = jobs
        .store
        .read(move |tx| Box::pin(async move { deliveries::natural_keys(tx, id).await }));
    let about = keys.await?.into_iter();
    Ok(Some(Receipt {
        at: now,
        said: Said::Leaving,
        message_id: claimed.message_id.clone(),
        sha256: receipts::sha256(claimed.body.expose()),
        about: about
            .map(|(case, rule, trigger_on, rung)| Natural {
                case,
                rule,
                trigger_on,
                rung,
            })
            .collect(),
        address: receipts.address(claimed.address.expose()),
    }))
}

async fn note(
    jobs: &Jobs,
    receipt: Option<&mut Receipt>,
    said: Said,
    now: DateTime<Utc>,
) -> std::io::Result<()> {
    let (Some(receipts), Some(receipt)) = (&jobs.receipts, receipt) else {
        return Ok(());
    };
    (receipt.at, receipt.said) = (now, said);
    receipts.write(receipt).await
}
