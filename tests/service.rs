//! The service as an operator runs it: it starts, sends, wakes up, tells, and stops cleanly.
//! Not here: what letters say, and the mail server.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod common;

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use chrono::{Days, NaiveDate};
use common::{Place, on_both};
use serde_json::Value;

/// Another process is looked at so often.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// A story that waits for more looks has failed.
const MOST_LOOKS: usize = 1500;

/// A running process; it does not outlive its story.
struct Running {
    child: Child,
    log: std::path::PathBuf,
}

impl Running {
    fn start(place: &Place, name: &str, arguments: &[&str], sweep_seconds: &str) -> Self {
        let log = place.folder().join(format!("{name}.log"));
        let child = always_open(place.command(arguments))
            .env("TERMIJN_JOBS__SWEEP_SECONDS", sweep_seconds)
            .stderr(std::fs::File::create(&log).unwrap())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        Self { child, log }
    }

    fn told(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// Asks it to stop, as the system does; gives its exit code.
    fn stop(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(
            // The shell has a kill of its own; the program of that name is not everywhere.
            Command::new("sh")
                .args(["-c", &format!("kill -TERM {pid}")])
                .status()
                .unwrap()
                .success()
        );
        let code = self.child.wait().unwrap().code();
        if code != Some(0) {
            eprintln!("{}", self.told());
        }
        code
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _gone_already = self.child.kill();
        let _gone_already = self.child.wait();
    }
}

/// Letters leave at any hour, and a port is found by the system.
fn always_open(mut command: Command) -> Command {
    command
        .env("TERMIJN_SENDING__HOURS", "00:00-24:00")
        .env("TERMIJN_SENDING__DAYS", "all")
        .env("TERMIJN_SERVER__LISTEN", "127.0.0.1:0");
    command
}

fn wait_for(what: &str, running: &Running, happened: impl Fn() -> bool) {
    for _ in 0..MOST_LOOKS {
        if happened() {
            return;
        }
        std::thread::sleep(LOOK_EVERY);
    }
    panic!("{what} did not happen: {}", running.told());
}

fn letters(place: &Place) -> Vec<String> {
    let Ok(list) = std::fs::read_dir(place.folder().join("out")) else {
        return Vec::new();
    };
    let paths = list.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "eml"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

/// Opens a case; gives it as JSON.
fn opened(place: &Place, given: &str, email: &str, arrived: &str) -> Value {
    place.json(&[
        "case",
        "add",
        "--given-name",
        given,
        "--family-name",
        "Zamfirescu",
        "--language",
        "fr",
        "--nationality",
        "RO",
        "--email",
        email,
        "--phone",
        "+32470998877",
        "--municipality",
        "21004",
        "--team",
        "Onthaal",
        "--track",
        "eu-short-stay",
        "--arrived",
        arrived,
        "--evidence",
        "boarding pass KX77",
        "--stay",
        "short",
        "--lodging",
        "private",
    ])
}

/// Three days ago, as the program sees it: a case says when it was recorded.
fn three_days_ago(place: &Place) -> String {
    place.well(&["team", "add", "Onthaal"]);
    let long_ago = opened(place, "Proef", "proef@mail.example", "2020-01-06");
    let recorded = long_ago["events"][0]["recorded_at"].as_str().unwrap();
    let today: NaiveDate = recorded[..10].parse().unwrap();
    (today - Days::new(3)).to_string()
}

#[test]
fn a_case_recorded_beside_the_running_service_gets_its_letter_and_the_log_tells_nobody_who() {
    on_both(|place| {
        let arrived = three_days_ago(place);
        let folder = place.folder().join("out");
        let spool = ["serve", "--spool", folder.to_str().unwrap()];
        // On PostgreSQL the bell between processes wakes the worker; on SQLite it looks for itself.
        let every = if place.is_postgres() { "3600" } else { "0.1" };
        let service = Running::start(place, "serve", &spool, every);
        wait_for("the start", &service, || {
            service.told().contains("the service answers")
        });
        opened(place, "Ioana", "ioana.z@mail.example", &arrived);
        wait_for("a letter", &service, || letters(place).len() == 1);
        let letter = letters(place).remove(0);
        assert!(letter.contains("ioana.z@mail.example"), "{letter}");
        wait_for("the outcome", &service, || {
            place.json(&["deliveries"])[0]["state"] == "sent"
        });

        let log = service.log.clone();
        let ended = service.stop();
        let told = std::fs::read_to_string(log).unwrap();
        assert_eq!(ended, Some(0), "{told}");
        for personal in [
            "Ioana",
            "Zamfirescu",
            "ioana",
            "mail.example",
            "998877",
            "KX77",
        ] {
            assert!(!told.contains(personal), "the log tells {personal}: {told}");
            for file in std::fs::read_dir(place.folder().join("receipts")).unwrap() {
                let receipts = std::fs::read_to_string(file.unwrap().path()).unwrap();
                assert!(!receipts.contains(personal), "a receipt tells {personal}");
            }
        }
    });
}

#[test]
fn one_process_runs_the_jobs_of_a_file_and_any_number_those_of_a_server() {
    on_both(|place| {
        let arrived = three_days_ago(place);
        let folder = place.folder().join("out");
        let spool = ["work", "--spool", folder.to_str().unwrap()];
        let first = Running::start(place, "first", &spool, "0.1");
        wait_for("the start", &first, || {
            first.told().contains("the jobs run")
        });
        wait_for("a look", &first, || {
            place.json(&["workers"])[0]["swept_at"].is_string()
        });
        let told = place.json(&["workers"]).as_array().unwrap().clone();
        let name = told[0]["name"].as_str().unwrap();
        assert!(
            name.starts_with(&format!("{}-", first.child.id())),
            "{name}"
        );
        assert_eq!((told.len(), &told[0]["state"]), (1, &"looks".into()));
        assert_eq!(told[0]["in_hand"], 0);
        if place.is_postgres() {
            let second = Running::start(place, "second", &spool, "0.1");
            wait_for("the start", &second, || {
                second.told().contains("the jobs run")
            });
            for number in 0..10 {
                let email = format!("p{number}@mail.example");
                opened(place, "Ioana", &email, &arrived);
            }
            wait_for("ten letters", &second, || letters(place).len() == 10);
            assert_eq!((first.stop(), second.stop()), (Some(0), Some(0)));
            assert_eq!(letters(place).len(), 10);
        } else {
            let refused = place.refused(&["send", "--now", "--spool", "out"]);
            let pid = first.child.id().to_string();
            assert!(
                refused.contains(&pid) && refused.contains("jobs"),
                "{refused}"
            );
            assert_eq!(first.stop(), Some(0));
            place.well(&["send", "--now", "--spool", "out"]);
        }
        assert_eq!(place.json(&["workers"]), serde_json::json!([]));
    });
}

#[test]
fn without_a_mail_setting_nothing_starts() {
    on_both(|place| {
        for command in [&["serve"][..], &["work"], &["send", "--now"]] {
            let output = place.run(command);
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(78), "{said}");
            assert!(
                said.contains("mail.transport") && said.contains("--spool"),
                "{said}"
            );
        }
        assert!(!place.folder().join("receipts").exists());
    });
}

#[test]
fn a_hold_is_seen_and_lifted() {
    on_both(|place| {
        let arrived = three_days_ago(place);
        opened(place, "Ioana", "ioana.z@mail.example", &arrived);
        let send = || {
            let output = always_open(place.command(&["send", "--now", "--spool", "out"])).output();
            String::from_utf8(output.unwrap().stdout).unwrap()
        };
        place.well(&["setting", "set", "sending_hold", "the relay is being moved"]);
        assert!(send().contains("the relay is being moved"));
        assert!(letters(place).is_empty());
        place.well(&["setting", "set", "sending_hold", "off"]);
        assert!(send().contains("1 letter(s) sent"));
        assert_eq!(letters(place).len(), 1);
        assert!(send().contains("0 letter(s) sent"));
    });
}
