//! Which track fits a person: a suggestion with reasons and questions.
//! Not here: the table behind it; `law::suggest` has it.

use axum::http::{Method, StatusCode};
use law::contract::LineError;
use law::suggest::{self, Advice};
use serde_json::json;
use store::api_keys::KeyScope;

use super::call::Call;
use super::problem::ApiProblem;
use super::writing::json_answer;
use super::{Access, Answer, JSON, Route, Sent, body, codes};

/// `POST /tracks/suggest`
pub static SUGGEST: Route = Route {
    method: Method::POST,
    path: "/api/v1/tracks/suggest",
    id: "suggestTracks",
    summary: "Which tracks fit a person, with reasons and what to ask; a suggestion and never a decision. Stores nothing",
    access: Access::Key(KeyScope::Read),
    query: &[],
    sent: Sent::Json("TrackQuestion"),
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(JSON, "TrackAdvice")],
    also: &[],
    answer: |call| Box::pin(answer(call)),
};

async fn answer(call: Call) -> Answer {
    // Nothing is stored, so that asking twice gives the same answer by itself; a key is only read.
    call.idempotency()?;
    let (person, day) = suggest::parse(&body::parse(&call.body)?).map_err(refused)?;
    let on = day.unwrap_or_else(|| call.today());
    let Advice {
        suggestions,
        questions,
        notes,
    } = suggest::suggest(&person, on);
    let said =
        json!({ "on": on, "suggestions": suggestions, "questions": questions, "notes": notes });
    Ok(json_answer(StatusCode::OK, &said, None))
}

fn refused(error: LineError) -> Box<ApiProblem> {
    let Some(code) = codes::known(error.code) else {
        return ApiProblem::broken(&format!("the reader has a code of its own: {}", error.code));
    };
    ApiProblem::new(code, error.message).at(&error.field, error.expected)
}
