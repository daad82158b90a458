//! The documentation of the API: the OpenAPI document, and a page made from the same list that loads
//! nothing but our own stylesheet and runs no script.
//! Not here: what is in the document ([`super::openapi`]).

use std::sync::OnceLock;

use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::response::IntoResponse;
use law::RuleBook;
use serde_json::Value;
use views::pages::{self, ApiField, ApiOperation, ApiPage, ApiSchema};

use super::problem::ApiProblem;
use super::{Access, Answer, JSON, Route, Sent, codes, openapi, routes, schemas};

/// Pages are HTML.
const HTML: &str = "text/html; charset=utf-8";

/// `GET /openapi.json`
pub static OPENAPI: Route = Route {
    method: Method::GET,
    path: "/api/v1/openapi.json",
    id: "openapi",
    summary: "This document",
    access: Access::Open,
    query: &[],
    sent: Sent::Nothing,
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(JSON, "Document")],
    also: &[],
    answer: |call| Box::pin(async move { Ok(answer(JSON, document_text(call.api.app.book))) }),
};

/// `GET /docs`
pub static PAGE: Route = Route {
    method: Method::GET,
    path: "/api/v1/docs",
    id: "docs",
    summary: "This document as a page for people",
    access: Access::Open,
    query: &[],
    sent: Sent::Nothing,
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(HTML, "Page")],
    also: &[],
    answer: |call| Box::pin(async move { page(call.api.app.book) }),
};

fn answer(kind: &'static str, text: &'static str) -> axum::response::Response {
    let kind = [(CONTENT_TYPE, HeaderValue::from_static(kind))];
    (StatusCode::OK, kind, text).into_response()
}

/// Written once: a binary has one rule book.
fn document_text(book: &RuleBook) -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| openapi::document(book).to_string())
}

fn page(book: &RuleBook) -> Answer {
    static TEXT: OnceLock<Result<String, String>> = OnceLock::new();
    let text = TEXT.get_or_init(|| pages::html(&page_of(book)).map_err(|error| error.to_string()));
    match text {
        Ok(text) => Ok(answer(HTML, text)),
        Err(error) => Err(ApiProblem::broken(error)),
    }
}

fn page_of(book: &RuleBook) -> ApiPage {
    ApiPage {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        operations: routes::ALL.iter().map(|route| operation(route)).collect(),
        schemas: schemas::all(book)
            .iter()
            .map(|(name, schema)| described(name, schema))
            .collect(),
        problems: codes::ALL
            .iter()
            .map(|(code, status, about)| (code.to_string(), *status, about.to_string()))
            .collect(),
    }
}

fn operation(route: &Route) -> ApiOperation {
    let mut fields: Vec<ApiField> = Vec::new();
    let names = route
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    fields
        .extend(names.map(|name| ApiField::new(name, "path", true, "id, or reference of a case")));
    let query =
        |one: &super::Parameter| ApiField::new(one.name, one.schema, one.required, one.about);
    fields.extend(route.query.iter().map(query));
    if route.changes {
        let about = "the ETag of the version that was seen";
        fields.push(ApiField::new("If-Match", "header", true, about));
    }
    if route.method == Method::POST {
        let about = "a key of your own choice, so that sending twice changes once";
        fields.push(ApiField::new("Idempotency-Key", "header", false, about));
    }
    ApiOperation {
        id: route.id.to_owned(),
        method: route.method.to_string(),
        path: route.path.to_owned(),
        summary: route.summary.to_owned(),
        access: match route.access {
            Access::Open => "everybody".to_owned(),
            Access::Key(scope) => format!("a key of the scope {scope}"),
            Access::KeyOrLoopback => "a key, or this machine".to_owned(),
        },
        fields,
        body: match route.sent {
            Sent::Nothing => None,
            Sent::Empty => Some("Empty".to_owned()),
            Sent::Json(schema) | Sent::Lines(schema) | Sent::Csv(schema) => Some(schema.to_owned()),
        },
        status: route.status,
        answer: route
            .answers
            .first()
            .map_or_else(String::new, |(_, schema)| (*schema).to_owned()),
        refusals: openapi::refusals(route).into_iter().collect(),
    }
}

fn described(name: &str, schema: &Value) -> ApiSchema {
    let text = |key: &str| schema.get(key).and_then(Value::as_str).unwrap_or_default();
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .map(|all| all.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let fields = schema.get("properties").and_then(Value::as_object);
    let field = |(name, schema): (&String, &Value)| {
        let about = schema.get("description").and_then(Value::as_str);
        ApiField::new(
            name,
            &kind_of(schema),
            required.contains(&name.as_str()),
            about.unwrap_or_default(),
        )
    };
    ApiSchema {
        name: name.to_owned(),
        about: text("description").to_owned(),
        kind: kind_of(schema),
        fields: fields.into_iter().flatten().map(field).collect(),
        example: schema.get("example").map(|example| format!("{example:#}")),
    }
}

/// A schema in a few words.
fn kind_of(schema: &Value) -> String {
    let text = |key: &str| schema.get(key).and_then(Value::as_str);
    if let Some(name) = text("$ref").and_then(|path| path.rsplit('/').next()) {
        return name.to_owned();
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        return words.join(", ");
    }
    if let Some(kinds) = schema.get("anyOf").and_then(Value::as_array) {
        return kinds.iter().map(kind_of).collect::<Vec<_>>().join(", or ");
    }
    match (text("type"), schema.get("items")) {
        (Some("array"), Some(items)) => format!("list of {}", kind_of(items)),
        (Some(kind), _) => match text("format").or(text("pattern")) {
            Some(form) => format!("{kind}, {form}"),
            None => kind.to_owned(),
        },
        (None, _) => schema
            .get("const")
            .map_or_else(|| "anything".to_owned(), Value::to_string),
    }
}
