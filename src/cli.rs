//! The command line: which commands there are and how their end becomes an exit code.
//! Not here: the commands themselves, one file each.

mod deadlines;
mod law;
mod lines;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

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
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer which legal dates follow from facts, one JSON question a line; stores nothing
    Deadlines(deadlines::Arguments),
    /// Read the rules this binary carries
    #[command(subcommand)]
    Law(law::Command),
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

/// How a command ended, when it did not fail.
pub enum Ended {
    /// All was done.
    Well,
    /// It ran to its end, but some part could not be done; that was said already.
    WithFailures,
}

/// Why a command failed: one clear sentence.
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
    let ended = match Arguments::parse().command {
        Command::Deadlines(arguments) => deadlines::run(&arguments),
        Command::Law(command) => law::run(&command),
        Command::Version => version(),
    };
    match ended {
        Ok(Ended::Well) => ExitCode::SUCCESS,
        Ok(Ended::WithFailures) => ExitCode::from(1),
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing more can be done when even this cannot be written.
            let _ = writeln!(io::stderr(), "termijn: {error}");
            ExitCode::from(1)
        }
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
