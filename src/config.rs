//! What an operator sets: `config/default.toml`, then a file, then the environment. The only place
//! that reads the environment.
//! Not here: what an administrator changes (profile, ladders, closing days); the database holds it.

mod check;
#[cfg(feature = "faults")]
mod crash_points;
mod mail;
mod types;

use std::path::Path;

use figment::Figment;
use figment::error::Kind;
use figment::providers::{Env, Format, Toml};

#[cfg(test)]
pub use types::Tls;
pub use types::{Config, LogFormat, LogLevel, Transport};

/// The settings this binary starts from, each with its unit and its reason.
const DEFAULTS: &str = include_str!("../config/default.toml");

/// Only names with this between section and key are configuration.
const SEPARATOR: &str = "__";

/// A setting that is unknown or impossible. Ends the program with exit code 78. It names the key and
/// never the value, which may be a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("configuration: {key}: {problem}; {expected}")]
pub struct ConfigError {
    /// The key, as `section.key`.
    pub key: String,
    /// What is wrong.
    pub problem: String,
    /// What would be right.
    pub expected: String,
}

impl ConfigError {
    pub(crate) fn new(
        key: impl Into<String>,
        problem: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            key: key.into(),
            problem: problem.into(),
            expected: expected.into(),
        }
    }
}

/// Reads the settings in force.
///
/// # Errors
/// The first setting that is unknown or impossible.
pub fn load(file: Option<&Path>) -> Result<Config, ConfigError> {
    let mut figment = Figment::from(Toml::string(DEFAULTS));
    if let Some(path) = file {
        if !path.is_file() {
            let problem = format!("{} cannot be read", path.display());
            return Err(ConfigError::new(
                "--config",
                problem,
                "give the path of a TOML file",
            ));
        }
        figment = figment.merge(Toml::file_exact(path));
    }
    let environment = Env::prefixed("TERMIJN_")
        .filter(|name| name.as_str().contains(SEPARATOR))
        .split(SEPARATOR);
    let config: Config = figment
        .merge(environment)
        .extract()
        .map_err(|error| explain(&error))?;
    config.check()?;
    #[cfg(feature = "faults")]
    crash_points::arm_as_told()?;
    Ok(config)
}

/// Says what figment found, without the value it found.
fn explain(error: &figment::Error) -> ConfigError {
    let place = error.path.join(".");
    match &error.kind {
        Kind::UnknownField(name, known) => {
            let key = if place.is_empty() || place.ends_with(name.as_str()) {
                if place.is_empty() {
                    name.clone()
                } else {
                    place
                }
            } else {
                format!("{place}.{name}")
            };
            ConfigError::new(
                key,
                "no such setting",
                format!("known here: {}", known.join(", ")),
            )
        }
        Kind::MissingField(name) => {
            let key = if place.is_empty() {
                name.to_string()
            } else {
                format!("{place}.{name}")
            };
            ConfigError::new(
                key,
                "is missing",
                "every setting is explained in config/default.toml",
            )
        }
        Kind::InvalidType(_, expected) => {
            ConfigError::new(place, "has the wrong type", format!("expected {expected}"))
        }
        Kind::UnknownVariant(_, known) => ConfigError::new(
            place,
            "is not one of its values",
            format!("one of {}", known.join(", ")),
        ),
        Kind::InvalidValue(_, expected) => {
            ConfigError::new(place, "is impossible", format!("expected {expected}"))
        }
        Kind::Message(_) if place.is_empty() => ConfigError::new(
            "the file given by --config",
            "is not TOML",
            "see config/default.toml for the form",
        ),
        _ => ConfigError::new(
            place,
            "cannot be read",
            "every setting is explained in config/default.toml",
        ),
    }
}
