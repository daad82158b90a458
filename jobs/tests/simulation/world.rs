//! A year of a seed: people, processes, mail server and clock, one step at a time in an order that chance
//! decides. A run ends with the first violation, or with everything in its place.
//! Not here: what happens (`happenings.rs`), what the processes do (`processes.rs`), what is drawn
//! (`choices.rs`), and what must hold (`witness.rs`, `scans.rs`).

mod happenings;
mod processes;

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, VecDeque};
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use casework::brussels;
use casework::command::Command;
use casework::delivery::DeliveryEvent;
use casework::ids::{CaseId, SettingId};
use casework::sending::{SendingDays, SendingHours};
use casework::settings::Settings;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use jobs::faults::{Bug, cut_power, wake};
use jobs::post::Ended;
use jobs::{JobError, JobSettings, Jobs, Receipts, steps, sweep};
use serde_json::Value;
use store::deliveries::protocol::{Answer, Claimed};
use store::faults::Trouble;
use store::settings::{self, Setting};
use store::testing::{self, TestStore};
use tempfile::TempDir;
use uuid::Uuid;

use super::calendar::{self, Hours};
use super::choices::{Choices, Dice, Fault, LeftOut, Profile, Seen};
use super::people::{BOOKS, Counted, DAYS, Deed, Desk, FIRST_DAY, Failed, Played, other};
use super::post_office::PostOffice;
use super::scans::Today;
use super::witness::{Mover, Violation, Witness, broken, keep_journal, read_journal};
use super::worker::{Hand, Hiring, LOOK, Step, Trap, Turn, Worker};

/// The last lines of a run are kept for who has to understand it.
const LINES: usize = 60;
/// While a letter waits for its server, time goes on in steps that a lease outlives.
const PATIENCE: TimeDelta = TimeDelta::seconds(25);
/// No run needs so many steps; one that does turns in a circle.
const MOST_STEPS: u64 = 400_000;

/// What a run is made with.
#[derive(Clone, Debug)]
pub struct Plan {
    pub seed: u64,
    pub bug: Option<Bug>,
    pub left_out: LeftOut,
    pub on_postgres: bool,
    pub days: i64,
}

impl Plan {
    pub fn of(seed: u64) -> Self {
        Self {
            seed,
            bug: None,
            left_out: LeftOut::default(),
            on_postgres: false,
            days: DAYS,
        }
    }
}

/// What a run came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub violation: Option<Violation>,
    /// The day on which it was found, from 0.
    pub day: i64,
    pub seen: Seen,
    /// The numbers of the faults that happened.
    pub faults: Vec<u64>,
    pub people: Vec<u64>,
    pub workers: usize,
    pub reminders: u64,
    pub accepted: u64,
    pub doubles: u64,
    pub marks: u64,
    pub trace: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Happening {
    Comes(usize),
    Does(usize, usize),
    ServerGoes,
    ServerComes,
    HoldBegins,
    HoldEnds,
    BookChanges(usize),
    ReadingChanges,
    /// A case is computed again: with the newest book, or with other settings.
    Again(Uuid, bool),
    Bounces(usize),
    Midnight,
}

type Found<T> = Result<T, Violation>;

struct World {
    plan: Plan,
    bench: TestStore,
    now: Rc<Cell<DateTime<Utc>>>,
    end: DateTime<Utc>,
    choices: Arc<Mutex<Choices>>,
    profile: Profile,
    office: PostOffice,
    desk: Desk,
    people: Vec<Played>,
    cases: BTreeMap<u64, CaseId>,
    calendar: BinaryHeap<Reverse<(DateTime<Utc>, u64, Happening)>>,
    scheduled: u64,
    workers: Vec<Worker>,
    hired: u128,
    hands: u64,
    hours: Hours,
    job_settings: JobSettings,
    receipts: Option<TempDir>,
    held_since: Option<DateTime<Utc>>,
    held_checked: BTreeMap<usize, DateTime<Utc>>,
    server_up: bool,
    disturbed_at: DateTime<Utc>,
    sent: Vec<Claimed>,
    witness: Witness,
    trace: VecDeque<String>,
    mover: Option<(Mover, usize)>,
    steps: u64,
    /// How many writes had begun when the journal was last read.
    writes: u64,
}

/// Lives through a plan on a runtime of its own, in which time stands still unless the world moves it.
pub fn live(plan: &Plan) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap();
    wake(plan.bug);
    let (done, waiting) = std::sync::mpsc::channel::<()>();
    let outcome = runtime.block_on(async {
        // While a blocking piece of work runs, tokio's clock does not run ahead by itself.
        let still = tokio::task::spawn_blocking(move || waiting.recv());
        let mut world = World::new(plan.clone()).await;
        let found = world.year().await;
        let outcome = world.outcome(found.err()).await;
        drop(done);
        let _ended = still.await;
        outcome
    });
    wake(None);
    outcome
}

impl World {
    async fn new(plan: Plan) -> Self {
        let bench = match plan.on_postgres {
            true => testing::postgres().await.expect("a server of PostgreSQL"),
            false => testing::in_memory().await,
        };
        keep_journal(&bench).await;
        let choices = Arc::new(Mutex::new(Choices::new(plan.seed, &plan.left_out)));
        let mut profile = choices.lock().unwrap().profile.clone();
        profile.workers = profile
            .workers
            .min(plan.left_out.workers.unwrap_or(usize::MAX));
        let start = brussels::at(FIRST_DAY, 6 * 60);
        let now = Rc::new(Cell::new(start));
        let hours = match profile.night_shift {
            // The hour that comes twice is among them.
            true => SendingHours::parse("02:15-21:00", SendingDays::All).unwrap(),
            false => SendingHours::default(),
        };
        let mut settings = Settings::embedded().unwrap();
        settings.sending = hours;
        let mut job_settings = JobSettings::new("Voorbeeld vzw", "post@voorbeeld.example").unwrap();
        job_settings.hours = hours;
        job_settings.keep.attempts = Some(TimeDelta::days(30));
        // Every line is synced; in memory that costs nothing.
        let memory = Path::new("/dev/shm");
        let place = if memory.is_dir() {
            memory
        } else {
            bench.folder()
        };
        let receipts = profile
            .receipts
            .then(|| tempfile::tempdir_in(place).unwrap());
        let left_out = plan.left_out.people.clone();
        let mut people = Played::all(plan.seed, &profile);
        people.retain(|person| !left_out.contains(&person.number));
        let desk = Desk::open(bench.store.clone(), settings, plan.seed).await;
        let end = start + TimeDelta::days(plan.days);
        let mut world = Self {
            office: PostOffice::new(choices.clone(), start),
            plan,
            bench,
            now,
            end,
            choices,
            profile,
            desk,
            people,
            cases: BTreeMap::new(),
            calendar: BinaryHeap::new(),
            scheduled: 0,
            workers: Vec::new(),
            hired: 0,
            hands: 0,
            hours: Hours {
                from: hours.from,
                until: hours.until,
                every_day: hours.days == SendingDays::All,
            },
            job_settings,
            receipts,
            held_since: None,
            held_checked: BTreeMap::new(),
            server_up: true,
            disturbed_at: start,
            sent: Vec::new(),
            witness: Witness::default(),
            trace: VecDeque::new(),
            mover: None,
            steps: 0,
            writes: 0,
        };
        world.fill_the_calendar();
        for number in 0..world.profile.workers {
            let worker = world.hire(number);
            world.workers.push(worker);
        }
        world
    }

    fn chance(&self) -> MutexGuard<'_, Choices> {
        self.choices.lock().unwrap()
    }

    fn strikes(&self, fault: Fault) -> bool {
        self.chance().strikes(fault)
    }

    fn between(&self, first: i64, last: i64) -> i64 {
        self.chance().dice().between(first, last)
    }

    fn now(&self) -> DateTime<Utc> {
        self.now.get()
    }

    fn tell(&mut self, what: impl FnOnce() -> String) {
        if self.trace.len() == LINES {
            self.trace.pop_front();
        }
        self.trace.push_back(format!(
            "{} {}",
            self.now().format("%m-%d %H:%M:%S"),
            what()
        ));
    }

    fn schedule(&mut self, at: DateTime<Utc>, what: Happening) {
        self.scheduled += 1;
        self.calendar.push(Reverse((at, self.scheduled, what)));
    }

    /// A process that starts, with nothing but the database and the receipts.
    fn hire(&mut self, number: usize) -> Worker {
        self.hired += 1;
        let mut settings = self.job_settings.clone();
        settings.worker = format!("worker-{number}");
        let jobs = Jobs::new(
            self.bench.store.clone(),
            settings,
            Counted(self.hired << 80),
        );
        let jobs = match &self.receipts {
            Some(folder) => jobs.with_receipts(Receipts::open(folder.path(), [7; 32]).unwrap()),
            None => jobs,
        };
        let skew = i64::try_from(number).unwrap() * self.profile.skew_millis / 3;
        Worker::new(Hiring {
            number,
            jobs,
            office: self.office.clone(),
            now: self.now.clone(),
            skew: TimeDelta::milliseconds(skew),
            alone: self.profile.workers == 1,
            at_once: self.profile.hands,
        })
    }

    async fn year(&mut self) -> Found<()> {
        while self.now() < self.end {
            self.one_moment().await?;
        }
        self.calm_down().await;
        // Whoever is due may get a letter today, and again on the next day; then nothing is left over.
        let calm_since = self.now();
        let mut opening = self.hours.next_opening(calm_since);
        for _ in 0..2 {
            opening = self.hours.next_opening(opening);
        }
        let (day, _) = calendar::local(opening);
        self.end = calendar::instant(day, self.hours.until.max(20 * 60));
        while self.now() < self.end {
            self.one_moment().await?;
        }
        let today = self.today();
        today.scan(&self.witness).await?;
        today.everything_is_final(calm_since).await?;
        if let Some(folder) = &self.receipts {
            today.receipts_know_what_was_sent(folder.path()).await?;
        }
        Ok(())
    }

    /// The faults stop, the server is up, nobody stands still, and nobody does anything any more.
    async fn calm_down(&mut self) {
        self.calendar.clear();
        self.chance().calm = true;
        self.server_comes();
        if self.held_since.is_some() {
            self.set_hold(None).await;
        }
        for worker in &mut self.workers {
            worker.stopped_until = None;
        }
        self.look_soon();
        self.tell(|| "all is calm".to_owned());
    }

    /// One happening, or one step of every process, or time goes on.
    async fn one_moment(&mut self) -> Found<()> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return broken(12, "the year turns in a circle");
        }
        let due = self
            .calendar
            .peek()
            .filter(|Reverse((at, ..))| *at <= self.now());
        if due.is_some() {
            let Some(Reverse((_, _, what))) = self.calendar.pop() else {
                return Ok(());
            };
            self.happens(what).await?;
            return self.check().await;
        }
        let mut busy = false;
        let first = self.chance().dice().below(self.workers.len() as u64);
        for turn in 0..self.workers.len() {
            let place = (usize::try_from(first).unwrap() + turn) % self.workers.len();
            busy |= self.acts(place).await?;
        }
        self.time_goes_on(busy).await
    }

    async fn time_goes_on(&mut self, busy: bool) -> Found<()> {
        let now = self.now();
        let step = match busy {
            // Even a busy moment takes a moment.
            true => now + TimeDelta::milliseconds(self.between(20, 400)),
            false => {
                let mut next = vec![self.end];
                next.extend(self.calendar.peek().map(|Reverse((at, ..))| *at));
                next.extend(
                    self.workers
                        .iter()
                        .map(|worker| match worker.stopped_until {
                            Some(until) if until > now => until,
                            _ if worker.hands.is_empty() => worker.look_at,
                            _ => worker.look_at.min(now + PATIENCE),
                        }),
                );
                next.extend(self.office.next_answer());
                next.into_iter()
                    .min()
                    .unwrap_or(self.end)
                    .max(now + TimeDelta::milliseconds(20))
            }
        };
        let passed = (step - now).to_std().unwrap_or_default();
        self.now.set(step);
        self.office.set_now(step);
        tokio::time::advance(passed + Duration::from_micros(1)).await;
        Ok(())
    }

    /// Judges what the journal and the ledger have to say.
    async fn check(&mut self) -> Found<()> {
        let begun = store::faults::writes_begun();
        if std::mem::replace(&mut self.writes, begun) == begun {
            return Ok(());
        }
        for taken in self.office.taken() {
            let id = taken.delivery;
            let allowed = self.dates_of(&id.0).await;
            let (letter, hand) = (id.0.simple().to_string(), taken.hand);
            self.tell(|| format!("letter {letter} arrives from hand {hand}"));
            self.witness.arrives(&taken, &self.hours, &allowed)?;
        }
        let moves = read_journal(&self.bench).await;
        let mover = self.mover.as_ref().map(|(mover, _)| mover);
        let now = self.now.get();
        for moved in &moves {
            let knew = self.held_since.is_some_and(|since| {
                moved.now == "claimed" && self.held_checked.values().all(|checked| *checked > since)
            });
            let mut seen = std::mem::take(&mut self.choices.lock().unwrap().seen);
            let judged = self
                .witness
                .sees(moved, mover, (knew, &self.hours, now), &mut seen);
            self.choices.lock().unwrap().seen = seen;
            judged?;
        }
        Ok(())
    }

    /// The dates that a letter may name: those of its deadlines, and one that it takes back.
    async fn dates_of(&self, letter: &Uuid) -> BTreeSet<NaiveDate> {
        let id = match self.bench.kind() {
            store::Kind::Sqlite => format!("x'{}'", letter.simple()),
            store::Kind::Postgres => format!("'{letter}'"),
        };
        let cells = ["d.due_on", "d.safe_on", "d.opens_on", "r.told_on"];
        let columns: Vec<String> = cells
            .iter()
            .map(|cell| format!("COALESCE(CAST({cell} AS TEXT), '-')"))
            .collect();
        let sql = format!(
            "SELECT {} FROM reminder r JOIN deadline d ON d.id = r.deadline_id WHERE r.delivery_id = {id}",
            columns.join(" || '|' || ")
        );
        let rows = self.bench.raw_texts(&sql).await.unwrap();
        rows.iter()
            .flat_map(|row| row.split('|'))
            .filter_map(|cell| cell.parse().ok())
            .collect()
    }

    fn today(&self) -> Today<'_> {
        let hands = self.workers.iter().flat_map(|worker| &worker.hands);
        Today {
            bench: &self.bench,
            now: self.now(),
            hours: &self.hours,
            at_work: hands
                .map(|hand| hand.claimed.id.0.simple().to_string())
                .collect(),
            undisturbed_since: match self.server_up && self.held_since.is_none() {
                true => self.disturbed_at,
                false => self.now(),
            },
        }
    }

    /// Somebody rang. One process hears it at once, and sometimes another.
    fn look_soon(&mut self) {
        let soon = self.now() + TimeDelta::milliseconds(self.between(50, 120_000));
        self.somebody_looks(soon);
        if self.between(0, 7) == 0 {
            self.somebody_looks(soon);
        }
    }

    /// One process that is awake looks then, at the latest.
    fn somebody_looks(&mut self, at: DateTime<Utc>) {
        let many = self.workers.len();
        let first = self.chance().dice().below(many as u64);
        let places = (0..many).map(|turn| (usize::try_from(first).unwrap() + turn) % many);
        let mut awake = places.filter(|place| !self.workers[*place].is_stopped());
        let place = awake.next().unwrap_or_default();
        let worker = &mut self.workers[place];
        worker.look_at = worker.look_at.min(at);
    }

    async fn outcome(&mut self, violation: Option<Violation>) -> Outcome {
        let standing: Vec<String> = self.workers.iter().map(Worker::told).collect();
        for line in standing {
            self.tell(|| line);
        }
        let count = self
            .bench
            .raw_texts("SELECT CAST(COUNT(*) AS TEXT) FROM reminder")
            .await
            .unwrap();
        let reasons = "SELECT reason FROM delivery WHERE reason IS NOT NULL UNION ALL SELECT reason FROM reminder WHERE reason IS NOT NULL";
        for reason in self.bench.raw_texts(reasons).await.unwrap() {
            self.chance().seen.count(format!("reason {reason}"));
        }
        let (choices, now) = (self.choices.lock().unwrap(), self.now());
        Outcome {
            violation,
            day: (calendar::local(now).0 - FIRST_DAY).num_days(),
            seen: choices.seen.clone(),
            faults: choices.happened.clone(),
            people: self.people.iter().map(|person| person.number).collect(),
            workers: self.profile.workers,
            reminders: count[0].parse().unwrap(),
            accepted: self.witness.accepted,
            doubles: self.witness.doubles(),
            marks: self.witness.marks,
            trace: self.trace.iter().cloned().collect(),
        }
    }
}

/// The rule books are read once, before the clock is looked at.
pub fn warm_up() {
    assert_eq!(BOOKS.len(), 3);
    let _known = Deed::Meets;
}
