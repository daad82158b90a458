//! Chance that comes again from a seed, and what the environment tells a run.
//! Not here: what is decided by it.

use std::ops::RangeInclusive;

/// Numbers from a seed.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// For one purpose.
    pub fn new(seed: u64, purpose: &str) -> Self {
        Self(mixed(seed, &[word(purpose)]))
    }

    /// The next number in a range.
    pub fn within(&mut self, range: RangeInclusive<u64>) -> u64 {
        self.0 = mixed(self.0, &[1]);
        range.start() + self.0 % (range.end() - range.start() + 1)
    }
}

/// SplitMix64 over a few numbers.
pub fn mixed(seed: u64, words: &[u64]) -> u64 {
    words.iter().fold(seed, |state, word| {
        let mut z =
            (state ^ word.wrapping_mul(0xff51_afd7_ed55_8ccd)).wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    })
}

/// A number for a text.
pub fn word(text: &str) -> u64 {
    text.bytes()
        .fold(0, |all, byte| mixed(all, &[u64::from(byte)]))
}

/// What the environment says about a run; nothing when it is empty.
#[expect(
    clippy::disallowed_methods,
    reason = "a run is told by the environment how much and from which seed"
)]
pub fn told(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A number that the environment may say; else a small one.
pub fn number(name: &str, small: u64) -> u64 {
    told(name).map_or(small, |text| {
        text.parse()
            .unwrap_or_else(|_| panic!("{name} is no number"))
    })
}
