//! Changes: once, on the version that was seen, and with what moved.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{Ask, Bench, event_of, new_case, on_both, path_of};

fn reported(on: &str) -> Value {
    json!({"kind": "presence_reported", "on": on, "document": "annex-3ter"})
}

fn codes_of<'a>(case: &'a Value, list: &str, key: &str) -> Vec<&'a str> {
    let items = case[list].as_array().unwrap();
    items
        .iter()
        .map(|item| item[key].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_case_from_arrival_to_report() {
    on_both(async |bench| {
        let got = bench
            .ask(Ask::post(
                "/api/v1/cases",
                &new_case("Élise", "Müller", "2026-11-17"),
            ))
            .await;
        let case = got.well();
        assert_eq!(got.status, StatusCode::CREATED);
        assert_eq!(got.header("location"), Some(path_of(&case, "").as_str()));
        assert_eq!(got.header("etag"), Some("\"1\""));
        assert!(codes_of(&case, "deadlines", "rule").contains(&"eu-short-stay-report"));
        let arrival = event_of(&case, "entered_belgium").to_owned();

        // A wrong day is put right: the dates move, and the answer says which.
        let correct = Ask::post(
            path_of(&case, &format!("/events/{arrival}/corrections")),
            &json!({"on": "2026-11-16"}),
        );
        let corrected = bench.ask(correct.with("if-match", "\"1\"")).await.well();
        let moved = codes_of(&corrected, "changed_deadlines", "state");
        assert!(
            moved.contains(&"superseded") && moved.contains(&"open"),
            "{moved:?}"
        );
        let arrival = event_of(&corrected, "entered_belgium").to_owned();
        let now = corrected["events"]
            .as_array()
            .unwrap()
            .iter()
            .find(|e| e["id"] == arrival.as_str());
        assert_eq!(now.unwrap()["evidence"], "ticket");

        // The same correction says nothing new; null takes a value away.
        let again = Ask::post(
            path_of(&case, &format!("/events/{arrival}/corrections")),
            &json!({"on": "2026-11-16"}),
        );
        let refused = bench.ask(again.with("if-match", "\"2\"")).await;
        assert_eq!(refused.code(), "correction.empty");
        let bare = Ask::post(
            path_of(&case, &format!("/events/{arrival}/corrections")),
            &json!({"evidence": null}),
        );
        let bare = bench.ask(bare.with("if-match", "\"2\"")).await.well();
        let last = bare["events"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(
            (&last["evidence"], &last["on"]),
            (&Value::Null, &json!("2026-11-16"))
        );

        let record = Ask::post(path_of(&case, "/events"), &reported("2026-11-19"));
        let met = bench.ask(record.with("if-match", "\"3\"")).await;
        assert_eq!(met.header("etag"), Some("\"4\""));
        let met = met.well();
        let report = met["changed_deadlines"].as_array().unwrap();
        assert!(
            report
                .iter()
                .any(|one| one["rule"] == "eu-short-stay-report" && one["state"] == "met")
        );

        let event = event_of(&met, "presence_reported").to_owned();
        let withdraw = Ask::new(
            Method::POST,
            path_of(&case, &format!("/events/{event}/withdrawal")),
        );
        let open = bench.ask(withdraw.with("if-match", "\"4\"")).await.well();
        assert!(codes_of(&open, "events", "state").contains(&"withdrawn"));

        let assign = Ask::post(path_of(&case, "/assignment"), &json!({"team": "South"}));
        let away = bench.ask(assign.with("if-match", "\"5\"")).await.well();
        assert_eq!(away["team"], bench.south.to_string());
        assert_eq!(
            bench.ask(Ask::get(path_of(&case, ""))).await.code(),
            "case.not_found"
        );
    })
    .await;
}

#[tokio::test]
async fn a_change_needs_the_version_that_was_seen() {
    on_both(async |bench| {
        let case = bench.open("Ana", "Pop", "2026-11-17").await;
        let record = |on: &str| Ask::post(path_of(&case, "/events"), &reported(on));
        let missing = bench.ask(record("2026-11-18")).await;
        assert_eq!(
            (missing.code().as_str(), missing.status.as_u16()),
            ("if_match.missing", 428)
        );
        for bad in [
            "3",
            "W/\"1\"",
            "*",
            "\"1\", \"2\"",
            "\"x\"",
            "\"99999999999999999999\"",
            "\"\"",
        ] {
            let got = bench.ask(record("2026-11-18").with("if-match", bad)).await;
            assert_eq!(got.code(), "if_match.malformed", "{bad}");
        }
        let twice = record("2026-11-18")
            .with("if-match", "\"1\"")
            .with("if-match", "\"1\"");
        assert_eq!(bench.ask(twice).await.code(), "if_match.malformed");
        bench
            .ask(record("2026-11-18").with("if-match", "\"1\""))
            .await
            .well();

        let stale = bench
            .ask(record("2026-11-19").with("if-match", "\"1\""))
            .await;
        assert_eq!(
            (stale.code().as_str(), stale.status.as_u16()),
            ("version.stale", 412)
        );
        let said = stale.json();
        assert_eq!(said["current_version"], 2);
        let changed = said["changed"].as_array().unwrap();
        assert_eq!(changed[0]["action"], "event_recorded");
        assert_eq!(changed[0]["after"]["on"], "2026-11-18");
        assert!(changed.iter().any(|line| line["action"] == "deadline_met"));
        assert!(changed.iter().all(|line| line["action"] != "case_opened"));
        // A version that does not exist yet has nothing that came after it.
        let ahead = bench
            .ask(record("2026-11-19").with("if-match", "\"9\""))
            .await
            .json();
        assert_eq!(ahead["changed"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn of_two_who_saw_the_same_version_one_is_told_what_the_other_did() {
    on_both(async |bench| {
        let case = bench.open("Ana", "Pop", "2026-11-10").await;
        let record = |on: &str| {
            bench.ask(Ask::post(path_of(&case, "/events"), &reported(on)).with("if-match", "\"1\""))
        };
        let (one, other) = tokio::join!(record("2026-11-18"), record("2026-11-19"));
        let (won, lost) = if one.status.is_success() {
            (one, other)
        } else {
            (other, one)
        };
        assert_eq!(won.well()["version"], 2);
        assert_eq!(lost.code(), "version.stale");
        assert_eq!(lost.json()["changed"][0]["action"], "event_recorded");
    })
    .await;
}

async fn cases(bench: &Bench) -> usize {
    bench.get("/api/v1/cases").await["cases"]
        .as_array()
        .unwrap()
        .len()
}

#[tokio::test]
async fn the_same_request_twice_has_one_effect_and_one_answer() {
    on_both(async |bench| {
        let open = |key: &str, name: &str| {
            Ask::post("/api/v1/cases", &new_case(name, "Pop", "2026-11-17"))
                .with("idempotency-key", key)
        };
        let first = bench.ask(open("k-1", "Ana")).await;
        assert_eq!(first.header("idempotent-replayed"), None);
        let case = first.well();
        // In between the case moves on; the answer stays what it was.
        let record = |key: &str| {
            Ask::post(path_of(&case, "/events"), &reported("2026-11-18"))
                .with("if-match", "\"1\"")
                .with("idempotency-key", key)
        };
        let recorded = bench.ask(record("k-2")).await;
        let again = bench.ask(open("k-1", "Ana")).await;
        again.well();
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!((again.status, &again.bytes), (first.status, &first.bytes));
        for name in ["etag", "location", "content-type"] {
            assert_eq!(again.header(name), first.header(name), "{name}");
        }
        // The version has moved on by this very request: sending it again is still no conflict.
        let replayed = bench.ask(record("k-2")).await;
        assert_eq!(replayed.bytes, recorded.bytes);
        assert_eq!(replayed.header("idempotent-replayed"), Some("true"));

        let other = bench.ask(open("k-1", "Bea")).await;
        assert_eq!(
            (other.code().as_str(), other.status.as_u16()),
            ("idempotency_key.reused", 422)
        );
        let elsewhere = bench.ask(record("k-1")).await;
        assert_eq!(elsewhere.code(), "idempotency_key.reused");
        // A refusal keeps nothing: put right, the same key may be used.
        let mut wrong = new_case("Cleo", "Pop", "2026-11-17");
        wrong["nationality"] = json!("QQ");
        let refused = bench
            .ask(Ask::post("/api/v1/cases", &wrong).with("idempotency-key", "k-3"))
            .await;
        assert_eq!(refused.code(), "refused.unknown_word");
        bench.ask(open("k-3", "Cleo")).await.well();
        // Another key of the API has keys of its own.
        let colleague = bench
            .new_key(
                &["coordinator"],
                Some(bench.north),
                super::KeyScope::Write,
                1,
            )
            .await;
        let theirs = bench.ask_as(&colleague, open("k-1", "Dora")).await;
        assert_eq!(theirs.header("idempotent-replayed"), None);
        assert_eq!(cases(&bench).await, 3);
    })
    .await;
}

#[tokio::test]
async fn the_same_request_at_once_has_one_effect() {
    on_both(async |bench| {
        let open = || {
            let ask = Ask::post("/api/v1/cases", &new_case("Ana", "Pop", "2026-11-17"));
            bench.ask(ask.with("idempotency-key", "once"))
        };
        let (one, two, three) = tokio::join!(open(), open(), open());
        let replayed = [&one, &two, &three].map(|got| got.header("idempotent-replayed").is_some());
        assert_eq!(replayed.iter().filter(|replayed| !**replayed).count(), 1);
        assert!(one.bytes == two.bytes && two.bytes == three.bytes);
        assert_eq!(cases(&bench).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_the_case_file_refuses_is_named() {
    let bench = super::in_memory().await;
    let case = bench.open("Ana", "Pop", "2026-11-17").await;
    let with = |change: &dyn Fn(&mut Value)| {
        let mut case = new_case("A", "B", "2026-11-17");
        change(&mut case);
        case
    };
    type Change<'a> = &'a dyn Fn(&mut Value);
    let opened: [(Change<'_>, &str, &str); 16] = [
        (
            &|c| c["given_name"] = json!(" "),
            "refused.missing",
            "given_name",
        ),
        (
            &|c| c["given_name"] = json!("a\u{7}b"),
            "refused.unreadable",
            "given_name",
        ),
        (
            &|c| c["given_name"] = json!("a\u{0}b"),
            "value.malformed",
            "given_name",
        ),
        (
            &|c| c["family_name"] = json!("x".repeat(201)),
            "refused.too_long",
            "family_name",
        ),
        (
            &|c| c["language"] = json!("es"),
            "value.unknown",
            "language",
        ),
        (
            &|c| c["municipality"] = json!("1"),
            "refused.unreadable",
            "municipality",
        ),
        (&|c| c["team"] = json!("Elders"), "team.unknown", "team"),
        (
            &|c| c["team"] = json!("South"),
            "refused.not_allowed",
            "team",
        ),
        (
            &|c| c["caseworker"] = json!("x@y.example"),
            "user.unknown",
            "caseworker",
        ),
        (
            &|c| c["birth_date"] = json!("2199-01-01"),
            "refused.in_the_future",
            "birth_date",
        ),
        (
            &|c| c["birth_date"] = json!("0001-01-01"),
            "refused.impossible",
            "birth_date",
        ),
        (
            &|c| c["contacts"] = json!([{}]),
            "refused.missing",
            "contacts[0].contact",
        ),
        (
            &|c| c["contacts"] = json!([{"email": "a@b"}]),
            "refused.unreadable",
            "contacts[0].email",
        ),
        (
            &|c| c["contacts"] = json!([{"phone": "12"}]),
            "refused.unreadable",
            "contacts[0].phone",
        ),
        (
            &|c| c["events"][0]["on"] = json!("1949-12-31"),
            "refused.impossible",
            "events[0].on",
        ),
        (
            &|c| c["events"][0]["until"] = json!("2026-11-18"),
            "refused.not_expected",
            "events[0].until",
        ),
    ];
    for (change, code, field) in opened {
        let got = bench.ask(Ask::post("/api/v1/cases", &with(change))).await;
        assert_eq!(
            (got.code().as_str(), got.json()["field"].as_str().unwrap()),
            (code, field)
        );
        assert!(got.json()["expected"].is_string());
    }
    let recorded = [
        (
            json!({"kind": "presence_reported", "on": "2026-11-16"}),
            "refused.contradicting",
            "on",
        ),
        (
            json!({"kind": "presence_reported", "on": "2026-11-21"}),
            "refused.in_the_future",
            "on",
        ),
        (
            json!({"kind": "presence_reported", "on": "2300-01-01"}),
            "refused.impossible",
            "on",
        ),
        (
            json!({"kind": "arrived", "on": "2026-11-18"}),
            "value.unknown",
            "kind",
        ),
        (
            json!({"kind": "absences", "on": "2026-11-18"}),
            "refused.not_expected",
            "kind",
        ),
        (
            json!({"kind": "visa_stated", "on": "2026-11-18"}),
            "refused.missing",
            "attributes.visa",
        ),
        (
            json!({"kind": "visa_stated", "on": "2026-11-18", "attributes": {"visa": "C", "visa_days": 0}}),
            "value.out_of_range",
            "attributes.visa_days",
        ),
        (
            json!({"kind": "duty_missed", "on": "2026-11-18", "attributes": {"rule": "no-rule"}}),
            "refused.unknown_word",
            "attributes.rule",
        ),
        (
            json!({"kind": "entered_belgium", "on": "2026-11-17"}),
            "refused.already_recorded",
            "on",
        ),
    ];
    for (event, code, field) in recorded {
        let record = Ask::post(path_of(&case, "/events"), &event).with("if-match", "\"1\"");
        let got = bench.ask(record).await;
        if event["kind"] == "entered_belgium" {
            // The twin of the arrival: nothing but its note differs.
            assert_eq!(got.code(), code);
            continue;
        }
        assert_eq!(
            (got.code().as_str(), got.json()["field"].as_str().unwrap()),
            (code, field),
            "{event}"
        );
    }
    let track = event_of(&case, "track_chosen");
    let withdraw = Ask::new(
        Method::POST,
        path_of(&case, &format!("/events/{track}/withdrawal")),
    );
    assert_eq!(
        bench.ask(withdraw.with("if-match", "\"1\"")).await.code(),
        "refused.last_track"
    );
    for unknown in [
        "00000000-0000-0000-0000-000000000001",
        "nothing",
        "%00",
        "%ff",
    ] {
        let withdraw = Ask::new(
            Method::POST,
            path_of(&case, &format!("/events/{unknown}/withdrawal")),
        );
        let code = bench.ask(withdraw.with("if-match", "\"1\"")).await.code();
        assert!(
            ["event.not_found", "address.not_found"].contains(&code.as_str()),
            "{unknown}: {code}"
        );
    }
    assert_eq!(bench.get(path_of(&case, "")).await["version"], 1);
}
