//! The mail server of a run: it speaks SMTP over streams in memory, does at each point what chance says,
//! and keeps a ledger of what it took. The shipping relay and its conversation speak to it.
//! Not here: whether what it saw was right (`witness.rs`).

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll};
use std::time::Duration;

use casework::ids::DeliveryId;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use jobs::smtp::{Dial, Dialled, Encryption, Relay, RelaySettings, Terms, Timers};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::choices::{Choices, Dice, Fault};

/// Longer than any timer of a conversation.
const TOO_LATE: TimeDelta = TimeDelta::seconds(660);

/// Who is at work: set before a letter is moved on, so that the ledger knows whose it is.
#[derive(Clone, Debug)]
pub struct Acting {
    pub hand: u64,
    pub delivery: DeliveryId,
    /// How often this letter has asked for the time.
    pub calls: Arc<AtomicU32>,
}

/// A letter that was taken.
#[derive(Clone, Debug)]
pub struct Accepted {
    pub at: DateTime<Utc>,
    pub hand: u64,
    pub delivery: DeliveryId,
    pub to: String,
    pub bytes: Vec<u8>,
}

/// Where in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Point {
    Greeting,
    Ehlo,
    Reset,
    Mail,
    Rcpt,
    Data,
    Body,
    Dot,
}

/// What the server does instead of what it should.
#[derive(Clone, Copy, Debug)]
enum Turn {
    Say(&'static str),
    SayAndCut(&'static str),
    Cut,
    Hang,
    /// The letter is taken, and the sender hears this.
    Take(&'static str),
    TakeAndCut,
    TakeAndHang,
    TakeTooLate,
}

const GRUMBLES: &[Turn] = &[
    Turn::SayAndCut("421 4.3.2 bye\r\n"),
    Turn::Say("451 4.3.0 trouble\r\n"),
    Turn::Say("451 4.7.28 too much\r\n"),
    Turn::Say("500 what\r\n"),
    Turn::Say("hello there\r\n"),
    Turn::Cut,
    Turn::Hang,
];

const ABOUT_A_LETTER: &[Turn] = &[
    Turn::SayAndCut("421 4.3.2 bye\r\n"),
    Turn::Say("451 4.3.0 trouble\r\n"),
    Turn::Say("450 4.7.1 later\r\n"),
    Turn::Say("451 4.7.28 too much\r\n"),
    Turn::Say("452 4.2.2 full\r\n"),
    Turn::Say("530 5.7.0 log in first\r\n"),
    Turn::Say("550 5.7.1 not you\r\n"),
    Turn::Say("550 5.1.1 nobody\r\n"),
    Turn::Say("552 5.3.4 too big\r\n"),
    Turn::Say("503 5.5.1 order\r\n"),
    Turn::Cut,
    Turn::Hang,
];

const AT_THE_BODY: &[Turn] = &[Turn::Say("451 4.3.0 giving up\r\n"), Turn::Cut, Turn::Hang];

const AT_THE_DOT: &[Turn] = &[
    Turn::TakeAndCut,
    Turn::TakeAndHang,
    Turn::TakeTooLate,
    Turn::Take("354 go on\r\n"),
    Turn::Take("what?\r\n"),
    Turn::Take("25"),
    Turn::Cut,
    Turn::Hang,
    Turn::Say("451 4.3.0 trouble\r\n"),
    Turn::Say("452 4.2.2 full\r\n"),
    Turn::Say("550 5.1.1 nobody\r\n"),
    Turn::Say("554 5.6.0 odd\r\n"),
    Turn::Say("550 5.7.1 not you\r\n"),
    Turn::SayAndCut("421 4.3.2 bye\r\n"),
];

#[derive(Debug, Default)]
struct Line {
    input: Vec<u8>,
    output: VecDeque<u8>,
    /// What will be said, and when; `None` is never.
    withheld: Option<(Option<DateTime<Utc>>, Vec<u8>)>,
    closed: bool,
    in_body: bool,
    body_begun: bool,
    to: String,
    /// The answer to the dot is on its way.
    answers_dot: bool,
}

#[derive(Debug)]
struct Inside {
    choices: Arc<Mutex<Choices>>,
    now: DateTime<Utc>,
    up: bool,
    lines: Vec<Line>,
    acting: Option<Acting>,
    waits: bool,
    strangers: BTreeMap<String, Option<DateTime<Utc>>>,
    nobody: BTreeMap<String, bool>,
    ledger: Vec<Accepted>,
    /// Letters whose sender cannot know what became of them.
    in_doubt: BTreeSet<u64>,
    /// How often a letter had asked for the time when it read the answer to its dot.
    heard: BTreeMap<u64, u32>,
}

/// The server. Cloning shares it.
#[derive(Clone, Debug)]
pub struct PostOffice(Arc<Mutex<Inside>>);

impl PostOffice {
    pub fn new(choices: Arc<Mutex<Choices>>, now: DateTime<Utc>) -> Self {
        Self(Arc::new(Mutex::new(Inside {
            choices,
            now,
            up: true,
            lines: Vec::new(),
            acting: None,
            waits: false,
            strangers: BTreeMap::new(),
            nobody: BTreeMap::new(),
            ledger: Vec::new(),
            in_doubt: BTreeSet::new(),
            heard: BTreeMap::new(),
        })))
    }

    /// A relay that reaches this server.
    pub fn relay(&self, hands: usize) -> Relay {
        let settings = RelaySettings {
            host: "mail.example".to_owned(),
            port: 25,
            terms: Terms {
                encryption: Encryption::NoneOnLoopback,
                login: None,
                timers: Timers::default(),
            },
            trust: None,
            connections: hands,
            letters_per_connection: 20,
        };
        Relay::dialled_by(settings, Box::new(self.clone())).unwrap()
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap()
    }

    pub fn set_now(&self, now: DateTime<Utc>) {
        self.inside().now = now;
    }

    pub fn set_up(&self, up: bool) {
        let mut inside = self.inside();
        inside.up = up;
        if !up {
            for line in &mut inside.lines {
                line.closed = true;
            }
        }
    }

    /// Somebody moves a letter on.
    pub fn begins(&self, acting: Acting) {
        let mut inside = self.inside();
        inside.acting = Some(acting);
        inside.waits = false;
    }

    /// Whoever is at work does something else than wait for an answer.
    pub fn gets_on(&self) {
        self.inside().waits = false;
    }

    /// Whether whoever was at work waits for an answer that is withheld.
    pub fn waits(&self) -> bool {
        self.inside().waits
    }

    /// When the next withheld answer comes.
    pub fn next_answer(&self) -> Option<DateTime<Utc>> {
        let inside = self.inside();
        let lines = inside.lines.iter().filter(|line| !line.closed);
        let due = lines
            .filter_map(|line| line.withheld.as_ref()?.0)
            .filter(|at| *at > inside.now);
        due.min()
    }

    /// What was taken since the last look.
    pub fn taken(&self) -> Vec<Accepted> {
        std::mem::take(&mut self.inside().ledger)
    }

    /// Whether the sender of a letter cannot know what became of it because of an answer.
    pub fn leaves_in_doubt(&self, hand: u64) -> bool {
        self.inside().in_doubt.contains(&hand)
    }

    /// Whether a letter heard its answer and has done the next thing, which is its receipt.
    pub fn has_noted(&self, hand: u64, calls: u32) -> bool {
        let inside = self.inside();
        let heard = inside.heard.get(&hand);
        heard.is_some_and(|at| calls >= at + 2)
    }
}

impl Dial for PostOffice {
    fn dial(&self, _: Duration) -> BoxFuture<'_, Result<Dialled, String>> {
        let dialled = self
            .inside()
            .picked_up()
            .map(|(number, on_loopback)| Dialled {
                wire: Box::new(End {
                    office: self.clone(),
                    number,
                }),
                on_loopback,
                hello: "[127.0.0.1]".to_owned(),
            });
        Box::pin(std::future::ready(dialled))
    }
}

impl Inside {
    fn strikes(&self, fault: Fault) -> bool {
        self.choices.lock().unwrap().strikes(fault)
    }

    fn below(&self, end: u64) -> u64 {
        self.choices.lock().unwrap().dice().below(end)
    }

    fn count(&self, what: &str) {
        self.choices.lock().unwrap().seen.count(what);
    }

    fn picked_up(&mut self) -> Result<(usize, bool), String> {
        if !self.up {
            self.count("refused connection");
            return Err("connection refused".to_owned());
        }
        let mut on_loopback = true;
        if self.strikes(Fault::Answer) {
            match self.below(2) {
                0 => return Err("no route to the host".to_owned()),
                _ => on_loopback = false,
            }
        }
        self.lines.push(Line::default());
        let number = self.lines.len() - 1;
        self.answer(number, Point::Greeting, "220 mail.example ready\r\n");
        Ok((number, on_loopback))
    }

    fn answer(&mut self, number: usize, point: Point, usual: &str) {
        let turn = if self.strikes(Fault::Answer) {
            let from = match point {
                Point::Greeting | Point::Ehlo | Point::Reset => GRUMBLES,
                Point::Mail | Point::Rcpt | Point::Data => ABOUT_A_LETTER,
                Point::Body => AT_THE_BODY,
                Point::Dot => AT_THE_DOT,
            };
            let at = self.below(from.len() as u64);
            Some(from[usize::try_from(at).unwrap()])
        } else if point == Point::Dot && self.breaks_off(number) {
            Some(Turn::TakeAndCut)
        } else {
            None
        };
        if let Some(turn) = turn {
            self.count(&format!("answer {point:?} {turn:?}"));
            return self.misbehave(number, turn);
        }
        let late = point != Point::Body && self.strikes(Fault::Late);
        let after = i64::try_from(1 + self.below(50)).unwrap();
        if point == Point::Dot {
            self.take(number);
        }
        let until = self.now + TimeDelta::seconds(after);
        let line = &mut self.lines[number];
        match late {
            true => line.withheld = Some((Some(until), usual.as_bytes().to_vec())),
            false => line.output.extend(usual.as_bytes()),
        }
    }

    /// Whether the server of this address never lets anybody know, while there are faults.
    fn breaks_off(&self, number: usize) -> bool {
        let choices = self.choices.lock().unwrap();
        let rate = choices.profile.broken_ends;
        !choices.calm && Dice::marks(&self.lines[number].to, "broken end", rate)
    }

    fn misbehave(&mut self, number: usize, turn: Turn) {
        let takes = matches!(
            turn,
            Turn::Take(_) | Turn::TakeAndCut | Turn::TakeAndHang | Turn::TakeTooLate
        );
        if takes {
            self.take(number);
            let hand = self.acting.as_ref().map(|acting| acting.hand);
            self.in_doubt.extend(hand);
        }
        let too_late = self.now + TOO_LATE;
        let line = &mut self.lines[number];
        match turn {
            Turn::Say(words) | Turn::Take(words) => line.output.extend(words.as_bytes()),
            Turn::SayAndCut(words) => {
                line.output.extend(words.as_bytes());
                line.closed = true;
            }
            Turn::Cut | Turn::TakeAndCut => line.closed = true,
            Turn::Hang | Turn::TakeAndHang => line.withheld = Some((None, Vec::new())),
            Turn::TakeTooLate => {
                line.withheld = Some((Some(too_late), b"250 2.0.0 taken\r\n".to_vec()));
            }
        }
        // Half an answer and then nothing is an answer that never comes.
        if let Turn::Take("25") = turn {
            line.withheld = Some((None, Vec::new()));
        }
        if matches!(turn, Turn::Say(_)) {
            line.in_body = false;
        }
    }

    fn take(&mut self, number: usize) {
        let now = self.now;
        let line = &mut self.lines[number];
        let bytes = std::mem::take(&mut line.input);
        let to = line.to.clone();
        let acting = self.acting.clone().expect("a letter arrives from somebody");
        self.ledger.push(Accepted {
            at: now,
            hand: acting.hand,
            delivery: acting.delivery,
            to,
            bytes,
        });
    }

    fn heard(&mut self, number: usize, bytes: &[u8]) {
        self.lines[number].input.extend(bytes);
        loop {
            let line = &mut self.lines[number];
            if line.closed || line.withheld.is_some() {
                return;
            }
            if line.in_body {
                if !line.body_begun {
                    line.body_begun = true;
                    self.answer(number, Point::Body, "");
                    continue;
                }
                if !line.input.ends_with(b"\r\n.\r\n") {
                    return;
                }
                line.in_body = false;
                line.answers_dot = true;
                self.answer(number, Point::Dot, "250 2.0.0 taken\r\n");
                self.lines[number].input.clear();
                return;
            }
            let Some(end) = line.input.windows(2).position(|two| two == b"\r\n") else {
                return;
            };
            let said: Vec<u8> = line.input.drain(..end + 2).collect();
            let said = String::from_utf8_lossy(&said).trim().to_owned();
            self.said(number, &said);
        }
    }

    fn said(&mut self, number: usize, said: &str) {
        match said.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => self.answer(number, Point::Ehlo, "250-mail.example\r\n250 8BITMIME\r\n"),
            "RSET" => self.answer(number, Point::Reset, "250 2.0.0 ok\r\n"),
            "MAIL" => self.answer(number, Point::Mail, "250 2.1.0 ok\r\n"),
            "RCPT" => {
                let to = said.trim_start_matches("RCPT TO:<").trim_end_matches('>');
                self.lines[number].to = to.to_owned();
                let usual = self.of_recipient(to);
                self.answer(number, Point::Rcpt, usual);
            }
            "DATA" => {
                let line = &mut self.lines[number];
                line.in_body = true;
                line.body_begun = false;
                self.answer(number, Point::Data, "354 go\r\n");
            }
            "QUIT" => {
                let line = &mut self.lines[number];
                line.output.extend(b"221 2.0.0 bye\r\n");
                line.closed = true;
            }
            _ => self.lines[number].output.extend(b"500 5.5.2 what\r\n"),
        }
    }

    /// What the server thinks of an address: nobody, a stranger, or a friend.
    fn of_recipient(&mut self, to: &str) -> &'static str {
        let (dead, grey) = {
            let choices = self.choices.lock().unwrap();
            (choices.profile.dead_addresses, choices.profile.greylisting)
        };
        // Drawn from the address, so that it stays what it is.
        let drawn = |purpose, rate| Dice::marks(to, purpose, rate);
        let nobody = *self
            .nobody
            .entry(to.to_owned())
            .or_insert_with(|| drawn("nobody", dead));
        if nobody {
            self.count("dead address");
            return "550 5.1.1 nobody\r\n";
        }
        let now = self.now;
        let stranger = self.strangers.entry(to.to_owned());
        let since = stranger.or_insert_with(|| drawn("grey", grey).then_some(now));
        match *since {
            Some(since) if now - since < TimeDelta::seconds(300) => {
                self.count("greylisted");
                "450 4.7.1 come back later\r\n"
            }
            _ => "250 2.1.5 ok\r\n",
        }
    }
}

/// The sender's end of a line.
struct End {
    office: PostOffice,
    number: usize,
}

impl Drop for End {
    fn drop(&mut self) {
        if let Ok(mut inside) = self.office.0.lock() {
            let line = &mut inside.lines[self.number];
            *line = Line {
                closed: true,
                ..Line::default()
            };
        }
    }
}

impl AsyncRead for End {
    fn poll_read(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let mut inside = self.office.inside();
        let now = inside.now;
        let line = &mut inside.lines[self.number];
        match line.withheld.take() {
            Some((Some(until), words)) if until <= now => line.output.extend(words),
            other => line.withheld = other,
        }
        if !line.output.is_empty() {
            let many = line.output.len().min(buffer.remaining());
            let words: Vec<u8> = line.output.drain(..many).collect();
            buffer.put_slice(&words);
            if std::mem::take(&mut line.answers_dot)
                && let Some(acting) = inside.acting.clone()
            {
                let calls = acting.calls.load(Ordering::Relaxed);
                inside.heard.insert(acting.hand, calls);
            }
            return Poll::Ready(Ok(()));
        }
        if line.closed {
            return Poll::Ready(Ok(()));
        }
        // Whoever moves the letter on asks again; nobody is woken.
        if line.withheld.is_some() {
            inside.waits = true;
        }
        Poll::Pending
    }
}

impl AsyncWrite for End {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let mut inside = self.office.inside();
        if inside.lines[self.number].closed {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        inside.heard(self.number, bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.office.inside().lines[self.number].closed = true;
        Poll::Ready(Ok(()))
    }
}
