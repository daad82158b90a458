//! Times away as the checks see them: united into spells, and cut by what the reasons count for.
//! Not here: limits.

use chrono::{Datelike, NaiveDate};

use super::length::Span;
use super::ways::{Mixed, StillAway};
use crate::calendar::{plus_days, same_number};
use crate::situation::Absence;
use crate::words::AbsenceReason;

/// Later than any day a fact may have: the end of an absence that never ends.
const NEVER: Option<NaiveDate> = NaiveDate::from_ymd_opt(2199, 12, 31);

/// Days away without a day back in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The days.
    pub span: Span,
    /// Whether the person has not returned from it.
    pub still_away: bool,
}

/// A run of days that counts, and whether it may be the one that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The days.
    pub span: Span,
    /// Whether its reason is an important one.
    pub important: bool,
}

impl Part {
    /// The days of it that lie in a span.
    pub fn within(self, span: Span) -> Option<Self> {
        let span = self.span.within(span)?;
        Some(Self { span, ..self })
    }
}

/// What a reason counts for (CONTRACT section 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Military,
    Important,
    Ordinary,
}

const fn weight(reason: AbsenceReason) -> Weight {
    match reason {
        AbsenceReason::MilitaryService => Weight::Military,
        AbsenceReason::PregnancyChildbirth
        | AbsenceReason::SeriousIllness
        | AbsenceReason::Study
        | AbsenceReason::Training
        | AbsenceReason::PostingAbroad => Weight::Important,
        AbsenceReason::Holiday
        | AbsenceReason::Family
        | AbsenceReason::Work
        | AbsenceReason::Other => Weight::Ordinary,
    }
}

/// Every time away.
#[derive(Clone, Debug)]
pub struct Away {
    /// The united days, whatever the reason.
    pub spells: Vec<Spell>,
    whole: Vec<Part>,
    by_reason: [Vec<Part>; 3],
}

impl Away {
    /// Reads absences. One without an end lasts through `today`; without a `today` it is read
    /// twice, once with a return at once and once without any.
    pub fn read(absences: &[Absence], today: Option<NaiveDate>) -> Vec<(StillAway, Self)> {
        let open = absences.iter().any(|absence| absence.until.is_none());
        let ends: &[StillAway] = match (open, today) {
            (true, None) => &[StillAway::ReturnsAtOnce, StillAway::StaysAway],
            _ => &[StillAway::Known],
        };
        let read = |still_away: StillAway| {
            let end = |absence: &Absence| match (absence.until, still_away) {
                (Some(until), _) => Some(until),
                (None, StillAway::Known) => today,
                (None, StillAway::ReturnsAtOnce) => Some(absence.from),
                (None, StillAway::StaysAway) => NEVER,
            };
            let mut days = Vec::with_capacity(absences.len());
            for absence in absences {
                // A departure that lies ahead, without an end, is no day away yet.
                if let Some(until) = end(absence).filter(|until| *until >= absence.from) {
                    let from = absence.from;
                    let still_away = absence.until.is_none();
                    days.push((
                        Spell {
                            span: Span { from, until },
                            still_away,
                        },
                        weight(absence.reason),
                    ));
                }
            }
            (still_away, Self::of(&days))
        };
        ends.iter().copied().map(read).collect()
    }

    fn of(days: &[(Spell, Weight)]) -> Self {
        let spells = unite(days.iter().map(|(spell, _)| *spell));
        let whole = spells
            .iter()
            .map(|spell| Part {
                span: spell.span,
                important: false,
            })
            .collect();
        Self {
            spells,
            whole,
            by_reason: [
                apart(days),
                together(days, |holds| holds(Weight::Important)),
                together(days, |holds| !holds(Weight::Ordinary)),
            ],
        }
    }

    /// The spell in which a day lies.
    pub fn spell_of(&self, day: NaiveDate) -> Option<&Spell> {
        let place = self.spells.partition_point(|spell| spell.span.from <= day);
        let spell = self.spells.get(place.checked_sub(1)?)?;
        (day <= spell.span.until).then_some(spell)
    }

    /// Every spell, whatever the reason.
    pub fn whole(&self) -> &[Part] {
        &self.whole
    }

    /// What counts for durable stay, in the order of the days.
    pub fn parts(&self, mixed: Mixed) -> &[Part] {
        let [apart, important, ordinary] = &self.by_reason;
        match mixed {
            Mixed::Apart => apart,
            Mixed::Important => important,
            Mixed::Ordinary => ordinary,
        }
    }

    /// Whether reasons touch or overlap so that it matters how they are taken.
    pub fn is_mixed(&self) -> bool {
        let [apart, important, ordinary] = &self.by_reason;
        apart != important || apart != ordinary
    }

    /// Whether any absence might be the one that is left out.
    pub fn has_important(&self) -> bool {
        self.by_reason.iter().flatten().any(|part| part.important)
    }
}

/// Overlapping and touching runs of days are one.
fn unite(spells: impl Iterator<Item = Spell>) -> Vec<Spell> {
    let mut sorted: Vec<Spell> = spells.collect();
    sorted.sort_by_key(|spell| spell.span);
    let mut united: Vec<Spell> = Vec::with_capacity(sorted.len());
    for next in sorted {
        match united.last_mut() {
            Some(last) if plus_days(last.span.until, 1).is_none_or(|day| next.span.from <= day) => {
                // Who has not returned from the part that ends last has not returned.
                last.still_away = (last.still_away && last.span.until >= next.span.until)
                    || (next.still_away && next.span.until >= last.span.until);
                last.span.until = last.span.until.max(next.span.until);
            }
            _ => united.push(next),
        }
    }
    united
}

fn united_of(days: &[(Spell, Weight)], wanted: impl Fn(Weight) -> bool) -> Vec<Span> {
    let chosen = days.iter().filter(|(_, weight)| wanted(*weight));
    let united = unite(chosen.map(|(spell, _)| *spell));
    united.into_iter().map(|spell| spell.span).collect()
}

/// Each day under the reason that is best for the person.
fn apart(days: &[(Spell, Weight)]) -> Vec<Part> {
    let military = united_of(days, |weight| weight == Weight::Military);
    let important = united_of(days, |weight| weight == Weight::Important);
    let ordinary = united_of(days, |weight| weight == Weight::Ordinary);
    let better = united_of(days, |weight| weight != Weight::Ordinary);
    let part = |important| move |span| Part { span, important };
    let mut parts: Vec<Part> = less(&important, &military)
        .into_iter()
        .map(part(true))
        .chain(less(&ordinary, &better).into_iter().map(part(false)))
        .collect();
    parts.sort_by_key(|part| part.span);
    parts
}

/// Every run of days that are not military service alone, as one absence; `important` is asked
/// of the reasons in it.
fn together(
    days: &[(Spell, Weight)],
    important: impl Fn(&dyn Fn(Weight) -> bool) -> bool,
) -> Vec<Part> {
    let of = |wanted| united_of(days, |weight| weight == wanted);
    let (grave, ordinary) = (of(Weight::Important), of(Weight::Ordinary));
    let counted = united_of(days, |weight| weight != Weight::Military);
    counted
        .into_iter()
        .map(|span| {
            let holds = |weight| {
                let spans = match weight {
                    Weight::Important => &grave,
                    Weight::Ordinary => &ordinary,
                    Weight::Military => return false,
                };
                touches(spans, span)
            };
            Part {
                span,
                important: important(&holds),
            }
        })
        .collect()
}

/// Whether any of these runs, which are in order, shares a day with a span.
fn touches(runs: &[Span], span: Span) -> bool {
    let place = runs.partition_point(|run| run.until < span.from);
    runs.get(place).is_some_and(|run| run.from <= span.until)
}

/// The days of `runs` that lie in none of `taken`; both in order and without overlap.
fn less(runs: &[Span], taken: &[Span]) -> Vec<Span> {
    let mut left = Vec::with_capacity(runs.len());
    for run in runs {
        let mut from = Some(run.from);
        let first = taken.partition_point(|gone| gone.until < run.from);
        for gone in taken.iter().skip(first) {
            let Some(start) = from.filter(|_| gone.from <= run.until) else {
                break;
            };
            if let Some(until) = plus_days(gone.from, -1).filter(|until| *until >= start) {
                left.push(Span { from: start, until });
            }
            from = plus_days(gone.until, 1).filter(|day| *day <= run.until);
        }
        if let Some(from) = from {
            left.push(Span {
                from,
                until: run.until,
            });
        }
    }
    left
}

/// Twelve-month runs from the first day of a span.
pub fn years_from_start(span: Span) -> Vec<Span> {
    let firsts = (0..).map_while(|year: i32| same_number(span.from, year.checked_mul(12)?));
    cut(span, firsts)
}

/// Calendar years.
pub fn years_from_january(span: Span) -> Vec<Span> {
    let first = span.from.year();
    let firsts = (0..).map_while(|year| NaiveDate::from_ymd_opt(first + year, 1, 1));
    cut(span, firsts)
}

/// The pieces of a span that begin on each of `firsts`.
fn cut(span: Span, firsts: impl Iterator<Item = NaiveDate>) -> Vec<Span> {
    let firsts: Vec<NaiveDate> = firsts.take_while(|first| *first <= span.until).collect();
    let nexts = firsts.iter().skip(1).map(Some).chain([None]);
    let pieces = firsts.iter().zip(nexts).filter_map(|(first, next)| {
        let until = next.map_or(Some(span.until), |next| plus_days(*next, -1))?;
        Span {
            from: *first,
            until,
        }
        .within(span)
    });
    pieces.collect()
}
