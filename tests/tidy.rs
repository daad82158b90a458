//! The house rules that a machine can check. Each message says what to do about it.
//! Needles are put together with `concat!`, so that this file does not trip over itself.
#![allow(
    missing_docs,
    clippy::panic,
    reason = "a broken house rule is a panic with advice"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const PACKAGES: [(&str, &str); 6] = [
    ("law", "law"),
    ("casework", "casework"),
    ("store", "store"),
    ("views", "views"),
    ("jobs", "jobs"),
    ("termijn", "."),
];
const LONGEST_FILE: usize = 600;
const BANNED_WORDS: [&str; 8] = [
    "manager", "helper", "helpers", "util", "utils", "data", "info", "handle",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path))
        .unwrap_or_else(|error| panic!("{path} is needed and cannot be read: {error}"))
}

/// Every text file of ours with its path from the root; build results and hidden folders left out.
fn files() -> Vec<(String, String)> {
    fn walk(dir: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).expect("a folder of ours can be listed") {
            let path = entry.expect("an entry can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                let hidden = name.starts_with('.') && name != ".ci";
                if !hidden && name != "target" && name != "demo" {
                    walk(&path, out);
                }
            } else {
                out.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&root(), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .filter_map(|path| {
            let text = fs::read_to_string(&path).ok()?;
            let name = path
                .strip_prefix(root())
                .ok()?
                .to_string_lossy()
                .replace('\\', "/");
            Some((name, text))
        })
        .collect()
}

fn rust_files() -> Vec<(String, String)> {
    files()
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .collect()
}

/// Lines of code with their number: comments left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim()))
        .filter(|(_, line)| !line.starts_with("//"))
}

fn is_test(path: &str) -> bool {
    let in_folder =
        |name: &str| path.starts_with(&format!("{name}/")) || path.contains(&format!("/{name}/"));
    in_folder("tests")
        || in_folder("benches")
        || path.ends_with("tests.rs")
        || path.ends_with("testing.rs")
}

fn nothing(found: &[String], what_to_do: &str) {
    assert!(found.is_empty(), "{what_to_do}\n  {}", found.join("\n  "));
}

/// Where one of `needles` stands in code outside the paths that may have it.
fn uses(needles: &[&str], may: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in rust_files() {
        if !may(&path) {
            for (at, line) in code(&text) {
                if needles.iter().any(|needle| line.contains(needle)) {
                    found.push(format!("{path}:{at}: {line}"));
                }
            }
        }
    }
    found
}

#[test]
fn every_rust_file_says_what_it_is() {
    let found: Vec<_> = rust_files()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(path, _)| path)
        .collect();
    nothing(
        &found,
        "Open these files with a `//!` line: what is in it, and what is not.",
    );
}

#[test]
fn names_say_something() {
    let banned = |name: &str| {
        let mut snake = String::new();
        for letter in name.chars() {
            if letter.is_uppercase() {
                snake.push('_');
            }
            snake.extend(letter.to_lowercase());
        }
        snake
            .split(['_', '-', '.'])
            .any(|word| BANNED_WORDS.contains(&word))
    };
    let mut found = Vec::new();
    for (path, text) in rust_files() {
        if banned(path.rsplit('/').next().unwrap_or_default()) {
            found.push(path.clone());
        }
        for (at, line) in code(&text) {
            let words: Vec<&str> = line
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .collect();
            for pair in words.windows(2) {
                if ["fn", "struct", "enum", "trait", "type", "mod"].contains(&pair[0])
                    && banned(pair[1])
                {
                    found.push(format!("{path}:{at}: {}", pair[1]));
                }
            }
        }
    }
    nothing(
        &found,
        "These names say nothing (manager, helper, util, data, info, handle). Name what it does or is; docs/GLOSSARY.md has the words.",
    );
}

#[test]
fn no_file_is_two_files() {
    let ours = [".rs", ".sql", ".html", ".md", ".toml"];
    let found: Vec<_> = files()
        .into_iter()
        .filter(|(path, _)| ours.iter().any(|end| path.ends_with(end)))
        // One grows with every change; the other is written by the program, a section a rule.
        .filter(|(path, _)| !["CHANGELOG.md", "docs/RULES.md"].contains(&path.as_str()))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    nothing(
        &found,
        "Over 600 lines: find the two things in it and give each its file.",
    );
}

#[test]
fn sql_stays_in_the_store() {
    let found = uses(&[concat!("sq", "lx::"), concat!("use sq", "lx")], |path| {
        path.starts_with("store/")
    });
    nothing(
        &found,
        "Only store/ talks to the database: add a function there and call it.",
    );
}

#[test]
fn only_config_reads_the_environment() {
    let found: Vec<_> = uses(
        &[concat!("std::", "env"), concat!("env::", "var")],
        |path| path.starts_with("src/config") || is_test(path),
    )
    .into_iter()
    .filter(|line| !line.contains(concat!("std::", "env::args")))
    .collect();
    nothing(
        &found,
        "Read it in src/config and pass the value on (a setting: config/default.toml).",
    );
}

#[test]
fn one_file_names_the_job_runner() {
    let found: BTreeSet<_> = uses(&[concat!("apa", "lis")], |_| false)
        .into_iter()
        .filter_map(|line| line.split(':').next().map(str::to_owned))
        .collect();
    assert!(
        found.len() <= 1,
        "One file alone may name the job runner; the others write steps as plain functions: {found:?}"
    );
}

#[test]
fn only_the_wiring_reads_the_clock() {
    let found = uses(
        &[concat!("Utc::", "now"), concat!("Local::", "now")],
        |path| path.starts_with("src/"),
    );
    nothing(
        &found,
        "Take `now` or `today` as an argument; only src/ reads the clock.",
    );
}

#[test]
fn no_path_of_a_machine() {
    let needles = [
        concat!("/wo", "rk/"),
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
    ];
    let mut found = Vec::new();
    for (path, text) in files() {
        for (at, line) in text.lines().enumerate() {
            let stands = |needle: &str| {
                line.match_indices(needle).any(|(start, _)| {
                    // inside an address (https://example.org/en/...) it is not a path of a machine
                    let before = line[..start].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || "-_./}~".contains(c))
                })
            };
            if needles.iter().any(|needle| stands(needle)) {
                found.push(format!("{path}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    nothing(
        &found,
        "A path of one machine: write it relative to the repository.",
    );
}

fn manifest(folder: &str) -> toml::Table {
    let path = format!("{folder}/Cargo.toml");
    read(&path)
        .parse()
        .unwrap_or_else(|error| panic!("{path} does not parse: {error}"))
}

fn keys(table: &toml::Table, name: &str) -> BTreeSet<String> {
    table
        .get(name)
        .and_then(toml::Value::as_table)
        .map(|entries| entries.keys().cloned().collect())
        .unwrap_or_default()
}

/// The rows of the table between `<!-- NAME -->` and `<!-- /NAME -->`, without its two heading lines.
fn table(text: &str, name: &str, file: &str) -> Vec<Vec<String>> {
    let (open, close) = (format!("<!-- {name} -->"), format!("<!-- /{name} -->"));
    let inside = text
        .split_once(&open)
        .and_then(|(_, rest)| rest.split_once(&close))
        .unwrap_or_else(|| panic!("{file} needs a table between `{open}` and `{close}`"))
        .0;
    inside
        .lines()
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| {
            line.trim_matches('|')
                .split('|')
                .map(|cell| cell.trim().to_owned())
                .collect()
        })
        .collect()
}

fn names(cell: &str) -> BTreeSet<String> {
    cell.split(',')
        .map(|name| name.trim().trim_matches('`').to_owned())
        .filter(|name| !name.is_empty() && name != "-")
        .collect()
}

#[test]
fn the_package_table_is_true() {
    let file = "docs/ARCHITECTURE.md";
    let rows: BTreeMap<String, Vec<String>> = table(&read(file), "packages", file)
        .into_iter()
        .map(|row| (row[0].trim_matches('`').to_owned(), row))
        .collect();
    let known: BTreeSet<_> = PACKAGES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(
        rows.keys().cloned().collect::<BTreeSet<_>>(),
        known,
        "{file}: one row for each package"
    );

    let mut wrong = Vec::new();
    for (name, folder) in PACKAGES {
        let needs = keys(&manifest(folder), "dependencies");
        let written = |at: usize| {
            rows[name]
                .get(at)
                .map(|cell| names(cell))
                .unwrap_or_default()
        };
        let show = |set: &BTreeSet<String>| {
            let quoted: Vec<_> = set.iter().map(|one| format!("`{one}`")).collect();
            if quoted.is_empty() {
                "-".to_owned()
            } else {
                quoted.join(", ")
            }
        };
        let (ours, outside): (BTreeSet<_>, BTreeSet<_>) =
            needs.into_iter().partition(|one| known.contains(one));
        if written(1) != ours || written(2) != outside {
            wrong.push(format!(
                "| `{name}` | {} | {} |",
                show(&ours),
                show(&outside)
            ));
        }
    }
    nothing(
        &wrong,
        "docs/ARCHITECTURE.md and Cargo.toml differ. If the new arrow or crate is meant, the row begins like this:",
    );
}

#[test]
fn every_dependency_has_its_reason() {
    let file = "docs/DEPENDENCIES.md";
    let shared = manifest(".")["workspace"]["dependencies"]
        .as_table()
        .cloned()
        .unwrap_or_default();
    let outside: BTreeSet<String> = shared
        .into_iter()
        .filter(|(_, value)| value.get("path").is_none())
        .map(|(name, _)| name)
        .collect();
    let mut used = BTreeSet::new();
    for (_, folder) in PACKAGES {
        let manifest = manifest(folder);
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            used.extend(keys(&manifest, kind));
        }
    }
    let mut found = Vec::new();
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for row in table(&read(file), "dependencies", file) {
        *lines
            .entry(row[0].trim_matches('`').to_owned())
            .or_default() += 1;
    }
    for name in outside.intersection(&used) {
        let count = lines.remove(name).unwrap_or_default();
        if count != 1 {
            found.push(format!(
                "`{name}` has {count} lines, it needs one that says why we need it"
            ));
        }
    }
    found.extend(
        lines
            .keys()
            .map(|name| format!("`{name}` is used by no package: take its line out")),
    );
    nothing(&found, "docs/DEPENDENCIES.md, the table `dependencies`:");
}

#[test]
fn every_migration_speaks_both_dialects() {
    let list = |dialect: &str| -> BTreeSet<String> {
        fs::read_dir(root().join("migrations").join(dialect))
            .map(|entries| {
                entries
                    .filter_map(|entry| {
                        Some(entry.ok()?.file_name().to_string_lossy().into_owned())
                    })
                    .filter(|name| name.ends_with(".sql"))
                    .collect()
            })
            .unwrap_or_default()
    };
    let (sqlite, postgres) = (list("sqlite"), list("postgres"));
    let found: Vec<_> = sqlite.symmetric_difference(&postgres).cloned().collect();
    nothing(
        &found,
        "Only in one of migrations/sqlite and migrations/postgres: write the other, same name.",
    );
}

#[test]
fn the_front_door_is_there() {
    assert!(
        read("README.md").contains("./scripts/test"),
        "README.md must name ./scripts/test"
    );
    assert!(
        read("CHANGELOG.md").contains("## [Unreleased]"),
        "CHANGELOG.md needs the heading `## [Unreleased]`"
    );
}
