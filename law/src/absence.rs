//! Whether times away break a long clock, and from which day it then runs: durable stay and
//! long-term residence (CONTRACT section 2, "Checks").
//!
//! The sources leave some limits open: is six months still allowed, is a year counted from the
//! start or from January, how many months are 59 left-over days? Each combination of answers is a
//! [`ways::Way`]. The clock is run once for every way; where all agree there is a verdict, where
//! they do not a person decides, and every outcome is given with the answers it rests on.
//!
//! Not here: which rule of the book asks, and what becomes of its dates ([`crate::assess`]).

mod away;
mod length;
mod ways;

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::{plus_days, same_number};
use crate::situation::Absence;
use crate::words::FactKind;
use away::{Away, Part, years_from_january, years_from_start};
use length::Sum;
use ways::{AtLimit, Exemption, Loss, Way, Year};

pub use away::Spell;
pub use length::{Length, Span};
pub use ways::CODES;

/// After more than a year away the right itself may have gone, so no restart is promised.
const MONTHS_THAT_MAY_END_THE_RIGHT: u32 = 12;

/// What a check allows, as its rule file writes it. Limits are months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// The fact that starts the clock.
    pub clock: FactKind,
    /// How many years the clock must run.
    pub years: u32,
    /// What is allowed while it runs.
    pub allowed: Allowed,
    /// Longer away in one piece, once the years are complete, ends it.
    pub lost_after: u32,
}

/// What is allowed while the clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    /// So much in every year; military service never counts; one absence for an important reason
    /// is left out when it is no longer than `once`.
    EveryYear {
        /// Months in every year.
        months: u32,
        /// Months of the one absence that is left out.
        once: u32,
    },
    /// So much in one piece and so much together, whatever the reason.
    EachAndTogether {
        /// The limits for everybody.
        everybody: Pieces,
        /// The limits for those who hold a Blue Card.
        blue_card: Pieces,
    },
}

/// Limits on absences one by one and on all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pieces {
    /// Months in one piece.
    pub each: u32,
    /// Months in all.
    pub together: u32,
}

impl Limits {
    /// The largest number of months in it; the book refuses absurd ones.
    pub(crate) const fn most(self) -> u32 {
        let years = self.years.saturating_mul(12);
        if years > self.lost_after {
            years
        } else {
            self.lost_after
        }
    }

    fn months(self) -> i32 {
        i32::try_from(self.years.saturating_mul(12)).unwrap_or(i32::MAX)
    }
}

/// Whether the clock ran through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No absence broke it.
    Continuous,
    /// An absence broke it.
    Broken,
    /// It depends on how the sources are read: a person decides.
    Review,
}

/// Where the clock stands in one outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// It runs from this day: the start, or the day of return from the last break.
    Runs(NaiveDate),
    /// It was broken and the person has not returned.
    StillAway,
    /// It was broken by more than a year away, after which the right itself may have gone; the
    /// day of return.
    AwayOverAYear(NaiveDate),
}

/// One outcome, and the answers it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Continuous or broken.
    pub verdict: Verdict,
    /// Where the clock stands.
    pub clock: Clock,
    /// The first day on which its years are complete; `None` where no clock runs.
    pub earliest: Option<NaiveDate>,
    /// The codes of the answers that lead to it, with a comma between them; empty when there is
    /// no other outcome.
    pub reason: String,
}

/// The answer of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The verdict.
    pub verdict: Verdict,
    /// The first day on which the years are complete, when every outcome says the same.
    pub earliest: Option<NaiveDate>,
    /// Every outcome: one, or all that the sources allow.
    pub outcomes: Vec<Outcome>,
}

impl Outcome {
    fn of(limits: Limits, verdict: Verdict, clock: Clock) -> Self {
        let earliest = match clock {
            Clock::Runs(on) => same_number(on, limits.months()),
            Clock::StillAway | Clock::AwayOverAYear(_) => None,
        };
        Self {
            verdict,
            clock,
            earliest,
            reason: String::new(),
        }
    }
}

impl Check {
    /// Where the clock stands, when every outcome says the same.
    pub fn clock(&self) -> Option<Clock> {
        match self.outcomes.as_slice() {
            [only] => Some(only.clock),
            _ => None,
        }
    }
}

/// Judges the absences of a clock that started on a day. An absence without an end lasts through
/// `today`; without a `today`, both a return at once and none at all are tried.
pub fn check(
    limits: Limits,
    start: NaiveDate,
    blue_card: bool,
    absences: &[Absence],
    today: Option<NaiveDate>,
) -> Check {
    if absences.is_empty() {
        // By far the most frequent question: nothing to unite and nothing to try.
        let outcome = Outcome::of(limits, Verdict::Continuous, Clock::Runs(start));
        return Check {
            verdict: outcome.verdict,
            earliest: outcome.earliest,
            outcomes: vec![outcome],
        };
    }
    let mut found: Vec<(Outcome, Vec<Way>)> = Vec::new();
    let mut tried = Vec::new();
    for (still_away, away) in Away::read(absences, today) {
        for way in ways::all(limits.allowed, still_away, &away) {
            let outcome = Run {
                limits,
                blue_card,
                away: &away,
                way,
            }
            .from(start);
            tried.push(way);
            match found.iter_mut().find(|(known, _)| *known == outcome) {
                Some((_, ways)) => ways.push(way),
                None => found.push((outcome, vec![way])),
            }
        }
    }
    let several = found.len() > 1;
    let outcomes: Vec<Outcome> = found
        .into_iter()
        .map(|(mut outcome, ways)| {
            if several {
                outcome.reason = ways::what_decides(&ways, &tried);
            }
            outcome
        })
        .collect();
    let first = outcomes.first();
    let agree = |outcome: &Outcome| first.is_some_and(|first| first.verdict == outcome.verdict);
    let verdict = match first {
        Some(first) if outcomes.iter().all(agree) => first.verdict,
        _ => Verdict::Review,
    };
    let earliest = first
        .and_then(|first| first.earliest)
        .filter(|day| outcomes.iter().all(|one| one.earliest == Some(*day)));
    Check {
        verdict,
        earliest,
        outcomes,
    }
}

/// Every time away from a day on, united, for whoever tells the story.
pub fn spells(absences: &[Absence], start: NaiveDate, today: Option<NaiveDate>) -> Vec<Spell> {
    let away = Away::read(absences, today).into_iter().next();
    let spells = away.map(|(_, away)| away.spells).unwrap_or_default();
    spells
        .into_iter()
        .filter(|spell| spell.span.until >= start)
        .collect()
}

/// One clock, run one way.
struct Run<'a> {
    limits: Limits,
    blue_card: bool,
    away: &'a Away,
    way: Way,
}

impl Run<'_> {
    /// Runs the clock from its start; each break starts it again on the day of return.
    fn from(&self, start: NaiveDate) -> Outcome {
        let mut verdict = Verdict::Continuous;
        let (mut on, mut over_a_year) = (start, false);
        let clock = loop {
            let Some(last_day) = self.first_break(on) else {
                break if over_a_year {
                    Clock::AwayOverAYear(on)
                } else {
                    Clock::Runs(on)
                };
            };
            verdict = Verdict::Broken;
            // The person is away until the whole spell ends, whatever its parts count for.
            let spell = self.away.spell_of(last_day);
            let back = spell.and_then(|spell| plus_days(spell.span.until, 1));
            match (spell, back) {
                (Some(spell), Some(back)) if !spell.still_away => {
                    over_a_year |=
                        spell.span.against(MONTHS_THAT_MAY_END_THE_RIGHT) == Ordering::Greater;
                    on = back;
                }
                _ => break Clock::StillAway,
            }
        };
        Outcome::of(self.limits, verdict, clock)
    }

    /// The last day of the first absence that breaks a clock running from `start`.
    fn first_break(&self, start: NaiveDate) -> Option<NaiveDate> {
        let complete = same_number(start, self.limits.months())?;
        let running = Span {
            from: start,
            until: plus_days(complete, -1)?,
        };
        let (parts, broken) = match self.limits.allowed {
            Allowed::EveryYear { months, once } => {
                let parts = self.away.parts(self.way.mixed);
                (parts, self.break_in_a_year(running, parts, months, once))
            }
            Allowed::EachAndTogether {
                everybody,
                blue_card,
            } => {
                let pieces = if self.blue_card { blue_card } else { everybody };
                let parts = self.away.whole();
                (parts, self.break_by_a_piece(running, parts, pieces))
            }
        };
        broken.or_else(|| self.loss(running, parts))
    }

    /// Whether a length that compares so with its limit is too long.
    fn too_long(&self, compared: Ordering) -> bool {
        match self.way.at_limit {
            AtLimit::Allowed => compared == Ordering::Greater,
            AtLimit::TooLong => compared != Ordering::Less,
        }
    }

    /// Durable stay: the year whose sum passes the limit, unless leaving one absence out saves it.
    fn break_in_a_year(
        &self,
        running: Span,
        parts: &[Part],
        months: u32,
        once: u32,
    ) -> Option<NaiveDate> {
        let years = match self.way.year {
            Year::FromStart => years_from_start(running),
            Year::Calendar => years_from_january(running),
        };
        let inside: Vec<Part> = parts
            .iter()
            .filter_map(|part| part.within(running))
            .collect();
        // Each part cut at the turns of the years, measured once for every part that may be left out.
        let pieces: Vec<(usize, usize, Length)> = inside
            .iter()
            .enumerate()
            .flat_map(|(place, part)| {
                years.iter().enumerate().filter_map(move |(year, span)| {
                    Some((place, year, part.span.within(*span)?.length()))
                })
            })
            .collect();
        let passes = |left_out: Option<usize>| {
            let mut sums = vec![Sum::default(); years.len()];
            for (place, year, length) in &pieces {
                if let Some(sum) = sums.get_mut(*year).filter(|_| left_out != Some(*place)) {
                    sum.add(*length);
                    if self.too_long(sum.against(months, self.way.month)) {
                        return Some((*place, *year));
                    }
                }
            }
            None
        };
        let (mut place, year) = passes(None)?;
        let year = years.get(year).copied()?;
        let may_be_left_out = inside.iter().enumerate().filter(|(at, part)| {
            part.important
                && *at <= place
                && part.span.within(year).is_some()
                && !self.too_long(part.span.against(once))
        });
        let candidates: Vec<usize> = may_be_left_out.map(|(at, _)| at).collect();
        for candidate in candidates {
            let (later, _) = passes(Some(candidate))?;
            if self.way.exemption == Exemption::UsedLate {
                place = place.max(later);
            }
        }
        inside.get(place).map(|part| part.span.until)
    }

    /// Long-term residence: a piece that is too long, or the one that makes the sum too long.
    fn break_by_a_piece(&self, running: Span, parts: &[Part], pieces: Pieces) -> Option<NaiveDate> {
        let mut sum = Sum::default();
        for part in parts.iter().filter_map(|part| part.within(running)) {
            sum.add(part.span.length());
            if self.too_long(part.span.against(pieces.each))
                || self.too_long(sum.against(pieces.together, self.way.month))
            {
                return Some(part.span.until);
            }
        }
        None
    }

    /// After the years are complete only a very long absence in one piece ends the right.
    fn loss(&self, running: Span, parts: &[Part]) -> Option<NaiveDate> {
        let complete = plus_days(running.until, 1)?;
        let after = parts.iter().filter(|part| part.span.until >= complete);
        after
            .filter(|part| {
                let counted_from = match self.way.loss {
                    Loss::InAll => running.from,
                    Loss::OnceComplete => complete,
                };
                let counted = Span {
                    from: part.span.from.max(counted_from),
                    until: part.span.until,
                };
                self.too_long(counted.against(self.limits.lost_after))
            })
            .map(|part| part.span.until)
            .next()
    }
}

#[cfg(test)]
mod tests;
