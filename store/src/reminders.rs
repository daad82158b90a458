//! Planned reminders as the sending jobs see them: what is due, and what became of it.
//! Not here: planning (it belongs to the case file) and what a letter says (`casework::letter`).

use casework::contact::{Contact, Email, Phone};
use casework::correction::Correction;
use casework::deadline::{Deadline, Legal};
use casework::ids::{CaseId, ContactId, DeadlineId, DeliveryId, EventId, ReminderId};
use casework::masked::Masked;
use casework::reminder::Reminder;
use casework::window::Window;
use casework::words::{ReminderReason, ReminderState};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// The addresses that have something open, one row a reminder, in pages.
    WAITING [hot] = "SELECT r.opens_at, r.id, c.email_folded \
                     FROM reminder r JOIN contact c ON c.id = r.contact_id \
                     WHERE r.state = 'planned' AND r.opens_at <= $1 AND (r.opens_at, r.id) > ($2, $3) AND r.closes_at > $1 \
                     AND c.email_folded IS NOT NULL AND c.stopped_at IS NULL AND c.suspended_at IS NULL \
                     ORDER BY r.opens_at, r.id LIMIT $4";
    /// Two bundlers of one address wait for each other. SQLite has one writer and needs no lock.
    LOCK_ADDRESS [hot] = {
        sqlite "SELECT id FROM contact WHERE email_folded = $1",
        postgres "SELECT id FROM contact WHERE email_folded = $1 ORDER BY id FOR UPDATE"
    };
    /// Everything open for one address, with what a letter needs.
    DUE [hot] = "SELECT r.id, r.rung, r.gentle, r.opens_at, r.closes_at, r.told_on, r.why, \
                 c.id AS contact_id, c.email, c.phone, c.language, \
                 d.id AS deadline_id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, \
                 d.opens_on, d.state AS deadline_state, d.legal, d.computed_at, \
                 f.id AS case_id, f.reference, f.given_name, f.municipality, t.name AS team, \
                 u.name AS caseworker, u.email AS caseworker_email \
                 FROM contact c JOIN reminder r ON r.contact_id = c.id AND r.state = 'planned' \
                 JOIN deadline d ON d.id = r.deadline_id JOIN case_file f ON f.id = d.case_id \
                 JOIN team t ON t.id = f.team_id LEFT JOIN \"user\" u ON u.id = f.caseworker_id AND u.active \
                 WHERE c.email_folded = $1 AND c.stopped_at IS NULL AND c.suspended_at IS NULL \
                 AND r.opens_at <= $2 AND r.closes_at > $2 AND (d.state = 'open' OR r.rung = 'dropped') AND f.status = 'open' LIMIT $3";
    /// What a letter needs of one case.
    CASE [hot] = "SELECT f.id AS case_id, f.reference, f.given_name, f.municipality, t.name AS team, u.name AS caseworker, \
                  u.email AS caseworker_email FROM case_file f JOIN team t ON t.id = f.team_id \
                  LEFT JOIN \"user\" u ON u.id = f.caseworker_id AND u.active WHERE f.id = $1";
    /// One planned reminder into a letter.
    BUNDLE [hot] = "UPDATE reminder SET state = 'bundled', delivery_id = $2 WHERE id = $1 AND state = 'planned'";
    /// One planned reminder made superfluous by another in the same letter.
    COVER [hot] = "UPDATE reminder SET state = 'covered', reason = 'more_urgent_letter', delivery_id = $2 \
                   WHERE id = $1 AND state = 'planned'";
    /// Planned reminders whose window closed; the reason says why nothing was written.
    EXPIRE [hot] = "UPDATE reminder SET state = 'expired', reason = (SELECT CASE \
                    WHEN c.stopped_at IS NOT NULL THEN 'contact_stopped' \
                    WHEN c.suspended_at IS NOT NULL THEN 'contact_suspended' ELSE 'window_passed' END \
                    FROM contact c WHERE c.id = reminder.contact_id) \
                    WHERE state = 'planned' AND id IN (SELECT id FROM reminder WHERE state = 'planned' AND closes_at <= $1 \
                    ORDER BY closes_at, id LIMIT $2) RETURNING id";
    /// The reminders of a letter that has its end.
    END_OF_DELIVERY [hot] = "UPDATE reminder SET state = $2, reason = $3 WHERE delivery_id = $1 AND state = 'bundled'";
    /// Reminders of a letter that will not leave: the window is over.
    RELEASE_LATE [hot] = "UPDATE reminder SET state = 'expired', reason = 'window_passed' \
                          WHERE delivery_id = $1 AND state = 'bundled' AND closes_at <= $2";
    /// ... the deadline is over, and none takes the place of one whose date is taken back.
    RELEASE_ENDED [hot] = "UPDATE reminder SET state = 'cancelled', reason = (SELECT CASE d.state WHEN 'met' THEN 'deadline_met' \
                           WHEN 'superseded' THEN 'deadline_replaced' ELSE 'deadline_void' END FROM deadline d WHERE d.id = reminder.deadline_id) \
                           WHERE delivery_id = $1 AND state = 'bundled' \
                           AND EXISTS (SELECT 1 FROM deadline d WHERE d.id = reminder.deadline_id AND d.state <> 'open' \
                           AND (reminder.rung <> 'dropped' OR EXISTS (SELECT 1 FROM deadline n WHERE n.case_id = d.case_id \
                           AND n.rule = d.rule AND n.state IN ('open', 'met'))))";
    /// ... the rest may go with another letter.
    RELEASE_REST [hot] = "UPDATE reminder SET state = 'planned', reason = NULL, delivery_id = NULL \
                          WHERE delivery_id = $1 AND state = 'bundled'";
    /// When the next planned window opens.
    NEXT_OPENING [hot] = "SELECT opens_at FROM reminder WHERE state = 'planned' AND opens_at > $1 ORDER BY opens_at, id LIMIT 1";
    /// When the next planned window closes.
    NEXT_CLOSING [hot] = "SELECT closes_at FROM reminder WHERE state = 'planned' AND closes_at > $1 ORDER BY closes_at, id LIMIT 1";
}

type Key = (Uuid,);
type At = (DateTime<Utc>,);
type Open = (DateTime<Utc>, Uuid, String);

/// More reminders than one address can have open at once.
const MOST_OF_ONE_ADDRESS: i64 = 500;

/// A place in the list of open reminders, with the address it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// When its window opened.
    pub opens_at: DateTime<Utc>,
    /// Which reminder.
    pub id: ReminderId,
    /// The folded address.
    pub address: Masked<String>,
}

/// What a letter needs of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseOfReminder {
    /// Which case.
    pub id: CaseId,
    /// Its random reference.
    pub reference: String,
    /// What letters call the person.
    pub given_name: Masked<String>,
    /// Its town hall, by NIS code.
    pub municipality: String,
    /// The team.
    pub team: String,
    /// The caseworker's name, if there is an active one.
    pub caseworker: Option<String>,
    /// The caseworker's address.
    pub caseworker_email: Option<String>,
}

/// A reminder that is due, with everything that bundling needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueReminder {
    /// The reminder.
    pub reminder: Reminder,
    /// Its deadline, without its proof.
    pub deadline: Deadline,
    /// Its contact, free to be written to.
    pub contact: Contact,
    /// Its case.
    pub case: CaseOfReminder,
}

#[derive(sqlx::FromRow)]
struct DueRow {
    id: Uuid,
    rung: String,
    gentle: bool,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    told_on: Option<NaiveDate>,
    why: Option<String>,
    contact_id: Uuid,
    email: Option<String>,
    phone: Option<String>,
    language: String,
    deadline_id: Uuid,
    rule: String,
    rule_version: String,
    occurrence: Uuid,
    trigger_on: NaiveDate,
    kind: String,
    due_on: Option<NaiveDate>,
    safe_on: Option<NaiveDate>,
    opens_on: Option<NaiveDate>,
    deadline_state: String,
    legal: Json<Legal>,
    computed_at: DateTime<Utc>,
    case_id: Uuid,
    reference: String,
    given_name: String,
    municipality: String,
    team: String,
    caseworker: Option<String>,
    caseworker_email: Option<String>,
}

/// Reads a stored word; one that nobody wrote is damage.
pub(crate) fn word<T: std::str::FromStr>(place: &str, text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::corrupt(place, text))
}

/// What a reminder puts right, as its two columns say.
pub(crate) fn correction(
    told_on: Option<NaiveDate>,
    why: Option<&str>,
) -> Result<Option<Correction>, StoreError> {
    match (told_on, why) {
        (Some(told_on), Some(why)) => Ok(Some(Correction {
            told_on,
            why: word("reminder.why", why)?,
        })),
        (None, None) => Ok(None),
        _ => Err(StoreError::corrupt("reminder.told_on", "half a correction")),
    }
}

impl TryFrom<DueRow> for DueReminder {
    type Error = StoreError;

    fn try_from(row: DueRow) -> Result<Self, StoreError> {
        let email = row.email.as_deref().map(Email::parse).transpose();
        let email = email.map_err(|_| StoreError::corrupt("contact.email", "no address"))?;
        let phone = row.phone.as_deref().map(Phone::parse).transpose();
        let phone = phone.map_err(|_| StoreError::corrupt("contact.phone", "no number"))?;
        let window = Window::new(row.opens_at, row.closes_at)
            .ok_or_else(|| StoreError::corrupt("reminder.closes_at", "an empty window"))?;
        Ok(Self {
            reminder: Reminder {
                id: ReminderId(row.id),
                deadline: DeadlineId(row.deadline_id),
                contact: ContactId(row.contact_id),
                rung: word("reminder.rung", &row.rung)?,
                gentle: row.gentle,
                window,
                state: ReminderState::Planned,
                reason: None,
                delivery: None,
                correction: correction(row.told_on, row.why.as_deref())?,
            },
            deadline: Deadline {
                id: DeadlineId(row.deadline_id),
                case: CaseId(row.case_id),
                rule: row.rule,
                rule_version: row.rule_version,
                occurrence: EventId(row.occurrence),
                trigger_on: row.trigger_on,
                kind: word("deadline.kind", &row.kind)?,
                due_on: row.due_on,
                safe_on: row.safe_on,
                opens_on: row.opens_on,
                state: word("deadline.state", &row.deadline_state)?,
                met_on: None,
                proof: Vec::new(),
                legal: row.legal.0,
                computed_at: row.computed_at,
                ended_at: None,
            },
            contact: Contact {
                id: ContactId(row.contact_id),
                email,
                phone,
                language: word("contact.language", &row.language)?,
                stopped_at: None,
                suspended_at: None,
            },
            case: CaseOfReminder {
                id: CaseId(row.case_id),
                reference: row.reference,
                given_name: Masked::new(row.given_name),
                municipality: row.municipality,
                team: row.team,
                caseworker: row.caseworker,
                caseworker_email: row.caseworker_email,
            },
        })
    }
}

/// A page of open reminders that could be written about; `after` is the last one seen.
pub async fn waiting(
    tx: &mut Tx,
    now: DateTime<Utc>,
    after: Option<(DateTime<Utc>, ReminderId)>,
    limit: u32,
) -> Result<Vec<Waiting>, StoreError> {
    let (opens_at, id) = after.map_or((DateTime::UNIX_EPOCH, Uuid::nil()), |(at, id)| (at, id.0));
    let (now, opens_at) = (micros(now), micros(opens_at));
    let limit = i64::from(limit);
    let rows = run!(
        tx,
        WAITING,
        [now, opens_at, id, limit],
        all Open
    )?;
    let line = |(opens_at, id, address)| Waiting {
        opens_at,
        id: ReminderId(id),
        address: Masked::new(address),
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Everything open for one folded address, in the order of ids. Other bundlers of the address wait.
pub async fn due_of_address(
    tx: &mut Tx,
    address: &str,
    now: DateTime<Utc>,
) -> Result<Vec<DueReminder>, StoreError> {
    lock_address(tx, address).await?;
    let rows = run!(tx, DUE, [address, micros(now), MOST_OF_ONE_ADDRESS], all DueRow)?;
    let mut due: Vec<DueReminder> = rows
        .into_iter()
        .map(DueReminder::try_from)
        .collect::<Result<_, _>>()?;
    due.sort_by_key(|one| one.reminder.id);
    Ok(due)
}

/// What a letter needs of one case, for whoever shows it beforehand.
pub async fn case_of(tx: &mut Tx, id: CaseId) -> Result<Option<CaseOfReminder>, StoreError> {
    type Row = (
        Uuid,
        String,
        String,
        String,
        String,
        Option<String>,
        Option<String>,
    );
    let row = run!(tx, CASE, [id.0], optional Row)?;
    let case = |(id, reference, name, municipality, team, caseworker, email): Row| CaseOfReminder {
        id: CaseId(id),
        reference,
        given_name: Masked::new(name),
        municipality,
        team,
        caseworker,
        caseworker_email: email,
    };
    Ok(row.map(case))
}

/// Holds the contacts of a folded address in the order of their ids, until the transaction ends.
pub(crate) async fn lock_address(tx: &mut Tx, address: &str) -> Result<(), StoreError> {
    run!(tx, LOCK_ADDRESS, [address], all Key).map(|_| ())
}

/// Puts a planned reminder into a letter; false when it is no longer planned.
pub async fn bundle(tx: &mut Tx, id: ReminderId, delivery: DeliveryId) -> Result<bool, StoreError> {
    Ok(run!(tx, BUNDLE, [id.0, delivery.0], execute)? == 1)
}

/// Ends a planned reminder that another one in the same letter makes superfluous.
pub async fn cover(tx: &mut Tx, id: ReminderId, delivery: DeliveryId) -> Result<bool, StoreError> {
    Ok(run!(tx, COVER, [id.0, delivery.0], execute)? == 1)
}

/// Ends planned reminders whose window closed, at most `limit` at a time.
pub async fn expire(
    tx: &mut Tx,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<ReminderId>, StoreError> {
    let rows = run!(tx, EXPIRE, [micros(now), i64::from(limit)], all Key)?;
    Ok(rows.into_iter().map(|(id,)| ReminderId(id)).collect())
}

/// Ends the reminders of a letter together with it.
pub async fn end_of_delivery(
    tx: &mut Tx,
    delivery: DeliveryId,
    state: ReminderState,
    reason: ReminderReason,
) -> Result<u64, StoreError> {
    let (state, reason) = (state.as_str(), reason.as_str());
    run!(tx, END_OF_DELIVERY, [delivery.0, state, reason], execute)
}

/// Takes the reminders out of a letter that will not leave: what is still true is planned again.
pub async fn release_of_delivery(
    tx: &mut Tx,
    delivery: DeliveryId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    run!(tx, RELEASE_ENDED, [delivery.0], execute)?;
    run!(tx, RELEASE_LATE, [delivery.0, micros(now)], execute)?;
    run!(tx, RELEASE_REST, [delivery.0], execute)?;
    Ok(())
}

/// When a planned window next opens or closes.
pub async fn next_moment(
    tx: &mut Tx,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let opening = run!(tx, NEXT_OPENING, [micros(now)], optional At)?;
    let closing = run!(tx, NEXT_CLOSING, [micros(now)], optional At)?;
    Ok(opening.into_iter().chain(closing).map(|(at,)| at).min())
}
