//! Boundary cases of absences, each counted by hand; every code has its case.
//! Not here: thousands of histories against a second implementation (`law/tests/absences.rs`).

use super::*;
use crate::book::RuleBook;
use crate::formula::Count;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn limits(rule: &str) -> Limits {
    let rule = RuleBook::embedded().unwrap().find(rule).unwrap();
    match rule.version[0].count {
        Count::Absences(limits) => limits,
        other => panic!("{other:?}"),
    }
}

/// `2023-01-01..2023-02-03 holiday`, or `2023-01-01.. holiday` while still away.
fn read(history: &str) -> Vec<Absence> {
    let one = |text: &str| {
        let (days, reason) = text.trim().split_once(' ').unwrap();
        let (from, until) = days.split_once("..").unwrap();
        Absence {
            from: day(from),
            until: (!until.is_empty()).then(|| day(until)),
            reason: reason.parse().unwrap(),
        }
    };
    history
        .split(',')
        .filter(|text| !text.trim().is_empty())
        .map(one)
        .collect()
}

/// The verdict and the earliest day, or every reason with its verdict.
fn said(check: &Check) -> String {
    let word = |verdict: Verdict| format!("{verdict:?}").to_lowercase();
    let earliest = check
        .earliest
        .map_or_else(|| "-".to_owned(), |day| day.to_string());
    format!("{} {earliest}", word(check.verdict))
}

fn reasons(check: &Check) -> Vec<String> {
    check
        .outcomes
        .iter()
        .map(|one| one.reason.clone())
        .collect()
}

#[test]
fn durable_stay_to_the_day() {
    let limits = limits("durable-absence-check");
    // The clock starts on 15 March 2021: its runs turn on every 15 March, and it is complete on
    // 15 March 2026.
    for (history, expected) in [
        ("", "continuous 2026-03-15"),
        // Six months are full on 10 October: one day more is too long, a day on the limit is open.
        ("2022-04-10..2022-10-10 holiday", "broken 2027-10-11"),
        ("2022-04-10..2022-10-09 holiday", "review -"),
        // Five months and 27 days: under six months of any length. One day more is not.
        ("2022-04-10..2022-10-06 holiday", "continuous 2026-03-15"),
        ("2022-04-10..2022-10-07 holiday", "review -"),
        // Four and four months on both sides of new year: one run, two calendar years.
        ("2022-09-01..2023-04-30 work", "review -"),
        // Four and four months on both sides of 15 March: two runs, one calendar year.
        (
            "2022-01-01..2022-02-28 work, 2022-04-01..2022-08-31 work",
            "review -",
        ),
        // Touching days are one absence and count once where they overlap.
        (
            "2022-04-10..2022-07-31 family, 2022-08-01..2022-10-10 work",
            "broken 2027-10-11",
        ),
        (
            "2022-04-10..2022-09-10 family, 2022-04-15..2022-09-20 work",
            "continuous 2026-03-15",
        ),
        // Military service never counts, however long.
        (
            "2022-01-01..2023-06-30 military-service",
            "continuous 2026-03-15",
        ),
        // Who goes straight from too long a journey into service returns when the service ends.
        (
            "2022-04-01..2022-10-31 work, 2022-11-01..2023-02-28 military-service",
            "broken 2028-03-01",
        ),
        // One important absence up to a year is left out; exactly a year is open.
        (
            "2022-04-01..2023-03-30 serious-illness",
            "continuous 2026-03-15",
        ),
        ("2022-04-01..2023-03-31 serious-illness", "review -"),
        ("2022-04-01..2023-04-01 serious-illness", "broken -"),
        // It is left out, so seven weeks of holidays beside it are no matter.
        (
            "2022-04-01..2023-01-31 study, 2023-06-01..2023-07-20 holiday",
            "continuous 2026-03-15",
        ),
        // A second one counts like any other: four months are within six ...
        (
            "2022-04-01..2023-01-31 study, 2024-06-01..2024-09-30 training",
            "continuous 2026-03-15",
        ),
        // ... eight are not, and which of the two is left out decides from when the clock runs.
        (
            "2022-04-01..2023-01-31 study, 2024-04-01..2024-11-30 training",
            "broken -",
        ),
        // Illness that touches illness is one absence, here of fourteen months.
        (
            "2022-04-01..2022-11-30 serious-illness, 2022-12-01..2023-05-31 study",
            "broken -",
        ),
        // Eight months ill and then three on holiday, without a day back: by reason that is fine, as one ordinary absence not.
        (
            "2022-04-01..2022-11-30 serious-illness, 2022-12-01..2023-02-28 holiday",
            "review -",
        ),
        // Days before the start do not count.
        ("2020-01-01..2021-05-31 work", "continuous 2026-03-15"),
        // Once the five years are complete, two years away are no break; a day more is.
        ("2026-04-01..2027-12-31 work", "continuous 2026-03-15"),
        ("2026-04-01..2028-03-30 work", "continuous 2026-03-15"),
        ("2026-04-01..2028-03-31 work", "review -"),
        ("2026-04-01..2028-04-01 work", "broken -"),
        // Away two years and two months, of which two years since completion less a month.
        ("2026-01-15..2028-03-10 work", "review -"),
        // The clock that runs again may break again.
        (
            "2021-06-01..2021-12-31 work, 2023-06-01..2023-12-31 work",
            "broken 2029-01-01",
        ),
    ] {
        let found = check(limits, day("2021-03-15"), false, &read(history), None);
        assert_eq!(said(&found), expected, "{history}: {:?}", found.outcomes);
    }
}

#[test]
fn long_term_residence_to_the_day() {
    let limits = limits("ltr-absence-check");
    let pieces = "2022-01-10..2022-05-09 work, 2023-01-10..2023-05-09 work, ";
    for (blue_card, history, expected) in [
        (false, "", "continuous 2026-03-15"),
        (
            false,
            "2023-07-01..2023-12-30 work",
            "continuous 2026-03-15",
        ),
        (false, "2023-07-01..2023-12-31 work", "review -"),
        (false, "2023-07-01..2024-01-01 work", "broken 2029-01-02"),
        // No reason exempts, and military service is an absence like any other.
        (
            false,
            "2023-07-01..2024-01-01 military-service",
            "broken 2029-01-02",
        ),
        // Four and four months, and two less a day, two, and two and a day.
        (
            false,
            &format!("{pieces}2025-01-01..2025-02-27 work"),
            "continuous 2026-03-15",
        ),
        (
            false,
            &format!("{pieces}2025-01-01..2025-02-28 work"),
            "review -",
        ),
        (
            false,
            &format!("{pieces}2025-01-01..2025-03-01 work"),
            "broken 2030-03-02",
        ),
        // Three months and 29 days twice: with two months more, 58 left-over days decide.
        (
            false,
            "2022-01-10..2022-05-08 work, 2023-01-10..2023-05-08 work",
            "continuous 2026-03-15",
        ),
        (
            false,
            "2022-01-10..2022-05-08 work, 2023-01-10..2023-05-08 work, 2024-01-01..2024-02-29 work",
            "review -",
        ),
        (true, "2023-07-01..2024-01-01 work", "continuous 2026-03-15"),
        (true, "2023-07-01..2024-06-30 work", "review -"),
        (true, "2023-07-01..2024-07-01 work", "broken -"),
        (
            true,
            "2022-01-01..2022-09-30 work, 2023-07-01..2024-03-31 work",
            "review -",
        ),
    ] {
        let found = check(limits, day("2021-03-15"), blue_card, &read(history), None);
        assert_eq!(said(&found), expected, "{history}: {:?}", found.outcomes);
    }
}

#[test]
fn who_is_still_away_has_no_day() {
    let limits = limits("durable-absence-check");
    let away = read("2025-05-01.. work");
    let on = |today: Option<&str>| check(limits, day("2021-03-15"), false, &away, today.map(day));
    assert_eq!(said(&on(Some("2025-07-31"))), "continuous 2026-03-15");
    assert_eq!(said(&on(Some("2025-10-31"))), "review -");
    assert_eq!(said(&on(Some("2025-11-30"))), "broken -");
    assert_eq!(on(Some("2025-11-30")).clock(), Some(Clock::StillAway));
    // A departure that lies ahead is no absence yet.
    assert_eq!(said(&on(Some("2025-04-30"))), "continuous 2026-03-15");
    // Without a day of the question nobody knows how long it lasts.
    let unknown = on(None);
    assert_eq!(said(&unknown), "review -");
    assert_eq!(reasons(&unknown), ["returns-at-once", "stays-away"]);
}

#[test]
fn each_outcome_names_what_it_rests_on() {
    let durable = limits("durable-absence-check");
    for (history, expected) in [
        (
            "2022-04-10..2022-10-09 holiday",
            vec!["limit-included", "limit-excluded"],
        ),
        (
            "2022-09-01..2023-04-30 work",
            vec!["years-from-start", "calendar-years"],
        ),
        (
            "2026-01-15..2028-03-10 work",
            vec!["loss-from-completion", "loss-from-departure"],
        ),
        (
            "2022-04-01..2023-01-31 study, 2024-04-01..2024-11-30 training",
            vec!["exemption-used", "exemption-unused"],
        ),
        (
            "2022-04-01..2022-11-30 serious-illness, 2022-12-01..2023-02-28 holiday",
            vec!["reasons-apart, mixed-as-important", "mixed-as-ordinary"],
        ),
    ] {
        let found = check(durable, day("2021-03-15"), false, &read(history), None);
        let mut sorted = reasons(&found);
        sorted.sort();
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        expected.sort();
        assert_eq!(sorted, expected, "{history}: {:?}", found.outcomes);
        let codes = found.outcomes.iter().flat_map(|one| one.reason.split(", "));
        for code in codes.collect::<Vec<_>>() {
            assert!(CODES.contains(&code), "{code}");
        }
    }
}
