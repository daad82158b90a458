//! The morning mail of those who work on cases: once a working day, only when there is something to say, and
//! written in the transaction that remembers it, so that a restart writes none twice.
//! Not here: what it says (`casework::digest`), its words (`views`), and sending.

use casework::brussels;
use casework::digest::{Digest, DigestHour, DigestLine};
use casework::ids::DeliveryId;
use casework::masked::Masked;
use casework::window::Window;
use casework::words::DeliveryKind;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::Value;
use store::deliveries::{self, NewDelivery};
use store::digests::{self, DigestReader};
use store::{StoreError, Tx, settings};
use views::letter as words;

use crate::error::JobError;
use crate::{Jobs, message};

/// The key of the setting: a time of day, or `off`.
pub const DIGEST_AT: &str = "digest_at";
/// A setting may be changed meanwhile.
const LOOK_AGAIN: TimeDelta = TimeDelta::minutes(10);

/// Writes the mails of this morning that are not written. Gives when to look again.
///
/// # Errors
/// When the database fails or a mail cannot be built; mails written before stay.
pub async fn write_digests(jobs: &Jobs, now: DateTime<Utc>) -> Result<DateTime<Utc>, JobError> {
    let today = brussels::day_of(now);
    let rest = (now + LOOK_AGAIN).min(brussels::end_of(today));
    let Some(window) = hour(jobs, today).await?.window(today) else {
        return Ok(rest);
    };
    if now < window.opens_at {
        return Ok(rest.min(window.opens_at));
    }
    if window.has_closed(now) {
        return Ok(rest);
    }
    let readers = jobs
        .store
        .read(move |tx| Box::pin(async move { digests::readers(tx, today).await }));
    let mut written = 0;
    for reader in readers.await? {
        let own = jobs.clone();
        let one = jobs.store.try_write(move |tx| {
            Box::pin(async move { of_reader(&own, tx, &reader, window, now).await })
        });
        written += usize::from(one.await?);
    }
    if written > 0 {
        tracing::info!(written, "morning mails are in the queue");
    }
    Ok(rest)
}

async fn hour(jobs: &Jobs, today: NaiveDate) -> Result<DigestHour, JobError> {
    let set = jobs
        .store
        .read(move |tx| Box::pin(async move { settings::find_at(tx, DIGEST_AT, today).await }));
    let corrupt = |value: &Value| StoreError::corrupt("setting.digest_at", &value.to_string());
    match set.await?.map(|setting| setting.value) {
        None | Some(Value::Null) => Ok(DigestHour::default()),
        Some(Value::String(text)) => {
            let read = DigestHour::parse(&text);
            read.map_err(|_| corrupt(&Value::String(text)).into())
        }
        Some(other) => Err(corrupt(&other).into()),
    }
}

/// The mail of one user; false when there is nothing to say, or it was written before.
async fn of_reader(
    jobs: &Jobs,
    tx: &mut Tx,
    reader: &DigestReader,
    window: Window,
    now: DateTime<Utc>,
) -> Result<bool, JobError> {
    let today = brussels::day_of(now);
    if !digests::consider(tx, reader.user, today).await? {
        return Ok(false);
    }
    let digest = digests::read(tx, reader, today).await?;
    if digest.is_empty() {
        return Ok(false);
    }
    let random = jobs.fresh(|ids| ids.next_uuid().simple().to_string());
    let head = message::Head {
        random: &random,
        at: now,
        unsubscribe: None,
        references: &[],
    };
    let said = to_words(jobs, reader, &digest, today).render()?;
    let built = message::build(said, &reader.email, &head, &jobs.settings)?;
    let id = jobs.fresh(DeliveryId::next);
    let new = NewDelivery {
        id,
        kind: DeliveryKind::Digest,
        contact: None,
        email: reader.email.clone(),
        language: reader.language,
        message_id: built.message_id,
        subject: built.subject,
        body: Masked::new(built.bytes),
        dates_named: Vec::new(),
        window,
        created_at: now,
    };
    deliveries::queue(tx, &new).await?;
    digests::wrote(tx, reader.user, today, id).await?;
    Ok(true)
}

fn to_words(jobs: &Jobs, reader: &DigestReader, digest: &Digest, on: NaiveDate) -> words::Digest {
    let lines = |of: &[DigestLine]| {
        let lines = of.iter().map(|line| words::DigestCase {
            reference: line.reference.clone(),
            on: line.on,
        });
        lines.collect()
    };
    words::Digest {
        language: message::language(reader.language),
        organisation: jobs.settings.organisation.clone(),
        on,
        escalated: lines(&digest.escalated),
        overdue: lines(&digest.overdue),
        today: lines(&digest.today),
        next_days: lines(&digest.next_days),
        unreached: lines(&digest.unreached),
        uncertain: lines(&digest.uncertain),
        desk: jobs.settings.desk.clone(),
    }
}
