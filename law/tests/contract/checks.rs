//! Absences in the contract: what a check answers, what a break does to the rights that count from the same
//! start, and how a person's word settles a doubt.

use serde_json::{Value, json};

use super::{ask, date_of};

#[test]
fn durable_stay_starts_at_the_earliest_paper_and_again_after_a_break() {
    let line = |absences: Value| json!({"track": "eu-long-stay", "facts": {"annex_19_filed": "2021-11-22", "annex_15_issued": "2021-10-01"}, "absences": absences, "today": "2026-10-01"});
    let away = |until: &str| json!([{"from": "2023-01-01", "until": until, "reason": "holiday"}]);
    let right = |absences| date_of(&line(absences), "durable-stay-5y");
    let date = right(away("2023-02-01"));
    assert_eq!(date["readings"]["statutory"], "2026-10-01");
    assert_eq!(date["safe"], "2026-10-02");
    assert_eq!(date["state"], "open");
    assert_eq!(date["trace"][0]["from"], "annex_15_issued");
    // Eight months within one run and one calendar year: the five years run from the day of return.
    let date = right(away("2023-08-31"));
    assert_eq!(date["occurrence"], "durable_stay_started@2023-09-01");
    assert_eq!(date["readings"]["statutory"], "2028-09-01");
    assert_eq!(date["safe"], "2028-09-02");
    assert_eq!(date["state"], "not_yet");
    assert_eq!(
        (&date["trace"][0], &date["trace"][1], &date["trace"][2]),
        (
            &json!({"day": "2021-10-01", "step": "derived", "from": "annex_15_issued"}),
            &json!({"day": "2023-09-01", "step": "restarted"}),
            &json!({"day": "2023-09-01", "step": "trigger"}),
        )
    );
}

#[test]
fn a_check_stands_beside_its_clock() {
    let line = |absences: Value| json!({"track": "eu-long-stay", "facts": {"annex_19_filed": "2021-11-22"}, "absences": absences, "today": "2026-10-01"});
    let check = |absences| date_of(&line(absences), "durable-absence-check");
    let none = check(json!([]));
    assert_eq!(none["kind"], "check");
    assert_eq!(none["verdict"], "continuous");
    assert_eq!(none["earliest"], "2026-11-22");
    assert_eq!(none["readings"]["careful"], "2026-11-23");
    assert_eq!((&none["due"], &none["safe"]), (&Value::Null, &Value::Null));
    assert_eq!(none["occurrence"], "durable_stay_started@2021-11-22");
    // Exactly six months: a person decides, and each outcome says what it rests on.
    let open = json!([{"from": "2023-01-01", "until": "2023-06-30", "reason": "family"}]);
    let review = check(open.clone());
    assert_eq!(review["verdict"], "review");
    assert_eq!(review["earliest"], Value::Null);
    assert_eq!(
        review["readings"],
        json!([
            {"verdict": "continuous", "earliest": "2026-11-22", "reason": "limit-included"},
            {"verdict": "broken", "earliest": "2028-07-01", "reason": "limit-excluded"},
        ])
    );
    // No date is better than a wrong one: the right waits for a judgement.
    let answered = ask(&line(open).to_string()).unwrap();
    assert_eq!(
        date_of(
            &line(json!([{"from": "2023-01-01", "until": "2023-06-30", "reason": "family"}])),
            "durable-stay-5y"
        ),
        Value::Null
    );
    assert!(
        answered["waiting"]
            .as_array()
            .unwrap()
            .contains(&json!({"rule": "durable-stay-5y", "needs": ["durable_stay_started"]}))
    );
    assert!(
        answered["notices"]
            .as_array()
            .unwrap()
            .contains(&json!({"code": "absences-need-review", "rule": "durable-stay-5y"}))
    );
    // The judgement is a fact, and counts.
    let mut judged =
        line(json!([{"from": "2023-01-01", "until": "2023-06-30", "reason": "family"}]));
    judged["facts"]["durable_stay_started"] = json!("2023-07-01");
    assert_eq!(
        date_of(&judged, "durable-stay-5y")["readings"]["statutory"],
        "2028-07-01"
    );
    // So is a person's word that the clock ran through, until the next departure.
    let decided = |on: &str| {
        let mut line =
            line(json!([{"from": "2023-01-01", "until": "2023-06-30", "reason": "family"}]));
        line["facts"]["duty_done"] = json!([{"on": on, "rule": "durable-absence-check"}]);
        line
    };
    let right = |on| date_of(&decided(on), "durable-stay-5y")["readings"]["statutory"].clone();
    assert_eq!(right("2026-09-30"), "2026-11-22");
    assert_eq!(right("2022-12-31"), Value::Null);
    assert_eq!(
        date_of(&decided("2026-09-30"), "durable-absence-check")["state"],
        "met"
    );
    // A clock that has not started is waited for.
    let none = json!({"track": "eu-long-stay", "facts": {}});
    assert!(
        ask(&none.to_string()).unwrap()["waiting"]
            .as_array()
            .unwrap()
            .contains(&json!({"rule": "durable-absence-check", "needs": ["durable_stay_started"]}))
    );
}

#[test]
fn the_worked_case_on_the_limits_of_long_term_residence_is_a_review() {
    // G43: six and four months to the day.
    let line = |card: Value| {
        json!({"track": "third-country-visa-d", "facts": {"annex_15_issued": "2021-09-01"}, "about": card, "absences": [
            {"from": "2023-07-01", "until": "2023-12-31", "reason": "holiday"},
            {"from": "2025-01-10", "until": "2025-05-09", "reason": "work"},
        ]})
    };
    let check = |about| date_of(&line(about), "ltr-absence-check");
    assert_eq!(check(json!({}))["verdict"], "review");
    assert_eq!(check(json!({"card": "H"}))["verdict"], "continuous");
    assert_eq!(check(json!({"card": "H"}))["earliest"], "2026-09-01");
    // Time that counts half is no matter of absences: it is said, and not guessed at.
    let notices = |about| ask(&line(about).to_string()).unwrap()["notices"].to_string();
    assert!(notices(json!({"purpose": "student"})).contains("ltr-student-time-counts-half"));
    assert!(!notices(json!({"purpose": "work"})).contains("ltr-student-time-counts-half"));
}

#[test]
fn a_day_alone_is_no_absence() {
    // CONTRACT names the fact, so it is read; but it does not say how long somebody was away.
    let line = json!({"track": "eu-long-stay", "facts": {"annex_19_filed": "2021-11-22", "absences": "2023-01-01"}});
    let check = date_of(&line, "durable-absence-check");
    assert_eq!(check["verdict"], "continuous");
    assert_eq!(check["earliest"], "2026-11-22");
    let answered = ask(&line.to_string()).unwrap();
    assert!(
        answered["notices"].as_array().unwrap().contains(
            &json!({"code": "absences-need-their-days", "rule": "durable-absence-check"})
        )
    );
}
