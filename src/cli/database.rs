//! `termijn migrate`, `termijn backup` and `termijn check-config`: the care of an installation.
//! Not here: what the database holds.

use std::io::Write;
use std::path::Path;

use store::{Store, StoreOptions};

use super::output::{Listed, notice, print, say};
use super::{CliError, Ended, Format};
use crate::config::Config;
use crate::wiring::{block_on, existing};

/// Brings the schema up to date; a SQLite file that holds anything is copied beside itself first.
pub fn migrate(config: &Config) -> Result<Ended, CliError> {
    let done = block_on(async {
        let store = Store::open(&config.database.url, &StoreOptions::default()).await?;
        if let Some(file) = store.made_file() {
            notice(&format!("made the new database {}", file.display()))?;
        }
        let done = store.migrate().await?;
        store.close().await;
        Ok(done)
    })?;
    match (done.steps, done.copy) {
        (0, _) => say("The schema is up to date; nothing to do.")?,
        (steps, None) => say(&format!(
            "Applied {steps} step(s); the schema is up to date."
        ))?,
        (steps, Some(copy)) => say(&format!(
            "Applied {steps} step(s); the schema is up to date. The database as it was: {}",
            copy.display()
        ))?,
    }
    Ok(Ended::Well)
}

/// Copies the database, as it is at one instant, into a new file.
pub fn backup(config: &Config, file: &Path) -> Result<Ended, CliError> {
    block_on(async {
        let store = Store::open(&config.database.url, &existing()).await?;
        store.require_current_schema().await?;
        store.backup(file).await?;
        store.close().await;
        Ok(())
    })?;
    say(&format!("Copied the database to {}.", file.display()))?;
    Ok(Ended::Well)
}

#[derive(serde::Serialize)]
struct SettingLine {
    key: String,
    value: serde_json::Value,
}

impl Listed for SettingLine {
    const COLUMNS: &'static [&'static str] = &["key", "value"];

    fn cells(&self) -> Vec<String> {
        let value = match &self.value {
            serde_json::Value::Null => "(not set)".to_owned(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        vec![self.key.clone(), value]
    }
}

/// Shows the settings in force, secrets masked. Reading them has already checked them; the files that
/// sending needs are looked at here.
pub fn check_config(config: &Config, format: Format) -> Result<Ended, CliError> {
    if config.mail.transport.is_some() {
        config.post()?;
        config.dkim()?;
    }
    let mut lines = Vec::new();
    if let serde_json::Value::Object(sections) = serde_json::to_value(config)? {
        for (section, keys) in sections {
            if let serde_json::Value::Object(keys) = keys {
                let line = |(key, value)| SettingLine {
                    key: format!("{section}.{key}"),
                    value,
                };
                lines.extend(keys.into_iter().map(line));
            }
        }
    }
    print(format, &lines)?;
    if let Some(why) = config.why_no_links() {
        writeln!(std::io::stderr(), "Note: {why}.")?;
    }
    Ok(Ended::Well)
}
