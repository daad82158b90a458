//! The OpenAPI 3.1 document, made from the list of routes and the schemas of the code.
//! Not here: serving it ([`super::docs`]).

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use law::RuleBook;
use serde_json::{Map, Value, json};

use super::problem::PROBLEM_JSON;
use super::{Access, Parameter, Route, Sent, import, routes, schemas};

/// What a reader must know before anything else.
const ABOUT: &str = "The API of Termijn: cases, what happened to people, the dates that follow, and how they were told. \
    Every POST takes an Idempotency-Key; a change of a case needs the ETag of the version that was seen as If-Match. \
    Lists come in pages of at most 100: ask for the next one with `after` until `next` is null. \
    Refusals are application/problem+json with a stable `code`.";

/// The document.
pub fn document(book: &RuleBook) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in routes::ALL {
        let methods = paths.entry(route.path).or_insert_with(|| json!({}));
        methods[route.method.as_str().to_ascii_lowercase()] = operation(route);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Termijn", "version": env!("CARGO_PKG_VERSION"), "description": ABOUT,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "securitySchemes": {"key": {
                "type": "http", "scheme": "bearer",
                "description": "A key of `termijn key create`. Its scope (read, write, admin) and its owner's roles and reach say what it opens.",
            }},
            "schemas": schemas::all(book),
            "responses": problems(),
            "parameters": headers(),
        },
    })
}

/// The statuses of refusals of a route.
pub fn refusals(route: &Route) -> BTreeSet<u16> {
    let mut all = BTreeSet::from([400, 405, 406, 408, 413, 500, 503]);
    match route.access {
        Access::Open => {}
        Access::Key(_) => all.extend([401, 403]),
        Access::KeyOrLoopback => all.extend([401, 429]),
    }
    if route.path.starts_with("/api/") {
        all.insert(429);
    }
    if route.path.contains('{') {
        all.insert(404);
    }
    if route.sent != Sent::Nothing {
        all.extend([415, 422]);
    }
    if route.query.iter().any(|known| known.name == "team") {
        all.insert(422);
    }
    if route.query.iter().any(|known| known.name == "confirm") {
        all.insert(409);
    }
    if route.changes {
        all.extend([409, 412, 428]);
    }
    all
}

/// The statuses of refusals that any route has.
fn every_refusal() -> BTreeSet<u16> {
    routes::ALL
        .iter()
        .flat_map(|route| refusals(route))
        .collect()
}

fn operation(route: &Route) -> Value {
    let mut parameters: Vec<Value> = path_parameters(route.path);
    parameters.extend(route.query.iter().map(query_parameter));
    let header = |name: &str| json!({"$ref": format!("#/components/parameters/{name}")});
    if route.changes {
        parameters.push(header("IfMatch"));
    }
    if route.method == Method::POST {
        parameters.push(header("IdempotencyKey"));
    }
    let mut answers = Map::new();
    for status in refusals(route) {
        let problem = json!({"$ref": format!("#/components/responses/Problem{status}")});
        answers.insert(status.to_string(), problem);
    }
    answers.insert(route.status.to_string(), answer(route));
    for status in route.also {
        answers.insert(status.to_string(), answer_or_problem(route, *status));
    }
    let mut operation = json!({
        "operationId": route.id, "summary": route.summary,
        "parameters": parameters, "responses": answers, "security": security(route.access),
    });
    if let Some(body) = body(route) {
        operation["requestBody"] = body;
    }
    operation
}

fn security(access: Access) -> Value {
    match access {
        Access::Open => json!([]),
        Access::Key(_) => json!([{"key": []}]),
        Access::KeyOrLoopback => json!([{"key": []}, {}]),
    }
}

/// What stands in braces.
fn path_parameters(path: &str) -> Vec<Value> {
    let names = path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    names
        .map(|name| {
            let (about, schema) = match name {
                "case" => ("the id or the reference of a case", "CaseName"),
                _ => ("the id of an event of the case", "Id"),
            };
            json!({
                "name": name, "in": "path", "required": true, "description": about,
                "schema": {"$ref": format!("#/components/schemas/{schema}")},
            })
        })
        .collect()
}

fn query_parameter(parameter: &Parameter) -> Value {
    json!({
        "name": parameter.name, "in": "query", "required": parameter.required,
        "description": parameter.about,
        "schema": {"$ref": format!("#/components/schemas/{}", parameter.schema)},
    })
}

fn headers() -> Value {
    json!({
        "IfMatch": {
            "name": "If-Match", "in": "header", "required": true,
            "description": "the ETag of the version of the case that was seen",
            "schema": {"type": "string", "pattern": "^\"[0-9]{1,9}\"$"},
        },
        "IdempotencyKey": {
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "a key of your own choice: the same request sent again with it within two days changes nothing more and has the same answer, marked Idempotent-Replayed",
            "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
        },
    })
}

fn body(route: &Route) -> Option<Value> {
    let (schema, required) = match route.sent {
        Sent::Nothing => return None,
        Sent::Empty => ("Empty", false),
        Sent::Json(schema) | Sent::Lines(schema) | Sent::Csv(schema) => (schema, true),
    };
    let of = |media: &&str| {
        let schema = if *media == super::LINES {
            json!({"type": "string", "description": format!("one {schema} a line")})
        } else {
            json!({"$ref": format!("#/components/schemas/{schema}")})
        };
        ((*media).to_owned(), json!({"schema": schema}))
    };
    let content: Map<String, Value> = route.sent.media().iter().map(of).collect();
    let most = format!("at most {} KiB", route.sent.most_bytes() / 1024);
    let most = match route.sent {
        Sent::Csv(_) => format!("{most} and {} rows", import::MOST_ROWS),
        _ => most,
    };
    Some(json!({"description": most, "required": required, "content": content}))
}

fn content(route: &Route) -> Map<String, Value> {
    let of = |(media, schema): &(&str, &str)| {
        let schema = json!({"$ref": format!("#/components/schemas/{schema}")});
        ((*media).to_owned(), json!({"schema": schema}))
    };
    route.answers.iter().map(of).collect()
}

fn header(about: &str, required: bool) -> Value {
    json!({"description": about, "required": required, "schema": {"type": "string"}})
}

fn answer(route: &Route) -> Value {
    let mut headers = Map::new();
    let mut add = |name: &str, about: &str, required| {
        headers.insert(name.to_owned(), header(about, required));
    };
    if route.versioned {
        add("ETag", "the version of the case", true);
    }
    if route.status == 201 {
        add("Location", "where the case is", true);
    }
    let mut answer = json!({"description": "Done.", "content": content(route)});
    if route.sent != Sent::Nothing && (route.versioned || matches!(route.sent, Sent::Csv(_))) {
        add(
            "Idempotent-Replayed",
            "`true`: this answer was given before",
            false,
        );
    }
    if route.sent != Sent::Nothing && route.versioned {
        answer["links"] = links();
    }
    answer["headers"] = Value::Object(headers);
    answer
}

/// The answer in its own form under another status, where a refusal may come as well.
fn answer_or_problem(route: &Route, status: u16) -> Value {
    let mut content = content(route);
    content.insert(PROBLEM_JSON.to_owned(), problem_media());
    let reason = StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason());
    json!({"description": reason.unwrap_or_default(), "content": content})
}

/// From a changed case to everything that is asked of one.
fn links() -> Value {
    let mut links = Map::new();
    for route in routes::ALL
        .iter()
        .filter(|route| route.path.contains("{case}"))
    {
        let mut given = Map::from_iter([("path.case".to_owned(), json!("$response.body#/id"))]);
        if route.path.contains("{event}") {
            given.insert(
                "path.event".to_owned(),
                json!("$response.body#/events/0/id"),
            );
        }
        if route.changes {
            given.insert("header.If-Match".to_owned(), json!("$response.header.ETag"));
        }
        let link = json!({"operationId": route.id, "parameters": given});
        links.insert(route.id.to_owned(), link);
    }
    Value::Object(links)
}

fn problem_media() -> Value {
    json!({"schema": {"$ref": "#/components/schemas/Problem"}})
}

fn problems() -> Value {
    let mut all = Map::new();
    for status in every_refusal() {
        let reason = StatusCode::from_u16(status)
            .ok()
            .and_then(|status| status.canonical_reason());
        let mut headers = Map::new();
        for (of, name, about) in [
            (401, "WWW-Authenticate", "Bearer"),
            (405, "Allow", "how the address is asked"),
            (429, "Retry-After", "after how many seconds to ask again"),
            (503, "Retry-After", "after how many seconds to ask again"),
        ] {
            if of == status {
                headers.insert(name.to_owned(), header(about, true));
            }
        }
        let problem = json!({
            "description": reason.unwrap_or_default(), "headers": headers,
            "content": {PROBLEM_JSON: problem_media()},
        });
        all.insert(format!("Problem{status}"), problem);
    }
    Value::Object(all)
}
