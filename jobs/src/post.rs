//! The way a letter leaves the house, and one letter's whole way through it: receipt, mark, sending,
//! receipt, outcome.
//! Not here: when; steps and workers decide that.

use std::io;
use std::path::{Path, PathBuf};

use casework::delivery::{DeliveryEvent, DeliveryState};
use chrono::{DateTime, Utc};
use store::deliveries;
use store::deliveries::protocol::{Answer, Claimed, Marked, Moved};

use crate::crash_points::CrashPoint;
use crate::error::JobError;
use crate::lease::Lease;
use crate::receipts::{self, Natural, Receipt, Receipts, Said};
use crate::smtp::{Class, Envelope, Failure, Relay};
use crate::{Jobs, spool, steps, verdict};

/// Where letters go.
#[derive(Clone, Debug)]
pub enum Post {
    /// Into a folder, one file a letter.
    Spool(PathBuf),
    /// To a mail server.
    Smtp(Relay),
}

impl std::fmt::Display for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Spool(folder) => folder.display().fmt(f),
            Self::Smtp(_) => f.write_str("the mail server"),
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
    /// It did not leave, or nobody knows; the database says which.
    NotSent(NotSent),
}

/// A letter that did not leave, or of which nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotSent {
    /// Where it is now; `None` when somebody else holds it.
    pub moved: Option<Moved>,
    /// Why, for the breaker and alarms; `None` when it was taken and somebody else holds it.
    pub class: Option<Class>,
}

/// The phase of a letter that becomes a file.
const SPOOL: &str = "spool";

/// What an attempt came to; `None` when the mark was refused and nothing left.
type Attempt = Option<(Answer, Option<Class>)>;

/// Takes one claimed letter through mark, sending and outcome, and holds on to it meanwhile. `clock` is
/// asked anew for each, because sending takes time; a simulation gives the same instant each time.
///
/// # Errors
/// When the database or the receipts fail. A letter that was marked is then reaped as lost track of;
/// whether it was sent, its receipt says.
pub async fn carry(
    jobs: &Jobs,
    post: &Post,
    claimed: &Claimed,
    clock: impl Fn() -> DateTime<Utc>,
) -> Result<Ended, JobError> {
    let lease = Lease::of(jobs, claimed);
    tokio::select! {
        biased;
        ended = to_its_end(jobs, post, &lease, &clock) => ended,
        never = lease.keep(&clock) => match never {},
    }
}

async fn to_its_end(
    jobs: &Jobs,
    post: &Post,
    lease: &Lease<'_>,
    clock: &impl Fn() -> DateTime<Utc>,
) -> Result<Ended, JobError> {
    let claimed = lease.claimed;
    let mut notes = Notes::open(jobs, claimed, clock()).await?;
    let attempt = match post {
        Post::Spool(folder) => into_folder(jobs, folder, lease, &mut notes, clock).await?,
        Post::Smtp(relay) => to_relay(jobs, relay, lease, &mut notes, clock).await?,
    };
    let Some((answer, class)) = attempt else {
        notes.write(Said::NotSent, clock()).await?;
        return Ok(Ended::Refused);
    };
    let noted = match answer.event {
        DeliveryEvent::LoseTrack => Ok(()),
        DeliveryEvent::Accept => notes.write(Said::Sent, clock()).await,
        _ => notes.write(Said::NotSent, clock()).await,
    };
    CrashPoint::Receipted.passed();
    // The database hears of it even when the receipt failed: of two witnesses, either is enough.
    let moved = steps::outcome(jobs, claimed, answer, clock()).await?;
    CrashPoint::Settled.passed();
    tracing::debug!(delivery = %claimed.id, "written down");
    noted?;
    Ok(match moved {
        Some(moved) if moved.state == DeliveryState::Sent => Ended::Sent(moved),
        moved => Ended::NotSent(NotSent { moved, class }),
    })
}

/// Whether the body may leave: the receipt says that it is leaving, and the letter is marked. Neither waits
/// for the other, the body for both.
async fn set_out(
    jobs: &Jobs,
    lease: &Lease<'_>,
    notes: &mut Notes,
    clock: &impl Fn() -> DateTime<Utc>,
) -> Result<bool, JobError> {
    let now = clock();
    let (noted, marked) = tokio::join!(notes.write(Said::Leaving, now), lease.mark(now));
    if let Err(error) = noted {
        put_off(jobs, lease.claimed, &error, clock()).await?;
        return Err(error.into());
    }
    Ok(marked? == Marked::Yes)
}

async fn into_folder(
    jobs: &Jobs,
    folder: &Path,
    lease: &Lease<'_>,
    notes: &mut Notes,
    clock: &impl Fn() -> DateTime<Utc>,
) -> Result<Attempt, JobError> {
    let claimed = lease.claimed;
    if !set_out(jobs, lease, notes, clock).await? {
        return Ok(None);
    }
    let bytes = claimed.body.expose().clone();
    let written = spool::deliver(folder, &claimed.message_id, bytes).await;
    Ok(Some(match written {
        Ok(_) => (Answer::of(DeliveryEvent::Accept, SPOOL), None),
        // A folder that cannot be written to is a server that cannot be reached.
        Err(error) => {
            let answer = Answer {
                reply: Some(error.to_string()),
                retry_at: Some(clock() + jobs.settings.after_lost_lease()),
                ..Answer::of(DeliveryEvent::Defer, SPOOL)
            };
            (answer, Some(Class::Conn))
        }
    }))
}

/// The mark comes after the server's 354 and before the first byte of the body. When it is refused, or
/// the database fails, the connection is closed: without the final dot nothing was sent.
async fn to_relay(
    jobs: &Jobs,
    relay: &Relay,
    lease: &Lease<'_>,
    notes: &mut Notes,
    clock: &impl Fn() -> DateTime<Utc>,
) -> Result<Attempt, JobError> {
    let claimed = lease.claimed;
    let bytes = claimed.body.expose();
    #[cfg(feature = "faults")]
    let renamed = crate::faults::renamed(claimed);
    #[cfg(feature = "faults")]
    let bytes = renamed.as_ref().unwrap_or(bytes);
    let from = jobs.settings.from.email.as_ref();
    let envelope = Envelope::new(from, claimed.email.expose(), bytes);
    let going = match relay.begin(&envelope).await {
        Ok(going) => going,
        Err(failure) => return failed(jobs, claimed, failure, clock()).await.map(Some),
    };
    CrashPoint::Go.passed();
    if !set_out(jobs, lease, notes, clock).await? {
        return Ok(None);
    }
    CrashPoint::Marked.passed();
    let attempt = match going.finish(bytes, || lease.holds(clock())).await {
        Ok(accepted) => {
            CrashPoint::Accepted.passed();
            (verdict::taken(accepted, &jobs.settings), None)
        }
        Err(failure) => failed(jobs, claimed, failure, clock()).await?,
    };
    Ok(Some(attempt))
}

async fn failed(
    jobs: &Jobs,
    claimed: &Claimed,
    failure: Failure,
    now: DateTime<Utc>,
) -> Result<(Answer, Option<Class>), JobError> {
    let id = claimed.id;
    let tried = jobs
        .store
        .read(move |tx| Box::pin(async move { deliveries::attempts(tx, id).await }));
    let class = failure.class;
    let answer = verdict::failed(failure, claimed, &tried.await?, &jobs.settings, now);
    Ok((answer, Some(class)))
}

/// Without a receipt nothing leaves; that is no try of this letter.
async fn put_off(
    jobs: &Jobs,
    claimed: &Claimed,
    error: &io::Error,
    now: DateTime<Utc>,
) -> Result<(), JobError> {
    let answer = Answer {
        reply: Some(error.to_string()),
        retry_at: Some(now + jobs.settings.after_lost_lease()),
        counted: false,
        ..Answer::of(DeliveryEvent::Defer, "receipt")
    };
    steps::outcome(jobs, claimed, answer, now).await?;
    Ok(())
}

/// The receipts of one letter, where receipts are kept.
struct Notes {
    kept: Option<(Receipts, Receipt)>,
    leaving: bool,
}

impl Notes {
    async fn open(jobs: &Jobs, claimed: &Claimed, now: DateTime<Utc>) -> Result<Self, JobError> {
        let Some(receipts) = &jobs.receipts else {
            return Ok(Self {
                kept: None,
                leaving: false,
            });
        };
        let id = claimed.id;
        let keys = jobs
            .store
            .read(move |tx| Box::pin(async move { deliveries::natural_keys(tx, id).await }));
        let about = keys.await?.into_iter();
        let receipt = Receipt {
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
        };
        Ok(Self {
            kept: Some((receipts.clone(), receipt)),
            leaving: false,
        })
    }

    /// Of a letter that was not about to leave, nothing has to be taken back.
    async fn write(&mut self, said: Said, now: DateTime<Utc>) -> io::Result<()> {
        let Some((receipts, receipt)) = &mut self.kept else {
            return Ok(());
        };
        self.leaving |= said == Said::Leaving;
        if !self.leaving {
            return Ok(());
        }
        (receipt.at, receipt.said) = (now, said);
        receipts.write(receipt).await
    }
}
