//! `termijn setting`: what an administrator may change, dated.
//! Not here: what the settings mean ([`crate::settings`]).

use std::path::PathBuf;

use casework::ids::SettingId;
use chrono::NaiveDate;
use clap::Subcommand;
use serde::Serialize;
use store::settings::{self as stored, Setting};

use super::output::{Listed, print, say};
use super::{CliError, Ended, Format};
use crate::config::Config;
use crate::desk::Desk;
use crate::planning;
use crate::settings::{KEYS, changes_plans, check, counts_by_fact, in_force, parse};
use crate::wiring::{RandomIds, block_on, day_of, now, open_or_make_store, open_store};

/// What `termijn setting` can do.
#[derive(Subcommand)]
pub enum Command {
    /// Show every setting, or one of them with its history
    Show {
        /// Which one
        key: Option<String>,
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Give a setting another value, from a day on
    Set {
        /// Which one; `setting show` names them
        key: String,
        /// Its value
        #[arg(required_unless_present = "file", conflicts_with = "file")]
        value: Option<String>,
        /// File that holds the value
        #[arg(long)]
        file: Option<PathBuf>,
        /// First day in force; today when absent
        #[arg(long, value_parser = super::values::day)]
        from: Option<NaiveDate>,
    },
}

#[derive(Serialize)]
struct SettingLine {
    key: String,
    value: serde_json::Value,
    in_force_from: Option<NaiveDate>,
    about: &'static str,
}

impl Listed for SettingLine {
    const COLUMNS: &'static [&'static str] = &["key", "in force from", "value", "about"];

    fn cells(&self) -> Vec<String> {
        let value = match &self.value {
            serde_json::Value::Null => "(the default)".to_owned(),
            serde_json::Value::String(text) if text.contains('\n') => {
                format!("({} lines)", text.lines().count())
            }
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let from = self
            .in_force_from
            .map_or_else(|| "-".to_owned(), |day| day.to_string());
        vec![self.key.clone(), from, value, self.about.to_owned()]
    }
}

/// Runs it.
pub fn run(config: &Config, command: Command) -> Result<Ended, CliError> {
    match command {
        Command::Show { key, format } => show(config, key.as_deref(), format)?,
        Command::Set {
            key,
            value,
            file,
            from,
        } => {
            let text = match (value, file) {
                (Some(value), _) => value,
                (None, Some(file)) => {
                    std::fs::read_to_string(&file).map_err(|cause| CliError::File {
                        what: format!("cannot read {}", file.display()),
                        cause,
                    })?
                }
                (None, None) => {
                    return Err(CliError::Unknown("give a value, or --file FILE".to_owned()));
                }
            };
            let at = now();
            let setting = Setting {
                id: SettingId::next(&mut RandomIds),
                value: parse(&key, &text)?,
                key,
                in_force_from: from.unwrap_or_else(|| day_of(at)),
                set_by: None,
                set_at: at,
            };
            let today = day_of(at);
            let (key, from) = (setting.key.clone(), setting.in_force_from);
            let changed = key.clone();
            let computed = block_on(async {
                let store = open_or_make_store(config).await?;
                let others = in_force(&store, config, from).await?;
                check(&setting.key, &setting.value, &others)?;
                store
                    .write(move |tx| Box::pin(async move { stored::set(tx, &setting).await }))
                    .await?;
                let waits = from > today && !counts_by_fact(&changed);
                if waits || !changes_plans(&changed) {
                    return Ok(None);
                }
                let desk = Desk::new(store.clone(), config, today).await?;
                let cases = desk.replan(None, at).await?;
                planning::followed(&store, config, at).await?;
                Ok(Some(cases))
            })?;
            say(&match computed {
                Some(cases) => {
                    format!("{key} is set from {from} on; {cases} open case(s) computed again.")
                }
                None if !changes_plans(&key) => format!("{key} is set from {from} on."),
                None => format!(
                    "{key} is set from {from} on; on that day the service computes the open cases again."
                ),
            })?;
        }
    }
    Ok(Ended::Well)
}

fn show(config: &Config, key: Option<&str>, format: Format) -> Result<(), CliError> {
    if let Some(key) = key
        && !KEYS.iter().any(|(known, _)| *known == key)
    {
        parse(key, "")?;
    }
    let today = day_of(now());
    let wanted: Vec<_> = KEYS
        .into_iter()
        .filter(|(known, _)| key.is_none_or(|key| key == *known))
        .collect();
    let history = key.is_some();
    let lines = block_on(async {
        let store = open_store(config).await?;
        let lines = store.read(move |tx| {
            Box::pin(async move {
                let mut lines = Vec::new();
                for (key, about) in wanted {
                    let found = if history {
                        stored::history(tx, key).await?
                    } else {
                        stored::find_at(tx, key, today).await?.into_iter().collect()
                    };
                    let blank = found.is_empty();
                    lines.extend(found.into_iter().map(|setting| SettingLine {
                        key: setting.key,
                        value: setting.value,
                        in_force_from: Some(setting.in_force_from),
                        about,
                    }));
                    if blank {
                        let value = serde_json::Value::Null;
                        lines.push(SettingLine {
                            key: key.to_owned(),
                            value,
                            in_force_from: None,
                            about,
                        });
                    }
                }
                Ok(lines)
            })
        });
        Ok(lines.await?)
    })?;
    print(format, &lines)
}
