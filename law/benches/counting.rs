//! How fast the law counts: working days beside a bare look-up in a table, a case of six dates, an
//! explanation as JSON beside what serde_json needs for the same bytes, and a day's recomputation.
//! Not here: right or wrong (law/tests), and limits that fail a build; times on a busy machine
//! prove nothing. `docs/PERFORMANCE.md` has the figures.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench that cannot go on should stop"
)]

use chrono::NaiveDate;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use law::assess::TraceLevel;
use law::calendar::{DayNumber, Week, day_off, plus_days};
use law::contract::{Choices, Tree, answer};
use law::{Fact, FactKind, Profile, RuleBook, Situation, Track, assess};

const DAYS: usize = 4_096;

fn main() {
    divan::main();
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Trigger days and numbers of working days, spread over 2018 to 2034.
fn questions() -> Vec<(NaiveDate, u32)> {
    let first = day("2018-01-01");
    (0..DAYS)
        .map(|i| {
            let on = plus_days(first, i64::try_from(i * 7_919 % 6_209).unwrap()).unwrap();
            (on, 3 + u32::try_from(i % 13).unwrap())
        })
        .collect()
}

/// The bare loop: how many open days there are up to each day, and the open days in order.
#[divan::bench]
fn working_days_bare_table(bencher: Bencher<'_, '_>) {
    let first = day("1940-01-01");
    let (mut rank, mut open) = (Vec::new(), Vec::new());
    for (index, on) in first.iter_days().take(70_000).enumerate() {
        if day_off(on, Week::W1).is_none() {
            open.push(u32::try_from(index).unwrap());
        }
        rank.push(u32::try_from(open.len()).unwrap());
    }
    let asked: Vec<(usize, usize)> = questions()
        .into_iter()
        .map(|(on, n)| {
            let index = usize::try_from((on - first).num_days()).unwrap();
            (index, usize::try_from(n).unwrap())
        })
        .collect();
    bencher.counter(ItemsCount::new(DAYS)).bench_local(|| {
        let mut sum = 0_u64;
        for (index, n) in black_box(&asked) {
            let place = usize::try_from(rank[*index]).unwrap() + n - 1;
            sum += u64::from(open[place]);
        }
        sum
    });
}

#[divan::bench]
fn working_days_on_day_numbers(bencher: Bencher<'_, '_>) {
    let asked: Vec<(DayNumber, u32)> = questions()
        .into_iter()
        .map(|(on, n)| (DayNumber::of(on).unwrap(), n))
        .collect();
    bencher.counter(ItemsCount::new(DAYS)).bench_local(|| {
        let mut last = None;
        for (on, n) in black_box(&asked) {
            last = last.max(on.working_day_after(*n, Week::W1));
        }
        last
    });
}

#[divan::bench]
fn working_days_on_civil_dates(bencher: Bencher<'_, '_>) {
    let asked = questions();
    bencher.counter(ItemsCount::new(DAYS)).bench_local(|| {
        let mut last = None;
        for (on, n) in black_box(&asked) {
            last = last.max(law::calendar::working_day_after(*on, *n, Week::W1));
        }
        last
    });
}

/// A worker of the Union, half a year in: six dates open, the other rules of the track wait.
fn six_dates() -> Situation {
    let mut situation = Situation::new(Track::EuLongStay);
    for (kind, on) in [
        (FactKind::EnteredBelgium, "2026-09-07"),
        (FactKind::Annex19Filed, "2026-09-15"),
        (FactKind::MovedIn, "2026-10-20"),
        (FactKind::AddressDeclared, "2026-10-22"),
    ] {
        situation.facts.push(Fact::new(kind, day(on)));
    }
    situation.today = Some(day("2026-11-25"));
    situation
}

#[divan::bench(args = [TraceLevel::None, TraceLevel::Steps, TraceLevel::Full])]
fn six_dates_in_three_readings(bencher: Bencher<'_, '_>, level: TraceLevel) {
    let book = RuleBook::embedded().unwrap();
    let situation = six_dates();
    let found = assess(book, &situation, level).unwrap();
    assert_eq!(found.deadlines.len(), 6);
    bencher.bench(|| assess(book, black_box(&situation), level).unwrap());
}

fn questions_of_the_worked_cases() -> Vec<Tree> {
    include_str!("../tests/golden.jsonl")
        .lines()
        .map(|line| {
            let mut case: serde_json::Value = serde_json::from_str(line).unwrap();
            let parts = case.as_object_mut().unwrap();
            parts.retain(|key, _| ["id", "track", "facts", "about"].contains(&key.as_str()));
            serde_json::from_value(case).unwrap()
        })
        .collect()
}

fn explained(book: &RuleBook) -> law::contract::Answer<'_> {
    let line = r#"{"id":"x","track":"eu-long-stay","today":"2026-11-25","facts":{"entered_belgium":"2026-09-07","annex_19_filed":"2026-09-15","moved_in":"2026-10-20","address_declared":"2026-10-22"}}"#;
    let question: Tree = serde_json::from_str(line).unwrap();
    let choices = Choices {
        profile: Profile::Careful,
        trace: TraceLevel::Full,
    };
    answer(book, 1, &question, choices).unwrap()
}

#[divan::bench]
fn explanation_as_json(bencher: Bencher<'_, '_>) {
    let answer = explained(RuleBook::embedded().unwrap());
    bencher.bench(|| serde_json::to_vec(black_box(&answer)).unwrap());
}

#[divan::bench]
fn explanation_as_json_by_serde_json(bencher: Bencher<'_, '_>) {
    let answer = explained(RuleBook::embedded().unwrap());
    let bytes = serde_json::to_vec(&answer).unwrap();
    // The same bytes as texts and numbers that are ready to be written.
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(serde_json::to_vec(&value).unwrap().len(), bytes.len());
    bencher.bench(|| serde_json::to_vec(black_box(&value)).unwrap());
}

/// A thousandth of a million cases: every worked case on shifted days, dates without proof.
#[divan::bench]
fn a_thousand_cases(bencher: Bencher<'_, '_>) {
    let book = RuleBook::embedded().unwrap();
    let choices = Choices {
        profile: Profile::Careful,
        trace: TraceLevel::None,
    };
    let mut cases = Vec::new();
    for question in questions_of_the_worked_cases() {
        let answered = answer(book, 1, &question, choices).unwrap();
        let mut situation = Situation::new(answered.track);
        situation.today = Some(day("2026-11-25"));
        if let Some(Tree::Object(facts)) = question.get("facts") {
            for (kind, on) in facts {
                if let (Ok(kind), Tree::Text(on)) = (kind.parse(), on) {
                    situation.facts.push(Fact::new(kind, day(on)));
                }
            }
        }
        cases.push(situation);
    }
    let thousand: Vec<Situation> = (0..1_000)
        .map(|i| {
            let mut case = cases[i % cases.len()].clone();
            for fact in &mut case.facts {
                fact.on = plus_days(fact.on, i64::try_from(i).unwrap()).unwrap();
            }
            case
        })
        .collect();
    bencher.counter(ItemsCount::new(1_000_usize)).bench(|| {
        let given = |case| {
            assess(book, case, TraceLevel::None)
                .unwrap()
                .deadlines
                .len()
        };
        black_box(&thousand).iter().map(given).sum::<usize>()
    });
}
