//! Work for a human.
//! Not here: work for machines, which is never called a task.

use casework::ids::{CaseId, TaskId, UserId};
use casework::task;
use casework::words::TaskKind;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// A new open task, unless its trouble already has one.
    ADD = "INSERT INTO task (id, kind, case_id, subject_id, text_key, params, state, due_on, created_at) \
           VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8) \
           ON CONFLICT (kind, subject_id) WHERE state = 'open' AND subject_id IS NOT NULL DO NOTHING";
    /// The first page of open tasks.
    LIST_OPEN [hot] = "SELECT id, kind, case_id, subject_id, text_key, params, state, due_on, created_at, done_at, done_by \
                       FROM task WHERE state = 'open' ORDER BY due_on, id LIMIT $1";
    /// The open tasks after a place in the list.
    LIST_OPEN_AFTER [hot] = "SELECT id, kind, case_id, subject_id, text_key, params, state, due_on, created_at, done_at, done_by \
                             FROM task WHERE state = 'open' AND (due_on, id) > ($1, $2) ORDER BY due_on, id LIMIT $3";
    /// The tasks done last.
    LIST_DONE [hot] = "SELECT id, kind, case_id, subject_id, text_key, params, state, due_on, created_at, done_at, done_by \
                       FROM task WHERE state = 'done' ORDER BY done_at DESC, id DESC LIMIT $1";
    /// The done tasks after a place in that list.
    LIST_DONE_AFTER [hot] = "SELECT id, kind, case_id, subject_id, text_key, params, state, due_on, created_at, done_at, done_by \
                             FROM task WHERE state = 'done' AND (done_at, id) < ($1, $2) ORDER BY done_at DESC, id DESC LIMIT $3";
    /// One task.
    FIND [hot] = "SELECT id, kind, case_id, subject_id, text_key, params, state, due_on, created_at, done_at, done_by \
                  FROM task WHERE id = $1";
    /// An open task done.
    FINISH [hot] = "UPDATE task SET state = 'done', done_at = $2, done_by = $3 WHERE id = $1 AND state = 'open'";
    /// Since when a trouble has an open task.
    OPEN_SINCE [hot] = "SELECT created_at FROM task WHERE kind = $1 AND subject_id = $2 AND state = 'open' \
                        AND subject_id IS NOT NULL";
    /// The open task of a trouble that is over.
    SETTLE [hot] = "UPDATE task SET state = 'done', done_at = $3 WHERE kind = $1 AND subject_id = $2 AND state = 'open' \
                    AND subject_id IS NOT NULL";
}

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// Somebody has to act.
    Open,
    /// Somebody did.
    Done {
        /// When.
        at: DateTime<Utc>,
        /// Who, unless the program saw that it was no longer needed.
        by: Option<UserId>,
    },
}

/// A task to be added.
#[derive(Clone, Debug, PartialEq)]
pub struct NewTask {
    /// Which one.
    pub id: TaskId,
    /// What kind of work.
    pub kind: String,
    /// The case it belongs to.
    pub case_id: Option<CaseId>,
    /// What it is about: an open task of the same kind and subject is not added twice.
    pub subject_id: Option<Uuid>,
    /// The words, by key.
    pub text_key: String,
    /// What the words need.
    pub params: Value,
    /// By when.
    pub due_on: NaiveDate,
    /// When it arose.
    pub created_at: DateTime<Utc>,
}

/// A stored task.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// What was added.
    pub task: NewTask,
    /// How it stands.
    pub state: TaskState,
}

impl From<&task::Task> for NewTask {
    fn from(task: &task::Task) -> Self {
        Self {
            id: task.id,
            kind: task.kind.as_str().to_owned(),
            case_id: task.case,
            subject_id: task.subject,
            text_key: task.text_key(),
            params: serde_json::json!(task.params),
            due_on: task.due_on,
            created_at: task.created_at,
        }
    }
}

#[derive(sqlx::FromRow)]
struct TaskRow {
    id: Uuid,
    kind: String,
    case_id: Option<Uuid>,
    subject_id: Option<Uuid>,
    text_key: String,
    params: Json<Value>,
    state: String,
    due_on: NaiveDate,
    created_at: DateTime<Utc>,
    done_at: Option<DateTime<Utc>>,
    done_by: Option<Uuid>,
}

impl TryFrom<TaskRow> for Task {
    type Error = StoreError;

    fn try_from(row: TaskRow) -> Result<Self, StoreError> {
        let state = match (row.state.as_str(), row.done_at) {
            ("open", None) => TaskState::Open,
            ("done", Some(at)) => TaskState::Done {
                at,
                by: row.done_by.map(UserId),
            },
            (other, _) => return Err(StoreError::corrupt("task.state", other)),
        };
        let task = NewTask {
            id: TaskId(row.id),
            kind: row.kind,
            case_id: row.case_id.map(CaseId),
            subject_id: row.subject_id,
            text_key: row.text_key,
            params: row.params.0,
            due_on: row.due_on,
            created_at: row.created_at,
        };
        Ok(Self { task, state })
    }
}

/// Adds an open task; false when an open one of the same kind and subject exists.
pub async fn add(tx: &mut Tx, task: &NewTask) -> Result<bool, StoreError> {
    let case = task.case_id.map(|case| case.0);
    let created_at = micros(task.created_at);
    let arguments = (&task.kind, &task.text_key, Json(&task.params));
    let (kind, text_key, params) = arguments;
    let added = run!(
        tx,
        ADD,
        [
            task.id.0,
            kind,
            case,
            task.subject_id,
            text_key,
            params,
            task.due_on,
            created_at
        ],
        execute
    )?;
    Ok(added == 1)
}

/// One task, if it exists.
pub async fn find(tx: &mut Tx, id: TaskId) -> Result<Option<Task>, StoreError> {
    run!(tx, FIND, [id.0], optional TaskRow)?
        .map(Task::try_from)
        .transpose()
}

/// Open tasks, the most pressing first; `after` is the day and id of the last one seen.
pub async fn list_open(
    tx: &mut Tx,
    after: Option<(NaiveDate, TaskId)>,
    limit: u32,
) -> Result<Vec<Task>, StoreError> {
    let limit = i64::from(limit);
    let rows = match after {
        None => run!(tx, LIST_OPEN, [limit], all TaskRow)?,
        Some((day, id)) => run!(tx, LIST_OPEN_AFTER, [day, id.0, limit], all TaskRow)?,
    };
    rows.into_iter().map(Task::try_from).collect()
}

/// Done tasks, the latest first; `after` is the instant and id of the last one seen.
pub async fn list_done(
    tx: &mut Tx,
    after: Option<(DateTime<Utc>, TaskId)>,
    limit: u32,
) -> Result<Vec<Task>, StoreError> {
    let limit = i64::from(limit);
    let rows = match after {
        None => run!(tx, LIST_DONE, [limit], all TaskRow)?,
        Some((at, id)) => run!(tx, LIST_DONE_AFTER, [micros(at), id.0, limit], all TaskRow)?,
    };
    rows.into_iter().map(Task::try_from).collect()
}

/// Marks an open task done; false when it is not open.
pub async fn finish(
    tx: &mut Tx,
    id: TaskId,
    by: Option<UserId>,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let by = by.map(|user| user.0);
    Ok(run!(tx, FINISH, [id.0, micros(at), by], execute)? == 1)
}

/// Since when there is an open task of a kind about something.
pub async fn open_since(
    tx: &mut Tx,
    kind: TaskKind,
    subject: Uuid,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    type At = (DateTime<Utc>,);
    let found = run!(tx, OPEN_SINCE, [kind.as_str(), subject], optional At)?;
    Ok(found.map(|(at,)| at))
}

/// Marks the open task of a kind about something done, because the trouble is over; false when there
/// is none.
pub async fn settle(
    tx: &mut Tx,
    kind: TaskKind,
    subject: Uuid,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    Ok(run!(tx, SETTLE, [kind.as_str(), subject, micros(at)], execute)? == 1)
}
