//! Keys: what they open, whose cases they see, and when they are worth nothing.

use axum::http::{Method, StatusCode};
use serde_json::json;
use store::api_keys::{self, KeyScope};

use super::{Ask, Bench, event_of, in_memory, new_case, on_both, path_of};
use crate::http::api::{Access, hash, routes};
use casework::masked::Masked;

#[tokio::test]
async fn without_a_good_key_nothing_opens() {
    on_both(async |bench| {
        let ended = bench
            .new_key(&["caseworker"], Some(bench.north), KeyScope::Write, 0)
            .await;
        let revoked = bench
            .new_key(&["caseworker"], Some(bench.north), KeyScope::Write, 1)
            .await;
        let known = hash(&Masked::new(revoked.clone()));
        let write = bench.app.store.write(move |tx| {
            Box::pin(async move {
                let key = api_keys::find(tx, &known).await?.unwrap();
                assert_eq!(
                    api_keys::revoke(tx, key.id, super::now()).await?,
                    Some(true)
                );
                api_keys::revoke(tx, key.id, super::now()).await
            })
        });
        assert_eq!(write.await.unwrap(), Some(false));
        let stranger = super::key_of([0xee; 32]).into_inner();
        for route in routes::ALL
            .iter()
            .filter(|route| matches!(route.access, Access::Key(_)))
        {
            let path = route
                .path
                .replace("{case}", "ABCD0123")
                .replace("{event}", "x");
            let ask = || Ask::new(route.method.clone(), path.clone());
            let bare = bench.bare(ask()).await;
            assert_eq!(
                (bare.code().as_str(), bare.status.as_u16()),
                ("api_key.missing", 401)
            );
            assert_eq!(bare.header("www-authenticate"), Some("Bearer"));
            for key in [&ended, &revoked, &stranger] {
                assert_eq!(bench.ask_as(key, ask()).await.code(), "api_key.unknown");
            }
            let basic = bench.bare(ask().with("authorization", "Basic dTpw")).await;
            assert_eq!(basic.code(), "api_key.malformed");
            let cookie = bench
                .bare(ask().with("cookie", &format!("key={}", bench.key)))
                .await;
            assert_eq!(cookie.code(), "api_key.missing");
        }
        bench.get("/api/v1/cases").await;
    })
    .await;
}

#[tokio::test]
async fn scopes_and_roles_bound_a_key() {
    let bench = in_memory().await;
    let case = bench.open("Ana", "Pop", "2026-11-17").await;
    let reader = bench
        .new_key(&["caseworker"], Some(bench.north), KeyScope::Read, 1)
        .await;
    let admin = bench
        .new_key(&["caseworker"], Some(bench.north), KeyScope::Admin, 1)
        .await;
    let auditor = bench
        .new_key(
            &["auditor", "administrator"],
            Some(bench.north),
            KeyScope::Admin,
            1,
        )
        .await;
    let open = || Ask::post("/api/v1/cases", &new_case("B", "C", "2026-11-17"));
    let record = || {
        let event = json!({"kind": "presence_reported", "on": "2026-11-18"});
        Ask::post(path_of(&case, "/events"), &event).with("if-match", "\"1\"")
    };
    for ask in [open(), record()] {
        let got = bench.ask_as(&reader, ask).await;
        assert_eq!(got.code(), "api_key.scope");
        assert_eq!(got.json()["scope"], "write");
    }
    bench
        .ask_as(&reader, Ask::get(path_of(&case, "")))
        .await
        .well();
    bench.ask_as(&admin, open()).await.well();
    for ask in [
        open(),
        record(),
        Ask::get("/api/v1/cases"),
        Ask::get(path_of(&case, "")),
        Ask::get("/api/v1/due?from=2026-01-01&until=2027-01-01"),
    ] {
        let got = bench.ask_as(&auditor, ask).await;
        assert_eq!(
            (got.code().as_str(), got.status),
            ("role.missing", StatusCode::FORBIDDEN)
        );
    }
}

#[tokio::test]
async fn who_does_not_reach_a_case_does_not_learn_that_it_exists() {
    on_both(async |bench| {
        let case = bench.open("Ana", "Pop", "2026-11-17").await;
        let arrival = event_of(&case, "entered_belgium");
        let foreign = bench
            .new_key(&["caseworker"], Some(bench.south), KeyScope::Admin, 1)
            .await;
        let alone = bench
            .new_key(&["caseworker"], None, KeyScope::Admin, 1)
            .await;
        let all = bench
            .new_key(&["coordinator"], Some(bench.south), KeyScope::Read, 1)
            .await;
        let event = json!({"kind": "presence_reported", "on": "2026-11-18"});
        let reference = case["reference"].as_str().unwrap();
        let nobody = "/api/v1/cases/00000000-0000-0000-0000-000000000001";
        for key in [&foreign, &alone] {
            for place in [
                path_of(&case, ""),
                format!("/api/v1/cases/{reference}"),
                nobody.to_owned(),
            ] {
                for ask in [
                    Ask::get(&place),
                    Ask::get(format!("{place}/deadlines")),
                    Ask::get(format!("{place}/reminders")),
                    Ask::get(format!("{place}/deliveries")),
                    Ask::post(format!("{place}/events"), &event).with("if-match", "\"1\""),
                    Ask::post(
                        format!("{place}/events/{arrival}/corrections"),
                        &json!({"on": "2026-11-16"}),
                    ),
                    Ask::new(Method::POST, format!("{place}/events/{arrival}/withdrawal"))
                        .with("if-match", "\"7\""),
                    Ask::post(format!("{place}/assignment"), &json!({"team": "South"}))
                        .with("if-match", "\"1\""),
                ] {
                    let what = ask.path.clone();
                    let got = bench.ask_as(key, ask).await;
                    assert_eq!(got.code(), "case.not_found", "{what}");
                }
            }
            for list in [
                "/api/v1/cases".to_owned(),
                "/api/v1/cases?search=pop".to_owned(),
                "/api/v1/cases?search=ana%40mail.example".to_owned(),
                format!("/api/v1/cases?search={reference}"),
            ] {
                let page = bench.ask_as(key, Ask::get(list)).await.well();
                assert_eq!(page["cases"], json!([]));
            }
            let due = Ask::get("/api/v1/due?from=2026-01-01&until=2027-12-31");
            assert_eq!(bench.ask_as(key, due).await.well()["due"], json!([]));
        }
        bench
            .ask_as(&all, Ask::get(path_of(&case, "")))
            .await
            .well();
        let theirs = bench
            .ask_as(
                &foreign,
                Ask::post("/api/v1/cases", &new_case("A", "B", "2026-11-17")),
            )
            .await;
        assert_eq!(theirs.well()["team"], bench.south.to_string());
        // Who has no team must name one that is reached: there is none.
        let none = bench
            .ask_as(
                &alone,
                Ask::post("/api/v1/cases", &new_case("A", "B", "2026-11-17")),
            )
            .await;
        assert_eq!(none.code(), "key.missing");
    })
    .await;
}

#[tokio::test]
async fn a_use_is_written_down_at_most_once_a_minute() {
    on_both(async |bench| {
        let known = hash(&Masked::new(bench.key.clone()));
        let write = bench.app.store.write(move |tx| {
            Box::pin(async move {
                let key = api_keys::find(tx, &known).await?.unwrap();
                let soon = super::now() + chrono::TimeDelta::seconds(59);
                let later = super::now() + chrono::TimeDelta::seconds(60);
                let uses = [
                    api_keys::used(tx, key.id, super::now()).await?,
                    api_keys::used(tx, key.id, soon).await?,
                    api_keys::used(tx, key.id, later).await?,
                ];
                Ok((
                    uses,
                    api_keys::find(tx, &known).await?.unwrap().last_used_at,
                    later,
                ))
            })
        });
        let (uses, last, later) = write.await.unwrap();
        assert_eq!((uses, last), ([true, false, true], Some(later)));
    })
    .await;
}

#[tokio::test]
async fn who_asks_too_often_is_told_to_wait() {
    let store = store::Store::in_memory().await.unwrap();
    let bench = Bench::with(&store, |app| {
        let mut config = (*app.config).clone();
        config.server.requests_per_minute = 12.0;
        app.config = std::sync::Arc::new(config);
    })
    .await;
    // Two at once for a key; four for an address.
    for _ in 0..2 {
        bench.ask(Ask::get("/api/v1/cases")).await.well();
    }
    let third = bench.ask(Ask::get("/api/v1/cases")).await;
    assert_eq!(
        (third.code().as_str(), third.status.as_u16()),
        ("rate.limited", 429)
    );
    assert_eq!(third.header("retry-after"), Some("5"));
    let colleague = bench
        .new_key(&["caseworker"], Some(bench.north), KeyScope::Read, 1)
        .await;
    bench
        .ask_as(&colleague, Ask::get("/api/v1/cases"))
        .await
        .well();
    // Guessing at keys empties the bucket of the address.
    let guess = bench.bare(Ask::get("/api/v1/cases")).await;
    assert_eq!(guess.code(), "rate.limited");
    assert_eq!(
        bench.bare(Ask::get("/healthz")).await.status,
        StatusCode::OK
    );
}
