//! What receipts tell a database that was restored or failed over to: a letter it knows was sent, or one it
//! has forgotten is written down again, so that nobody is written to twice.
//! Not here: the files, and which addresses are the same (`jobs::receipts` has the key of their hashes).

pub mod files;

use std::collections::BTreeSet;

use casework::contact::Email;
use casework::delivery::{DeliveryEvent, DeliveryReason, DeliveryState};
use casework::ids::{CaseId, ContactId, DeliveryId, ReminderId};
use casework::ladder::Rung;
use casework::masked::Masked;
use casework::window::Window;
use casework::words::{DeliveryKind, Language, ReminderReason, ReminderState};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::NaturalKey;
use super::lapse::end_doubtful;
use super::protocol::{Answer, Moved, Step, attempt, hold, put};
use crate::error::StoreError;
use crate::reminders::{self, word};
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// Where the letter of a receipt is.
    STANDING [hot] = "SELECT id, state FROM delivery WHERE message_id = $1 UNION ALL \
                      SELECT id, state FROM delivery_archive WHERE message_id = $1";
    /// A case that nobody changes meanwhile. SQLite has one writer.
    HOLD_CASE [hot] = {
        sqlite "SELECT id FROM case_file WHERE id = $1",
        postgres "SELECT id FROM case_file WHERE id = $1 FOR SHARE"
    };
    /// The reminders with these keys that may still lead to a letter.
    WAITING [hot] = "SELECT r.id, r.delivery_id, r.rung, r.opens_at, r.closes_at, c.id AS contact_id, c.email, c.language \
                     FROM deadline d JOIN reminder r ON r.deadline_id = d.id JOIN contact c ON c.id = r.contact_id \
                     WHERE d.case_id = $1 AND d.rule = $2 AND d.trigger_on = $3 AND r.rung = $4 \
                     AND r.state IN ('planned', 'bundled') AND c.email IS NOT NULL";
    /// A letter that was forgotten; its text and subject stay so. Another process may have been quicker.
    REMEMBER [hot] = "INSERT INTO delivery (id, kind, contact_id, email, address_folded, language, message_id, state, subject, \
                      dates_named, opens_at, closes_at, next_try_at, fence, claims, attempts, ambiguous, created_at, final_at) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, 'sent', '', '[]', $8, $9, $10, 1, 1, 1, 0, $10, $10) \
                      ON CONFLICT (message_id) DO NOTHING";
    /// A reminder of which that letter spoke.
    COVER [hot] = "UPDATE reminder SET state = 'covered', reason = 'receipt_found', delivery_id = $2 \
                   WHERE id = $1 AND state IN ('planned', 'bundled')";
    /// Whether any letter ever left; asked where no receipts are.
    EVER_SENT = "SELECT id FROM delivery WHERE state IN ('sent', 'bounced') UNION ALL \
                 SELECT id FROM delivery_archive WHERE state IN ('sent', 'bounced') LIMIT 1";
}

type Key = (Uuid,);

/// Where the letter of a receipt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// At its end: there is nothing to tell.
    Ended,
    /// Between mark and outcome: whoever holds it will say.
    UnderWay,
    /// It would be sent, or nobody knows its fate.
    Waits(DeliveryId),
    /// This database has never heard of it.
    Forgotten,
}

/// A reminder that may still lead to a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingReminder {
    /// Which reminder.
    pub id: ReminderId,
    /// Of which case.
    pub case: CaseId,
    /// Which letter it waits in, if any.
    pub bundled: Option<DeliveryId>,
    /// Its rung.
    pub rung: Rung,
    /// Its window.
    pub window: Window,
    /// For whom.
    pub contact: ContactId,
    /// At which address.
    pub email: Email,
    /// In which language.
    pub language: Language,
}

/// A letter that a receipt remembers and the database does not.
#[derive(Clone, Debug)]
pub struct Remembered {
    /// The row it gets.
    pub id: DeliveryId,
    /// The Message-ID, with its angle brackets.
    pub message_id: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// The reminders it spoke of, as far as they wait here; none is no letter.
    pub spoke_of: Vec<WaitingReminder>,
}

#[derive(sqlx::FromRow)]
struct WaitingRow {
    id: Uuid,
    delivery_id: Option<Uuid>,
    rung: String,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    contact_id: Uuid,
    email: String,
    language: String,
}

impl WaitingRow {
    fn of_case(self, case: CaseId) -> Result<WaitingReminder, StoreError> {
        Ok(WaitingReminder {
            id: ReminderId(self.id),
            case,
            bundled: self.delivery_id.map(DeliveryId),
            rung: word("reminder.rung", &self.rung)?,
            window: Window::new(self.opens_at, self.closes_at)
                .ok_or_else(|| StoreError::corrupt("reminder.closes_at", "an empty window"))?,
            contact: ContactId(self.contact_id),
            email: Email::parse(&self.email)
                .map_err(|_| StoreError::corrupt("contact.email", "no address"))?,
            language: word("contact.language", &self.language)?,
        })
    }
}

/// Where the letter with a Message-ID is.
pub async fn standing(tx: &mut Tx, message_id: &str) -> Result<Standing, StoreError> {
    type Row = (Uuid, String);
    let Some((id, state)) = run!(tx, STANDING, [message_id], optional Row)? else {
        return Ok(Standing::Forgotten);
    };
    let state: DeliveryState = word("delivery.state", &state)?;
    Ok(match state {
        DeliveryState::Sending => Standing::UnderWay,
        state if state.is_final() => Standing::Ended,
        _ => Standing::Waits(DeliveryId(id)),
    })
}

/// The reminders with these keys that may still lead to a letter, whatever their address.
pub async fn waiting(tx: &mut Tx, keys: &[NaturalKey]) -> Result<Vec<WaitingReminder>, StoreError> {
    let mut all = Vec::new();
    for (case, rule, trigger_on, rung) in keys {
        let (rule, rung) = (rule.as_str(), rung.as_str());
        for row in run!(tx, WAITING, [case.0, rule, *trigger_on, rung], all WaitingRow)? {
            all.push(row.of_case(*case)?);
        }
    }
    Ok(all)
}

/// Holds the cases of these keys, in the order of their ids, until the transaction ends.
pub async fn hold_cases(tx: &mut Tx, keys: &[NaturalKey]) -> Result<(), StoreError> {
    let cases: BTreeSet<CaseId> = keys.iter().map(|(case, ..)| *case).collect();
    for case in cases {
        run!(tx, HOLD_CASE, [case.0], optional Key)?;
    }
    Ok(())
}

/// Ends a letter that its receipt says was sent. `None` when it is at its end, or under way, by now.
pub async fn settle(
    tx: &mut Tx,
    id: DeliveryId,
    sent_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Option<Moved>, StoreError> {
    let Some(held) = hold(tx, id, None, now).await? else {
        return Ok(None);
    };
    let Ok(state) = held.state.after(DeliveryEvent::Replay, &held.guard) else {
        return Ok(None);
    };
    let step = Step {
        attempts: 1,
        ..Step::default()
    };
    put(tx, held.row.id, state, &step, now).await?;
    // The next number: the claim that sent it is one of those that this database forgot.
    found(tx, id, held.row.fence.saturating_add(1), sent_at).await?;
    let (done, sent) = (ReminderState::Done, ReminderReason::Sent);
    reminders::end_of_delivery(tx, id, done, sent).await?;
    Ok(Some(Moved {
        id,
        state,
        doubtful: false,
        cases: held.cases,
    }))
}

/// Writes a forgotten letter down as sent and covers the reminders it spoke of. A letter that waits with
/// one of them is cancelled, and what else stands in it is planned again; those letters are given back.
/// `None` when another process was quicker, or such a letter is under way: nothing was changed.
pub async fn remember(
    tx: &mut Tx,
    letter: &Remembered,
    now: DateTime<Utc>,
) -> Result<Option<Vec<Moved>>, StoreError> {
    let waiting: BTreeSet<DeliveryId> = letter.spoke_of.iter().filter_map(|r| r.bundled).collect();
    let mut doubled = Vec::new();
    for id in waiting {
        let Some(held) = hold(tx, id, None, now).await? else {
            continue;
        };
        match held.state.after(DeliveryEvent::Cancel, &held.guard) {
            Ok(state) => doubled.push((state, held)),
            Err(_) => return Ok(None),
        }
    }
    if !write_down(tx, letter).await? {
        return Ok(None);
    }
    found(tx, letter.id, 1, letter.sent_at).await?;
    for reminder in &letter.spoke_of {
        if run!(tx, COVER, [reminder.id.0, letter.id.0], execute)? != 1 {
            let why = "a reminder changed while a receipt was read";
            return Err(StoreError::Locked(why.to_owned()));
        }
    }
    let mut cancelled = Vec::new();
    for (state, held) in doubled {
        let id = DeliveryId(held.row.id);
        let step = Step {
            reason: Some(DeliveryReason::ReceiptFound),
            ..Step::default()
        };
        put(tx, held.row.id, state, &step, now).await?;
        let doubtful = held.guard.ambiguous > 0;
        if doubtful {
            end_doubtful(tx, id).await?;
        } else {
            reminders::release_of_delivery(tx, id, now).await?;
        }
        cancelled.push(Moved {
            id,
            state,
            doubtful,
            cases: held.cases,
        });
    }
    Ok(Some(cancelled))
}

async fn write_down(tx: &mut Tx, letter: &Remembered) -> Result<bool, StoreError> {
    let Some(first) = letter.spoke_of.first() else {
        return Ok(false);
    };
    let windows = letter.spoke_of.iter().map(|one| one.window);
    let opens_at = windows.clone().map(|window| window.opens_at).min();
    let closes_at = windows.map(|window| window.closes_at).max();
    let corrects = letter.spoke_of.iter().any(|one| one.rung.corrects());
    let kind = if corrects {
        DeliveryKind::Correction
    } else {
        DeliveryKind::Reminder
    };
    let folded: Masked<String> = first.email.folded();
    let (email, folded) = (first.email.expose(), folded.expose().as_str());
    let (kind, language) = (kind.as_str(), first.language.as_str());
    let (opens_at, closes_at) = (opens_at.map(micros), closes_at.map(micros));
    let (message_id, sent_at) = (letter.message_id.as_str(), micros(letter.sent_at));
    let written = run!(
        tx,
        REMEMBER,
        [
            letter.id.0,
            kind,
            first.contact.0,
            email,
            folded,
            language,
            message_id,
            opens_at,
            closes_at,
            sent_at
        ],
        execute
    )?;
    Ok(written == 1)
}

/// The try that a receipt speaks of, at its own instant: that is the day on which the address had a letter.
async fn found(
    tx: &mut Tx,
    id: DeliveryId,
    fence: i32,
    sent_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let answer = Answer::of(DeliveryEvent::Replay, "receipt");
    attempt(tx, id, fence, &answer, sent_at).await
}

/// Whether a letter ever left, as far as this database knows.
pub async fn ever_sent(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(run!(tx, EVER_SENT, [], optional Key)?.is_some())
}
