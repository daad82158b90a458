//! The API as a program gets it, on both databases where the database decides.
//! Not here: any test; [`writing`], [`reading`], [`access`], [`forms`], [`files`], [`dates`],
//! [`documents`] and [`watch`] hold them.

mod access;
mod dates;
mod documents;
mod files;
mod forms;
mod reading;
mod watch;
mod writing;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use casework::brussels;
use casework::ids::{TeamId, UserId};
use chrono::{DateTime, TimeDelta, Utc};
use law::RuleBook;
use serde_json::{Value, json};
use store::Store;
use store::api_keys::{self, ApiKeyId, KeyScope, NewApiKey};
use store::teams_users::{self, Team, User};
use store::testing::each_database;
use tower::ServiceExt;
use uuid::Uuid;

use super::problem::PROBLEM_JSON;
use super::{codes, hash, key_of};
use crate::http::{App, router};

/// Friday 20 November 2026, ten o'clock in Brussels.
fn now() -> DateTime<Utc> {
    brussels::at("2026-11-20".parse().unwrap(), 600)
}

/// The same, a moment later each time: no two commands are of one instant.
fn clock() -> DateTime<Utc> {
    static ASKED: AtomicI64 = AtomicI64::new(0);
    now() + TimeDelta::microseconds(ASKED.fetch_add(1, Ordering::Relaxed))
}

/// What came back.
struct Got {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
}

impl Got {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The code of a problem, which must be whole.
    fn code(&self) -> String {
        let text = String::from_utf8_lossy(&self.bytes);
        assert_eq!(self.header("content-type"), Some(PROBLEM_JSON), "{text}");
        let body = self.json();
        let code = body["code"].as_str().unwrap();
        assert!(codes::known(code).is_some(), "{code}");
        assert_eq!(codes::status_of(code), self.status, "{text}");
        assert_eq!(body["status"], self.status.as_u16());
        assert_eq!(body["type"], format!("urn:termijn:problem:{code}"));
        code.to_owned()
    }

    /// The answer when all went well.
    fn well(&self) -> Value {
        let text = String::from_utf8_lossy(&self.bytes);
        assert!(self.status.is_success(), "{}: {text}", self.status);
        self.json()
    }
}

/// One request in the making.
struct Ask {
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    body: Body,
}

impl Ask {
    fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            headers: Vec::new(),
            body: Body::empty(),
        }
    }

    fn get(path: impl Into<String>) -> Self {
        Self::new(Method::GET, path)
    }

    fn post(path: impl Into<String>, body: &Value) -> Self {
        let mut ask = Self::new(Method::POST, path).with("content-type", "application/json");
        ask.body = Body::from(body.to_string());
        ask
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// A service with two teams and people who have keys.
struct Bench {
    app: App,
    router: Router,
    north: TeamId,
    south: TeamId,
    keys: AtomicU32,
    /// A caseworker of the first team with a key to write.
    key: String,
}

impl Bench {
    async fn on(store: &Store) -> Self {
        Self::with(store, |_| {}).await
    }

    async fn with(store: &Store, change: impl FnOnce(&mut App)) -> Self {
        let team = |n: u128, name: &str| Team {
            id: TeamId(Uuid::from_u128(n)),
            name: name.to_owned(),
        };
        let (north, south) = (team(1, "North"), team(2, "South"));
        let both = [north.clone(), south.clone()];
        let write = store.write(move |tx| {
            Box::pin(async move {
                for team in &both {
                    teams_users::add_team(tx, team).await?;
                }
                Ok(())
            })
        });
        write.await.unwrap();
        let mut config = crate::config::load(None).unwrap();
        config.server.requests_per_minute = 0.0;
        let mut app = App {
            store: store.clone(),
            config: Arc::new(config),
            book: RuleBook::embedded().unwrap(),
            clock,
            worker: None,
        };
        change(&mut app);
        let mut bench = Self {
            router: router(app.clone()),
            app,
            north: north.id,
            south: south.id,
            keys: AtomicU32::new(0),
            key: String::new(),
        };
        bench.key = bench
            .new_key(&["caseworker"], Some(bench.north), KeyScope::Write, 1)
            .await;
        bench
    }

    /// The same service at another time.
    fn with_clock(&self, clock: fn() -> DateTime<Utc>) -> Self {
        let mut app = self.app.clone();
        app.clock = clock;
        Self {
            router: router(app.clone()),
            app,
            north: self.north,
            south: self.south,
            keys: AtomicU32::new(100),
            key: self.key.clone(),
        }
    }

    /// A key of a new user; it ends `days` from now.
    async fn new_key(
        &self,
        roles: &[&str],
        team: Option<TeamId>,
        scope: KeyScope,
        days: i64,
    ) -> String {
        let number = self.keys.fetch_add(1, Ordering::Relaxed) + 1;
        let user = User {
            id: UserId(Uuid::from_u128(u128::from(number) + 100)),
            name: format!("User {number}"),
            email: format!("user{number}@organisation.example"),
            language: "nl".to_owned(),
            roles: roles
                .iter()
                .map(|role| (*role).to_owned())
                .collect::<BTreeSet<_>>(),
            team_id: team,
            active: true,
        };
        let key = key_of([u8::try_from(number).unwrap(); 32]);
        let new = NewApiKey {
            id: ApiKeyId(Uuid::from_u128(u128::from(number) + 200)),
            hash: hash(&key),
            scope,
            owner: user.id,
            created_at: now(),
            expires_at: Some(now() + TimeDelta::days(days)),
        };
        let write = self.app.store.write(move |tx| {
            Box::pin(async move {
                teams_users::add_user(tx, &user).await?;
                api_keys::add(tx, &new).await
            })
        });
        write.await.unwrap();
        key.into_inner()
    }

    /// Asks without a key unless the request brings one.
    async fn bare(&self, ask: Ask) -> Got {
        let mut request = Request::builder().method(ask.method).uri(ask.path);
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        let request = request.body(ask.body).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        Got {
            status: parts.status,
            headers: parts.headers,
            bytes: to_bytes(body, 10_000_000).await.unwrap(),
        }
    }

    async fn ask_as(&self, key: &str, ask: Ask) -> Got {
        self.bare(ask.with("authorization", &format!("Bearer {key}")))
            .await
    }

    async fn ask(&self, ask: Ask) -> Got {
        self.ask_as(&self.key, ask).await
    }

    async fn get(&self, path: impl Into<String>) -> Value {
        self.ask(Ask::get(path)).await.well()
    }

    /// Opens the case of a European citizen who arrived on a day.
    async fn open(&self, given: &str, family: &str, arrived: &str) -> Value {
        let got = self
            .ask(Ask::post(
                "/api/v1/cases",
                &new_case(given, family, arrived),
            ))
            .await;
        assert_eq!(got.status, StatusCode::CREATED);
        got.well()
    }
}

fn new_case(given: &str, family: &str, arrived: &str) -> Value {
    json!({
        "given_name": given, "family_name": family, "language": "nl", "nationality": "RO",
        "municipality": "11002", "track": "eu-short-stay",
        "contacts": [{"email": "ana@mail.example", "phone": "0470 00 00 00"}],
        "events": [
            {"kind": "entered_belgium", "on": arrived, "evidence": "ticket"},
            {"kind": "lodging_stated", "on": arrived, "attributes": {"lodging": "private"}},
        ],
    })
}

/// Runs a test on a service over each database.
async fn on_both(test: impl AsyncFn(Bench)) {
    each_database(async |place| test(Bench::on(&place.store).await).await).await;
}

/// A service in memory, for what no database decides.
async fn in_memory() -> Bench {
    Bench::on(&Store::in_memory().await.unwrap()).await
}

fn path_of(case: &Value, rest: &str) -> String {
    format!("/api/v1/cases/{}{rest}", case["id"].as_str().unwrap())
}

fn event_of<'a>(case: &'a Value, kind: &str) -> &'a str {
    let events = case["events"].as_array().unwrap();
    let holds = |event: &&Value| event["kind"] == kind && event["state"] == "holds";
    events.iter().find(holds).unwrap()["id"].as_str().unwrap()
}
