//! What the program would write over weeks, through the built binary: `simulate` and `demo`.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::process::Command;

use chrono::{Days, NaiveDate};
use law::calendar::{Week, day_off, working_day_before};
use law::formula::{Count, count};
use law::{Kind, Reading};
use serde_json::Value;

mod common;

use common::{Place, on_both};

fn simulated(place: &Place, until: NaiveDate) -> Vec<Value> {
    place
        .json(&["simulate", "--until", &until.to_string()])
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn a_month_of_letters_that_ends_with_the_report() {
    on_both(|place| {
        place.well(&["team", "add", "Onthaal"]);
        let probe = place.add("Proef", "en", "2026-01-05");
        let today: NaiveDate = probe["events"][0]["on"].as_str().unwrap().parse().unwrap();
        let arrived = working_day_before(today, 3).unwrap();
        let date = |reading| {
            count(
                Kind::Act,
                Count::WorkingDaysAfter(10),
                reading,
                arrived,
                false,
            )
            .unwrap()
            .day()
        };
        let (legal, safe) = (date(Reading::Statutory), date(Reading::Careful));

        for language in ["nl", "fr", "de", "en"] {
            let case = place.add(&format!("Iemand{language}"), language, &arrived.to_string());
            let report = case["deadlines"]
                .as_array()
                .unwrap()
                .iter()
                .find(|d| d["rule"] == "eu-short-stay-report")
                .unwrap();
            assert_eq!(
                (&report["due"], &report["safe"]),
                (&legal.to_string().into(), &safe.to_string().into())
            );
        }
        let month = today + Days::new(31);
        let letters = simulated(place, month);
        for language in ["nl", "fr", "de", "en"] {
            let own: Vec<&Value> = letters
                .iter()
                .filter(|letter| {
                    letter["name"]
                        .as_str()
                        .unwrap()
                        .starts_with(&format!("Iemand{language} "))
                })
                .filter(|letter| letter["why"].to_string().contains("eu-short-stay-report"))
                .collect();
            assert!((2..=4).contains(&own.len()), "{own:?}");
            let days: BTreeSet<&str> = own
                .iter()
                .map(|letter| &letter["at"].as_str().unwrap()[..10])
                .collect();
            assert_eq!(days.len(), own.len(), "two letters on one day: {own:?}");
            for letter in &own {
                assert_eq!(letter["language"], language);
                let day: NaiveDate = letter["at"].as_str().unwrap()[..10].parse().unwrap();
                let urgent = letter["why"].to_string().contains("last");
                assert!(
                    urgent || day == today || day_off(day, Week::W1).is_none(),
                    "{letter}"
                );
                // The safe date while it has not passed, then the legal one; in the words of the language.
                let named = if day <= safe { safe } else { legal };
                let subject = letter["subject"].as_str().unwrap();
                assert!(
                    subject.contains(&named.format("%Y").to_string()),
                    "{subject}"
                );
                assert!(
                    subject.contains(&format!(" {}", named.format("%-d"))),
                    "{subject} should name {named}"
                );
                assert!(day <= legal);
            }
            assert!(
                own.iter()
                    .any(|letter| letter["why"].to_string().contains("last"))
                    == (legal > safe)
            );
        }

        // A later first day shows the rest of the same story, and keeps only those letters.
        let week = today + Days::new(7);
        let rest: Vec<&Value> = letters
            .iter()
            .filter(|letter| letter["at"].as_str().unwrap() >= &*week.to_string())
            .collect();
        let (from, until) = (week.to_string(), month.to_string());
        let kept = place.folder().join("kept");
        let asked = [
            "simulate",
            "--from",
            &from,
            "--until",
            &until,
            "--dir",
            kept.to_str().unwrap(),
        ];
        let later = place.json(&asked);
        let later = later.as_array().unwrap();
        let said = |letter: &Value| {
            [
                letter["at"].clone(),
                letter["case"].clone(),
                letter["why"].clone(),
            ]
        };
        assert_eq!(
            later.iter().map(said).collect::<Vec<_>>(),
            rest.into_iter().map(said).collect::<Vec<_>>()
        );
        assert_eq!(std::fs::read_dir(&kept).unwrap().count(), later.len());
        std::fs::remove_dir_all(&kept).unwrap();

        // A letter that cannot be written is said, and not left out.
        let file = place.folder().join("a-file");
        std::fs::write(&file, "").unwrap();
        let asked = [
            "simulate",
            "--until",
            &until,
            "--dir",
            file.to_str().unwrap(),
        ];
        assert!(place.refused(&asked).contains("a-file"));

        // The report ends it.
        let reference = place.add("Klaar", "nl", &arrived.to_string())["reference"]
            .as_str()
            .unwrap()
            .to_owned();
        place.well(&["event", "record", &reference, "presence_reported"]);
        let about = |letters: &[Value]| {
            letters
                .iter()
                .filter(|l| {
                    l["case"] == reference.as_str() && l["why"].to_string().contains("report")
                })
                .count()
        };
        assert_eq!(about(&simulated(place, month)), 0);
        // Nothing of this was written down.
        assert_eq!(place.json(&["case", "show", &reference])["version"], 2);
    });
}

#[test]
fn the_demo_writes_well_formed_letters_in_four_languages() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let demo = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_termijn"));
        let output = command
            .args(["demo", "--no-serve"])
            .current_dir(place)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    demo();
    let outbox = place.join("demo/outbox");
    let mut ids = BTreeSet::new();
    let mut languages = BTreeSet::new();
    for entry in std::fs::read_dir(&outbox).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(path.extension().unwrap(), "eml");
        let text = std::fs::read_to_string(&path).unwrap();
        let header = |name: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(name))
                .unwrap_or_default()
                .to_owned()
        };
        assert!(
            ids.insert(header("Message-ID: ")),
            "a Message-ID stands twice"
        );
        assert!(header("Auto-Submitted: ").starts_with("auto-generated"));
        assert!(
            !header("Subject: ").is_empty()
                && !header("Date: ").is_empty()
                && !header("To: ").is_empty()
        );
        assert!(text.contains("text/plain") && text.contains("text/html"));
        languages.extend(["nl", "fr", "de", "en"].into_iter().filter(|code| {
            text.contains(&format!("lang=3D\"{code}\""))
                || text.contains(&format!("lang=\"{code}\""))
        }));
    }
    assert!(ids.len() >= 20, "{} letters", ids.len());
    assert_eq!(languages.len(), 4, "{languages:?}");
    // A second time it is made again; a folder with something else in it is left alone.
    demo();
    let other = place.join("other");
    std::fs::create_dir(&other).unwrap();
    std::fs::write(other.join("thesis.txt"), "years of work").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_termijn"));
    let refused = command
        .args(["demo", "--no-serve", "--dir"])
        .arg(&other)
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(other.join("thesis.txt").is_file());
}
