//! An office under a simulated clock: the whole service in a runtime of its own, which can be stopped and
//! killed; the API of another machine, which never is; and what both are held against.
//! Not here: any story.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use casework::brussels;
use casework::ids::{SettingId, TeamId, UserId};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use jobs::clock::Reading;
use jobs::pulse::Pulse;
use jobs::worker::Ports;
use law::RuleBook;
use serde_json::{Value, json};
use store::api_keys::{self, ApiKeyId, KeyScope, NewApiKey};
use store::settings::{self, Setting};
use store::teams_users::{self, Team, User};
use store::testing::TestStore;
use store::{Kind, Store};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tower::ServiceExt;
use uuid::Uuid;

use super::relay::MailServer;
use crate::cli::{CliError, deliveries};
use crate::config::{self, Config};
use crate::http::{self, App, api};

/// The service in its own runtime is looked at so often ...
const LOOK_EVERY: Duration = Duration::from_millis(2);
/// ... and after so many looks it has failed to do what it must.
const MOST_LOOKS: usize = 15_000;
/// Monday to Sunday; there is no holiday in it.
const MONDAY: &str = "2026-11-16";

/// The clock of the story goes on a little within a step.
const MOMENT_SECONDS: f64 = 1.0;

static NOW: AtomicI64 = AtomicI64::new(0);

/// The instant of the story, a moment later each time: no two commands are of one instant.
fn clock() -> DateTime<Utc> {
    let micros = NOW.fetch_add(1, Ordering::SeqCst);
    DateTime::from_timestamp_micros(micros).unwrap()
}

/// The clocks of a story never doubt each other.
fn reading() -> Reading {
    Reading::of(clock())
}

/// The instant of "Mon 09:00" by the clocks of Brussels; the week after has a plus: "Mon+ 09:00".
pub fn at(text: &str) -> DateTime<Utc> {
    let (day, time) = text.split_once(' ').unwrap();
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon+"];
    let ahead = days.iter().position(|one| *one == day).unwrap();
    let monday: NaiveDate = MONDAY.parse().unwrap();
    let day = monday.iter_days().nth(ahead).unwrap();
    let time: chrono::NaiveTime = format!("{time}:00").parse().unwrap();
    brussels::start_of(day) + time.signed_duration_since(chrono::NaiveTime::MIN)
}

/// The running service.
struct Service {
    runtime: Runtime,
    running: JoinHandle<Result<(), CliError>>,
    stop: Arc<Notify>,
    doorbell: Arc<Notify>,
    pulse: Pulse,
    address: SocketAddr,
}

/// What must be true at a moment.
#[derive(Default)]
pub struct Truth<'a> {
    /// Letters by state.
    pub letters: &'a [(&'a str, usize)],
    /// For how many minutes the oldest waits that could have left.
    pub waits: i64,
    /// The checks of readiness that fail.
    pub fails: &'a [&'a str],
    /// Who looks, and who fell silent.
    pub workers: (i64, i64),
}

/// One office over one database.
pub struct Office {
    pub server: MailServer,
    store: Store,
    config: Config,
    elsewhere: Router,
    key: String,
    service: Option<Service>,
    people: BTreeMap<String, Value>,
}

impl Office {
    pub async fn open(bench: &TestStore) -> Self {
        NOW.store(at("Mon 00:00").timestamp_micros(), Ordering::SeqCst);
        let (server, port) = MailServer::listen().await;
        let mut config = config::load(None).unwrap();
        config.database.url.clone_from(&bench.url);
        config.server.requests_per_minute = 0.0;
        config.mail.transport = Some(config::Transport::Smtp);
        config.mail.tls = config::Tls::NoneOnLoopback;
        config.mail.host = Some("127.0.0.1".to_owned());
        config.mail.port = port;
        config.mail.from = Some("post@voorbeeld.example".to_owned());
        // How fast letters leave is another story (`jobs/tests/rates.rs`).
        config.sending.overall_per_minute = 0.0;
        config.sending.per_domain_per_minute = 0.0;
        config.sending.receipts_dir = bench.folder().join("receipts");
        config.secrets.dir = bench.folder().join("secrets");
        let app = App {
            store: bench.store.clone(),
            config: Arc::new(config.clone()),
            book: RuleBook::embedded().unwrap(),
            clock,
            worker: None,
        };
        Self {
            server,
            store: bench.store.clone(),
            config,
            elsewhere: http::router(app),
            key: key(&bench.store).await,
            service: None,
            people: BTreeMap::new(),
        }
    }

    /// Whether any number of processes may share the database.
    pub fn shares(&self) -> bool {
        self.store.kind() == Kind::Postgres
    }

    /// How many of those that were killed are still listed: on a file the next one to start knows them dead.
    pub fn dead(&self, killed: i64) -> i64 {
        if self.shares() { killed } else { 0 }
    }

    /// Starts the service as `termijn serve` does.
    pub async fn start(&mut self) {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener).unwrap()
        };
        let (stop, doorbell) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let pulse = Pulse::default();
        let ports = Ports {
            clock,
            doorbell: Arc::clone(&doorbell),
        };
        let asked = Arc::clone(&stop);
        let asked = move || {
            let asked = Arc::clone(&asked);
            async move { asked.notified().await }
        };
        let config = self.config.clone();
        let service =
            super::super::run_under(ports, reading, pulse.clone(), config, Some(listener), asked);
        let running = runtime.spawn(service);
        self.service = Some(Service {
            runtime,
            running,
            stop,
            doorbell,
            pulse,
            address,
        });
        self.settled().await;
    }

    /// Asks it to stop, as the system does.
    pub async fn stop(&mut self) {
        let service = self.service.take().unwrap();
        service.stop.notify_one();
        service.running.await.unwrap().unwrap();
        ended(service.runtime).await;
    }

    /// Ends it wherever it is: nothing that it was about to do is done.
    pub async fn kill(&mut self) {
        let service = self.service.take().unwrap();
        ended(service.runtime).await;
        assert!(service.running.await.unwrap_err().is_cancelled());
    }

    /// Moves the clock to a moment; whoever runs has done what is due when this returns.
    pub async fn comes(&self, moment: &str) {
        let then = at(moment).timestamp_micros();
        let before = NOW.swap(then, Ordering::SeqCst);
        assert!(before <= then, "{moment} is over");
        if self.service.is_some() {
            self.settled().await;
        }
    }

    /// Rings until the worker found nothing to do in a look that began after this.
    pub async fn settled(&self) {
        let service = self.service.as_ref().unwrap();
        loop {
            let before = service.pulse.figures();
            // The first look may have begun before.
            for more in 1..=2 {
                service.doorbell.notify_one();
                wait_for("a look", || {
                    assert!(!service.running.is_finished(), "the service ended");
                    service.pulse.figures().sweeps >= before.sweeps + more
                })
                .await;
            }
            wait_for("the letters under way", || {
                let now = service.pulse.figures();
                now.handed == now.finished
            })
            .await;
            let after = service.pulse.figures();
            assert_eq!(after.failed_sweeps, 0);
            if after.handed == before.handed {
                return;
            }
        }
    }

    /// Rings, and waits until the mail server fell silent in the middle of a letter.
    pub async fn until_silence(&self) {
        let silences = self.server.silences();
        let service = self.service.as_ref().unwrap();
        service.doorbell.notify_one();
        wait_for("the silence", || self.server.silences() > silences).await;
    }

    /// Records an arrival over the API of the other machine.
    pub async fn arrives(&mut self, name: &str, on: &str) {
        let body = json!({
            "given_name": name, "family_name": "Voorbeeld", "language": "fr", "nationality": "RO",
            "municipality": "11002", "track": "eu-short-stay",
            "contacts": [{"email": address(name)}],
            "events": [
                {"kind": "entered_belgium", "on": on, "evidence": "ticket"},
                {"kind": "lodging_stated", "on": on, "attributes": {"lodging": "private"}},
            ],
        });
        let case = self.asked("POST", "/api/v1/cases", Some(&body)).await;
        self.people.insert(name.to_owned(), case);
    }

    /// Records that somebody did what the law asks.
    pub async fn reports(&self, name: &str, on: &str) {
        let id = self.people[name]["id"].as_str().unwrap();
        let body = json!({"kind": "presence_reported", "on": on, "document": "annex-3ter"});
        let path = format!("/api/v1/cases/{id}/events");
        self.asked("POST", &path, Some(&body)).await;
    }

    /// The reminders of somebody about one rule: rung, when it opens, state, reason.
    pub async fn reminders(&self, name: &str) -> Vec<(String, DateTime<Utc>, String, Value)> {
        let id = self.people[name]["id"].as_str().unwrap();
        let path = format!("/api/v1/cases/{id}/reminders");
        let found = self.asked("GET", &path, None).await;
        let items = found["reminders"]
            .as_array()
            .unwrap_or_else(|| panic!("{found:#}"))
            .clone();
        let word = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
        items
            .iter()
            .map(|item| {
                let opens_at = word(item, "opens_at").parse().unwrap();
                (
                    word(item, "rung"),
                    opens_at,
                    word(item, "state"),
                    item["reason"].clone(),
                )
            })
            .collect()
    }

    /// Holds all letters back, or lets them go.
    pub async fn hold(&self, reason: Value) {
        let now = clock();
        let hold = Setting {
            id: SettingId(Uuid::from_u128(u128::from(
                now.timestamp_micros().unsigned_abs(),
            ))),
            key: jobs::HOLD.to_owned(),
            value: reason,
            in_force_from: brussels::day_of(now),
            set_by: None,
            set_at: now,
        };
        let set = self
            .store
            .write(move |tx| Box::pin(async move { settings::set(tx, &hold).await }));
        set.await.unwrap();
    }

    /// Holds what everybody says against what the story knows.
    pub async fn tells(&self, moment: &str, truth: &Truth<'_>) {
        let place = format!("{moment} on {:?}", self.store.kind());
        // The letters, as `termijn deliveries` lists them.
        let lines = deliveries::lines(&self.store, at("Mon+ 23:59"), None, 1000).await;
        let lines = serde_json::to_value(lines.unwrap()).unwrap();
        let lines = lines.as_array().unwrap();
        let mut states: BTreeMap<&str, usize> = BTreeMap::new();
        for line in lines {
            *states.entry(line["state"].as_str().unwrap()).or_default() += 1;
        }
        let expected: BTreeMap<&str, usize> = truth.letters.iter().copied().collect();
        assert_eq!(states, expected, "{place}: {lines:#?}");
        // Sent is what the mail server took, once.
        let sent = lines.iter().filter(|line| line["state"] == "sent");
        let mut sent: Vec<&str> = sent
            .map(|line| line["message_id"].as_str().unwrap())
            .collect();
        let taken = self.server.taken();
        let mut took: Vec<&str> = taken.iter().map(|one| one.message_id.as_str()).collect();
        sent.sort_unstable();
        took.sort_unstable();
        assert_eq!(sent, took, "{place}");
        // The figures.
        let figures = self.figures().await;
        let figure = |name: &str| -> f64 {
            let found = figures
                .lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            found
                .unwrap_or_else(|| panic!("{place}: {name} in {figures}"))
                .parse()
                .unwrap()
        };
        #[allow(clippy::cast_possible_truncation, reason = "minutes of a week")]
        let minutes =
            ((figure("termijn_oldest_due_unsent_seconds") + MOMENT_SECONDS) / 60.0) as i64;
        assert_eq!(minutes, truth.waits, "{place}: {figures}");
        for (state, many) in &expected {
            if ["queued", "claimed", "sending", "unknown"].contains(state) {
                let name = format!("termijn_letters{{state=\"{state}\"}}");
                assert_eq!(figure(&name) as usize, *many, "{place}");
            }
        }
        let (looks, silent) = truth.workers;
        for (state, many) in [("looks", looks), ("silent", silent), ("fails", 0)] {
            let name = format!("termijn_workers{{state=\"{state}\"}}");
            assert_eq!(figure(&name) as i64, many, "{place} {state}: {figures}");
        }
        // Readiness, of the other machine and of the service itself.
        let mut answers = vec![self.ready_elsewhere().await];
        if let Some(service) = &self.service {
            answers.push(ready_of(service.address).await);
        }
        for (status, body) in answers {
            let checks = body["checks"].as_array().unwrap().iter();
            let failed = checks.filter(|check| check["ok"] == false);
            let failed: Vec<&str> = failed
                .map(|check| check["name"].as_str().unwrap())
                .collect();
            assert_eq!(failed, truth.fails, "{place}: {body:#}");
            assert_eq!(status == 200, truth.fails.is_empty(), "{place}: {body:#}");
        }
    }

    /// What the check of a name says on the other machine.
    pub async fn says(&self, name: &str) -> String {
        let (_, body) = self.ready_elsewhere().await;
        let mut checks = body["checks"].as_array().unwrap().iter();
        let check = checks.find(|check| check["name"] == name).unwrap();
        check["detail"].as_str().unwrap().to_owned()
    }

    async fn ready_elsewhere(&self) -> (u16, Value) {
        let (status, bytes) = self.ask("GET", "/readyz", None).await;
        (status.as_u16(), serde_json::from_slice(&bytes).unwrap())
    }

    async fn figures(&self) -> String {
        let (status, bytes) = self.ask("GET", "/metrics", None).await;
        assert_eq!(status, StatusCode::OK);
        String::from_utf8(bytes).unwrap()
    }

    async fn asked(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let (status, bytes) = self.ask(method, path, body).await;
        let text = String::from_utf8_lossy(&bytes);
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_slice(&bytes).unwrap()
    }

    async fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> (StatusCode, Vec<u8>) {
        let bearer = format!("Bearer {}", self.key);
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", bearer)
            // Nobody else changes a case of the story.
            .header("if-match", "\"1\"")
            .header("content-type", "application/json");
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let answer = self.elsewhere.clone().oneshot(request.body(body).unwrap());
        let (parts, body) = answer.await.unwrap().into_parts();
        (
            parts.status,
            to_bytes(body, 10_000_000).await.unwrap().to_vec(),
        )
    }
}

pub fn address(name: &str) -> String {
    format!("{}@mail.example", name.to_lowercase())
}

/// Asks the service itself, as a watcher does.
async fn ready_of(address: SocketAddr) -> (u16, Value) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, serde_json::from_str(body).unwrap())
}

async fn wait_for(what: &str, happened: impl Fn() -> bool) {
    for _ in 0..MOST_LOOKS {
        if happened() {
            return;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    panic!("waited in vain for {what}");
}

/// Ends a runtime: every future in it is dropped where it stands.
async fn ended(runtime: Runtime) {
    let end = move || runtime.shutdown_timeout(Duration::from_secs(30));
    tokio::task::spawn_blocking(end).await.unwrap();
}

/// A key to write with, of a caseworker in a team.
async fn key(store: &Store) -> String {
    let (team, owner) = (TeamId(Uuid::from_u128(1)), UserId(Uuid::from_u128(2)));
    let key = api::key_of([7; 32]);
    let new = NewApiKey {
        id: ApiKeyId(Uuid::from_u128(3)),
        hash: api::hash(&key),
        scope: KeyScope::Write,
        owner,
        created_at: at("Mon 00:00"),
        expires_at: Some(at("Mon 00:00") + TimeDelta::days(30)),
    };
    let user = User {
        id: owner,
        name: "Els".to_owned(),
        email: "els@organisation.example".to_owned(),
        language: "nl".to_owned(),
        roles: ["caseworker".to_owned()].into(),
        team_id: Some(team),
        active: true,
    };
    let team = Team {
        id: team,
        name: "Onthaal".to_owned(),
    };
    let write = store.write(move |tx| {
        Box::pin(async move {
            teams_users::add_team(tx, &team).await?;
            teams_users::add_user(tx, &user).await?;
            api_keys::add(tx, &new).await
        })
    });
    write.await.unwrap();
    key.into_inner()
}
