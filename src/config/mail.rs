//! The way out for letters, from the section `mail`: its secrets are read from their files here.
//! Not here: talking to the server; nothing is connected.

use std::path::Path;
use std::time::Duration;

use jobs::dkim::DkimError;
use jobs::smtp::{Encryption, Login, Relay, RelaySettings, Terms, Timers, Trust};
use jobs::{Dkim, Post};

use super::ConfigError;
use super::types::{Config, Tls, Transport};

/// Letters a connection carries before it is closed; large providers frown on those who stay.
const LETTERS_PER_CONNECTION: u32 = 20;

impl Config {
    /// Where letters go.
    ///
    /// # Errors
    /// When `mail.transport` is not set, or what it needs is missing or cannot be read.
    pub fn post(&self) -> Result<Post, ConfigError> {
        match self.mail.transport {
            None => Err(ConfigError::new(
                "mail.transport",
                "is not set, and nobody may guess whether mail goes out",
                "set it to smtp, with mail.host and mail.from; or to spool, or give --spool DIR, \
                 which writes letters into a folder",
            )),
            Some(Transport::Spool) => Ok(Post::Spool(self.mail.spool_dir.clone())),
            Some(Transport::Smtp) => self.relay().map(Post::Smtp),
        }
    }

    /// The key that signs letters; `None` when none is set.
    ///
    /// # Errors
    /// When the key, its domain or its selector cannot be used.
    pub fn dkim(&self) -> Result<Option<Dkim>, ConfigError> {
        let mail = &self.mail;
        let (Some(domain), Some(selector), Some(file)) =
            (&mail.dkim_domain, &mail.dkim_selector, &mail.dkim_key_file)
        else {
            return Ok(None);
        };
        let pem = text("mail.dkim_key_file", file)?;
        Dkim::new(domain, selector, &pem)
            .map(Some)
            .map_err(|error| {
                let (key, expected) = match error {
                    DkimError::Domain => (
                        "mail.dkim_domain",
                        "the domain of mail.from, as example.org",
                    ),
                    DkimError::Selector => {
                        ("mail.dkim_selector", "the name under _domainkey, as 2026a")
                    }
                    DkimError::Unreadable | DkimError::Algorithm => (
                        "mail.dkim_key_file",
                        "a file as `openssl genpkey -algorithm ed25519` writes it",
                    ),
                };
                ConfigError::new(key, error.to_string(), expected)
            })
    }

    fn relay(&self) -> Result<Relay, ConfigError> {
        let mail = &self.mail;
        let missing =
            |key| ConfigError::new(key, "is missing", "needed when mail.transport is smtp");
        let host = mail.host.clone().ok_or_else(|| missing("mail.host"))?;
        let encryption = match mail.tls {
            Tls::Starttls => Encryption::Starttls,
            Tls::Implicit => Encryption::Implicit,
            Tls::NoneOnLoopback => Encryption::NoneOnLoopback,
        };
        let trust = match encryption {
            Encryption::NoneOnLoopback => None,
            Encryption::Starttls | Encryption::Implicit => Some(self.trust()?),
        };
        let settings = RelaySettings {
            host,
            port: mail.port,
            terms: Terms {
                encryption,
                login: self.login()?,
                timers: Timers::for_reply(Duration::from_secs_f64(mail.reply_seconds)),
            },
            trust,
            connections: usize::from(mail.connections),
            letters_per_connection: LETTERS_PER_CONNECTION,
        };
        Relay::new(settings).map_err(|problem| {
            ConfigError::new("mail.host", problem, "mail.example.org, or an address")
        })
    }

    fn trust(&self) -> Result<Trust, ConfigError> {
        let file = self.mail.ca_file.as_deref();
        let pem = file.map(|file| text("mail.ca_file", file)).transpose()?;
        Trust::new(pem.as_deref().map(str::as_bytes)).map_err(|error| {
            let expected = "the certificate of the root in PEM form, or nothing";
            ConfigError::new("mail.ca_file", error.to_string(), expected)
        })
    }

    fn login(&self) -> Result<Option<Login>, ConfigError> {
        let (Some(user), Some(file)) = (&self.mail.user, &self.mail.password_file) else {
            return Ok(None);
        };
        let key = "mail.password_file";
        let password = text(key, file)?;
        let password = password.trim_end_matches(['\r', '\n']);
        if password.is_empty() || password.contains(['\0', '\r', '\n']) {
            return Err(ConfigError::new(
                key,
                "holds no password",
                "a file with one line: the password",
            ));
        }
        let (user, password) = (user.clone(), password.to_owned().into());
        Ok(Some(Login { user, password }))
    }
}

fn text(key: &str, file: &Path) -> Result<String, ConfigError> {
    std::fs::read_to_string(file).map_err(|error| {
        let problem = format!("{} cannot be read: {error}", file.display());
        ConfigError::new(
            key,
            problem,
            "the path of a text file that the service may read",
        )
    })
}
