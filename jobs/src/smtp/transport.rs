//! Drives a conversation over a stream of bytes: tokio's TCP, and TLS by rustls.
//! Not here: what is said, and when a connection is kept ([`super::connections`]).

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::{Pin, pin};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep, timeout};
use tokio_rustls::rustls::pki_types::ServerName;

use super::answer::Failure;
use super::conversation::{Conversation, Next, Reached};
use super::trust::Trust;

/// Addresses of one server that are tried in turn.
const MOST_ADDRESSES: usize = 4;
/// What a stream says that ended.
const CLOSED: &str = "the server closed the connection";

/// A stream of bytes to a server.
pub trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

/// A stream that was opened.
pub struct Dialled {
    /// The stream.
    pub wire: Box<dyn Wire>,
    /// Whether its other end, as connected to, is this machine.
    pub on_loopback: bool,
    /// The name to greet with: this end's address, as RFC 5321 (4.1.1.1) wants it of a machine without a name.
    pub hello: String,
}

/// Opens streams to one server.
pub trait Dial: Send + Sync {
    /// Opens one, each address within the time given.
    fn dial(&self, within: Duration) -> BoxFuture<'_, Result<Dialled, String>>;
}

/// Opens TCP connections.
pub struct Tcp {
    /// The server's name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
}

impl Dial for Tcp {
    fn dial(&self, within: Duration) -> BoxFuture<'_, Result<Dialled, String>> {
        Box::pin(async move {
            let found = timeout(
                within,
                tokio::net::lookup_host((self.host.as_str(), self.port)),
            )
            .await;
            let found = found.map_err(|_| "its name was not found in time".to_owned())?;
            let found = found.map_err(|error| format!("its name was not found: {error}"))?;
            let mut why = "its name has no address".to_owned();
            for address in found.take(MOST_ADDRESSES) {
                match timeout(within, connect(address)).await {
                    Ok(Ok(dialled)) => return Ok(dialled),
                    Ok(Err(error)) => why = error.to_string(),
                    Err(_) => {
                        why = format!("no connection within {} seconds", within.as_secs_f64())
                    }
                }
            }
            Err(why)
        })
    }
}

async fn connect(address: SocketAddr) -> io::Result<Dialled> {
    let stream = TcpStream::connect(address).await?;
    // Without this, each short command waits for the delayed acknowledgement of the one before.
    stream.set_nodelay(true)?;
    let on_loopback = stream.peer_addr()?.ip().to_canonical().is_loopback();
    let hello = match stream.local_addr()?.ip().to_canonical() {
        IpAddr::V4(ip) => format!("[{ip}]"),
        IpAddr::V6(ip) => format!("[IPv6:{ip}]"),
    };
    Ok(Dialled {
        wire: Box::new(stream),
        on_loopback,
        hello,
    })
}

/// A conversation with its stream. The stream is dropped at the first doubt.
pub struct Connection {
    wire: Option<Box<dyn Wire>>,
    conversation: Conversation,
    trust: Option<Trust>,
    name: ServerName<'static>,
}

type Timer<'a> = Pin<&'a mut Sleep>;

impl Connection {
    /// Puts them together. `trust` is needed where encryption is.
    pub fn new(
        wire: Box<dyn Wire>,
        conversation: Conversation,
        trust: Option<Trust>,
        name: ServerName<'static>,
    ) -> Self {
        Self {
            wire: Some(wire),
            conversation,
            trust,
            name,
        }
    }

    /// Whether another letter may go this way.
    pub fn is_ready(&self) -> bool {
        self.wire.is_some() && self.conversation.is_ready()
    }

    /// Does one step of the caller, until the conversation pauses again.
    pub async fn run(
        &mut self,
        step: impl FnOnce(&mut Conversation) -> Next,
    ) -> Result<Reached, Failure> {
        let mut next = step(&mut self.conversation);
        let mut timer = Box::pin(sleep(Duration::ZERO));
        loop {
            next = match next {
                Next::Reached(reached) => return Ok(reached),
                Next::Failed(failure) => {
                    if !self.conversation.is_ready() {
                        self.wire = None;
                    }
                    return Err(failure);
                }
                Next::Look => self.look().await,
                Next::Write(bytes, within) => {
                    timer = Box::pin(sleep(within));
                    self.write(bytes.expose(), timer.as_mut()).await
                }
                Next::Read(within) => {
                    if let Some(within) = within {
                        timer = Box::pin(sleep(within));
                    }
                    self.read(timer.as_mut()).await
                }
                Next::Secure(within) => self.secure(within).await,
            };
        }
    }

    /// Whatever lies in the buffer now was not asked for.
    async fn look(&mut self) -> Next {
        // Lets the runtime see what the network brought.
        tokio::task::yield_now().await;
        let mut buffer = [0; 4096];
        let Some(wire) = self.wire.as_mut() else {
            return self.conversation.ended(CLOSED);
        };
        match wire.read(&mut buffer).now_or_never() {
            _ if casework::planted!(planted_pool_reuse) => self.conversation.quiet(),
            None => self.conversation.quiet(),
            Some(read) => self.arrived(read, &buffer),
        }
    }

    fn arrived(&mut self, read: io::Result<usize>, buffer: &[u8]) -> Next {
        match read {
            Ok(0) => self.conversation.ended(CLOSED),
            Ok(many) => self
                .conversation
                .received(buffer.get(..many).unwrap_or(buffer)),
            Err(error) => self.conversation.ended(&error.to_string()),
        }
    }

    /// Reads while writing: a server that gives up in the middle of a body may stop taking it.
    async fn write(&mut self, bytes: &[u8], mut timer: Timer<'_>) -> Next {
        let Some(mut wire) = self.wire.take() else {
            return self.conversation.ended(CLOSED);
        };
        let mut buffer = [0; 4096];
        let next = {
            let (mut reading, mut writing) = tokio::io::split(&mut wire);
            let mut writing = pin!(async move {
                writing.write_all(bytes).await?;
                writing.flush().await
            });
            loop {
                tokio::select! {
                    biased;
                    () = timer.as_mut() => break self.conversation.timed_out(),
                    read = reading.read(&mut buffer) => match self.arrived(read, &buffer) {
                        Next::Read(None) => {}
                        other => break other,
                    },
                    done = writing.as_mut() => break match done {
                        Ok(()) => self.conversation.written(),
                        Err(error) => self.conversation.ended(&error.to_string()),
                    },
                }
            }
        };
        self.wire = Some(wire);
        next
    }

    async fn read(&mut self, timer: Timer<'_>) -> Next {
        let mut buffer = [0; 4096];
        let Some(wire) = self.wire.as_mut() else {
            return self.conversation.ended(CLOSED);
        };
        let read = tokio::select! {
            // A reply that is there counts, even when the timer ran out beside it.
            biased;
            read = wire.read(&mut buffer) => Some(read),
            () = timer => None,
        };
        match read {
            Some(read) => self.arrived(read, &buffer),
            None => self.conversation.timed_out(),
        }
    }

    async fn secure(&mut self, within: Duration) -> Next {
        let (Some(wire), Some(trust)) = (self.wire.take(), &self.trust) else {
            return self
                .conversation
                .not_secured("there is nothing to check a certificate with");
        };
        // A byte that came before the switch is read as TLS and breaks it: nothing is carried over.
        match timeout(within, trust.0.connect(self.name.clone(), wire)).await {
            Ok(Ok(secure)) => {
                self.wire = Some(Box::new(secure));
                self.conversation.secured()
            }
            Ok(Err(error)) => self.conversation.not_secured(&error.to_string()),
            Err(_) => self.conversation.timed_out(),
        }
    }

    /// Takes leave, if the server still listens; what it answers does not matter.
    pub async fn quit(self, within: Duration) {
        if !self.is_ready() {
            return;
        }
        let Some(mut wire) = self.wire else { return };
        let leave = async {
            wire.write_all(b"QUIT\r\n").await?;
            wire.flush().await?;
            let mut answer = [0; 512];
            while wire.read(&mut answer).await? > 0 {}
            wire.shutdown().await
        };
        let _polite = timeout(within, leave).await;
    }
}
