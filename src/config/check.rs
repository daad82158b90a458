//! Settings that have the right type and are impossible all the same.
//! Not here: files that settings name ([`super::mail`]), and whether a server answers.

use std::net::IpAddr;
use std::time::Duration;

use casework::contact::Phone;
use casework::sending::SendingHours;
use jobs::JobSettings;
use jobs::smtp::Timers;

use super::ConfigError;
use super::types::{Config, Tls, Transport};

/// No span of time an operator sets is longer: a year, in seconds.
const MOST_SECONDS: f64 = 366.0 * 86_400.0;
/// A longer name would not fit on a line of an e-mail's head.
const LONGEST_NAME: usize = 100;
/// An address is asked about its letters of the last 60 days: they and what came of them must be there.
const LEAST_DAYS_OF_LETTERS: f64 = 90.0;
/// Longer than anything is kept, short enough to count with.
const MOST_DAYS: f64 = 100.0 * 366.0;

/// A host name or an address, perhaps with a port, and nothing after it but one slash.
fn is_host(rest: &str) -> bool {
    let host = rest.strip_suffix('/').unwrap_or(rest);
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    !host.is_empty() && host.chars().all(plain)
}

impl Config {
    /// Hours and days of ordinary letters.
    ///
    /// # Errors
    /// When `sending.hours` is not two times, the earlier first.
    pub fn sending_hours(&self) -> Result<SendingHours, ConfigError> {
        SendingHours::parse(&self.sending.hours, self.sending.days)
            .map_err(|refusal| ConfigError::new(refusal.field, "cannot be read", refusal.expected))
    }

    /// Refuses what cannot be meant.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let url = &self.database.url;
        let known = ["sqlite:", "postgres://", "postgresql://"];
        if !known
            .iter()
            .any(|scheme| url.len() > scheme.len() && url.starts_with(scheme))
        {
            return Err(ConfigError::new(
                "database.url",
                "has no known scheme",
                "sqlite:PATH or postgres://...",
            ));
        }
        if self.organisation.languages.is_empty() {
            return Err(ConfigError::new(
                "organisation.languages",
                "is empty",
                "at least one of nl, fr, de, en",
            ));
        }
        if self.organisation.name.trim().is_empty() {
            return Err(ConfigError::new(
                "organisation.name",
                "is empty",
                "the name that stands in every letter",
            ));
        }
        let name = &self.organisation.name;
        if name.chars().any(char::is_control) || name.chars().count() > LONGEST_NAME {
            return Err(ConfigError::new(
                "organisation.name",
                "cannot stand in a letter",
                "one line of at most 100 characters",
            ));
        }
        if let Some(url) = &self.server.public_url {
            let secure = url.strip_prefix("https://");
            let host = secure.or_else(|| url.strip_prefix("http://"));
            if !host.is_some_and(is_host) {
                return Err(ConfigError::new(
                    "server.public_url",
                    "is no address of a website",
                    "https://HOST, without a path, a user or a password",
                ));
            }
        }
        if let Some(phone) = &self.organisation.phone
            && Phone::parse(phone).is_err()
        {
            return Err(ConfigError::new(
                "organisation.phone",
                "is no telephone number",
                "09 000 12 40 or +32 9 000 12 40",
            ));
        }
        self.sending_hours()?;
        self.check_spans()?;
        self.check_retention()?;
        self.check_mail()
    }

    fn check_retention(&self) -> Result<(), ConfigError> {
        let kept = &self.retention;
        for (key, days) in [
            ("retention.letters_days", kept.letters_days),
            ("retention.attempts_days", kept.attempts_days),
            ("retention.ended_keys_days", kept.ended_keys_days),
            ("retention.silent_workers_days", kept.silent_workers_days),
            (
                "retention.receipts_months",
                f64::from(kept.receipts_months) * 31.0,
            ),
        ] {
            if !(0.0..=MOST_DAYS).contains(&days) {
                let expected = "0 for ever, or a number up to a hundred years";
                return Err(ConfigError::new(key, "is impossible", expected));
            }
        }
        for (key, days) in [
            ("retention.letters_days", kept.letters_days),
            ("retention.attempts_days", kept.attempts_days),
        ] {
            if days > 0.0 && days < LEAST_DAYS_OF_LETTERS {
                return Err(ConfigError::new(
                    key,
                    "is too short: recent letters and tries say whether an address had its letter of the day",
                    "0 for ever, or 90 and more",
                ));
            }
        }
        Ok(())
    }

    /// The address that letters may name: none without https, which only this machine could open.
    pub fn public_origin(&self) -> Option<&str> {
        let url = self.server.public_url.as_deref()?;
        url.starts_with("https://")
            .then(|| url.trim_end_matches('/'))
    }

    /// Why letters name no page, where that is so.
    pub fn why_no_links(&self) -> Option<&'static str> {
        self.public_origin().is_none().then_some(
            "server.public_url is no https address, so letters carry no links: nobody can say in a click \
             that a duty is done, or stop the e-mails",
        )
    }

    /// Why a stop may leave letters in doubt, where it would not wait for the slowest of them.
    pub fn why_stops_are_short(&self) -> Option<String> {
        let reply = Duration::from_secs_f64(self.mail.reply_seconds);
        let slowest = Timers::for_reply(reply).slowest_letter().as_secs_f64();
        (self.mail.transport == Some(Transport::Smtp) && self.jobs.stop_seconds < slowest).then(|| {
            format!(
                "jobs.stop_seconds ({}) is shorter than the slowest letter ({slowest} seconds, by mail.reply_seconds): \
                 one that a stop cuts off may be sent twice",
                self.jobs.stop_seconds
            )
        })
    }

    fn check_spans(&self) -> Result<(), ConfigError> {
        let spans = [
            (
                "server.requests_per_minute",
                self.server.requests_per_minute,
            ),
            ("mail.reply_seconds", self.mail.reply_seconds),
            (
                "sending.per_domain_per_minute",
                self.sending.per_domain_per_minute,
            ),
            (
                "sending.overall_per_minute",
                self.sending.overall_per_minute,
            ),
            (
                "sending.unknown_hold_seconds",
                self.sending.unknown_hold_seconds,
            ),
            (
                "sending.catch_up_hold_minutes",
                self.sending.catch_up_hold_minutes,
            ),
            ("sending.breaker_seconds", self.sending.breaker_seconds),
            ("jobs.sweep_seconds", self.jobs.sweep_seconds),
            ("jobs.lease_seconds", self.jobs.lease_seconds),
            ("jobs.stop_seconds", self.jobs.stop_seconds),
        ];
        let retries = self
            .sending
            .retry_minutes
            .iter()
            .flatten()
            .map(|minutes| ("sending.retry_minutes", *minutes));
        for (key, value) in spans.into_iter().chain(retries) {
            if !(0.0..=MOST_SECONDS).contains(&value) {
                return Err(ConfigError::new(
                    key,
                    "is impossible",
                    "a number from 0 up, at most a year",
                ));
            }
        }
        for (key, value) in [
            ("jobs.sweep_seconds", self.jobs.sweep_seconds),
            ("jobs.lease_seconds", self.jobs.lease_seconds),
            ("mail.reply_seconds", self.mail.reply_seconds),
        ] {
            if value == 0.0 {
                return Err(ConfigError::new(
                    key,
                    "is 0",
                    "more than 0: without it nothing would ever be sent",
                ));
            }
        }
        if self
            .sending
            .retry_minutes
            .as_ref()
            .is_some_and(Vec::is_empty)
        {
            return Err(ConfigError::new(
                "sending.retry_minutes",
                "is empty",
                "at least one number of minutes, or no list at all",
            ));
        }
        Ok(())
    }

    fn check_mail(&self) -> Result<(), ConfigError> {
        if self.mail.connections == 0 {
            return Err(ConfigError::new("mail.connections", "is 0", "at least 1"));
        }
        if self.mail.port == 0 {
            return Err(ConfigError::new("mail.port", "is 0", "1 to 65535"));
        }
        if let Some(from) = &self.mail.from {
            JobSettings::new(&self.organisation.name, from).map_err(|_| {
                ConfigError::new(
                    "mail.from",
                    "is no address",
                    "name@domain.example or Name <name@domain.example>",
                )
            })?;
        }
        self.check_mail_together()?;
        if self.mail.transport == Some(Transport::Smtp) {
            for (key, given) in [
                ("mail.host", self.mail.host.is_some()),
                ("mail.from", self.mail.from.is_some()),
            ] {
                if !given {
                    return Err(ConfigError::new(
                        key,
                        "is missing",
                        "needed when mail.transport is smtp",
                    ));
                }
            }
        }
        Ok(())
    }

    /// Settings that mean nothing without each other.
    fn check_mail_together(&self) -> Result<(), ConfigError> {
        let mail = &self.mail;
        let login = [
            ("mail.user", mail.user.is_some()),
            ("mail.password_file", mail.password_file.is_some()),
        ];
        let dkim = [
            ("mail.dkim_domain", mail.dkim_domain.is_some()),
            ("mail.dkim_selector", mail.dkim_selector.is_some()),
            ("mail.dkim_key_file", mail.dkim_key_file.is_some()),
        ];
        for group in [&login[..], &dkim[..]] {
            let given = group.iter().find(|(_, given)| *given);
            let missing = group.iter().find(|(_, given)| !given);
            if let (Some((given, _)), Some((missing, _))) = (given, missing) {
                let expected = format!("needed because {given} is set");
                return Err(ConfigError::new(*missing, "is missing", expected));
            }
        }
        let elsewhere = |host: &str| !is_this_machine(host);
        if mail.tls == Tls::NoneOnLoopback && mail.host.as_deref().is_some_and(elsewhere) {
            return Err(ConfigError::new(
                "mail.tls",
                "would send without encryption to another machine",
                "starttls or implicit; none-on-loopback only with mail.host = \"localhost\" or a loopback address",
            ));
        }
        Ok(())
    }
}

/// Whether a host can only be this machine. No name is looked up: what it means today it need not mean
/// tomorrow, but `localhost` is never another machine (RFC 6761, 6.3).
fn is_this_machine(host: &str) -> bool {
    match host.parse::<IpAddr>() {
        Ok(address) => address.to_canonical().is_loopback(),
        Err(_) => {
            let name = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
            name == "localhost" || name.ends_with(".localhost")
        }
    }
}
