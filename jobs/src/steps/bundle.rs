//! Reminders whose window is open become letters: one transaction an address.
//! Not here: what a letter says (`casework::letter`) and how it looks (`views`).

use casework::brussels;
use casework::ids::DeliveryId;
use casework::letter::{Due, Letter, NamedDate, compose};
use casework::masked::Masked;
use casework::sending::{cannot_wait, may_leave};
use casework::words::DeliveryKind;
use chrono::{DateTime, NaiveDate, Utc};
use store::deliveries::{self, DateNamed, NewDelivery};
use store::reminders::{self, CaseOfReminder, DueReminder};
use store::{StoreError, Tx};

use crate::error::JobError;
use crate::links::Holder;
use crate::{Jobs, message};

/// Bundles what is due and may leave now; returns the letters queued.
///
/// # Errors
/// When the database or a letter fails; letters queued before stay queued.
pub async fn bundle(jobs: &Jobs, now: DateTime<Utc>) -> Result<Vec<DeliveryId>, JobError> {
    let hours = &jobs.settings.hours;
    // Nothing leaves at this hour, urgent or not: spare the look.
    if !may_leave(true, now, hours, None) {
        return Ok(Vec::new());
    }
    let mut queued = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    let mut after = None;
    loop {
        let batch = jobs.settings.batch;
        let page = jobs.store.read(move |tx| {
            Box::pin(async move { reminders::waiting(tx, now, after, batch).await })
        });
        let page = page.await?;
        let Some(last) = page.last() else {
            return Ok(queued);
        };
        after = Some((last.opens_at, last.id));
        for address in page.into_iter().map(|one| one.address) {
            if !seen.insert(address.clone()) {
                continue;
            }
            let own = jobs.clone();
            let one = jobs.store.try_write(move |tx| {
                Box::pin(async move { of_address(&own, tx, address.expose(), now).await })
            });
            match one.await {
                Ok(letters) => queued.extend(letters),
                // A case changed at the same time; the next sweep looks again.
                Err(JobError::Store(StoreError::Locked(_))) => {}
                Err(other) => return Err(other),
            }
        }
    }
}

async fn of_address(
    jobs: &Jobs,
    tx: &mut Tx,
    address: &str,
    now: DateTime<Utc>,
) -> Result<Vec<DeliveryId>, JobError> {
    let due = reminders::due_of_address(tx, address, now).await?;
    let last_day = deliveries::last_letter_day(tx, address, now).await?;
    let lines: Vec<Due<'_>> = due
        .iter()
        .map(|one| Due {
            reminder: &one.reminder,
            deadline: &one.deadline,
            contact: &one.contact,
        })
        .collect();
    let mut letters = compose(&lines, brussels::day_of(now));
    choose(jobs, &mut letters, now, last_day);
    let mut queued = Vec::new();
    for letter in letters {
        queued.push(queue(jobs, tx, &letter, &due, now).await?);
    }
    Ok(queued)
}

/// Keeps the letters that may leave now: those that cannot wait, and one ordinary letter a day.
fn choose(jobs: &Jobs, letters: &mut Vec<Letter>, now: DateTime<Utc>, last_day: Option<NaiveDate>) {
    let hours = &jobs.settings.hours;
    let urgent = |letter: &Letter| {
        let mut items = letter.items.iter();
        items.any(|item| cannot_wait(item.rung, &letter.window, now, hours))
    };
    let mut free = may_leave(false, now, hours, last_day) && !letters.iter().any(urgent);
    letters.retain(|letter| urgent(letter) || std::mem::take(&mut free));
}

async fn queue(
    jobs: &Jobs,
    tx: &mut Tx,
    letter: &Letter,
    due: &[DueReminder],
    now: DateTime<Utc>,
) -> Result<DeliveryId, JobError> {
    let mut cases: Vec<&CaseOfReminder> = Vec::new();
    for item in &letter.items {
        let case = due
            .iter()
            .map(|one| &one.case)
            .find(|one| one.id == item.case);
        cases.extend(case.filter(|case| !cases.contains(case)));
    }
    let mut to = due.iter().filter(|one| one.contact.id == letter.contact);
    let email = to.find_map(|one| one.contact.usable_email());
    let Some(email) = email else {
        return Err(StoreError::corrupt("contact.email", "none for a letter").into());
    };
    let id = jobs.fresh(DeliveryId::next);
    let random = jobs.fresh(|ids| ids.next_uuid().simple().to_string());
    let mut words = message::to_words(letter, &cases, &jobs.settings);
    if let Some(links) = &jobs.links {
        words.links = links.make(tx, &Holder::of(letter, email), now).await?;
    }
    let built = message::build(&words, email, &random, now, &jobs.settings)?;
    let named = letter.items.iter().map(|item| DateNamed {
        deadline: item.deadline,
        on: item.named.day(),
        last: matches!(item.named, NamedDate::Legal(_)),
    });
    let new = NewDelivery {
        id,
        kind: DeliveryKind::Reminder,
        contact: Some(letter.contact),
        email: email.clone(),
        language: letter.language,
        message_id: built.message_id,
        subject: built.subject,
        body: Masked::new(built.bytes),
        dates_named: named.collect(),
        window: letter.window,
        created_at: now,
    };
    deliveries::queue(tx, &new).await?;
    let mut all = true;
    for item in &letter.items {
        all &= reminders::bundle(tx, item.reminder, id).await?;
    }
    for covered in &letter.covered {
        all &= reminders::cover(tx, *covered, id).await?;
    }
    if !all {
        let why = "a reminder changed while its letter was written";
        return Err(StoreError::Locked(why.to_owned()).into());
    }
    Ok(id)
}
