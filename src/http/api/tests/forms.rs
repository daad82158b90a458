//! Requests in every form they should not have: each is a clean refusal.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, StatusCode};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tower::ServiceExt;

use super::{Ask, Bench, in_memory, new_case};
use crate::http::api::{JSON, MOST_BODY_BYTES, router_within, routes};

#[tokio::test]
async fn an_address_is_asked_in_its_own_way() {
    let bench = in_memory().await;
    let mut paths: Vec<&str> = routes::ALL.iter().map(|route| route.path).collect();
    paths.dedup();
    for path in paths {
        let methods: Vec<&Method> = routes::ALL
            .iter()
            .filter(|route| route.path == path)
            .map(|route| &route.method)
            .collect();
        let path = path.replace("{case}", "ABCD0123").replace("{event}", "x");
        for method in [
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW",
        ] {
            let method: Method = method.parse().unwrap();
            let known = methods.contains(&&method)
                || method == Method::HEAD && methods.contains(&&Method::GET);
            let got = bench.bare(Ask::new(method.clone(), &path)).await;
            assert_eq!(
                got.status == StatusCode::METHOD_NOT_ALLOWED,
                !known,
                "{method} {path}"
            );
            if !known && method != Method::HEAD {
                assert_eq!(got.code(), "method.not_allowed");
                for method in &methods {
                    assert!(got.header("allow").unwrap().contains(method.as_str()));
                }
            }
        }
    }
}

#[tokio::test]
async fn addresses_that_are_none() {
    let bench = in_memory().await;
    for path in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v2/cases",
        "/api/v1/cases/",
        "/api/v1/cases//nothing",
        "/api/v1/cases/ABCD0123/",
        "/api/v1//cases",
        "/api/v1/cases/a/b/c/d/e",
        "/api/v1/%63ases/x",
        "/api/v1/cases/%ff",
        "/api/v1/cases/%c3%28/deadlines",
    ] {
        let got = bench.ask(Ask::get(path)).await;
        assert_eq!(got.code(), "address.not_found", "{path}");
    }
    for case in [
        "nothing",
        "%00",
        "..%2F..%2Fetc",
        "'%20OR%201=1--",
        "%F0%9F%92%A5",
        &"9".repeat(4000),
    ] {
        let got = bench.ask(Ask::get(format!("/api/v1/cases/{case}"))).await;
        assert_eq!(got.code(), "case.not_found", "{case}");
    }
}

#[tokio::test]
async fn bodies_that_are_none() {
    let bench = in_memory().await;
    let post = |path: &str, kind: Option<&str>, body: &[u8]| {
        let mut ask = Ask::new(Method::POST, path);
        ask.body = Body::from(body.to_vec());
        match kind {
            Some(kind) => ask.with("content-type", kind),
            None => ask,
        }
    };
    let deep = [b"[".repeat(10_000), b"]".repeat(10_000)].concat();
    for path in ["/api/v1/cases", "/api/v1/deadlines"] {
        for (kind, body, code) in [
            (None, &b"{}"[..], "body.not_json"),
            (Some("text/plain"), b"{}", "body.not_json"),
            (
                Some("application/x-www-form-urlencoded"),
                b"a=b",
                "body.not_json",
            ),
            (Some(JSON), b"", "json.invalid"),
            (Some(JSON), b"{", "json.invalid"),
            (Some(JSON), b"\xff\xfe", "json.invalid"),
            (Some(JSON), b"{\"id\":\"\xff\"}", "json.invalid"),
            (Some(JSON), b"{\"id\":\"\\ud800\"}", "json.invalid"),
            (Some(JSON), b"{\"id\":1e999}", "json.invalid"),
            (Some(JSON), b"{} {}", "json.invalid"),
            (Some(JSON), &deep, "json.invalid"),
            (Some(JSON), b"[]", "value.wrong_type"),
            (Some(JSON), b"null", "value.wrong_type"),
            (
                Some("application/json; charset=utf-8"),
                b"{\"x\":1}",
                "key.unknown",
            ),
            (
                Some("APPLICATION/JSON"),
                b"{\"track\":1,\"track\":2}",
                "key.duplicate",
            ),
        ] {
            let got = bench.ask(post(path, kind, body)).await;
            assert_eq!(
                got.code(),
                code,
                "{path} {kind:?} {}",
                String::from_utf8_lossy(&body[..body.len().min(40)])
            );
        }
    }
    let lines = bench
        .ask(post("/api/v1/cases", Some("application/x-ndjson"), b"{}"))
        .await;
    assert_eq!(lines.code(), "body.not_json");
    let long = vec![b' '; MOST_BODY_BYTES + 1];
    assert_eq!(
        bench
            .ask(post("/api/v1/cases", Some(JSON), &long))
            .await
            .code(),
        "body.too_long"
    );
    let mut ask = Ask::get("/api/v1/cases");
    ask.body = Body::from("x");
    assert_eq!(bench.ask(ask).await.code(), "body.not_expected");
    let empty = post(
        "/api/v1/cases/ABCD0123/events/x/withdrawal",
        Some(JSON),
        b"{\"x\":1}",
    );
    assert_eq!(bench.ask(empty).await.code(), "key.unknown");
}

#[tokio::test]
async fn headers_that_cannot_be() {
    let bench = in_memory().await;
    let open = || Ask::post("/api/v1/cases", &new_case("Ana", "Pop", "2026-11-17"));
    for key in ["", "a b", "\u{e9}", &"x".repeat(256)] {
        let got = bench.ask(open().with("idempotency-key", key)).await;
        assert_eq!(got.code(), "idempotency_key.malformed", "{key}");
        let question = Ask::post("/api/v1/deadlines", &json!({"track": "eu-short-stay"}));
        let got = bench.ask(question.with("idempotency-key", key)).await;
        assert_eq!(got.code(), "idempotency_key.malformed", "{key}");
    }
    let twice = open()
        .with("idempotency-key", "a")
        .with("idempotency-key", "b");
    assert_eq!(bench.ask(twice).await.code(), "idempotency_key.malformed");
    for (accept, fits) in [
        ("*/*", true),
        ("application/json", true),
        ("application/*;q=0.5", true),
        ("text/html, */*;q=0.1", true),
        ("", true),
        ("text/html", false),
        ("application/xml", false),
        ("application/json;q=0", false),
        ("application/problem+json", false),
    ] {
        let got = bench
            .ask(Ask::get("/api/v1/cases").with("accept", accept))
            .await;
        assert_eq!(got.status == StatusCode::OK, fits, "{accept}");
        if !fits {
            assert_eq!(got.code(), "accept.impossible");
        }
    }
    for (path, accept) in [
        ("/metrics", "text/plain"),
        ("/api/v1/docs", "text/html"),
        ("/healthz", "application/json"),
    ] {
        let got = bench.ask(Ask::get(path).with("accept", accept)).await;
        assert_eq!(got.status, StatusCode::OK, "{path}");
    }
    let mut odd = Request::get("/api/v1/cases").body(Body::empty()).unwrap();
    let bytes = HeaderValue::from_bytes(b"Bearer \xff\xfe").unwrap();
    odd.headers_mut().insert("authorization", bytes);
    let got = bench.router.clone().oneshot(odd).await.unwrap();
    assert_eq!(got.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn no_guard_of_the_desk_stands_before_the_api() {
    let bench = in_memory().await;
    for path in [
        "/healthz",
        "/readyz",
        "/api/v1/openapi.json",
        "/api/v1/docs",
    ] {
        let far = Ask::get(path)
            .with("host", "termijn.example.org")
            .with("x-forwarded-for", "192.0.2.1");
        let got = bench.bare(far).await;
        assert_eq!(got.status, StatusCode::OK, "{path}");
        assert_eq!(got.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(got.header("cache-control"), Some("no-store"));
        assert!(
            got.headers
                .keys()
                .all(|name| !name.as_str().starts_with("access-control-"))
        );
    }
    let far = Ask::get("/api/v1/cases").with("host", "termijn.example.org");
    bench.ask(far).await.well();
    let desk = bench
        .bare(Ask::get("/").with("host", "termijn.example.org"))
        .await;
    assert_eq!(desk.status, StatusCode::FORBIDDEN);
}

/// What comes back over a connection until the service hangs up; `body` follows the head as it is.
async fn over_a_connection(bench: &Bench, headers: &str, body: &[u8]) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = router_within(bench.app.clone(), Duration::from_millis(20));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let key = &bench.key;
    let head = format!(
        "POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n\
         Content-Type: application/json\r\n{headers}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    let mut got = Vec::new();
    stream.read_to_end(&mut got).await.unwrap();
    String::from_utf8(got).unwrap()
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_given_up() {
    let bench = in_memory().await;
    let half = over_a_connection(&bench, "Content-Length: 100", b"{").await;
    assert!(
        half.starts_with("HTTP/1.1 408") && half.contains("body.too_slow"),
        "{half}"
    );
    let chunked = "Transfer-Encoding: chunked";
    let half = over_a_connection(&bench, chunked, b"1\r\n{\r\n").await;
    assert!(half.starts_with("HTTP/1.1 408"), "{half}");
    let broken = over_a_connection(&bench, chunked, b"no number\r\n").await;
    assert!(
        broken.starts_with("HTTP/1.1 400") && broken.contains("body.broken"),
        "{broken}"
    );
    // A body whose length nobody told is cut at the limit while it is read.
    let size = MOST_BODY_BYTES + 1;
    let mut long = format!("{size:x}\r\n").into_bytes();
    long.extend(vec![b' '; size]);
    let long = over_a_connection(&bench, chunked, &long).await;
    assert!(
        long.starts_with("HTTP/1.1 413") && long.contains("body.too_long"),
        "{long}"
    );
}
