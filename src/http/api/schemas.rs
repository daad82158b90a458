//! The shapes of what is sent and of what comes back, as JSON Schema, made from the word lists and the
//! limits of the code.
//! Not here: which route uses which ([`super::routes`]).

mod answers;
mod questions;
mod requests;
mod suggest;

use casework::words::Language;
use law::RuleBook;
use law::nationality::Nationality;
use law::words::Track;
use serde_json::{Map, Value, json};

use super::call::LONGEST_VALUE;
use super::paging;
use crate::exchange::{DateOrder, Separator};

/// A word list as a schema.
macro_rules! words {
    ($list:ty) => {
        json!({
            "type": "string",
            "enum": <$list>::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>(),
        })
    };
}
use words;

/// Every schema by its name.
pub fn all(book: &RuleBook) -> Map<String, Value> {
    let mut all = Map::new();
    for (name, schema) in parameters()
        .into_iter()
        .chain(requests::all(book))
        .chain(questions::all(book))
        .chain(answers::all(book))
        .chain(suggest::all())
    {
        all.insert(name.to_owned(), schema);
    }
    all
}

/// A schema with its name.
type Named = (&'static str, Value);

fn parameters() -> Vec<Named> {
    vec![
        ("Id", json!({"type": "string", "pattern": UUID})),
        ("CaseName", json!({"type": "string", "pattern": CASE_NAME})),
        (
            "Limit",
            json!({"type": "integer", "minimum": 1, "maximum": paging::LONGEST, "default": paging::LONGEST}),
        ),
        (
            "Search",
            json!({"type": "string", "maxLength": LONGEST_VALUE, "pattern": WITHOUT_NUL}),
        ),
        ("Day", day()),
        (
            "DueBy",
            json!({"type": "string", "enum": ["due", "safe"], "default": "due"}),
        ),
        (
            "Digest",
            json!({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
        ),
        ("Flag", flag()),
        (
            "TeamName",
            json!({"type": "string", "maxLength": LONGEST_VALUE, "pattern": WITHOUT_NUL}),
        ),
        ("DateOrder", words!(DateOrder)),
        ("Separator", words!(Separator)),
        ("Language", words!(Language)),
        ("Track", words!(Track)),
        ("DuePlace", json!({"type": "string", "pattern": DUE_PLACE})),
        ("Profile", words!(law::words::Profile)),
        (
            "TraceLevel",
            json!({"type": "string", "enum": ["none", "steps", "full"], "default": "steps"}),
        ),
    ]
}

const UUID: &str = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
const CASE_NAME: &str = "^([0-9A-Za-z]{8}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$";
const DUE_PLACE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}\\.[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
const WITHOUT_NUL: &str = "^[^\\u0000]*$";

/// Another schema.
fn one_of_ours(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// The same, or `null`.
fn or_null(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

fn list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

fn text() -> Value {
    json!({"type": "string"})
}

/// A text that is kept: no NUL, and so long at most.
fn short(most: usize) -> Value {
    json!({"type": "string", "maxLength": most, "pattern": WITHOUT_NUL})
}

fn flag() -> Value {
    json!({"type": "boolean"})
}

fn day() -> Value {
    json!({"type": "string", "format": "date"})
}

fn instant() -> Value {
    json!({"type": "string", "format": "date-time"})
}

/// An object with these keys and no others; a name that ends in `?` may be absent.
fn object(keys: &[(&str, Value)]) -> Value {
    let plain = |name: &str| name.trim_end_matches('?').to_owned();
    let properties: Map<String, Value> = keys
        .iter()
        .map(|(name, schema)| (plain(name), schema.clone()))
        .collect();
    let required: Vec<&str> = keys
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !name.ends_with('?'))
        .collect();
    json!({
        "type": "object", "additionalProperties": false,
        "properties": properties, "required": required,
    })
}

fn nationality() -> Value {
    let codes: Vec<&str> = Nationality::codes().collect();
    json!({"type": "string", "enum": codes, "description": "ISO 3166-1 alpha-2; XXA stateless, XXB refugee"})
}

/// The ids of the rules of the book.
fn rules(book: &RuleBook) -> Value {
    let ids: Vec<&str> = book.rules().iter().map(|rule| rule.id.as_str()).collect();
    json!({"type": "string", "enum": ids})
}
