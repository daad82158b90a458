//! Dates over HTTP: the calculator to the letter of its contract, what is due, and the letter that
//! follows from a case.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use jobs::{JobSettings, Jobs, Post, sweep};
use law::assess::TraceLevel;
use law::contract::{self, Choices, Tree};
use law::{Profile, RuleBook};
use serde_json::{Value, json};

use super::{Ask, event_of, in_memory, now, on_both, path_of};
use crate::http::api::LINES;
use crate::wiring::RandomIds;

/// The example of the contract.
fn question() -> Value {
    json!({
        "id": "a1", "track": "eu-short-stay", "facts": {"entered_belgium": "2026-11-23"},
        "about": {"lodging": "private"},
    })
}

#[tokio::test]
async fn one_question_is_answered_as_the_contract_says() {
    let bench = in_memory().await;
    let got = bench.ask(Ask::post("/api/v1/deadlines", &question())).await;
    let answer = got.well();
    let report = &answer["deadlines"][0];
    assert_eq!(report["rule"], "eu-short-stay-report");
    assert_eq!(
        (&report["due"], &report["safe"]),
        (&json!("2026-12-07"), &json!("2026-12-04"))
    );
    assert_eq!(report["state"], Value::Null);

    // It is the calculator's own answer, whatever is asked.
    let book = RuleBook::embedded().unwrap();
    for (query, profile, trace) in [
        ("", Profile::Careful, TraceLevel::Steps),
        (
            "?profile=strict&trace=none",
            Profile::Strict,
            TraceLevel::None,
        ),
        (
            "?trace=full&profile=statutory",
            Profile::Statutory,
            TraceLevel::Full,
        ),
    ] {
        let got = bench
            .ask(Ask::post(format!("/api/v1/deadlines{query}"), &question()))
            .await;
        let tree: Tree = serde_json::from_value(question()).unwrap();
        let expected = contract::answer(book, 1, &tree, Choices { profile, trace }).unwrap();
        assert_eq!(got.bytes, serde_json::to_vec(&expected).unwrap(), "{query}");
    }
    let mut nameless = question();
    nameless.as_object_mut().unwrap().remove("id");
    assert_eq!(
        bench
            .ask(Ask::post("/api/v1/deadlines", &nameless))
            .await
            .well()["id"],
        "1"
    );
    for query in ["trace=all", "profile=brave", "format=json"] {
        let got = bench
            .ask(Ask::post(format!("/api/v1/deadlines?{query}"), &question()))
            .await;
        assert_eq!(got.status, StatusCode::BAD_REQUEST, "{query}");
    }
}

#[tokio::test]
async fn tracks_are_suggested_and_never_chosen() {
    let bench = in_memory().await;
    let ask = |body: Value| bench.ask(Ask::post("/api/v1/tracks/suggest", &body));
    let known = json!({"nationality": "MA", "stay": "short", "visa": "C", "today": "2026-11-25"});
    assert_eq!(
        ask(known).await.well(),
        json!({
            "on": "2026-11-25",
            "suggestions": [{
                "track": "third-country-short-stay-visa-c",
                "reasons": ["third-country-national", "stay-short", "holds-visa-c"],
                "cautions": [],
            }],
            "questions": ["lodging", "family"],
            "notes": [],
        })
    );
    // The day of the service, when the question names none.
    assert_eq!(ask(json!({})).await.well()["on"], "2026-11-20");
    for (body, code, field) in [
        (json!({"nationality": "QQ"}), "about.unknown", "nationality"),
        (json!({"nation": "FR"}), "key.unknown", "nation"),
        (json!({"to_marry": "yes"}), "value.wrong_type", "to_marry"),
        (json!({"today": "soon"}), "today.not_a_date", "today"),
    ] {
        let got = ask(body).await;
        assert_eq!(
            (got.code().as_str(), &got.json()["field"]),
            (code, &json!(field))
        );
    }
}

#[tokio::test]
async fn a_question_that_cannot_be_is_named() {
    let bench = in_memory().await;
    for (change, code, field) in [
        (
            json!({"facts": {"entered_belgium": "2026-02-30"}}),
            "fact.not_a_date",
            "facts.entered_belgium",
        ),
        (
            json!({"facts": {"entered_belgium": "1949-12-31"}}),
            "fact.out_of_range",
            "facts.entered_belgium",
        ),
        (
            json!({"facts": {"entered_belgium": "2200-01-01"}}),
            "fact.out_of_range",
            "facts.entered_belgium",
        ),
        (
            json!({"facts": {"arrived": "2026-11-23"}}),
            "fact.unknown",
            "facts.arrived",
        ),
        (json!({"track": "x"}), "track.unknown", "track"),
        (json!({"today": "soon"}), "today.not_a_date", "today"),
        (
            json!({"about": {"nationality": "QQ"}}),
            "about.unknown",
            "about.nationality",
        ),
        (
            json!({"absences": [{"from": "2026-02-01", "until": "2026-01-01", "reason": "work"}]}),
            "absence.reversed",
            "absences[0].until",
        ),
        (json!({"name": "Ana"}), "key.unknown", "name"),
    ] {
        let mut asked = question();
        asked
            .as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        let got = bench.ask(Ask::post("/api/v1/deadlines", &asked)).await;
        assert_eq!(got.code(), code, "{change}");
        let said = got.json();
        assert_eq!(
            (&said["field"], &said["id"], &said["line"]),
            (&json!(field), &json!("a1"), &json!(1))
        );
        assert_eq!(said["error"]["code"], code);
    }
}

#[tokio::test]
async fn many_lines_are_answered_in_order() {
    let bench = in_memory().await;
    let mut ask =
        Ask::new(Method::POST, "/api/v1/deadlines?trace=none").with("content-type", LINES);
    let text = format!(
        "{}\r\n\n{{\"id\":\"x\"}}\n{{oops\n{}",
        question(),
        question()
    );
    ask.body = Body::from(text);
    let got = bench.ask(ask).await;
    assert_eq!(
        (got.status, got.header("content-type")),
        (StatusCode::OK, Some(LINES))
    );
    let text = String::from_utf8(got.bytes.to_vec()).unwrap();
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["deadlines"][0]["due"], "2026-12-07");
    assert_eq!(
        (&lines[1]["line"], &lines[1]["error"]["code"]),
        (&json!(3), &json!("track.missing"))
    );
    assert_eq!(
        (&lines[2]["line"], &lines[2]["error"]["code"]),
        (&json!(4), &json!("json.invalid"))
    );
    assert_eq!(lines[3], lines[0]);
}

#[tokio::test]
async fn what_is_due_between_two_days() {
    on_both(async |bench| {
        for (name, arrived) in [("Ana", "2026-11-16"), ("Bea", "2026-11-17"), ("Cleo", "2026-11-17"), ("Dora", "2026-11-19")] {
            bench.open(name, "Pop", arrived).await;
        }
        let due = async |query: &str| bench.get(format!("/api/v1/due?{query}")).await;
        let all = due("from=2026-11-01&until=2027-12-31").await;
        let all = all["due"].as_array().unwrap().clone();
        let days: Vec<&str> = all.iter().map(|line| line["deadline"]["due"].as_str().unwrap()).collect();
        assert!(days.len() >= 8 && days.is_sorted(), "{days:?}");
        // Page by page it is the same, by either date.
        for (by, key) in [("due", "due"), ("safe", "safe")] {
            let whole = due(&format!("from=2026-11-01&until=2027-12-31&by={by}")).await["due"].clone();
            let (mut pages, mut after) = (Vec::new(), String::new());
            loop {
                let page = due(&format!("from=2026-11-01&until=2027-12-31&by={by}&limit=3{after}")).await;
                pages.extend(page["due"].as_array().unwrap().clone());
                let Some(next) = page["next"].as_str() else { break };
                after = format!("&after={next}");
            }
            assert_eq!(Value::from(pages), whole, "{by}");
            assert!(whole[0]["deadline"][key].is_string());
        }
        // Both days belong to it: the report of Ana, ten working days after the 16th.
        let one = due("from=2026-11-30&until=2026-11-30").await;
        let rules: Vec<&str> = one["due"].as_array().unwrap().iter().map(|line| line["deadline"]["rule"].as_str().unwrap()).collect();
        assert_eq!(rules, ["eu-short-stay-report"]);
        assert_eq!(one["due"][0]["deadline"]["state"], "open");
        assert_eq!(due("from=2026-11-28&until=2026-11-29").await["due"], json!([]));
        for (query, code) in [
            ("from=2026-11-30", "query.missing"),
            ("from=2026-11-30&until=2026-11-29", "query.malformed"),
            ("from=2026-11-31&until=2026-12-01", "query.malformed"),
            ("from=-9999-01-01&until=2026-12-01", "query.malformed"),
            ("from=2026-11-30&until=12026-12-01", "query.malformed"),
            ("from=2026-11-30&until=2026-12-01&by=all", "query.malformed"),
            ("from=2026-11-30&until=2026-12-01&after=2026-11-30", "query.malformed"),
            ("from=2026-11-30&until=2026-12-01&after=2020-01-01.00000000-0000-0000-0000-000000000001", "query.malformed"),
        ] {
            let got = bench.ask(Ask::get(format!("/api/v1/due?{query}"))).await;
            assert_eq!(got.code(), code, "{query}");
        }
        due("from=0001-01-01&until=9999-12-31").await;
    })
    .await;
}

#[tokio::test]
async fn a_case_that_was_sent_in_leads_to_a_letter() {
    on_both(async |bench| {
        // Friday; three working days ago was Tuesday.
        let case = bench.open("Ana", "Pop", "2026-11-17").await;
        assert_eq!(
            bench.get(path_of(&case, "/deliveries")).await["deliveries"],
            json!([])
        );
        let outbox = tempfile::tempdir().unwrap();
        let settings = JobSettings::new("Onthaal", "termijn@organisation.example").unwrap();
        let jobs = Jobs::new(bench.app.store.clone(), settings, RandomIds);
        let post = Post::Spool(outbox.path().to_owned());
        let written = sweep(&jobs, &post, || now() + TimeDelta::minutes(1))
            .await
            .unwrap();
        assert_eq!(written.written.len(), 1);
        assert_eq!(outbox.path().read_dir().unwrap().count(), 1);

        let letters = bench.get(path_of(&case, "/deliveries")).await;
        let letter = &letters["deliveries"][0];
        assert_eq!(
            (&letter["kind"], &letter["state"]),
            (&json!("reminder"), &json!("sent"))
        );
        let spoken_of = letter["reminders"].as_array().unwrap();
        assert!(!spoken_of.is_empty());
        let text = letters.to_string();
        assert!(
            !text.contains("ana@mail") && !text.contains("Pop"),
            "{text}"
        );
        let reminders = bench.get(path_of(&case, "/reminders")).await;
        let done = reminders["reminders"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["delivery"] == letter["id"]);
        assert_eq!(done.count(), spoken_of.len());

        let deadlines = bench.get(path_of(&case, "/deadlines")).await;
        let report = deadlines["deadlines"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["rule"] == "eu-short-stay-report")
            .unwrap();
        assert_eq!(report["occurrence"], event_of(&case, "entered_belgium"));
        assert_eq!(report["readings"]["statutory"], report["due"]);
        assert!(report["trace"].as_array().unwrap().len() > 3);
        assert!(!report["basis"].as_array().unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_case_is_replayed_as_it_was_known() {
    on_both(async |bench| {
        let case = bench.open("Ana", "Pop", "2026-11-17").await;
        let path = path_of(&case, "/deadlines");
        let due = async |query: &str| {
            let body = bench.ask(Ask::get(format!("{path}?{query}"))).await.well();
            assert_eq!(body["next"], Value::Null);
            let all = body["deadlines"].as_array().unwrap().clone();
            let report = all
                .into_iter()
                .find(|one| one["rule"] == "eu-short-stay-report");
            report.map(|one| (one["due"].clone(), one["id"].is_string()))
        };
        let stored = (json!("2026-12-01"), true);
        assert_eq!(due("as_known_on=2026-11-20").await, Some(stored));
        assert_eq!(
            due("as_known_on=2026-11-19").await,
            None,
            "not yet recorded"
        );
        let same = due("as_of_law=2020-01-01").await.unwrap();
        assert_eq!(same.0, "2026-12-01");
        for query in [
            "as_known_on=2026-11-21",
            "as_known_on=2026-02-30",
            "as_of_law=2026-11-20&limit=5",
        ] {
            let got = bench.ask(Ask::get(format!("{path}?{query}"))).await;
            assert_eq!(got.code(), "query.malformed", "{query}");
        }
    })
    .await;
}
