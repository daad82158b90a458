//! Chance, all of it from one seed: what a run draws, which faults it has, and what was switched off to
//! make a failing run smaller. Also the counters that show that nothing was left out.
//! Not here: what a fault does.

use std::collections::{BTreeMap, BTreeSet};

/// A stream of numbers that a seed decides (splitmix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// A stream of its own for each purpose, so that one leaves the others alone.
    pub fn of(seed: u64, purpose: &str, number: u64) -> Self {
        let mut mixed = seed ^ number.wrapping_mul(0xD6E8_FEB8_6659_FD93);
        for byte in purpose.bytes() {
            mixed = (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
        let mut dice = Self(mixed);
        dice.next();
        dice
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 up to, not including, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// From `first` to `last`.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        first + i64::try_from(self.below(u64::try_from(last - first + 1).unwrap())).unwrap()
    }

    /// True so many times in ten thousand.
    pub fn hits(&mut self, in_ten_thousand: u32) -> bool {
        self.below(10_000) < u64::from(in_ten_thousand)
    }

    /// Whether a text, such as an address, is one of so many in ten thousand; always the same.
    pub fn marks(text: &str, purpose: &str, in_ten_thousand: u32) -> bool {
        let letters = text.bytes();
        let sum = letters.fold(7_u64, |sum, byte| {
            sum.wrapping_mul(31).wrapping_add(u64::from(byte))
        });
        Self::of(sum, purpose, 0).hits(in_ten_thousand)
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }
}

/// What can go wrong. One that is added here is drawn by every profile and has to occur.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// The mail server does something else than it should, at a point of the conversation.
    Answer,
    /// A good answer comes late.
    Late,
    /// The process ends between two steps of a letter, or while one is under way.
    CrashInLetter,
    /// ... between two steps of a look.
    CrashInLook,
    /// The process is stopped for a while and goes on as if nothing had been.
    Stop,
    /// The database says no before anything was written.
    DatabaseBefore,
    /// The connection to the database breaks after the commit.
    DatabaseAfter,
    /// The machine loses its power: what was not synced is gone.
    PowerCut,
    /// While a letter waits for its server, somebody does something about its case.
    Meanwhile,
}

impl Fault {
    pub const ALL: [Self; 9] = [
        Self::Answer,
        Self::Late,
        Self::CrashInLetter,
        Self::CrashInLook,
        Self::Stop,
        Self::DatabaseBefore,
        Self::DatabaseAfter,
        Self::PowerCut,
        Self::Meanwhile,
    ];

    /// How often it is tried for, in ten thousand, when a profile has it often.
    const fn often(self) -> u32 {
        match self {
            // Asked at each of about eight points of a letter.
            Self::Answer => 350,
            Self::Late => 500,
            // Asked once a letter.
            Self::CrashInLetter => 500,
            // Asked at each of about eight steps of a look.
            Self::CrashInLook => 15,
            Self::Stop => 300,
            Self::DatabaseBefore | Self::DatabaseAfter => 150,
            // Asked when a process ends with a letter.
            Self::PowerCut => 3000,
            // Asked while a letter waits.
            Self::Meanwhile => 2500,
        }
    }
}

/// What a seed is like: not every seed has every fault, so that some have nothing else (swarm testing).
#[derive(Clone, Debug)]
pub struct Profile {
    pub workers: usize,
    pub hands: usize,
    pub receipts: bool,
    /// Cases a year, and how they come.
    pub people: u64,
    pub arrivals: Arrivals,
    /// Everybody writes from the earlier hour on and on every day; else the hours of an office.
    pub night_shift: bool,
    rates: BTreeMap<Fault, u32>,
    /// How many of a kind happen in the year.
    pub outages: u64,
    pub holds: u64,
    pub rule_changes: u64,
    pub profile_changes: u64,
    /// In ten thousand: servers that greylist a stranger, addresses that do not exist.
    pub greylisting: u32,
    pub dead_addresses: u32,
    pub bounces: u32,
    /// In ten thousand: servers that break off at every end, and letters that end every process.
    pub broken_ends: u32,
    pub poison: u32,
    /// Clocks of two processes differ by so many milliseconds.
    pub skew_millis: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrivals {
    Steady,
    Mondays,
    /// Half of everybody in one week.
    Import,
}

impl Profile {
    pub fn of(seed: u64) -> Self {
        let dice = &mut Dice::of(seed, "profile", 0);
        let mut rates = BTreeMap::new();
        for fault in Fault::ALL {
            let rate = match dice.below(4) {
                0 => 0,
                1 => fault.often().div_ceil(8),
                _ => fault.often(),
            };
            rates.insert(fault, rate);
        }
        Self {
            workers: usize::try_from(dice.between(1, 4)).unwrap(),
            hands: usize::try_from(dice.between(1, 4)).unwrap(),
            receipts: dice.below(4) > 0,
            people: 210,
            arrivals: *dice.pick(&[Arrivals::Steady, Arrivals::Mondays, Arrivals::Import]),
            night_shift: dice.below(4) == 0,
            rates,
            outages: dice.below(6),
            holds: dice.below(3),
            rule_changes: dice.below(4),
            profile_changes: dice.below(2),
            greylisting: *dice.pick(&[0, 1000, 5000]),
            dead_addresses: *dice.pick(&[0, 200, 1000]),
            bounces: *dice.pick(&[0, 300]),
            broken_ends: *dice.pick(&[0, 0, 200]),
            poison: *dice.pick(&[0, 0, 100]),
            skew_millis: *dice.pick(&[0, 0, 900]),
        }
    }
}

/// What was left out of a run to make it smaller.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// Faults by their number.
    pub faults: BTreeSet<u64>,
    /// People by their number.
    pub people: BTreeSet<u64>,
    /// At most so many workers.
    pub workers: Option<usize>,
}

/// The chance of a run, with what it led to.
#[derive(Debug)]
pub struct Choices {
    pub profile: Profile,
    dice: Dice,
    left_out: BTreeSet<u64>,
    asked: u64,
    /// Numbers of the faults that happened.
    pub happened: Vec<u64>,
    /// No more faults: liveness.
    pub calm: bool,
    pub seen: Seen,
}

impl Choices {
    pub fn new(seed: u64, left_out: &LeftOut) -> Self {
        Self {
            profile: Profile::of(seed),
            dice: Dice::of(seed, "choices", 0),
            left_out: left_out.faults.clone(),
            asked: 0,
            happened: Vec::new(),
            calm: false,
            seen: Seen::default(),
        }
    }

    pub fn dice(&mut self) -> &mut Dice {
        &mut self.dice
    }

    /// Whether a fault happens now.
    pub fn strikes(&mut self, fault: Fault) -> bool {
        let rate = self.profile.rates.get(&fault).copied().unwrap_or_default();
        let hit = self.dice.hits(rate);
        self.asked += 1;
        if !hit || self.calm || self.left_out.contains(&self.asked) {
            return false;
        }
        self.happened.push(self.asked);
        self.seen.count(format!("fault {fault:?}"));
        true
    }
}

/// How often each thing occurred.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(pub BTreeMap<String, u64>);

impl Seen {
    pub fn count(&mut self, what: impl Into<String>) {
        *self.0.entry(what.into()).or_default() += 1;
    }

    pub fn add(&mut self, other: &Self) {
        for (what, times) in &other.0 {
            *self.0.entry(what.clone()).or_default() += times;
        }
    }

    pub fn of(&self, what: &str) -> u64 {
        self.0.get(what).copied().unwrap_or_default()
    }
}
