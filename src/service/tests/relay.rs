//! A mail server on loopback whose manners change while it runs: it takes letters, is away, or falls
//! silent in the middle of one. It remembers what it took, and nothing else counts as sent.
//! Not here: what is asked of it.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How it behaves now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It takes what comes.
    Takes,
    /// It greets nobody, and ends what was begun.
    Away,
    /// It never answers to whom a letter goes: before the mark.
    SilentAtRcpt,
    /// It hears a letter to its end, takes it not, and never answers: after the mark.
    SilentAtDot,
}

/// A letter with its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub to: String,
    pub message_id: String,
    pub text: String,
}

#[derive(Debug)]
struct State {
    manner: Manner,
    taken: Vec<Heard>,
    not_taken: Vec<Heard>,
    silences: usize,
}

/// The server. Cloning shares it.
#[derive(Clone, Debug)]
pub struct MailServer(Arc<Mutex<State>>);

/// The client went away, or is sent away.
struct Over;

impl From<std::io::Error> for Over {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

impl MailServer {
    /// Listens on a port the system finds.
    pub async fn listen() -> (Self, u16) {
        let server = Self(Arc::new(Mutex::new(State {
            manner: Manner::Takes,
            taken: Vec::new(),
            not_taken: Vec::new(),
            silences: 0,
        })));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let own = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = own.clone();
                tokio::spawn(async move {
                    let _over = own.talk(stream).await;
                });
            }
        });
        (server, port)
    }

    pub fn turn(&self, manner: Manner) {
        self.0.lock().unwrap().manner = manner;
    }

    pub fn taken(&self) -> Vec<Heard> {
        self.0.lock().unwrap().taken.clone()
    }

    /// Letters that were heard to their end and not taken.
    pub fn not_taken(&self) -> Vec<Heard> {
        self.0.lock().unwrap().not_taken.clone()
    }

    /// How often it fell silent.
    pub fn silences(&self) -> usize {
        self.0.lock().unwrap().silences
    }

    fn manner(&self) -> Manner {
        self.0.lock().unwrap().manner
    }

    /// Says nothing until the client is gone.
    async fn silent(&self, stream: &mut BufReader<TcpStream>) -> Over {
        self.0.lock().unwrap().silences += 1;
        let mut line = String::new();
        while stream.read_line(&mut line).await.is_ok_and(|read| read > 0) {
            line.clear();
        }
        Over
    }

    async fn talk(&self, stream: TcpStream) -> Result<(), Over> {
        let mut stream = BufReader::new(stream);
        self.say(&mut stream, "220 mail.example").await?;
        let mut to = String::new();
        loop {
            let line = line(&mut stream).await?;
            match line.split([' ', ':']).next().unwrap_or_default() {
                "RCPT" if self.manner() == Manner::SilentAtRcpt => {
                    return Err(self.silent(&mut stream).await);
                }
                "RCPT" => {
                    let inside = line.split(['<', '>']).nth(1);
                    to = inside.unwrap_or_default().to_owned();
                    self.say(&mut stream, "250 2.1.5 ok").await?;
                }
                "DATA" => {
                    self.say(&mut stream, "354 go").await?;
                    let heard = body(&mut stream, to.clone()).await?;
                    if self.manner() == Manner::SilentAtDot {
                        self.0.lock().unwrap().not_taken.push(heard);
                        return Err(self.silent(&mut stream).await);
                    }
                    self.0.lock().unwrap().taken.push(heard);
                    self.say(&mut stream, "250 2.0.0 taken").await?;
                }
                "QUIT" => return self.say(&mut stream, "221 bye").await,
                _ => self.say(&mut stream, "250 ok").await?,
            }
        }
    }

    async fn say(&self, stream: &mut BufReader<TcpStream>, text: &str) -> Result<(), Over> {
        if self.manner() == Manner::Away {
            let stream = stream.get_mut();
            stream.write_all(b"421 4.3.2 closed for today\r\n").await?;
            return Err(Over);
        }
        let stream = stream.get_mut();
        stream.write_all(text.as_bytes()).await?;
        Ok(stream.write_all(b"\r\n").await?)
    }
}

async fn line(stream: &mut BufReader<TcpStream>) -> Result<String, Over> {
    let mut line = String::new();
    match stream.read_line(&mut line).await? {
        0 => Err(Over),
        _ => Ok(line.trim_end().to_owned()),
    }
}

async fn body(stream: &mut BufReader<TcpStream>, to: String) -> Result<Heard, Over> {
    let (mut text, mut message_id) = (String::new(), String::new());
    loop {
        let line = line(stream).await?;
        if line == "." {
            return Ok(Heard {
                to,
                message_id,
                text,
            });
        }
        if let Some(id) = line.strip_prefix("Message-ID: ") {
            message_id = id.to_owned();
        }
        text.push_str(&line);
        text.push('\n');
    }
}
