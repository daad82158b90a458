//! The OpenAPI document, its page and the guide: whole, and of one mind.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Ask, in_memory};
use crate::http::api::{codes, routes};

fn references<'a>(value: &'a Value, into: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(keys) => {
            if let Some(Value::String(to)) = keys.get("$ref") {
                into.insert(to);
            }
            keys.values().for_each(|value| references(value, into));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, into)),
        _ => {}
    }
}

#[tokio::test]
async fn the_document_is_whole() {
    let bench = in_memory().await;
    let document = bench.bare(Ask::get("/api/v1/openapi.json")).await.well();
    assert_eq!(document["openapi"], "3.1.0");
    let mut used = BTreeSet::new();
    references(&document, &mut used);
    for reference in &used {
        assert!(
            document.pointer(&reference[1..]).is_some(),
            "{reference} leads nowhere"
        );
    }
    for (name, _) in document["components"]["schemas"].as_object().unwrap() {
        let path = format!("#/components/schemas/{name}");
        assert!(used.contains(path.as_str()), "{name} is used nowhere");
    }
    let mut ids = BTreeSet::new();
    for route in routes::ALL {
        let method = route.method.as_str().to_ascii_lowercase();
        let operation = &document["paths"][route.path][method];
        assert_eq!(operation["operationId"], route.id);
        assert!(
            operation["responses"][route.status.to_string()].is_object(),
            "{}",
            route.id
        );
        assert!(ids.insert(route.id), "{} stands twice", route.id);
        for status in ["400", "405", "406", "413", "500", "503"] {
            assert!(
                operation["responses"][status].is_object(),
                "{} {status}",
                route.id
            );
        }
    }
}

#[tokio::test]
async fn the_page_loads_nothing_from_elsewhere() {
    let bench = in_memory().await;
    let got = bench.bare(Ask::get("/api/v1/docs")).await;
    let page = String::from_utf8(got.bytes.to_vec()).unwrap();
    let policy = got.header("content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'self'") && !policy.contains("script")
    );
    for never in [
        "<script", " style=", " on", "src=", "<iframe", "@import", "<img",
    ] {
        let found = page
            .find(never)
            .map(|at| &page[at..(at + 40).min(page.len())]);
        assert!(never == " on" || found.is_none(), "{found:?}");
    }
    let links = page
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    let ids: BTreeSet<&str> = page
        .split(" id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let mut count = 0;
    for link in links {
        count += 1;
        match link.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "{link} leads nowhere"),
            None => assert!(link.starts_with('/') && !link.starts_with("//"), "{link}"),
        }
    }
    assert!(count > 30);
    for route in routes::ALL {
        assert!(page.contains(route.path), "{}", route.path);
    }
}

#[test]
fn the_guide_names_every_code_with_its_status() {
    let guide = include_str!("../../../../docs/API.md");
    for (code, status, _) in codes::ALL {
        let row = guide
            .lines()
            .find(|line| line.contains(&format!("`{code}`")));
        let row = row.unwrap_or_else(|| panic!("docs/API.md does not name {code}"));
        assert!(
            row.contains(&status.to_string()),
            "docs/API.md: {code} has the status {status}"
        );
    }
    for route in routes::ALL {
        let line = format!("{} {}", route.method, route.path);
        assert!(guide.contains(&line), "docs/API.md does not name {line}");
    }
}
