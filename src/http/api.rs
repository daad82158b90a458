//! The API for programs: `/api/v1`, and the addresses that watch the service. Every address is one
//! [`Route`], which says who may ask, what may be sent and what comes back; the router and the OpenAPI
//! document are both made from that list, so that they cannot differ.
//! Not here: pages for people, and rules.

mod bearer;
mod body;
mod call;
mod cases;
mod codes;
mod dates;
mod docs;
mod events;
mod export;
mod import;
mod letters;
pub(super) mod limits;
mod openapi;
mod paging;
mod problem;
pub(super) mod readiness;
mod reconciliation;
mod routes;
mod schemas;
mod suggest;
#[cfg(test)]
mod tests;
mod watch;
mod writing;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Bytes, HttpBody};
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, any};
use axum::{RequestExt, Router};
use store::api_keys::KeyScope;

use super::{App, guard};
use call::Call;
use limits::Limits;
use problem::ApiProblem;

pub use bearer::{hash, key_of};
pub use call::Peer;

/// The longest body of one object.
const MOST_BODY_BYTES: usize = 64 * 1024;
/// The longest body of many lines.
const MOST_LINES_BYTES: usize = 1024 * 1024;
/// The longest file of cases. A row takes 100 to 200 bytes, at most two thousand.
const MOST_FILE_BYTES: usize = 1024 * 1024;
/// The longest a body may take to arrive; then the answer is 408.
const BODY_WITHIN: Duration = Duration::from_secs(10);
/// The longest an answer may take once the body is there; then it is 503.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// One JSON document.
pub const JSON: &str = "application/json";
/// One JSON document a line.
pub const LINES: &str = "application/x-ndjson";
/// One file of rows.
pub const CSV: &str = "text/csv";

/// What a route answers.
pub type Answer = Result<Response, Box<ApiProblem>>;
/// An answer on its way.
pub type Answering = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Open,
    /// Whoever has a key of this scope.
    Key(KeyScope),
    /// Whoever has a key, or asks from this machine.
    KeyOrLoopback,
}

/// What may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Nothing.
    Nothing,
    /// Nothing, or an empty object.
    Empty,
    /// JSON of this schema.
    Json(&'static str),
    /// JSON of this schema, or many lines of it.
    Lines(&'static str),
    /// A file of rows, described by this schema; its encoding is recognised.
    Csv(&'static str),
}

impl Sent {
    /// The media types that are read.
    pub const fn media(self) -> &'static [&'static str] {
        match self {
            Self::Nothing => &[],
            Self::Empty | Self::Json(_) => &[JSON],
            Self::Lines(_) => &[JSON, LINES],
            Self::Csv(_) => &[CSV],
        }
    }

    /// The longest body.
    pub const fn most_bytes(self) -> usize {
        match self {
            Self::Lines(_) => MOST_LINES_BYTES,
            Self::Csv(_) => MOST_FILE_BYTES,
            _ => MOST_BODY_BYTES,
        }
    }
}

/// One query parameter.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// The name of its schema.
    pub schema: &'static str,
}

/// One address with one method.
pub struct Route {
    /// How it is asked.
    pub method: Method,
    /// Where, as OpenAPI writes it.
    pub path: &'static str,
    /// Its name in the OpenAPI document.
    pub id: &'static str,
    /// One line.
    pub summary: &'static str,
    /// Who may ask.
    pub access: Access,
    /// The query parameters; others are refused.
    pub query: &'static [Parameter],
    /// What is sent.
    pub sent: Sent,
    /// Whether it changes a case, and so needs `If-Match`.
    pub changes: bool,
    /// Whether its answer carries the version as an ETag.
    pub versioned: bool,
    /// The status when all is well.
    pub status: u16,
    /// What comes then: media types, each with the name of its schema.
    pub answers: &'static [(&'static str, &'static str)],
    /// Other statuses with the same answer.
    pub also: &'static [u16],
    /// Does it.
    pub answer: fn(Call) -> Answering,
}

/// What every request needs. Cloning it is cheap.
#[derive(Clone)]
pub struct Api {
    /// The database, the settings and the clock.
    pub app: App,
    limits: Arc<Limits>,
    body_within: Duration,
}

/// Every address of the API.
pub fn router(app: App) -> Router {
    router_within(app, BODY_WITHIN)
}

fn router_within(app: App, body_within: Duration) -> Router {
    let api = Api {
        limits: Arc::new(Limits::per_minute(app.config.server.requests_per_minute)),
        app,
        body_within,
    };
    let mut router = Router::new();
    let mut done: Vec<&str> = Vec::new();
    for route in routes::ALL {
        if !done.contains(&route.path) {
            done.push(route.path);
            router = router.route(route.path, methods_of(route.path, &api));
        }
    }
    let nothing = || async { ApiProblem::not_found("address").into_response() };
    for rest in ["/api", "/api/", "/api/{*rest}"] {
        router = router.route(rest, any(nothing));
    }
    router
}

/// The methods of one address; the others are told which there are.
fn methods_of(path: &str, api: &Api) -> MethodRouter {
    let mut methods = MethodRouter::new();
    let mut allowed = Vec::new();
    for route in routes::ALL.iter().filter(|route| route.path == path) {
        let Ok(filter) = MethodFilter::try_from(route.method.clone()) else {
            continue;
        };
        allowed.push(route.method.as_str());
        if route.method == Method::GET {
            allowed.push("HEAD");
        }
        let (api, route) = (api.clone(), *route);
        methods = methods.on(filter, move |request: Request| async move {
            answer(api, route, request).await
        });
    }
    let allowed = allowed.join(", ");
    methods.fallback(move || async move { ApiProblem::method(&allowed).into_response() })
}

async fn answer(api: Api, route: &'static Route, request: Request) -> Response {
    match try_answer(api, route, request).await {
        Ok(answer) => answer,
        Err(problem) => problem.into_response(),
    }
}

/// Cheap refusals come first: too often, no key, not for this key, not in this form. The body is
/// read last.
async fn try_answer(api: Api, route: &'static Route, mut request: Request) -> Answer {
    let now = (api.app.clock)();
    let peer = request.extensions().get::<Peer>().copied();
    if route.path.starts_with("/api/") {
        let address = peer.map(|Peer(address)| address.ip());
        let taken = api.limits.address(address, now);
        taken.map_err(ApiProblem::too_many)?;
    }
    let caller = match route.access {
        Access::Open => None,
        Access::Key(_) | Access::KeyOrLoopback => {
            bearer::identify(&api.app.store, request.headers(), now).await?
        }
    };
    if let Some(caller) = &caller {
        let taken = api.limits.key(caller.key, now);
        taken.map_err(ApiProblem::too_many)?;
    }
    permit(route, caller.as_ref(), peer, request.headers())?;
    call::acceptable(route, request.headers())?;
    let path = call::path(request.extract_parts().await)?;
    let query = call::query(request.uri().query().unwrap_or_default(), route)?;
    let (target, headers) = (request.uri().path().to_owned(), request.headers().clone());
    let body = read_body(route, request, api.body_within).await?;
    let call = Call {
        api,
        route,
        caller,
        now,
        target,
        headers,
        path,
        query,
        body,
    };
    let answered = tokio::time::timeout(ANSWER_WITHIN, (route.answer)(call)).await;
    let slow = |_| {
        let said =
            "this took too long; it may still be done, send it again with the same Idempotency-Key";
        Err(ApiProblem::unavailable("time.over", said))
    };
    answered.unwrap_or_else(slow)
}

/// Whether a route may be asked by this caller.
fn permit(
    route: &Route,
    caller: Option<&bearer::Caller>,
    peer: Option<Peer>,
    headers: &HeaderMap,
) -> Result<(), Box<ApiProblem>> {
    let no_key = || ApiProblem::no_key("api_key.missing", "send a key: Authorization: Bearer KEY");
    match (route.access, caller) {
        (Access::Open, _) | (Access::KeyOrLoopback, Some(_)) => Ok(()),
        (Access::KeyOrLoopback, None) => {
            let here = peer.is_some_and(|Peer(address)| address.ip().to_canonical().is_loopback());
            if here && guard::names_this_machine(headers) && !guard::is_passed_on(headers) {
                Ok(())
            } else {
                Err(no_key())
            }
        }
        (Access::Key(_), None) => Err(no_key()),
        (Access::Key(needed), Some(caller)) if caller.scope < needed => {
            let said = format!("this needs a key of the scope {needed}");
            Err(ApiProblem::new("api_key.scope", said).and("scope", needed.as_str()))
        }
        (Access::Key(_), Some(_)) => Ok(()),
    }
}

/// The body, when the route takes one: of a known type, not too long, and soon enough.
async fn read_body(
    route: &Route,
    mut request: Request,
    within: Duration,
) -> Result<Bytes, Box<ApiProblem>> {
    let sent = route.sent;
    let most = sent.most_bytes();
    let too_long = || ApiProblem::new("body.too_long", format!("a body has at most {most} bytes"));
    let empty = request.body().is_end_stream();
    let kind = call::media_type(request.headers(), CONTENT_TYPE.as_str());
    let known = kind.is_some_and(|kind| sent.media().contains(&kind.as_str()));
    if matches!(sent, Sent::Json(_) | Sent::Lines(_) | Sent::Csv(_)) && !known {
        return Err(wrong_type(sent));
    }
    if empty {
        return Ok(Bytes::new());
    }
    if request.body().size_hint().lower() > u64::try_from(most).unwrap_or(u64::MAX) {
        return Err(too_long());
    }
    DefaultBodyLimit::max(most).apply(&mut request);
    let read = tokio::time::timeout(within, Bytes::from_request(request, &()));
    let slow = |_| {
        let said = format!("a body arrives within {} seconds", within.as_secs());
        ApiProblem::new("body.too_slow", said)
    };
    let body = match read.await.map_err(slow)? {
        Ok(body) => body,
        Err(rejected) if rejected.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return Err(too_long());
        }
        Err(_) => return Err(ApiProblem::new("body.broken", "the body broke off")),
    };
    match sent {
        Sent::Nothing if !body.is_empty() => Err(ApiProblem::new(
            "body.not_expected",
            "nothing is sent to this address",
        )),
        Sent::Empty if !body.is_empty() && !known => Err(wrong_type(sent)),
        _ => Ok(body),
    }
}

fn wrong_type(sent: Sent) -> Box<ApiProblem> {
    ApiProblem::new(
        "body.not_json",
        format!("send {}", sent.media().join(" or ")),
    )
}
