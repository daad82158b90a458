//! E-mails as they are kept: queued with their bytes, listed for the desk, counted by address.
//! Not here: the protocol of one sending ([`protocol`]) and SMTP.

pub mod archive;
pub mod decide;
pub mod ends;
pub mod gates;
pub mod lapse;
pub mod named;
pub mod of_case;
pub mod overtaken;
pub mod overview;
pub mod protocol;
pub mod replay;

use std::collections::BTreeSet;

use casework::brussels;
use casework::contact::Email;
use casework::delivery::DeliveryState;
use casework::ids::{CaseId, ContactId, DeadlineId, DeliveryId, TaskId};
use casework::masked::Masked;
use casework::window::Window;
use casework::words::{DeliveryKind, Language, TaskKind};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

use self::protocol::Moved;
use crate::error::StoreError;
use crate::reminders::word;
use crate::tasks::{self, NewTask};
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// A new e-mail with its bytes.
    QUEUE = "INSERT INTO delivery (id, kind, contact_id, email, address_folded, language, message_id, state, subject, body, \
             dates_named, opens_at, closes_at, next_try_at, fence, claims, attempts, ambiguous, created_at, domain) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9, $10, $11, $12, $13, 0, 0, 0, 0, $13, $14)";
    /// The reminders' letters of one address that may have reached it lately, or still may.
    LATELY [hot] = "SELECT d.state, d.final_at, (SELECT MAX(a.at) FROM attempt a WHERE a.delivery_id = d.id) FROM delivery d \
                    WHERE d.address_folded = $1 AND d.created_at > $2 AND d.kind = 'reminder' \
                    AND d.state IN ('queued', 'claimed', 'sending', 'unknown', 'sent', 'bounced')";
    /// The newest letters, for the desk.
    LIST = "SELECT id, kind, state, reason, subject, message_id, language, opens_at, closes_at, claims, attempts, ambiguous, \
            created_at, final_at FROM delivery WHERE created_at <= $1 AND ($3 = '' OR state = $3) \
            ORDER BY created_at DESC, id DESC LIMIT $2";
    /// One letter, for the desk, also from the archive.
    FIND [hot] = "SELECT id, kind, state, reason, subject, message_id, language, opens_at, closes_at, claims, attempts, ambiguous, \
                  created_at, final_at FROM delivery WHERE id = $1 UNION ALL \
                  SELECT id, kind, state, reason, subject, message_id, language, opens_at, closes_at, claims, attempts, ambiguous, \
                  created_at, final_at FROM delivery_archive WHERE id = $1";
    /// What a letter speaks of: rules and rungs.
    ABOUT [hot] = "SELECT d.rule, r.rung FROM reminder r JOIN deadline d ON d.id = r.deadline_id WHERE r.delivery_id = $1";
    /// The same with what outlives the database: case and day of the trigger.
    NATURAL [hot] = "SELECT d.case_id, d.rule, d.trigger_on, r.rung FROM reminder r JOIN deadline d ON d.id = r.deadline_id \
                     WHERE r.delivery_id = $1";
    /// When an e-mail of unknown fate is next looked at.
    NEXT_UNKNOWN [hot] = "SELECT next_try_at FROM delivery WHERE state = 'unknown' ORDER BY next_try_at, id LIMIT 1";
    /// The cases a letter speaks of.
    CASES [hot] = "SELECT f.reference FROM reminder r JOIN deadline d ON d.id = r.deadline_id \
                   JOIN case_file f ON f.id = d.case_id WHERE r.delivery_id = $1";
    /// What its claims came to.
    ATTEMPTS [hot] = "SELECT fence, at, phase, code, reply, outcome, class FROM attempt WHERE delivery_id = $1 ORDER BY fence";
    /// Whether anything is queued.
    ANY_QUEUED [hot] = "SELECT next_try_at FROM delivery WHERE state = 'queued' ORDER BY next_try_at, closes_at, id LIMIT 1";
    /// When the next lease runs out.
    NEXT_LEASE [hot] = "SELECT lease_until FROM delivery WHERE lease_until IS NOT NULL ORDER BY lease_until, id LIMIT 1";
}

type At = (DateTime<Utc>,);

/// Windows of letters are shorter; older ones say nothing about today.
const DAYS_THAT_COUNT: i64 = 60;

/// A date that a letter names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateNamed {
    /// Of which deadline.
    pub deadline: DeadlineId,
    /// Which day.
    pub on: NaiveDate,
    /// Whether the letter calls it the last legal day.
    pub last: bool,
}

/// An e-mail to be queued, complete before the first attempt.
#[derive(Clone, Debug)]
pub struct NewDelivery {
    /// Which one.
    pub id: DeliveryId,
    /// What it is for.
    pub kind: DeliveryKind,
    /// To whom.
    pub contact: Option<ContactId>,
    /// To which address.
    pub email: Email,
    /// In which language.
    pub language: Language,
    /// The Message-ID, with its angle brackets.
    pub message_id: String,
    /// The subject.
    pub subject: String,
    /// The bytes that are sent, unchanged at every attempt.
    pub body: Masked<Vec<u8>>,
    /// The dates it names.
    pub dates_named: Vec<DateNamed>,
    /// When it is true.
    pub window: Window,
    /// When it was written, and may first be tried.
    pub created_at: DateTime<Utc>,
}

/// An e-mail as the desk sees it: no address and no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryLine {
    /// Which one.
    pub id: DeliveryId,
    /// What it is for.
    pub kind: DeliveryKind,
    /// Where it is.
    pub state: DeliveryState,
    /// Why it ended so.
    pub reason: Option<String>,
    /// The subject.
    pub subject: String,
    /// The Message-ID.
    pub message_id: String,
    /// The language.
    pub language: Language,
    /// When it is true.
    pub window: (DateTime<Utc>, DateTime<Utc>),
    /// How often it was claimed.
    pub claims: i32,
    /// How often it was tried.
    pub attempts: i32,
    /// How often track of it was lost.
    pub ambiguous: i32,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it ended.
    pub final_at: Option<DateTime<Utc>>,
}

/// What one claim of a letter came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct AttemptLine {
    /// Which claim.
    pub fence: i32,
    /// When it ended.
    pub at: DateTime<Utc>,
    /// How far it came.
    pub phase: String,
    /// The SMTP code.
    pub code: Option<i32>,
    /// The reply, shortened, without addresses.
    pub reply: Option<String>,
    /// What it came to.
    pub outcome: String,
    /// What the server's answer meant.
    pub class: Option<String>,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: Uuid,
    kind: String,
    state: String,
    reason: Option<String>,
    subject: String,
    message_id: String,
    language: String,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    claims: i32,
    attempts: i32,
    ambiguous: i32,
    created_at: DateTime<Utc>,
    final_at: Option<DateTime<Utc>>,
}

impl TryFrom<LineRow> for DeliveryLine {
    type Error = StoreError;

    fn try_from(row: LineRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: DeliveryId(row.id),
            kind: word("delivery.kind", &row.kind)?,
            state: word("delivery.state", &row.state)?,
            reason: row.reason,
            subject: row.subject,
            message_id: row.message_id,
            language: word("delivery.language", &row.language)?,
            window: (row.opens_at, row.closes_at),
            claims: row.claims,
            attempts: row.attempts,
            ambiguous: row.ambiguous,
            created_at: row.created_at,
            final_at: row.final_at,
        })
    }
}

/// Queues an e-mail with its bytes.
pub async fn queue(tx: &mut Tx, new: &NewDelivery) -> Result<(), StoreError> {
    let contact = new.contact.map(|contact| contact.0);
    let (kind, language) = (new.kind.as_str(), new.language.as_str());
    let folded = new.email.folded();
    let (email, folded) = (new.email.expose(), folded.expose().as_str());
    let (opens_at, closes_at) = (micros(new.window.opens_at), micros(new.window.closes_at));
    let (message_id, subject) = (new.message_id.as_str(), new.subject.as_str());
    let (body, dates) = (new.body.expose().as_slice(), Json(&new.dates_named));
    let (created, domain) = (micros(new.created_at), new.email.domain());
    run!(
        tx,
        QUEUE,
        [
            new.id.0, kind, contact, email, folded, language, message_id, subject, body, dates,
            opens_at, closes_at, created, domain
        ],
        execute
    )
    .map(|_| ())
}

/// The last Brussels day on which a folded address got a reminder's letter; today while one may
/// still leave.
pub async fn last_letter_day(
    tx: &mut Tx,
    address: &str,
    now: DateTime<Utc>,
) -> Result<Option<NaiveDate>, StoreError> {
    type Row = (String, Option<DateTime<Utc>>, Option<DateTime<Utc>>);
    let since = micros(now - TimeDelta::days(DAYS_THAT_COUNT));
    let rows = run!(tx, LATELY, [address, since], all Row)?;
    let mut last = None;
    for (state, final_at, tried_at) in rows {
        let at = match word("delivery.state", &state)? {
            DeliveryState::Sent | DeliveryState::Bounced => tried_at.or(final_at),
            DeliveryState::Unknown => tried_at,
            _ => Some(now),
        };
        last = last.max(at.map(brussels::day_of));
    }
    Ok(last)
}

/// The newest e-mails written until an instant, in one state or in any, for the desk.
pub async fn list(
    tx: &mut Tx,
    until: DateTime<Utc>,
    state: Option<DeliveryState>,
    limit: u32,
) -> Result<Vec<DeliveryLine>, StoreError> {
    let state = state.map_or("", DeliveryState::as_str);
    let rows = run!(tx, LIST, [micros(until), i64::from(limit), state], all LineRow)?;
    rows.into_iter().map(DeliveryLine::try_from).collect()
}

/// One e-mail, for the desk.
pub async fn find(tx: &mut Tx, id: DeliveryId) -> Result<Option<DeliveryLine>, StoreError> {
    run!(tx, FIND, [id.0], optional LineRow)?
        .map(DeliveryLine::try_from)
        .transpose()
}

/// What a letter speaks of: rule and rung of each reminder, sorted.
pub async fn about(tx: &mut Tx, id: DeliveryId) -> Result<Vec<(String, String)>, StoreError> {
    type Row = (String, String);
    let mut rows = run!(tx, ABOUT, [id.0], all Row)?;
    rows.sort();
    Ok(rows)
}

/// The references of the cases a letter speaks of.
pub async fn cases_of(tx: &mut Tx, id: DeliveryId) -> Result<Vec<String>, StoreError> {
    type Row = (String,);
    let rows = run!(tx, CASES, [id.0], all Row)?;
    let references: BTreeSet<String> = rows.into_iter().map(|(reference,)| reference).collect();
    Ok(references.into_iter().collect())
}

/// What each claim of a letter came to, the first one first.
pub async fn attempts(tx: &mut Tx, id: DeliveryId) -> Result<Vec<AttemptLine>, StoreError> {
    run!(tx, ATTEMPTS, [id.0], all AttemptLine)
}

/// A reminder by what outlives the database: case, rule, day of the trigger, rung.
pub type NaturalKey = (CaseId, String, NaiveDate, String);

/// What a letter speaks of, by keys that outlive the database.
pub async fn natural_keys(tx: &mut Tx, id: DeliveryId) -> Result<Vec<NaturalKey>, StoreError> {
    type Row = (Uuid, String, NaiveDate, String);
    let mut rows = run!(tx, NATURAL, [id.0], all Row)?;
    rows.sort();
    Ok(rows
        .into_iter()
        .map(|(case, rule, trigger_on, rung)| (CaseId(case), rule, trigger_on, rung))
        .collect())
}

/// Asks a human to act on a letter that failed or whose fate is unknown; once per letter.
pub async fn ask_about(
    tx: &mut Tx,
    task: TaskId,
    moved: &Moved,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let kind = match moved.state {
        DeliveryState::Bounced => TaskKind::AddressFailed,
        _ => TaskKind::LetterFailed,
    };
    ask(tx, task, kind, moved, now).await
}

/// Asks a human for one thing that a letter needs; once per letter.
pub async fn ask(
    tx: &mut Tx,
    task: TaskId,
    kind: TaskKind,
    moved: &Moved,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let new = NewTask {
        id: task,
        kind: kind.as_str().to_owned(),
        case_id: moved.cases.first().map(|(case, _)| *case),
        subject_id: Some(moved.id.0),
        text_key: format!("task-{}", kind.as_str().replace('_', "-")),
        params: serde_json::json!({ "state": moved.state.as_str() }),
        due_on: brussels::day_of(now),
        created_at: now,
    };
    tasks::add(tx, &new).await
}

/// When the first queued e-mail may be tried; it may lie in the past.
pub async fn next_try(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, StoreError> {
    Ok(run!(tx, ANY_QUEUED, [], optional At)?.map(|(at,)| at))
}

/// When an e-mail of unknown fate is next looked at.
pub async fn next_unknown(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, StoreError> {
    Ok(run!(tx, NEXT_UNKNOWN, [], optional At)?.map(|(at,)| at))
}

/// When the first lease runs out.
pub async fn next_lease(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, StoreError> {
    Ok(run!(tx, NEXT_LEASE, [], optional At)?.map(|(at,)| at))
}
