//! One process that sends: the shipping steps in the order of a look, and its letters under way, each
//! moved on from one pause to the next. It may be stopped, may wake up late, and may die at any step.
//! Not here: when it acts (`world.rs`), and a copy of anything that ships.

use std::any::Any;
use std::cell::Cell;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::Poll;

use casework::gate::Shut;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::LocalBoxFuture;
use jobs::post::Ended;
use jobs::{JobError, Jobs, Post, post, steps};
use store::deliveries::gates;
use store::deliveries::protocol::Claimed;
use store::faults;

use super::post_office::{Acting, PostOffice};

/// The service prunes every hour; what that takes out is the same once in a few days.
const PRUNE_EVERY: TimeDelta = TimeDelta::days(10);

/// The steps of a look, in the order of `jobs::worker`. A step that comes to the service comes here, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    TakeBack,
    Reap,
    Replay,
    ResolveUnknown,
    Expire,
    Held,
    Bundle,
    Claim,
    Prune,
}

pub const LOOK: [Step; 9] = [
    Step::TakeBack,
    Step::Reap,
    Step::Replay,
    Step::ResolveUnknown,
    Step::Expire,
    Step::Held,
    Step::Bundle,
    Step::Claim,
    Step::Prune,
];

/// What happens at a moment at which a letter asks for the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trap {
    /// The process dies before the next thing is done.
    DieBefore,
    /// ... when it was done and nobody heard of it.
    DieDuring,
    /// The process stands still when it was done, for so many seconds.
    StopDuring(i64),
    /// The database fails the next write.
    Database(faults::Trouble),
}

/// How a letter watches the clock, and what waits for it there.
#[derive(Clone)]
pub struct Watch {
    now: Rc<Cell<DateTime<Utc>>>,
    skew: TimeDelta,
    pub calls: Arc<AtomicU32>,
    trap: Rc<Cell<Option<(u32, Trap)>>>,
    sprung: Rc<Cell<Option<Trap>>>,
    /// How many writes had begun when it was sprung, or the letter was moved on since.
    sprung_at: Rc<Cell<u64>>,
    stood_still: Rc<Cell<bool>>,
    office: PostOffice,
}

struct Died;

impl Watch {
    fn time(&self) -> DateTime<Utc> {
        // A timer that ran out is no wait: what it leads to is awaited to its end.
        self.office.gets_on();
        let call = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some((at, trap)) = self.trap.get()
            && at == call
        {
            self.trap.set(None);
            self.sprung.set(Some(trap));
            self.sprung_at.set(faults::writes_begun());
            match trap {
                Trap::DieBefore => resume_unwind(Box::new(Died)),
                Trap::Database(trouble) => faults::order(Some(trouble)),
                Trap::DieDuring | Trap::StopDuring(_) => {}
            }
        }
        self.now.get() + self.skew
    }
}

/// A letter under way.
pub struct Hand {
    pub number: u64,
    pub claimed: Claimed,
    pub watch: Watch,
    way: LocalBoxFuture<'static, Result<Ended, JobError>>,
}

/// Where a letter stands after it was moved on.
pub enum Turn {
    /// It waits for the mail server.
    Waits,
    Ended(Result<Ended, JobError>),
    /// Its process died.
    Died,
    /// Its process stands still for so many seconds.
    Stopped(i64),
}

impl Hand {
    pub fn new(number: u64, worker: &Worker, claimed: Claimed, trap: Option<(u32, Trap)>) -> Self {
        let watch = Watch {
            now: worker.now.clone(),
            skew: worker.skew,
            calls: Arc::default(),
            trap: Rc::new(Cell::new(trap)),
            sprung: Rc::default(),
            sprung_at: Rc::default(),
            stood_still: Rc::default(),
            office: worker.office.clone(),
        };
        let (jobs, post) = (worker.jobs.clone(), worker.post.clone());
        let (own, clock) = (claimed.clone(), watch.clone());
        let way = Box::pin(async move { post::carry(&jobs, &post, &own, || clock.time()).await });
        Self {
            number,
            claimed,
            watch,
            way,
        }
    }

    pub fn calls(&self) -> u32 {
        self.watch.calls.load(Ordering::Relaxed)
    }

    /// The trap that was sprung in it.
    pub fn sprung(&self) -> Option<Trap> {
        self.watch.sprung.get()
    }

    /// Moves it on to its next pause.
    pub async fn move_on(&mut self, office: &PostOffice) -> Turn {
        let died = |why: Box<dyn Any + Send>| match why.is::<Died>() {
            true => Turn::Died,
            false => resume_unwind(why),
        };
        let watch = self.watch.clone();
        watch.sprung_at.set(faults::writes_begun());
        office.begins(Acting {
            hand: self.number,
            delivery: self.claimed.id,
            calls: self.watch.calls.clone(),
        });
        let turn = std::future::poll_fn(|context| {
            let polled = catch_unwind(AssertUnwindSafe(|| self.way.as_mut().poll(context)));
            match polled {
                Err(why) => Poll::Ready(died(why)),
                Ok(Poll::Ready(ended)) => Poll::Ready(Turn::Ended(ended)),
                Ok(Poll::Pending) => {
                    // Files are written at their own pace; only a write to the database is a moment
                    // that comes again when the run is repeated.
                    let wrote = watch.sprung_at.get() < faults::writes_begun();
                    match watch.sprung.get().filter(|_| wrote) {
                        Some(Trap::DieDuring) => Poll::Ready(Turn::Died),
                        Some(Trap::StopDuring(seconds)) if !watch.stood_still.replace(true) => {
                            Poll::Ready(Turn::Stopped(seconds))
                        }
                        _ if office.waits() => Poll::Ready(Turn::Waits),
                        _ => Poll::Pending,
                    }
                }
            }
        });
        let turn = turn.await;
        if matches!(turn, Turn::Died | Turn::Stopped(_)) {
            // The write that has begun takes its place before whatever comes next.
            tokio::task::yield_now().await;
        }
        faults::order(None);
        turn
    }
}

/// A process.
pub struct Worker {
    pub number: usize,
    pub jobs: Jobs,
    post: Post,
    office: PostOffice,
    now: Rc<Cell<DateTime<Utc>>>,
    skew: TimeDelta,
    at_once: usize,
    pub hands: Vec<Hand>,
    /// What is left of the look under way.
    pub look: VecDeque<Step>,
    /// When it looks next.
    pub look_at: DateTime<Utc>,
    pub stopped_until: Option<DateTime<Utc>>,
    taken_back: bool,
    replayed: bool,
    held: bool,
    pruned_at: DateTime<Utc>,
}

/// What a step did.
#[derive(Default)]
pub struct Done {
    pub claimed: Vec<Claimed>,
    /// A letter may have changed.
    pub moved: bool,
    /// The look goes on with bundling.
    pub again: bool,
    /// A way is left alone, and what waits for it is not claimed.
    pub shut: bool,
}

pub struct Hiring {
    pub number: usize,
    pub jobs: Jobs,
    pub office: PostOffice,
    pub now: Rc<Cell<DateTime<Utc>>>,
    pub skew: TimeDelta,
    pub alone: bool,
    pub at_once: usize,
}

impl Worker {
    pub fn new(hired: Hiring) -> Self {
        let look_at = hired.now.get();
        Self {
            number: hired.number,
            jobs: hired.jobs,
            post: Post::Smtp(hired.office.relay(hired.at_once)),
            office: hired.office,
            now: hired.now,
            skew: hired.skew,
            at_once: hired.at_once,
            hands: Vec::new(),
            look: VecDeque::new(),
            look_at,
            stopped_until: None,
            taken_back: !hired.alone,
            replayed: false,
            held: false,
            // A process that starts prunes soon.
            pruned_at: look_at + TimeDelta::days(1) - PRUNE_EVERY,
        }
    }

    pub fn time(&self) -> DateTime<Utc> {
        self.now.get() + self.skew
    }

    pub fn is_stopped(&self) -> bool {
        self.stopped_until
            .is_some_and(|until| until > self.now.get())
    }

    /// Does one step of a look.
    pub async fn step(&mut self, step: Step) -> Result<Done, JobError> {
        let (jobs, now) = (&self.jobs, self.time());
        let mut done = Done::default();
        match step {
            Step::TakeBack if !self.taken_back => {
                done.moved = steps::take_back_all(jobs, now).await? > 0;
                self.taken_back = true;
            }
            Step::TakeBack => {}
            Step::Reap => {
                done.moved = !steps::reap(jobs, now).await?.is_empty();
            }
            Step::Replay if !self.replayed => {
                let replayed = steps::replay_receipts(jobs, now).await?;
                self.replayed = replayed.under_way == 0;
                done.moved = replayed.settled + replayed.remembered > 0;
            }
            Step::Replay => {}
            Step::ResolveUnknown => {
                done.moved = steps::resolve_unknown(jobs, now).await? > 0;
            }
            Step::Expire => {
                done.moved = steps::expire(jobs, now).await? > 0;
            }
            Step::Held => self.held = steps::held(jobs, now).await?.is_some(),
            Step::Bundle if self.held => {}
            Step::Bundle => {
                done.moved = !steps::bundle(jobs, now).await?.is_empty();
            }
            Step::Claim if self.held => {}
            Step::Claim => {
                let free = self.at_once.saturating_sub(self.hands.len());
                done.claimed = steps::claim_at_most(jobs, now, free).await?;
                done.again = !done.claimed.is_empty();
                let gates = jobs
                    .store
                    .read(|tx| Box::pin(async { gates::troubled(tx, 9).await }));
                let left_alone = |shut: Shut| shut.until > now;
                done.shut = gates
                    .await?
                    .iter()
                    .any(|(_, gate)| gate.shut.is_some_and(left_alone));
                done.moved = done.again;
            }
            Step::Prune if now - self.pruned_at >= PRUNE_EVERY => {
                steps::prune(jobs, now).await?;
                done.moved = true;
                if self.replayed {
                    steps::replay_receipts(jobs, now).await?;
                    steps::prune_receipts(jobs, now).await?;
                }
                self.pruned_at = now;
            }
            Step::Prune => {}
        }
        Ok(done)
    }

    /// How it stands, for who reads the trace.
    pub fn told(&self) -> String {
        let hands: Vec<String> = self
            .hands
            .iter()
            .map(|hand| format!("{} at call {}", hand.number, hand.calls()))
            .collect();
        format!(
            "worker {}: hands {hands:?}, looks at {}, stopped until {:?}",
            self.number, self.look_at, self.stopped_until
        )
    }

    /// Whether the database has to be told once more what the receipts know.
    pub fn forgets(&mut self) {
        self.replayed = false;
    }
}
