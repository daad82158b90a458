//! The mail server and the connections to it: so many at once, kept open while they are clean, dropped
//! at any doubt.
//! Not here: the conversation, and the breaker that stops trying.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::AbortHandle;
use tokio_rustls::rustls::pki_types::ServerName;

use super::answer::{Accepted, Failure, Phase};
use super::classes::Class;
use super::conversation::{Conversation, Reached};
use super::letter::Envelope;
use super::reply::told;
use super::terms::{Encryption, Terms, Timers};
use super::transport::{Connection, Dial, Tcp};
use super::trust::Trust;
use crate::crash_points::CrashPoint;

/// What an operator tells about the mail server.
#[derive(Clone, Debug)]
pub struct RelaySettings {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Protection, login, times.
    pub terms: Terms,
    /// Whom to believe; needed unless there is no encryption.
    pub trust: Option<Trust>,
    /// How many conversations at once.
    pub connections: usize,
    /// After so many letters a connection is closed: servers count against those who stay.
    pub letters_per_connection: u32,
}

/// The mail server. Cloning shares the connections.
#[derive(Clone)]
pub struct Relay(Arc<Inner>);

impl std::fmt::Debug for Relay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Relay").field(&self.0.host).finish()
    }
}

struct Inner {
    host: String,
    dial: Box<dyn Dial>,
    name: ServerName<'static>,
    terms: Terms,
    trust: Option<Trust>,
    letters_per_connection: u32,
    places: Arc<Semaphore>,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    /// Counts every keeping, so that a timer that just ran out closes nothing that was used since.
    times: u64,
    idle: Vec<Idle>,
}

/// A connection without a letter, and what closes it when none comes.
struct Idle {
    number: u64,
    open: Open,
    closing: AbortHandle,
}

struct Open {
    connection: Connection,
    letters: u32,
}

/// A server that said 354 and waits for the body. Dropping it closes the connection: without the final
/// dot the server must not deliver.
pub struct Going {
    relay: Relay,
    open: Open,
    _place: OwnedSemaphorePermit,
}

impl Relay {
    /// A relay reached by TCP. Nothing is connected yet.
    ///
    /// # Errors
    /// When the host is neither a name nor an address, or no roots are given for encryption.
    pub fn new(settings: RelaySettings) -> Result<Self, String> {
        let tcp = Tcp {
            host: settings.host.clone(),
            port: settings.port,
        };
        Self::dialled_by(settings, Box::new(tcp))
    }

    /// A relay reached in another way.
    ///
    /// # Errors
    /// As [`Relay::new`].
    pub fn dialled_by(settings: RelaySettings, dial: Box<dyn Dial>) -> Result<Self, String> {
        let host = settings.host;
        let name = ServerName::try_from(host.clone());
        let name = name.map_err(|_| "is neither the name nor the address of a host".to_owned())?;
        if settings.trust.is_none() && settings.terms.encryption != Encryption::NoneOnLoopback {
            return Err("encryption needs root certificates".to_owned());
        }
        let at_once = settings.connections.clamp(1, Semaphore::MAX_PERMITS);
        Ok(Self(Arc::new(Inner {
            host,
            dial,
            name,
            terms: settings.terms,
            trust: settings.trust,
            letters_per_connection: settings.letters_per_connection.max(1),
            places: Arc::new(Semaphore::new(at_once)),
            kept: Mutex::default(),
        })))
    }

    /// How long each phase may take.
    pub fn timers(&self) -> &Timers {
        &self.0.terms.timers
    }

    /// Brings a letter to the point where the server waits for its body.
    ///
    /// # Errors
    /// When it does not come that far. Nothing of the letter was sent.
    pub async fn begin(&self, envelope: &Envelope) -> Result<Going, Failure> {
        let place = Arc::clone(&self.0.places).acquire_owned().await;
        let place = place.map_err(|_| unreachable("the relay is closed"))?;
        let mut open = match self.still_open().await {
            Some(open) => open,
            None => self.connect().await?,
        };
        open.letters += 1;
        match open
            .connection
            .run(|conversation| conversation.begin(envelope))
            .await
        {
            Ok(Reached::Go) => Ok(Going {
                relay: self.clone(),
                open,
                _place: place,
            }),
            Ok(_) => Err(unreachable("the conversation lost its way")),
            Err(failure) => {
                self.keep(open);
                Err(failure)
            }
        }
    }

    /// A kept connection whose server still answers. One that does not is no failure of a letter.
    async fn still_open(&self) -> Option<Open> {
        loop {
            let Idle {
                mut open, closing, ..
            } = self.kept().idle.pop()?;
            closing.abort();
            let answer = open.connection.run(Conversation::reset).await;
            if answer == Ok(Reached::Ready) {
                return Some(open);
            }
        }
    }

    async fn connect(&self) -> Result<Open, Failure> {
        let inner = &self.0;
        let dialled = inner.dial.dial(inner.terms.timers.connect).await;
        let dialled = dialled.map_err(|why| unreachable(&why))?;
        let conversation =
            Conversation::new(inner.terms.clone(), dialled.hello, dialled.on_loopback);
        let (trust, name) = (inner.trust.clone(), inner.name.clone());
        let mut connection = Connection::new(dialled.wire, conversation, trust, name);
        match connection.run(Conversation::open).await? {
            Reached::Ready => Ok(Open {
                connection,
                letters: 0,
            }),
            _ => Err(unreachable("the conversation lost its way")),
        }
    }

    /// Keeps a clean connection for the next letter; takes leave when it has carried enough.
    fn keep(&self, open: Open) {
        if !open.connection.is_ready() {
            return;
        }
        let timers = *self.timers();
        if open.letters >= self.0.letters_per_connection {
            tokio::spawn(open.connection.quit(timers.quit));
            return;
        }
        let mut kept = self.kept();
        kept.times += 1;
        let (number, inner) = (kept.times, Arc::downgrade(&self.0));
        let closing = tokio::spawn(async move {
            tokio::time::sleep(timers.idle).await;
            if let Some(open) = taken(&inner, number) {
                open.connection.quit(timers.quit).await;
            }
        });
        kept.idle.push(Idle {
            number,
            open,
            closing: closing.abort_handle(),
        });
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The kept connection of this number, if it is still there.
fn taken(inner: &Weak<Inner>, number: u64) -> Option<Open> {
    let relay = Relay(inner.upgrade()?);
    let mut kept = relay.kept();
    let at = kept.idle.iter().position(|idle| idle.number == number)?;
    Some(kept.idle.remove(at).open)
}

impl Going {
    /// Sends the body and its end, and waits for the answer. `still_ours` is asked last before the end:
    /// a process that was stopped since the mark must not speak for a letter that others hold by now.
    ///
    /// # Errors
    /// When the letter was not taken, or nobody knows: [`Class::Ambig`].
    pub async fn finish(
        mut self,
        bytes: &[u8],
        still_ours: impl FnOnce() -> bool,
    ) -> Result<Accepted, Failure> {
        let connection = &mut self.open.connection;
        let bytes = CrashPoint::InBody.before(bytes);
        connection
            .run(|conversation| conversation.body(bytes))
            .await?;
        CrashPoint::InBody.passed();
        if !still_ours() {
            return Err(Failure {
                phase: Phase::Body,
                ..unreachable("too much time went by since the letter was marked")
            });
        }
        CrashPoint::BodyOut.passed();
        let answer = connection.run(Conversation::dot).await;
        self.relay.keep(self.open);
        match answer? {
            Reached::Accepted(accepted) => Ok(accepted),
            _ => Err(Failure {
                phase: Phase::Dot,
                class: Class::Ambig,
                ..unreachable("the conversation lost its way")
            }),
        }
    }
}

fn unreachable(why: &str) -> Failure {
    Failure {
        phase: Phase::Connect,
        class: Class::Conn,
        code: None,
        enhanced: None,
        reply: told(std::iter::once(why), &[]),
    }
}
