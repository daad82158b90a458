//! A mail server that behaves well until it is told not to: at each point of a conversation it may
//! say something else, be late, drip, hang, cut or flood. It writes down what it heard and took, with
//! the moments, so that it is also the witness of stories in which senders are killed.
//! Not here: tests, and the ways to it.
#![allow(dead_code, clippy::panic, clippy::unwrap_used)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jobs::smtp::Wire;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_rustls::TlsAcceptor;

/// Where in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    Greeting,
    Ehlo,
    Starttls,
    Auth,
    Reset,
    Mail,
    Rcpt,
    Data,
    /// In the middle of the body.
    Body,
    Dot,
    /// After a letter was taken, while the client has nothing to say.
    Idle,
    Quit,
}

/// What the server does there.
#[derive(Clone, Debug)]
pub enum Turn {
    /// These bytes, at once.
    Say(&'static str),
    /// These bytes, after a while.
    Late(Duration, &'static str),
    /// These bytes, one at a time with a pause between.
    Drip(Duration, &'static str),
    /// These bytes, once the test says so.
    When(Arc<Notify>, &'static str),
    /// Nothing, for ever.
    Hang,
    /// The end of the connection.
    Cut,
    /// These bytes, and the end of the connection.
    Half(&'static str),
    /// Bytes without an end of line, without an end.
    Flood,
}

/// A moment at which a server may misbehave.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// In which connection, counted from 1.
    pub connection: usize,
    /// At which letter of it, counted from 1; 0 before the first.
    pub letter: usize,
    /// Where.
    pub point: Point,
    /// For whom, from RCPT on.
    pub recipient: &'a str,
}

/// Says what the server does at a moment; `None`: it behaves.
pub type Script = Arc<dyn Fn(&Moment<'_>) -> Option<Turn> + Send + Sync>;

/// How a server behaves.
#[derive(Clone, Default)]
pub struct Manners {
    /// What it offers after EHLO; before TLS the first, after TLS the second.
    pub offers: [Vec<&'static str>; 2],
    /// Its certificate, when it can do TLS.
    pub tls: Option<TlsAcceptor>,
    /// TLS from the first byte.
    pub implicit: bool,
    /// Its misbehaviour: in which connection (0 = every one), where, what.
    pub turns: Vec<(usize, Point, Turn)>,
    /// The same said by a function, where `turns` says nothing.
    pub script: Option<Script>,
}

impl std::fmt::Debug for Manners {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Manners").field(&self.turns).finish()
    }
}

/// A letter whose end the server saw.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// In which connection.
    pub connection: usize,
    /// For whom, as RCPT named it.
    pub recipient: String,
    /// Its bytes, dots as they travelled.
    pub body: String,
    /// When 354 was about to leave, the first line was read, and the end was.
    pub go_at: Instant,
    pub begun_at: Instant,
    pub dot_at: Instant,
    /// What the server meant to do then, unless it behaved.
    pub turn: Option<Turn>,
}

/// What a server heard and took.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// Each command with the number of its connection and whether it came under TLS.
    pub commands: Vec<(usize, bool, String)>,
    /// Bodies that were taken with their end, dots as they travelled.
    pub taken: Vec<String>,
    /// The same with all that is known about them.
    pub arrived: Vec<Arrived>,
    /// Bytes of bodies that arrived without an end.
    pub unfinished: Vec<usize>,
    /// How many connections were made, and how many ended.
    pub connections: usize,
    pub ended: usize,
}

/// A server. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub struct Server {
    manners: Manners,
    log: Arc<Mutex<Log>>,
    /// Rings when the end of a letter was read, before it is answered.
    pub dot: Arc<Notify>,
}

enum Over {
    Cut,
}

type Goes<T> = Result<T, Over>;

impl Server {
    pub fn new(manners: Manners) -> Self {
        Self {
            manners,
            log: Arc::default(),
            dot: Arc::default(),
        }
    }

    /// Well-behaved but for one point, in every connection.
    pub fn but(point: Point, turn: Turn) -> Self {
        Self::first(0, point, turn)
    }

    /// Well-behaved but for one point in one connection.
    pub fn first(connection: usize, point: Point, turn: Turn) -> Self {
        Self::new(Manners {
            turns: vec![(connection, point, turn)],
            ..Manners::default()
        })
    }

    pub fn log(&self) -> Log {
        self.log.lock().unwrap().clone()
    }

    /// The commands of a connection, without their arguments.
    pub fn verbs(&self, connection: usize) -> Vec<String> {
        let log = self.log();
        let of = log
            .commands
            .into_iter()
            .filter(|(number, ..)| *number == connection);
        of.map(|(.., line)| line.split([' ', ':']).next().unwrap_or_default().to_owned())
            .collect()
    }

    /// Serves one stream to its end.
    pub async fn serve(self, stream: Box<dyn Wire>) {
        let number = {
            let mut log = self.log.lock().unwrap();
            log.connections += 1;
            log.connections
        };
        let mut talk = Talk {
            server: self.clone(),
            stream: BufReader::new(stream),
            number,
            secure: false,
            said_at: Instant::now(),
            letter: 0,
            recipient: String::new(),
        };
        let _over = talk.run().await;
        drop(talk);
        self.log.lock().unwrap().ended += 1;
    }

    /// Listens on TCP, on loopback; gives the port.
    pub async fn listen(&self) -> u16 {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(server.clone().serve(Box::new(stream)));
            }
        });
        port
    }
}

struct Talk {
    server: Server,
    stream: BufReader<Box<dyn Wire>>,
    number: usize,
    secure: bool,
    /// When it last began to say something: whoever acts on it does so later.
    said_at: Instant,
    letter: usize,
    recipient: String,
}

impl Talk {
    async fn run(&mut self) -> Goes<()> {
        if self.server.manners.implicit {
            self.switch().await?;
        }
        self.answer(Point::Greeting, "220 mail.example ESMTP\r\n")
            .await?;
        loop {
            let line = self.line().await?;
            let log = (self.number, self.secure, line.clone());
            self.server.log.lock().unwrap().commands.push(log);
            let verb = line
                .split([' ', ':'])
                .next()
                .unwrap_or_default()
                .to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => self.offer().await?,
                "STARTTLS" => {
                    self.answer(Point::Starttls, "220 go\r\n").await?;
                    self.switch().await?;
                }
                "AUTH" => self.log_in(&line).await?,
                "RSET" => self.answer(Point::Reset, "250 ok\r\n").await?,
                "MAIL" => {
                    self.letter += 1;
                    self.recipient.clear();
                    self.answer(Point::Mail, "250 2.1.0 ok\r\n").await?;
                }
                "RCPT" => {
                    let named = line.split(['<', '>']).nth(1);
                    self.recipient = named.unwrap_or_default().to_owned();
                    self.answer(Point::Rcpt, "250 2.1.5 ok\r\n").await?;
                }
                "DATA" => {
                    let refused = matches!(self.turn(Point::Data), Some(Turn::Say(no)) if !no.starts_with("354"));
                    self.answer(Point::Data, "354 go\r\n").await?;
                    if !refused {
                        self.body().await?;
                    }
                }
                "QUIT" => {
                    self.answer(Point::Quit, "221 bye\r\n").await?;
                    return Err(Over::Cut);
                }
                _ => self.say("500 what\r\n").await?,
            }
        }
    }

    async fn offer(&mut self) -> Goes<()> {
        let offers = self.server.manners.offers[usize::from(self.secure)].clone();
        let lines: Vec<_> = [vec!["mail.example"], offers].concat();
        let (last, before) = lines.split_last().unwrap();
        let before: String = before
            .iter()
            .map(|line| format!("250-{line}\r\n"))
            .collect();
        self.answer(Point::Ehlo, &format!("{before}250 {last}\r\n"))
            .await
    }

    async fn log_in(&mut self, line: &str) -> Goes<()> {
        if line == "AUTH LOGIN" {
            for question in ["334 VXNlcm5hbWU6\r\n", "334 UGFzc3dvcmQ6\r\n"] {
                self.say(question).await?;
                let answer = self.line().await?;
                self.server
                    .log
                    .lock()
                    .unwrap()
                    .commands
                    .push((self.number, self.secure, answer));
            }
        }
        self.answer(Point::Auth, "235 2.7.0 ok\r\n").await
    }

    async fn body(&mut self) -> Goes<()> {
        let (mut body, mut lines) = (String::new(), 0);
        let go_at = self.said_at;
        let mut begun_at = go_at;
        loop {
            let Ok(line) = self.line().await else {
                self.server.log.lock().unwrap().unfinished.push(body.len());
                return Err(Over::Cut);
            };
            if line == "." {
                break;
            }
            body.push_str(&line);
            body.push_str("\r\n");
            lines += 1;
            if lines == 1 {
                begun_at = Instant::now();
            }
            if lines == 1 && self.turn(Point::Body).is_some() {
                self.answer(Point::Body, "").await?;
            }
        }
        let arrived = Arrived {
            connection: self.number,
            recipient: self.recipient.clone(),
            body: body.clone(),
            go_at,
            begun_at,
            dot_at: Instant::now(),
            turn: self.turn(Point::Dot),
        };
        {
            let mut log = self.server.log.lock().unwrap();
            log.taken.push(body);
            log.arrived.push(arrived);
        }
        self.server.dot.notify_waiters();
        self.answer(Point::Dot, "250 2.0.0 queued\r\n").await?;
        if self.turn(Point::Idle).is_some() {
            // Later than the answer, or it would be a second answer to the dot.
            tokio::time::sleep(Duration::from_secs(1)).await;
            self.answer(Point::Idle, "").await?;
        }
        Ok(())
    }

    fn turn(&self, point: Point) -> Option<Turn> {
        let mut turns = self.server.manners.turns.iter();
        let here = |turn: &&(usize, Point, Turn)| {
            (turn.0 == 0 || turn.0 == self.number) && turn.1 == point
        };
        if let Some(turn) = turns.find(here) {
            return Some(turn.2.clone());
        }
        let moment = Moment {
            connection: self.number,
            letter: self.letter,
            point,
            recipient: &self.recipient,
        };
        self.server.manners.script.as_ref()?(&moment)
    }

    async fn answer(&mut self, point: Point, good: &str) -> Goes<()> {
        match self.turn(point) {
            None => self.say(good).await,
            Some(Turn::Say(text)) => self.say(text).await,
            Some(Turn::Late(by, text)) => {
                tokio::time::sleep(by).await;
                self.say(text).await
            }
            Some(Turn::Drip(pause, text)) => {
                for at in 0..text.len() {
                    self.say(&text[at..=at]).await?;
                    tokio::time::sleep(pause).await;
                }
                Ok(())
            }
            Some(Turn::When(told, text)) => {
                told.notified().await;
                self.say(text).await
            }
            Some(Turn::Hang) => std::future::pending().await,
            Some(Turn::Cut) => Err(Over::Cut),
            Some(Turn::Half(text)) => {
                self.say(text).await?;
                Err(Over::Cut)
            }
            Some(Turn::Flood) => loop {
                self.say(&"2".repeat(1000)).await?;
            },
        }
    }

    async fn say(&mut self, text: &str) -> Goes<()> {
        self.said_at = Instant::now();
        self.stream
            .write_all(text.as_bytes())
            .await
            .map_err(|_| Over::Cut)?;
        self.stream.flush().await.map_err(|_| Over::Cut)
    }

    async fn line(&mut self) -> Goes<String> {
        let mut line = Vec::new();
        while !line.ends_with(b"\r\n") {
            line.push(self.stream.read_u8().await.map_err(|_| Over::Cut)?);
        }
        Ok(String::from_utf8_lossy(&line[..line.len() - 2]).into_owned())
    }

    async fn switch(&mut self) -> Goes<()> {
        let tls = self.server.manners.tls.clone().ok_or(Over::Cut)?;
        let (nothing, _) = tokio::io::duplex(1);
        let plain = std::mem::replace(&mut self.stream, BufReader::new(Box::new(nothing)));
        let secure = tls.accept(plain).await.map_err(|_| Over::Cut)?;
        self.stream = BufReader::new(Box::new(secure));
        self.secure = true;
        Ok(())
    }
}
