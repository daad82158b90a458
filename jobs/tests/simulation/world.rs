//! A year of a seed: people, processes, mail server and clock, one step at a time in an order that chance
//! decides. A run ends with the first violation, or with everything in its place.
//! Not here: what is drawn (`choices.rs`), and what must hold (`witness.rs`, `scans.rs`).

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

    fn fill_the_calendar(&mut self) {
        for (place, person) in self.people.clone().iter().enumerate() {
            self.schedule(person.comes_at, Happening::Comes(place));
            for (number, (at, _)) in person.deeds.iter().enumerate() {
                self.schedule(*at, Happening::Does(place, number));
            }
        }
        for day in 0..self.plan.days {
            let day = FIRST_DAY + Days::new(u64::try_from(day + 1).unwrap());
            self.schedule(brussels::start_of(day), Happening::Midnight);
        }
        let dice = &mut Dice::of(self.plan.seed, "calendar", 0);
        let at = |dice: &mut Dice| {
            let day = FIRST_DAY + Days::new(dice.below(340));
            brussels::at(day, u32::try_from(dice.between(8 * 60, 17 * 60)).unwrap())
        };
        for _ in 0..self.profile.outages {
            let (from, long) = (at(dice), dice.below(6) == 0);
            let minutes = dice.between(5, if long { 10 * 24 * 60 } else { 300 });
            self.schedule(from, Happening::ServerGoes);
            self.schedule(from + TimeDelta::minutes(minutes), Happening::ServerComes);
        }
        for _ in 0..self.profile.holds {
            let (from, minutes) = (at(dice), dice.between(30, 3 * 24 * 60));
            self.schedule(from, Happening::HoldBegins);
            self.schedule(from + TimeDelta::minutes(minutes), Happening::HoldEnds);
        }
        for _ in 0..self.profile.rule_changes {
            let (from, book) = (at(dice), usize::try_from(dice.between(0, 2)).unwrap());
            self.schedule(from, Happening::BookChanges(book));
        }
        for _ in 0..self.profile.profile_changes {
            let from = at(dice);
            self.schedule(from, Happening::ReadingChanges);
        }
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
            relay: self.office.relay(self.profile.hands),
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

    /// One step of one process; says whether there was one.
    async fn acts(&mut self, place: usize) -> Found<bool> {
        let now = self.now();
        let worker = &mut self.workers[place];
        if worker.is_stopped() {
            return Ok(false);
        }
        if worker.stopped_until.take().is_some() {
            let number = worker.number;
            self.tell(|| format!("worker {number} goes on"));
        }
        let hands = self.workers[place].hands.len() as u64;
        let worker = &mut self.workers[place];
        if worker.look.is_empty() && worker.look_at <= now {
            worker.look.extend(LOOK);
        }
        let looks = !worker.look.is_empty();
        // A letter or the look, whichever chance prefers; a letter alone when there is nothing else.
        let mut chosen = None;
        if hands > 0 && (!looks || self.chance().dice().below(3) > 0) {
            chosen = Some(usize::try_from(self.chance().dice().below(hands)).unwrap());
        }
        match chosen {
            Some(hand) => {
                let mut moved = self.moves_on(place, hand).await?;
                // Where nothing else is to be done, every letter gets its turn before time goes on.
                if !looks && !moved {
                    for other in (0..usize::try_from(hands).unwrap()).filter(|other| *other != hand)
                    {
                        if self.workers[place].hands.len() <= other {
                            break;
                        }
                        moved |= self.moves_on(place, other).await?;
                        if moved {
                            break;
                        }
                    }
                }
                Ok(moved || looks)
            }
            None if looks => {
                self.looks(place).await?;
                Ok(true)
            }
            None => Ok(false),
        }
    }

    async fn looks(&mut self, place: usize) -> Found<()> {
        if self.strikes(Fault::CrashInLook) {
            self.dies(place, "between two steps of a look");
            return Ok(());
        }
        let worker = &mut self.workers[place];
        let Some(step) = worker.look.pop_front() else {
            return Ok(());
        };
        let number = worker.number;
        if step == Step::Held {
            let now = self.now.get();
            self.held_checked.insert(number, now);
        }
        self.mover = None;
        self.chance().seen.count(format!("step {step:?}"));
        let worker = &mut self.workers[place];
        let done = worker.step(step).await;
        let mut again = Vec::new();
        match done {
            Ok(done) => {
                if done.again {
                    worker.look.push_front(Step::Claim);
                    worker.look.push_front(Step::Bundle);
                }
                if let Some(until) = done.shut_until {
                    self.chance().seen.count("breaker open");
                    self.workers[place].look_at = until;
                    again.push(until);
                }
                for claimed in done.claimed {
                    self.begins(place, claimed);
                }
            }
            Err(error) => {
                worker.look.clear();
                worker.forgets();
                self.chance().seen.count("look failed");
                self.tell(|| format!("worker {number}: {step:?} failed: {error}"));
            }
        }
        let ends = self.workers[place].look.is_empty();
        if ends || step == Step::Claim {
            self.check().await?;
        }
        if ends {
            let worker = &mut self.workers[place];
            let next = sweep::next_wake(&worker.jobs, worker.time()).await.unwrap();
            // The service looks every few seconds; here no later than what is under way needs.
            let latest = self.now.get() + self.witness.patience();
            let mut next = next.map_or(latest, |next| next.min(latest));
            next = next.max(self.now.get() + TimeDelta::milliseconds(100));
            self.workers[place].look_at = self.now.get() + TimeDelta::days(2);
            match again.first() {
                // Whose breaker is open looks again by itself, and others meanwhile.
                Some(until) => self.workers[place].look_at = *until,
                None => self.somebody_looks(next),
            }
        }
        Ok(())
    }

    /// A claimed letter sets out, with what chance has in store for it.
    fn begins(&mut self, place: usize, claimed: Claimed) {
        self.hands += 1;
        let number = self.hands;
        let mut trap = None;
        if self.strikes(Fault::CrashInLetter) {
            let how = *self
                .chance()
                .dice()
                .pick(&[Trap::DieBefore, Trap::DieDuring]);
            trap = Some((self.between(1, 7), how));
        } else if self.strikes(Fault::Stop) {
            let seconds = self.between(5, 1800);
            trap = Some((self.between(1, 7), Trap::StopDuring(seconds)));
        } else if self.strikes(Fault::DatabaseBefore) {
            trap = Some((self.between(3, 7), Trap::Database(Trouble::Before)));
        } else if self.strikes(Fault::DatabaseAfter) {
            trap = Some((self.between(3, 7), Trap::Database(Trouble::AfterCommit)));
        }
        let trap = trap.map(|(call, trap)| (u32::try_from(call).unwrap(), trap));
        let id = claimed.id.0.simple().to_string();
        let fence = claimed.fence;
        self.tell(|| format!("letter {id} begins: hand {number}, fence {fence}, trap {trap:?}"));
        let hand = Hand::new(number, &self.workers[place], claimed, trap);
        self.workers[place].hands.push(hand);
    }

    /// Moves a letter on; says whether it got anywhere.
    async fn moves_on(&mut self, place: usize, at: usize) -> Found<bool> {
        let hand = &mut self.workers[place].hands[at];
        let (number, calls) = (hand.number, hand.calls());
        let letter = hand.claimed.id.0.simple().to_string();
        let fence = i64::from(hand.claimed.fence);
        self.mover = Some((
            Mover {
                hand: number,
                letter: letter.clone(),
                fence,
            },
            place,
        ));
        let turn = hand.move_on(&self.office).await;
        let hand = &self.workers[place].hands[at];
        if let Some(trap) = hand.sprung()
            && hand.calls() > calls
        {
            let name = match trap {
                Trap::StopDuring(_) => "StopDuring".to_owned(),
                other => format!("{other:?}"),
            };
            self.chance().seen.count(format!("trap {name}"));
        }
        let got_on = hand.calls() > calls;
        if self.office.leaves_in_doubt(number) {
            self.witness.excused.insert(number);
        }
        match turn {
            Turn::Waits => {
                if self.strikes(Fault::Stop) {
                    let seconds = self.between(5, 3600);
                    self.stands_still(place, seconds);
                }
                self.check().await?;
                if self.strikes(Fault::Meanwhile) {
                    self.meanwhile(place, at).await?;
                }
                Ok(got_on)
            }
            Turn::Stopped(seconds) => {
                self.stands_still(place, seconds);
                self.check().await?;
                Ok(true)
            }
            Turn::Died => {
                self.excuse(place, at);
                match self.strikes(Fault::PowerCut) {
                    true => self.loses_power(),
                    false => self.dies(place, &format!("with letter {letter}")),
                }
                self.check().await?;
                Ok(true)
            }
            Turn::Ended(ended) => {
                self.ended(place, at, ended);
                self.check().await?;
                Ok(true)
            }
        }
    }

    /// What was lost with a letter may cost one more copy, unless its receipt was written before.
    fn excuse(&mut self, place: usize, at: usize) {
        let hand = &self.workers[place].hands[at];
        let noted = self.receipts.is_some() && self.office.has_noted(hand.number, hand.calls());
        if !noted {
            self.witness.excused.insert(hand.number);
        }
    }

    fn ended(&mut self, place: usize, at: usize, ended: Result<Ended, JobError>) {
        let hand = &self.workers[place].hands[at];
        let number = hand.number;
        if ended.is_err() {
            self.excuse(place, at);
        }
        let hand = self.workers[place].hands.remove(at);
        let told = match &ended {
            Ok(Ended::Sent(_)) => "sent".to_owned(),
            Ok(Ended::Refused) => "refused".to_owned(),
            Ok(Ended::NotSent(one)) => {
                let class = one.class.map_or("-", |class| class.as_str());
                self.chance().seen.count(format!("class {class}"));
                let state = one
                    .moved
                    .as_ref()
                    .map_or("elsewhere", |moved| moved.state.as_str());
                format!("not sent: {class}, {state}")
            }
            Err(error) => format!("failed: {error}"),
        };
        self.chance().seen.count(format!(
            "end {}",
            told.split(':').next().unwrap_or_default()
        ));
        self.tell(|| format!("hand {number} {told}"));
        self.workers[place].hears(&ended);
        let bounces = matches!(ended, Ok(Ended::Sent(_))) && !self.chance().calm && {
            let rate = self.profile.bounces;
            self.chance().dice().hits(rate)
        };
        if bounces {
            self.sent.push(hand.claimed);
            let after = TimeDelta::minutes(self.between(1, 3000));
            let what = Happening::Bounces(self.sent.len() - 1);
            self.schedule(self.now() + after, what);
        }
        // A hand is free: the next letter may come, and what was put off is taken into account.
        let soon = self.now() + TimeDelta::milliseconds(500);
        let shut = self.workers[place]
            .shut_until()
            .filter(|until| *until > soon);
        let worker = &mut self.workers[place];
        worker.look_at = worker.look_at.min(shut.unwrap_or(soon));
    }

    fn stands_still(&mut self, place: usize, seconds: i64) {
        let until = self.now() + TimeDelta::seconds(seconds);
        self.workers[place].stopped_until = Some(until);
        for at in 0..self.workers[place].hands.len() {
            self.excuse(place, at);
        }
        self.disturbed_at = self.disturbed_at.max(until);
        let soon = self.now() + TimeDelta::seconds(95);
        self.somebody_looks(soon);
        let number = self.workers[place].number;
        self.tell(|| format!("worker {number} stands still for {seconds} s"));
    }

    fn dies(&mut self, place: usize, how: &str) {
        for at in 0..self.workers[place].hands.len() {
            self.excuse(place, at);
        }
        let number = self.workers[place].number;
        self.tell(|| format!("worker {number} dies {how}"));
        let mut next = self.hire(number);
        next.look_at = self.now() + TimeDelta::seconds(self.between(1, 120));
        self.workers[place] = next;
    }

    fn loses_power(&mut self) {
        for place in 0..self.workers.len() {
            self.dies(place, "without power");
        }
        if let Some(folder) = &self.receipts {
            cut_power(folder.path()).unwrap();
        }
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
        let soon = self.now() + TimeDelta::milliseconds(self.between(50, 60_000));
        self.somebody_looks(soon);
        if self.between(0, 3) == 0 {
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

    fn server_comes(&mut self) {
        self.server_up = true;
        self.disturbed_at = self.disturbed_at.max(self.now());
        self.office.set_up(true);
    }

    async fn set_hold(&mut self, why: Option<&str>) {
        let now = self.now();
        self.held_since = why.map(|_| now);
        self.disturbed_at = self.disturbed_at.max(now);
        let setting = Setting {
            id: SettingId(Uuid::from_u128((1 << 99) + u128::from(self.scheduled))),
            key: jobs::HOLD.to_owned(),
            value: why.map_or(Value::Null, |why| Value::String(why.to_owned())),
            in_force_from: brussels::day_of(now),
            set_by: None,
            set_at: now,
        };
        self.scheduled += 1;
        let set = self
            .bench
            .store
            .write(move |tx| Box::pin(async move { settings::set(tx, &setting).await }));
        set.await.unwrap();
    }

    async fn happens(&mut self, what: Happening) -> Found<()> {
        self.mover = None;
        let name = format!("{what:?}");
        let kind = name.split('(').next().unwrap_or_default().to_owned();
        if what != Happening::Midnight {
            self.chance().seen.count(format!("happening {kind}"));
            self.tell(|| name);
        }
        let now = self.now();
        match what {
            Happening::Comes(place) => {
                let number = self.people[place].number;
                match self.desk.comes(number, now).await {
                    Ok(case) => {
                        self.cases.insert(number, case);
                    }
                    Err(Failed::Refused(_)) => self.chance().seen.count("refused case"),
                    Err(Failed::Store(error)) => panic!("a case was not written: {error}"),
                }
            }
            Happening::Does(place, number) => self.does(place, number).await,
            Happening::ServerGoes => {
                self.server_up = false;
                self.office.set_up(false);
                // What was under way when the lines went dead is nobody's fault.
                for place in 0..self.workers.len() {
                    for at in 0..self.workers[place].hands.len() {
                        self.excuse(place, at);
                    }
                }
            }
            Happening::ServerComes => self.server_comes(),
            Happening::HoldBegins => self.set_hold(Some("a test")).await,
            Happening::HoldEnds => self.set_hold(None).await,
            Happening::BookChanges(book) => {
                self.desk.book = book;
                self.everybody_again(true);
            }
            Happening::ReadingChanges => {
                self.desk.settings.profile = other(self.desk.settings.profile);
                self.everybody_again(false);
            }
            Happening::Again(case, book) => {
                let command = if book {
                    Command::AdoptBook
                } else {
                    Command::Replan
                };
                match self.desk.again(CaseId(case), command, now).await {
                    Ok(()) | Err(Failed::Refused(_)) => {}
                    Err(Failed::Store(error)) => panic!("a case was not computed again: {error}"),
                }
            }
            Happening::Bounces(number) => self.bounces(number).await,
            Happening::Midnight => {
                let today = self.today();
                today.scan(&self.witness).await?;
                return Ok(());
            }
        }
        self.look_soon();
        Ok(())
    }

    async fn does(&mut self, place: usize, number: usize) {
        let person = &self.people[place];
        let (deed, who, now) = (person.deeds[number].1, person.number, self.now());
        let Some(case) = self.cases.get(&who).copied() else {
            return;
        };
        let done = self.desk.does(case, who, number as u64, deed, now).await;
        let word = match done {
            Ok(Some(())) => "done",
            Ok(None) => "nothing to do",
            Err(Failed::Refused(_)) => "refused",
            Err(Failed::Store(error)) => panic!("{deed:?} was not written: {error}"),
        };
        self.chance().seen.count(format!("deed {deed:?} {word}"));
    }

    /// Something is done about the case of a letter that is under way.
    async fn meanwhile(&mut self, place: usize, at: usize) -> Found<()> {
        let id = self.workers[place].hands[at].claimed.id;
        let keys = self
            .bench
            .store
            .read(move |tx| Box::pin(async move { store::deliveries::natural_keys(tx, id).await }));
        let Some((case, ..)) = keys.await.unwrap().into_iter().next() else {
            return Ok(());
        };
        let deeds = [
            Deed::Meets,
            Deed::Meets,
            Deed::Meets,
            Deed::CorrectsArrival,
            Deed::Claims,
            Deed::Stops,
        ];
        let deed = *self.chance().dice().pick(&deeds);
        let (number, now) = (self.steps, self.now());
        self.mover = None;
        let done = self.desk.does(case, number, 0, deed, now).await;
        if let Err(Failed::Store(error)) = &done {
            panic!("{deed:?} was not written: {error}");
        }
        self.tell(|| format!("meanwhile {deed:?} about {case}: {}", done.is_ok()));
        self.check().await
    }

    fn everybody_again(&mut self, book: bool) {
        let cases: Vec<CaseId> = self.cases.values().copied().collect();
        for (place, case) in cases.into_iter().enumerate() {
            let at = self.now() + TimeDelta::milliseconds(700 * i64::try_from(place).unwrap());
            self.schedule(at, Happening::Again(case.0, book));
        }
    }

    /// The receiving side says that a letter could not be delivered.
    async fn bounces(&mut self, number: usize) {
        let answer = Answer {
            event: DeliveryEvent::Bounce,
            phase: "report",
            code: None,
            reply: None,
            retry_at: None,
            counted: false,
        };
        let (jobs, now) = (self.workers[0].jobs.clone(), self.now());
        steps::outcome(&jobs, &self.sent[number], answer, now)
            .await
            .unwrap();
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
