//! Taking out what has served its time, so that what is stored follows what is open and not the years.
//! The bytes of a letter are not among it: they go in the commit that makes it final, and the schema
//! refuses a final letter with bytes.
//! Not here: when this runs ([`crate::tending`]), and what must be kept for ever (cases, history).

use chrono::{DateTime, TimeDelta, Utc};
use store::deliveries::archive::archive;
use store::deliveries::gates;
use store::deliveries::replay::files;
use store::{StoreError, Tx, applicant, idempotency, pruning, workers};

use crate::Jobs;
use crate::error::JobError;
use crate::receipts::Natural;

/// A run takes out at most so many batches of each kind: it shares the database with letters.
const MOST_BATCHES: u32 = 20;

/// What was wrong with a mail domain so long ago means nothing today.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::days(1);

/// How much a run took out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Letters that went to the archive.
    pub letters: u64,
    /// What tries of letters came to.
    pub attempts: u64,
    /// Links to the applicant's page that ended.
    pub links: u64,
    /// Kept answers to requests.
    pub answers: u64,
    /// Ended keys of the API.
    pub keys: u64,
    /// Rows of silent processes.
    pub workers: u64,
    /// Mail domains of which nothing was heard for long.
    pub domains: u64,
    /// Whether the run ended before the work did.
    pub more: bool,
}

/// What may be too old, and since when.
#[derive(Clone, Copy)]
enum Old {
    Letters(DateTime<Utc>),
    Links(DateTime<Utc>),
    Attempts(DateTime<Utc>),
    Answers(DateTime<Utc>),
    Keys(DateTime<Utc>),
    Workers(DateTime<Utc>),
    Domains(DateTime<Utc>),
}

impl Old {
    async fn take_out(self, tx: &mut Tx, limit: u32) -> Result<u64, StoreError> {
        match self {
            Self::Letters(before) => archive(tx, before, limit).await,
            Self::Links(now) => applicant::prune(tx, now, limit).await,
            Self::Attempts(before) => pruning::attempts(tx, before, limit).await,
            Self::Answers(now) => idempotency::prune(tx, now, limit).await,
            Self::Keys(before) => pruning::ended_keys(tx, before, limit).await,
            Self::Workers(before) => workers::prune(tx, before, limit).await,
            Self::Domains(before) => gates::prune(tx, before, limit).await,
        }
    }
}

/// Takes out what is older than the periods say, in transactions of at most `settings.batch` rows.
/// Any number of processes may do so at once.
///
/// # Errors
/// When the database fails; what was taken out stays out.
pub async fn prune(jobs: &Jobs, now: DateTime<Utc>) -> Result<Pruned, JobError> {
    let keep = &jobs.settings.keep;
    let mut pruned = Pruned::default();
    let more = &mut pruned.more;
    let before = |period: Option<TimeDelta>| now.checked_sub_signed(period?);
    if let Some(old) = before(keep.letters) {
        pruned.letters = in_batches(jobs, Old::Letters(old), more).await?;
    }
    if let Some(old) = before(keep.attempts) {
        pruned.attempts = in_batches(jobs, Old::Attempts(old), more).await?;
    }
    pruned.links = in_batches(jobs, Old::Links(now), more).await?;
    pruned.answers = in_batches(jobs, Old::Answers(now), more).await?;
    pruned.domains = in_batches(jobs, Old::Domains(now - FORGOTTEN_AFTER), more).await?;
    if let Some(old) = before(keep.ended_keys) {
        pruned.keys = in_batches(jobs, Old::Keys(old), more).await?;
    }
    if let Some(old) = before(keep.silent_workers) {
        pruned.workers = in_batches(jobs, Old::Workers(old), more).await?;
    }
    Ok(pruned)
}

async fn in_batches(jobs: &Jobs, old: Old, more: &mut bool) -> Result<u64, JobError> {
    let batch = jobs.settings.batch;
    let mut all = 0;
    for _ in 0..MOST_BATCHES {
        let write = jobs
            .store
            .write(move |tx| Box::pin(async move { old.take_out(tx, batch).await }));
        let some = write.await?;
        all += some;
        if some < u64::from(batch) {
            return Ok(all);
        }
    }
    *more = true;
    Ok(all)
}

/// Removes files of receipts that nothing can need any more; gives their months.
///
/// Receipts tell a database what it no longer knows: one restored from a backup, or failed over to,
/// would write again every letter whose window is still open. So a file may go when
/// - its month ended `keep.receipt_months` months ago: an older backup is not to be let loose on people;
/// - this database knows each letter in it as ended, so it is not itself the one that has to be told;
/// - and the window of every reminder those letters were about has closed: no database, however old,
///   could write about it again.
///
/// The file of this month and of the one before also settle letters of unknown fate and are never looked
/// at. A file that cannot be judged, or speaks of letters of another database, stays.
///
/// # Errors
/// When the database or the folder fails; what was removed stays removed.
pub async fn prune_receipts(jobs: &Jobs, now: DateTime<Utc>) -> Result<Vec<String>, JobError> {
    let mut removed = Vec::new();
    let (Some(receipts), Some(months)) = (&jobs.receipts, jobs.settings.keep.receipt_months) else {
        return Ok(removed);
    };
    for month in receipts.months_past(now, months.max(1)).await? {
        let letters = receipts.letters_of(&month).await?;
        if needed(jobs, letters.into_iter().collect(), now).await? {
            tracing::debug!(%month, "receipts stay: a letter in them is not known here, or could be written again");
            continue;
        }
        let file = receipts.first_line(&month).await?;
        receipts.remove(&month).await?;
        if let Some(file) = file {
            let forget = jobs
                .store
                .write(move |tx| Box::pin(async move { files::forget(tx, &file).await }));
            forget.await?;
        }
        removed.push(month);
    }
    if receipts.months().await?.is_empty() {
        // No file at all would mean that they were lost (`replay_receipts`).
        receipts.begin(now).await?;
    }
    Ok(removed)
}

/// Whether one of these letters is unknown here or not at its end, or one of its reminders still open.
async fn needed(
    jobs: &Jobs,
    letters: Vec<(String, Vec<Natural>)>,
    now: DateTime<Utc>,
) -> Result<bool, JobError> {
    let batch = usize::try_from(jobs.settings.batch).unwrap_or(usize::MAX);
    for some in letters.chunks(batch.max(1)) {
        let some = some.to_vec();
        let read = jobs.store.read(move |tx| {
            Box::pin(async move {
                for (message_id, about) in &some {
                    if !pruning::has_ended(tx, message_id).await?
                        || any_open(tx, about, now).await?
                    {
                        return Ok(true);
                    }
                }
                Ok(false)
            })
        });
        if read.await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn any_open(tx: &mut Tx, about: &[Natural], now: DateTime<Utc>) -> Result<bool, StoreError> {
    for one in about {
        let until = pruning::open_until(tx, one.case, &one.rule, one.trigger_on, &one.rung).await?;
        if until.is_none_or(|until| until > now) {
            return Ok(true);
        }
    }
    Ok(false)
}
