//! Who may ask, what is refused, and what every answer carries.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};

use super::{Desk, full_desk, get};

#[tokio::test]
async fn only_this_machine_may_read_and_nobody_may_write() {
    let (desk, _) = full_desk().await;
    for (host, extra, expected) in [
        ("localhost:8080", None, StatusCode::OK),
        ("127.0.0.1", None, StatusCode::OK),
        ("[::1]:9", None, StatusCode::OK),
        ("termijn.example.org", None, StatusCode::FORBIDDEN),
        ("127.0.0.1.nip.example:80", None, StatusCode::FORBIDDEN),
        ("localhost", Some("x-forwarded-for"), StatusCode::FORBIDDEN),
        (
            "localhost",
            Some("X-Forwarded-Proto"),
            StatusCode::FORBIDDEN,
        ),
        ("localhost", Some("forwarded"), StatusCode::FORBIDDEN),
        ("localhost", Some("x-real-ip"), StatusCode::FORBIDDEN),
        ("localhost", Some("via"), StatusCode::FORBIDDEN),
    ] {
        let mut request = Request::get("/").header("host", host);
        if let Some(name) = extra {
            request = request.header(name, "1.2.3.4");
        }
        let (status, _, html) = desk.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(status, expected, "{host} {extra:?}");
        assert_eq!(html.contains("Ruslan"), expected == StatusCode::OK);
    }
    let nameless = Request::get("/").body(Body::empty()).unwrap();
    assert_eq!(desk.ask(nameless).await.0, StatusCode::FORBIDDEN);
    let mut proxied = get("http://evil.example/");
    *proxied.uri_mut() = "http://evil.example/".parse().unwrap();
    assert_eq!(desk.ask(proxied).await.0, StatusCode::FORBIDDEN);

    let mut open = Desk::new().await;
    let mut config = (*open.app.config).clone();
    config.server.listen = "0.0.0.0:8080".parse().unwrap();
    open.app.config = Arc::new(config);
    assert_eq!(open.ask(get("/")).await.0, StatusCode::FORBIDDEN);
    assert_eq!(open.ask(get("/termijn.css")).await.0, StatusCode::OK);
}

#[tokio::test]
async fn every_answer_is_bounded_and_carries_the_headers() {
    let (desk, nadia) = full_desk().await;
    let post = |path: &str| {
        let request = Request::post(path).header("host", "localhost");
        request.body(Body::empty()).unwrap()
    };
    let body = Request::get("/")
        .header("host", "localhost")
        .body(Body::from("x"))
        .unwrap();
    let foreign = Request::get("/")
        .header("host", "evil.example")
        .body(Body::empty())
        .unwrap();
    let case = format!("/cases/{}", nadia.reference);
    for (request, expected) in [
        (get("/"), StatusCode::OK),
        (get(&case), StatusCode::OK),
        (get("/termijn.css"), StatusCode::OK),
        (get("/cases/ZZZZZZZZ"), StatusCode::NOT_FOUND),
        (
            get("/cases/00000000-0000-0000-0000-000000000001"),
            StatusCode::NOT_FOUND,
        ),
        (
            get(&format!("/cases/{}", "x".repeat(500))),
            StatusCode::NOT_FOUND,
        ),
        (get("/cases/%ff"), StatusCode::BAD_REQUEST),
        (get("//evil.example"), StatusCode::NOT_FOUND),
        (post("/"), StatusCode::METHOD_NOT_ALLOWED),
        (post(&case), StatusCode::METHOD_NOT_ALLOWED),
        (post("/nothing"), StatusCode::METHOD_NOT_ALLOWED),
        (body, StatusCode::PAYLOAD_TOO_LARGE),
        (foreign, StatusCode::FORBIDDEN),
    ] {
        let what = format!("{} {}", request.method(), request.uri());
        let (status, answer, html) = desk.ask(request).await;
        assert_eq!(status, expected, "{what}");
        let header = |name: &str| {
            answer
                .headers()
                .get(name)
                .map(|v| v.to_str().unwrap().to_owned())
        };
        let policy = header("content-security-policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none'; style-src 'self'"),
            "{what}"
        );
        assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"));
        assert_eq!(header("referrer-policy").as_deref(), Some("no-referrer"));
        assert_eq!(header("cache-control").as_deref(), Some("no-store"));
        assert!(!html.contains("evil.example"), "{what}");
        if status == StatusCode::METHOD_NOT_ALLOWED {
            assert_eq!(header("allow").as_deref(), Some("GET, HEAD"));
        }
    }
    let mut head = get("/");
    *head.method_mut() = axum::http::Method::HEAD;
    let (status, _, html) = desk.ask(head).await;
    assert_eq!((status, html.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn real_connections_are_answered_and_end_when_asked() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let (desk, _) = full_desk().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(crate::http::serve(desk.app.clone(), listener, async {
        let _either_way = stopped.await;
    }));
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut start = [0_u8; 15];
    stream.read_exact(&mut start).await.unwrap();
    assert_eq!(&start, b"HTTP/1.1 200 OK");
    stop.send(()).unwrap();
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).await.unwrap();
    assert!(String::from_utf8_lossy(&rest).contains("</html>"));
    serving.await.unwrap().unwrap();
}
