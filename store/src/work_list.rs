//! The work list: open deadlines whose safe date has come near, with whom they concern and how the
//! last reminder went. It reads deadlines, never reminders alone: if all mail fails it is still right.
//! Not here: groups and words; the pages make those.

use casework::deadline::Deadline;
use casework::delivery::DeliveryState;
use casework::event::Attributes;
use casework::ids::{CaseId, TeamId, UserId};
use casework::masked::Masked;
use casework::words::ReminderState;
use chrono::{DateTime, NaiveDate, Utc};
use law::words::Track;
use sqlx::types::Json;
use uuid::Uuid;

use crate::case_files::Reach;
use crate::error::StoreError;
use crate::open_deadline::OpenRow;
use crate::reminders::word;
use crate::tx::Tx;

queries! {
    /// Open deadlines up to a safe date, the most pressing first. The reminder shown is the latest that
    /// came to something, else the next one planned.
    READ [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                  d.legal, d.computed_at, f.id AS case_id, f.reference, f.given_name, f.family_name, f.municipality, f.team_id, \
                  f.caseworker_id, f.recorded_at, u.name AS caseworker, \
                  (SELECT e.attributes FROM event e WHERE e.case_id = f.id AND e.kind = 'track_chosen' AND e.withdrawn_at IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM event n WHERE n.corrects = e.id AND n.withdrawn_at IS NULL) \
                   ORDER BY e.on_day DESC, e.id DESC LIMIT 1) AS track, \
                  r.state AS reminder, r.opens_at AS reminder_opens_at, COALESCE(v.state, a.state) AS delivery, COALESCE(v.final_at, a.final_at) AS delivery_final_at, \
                  (SELECT count(*) FROM case_contact l JOIN contact c ON c.id = l.contact_id WHERE l.case_id = f.id \
                   AND c.email IS NOT NULL AND c.stopped_at IS NULL AND c.suspended_at IS NULL) AS usable \
                  FROM deadline d JOIN case_file f ON f.id = d.case_id LEFT JOIN \"user\" u ON u.id = f.caseworker_id \
                  LEFT JOIN reminder r ON r.id = COALESCE( \
                   (SELECT x.id FROM reminder x WHERE x.deadline_id = d.id AND x.state NOT IN ('planned', 'cancelled') \
                    ORDER BY x.opens_at DESC, x.id DESC LIMIT 1), \
                   (SELECT x.id FROM reminder x WHERE x.deadline_id = d.id AND x.state = 'planned' \
                    ORDER BY x.opens_at, x.id LIMIT 1)) \
                  LEFT JOIN delivery v ON v.id = r.delivery_id LEFT JOIN delivery_archive a ON a.id = r.delivery_id \
                  WHERE d.state = 'open' AND d.safe_on <= $1 AND f.status = 'open' \
                  AND ($3 OR f.team_id = $4 OR f.caseworker_id = $5) ORDER BY d.safe_on, d.id LIMIT $2";
    /// What an authority owed by a day and nothing says has come. Nobody is ever written to about it.
    AWAITED [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                  d.legal, d.computed_at, f.id AS case_id, f.reference, f.given_name, f.family_name, f.municipality, f.team_id, \
                  f.caseworker_id, f.recorded_at, u.name AS caseworker, \
                  (SELECT e.attributes FROM event e WHERE e.case_id = f.id AND e.kind = 'track_chosen' AND e.withdrawn_at IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM event n WHERE n.corrects = e.id AND n.withdrawn_at IS NULL) \
                   ORDER BY e.on_day DESC, e.id DESC LIMIT 1) AS track, \
                  r.state AS reminder, r.opens_at AS reminder_opens_at, COALESCE(v.state, a.state) AS delivery, COALESCE(v.final_at, a.final_at) AS delivery_final_at, \
                  (SELECT count(*) FROM case_contact l JOIN contact c ON c.id = l.contact_id WHERE l.case_id = f.id \
                   AND c.email IS NOT NULL AND c.stopped_at IS NULL AND c.suspended_at IS NULL) AS usable \
                  FROM deadline d JOIN case_file f ON f.id = d.case_id LEFT JOIN \"user\" u ON u.id = f.caseworker_id \
                  LEFT JOIN reminder r ON r.id = COALESCE( \
                   (SELECT x.id FROM reminder x WHERE x.deadline_id = d.id AND x.state NOT IN ('planned', 'cancelled') \
                    ORDER BY x.opens_at DESC, x.id DESC LIMIT 1), \
                   (SELECT x.id FROM reminder x WHERE x.deadline_id = d.id AND x.state = 'planned' \
                    ORDER BY x.opens_at, x.id LIMIT 1)) \
                  LEFT JOIN delivery v ON v.id = r.delivery_id LEFT JOIN delivery_archive a ON a.id = r.delivery_id \
                  WHERE d.state = 'open' AND d.kind = 'authority' AND d.due_on <= $1 AND f.status = 'open' \
                  AND ($3 OR f.team_id = $4 OR f.caseworker_id = $5) ORDER BY d.due_on, d.id LIMIT $2";
    /// The open deadlines of one case, told in the same way.
    OF_CASE [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                  d.legal, d.computed_at, f.id AS case_id, f.reference, f.given_name, f.family_name, f.municipality, f.team_id, \
                  f.caseworker_id, f.recorded_at, u.name AS caseworker, \
                  (SELECT e.attributes FROM event e WHERE e.case_id = f.id AND e.kind = 'track_chosen' AND e.withdrawn_at IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM event n WHERE n.corrects = e.id AND n.withdrawn_at IS NULL) \
                   ORDER BY e.on_day DESC, e.id DESC LIMIT 1) AS track, \
                  r.state AS reminder, r.opens_at AS reminder_opens_at, COALESCE(v.state, a.state) AS delivery, COALESCE(v.final_at, a.final_at) AS delivery_final_at, \
                  (SELECT count(*) FROM case_contact l JOIN contact c ON c.id = l.contact_id WHERE l.case_id = f.id \
                   AND c.email IS NOT NULL AND c.stopped_at IS NULL AND c.suspended_at IS NULL) AS usable \
                  FROM deadline d JOIN case_file f ON f.id = d.case_id LEFT JOIN \"user\" u ON u.id = f.caseworker_id \
                  LEFT JOIN reminder r ON r.id = COALESCE( \
                   (SELECT x.id FROM reminder x WHERE x.deadline_id = d.id AND x.state NOT IN ('planned', 'cancelled') \
                    ORDER BY x.opens_at DESC, x.id DESC LIMIT 1), \
                   (SELECT x.id FROM reminder x WHERE x.deadline_id = d.id AND x.state = 'planned' \
                    ORDER BY x.opens_at, x.id LIMIT 1)) \
                  LEFT JOIN delivery v ON v.id = r.delivery_id LEFT JOIN delivery_archive a ON a.id = r.delivery_id \
                  WHERE d.case_id = $1 AND d.state = 'open' ORDER BY d.sort_on, d.id";
}

/// One line of the work list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkLine {
    /// The deadline, without its proof.
    pub deadline: Deadline,
    /// The case's reference.
    pub reference: String,
    /// Given and family name.
    pub name: Masked<String>,
    /// NIS code.
    pub municipality: String,
    /// The team.
    pub team: TeamId,
    /// The caseworker.
    pub caseworker: Option<UserId>,
    /// The caseworker's name.
    pub caseworker_name: Option<String>,
    /// The track the person is on.
    pub track: Option<Track>,
    /// When the case was recorded.
    pub recorded_at: DateTime<Utc>,
    /// The reminder that says most, if there is one.
    pub reminder: Option<LastReminder>,
    /// Whether any contact can be written to.
    pub reachable: bool,
}

/// How a deadline was, or will be, written about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastReminder {
    /// What became of the reminder.
    pub state: ReminderState,
    /// When its window opens or opened.
    pub opens_at: DateTime<Utc>,
    /// What became of its letter.
    pub delivery: Option<DeliveryState>,
    /// When the letter ended.
    pub delivery_final_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    open: OpenRow,
    reference: String,
    given_name: String,
    family_name: String,
    municipality: String,
    team_id: Uuid,
    caseworker_id: Option<Uuid>,
    recorded_at: DateTime<Utc>,
    caseworker: Option<String>,
    track: Option<Json<Attributes>>,
    reminder: Option<String>,
    reminder_opens_at: Option<DateTime<Utc>>,
    delivery: Option<String>,
    delivery_final_at: Option<DateTime<Utc>>,
    usable: i64,
}

impl TryFrom<Row> for WorkLine {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let reminder = match (row.reminder, row.reminder_opens_at) {
            (Some(state), Some(opens_at)) => Some(LastReminder {
                state: word("reminder.state", &state)?,
                opens_at,
                delivery: row
                    .delivery
                    .map(|text| word("delivery.state", &text))
                    .transpose()?,
                delivery_final_at: row.delivery_final_at,
            }),
            _ => None,
        };
        Ok(Self {
            deadline: row.open.try_into()?,
            reference: row.reference,
            name: Masked::new(format!("{} {}", row.given_name, row.family_name)),
            municipality: row.municipality,
            team: TeamId(row.team_id),
            caseworker: row.caseworker_id.map(UserId),
            caseworker_name: row.caseworker,
            track: row.track.and_then(|attributes| attributes.0.track),
            recorded_at: row.recorded_at,
            reminder,
            reachable: row.usable > 0,
        })
    }
}

/// Open deadlines whose safe date is not after `until`, at most `limit`.
pub async fn read(tx: &mut Tx, until: NaiveDate, limit: u32) -> Result<Vec<WorkLine>, StoreError> {
    read_within(tx, Reach::All, until, limit).await
}

/// As [`read`], of the cases within a reach.
pub async fn read_within(
    tx: &mut Tx,
    reach: Reach,
    until: NaiveDate,
    limit: u32,
) -> Result<Vec<WorkLine>, StoreError> {
    let (all, team, user) = reach.bound();
    let limit = i64::from(limit);
    let rows = run!(tx, READ, [until, limit, all, team, user], all Row)?;
    rows.into_iter().map(WorkLine::try_from).collect()
}

/// What an authority owed by `until`, the oldest first, at most `limit`.
pub async fn awaited(
    tx: &mut Tx,
    reach: Reach,
    until: NaiveDate,
    limit: u32,
) -> Result<Vec<WorkLine>, StoreError> {
    let (all, team, user) = reach.bound();
    let limit = i64::from(limit);
    let rows = run!(tx, AWAITED, [until, limit, all, team, user], all Row)?;
    rows.into_iter().map(WorkLine::try_from).collect()
}

/// Every open deadline of one case, by the day that lists are sorted by.
pub async fn open_of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<WorkLine>, StoreError> {
    let rows = run!(tx, OF_CASE, [case.0], all Row)?;
    rows.into_iter().map(WorkLine::try_from).collect()
}
