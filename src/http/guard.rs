//! What stands before the pages: only this machine, only reading, bounded, and with the headers that
//! keep a browser from doing more. Until there are accounts, being at this machine is the permission.
//! Not here: which pages there are.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::body::HttpBody;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, REFERRER_POLICY};
use axum::http::header::{FORWARDED, VIA, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use views::pages::Fault;

use super::reader::Reader;
use super::{App, fault_page};

/// The longest a page may take; then the answer is 503.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// Styles of our own, nothing else: no script, no frame, no foreign address.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Whether the method only reads.
pub fn reads(method: &Method) -> bool {
    method == Method::GET || method == Method::HEAD
}

/// Lets a request to the desk through when it comes from this machine and only reads.
pub async fn desk(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let reader = Reader::of(&parts);
    let page = |status, fault| fault_page(&app, &reader, status, fault);
    if !is_from_here(app.config.server.listen, &parts.headers, &parts.uri) {
        return page(StatusCode::FORBIDDEN, Fault::Elsewhere);
    }
    if !reads(&parts.method) {
        let mut answer = page(StatusCode::METHOD_NOT_ALLOWED, Fault::ReadOnly);
        let allowed = HeaderValue::from_static("GET, HEAD");
        answer.headers_mut().insert(ALLOW, allowed);
        return answer;
    }
    next.run(Request::from_parts(parts, body)).await
}

/// Whether a request can only have been made on this machine, by its owner's browser: we listen on
/// loopback, the address bar names it (a foreign name that resolves to loopback does not), and
/// nobody passed the request on.
fn is_from_here(listen: SocketAddr, headers: &HeaderMap, uri: &Uri) -> bool {
    let target = uri
        .authority()
        .is_none_or(|authority| is_local(authority.as_str()));
    listen.ip().is_loopback() && names_this_machine(headers) && target && !is_passed_on(headers)
}

/// Whether the one Host of a request is a name of this machine.
pub fn names_this_machine(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().is_ok_and(is_local),
        _ => false,
    }
}

/// Whether somebody on the way says that they passed a request on.
pub fn is_passed_on(headers: &HeaderMap) -> bool {
    headers.keys().any(|name| is_forwarding(name.as_str()))
}

fn is_forwarding(name: &str) -> bool {
    name == FORWARDED.as_str()
        || name == VIA.as_str()
        || name == "x-real-ip"
        || name.starts_with("x-forwarded-")
}

/// Whether a host, with or without a port, is a name of this machine.
fn is_local(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((inside, port)) => (
            inside,
            port.strip_prefix(':').or(port.is_empty().then_some("0")),
        ),
        None => match host.split_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (host, Some("0")),
        },
    };
    let six = host.starts_with('[');
    let local = match name.parse::<IpAddr>() {
        Ok(IpAddr::V4(four)) => !six && four == std::net::Ipv4Addr::LOCALHOST,
        Ok(IpAddr::V6(other)) => six && other == std::net::Ipv6Addr::LOCALHOST,
        Err(_) => !six && name.eq_ignore_ascii_case("localhost"),
    };
    local && port.is_some_and(|port| port.parse::<u16>().is_ok())
}

/// Refuses bodies, which nothing here reads, and ends what takes too long.
pub async fn bounded(request: Request, next: Next) -> Response {
    if !request.body().is_end_stream() {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let answer = tokio::time::timeout(ANSWER_WITHIN, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

/// Adds the headers that every answer has.
pub async fn secured(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn names_of_this_machine() {
        for good in [
            "localhost",
            "LOCALHOST:8080",
            "127.0.0.1:1",
            "127.0.0.1",
            "[::1]",
            "[::1]:80",
        ] {
            assert!(is_local(good), "{good}");
        }
        for bad in [
            "",
            "localhost.",
            "localhost.evil.example",
            "evil.example",
            "127.0.0.2",
            "127.1",
            "::1",
            "[::1]x",
            "[127.0.0.1]",
            "localhost:x",
            "localhost:",
            "user@localhost",
            "0.0.0.0",
            "[::ffff:127.0.0.1]",
            "localhost:99999",
        ] {
            assert!(!is_local(bad), "{bad}");
        }
    }
}
