//! From the letter to the click and back: the link in a letter's bytes opens the page of the running
//! service, a click there has its effects, and the letters that must go still go.
//! Not here: every refusal; `src/http` tries those.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod common;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use chrono::NaiveDate;
use common::{Place, on_both};
use law::calendar::working_day_before;
use serde_json::Value;

const ORIGIN: &str = "https://termijn.example";
const RULE: &str = "eu-short-stay-report";

/// Another process is looked at so often.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// A story that waits for more looks has failed.
const MOST_LOOKS: usize = 1500;

struct Service {
    child: Child,
    address: SocketAddr,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _gone_already = self.child.kill();
        let _gone_already = self.child.wait();
    }
}

/// As an operator has it who can be reached from outside; letters leave at any hour.
fn public(mut command: Command) -> Command {
    command
        .env("TERMIJN_SERVER__PUBLIC_URL", ORIGIN)
        .env("TERMIJN_ORGANISATION__PHONE", "09 000 12 40")
        .env("TERMIJN_SENDING__HOURS", "00:00-24:00")
        .env("TERMIJN_SENDING__DAYS", "all");
    command
}

impl Service {
    fn start(place: &Place) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let listen = address.to_string();
        let child = public(place.command(&["serve", "--spool", "elsewhere", "--listen", &listen]))
            .env("TERMIJN_JOBS__SWEEP_SECONDS", "3600")
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let service = Self { child, address };
        for _ in 0..MOST_LOOKS {
            if TcpStream::connect(address).is_ok() {
                return service;
            }
            std::thread::sleep(LOOK_EVERY);
        }
        panic!("the service does not answer");
    }

    /// The status and the whole answer to one request, as a browser behind a proxy makes it.
    fn ask(&self, method: &str, path: &str, form: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: termijn.example\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut got = String::new();
        stream.read_to_string(&mut got).unwrap();
        let status = got.split(' ').nth(1).unwrap().parse().unwrap();
        (status, got)
    }
}

/// The newest letter, its soft line ends taken out.
fn letter(place: &Place) -> String {
    let list = std::fs::read_dir(place.folder().join("out")).unwrap();
    let mut paths: Vec<_> = list.map(|one| one.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "eml"));
    paths.sort();
    let text = std::fs::read_to_string(paths.last().unwrap()).unwrap();
    text.replace("=\r\n", "")
}

/// A header of a letter, its folds taken out.
fn header<'a>(letter: &'a str, name: &str) -> std::borrow::Cow<'a, str> {
    let (head, _) = letter.split_once("\r\n\r\n").unwrap();
    let start = format!("\r\n{name}: ");
    let rest = head
        .split_once(&start)
        .unwrap_or_else(|| panic!("no {name}: {head}"))
        .1;
    let mut value = String::new();
    for (place, line) in rest.split("\r\n").enumerate() {
        if place > 0 && !line.starts_with([' ', '\t']) {
            break;
        }
        value.push_str(line.trim_start());
    }
    value.into()
}

/// The addresses of the page in the two bodies of a letter, without the origin.
fn links(letter: &str) -> Vec<String> {
    let (_, body) = letter.split_once("\r\n\r\n").unwrap();
    body.match_indices(ORIGIN)
        .map(|(at, _)| {
            let rest = &body[at + ORIGIN.len()..];
            let end = rest.find(['"', '\r', '\n', ' ']).unwrap_or(rest.len());
            rest[..end].to_owned()
        })
        .collect()
}

/// The rungs about the report that would still lead to a letter.
fn rungs_ahead(place: &Place, reference: &str, until: NaiveDate) -> Vec<String> {
    let until = until.to_string();
    let mut simulate = public(place.command(&["simulate", "--until", &until, "--format", "json"]));
    let output = simulate.output().unwrap();
    assert!(output.status.success());
    let letters: Value = serde_json::from_slice(&output.stdout).unwrap();
    let own = letters.as_array().unwrap().iter();
    own.filter(|letter| letter["case"] == reference)
        .flat_map(|letter| letter["why"].as_array().unwrap().clone())
        .map(|why| why.to_string())
        .filter(|why| why.contains(RULE))
        .collect()
}

fn reminders(place: &Place, reference: &str) -> Vec<(String, bool, String)> {
    let case = place.json(&["case", "show", reference]);
    let deadlines = case["deadlines"].as_array().unwrap();
    let report = deadlines.iter().find(|one| one["rule"] == RULE).unwrap();
    let all = case["reminders"].as_array().unwrap().iter();
    all.filter(|one| one["deadline"] == report["id"])
        .map(|one| {
            let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
            (
                text("rung"),
                one["gentle"] == Value::Bool(true),
                text("state"),
            )
        })
        .collect()
}

#[test]
fn a_click_behind_a_letter_silences_the_gentle_reminders_alone() {
    on_both(|place| {
        place.well(&["team", "add", "Onthaal"]);
        let probe = place.add("Proef", "en", "2026-01-05");
        let today: NaiveDate = probe["events"][0]["on"].as_str().unwrap().parse().unwrap();
        let arrived = working_day_before(today, 1).unwrap();
        let case = place.add_by(public, "Ioana", "fr", &arrived.to_string());
        let reference = case["reference"].as_str().unwrap().to_owned();
        let send = || {
            let mut send = public(place.command(&["send", "--now", "--spool", "out"]));
            let output = send.output().unwrap();
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
        };
        send();
        let letter = letter(place);
        let own = links(&letter);
        let page = own
            .iter()
            .find(|link| link.matches('/').count() == 2)
            .unwrap();
        // Page, "I did this" and stop, in plain text and in HTML, and nothing else.
        assert_eq!(own.len(), 6, "{own:?}");
        assert!(own.iter().all(|link| link.starts_with(page.as_str())));
        assert!(letter.contains("tel:090001240"), "{letter}");
        let one_click = header(&letter, "List-Unsubscribe");
        let one_click = one_click
            .strip_prefix('<')
            .unwrap()
            .strip_suffix('>')
            .unwrap();
        let one_click = one_click.strip_prefix(ORIGIN).unwrap().to_owned();
        assert_eq!(
            header(&letter, "List-Unsubscribe-Post"),
            "List-Unsubscribe=One-Click"
        );
        assert_eq!(header(&letter, "Auto-Submitted"), "auto-generated");
        assert_eq!(header(&letter, "X-Auto-Response-Suppress"), "All");

        let until = today + chrono::Days::new(31);
        let before = rungs_ahead(place, &reference, until);
        let planned = reminders(place, &reference);
        let gentle: Vec<&String> = planned
            .iter()
            .filter(|one| one.1)
            .map(|one| &one.0)
            .collect();
        assert!(
            !gentle.is_empty() && before.len() > gentle.len(),
            "{before:?} {planned:?}"
        );

        let service = Service::start(place);
        // The scanner of a mail server opens everything in the letter.
        for link in &own {
            for method in ["GET", "HEAD"] {
                assert_eq!(service.ask(method, link, "").0, 200, "{link}");
            }
        }
        assert_eq!(service.ask("GET", &one_click, "").0, 200);
        assert_eq!(rungs_ahead(place, &reference, until), before);
        assert_eq!(place.json(&["task", "list"]).as_array().unwrap().len(), 0);

        let done = format!("{page}/done");
        let (_, form) = service.ask("GET", &done, "");
        let report = form.split("name=\"duty\" value=\"").nth(1).unwrap();
        let duty = format!("duty={}", &report[..36]);
        assert_eq!(service.ask("POST", &done, &duty).0, 303);
        assert_eq!(service.ask("POST", &done, &duty).0, 303);
        let tasks = place.json(&["task", "list"]);
        let kinds: Vec<_> = tasks
            .as_array()
            .unwrap()
            .iter()
            .map(|task| &task["kind"])
            .collect();
        assert_eq!(kinds, ["confirm_claim"]);
        for (rung, was_gentle, state) in reminders(place, &reference) {
            assert_eq!(was_gentle, state == "cancelled", "{rung} {state}");
        }
        // The first went out; the one nearest the safe date and the last still go.
        let after = rungs_ahead(place, &reference, until);
        let silent = |why: &String| gentle.iter().any(|rung| why.contains(rung.as_str()));
        let kept: Vec<String> = before.iter().filter(|why| !silent(why)).cloned().collect();
        assert_eq!(after, kept);
        assert!(!after.is_empty());
        // Where the law leaves more time than the safe date, its last morning has a letter of its own.
        let has_last = |all: &[String]| all.iter().any(|why| why.contains("last"));
        assert_eq!(has_last(&after), has_last(&before));

        // One click in the mail program, as its server makes it.
        assert_eq!(
            service
                .ask("POST", &one_click, "List-Unsubscribe=One-Click")
                .0,
            200
        );
        assert_eq!(rungs_ahead(place, &reference, until), Vec::<String>::new());
        let tasks = place.json(&["task", "list"]).to_string();
        assert!(
            tasks.contains("\"stopped\"") && tasks.contains("confirm_claim"),
            "{tasks}"
        );
        assert_eq!(
            service.ask("POST", &format!("{one_click}/resume"), "").0,
            303
        );
        assert_eq!(rungs_ahead(place, &reference, until), kept);

        // The raw tokens stand in the letter and nowhere else.
        let token = page.rsplit('/').next().unwrap();
        if !place.is_postgres() {
            for name in ["termijn.db", "termijn.db-wal"] {
                let file = std::fs::read(place.folder().join(name)).unwrap_or_default();
                let found = file
                    .windows(token.len())
                    .any(|part| part == token.as_bytes());
                assert!(!found, "{name} holds a token of a letter that was sent");
            }
        }
        place.well(&["case", "revoke-links", &reference]);
        assert_eq!(service.ask("GET", page, "").0, 404);
    });
}

#[test]
fn without_a_public_address_letters_carry_no_links() {
    on_both(|place| {
        place.well(&["team", "add", "Onthaal"]);
        let probe = place.add("Proef", "en", "2026-01-05");
        let today: NaiveDate = probe["events"][0]["on"].as_str().unwrap().parse().unwrap();
        place.add(
            "Ioana",
            "fr",
            &working_day_before(today, 1).unwrap().to_string(),
        );
        for url in [None, Some("http://termijn.example")] {
            let mut send = public(place.command(&["send", "--now", "--spool", "out"]));
            match url {
                Some(url) => send.env("TERMIJN_SERVER__PUBLIC_URL", url),
                None => send.env_remove("TERMIJN_SERVER__PUBLIC_URL"),
            };
            assert!(send.output().unwrap().status.success());
            let letter = letter(place);
            for never in ["http:", "https:", "List-Unsubscribe", "localhost"] {
                assert!(!letter.contains(never), "{never}: {letter}");
            }
            let mut check = place.command(&["check-config"]);
            if let Some(url) = url {
                check.env("TERMIJN_SERVER__PUBLIC_URL", url);
            }
            let said = String::from_utf8(check.output().unwrap().stderr).unwrap();
            assert!(
                said.contains("server.public_url") && said.contains("no links"),
                "{said}"
            );
        }
    });
}
