//! How a person was, or will be, written to: the reminders and the letters of a case.
//! Not here: planning and sending.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use store::api_keys::KeyScope;
use store::deliveries::of_case::{self, LetterOfCase};

use super::call::Call;
use super::writing::{json_answer, read_case};
use super::{Access, Answer, JSON, Route, Sent, paging};
use crate::case_json;

/// `GET /cases/{case}/reminders`
pub static REMINDERS: Route = Route {
    method: Method::GET,
    path: "/api/v1/cases/{case}/reminders",
    id: "listReminders",
    summary: "The planned warnings of a case and what became of each",
    access: Access::Key(KeyScope::Read),
    query: &[paging::AFTER, paging::LIMIT],
    sent: Sent::Nothing,
    changes: false,
    versioned: true,
    status: 200,
    answers: &[(JSON, "ReminderPage")],
    also: &[],
    answer: |call| Box::pin(reminders(call)),
};

/// `GET /cases/{case}/deliveries`
pub static DELIVERIES: Route = Route {
    method: Method::GET,
    path: "/api/v1/cases/{case}/deliveries",
    id: "listDeliveries",
    summary: "The letters that speak of a case, without address and text",
    access: Access::Key(KeyScope::Read),
    query: &[paging::AFTER, paging::LIMIT],
    sent: Sent::Nothing,
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(JSON, "DeliveryPage")],
    also: &[],
    answer: |call| Box::pin(deliveries(call)),
};

async fn reminders(call: Call) -> Answer {
    let file = read_case(&call).await?;
    let (page, next) = paging::page(&call, &file.reminders, |one| one.id.0)?;
    let page: Vec<Value> = page.into_iter().map(case_json::reminder).collect();
    let body = json!({ "reminders": page, "next": next });
    Ok(json_answer(StatusCode::OK, &body, Some(file.version)))
}

async fn deliveries(call: Call) -> Answer {
    let case = read_case(&call).await?.id;
    let found = call
        .api
        .app
        .store
        .read(move |tx| Box::pin(async move { of_case::of_case(tx, case).await }));
    let (page, next) = paging::page(&call, found.await?, |(line, _)| line.id.0)?;
    let page: Vec<Value> = page.iter().map(letter).collect();
    let body = json!({ "deliveries": page, "next": next });
    Ok(json_answer(StatusCode::OK, &body, None))
}

fn letter((line, reminders): &LetterOfCase) -> Value {
    let (opens_at, closes_at) = line.window;
    json!({
        "id": line.id, "kind": line.kind, "state": line.state, "reason": line.reason,
        "subject": line.subject, "message_id": line.message_id, "language": line.language,
        "opens_at": opens_at, "closes_at": closes_at, "attempts": line.attempts,
        "created_at": line.created_at, "final_at": line.final_at, "reminders": reminders,
    })
}
