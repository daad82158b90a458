//! The shape of the settings, section by section as in `config/default.toml`.
//! Not here: what they mean; that stands beside each key in the file.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Every setting of an operator.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each key is explained in config/default.toml")]
pub struct Config {
    pub database: Database,
    pub server: Server,
    pub organisation: Organisation,
    pub mail: Mail,
    pub sending: Sending,
    pub jobs: Jobs,
    pub retention: Retention,
    pub secrets: Secrets,
    pub log: Log,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each key is explained in config/default.toml")]
pub struct Database {
    #[serde(serialize_with = "without_password")]
    pub url: String,
}

/// The address may hold a password.
impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database")
            .field("url", &masked(&self.url))
            .finish()
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each key is explained in config/default.toml")]
pub struct Server {
    pub listen: SocketAddr,
    pub public_url: Option<String>,
    pub proxies: Vec<IpAddr>,
    pub requests_per_minute: f64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each key is explained in config/default.toml")]
pub struct Organisation {
    pub name: String,
    pub phone: Option<String>,
    pub profile: law::Profile,
    pub languages: Vec<casework::words::Language>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each key is explained in config/default.toml")]
pub struct Mail {
    pub transport: Option<Transport>,
    pub host: Option<String>,
    pub port: u16,
    pub tls: Tls,
    pub ca_file: Option<PathBuf>,
    pub user: Option<String>,
    pub password_file: Option<PathBuf>,
    pub from: Option<String>,
    pub dkim_domain: Option<String>,
    pub dkim_selector: Option<String>,
    pub dkim_key_file: Option<PathBuf>,
    pub resolver: Option<SocketAddr>,
    pub connections: u16,
    pub reply_seconds: f64,
    pub spool_dir: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "each value is explained in config/default.toml"
)]
pub enum Transport {
    Smtp,
    Spool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "each value is explained in config/default.toml"
)]
pub enum Tls {
    Starttls,
    Implicit,
    NoneOnLoopback,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each key is explained in config/default.toml")]
pub struct Sending {
    pub hours: String,
    pub days: casework::sending::SendingDays,
    pub per_domain_per_minute: f64,
    pub overall_per_minute: f64,
    pub retry_minutes: Option<Vec<f64>>,
    pub unknown_hold_seconds: f64,
    pub catch_up_hold_minutes: f64,
    pub catch_up_hold_letters: u32,
    pub breaker_seconds: f64,
    pub receipts_dir: PathBuf,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each key is explained in config/default.toml")]
pub struct Jobs {
    pub sweep_seconds: f64,
    pub lease_seconds: f64,
    pub stop_seconds: f64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each key is explained in config/default.toml")]
pub struct Retention {
    pub letters_days: f64,
    pub attempts_days: f64,
    pub ended_keys_days: f64,
    pub silent_workers_days: f64,
    pub receipts_months: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each key is explained in config/default.toml")]
pub struct Secrets {
    pub dir: PathBuf,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each key is explained in config/default.toml")]
pub struct Log {
    pub format: LogFormat,
    pub level: LogLevel,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "each value is explained in config/default.toml"
)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "each value is explained in config/default.toml"
)]
pub enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
}

fn without_password<S: serde::Serializer>(url: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&masked(url))
}

/// The address of a database without what stands between the user's name and the host, and without
/// its parameters: either may hold a password.
pub fn masked(url: &str) -> String {
    let url = url.split_once('?').map_or(url, |(before, _)| before);
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    match rest.rsplit_once('@') {
        Some((login, host)) => {
            let user = login.split_once(':').map_or(login, |(user, _)| user);
            format!("{scheme}://{user}:***@{host}")
        }
        None => url.to_owned(),
    }
}
