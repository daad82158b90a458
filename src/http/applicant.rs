//! What people reach from their letters, without an account: `/a/{token}` and the pages behind it. The
//! token is the permission; whoever has none learns nothing, not even why.
//! Not here: what a click changes ([`acts`]), what a page says ([`page`], `views`), and making tokens.

mod acts;
mod page;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, ORIGIN, RETRY_AFTER,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get};
use casework::applicant::Said;
use casework::masked::Masked;
use store::applicant::Purpose;
use views::pages::{self, ApplicantDeadEnd, DeadEnd, Shell};

use super::api::Peer;
use super::api::limits::Guesses;
use super::reader::Reader;
use super::{App, Problem, guard};

/// The longest form: a field and a value.
const MOST_FORM_BYTES: usize = 4 * 1024;
/// The longest a form may take to arrive, and an answer to be made.
const WITHIN: Duration = Duration::from_secs(10);
/// Search engines keep none of this.
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");
/// What a mail program sends to stop the letters (RFC 8058, 3.2), as a form or in parts of one.
const ONE_CLICK: (&[u8], &[u8]) = (b"List-Unsubscribe", b"One-Click");

/// The service as these pages see it.
#[derive(Clone)]
struct Desk {
    app: App,
    guesses: Arc<Guesses>,
}

/// One address behind a link.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    /// What the token must be for.
    purpose: Purpose,
    /// The token.
    token: Masked<String>,
    /// Which of its pages.
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The page itself.
    Home,
    /// The dates for a calendar.
    Calendar,
    /// "I did this", "my date is wrong".
    Word(Said),
    /// E-mail off.
    Stop,
    /// E-mail on again.
    Resume,
}

impl Asked {
    /// Reads the path after `/a/`; anything else is no link.
    fn read(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix("/a/")?.split('/').collect();
        let (purpose, token, place) = match parts.as_slice() {
            ["stop", token] => (Purpose::Unsubscribe, token, Place::Stop),
            ["stop", token, "resume"] => (Purpose::Unsubscribe, token, Place::Resume),
            [token] => (Purpose::Page, token, Place::Home),
            [token, "dates.ics"] => (Purpose::Page, token, Place::Calendar),
            [token, "done"] => (Purpose::Page, token, Place::Word(Said::Done)),
            [token, "date"] => (Purpose::Page, token, Place::Word(Said::DateWrong)),
            [token, "stop"] => (Purpose::Page, token, Place::Stop),
            [token, "resume"] => (Purpose::Page, token, Place::Resume),
            _ => return None,
        };
        let token = jobs::links::read_token(token)?;
        Some(Self {
            purpose,
            token,
            place,
        })
    }

    /// The address of one of its pages.
    fn path(&self, place: Place) -> String {
        let base = match self.purpose {
            Purpose::Page => format!("/a/{}", self.token.expose()),
            Purpose::Unsubscribe => format!("/a/stop/{}", self.token.expose()),
        };
        match (self.purpose, place) {
            (_, Place::Home) | (Purpose::Unsubscribe, Place::Stop) => base,
            (_, Place::Calendar) => format!("{base}/dates.ics"),
            (_, Place::Word(Said::Done)) => format!("{base}/done"),
            (_, Place::Word(Said::DateWrong)) => format!("{base}/date"),
            (_, Place::Stop) => format!("{base}/stop"),
            (_, Place::Resume) => format!("{base}/resume"),
        }
    }

    /// The methods it answers.
    const fn allowed(&self) -> &'static str {
        match self.place {
            Place::Home | Place::Calendar => "GET, HEAD",
            Place::Word(_) | Place::Stop => "GET, HEAD, POST",
            Place::Resume => "POST",
        }
    }

    /// Whether mail programs, which are no browsers, may post here.
    fn is_one_click(&self) -> bool {
        self.purpose == Purpose::Unsubscribe && self.place == Place::Stop
    }
}

/// The addresses of letters, and the stylesheet of their pages.
pub fn router(app: App) -> Router {
    let desk = Desk {
        app,
        guesses: Arc::new(Guesses::new()),
    };
    Router::new()
        .route("/applicant.css", get(stylesheet))
        .route("/a/{*rest}", any(answer))
        .with_state(desk)
}

async fn stylesheet() -> impl IntoResponse {
    let kind = (CONTENT_TYPE, "text/css; charset=utf-8");
    ([kind], views::APPLICANT_STYLESHEET)
}

async fn answer(State(desk): State<Desk>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let reader = Reader::of(&parts);
    let answering = tokio::time::timeout(WITHIN, desk.answer(&reader, &parts, body));
    let answered = match answering.await {
        Ok(answered) => answered,
        Err(_) => Err(Failure::Trouble(Problem::Unavailable(
            "too slow".to_owned(),
        ))),
    };
    let mut response = answered.unwrap_or_else(|failure| desk.failed(&reader, failure));
    let noindex = HeaderValue::from_static("noindex, nofollow");
    response.headers_mut().insert(ROBOTS, noindex);
    response
}

/// Why there is no page.
enum Failure {
    /// No such link: unknown, expired, ended or for something else, and nobody is told which.
    Gone,
    /// So many wrong links came from this address; seconds until the next may be tried.
    Wait(u64),
    /// A method that this address does not have.
    Method(&'static str),
    /// From another website.
    Elsewhere,
    /// A form that is none of ours.
    Form(&'static str),
    /// A form that is too long.
    TooLong,
    /// A fault of ours.
    Trouble(Problem),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::NotFound => Self::Gone,
            other => Self::Trouble(other),
        }
    }
}

impl Desk {
    async fn answer(
        &self,
        reader: &Reader,
        parts: &Parts,
        body: Body,
    ) -> Result<Response, Failure> {
        let visitor = visitor(parts, &self.app.config.server.proxies);
        let now = (self.app.clock)();
        self.guesses.may_try(visitor, now).map_err(Failure::Wait)?;
        let found = match Asked::read(parts.uri.path()) {
            Some(asked) => page::link(&self.app, &asked, now)
                .await?
                .map(|link| (asked, link)),
            None => None,
        };
        let Some((asked, link)) = found else {
            self.guesses.failed(visitor, now);
            return Err(Failure::Gone);
        };
        if guard::reads(&parts.method) && asked.place != Place::Resume {
            return Ok(page::show(&self.app, reader, &asked, &link).await?);
        }
        if parts.method != Method::POST || !asked.allowed().contains("POST") {
            return Err(Failure::Method(asked.allowed()));
        }
        if !asked.is_one_click() && !is_own(&parts.headers, &self.app) {
            return Err(Failure::Elsewhere);
        }
        let form = read_form(&parts.headers, body).await?;
        self.post(reader, &asked, &link, &form).await
    }

    async fn post(
        &self,
        reader: &Reader,
        asked: &Asked,
        link: &store::applicant::Link,
        form: &[u8],
    ) -> Result<Response, Failure> {
        match asked.place {
            Place::Word(said) => {
                let duty = field(form, "duty").ok_or(Failure::Form("duty is missing"))?;
                if !acts::say(&self.app, link, &duty, said).await? {
                    return Err(Failure::Form("duty is none of this page's dates"));
                }
            }
            Place::Stop => {
                let (name, value) = ONE_CLICK;
                if !contains(form, name) || !contains(form, value) {
                    return Err(Failure::Form("List-Unsubscribe=One-Click is missing"));
                }
                acts::stop(&self.app, link).await?;
                // RFC 8058 wants an answer here, and no other address.
                if asked.is_one_click() {
                    return Ok(page::show(&self.app, reader, asked, link).await?);
                }
            }
            Place::Resume => acts::resume(&self.app, link).await?,
            Place::Home | Place::Calendar => return Err(Failure::Method(asked.allowed())),
        }
        let back = match asked.place {
            Place::Resume => Place::Stop,
            other => other,
        };
        let shell = reader.shell(&self.app, "", None);
        Ok(see_other(&shell.link(asked.path(back))))
    }

    fn failed(&self, reader: &Reader, failure: Failure) -> Response {
        let (status, end) = match &failure {
            Failure::Gone => (StatusCode::NOT_FOUND, DeadEnd::Gone),
            Failure::Wait(_) => (StatusCode::TOO_MANY_REQUESTS, DeadEnd::Wait),
            Failure::Method(_) => (StatusCode::METHOD_NOT_ALLOWED, DeadEnd::Form),
            Failure::Elsewhere => (StatusCode::FORBIDDEN, DeadEnd::Form),
            Failure::Form(_) => (StatusCode::BAD_REQUEST, DeadEnd::Form),
            Failure::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, DeadEnd::Form),
            Failure::Trouble(Problem::Unavailable(_)) => {
                (StatusCode::SERVICE_UNAVAILABLE, DeadEnd::Trouble)
            }
            Failure::Trouble(_) => (StatusCode::INTERNAL_SERVER_ERROR, DeadEnd::Trouble),
        };
        match &failure {
            Failure::Trouble(Problem::Unavailable(cause) | Problem::Broken(cause)) => {
                tracing::error!(status = status.as_u16(), %cause, "an applicant's page could not be shown");
            }
            Failure::Form(cause) => tracing::info!(%cause, "a form of no page of ours was refused"),
            _ => {}
        }
        let config = &self.app.config;
        let page = ApplicantDeadEnd {
            shell: Shell {
                // The address tried says nothing back.
                path: String::new(),
                ..reader.shell(&self.app, "", None)
            },
            end,
            phone: config.organisation.phone.clone(),
        };
        let mut response = match pages::html(&page) {
            Ok(text) => (status, Html(text)).into_response(),
            Err(error) => {
                tracing::error!(%error, "the page that says so could not be shown either");
                status.into_response()
            }
        };
        match failure {
            Failure::Wait(seconds) => {
                response
                    .headers_mut()
                    .insert(RETRY_AFTER, HeaderValue::from(seconds));
            }
            Failure::Method(allowed) => {
                let allowed = HeaderValue::from_static(allowed);
                response.headers_mut().insert(ALLOW, allowed);
            }
            _ => {}
        }
        response
    }
}

/// Whose guesses are counted: the other end of the connection or, when that is a proxy of ours, the
/// last address that the proxy wrote down.
fn visitor(parts: &Parts, proxies: &[IpAddr]) -> Option<IpAddr> {
    let peer = parts.extensions.get::<Peer>().map(|Peer(from)| from.ip());
    if !peer.is_some_and(|peer| proxies.contains(&peer.to_canonical())) {
        return peer;
    }
    let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
    let last = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next());
    last.and_then(|text| text.trim().parse().ok()).or(peer)
}

/// Whether a form was sent by a page of ours. The token is the permission and no cookie is read, so
/// this is a second lock. Under our own referrer policy, browsers that do not say `Sec-Fetch-Site`
/// call our origin "null".
fn is_own(headers: &HeaderMap, app: &App) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(HeaderValue::to_str);
    match text(&HeaderName::from_static("sec-fetch-site")) {
        Some(site) => matches!(site, Ok("same-origin" | "none")),
        None => match text(&ORIGIN) {
            None | Some(Ok("null")) => true,
            Some(Ok(origin)) => {
                let port = app.config.server.listen.port();
                let own = app.config.server.public_url.as_deref();
                let here = format!("http://localhost:{port}");
                own.unwrap_or(&here).trim_end_matches('/') == origin
            }
            Some(Err(_)) => false,
        },
    }
}

async fn read_form(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Failure> {
    let length = headers.get(CONTENT_LENGTH).and_then(|text| {
        let text = text.to_str().ok()?;
        text.parse::<usize>().ok()
    });
    if length.is_some_and(|length| length > MOST_FORM_BYTES) {
        return Err(Failure::TooLong);
    }
    let bytes = to_bytes(body, MOST_FORM_BYTES).await;
    bytes
        .map(|bytes| bytes.to_vec())
        .map_err(|_| Failure::TooLong)
}

/// One field of a form. The fields we read are identifiers, which need no decoding.
fn field(form: &[u8], name: &str) -> Option<String> {
    let text = std::str::from_utf8(form).ok()?;
    let mut pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.find_map(|(key, value)| (key == name).then_some(value));
    value.map(str::to_owned)
}

fn contains(form: &[u8], part: &[u8]) -> bool {
    form.windows(part.len()).any(|window| window == part)
}

/// To the page that shows how things are now, so that loading it again sends nothing again.
fn see_other(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(path) => (StatusCode::SEE_OTHER, [(LOCATION, path)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A calendar file.
fn calendar_file(text: String) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"termijn.ics\""),
    ];
    (headers, text).into_response()
}
