//! `termijn workers`: the processes that run jobs on this database, wherever they are.
//! Not here: the letters ([`super::deliveries`]), and one's own health (`/readyz`).

use chrono::{DateTime, Utc};
use clap::Args;
use serde::Serialize;
use store::Store;
use store::workers::{self, Watched, WorkerLine, WorkerName};

use super::output::{Listed, local, print};
use super::{CliError, Ended, Format};
use crate::config::Config;
use crate::wiring::{block_on, now, open_store};

/// What `termijn workers` takes.
#[derive(Args)]
pub struct Arguments {
    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Serialize)]
struct Line {
    name: WorkerName,
    /// `looks`, `fails` or `silent`.
    state: &'static str,
    started_at: DateTime<Utc>,
    beat_at: DateTime<Utc>,
    swept_at: Option<DateTime<Utc>>,
    in_hand: i64,
}

impl Line {
    fn new(of: WorkerLine, now: DateTime<Utc>) -> Self {
        Self {
            state: of.state(now).as_str(),
            name: of.name,
            started_at: of.started_at,
            beat_at: of.beat_at,
            swept_at: of.swept_at,
            in_hand: of.in_hand,
        }
    }
}

impl Listed for Line {
    const COLUMNS: &'static [&'static str] = &[
        "state",
        "started",
        "sign of life",
        "last look",
        "letters in hand",
        "name",
    ];

    fn cells(&self) -> Vec<String> {
        let shown = |at: Option<DateTime<Utc>>| at.map_or_else(|| "-".to_owned(), local);
        vec![
            self.state.to_owned(),
            local(self.started_at),
            local(self.beat_at),
            shown(self.swept_at),
            self.in_hand.to_string(),
            self.name.to_string(),
        ]
    }
}

/// That nobody sends, in words; `None` while somebody looks.
pub async fn silence(store: &Store, now: DateTime<Utc>) -> Result<Option<String>, CliError> {
    let read = store.read(|tx| Box::pin(async move { workers::list(tx).await }));
    Ok(silence_of(&read.await?, now))
}

fn silence_of(lines: &[WorkerLine], now: DateTime<Utc>) -> Option<String> {
    match workers::watched(lines, now) {
        Watched::Yes => None,
        Watched::Never => Some(
            "nothing sends: no worker runs; `termijn serve` or `termijn work` is one".to_owned(),
        ),
        Watched::NotSince(last) => {
            let minutes = (now - last).num_minutes();
            Some(format!(
                "nothing sends: no worker for {minutes} minute{}",
                if minutes == 1 { "" } else { "s" }
            ))
        }
    }
}

/// Runs it.
pub fn run(config: &Config, arguments: &Arguments) -> Result<Ended, CliError> {
    let now = now();
    let found = block_on(async {
        let store = open_store(config).await?;
        let read = store.read(|tx| Box::pin(async move { workers::list(tx).await }));
        Ok(read.await?)
    })?;
    let silence = silence_of(&found, now);
    let lines: Vec<Line> = found.into_iter().map(|one| Line::new(one, now)).collect();
    print(arguments.format, &lines)?;
    if let Some(silence) = silence {
        super::notice(&silence)?;
    }
    Ok(Ended::Well)
}
