//! Good files of cases through the built binary, on both databases: written whole or not at all, and they
//! come back as they went.
//! Not here: bad files (`import_refused.rs`).

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use serde_json::Value;
use store::Kind;
use store::testing::sqlite_file;

mod common;

use common::Place;
use common::files::{HEADER, file, import, report, row, rows, stories, utf16};

#[tokio::test(flavor = "multi_thread")]
async fn both_readings_of_a_day_are_shown_until_somebody_says_which() {
    stories(async |place, _| {
        let bytes = file(&[row("Ana", "03/04/2026")]);
        let (shown, _) = report(place, &bytes, &[]);
        let readings = &shown["problems"][0]["readings"];
        assert_eq!(*readings, serde_json::json!(["2026-04-03", "2026-03-04"]));
        let table = String::from_utf8(import(place, &bytes, &[]).stdout).unwrap();
        assert!(table.contains("2026-04-03 or 2026-03-04"), "{table}");
        assert!(table.contains("Nothing to write"), "{table}");
        let (told, exit) = report(place, &bytes, &["--yes", "--dates", "day-first"]);
        assert_eq!((exit, &told["written"]), (0, &Value::Bool(true)));
        let reference = told["opened"][0]["reference"].as_str().unwrap();
        let case = place.json(&["case", "show", reference]);
        let arrival = case["events"].as_array().unwrap().iter();
        let mut arrival = arrival.filter(|event| event["kind"] == "entered_belgium");
        assert_eq!(arrival.next().unwrap()["on"], "2026-04-03");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_written_until_it_is_confirmed() {
    stories(async |place, bench| {
        let before = rows(bench).await;
        let good = [
            row("Ana", "2026-11-03"),
            row("Bea", "13/11/2026"),
            row("Cem", "2026/11/04"),
        ];
        let (shown, exit) = report(place, &file(&good), &[]);
        assert_eq!(
            (exit, &shown["ready"], &shown["written"]),
            (0, &3.into(), &false.into())
        );
        assert_eq!(rows(bench).await, before);

        let mixed = [
            &good[..],
            &[row("Dirk", "03/04/2026")],
            &[row("ana", "2026-11-05")],
        ]
        .concat();
        let (written, exit) = report(place, &file(&mixed), &["--yes"]);
        assert_eq!(exit, 1);
        assert_eq!(written["opened"].as_array().unwrap().len(), 3);
        assert_eq!(written["left_out"], serde_json::json!([5, 6]));
        assert_eq!(written["duplicates"][0]["other_line"], 2);
        assert_eq!(place.json(&["case", "list"]).as_array().unwrap().len(), 3);

        // A second time they are all known.
        let after = rows(bench).await;
        let (again, exit) = report(place, &file(&good), &["--yes"]);
        assert_eq!((exit, &again["ready"]), (1, &0.into()));
        assert_eq!(again["duplicates"].as_array().unwrap().len(), 3);
        assert_eq!(again["duplicates"][0]["same"], "name_and_email");
        assert_eq!(rows(bench).await, after);
        let (twice, exit) = report(place, &file(&good), &["--yes", "--with-duplicates"]);
        assert_eq!((exit, &twice["ready"]), (0, &3.into()));
        assert_eq!(twice["duplicates"][0]["left_out"], false);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_good_rows_or_none() {
    stories(async |place, bench| {
        let broken = match bench.kind() {
            Kind::Sqlite => {
                "CREATE TRIGGER no_last BEFORE INSERT ON case_file WHEN NEW.given_name = 'Zoe' \
                 BEGIN SELECT RAISE(ABORT, 'no'); END"
            }
            Kind::Postgres => {
                "ALTER TABLE case_file ADD CONSTRAINT no_last CHECK (given_name <> 'Zoe')"
            }
        };
        bench.raw(broken).await.unwrap();
        let before = rows(bench).await;
        let people = [
            row("Ana", "2026-11-03"),
            row("Bea", "2026-11-03"),
            row("Zoe", "2026-11-03"),
        ];
        let output = import(place, &file(&people), &["--yes"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(!output.stderr.is_empty());
        assert_eq!(rows(bench).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_strange_is_asked_and_accepted() {
    stories(async |place, _| {
        let nowhere = "Dora;Voorbeeld;nl;RO;11002;eu-short-stay;2026-11-03;;;Onthaal".to_owned();
        let people = [row("Ana", "2099-02-03"), row("Bea", "2020-02-03"), nowhere];
        let (written, exit) = report(place, &file(&people), &["--yes"]);
        assert_eq!(exit, 0, "{written}");
        let asked: Vec<(u64, &str)> = written["questions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["line"].as_u64().unwrap(), one["code"].as_str().unwrap()))
            .collect();
        assert_eq!(
            asked,
            [
                (2, "arrival_ahead"),
                (3, "arrival_long_ago"),
                (4, "unreachable")
            ]
        );
        let said = place.well(&["task", "list"]);
        assert!(said.contains("no_address"), "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn four_languages_and_five_encodings() {
    stories(async |place, _| {
        let mut given = 'a'..;
        for language in ["nl", "fr", "de", "en"] {
            let template = place.well(&["case", "import", "--template", "--language", language]);
            let mark = "\u{feff}";
            assert!(template.starts_with(mark));
            let plain = template.trim_start_matches(mark);
            let mut fresh = || {
                let name = format!("Zoë{}", given.next().unwrap());
                plain
                    .replace("Annelien", &name)
                    .replace("annelien@", "x@")
                    .replace("x@", &format!("{}@", name.replace('ë', "e")))
            };
            let one_byte = |text: String| {
                text.replace('’', "'")
                    .chars()
                    .map(|c| u8::try_from(u32::from(c)).unwrap())
                    .collect::<Vec<u8>>()
            };
            for (bytes, encoding) in [
                (fresh().into_bytes(), "UTF-8"),
                (format!("{mark}{}", fresh()).into_bytes(), "UTF-8"),
                (utf16(&fresh(), false), "UTF-16LE"),
                (utf16(&fresh(), true), "UTF-16BE"),
                (one_byte(fresh()), "windows-1252"),
                (
                    one_byte(fresh().replace("stamp", "c\u{bd}ur")),
                    "ISO-8859-15",
                ),
            ] {
                let (report, exit) = report(place, &bytes, &["--yes", "--team", "Onthaal"]);
                assert_eq!(exit, 0, "{language} {encoding}: {report}");
                assert_eq!(
                    (&report["encoding"], &report["language"]),
                    (&encoding.into(), &language.into())
                );
            }
        }
        let found = place.json(&["case", "list", "--search", "zoe"]);
        let names: Vec<&str> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap())
            .collect();
        assert_eq!(names.len(), 24);
        assert!(
            names.iter().all(|name| name.starts_with("Zoë")),
            "{names:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_out_comes_back() {
    stories(async |place, _| {
        place.well(&["user", "add", "--name", "Els", "--email", "els@x.example", "--language", "nl", "--role", "caseworker"]);
        let people = format!(
            "{HEADER};Dossierbeheerder;Telefoonnummer;Bewijs van aankomst;Verblijfplaats;Duur van het verblijf;Doel van het verblijf;Vervoegt;Visum;Dagen op het visum\n\
             {};els@x.example;0470 12 34 56;\"=HYPERLINK(\"\"x\"\")\nen een ticket\";hotel;kort;family;eu;C;30\n\
             {};;;;;;;;;\n",
            row("=Ana", "2026-11-03"),
            row("'t Bea; \"x\"", "2026-11-04").replace("'t Bea; \"x\"", "\"'t Bea; \"\"x\"\"\""),
        )
        .replace(";kort;", ";short;");
        let (written, exit) = report(place, people.as_bytes(), &["--yes"]);
        assert_eq!(exit, 0, "{written}");
        let out = place.well(&["case", "export", "--output", "out.csv", "--language", "de"]);
        assert!(out.contains("Wrote 2 case(s)"), "{out}");
        let bytes = std::fs::read(place.folder().join("out.csv")).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        for safe in ["\"'=Ana\"", "\"'+32470123456\"", "\"'=HYPERLINK(\"\"x\"\")", "\"'t Bea; \"\"x\"\"\""] {
            assert!(text.contains(safe), "{safe} in {text}");
        }
        assert!(place.refused(&["case", "export", "--output", "out.csv"]).contains("out.csv"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let kept = std::fs::metadata(place.folder().join("out.csv")).unwrap();
            assert_eq!(kept.permissions().mode() & 0o077, 0);
        }

        // Elsewhere it is the same, down to the reference; here every reference is in use.
        let elsewhere = sqlite_file().await;
        let other = Place::of(&elsewhere);
        other.well(&["team", "add", "Onthaal"]);
        other.well(&["user", "add", "--name", "Els", "--email", "els@x.example", "--language", "nl", "--role", "caseworker"]);
        let (_, exit) = report(&other, &bytes, &["--yes"]);
        assert_eq!(exit, 0);
        assert_eq!(other.well(&["case", "export", "--language", "de"]), text);
        let (here, exit) = report(place, &bytes, &["--yes", "--with-duplicates"]);
        assert_eq!((exit, &here["ready"]), (1, &0.into()));
        assert_eq!(here["duplicates"][1]["same"], "reference");
        let only = place.well(&["case", "export", "--track", "eu-long-stay", "--no-bom", "--separator", "comma"]);
        assert_eq!(only.lines().count(), 1);
        assert!(only.starts_with("\"Referentie\",\"Voornaam\""), "{only}");
    })
    .await;
}

#[test]
fn wrong_usage_is_told_apart() {
    let code = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_termijn"));
        command.args(arguments).output().unwrap().status.code()
    };
    assert_eq!(code(&["case", "import"]), Some(2));
    assert_eq!(code(&["case", "import", "--template", "--yes"]), Some(2));
    assert_eq!(
        code(&["case", "import", "x.csv", "--dates", "whichever"]),
        Some(2)
    );
    assert_eq!(code(&["case", "import", "no-such-file.csv"]), Some(1));
    assert_eq!(
        code(&["case", "import", "x.csv", "--encoding", "klingon"]),
        Some(1)
    );
}
