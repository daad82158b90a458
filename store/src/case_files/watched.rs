//! Open cases as the reconciliation reads them: bare rows of many at a time, without proofs and events.
//! Not here: what should stand there (`casework::reconcile`), and whole case files ([`super::load`]).

use std::collections::BTreeMap;

use casework::brussels;
use casework::deadline::Deadline;
use casework::ids::{CaseId, ContactId};
use casework::reconcile::Watched;
use casework::reminder::Reminder;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::load::{self, ReminderRow};
use crate::error::StoreError;
use crate::open_deadline::OpenRow;
use crate::reminders::word;
use crate::tx::Tx;

queries! {
    /// Open cases between two ids.
    CASES [hot] = "SELECT id, reference, rulebook, recorded_at FROM case_file WHERE id >= $1 AND id <= $2 AND status = 'open'";
    /// The arrivals that hold.
    ARRIVALS [hot] = "SELECT e.case_id, e.on_day FROM event e WHERE e.case_id >= $1 AND e.case_id <= $2 AND e.kind = 'entered_belgium' \
                      AND e.withdrawn_at IS NULL \
                      AND NOT EXISTS (SELECT 1 FROM event n WHERE n.corrects = e.id AND n.withdrawn_at IS NULL)";
    /// The contacts that can be written to.
    CONTACTS [hot] = "SELECT l.case_id, c.id FROM case_contact l JOIN contact c ON c.id = l.contact_id \
                      WHERE l.case_id >= $1 AND l.case_id <= $2 AND c.email IS NOT NULL AND c.stopped_at IS NULL \
                      AND c.suspended_at IS NULL";
    /// Every deadline.
    DEADLINES [hot] = "SELECT id, rule, rule_version, occurrence, trigger_on, kind, due_on, safe_on, opens_on, legal, computed_at, case_id, \
                       state FROM deadline WHERE case_id >= $1 AND case_id <= $2";
    /// Every reminder. One in a letter that is leaving is as good as said: nothing cancels it any more.
    REMINDERS [hot] = "SELECT d.case_id, r.id, r.deadline_id, r.contact_id, r.rung, r.gentle, r.opens_at, r.closes_at, \
                       CASE WHEN r.state = 'bundled' AND EXISTS (SELECT 1 FROM delivery v WHERE v.id = r.delivery_id \
                       AND v.state NOT IN ('queued', 'claimed')) THEN 'done' ELSE r.state END AS state, \
                       r.reason, r.delivery_id, r.told_on, r.why FROM deadline d JOIN reminder r ON r.deadline_id = d.id \
                       WHERE d.case_id >= $1 AND d.case_id <= $2";
    /// Cases with an absence that is not over by a day, in pages.
    AWAY_AFTER [hot] = "SELECT DISTINCT e.case_id FROM event e JOIN case_file f ON f.id = e.case_id \
                        WHERE e.kind = 'absent' AND e.withdrawn_at IS NULL AND e.case_id > $1 AND f.status = 'open' \
                        AND (e.until_day IS NULL OR e.until_day >= $2) ORDER BY e.case_id LIMIT $3";
}

#[derive(sqlx::FromRow)]
struct CaseRow {
    id: Uuid,
    reference: String,
    rulebook: String,
    recorded_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct DeadlineRow {
    case_id: Uuid,
    #[sqlx(flatten)]
    open: OpenRow,
    state: String,
}

#[derive(sqlx::FromRow)]
struct OfCase {
    case_id: Uuid,
    #[sqlx(flatten)]
    reminder: ReminderRow,
}

/// The open cases after one, at most `limit`, in the order of their ids.
pub async fn after(
    tx: &mut Tx,
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<Watched>, StoreError> {
    let ids = load::open_after(tx, after, limit).await?;
    match (ids.first(), ids.last()) {
        (Some(first), Some(last)) => between(tx, *first, *last).await,
        _ => Ok(Vec::new()),
    }
}

/// One open case.
pub async fn find(tx: &mut Tx, case: CaseId) -> Result<Option<Watched>, StoreError> {
    Ok(between(tx, case, case).await?.pop())
}

/// Open cases after one with an absence that is not over on a day, at most `limit`.
pub async fn away_after(
    tx: &mut Tx,
    after: Option<CaseId>,
    on: NaiveDate,
    limit: u32,
) -> Result<Vec<CaseId>, StoreError> {
    type Key = (Uuid,);
    let after = after.map_or_else(Uuid::nil, |id| id.0);
    let rows = run!(tx, AWAY_AFTER, [after, on, i64::from(limit)], all Key)?;
    Ok(rows.into_iter().map(|(id,)| CaseId(id)).collect())
}

async fn between(tx: &mut Tx, first: CaseId, last: CaseId) -> Result<Vec<Watched>, StoreError> {
    type Day = (Uuid, NaiveDate);
    type Pair = (Uuid, Uuid);
    let (first, last) = (first.0, last.0);
    let mut cases: BTreeMap<Uuid, Watched> = BTreeMap::new();
    for row in run!(tx, CASES, [first, last], all CaseRow)? {
        let watched = Watched {
            case: CaseId(row.id),
            reference: row.reference,
            rulebook: row.rulebook,
            recorded_on: brussels::day_of(row.recorded_at),
            arrived_on: None,
            contacts: Vec::new(),
            deadlines: Vec::new(),
            reminders: Vec::new(),
        };
        cases.insert(row.id, watched);
    }
    for (case, on) in run!(tx, ARRIVALS, [first, last], all Day)? {
        if let Some(case) = cases.get_mut(&case) {
            case.arrived_on = case.arrived_on.max(Some(on));
        }
    }
    for (case, contact) in run!(tx, CONTACTS, [first, last], all Pair)? {
        if let Some(case) = cases.get_mut(&case) {
            case.contacts.push(ContactId(contact));
        }
    }
    for row in run!(tx, DEADLINES, [first, last], all DeadlineRow)? {
        if let Some(case) = cases.get_mut(&row.case_id) {
            let state = word("deadline.state", &row.state)?;
            let deadline = Deadline::try_from(row.open)?;
            case.deadlines.push(Deadline { state, ..deadline });
        }
    }
    for row in run!(tx, REMINDERS, [first, last], all OfCase)? {
        if let Some(case) = cases.get_mut(&row.case_id) {
            case.reminders.push(Reminder::try_from(row.reminder)?);
        }
    }
    Ok(cases.into_values().collect())
}
