//! Carrying out what a request asks of a case: once, on the version the caller has seen, in one
//! transaction with the answer that is kept for a second asking.
//! Not here: which command it is.

use std::collections::BTreeSet;

use axum::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use casework::access::{Action, Actor};
use casework::case_file::CaseFile;
use casework::command::{Changes, Command};
use casework::ids::CaseId;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use store::case_files::load;
use store::idempotency::{self, Keyed, Known};
use store::{StoreError, Tx, audit};

use super::call::Call;
use super::problem::ApiProblem;
use super::{Answer, JSON};
use crate::case_json::{deadline, json_of};
use crate::desk::Desk;

/// Says that the answer is one that was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
/// Lines of the history that are looked through for what changed.
const MOST_LINES: u32 = 1_000;

/// JSON with its version, if it has one.
pub fn json_answer(status: StatusCode, body: &Value, version: Option<i64>) -> Response {
    json_text(status, body.to_string(), version)
}

/// The same, of JSON that is written already.
pub fn json_text(status: StatusCode, body: String, version: Option<i64>) -> Response {
    let kind = [(CONTENT_TYPE, HeaderValue::from_static(JSON))];
    let mut answer = (status, kind, body).into_response();
    let tag = version.and_then(|version| HeaderValue::try_from(format!("\"{version}\"")).ok());
    if let Some(tag) = tag {
        answer.headers_mut().insert(ETAG, tag);
    }
    answer
}

/// The answer to a change: the case as it is now, and the dates that moved. It is kept to the byte for
/// a second asking.
struct Reply {
    status: u16,
    version: i64,
    case: String,
    body: String,
}

impl Reply {
    fn of(changes: &Changes, today: NaiveDate) -> Self {
        let file = &changes.file;
        let moved = changes
            .deadlines
            .iter()
            .map(|one| deadline(one, file.recorded_on(), today));
        let mut body = json_of(file, today);
        body["changed_deadlines"] = moved.collect();
        Self {
            status: if changes.created { 201 } else { 200 },
            version: file.version,
            case: file.id.to_string(),
            body: body.to_string(),
        }
    }

    fn kept(&self) -> Value {
        json!({ "version": self.version, "case": self.case, "body": self.body })
    }

    fn of_kept(status: i32, kept: &Value) -> Result<Self, StoreError> {
        let damaged = || StoreError::corrupt("idempotency.response", "no answer of ours");
        let text = |name: &str| kept.get(name).and_then(Value::as_str).ok_or_else(damaged);
        Ok(Self {
            status: u16::try_from(status).map_err(|_| damaged())?,
            version: kept
                .get("version")
                .and_then(Value::as_i64)
                .ok_or_else(damaged)?,
            case: text("case")?.to_owned(),
            body: text("body")?.to_owned(),
        })
    }

    fn into_response(self, replayed: bool) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let mut answer = json_text(status, self.body, Some(self.version));
        let headers = answer.headers_mut();
        if status == StatusCode::CREATED
            && let Ok(place) = HeaderValue::try_from(format!("/api/v1/cases/{}", self.case))
        {
            headers.insert(LOCATION, place);
        }
        if replayed {
            mark_replayed(&mut answer);
        }
        answer
    }
}

/// Says that an answer was given before.
pub fn mark_replayed(answer: &mut Response) {
    let again = HeaderValue::from_static("true");
    answer.headers_mut().insert(REPLAYED, again);
}

/// The case of an id or a reference, when the actor may see it.
pub async fn find_case(
    tx: &mut Tx,
    actor: &Actor,
    named: &str,
) -> Result<Option<CaseFile>, StoreError> {
    let file = match id_of(tx, named).await? {
        Some(id) => load::find(tx, id).await?,
        None => None,
    };
    Ok(file.filter(|file| actor.reaches(file.team, file.caseworker)))
}

/// As [`find_case`], held until the transaction ends.
async fn hold_case(
    tx: &mut Tx,
    actor: &Actor,
    named: &str,
) -> Result<Option<CaseFile>, StoreError> {
    let file = match id_of(tx, named).await? {
        Some(id) => load::find_to_change(tx, id).await?,
        None => None,
    };
    Ok(file.filter(|file| actor.reaches(file.team, file.caseworker)))
}

async fn id_of(tx: &mut Tx, named: &str) -> Result<Option<CaseId>, StoreError> {
    match named.parse::<CaseId>() {
        Ok(id) => Ok(Some(id)),
        Err(_) => load::find_by_reference(tx, named).await,
    }
}

/// Refuses whoever has no role that looks at, or changes, cases at all.
pub fn may(actor: &Actor, action: Action) -> Result<(), Box<ApiProblem>> {
    if actor.may(action) {
        return Ok(());
    }
    let said = "the owner of this key has no role that allows this";
    Err(ApiProblem::new("role.missing", said))
}

/// The case of the path, for reading.
pub async fn read_case(call: &Call) -> Result<CaseFile, Box<ApiProblem>> {
    let actor = call.caller()?.actor.clone();
    may(&actor, Action::ReadCase)?;
    let named = call.part("case").to_owned();
    let found = call
        .api
        .app
        .store
        .read(move |tx| Box::pin(async move { find_case(tx, &actor, &named).await }));
    found.await?.ok_or_else(|| ApiProblem::not_found("case"))
}

/// Carries out what `decide` makes of the case: of none when one is opened.
pub async fn change<F>(call: Call, decide: F) -> Answer
where
    F: FnOnce(Option<&CaseFile>) -> Result<Command, Box<ApiProblem>> + Send + 'static,
{
    let actor = call.caller()?.actor.clone();
    may(&actor, Action::ChangeCase)?;
    let keyed = call.idempotency()?;
    let (now, today) = (call.now, call.today());
    let app = &call.api.app;
    let desk = Desk::new(app.store.clone(), &app.config, today).await?;
    let named = call.route.changes.then(|| call.part("case").to_owned());
    let seen = call.seen_version();
    let known = seen.as_ref().ok().copied();
    let (doer, place) = (actor.clone(), named.clone());
    let done = app.store.try_write(move |tx| {
        Box::pin(async move {
            let file = match place {
                Some(named) => {
                    let found = hold_case(tx, &doer, &named).await?;
                    Some(found.ok_or_else(|| ApiProblem::not_found("case"))?)
                }
                None => None,
            };
            if let Some(keyed) = &keyed
                && let Some(reply) = replayed(tx, keyed, now).await?
            {
                return Ok((reply, true));
            }
            if let Some(file) = &file {
                let version = seen?;
                if version != file.version {
                    return Err(stale(tx, file, version).await?);
                }
            }
            let command = decide(file.as_ref())?;
            let changes = desk
                .carry_out_in(tx, file.as_ref(), &command, &doer, now)
                .await?;
            let reply = Reply::of(&changes, today);
            if let Some(keyed) = &keyed {
                let status = i32::from(reply.status);
                idempotency::answer(tx, keyed, status, &reply.kept()).await?;
            }
            Ok((reply, false))
        })
    });
    match done.await {
        Ok((reply, replayed)) => {
            if let Some(worker) = &call.api.app.worker {
                worker.doorbell.notify_one();
            }
            Ok(reply.into_response(replayed))
        }
        Err(problem) => Err(told(&call, &actor, named, known, problem).await),
    }
}

/// The kept answer of a request that was answered before.
async fn replayed(
    tx: &mut Tx,
    keyed: &Keyed,
    now: DateTime<Utc>,
) -> Result<Option<Reply>, Box<ApiProblem>> {
    let kept = kept(tx, keyed, now).await?;
    let reply = kept.map(|(status, response)| Reply::of_kept(status, &response));
    Ok(reply.transpose()?)
}

/// What was kept of a request that was answered before, with its status; otherwise its key is taken.
pub async fn kept(
    tx: &mut Tx,
    keyed: &Keyed,
    now: DateTime<Utc>,
) -> Result<Option<(i32, Value)>, Box<ApiProblem>> {
    match idempotency::take(tx, keyed, now).await? {
        Known::New => Ok(None),
        Known::Answered { status, response } => Ok(Some((status, response))),
        Known::Other => {
            let said = "this Idempotency-Key stands for another request";
            let problem = ApiProblem::new("idempotency_key.reused", said);
            Err(problem.at("Idempotency-Key", "a new key for another request"))
        }
    }
}

/// A conflict that only the writing found is told like one that was seen before it.
async fn told(
    call: &Call,
    actor: &Actor,
    named: Option<String>,
    seen: Option<i64>,
    problem: Box<ApiProblem>,
) -> Box<ApiProblem> {
    let (Some(named), Some(seen), true) = (named, seen, problem.is_conflict()) else {
        return problem;
    };
    let actor = actor.clone();
    let read = call.api.app.store.read(move |tx| {
        Box::pin(async move {
            match find_case(tx, &actor, &named).await? {
                Some(file) => Ok(Some(stale(tx, &file, seen).await?)),
                None => Ok(None),
            }
        })
    });
    match read.await {
        Ok(Some(told)) => told,
        Ok(None) => ApiProblem::not_found("case"),
        Err(_) => problem,
    }
}

/// The case moved on: which version it has now, and what happened since the one that was seen. Every
/// command is one instant of the history and one version.
async fn stale(tx: &mut Tx, file: &CaseFile, seen: i64) -> Result<Box<ApiProblem>, StoreError> {
    let lines = audit::newest_of_case(tx, file.id, MOST_LINES).await?;
    let since = usize::try_from(file.version - seen).unwrap_or_default();
    let instants: BTreeSet<_> = lines.iter().map(|line| line.at).collect();
    let new: Vec<_> = instants.into_iter().rev().take(since).collect();
    let changed: Vec<Value> = lines
        .iter()
        .filter(|line| new.contains(&line.at))
        .map(|line| {
            json!({
                "at": line.at, "actor": line.actor, "action": line.action,
                "before": line.before, "after": line.after,
            })
        })
        .collect();
    let said = "the case is not the version you have seen; look at what changed and ask again";
    Ok(ApiProblem::new("version.stale", said)
        .at("If-Match", format!("\"{}\"", file.version))
        .and("current_version", file.version)
        .and("changed", changed))
}
