//! Reminders whose window is open become letters: one transaction an address.
//! Not here: what a letter says (`casework::letter`) and how it looks (`views`).

use casework::brussels;
use casework::contact::Email;
use casework::correction::{self, CorrectionLetter};
use casework::ids::{CaseId, ContactId, DeadlineId, DeliveryId, ReminderId};
use casework::letter::{Due, Letter, NamedDate, compose};
use casework::masked::Masked;
use casework::sending::{cannot_wait, may_leave};
use casework::window::Window;
use casework::words::{DeliveryKind, Language};
use chrono::{DateTime, NaiveDate, Utc};
use store::deliveries::{self, DateNamed, NewDelivery};
use store::reminders::{self, CaseOfReminder, DueReminder};
use store::{StoreError, Tx};
use views::letter::Links;

use crate::crash_points::CrashPoint;
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
                Ok(letters) => {
                    CrashPoint::BetweenAddresses.passed();
                    queued.extend(letters);
                }
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
    let today = brussels::day_of(now);
    let mut queued = Vec::new();
    // What puts a date right leaves at once and takes the reminders of that date along.
    let corrections = correction::compose(&lines, today);
    for letter in &corrections {
        queued.push(queue(jobs, tx, Drafted::of_correction(letter), &due, now).await?);
    }
    let taken = |id| {
        corrections
            .iter()
            .any(|letter| letter.covered.contains(&id))
    };
    let rest: Vec<Due<'_>> = lines
        .iter()
        .filter(|one| !taken(one.reminder.id))
        .copied()
        .collect();
    let mut letters = compose(&rest, today);
    choose(jobs, &mut letters, now, last_day);
    for letter in &letters {
        queued.push(queue(jobs, tx, Drafted::of(letter), &due, now).await?);
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

/// A letter that may leave, of whichever kind.
struct Drafted<'a> {
    said: Said<'a>,
    contact: ContactId,
    language: Language,
    window: Window,
    cases: Vec<CaseId>,
    answered: Vec<ReminderId>,
    covered: &'a [ReminderId],
    named: Vec<DateNamed>,
}

enum Said<'a> {
    Duties(&'a Letter),
    Corrections(&'a CorrectionLetter),
}

impl<'a> Drafted<'a> {
    fn of(letter: &'a Letter) -> Self {
        let items = letter.items.iter();
        Self {
            said: Said::Duties(letter),
            contact: letter.contact,
            language: letter.language,
            window: letter.window,
            cases: items.clone().map(|item| item.case).collect(),
            answered: items.clone().map(|item| item.reminder).collect(),
            covered: &letter.covered,
            named: items.map(|item| named(item.deadline, item.named)).collect(),
        }
    }

    fn of_correction(letter: &'a CorrectionLetter) -> Self {
        let items = letter.items.iter();
        let dates = items.clone();
        Self {
            said: Said::Corrections(letter),
            contact: letter.contact,
            language: letter.language,
            window: letter.window,
            cases: items.clone().map(|item| item.case).collect(),
            answered: items.map(|item| item.reminder).collect(),
            covered: &letter.covered,
            named: dates
                .filter_map(|item| Some(named(item.deadline, item.named?)))
                .collect(),
        }
    }
}

impl Drafted<'_> {
    /// For whom the links of the letter are. A correction may name no date; then they are good from today.
    fn holder(&self, email: &Email) -> Holder {
        Holder {
            contact: self.contact,
            email: email.clone(),
            cases: self.cases.iter().copied().collect(),
            last_on: self
                .named
                .iter()
                .map(|one| one.on)
                .max()
                .unwrap_or(NaiveDate::MIN),
        }
    }
}

fn named(deadline: DeadlineId, date: NamedDate) -> DateNamed {
    DateNamed {
        deadline,
        on: date.day(),
        last: matches!(date, NamedDate::Legal(_)),
    }
}

async fn queue(
    jobs: &Jobs,
    tx: &mut Tx,
    letter: Drafted<'_>,
    due: &[DueReminder],
    now: DateTime<Utc>,
) -> Result<DeliveryId, JobError> {
    let mut cases: Vec<&CaseOfReminder> = Vec::new();
    for id in &letter.cases {
        let case = due.iter().map(|one| &one.case).find(|one| one.id == *id);
        cases.extend(case.filter(|case| !cases.contains(case)));
    }
    let mut to = due.iter().filter(|one| one.contact.id == letter.contact);
    let email = to.find_map(|one| one.contact.usable_email());
    let Some(email) = email else {
        return Err(StoreError::corrupt("contact.email", "none for a letter").into());
    };
    let id = jobs.fresh(DeliveryId::next);
    let random = jobs.fresh(|ids| ids.next_uuid().simple().to_string());
    let settings = &jobs.settings;
    let links = match &jobs.links {
        Some(links) => links.make(tx, &letter.holder(email), now).await?,
        None => Links::default(),
    };
    let unsubscribe = links.unsubscribe.clone();
    let (kind, rendered) = match letter.said {
        Said::Duties(said) => {
            let mut words = message::to_words(said, &cases, settings);
            words.links = links;
            (DeliveryKind::Reminder, words.render()?)
        }
        Said::Corrections(said) => {
            let words = message::to_correcting_words(said, &cases, settings);
            (DeliveryKind::Correction, words.render()?)
        }
    };
    let earlier = deliveries::decide::earlier(tx, &letter.answered).await?;
    let mut references = match letter.said {
        Said::Duties(_) => Vec::new(),
        Said::Corrections(_) => deliveries::named::before(tx, &letter.answered).await?,
    };
    if let Some(earlier) = earlier.as_ref().filter(|one| one.doubtful)
        && !references.contains(&earlier.message_id)
    {
        references.push(earlier.message_id.clone());
    }
    let head = message::Head {
        random: &random,
        at: now,
        unsubscribe: unsubscribe.as_deref(),
        references: &references,
    };
    let built = message::build(rendered, email, &head, settings)?;
    CrashPoint::Rendered.passed();
    let new = NewDelivery {
        id,
        kind,
        contact: Some(letter.contact),
        email: email.clone(),
        language: letter.language,
        message_id: built.message_id,
        subject: built.subject,
        body: Masked::new(built.bytes),
        dates_named: letter.named,
        window: letter.window,
        created_at: now,
    };
    deliveries::queue(tx, &new).await?;
    CrashPoint::Queueing.passed();
    if let Some(earlier) = earlier {
        deliveries::decide::refer(tx, id, earlier.id).await?;
    }
    let mut all = true;
    for answered in letter.answered {
        all &= reminders::bundle(tx, answered, id).await?;
    }
    for covered in letter.covered {
        all &= reminders::cover(tx, *covered, id).await?;
    }
    if !all {
        let why = "a reminder changed while its letter was written";
        return Err(StoreError::Locked(why.to_owned()).into());
    }
    Ok(id)
}
