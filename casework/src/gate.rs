//! Whether letters may go a way, to the mail server or to one mail domain: breakers that open when a way
//! is in trouble, let one letter through as a probe and close again, and a rate that falls and recovers.
//! Not here: what an answer means for the letter itself, and where gates are remembered; all processes share them.

use chrono::{DateTime, TimeDelta, Utc};

use crate::pace::Pace;

/// Clocks of processes may differ by so much.
const SLACK: TimeDelta = TimeDelta::seconds(10);
/// Percent of the limit that are left however often a domain says that it is too much.
const LEAST_PERCENT: u32 = 10;
/// Percent that each letter taken gives back.
const GIVEN_BACK: u32 = 5;

/// How an installation restrains itself; nothing where nothing is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restraint {
    /// How fast all letters leave.
    pub overall: Option<Pace>,
    /// How fast the letters to one mail domain leave.
    pub per_domain: Option<Pace>,
    /// The first span in which a mail server in trouble is left alone; without it no way is ever left alone.
    pub breaker: Option<TimeDelta>,
}

impl Restraint {
    /// Whether there is any limit of letters a minute.
    pub const fn paces(&self) -> bool {
        self.overall.is_some() || self.per_domain.is_some()
    }

    /// The last instant until which a way can be left alone. One that lies further ahead was written under
    /// another clock or another setting, and means nothing.
    pub fn furthest(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let spans = WAYS.iter().flat_map(|way| way.habits().spans);
        let times = spans.copied().max().unwrap_or(0);
        let ahead = self
            .breaker
            .and_then(|span| span.checked_mul(times))
            .and_then(|span| span.checked_add(&SLACK));
        ahead
            .and_then(|ahead| now.checked_add_signed(ahead))
            .unwrap_or(now)
    }

    /// The pace to a domain whose rate has fallen, or has not.
    pub fn to_domain(&self, gate: &Gate) -> Option<Pace> {
        self.per_domain.map(|pace| pace.slowed(gate.percent))
    }

    /// The last instant that the slowest pace to a domain can name.
    pub fn furthest_turn(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let slowest = self.per_domain.map(|pace| pace.slowed(LEAST_PERCENT));
        slowest.map_or(now, |pace| pace.furthest(now))
    }
}

/// Where a letter passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Our mail server.
    Relay,
    /// The mail domain of the address.
    Domain,
}

const WAYS: [Way; 2] = [Way::Relay, Way::Domain];

/// What an answer says of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// It works.
    Well,
    /// It does not work now.
    NotNow,
    /// It does not work now, and we ask too much of it.
    TooFast,
    /// A rule there is against us: our fault, which time alone does not mend.
    Barred,
    /// It lets us in no more: asking again and again would lock the account.
    Shut,
}

/// What an answer says of the ways a letter takes; nothing where it speaks of the letter alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Of our mail server.
    pub relay: Option<Word>,
    /// Of the mail domain of the address.
    pub domain: Option<Word>,
    /// The first span for which a relay in trouble is left alone, where one is set.
    pub breaker: Option<TimeDelta>,
}

/// A way is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shut {
    /// Since when.
    pub since: DateTime<Utc>,
    /// When the next letter is tried.
    pub until: DateTime<Utc>,
}

/// What may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Whatever waits.
    All,
    /// One letter, the most urgent, to see whether the way works again.
    Probe,
    /// Nothing before this instant.
    NoneBefore(DateTime<Utc>),
}

/// When a breaker opens and closes.
struct Habits {
    /// So many times "not now" in a row open it ...
    not_now: u32,
    /// ... or so many refusals with no letter taken between, from this span on.
    refused: (u32, usize),
    /// How often the first span is waited, from one probe to the next.
    spans: &'static [i32],
    /// So many letters taken close it.
    closes: u32,
}

impl Way {
    /// With the first span of 30 seconds: a relay is probed after 30 seconds, 1, 2, 5 and 10 minutes, and one
    /// that lets us in no more from five minutes on; a domain after 10, 30 and 60 minutes.
    const fn habits(self) -> Habits {
        match self {
            Self::Relay => Habits {
                not_now: 5,
                refused: (1, 3),
                spans: &[1, 2, 4, 10, 20],
                closes: 3,
            },
            Self::Domain => Habits {
                not_now: 10,
                refused: (3, 0),
                spans: &[20, 60, 120],
                closes: 2,
            },
        }
    }
}

/// The gate of one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Before when no other letter may leave, by its pace.
    pub free_at: Option<DateTime<Utc>>,
    /// How much of its limit is used.
    pub percent: u32,
    /// How often it said "not now" in a row.
    pub failures: u32,
    /// How often it refused us since it last took a letter.
    pub refusals: u32,
    /// How many letters it took since it was shut.
    pub successes: u32,
    /// Which span is waited.
    pub step: u32,
    /// Whether it is left alone.
    pub shut: Option<Shut>,
    /// Until when a probe may be under way.
    pub probe_until: Option<DateTime<Utc>>,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            free_at: None,
            percent: 100,
            failures: 0,
            refusals: 0,
            successes: 0,
            step: 0,
            shut: None,
            probe_until: None,
        }
    }
}

impl Gate {
    /// What its breaker lets pass at an instant.
    pub fn allowed(&self, restraint: &Restraint, now: DateTime<Utc>) -> Allowed {
        let (Some(shut), Some(_)) = (self.shut, restraint.breaker) else {
            return Allowed::All;
        };
        let furthest = restraint.furthest(now);
        let ahead = |at: &DateTime<Utc>| *at > now && *at <= furthest;
        let until = Some(shut.until).filter(ahead);
        match until.max(self.probe_until.filter(ahead)) {
            Some(until) => Allowed::NoneBefore(until),
            None if crate::planted!(planted_breaker_never_closes) => Allowed::NoneBefore(furthest),
            None => Allowed::Probe,
        }
    }

    /// A letter passes, under this pace; where it is a probe, no other one does before `probe_until`.
    pub fn passes(&mut self, pace: Option<Pace>, probe_until: DateTime<Utc>, now: DateTime<Utc>) {
        if let Some(pace) = pace {
            self.free_at = Some(pace.free_after(self.free_at, now));
        }
        if self.shut.is_some() {
            self.probe_until = Some(probe_until);
        }
    }

    /// An answer spoke of this way.
    pub fn hears(&mut self, way: Way, word: Word, breaker: Option<TimeDelta>, now: DateTime<Utc>) {
        let habits = way.habits();
        match word {
            Word::Well => return self.works(&habits, now),
            Word::TooFast => self.percent = (self.percent / 2).max(LEAST_PERCENT),
            Word::NotNow | Word::Barred | Word::Shut => {}
        }
        let opens_at = match word {
            Word::Barred | Word::Shut => {
                self.refusals = self.refusals.saturating_add(1);
                let (many, step) = habits.refused;
                (self.refusals >= many).then_some(step)
            }
            _ => {
                self.failures = self.failures.saturating_add(1);
                (self.failures >= habits.not_now).then_some(0)
            }
        };
        let Some(span) = breaker else { return };
        let step = match self.shut {
            // Letters that were under way when it was shut say nothing new.
            Some(shut) if shut.until > now => return,
            Some(_) => self.step as usize + 1,
            None => match opens_at {
                Some(step) => step,
                None => return,
            },
        };
        let step = step.min(habits.spans.len().saturating_sub(1));
        let times = habits.spans.get(step).copied().unwrap_or(1);
        self.step = u32::try_from(step).unwrap_or_default();
        self.successes = 0;
        self.probe_until = None;
        self.shut = Some(Shut {
            since: self.shut.map_or(now, |shut| shut.since),
            until: span
                .checked_mul(times)
                .and_then(|span| now.checked_add_signed(span))
                .unwrap_or(now),
        });
    }

    fn works(&mut self, habits: &Habits, now: DateTime<Utc>) {
        (self.failures, self.refusals) = (0, 0);
        self.percent = self.percent.saturating_add(GIVEN_BACK).min(100);
        let Some(shut) = &mut self.shut else { return };
        self.successes = self.successes.saturating_add(1);
        self.probe_until = None;
        // The next probe need not wait.
        shut.until = shut.until.min(now);
        if self.successes >= habits.closes {
            (self.shut, self.successes, self.step) = (None, 0, 0);
        }
    }

    /// Whether it remembers no trouble.
    pub fn is_calm(&self) -> bool {
        let Self {
            percent,
            failures,
            refusals,
            shut,
            ..
        } = self;
        *percent >= 100 && *failures == 0 && *refusals == 0 && shut.is_none()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SPAN: TimeDelta = TimeDelta::seconds(30);
    const BREAKS: Restraint = Restraint {
        overall: None,
        per_domain: None,
        breaker: Some(SPAN),
    };

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn heard(gate: &mut Gate, way: Way, word: Word, seconds: i64) {
        gate.hears(way, word, Some(SPAN), at(seconds));
    }

    /// Says a word so often that the gate shuts, probes and fails; gives what each wait was.
    fn waits(way: Way, word: Word, before: u32, probes: usize) -> Vec<i64> {
        let mut gate = Gate::default();
        for _ in 0..before {
            heard(&mut gate, way, word, 0);
            assert_eq!(gate.allowed(&BREAKS, at(0)), Allowed::All);
        }
        let (mut now, mut waited) = (0, Vec::new());
        for _ in 0..probes {
            // The second one was under way with the first.
            heard(&mut gate, way, word, now);
            heard(&mut gate, way, word, now);
            let Allowed::NoneBefore(until) = gate.allowed(&BREAKS, at(now)) else {
                panic!("{gate:?}");
            };
            waited.push((until - at(now)).num_seconds());
            assert_eq!(gate.shut.unwrap().since, at(0));
            now = (until - at(0)).num_seconds();
            assert_eq!(gate.allowed(&BREAKS, at(now)), Allowed::Probe);
            gate.passes(None, at(now + 90), at(now));
            let held = Allowed::NoneBefore(at(now + 90));
            assert_eq!(gate.allowed(&BREAKS, at(now)), held);
        }
        waited
    }

    #[test]
    fn the_waits_of_each_way() {
        let (relay, domain) = (Way::Relay, Way::Domain);
        let minutes = |many: &[i64]| many.iter().map(|one| one * 60).collect::<Vec<_>>();
        assert_eq!(
            waits(relay, Word::NotNow, 4, 6),
            [30, 60, 120, 300, 600, 600]
        );
        assert_eq!(waits(relay, Word::Shut, 0, 3), minutes(&[5, 10, 10]));
        assert_eq!(
            waits(domain, Word::NotNow, 9, 4),
            minutes(&[10, 30, 60, 60])
        );
        assert_eq!(
            waits(domain, Word::TooFast, 9, 4),
            minutes(&[10, 30, 60, 60])
        );
        assert_eq!(waits(domain, Word::Barred, 2, 2), minutes(&[10, 30]));
    }

    #[test]
    fn it_closes_after_so_many_letters_one_at_a_time() {
        for (way, many) in [(Way::Relay, 3), (Way::Domain, 2)] {
            let mut gate = Gate::default();
            for _ in 0..10 {
                heard(&mut gate, way, Word::NotNow, 0);
            }
            let mut now = 3600;
            for _ in 0..many {
                assert_eq!(gate.allowed(&BREAKS, at(now)), Allowed::Probe);
                gate.passes(None, at(now + 90), at(now));
                now += 1;
                heard(&mut gate, way, Word::Well, now);
            }
            assert_eq!(gate, Gate::default());
        }
    }

    #[test]
    fn a_letter_taken_between_means_that_it_was_no_row() {
        for (word, many) in [(Word::NotNow, 9), (Word::Barred, 2)] {
            let mut gate = Gate::default();
            for _ in 0..3 {
                for _ in 0..many {
                    heard(&mut gate, Way::Domain, word, 0);
                }
                heard(&mut gate, Way::Domain, Word::Well, 0);
            }
            assert_eq!(gate, Gate::default());
        }
    }

    #[test]
    fn a_rate_falls_by_half_and_comes_back_little_by_little() {
        let mut gate = Gate::default();
        let mut percents = Vec::new();
        for word in [Word::TooFast; 5].into_iter().chain([Word::Well; 20]) {
            gate.hears(Way::Domain, word, None, at(0));
            percents.push(gate.percent);
        }
        assert_eq!(percents[..8], [50, 25, 12, 10, 10, 15, 20, 25]);
        assert_eq!((percents[24], gate.is_calm()), (100, true));
        let restraint = Restraint {
            per_domain: Pace::per_minute(30.0),
            ..BREAKS
        };
        gate.percent = LEAST_PERCENT;
        let slow = restraint.to_domain(&gate).unwrap();
        let next = slow.free_after(None, at(0));
        assert!(next > at(19) && next <= restraint.furthest_turn(at(0)));
    }

    #[test]
    fn without_a_span_nothing_is_ever_left_alone() {
        let mut gate = Gate::default();
        for word in [Word::Shut, Word::Barred, Word::NotNow]
            .iter()
            .cycle()
            .take(60)
        {
            gate.hears(Way::Relay, *word, None, at(0));
        }
        assert_eq!(gate.shut, None);
        // One that was shut under another setting lets through.
        heard(&mut gate, Way::Relay, Word::Shut, 0);
        assert_eq!(gate.allowed(&Restraint::default(), at(0)), Allowed::All);
    }

    #[test]
    fn a_clock_that_was_put_back_leaves_nothing_alone_for_a_year() {
        let mut gate = Gate::default();
        heard(&mut gate, Way::Relay, Word::Shut, 366 * 86_400);
        assert_eq!(gate.allowed(&BREAKS, at(0)), Allowed::Probe);
    }

    proptest! {
        /// Whatever is said in whatever order, some letter may pass again soon.
        #[test]
        fn no_way_is_ever_shut_for_good(
            words in prop::collection::vec((0_usize..5, 0_i64..4000, any::<bool>()), 1..200),
            relay in any::<bool>(),
        ) {
            let all = [Word::Well, Word::NotNow, Word::TooFast, Word::Barred, Word::Shut];
            let way = if relay { Way::Relay } else { Way::Domain };
            let (mut gate, mut now) = (Gate::default(), 0);
            for (word, pause, passes) in words {
                now += pause;
                if passes && gate.allowed(&BREAKS, at(now)) != Allowed::All {
                    gate.passes(None, at(now + 90), at(now));
                }
                heard(&mut gate, way, all[word], now);
                if let Allowed::NoneBefore(until) = gate.allowed(&BREAKS, at(now)) {
                    prop_assert!(until <= at(now + 3600) && until > at(now));
                }
                prop_assert!((LEAST_PERCENT..=100).contains(&gate.percent));
            }
            let later = at(now + 3600);
            prop_assert!(!matches!(gate.allowed(&BREAKS, later), Allowed::NoneBefore(_)));
        }
    }
}
