//! The port to whoever plans: law, settings and commands come together above this package.
//! Not here: planning itself, and when it is asked for ([`crate::steps`]).

use casework::ids::CaseId;
use casework::reconcile::{Difference, Watched};
use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;

use crate::error::JobError;

/// What is answered, by and by.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, JobError>>;

/// What came of planning cases again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replanned {
    /// Those in which something changed.
    pub changed: Vec<CaseId>,
    /// Those that could not be planned again, and why.
    pub refused: Vec<(CaseId, String)>,
}

/// Whoever knows law and settings.
pub trait Planner: Send + Sync {
    /// How what is planned in each case differs from what should be. Planning again is not asked.
    fn differences(
        &self,
        cases: Vec<Watched>,
        now: DateTime<Utc>,
    ) -> Answer<'_, Vec<(Watched, Vec<Difference>)>>;

    /// Plans open cases again. What is right already stays as it is, without a trace.
    fn replan(&self, cases: Vec<CaseId>, now: DateTime<Utc>) -> Answer<'_, Replanned>;

    /// A text that is another one as soon as the settings in force are, which decide what is planned.
    fn basis(&self, now: DateTime<Utc>) -> Answer<'_, String>;
}
