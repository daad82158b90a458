//! The command line: which commands there are and how their end becomes an exit code.
//! Not here: the commands themselves, one file each.

mod cases;
mod closures;
mod database;
mod deadlines;
pub mod deliveries;
mod demo;
mod doctor;
mod events;
pub mod hold;
mod keys;
mod law;
mod lines;
mod output;
mod people;
mod service;
mod settings;
mod simulate;
mod tasks;
mod values;
mod workers;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::config::{self, ConfigError};

pub use output::notice;

/// Every legal date of people who move to Belgium, with its proof.
#[derive(Parser)]
#[command(
    name = "termijn",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
#[command(after_help = "Exit codes: 0 done, 1 failed, 2 wrong usage, 78 configuration.")]
struct Arguments {
    /// File with settings that differ from config/default.toml
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show the program with cases of people who do not exist
    Demo(demo::Arguments),
    /// Answer which legal dates follow from facts, one JSON question a line; stores nothing
    Deadlines(deadlines::Arguments),
    /// Read the rules this binary carries, and bring recorded cases to them
    #[command(subcommand)]
    Law(law::Command),
    /// Open cases, look at them, correct them
    #[command(subcommand)]
    Case(cases::Command),
    /// Record what happened to a person
    #[command(subcommand)]
    Event(Box<events::Command>),
    /// Show every letter that would go out between two days, to whom, when and why
    Simulate(simulate::Arguments),
    /// Answer requests, show the pages and send what is due, until told to stop
    Serve(service::Serve),
    /// Send what is due, until told to stop; for machines that answer no requests
    Work(service::Work),
    /// Send what is due now and end
    Send(service::Send),
    /// Look at what sending depends on elsewhere
    #[command(subcommand)]
    Doctor(doctor::Command),
    /// See the letters: where each of them is, and why
    Deliveries(deliveries::Arguments),
    /// See what keeps letters from leaving, and say that the clock is right
    #[command(subcommand)]
    Hold(hold::Command),
    /// See the processes that send: when each last looked, and who fell silent
    Workers(workers::Arguments),
    /// Keep the teams
    #[command(subcommand)]
    Team(people::TeamCommand),
    /// Keep the people who work here
    #[command(subcommand)]
    User(people::UserCommand),
    /// Make and end keys of the API
    #[command(subcommand)]
    Key(keys::Command),
    /// See the work that waits for a human, and say what is done
    #[command(subcommand)]
    Task(tasks::Command),
    /// Keep the days on which a town hall is shut
    #[command(subcommand)]
    Closure(closures::Command),
    /// Keep what an administrator may change
    #[command(subcommand)]
    Setting(settings::Command),
    /// Bring the database schema up to date
    Migrate,
    /// Copy the database, as it is at one instant, into a new file
    Backup {
        /// The file to make; an existing one is never overwritten
        file: PathBuf,
    },
    /// Check the settings and show those in force, secrets masked
    CheckConfig {
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Say which binary and which rule book this is
    Version,
}

/// How a command shows what it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns for people
    Table,
    /// One JSON document
    Json,
    /// One JSON document a line
    Jsonl,
}

/// The language of words that people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// Nederlands
    Nl,
    /// français
    Fr,
    /// Deutsch
    De,
    /// English
    En,
}

impl From<Tongue> for views::Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Nl => Self::Nl,
            Tongue::Fr => Self::Fr,
            Tongue::De => Self::De,
            Tongue::En => Self::En,
        }
    }
}

/// How a command ended, when it did not fail.
pub enum Ended {
    /// All was done.
    Well,
    /// It ran to its end, but some part could not be done; that was said already.
    WithFailures,
}

/// Why a command did not do what was asked: one clear sentence.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The embedded rule book is broken.
    #[error("the rule book of this binary is broken: {0}")]
    Book(#[from] ::law::BookError),
    /// A file could not be read or written.
    #[error("{what}: {cause}")]
    File {
        /// Which file and what was tried.
        what: String,
        /// What the system says.
        cause: io::Error,
    },
    /// Standard output could not be written.
    #[error("cannot write the answer: {0}")]
    Output(#[from] io::Error),
    /// An answer could not be written as JSON.
    #[error("cannot write the answer as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A setting is unknown or impossible.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// A letter could not be made or written.
    #[error(transparent)]
    Job(#[from] jobs::JobError),
    /// The domain said no.
    #[error("refused: {0}")]
    Refused(#[from] casework::refusal::Refusal),
    /// There is no such thing.
    #[error("{0}")]
    Unknown(String),
}

impl CliError {
    /// Whether the reader of our output went away, as `head` does; that is not a failure.
    fn is_closed_pipe(&self) -> bool {
        let kind = match self {
            Self::Output(cause) => Some(cause.kind()),
            Self::Json(cause) => cause.io_error_kind(),
            _ => None,
        };
        kind == Some(io::ErrorKind::BrokenPipe)
    }
}

/// Runs the command that was asked and gives its exit code.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match dispatch(arguments.command, arguments.config.as_deref()) {
        Ok(Ended::Well) => ExitCode::SUCCESS,
        Ok(Ended::WithFailures) => ExitCode::from(1),
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing more can be done when even this cannot be written.
            let _ = writeln!(io::stderr(), "termijn: {error}");
            ExitCode::from(if matches!(error, CliError::Config(_)) {
                78
            } else {
                1
            })
        }
    }
}

fn dispatch(command: Command, file: Option<&std::path::Path>) -> Result<Ended, CliError> {
    match command {
        Command::Demo(arguments) => demo::run(config::load(file)?, &arguments),
        Command::Deadlines(arguments) => deadlines::run(&arguments),
        Command::Law(command) => law::run(&command, || Ok(config::load(file)?)),
        Command::Case(command) => cases::run(&config::load(file)?, command),
        Command::Event(command) => events::run(&config::load(file)?, *command),
        Command::Simulate(arguments) => simulate::run(&config::load(file)?, arguments),
        Command::Serve(arguments) => service::serve(config::load(file)?, arguments),
        Command::Work(arguments) => service::work(config::load(file)?, arguments),
        Command::Send(arguments) => service::send(config::load(file)?, arguments),
        Command::Doctor(command) => doctor::run(&config::load(file)?, command),
        Command::Deliveries(arguments) => deliveries::run(&config::load(file)?, arguments),
        Command::Hold(command) => hold::run(&config::load(file)?, command),
        Command::Workers(arguments) => workers::run(&config::load(file)?, &arguments),
        Command::Team(command) => people::team(&config::load(file)?, command),
        Command::User(command) => people::user(&config::load(file)?, command),
        Command::Key(command) => keys::run(&config::load(file)?, command),
        Command::Task(command) => tasks::run(&config::load(file)?, command),
        Command::Closure(command) => closures::run(&config::load(file)?, command),
        Command::Setting(command) => settings::run(&config::load(file)?, command),
        Command::Migrate => database::migrate(&config::load(file)?),
        Command::Backup { file: to } => database::backup(&config::load(file)?, &to),
        Command::CheckConfig { format } => database::check_config(&config::load(file)?, format),
        Command::Version => version(),
    }
}

fn version() -> Result<Ended, CliError> {
    let book = ::law::RuleBook::embedded()?;
    let mut out = io::stdout().lock();
    writeln!(out, "termijn {}", env!("CARGO_PKG_VERSION"))?;
    writeln!(
        out,
        "rule book {} ({} rules)",
        book.hash(),
        book.rules().len()
    )?;
    Ok(Ended::Well)
}
