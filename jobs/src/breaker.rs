//! The breaker of the mail server: when it does not answer, or does not let us in, no letter is
//! claimed for a while, so that letters do not use up their tries on a server that is away.
//! Not here: answers about one letter. In this process alone; each process finds out for itself, and
//! says so in its sign of life.

use chrono::{DateTime, TimeDelta, Utc};
use store::workers::Shut;

use crate::smtp::Class;

/// So many failures in a row open it. A refused login opens it at once.
const FAILURES_THAT_OPEN: u32 = 5;
/// How often the first span is waited, from one probe to the next.
const SPANS: [i32; 5] = [1, 2, 4, 10, 20];
/// A refused login or a broken encryption needs a human: the fourth span, five minutes by default.
const SPAN_OF_A_HUMAN: usize = 3;

/// What went wrong with the server itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It does not answer, or is busy.
    Away,
    /// It does not let us in, or not safely: asking again and again would lock the account.
    Refused,
}

impl Trouble {
    /// What a failure says of the server; `None` when it speaks of one letter.
    pub const fn of(class: Class) -> Option<Self> {
        match class {
            Class::Conn | Class::Busy => Some(Self::Away),
            Class::Tls | Class::Auth => Some(Self::Refused),
            _ => None,
        }
    }
}

/// How many letters may be claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// As many as there are free hands.
    All,
    /// One, to see whether the server is back.
    Probe,
    /// None before this instant.
    NoneBefore(DateTime<Utc>),
}

/// The breaker.
#[derive(Clone, Debug)]
pub struct Breaker {
    span: TimeDelta,
    failures: u32,
    /// Which span is waited, and from when to when.
    opened: Option<(usize, Shut)>,
}

impl Breaker {
    /// Closed. `span` is the first time it waits; zero never waits.
    pub const fn new(span: TimeDelta) -> Self {
        Self {
            span,
            failures: 0,
            opened: None,
        }
    }

    /// What may be claimed at an instant.
    pub fn allowed(&self, now: DateTime<Utc>) -> Allowed {
        match self.opened {
            None => Allowed::All,
            Some((_, shut))
                if shut.until > now || casework::planted!(planted_breaker_never_closes) =>
            {
                Allowed::NoneBefore(shut.until)
            }
            Some(_) => Allowed::Probe,
        }
    }

    /// Since when it is open, and when the next letter is tried; a probe alone does not close it.
    pub fn shut(&self) -> Option<Shut> {
        self.opened.map(|(_, shut)| shut)
    }

    /// The server took a letter, or answered about one.
    pub const fn answered(&mut self) {
        self.failures = 0;
        self.opened = None;
    }

    /// The server itself failed.
    pub fn failed(&mut self, trouble: Trouble, now: DateTime<Utc>) {
        self.failures = self.failures.saturating_add(1);
        if self.span <= TimeDelta::zero() {
            return;
        }
        let step = match (self.opened, trouble) {
            // Letters that were under way when it opened say nothing new.
            (Some((_, shut)), _) if shut.until > now => return,
            (Some((step, _)), _) => step + 1,
            (None, Trouble::Refused) => SPAN_OF_A_HUMAN,
            (None, Trouble::Away) if self.failures >= FAILURES_THAT_OPEN => 0,
            (None, Trouble::Away) => return,
        };
        let step = step.min(SPANS.len() - 1);
        let times = SPANS.get(step).copied().unwrap_or(1);
        let since = self.opened.map_or(now, |(_, shut)| shut.since);
        let until = now + self.span * times;
        self.opened = Some((step, Shut { since, until }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn five_failures_open_it_and_each_probe_waits_longer() {
        let mut breaker = Breaker::new(TimeDelta::seconds(30));
        for _ in 0..4 {
            breaker.failed(Trouble::Away, at(0));
            assert_eq!(breaker.allowed(at(0)), Allowed::All);
        }
        let mut now = 0;
        for wait in [30, 60, 120, 300, 600, 600] {
            breaker.failed(Trouble::Away, at(now));
            breaker.failed(Trouble::Away, at(now));
            assert_eq!(
                breaker.allowed(at(now)),
                Allowed::NoneBefore(at(now + wait))
            );
            now += wait;
            assert_eq!(breaker.allowed(at(now)), Allowed::Probe);
            let (since, until) = (at(0), at(now));
            assert_eq!(breaker.shut(), Some(Shut { since, until }));
        }
        breaker.answered();
        assert_eq!(breaker.allowed(at(now)), Allowed::All);
        assert_eq!(breaker.shut(), None);
    }

    #[test]
    fn a_refused_login_opens_it_at_once_for_five_minutes() {
        let mut breaker = Breaker::new(TimeDelta::seconds(30));
        breaker.failed(Trouble::Refused, at(0));
        assert_eq!(breaker.allowed(at(299)), Allowed::NoneBefore(at(300)));
    }

    #[test]
    fn zero_is_off() {
        let mut breaker = Breaker::new(TimeDelta::zero());
        for _ in 0..20 {
            breaker.failed(Trouble::Refused, at(0));
        }
        assert_eq!(breaker.allowed(at(0)), Allowed::All);
    }
}
