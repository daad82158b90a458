//! `termijn deliveries`: the letters, where each of them is and why.
//! Not here: to whom and what they say; the case shows its people.

mod catch_up;

use casework::access::Actor;
use casework::decision::{Course, Decision};
use casework::delivery::DeliveryState;
use casework::gate::Gate;
use casework::ids::DeliveryId;
use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use jobs::Jobs;
use jobs::steps::{Decider, NotDecided, decide};
use serde::Serialize;
use store::deliveries::gates::{self, RELAY};
use store::deliveries::{self, AttemptLine, DeliveryLine};
use store::{Store, StoreError, Tx};

use super::output::{Listed, local, print, say};
use super::{CliError, Ended, Format, hold, workers};
use crate::config::Config;
use crate::wiring::{RandomIds, block_on, job_settings, now, open_store};

/// What `termijn deliveries` takes.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Only those in this state: queued, claimed, sending, unknown, sent, bounced, dead, cancelled, superseded
    #[arg(long)]
    state: Option<DeliveryState>,
    /// At most so many, the newest first
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1000))]
    limit: u32,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// Longer reasons belong into the case.
const LONGEST_WHY: usize = 300;

#[derive(Subcommand)]
enum Command {
    /// Decide about a letter that the program cannot decide about
    Resolve {
        /// Its id, as the list gives it
        #[arg(value_parser = super::values::id::<DeliveryId>)]
        id: DeliveryId,
        /// What is decided: arrived (it counts as sent), again (the same bytes where they are kept, else a new letter), give-up (no letter; a task to call)
        decision: Decision,
        /// Why, for the history
        #[arg(long, value_parser = reason)]
        why: String,
    },
    /// Show what each try of one letter came to
    Show {
        /// Its id, as the list gives it
        id: DeliveryId,
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Let letters go that wait for a person after a time in which none could leave
    Go {
        /// Address of the user who decides it
        #[arg(long)]
        by: Option<String>,
    },
    /// Show the last times of catching up: how much was due, and how far it is
    Plan {
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// List the people who have to be reached otherwise after the last of them
    Incidents {
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
}

/// One letter.
#[derive(Serialize)]
pub struct Line {
    id: DeliveryId,
    kind: &'static str,
    state: &'static str,
    reason: Option<String>,
    created_at: DateTime<Utc>,
    final_at: Option<DateTime<Utc>>,
    tries: i32,
    cases: Vec<String>,
    about: Vec<About>,
    language: &'static str,
    message_id: String,
}

#[derive(Serialize)]
struct About {
    rule: String,
    rung: String,
}

impl Listed for Line {
    const COLUMNS: &'static [&'static str] =
        &["written", "state", "why", "tries", "case", "about", "id"];

    fn cells(&self) -> Vec<String> {
        let about = self.about.iter();
        vec![
            local(self.created_at),
            self.state.to_owned(),
            self.reason.clone().unwrap_or_else(|| "-".to_owned()),
            self.tries.to_string(),
            self.cases.join(", "),
            about
                .map(|one| format!("{} ({})", one.rule, one.rung))
                .collect::<Vec<_>>()
                .join(", "),
            self.id.to_string(),
        ]
    }
}

impl Listed for AttemptLine {
    const COLUMNS: &'static [&'static str] = &[
        "ended", "claim", "phase", "outcome", "class", "code", "reply",
    ];

    fn cells(&self) -> Vec<String> {
        let dash = || "-".to_owned();
        vec![
            local(self.at),
            self.fence.to_string(),
            self.phase.clone(),
            self.outcome.clone(),
            self.class.clone().unwrap_or_else(dash),
            self.code.map_or_else(dash, |code| code.to_string()),
            self.reply.clone().unwrap_or_else(dash),
        ]
    }
}

/// Runs it.
pub fn run(config: &Config, arguments: Arguments) -> Result<Ended, CliError> {
    match arguments.command {
        None => list(config, arguments.state, arguments.limit, arguments.format)?,
        Some(Command::Show { id, format }) => show(config, id, format)?,
        Some(Command::Resolve { id, decision, why }) => resolve(config, id, decision, why)?,
        Some(Command::Go { by }) => catch_up::go(config, by)?,
        Some(Command::Plan { format }) => catch_up::plan(config, format)?,
        Some(Command::Incidents { format }) => catch_up::incidents(config, format)?,
    }
    Ok(Ended::Well)
}

fn list(
    config: &Config,
    state: Option<DeliveryState>,
    limit: u32,
    format: Format,
) -> Result<(), CliError> {
    let until = now();
    let (listed, gates, silence) = block_on(async {
        let store = open_store(config).await?;
        hold::tell(&store).await?;
        let gates = store.read(|tx| Box::pin(async move { gates::troubled(tx, 1000).await }));
        let gates = gates.await?;
        let listed = lines(&store, until, state, limit).await?;
        Ok((listed, gates, workers::silence(&store, until).await?))
    })?;
    print(format, &listed)?;
    // For people only: a program reads /metrics.
    if format == Format::Table && !gates.is_empty() {
        say("")?;
        let ways: Vec<Way> = gates
            .into_iter()
            .map(|(domain, gate)| Way { domain, gate })
            .collect();
        print(format, &ways)?;
    }
    match silence {
        Some(silence) => super::notice(&silence),
        None => Ok(()),
    }
}

/// A way in trouble that letters take.
#[derive(Serialize)]
struct Way {
    domain: String,
    #[serde(skip)]
    gate: Gate,
}

impl Listed for Way {
    const COLUMNS: &'static [&'static str] = &[
        "to",
        "left alone since",
        "next try",
        "speed",
        "not now",
        "refused",
    ];

    fn cells(&self) -> Vec<String> {
        let gate = &self.gate;
        let shown = |at: Option<DateTime<Utc>>| at.map_or_else(|| "-".to_owned(), local);
        let to = match self.domain.as_str() {
            RELAY => "our mail server",
            domain => domain,
        };
        vec![
            to.to_owned(),
            shown(gate.shut.map(|shut| shut.since)),
            shown(gate.shut.map(|shut| shut.until)),
            format!("{} %", gate.percent),
            gate.failures.to_string(),
            gate.refusals.to_string(),
        ]
    }
}

/// The newest letters written until an instant, in one state or in any.
pub async fn lines(
    store: &Store,
    until: DateTime<Utc>,
    state: Option<DeliveryState>,
    limit: u32,
) -> Result<Vec<Line>, CliError> {
    let listed = store.read(move |tx| {
        Box::pin(async move {
            let mut lines = Vec::new();
            for found in deliveries::list(tx, until, state, limit).await? {
                lines.push(line(tx, found).await?);
            }
            Ok(lines)
        })
    });
    Ok(listed.await?)
}

async fn line(tx: &mut Tx, found: DeliveryLine) -> Result<Line, StoreError> {
    let about = deliveries::about(tx, found.id).await?;
    Ok(Line {
        cases: deliveries::cases_of(tx, found.id).await?,
        about: about
            .into_iter()
            .map(|(rule, rung)| About { rule, rung })
            .collect(),
        id: found.id,
        kind: found.kind.as_str(),
        state: found.state.as_str(),
        reason: found.reason,
        created_at: found.created_at,
        final_at: found.final_at,
        tries: found.attempts,
        language: found.language.as_str(),
        message_id: found.message_id,
    })
}

fn show(config: &Config, id: DeliveryId, format: Format) -> Result<(), CliError> {
    let attempts = block_on(async {
        let store = open_store(config).await?;
        let found = store.read(move |tx| {
            Box::pin(async move {
                match deliveries::find(tx, id).await? {
                    Some(_) => deliveries::attempts(tx, id).await.map(Some),
                    None => Ok(None),
                }
            })
        });
        found.await?.ok_or_else(|| {
            CliError::Unknown(format!("no letter {id}; `termijn deliveries` lists them"))
        })
    })?;
    print(format, &attempts)
}

fn reason(text: &str) -> Result<String, String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err("empty; give the reason in a few words".to_owned()),
        some if some > LONGEST_WHY => Err(format!("longer than {LONGEST_WHY} characters")),
        _ => Ok(text.to_owned()),
    }
}

fn resolve(
    config: &Config,
    id: DeliveryId,
    decision: Decision,
    why: String,
) -> Result<(), CliError> {
    let by = Decider {
        actor: Actor::operator(),
        why: Some(why),
    };
    let done = block_on(async {
        let jobs = Jobs::new(open_store(config).await?, job_settings(config)?, RandomIds);
        match decide(&jobs, id, decision, by, now()).await {
            Ok((course, _)) => Ok(course),
            Err(NotDecided::Store(error)) => Err(error.into()),
            Err(NotDecided::NoLetter) => Err(CliError::Unknown(format!(
                "no letter {id}; `termijn deliveries` lists them"
            ))),
            Err(NotDecided::Senseless(why)) => Err(CliError::Unknown(format!(
                "letter {id}: {decision} makes no sense: {}",
                why.said()
            ))),
        }
    })?;
    say(match (decision, done) {
        (Decision::Arrived, _) => "It counts as sent.",
        (Decision::Again, Course::SameBytes) => "The same letter leaves again, byte for byte.",
        (Decision::Again, _) => "A new letter takes its place and leaves with the next ones.",
        (Decision::GiveUp, _) => "No letter leaves; a task to call the person was made.",
    })
}
