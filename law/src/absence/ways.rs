//! The questions that the sources leave open, and every combination of answers to them.
//! Not here: what an answer does ([`super::Run`]).

use super::Allowed;
use super::away::Away;
use super::length::Month;

macro_rules! answers {
    ($(#[$doc:meta])* $name:ident { $($(#[$said:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$said])* $variant,)* }

        impl $name {
            /// The stable code of the answer.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

answers! {
    /// Is an absence that is exactly as long as the limit still allowed?
    AtLimit {
        /// "Not longer than".
        Allowed = "limit-included",
        /// "Less than".
        TooLong = "limit-excluded",
    }
}

answers! {
    /// Which year is meant by "six months a year"?
    Year {
        /// Twelve-month runs from the start of the clock.
        FromStart = "years-from-start",
        /// January to December.
        Calendar = "calendar-years",
    }
}

answers! {
    /// What does an absence for several reasons, without a day back in between, count for?
    Mixed {
        /// Each day for its own reason, the best where several overlap.
        Apart = "reasons-apart",
        /// One absence for an important reason.
        Important = "mixed-as-important",
        /// One absence for an ordinary reason.
        Ordinary = "mixed-as-ordinary",
    }
}

answers! {
    /// When leaving one absence out does not save the clock, is it left out all the same?
    Exemption {
        /// Yes: the break comes as late as it can.
        UsedLate = "exemption-used",
        /// No: the first year that is too long breaks the clock.
        Unused = "exemption-unused",
    }
}

answers! {
    /// From which day are the two years counted that end a completed right?
    Loss {
        /// From the departure.
        InAll = "loss-from-departure",
        /// From the day the years were complete.
        OnceComplete = "loss-from-completion",
    }
}

answers! {
    /// When does somebody return who is still away?
    StillAway {
        /// Nobody is, or the day of the question says how long it has been.
        Known = "return-known",
        /// At once.
        ReturnsAtOnce = "returns-at-once",
        /// Not at all.
        StaysAway = "stays-away",
    }
}

impl Month {
    const fn code(self) -> &'static str {
        match self {
            Self::Of31Days => "months-of-31-days",
            Self::Of28Days => "months-of-28-days",
        }
    }
}

/// One answer to every question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is the question its type asks")]
pub struct Way {
    pub at_limit: AtLimit,
    pub month: Month,
    pub year: Year,
    pub mixed: Mixed,
    pub exemption: Exemption,
    pub loss: Loss,
    pub still_away: StillAway,
}

/// How many questions there are.
const QUESTIONS: usize = 7;

impl Way {
    fn codes(self) -> [&'static str; QUESTIONS] {
        [
            self.still_away.code(),
            self.mixed.code(),
            self.year.code(),
            self.at_limit.code(),
            self.month.code(),
            self.exemption.code(),
            self.loss.code(),
        ]
    }
}

/// Every code an outcome can rest on, for whoever has to put them into words.
pub const CODES: &[&str] = &[
    "limit-included",
    "limit-excluded",
    "years-from-start",
    "calendar-years",
    "reasons-apart",
    "mixed-as-important",
    "mixed-as-ordinary",
    "exemption-used",
    "exemption-unused",
    "loss-from-departure",
    "loss-from-completion",
    "returns-at-once",
    "stays-away",
    "months-of-31-days",
    "months-of-28-days",
];

/// Every way to read what may matter for these absences, the one best for the person first.
pub fn all(allowed: Allowed, still_away: StillAway, away: &Away) -> Vec<Way> {
    let by_year = matches!(allowed, Allowed::EveryYear { .. });
    let first = Way {
        at_limit: AtLimit::Allowed,
        month: Month::Of31Days,
        year: Year::FromStart,
        mixed: Mixed::Apart,
        exemption: Exemption::UsedLate,
        loss: Loss::OnceComplete,
        still_away,
    };
    let mut ways = vec![first];
    if away.spells.is_empty() {
        return ways;
    }
    let mut also = |apply: bool, change: &[fn(&mut Way)]| {
        for base in ways.clone().into_iter().filter(|_| apply) {
            for change in change {
                let mut way = base;
                change(&mut way);
                ways.push(way);
            }
        }
    };
    also(true, &[|way| way.at_limit = AtLimit::TooLong]);
    also(true, &[|way| way.month = Month::Of28Days]);
    also(true, &[|way| way.loss = Loss::InAll]);
    also(by_year, &[|way| way.year = Year::Calendar]);
    also(
        by_year && away.is_mixed(),
        &[
            |way| way.mixed = Mixed::Important,
            |way| way.mixed = Mixed::Ordinary,
        ],
    );
    also(
        by_year && away.has_important(),
        &[|way| way.exemption = Exemption::Unused],
    );
    ways
}

/// The codes that tell these ways from all that were tried: answers to one question are alternatives.
/// Where that tells too little, as few answers of the first way as lead here and nowhere else.
pub fn what_decides(ways: &[Way], tried: &[Way]) -> String {
    let leads_here = |holds: &dyn Fn(&[&str; QUESTIONS]) -> bool| {
        let mut fitting = tried.iter().filter(|way| holds(&way.codes()));
        fitting.all(|way| ways.contains(way))
    };
    let answers = |ways: &[Way], place: usize| {
        let mut codes: Vec<&'static str> = Vec::new();
        for way in ways {
            codes.extend(way.codes().get(place).filter(|code| !codes.contains(code)));
        }
        codes
    };
    let decisive: Vec<(usize, Vec<&str>)> = (0..QUESTIONS)
        .map(|place| (place, answers(ways, place)))
        .filter(|(place, here)| here.len() < answers(tried, *place).len())
        .collect();
    let told = |codes: &[&str; QUESTIONS]| {
        let one_of = |(place, here): &(usize, Vec<&str>)| {
            codes.get(*place).is_some_and(|code| here.contains(code))
        };
        decisive.iter().all(one_of)
    };
    if leads_here(&told) {
        let codes: Vec<&str> = decisive.into_iter().flat_map(|(_, here)| here).collect();
        return codes.join(", ");
    }
    let Some(first) = ways.first().map(|way| way.codes()) else {
        return String::new();
    };
    let mut kept: Vec<usize> = (0..QUESTIONS).collect();
    for place in (0..QUESTIONS).rev() {
        let fewer: Vec<usize> = kept.iter().copied().filter(|one| *one != place).collect();
        if leads_here(&|codes| fewer.iter().all(|at| codes.get(*at) == first.get(*at))) {
            kept = fewer;
        }
    }
    let codes: Vec<&str> = kept
        .iter()
        .filter_map(|at| first.get(*at).copied())
        .collect();
    codes.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way to answer two questions.
    fn square() -> [Way; 4] {
        let first = Way {
            at_limit: AtLimit::Allowed,
            month: Month::Of31Days,
            year: Year::FromStart,
            mixed: Mixed::Apart,
            exemption: Exemption::UsedLate,
            loss: Loss::OnceComplete,
            still_away: StillAway::Known,
        };
        let strict = Way {
            at_limit: AtLimit::TooLong,
            ..first
        };
        let calendar = |way| Way {
            year: Year::Calendar,
            ..way
        };
        [first, strict, calendar(first), calendar(strict)]
    }

    #[test]
    fn only_answers_that_matter_are_named() {
        let all = square();
        assert_eq!(what_decides(&all[..2], &all), "years-from-start");
        assert_eq!(
            what_decides(&all[3..], &all),
            "calendar-years, limit-excluded"
        );
        // Three of four: no question tells them apart, but one answer is enough to get here.
        assert_eq!(what_decides(&all[..3], &all), "years-from-start");
        // Across: both answers of the first way are needed.
        assert_eq!(
            what_decides(&[all[0], all[3]], &all),
            "years-from-start, limit-included"
        );
    }
}
