//! `termijn hold`: what keeps letters from leaving, and the word of a person about the clock.
//! Not here: the switch of an administrator (`termijn setting set sending_hold`), which is shown here,
//! and letting go what waits after an outage (`termijn deliveries go`).

use casework::ids::AuditId;
use casework::words::AuditAction;
use chrono::{DateTime, Utc};
use clap::Subcommand;
use serde::Serialize;
use serde_json::Value;
use store::audit::AuditLine;
use store::{Store, StoreError, Tx, catch_up, clock, settings};

use super::output::{Listed, local, notice, print, say};
use super::{CliError, Ended, Format, people};
use crate::config::Config;
use crate::wiring::{RandomIds, block_on, clocks, day_of, now, open_store};

/// What `termijn hold` can do.
#[derive(Subcommand)]
pub enum Command {
    /// Show what keeps letters from leaving now, and why
    Show {
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Say that the clock of this machine is right: processes that doubt the same time go on
    ConfirmClock {
        /// Address of the user who says so
        #[arg(long)]
        by: Option<String>,
    },
}

/// One reason why letters wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hold {
    /// `operator`, `clock` or `catch_up`.
    pub by: &'static str,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

impl Listed for Hold {
    const COLUMNS: &'static [&'static str] = &["held by", "since", "why"];

    fn cells(&self) -> Vec<String> {
        vec![self.by.to_owned(), local(self.since), self.reason.clone()]
    }
}

/// Everything that keeps letters from leaving at an instant.
pub async fn holds(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Hold>, StoreError> {
    let mut all = Vec::new();
    if let Some(set) = settings::find_at(tx, jobs::HOLD, day_of(now)).await?
        && let Value::String(reason) = set.value
    {
        let (by, since) = ("operator", set.set_at);
        all.push(Hold { by, since, reason });
    }
    for doubt in clock::doubts(tx, now).await? {
        all.push(Hold {
            by: "clock",
            since: doubt.since_at,
            reason: doubt.reason,
        });
    }
    let live = catch_up::live(tx).await?;
    if let Some(live) = live
        && let Some(reason) = jobs::steps::waits(&live)
    {
        let (by, since) = ("catch_up", live.began_at);
        all.push(Hold { by, since, reason });
    }
    Ok(all)
}

/// Says on standard error what keeps letters from leaving, and how far catching up is.
///
/// # Errors
/// When the database fails.
pub async fn tell(store: &Store) -> Result<(), CliError> {
    let at = now();
    let read = store.read(move |tx| {
        Box::pin(async move { Ok((holds(tx, at).await?, catch_up::live(tx).await?)) })
    });
    let (held, live) = read.await?;
    for one in &held {
        notice(&format!("sending is on hold ({}): {}", one.by, one.reason))?;
    }
    if let Some(live) = live.filter(|live| jobs::steps::waits(live).is_none()) {
        notice(&format!(
            "catching up since {}: {}",
            local(live.began_at),
            live.plan
        ))?;
    }
    Ok(())
}

/// Runs it.
pub fn run(config: &Config, command: Command) -> Result<Ended, CliError> {
    match command {
        Command::Show { format } => {
            let at = now();
            let held = block_on(async {
                let store = open_store(config).await?;
                let read = store.read(move |tx| Box::pin(async move { holds(tx, at).await }));
                Ok(read.await?)
            })?;
            print(format, &held)?;
        }
        Command::ConfirmClock { by } => {
            let at = block_on(confirm(config, by))?;
            say(&format!(
                "{} UTC is confirmed. Processes whose clock says about the same go on within a few seconds.",
                at.format("%Y-%m-%d %H:%M:%S")
            ))?;
        }
    }
    Ok(Ended::Well)
}

async fn confirm(config: &Config, by: Option<String>) -> Result<DateTime<Utc>, CliError> {
    let store = open_store(config).await?;
    clocks::measure(&store).await?;
    let actor = actor(&store, by.as_deref()).await?;
    let at = now();
    let confirmed = store.write(move |tx| {
        Box::pin(async move {
            let before = clock::marks(tx).await?.high_water_at;
            clock::confirm(tx, at).await?;
            let line = AuditLine {
                id: AuditId::next(&mut RandomIds),
                at,
                actor,
                action: AuditAction::ClockConfirmed.as_str().to_owned(),
                case_id: None,
                before: before.map(|at| serde_json::json!({ "high_water_at": at })),
                after: Some(serde_json::json!({ "high_water_at": at })),
            };
            store::audit::append(tx, &line).await
        })
    });
    confirmed.await?;
    Ok(at)
}

/// Who acts at the command line: a user where one was named, else whoever sits at this machine.
pub async fn actor(store: &Store, by: Option<&str>) -> Result<String, CliError> {
    Ok(match by {
        Some(email) => format!("user:{}", people::find_user(store, email).await?.id),
        None => casework::Actor::operator().name(),
    })
}
