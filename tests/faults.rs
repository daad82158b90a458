//! What goes wrong around the program: it is killed, two people work on one case, the database is
//! newer or cannot be written. Nothing is lost, and one clear sentence says what is the matter.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use std::process::{Command, Stdio};

use common::{Place, on_both};
use serde_json::Value;

/// Every event of a case stands in the history, and every open duty has its reminders: no half of a
/// command was kept.
fn is_whole(case: &Value) {
    let version = usize::try_from(case["version"].as_u64().unwrap()).unwrap();
    let facts = case["events"].as_array().unwrap();
    // Opening writes track, arrival and lodging; each later command writes one event.
    assert_eq!(facts.len(), 3 + version - 1, "{case}");
    assert!(
        case["deadlines"]
            .as_array()
            .unwrap()
            .iter()
            .any(|d| d["rule"] == "eu-short-stay-report")
    );
}

#[test]
fn a_process_killed_in_the_middle_leaves_whole_cases() {
    on_both(|place| {
        place.well(&["team", "add", "Onthaal"]);
        let case = place.add("Altijd", "nl", "2026-01-05");
        let reference = case["reference"].as_str().unwrap();
        // Kills at many different moments of the same command; a few of them fall into its transaction.
        let mut kept = 0;
        for turn in 0_u64..24 {
            let mut child = place
                .command(&[
                    "event",
                    "record",
                    reference,
                    "moved_in",
                    "--on",
                    "2026-01-06",
                ])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            for _ in 0..turn * 40 {
                std::thread::yield_now();
                if child.try_wait().unwrap().is_some() {
                    break;
                }
            }
            child.kill().unwrap();
            child.wait().unwrap();
            let now = place.json(&["case", "show", reference]);
            is_whole(&now);
            kept = now["version"].as_u64().unwrap();
        }
        // Work goes on.
        let after = place.json(&[
            "event",
            "record",
            reference,
            "presence_reported",
            "--on",
            "2026-01-06",
        ]);
        assert_eq!(after["version"].as_u64().unwrap(), kept + 1);
        is_whole(&after);
    });
}

#[test]
fn two_people_on_one_case_lose_nothing() {
    on_both(|place| {
        place.well(&["team", "add", "Onthaal"]);
        let case = place.add("Samen", "fr", "2026-01-05");
        let reference = case["reference"].as_str().unwrap();
        let record = |day: u32| {
            let on = format!("2026-01-{day:02}");
            place
                .command(&["event", "record", reference, "moved_in", "--on", &on])
                .output()
                .unwrap()
        };
        std::thread::scope(|scope| {
            let writers: Vec<_> = (0..2)
                .map(|writer| {
                    scope.spawn(move || {
                        (0..8)
                            .map(|turn| record(6 + 2 * turn + writer))
                            .collect::<Vec<_>>()
                    })
                })
                .collect();
            let outputs: Vec<_> = writers
                .into_iter()
                .flat_map(|writer| writer.join().unwrap())
                .collect();
            let well = outputs
                .iter()
                .filter(|output| output.status.success())
                .count();
            for output in outputs.iter().filter(|output| !output.status.success()) {
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(said.contains("changed by somebody else"), "{said}");
            }
            let now = place.json(&["case", "show", reference]);
            assert_eq!(
                usize::try_from(now["version"].as_u64().unwrap()).unwrap(),
                1 + well
            );
            is_whole(&now);
        });
    });
}

#[test]
fn a_folder_that_cannot_hold_a_database_is_named() {
    on_both(|place: &Place| {
        let url = format!(
            "sqlite:{}",
            place.folder().join("no/such/folder/termijn.db").display()
        );
        let output = place
            .command(&["case", "list"])
            .env("TERMIJN_DATABASE__URL", url)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            said.contains("no/such/folder") && said.lines().count() == 1,
            "{said}"
        );
    });
}

#[test]
fn a_mistyped_path_is_told_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mistyped.db");
    let run = |words: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_termijn"))
            .args(words)
            .env(
                "TERMIJN_DATABASE__URL",
                format!("sqlite:{}", path.display()),
            )
            .current_dir(folder.path())
            .output()
            .unwrap()
    };
    std::fs::write(folder.path().join("people.csv"), "x").unwrap();
    for words in [
        &["case", "list"][..],
        &["case", "show", "ABCD2345"],
        &["case", "export"],
        &["case", "import", "people.csv"],
        &["case", "import", "people.csv", "--yes"],
        &["deliveries"],
        &["task", "list"],
        &["team", "list"],
        &["user", "list"],
        &["key", "list"],
        &["setting", "show"],
        &["closure", "list", "11002"],
        &["simulate", "--until", "2099-01-01"],
        &["backup", "copy.db"],
        &["send", "--now", "--spool", "outbox"],
        &["work", "--spool", "outbox"],
    ] {
        let output = run(words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{words:?}: {said}");
        for part in ["mistyped.db", "database.url", "termijn migrate"] {
            assert!(said.contains(part), "{words:?}: {said}");
        }
        assert!(!path.exists(), "{words:?} made the file");
    }
    // An office begins with one of these, and it is said that it does.
    for words in [
        &["migrate"][..],
        &["team", "add", "Onthaal"],
        &[
            "user",
            "add",
            "--name",
            "Els",
            "--email",
            "els@x.example",
            "--language",
            "nl",
            "--role",
            "caseworker",
        ],
        &["setting", "set", "profile", "strict"],
        &["closure", "add", "11002", "2099-01-02", "--reason", "feast"],
    ] {
        let output = run(words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{words:?}: {said}");
        assert!(
            said.contains("made the new database") && said.contains("mistyped.db"),
            "{words:?}: {said}"
        );
        let again = run(&["team", "list"]);
        assert!(again.status.success() && again.stderr.is_empty());
        for file in folder.path().read_dir().unwrap() {
            let file = file.unwrap().path();
            if file
                .file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("mistyped.db")
            {
                std::fs::remove_file(file).unwrap();
            }
        }
    }
}
