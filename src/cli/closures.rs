//! `termijn closure`: the days on which a town hall is shut. They move advice, never a date of law.
//! Not here: legal holidays; the law knows those.

use casework::ids::ClosureId;
use casework::municipality::Nis;
use chrono::{Months, NaiveDate};
use clap::Subcommand;
use serde::Serialize;
use store::closures::{self, Closure};

use super::output::{Listed, print, say};
use super::{CliError, Ended, Format};
use crate::config::Config;
use crate::desk::Desk;
use crate::wiring::{RandomIds, block_on, day_of, now, open_or_make_store, open_store};

/// What `termijn closure` can do.
#[derive(Subcommand)]
pub enum Command {
    /// Add a day on which a town hall is shut
    Add {
        /// NIS code of the municipality, five digits
        municipality: String,
        /// The day, YYYY-MM-DD
        #[arg(value_parser = super::values::day)]
        on: NaiveDate,
        /// Why, for people
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// List the closing days of a municipality
    List {
        /// NIS code of the municipality, five digits
        municipality: String,
        /// First day; today when absent
        #[arg(long, value_parser = super::values::day)]
        from: Option<NaiveDate>,
        /// Last day; a year later when absent
        #[arg(long, value_parser = super::values::day)]
        until: Option<NaiveDate>,
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
}

#[derive(Serialize)]
struct ClosureLine {
    on: NaiveDate,
    reason: String,
}

impl Listed for ClosureLine {
    const COLUMNS: &'static [&'static str] = &["day", "reason"];

    fn cells(&self) -> Vec<String> {
        vec![self.on.to_string(), self.reason.clone()]
    }
}

/// Runs it.
pub fn run(config: &Config, command: Command) -> Result<Ended, CliError> {
    match command {
        Command::Add {
            municipality,
            on,
            reason,
        } => {
            let municipality = Nis::parse(&municipality)?;
            let closure = Closure {
                id: ClosureId::next(&mut RandomIds),
                municipality: municipality.as_str().to_owned(),
                on_day: on,
                reason,
            };
            let at = now();
            let computed = block_on(async {
                let store = open_or_make_store(config).await?;
                let added = store
                    .write(move |tx| Box::pin(async move { closures::add(tx, &closure).await }));
                if !added.await? {
                    return Ok(None);
                }
                let desk = Desk::new(store, config, day_of(at)).await?;
                Ok(Some(desk.replan(Some(&municipality), at).await?))
            })?;
            say(&match computed {
                Some(cases) => format!("Added; {cases} open case(s) computed again."),
                None => "That day was known already; nothing changed.".to_owned(),
            })?;
        }
        Command::List {
            municipality,
            from,
            until,
            format,
        } => {
            let municipality = Nis::parse(&municipality)?.as_str().to_owned();
            let from = from.unwrap_or_else(|| day_of(now()));
            let until = until
                .or_else(|| from.checked_add_months(Months::new(12)))
                .unwrap_or(from);
            let found = block_on(async {
                let store = open_store(config).await?;
                let list = store
                    .read(move |tx| {
                        Box::pin(
                            async move { closures::list(tx, &municipality, from, until).await },
                        )
                    })
                    .await?;
                Ok(list)
            })?;
            let line = |closure: Closure| ClosureLine {
                on: closure.on_day,
                reason: closure.reason,
            };
            print(format, &found.into_iter().map(line).collect::<Vec<_>>())?;
        }
    }
    Ok(Ended::Well)
}
