//! The API of the built binary over real connections: keys from the command line, a case sent in, its
//! letter, and clients that are slow.
//! Not here: every form of request (`src/http/api/tests`), and both databases; the demonstration that
//! serves here has a file of its own.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

mod common;

use common::on_both;

/// A running demonstration.
struct Served {
    child: Child,
    address: String,
    url: String,
    folder: tempfile::TempDir,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _it_may_have_ended = self.child.kill();
        let _nobody_asks_how = self.child.wait();
    }
}

impl Served {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_termijn"))
            .args(["demo", "--port", "0", "--dir"])
            .arg(folder.path().join("demo"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, rest) = line.split_once("http://")?;
                rest.split_once('/').map(|(address, _)| address.to_owned())
            })
            .unwrap();
        let file = folder.path().join("demo/termijn.db");
        Self {
            child,
            address,
            url: format!("sqlite:{}", file.display()),
            folder,
        }
    }

    fn run(&self, words: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_termijn"))
            .args(words)
            .env("TERMIJN_DATABASE__URL", &self.url)
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).unwrap())
    }

    /// Sends bytes and reads until the service hangs up.
    fn raw(&self, sent: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(sent.as_bytes()).unwrap();
        let mut got = String::new();
        stream.read_to_string(&mut got).unwrap();
        got
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> (u16, Value) {
        let length = body.len();
        let got = self.raw(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}",
            self.address
        ));
        let (head, body) = got.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, serde_json::from_str(body).unwrap_or(Value::Null))
    }
}

#[test]
fn a_key_opens_the_api_until_it_is_revoked() {
    let served = Served::start();
    let (made, said) = served.run(&[
        "key",
        "create",
        "--owner",
        "lies@brug.example",
        "--scope",
        "write",
        "--days",
        "1",
        "--format",
        "json",
    ]);
    assert!(made, "{said}");
    let said: Value = serde_json::from_str(&said).unwrap();
    let (key, id) = (said["key"].as_str().unwrap(), said["id"].as_str().unwrap());
    let bearer = format!("Authorization: Bearer {key}\r\nContent-Type: application/json\r\n");

    let new = json!({
        "given_name": "Ana", "family_name": "Ștefan", "language": "fr", "nationality": "RO",
        "municipality": "11002", "track": "eu-short-stay", "contacts": [{"email": "ana@mail.example"}],
        "events": [{"kind": "entered_belgium", "on": "2026-01-05"}],
    });
    let (status, case) = served.ask("POST", "/api/v1/cases", &bearer, &new.to_string());
    assert_eq!(status, 201, "{case}");
    let (status, found) = served.ask("GET", "/api/v1/cases?search=stefan+ana", &bearer, "");
    assert_eq!((status, &found["cases"][0]["id"]), (200, &case["id"]));
    // The command line sees the same case.
    let (shown, text) = served.run(&["case", "show", case["reference"].as_str().unwrap()]);
    assert!(shown && text.contains("Ștefan"), "{text}");

    let (status, _) = served.ask("GET", "/readyz", "", "");
    assert_eq!(status, 200);
    let (status, refused) = served.ask("GET", "/api/v1/cases", "", "");
    assert_eq!((status, &refused["code"]), (401, &json!("api_key.missing")));
    let (_, list) = served.run(&["key", "list", "--format", "json"]);
    assert!(list.contains(id) && !list.contains(key), "{list}");
    assert!(
        !contains(&served.folder.path().join("demo"), key.as_bytes()),
        "the key itself is in the database"
    );

    let (ended, _) = served.run(&["key", "revoke", id]);
    assert!(ended);
    let (status, refused) = served.ask("GET", "/api/v1/cases", &bearer, "");
    assert_eq!((status, &refused["code"]), (401, &json!("api_key.unknown")));
}

/// Whether a file of a folder holds these bytes.
fn contains(folder: &Path, bytes: &[u8]) -> bool {
    let files = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files = files.filter(|path: &PathBuf| path.is_file());
    files.any(|path| {
        let text = std::fs::read(path).unwrap();
        text.windows(bytes.len()).any(|window| window == bytes)
    })
}

#[test]
fn keys_are_made_with_care() {
    on_both(|place| {
        place.well(&["team", "add", "Onthaal"]);
        place.well(&[
            "user",
            "add",
            "--name",
            "Els",
            "--email",
            "els@organisation.example",
            "--language",
            "nl",
            "--role",
            "caseworker",
            "--team",
            "Onthaal",
        ]);
        let create = |more: &[&str]| {
            let mut words = vec!["key", "create", "--scope", "read"];
            words.extend(more);
            words
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>()
        };
        for (more, said) in [
            (
                &["--owner", "nobody@organisation.example", "--days", "1"][..],
                "nobody@organisation.example",
            ),
            (&["--owner", "els@organisation.example"], "--expires"),
            (
                &["--owner", "els@organisation.example", "--days", "367"],
                "--days",
            ),
            (
                &["--owner", "els@organisation.example", "--days", "0"],
                "--days",
            ),
            (
                &[
                    "--owner",
                    "els@organisation.example",
                    "--expires",
                    "2020-01-01",
                ],
                "--expires",
            ),
            (
                &[
                    "--owner",
                    "els@organisation.example",
                    "--expires",
                    "2199-01-01",
                ],
                "--expires",
            ),
        ] {
            let words = create(more);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let error = place.refused(&words);
            assert!(error.contains(said), "{more:?}: {error}");
        }
        let words = create(&["--owner", "ELS@organisation.example", "--days", "366"]);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let made = place.well(&words);
        let key = made.lines().next().unwrap();
        assert!(key.starts_with("termijn_") && key.len() == 72, "{made}");
        let listed = place.json(&["key", "list"]);
        assert_eq!(
            (&listed[0]["state"], &listed[0]["scope"]),
            (&json!("good"), &json!("read"))
        );
        assert!(!listed.to_string().contains(key));
        let id = listed[0]["id"].as_str().unwrap();
        assert!(place.well(&["key", "revoke", id]).contains("Ended"));
        assert!(place.well(&["key", "revoke", id]).contains("before"));
        assert_eq!(place.json(&["key", "list"])[0]["state"], "revoked");
        assert!(
            place
                .refused(&["key", "revoke", "00000000-0000-0000-0000-000000000001"])
                .contains("key list")
        );
    });
}

#[test]
fn heads_that_are_none_are_refused() {
    let served = Served::start();
    for (sent, status) in [
        ("NONSENSE\r\n\r\n".to_owned(), "400"),
        (
            "GET /healthz HTTP/1.1\r\nBad header\r\n\r\n".to_owned(),
            "400",
        ),
        (
            "GET /api/v1/cases/\0 HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
            "400",
        ),
        (
            format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(70_000)),
            "431",
        ),
        (
            format!("GET /healthz HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(20_000)),
            "431",
        ),
    ] {
        let mut stream = TcpStream::connect(&served.address).unwrap();
        // The service may hang up before it has read all of it, and its answer may be lost with that.
        let _cut_short = stream.write_all(sent.as_bytes());
        let mut got = Vec::new();
        let _reset = stream.read_to_end(&mut got);
        let got = String::from_utf8_lossy(&got);
        let expected = format!("HTTP/1.1 {status}");
        assert!(
            got.is_empty() || got.starts_with(&expected),
            "{status}: {got}"
        );
    }
    let (status, alive) = served.ask("GET", "/healthz", "", "");
    assert_eq!((status, &alive["status"]), (200, &json!("alive")));
}
