//! One line of the history: who did what, with before and after.
//! Not here: sealing and chaining; the store does that later. Personal values stay masked.

use chrono::{DateTime, Utc};

use crate::ids::{AuditId, CaseId, Ids};
use crate::masked::Masked;
use crate::words::AuditAction;

/// Named values of one moment.
pub type Values = Vec<(&'static str, Masked<String>)>;

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Which line.
    pub id: AuditId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, as [`crate::Actor::name`] says.
    pub actor: String,
    /// What.
    pub action: AuditAction,
    /// On which case.
    pub case: Option<CaseId>,
    /// How it was.
    pub before: Values,
    /// How it is.
    pub after: Values,
}

impl AuditEntry {
    /// A line without values.
    pub fn new(
        action: AuditAction,
        case: CaseId,
        actor: String,
        now: DateTime<Utc>,
        ids: &mut dyn Ids,
    ) -> Self {
        Self {
            id: AuditId::next(ids),
            at: now,
            actor,
            action,
            case: Some(case),
            before: Values::new(),
            after: Values::new(),
        }
    }

    /// The same with one more value of before.
    #[must_use]
    pub fn before(mut self, name: &'static str, value: impl ToString) -> Self {
        self.before.push((name, Masked::new(value.to_string())));
        self
    }

    /// The same with one more value of after.
    #[must_use]
    pub fn after(mut self, name: &'static str, value: impl ToString) -> Self {
        self.after.push((name, Masked::new(value.to_string())));
        self
    }
}
