//! What is done beside sending, by and by: cases follow settings and absences, what is planned is compared
//! with what should be, people whom nobody reached become tasks, and those who work on cases get their morning mail. It runs beside the worker and never stops a
//! letter: what fails is said in the log and tried again.
//! Not here: the steps themselves ([`crate::steps`]).

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

use crate::error::JobError;
use crate::planner::Planner;
use crate::{Jobs, steps};

/// After a failure.
const TRY_AGAIN: TimeDelta = TimeDelta::minutes(1);
/// The clock is looked at so often, at the most; a step that rests costs nothing.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// One thing to be done by and by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chore {
    FollowSettings,
    FollowAbsences,
    Reconcile,
    LookOut,
    WriteDigests,
}

impl Chore {
    const ALL: [Self; 5] = [
        Self::FollowSettings,
        Self::FollowAbsences,
        Self::Reconcile,
        Self::LookOut,
        Self::WriteDigests,
    ];

    async fn run(
        self,
        jobs: &Jobs,
        planner: &dyn Planner,
        now: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, JobError> {
        match self {
            Self::FollowSettings => steps::follow_settings(jobs, planner, now).await,
            Self::FollowAbsences => steps::follow_absences(jobs, planner, now).await,
            Self::Reconcile => steps::reconcile(jobs, planner, now).await,
            Self::LookOut => steps::look_out(jobs, now).await,
            Self::WriteDigests => steps::write_digests(jobs, now).await,
        }
    }
}

/// Which chores rest, and until when.
#[derive(Debug, Default)]
pub struct Rest {
    until: [Option<DateTime<Utc>>; Chore::ALL.len()],
    looked_at: Option<DateTime<Utc>>,
}

impl Rest {
    /// Does what is due, once. Whether something is left to be done at once.
    pub async fn over(&mut self, jobs: &Jobs, planner: &dyn Planner, now: DateTime<Utc>) -> bool {
        // After a clock that went back nothing rests.
        if self.looked_at.is_some_and(|looked_at| now < looked_at) {
            self.until = Default::default();
        }
        self.looked_at = Some(now);
        let mut more = false;
        for (chore, until) in Chore::ALL.into_iter().zip(&mut self.until) {
            if until.is_some_and(|until| until > now) {
                continue;
            }
            let next = match chore.run(jobs, planner, now).await {
                Ok(next) => next,
                Err(error) => {
                    tracing::error!(?chore, %error, "what is done beside sending failed");
                    now + TRY_AGAIN
                }
            };
            more |= next <= now;
            *until = Some(next);
        }
        more
    }
}

/// Runs until `stop` turns true. Any number of processes may share a database.
pub async fn run(
    jobs: Jobs,
    planner: Arc<dyn Planner>,
    clock: fn() -> DateTime<Utc>,
    mut stop: watch::Receiver<bool>,
) {
    let mut rest = Rest::default();
    while !*stop.borrow() {
        let more = rest.over(&jobs, planner.as_ref(), clock()).await;
        let pause = if more { Duration::ZERO } else { LOOK_EVERY };
        let told = async {
            let told = stop.wait_for(|stop| *stop).await;
            drop(told);
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = told => return,
        }
    }
}
