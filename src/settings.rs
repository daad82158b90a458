//! The settings of an administrator: which there are, what they may hold, and what is in force.
//! Not here: an operator's settings ([`crate::config`]).

use std::collections::BTreeSet;

use casework::ladder::Ladders;
use casework::settings::Settings;
use chrono::NaiveDate;
use law::{Profile, RuleBook};
use serde_json::Value;
use store::{Store, settings};

use crate::cli::CliError;
use crate::config::Config;

/// What an administrator may set, with what each holds.
pub const KEYS: [(&str, &str); 4] = [
    (
        "profile",
        "the reading whose date is called safe: careful, statutory or strict",
    ),
    (
        "ladders",
        "on which days somebody is written to: the text of a TOML file like casework/ladders.toml",
    ),
    (
        "switched_off",
        "ids of rules that give no date here, separated by commas",
    ),
    (
        jobs::HOLD,
        "the reason why no letter may leave now; off lets them leave again",
    ),
];

/// Whether a setting changes dates or reminders, so that open cases are computed again.
pub fn changes_plans(key: &str) -> bool {
    key != jobs::HOLD
}

/// Reads what somebody typed for a key.
///
/// # Errors
/// When there is no such key, or the value does not fit it.
pub fn parse(key: &str, text: &str) -> Result<Value, CliError> {
    let wrong = |problem: String| CliError::Unknown(format!("{key}: {problem}"));
    match key {
        "profile" => {
            let profile: Profile = text.trim().parse().map_err(|_| {
                wrong(format!(
                    "{text:?} is no profile; one of careful, statutory, strict"
                ))
            })?;
            Ok(profile.as_str().into())
        }
        "ladders" => {
            Ladders::parse(text).map_err(|error| wrong(error.to_string()))?;
            Ok(text.into())
        }
        "switched_off" => {
            let book = RuleBook::embedded()?;
            let rules: Vec<&str> = text
                .split(',')
                .map(str::trim)
                .filter(|rule| !rule.is_empty())
                .collect();
            if let Some(unknown) = rules.iter().find(|rule| book.find(rule).is_none()) {
                return Err(wrong(format!(
                    "no rule {unknown:?}; `termijn law list` names them all"
                )));
            }
            Ok(rules.into())
        }
        jobs::HOLD => match text.trim() {
            "" => Err(wrong("give the reason, or off".to_owned())),
            "off" => Ok(Value::Null),
            reason => Ok(reason.into()),
        },
        _ => {
            let known: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
            Err(CliError::Unknown(format!(
                "no setting {key:?}; there is: {}",
                known.join(", ")
            )))
        }
    }
}

/// The settings in force on a day: what is stored, else what the operator or this binary says.
///
/// # Errors
/// When the database cannot be read, or holds a value that has no meaning here.
pub async fn in_force(store: &Store, config: &Config, on: NaiveDate) -> Result<Settings, CliError> {
    let stored = store
        .read(move |tx| {
            Box::pin(async move {
                let mut found = Vec::new();
                for (key, _) in KEYS.into_iter().filter(|(key, _)| changes_plans(key)) {
                    if let Some(setting) = settings::find_at(tx, key, on).await? {
                        found.push((key, setting.value));
                    }
                }
                Ok(found)
            })
        })
        .await?;
    let mut in_force =
        Settings::embedded().map_err(|error| CliError::Unknown(error.to_string()))?;
    in_force.profile = config.organisation.profile;
    in_force.sending = config.sending_hours()?;
    for (key, value) in stored {
        let corrupt = || {
            CliError::from(store::StoreError::corrupt(
                &format!("setting.{key}"),
                &value.to_string(),
            ))
        };
        match (key, &value) {
            ("profile", Value::String(text)) => {
                in_force.profile = text.parse().map_err(|_| corrupt())?
            }
            ("ladders", Value::String(text)) => {
                in_force.ladders = Ladders::parse(text).map_err(|_| corrupt())?
            }
            ("switched_off", Value::Array(rules)) => {
                let rules = rules
                    .iter()
                    .map(|rule| rule.as_str().map(ToOwned::to_owned));
                in_force.switched_off =
                    rules.collect::<Option<BTreeSet<_>>>().ok_or_else(corrupt)?;
            }
            _ => return Err(corrupt()),
        }
    }
    Ok(in_force)
}
