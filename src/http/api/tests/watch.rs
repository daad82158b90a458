//! Alive, ready, and figures.

use std::sync::Arc;

use axum::extract::Extension;
use axum::http::StatusCode;
use casework::gate::{Gate, Shut};
use casework::ids::SettingId;
use chrono::TimeDelta;
use jobs::pulse::Pulse;
use serde_json::{Value, json};
use store::Store;
use store::deliveries::gates::{self, RELAY};
use store::settings::{self, Setting};
use store::workers::{self, Beat, WorkerName};
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
        for name in [
            "database",
            "schema",
            "unsent",
            "workers",
            "mail_server",
            "clock",
            "drain",
        ] {
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
    // Where no person wanted it so, it is an alarm.
    let stopped = Setting {
        id: SettingId(uuid::Uuid::from_u128(8)),
        key: jobs::HOLD.to_owned(),
        value: format!("{}20 of the last 40", jobs::BY_ITSELF).into(),
        in_force_from: set_at.date_naive(),
        set_by: None,
        set_at: set_at + TimeDelta::seconds(1),
    };
    let set = store.write(move |tx| Box::pin(async move { settings::set(tx, &stopped).await }));
    set.await.unwrap();
    let body = later.bare(Ask::get("/readyz")).await.json();
    assert_eq!(check(&body, "refusals").unwrap()["ok"], false, "{body}");
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

/// What a worker's row says, `minutes` after the moment of the tests.
async fn beaten(store: &Store, name: &str, minutes: i64) {
    let now = super::now() + TimeDelta::minutes(minutes);
    let beat = Beat {
        name: WorkerName(name.to_owned()),
        started_at: super::now(),
        swept_at: Some(now),
    };
    let patience = TimeDelta::minutes(4);
    let write = store
        .write(move |tx| Box::pin(async move { workers::beat(tx, &beat, now, patience).await }));
    write.await.unwrap();
}

/// A way left alone for so long, `minutes` after the moment of the tests, for five more.
async fn left_alone(store: &Store, domain: &'static str, minutes: i64, alone_for: i64) {
    let now = super::now() + TimeDelta::minutes(minutes);
    let gate = Gate {
        percent: 50,
        shut: Some(Shut {
            since: now - TimeDelta::minutes(alone_for),
            until: now + TimeDelta::minutes(5),
        }),
        ..Gate::default()
    };
    let write = store.write(move |tx| {
        Box::pin(async move {
            gates::hold(tx, domain, now).await?;
            gates::put(tx, domain, &gate, now).await
        })
    });
    write.await.unwrap();
}

#[tokio::test]
async fn one_machine_tells_how_the_others_are() {
    on_both(async |bench| {
        let store = &bench.app.store;
        bench.open("Ana", "Pop", "2026-11-17").await;
        let said = async |bench: &Bench, name: &str| {
            let body = bench.bare(Ask::get("/readyz")).await.json();
            let found = check(&body, name).unwrap();
            let detail = found["detail"].as_str().unwrap().to_owned();
            (found["ok"] == true, detail)
        };
        // A letter is due, and nobody was ever there.
        let (ok, detail) = said(&bench, "workers").await;
        assert!(!ok && detail.contains("no sign of life"), "{detail}");
        beaten(store, "one", 0).await;
        beaten(store, "two", 0).await;
        let (ok, detail) = said(&bench, "workers").await;
        assert!(ok && detail.starts_with("2 processes look"), "{detail}");
        let (ok, detail) = said(&bench, "mail_server").await;
        assert!(ok && detail.starts_with("nobody was refused"), "{detail}");
        let (ok, detail) = said(&bench, "refusals").await;
        assert!(ok && detail.starts_with("no mail domain"), "{detail}");
        // One falls silent, the other reaches no mail server.
        let later = bench.with_clock(|| super::now() + TimeDelta::minutes(5));
        beaten(store, "two", 5).await;
        left_alone(store, RELAY, 5, 14).await;
        left_alone(store, "mail.example", 5, 14).await;
        let (ok, detail) = said(&later, "workers").await;
        assert!(
            ok && detail.ends_with("1 silent or failing, see termijn workers"),
            "{detail}"
        );
        let (ok, detail) = said(&later, "mail_server").await;
        assert!(
            ok && detail.contains("for 840 seconds; the next letter is tried in 300"),
            "{detail}"
        );
        // For as long as a letter may wait; but nothing is in the queue, so nothing waits for it.
        left_alone(store, RELAY, 5, 16).await;
        assert!(said(&later, "mail_server").await.0);
        let (ok, detail) = said(&later, "refusals").await;
        let counts = "mail domains: 1 left alone, 1 written to more slowly";
        assert!(ok && detail.starts_with(counts), "{detail}");
        let got = later.ask(Ask::get("/metrics")).await;
        let text = String::from_utf8(got.bytes.to_vec()).unwrap();
        for line in [
            "termijn_workers{state=\"looks\"} 1",
            "termijn_workers{state=\"fails\"} 0",
            "termijn_workers{state=\"silent\"} 1",
            "termijn_sending_held 0",
            "termijn_sending_stopped_by_itself 0",
            "termijn_mail_domains_left_alone 1",
            "termijn_mail_domains_slowed 1",
        ] {
            assert!(text.lines().any(|one| one == line), "{line}: {text}");
        }
        assert!(
            text.contains("termijn_mail_server_left_alone_seconds 960"),
            "{text}"
        );
    })
    .await;
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
            // Nobody looks for letters here, so that the service as a whole may not be ready.
            let body = bench.bare(Ask::get("/readyz")).await.json();
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

#[tokio::test]
async fn every_check_is_in_the_document() {
    on_both(async |bench| {
        let document = bench.bare(Ask::get("/api/v1/openapi.json")).await.well();
        let path = "/components/schemas/Readiness/properties/checks/items/properties/name/enum";
        let named = document.pointer(path).and_then(Value::as_array).unwrap();
        let body = bench.bare(Ask::get("/readyz")).await.json();
        let checks = body["checks"].as_array().unwrap();
        assert!(checks.len() >= 6, "{body}");
        for check in checks {
            assert!(named.contains(&check["name"]), "{check}");
        }
    })
    .await;
}
