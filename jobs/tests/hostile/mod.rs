//! A mail server that behaves well until it is told not to: at each point of a conversation it may
//! say something else, be late, drip, hang, cut or flood. It writes down what it heard and took.
//! Not here: tests.
#![allow(dead_code, clippy::panic, clippy::unwrap_used)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::BoxFuture;
use jobs::smtp::{
    Accepted, Dial, Dialled, Encryption, Envelope, Failure, Login, Relay, RelaySettings, Terms,
    Timers, Trust, Wire,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
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
    /// Nothing, for ever.
    Hang,
    /// The end of the connection.
    Cut,
    /// Bytes without an end of line, without an end.
    Flood,
}

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
}

impl std::fmt::Debug for Manners {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Manners").field(&self.turns).finish()
    }
}

/// What a server heard and took.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// Each command with the number of its connection and whether it came under TLS.
    pub commands: Vec<(usize, bool, String)>,
    /// Bodies that were taken with their end, dots as they travelled.
    pub taken: Vec<String>,
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
            stream,
            number,
            secure: false,
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

    /// A relay that reaches this server through memory, without encryption.
    pub fn relay(&self) -> Relay {
        self.relay_with(|_| {})
    }

    pub fn relay_with(&self, change: impl FnOnce(&mut RelaySettings)) -> Relay {
        let mut settings = settings();
        change(&mut settings);
        Relay::dialled_by(settings, Box::new(self.clone())).unwrap()
    }
}

/// Through memory, as if on loopback.
impl Dial for Server {
    fn dial(&self, _: Duration) -> BoxFuture<'_, Result<Dialled, String>> {
        let (ours, theirs) = tokio::io::duplex(64 * 1024);
        tokio::spawn(self.clone().serve(Box::new(theirs)));
        let dialled = Dialled {
            wire: Box::new(ours),
            on_loopback: true,
            hello: "[127.0.0.1]".to_owned(),
        };
        Box::pin(std::future::ready(Ok(dialled)))
    }
}

/// Without encryption or login.
pub fn settings() -> RelaySettings {
    RelaySettings {
        host: "mail.example".to_owned(),
        port: 25,
        terms: Terms {
            encryption: Encryption::NoneOnLoopback,
            login: None,
            timers: Timers::default(),
        },
        trust: None,
        connections: 2,
        letters_per_connection: 20,
    }
}

/// Asks for TLS and a login.
pub fn protected(settings: &mut RelaySettings, encryption: Encryption, roots: &str) {
    settings.terms.encryption = encryption;
    settings.trust = Some(Trust::new(Some(roots.as_bytes())).unwrap());
    settings.terms.login = Some(login());
}

pub fn login() -> Login {
    Login {
        user: "termijn".to_owned(),
        password: "s3cret-pass".to_owned().into(),
    }
}

pub const BODY: &str = "Subject: x\r\n\r\n.hidden dot\r\nbye\r\n";
pub const TRAVELLED: &str = "Subject: x\r\n\r\n..hidden dot\r\nbye\r\n";
pub const TO: &str = "ada.oz@mail.example";

pub fn envelope() -> Envelope {
    Envelope::new("post@voorbeeld.example", TO, BODY.as_bytes())
}

/// One letter all the way.
pub async fn send(relay: &Relay) -> Result<Accepted, Failure> {
    relay
        .begin(&envelope())
        .await?
        .finish(BODY.as_bytes(), || true)
        .await
}

struct Talk {
    server: Server,
    stream: Box<dyn Wire>,
    number: usize,
    secure: bool,
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
                "MAIL" => self.answer(Point::Mail, "250 2.1.0 ok\r\n").await?,
                "RCPT" => self.answer(Point::Rcpt, "250 2.1.5 ok\r\n").await?,
                "DATA" => {
                    self.answer(Point::Data, "354 go\r\n").await?;
                    self.body().await?;
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
            if lines == 1 && self.turn(Point::Body).is_some() {
                self.answer(Point::Body, "").await?;
            }
        }
        self.server.log.lock().unwrap().taken.push(body);
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
        turns.find(here).map(|turn| turn.2.clone())
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
            Some(Turn::Hang) => std::future::pending().await,
            Some(Turn::Cut) => Err(Over::Cut),
            Some(Turn::Flood) => loop {
                self.say(&"2".repeat(1000)).await?;
            },
        }
    }

    async fn say(&mut self, text: &str) -> Goes<()> {
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
        let plain = std::mem::replace(&mut self.stream, Box::new(nothing));
        let secure = tls.accept(plain).await.map_err(|_| Over::Cut)?;
        self.stream = Box::new(secure);
        self.secure = true;
        Ok(())
    }
}
