//! `termijn doctor`: looks at what an installation depends on elsewhere.
//! Not here: what is looked for ([`crate::doctor`]).

use std::net::{IpAddr, SocketAddr};

use clap::Subcommand;
use jobs::JobSettings;
use serde::Serialize;

use super::output::{Listed, print, say};
use super::{CliError, Ended, Format};
use crate::config::{Config, ConfigError};
use crate::doctor::dns::Dns;
use crate::doctor::{Finding, Sender, Weight, examine};
use crate::wiring::block_on;

/// Where a resolver listens when nobody says.
const DNS_PORT: u16 = 53;

/// What `termijn doctor` can look at.
#[derive(Subcommand)]
pub enum Command {
    /// Whether the DNS lets the sender of letters be believed: SPF, DKIM, DMARC, MX. Sends nothing
    Mail {
        /// Resolver to ask, ADDRESS or ADDRESS:PORT, instead of mail.resolver
        #[arg(long, value_name = "ADDRESS", value_parser = resolver)]
        resolver: Option<SocketAddr>,
        /// Name of the signing key, where the relay signs, instead of mail.dkim_selector
        #[arg(long, value_name = "NAME")]
        selector: Option<String>,
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
}

#[derive(Serialize)]
struct Line {
    weight: Weight,
    about: &'static str,
    says: String,
}

impl Listed for Line {
    const COLUMNS: &'static [&'static str] = &["weight", "about", "what is wrong"];

    fn cells(&self) -> Vec<String> {
        let weight = match self.weight {
            Weight::Refused => "refused",
            Weight::Advice => "advice",
        };
        vec![weight.to_owned(), self.about.to_owned(), self.says.clone()]
    }
}

/// Reads the address of a resolver.
pub fn resolver(text: &str) -> Result<SocketAddr, String> {
    let alone = text
        .parse::<IpAddr>()
        .map(|ip| SocketAddr::from((ip, DNS_PORT)));
    let wrong = "an address such as 192.0.2.53 or 127.0.0.1:5353";
    text.parse().or(alone).map_err(|_| wrong.to_owned())
}

/// Runs it. Exit code 1 when letters would be refused.
pub fn run(config: &Config, command: Command) -> Result<Ended, CliError> {
    let Command::Mail {
        resolver,
        selector,
        format,
    } = command;
    let server = resolver.or(config.mail.resolver).ok_or_else(|| {
        ConfigError::new(
            "mail.resolver",
            "is not set",
            "the address of a DNS resolver; or give --resolver ADDRESS",
        )
    })?;
    let sender = sender(config, selector)?;
    let found = block_on(async {
        let dns = Dns::at(server).map_err(|fault| CliError::Unknown(fault.to_string()))?;
        let found = examine(&dns, &sender).await;
        found.map_err(|fault| CliError::Unknown(fault.to_string()))
    })?;
    told(&sender, &found, format)?;
    let refused = found.iter().any(|one| one.weight == Weight::Refused);
    Ok(if refused {
        Ended::WithFailures
    } else {
        Ended::Well
    })
}

fn told(sender: &Sender, found: &[Finding], format: Format) -> Result<(), CliError> {
    if found.is_empty() && format == Format::Table {
        return say(&format!("{}: nothing is wrong.", sender.domain));
    }
    let lines: Vec<Line> = found
        .iter()
        .map(|one| Line {
            weight: one.weight,
            about: one.about,
            says: one.says.clone(),
        })
        .collect();
    print(format, &lines)
}

/// What letters of this configuration look like.
fn sender(config: &Config, selector: Option<String>) -> Result<Sender, CliError> {
    let mail = &config.mail;
    let from = mail.from.as_deref().ok_or_else(|| {
        ConfigError::new(
            "mail.from",
            "is missing",
            "the sender whose domain is looked at",
        )
    })?;
    let domain = JobSettings::new(&config.organisation.name, from)?
        .from
        .email
        .domain()
        .to_ascii_lowercase();
    let ours = selector.is_none();
    let key = config
        .dkim()?
        .filter(|_| ours)
        .and_then(|dkim| dkim.public_key().cloned());
    let host = config.public_origin().map(|origin| {
        let host = origin.trim_start_matches("https://");
        host.split(':').next().unwrap_or(host).to_owned()
    });
    Ok(Sender {
        domain,
        dkim_domain: mail.dkim_domain.clone().filter(|_| ours),
        selector: selector.or_else(|| mail.dkim_selector.clone()),
        key,
        link_host: host,
    })
}
