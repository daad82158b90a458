//! How fast letters may leave: so many a minute, evenly, with a little that may leave at once.
//! Not here: where it is remembered when the next one may leave; all processes share that.

use chrono::{DateTime, TimeDelta, Utc};

/// Clocks of processes may differ by so much.
const SLACK: TimeDelta = TimeDelta::seconds(10);
const MINUTE_MICROS: f64 = 60_000_000.0;

/// A limit of letters a minute. In no minute more leave, wherever it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How long after one letter the next may leave.
    apart: TimeDelta,
    /// How far letters may run ahead of that: what a second holds.
    ahead: TimeDelta,
}

impl Pace {
    /// So many letters a minute; `None` is no limit, which 0 asks for.
    pub fn per_minute(limit: f64) -> Option<Self> {
        if limit.is_nan() || limit <= 0.0 {
            return None;
        }
        let whole = if limit < 1.0 { limit } else { limit.floor() };
        let at_once = (whole / 60.0).floor().max(1.0);
        // What may leave at once is taken off the rest of the minute.
        let micros = (MINUTE_MICROS / (whole - at_once + 1.0)).ceil();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a number too large becomes the largest, which is meant"
        )]
        let (apart, ahead) = (micros as i64, (micros * (at_once - 1.0)) as i64);
        Some(Self {
            apart: TimeDelta::microseconds(apart),
            ahead: TimeDelta::microseconds(ahead),
        })
    }

    /// The same with so many percent of the limit; what may leave at once stays less than that.
    #[must_use]
    pub fn slowed(self, percent: u32) -> Self {
        let percent = i32::try_from(percent.clamp(1, 100)).unwrap_or(100);
        let apart = self.apart.checked_mul(100).unwrap_or(self.apart) / percent;
        Self { apart, ..self }
    }

    /// Whether a letter may leave, when it was said that none may before `free_at`. What lies further
    /// ahead than this pace ever looks was written under another clock or another limit.
    pub fn allows(&self, free_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        free_at.is_none_or(|free_at| free_at <= now || free_at > self.furthest(now))
    }

    /// The last instant that this pace can name.
    pub fn furthest(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let ahead = self.apart.checked_add(&SLACK).unwrap_or(self.apart);
        now.checked_add_signed(ahead)
            .unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// Before when no other letter may leave, once one leaves.
    pub fn free_after(&self, free_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DateTime<Utc> {
        let earliest = now.checked_sub_signed(self.ahead).unwrap_or(now);
        let from = free_at.filter(|at| *at <= now).unwrap_or(earliest);
        let free_at = from.max(earliest).checked_add_signed(self.apart);
        free_at.unwrap_or(DateTime::<Utc>::MAX_UTC)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(micros: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(1_800_000_000_000_000 + micros).unwrap()
    }

    /// Instants at which letters leave when somebody asks after each of these pauses.
    fn leaving(pace: Pace, pauses: &[i64]) -> Vec<i64> {
        let (mut now, mut free_at, mut left) = (0, None, Vec::new());
        for pause in pauses {
            now += pause;
            if pace.allows(free_at, at(now)) {
                free_at = Some(pace.free_after(free_at, at(now)));
                left.push(now);
            }
        }
        left
    }

    #[test]
    fn no_limit_is_none() {
        for none in [0.0, -1.0, f64::NAN] {
            assert_eq!(Pace::per_minute(none), None);
        }
    }

    #[test]
    fn who_asks_all_the_time_gets_nearly_the_limit() {
        for (limit, minutes) in [(1.0, 10), (30.0, 10), (120.0, 10), (6000.0, 2)] {
            let pace = Pace::per_minute(limit).unwrap();
            let steps = vec![1_000; 60_000 * minutes];
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            let share = leaving(pace, &steps).len() as f64 / (limit * minutes as f64);
            assert!((0.95..=1.05).contains(&share), "{limit}: {share}");
        }
    }

    #[test]
    fn a_clock_that_was_put_back_stops_nothing() {
        let pace = Pace::per_minute(30.0).unwrap();
        let ahead = Some(pace.free_after(None, at(3_600_000_000)));
        assert!(pace.allows(ahead, at(0)));
        let next = pace.free_after(ahead, at(0));
        assert!(!pace.allows(Some(next), at(1_000_000)));
        assert!(pace.allows(Some(next), at(2_000_000)));
    }

    proptest! {
        #[test]
        fn in_no_minute_more_leave(
            percent in 10_u32..=100,
            limit in prop_oneof![Just(0.5), Just(1.5), (1_u32..400).prop_map(f64::from)],
            pauses in prop::collection::vec(prop_oneof![Just(0_i64), 1_i64..2_000_000, Just(60_000_000)], 1..600),
        ) {
            let left = leaving(Pace::per_minute(limit).unwrap().slowed(percent), &pauses);
            let limit = limit.max(1.0).floor();
            for (first, from) in left.iter().enumerate() {
                let within = left[first..].iter().take_while(|one| **one < from + 60_000_000).count();
                #[expect(clippy::cast_precision_loss, reason = "small numbers")]
                let within = within as f64;
                prop_assert!(within <= limit, "{within} from {from}");
            }
        }
    }
}
