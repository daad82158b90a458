//! An installation of its own for a story: the built binary, a folder, and a fresh database of each
//! kind in turn.
//! Not here: any story.
#![allow(
    dead_code,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

pub mod bad_files;
pub mod chance;
pub mod files;
pub mod proxy;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// One installation.
#[derive(Clone, Debug)]
pub struct Place {
    /// The address of its database.
    pub url: String,
    folder: PathBuf,
}

/// Tells a story on SQLite and on PostgreSQL.
pub fn on_both(story: impl Fn(&Place)) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(store::testing::each_database(async |bench| {
        story(&Place::of(bench));
    }));
}

impl Place {
    /// The installation on a test database.
    pub fn of(bench: &store::testing::TestStore) -> Self {
        Self {
            url: bench.url.clone(),
            folder: bench.folder().to_owned(),
        }
    }

    /// A folder of the story's own.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether other machines could share its database.
    pub fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres")
    }

    /// The binary, told where the database is.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_termijn"));
        command
            .args(arguments)
            .env("TERMIJN_DATABASE__URL", &self.url)
            .current_dir(&self.folder);
        command
    }

    /// A process that sends to a mail server on this machine at any hour and loses no time waiting. Each
    /// name is a machine of its own, with its own receipts; what it says is appended to `sender-NAME.log`.
    pub fn sender(&self, arguments: &[&str], port: u16, name: &str) -> Command {
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(self.folder.join(format!("sender-{name}.log")));
        let mut command = self.command(arguments);
        let (port, receipts) = (port.to_string(), format!("receipts-{name}"));
        for (key, value) in [
            ("MAIL__TRANSPORT", "smtp"),
            ("MAIL__HOST", "127.0.0.1"),
            ("MAIL__PORT", &port),
            ("MAIL__TLS", "none-on-loopback"),
            ("MAIL__FROM", "post@voorbeeld.example"),
            ("SENDING__HOURS", "00:00-24:00"),
            ("SENDING__DAYS", "all"),
            ("SENDING__RETRY_MINUTES", "[0.005]"),
            // Nobody is there to let a large backlog go.
            ("SENDING__CATCH_UP_HOLD_MINUTES", "0"),
            ("SENDING__OVERALL_PER_MINUTE", "0"),
            ("SENDING__PER_DOMAIN_PER_MINUTE", "0"),
            ("SENDING__UNKNOWN_HOLD_SECONDS", "0.5"),
            ("SENDING__BREAKER_SECONDS", "0"),
            ("SENDING__RECEIPTS_DIR", &receipts),
            ("JOBS__SWEEP_SECONDS", "0.2"),
        ] {
            command.env(format!("TERMIJN_{key}"), value);
        }
        command.stderr(log.unwrap()).stdout(Stdio::null());
        command
    }

    /// The last lines of what a sender said.
    pub fn said(&self, name: &str) -> String {
        let path = self.folder.join(format!("sender-{name}.log"));
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let lines: Vec<&str> = text.lines().rev().take(40).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs a command that must go well; gives what it printed.
    pub fn well(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that must go well; gives its JSON.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.extend(["--format", "json"]);
        serde_json::from_str(&self.well(&all)).unwrap()
    }

    /// Runs a command that must be refused; gives what it said.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{arguments:?} went through");
        String::from_utf8(output.stderr).unwrap()
    }

    /// Opens the case of a European citizen at a private address.
    pub fn add(&self, given: &str, language: &str, arrived: &str) -> Value {
        self.add_by(|command| command, given, language, arrived)
    }

    /// The same, with the settings of an operator: the machine that records and the one that sends have the
    /// same sending hours, or the second plans again what the first had planned.
    pub fn add_by(
        &self,
        settings: impl Fn(Command) -> Command,
        given: &str,
        language: &str,
        arrived: &str,
    ) -> Value {
        let plain: String = given.chars().filter(char::is_ascii_alphanumeric).collect();
        let email = format!("{}@mail.example", plain.to_lowercase());
        let add = self.command(&[
            "case",
            "add",
            "--format",
            "json",
            "--given-name",
            given,
            "--family-name",
            "Müller-Voorbeeld",
            "--language",
            language,
            "--nationality",
            "RO",
            "--email",
            &email,
            "--municipality",
            "11002",
            "--team",
            "Onthaal",
            "--track",
            "eu-short-stay",
            "--arrived",
            arrived,
            "--lodging",
            "private",
        ]);
        let output = settings(add).output().unwrap();
        assert!(
            output.status.success(),
            "{given}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).unwrap()
    }
}
