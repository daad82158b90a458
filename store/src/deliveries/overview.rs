//! What the page of letters shows: those a person must decide about, what went out lately, and what will go
//! out in the next days. Every list is read through an index, in pages.
//! Not here: deciding ([`super::decide`]), and the figures of those who watch (`crate::figures`).

use casework::delivery::DeliveryState;
use casework::ids::{CaseId, ContactId, DeliveryId};
use casework::ladder::Rung;
use casework::masked::Masked;
use casework::window::Window;
use casework::words::{DeadlineState, DeliveryKind, Language, ReminderState, TaskKind};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use crate::error::StoreError;
use crate::reminders::word;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// Letters of unknown fate, those looked at next first.
    DOUBTFUL [hot] = "SELECT v.id, v.kind, v.state, v.reason, v.language, v.closes_at, v.next_try_at, v.created_at, v.ambiguous, \
                      a.at AS tried_at, a.phase, a.code, v.next_try_at AS place FROM delivery v LEFT JOIN attempt a ON a.delivery_id = v.id \
                      AND a.fence = (SELECT MAX(x.fence) FROM attempt x WHERE x.delivery_id = v.id) \
                      WHERE v.state = 'unknown' AND (v.next_try_at, v.id) > ($1, $2) ORDER BY v.next_try_at, v.id LIMIT $3";
    /// Letters about which a person was asked and has not decided, the oldest first.
    ASKED [hot] = "SELECT v.id, v.kind, v.state, v.reason, v.language, v.closes_at, v.next_try_at, v.created_at, v.ambiguous, \
                   a.at AS tried_at, a.phase, a.code, v.created_at AS place FROM task t JOIN delivery v ON v.id = t.subject_id \
                   LEFT JOIN attempt a ON a.delivery_id = v.id AND a.fence = (SELECT MAX(x.fence) FROM attempt x WHERE x.delivery_id = v.id) \
                   WHERE t.kind = $1 AND t.state = 'open' AND t.subject_id IS NOT NULL AND t.subject_id > $2 ORDER BY t.subject_id LIMIT $3";
    /// Letters that were taken, the latest first, among the latest tries. Few tries share an instant, so that the small
    /// sort among those costs nothing.
    TAKEN = "SELECT v.id, v.kind, v.state, v.reason, v.language, v.closes_at, v.next_try_at, v.created_at, v.ambiguous, \
             a.at AS tried_at, a.phase, a.code, a.at AS place FROM (SELECT delivery_id, at, phase, code, outcome FROM attempt \
             WHERE at <= $1 AND (at, delivery_id) < ($1, $2) ORDER BY at DESC, delivery_id DESC LIMIT $4) a \
             JOIN delivery v ON v.id = a.delivery_id WHERE a.outcome IN ('accept', 'replay') ORDER BY a.at DESC, a.delivery_id DESC LIMIT $3";
    /// How many tries of a day came to what, among so many.
    TRIES = "SELECT outcome, count(*) FROM (SELECT outcome FROM attempt WHERE at >= $1 ORDER BY at LIMIT $2) t GROUP BY outcome";
    /// Whom letters speak to, and of what. Two texts, because each database reads a list of ids in its own way.
    SPOKEN = {
        sqlite "SELECT r.delivery_id, f.id AS case_id, f.reference, f.given_name, f.family_name, d.rule, r.rung, r.state, d.state AS deadline_state, \
                d.safe_on, d.due_on FROM reminder r JOIN deadline d ON d.id = r.deadline_id JOIN case_file f ON f.id = d.case_id \
                WHERE r.delivery_id IN (SELECT unhex(value) FROM json_each($1)) ORDER BY r.delivery_id, d.sort_on, r.id",
        postgres "SELECT r.delivery_id, f.id AS case_id, f.reference, f.given_name, f.family_name, d.rule, r.rung, r.state, d.state AS deadline_state, \
                  d.safe_on, d.due_on FROM reminder r JOIN deadline d ON d.id = r.deadline_id JOIN case_file f ON f.id = d.case_id \
                  WHERE r.delivery_id IN (SELECT value::uuid FROM json_array_elements_text($1::json)) ORDER BY r.delivery_id, d.sort_on, r.id"
    };
    /// Planned reminders of people who can be written to, by the opening of their window.
    COMING [hot] = "SELECT r.opens_at, r.closes_at, r.rung, r.contact_id FROM reminder r JOIN contact c ON c.id = r.contact_id \
                    WHERE r.state = 'planned' AND r.opens_at < $1 AND r.closes_at > $2 AND c.email_folded IS NOT NULL \
                    AND c.stopped_at IS NULL AND c.suspended_at IS NULL ORDER BY r.opens_at, r.id LIMIT $3";
    /// When a letter is tried, or looked at, next.
    NEXT_TRY [hot] = "SELECT next_try_at FROM delivery WHERE id = $1";
    /// The letter in whose place one is, and the one in its own.
    PLACES [hot] = "SELECT v.replaces, (SELECT n.id FROM delivery n WHERE n.replaces = v.id ORDER BY n.replaces LIMIT 1) FROM delivery v WHERE v.id = $1";
}

/// A place in a list: what it is sorted by, and the letter.
pub type Place = (DateTime<Utc>, DeliveryId);

/// A letter on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which one.
    pub id: DeliveryId,
    /// What it is for.
    pub kind: DeliveryKind,
    /// Where it is.
    pub state: DeliveryState,
    /// Why it ended so.
    pub reason: Option<String>,
    /// The language.
    pub language: Language,
    /// When it is no longer true.
    pub closes_at: DateTime<Utc>,
    /// When it is tried, or looked at, next.
    pub next_try_at: DateTime<Utc>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// How often track of it was lost.
    pub ambiguous: i32,
    /// When its last try ended.
    pub tried_at: Option<DateTime<Utc>>,
    /// How far that came.
    pub phase: Option<String>,
    /// What the server said.
    pub code: Option<i32>,
    /// Where it stands in its list.
    pub place: Place,
}

/// One thing that a letter says to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// In which letter.
    pub letter: DeliveryId,
    /// In which case.
    pub case: CaseId,
    /// The case's reference.
    pub reference: String,
    /// Given and family name.
    pub name: Masked<String>,
    /// The rule.
    pub rule: String,
    /// The rung.
    pub rung: String,
    /// What became of the reminder.
    pub state: ReminderState,
    /// Where the deadline is.
    pub deadline: DeadlineState,
    /// The safe date.
    pub safe_on: Option<NaiveDate>,
    /// The legal date.
    pub due_on: Option<NaiveDate>,
}

/// A reminder that will be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Its rung.
    pub rung: Rung,
    /// Its window.
    pub window: Window,
    /// For whom: what one person gets on a day is one letter.
    pub contact: ContactId,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    state: String,
    reason: Option<String>,
    language: String,
    closes_at: DateTime<Utc>,
    next_try_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    ambiguous: i32,
    tried_at: Option<DateTime<Utc>>,
    phase: Option<String>,
    code: Option<i32>,
    place: DateTime<Utc>,
}

impl TryFrom<Row> for Shown {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: DeliveryId(row.id),
            kind: word("delivery.kind", &row.kind)?,
            state: word("delivery.state", &row.state)?,
            reason: row.reason,
            language: word("delivery.language", &row.language)?,
            closes_at: row.closes_at,
            next_try_at: row.next_try_at,
            created_at: row.created_at,
            ambiguous: row.ambiguous,
            tried_at: row.tried_at,
            phase: row.phase,
            code: row.code,
            place: (row.place, DeliveryId(row.id)),
        })
    }
}

#[derive(sqlx::FromRow)]
struct SpokenRow {
    delivery_id: Uuid,
    case_id: Uuid,
    reference: String,
    given_name: String,
    family_name: String,
    rule: String,
    rung: String,
    state: String,
    deadline_state: String,
    safe_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
}

impl TryFrom<SpokenRow> for Spoken {
    type Error = StoreError;

    fn try_from(row: SpokenRow) -> Result<Self, StoreError> {
        Ok(Self {
            letter: DeliveryId(row.delivery_id),
            case: CaseId(row.case_id),
            reference: row.reference,
            name: Masked::new(format!("{} {}", row.given_name, row.family_name)),
            rule: row.rule,
            rung: row.rung,
            state: word("reminder.state", &row.state)?,
            deadline: word("deadline.state", &row.deadline_state)?,
            safe_on: row.safe_on,
            due_on: row.due_on,
        })
    }
}

fn shown(rows: Vec<Row>) -> Result<Vec<Shown>, StoreError> {
    rows.into_iter().map(Shown::try_from).collect()
}

/// Letters of unknown fate, those looked at next first; `after` is the place of the last one seen.
pub async fn doubtful(
    tx: &mut Tx,
    after: Option<Place>,
    limit: u32,
) -> Result<Vec<Shown>, StoreError> {
    let (at, id) = after.unwrap_or((DateTime::UNIX_EPOCH, DeliveryId(Uuid::nil())));
    shown(run!(tx, DOUBTFUL, [micros(at), id.0, i64::from(limit)], all Row)?)
}

/// Letters about which a person was asked and has not decided, the oldest first; `after` is the last one seen.
pub async fn asked(
    tx: &mut Tx,
    after: Option<DeliveryId>,
    limit: u32,
) -> Result<Vec<Shown>, StoreError> {
    let after = after.map_or(Uuid::nil(), |id| id.0);
    let mut all = Vec::new();
    for kind in [TaskKind::LetterFailed, TaskKind::AddressFailed] {
        let rows = run!(tx, ASKED, [kind.as_str(), after, i64::from(limit)], all Row)?;
        all.extend(shown(rows)?);
    }
    all.sort_by_key(|one| one.id);
    all.dedup_by_key(|one| one.id);
    all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(all)
}

/// Letters that were taken, the latest first, among so many tries; `before` is the place of the last one seen.
pub async fn taken(
    tx: &mut Tx,
    before: Option<Place>,
    now: DateTime<Utc>,
    (limit, tries): (u32, u32),
) -> Result<Vec<Shown>, StoreError> {
    let (at, id) = before.unwrap_or((now, DeliveryId(Uuid::max())));
    let (limit, tries) = (i64::from(limit), i64::from(tries));
    shown(run!(tx, TAKEN, [micros(at), id.0, limit, tries], all Row)?)
}

/// How many tries since an instant came to what, by the word of the outcome, among so many.
pub async fn tries(
    tx: &mut Tx,
    since: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<(String, i64)>, StoreError> {
    type Counted = (String, i64);
    run!(tx, TRIES, [micros(since), i64::from(limit)], all Counted)
}

/// Whom these letters speak to, and of what.
pub async fn spoken(tx: &mut Tx, letters: &[DeliveryId]) -> Result<Vec<Spoken>, StoreError> {
    let ids: Vec<String> = letters.iter().map(|id| id.0.simple().to_string()).collect();
    let rows = run!(tx, SPOKEN, [json!(ids).to_string()], all SpokenRow)?;
    rows.into_iter().map(Spoken::try_from).collect()
}

/// Reminders of people who can be written to, whose window opens before `until`, at most `limit`.
pub async fn coming(
    tx: &mut Tx,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<Coming>, StoreError> {
    type Row = (DateTime<Utc>, DateTime<Utc>, String, Uuid);
    let limit = i64::from(limit);
    let rows = run!(tx, COMING, [micros(until), micros(now), limit], all Row)?;
    let coming = |(opens_at, closes_at, rung, contact): Row| {
        let window = Window::new(opens_at, closes_at);
        Ok(Coming {
            rung: word("reminder.rung", &rung)?,
            window: window
                .ok_or_else(|| StoreError::corrupt("reminder.closes_at", "an empty window"))?,
            contact: ContactId(contact),
        })
    };
    rows.into_iter().map(coming).collect()
}

/// When a letter is tried, or looked at, next.
pub async fn next_try(tx: &mut Tx, id: DeliveryId) -> Result<Option<DateTime<Utc>>, StoreError> {
    type At = (DateTime<Utc>,);
    Ok(run!(tx, NEXT_TRY, [id.0], optional At)?.map(|(at,)| at))
}

/// The letter whose place one takes, and the one that takes its own.
pub async fn places(
    tx: &mut Tx,
    id: DeliveryId,
) -> Result<(Option<DeliveryId>, Option<DeliveryId>), StoreError> {
    type Row = (Option<Uuid>, Option<Uuid>);
    let found = run!(tx, PLACES, [id.0], optional Row)?.unwrap_or_default();
    Ok((found.0.map(DeliveryId), found.1.map(DeliveryId)))
}
