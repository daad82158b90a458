//! Files of cases through the API of the running service, on both databases: judged, confirmed, written
//! whole or not at all, and given out again.
//! Not here: every form of request (`src/http/api/tests/files.rs`), and the command line (`import.rs`).

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Stdio};

use serde_json::{Value, json};
use store::Kind;

use common::Place;
use common::bad_files::{answer, bad_files};
use common::files::{file, row, rows, stories};

/// The longest file that the API reads.
const MOST_BYTES: usize = 1 << 20;

/// A running service with a key; it does not outlive its story.
struct Served {
    child: Child,
    address: String,
    key: String,
    /// Kept open: a service that cannot tell what it does would stop.
    _told: BufReader<ChildStderr>,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _gone_already = self.child.kill();
        let _gone_already = self.child.wait();
    }
}

impl Served {
    /// The owner of the key sees everything and has no team.
    fn start(place: &Place) -> Self {
        place.well(&[
            "user",
            "add",
            "--name",
            "Mia",
            "--email",
            "mia@x.example",
            "--language",
            "nl",
            "--role",
            "caseworker",
            "--role",
            "coordinator",
        ]);
        let made = place.well(&[
            "key",
            "create",
            "--owner",
            "mia@x.example",
            "--scope",
            "write",
            "--days",
            "1",
        ]);
        let key = made.lines().next().unwrap().to_owned();
        let mut child = place
            .command(&["serve", "--spool", "out", "--listen", "127.0.0.1:0"])
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("the service answers") {
            line.clear();
            assert_ne!(told.read_line(&mut line).unwrap(), 0, "it did not start");
        }
        let (_, address) = line.trim().rsplit_once("address=").unwrap();
        Self {
            child,
            address: address.to_owned(),
            key,
            _told: told,
        }
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n\
             Authorization: Bearer {}\r\n{headers}\r\n",
            self.address,
            body.len(),
            self.key
        );
        stream.write_all(head.as_bytes()).unwrap();
        // What is announced as too long is refused before it is sent.
        if body.len() <= MOST_BYTES {
            stream.write_all(body).unwrap();
        }
        let mut got = String::new();
        stream.read_to_string(&mut got).unwrap();
        let (head, body) = got.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, body.to_owned())
    }

    fn import(&self, query: &str, bytes: &[u8]) -> (u16, Value) {
        let path = format!("/api/v1/cases/import{query}");
        let (status, body) = self.ask("POST", &path, "Content-Type: text/csv\r\n", bytes);
        (status, serde_json::from_str(&body).unwrap())
    }
}

fn confirm(preview: &Value) -> String {
    format!("?confirm={}", preview["digest"].as_str().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_files_get_their_answer_and_change_nothing() {
    stories(async |place, bench| {
        let served = Served::start(place);
        let before = rows(bench).await;
        for (name, bytes, expected) in bad_files() {
            let (status, shown) = served.import("", &bytes);
            if bytes.len() > MOST_BYTES {
                assert_eq!(
                    (status, &shown["code"]),
                    (413, &json!("body.too_long")),
                    "{name}"
                );
                continue;
            }
            assert_eq!(status, 200, "{name}: {shown}");
            assert_eq!(answer(&shown), expected, "{name}: {shown}");
            assert_eq!(shown["ready"], 0, "{name}");
            let (status, confirmed) = served.import(&confirm(&shown), &bytes);
            assert_eq!((status, confirmed), (200, shown), "{name}");
        }
        assert_eq!(rows(bench).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmed_file_is_there_for_everybody() {
    stories(async |place, bench| {
        let served = Served::start(place);
        let before = rows(bench).await;
        let bytes = file(&[
            row("Ana", "2026-11-03"),
            row("Bea", "03/04/2026"),
            row("Cem", "2026-11-04"),
        ]);
        let (status, shown) = served.import("", &bytes);
        assert_eq!(
            (status, &shown["ready"], &shown["left_out"]),
            (200, &json!(2), &json!([3]))
        );
        assert_eq!(
            shown["problems"][0]["readings"],
            json!(["2026-04-03", "2026-03-04"])
        );
        assert_eq!(rows(bench).await, before);
        let (status, written) = served.import(&confirm(&shown), &bytes);
        assert_eq!((status, &written["written"]), (200, &json!(true)));
        for opened in written["opened"].as_array().unwrap() {
            let case = place.json(&["case", "show", opened["reference"].as_str().unwrap()]);
            assert_eq!(case["id"], opened["id"]);
        }
        let (status, refused) = served.import(&confirm(&shown), &bytes);
        assert_eq!((status, &refused["code"]), (409, &json!("import.changed")));

        // The command line gives out the same.
        let (status, out) = served.ask("GET", "/api/v1/cases/export", "", b"");
        let plain = place.well(&["case", "export"]);
        assert_eq!(status, 200);
        assert!(
            plain.lines().count() == 3 && plain.lines().all(|line| out.contains(line)),
            "{out}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_good_rows_or_none() {
    stories(async |place, bench| {
        let served = Served::start(place);
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
        let bytes = file(&[
            row("Ana", "2026-11-03"),
            row("Bea", "2026-11-03"),
            row("Zoe", "2026-11-03"),
        ]);
        let (_, shown) = served.import("", &bytes);
        assert_eq!(shown["ready"], 3);
        let (status, failed) = served.import(&confirm(&shown), &bytes);
        assert_eq!((status, &failed["code"]), (500, &json!("internal")));
        assert_eq!(rows(bench).await, before);
    })
    .await;
}
