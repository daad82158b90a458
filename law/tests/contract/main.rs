//! The contract of the calculator: states, exemptions, supersession, and one broken line for
//! every way in which a line can be broken.
//! Not here: absences and the clocks they break; those are in [`checks`].

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use law::assess::TraceLevel;
use law::contract::{Choices, Tree, answer};
use law::{Profile, RuleBook};
use serde_json::{Value, json};

mod checks;

fn ask(question: &str) -> Result<Value, Value> {
    let book = RuleBook::embedded().unwrap();
    let choices = Choices {
        profile: Profile::Careful,
        trace: TraceLevel::Steps,
    };
    let question: Tree = serde_json::from_str(question).unwrap();
    match answer(book, 7, &question, choices) {
        Ok(answer) => Ok(serde_json::to_value(answer).unwrap()),
        Err(failure) => Err(serde_json::to_value(failure).unwrap()),
    }
}

fn date_of(question: &Value, rule: &str) -> Value {
    let answer = ask(&question.to_string()).unwrap();
    let found = answer["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["rule"] == rule);
    found.cloned().unwrap_or_default()
}

#[test]
fn the_example_of_the_contract() {
    let line = json!({"id": "a1", "track": "eu-short-stay", "facts": {"entered_belgium": "2026-11-23"}, "today": "2026-11-25"});
    let date = date_of(&line, "eu-short-stay-report");
    assert_eq!(date["due"], "2026-12-07");
    assert_eq!(date["safe"], "2026-12-04");
    assert_eq!(date["readings"]["strict"], "2026-12-03");
    assert_eq!(date["occurrence"], "entered_belgium@2026-11-23");
    assert_eq!(date["state"], "open");
    assert_eq!(date["advice"], "2026-12-04");
    assert_eq!(
        date["trace"][0],
        json!({"day": "2026-11-23", "step": "trigger"})
    );
    assert_eq!(
        date["trace"][1],
        json!({"day": "2026-11-24", "step": "counted", "n": 1})
    );
    assert_eq!(
        date["trace"][5],
        json!({"day": "2026-11-28", "step": "skipped", "why": "saturday"})
    );
}

#[test]
fn every_broken_line_is_named() {
    for (line, code, field) in [
        (r#"[1]"#, "value.wrong_type", ""),
        (
            r#"{"track":"eu-short-stay","tarck":1}"#,
            "key.unknown",
            "tarck",
        ),
        (r#"{"track":"eu-short-stay","":1}"#, "key.unknown", r#""""#),
        (
            r#"{"track":"eu-short-stay","track":"eu-short-stay"}"#,
            "key.duplicate",
            "track",
        ),
        (
            r#"{"track":"cross-border","facts":{"moved_in":[{"on":"2026-01-01","on":"2026-01-02"}]}}"#,
            "key.duplicate",
            "facts.moved_in[0].on",
        ),
        (r#"{"facts":{}}"#, "track.missing", "track"),
        (r#"{"track":null}"#, "value.wrong_type", "track"),
        (r#"{"track":"eu"}"#, "track.unknown", "track"),
        (
            r#"{"id":3,"track":"eu-short-stay"}"#,
            "value.wrong_type",
            "id",
        ),
        (
            r#"{"track":"eu-short-stay","facts":{"arrived":"2026-01-01"}}"#,
            "fact.unknown",
            "facts.arrived",
        ),
        (
            r#"{"track":"eu-short-stay","facts":{"entered_belgium":"2026-02-29"}}"#,
            "fact.not_a_date",
            "facts.entered_belgium",
        ),
        (
            r#"{"track":"eu-short-stay","facts":{"entered_belgium":"2026-2-9"}}"#,
            "fact.not_a_date",
            "facts.entered_belgium",
        ),
        (
            r#"{"track":"eu-short-stay","facts":{"entered_belgium":20260209}}"#,
            "value.wrong_type",
            "facts.entered_belgium",
        ),
        (
            r#"{"track":"eu-short-stay","facts":{"entered_belgium":"1949-12-31"}}"#,
            "fact.out_of_range",
            "facts.entered_belgium",
        ),
        (
            r#"{"track":"eu-short-stay","facts":{"entered_belgium":"2100-01-01"}}"#,
            "fact.out_of_range",
            "facts.entered_belgium",
        ),
        (
            r#"{"track":"eu-short-stay","facts":{"card_expires":[{"on":"2026-01-01","card":"Z"}]}}"#,
            "fact.unknown",
            "facts.card_expires[0].card",
        ),
        (
            r#"{"track":"eu-short-stay","facts":{"duty_done":[{"on":"2026-01-01","rule":"nope"}]}}"#,
            "fact.unknown",
            "facts.duty_done[0].rule",
        ),
        (
            r#"{"track":"eu-short-stay","today":"tomorrow"}"#,
            "today.not_a_date",
            "today",
        ),
        (
            r#"{"track":"eu-short-stay","profile":"lenient"}"#,
            "profile.unknown",
            "profile",
        ),
        (
            r#"{"track":"eu-short-stay","about":{"visa":"X"}}"#,
            "about.unknown",
            "about.visa",
        ),
        (
            r#"{"track":"eu-short-stay","about":{"nationality":"ZZ"}}"#,
            "about.unknown",
            "about.nationality",
        ),
        (
            r#"{"track":"eu-short-stay","about":{"shoe":"X"}}"#,
            "key.unknown",
            "about.shoe",
        ),
        (
            r#"{"track":"eu-short-stay","about":{"old_layout":"yes"}}"#,
            "value.wrong_type",
            "about.old_layout",
        ),
        (
            r#"{"track":"eu-short-stay","about":{"visa_days":99999999999999999999}}"#,
            "value.wrong_type",
            "about.visa_days",
        ),
        (
            r#"{"track":"eu-short-stay","absences":[{"from":"2026-01-02","until":null,"reason":"tired"}]}"#,
            "absence.unknown",
            "absences[0].reason",
        ),
        (
            r#"{"track":"eu-short-stay","absences":[{"from":"x","until":null,"reason":"work"}]}"#,
            "absence.not_a_date",
            "absences[0].from",
        ),
        (
            r#"{"track":"eu-short-stay","absences":[{"from":"2026-01-02","until":"2026-01-01","reason":"work"}]}"#,
            "absence.reversed",
            "absences[0].until",
        ),
        (
            r#"{"track":"eu-short-stay","earlier_stays":[{"from":"2026-01-02","until":"x"}]}"#,
            "stay.not_a_date",
            "earlier_stays[0].until",
        ),
        (
            r#"{"track":"eu-short-stay","earlier_stays":[{"from":"2026-01-02","until":"2026-01-01"}]}"#,
            "stay.reversed",
            "earlier_stays[0].until",
        ),
        (
            r#"{"track":"eu-short-stay","closures":["x"]}"#,
            "closure.not_a_date",
            "closures[0]",
        ),
        (
            r#"{"track":"eu-long-stay","facts":{"card_expires":[{"on":"2026-01-02","card":"A"},{"on":"2026-01-02","card":"F"}]}}"#,
            "rule.ambiguous",
            "facts.card_expires",
        ),
    ] {
        let failure = ask(line).expect_err(line);
        assert_eq!(
            (&failure["error"]["code"], &failure["error"]["field"]),
            (&json!(code), &json!(field)),
            "{line}"
        );
        assert_eq!(failure["line"], 7);
        assert!(
            !failure["error"]["expected"].as_str().unwrap().is_empty(),
            "{line}"
        );
    }
}

#[test]
fn a_fact_settles_only_what_it_can() {
    let line =
        |facts: Value| json!({"track": "eu-long-stay", "facts": facts, "today": "2026-11-25"});
    let state = |facts: Value, rule: &str| date_of(&line(facts), rule)["state"].clone();
    let apply = "eu-long-stay-apply";
    assert_eq!(
        state(
            json!({"entered_belgium": "2026-01-05", "annex_19_filed": "2026-04-08"}),
            apply
        ),
        "met_late"
    );
    assert_eq!(
        state(
            json!({"entered_belgium": "2026-01-05", "annex_19_filed": "2026-04-07"}),
            apply
        ),
        "met"
    );
    assert_eq!(
        state(
            json!({"entered_belgium": "2026-01-06", "annex_19_filed": "2026-04-07"}),
            apply
        ),
        "met"
    );
    assert_eq!(
        state(
            json!({"entered_belgium": "2026-01-05", "annex_19_filed": "2026-01-04"}),
            apply
        ),
        "missed"
    );
    let done = json!({"entered_belgium": "2026-11-05", "duty_done": [{"on": "2026-11-06", "rule": apply}]});
    assert_eq!(state(done, apply), "met");
    // A card issued long before this one's end is the card that ends; a newer one replaces it.
    let card = |issued: &str| json!({"card_expires": [{"on": "2026-12-31", "card": "EU", "issued_on": "2022-01-10"}], "card_issued": issued});
    assert_eq!(state(card("2022-01-10"), "eu-card-expiry"), "open");
    assert_eq!(state(card("2026-11-20"), "eu-card-expiry"), "met");
}

#[test]
fn conditions_remove_keep_or_exempt() {
    let line = |about: Value| json!({"track": "eu-family-third-country", "facts": {"entered_belgium": "2026-11-23"}, "about": about, "today": "2026-11-25"});
    let report = |about: Value| date_of(&line(about), "eu-short-stay-report");
    assert_eq!(report(json!({"stay": "long"})), Value::Null);
    assert_eq!(report(json!({}))["condition"], "about.stay");
    assert_eq!(report(json!({"stay": "short"}))["condition"], Value::Null);
    assert_eq!(
        report(json!({"stay": "short", "lodging": "hotel"}))["state"],
        "exempt"
    );
    assert_eq!(
        report(json!({"stay": "short", "lodging": "hotel"}))["exempt"],
        "hotel"
    );
    let belgian = |nationality: &str, rule: &str| {
        let line = json!({"track": "family-of-belgian", "facts": {"entered_belgium": "2026-11-23"}, "about": {"nationality": nationality}});
        date_of(&line, rule)
    };
    assert_eq!(belgian("FR", "eu-family-tcn-apply"), Value::Null);
    assert_eq!(belgian("FR", "eu-long-stay-apply")["due"], "2027-02-23");
    assert_eq!(belgian("MA", "eu-long-stay-apply"), Value::Null);
    // Decided without a trigger day, too: the rule does not wait either.
    let waits = |nationality: &str| {
        let line = json!({"track": "family-of-belgian", "about": {"nationality": nationality}});
        ask(&line.to_string()).unwrap()["waiting"].to_string()
    };
    assert!(!waits("CH").contains("eu-family-tcn-apply"));
    assert!(!waits("US").contains("eu-long-stay-apply"));
}

#[test]
fn a_printed_end_beats_a_computed_one() {
    let line = json!({"track": "eu-long-stay", "facts": {"annex_15_issued": "2026-11-02", "document_expires": [{"on": "2026-12-10", "document": "annex-15"}, {"on": "2030-01-01", "document": "passport"}]}});
    assert_eq!(date_of(&line, "annex15-validity-45"), Value::Null);
    let answer = ask(&line.to_string()).unwrap();
    let printed: Vec<_> = answer["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|d| d["rule"] == "document-expiry")
        .collect();
    assert_eq!(printed.len(), 2);
    assert_eq!(printed[0]["due"], "2026-12-10");
    assert_eq!(printed[0]["document"], json!(["annex-15"]));
}

#[test]
fn closing_days_move_the_advice_and_nothing_else() {
    let line = |closures: Value| json!({"track": "eu-short-stay", "facts": {"entered_belgium": "2026-11-23"}, "closures": closures});
    let date = |closures: Value| date_of(&line(closures), "eu-short-stay-report");
    let (open, shut) = (date(json!([])), date(json!(["2026-12-04", "2026-12-03"])));
    assert_eq!(shut["advice"], "2026-12-02");
    assert_eq!((&open["due"], &open["safe"]), (&shut["due"], &shut["safe"]));
    let every_day: Vec<String> = (1..=30)
        .map(|day| format!("2026-11-{day:02}"))
        .chain((1..=4).map(|day| format!("2026-12-{day:02}")))
        .collect();
    assert_eq!(date(json!(every_day))["advice"], Value::Null);
}

#[test]
fn the_file_must_be_complete_since_september_2025() {
    let line = |filed: &str| json!({"track": "eu-long-stay", "facts": {"annex_19_filed": filed}});
    let codes = |filed: &str| {
        let answer = ask(&line(filed).to_string()).unwrap();
        let notices = answer["notices"].as_array().unwrap().clone();
        let of = |rule: &str| {
            let found = notices.iter().find(|n| n["rule"] == rule);
            found.map(|n| n["code"].clone()).unwrap_or_default()
        };
        (
            of("eu-long-stay-file-complete"),
            of("annex19-documents-legacy"),
        )
    };
    let legacy = "annex19-documents-legacy";
    assert_eq!(codes("2025-08-31"), (json!("not-in-force"), Value::Null));
    assert_eq!(date_of(&line("2025-08-31"), legacy)["due"], "2025-12-01");
    assert_eq!(
        codes("2025-09-01"),
        (json!("annex19-file-complete"), json!("not-in-force"))
    );
    assert_eq!(date_of(&line("2025-09-01"), legacy), Value::Null);
    assert_eq!(
        date_of(&line("2025-09-01"), "eu-long-stay-file-complete"),
        Value::Null
    );
}

#[test]
fn the_filing_chooses_the_version_of_the_extra_month() {
    let rule = "annex19-extra-month-legacy";
    let ask_with = |filed: Value| {
        let facts = json!({"annex_20_notified": "2025-11-24", "annex_19_filed": filed});
        json!({"track": "eu-long-stay", "facts": facts})
    };
    assert_eq!(
        date_of(&ask_with(json!("2025-08-20")), rule)["due"],
        "2025-12-24"
    );
    assert_eq!(date_of(&ask_with(json!("2025-09-20")), rule), Value::Null);
    // A later filing does not change what the refusal was about; without one nothing is known.
    let twice = json!([{"on": "2025-08-20"}, {"on": "2025-12-10"}]);
    assert_eq!(date_of(&ask_with(twice), rule)["due"], "2025-12-24");
    let unknown = json!({"track": "eu-long-stay", "facts": {"annex_20_notified": "2025-11-24"}});
    let waiting = ask(&unknown.to_string()).unwrap()["waiting"].clone();
    let waits = json!({"rule": rule, "needs": ["annex_19_filed"]});
    assert!(waiting.as_array().unwrap().contains(&waits), "{waiting}");
}

#[test]
fn old_f_cards_ended_on_a_day_of_the_law() {
    let line = |about: Value, facts: Value| json!({"track": "eu-family-third-country", "facts": facts, "about": about, "today": "2026-11-25"});
    let date = |about, facts| date_of(&line(about, facts), "old-f-card-cutoff");
    let old = date(json!({"card": "F", "old_layout": true}), json!({}));
    assert_eq!(old["occurrence"], "fixed:2026-08-03@2026-08-03");
    assert_eq!(
        (&old["due"], &old["state"]),
        (&json!("2026-08-03"), &json!("ended"))
    );
    assert_eq!(
        date(json!({"card": "F", "old_layout": false}), json!({})),
        Value::Null
    );
    assert_eq!(
        date(json!({"card": "A", "old_layout": true}), json!({})),
        Value::Null
    );
    assert_eq!(
        date(json!({}), json!({}))["condition"],
        "about.card, about.old_layout"
    );
    // The card of a fact beats `about`; a new card since replaces the old one.
    let card =
        json!({"card_expires": [{"on": "2028-01-10", "card": "F+", "issued_on": "2023-01-10"}]});
    assert_eq!(
        date(json!({"card": "A"}), card.clone())["condition"],
        "about.old_layout"
    );
    assert_eq!(
        date(json!({"old_layout": true}), card.clone())["state"],
        "ended"
    );
    let mut replaced = card;
    replaced["card_issued"] = json!("2026-06-01");
    assert_eq!(date(json!({"old_layout": true}), replaced)["state"], "met");
}

#[test]
fn exemptions_show_themselves() {
    let line = |about: Value| json!({"track": "third-country-short-stay", "facts": {"entered_belgium": "2026-11-23", "departed": "2026-11-24"}, "about": about, "today": "2026-11-25"});
    let report = |about: Value| date_of(&line(about), "tcn-short-stay-report");
    // Fourteen on the day of entry; the day after, fifteen.
    let child = report(json!({"birth_date": "2011-11-24"}));
    assert_eq!(
        (&child["exempt"], &child["state"]),
        (&json!("age"), &json!("exempt"))
    );
    assert_eq!(child["due"], "2026-11-26");
    assert_eq!(
        report(json!({"birth_date": "2011-11-23"}))["exempt"],
        Value::Null
    );
    assert_eq!(
        report(json!({"lodging": "prison", "birth_date": "2020-01-01"}))["exempt"],
        "prison"
    );
    let away = |card: &str| {
        let line = json!({"track": "eu-long-stay", "facts": {"departed": "2026-01-05"}, "about": {"card": card}, "today": "2026-11-25"});
        let limit = date_of(&line, "absence-limit-1y");
        (
            limit["due"].clone(),
            limit["exempt"].clone(),
            limit["state"].clone(),
        )
    };
    assert_eq!(
        away("EU+"),
        (json!("2027-01-05"), json!("card"), json!("exempt"))
    );
    assert_eq!(
        away("EU"),
        (json!("2027-01-05"), Value::Null, json!("open"))
    );
}

#[test]
fn the_stay_ends_at_the_earliest_of_its_ends() {
    let visa = |facts: Value, days: u32| {
        let line = json!({"track": "third-country-short-stay-visa-c", "facts": facts, "about": {"visa": "C", "visa_days": days}, "today": "2026-11-25"});
        (
            date_of(&line, "cvisa-last-day"),
            date_of(&line, "short-stay-extension-ask"),
        )
    };
    // 30 days from 10 November end on 9 December, before the sticker does.
    let (end, ask_by) = visa(
        json!({"entered_belgium": "2026-11-10", "visa_ends": "2026-12-20"}),
        30,
    );
    assert_eq!(
        (&end["due"], &end["occurrence"]),
        (&json!("2026-12-09"), &json!("visa_ends@2026-12-09"))
    );
    assert_eq!(
        end["trace"][0],
        json!({"day": "2026-11-10", "step": "derived", "from": "entered_belgium"})
    );
    assert_eq!(
        end["trace"][2],
        json!({"day": "2026-12-09", "step": "stay_day", "n": 30})
    );
    assert_eq!(
        (&ask_by["due"], &ask_by["safe"]),
        (&Value::Null, &json!("2026-11-25"))
    );
    assert_eq!(
        (&ask_by["occurrence"], &ask_by["state"]),
        (&json!("stay_ends@2026-12-09"), &json!("open"))
    );
    // A printed end comes first; asked before the end counts, long before the stay does not.
    let papers = json!([{"on": "2026-12-01", "document": "annex-3"}, {"on": "2026-11-28", "document": "passport"}]);
    let facts = |asked: &str| json!({"entered_belgium": "2026-11-10", "visa_ends": "2026-12-20", "document_expires": papers.clone(), "extension_asked": asked});
    let (_, ask_by) = visa(facts("2026-11-20"), 60);
    assert_eq!(
        (&ask_by["occurrence"], &ask_by["state"]),
        (&json!("stay_ends@2026-12-01"), &json!("met"))
    );
    assert_eq!(visa(facts("2026-05-20"), 60).1["state"], "ended");
}

#[test]
fn what_the_authority_owes_is_never_missed_and_rights_open() {
    let line = json!({"track": "eu-long-stay", "today": "2026-11-25", "facts": {
        "entered_belgium": "2020-01-06", "annex_19_filed": "2020-01-20", "address_declared": "2026-10-01",
        "card_expires": [{"on": "2026-12-20", "card": "EU", "issued_on": "2021-12-20"}]}});
    let check = date_of(&line, "residence-check-authority");
    assert_eq!(
        (&check["due"], &check["safe"], &check["state"]),
        (&json!("2026-10-22"), &Value::Null, &json!("open"))
    );
    assert_eq!(
        (&check["advice"], &check["readings"]["careful"]),
        (&Value::Null, &Value::Null)
    );
    let reissue = date_of(&line, "card-reissue-6-weeks");
    assert_eq!(
        (&reissue["opens"], &reissue["due"], &reissue["state"]),
        (&json!("2026-11-08"), &Value::Null, &json!("open"))
    );
    // The stay began, as far as papers prove it, with the card.
    let nationality = date_of(&line, "nationality-info-5y");
    assert_eq!(
        (&nationality["safe"], &nationality["state"]),
        (&json!("2026-12-21"), &json!("not_yet"))
    );
    let entered = json!({"track": "eu-long-stay", "facts": {"entered_belgium": "2020-01-06"}});
    let notices = ask(&entered.to_string()).unwrap()["notices"].to_string();
    assert!(notices.contains("lawful-stay-start-assumed"), "{notices}");
}

#[test]
fn a_passport_speaks_for_itself() {
    let line = |about: Value| json!({"track": "third-country-visa-d", "facts": {"passport_expires": "2027-06-30", "document_replaced": "2026-11-02"}, "about": about, "today": "2026-11-25"});
    let warning = date_of(&line(json!({"document": "annex-15"})), "passport-12-months");
    assert_eq!(
        (&warning["opens"], &warning["condition"]),
        (&json!("2026-06-30"), &Value::Null)
    );
    // A paper replaced in the last half year before the end settles it; one from earlier does not.
    assert_eq!(warning["state"], "open");
}

#[test]
fn an_extension_is_not_its_own_next_extension() {
    let line = json!({"track": "international-protection", "facts": {"orange_card_extended": "2026-05-09"}, "today": "2026-11-25"});
    let validity = date_of(&line, "ai-validity-asylum-next");
    assert_eq!(
        (&validity["due"], &validity["state"]),
        (&json!("2027-01-09"), &json!("open"))
    );
}
