//! The running worker: sweeps when something is due, hands claimed letters to the runtime, watches
//! that they are begun, and stops without leaving a letter half-way.
//! Not here: the steps themselves, and SMTP.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use store::deliveries::protocol::Claimed;
use tokio::sync::{Notify, mpsc, watch};

use crate::crash_points::CrashPoint;
use crate::error::JobError;
use crate::post::{self, Ended, Post};
use crate::pulse::Pulse;
use crate::runner::{self, RuntimeEnded};
use crate::smtp::{Class, Ways};
use crate::tending::{self, Tending};
use crate::{Jobs, steps, sweep};

/// Letters handed out and not begun for longer than this mean that the runtime is deaf.
const DEAF_AFTER: Duration = Duration::from_secs(60);
/// How often the watchdog looks.
const WATCH_EVERY: Duration = Duration::from_secs(5);
/// A sweep never comes sooner after the last one, however often others ring. A hand that is free again
/// does not wait for it: letters would leave no faster than hands per pause.
const LEAST_PAUSE: Duration = Duration::from_millis(50);
/// After a failed sweep the next one waits longer each time, up to this.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// A doubted clock is looked at again so soon.
const DOUBT_AGAIN: TimeDelta = TimeDelta::seconds(5);

/// What the worker is told.
#[derive(Clone, Debug)]
pub struct WorkerSettings {
    /// How long between two looks at the most.
    pub sweep_every: Duration,
    /// How many letters are sent at once.
    pub at_once: usize,
    /// How long a stop waits for letters under way.
    pub stop_within: Duration,
    /// Whether no other process can run jobs on this database: what is claimed is then taken back at
    /// the start.
    pub alone: bool,
}

/// Why the worker ended although it was not asked to. The process should end and be started again.
#[derive(Debug, thiserror::Error)]
pub enum WorkerEnded {
    /// The runtime gave up.
    #[error(transparent)]
    Runtime(#[from] RuntimeEnded),
    /// Nobody looks for what is due any more.
    #[error("looking for what is due ended: {0}")]
    Sweeper(String),
    /// Letters were handed out and nobody began them.
    #[error("letters were handed to the worker runtime and not begun for {} seconds", DEAF_AFTER.as_secs())]
    Deaf,
    /// A stop waited in vain for letters under way; they are taken back when their lease runs out.
    #[error("stopping took too long; letters under way are taken back when their lease runs out")]
    StopTooLong,
}

/// The ports of a worker.
#[derive(Clone)]
pub struct Ports {
    /// The clock.
    pub clock: fn() -> DateTime<Utc>,
    /// Rings when somebody wrote what may be due at once.
    pub doorbell: Arc<Notify>,
}

/// What the parts of a running worker share.
#[derive(Clone)]
struct Worker {
    jobs: Jobs,
    post: Post,
    settings: WorkerSettings,
    ports: Ports,
    pulse: Pulse,
    /// Rings when a hand is free again.
    freed: Arc<Notify>,
}

/// Runs until `stop` turns true. Any number of workers may share a database.
///
/// # Errors
/// When it cannot go on; the database is whole, and another worker takes over.
pub async fn run(
    jobs: Jobs,
    post: Post,
    settings: WorkerSettings,
    ports: Ports,
    pulse: Pulse,
    mut stop: watch::Receiver<bool>,
) -> Result<(), WorkerEnded> {
    let worker = Worker {
        jobs,
        post,
        settings,
        ports,
        pulse,
        freed: Arc::default(),
    };
    let at_once = worker.settings.at_once.max(1);
    let (hand, arriving) = mpsc::channel(at_once);
    let (runtime_stop, stopped) = watch::channel(false);
    let name = worker.jobs.settings.worker.clone();
    let mut runtime = tokio::spawn(runner::run(
        &name,
        work(&worker),
        arriving,
        at_once,
        until(stopped),
    ));
    let mut sweeping = tokio::spawn(sweeping(worker.clone(), hand, stop.clone()));
    tokio::select! {
        // Told to stop, the sweeper ends as well; that is not its failure. It may even hear of it first.
        biased;
        () = told(&mut stop) => {}
        ended = &mut sweeping => match ended {
            Ok(()) if *stop.borrow() => {}
            Ok(()) => return Err(WorkerEnded::Sweeper("it returned".to_owned())),
            Err(error) => return Err(WorkerEnded::Sweeper(error.to_string())),
        },
        ended = &mut runtime => {
            sweeping.abort();
            let why = match ended {
                Ok(Ok(())) => "without a reason".to_owned(),
                Ok(Err(error)) => error.to_string(),
                Err(error) => error.to_string(),
            };
            return Err(WorkerEnded::Runtime(RuntimeEnded::because(why)));
        }
        deaf = watchdog(worker.pulse.clone()) => {
            sweeping.abort();
            return Err(deaf);
        }
    }
    // The sweeper ends by itself and hands out nothing more; what was handed out is finished.
    let drained = async {
        if !sweeping.is_finished() {
            let _joined = sweeping.await;
        }
        while worker.pulse.busy() > 0 {
            tokio::time::sleep(LEAST_PAUSE).await;
        }
    };
    let in_time = tokio::time::timeout(worker.settings.stop_within, drained).await;
    runtime_stop.send_replace(true);
    let _ended = tokio::time::timeout(WATCH_EVERY, runtime).await;
    in_time.map_err(|_| WorkerEnded::StopTooLong)?;
    tending::leave(&worker.jobs).await;
    Ok(())
}

async fn until(mut stop: watch::Receiver<bool>) {
    told(&mut stop).await;
}

/// Resolves when the stop is told. A guard of the channel must not live across an await.
async fn told(stop: &mut watch::Receiver<bool>) {
    let told = stop.wait_for(|stop| *stop).await;
    drop(told);
}

/// Letters handed out must be begun soon.
async fn watchdog(pulse: Pulse) -> WorkerEnded {
    let mut waiting_for = Duration::ZERO;
    let mut begun = 0;
    loop {
        tokio::time::sleep(WATCH_EVERY).await;
        let now = pulse.figures();
        // A runtime with all hands full begins nothing new; only idle hands count as deaf.
        let idle = now.begun == now.finished && now.handed > now.begun;
        waiting_for = if idle && now.begun == begun {
            waiting_for + WATCH_EVERY
        } else {
            Duration::ZERO
        };
        begun = now.begun;
        if waiting_for >= DEAF_AFTER {
            return WorkerEnded::Deaf;
        }
    }
}

fn work(worker: &Worker) -> runner::Work<Claimed> {
    let worker = worker.clone();
    Arc::new(move |claimed| {
        let worker = worker.clone();
        Box::pin(async move {
            let counts = worker.pulse.counts();
            Pulse::add(&counts.begun);
            let _finished = Finished {
                count: &counts.finished,
                freed: &worker.freed,
            };
            match post::carry(&worker.jobs, &worker.post, &claimed, worker.ports.clock).await {
                Ok(Ended::Sent(_)) => Pulse::add(&counts.sent),
                Ok(Ended::Refused) => Pulse::add(&counts.refused),
                Ok(Ended::NotSent(not_sent)) => {
                    Pulse::add(&counts.not_sent);
                    if let Some(class) = not_sent.class {
                        tell(&claimed, class);
                    }
                }
                Err(error) => {
                    Pulse::add(&counts.not_sent);
                    tracing::error!(delivery = %claimed.id, %error, "a letter was not carried to its end");
                }
            }
        })
    })
}

/// What an operator has to know of an answer. Nobody is named.
fn tell(claimed: &Claimed, class: Class) {
    let (id, row) = (claimed.id, class.row());
    let class = row.word;
    match (row.alarms, row.ways) {
        (true, Ways::Relay(_)) => {
            tracing::error!(delivery = %id, class, "the mail server was not reached or refused us; waiting does not mend it");
        }
        (false, Ways::Relay(_)) => {
            tracing::warn!(delivery = %id, class, "the mail server was not reached or refused us");
        }
        (true, _) => {
            tracing::error!(delivery = %id, class, "a letter was refused in a way that is ours to mend")
        }
        (false, _) => {}
    }
}

/// What a worker does before it claims anything.
struct Start {
    /// Claims of a process that is gone were taken back.
    taken_back: bool,
    /// The database was told what the receipts know.
    replayed: bool,
}

/// Counts a piece of work as finished, even when it panics.
struct Finished<'a> {
    count: &'a AtomicU64,
    freed: &'a Notify,
}

impl Drop for Finished<'_> {
    fn drop(&mut self) {
        Pulse::add(self.count);
        self.freed.notify_one();
    }
}

async fn sweeping(worker: Worker, hand: mpsc::Sender<Claimed>, mut stop: watch::Receiver<bool>) {
    let every = worker.settings.sweep_every;
    let mut failures = 0_u32;
    let mut start = Start {
        taken_back: !worker.settings.alone,
        replayed: false,
    };
    let mut tending = Tending::new(every, worker.settings.alone, (worker.ports.clock)());
    worker.beat(&mut tending).await;
    while !*stop.borrow() {
        let pause = match worker.look(&hand, &mut start, &stop).await {
            Ok(next) => {
                failures = 0;
                let until_next = next.map(|next| next - (worker.ports.clock)());
                until_next
                    .map_or(every, |span| span.to_std().unwrap_or_default())
                    .min(every)
            }
            Err(error) => {
                Pulse::add(&worker.pulse.counts().failed_sweeps);
                tracing::error!(%error, "a look at what is due failed");
                // The database that answers next may be another one, which knows less.
                start.replayed = false;
                failures = failures.saturating_add(1).min(10);
                Duration::from_millis(250 << failures).min(LONGEST_PAUSE)
            }
        };
        worker.beat(&mut tending).await;
        let trusted = !steps::is_doubted(&worker.jobs);
        if failures == 0 && !*stop.borrow() && trusted {
            tending.prune(&worker.jobs, (worker.ports.clock)()).await;
        }
        tokio::select! {
            () = tokio::time::sleep(pause.max(LEAST_PAUSE)) => {}
            () = worker.freed.notified() => {}
            () = worker.ports.doorbell.notified() => tokio::time::sleep(LEAST_PAUSE).await,
            () = told(&mut stop) => return,
        }
    }
}

impl Worker {
    async fn beat(&self, tending: &mut Tending) {
        let (swept_at, now) = (self.pulse.figures().swept_at, (self.ports.clock)());
        tending.beat(&self.jobs, swept_at, now).await;
    }

    /// One look: take back, end, bundle, claim, hand out. Gives when to look again.
    async fn look(
        &self,
        hand: &mpsc::Sender<Claimed>,
        start: &mut Start,
        stop: &watch::Receiver<bool>,
    ) -> Result<Option<DateTime<Utc>>, JobError> {
        let (jobs, clock, counts) = (&self.jobs, self.ports.clock, self.pulse.counts());
        // Whatever follows from what time it is waits until that is known.
        if steps::doubted(jobs).await?.is_some() {
            self.looked(true);
            return Ok(Some(clock() + DOUBT_AGAIN));
        }
        let now = clock();
        if !start.taken_back {
            steps::take_back_all(jobs, now).await?;
            start.taken_back = true;
        }
        steps::reap(jobs, now).await?;
        if !start.replayed {
            let replayed = steps::replay_receipts(jobs, now).await?;
            start.replayed = replayed.under_way == 0;
        }
        steps::resolve_unknown(jobs, now).await?;
        let catching_up = steps::catch_up(jobs, now).await?.is_some();
        steps::expire(jobs, now).await?;
        let held = catching_up || steps::held(jobs, now).await?.is_some();
        while !held && !*stop.borrow() && !steps::is_doubted(jobs) {
            let written = steps::bundle(jobs, clock()).await?;
            steps::in_order(jobs, written, clock()).await?;
            let claimed = steps::claim_at_most(jobs, clock(), self.free_hands()).await?;
            if claimed.is_empty() {
                break;
            }
            CrashPoint::Claimed.passed();
            for one in claimed {
                Pulse::add(&counts.handed);
                if hand.send(one).await.is_err() {
                    return Ok(None);
                }
            }
        }
        self.looked(held);
        if held {
            return Ok(None);
        }
        let turn = sweep::next_turn(jobs, clock()).await?;
        let wake = sweep::next_wake(jobs, clock()).await?;
        Ok(wake.into_iter().chain(turn).min())
    }

    /// A look went well.
    fn looked(&self, held: bool) {
        let counts = self.pulse.counts();
        counts.held.store(held, Ordering::Relaxed);
        let now = (self.ports.clock)().timestamp_micros();
        counts.swept_at.store(now, Ordering::Relaxed);
        Pulse::add(&counts.sweeps);
    }

    /// How many letters may be claimed. Claims are taken only for hands that are free: one that waits would
    /// lose its lease. When all are busy, the one that finishes rings.
    fn free_hands(&self) -> usize {
        let at_once = self.settings.at_once.max(1);
        at_once.saturating_sub(self.pulse.busy())
    }
}
