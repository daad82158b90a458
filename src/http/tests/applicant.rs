//! The page behind a letter's link, on both databases: what it shows and to whom, what a click changes,
//! and that looking changes nothing.

mod calendar;
mod clicks;
mod doors;
mod looking;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use casework::case_file::CaseFile;
use casework::deadline::Deadline;
use casework::event::EventKind;
use casework::masked::Masked;
use casework::reminder::Reminder;
use casework::words::ReminderState;
use chrono::TimeDelta;
use law::words::{Lodging, Track};
use store::Kind;
use store::applicant::{self, NewLink, Purpose};
use store::case_files::load;
use store::testing::{TestStore, each_database};
use tower::ServiceExt;
use views::Language;

use super::{Desk, arrived, day, now};
use crate::http::api::Peer;
use crate::http::router;

const RULE: &str = "eu-short-stay-report";
const FORM: &str = "application/x-www-form-urlencoded";

/// A desk with one European citizen, and links of that person's letter.
struct Bench<'a> {
    bench: &'a TestStore,
    desk: Desk,
    router: Router,
    file: CaseFile,
    page: String,
    stop: String,
}

/// An answer with everything that could differ.
#[derive(Clone, Debug, PartialEq)]
struct Got {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

/// A token that spells a number.
fn token(number: u8) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    write!(text, "{number:03}").unwrap();
    text + &"A".repeat(40)
}

async fn person(desk: &mut Desk, name: &str) -> CaseFile {
    let mut lodging = casework::command::NewEvent::new(EventKind::LodgingStated, day("2026-11-13"));
    lodging.attributes.lodging = Some(Lodging::Private);
    let events = vec![arrived("2026-11-13"), lodging];
    desk.open("2026-11-16", name, Track::EuShortStay, events)
        .await
}

impl<'a> Bench<'a> {
    async fn new(bench: &'a TestStore) -> Self {
        let mut desk = Desk::on(bench.store.clone()).await;
        let mut config = (*desk.app.config).clone();
        config.server.public_url = Some("https://termijn.example".to_owned());
        config.organisation.phone = Some("09 000 12 40".to_owned());
        config.server.proxies = vec!["192.0.2.9".parse().unwrap()];
        desk.app.config = Arc::new(config);
        let file = person(&mut desk, "Ana Zamfirescu").await;
        let mut made = Self {
            bench,
            router: router(desk.app.clone()),
            page: token(1),
            stop: token(2),
            file,
            desk,
        };
        let (page, stop) = (made.page.clone(), made.stop.clone());
        made.link(
            &page,
            Purpose::Page,
            10,
            std::slice::from_ref(&made.file.clone()),
        )
        .await;
        made.link(
            &stop,
            Purpose::Unsubscribe,
            10,
            std::slice::from_ref(&made.file.clone()),
        )
        .await;
        made
    }

    async fn link(&mut self, token: &str, purpose: Purpose, days: i64, files: &[CaseFile]) {
        let new = NewLink {
            hash: jobs::links::hash(&Masked::new(token.to_owned())),
            purpose,
            contact: files[0].contacts[0].id,
            address: files[0].contacts[0].email.as_ref().unwrap().folded(),
            cases: files.iter().map(|file| file.id).collect(),
            created_at: now() - TimeDelta::days(20),
            expires_at: now() + TimeDelta::days(days),
        };
        let store = &self.desk.app.store;
        let write = store.write(move |tx| Box::pin(async move { applicant::add(tx, &new).await }));
        write.await.unwrap();
    }

    async fn ask(&self, request: Request<Body>) -> Got {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, 1_000_000).await.unwrap();
        Got {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    async fn get(&self, path: &str) -> Got {
        self.ask(request(Method::GET, path, &[], "")).await
    }

    async fn post(&self, path: &str, form: &str) -> Got {
        let headers = [("content-type", FORM), ("sec-fetch-site", "same-origin")];
        self.ask(request(Method::POST, path, &headers, form)).await
    }

    async fn file(&self) -> CaseFile {
        let id = self.file.id;
        let store = &self.desk.app.store;
        let read = store.read(move |tx| Box::pin(async move { load::find(tx, id).await }));
        read.await.unwrap().unwrap()
    }

    /// Every row that anything here could touch, as text.
    async fn rows(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for text in [
            "SELECT CAST(version AS TEXT) FROM case_file ORDER BY 1",
            "SELECT kind || ' ' || state FROM task ORDER BY 1",
            "SELECT actor || ' ' || action FROM audit ORDER BY 1",
            "SELECT rung || ' ' || state || ' ' || COALESCE(reason, '') FROM reminder ORDER BY 1",
            "SELECT rule || ' ' || state FROM deadline ORDER BY 1",
            "SELECT kind FROM event ORDER BY 1",
            "SELECT CASE WHEN stopped_at IS NULL THEN 'on' ELSE 'off' END FROM contact ORDER BY 1",
        ] {
            rows.extend(self.bench.raw_texts(text).await.unwrap());
        }
        rows
    }

    async fn tasks(&self) -> Vec<String> {
        let text = "SELECT kind || ' ' || state FROM task ORDER BY 1";
        self.bench.raw_texts(text).await.unwrap()
    }

    /// From here on, whoever writes anything fails.
    async fn trap(&self) {
        for table in [
            "case_file",
            "contact",
            "event",
            "deadline",
            "reminder",
            "delivery",
            "task",
            "audit",
            "applicant_link",
            "applicant_link_case",
            "setting",
            "idempotency",
        ] {
            let texts = match self.bench.kind() {
                Kind::Sqlite => ["INSERT", "UPDATE", "DELETE"]
                    .map(|what| {
                        format!(
                            "CREATE TRIGGER trap_{table}_{what} BEFORE {what} ON {table} \
                             BEGIN SELECT RAISE(ABORT, 'trapped'); END"
                        )
                    })
                    .to_vec(),
                Kind::Postgres => vec![
                    "CREATE OR REPLACE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql \
                     AS $$ BEGIN RAISE EXCEPTION 'trapped'; END $$"
                        .to_owned(),
                    format!(
                        "CREATE TRIGGER trap BEFORE INSERT OR UPDATE OR DELETE ON {table} \
                         FOR EACH STATEMENT EXECUTE FUNCTION trap()"
                    ),
                ],
            };
            for text in texts {
                self.bench.raw(&text).await.unwrap();
            }
        }
    }

    fn addresses(&self) -> [String; 7] {
        let (page, stop) = (&self.page, &self.stop);
        [
            format!("/a/{page}"),
            format!("/a/{page}/done"),
            format!("/a/{page}/date"),
            format!("/a/{page}/stop"),
            format!("/a/{page}/dates.ics"),
            format!("/a/stop/{stop}"),
            format!("/a/{page}?lang=de"),
        ]
    }
}

fn request(method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body.to_owned())).unwrap()
}

fn report(file: &CaseFile) -> &Deadline {
    let mut all = file.deadlines.iter();
    all.find(|one| one.rule == RULE).unwrap()
}

fn silenced(file: &CaseFile) -> Vec<&Reminder> {
    let all = file.reminders.iter();
    all.filter(|one| one.state == ReminderState::Cancelled)
        .collect()
}
