//! Who did what, appended in the transaction that did it.
//! Not here: sealing, which numbers and chains the rows later.

use casework::audit::{AuditEntry, Values};
use casework::ids::{AuditId, CaseId};
use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// A new line.
    APPEND = "INSERT INTO audit (id, at, actor, action, case_id, before_change, after_change) \
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// The lines of one case, oldest first.
    OF_CASE [hot] = "SELECT id, at, actor, action, case_id, before_change, after_change \
                     FROM audit WHERE case_id = $1 ORDER BY at, id LIMIT $2";
    /// The newest lines of one case, newest first.
    NEWEST_OF_CASE [hot] = "SELECT id, at, actor, action, case_id, before_change, after_change \
                            FROM audit WHERE case_id = $1 ORDER BY at DESC, id DESC LIMIT $2";
    /// The lines of one case after a place in that list.
    OF_CASE_AFTER [hot] = "SELECT id, at, actor, action, case_id, before_change, after_change \
                           FROM audit WHERE case_id = $1 AND (at, id) > ($2, $3) ORDER BY at, id LIMIT $4";
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditLine {
    /// Which one.
    pub id: AuditId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who: a user, an API key or the program, named by the caller.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// The case it concerns.
    pub case_id: Option<CaseId>,
    /// How it was.
    pub before: Option<Value>,
    /// How it is since.
    pub after: Option<Value>,
}

#[derive(sqlx::FromRow)]
struct AuditRow {
    id: Uuid,
    at: DateTime<Utc>,
    actor: String,
    action: String,
    case_id: Option<Uuid>,
    before_change: Option<Json<Value>>,
    after_change: Option<Json<Value>>,
}

impl From<AuditRow> for AuditLine {
    fn from(row: AuditRow) -> Self {
        Self {
            id: AuditId(row.id),
            at: row.at,
            actor: row.actor,
            action: row.action,
            case_id: row.case_id.map(CaseId),
            before: row.before_change.map(|json| json.0),
            after: row.after_change.map(|json| json.0),
        }
    }
}

impl From<&AuditEntry> for AuditLine {
    fn from(entry: &AuditEntry) -> Self {
        let json = |values: &Values| {
            let object = values
                .iter()
                .map(|(name, value)| ((*name).to_owned(), Value::from(value.expose().as_str())));
            (!values.is_empty()).then(|| Value::Object(object.collect()))
        };
        Self {
            id: entry.id,
            at: entry.at,
            actor: entry.actor.clone(),
            action: entry.action.as_str().to_owned(),
            case_id: entry.case,
            before: json(&entry.before),
            after: json(&entry.after),
        }
    }
}

/// Appends a line.
pub async fn append(tx: &mut Tx, line: &AuditLine) -> Result<(), StoreError> {
    let case = line.case_id.map(|case| case.0);
    let (before, after) = (
        line.before.as_ref().map(Json),
        line.after.as_ref().map(Json),
    );
    let (id, at, actor, action) = (line.id.0, micros(line.at), &line.actor, &line.action);
    run!(
        tx,
        APPEND,
        [id, at, actor, action, case, before, after],
        execute
    )
    .map(|_| ())
}

/// The lines of one case, oldest first; `after` is the instant and id of the last one seen.
pub async fn of_case(
    tx: &mut Tx,
    case: CaseId,
    after: Option<(DateTime<Utc>, AuditId)>,
    limit: u32,
) -> Result<Vec<AuditLine>, StoreError> {
    let limit = i64::from(limit);
    let rows = match after {
        None => run!(tx, OF_CASE, [case.0, limit], all AuditRow)?,
        Some((at, id)) => run!(tx, OF_CASE_AFTER, [case.0, micros(at), id.0, limit], all AuditRow)?,
    };
    Ok(rows.into_iter().map(AuditLine::from).collect())
}

/// The newest lines of one case, oldest first among them.
pub async fn newest_of_case(
    tx: &mut Tx,
    case: CaseId,
    limit: u32,
) -> Result<Vec<AuditLine>, StoreError> {
    let mut rows = run!(tx, NEWEST_OF_CASE, [case.0, i64::from(limit)], all AuditRow)?;
    rows.reverse();
    Ok(rows.into_iter().map(AuditLine::from).collect())
}
