//! `termijn deadlines` as its users run it: the built binary, bytes in, lines out.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(input: &[u8], arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_termijn"))
        .arg("deadlines")
        .args(["--input", "-"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output
}

#[test]
fn a_broken_line_does_not_stop_the_run() {
    let input = b"{\"id\":\"a\",\"track\":\"eu-short-stay\",\"facts\":{\"entered_belgium\":\"2026-11-23\"}}\n\
        {oops\n\
        {\"id\":\"b\",\"track\":\"cross-border\",\"facts\":{\"entered_belgium\":\"2026-09-14\"}}\n";
    let output = run(input, &["--trace", "none"]);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["deadlines"][0]["due"], "2026-12-07");
    assert_eq!(
        (&lines[1]["line"], &lines[1]["error"]["code"]),
        (&2.into(), &"json.invalid".into())
    );
    assert_eq!(lines[2]["deadlines"][0]["due"], "2026-09-24");
}

#[test]
fn a_million_random_bytes_give_errors_and_no_panic() {
    // A fixed xorshift sequence: the same bytes at every run.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(1_000_000)
    .collect();
    let output = run(&bytes, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        output
            .stdout
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .all(|line| {
                serde_json::from_slice::<serde_json::Value>(line)
                    .is_ok_and(|line| line["error"]["code"].is_string())
            })
    );
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    let mut line = vec![b'['; 100_000];
    line.push(b'\n');
    let output = run(&line, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("json.invalid")
    );
}

#[test]
fn a_table_says_what_is_wrong_with_a_line_as_a_whole() {
    let output = run(b"null\n", &["--format", "table"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("line 1: is null"), "{said}");
}

#[test]
fn an_explanation_has_words_for_every_exemption_and_verdict() {
    let input = b"{\"track\":\"third-country-short-stay\",\"facts\":{\"entered_belgium\":\"2026-11-23\"},\
        \"about\":{\"birth_date\":\"2020-01-01\"},\"today\":\"2026-11-25\"}\n\
        {\"track\":\"eu-long-stay\",\"facts\":{\"departed\":\"2026-01-05\",\"annex_19_filed\":\"2021-11-22\"},\
        \"about\":{\"card\":\"EU+\"},\"absences\":[{\"from\":\"2023-03-01\",\"until\":\"2023-08-31\",\
        \"reason\":\"work\"}],\"today\":\"2026-11-25\"}\n";
    for (language, said) in [
        (
            "en",
            ["children under 15", "another limit", "to be reviewed"],
        ),
        ("nl", ["kinderen onder 15", "een andere", "te beoordelen"]),
        ("fr", ["moins de 15 ans", "une autre", "à examiner"]),
        ("de", ["unter 15", "andere", "zu beurteilen"]),
    ] {
        let output = run(input, &["--explain", language, "--format", "table"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains('\u{27e6}'), "{text}");
        for part in said {
            assert!(text.contains(part), "{language} {part}: {text}");
        }
    }
}

#[test]
fn a_missing_file_and_a_wrong_flag_are_told_apart() {
    let termijn = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_termijn"))
            .args(arguments)
            .output()
            .unwrap()
    };
    let missing = termijn(&["deadlines", "--input", "no-such-file.jsonl"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(
        String::from_utf8(missing.stderr)
            .unwrap()
            .contains("no-such-file.jsonl")
    );
    assert_eq!(
        termijn(&["deadlines", "--inptu", "x"]).status.code(),
        Some(2)
    );
    assert_eq!(termijn(&["law", "show", "nope"]).status.code(), Some(1));
    assert_eq!(termijn(&["law", "list"]).status.code(), Some(0));
}

#[test]
fn answers_are_explained_in_four_languages() {
    let input = br#"{"id":"a","track":"eu-short-stay","facts":{"entered_belgium":"2026-12-18"},"closures":["2026-12-30","2026-12-31"],"today":"2026-12-20"}
{oops
"#;
    for (language, parts) in [
        (
            "nl",
            [
                "Wettelijke datum: dinsdag 5 januari 2027",
                "Kerstmis",
                "art. 41bis",
                "daarna is de gemeente",
            ],
        ),
        (
            "fr",
            [
                "Date légale : mardi 5 janvier 2027",
                "Noël",
                "art. 41bis",
                "commune est fermée",
            ],
        ),
        (
            "de",
            [
                "Gesetzliches Datum: Dienstag, 5. Januar 2027",
                "Weihnachten",
                "Art. 41bis",
                "Danach ist die Gemeinde",
            ],
        ),
        (
            "en",
            [
                "Legal date: Tuesday 5 January 2027",
                "Christmas Day",
                "art. 41bis",
                "town hall is closed",
            ],
        ),
    ] {
        let output = run(input, &["--explain", language]);
        assert_eq!(
            output.status.code(),
            Some(1),
            "one line could not be answered"
        );
        let text = String::from_utf8(output.stdout).unwrap();
        for part in parts {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(!text.contains('⟦'), "{text}");
        let output = run(input, &["--explain", language, "--format", "jsonl"]);
        let text = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<serde_json::Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let date = &lines[0]["dates"][0];
        assert_eq!(date["proof"]["replay"], "same");
        assert_eq!(date["proof"]["readings"]["statutory"], "2027-01-05");
        assert_eq!(date["proof"]["advice"]["on"], "2026-12-29");
        assert_eq!(lines[1]["error"]["code"], "json.invalid");
    }
}
