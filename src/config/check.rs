//! Settings that have the right type and are impossible all the same.
//! Not here: whether a mail server or database answers; commands find that out.

use casework::sending::SendingHours;

use super::ConfigError;
use super::types::{Config, Transport};

/// No span of time an operator sets is longer: a year, in seconds.
const MOST_SECONDS: f64 = 366.0 * 86_400.0;

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
        self.sending_hours()?;
        self.check_spans()?;
        self.check_mail()
    }

    fn check_spans(&self) -> Result<(), ConfigError> {
        let spans = [
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
        ] {
            if value == 0.0 {
                return Err(ConfigError::new(
                    key,
                    "is 0",
                    "more than 0: without it nothing would ever be sent",
                ));
            }
        }
        if self.sending.retry_minutes.is_empty() {
            return Err(ConfigError::new(
                "sending.retry_minutes",
                "is empty",
                "at least one number of minutes",
            ));
        }
        Ok(())
    }

    fn check_mail(&self) -> Result<(), ConfigError> {
        if self.mail.connections == 0 {
            return Err(ConfigError::new("mail.connections", "is 0", "at least 1"));
        }
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
}
