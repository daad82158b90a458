//! Telling the database what the receipts know and it does not: one that was restored from a backup or failed
//! over to has forgotten letters, and would write them again.
//! Not here: reading the files (`crate::receipts`), and when this happens (before the first claim).

use casework::ids::{AuditId, CaseId, DeliveryId, TaskId};
use casework::words::AuditAction;
use chrono::{DateTime, Utc};
use store::audit::{self, AuditLine};
use store::deliveries::protocol::Moved;
use store::deliveries::replay::files::{self, ReadTo};
use store::deliveries::replay::{self, Remembered, Standing, WaitingReminder};
use store::deliveries::{self, NaturalKey};
use store::workers::{self, WorkerName};
use store::{StoreError, Tx};

use super::hold;
use super::sending::reached;
use crate::Jobs;
use crate::error::JobError;
use crate::receipts::{Receipt, Receipts};

/// So many lines are looked up in one transaction, and read again after a crash.
const LINES_AT_ONCE: usize = 300;

/// Why nothing may leave where receipts should be and are not.
const MISSING: &str = "this database has sent letters, and there is no file of receipts (sending.receipts_dir): \
                       a restored backup would write them again";

/// How the history names who did it.
const ACTOR: &str = "receipts";

/// What the receipts had to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Letters that were sent, read since the last time.
    pub sent: u64,
    /// Of those: letters that waited here and are settled now.
    pub settled: u64,
    /// ... forgotten ones that are written down again.
    pub remembered: u64,
    /// ... between mark and outcome: asked about again the next time.
    pub under_way: u64,
    /// ... unknown here, and nothing they spoke of waits.
    pub elsewhere: u64,
    /// Lines that say nothing.
    pub unreadable: u64,
    /// Whether sending was put on hold because there are no receipts at all.
    pub held: bool,
}

/// Reads what was added to the receipts since the last time, and tells the database. Any number of
/// processes may do so at once, each with its own folder or with a shared one.
///
/// # Errors
/// When the database or the folder fails; the same lines are read again the next time, without harm.
pub async fn replay_receipts(jobs: &Jobs, now: DateTime<Utc>) -> Result<Replayed, JobError> {
    let mut replayed = Replayed::default();
    let Some(receipts) = &jobs.receipts else {
        return Ok(replayed);
    };
    let months = receipts.months().await?;
    if months.is_empty() {
        replayed.held = hold_without(jobs, receipts, now).await?;
    }
    for month in months {
        read_on(jobs, receipts, &month, &mut replayed, now).await?;
    }
    tell(&replayed);
    Ok(replayed)
}

fn tell(replayed: &Replayed) {
    let Replayed {
        sent,
        settled,
        remembered,
        under_way,
        elsewhere,
        unreadable,
        held,
    } = *replayed;
    if held {
        tracing::warn!("sending is on hold: {MISSING}");
    }
    if settled + remembered > 0 {
        tracing::warn!(
            sent,
            settled,
            remembered,
            elsewhere,
            "receipts told of letters that this database had forgotten; nobody is written to again"
        );
    } else if sent > 0 {
        tracing::info!(sent, elsewhere, "receipts were read");
    }
    if under_way + unreadable > 0 {
        tracing::info!(
            under_way,
            unreadable,
            "receipts of letters under way, and lines cut off"
        );
    }
}

/// Where receipts are missing altogether and letters were sent, a person decides. The empty file says
/// that it was asked: after `off` nobody is asked again. Others at work prove that nothing was restored
/// under them, and that this machine is merely new.
async fn hold_without(
    jobs: &Jobs,
    receipts: &Receipts,
    now: DateTime<Utc>,
) -> Result<bool, JobError> {
    let own = WorkerName(jobs.settings.worker.clone());
    let asks = jobs.store.read(move |tx| {
        Box::pin(async move {
            Ok(replay::ever_sent(tx).await? && !workers::others_live(tx, &own, now).await?)
        })
    });
    if !asks.await? {
        return Ok(false);
    }
    if hold::held(jobs, now).await?.is_none() {
        hold::hold(jobs, MISSING, now).await?;
    }
    receipts.begin(now).await?;
    Ok(true)
}

async fn read_on(
    jobs: &Jobs,
    receipts: &Receipts,
    month: &str,
    replayed: &mut Replayed,
    now: DateTime<Utc>,
) -> Result<(), JobError> {
    let Some(first_line) = receipts.first_line(month).await? else {
        return Ok(());
    };
    let mut from = read_before(jobs, receipts, month, &first_line).await?;
    loop {
        let page = receipts.page(month, from, LINES_AT_ONCE).await?;
        if page.end == from {
            return Ok(());
        }
        replayed.unreadable += page.unreadable;
        let stop = of_page(jobs, receipts, page.sent, replayed, now).await?;
        let bytes = stop.unwrap_or(page.end);
        let tail = receipts.tail(month, bytes).await?.unwrap_or_default();
        let (file, read_to) = (first_line.clone(), ReadTo { bytes, tail });
        let write = jobs
            .store
            .write(move |tx| Box::pin(async move { files::set(tx, &file, &read_to, now).await }));
        write.await?;
        if stop.is_some() {
            return Ok(());
        }
        from = page.end;
    }
}

/// How far the file was read; a file that is another by now is read from its beginning.
async fn read_before(
    jobs: &Jobs,
    receipts: &Receipts,
    month: &str,
    first_line: &str,
) -> Result<u64, JobError> {
    let file = first_line.to_owned();
    let found = jobs
        .store
        .read(move |tx| Box::pin(async move { files::find(tx, &file).await }));
    let Some(read_to) = found.await? else {
        return Ok(0);
    };
    let tail = receipts.tail(month, read_to.bytes).await?;
    Ok(match tail {
        Some(tail) if tail == read_to.tail => read_to.bytes,
        _ => 0,
    })
}

/// Tells of some lines; gives the byte of the first one that has to be read again.
async fn of_page(
    jobs: &Jobs,
    receipts: &Receipts,
    sent: Vec<(u64, Receipt)>,
    replayed: &mut Replayed,
    now: DateTime<Utc>,
) -> Result<Option<u64>, JobError> {
    let own = receipts.clone();
    let read = jobs.store.read(move |tx| {
        Box::pin(async move {
            let mut all = Vec::new();
            for (at, receipt) in sent {
                let news = news(tx, &own, &receipt).await?;
                all.push((at, receipt, news));
            }
            Ok(all)
        })
    });
    for (at, receipt, news) in read.await? {
        let did = match news {
            News::Known | News::Elsewhere | News::UnderWay => news,
            News::Settles | News::Remembers => told(jobs, receipts, receipt, now).await?,
        };
        replayed.sent += 1;
        *match did {
            News::Known => continue,
            News::Settles => &mut replayed.settled,
            News::Remembers => &mut replayed.remembered,
            News::Elsewhere => &mut replayed.elsewhere,
            News::UnderWay => {
                replayed.under_way += 1;
                return Ok(Some(at));
            }
        } += 1;
    }
    Ok(None)
}

/// What a line is to this database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    /// Nothing new.
    Known,
    /// A letter that waits here was sent.
    Settles,
    /// A letter unknown here spoke of reminders that wait here.
    Remembers,
    /// A letter unknown here, of which nothing waits.
    Elsewhere,
    /// Whoever sends the letter will say.
    UnderWay,
}

async fn news(tx: &mut Tx, receipts: &Receipts, receipt: &Receipt) -> Result<News, StoreError> {
    Ok(match replay::standing(tx, &receipt.message_id).await? {
        Standing::Ended => News::Known,
        Standing::UnderWay => News::UnderWay,
        Standing::Waits(_) => News::Settles,
        Standing::Forgotten => match spoke_of(tx, receipts, receipt).await?.is_empty() {
            true => News::Elsewhere,
            false => News::Remembers,
        },
    })
}

fn keys(receipt: &Receipt) -> Vec<NaturalKey> {
    let about = receipt.about.iter().cloned();
    about
        .map(|one| (one.case, one.rule, one.trigger_on, one.rung))
        .collect()
}

/// The reminders that a letter spoke of and that wait here, for the address it went to. A correction
/// that was planned after the letter corrects something else.
async fn spoke_of(
    tx: &mut Tx,
    receipts: &Receipts,
    receipt: &Receipt,
) -> Result<Vec<WaitingReminder>, StoreError> {
    let mut all = replay::waiting(tx, &keys(receipt)).await?;
    all.retain(|one| {
        let later = one.window.opens_at > receipt.at;
        receipts.address(one.email.folded().expose()) == receipt.address
            && !(one.rung.corrects() && later)
    });
    Ok(all)
}

/// Tells of one line, in one transaction with its lines in the history.
async fn told(
    jobs: &Jobs,
    receipts: &Receipts,
    receipt: Receipt,
    now: DateTime<Utc>,
) -> Result<News, JobError> {
    let (own, receipts) = (jobs.clone(), receipts.clone());
    let told = jobs.store.write(move |tx| {
        Box::pin(async move {
            replay::hold_cases(tx, &keys(&receipt)).await?;
            match replay::standing(tx, &receipt.message_id).await? {
                Standing::Ended => Ok(News::Known),
                Standing::UnderWay => Ok(News::UnderWay),
                Standing::Waits(id) => settle(&own, tx, id, &receipt, now).await,
                Standing::Forgotten => remember(&own, tx, &receipts, &receipt, now).await,
            }
        })
    });
    Ok(told.await?)
}

async fn settle(
    jobs: &Jobs,
    tx: &mut Tx,
    id: DeliveryId,
    receipt: &Receipt,
    now: DateTime<Utc>,
) -> Result<News, StoreError> {
    let Some(moved) = replay::settle(tx, id, receipt.at, now).await? else {
        return Ok(News::UnderWay);
    };
    reached(tx, &moved, now).await?;
    let cases = moved.cases.into_iter().map(|(case, _)| case);
    write_history(jobs, tx, (id, receipt), cases.collect(), now).await?;
    Ok(News::Settles)
}

async fn remember(
    jobs: &Jobs,
    tx: &mut Tx,
    receipts: &Receipts,
    receipt: &Receipt,
    now: DateTime<Utc>,
) -> Result<News, StoreError> {
    let letter = Remembered {
        id: jobs.fresh(DeliveryId::next),
        message_id: receipt.message_id.clone(),
        sent_at: receipt.at,
        spoke_of: spoke_of(tx, receipts, receipt).await?,
    };
    if letter.spoke_of.is_empty() {
        return Ok(News::Elsewhere);
    }
    let Some(cancelled) = replay::remember(tx, &letter, now).await? else {
        return Ok(News::UnderWay);
    };
    for moved in cancelled.iter().filter(|moved: &&Moved| moved.asks()) {
        deliveries::ask_about(tx, jobs.fresh(TaskId::next), moved, now).await?;
    }
    let mut cases: Vec<CaseId> = letter.spoke_of.iter().map(|one| one.case).collect();
    cases.sort();
    cases.dedup();
    write_history(jobs, tx, (letter.id, receipt), cases, now).await?;
    Ok(News::Remembers)
}

/// One line in the history of each case.
async fn write_history(
    jobs: &Jobs,
    tx: &mut Tx,
    (id, receipt): (DeliveryId, &Receipt),
    cases: Vec<CaseId>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for case in cases {
        let about = receipt.about.iter().filter(|one| one.case == case);
        let about: Vec<_> = about
            .map(|one| serde_json::json!({ "rule": one.rule, "rung": one.rung }))
            .collect();
        let line = AuditLine {
            id: jobs.fresh(AuditId::next),
            at: now,
            actor: ACTOR.to_owned(),
            action: AuditAction::ReceiptReplayed.as_str().to_owned(),
            case_id: Some(case),
            before: None,
            after: Some(serde_json::json!({
                "delivery": id, "message_id": receipt.message_id, "sent_at": receipt.at, "about": about,
            })),
        };
        audit::append(tx, &line).await?;
    }
    tracing::info!(delivery = %id, sent_at = %receipt.at, "a receipt says that this letter was sent");
    Ok(())
}
