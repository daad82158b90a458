//! The open cases that the caller may see, as a CSV file: sent page by page while it is read, so that
//! neither memory nor a transaction grows with it.
//! Not here: the shape of a row (`crate::exchange`).

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, Method};
use axum::response::IntoResponse;
use casework::access::Action;
use casework::case_file::CaseFile;
use casework::words::Language;
use futures_util::stream;
use law::words::Track;
use store::api_keys::KeyScope;

use super::call::Call;
use super::cases::find_team;
use super::problem::ApiProblem;
use super::writing::may;
use super::{Access, Answer, Parameter, Route, Sent};
use crate::exchange::{Export, Form, Separator, Walk, Wanted};

/// The file with its encoding, as every answer says it.
const UTF8_CSV: &str = "text/csv; charset=utf-8";

/// `GET /cases/export`
pub static EXPORT: Route = Route {
    method: Method::GET,
    path: "/api/v1/cases/export",
    id: "exportCases",
    summary: "The open cases as a CSV file in the shape that the import reads, safe for spreadsheets",
    access: Access::Key(KeyScope::Read),
    query: &[
        Parameter {
            name: "language",
            about: "the language of the header; absent: the organisation's first",
            required: false,
            schema: "Language",
        },
        Parameter {
            name: "separator",
            about: "what stands between cells; spreadsheets in Belgium expect the semicolon",
            required: false,
            schema: "Separator",
        },
        Parameter {
            name: "mark",
            about: "whether the file begins with the mark by which Excel knows UTF-8; absent: it does",
            required: false,
            schema: "Flag",
        },
        Parameter {
            name: "track",
            about: "only cases on this track",
            required: false,
            schema: "Track",
        },
        Parameter {
            name: "team",
            about: "only cases of this team, by id or name",
            required: false,
            schema: "TeamName",
        },
    ],
    sent: Sent::Nothing,
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(UTF8_CSV, "CaseFile")],
    also: &[],
    answer: |call| Box::pin(export(call)),
};

async fn export(call: Call) -> Answer {
    let caller = call.caller()?;
    may(&caller.actor, Action::ReadCase)?;
    let app = &call.api.app;
    let team = match call.asked("team") {
        None => None,
        Some(text) => Some(find_team(&app.store, text).await?.ok_or_else(|| {
            ApiProblem::of_query("team.unknown", "team", "the id or name of a team")
        })?),
    };
    let wanted = Wanted {
        reach: caller.reach(),
        team,
        track: call.asked_word("track", Track::ALL, Track::as_str)?,
    };
    let language = call.asked_word("language", Language::ALL, Language::as_str)?;
    let own = app.config.organisation.languages.first().copied();
    let separator = call.asked_word("separator", &Separator::ALL, Separator::as_str)?;
    let separator = separator.unwrap_or(Separator::Semicolon);
    let form = Form {
        language: language.or(own).unwrap_or(Language::En),
        separator,
        mark: call.asked_flag("mark")?.unwrap_or(true),
    };
    // The first page is read before the answer begins: a database that is away is still told as such.
    let mut walk = Walk::begin(app.store.clone(), wanted).await?;
    let first = walk.next_page().await?;
    let beginning = Export::begin(Vec::new(), form)
        .and_then(|export| rows(&walk, export, first.as_deref().unwrap_or_default()))
        .map_err(|error| ApiProblem::broken(&error))?;
    let pages = Pages {
        begun: Some(beginning),
        walk,
        separator,
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(UTF8_CSV)),
        (
            CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"cases.csv\""),
        ),
    ];
    Ok((headers, Body::from_stream(stream::try_unfold(pages, next))).into_response())
}

fn rows(walk: &Walk, mut export: Export<Vec<u8>>, files: &[CaseFile]) -> std::io::Result<Bytes> {
    for file in files {
        walk.write(file, &mut export)?;
    }
    export.end().map(Bytes::from)
}

/// What is still to be sent.
struct Pages {
    /// The beginning, until it is sent.
    begun: Option<Bytes>,
    walk: Walk,
    separator: Separator,
}

/// The next page; it is asked for when there is room for it, so that a slow reader is waited for.
async fn next(mut pages: Pages) -> Result<Option<(Bytes, Pages)>, Broken> {
    if let Some(beginning) = pages.begun.take() {
        return Ok(Some((beginning, pages)));
    }
    let page = match pages.walk.next_page().await {
        Ok(None) => return Ok(None),
        Ok(Some(files)) => {
            let export = Export::go_on(Vec::new(), pages.separator);
            rows(&pages.walk, export, &files).map_err(|error| error.to_string())
        }
        Err(error) => Err(error.to_string()),
    };
    let page = page.map_err(|cause| {
        tracing::error!(%cause, "an export broke off; its reader sees an unfinished answer");
        Broken(cause)
    })?;
    Ok(Some((page, pages)))
}

/// Why a file that was begun is not finished. The connection ends without the mark of its end, so that
/// nobody takes half of it for the whole.
#[derive(Debug, thiserror::Error)]
#[error("the export broke off: {0}")]
struct Broken(String);
