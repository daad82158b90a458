//! Pages and the API over HTTP: what may be asked, who may ask it, and how an answer leaves.
//! Not here: rules, SQL and the words of the pages; handlers read, fill a page and answer.

pub mod api;
mod applicant;
mod case_page;
mod connections;
mod deliveries;
mod facts;
mod guard;
mod law_pages;
mod proof;
mod reader;
mod reminders;
#[cfg(test)]
mod tests;
mod work_list;

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Extension, Router};
use casework::settings::Settings;
use chrono::{DateTime, NaiveDate, Utc};
use jobs::pulse::Pulse;
use law::RuleBook;
use store::{Store, StoreError};
use tokio::sync::Notify;
use views::pages::{self, ErrorPage, Fault};

use crate::cli::CliError;
use crate::config::Config;
use crate::{settings, wiring};
use reader::Reader;

pub use connections::serve;

/// What every page needs. Cloning it is cheap.
#[derive(Clone)]
pub struct App {
    /// The open database.
    pub store: Store,
    /// What the operator set.
    pub config: Arc<Config>,
    /// The rule book of this binary, for the proofs.
    pub book: &'static RuleBook,
    /// The clock: a page is of one instant.
    pub clock: fn() -> DateTime<Utc>,
    /// The worker of this process, if it has one.
    pub worker: Option<Worker>,
}

/// What the pages and the API know of the worker beside them. Cloning it is cheap.
#[derive(Clone, Debug)]
pub struct Worker {
    /// Its figures.
    pub pulse: Pulse,
    /// Rung when something was written that may be due at once.
    pub doorbell: Arc<Notify>,
}

impl App {
    /// The civil day in Brussels.
    fn today(&self) -> NaiveDate {
        wiring::day_of((self.clock)())
    }

    /// The settings in force; an administrator may change them at any time.
    async fn settings(&self) -> Result<Settings, Problem> {
        let in_force = settings::in_force(&self.store, &self.config, self.today()).await;
        in_force.map_err(Problem::from)
    }
}

/// Why a page cannot be shown.
#[derive(Debug)]
enum Problem {
    /// There is no such page or case.
    NotFound,
    /// The database is busy or away.
    Unavailable(String),
    /// A fault of ours.
    Broken(String),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Locked(_) | StoreError::Unavailable(_) | StoreError::Stopped => {
                Self::Unavailable(error.to_string())
            }
            other => Self::Broken(other.to_string()),
        }
    }
}

impl From<CliError> for Problem {
    fn from(error: CliError) -> Self {
        Self::Broken(error.to_string())
    }
}

/// Every address that is answered.
pub fn router(app: App) -> Router {
    let desk = Router::new()
        .route("/", get(today))
        .route("/cases/{id}", get(case))
        .route("/deliveries", get(post))
        .route("/deliveries/samples", get(samples))
        .route("/deliveries/samples/{language}", get(samples_in))
        .route("/deliveries/samples/{language}/{kind}", get(sample))
        .route("/deliveries/{id}", get(letter))
        .route("/law", get(law_list))
        .route("/law/{rule}", get(law_rule))
        .fallback(no_such_page)
        .layer(middleware::from_fn_with_state(app.clone(), guard::desk));
    let forms = Router::new()
        .route("/deliveries/{id}/decide", any(decide))
        .route("/deliveries/hold", any(hold))
        .route("/deliveries/release", any(release))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            guard::desk_form,
        ))
        .with_state(app.clone());
    // The API has limits of its own and asks for a key, not for this machine.
    Router::new()
        .route("/termijn.css", get(stylesheet))
        .merge(desk)
        .layer(middleware::from_fn(guard::bounded))
        .with_state(app.clone())
        .merge(forms)
        .merge(api::router(app.clone()))
        .merge(applicant::router(app))
        .layer(middleware::map_response(guard::secured))
}

async fn today(State(app): State<App>, reader: Reader) -> Response {
    let page = work_list::page(&app, &reader).await;
    answer(&app, &reader, page.map(|page| pages::html(&page)))
}

async fn case(State(app): State<App>, Path(id): Path<String>, reader: Reader) -> Response {
    let page = case_page::page(&app, &reader, &id).await;
    answer(&app, &reader, page.map(|page| pages::html(&page)))
}

async fn law_list(State(app): State<App>, reader: Reader) -> Response {
    let page = law_pages::list(&app, &reader);
    answer(&app, &reader, Ok(pages::html(&page)))
}

async fn law_rule(State(app): State<App>, Path(id): Path<String>, reader: Reader) -> Response {
    let page = law_pages::rule(&app, &reader, &id);
    answer(&app, &reader, page.map(|page| pages::html(&page)))
}

async fn post(State(app): State<App>, RawQuery(query): RawQuery, reader: Reader) -> Response {
    let page = deliveries::page(&app, &reader, query.as_deref().unwrap_or_default()).await;
    answer(&app, &reader, page.map(|page| pages::html(&page)))
}

async fn letter(State(app): State<App>, Path(id): Path<String>, reader: Reader) -> Response {
    let page = deliveries::letter::page(&app, &reader, &id).await;
    answer(&app, &reader, page.map(|page| pages::html(&page)))
}

async fn samples(State(app): State<App>, reader: Reader) -> Response {
    let page = deliveries::samples::page(&app, &reader, None);
    answer(&app, &reader, page.map(|page| pages::html(&page)))
}

async fn samples_in(State(app): State<App>, Path(code): Path<String>, reader: Reader) -> Response {
    let page = deliveries::samples::page(&app, &reader, Some(&code));
    answer(&app, &reader, page.map(|page| pages::html(&page)))
}

async fn sample(
    State(app): State<App>,
    Path((language, kind)): Path<(String, String)>,
    reader: Reader,
) -> Response {
    let letter = deliveries::samples::letter(&app, &language, &kind);
    let whole = letter.is_ok();
    let mut answer = answer(&app, &reader, letter.map(Ok));
    if whole {
        let policy = deliveries::samples::LETTER_POLICY;
        answer.extensions_mut().insert(policy);
    }
    answer
}

async fn decide(
    State(app): State<App>,
    Path(id): Path<String>,
    Extension(form): Extension<guard::Form>,
    reader: Reader,
) -> Response {
    let done = deliveries::acts::decide(&app, &id, &form).await;
    done_or_said(&app, &reader, done)
}

async fn hold(
    State(app): State<App>,
    Extension(form): Extension<guard::Form>,
    reader: Reader,
) -> Response {
    let done = deliveries::acts::hold(&app, &form).await;
    done_or_said(&app, &reader, done)
}

async fn release(State(app): State<App>, reader: Reader) -> Response {
    let done = deliveries::acts::release(&app).await;
    done_or_said(&app, &reader, done)
}

/// Back to the page, which shows how things are now; or why nothing was done.
fn done_or_said(
    app: &App,
    reader: &Reader,
    done: Result<deliveries::acts::Back, deliveries::acts::NotDone>,
) -> Response {
    match done {
        Ok((name, value)) => {
            let shell = reader.shell(app, "", None);
            let back = shell.link_with("/deliveries", name, value);
            match HeaderValue::from_str(&back) {
                Ok(back) => (StatusCode::SEE_OTHER, [(header::LOCATION, back)]).into_response(),
                Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            }
        }
        Err(deliveries::acts::NotDone::Refused(key)) => {
            let detail = Some(views::words::words(reader.language(app)).say(&key));
            fault_page_saying(app, reader, StatusCode::CONFLICT, Fault::Refused, detail)
        }
        Err(deliveries::acts::NotDone::Problem(problem)) => answer(app, reader, Err(problem)),
    }
}

async fn stylesheet() -> impl IntoResponse {
    let kind = (header::CONTENT_TYPE, "text/css; charset=utf-8");
    ([kind], views::STYLESHEET)
}

async fn no_such_page(State(app): State<App>, reader: Reader) -> Response {
    answer(&app, &reader, Err(Problem::NotFound))
}

/// The page, or the page that says why there is none.
fn answer(
    app: &App,
    reader: &Reader,
    page: Result<Result<String, pages::Unwritten>, Problem>,
) -> Response {
    let page = page.and_then(|text| text.map_err(|error| Problem::Broken(error.to_string())));
    let (status, fault, cause) = match page {
        Ok(text) => return Html(text).into_response(),
        Err(Problem::NotFound) => (StatusCode::NOT_FOUND, Fault::NotFound, None),
        Err(Problem::Unavailable(cause)) => (
            StatusCode::SERVICE_UNAVAILABLE,
            Fault::Unavailable,
            Some(cause),
        ),
        Err(Problem::Broken(cause)) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            Fault::Internal,
            Some(cause),
        ),
    };
    if let Some(cause) = cause {
        tracing::error!(status = status.as_u16(), %cause, "a page could not be shown");
    }
    fault_page(app, reader, status, fault)
}

/// What went wrong, as a person reads it.
fn fault_page(app: &App, reader: &Reader, status: StatusCode, fault: Fault) -> Response {
    fault_page_saying(app, reader, status, fault, None)
}

/// As [`fault_page`], with more about it in the reader's language.
fn fault_page_saying(
    app: &App,
    reader: &Reader,
    status: StatusCode,
    fault: Fault,
    detail: Option<String>,
) -> Response {
    let page = ErrorPage {
        shell: reader.shell(app, "/", None),
        status: status.as_u16(),
        fault,
        detail,
        reference: None,
    };
    match pages::html(&page) {
        Ok(text) => (status, Html(text)).into_response(),
        Err(error) => {
            tracing::error!(%error, "the page that says so could not be shown either");
            status.into_response()
        }
    }
}
