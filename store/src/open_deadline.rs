//! The columns of an open deadline as lists across cases read them, without the proof.
//! Not here: whole case files, and which deadlines a list takes.

use casework::deadline::{Deadline, Legal};
use casework::ids::{CaseId, DeadlineId, EventId};
use casework::words::DeadlineState;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::error::StoreError;
use crate::reminders::word;

/// Part of a row; the text of the query names the columns.
#[derive(sqlx::FromRow)]
pub(crate) struct OpenRow {
    id: Uuid,
    rule: String,
    rule_version: String,
    occurrence: Uuid,
    trigger_on: NaiveDate,
    kind: String,
    due_on: Option<NaiveDate>,
    safe_on: Option<NaiveDate>,
    opens_on: Option<NaiveDate>,
    legal: Json<Legal>,
    computed_at: DateTime<Utc>,
    case_id: Uuid,
}

impl TryFrom<OpenRow> for Deadline {
    type Error = StoreError;

    fn try_from(row: OpenRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: DeadlineId(row.id),
            case: CaseId(row.case_id),
            rule: row.rule,
            rule_version: row.rule_version,
            occurrence: EventId(row.occurrence),
            trigger_on: row.trigger_on,
            kind: word("deadline.kind", &row.kind)?,
            due_on: row.due_on,
            safe_on: row.safe_on,
            opens_on: row.opens_on,
            state: DeadlineState::Open,
            met_on: None,
            proof: Vec::new(),
            legal: row.legal.0,
            computed_at: row.computed_at,
            ended_at: None,
        })
    }
}
