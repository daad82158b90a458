//! The server of `server.rs`, reached through memory as if on loopback, and a letter for it.
//! Not here: tests.
#![allow(dead_code, clippy::panic, clippy::unwrap_used)]

mod server;

use std::time::Duration;

use futures_util::future::BoxFuture;
use jobs::smtp::{
    Accepted, Dial, Dialled, Encryption, Envelope, Failure, Login, Relay, RelaySettings, Terms,
    Timers, Trust,
};

pub use server::*;

impl Server {
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
