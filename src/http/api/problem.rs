//! What the API answers when it cannot do what was asked: RFC 9457, with stable codes.
//! Not here: personal values. What was sent is named by its path and never repeated.

use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use casework::refusal::{Problem, Refusal};
use serde_json::{Map, Value, json};
use store::StoreError;

use super::codes;
use crate::cli::CliError;
use crate::desk::DeskError;

/// The media type of every problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Names of things that were sent are repeated up to this length.
const LONGEST_FIELD: usize = 120;

/// One refusal of the API.
#[derive(Debug)]
pub struct ApiProblem {
    status: StatusCode,
    code: &'static str,
    detail: String,
    field: Option<String>,
    expected: Option<String>,
    more: Map<String, Value>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// Somebody was faster: the caller adds what changed.
    conflict: bool,
}

impl ApiProblem {
    /// A problem with its code and one sentence; the code has its status in [`codes`].
    pub fn new(code: &'static str, detail: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            status: codes::status_of(code),
            code,
            detail: detail.into(),
            field: None,
            expected: None,
            more: Map::new(),
            headers: Vec::new(),
            conflict: false,
        })
    }

    /// A value of the body that is not what it should be.
    pub fn of_field(code: &'static str, field: &str, expected: impl Into<String>) -> Box<Self> {
        let said = "a value of the request is not what it should be";
        Self::new(code, said).at(field, expected)
    }

    /// A query parameter that is not what it should be.
    pub fn of_query(code: &'static str, name: &str, expected: impl Into<String>) -> Box<Self> {
        let said = "a query parameter is not what it should be";
        Self::new(code, said).at(name, expected)
    }

    /// There is no such thing, or none that the caller may see.
    pub fn not_found(what: &str) -> Box<Self> {
        let code = match what {
            "case" => "case.not_found",
            "event" => "event.not_found",
            _ => "address.not_found",
        };
        Self::new(code, format!("there is no such {what}"))
    }

    /// No key, or one that opens nothing.
    pub fn no_key(code: &'static str, detail: &str) -> Box<Self> {
        Self::new(code, detail).with(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
    }

    /// Too many requests.
    pub fn too_many(seconds: u64) -> Box<Self> {
        Self::new("rate.limited", "too many requests").with(RETRY_AFTER, HeaderValue::from(seconds))
    }

    /// Another method would be answered.
    pub fn method(allowed: &str) -> Box<Self> {
        let problem = Self::new(
            "method.not_allowed",
            "this address is not asked in this way",
        );
        match HeaderValue::from_str(allowed) {
            Ok(allowed) => problem.with(ALLOW, allowed),
            Err(_) => problem,
        }
    }

    /// The same request may be answered later.
    pub fn unavailable(code: &'static str, detail: &str) -> Box<Self> {
        Self::new(code, detail).with(RETRY_AFTER, HeaderValue::from_static("2"))
    }

    /// A fault of ours; the cause goes to the log and not to the caller.
    pub fn broken(cause: &impl std::fmt::Display) -> Box<Self> {
        tracing::error!(%cause, "an address of the API could not answer");
        Self::new(
            "internal",
            "the service could not do this; its log says why",
        )
    }

    /// The same, about one field or parameter.
    pub fn at(mut self: Box<Self>, field: &str, expected: impl Into<String>) -> Box<Self> {
        self.field = Some(field.chars().take(LONGEST_FIELD).collect());
        self.expected = Some(expected.into());
        self
    }

    /// The same, with one more member.
    pub fn and(mut self: Box<Self>, name: &str, value: impl Into<Value>) -> Box<Self> {
        self.more.insert(name.to_owned(), value.into());
        self
    }

    /// The same, with one more header.
    pub fn with(mut self: Box<Self>, name: HeaderName, value: HeaderValue) -> Box<Self> {
        self.headers.push((name, value));
        self
    }

    /// The stable code.
    #[cfg(test)]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Whether somebody else changed the case while this request was carried out.
    pub const fn is_conflict(&self) -> bool {
        self.conflict
    }

    fn body(&self) -> Value {
        let mut body = json!({
            "type": format!("urn:termijn:problem:{}", self.code),
            "title": self.status.canonical_reason().unwrap_or("Error"),
            "status": self.status.as_u16(),
            "code": self.code,
            "detail": self.detail,
        });
        if let Some(members) = body.as_object_mut() {
            members.extend(self.field.iter().map(|v| ("field".to_owned(), json!(v))));
            members.extend(
                self.expected
                    .iter()
                    .map(|v| ("expected".to_owned(), json!(v))),
            );
            members.extend(self.more.clone());
        }
        body
    }
}

impl IntoResponse for ApiProblem {
    fn into_response(self) -> Response {
        let kind = [(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON))];
        let mut answer = (self.status, kind, self.body().to_string()).into_response();
        answer.headers_mut().extend(self.headers);
        answer
    }
}

impl From<StoreError> for Box<ApiProblem> {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Locked(_) | StoreError::Unavailable(_) | StoreError::Stopped => {
                ApiProblem::unavailable("database.busy", "the database is busy or away; try again")
            }
            StoreError::CommitUnknown(_) => ApiProblem::unavailable(
                "commit.unknown",
                "this may have been done; send it again with the same Idempotency-Key",
            ),
            StoreError::Conflict { .. } => {
                let said = "the case was changed by somebody else";
                let mut problem = ApiProblem::new("version.stale", said);
                problem.conflict = true;
                problem
            }
            other => ApiProblem::broken(&other),
        }
    }
}

impl From<CliError> for Box<ApiProblem> {
    fn from(error: CliError) -> Self {
        match error {
            CliError::Store(error) => error.into(),
            other => ApiProblem::broken(&other),
        }
    }
}

impl From<DeskError> for Box<ApiProblem> {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Refused(refusal) => refusal.into(),
            DeskError::Store(error) => error.into(),
            DeskError::NoSuchCase => ApiProblem::not_found("case"),
            DeskError::BookNotApplied(_) => {
                ApiProblem::new("rulebook.not_applied", error.to_string())
            }
        }
    }
}

impl From<Refusal> for Box<ApiProblem> {
    fn from(refusal: Refusal) -> Self {
        let field = match refusal.field.as_str() {
            "person.birth_on" => "birth_date",
            "person.nationality" => "nationality",
            field => field,
        };
        let code = match (refusal.problem, field) {
            (Problem::NotFound, "event") => return ApiProblem::not_found("event"),
            (Problem::NotAllowed, "event") => "refused.last_track",
            (problem, _) => codes::of_refusal(problem),
        };
        let params: Map<String, Value> = refusal
            .params
            .iter()
            .map(|(name, value)| ((*name).to_owned(), json!(value)))
            .collect();
        let said = "the case file does not allow this";
        let problem = ApiProblem::new(code, said).at(field, refusal.expected);
        if params.is_empty() {
            problem
        } else {
            problem.and("params", params)
        }
    }
}
