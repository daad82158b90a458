//! The law changes, through the built binary: what another rule book would move, who hears of it, and a
//! case as it was known before. Every story runs on both databases.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use std::path::PathBuf;
use std::process::Output;

use chrono::{Days, NaiveDate};
use common::Place;
use law::calendar::working_day_before;
use serde_json::Value;
use store::testing::{TestStore, each_database};

const REPORT: &str = "eu-short-stay-report";

async fn stories(story: impl AsyncFn(&Place, &TestStore)) {
    each_database(async |bench| {
        let place = Place::of(bench);
        place.well(&["team", "add", "Onthaal"]);
        story(&place, bench).await;
    })
    .await;
}

/// Letters leave at any hour.
fn send(place: &Place) {
    let output: Output = place
        .command(&["send", "--now", "--spool", "out"])
        .env("TERMIJN_SENDING__HOURS", "00:00-24:00")
        .env("TERMIJN_SENDING__DAYS", "all")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn letters(place: &Place) -> Vec<String> {
    let list = std::fs::read_dir(place.folder().join("out")).unwrap();
    let mut paths: Vec<PathBuf> = list.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
    paths.sort();
    let read = |path: PathBuf| std::fs::read_to_string(path).unwrap();
    paths.into_iter().map(read).collect()
}

fn today(place: &Place) -> NaiveDate {
    let probe = place.add("Proef", "en", "2026-01-05");
    probe["events"][0]["on"].as_str().unwrap().parse().unwrap()
}

fn report(case: &Value) -> Value {
    let all = case["deadlines"].as_array().unwrap();
    let found = all.iter().find(|one| {
        let live = ["open", "met"].iter().any(|state| one["state"] == *state);
        one["rule"] == REPORT && live
    });
    found.unwrap().clone()
}

/// A folder with the rule files of this repository, changed by `change`.
fn folder(place: &Place, name: &str, change: impl Fn(&str, String) -> String) -> String {
    let to = place.folder().join(name);
    std::fs::create_dir(&to).unwrap();
    let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/law/rules");
    for entry in std::fs::read_dir(rules).unwrap() {
        let from = entry.unwrap().path();
        let file = from.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&from).unwrap();
        std::fs::write(to.join(file), change(file, text)).unwrap();
    }
    name.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_two_folders_would_move() {
    stories(async |place, _| {
        let today = today(place);
        let arrived = working_day_before(today, 3).unwrap().to_string();
        let told = place.add("Iemand", "nl", &arrived);
        send(place);
        let silent = place.add("Niemand", "fr", &arrived);
        let reference = told["reference"].as_str().unwrap();

        let same = folder(place, "same", |_, text| text);
        let nothing = place.json(&["law", "impact", "--rules", &same]);
        assert_eq!(nothing["cases"], serde_json::json!([]));
        assert_eq!(
            nothing["summary"]["cases"], 0,
            "it is the book of the binary"
        );

        let longer = folder(place, "longer", |file, text| match file {
            "eu-short-stay-report.toml" => {
                text.replace("working_days_after = 10", "working_days_after = 15")
            }
            _ => text,
        });
        let moved = place.json(&["law", "impact", "--rules", &longer, "--letters"]);
        let of = |case: &Value| -> Value {
            let all = moved["cases"].as_array().unwrap();
            let own = all.iter().find(|one| one["reference"] == case["reference"]);
            own.unwrap().clone()
        };
        let change = of(&told)["moved"][0].clone();
        let (was, is) = (report(&told), &change["after"]);
        assert_eq!(change["rule"], REPORT);
        assert_eq!(change["before"]["due"], was["due"]);
        assert!(is["due"].as_str() > was["due"].as_str());
        assert_eq!(change["told"][0]["on"], was["safe"]);
        assert_eq!(change["letters"][0]["names"], is["safe"]);
        assert_eq!(change["letters"][0]["language"], "nl");
        let text = of(&told)["texts"][0]["text"].as_str().unwrap().to_owned();
        assert!(
            text.starts_with("Verbetering") && text.contains("regel"),
            "{text}"
        );
        let other = of(&silent)["moved"][0].clone();
        assert_eq!(other["told"], serde_json::json!([]));
        assert_eq!(other["letters"], serde_json::json!([]));
        assert_eq!(moved["summary"]["letters"], 1);
        let table = place.well(&["law", "impact", "--rules", &longer, "--letters"]);
        assert!(
            table.contains(reference) && table.contains("| Verbetering"),
            "{table}"
        );
        let lines = place.well(&["law", "impact", "--rules", &longer, "--format", "jsonl"]);
        assert!(lines.lines().last().unwrap().contains("\"summary\""));

        // A holiday on the legal date moves it, too.
        let due = was["due"].as_str().unwrap();
        let holiday = folder(place, "holiday", |_, text| text);
        let text = format!("[[added]]\non = \"{due}\"\nsource = \"a law\"\n");
        std::fs::write(place.folder().join("holiday/holidays.toml"), text).unwrap();
        let moved = place.json(&["law", "impact", "--rules", &holiday]);
        let all = moved["cases"].as_array().unwrap();
        let own = all
            .iter()
            .find(|one| one["reference"] == reference)
            .unwrap();
        assert!(own["moved"][0]["after"]["due"].as_str() > Some(due));

        // A folder that is no rule book says where and why.
        let broken = folder(place, "broken", |file, text| match file {
            "dvisa-register.toml" => text.replace("certainty =", "certainly ="),
            _ => text,
        });
        let said = place.refused(&["law", "impact", "--rules", &broken]);
        for part in ["dvisa-register.toml", "line ", "certainly"] {
            assert!(said.contains(part), "{said}");
        }
        assert!(
            place
                .refused(&["law", "impact", "--rules", "nowhere"])
                .contains("nowhere")
        );
        // All this only looked.
        assert_eq!(report(&place.json(&["case", "show", reference])), was);
        assert!(place.well(&["law", "impact"]).contains("(none)"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_of_an_older_book_is_brought_to_the_present_one() {
    stories(async |place, bench| {
        let today = today(place);
        let arrived = working_day_before(today, 3).unwrap().to_string();
        let case = place.add("Iemand", "de", &arrived);
        let reference = case["reference"].as_str().unwrap();
        send(place);
        // As an older book would have left it: a week later, and so was the person told.
        let right = report(&case);
        let day = |key: &str| right[key].as_str().unwrap().parse::<NaiveDate>().unwrap();
        let (due, safe) = (day("due") + Days::new(7), day("safe") + Days::new(7));
        let named = match place.is_postgres() {
            true => format!(
                "REPLACE(dates_named::text, '{}', '{safe}')::jsonb",
                day("safe")
            ),
            false => format!("REPLACE(dates_named, '{}', '{safe}')", day("safe")),
        };
        for text in [
            "UPDATE case_file SET rulebook = 'sha256:older'".to_owned(),
            format!(
                "UPDATE deadline SET due_on = '{due}', safe_on = '{safe}', sort_on = '{due}' \
                 WHERE rule = '{REPORT}' AND state = 'open' AND due_on = '{}'",
                day("due")
            ),
            format!("UPDATE delivery SET dates_named = {named}"),
            "UPDATE rule_book SET hash = 'sha256:older'".to_owned(),
        ] {
            bench.raw(&text).await.unwrap();
        }
        let said = place.refused(&["event", "record", reference, "presence_reported"]);
        assert!(said.contains("law apply"), "{said}");
        let shown = place.json(&["law", "impact"]);
        let unconfirmed = place.json(&["law", "apply"]);
        assert_eq!(shown["cases"], unconfirmed["cases"]);
        assert_eq!(shown["summary"]["applied"], "sha256:older");
        assert!(
            place
                .refused(&["law", "apply", "--yes", "--by", "nobody@x.example"])
                .contains("nobody")
        );

        let done = place.json(&["law", "apply", "--yes"]);
        assert_eq!(
            done["cases"], shown["cases"],
            "what was shown is what is done"
        );
        assert_eq!(done["summary"]["letters"], 1);
        let now = place.json(&["case", "show", reference]);
        assert_eq!(
            (&report(&now)["due"], &report(&now)["safe"]),
            (&right["due"], &right["safe"])
        );
        let again = place.json(&["law", "apply", "--yes"]);
        assert_eq!(
            (&again["cases"], &again["summary"]["cases"]),
            (&serde_json::json!([]), &0.into())
        );

        let before = letters(place).len();
        send(place);
        let all = letters(place);
        assert_eq!(all.len(), before + 1);
        let corrects = |letter: &&String| letter.contains("Berichtigung");
        assert_eq!(all.iter().filter(corrects).count(), 1);
        let kinds = place.json(&["deliveries"]);
        let kinds = kinds.as_array().unwrap().iter();
        assert_eq!(kinds.filter(|one| one["kind"] == "correction").count(), 1);
        send(place);
        assert_eq!(letters(place).len(), before + 1, "once");
        place.well(&["event", "record", reference, "presence_reported"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_arrival_is_put_right_by_a_letter_and_replayed() {
    stories(async |place, bench| {
        let today = today(place);
        let arrived = working_day_before(today, 3).unwrap();
        let case = place.add("Iemand", "fr", &arrived.to_string());
        let reference = case["reference"].as_str().unwrap();
        send(place);
        let earlier = (arrived - Days::new(4)).to_string();
        let corrected = place.json(&["case", "correct", reference, "--on", &earlier]);
        send(place);
        let all = letters(place);
        let found: Vec<_> = all
            .iter()
            .filter(|one| one.contains("Correction"))
            .collect();
        assert_eq!(found.len(), 1, "{all:?}");

        // As if the first arrival had been recorded two days ago.
        let then = today - Days::new(2);
        let text = format!(
            "UPDATE event SET recorded_at = '{then}T09:00:00+00:00' WHERE corrects IS NULL \
             AND case_id IN (SELECT id FROM case_file WHERE reference = '{reference}')"
        );
        bench.raw(&text).await.unwrap();
        let dates = |asked: &[&str]| {
            let mut all = vec!["case", "dates", reference];
            all.extend(asked);
            let lines = place.json(&all);
            let found = lines
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["rule"] == REPORT);
            found.map(|one| (one["due"].clone(), one["safe"].clone()))
        };
        let of = |case: &Value| Some((report(case)["due"].clone(), report(case)["safe"].clone()));
        let day = |days: u64| (today - Days::new(days)).to_string();
        assert_eq!(dates(&[]), of(&corrected));
        assert_eq!(dates(&["--as-known-on", &day(1)]), of(&case));
        assert_eq!(dates(&["--as-known-on", &day(3)]), None);
        assert_eq!(dates(&["--as-of-law", "2024-01-01"]), of(&corrected));
        let tomorrow = (today + Days::new(1)).to_string();
        assert!(
            place
                .refused(&["case", "dates", reference, "--as-known-on", &tomorrow])
                .contains("as_known_on")
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_decides_a_doubt_and_never_loosens() {
    stories(async |place, _| {
        let today = today(place);
        let arrived = working_day_before(today, 3).unwrap().to_string();
        let case = place.add("Iemand", "nl", &arrived);
        let reference = case["reference"].as_str().unwrap();
        let show = || place.json(&["case", "show", reference]);
        let open = |case: &Value| {
            let all = case["deadlines"].as_array().unwrap().clone();
            all.iter()
                .any(|one| one["rule"] == REPORT && one["state"] == "open")
        };
        place.well(&[
            "setting",
            "set",
            "short_stay_report",
            "ended",
            "--from",
            "2026-04-10",
        ]);
        assert!(!open(&show()));
        place.well(&[
            "setting",
            "set",
            "short_stay_report",
            "in-force",
            "--from",
            "2026-04-10",
        ]);
        assert!(open(&show()));
        let said = place.refused(&["setting", "set", "short_stay_report", "perhaps"]);
        assert!(said.contains("in-force or ended"), "{said}");
        let said = place.refused(&["setting", "set", "stricter_in", "11002=statutory"]);
        assert!(said.contains("may only be stricter"), "{said}");
        assert!(
            place
                .refused(&["setting", "set", "stricter_in", "11002"])
                .contains("44021=strict")
        );
        let before = report(&show());
        place.well(&["setting", "set", "stricter_in", "11002=strict"]);
        let after = report(&show());
        assert_eq!(after["due"], before["due"]);
        assert!(after["safe"].as_str() <= before["safe"].as_str());
    })
    .await;
}
