//! Lists and searches: complete, in pages, forgiving.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Ask, Bench, on_both, path_of};

const NAMES: [(&str, &str); 7] = [
    ("Zoë", "Müller"),
    ("Élise", "De Smet"),
    ("Ștefan", "O'Neil"),
    ("Bulla", "Muster"),
    ("Ana", "Müller-Pop"),
    ("Ana", "Adam"),
    ("Nguyễn", "Văn An"),
];

fn names(page: &Value) -> Vec<String> {
    let lines = page["cases"].as_array().unwrap();
    lines
        .iter()
        .map(|line| line["name"].as_str().unwrap().to_owned())
        .collect()
}

/// Every page of a list, with something done between two of them.
async fn walk(bench: &Bench, path: &str, between: impl AsyncFn(usize)) -> Vec<String> {
    let mut all = Vec::new();
    let mut after = String::new();
    for turn in 0.. {
        let page = bench.get(format!("{path}limit=2{after}")).await;
        all.extend(names(&page));
        assert!(page["cases"].as_array().unwrap().len() <= 2);
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return all,
        }
        between(turn).await;
    }
    all
}

#[tokio::test]
async fn pages_are_complete_while_cases_are_opened() {
    on_both(async |bench| {
        for (given, family) in NAMES {
            bench.open(given, family, "2026-11-17").await;
        }
        let seen = walk(&bench, "/api/v1/cases?", async |turn| {
            // One that belongs before the place reached, one that belongs after it.
            bench.open("Aa", &format!("Aa{turn}"), "2026-11-17").await;
            if turn == 0 {
                bench.open("Zz", "Zz", "2026-11-17").await;
            }
        })
        .await;
        let once: BTreeSet<&String> = seen.iter().collect();
        assert_eq!(once.len(), seen.len(), "{seen:?}");
        for (given, family) in NAMES {
            assert!(
                seen.contains(&format!("{given} {family}")),
                "{given} {family}: {seen:?}"
            );
        }
        assert!(seen.contains(&"Zz Zz".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_search_forgives_accents_order_and_beginnings() {
    on_both(async |bench| {
        let mut references = Vec::new();
        for (given, family) in NAMES {
            let case = bench.open(given, family, "2026-11-17").await;
            references.push(case["reference"].as_str().unwrap().to_owned());
        }
        let reference = references[2].to_lowercase();
        for (asked, expected) in [
            ("muller", vec!["Ana Müller-Pop", "Zoë Müller"]),
            ("M%C3%9CLLER+zoe", vec!["Zoë Müller"]),
            ("ulle", vec!["Ana Müller-Pop", "Zoë Müller"]),
            ("smet%20elise", vec!["Élise De Smet"]),
            ("%C8%98tefan", vec!["Ștefan O'Neil"]),
            ("nguyen", vec!["Nguyễn Văn An"]),
            ("nobody", vec![]),
            ("%E2%82%AC", vec![]),
            ("", vec![]),
            (reference.as_str(), vec!["Ștefan O'Neil"]),
        ] {
            let page = bench.get(format!("/api/v1/cases?search={asked}")).await;
            assert_eq!(names(&page), expected, "{asked}");
            assert_eq!(page["next"], Value::Null);
        }
        let everybody = bench.get("/api/v1/cases?search=ANA%40mail.example").await;
        assert_eq!(names(&everybody).len(), NAMES.len());
        for path in [
            "/api/v1/cases?search=ana%40mail.example&",
            "/api/v1/cases?search=ana&",
        ] {
            let all = walk(&bench, path, async |_| {}).await;
            let once: BTreeSet<&String> = all.iter().collect();
            assert_eq!(once.len(), all.len(), "{path}: {all:?}");
            assert!(all.len() >= 2, "{path}: {all:?}");
        }
        // By its reference a case is read like by its id.
        let by_reference = bench.get(format!("/api/v1/cases/{reference}")).await;
        let by_id = bench.get(path_of(&by_reference, "")).await;
        assert_eq!(by_reference, by_id);
    })
    .await;
}

#[tokio::test]
async fn a_page_that_cannot_be_is_refused() {
    let bench = super::in_memory().await;
    let case = bench.open("Ana", "Pop", "2026-11-17").await;
    for (query, code) in [
        ("limit=0", "query.malformed"),
        ("limit=101", "query.malformed"),
        ("limit=-1", "query.malformed"),
        ("limit=%2B5", "query.malformed"),
        ("limit=99999999999999999999", "query.malformed"),
        ("limit=", "query.malformed"),
        ("limit=1&limit=2", "query.duplicate"),
        ("after=x", "query.malformed"),
        (
            "after=00000000-0000-0000-0000-000000000001",
            "query.malformed",
        ),
        ("page=2", "query.unknown"),
        ("search=%ff", "query.malformed"),
        ("search=%00", "query.malformed"),
        ("search=%", "query.malformed"),
        ("%ff=1", "query.malformed"),
    ] {
        let got = bench.ask(Ask::get(format!("/api/v1/cases?{query}"))).await;
        assert_eq!(got.code(), code, "{query}");
    }
    let long = format!("/api/v1/cases?search={}", "x".repeat(201));
    assert_eq!(bench.ask(Ask::get(long)).await.code(), "query.malformed");
    for list in ["deadlines", "reminders", "deliveries"] {
        let page = bench.get(path_of(&case, &format!("/{list}?limit=1"))).await;
        let items = page[list].as_array().unwrap();
        assert!(items.len() <= 1);
        let unknown = Ask::get(path_of(&case, &format!("/{list}?offset=1")));
        assert_eq!(bench.ask(unknown).await.code(), "query.unknown");
    }
    let mut all = Vec::new();
    let mut after = String::new();
    loop {
        let page = bench
            .get(path_of(&case, &format!("/reminders?limit=1{after}")))
            .await;
        all.extend(page["reminders"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else {
            break;
        };
        after = format!("&after={next}");
    }
    assert_eq!(Value::from(all), case["reminders"]);
}
