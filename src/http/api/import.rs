//! Many cases at once, as a CSV file: judged first, opened once that is confirmed.
//! Not here: what a file may hold (`crate::exchange`).

use std::fmt::Write;

use axum::body::Bytes;
use axum::http::{Method, StatusCode};
use casework::access::Action;
use chrono::{DateTime, Utc};
use encoding_rs::Encoding;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::StoreError;
use store::api_keys::KeyScope;
use store::idempotency::{self, Keyed};

use super::call::{Call, charset};
use super::cases::find_team;
use super::problem::ApiProblem;
use super::writing::{json_text, kept, mark_replayed, may};
use super::{Access, Answer, JSON, Parameter, Route, Sent};
use crate::desk::{Desk, DeskError};
use crate::exchange::{DateOrder, Ready, Report, Told, Wishes, WriteError, read, write_in};

/// Rows of one request. It writes them in one transaction, and whoever else writes to SQLite waits for
/// it: about a millisecond a row on a slow machine (`docs/API.md` has the figures).
pub const MOST_ROWS: usize = 500;

/// `POST /cases/import`
pub static IMPORT: Route = Route {
    method: Method::POST,
    path: "/api/v1/cases/import",
    id: "importCases",
    summary: "Judge a CSV file of people who arrived; with `confirm`, open their cases: all good rows or none",
    access: Access::Key(KeyScope::Write),
    query: &[
        Parameter {
            name: "confirm",
            about: "the `digest` of the preview, which is the answer without this parameter; nothing is written without it, or when the file, the parameters or what would be written are no longer the same",
            required: false,
            schema: "Digest",
        },
        Parameter {
            name: "with_duplicates",
            about: "whether those, too, are opened who seem to be recorded already",
            required: false,
            schema: "Flag",
        },
        Parameter {
            name: "team",
            about: "the id or name of the team of rows that name none; absent: the team of the key's owner",
            required: false,
            schema: "TeamName",
        },
        Parameter {
            name: "dates",
            about: "how 03/04/2026 is meant in this file; absent: such rows are not read",
            required: false,
            schema: "DateOrder",
        },
    ],
    sent: Sent::Csv("CaseFile"),
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(JSON, "ImportReport")],
    also: &[],
    answer: |call| Box::pin(import(call)),
};

async fn import(call: Call) -> Answer {
    let actor = call.caller()?.actor.clone();
    may(&actor, Action::ChangeCase)?;
    let keyed = call.idempotency()?;
    let told = told(&call)?;
    let wishes = wishes(&call).await?;
    let confirmed = confirmed(&call)?;
    let (now, app) = (call.now, &call.api.app);
    let desk = Desk::new(app.store.clone(), &app.config, call.today()).await?;
    let bytes = call.body.clone();
    let reading = tokio::task::spawn_blocking(move || read(&bytes, &told))
        .await
        .map_err(|stopped| ApiProblem::broken(&stopped))?
        .at_most(
            MOST_ROWS,
            "divide the file, or use `termijn case import` where the database is",
        );
    let (report, ready) = Report::of(&desk, reading, &wishes, &actor, now).await?;
    let digest = digest(&call.body, &told, &wishes, &ready);
    let Some(confirmed) = confirmed else {
        let body = body(&report, &digest)?;
        return Ok(json_text(StatusCode::OK, body, None));
    };
    let found = Found {
        report,
        ready,
        with_duplicates: wishes.with_duplicates,
        is_confirmed: confirmed == digest,
        digest,
    };
    let done = app.store.try_write(move |tx| {
        Box::pin(async move {
            // A second sending is known by its key before anything else: by now its people are recorded.
            if let Some(keyed) = &keyed
                && let Some(body) = answered(tx, keyed, now).await?
            {
                return Ok((body, true));
            }
            let body = found.write(tx, &desk, &actor, now).await?;
            if let Some(keyed) = &keyed {
                let kept = json!({ "body": body });
                let status = i32::from(StatusCode::OK.as_u16());
                idempotency::answer(tx, keyed, status, &kept).await?;
            }
            Ok((body, false))
        })
    });
    let (body, replayed): (String, bool) =
        done.await.map_err(|problem: Box<ApiProblem>| problem)?;
    if let Some(worker) = &app.worker {
        worker.doorbell.notify_one();
    }
    let mut answer = json_text(StatusCode::OK, body, None);
    if replayed {
        mark_replayed(&mut answer);
    }
    Ok(answer)
}

/// A judged file whose cases may be opened.
struct Found {
    report: Report,
    ready: Vec<Ready>,
    with_duplicates: bool,
    is_confirmed: bool,
    digest: String,
}

impl Found {
    /// Opens the cases; gives the answer.
    async fn write(
        mut self,
        tx: &mut store::Tx,
        desk: &Desk,
        actor: &casework::Actor,
        now: DateTime<Utc>,
    ) -> Result<String, Box<ApiProblem>> {
        if !self.is_confirmed {
            return Err(changed().at("confirm", "the `digest` of a preview of this request"));
        }
        if !self.ready.is_empty() {
            let twice = self.with_duplicates;
            let opened = write_in(tx, desk, &self.ready, twice, actor, now, |_| {}).await?;
            self.report.wrote(opened);
        }
        body(&self.report, &self.digest)
    }
}

/// The answer that was given before.
async fn answered(
    tx: &mut store::Tx,
    keyed: &Keyed,
    now: DateTime<Utc>,
) -> Result<Option<String>, Box<ApiProblem>> {
    let Some((_, kept)) = kept(tx, keyed, now).await? else {
        return Ok(None);
    };
    let damaged = || StoreError::corrupt("idempotency.response", "no answer of ours");
    let body = kept.get("body").and_then(Value::as_str);
    Ok(Some(body.ok_or_else(damaged)?.to_owned()))
}

fn changed() -> Box<ApiProblem> {
    let said = "what would be written is not what the preview showed; nothing was written, ask for a preview again";
    ApiProblem::new("import.changed", said)
}

impl From<WriteError> for Box<ApiProblem> {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Store(error)
            | WriteError::Row {
                cause: DeskError::Store(error),
                ..
            } => error.into(),
            // Judged a moment ago and good: since then somebody was recorded, or a team went.
            WriteError::RecordedSince { line } | WriteError::Row { line, .. } => {
                changed().and("line", line)
            }
        }
    }
}

fn body(report: &Report, digest: &str) -> Result<String, Box<ApiProblem>> {
    let mut body = serde_json::to_value(report).map_err(|error| ApiProblem::broken(&error))?;
    body["digest"] = digest.into();
    Ok(body.to_string())
}

fn told(call: &Call) -> Result<Told, Box<ApiProblem>> {
    let unknown = || {
        let expected = "text/csv; charset=utf-8, windows-1252, iso-8859-15, utf-16le or another name of the Encoding Standard; without it the encoding is recognised";
        ApiProblem::new("body.charset", "this charset is not known").at("Content-Type", expected)
    };
    let encoding = match charset(&call.headers) {
        None => None,
        Some(label) => Some(Encoding::for_label(label.as_bytes()).ok_or_else(unknown)?),
    };
    let dates = call.asked_word("dates", &DateOrder::ALL, DateOrder::as_str)?;
    Ok(Told { encoding, dates })
}

async fn wishes(call: &Call) -> Result<Wishes, Box<ApiProblem>> {
    let team = match call.asked("team") {
        Some(text) => Some(find_team(&call.api.app.store, text).await?.ok_or_else(|| {
            ApiProblem::of_query("team.unknown", "team", "the id or name of a team")
        })?),
        None => call.caller()?.actor.team,
    };
    Ok(Wishes {
        team,
        with_duplicates: call.asked_flag("with_duplicates")?.unwrap_or(false),
    })
}

/// The digest that was sent back.
fn confirmed(call: &Call) -> Result<Option<String>, Box<ApiProblem>> {
    let Some(text) = call.asked("confirm") else {
        return Ok(None);
    };
    let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() == 64 && text.bytes().all(hexadecimal) {
        return Ok(Some(text.to_owned()));
    }
    let expected = "the `digest` of the preview";
    Err(ApiProblem::of_query("query.malformed", "confirm", expected))
}

/// What was shown: the file, how it was read, and the rows that would be written.
fn digest(bytes: &Bytes, told: &Told, wishes: &Wishes, ready: &[Ready]) -> String {
    let mut shown = Sha256::new();
    let how = format!(
        "{:?} {:?} {:?} {}",
        told.encoding.map(Encoding::name),
        told.dates,
        wishes.team,
        wishes.with_duplicates
    );
    for part in [bytes, how.as_bytes()] {
        shown.update(part.len().to_be_bytes());
        shown.update(part);
    }
    for case in ready {
        shown.update(case.line.to_be_bytes());
    }
    let mut text = String::with_capacity(64);
    for byte in shown.finalize() {
        // Writing to a string cannot fail.
        let _written = write!(text, "{byte:02x}");
    }
    text
}
