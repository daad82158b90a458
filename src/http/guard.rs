//! What stands before the pages: only this machine, only reading, bounded, and with the headers that
//! keep a browser from doing more. Until there are accounts, being at this machine is the permission.
//! Not here: which pages there are.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, REFERRER_POLICY};
use axum::http::header::{FORWARDED, VIA, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use views::pages::Fault;

use super::reader::Reader;
use super::{App, fault_page, fault_page_saying};

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

/// The longest form of the desk.
const MOST_FORM_BYTES: usize = 4 * 1024;

/// Lets a form of the desk through when it was sent from this machine by a page of ours, and puts its
/// fields beside the request. Being at this machine is the permission; that another website cannot use
/// it is what the second lock is for.
pub async fn desk_form(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let reader = Reader::of(&parts);
    let refuse = |status, fault, detail: Option<&str>| {
        let detail = detail.map(|key| views::words::words(reader.language(&app)).say(key));
        fault_page_saying(&app, &reader, status, fault, detail)
    };
    if !is_from_here(app.config.server.listen, &parts.headers, &parts.uri) {
        return refuse(StatusCode::FORBIDDEN, Fault::Elsewhere, None);
    }
    if parts.method != Method::POST {
        let mut answer = refuse(StatusCode::METHOD_NOT_ALLOWED, Fault::Refused, None);
        let allowed = HeaderValue::from_static("POST");
        answer.headers_mut().insert(ALLOW, allowed);
        return answer;
    }
    if !is_own_form(&parts.headers) {
        let why = Some("refused-form");
        return refuse(StatusCode::FORBIDDEN, Fault::Refused, why);
    }
    let read = axum::body::to_bytes(body, MOST_FORM_BYTES);
    let Ok(Ok(bytes)) = tokio::time::timeout(ANSWER_WITHIN, read).await else {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, Fault::Refused, None);
    };
    let fields = form_urlencoded::parse(&bytes);
    parts.extensions.insert(Form(fields.into_owned().collect()));
    let answering = next.run(Request::from_parts(parts, Body::empty()));
    let answer = tokio::time::timeout(ANSWER_WITHIN, answering).await;
    answer.unwrap_or_else(|_| refuse(StatusCode::SERVICE_UNAVAILABLE, Fault::Unavailable, None))
}

/// The fields of a form of the desk.
#[derive(Clone, Debug)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// A field, if the form has it.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Whether a page of ours sent the form. Browsers say so in `Sec-Fetch-Site`; one that does not names
/// the origin, which must be the host it wrote to.
fn is_own_form(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => {
            let own = text("host").map(|host| format!("http://{host}"));
            own.is_some() && text("origin") == own.as_deref()
        }
    }
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

/// An answer that is no page of the desk and has a policy of its own.
#[derive(Clone, Copy, Debug)]
pub struct OwnPolicy(pub &'static str);

/// Adds the headers that every answer has.
pub async fn secured(mut answer: Response) -> Response {
    let own_policy = answer.extensions().get::<OwnPolicy>().copied();
    let headers = answer.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(OwnPolicy(policy)) = own_policy {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
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
