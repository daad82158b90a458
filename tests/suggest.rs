//! Suggested tracks through the built binary, and their words in every language.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::process::{Command, Output};

use law::absence;
use law::suggest::{Ask, Caution, Note, Reason};
use serde_json::{Value, json};
use views::Language;
use views::words::words;

fn suggest(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_termijn"))
        .args(["law", "suggest"])
        .args(arguments)
        .output()
        .unwrap()
}

fn said(arguments: &[&str]) -> String {
    let output = suggest(arguments);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_binary_suggests_with_reasons_and_questions() {
    let text = said(&[
        "--nationality",
        "MA",
        "--stay",
        "long",
        "--family",
        "eu",
        "--visa",
        "none",
    ]);
    assert!(text.starts_with("eu-family-third-country"), "{text}");
    assert!(text.contains("family of an EU citizen"), "{text}");
    assert!(text.contains("You choose the track."), "{text}");
    let answer: Value = serde_json::from_str(&said(&[
        "--nationality",
        "GE",
        "--stay",
        "short",
        "--on",
        "2026-11-25",
        "--format",
        "json",
    ]))
    .unwrap();
    assert_eq!(
        answer,
        json!({
            "on": "2026-11-25",
            "suggestions": [{
                "track": "third-country-short-stay",
                "reasons": ["third-country-national", "stay-short", "visa-free"],
                "cautions": ["biometric-passport", "ordinary-passport"],
            }],
            "questions": ["lodging", "family"],
            "notes": [],
        })
    );
    let dutch = said(&["--nationality", "BE", "--lang", "nl"]);
    assert!(
        dutch.contains("Een Belg heeft geen verblijfsprocedure."),
        "{dutch}"
    );
    for wrong in [
        ["--nationality", "QQ"],
        ["--stay", "forever"],
        ["--lang", "es"],
        ["--on", "2026-02-30"],
    ] {
        assert_eq!(suggest(&wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn every_code_has_words_in_every_language() {
    let mut keys: Vec<String> = Vec::new();
    keys.extend(
        Reason::ALL
            .iter()
            .map(|code| format!("suggest-reason-{code}")),
    );
    keys.extend(
        Caution::ALL
            .iter()
            .map(|code| format!("suggest-caution-{code}")),
    );
    keys.extend(Note::ALL.iter().map(|code| format!("suggest-note-{code}")));
    keys.extend(Ask::ALL.iter().map(|code| format!("suggest-ask-{code}")));
    keys.extend(absence::CODES.iter().map(|code| format!("outcome-{code}")));
    for verdict in ["continuous", "broken", "review"] {
        keys.push(format!("verdict-{verdict}"));
    }
    for language in Language::ALL {
        for key in &keys {
            assert!(words(language).find(key).is_some(), "{language}: {key}");
        }
    }
}
