//! Clients of the API who record duties as done: mostly of people whose letter is under way, now and then of anybody.
//! Who gets no answer, or one that promises nothing, asks again with the same Idempotency-Key.
//! Not here: the processes they ask.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use chrono::NaiveDate;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout};

use crate::common::chance::Dice;

/// A client that waits longer for a letter under way takes anybody.
const PATIENCE: Duration = Duration::from_millis(300);
/// An answer that takes longer is no answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);
/// Before the same question is asked again.
const REST: Duration = Duration::from_millis(50);
/// Who is asked so often answers no more.
const MOST_ASKED: usize = 200;

/// What somebody has to do.
#[derive(Clone, Debug)]
pub struct Duty {
    /// The reference of the case, and its version.
    pub case: String,
    pub version: String,
    /// To whom its letter goes.
    pub address: String,
}

/// A duty that is done.
#[derive(Clone, Debug)]
pub struct Done {
    /// The moment at which the answer was read.
    pub at: Instant,
    /// How often it was asked.
    pub asked: usize,
    /// Whether the answer was one that had been given before.
    pub replayed: bool,
}

/// All of them.
#[derive(Debug)]
pub struct Clients {
    seed: u64,
    key: String,
    today: NaiveDate,
    state: Mutex<State>,
    /// Rings when a letter is under way.
    rung: Notify,
}

#[derive(Debug, Default)]
struct State {
    addresses: Vec<String>,
    open: BTreeMap<String, Duty>,
    under_way: VecDeque<String>,
    asking: usize,
    done: BTreeMap<String, Done>,
}

impl Clients {
    /// Nobody asks yet.
    pub fn new(seed: u64, key: String, today: NaiveDate, duties: Vec<Duty>) -> Self {
        let open = duties.into_iter().map(|duty| (duty.address.clone(), duty));
        Self {
            seed,
            key,
            today,
            state: Mutex::new(State {
                open: open.collect(),
                ..State::default()
            }),
            rung: Notify::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// A process answers there.
    pub fn may_ask(&self, address: String) {
        self.state().addresses.push(address);
    }

    /// The letter to somebody is under way.
    pub fn under_way(&self, address: &str) {
        let mut state = self.state();
        if state.open.contains_key(address) {
            state.under_way.push_back(address.to_owned());
            drop(state);
            self.rung.notify_one();
        }
    }

    /// How many duties are not done.
    pub fn left(&self) -> usize {
        let state = self.state();
        state.open.len() + state.asking
    }

    /// The duties that are done, by address.
    pub fn done(&self) -> BTreeMap<String, Done> {
        self.state().done.clone()
    }

    /// One client, until every duty is taken.
    pub async fn work(&self, number: u64) {
        let mut dice = Dice::new(self.seed, &format!("client {number}"));
        while let Some(duty) = self.next(&mut dice).await {
            let done = self.asks(&duty, &mut dice).await;
            let mut state = self.state();
            state.done.insert(duty.address, done);
            state.asking -= 1;
        }
    }

    /// Nine times of ten somebody whose letter is under way.
    async fn next(&self, dice: &mut Dice) -> Option<Duty> {
        if dice.within(0..=9) > 0 {
            let _nobody_in_time = timeout(PATIENCE, self.rung.notified()).await;
        }
        let mut state = self.state();
        let mut chosen = None;
        while let Some(address) = state.under_way.pop_front() {
            chosen = state.open.remove(&address);
            if chosen.is_some() {
                break;
            }
        }
        if chosen.is_none() && !state.open.is_empty() {
            let at = dice.within(0..=state.open.len() as u64 - 1);
            let address = state.open.keys().nth(usize::try_from(at).unwrap()).cloned();
            chosen = state.open.remove(&address.unwrap());
        }
        state.asking += usize::from(chosen.is_some());
        chosen
    }

    async fn asks(&self, duty: &Duty, dice: &mut Dice) -> Done {
        for asked in 1..=MOST_ASKED {
            let address = {
                let addresses = &self.state().addresses;
                let at = dice.within(0..=addresses.len() as u64 - 1);
                addresses[usize::try_from(at).unwrap()].clone()
            };
            match timeout(ANSWER_WITHIN, self.ask(&address, duty)).await {
                Ok(Ok(answer)) if answer.starts_with("HTTP/1.1 200") => {
                    return Done {
                        at: Instant::now(),
                        asked,
                        replayed: answer
                            .to_lowercase()
                            .contains("\r\nidempotent-replayed: true"),
                    };
                }
                // Trouble of the server, or a question that is still being answered.
                Ok(Ok(answer))
                    if !answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.1 409") => {}
                Ok(Ok(answer)) => panic!("{}: {answer}", duty.case),
                Ok(Err(_)) | Err(_) => {}
            }
            tokio::time::sleep(REST).await;
        }
        panic!("{} got no answer", duty.case);
    }

    async fn ask(&self, address: &str, duty: &Duty) -> std::io::Result<String> {
        let body = format!(r#"{{"kind":"presence_reported","on":"{}"}}"#, self.today);
        let question = format!(
            "POST /api/v1/cases/{case}/events HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
             Authorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
             If-Match: \"{version}\"\r\nIdempotency-Key: {case}\r\n\r\n{body}",
            case = duty.case,
            key = self.key,
            length = body.len(),
            version = duty.version,
        );
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(question.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}
