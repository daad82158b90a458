//! Files of cases for the stories of importing.
//! Not here: the stories.

use std::process::Output;

use serde_json::Value;
use store::testing::{TestStore, each_database};

use super::Place;

/// The usual header.
pub const HEADER: &str = "Voornaam;Familienaam;Taal;Nationaliteit;Gemeente;Traject;Aankomstdatum;E-mailadres;Geboortedatum;Team";

/// A good row, but for what is given.
pub fn row(given: &str, arrived: &str) -> String {
    let plain: String = given.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{given};Voorbeeld;nl;RO;11002;eu-short-stay;{arrived};{plain}@mail.example;;Onthaal")
}

/// A file with the usual header.
pub fn file(rows: &[String]) -> Vec<u8> {
    format!("{HEADER}\r\n{}\r\n", rows.join("\r\n")).into_bytes()
}

/// A file with one row that differs from a good one in one cell.
pub fn with(column: usize, cell: &str) -> Vec<u8> {
    let good = row("Ana", "2026-11-03");
    let mut cells: Vec<&str> = good.split(';').collect();
    cells[column - 1] = cell;
    file(&[cells.join(";")])
}

/// Imports a file, planning letters for any hour: what is due must not depend on when a test runs.
pub fn import(place: &Place, bytes: &[u8], arguments: &[&str]) -> Output {
    let path = place.folder().join("people.csv");
    std::fs::write(path, bytes).unwrap();
    let mut all = vec!["case", "import", "people.csv"];
    all.extend(arguments);
    let mut command = place.command(&all);
    command
        .env("TERMIJN_SENDING__HOURS", "00:00-24:00")
        .env("TERMIJN_SENDING__DAYS", "all");
    command.output().unwrap()
}

/// The report of an import, and its exit code. Nothing but the report is said on a pipe.
pub fn report(place: &Place, bytes: &[u8], arguments: &[&str]) -> (Value, i32) {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    let output = import(place, bytes, &all);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "");
    let report = serde_json::from_slice(&output.stdout).unwrap();
    (report, output.status.code().unwrap())
}

/// How many rows every table has that an import could touch.
pub async fn rows(bench: &TestStore) -> Vec<String> {
    let tables = [
        "case_file",
        "contact",
        "case_contact",
        "event",
        "deadline",
        "reminder",
        "task",
        "audit",
        "name_trigram",
        "team",
        "\"user\"",
    ];
    let counts = tables.map(|table| format!("SELECT CAST(count(*) AS TEXT) FROM {table}"));
    bench.raw_texts(&counts.join(" UNION ALL ")).await.unwrap()
}

/// Tells a story on both databases, in an installation that has a team.
pub async fn stories(story: impl AsyncFn(&Place, &TestStore)) {
    each_database(async |bench| {
        let place = Place::of(bench);
        place.well(&["team", "add", "Onthaal"]);
        story(&place, bench).await;
    })
    .await;
}

/// Text as UTF-16 with its mark.
pub fn utf16(text: &str, big: bool) -> Vec<u8> {
    let unit = |unit: u16| {
        if big {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    };
    let mark = [0xfeff].into_iter();
    mark.chain(text.encode_utf16()).flat_map(unit).collect()
}
