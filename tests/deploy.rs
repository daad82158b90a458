//! What an operator copies from `deploy/` and `docs/OPERATIONS.md` fits the program: every setting
//! exists, every command is understood, and nothing is stopped too soon.
//! Not here: what the service does (`service.rs`), and containers, which need a registry.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn text(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn termijn(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_termijn"))
        .args(arguments)
        .output()
        .unwrap()
}

/// The settings with every commented key switched on that has the form `# key = value`.
fn switched_on(settings: &str, from: &str, keys: &[&str]) -> String {
    let (before, after) = settings.split_once(from).unwrap();
    let mut left: BTreeSet<&str> = keys.iter().copied().collect();
    let on = |line: &str| {
        let bare = line.strip_prefix("# ");
        let key = bare
            .and_then(|bare| bare.split_once(" = "))
            .map(|(key, _)| key);
        match (bare, key) {
            (Some(bare), Some(key)) if left.remove(key) => format!("{bare}\n"),
            _ => format!("{line}\n"),
        }
    };
    let after: String = after.lines().map(on).collect();
    assert!(left.is_empty(), "{left:?} stand nowhere after {from:?}");
    format!("{before}{from}{after}")
}

#[test]
fn the_settings_are_read_with_either_database_and_either_relay() {
    let plain = text("deploy/termijn.toml");
    let on_a_server = plain
        .replace("url = \"sqlite:", "# was \"sqlite:")
        .replace("# url = \"postgres:", "url = \"postgres:");
    assert_eq!(on_a_server.matches("\nurl = ").count(), 1);
    let sender = plain.replace("# from = ", "from = ");
    let relay = ["transport", "host", "port", "tls"];
    let here = switched_on(&sender, "# A mail server on this machine", &relay);
    let elsewhere = switched_on(&sender, "# A provider", &relay);
    let folder = tempfile::tempdir().unwrap();
    for (settings, must_show) in [
        (plain, "sqlite:/var/lib/termijn/termijn.db"),
        (on_a_server, "postgres://termijn:***@localhost/termijn"),
        (here, "none-on-loopback"),
        (elsewhere, "mail.example.org"),
    ] {
        let file = folder.path().join("termijn.toml");
        fs::write(&file, settings).unwrap();
        let read = termijn(&["--config", file.to_str().unwrap(), "check-config"]);
        let said = String::from_utf8_lossy(&read.stderr);
        assert!(read.status.success(), "{said}");
        let shown = String::from_utf8(read.stdout).unwrap();
        assert!(shown.contains(must_show), "{shown}");
    }
}

#[test]
fn every_variable_is_a_setting() {
    let known = String::from_utf8(termijn(&["check-config"]).stdout).unwrap();
    let mut found = 0;
    for path in [
        "deploy/compose.yaml",
        "deploy/mail-password.conf",
        "deploy/termijn.service",
        "benches/installation.py",
        "README.md",
    ] {
        let text = text(path);
        let is_name = |c: char| c.is_ascii_uppercase() || c == '_';
        for (at, _) in text.match_indices("TERMIJN_") {
            let name = text[at..].split(|c| !is_name(c)).next().unwrap();
            if let Some((section, key)) = name["TERMIJN_".len()..].split_once("__") {
                let key = format!("{section}.{key}").to_lowercase();
                let shown = known
                    .lines()
                    .any(|line| line.split(' ').next() == Some(&key));
                assert!(shown, "{path}: {name} is no setting");
                found += 1;
            }
        }
    }
    assert!(found > 5, "{found} variables found");
}

/// The words after the program's name that choose a command: `case add`, `migrate`.
fn commands(text: &str) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let named = ["`t ", "`termijn ", "(t ", "/termijn.toml "];
        let inside = named.into_iter().flat_map(|name| line.split(name).skip(1));
        for rest in inside.chain(line.strip_prefix("t ")) {
            let is_word = |word: &&str| {
                word.starts_with(|c: char| c.is_ascii_lowercase())
                    && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            };
            let rest = rest.split(['`', '"', '$']).next().unwrap();
            let words = rest.split(' ').take_while(is_word).take(2);
            let words: Vec<String> = words.map(str::to_owned).collect();
            if !words.is_empty() {
                found.insert(words);
            }
        }
    }
    found
}

#[test]
fn every_command_is_understood() {
    let mut all = BTreeSet::new();
    for path in ["docs/OPERATIONS.md", "deploy/termijn.service", "README.md"] {
        all.append(&mut commands(&text(path)));
    }
    assert!(all.len() > 10, "{all:?}");
    let mut unknown = Vec::new();
    for words in all {
        let mut arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        arguments.push("--help");
        let told = termijn(&arguments);
        let said = String::from_utf8(told.stdout).unwrap();
        // The second word may be a value, such as the name of a file: then the help is the command's.
        let usage = format!("Usage: termijn {}", words[0]);
        let words = words.join(" ");
        if !told.status.success() || !said.contains(&usage) {
            unknown.push(words);
        }
    }
    assert!(unknown.is_empty(), "no such commands: {unknown:?}");
}

#[test]
fn nothing_is_killed_while_a_letter_may_be_under_way() {
    let after = |text: &str, key: &str| -> f64 {
        let value = text.split_once(key).unwrap().1;
        let digits = value
            .trim_start()
            .split(|c: char| !c.is_ascii_digit())
            .next();
        digits.unwrap().parse().unwrap()
    };
    let stop = after(&text("config/default.toml"), "stop_seconds =");
    let unit = after(&text("deploy/termijn.service"), "TimeoutStopSec=");
    let container = after(&text("deploy/compose.yaml"), "stop_grace_period:");
    assert!(stop > 0.0 && unit > stop && container > stop);
}

#[test]
fn the_image_is_built_with_the_compiler_of_the_repository() {
    let chosen = text("rust-toolchain.toml");
    let version = chosen.split('"').nth(1).unwrap();
    let image = format!("FROM rust:{version}-");
    assert!(text("deploy/Dockerfile").contains(&image), "{image}");
}
