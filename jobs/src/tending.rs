//! What a running worker does besides letters: its sign of life in the database, and now and then the
//! pruning. Neither ever stops a letter: what fails is said in the log and tried again.
//! Not here: what is pruned (`steps::prune`), and what silence means to those who watch.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use store::workers::{self, Beat, WorkerName};

use crate::error::JobError;
use crate::{Jobs, steps};

/// Signs of life that say nothing new come no closer together.
const BEAT_EVERY: TimeDelta = TimeDelta::seconds(1);
/// How long after a run of pruning the next one comes ...
const PRUNE_EVERY: TimeDelta = TimeDelta::hours(1);
/// ... and after a run that left something over.
const GO_ON_AFTER: TimeDelta = TimeDelta::minutes(1);
/// Files of receipts go by the month; a look a day is often enough.
const RECEIPTS_EVERY: TimeDelta = TimeDelta::days(1);
/// A worker may miss so many looks ...
const LOOKS_MISSED: u32 = 3;
/// ... and one look may take so long, before it counts as silent.
const LOOK_WITHIN: Duration = Duration::from_secs(60);

/// How long a worker that looks every so often may give no sign of life.
pub fn patience(sweep_every: Duration) -> TimeDelta {
    let span = sweep_every.saturating_mul(LOOKS_MISSED);
    TimeDelta::from_std(span.saturating_add(LOOK_WITHIN)).unwrap_or(TimeDelta::MAX)
}

/// When a sign of life was given, and when the last look went well.
type Said = (DateTime<Utc>, Option<DateTime<Utc>>);

/// Whether a sign of life would say what the last one said a moment ago.
fn says_the_same(last: Said, said: Said) -> bool {
    let moment = |from: DateTime<Utc>, to: DateTime<Utc>| {
        (TimeDelta::zero()..BEAT_EVERY).contains(&(to - from))
    };
    let looked = match (last.1, said.1) {
        (None, None) => true,
        (Some(from), Some(to)) => moment(from, to),
        _ => false,
    };
    looked && moment(last.0, said.0)
}

/// The memory of one running worker.
pub(crate) struct Tending {
    started_at: DateTime<Utc>,
    patience: TimeDelta,
    /// Nobody else can be there: older rows are of the dead.
    alone: bool,
    beaten: Option<Said>,
    prune_at: DateTime<Utc>,
    receipts_at: DateTime<Utc>,
}

impl Tending {
    pub(crate) fn new(sweep_every: Duration, alone: bool, now: DateTime<Utc>) -> Self {
        Self {
            started_at: now,
            patience: patience(sweep_every),
            alone,
            beaten: None,
            prune_at: now,
            receipts_at: now,
        }
    }

    /// A sign of life, unless one that said the same was given a moment ago.
    pub(crate) async fn beat(
        &mut self,
        jobs: &Jobs,
        swept_at: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) {
        let said = (now, swept_at);
        if self.beaten.is_some_and(|last| says_the_same(last, said)) {
            return;
        }
        let beat = Beat {
            name: name(jobs),
            started_at: self.started_at,
            swept_at,
        };
        let (patience, first) = (self.patience, self.alone && self.beaten.is_none());
        let written = jobs.store.write(move |tx| {
            Box::pin(async move {
                if first {
                    workers::end_others(tx, &beat.name).await?;
                }
                workers::beat(tx, &beat, now, patience).await
            })
        });
        match written.await {
            Ok(()) => self.beaten = Some(said),
            Err(error) => tracing::warn!(%error, "the sign of life of this worker was not written"),
        }
    }

    /// Prunes when it is time.
    pub(crate) async fn prune(&mut self, jobs: &Jobs, now: DateTime<Utc>) {
        if now >= self.prune_at {
            let wait = match steps::prune(jobs, now).await {
                Ok(pruned) if pruned.more => GO_ON_AFTER,
                Ok(_) => PRUNE_EVERY,
                Err(error) => failed(&error),
            };
            self.prune_at = now + wait;
        }
        if now >= self.receipts_at {
            let wait = match of_receipts(jobs, now).await {
                Ok(months) => {
                    for month in months {
                        tracing::info!(%month, "receipts that nothing needs any more were removed");
                    }
                    RECEIPTS_EVERY
                }
                Err(error) => failed(&error),
            };
            self.receipts_at = now + wait;
        }
    }
}

/// What was added is read, so that a start has at most a day to read, and old files go.
async fn of_receipts(jobs: &Jobs, now: DateTime<Utc>) -> Result<Vec<String>, JobError> {
    steps::replay_receipts(jobs, now).await?;
    steps::prune_receipts(jobs, now).await
}

fn failed(error: &JobError) -> TimeDelta {
    tracing::warn!(%error, "what has served its time could not be taken out");
    PRUNE_EVERY
}

/// A worker that ended well is no longer waited for.
pub(crate) async fn leave(jobs: &Jobs) {
    let name = name(jobs);
    let left = jobs
        .store
        .write(move |tx| Box::pin(async move { workers::end(tx, &name).await }));
    if let Err(error) = left.await {
        tracing::warn!(%error, "this worker could not take its leave; it will be called silent");
    }
}

fn name(jobs: &Jobs) -> WorkerName {
    WorkerName(jobs.settings.worker.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_is_told_at_once_and_the_rest_once_a_second() {
        let at = |millis: i64| DateTime::from_timestamp_millis(1_800_000_000_000 + millis).unwrap();
        let last = (at(0), Some(at(0)));
        for (said, same) in [
            ((at(999), Some(at(999))), true),
            ((at(1000), Some(at(0))), false),
            ((at(500), Some(at(1000))), false),
            // A clock that went back must not silence a worker.
            ((at(-1), Some(at(0))), false),
        ] {
            assert_eq!(says_the_same(last, said), same, "{said:?}");
        }
        let first = (at(0), None);
        assert!(says_the_same(first, (at(1), None)));
        assert!(!says_the_same(first, (at(1), Some(at(1)))));
    }
}
