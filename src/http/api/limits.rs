//! How often one key, or one address, may ask: a bucket of tokens each, in memory.
//! Not here: what is answered when a bucket is empty.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use store::api_keys::ApiKeyId;

/// Buckets kept at one time; full ones are forgotten first.
const MOST_BUCKETS: usize = 20_000;

/// How many requests at once, and how many a second after that.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// The size of the bucket.
    pub burst: f64,
    /// How fast it fills again.
    pub per_second: f64,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    tokens: f64,
    at: DateTime<Utc>,
}

impl Rate {
    /// Whether so many tokens are one; else after how many seconds they will be.
    fn enough(self, tokens: f64) -> Result<(), u64> {
        if tokens >= 1.0 {
            return Ok(());
        }
        let wait = ((1.0 - tokens) / self.per_second).ceil().max(1.0);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let seconds = wait as u64;
        Err(seconds)
    }
}

impl Bucket {
    /// Its tokens now.
    fn filled(&self, rate: Rate, now: DateTime<Utc>) -> f64 {
        let since = (now - self.at).num_milliseconds().max(0);
        // Both are small; what a double cannot hold of them does not matter.
        #[allow(clippy::cast_precision_loss)]
        let gained = since as f64 / 1_000.0 * rate.per_second;
        (self.tokens + gained).min(rate.burst)
    }
}

/// The buckets of one kind of asker.
#[derive(Debug)]
struct Buckets<K> {
    /// `None` = no limit.
    rate: Option<Rate>,
    all: Mutex<HashMap<K, Bucket>>,
}

impl<K: Eq + Hash> Buckets<K> {
    fn new(rate: Option<Rate>) -> Self {
        Self {
            rate,
            all: Mutex::new(HashMap::new()),
        }
    }

    /// Whether there is a token, without taking it; else after how many seconds there will be one.
    fn peek(&self, who: K, now: DateTime<Utc>) -> Result<(), u64> {
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        match (self.rate, all.get(&who)) {
            (Some(rate), Some(bucket)) => rate.enough(bucket.filled(rate, now)),
            _ => Ok(()),
        }
    }

    /// Takes a token, or says after how many seconds there will be one.
    fn take(&self, who: K, now: DateTime<Utc>) -> Result<(), u64> {
        let Some(rate) = self.rate else {
            return Ok(());
        };
        let filled = |bucket: &Bucket| bucket.filled(rate, now);
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST_BUCKETS && !all.contains_key(&who) {
            all.retain(|_, bucket| filled(bucket) < rate.burst);
            if all.len() >= MOST_BUCKETS {
                all.clear();
            }
        }
        let full = Bucket {
            tokens: rate.burst,
            at: now,
        };
        let bucket = all.entry(who).or_insert(full);
        bucket.tokens = filled(bucket);
        bucket.at = now;
        rate.enough(bucket.tokens)?;
        bucket.tokens -= 1.0;
        Ok(())
    }
}

/// Every bucket.
#[derive(Debug)]
pub struct Limits {
    keys: Buckets<ApiKeyId>,
    addresses: Buckets<Option<IpAddr>>,
}

impl Limits {
    /// Full buckets for so many requests of a key a minute; 0 = no limit. An address has twice as many:
    /// several keys behind one proxy share it, and so do all who guess at keys.
    pub fn per_minute(requests: f64) -> Self {
        let rate = |per_minute: f64| Rate {
            // Ten seconds' worth at once, and never less than one.
            burst: (per_minute / 6.0).max(1.0),
            per_second: per_minute / 60.0,
        };
        let some = (requests > 0.0).then_some(requests);
        Self {
            keys: Buckets::new(some.map(rate)),
            addresses: Buckets::new(some.map(|requests| rate(2.0 * requests))),
        }
    }

    /// One request of a key.
    ///
    /// # Errors
    /// After how many seconds the next one may come.
    pub fn key(&self, key: ApiKeyId, now: DateTime<Utc>) -> Result<(), u64> {
        self.keys.take(key, now)
    }

    /// One request from an address; of IPv6 the network of a site counts.
    ///
    /// # Errors
    /// After how many seconds the next one may come.
    pub fn address(&self, address: Option<IpAddr>, now: DateTime<Utc>) -> Result<(), u64> {
        self.addresses.take(network(address), now)
    }
}

/// Wrong links that one address may try in a minute, and at once.
const GUESSES_A_MINUTE: f64 = 10.0;

/// How often one address may be wrong. Being right costs nothing.
#[derive(Debug)]
pub struct Guesses(Buckets<Option<IpAddr>>);

impl Guesses {
    /// Full buckets.
    pub fn new() -> Self {
        Self(Buckets::new(Some(Rate {
            burst: GUESSES_A_MINUTE,
            per_second: GUESSES_A_MINUTE / 60.0,
        })))
    }

    /// Whether an address may try.
    ///
    /// # Errors
    /// After how many seconds it may.
    pub fn may_try(&self, address: Option<IpAddr>, now: DateTime<Utc>) -> Result<(), u64> {
        self.0.peek(network(address), now)
    }

    /// One wrong try.
    pub fn failed(&self, address: Option<IpAddr>, now: DateTime<Utc>) {
        let _was_allowed = self.0.take(network(address), now);
    }
}

/// Of IPv6 the network of a site counts.
fn network(address: Option<IpAddr>) -> Option<IpAddr> {
    address.map(|address| match address.to_canonical() {
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        four => four,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn a_bucket_empties_and_fills() {
        // An address has twice what a key has: two at once, and one every five seconds.
        let limits = Limits::per_minute(6.0);
        let now = DateTime::UNIX_EPOCH;
        let at = |seconds| now + TimeDelta::seconds(seconds);
        let one: Option<IpAddr> = Some("2001:db8::1".parse().unwrap());
        let neighbour: Option<IpAddr> = Some("2001:db8::2".parse().unwrap());
        let other: Option<IpAddr> = Some("192.0.2.1".parse().unwrap());
        assert_eq!(limits.address(one, at(0)), Ok(()));
        assert_eq!(limits.address(neighbour, at(0)), Ok(()));
        assert_eq!(limits.address(one, at(0)), Err(5));
        assert_eq!(limits.address(other, at(0)), Ok(()));
        assert_eq!(limits.address(one, at(4)), Err(1));
        assert_eq!(limits.address(one, at(5)), Ok(()));
        // A clock that goes back gives nothing away.
        assert_eq!(limits.address(one, at(-100)), Err(5));
    }

    #[test]
    fn zero_is_no_limit() {
        let limits = Limits::per_minute(0.0);
        let key = ApiKeyId(uuid::Uuid::from_u128(1));
        let now = DateTime::UNIX_EPOCH;
        assert!(
            (0..10_000).all(|_| limits.key(key, now).is_ok() && limits.address(None, now).is_ok())
        );
    }
}
