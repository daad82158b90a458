//! Open duties about which nobody may have been reached, bounded by the days looked at.
//! Not here: what follows from it; `casework::lookout` says it.

use casework::deadline::Deadline;
use casework::ids::{CaseId, DeadlineId, ReminderId};
use casework::lookout::Trouble;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::error::StoreError;
use crate::open_deadline::OpenRow;
use crate::tasks;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// Duties that were to be written about, to people who cannot be written to any more, by safe date. Whoever stopped has
    /// a task of the case.
    ADDRESS_LOST [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                          d.legal, d.computed_at, d.case_id, f.recorded_at, d.safe_on AS decides_on FROM deadline d \
                          JOIN case_file f ON f.id = d.case_id \
                          WHERE d.state = 'open' AND d.safe_on >= $1 AND d.safe_on <= $2 AND (d.safe_on, d.id) > ($3, $4) AND f.status = 'open' \
                          AND EXISTS (SELECT 1 FROM reminder r WHERE r.deadline_id = d.id \
                          AND (r.state = 'planned' OR r.reason IN ('contact_stopped', 'contact_suspended'))) \
                          AND NOT EXISTS (SELECT 1 FROM case_contact l JOIN contact c ON c.id = l.contact_id WHERE l.case_id = d.case_id \
                          AND c.email IS NOT NULL AND c.stopped_at IS NULL AND c.suspended_at IS NULL) \
                          AND NOT EXISTS (SELECT 1 FROM task t WHERE t.subject_id = d.id AND t.kind IN ('no_address', 'call_now')) \
                          AND NOT EXISTS (SELECT 1 FROM task t WHERE t.subject_id = d.case_id AND t.kind = 'stopped' AND t.state = 'open') \
                          ORDER BY d.safe_on, d.id LIMIT $5";
    /// Duties about which no letter was accepted and nobody was asked, by safe date.
    NOT_REACHED [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                         d.legal, d.computed_at, d.case_id, f.recorded_at, d.safe_on AS decides_on FROM deadline d \
                         JOIN case_file f ON f.id = d.case_id \
                         WHERE d.state = 'open' AND d.safe_on >= $1 AND d.safe_on <= $2 AND (d.safe_on, d.id) > ($3, $4) AND f.status = 'open' \
                         AND EXISTS (SELECT 1 FROM reminder r WHERE r.deadline_id = d.id AND (r.state <> 'cancelled' \
                         OR r.reason IN ('contact_stopped', 'contact_suspended', 'delivery_failed', 'claimed_done'))) \
                         AND NOT EXISTS (SELECT 1 FROM reminder r LEFT JOIN delivery v ON v.id = r.delivery_id \
                         WHERE r.deadline_id = d.id AND (v.state = 'sent' OR r.reason = 'receipt_found')) \
                         AND NOT EXISTS (SELECT 1 FROM task t WHERE t.subject_id = d.id AND t.kind IN ('no_address', 'call_now')) \
                         ORDER BY d.safe_on, d.id LIMIT $5";
    /// Duties about which no letter was accepted and no task was done, by legal date.
    ESCALATED [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                       d.legal, d.computed_at, d.case_id, f.recorded_at, d.due_on AS decides_on FROM deadline d \
                       JOIN case_file f ON f.id = d.case_id \
                       WHERE d.state = 'open' AND d.due_on >= $1 AND d.due_on <= $2 AND (d.due_on, d.id) > ($3, $4) AND f.status = 'open' \
                       AND EXISTS (SELECT 1 FROM task t WHERE t.subject_id = d.id AND t.kind IN ('no_address', 'call_now') AND t.state = 'open') \
                       AND NOT EXISTS (SELECT 1 FROM reminder r LEFT JOIN delivery v ON v.id = r.delivery_id \
                       WHERE r.deadline_id = d.id AND (v.state = 'sent' OR r.reason = 'receipt_found')) \
                       AND NOT EXISTS (SELECT 1 FROM task t WHERE t.subject_id = d.id AND t.kind IN ('no_address', 'call_now') AND t.state = 'done') \
                       AND NOT EXISTS (SELECT 1 FROM task t WHERE t.subject_id = d.id AND t.kind = 'escalated') \
                       ORDER BY d.due_on, d.id LIMIT $5";
    /// Duties whose legal date passed, by that date.
    PASSED [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                    d.legal, d.computed_at, d.case_id, f.recorded_at, d.due_on AS decides_on FROM deadline d \
                    JOIN case_file f ON f.id = d.case_id \
                    WHERE d.state = 'open' AND d.due_on >= $1 AND d.due_on <= $2 AND (d.due_on, d.id) > ($3, $4) AND f.status = 'open' \
                    AND d.kind IN ('act', 'window') \
                    AND NOT EXISTS (SELECT 1 FROM task t WHERE t.subject_id = d.id AND t.kind = 'deadline_passed') \
                    ORDER BY d.due_on, d.id LIMIT $5";
    /// Letters that were to put a date right and did not leave while they could; one whose fate is unknown has its task.
    CORRECTION_EXPIRED [hot] = "SELECT r.id, d.case_id, d.rule, r.told_on FROM reminder r JOIN deadline d ON d.id = r.deadline_id \
                                JOIN case_file f ON f.id = d.case_id WHERE r.rung IN ('correction', 'dropped') \
                                AND r.closes_at > $1 AND r.closes_at <= $2 AND r.state = 'expired' AND r.reason <> 'delivery_failed' \
                                AND f.status = 'open' AND NOT EXISTS (SELECT 1 FROM task t WHERE t.subject_id = r.id \
                                AND t.kind = 'correction_expired') ORDER BY r.closes_at, r.id LIMIT $3";
    /// Work about a date that nobody has to act on any more.
    SETTLE_ENDED [hot] = "UPDATE task SET state = 'done', done_at = $1 WHERE state = 'open' AND subject_id IS NOT NULL AND id IN (SELECT t.id FROM task t \
                          JOIN deadline d ON d.id = t.subject_id WHERE t.state = 'open' AND t.subject_id IS NOT NULL \
                          AND t.kind IN ('no_address', 'call_now', 'escalated', 'deadline_passed') AND d.state <> 'open' LIMIT $2)";
}

/// A duty that was found, with its place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The deadline, without its proof.
    pub deadline: Deadline,
    /// When its case was recorded.
    pub recorded_at: DateTime<Utc>,
    /// The day by which it is listed.
    pub decides_on: NaiveDate,
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    open: OpenRow,
    recorded_at: DateTime<Utc>,
    decides_on: NaiveDate,
}

/// Duties that may be in a trouble, on the days at which it is looked for; `after` is the last one seen.
pub async fn list(
    tx: &mut Tx,
    trouble: Trouble,
    (from, until): (NaiveDate, NaiveDate),
    after: Option<(NaiveDate, DeadlineId)>,
    limit: u32,
) -> Result<Vec<Found>, StoreError> {
    let before = from.pred_opt().unwrap_or(from);
    let (day, id) = after.map_or((before, Uuid::nil()), |(day, id)| (day, id.0));
    let limit = i64::from(limit);
    let rows = match trouble {
        Trouble::AddressLost => run!(tx, ADDRESS_LOST, [from, until, day, id, limit], all Row)?,
        Trouble::NotReached => run!(tx, NOT_REACHED, [from, until, day, id, limit], all Row)?,
        Trouble::Escalated => run!(tx, ESCALATED, [from, until, day, id, limit], all Row)?,
        Trouble::Passed => run!(tx, PASSED, [from, until, day, id, limit], all Row)?,
    };
    let found = rows.into_iter().map(|row| {
        Ok(Found {
            deadline: row.open.try_into()?,
            recorded_at: row.recorded_at,
            decides_on: row.decides_on,
        })
    });
    found.collect()
}

/// A letter that was to put a date right, and that did not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpiredCorrection {
    /// Which reminder.
    pub reminder: ReminderId,
    /// Of which case.
    pub case: CaseId,
    /// The rule.
    pub rule: String,
    /// The date that was told.
    pub told_on: NaiveDate,
}

/// Letters that were to put a date right, whose time ended after one instant and by another, and about which
/// nobody was asked.
pub async fn expired_corrections(
    tx: &mut Tx,
    (after, until): (DateTime<Utc>, DateTime<Utc>),
    limit: u32,
) -> Result<Vec<ExpiredCorrection>, StoreError> {
    type Row = (Uuid, Uuid, String, Option<NaiveDate>);
    let (after, until) = (micros(after), micros(until));
    let rows = run!(tx, CORRECTION_EXPIRED, [after, until, i64::from(limit)], all Row)?;
    let found = rows.into_iter().map(|(reminder, case, rule, told_on)| {
        let nothing = || StoreError::corrupt("reminder.told_on", "none on a correction");
        Ok(ExpiredCorrection {
            reminder: ReminderId(reminder),
            case: CaseId(case),
            rule,
            told_on: told_on.ok_or_else(nothing)?,
        })
    });
    found.collect()
}

/// Adds the task of a trouble; false when it is there.
pub async fn ask(tx: &mut Tx, task: &casework::task::Task) -> Result<bool, StoreError> {
    tasks::add(tx, &tasks::NewTask::from(task)).await
}

/// Ends the work about dates that are no longer open, at most `limit` at a time; gives how much.
pub async fn settle_ended(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    run!(tx, SETTLE_ENDED, [micros(now), i64::from(limit)], execute)
}
