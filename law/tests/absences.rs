//! Thousands of histories of absences against a second implementation: a calendar of its own and
//! sets of days instead of spans, written from the contract and not from the engine. A few in the suite;
//! `PROOF_HISTORIES=20000 cargo test --release -p law --test absences` tries as many as one likes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use std::collections::{BTreeMap, BTreeSet};

use law::assess::TraceLevel;
use law::contract::{Choices, Tree, answer};
use law::trace::{Step, replay};
use law::{Profile, RuleBook};
use serde_json::{Value, json};

mod anew;

use anew::{Day, Dice, civil, day, months_on, text};

#[test]
fn the_calendar_of_this_test_knows_known_days() {
    for (of, is) in [
        (day(2000, 3, 1), 0),
        (day(2000, 2, 29), -1),
        (day(2024, 2, 29), 8765),
        (day(1950, 1, 1), -18_322),
    ] {
        assert_eq!(of, is, "{}", text(of));
    }
    assert_eq!(text(months_on(day(2024, 2, 29), 60)), "2029-02-28");
    assert_eq!(text(months_on(day(2025, 10, 31), 4)), "2026-02-28");
    assert_eq!(text(months_on(day(2023, 12, 31), 2)), "2024-02-29");
}

/// How many histories are tried. Few by default: a second implementation that is worth anything is slow.
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs a proof chooses its size; the suite does not set this"
)]
fn histories() -> u32 {
    let chosen = std::env::var("PROOF_HISTORIES").ok();
    chosen.map_or(1_000, |count| count.parse().unwrap())
}

const ORDINARY: [&str; 4] = ["holiday", "family", "work", "other"];
const IMPORTANT: [&str; 5] = [
    "pregnancy-childbirth",
    "serious-illness",
    "study",
    "training",
    "posting-abroad",
];

#[derive(Clone, Debug)]
struct Absence {
    from: Day,
    until: Option<Day>,
    reason: &'static str,
}

#[derive(Clone, Debug)]
struct History {
    durable: bool,
    blue_card: bool,
    start: Day,
    today: Option<Day>,
    absences: Vec<Absence>,
}

/// A history that keeps close to the limits, to the ends of months and to other absences.
fn history(dice: &mut Dice) -> History {
    let durable = dice.roll(2) == 0;
    let mut start = day(2004 + dice.roll(22), 1 + dice.roll(12), 1 + dice.roll(28));
    if dice.roll(4) == 0 {
        // The last day of a month, now and then of February.
        start = months_on(start, 1) - civil(months_on(start, 1)).2;
    }
    let mut absences: Vec<Absence> = Vec::new();
    for _ in 0..dice.roll(6) {
        let from = match absences.last().and_then(|last| last.until) {
            Some(until) if dice.roll(4) == 0 => until + dice.of(&[1, 1, 1, 2, 0, -20]),
            _ => {
                start + dice.of(&[0, 365, 700, 1100, 1400, 1700, 1826, 2000]) + dice.roll(330)
                    - dice.of(&[0, 0, 0, 120])
            }
        };
        let months = if durable {
            dice.of(&[0, 1, 2, 3, 4, 5, 6, 6, 7, 12, 12, 13, 24])
        } else {
            dice.of(&[0, 1, 2, 3, 4, 5, 6, 6, 7, 9, 12, 18, 24])
        };
        let until = months_on(from, months) - 1 + dice.of(&[0, 0, 0, 1, -1, -2, 2, 9, 27, 28, 29]);
        let reason = match dice.roll(if durable { 8 } else { 12 }) {
            0 => "military-service",
            1..=3 => dice.of(&IMPORTANT),
            _ => dice.of(&ORDINARY),
        };
        absences.push(Absence {
            from,
            until: Some(until.max(from)),
            reason,
        });
    }
    let mut today = (dice.roll(2) == 0).then(|| start + dice.roll(3500));
    if let Some(last) = absences.last_mut()
        && dice.roll(8) == 0
    {
        if dice.roll(2) == 0 {
            today = last.until;
        }
        last.until = None;
    }
    History {
        durable,
        blue_card: !durable && dice.roll(4) == 0,
        start,
        today,
        absences,
    }
}

#[derive(Clone, Copy, PartialEq)]
struct Part {
    from: Day,
    until: Day,
    important: bool,
}

#[derive(Clone, Copy)]
struct Way {
    strict: bool,
    month: i64,
    calendar: bool,
    /// 0: by reason; 1: mixed is important; 2: mixed is ordinary.
    mixed: usize,
    use_exemption: bool,
    loss_in_all: bool,
}

/// One way to read open ends: days with the reasons that cover them.
struct Days {
    reasons: BTreeMap<Day, BTreeSet<&'static str>>,
    still_away_on: Option<Day>,
    spells: Vec<(Day, Day, ())>,
    parts: [Vec<Part>; 3],
}

fn days_of(history: &History, open_until: impl Fn(Day) -> Day) -> Days {
    let mut days = Days {
        reasons: BTreeMap::new(),
        still_away_on: None,
        spells: Vec::new(),
        parts: Default::default(),
    };
    for absence in &history.absences {
        let until = absence.until.unwrap_or_else(|| open_until(absence.from));
        for on in absence.from..=until {
            let group = match absence.reason {
                "military-service" => "military",
                reason if IMPORTANT.contains(&reason) => "important",
                _ => "ordinary",
            };
            days.reasons.entry(on).or_default().insert(group);
        }
        if absence.until.is_none() && until >= absence.from {
            days.still_away_on = Some(until);
        }
    }
    days.spells = days.runs(|_| Some(()));
    days.parts = [0, 1, 2].map(|mixed| days.parts(mixed));
    days
}

impl Days {
    /// Runs of neighbouring days that `class` puts into the same class.
    fn runs<C: PartialEq>(
        &self,
        class: impl Fn(&BTreeSet<&str>) -> Option<C>,
    ) -> Vec<(Day, Day, C)> {
        let mut runs: Vec<(Day, Day, C)> = Vec::new();
        for (on, reasons) in &self.reasons {
            let Some(class) = class(reasons) else {
                continue;
            };
            match runs.last_mut() {
                Some((_, until, last)) if *until + 1 == *on && *last == class => *until = *on,
                _ => runs.push((*on, *on, class)),
            }
        }
        runs
    }

    fn parts(&self, mixed: usize) -> Vec<Part> {
        if mixed == 0 {
            let runs = self.runs(|reasons| {
                if reasons.contains("military") {
                    None
                } else {
                    Some(reasons.contains("important"))
                }
            });
            let part = |(from, until, important)| Part {
                from,
                until,
                important,
            };
            return runs.into_iter().map(part).collect();
        }
        let runs = self.runs(|reasons| {
            (reasons.contains("important") || reasons.contains("ordinary")).then_some(())
        });
        let part = |(from, until, ())| {
            let held = |group| (from..=until).any(|on| self.reasons[&on].contains(group));
            let important = if mixed == 1 {
                held("important")
            } else {
                !held("ordinary")
            };
            Part {
                from,
                until,
                important,
            }
        };
        runs.into_iter().map(part).collect()
    }
}

/// Whole months and days left over, by trying.
fn length(from: Day, until: Day) -> (i64, i64) {
    let back = until + 1;
    let mut months = 0;
    while months_on(from, months + 1) <= back {
        months += 1;
    }
    (months, back - months_on(from, months))
}

impl Way {
    fn over(self, value: (i64, i64), limit: (i64, i64)) -> bool {
        if self.strict {
            value >= limit
        } else {
            value > limit
        }
    }

    fn sum_over(self, lengths: &[(i64, i64)], limit: i64) -> bool {
        let days: i64 = lengths
            .iter()
            .map(|(months, days)| months * self.month + days)
            .sum();
        self.over((days, 0), (limit * self.month, 0))
    }

    /// Which part breaks a clock from `start`, with one left out.
    fn too_much_in_a_year(
        self,
        start: Day,
        parts: &[Part],
        left_out: Option<usize>,
    ) -> Option<usize> {
        let end = months_on(start, 60) - 1;
        let mut turns: Vec<Day> = if self.calendar {
            let first = civil(start).0;
            (first + 1..first + 7).map(|year| day(year, 1, 1)).collect()
        } else {
            (1..=5).map(|year| months_on(start, 12 * year)).collect()
        };
        turns.insert(0, start);
        let mut lengths: BTreeMap<usize, Vec<(i64, i64)>> = BTreeMap::new();
        for (place, part) in parts
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != left_out)
        {
            for year in 0..turns.len() {
                let first = turns[year].max(part.from);
                let last = turns
                    .get(year + 1)
                    .map_or(end, |next| next - 1)
                    .min(part.until)
                    .min(end);
                if first <= last {
                    let year = lengths.entry(year).or_default();
                    year.push(length(first, last));
                    if self.sum_over(year, 6) {
                        return Some(place);
                    }
                }
            }
        }
        None
    }

    fn first_break(self, history: &History, days: &Days, start: Day) -> Option<Day> {
        let end = months_on(start, 60) - 1;
        let parts = if history.durable {
            days.parts[self.mixed].clone()
        } else {
            let part = |(from, until, ())| Part {
                from,
                until,
                important: false,
            };
            days.spells.iter().copied().map(part).collect()
        };
        let inside: Vec<Part> = parts
            .iter()
            .filter(|part| part.until >= start && part.from <= end)
            .map(|part| Part {
                from: part.from.max(start),
                until: part.until.min(end),
                ..*part
            })
            .collect();
        let mut broken = None;
        if history.durable {
            if let Some(first) = self.too_much_in_a_year(start, &inside, None) {
                let mut late = first;
                let mut saved = false;
                for (at, part) in inside.iter().enumerate() {
                    if part.important && !self.over(length(part.from, part.until), (12, 0)) {
                        match self.too_much_in_a_year(start, &inside, Some(at)) {
                            None => saved = true,
                            Some(place) => late = late.max(place),
                        }
                    }
                }
                if !saved {
                    broken = Some(inside[if self.use_exemption { late } else { first }].until);
                }
            }
        } else {
            let (each, together) = if history.blue_card { (12, 18) } else { (6, 10) };
            let mut lengths = Vec::new();
            for part in &inside {
                lengths.push(length(part.from, part.until));
                if self.over(length(part.from, part.until), (each, 0))
                    || self.sum_over(&lengths, together)
                {
                    broken = Some(part.until);
                    break;
                }
            }
        }
        broken.or_else(|| {
            let counted_from = if self.loss_in_all { start } else { end + 1 };
            parts
                .iter()
                .find(|part| {
                    part.until > end
                        && self.over(length(part.from.max(counted_from), part.until), (24, 0))
                })
                .map(|part| part.until)
        })
    }

    /// Whether it broke, and the day on which the five years are complete.
    fn run(self, history: &History, days: &Days) -> (bool, Option<Day>) {
        let (mut start, mut broken, mut over_a_year) = (history.start, false, false);
        while let Some(last) = self.first_break(history, days, start) {
            broken = true;
            let (from, until, ()) = days
                .spells
                .iter()
                .find(|(from, until, ())| (from..=until).contains(&&last))
                .unwrap();
            if days.still_away_on == Some(*until) {
                return (true, None);
            }
            over_a_year |= length(*from, *until) > (12, 0);
            start = until + 1;
        }
        (broken, (!over_a_year).then(|| months_on(start, 60)))
    }
}

fn all_ways(durable: bool) -> Vec<Way> {
    let mut ways = Vec::new();
    let choices: &[bool] = if durable { &[false, true] } else { &[false] };
    for strict in [false, true] {
        for month in [31, 28] {
            for loss_in_all in [false, true] {
                for calendar in choices {
                    for use_exemption in choices {
                        for mixed in 0..if durable { 3 } else { 1 } {
                            ways.push(Way {
                                strict,
                                month,
                                calendar: *calendar,
                                mixed,
                                use_exemption: *use_exemption,
                                loss_in_all,
                            });
                        }
                    }
                }
            }
        }
    }
    ways
}

/// Every outcome that some way of reading gives.
fn outcomes(history: &History) -> BTreeSet<(bool, Option<Day>)> {
    let far = history.start + 30 * 365;
    let open = history
        .absences
        .iter()
        .any(|absence| absence.until.is_none());
    let readings = match history.today {
        Some(today) => vec![days_of(history, |_| today)],
        None if open => vec![days_of(history, |from| from), days_of(history, |_| far)],
        None => vec![days_of(history, |from| from)],
    };
    let mut found = BTreeSet::new();
    for days in &readings {
        for way in all_ways(history.durable) {
            found.insert(way.run(history, days));
        }
    }
    found
}

fn ask(history: &History) -> Value {
    let absences: Vec<Value> = history
        .absences
        .iter()
        .map(|one| json!({"from": text(one.from), "until": one.until.map(text), "reason": one.reason}))
        .collect();
    let (track, fact) = if history.durable {
        ("eu-long-stay", "annex_19_filed")
    } else {
        ("third-country-visa-d", "annex_15_issued")
    };
    let mut question = json!({
        "track": track, "facts": {fact: text(history.start)}, "absences": absences,
        "about": if history.blue_card { json!({"purpose": "blue-card"}) } else { json!({}) },
    });
    if let Some(today) = history.today {
        question["today"] = json!(text(today));
    }
    let tree: Tree = serde_json::from_value(question).unwrap();
    let choices = Choices {
        profile: Profile::Careful,
        trace: TraceLevel::Steps,
    };
    let answered = answer(RuleBook::embedded().unwrap(), 1, &tree, choices);
    serde_json::to_value(answered.unwrap()).unwrap()
}

fn row<'a>(answer: &'a Value, rule: &str) -> Option<&'a Value> {
    answer["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["rule"] == rule)
}

#[test]
fn the_second_implementation_agrees_on_thousands_of_histories() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut seen: BTreeMap<(bool, String, bool), u32> = BTreeMap::new();
    for number in 0..histories() {
        let history = history(&mut dice);
        let expected = outcomes(&history);
        let answered = ask(&history);
        let rule = if history.durable {
            "durable-absence-check"
        } else {
            "ltr-absence-check"
        };
        let check = row(&answered, rule).unwrap_or_else(|| panic!("{number}: no {rule}"));
        let told = format!("{number}: {history:?}\n{check}\nexpected {expected:?}");

        let verdicts: BTreeSet<bool> = expected.iter().map(|(broken, _)| *broken).collect();
        let verdict = match (verdicts.contains(&false), verdicts.contains(&true)) {
            (true, true) => "review",
            (true, false) => "continuous",
            _ => "broken",
        };
        assert_eq!(check["verdict"], verdict, "{told}");
        let days: BTreeSet<Option<Day>> = expected.iter().map(|(_, day)| *day).collect();
        let earliest = if days.len() == 1 {
            days.first().copied().flatten()
        } else {
            None
        };
        assert_eq!(check["earliest"], json!(earliest.map(text)), "{told}");
        if let Some(listed) = check["readings"].as_array() {
            let listed: BTreeSet<(bool, Option<String>)> = listed
                .iter()
                .map(|one| {
                    (
                        one["verdict"] == "broken",
                        one["earliest"].as_str().map(str::to_owned),
                    )
                })
                .collect();
            let wanted = expected
                .iter()
                .map(|(broken, day)| (*broken, day.map(text)))
                .collect();
            assert_eq!(listed, wanted, "{told}");
        } else {
            assert_eq!(check["readings"]["statutory"], check["earliest"], "{told}");
            assert_eq!(expected.len(), 1, "{told}");
        }
        // The years that are counted elsewhere run from the same day, or from none.
        if history.durable {
            let right = row(&answered, "durable-stay-5y");
            let date = right.map(|row| row["readings"]["statutory"].clone());
            assert_eq!(date, earliest.map(|day| json!(text(day))), "{told}");
            let waits = answered["waiting"].to_string().contains("durable-stay-5y");
            assert_eq!(waits, earliest.is_none(), "{told}");
        }
        if let Some(earliest) = check["earliest"].as_str() {
            let steps: Vec<Step> = serde_json::from_value(check["trace"].clone()).unwrap();
            assert_eq!(replay(&steps).unwrap().to_string(), earliest, "{told}");
        }
        let dated = earliest.is_some();
        *seen
            .entry((history.durable, verdict.to_owned(), dated))
            .or_default() += 1;
    }
    // Every kind of answer was met often enough to mean something.
    for durable in [false, true] {
        for (verdict, dated) in [
            ("continuous", true),
            ("broken", true),
            ("broken", false),
            ("review", false),
        ] {
            let count = seen
                .get(&(durable, verdict.to_owned(), dated))
                .copied()
                .unwrap_or_default();
            assert!(
                count >= histories() / 150,
                "{durable} {verdict} {dated}: {seen:?}"
            );
        }
    }
}

#[test]
fn no_history_is_too_strange() {
    let mut dice = Dice(0x0123_4567_89ab_cdef);
    let (first, last) = (day(1950, 1, 1), day(2099, 12, 31));
    for _ in 0..histories() / 3 {
        let any = |dice: &mut Dice| first + dice.roll(last - first + 1);
        let mut absences = Vec::new();
        for _ in 0..dice.roll(40) {
            let (one, other) = (any(&mut dice), any(&mut dice));
            let until = one
                .max(other)
                .min(one.min(other) + dice.of(&[0, 30, 200, 900, 60_000]));
            absences.push(Absence {
                from: one.min(other),
                until: (dice.roll(9) > 0).then_some(until),
                reason: if dice.roll(2) == 0 {
                    dice.of(&ORDINARY)
                } else {
                    dice.of(&IMPORTANT)
                },
            });
        }
        let history = History {
            durable: dice.roll(2) == 0,
            blue_card: dice.roll(2) == 0,
            start: any(&mut dice),
            today: (dice.roll(2) == 0).then(|| any(&mut dice)),
            absences,
        };
        let rule = if history.durable {
            "durable-absence-check"
        } else {
            "ltr-absence-check"
        };
        assert!(row(&ask(&history), rule).is_some(), "{history:?}");
    }
}
