//! What is due between two days, across cases, for programs that plan work.
//! Not here: the work list of the desk, which also says how people were reached.

use casework::deadline::Deadline;
use casework::ids::{DeadlineId, TeamId, UserId};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::case_files::Reach;
use crate::error::StoreError;
use crate::open_deadline::OpenRow;
use crate::tx::Tx;

queries! {
    /// Open deadlines by their legal date.
    BY_DUE [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                    d.legal, d.computed_at, f.id AS case_id, f.reference, f.municipality, f.team_id, f.caseworker_id, f.recorded_at \
                    FROM deadline d JOIN case_file f ON f.id = d.case_id \
                    WHERE d.state = 'open' AND d.due_on <= $1 AND (d.due_on, d.id) > ($2, $3) AND f.status = 'open' \
                    AND ($5 OR f.team_id = $6 OR f.caseworker_id = $7) ORDER BY d.due_on, d.id LIMIT $4";
    /// Open deadlines by their safe date.
    BY_SAFE [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                    d.legal, d.computed_at, f.id AS case_id, f.reference, f.municipality, f.team_id, f.caseworker_id, f.recorded_at \
                     FROM deadline d JOIN case_file f ON f.id = d.case_id \
                     WHERE d.state = 'open' AND d.safe_on <= $1 AND (d.safe_on, d.id) > ($2, $3) AND f.status = 'open' \
                     AND ($5 OR f.team_id = $6 OR f.caseworker_id = $7) ORDER BY d.safe_on, d.id LIMIT $4";
}

/// Which date counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The legal date.
    Due,
    /// The safe date.
    Safe,
}

/// One open deadline with its case; no name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueLine {
    /// The deadline, without its proof.
    pub deadline: Deadline,
    /// The reference of its case.
    pub reference: String,
    /// NIS code.
    pub municipality: String,
    /// The team.
    pub team: TeamId,
    /// The caseworker.
    pub caseworker: Option<UserId>,
    /// When the case was recorded.
    pub recorded_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    open: OpenRow,
    reference: String,
    municipality: String,
    team_id: Uuid,
    caseworker_id: Option<Uuid>,
    recorded_at: DateTime<Utc>,
}

impl TryFrom<Row> for DueLine {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            deadline: row.open.try_into()?,
            reference: row.reference,
            municipality: row.municipality,
            team: TeamId(row.team_id),
            caseworker: row.caseworker_id.map(UserId),
            recorded_at: row.recorded_at,
        })
    }
}

/// Open deadlines within a reach whose date lies from the day of `after` until `until`, in the order
/// of that date; `after` is the first day with no id, or the day and id of the last one seen.
pub async fn between(
    tx: &mut Tx,
    reach: Reach,
    by: By,
    after: (NaiveDate, Option<DeadlineId>),
    until: NaiveDate,
    limit: u32,
) -> Result<Vec<DueLine>, StoreError> {
    let (all, team, user) = reach.bound();
    let (day, id) = (after.0, after.1.map_or_else(Uuid::nil, |id| id.0));
    let limit = i64::from(limit);
    let rows = match by {
        By::Due => run!(tx, BY_DUE, [until, day, id, limit, all, team, user], all Row)?,
        By::Safe => run!(tx, BY_SAFE, [until, day, id, limit, all, team, user], all Row)?,
    };
    rows.into_iter().map(DueLine::try_from).collect()
}
