//! Alive, ready, and figures.

use std::sync::Arc;

use axum::extract::Extension;
use axum::http::StatusCode;
use casework::ids::SettingId;
use jobs::pulse::Pulse;
use serde_json::{Value, json};
use store::Store;
use store::settings::{self, Setting};
use tokio::sync::Notify;

use super::{Ask, Bench, in_memory, on_both};
use crate::http::Worker;
use crate::http::api::Peer;

fn check<'a>(body: &'a Value, name: &str) -> Option<&'a Value> {
    body["checks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|check| check["name"] == name)
}

#[tokio::test]
async fn ready_while_all_is_well() {
    on_both(async |bench| {
        let body = bench.bare(Ask::get("/readyz")).await.well();
        assert_eq!(body["status"], "ready");
        for name in ["database", "schema", "unsent"] {
            assert_eq!(check(&body, name).unwrap()["ok"], true, "{name}");
        }
        assert_eq!(check(&body, "worker"), None);
        assert_eq!(
            bench.bare(Ask::get("/healthz")).await.well(),
            json!({"status": "alive"})
        );
    })
    .await;
}

#[tokio::test]
async fn not_ready_when_a_letter_waits_too_long_or_the_worker_never_looked() {
    let store = Store::in_memory().await.unwrap();
    let doorbell = Arc::new(Notify::new());
    let bell = Arc::clone(&doorbell);
    let bench = Bench::with(&store, |app| {
        let pulse = Pulse::default();
        app.worker = Some(Worker {
            pulse,
            doorbell: bell,
        });
    })
    .await;
    let got = bench.bare(Ask::get("/readyz")).await;
    assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE);
    let body = got.json();
    assert_eq!(body["status"], "not_ready");
    assert_eq!(check(&body, "worker").unwrap()["ok"], false);
    assert_eq!(check(&body, "unsent").unwrap()["ok"], true);
    assert_eq!(
        bench.bare(Ask::get("/healthz")).await.status,
        StatusCode::OK
    );
    // A change rings the worker's bell.
    bench.open("Ana", "Pop", "2026-11-17").await;
    doorbell.notified().await;

    // The letter of that case could leave at once; an hour later it has not.
    let later = bench.with_clock(|| super::now() + chrono::TimeDelta::hours(1));
    let body = later.bare(Ask::get("/readyz")).await.json();
    assert_eq!(check(&body, "unsent").unwrap()["ok"], false, "{body}");
    // While somebody holds all letters back, that is said and is no alarm.
    let set_at = super::now();
    let hold = Setting {
        id: SettingId(uuid::Uuid::from_u128(7)),
        key: jobs::HOLD.to_owned(),
        value: "the relay is being moved".into(),
        in_force_from: set_at.date_naive(),
        set_by: None,
        set_at,
    };
    let set = store.write(move |tx| Box::pin(async move { settings::set(tx, &hold).await }));
    set.await.unwrap();
    let body = later.bare(Ask::get("/readyz")).await.json();
    let unsent = check(&body, "unsent").unwrap();
    assert_eq!(unsent["ok"], true, "{body}");
    assert!(
        unsent["detail"].as_str().unwrap().contains("on hold"),
        "{body}"
    );
    let night = bench.with_clock(|| super::now() + chrono::TimeDelta::hours(10));
    let body = night.bare(Ask::get("/readyz")).await.json();
    assert_eq!(check(&body, "unsent").unwrap()["ok"], true, "{body}");
    store.close().await;
    let body = bench.bare(Ask::get("/readyz")).await.json();
    assert_eq!(check(&body, "database").unwrap()["ok"], false, "{body}");
    let gone = bench.ask(Ask::get("/api/v1/cases")).await;
    assert_eq!(
        (gone.code().as_str(), gone.header("retry-after")),
        ("database.busy", Some("2"))
    );
}

#[tokio::test]
async fn figures_are_for_a_key_or_this_machine() {
    on_both(async |bench| {
        bench.open("Ana", "Pop", "2026-11-17").await;
        let got = bench.ask(Ask::get("/metrics")).await;
        let text = String::from_utf8(got.bytes.to_vec()).unwrap();
        assert_eq!(
            got.header("content-type"),
            Some("text/plain; version=0.0.4")
        );
        for line in [
            "termijn_cases_open 1",
            "termijn_reminders_in_window 1",
            "# TYPE termijn_letters gauge",
        ] {
            assert!(text.lines().any(|one| one == line), "{line}: {text}");
        }
        assert!(!text.contains("Pop") && !text.contains("@"));
        assert_eq!(
            bench.bare(Ask::get("/metrics")).await.code(),
            "api_key.missing"
        );
    })
    .await;
    let mut bench = in_memory().await;
    let plain = bench.router.clone();
    for (from, host, more, opens) in [
        ("127.0.0.1:9", "localhost", None, true),
        ("[::1]:9", "127.0.0.1:8080", None, true),
        ("[::ffff:127.0.0.1]:9", "localhost", None, true),
        ("192.0.2.1:9", "localhost", None, false),
        ("127.0.0.1:9", "evil.example", None, false),
        ("127.0.0.1:9", "localhost", Some("x-forwarded-for"), false),
    ] {
        bench.router = plain.clone().layer(Extension(Peer(from.parse().unwrap())));
        let mut ask = Ask::get("/metrics").with("host", host);
        if let Some(name) = more {
            ask = ask.with(name, "192.0.2.1");
        }
        let got = bench.bare(ask).await;
        assert_eq!(
            got.status == StatusCode::OK,
            opens,
            "{from} {host} {more:?}"
        );
    }
}

#[tokio::test]
async fn another_rule_book_is_said_and_is_no_alarm() {
    on_both(async |bench| {
        let book = async || {
            let body = bench.bare(Ask::get("/readyz")).await.well();
            assert_eq!(body["status"], "ready");
            let check = check(&body, "rulebook").unwrap();
            assert_eq!(check["ok"], true);
            check["detail"].as_str().unwrap().to_owned()
        };
        assert!(book().await.contains("applied last"));
        bench.open("Ana", "Pop", "2026-11-17").await;
        assert!(book().await.contains("is the one that was applied last"));
        let older = store::rule_books::AppliedBook {
            hash: "sha256:older".to_owned(),
            applied_at: super::now() + chrono::TimeDelta::hours(1),
            applied_by: None,
            finished_at: None,
        };
        let set = bench
            .app
            .store
            .write(move |tx| Box::pin(async move { store::rule_books::set(tx, &older).await }));
        set.await.unwrap();
        assert!(book().await.contains("law apply"));
    })
    .await;
}
