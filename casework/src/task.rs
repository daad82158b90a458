//! Work for a human: the one thing this word is used for.
//! Not here: work of the machine, and the words of a task; the locales have them by kind.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::ids::{CaseId, Ids, TaskId};
use crate::words::TaskKind;

/// One piece of work. One trouble makes one open task: kind and subject are unique among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Which task.
    pub id: TaskId,
    /// What has to be done.
    pub kind: TaskKind,
    /// For which case.
    pub case: Option<CaseId>,
    /// What it is about: a deadline, a contact or a delivery.
    pub subject: Option<Uuid>,
    /// What the words need: dates and codes, never personal values.
    pub params: BTreeMap<&'static str, String>,
    /// By when.
    pub due_on: NaiveDate,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl Task {
    /// A new task about something in a case.
    pub fn new(
        kind: TaskKind,
        case: CaseId,
        subject: Uuid,
        due_on: NaiveDate,
        now: DateTime<Utc>,
        ids: &mut dyn Ids,
    ) -> Self {
        Self {
            id: TaskId::next(ids),
            kind,
            case: Some(case),
            subject: Some(subject),
            params: BTreeMap::new(),
            due_on,
            created_at: now,
        }
    }

    /// The same with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.insert(name, value.to_string());
        self
    }

    /// The key of its words.
    pub fn text_key(&self) -> String {
        format!("task-{}", self.kind.as_str().replace('_', "-"))
    }
}
