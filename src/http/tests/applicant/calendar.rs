//! The calendar file, read by a strict reader of its own that shares nothing with its writer.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use chrono::{NaiveDate, NaiveDateTime};
use store::testing::each_database;

use super::{Bench, report};

/// One property: its name, its parameters and its value.
type Property = (String, Vec<(String, String)>, String);

/// The lines of RFC 5545, 3.1: ended by CRLF, at most 75 bytes, folded by a space.
fn unfolded(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n"), "the last line has no end");
    let mut lines: Vec<String> = Vec::new();
    for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "a bare end of line: {line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

fn property(line: &str) -> Property {
    let (head, value) = line.split_once(':').unwrap();
    let mut parts = head.split(';');
    let name = parts.next().unwrap();
    assert!(
        name.chars().all(|c| c.is_ascii_uppercase() || c == '-'),
        "{line}"
    );
    let parameters = parts.map(|part| {
        let (name, value) = part.split_once('=').unwrap();
        (name.to_owned(), value.to_owned())
    });
    (name.to_owned(), parameters.collect(), value.to_owned())
}

/// The text of a value: what is escaped is one of four things.
fn text(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        assert!(!matches!(c, ',' | ';'), "not escaped: {value}");
        out.push(match c {
            '\\' => match rest.next().unwrap() {
                'n' | 'N' => '\n',
                c @ ('\\' | ',' | ';') => c,
                other => panic!("no escape: \\{other}"),
            },
            other => other,
        });
    }
    out
}

/// An event: its properties once each, and its alarms.
struct Read {
    of: Vec<Property>,
    alarms: Vec<Vec<Property>>,
}

impl Read {
    fn one(&self, name: &str) -> &Property {
        let mut found = self.of.iter().filter(|one| one.0 == name);
        let (Some(one), None) = (found.next(), found.next()) else {
            panic!("{name} must stand once: {:?}", self.of)
        };
        one
    }
}

fn events(file: &str) -> Vec<Read> {
    let mut events: Vec<Read> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut head: BTreeSet<(String, String)> = BTreeSet::new();
    for line in unfolded(file) {
        let (name, parameters, value) = property(&line);
        match (name.as_str(), value.as_str()) {
            ("BEGIN", what) => {
                let within = open.last().map(String::as_str);
                match what {
                    "VCALENDAR" => assert_eq!(within, None),
                    "VEVENT" => {
                        assert_eq!(within, Some("VCALENDAR"));
                        events.push(Read {
                            of: Vec::new(),
                            alarms: Vec::new(),
                        });
                    }
                    "VALARM" => {
                        assert_eq!(within, Some("VEVENT"));
                        events.last_mut().unwrap().alarms.push(Vec::new());
                    }
                    other => panic!("{other}"),
                }
                open.push(what.to_owned());
            }
            ("END", what) => assert_eq!(open.pop().as_deref(), Some(what)),
            _ => match open.last().map(String::as_str) {
                Some("VCALENDAR") => {
                    assert!(head.insert((name, value)), "{line} twice");
                }
                Some("VEVENT") => events
                    .last_mut()
                    .unwrap()
                    .of
                    .push((name, parameters, value)),
                Some("VALARM") => {
                    let alarms = &mut events.last_mut().unwrap().alarms;
                    alarms.last_mut().unwrap().push((name, parameters, value));
                }
                other => panic!("{line} in {other:?}"),
            },
        }
    }
    assert!(open.is_empty());
    assert!(head.contains(&("VERSION".to_owned(), "2.0".to_owned())));
    assert!(head.iter().any(|(name, _)| name == "PRODID"));
    events
}

fn whole_day(property: &Property) -> NaiveDate {
    assert_eq!(property.1, [("VALUE".to_owned(), "DATE".to_owned())]);
    NaiveDate::parse_from_str(&property.2, "%Y%m%d").unwrap()
}

#[tokio::test]
async fn a_calendar_program_gets_whole_days_with_alarms() {
    each_database(async |bench| {
        let bench = Bench::new(bench).await;
        let safe = report(&bench.file).safe_on.unwrap();
        let mut uids = BTreeSet::new();
        for language in ["nl", "fr", "de", "en"] {
            let path = format!("/a/{}/dates.ics?lang={language}", bench.page);
            let got = bench.get(&path).await;
            assert_eq!(got.status, StatusCode::OK);
            assert_eq!(got.header("content-type"), "text/calendar; charset=utf-8");
            let events = events(&got.text);
            assert!(
                events
                    .iter()
                    .any(|one| whole_day(one.one("DTSTART")) == safe)
            );
            for event in &events {
                let first = whole_day(event.one("DTSTART"));
                assert_eq!(whole_day(event.one("DTEND")), first.succ_opt().unwrap());
                let stamp = &event.one("DTSTAMP").2;
                NaiveDateTime::parse_from_str(stamp, "%Y%m%dT%H%M%SZ").unwrap();
                let year = first.format("%Y").to_string();
                assert!(text(&event.one("SUMMARY").2).contains(&year));
                uids.insert(event.one("UID").2.clone());
                assert_eq!(event.alarms.len(), 2);
                for alarm in &event.alarms {
                    let of = |name: &str| alarm.iter().find(|one| one.0 == name).unwrap().2.clone();
                    assert_eq!(of("ACTION"), "DISPLAY");
                    assert!(of("TRIGGER").starts_with("-P"), "{}", of("TRIGGER"));
                    assert!(!text(&of("DESCRIPTION")).is_empty());
                }
            }
            // The general act and its date, and nothing about the person or the way to the page.
            for never in [
                "Ana",
                "Zamfirescu",
                "/a/",
                &bench.page,
                "eu-short",
                "DESCRIPTION:http",
            ] {
                assert!(!got.text.contains(never), "{never}: {}", got.text);
            }
            assert_eq!(bench.get(&path).await.text, got.text, "the same file again");
            assert!(
                uids.len() == events.len(),
                "one entry a date in every language: {uids:?}"
            );
        }
    })
    .await;
}
