//! Bad files of cases, and the answer that each of them gets, whoever brings it.
//! Not here: bringing them (`import_refused.rs`, `import_api.rs`).

use serde_json::Value;

use super::files::{HEADER, file, row, utf16, with};

/// A bad file: what it is called, its bytes, and the answer as `LINE:COLUMN CODE`.
pub type Bad = (&'static str, Vec<u8>, &'static str);

fn good() -> String {
    row("Ana", "2026-11-03")
}

/// A good row under another header.
fn under(header: &str) -> Vec<u8> {
    format!("{header}\n{}\n", good()).into_bytes()
}

/// The usual header with one heading changed.
fn headed(from: &str, to: &str) -> Vec<u8> {
    under(&HEADER.replace(from, to))
}

/// The usual file with one more column.
fn beside(heading: &str, cell: &str) -> Vec<u8> {
    format!("{HEADER};{heading}\n{};{cell}\n", good()).into_bytes()
}

/// A row whose given name is any bytes.
fn named(name: &[u8]) -> Vec<u8> {
    let rest = good().replacen("Ana", "", 1);
    let header = format!("{HEADER}\n");
    [header.as_bytes(), name, rest.as_bytes()].concat()
}

/// All of them.
pub fn bad_files() -> Vec<Bad> {
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("empty", vec![], "-:- file.empty"),
        ("only a mark", text("\u{feff}"), "-:- file.empty"),
        ("only blank lines", text("\r\n \r\n"), "-:- file.empty"),
        ("only a header", text(HEADER), "-:- file.no_rows"),
        ("no header", text(&good()), "1:- header.missing"),
        (
            "a letter",
            text("Dear colleague,\nhere is"),
            "1:- header.missing",
        ),
        (
            "too many rows",
            file(&vec![good(); 20_001]),
            "-:- file.too_long",
        ),
        (
            "too many bytes",
            vec![b'x'; (16 << 20) + 1],
            "-:- file.too_long",
        ),
        (
            "a spreadsheet",
            text("PK\u{3}\u{4}\u{14}"),
            "-:- file.spreadsheet",
        ),
        (
            "an old one",
            b"\xd0\xcf\x11\xe0\xa1".to_vec(),
            "-:- file.spreadsheet",
        ),
        ("a PDF", text("%PDF-1.7\n"), "-:- file.not_text"),
        (
            "a NUL",
            text(&format!("{HEADER}\nAna\0")),
            "2:- file.not_text",
        ),
        (
            "UTF-16, no mark",
            utf16(HEADER, false).split_off(2),
            "1:- file.not_text",
        ),
        (
            "half of UTF-16",
            utf16("Voor", true)[..9].to_vec(),
            "-:- file.encoding",
        ),
        (
            "a mark that lies",
            [b"\xef\xbb\xbf", &*named(b"Zo\xeb")].concat(),
            "2:- file.encoding",
        ),
        (
            "two readings",
            named(b"O\xb4Neil \xe9"),
            "2:- file.encoding_ambiguous",
        ),
        ("elsewhere's bytes", named(b"J\xb3zef"), "2:1 name.encoding"),
        (
            "unknown column",
            headed("Team", "Schoenmaat"),
            "1:10 header.unknown",
        ),
        ("unnamed column", headed("Team", ""), "1:10 header.unnamed"),
        (
            "missing column",
            headed("Traject;", ""),
            "1:- header.missing",
        ),
        ("column twice", headed("Team", "Taal"), "1:10 header.twice"),
        (
            "two languages",
            headed("Gemeente", "Commune"),
            "1:5 header.mixed",
        ),
        (
            "unknown separator",
            under(&format!("sep=~\n{HEADER}")),
            "1:- file.separator",
        ),
        (
            "a quote left open",
            file(&[row("\"Ana", "2026-11-03"), good()]),
            "2:- row.open_quote",
        ),
        (
            "too few cells",
            file(&["Ana;Pop;nl".to_owned()]),
            "2:- row.cells",
        ),
        ("too many cells", file(&[good() + ";more"]), "2:- row.cells"),
        ("no name", with(1, " \u{a0}"), "2:1 missing"),
        (
            "an endless name",
            with(2, &"x".repeat(70_000)),
            "2:2 too_long",
        ),
        (
            "a name of two lines",
            with(2, "\"Pop\nescu\""),
            "2:2 unreadable",
        ),
        ("unknown language", with(3, "Türkçe"), "2:3 unknown_word"),
        (
            "unknown nationality",
            with(4, "Roumanie"),
            "2:4 unknown_word",
        ),
        ("a postcode", with(5, "2000"), "2:5 unreadable"),
        (
            "unknown municipality",
            with(5, "Atlantis"),
            "2:5 unknown_word",
        ),
        ("unknown track", with(6, "toerist"), "2:6 unknown_word"),
        ("no arrival", with(7, ""), "2:7 missing"),
        (
            "an ambiguous day",
            with(7, "03/04/2026"),
            "2:7 date.ambiguous",
        ),
        (
            "one with hyphens",
            with(7, "3-4-2026"),
            "2:7 date.ambiguous",
        ),
        ("one with dots", with(7, "3.4.2026"), "2:7 date.ambiguous"),
        (
            "an impossible day",
            with(7, "31/02/2026"),
            "2:7 date.impossible",
        ),
        (
            "a thirteenth month",
            with(7, "2026-13-01"),
            "2:7 date.impossible",
        ),
        ("a short year", with(7, "23/11/26"), "2:7 date.short_year"),
        ("a spreadsheet's day", with(7, "46349"), "2:7 date.serial"),
        (
            "a time of day",
            with(7, "2026-11-23 09:30"),
            "2:7 date.has_time",
        ),
        (
            "a month in letters",
            with(7, "23 nov. 2026"),
            "2:7 date.unreadable",
        ),
        (
            "a formula for a day",
            with(7, "=TODAY()"),
            "2:7 date.unreadable",
        ),
        ("before all tables", with(7, "1949-12-31"), "2:7 impossible"),
        (
            "arrived before birth",
            with(9, "2026-11-04"),
            "2:7 impossible",
        ),
        ("not born yet", with(9, "2199-01-01"), "2:9 in_the_future"),
        ("a bad address", with(8, "ana@home"), "2:8 unreadable"),
        (
            "a bad number",
            headed("E-mailadres", "Telefoonnummer"),
            "2:8 unreadable",
        ),
        ("unknown team", with(10, "Elders"), "2:10 unknown_team"),
        ("no team", with(10, ""), "2:10 missing"),
        (
            "unknown user",
            beside("Dossierbeheerder", "els@x.example"),
            "2:11 unknown_user",
        ),
        (
            "a reference of others",
            beside("Referentie", "2026/0123"),
            "2:11 unreadable",
        ),
        (
            "days of no visa",
            beside("Dagen op het visum", "90"),
            "2:11 not_expected",
        ),
        (
            "joins without purpose",
            beside("Vervoegt", "eu"),
            "2:11 not_expected",
        ),
        (
            "below a cell of two lines",
            beside("Bewijs van aankomst;Logies", "\"a\nb\";x"),
            "1:12 header.unknown",
        ),
        (
            "on its second line",
            beside("Bewijs van aankomst;Visum", "\"a\nb\";x"),
            "3:12 unknown_word",
        ),
    ]
}

/// The first problem of a report as `LINE:COLUMN CODE`; there must be one alone.
pub fn answer(report: &Value) -> String {
    let problems = report["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{report}");
    let number = |key: &str| match problems[0][key].as_u64() {
        Some(number) => number.to_string(),
        None => "-".to_owned(),
    };
    assert!(!problems[0]["message"].as_str().unwrap().is_empty());
    let code = problems[0]["code"].as_str().unwrap();
    format!("{}:{} {code}", number("line"), number("column"))
}
