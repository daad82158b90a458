//! Files of cases: judged, confirmed, sent twice, and given out again.

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use store::api_keys::KeyScope;
use tower::ServiceExt;

use super::{Ask, Bench, Got, in_memory, on_both};
use crate::http::api::MOST_FILE_BYTES;
use crate::http::api::import::MOST_ROWS;

const IMPORT: &str = "/api/v1/cases/import";
const EXPORT: &str = "/api/v1/cases/export";
const HEADER: &str =
    "Voornaam;Familienaam;Taal;Nationaliteit;Gemeente;Traject;Aankomstdatum;E-mailadres;Team";

fn row(given: &str, arrived: &str, team: &str) -> String {
    format!("{given};Voorbeeld;nl;RO;11002;eu-short-stay;{arrived};{given}@mail.example;{team}\n")
}

fn file(rows: &[String]) -> Vec<u8> {
    format!("{HEADER}\n{}", rows.concat()).into_bytes()
}

fn send(query: &str, bytes: &[u8]) -> Ask {
    let mut ask = Ask::new(Method::POST, format!("{IMPORT}{query}"));
    ask.body = Body::from(bytes.to_vec());
    ask.with("content-type", "text/csv")
}

async fn preview(bench: &Bench, bytes: &[u8]) -> Value {
    bench.ask(send("", bytes)).await.well()
}

fn confirm(preview: &Value) -> String {
    format!("?confirm={}", preview["digest"].as_str().unwrap())
}

async fn count(bench: &Bench) -> usize {
    let page = bench.get("/api/v1/cases").await;
    page["cases"].as_array().unwrap().len()
}

fn text(got: &Got) -> String {
    assert_eq!(got.status, StatusCode::OK);
    String::from_utf8(got.bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn nothing_is_written_until_the_preview_is_confirmed() {
    on_both(async |bench| {
        let bytes = file(&[
            row("Ana", "2026-11-17", ""),
            row("Bea", "03/04/2026", ""),
            row("ANA", "2026-11-18", "North"),
            row("Cem", "2026-11-18", "North"),
        ]);
        let shown = preview(&bench, &bytes).await;
        assert_eq!((&shown["rows"], &shown["ready"]), (&json!(4), &json!(2)));
        assert_eq!(
            (&shown["written"], &shown["opened"]),
            (&json!(false), &json!([]))
        );
        assert_eq!(shown["left_out"], json!([3, 4]));
        let problem = &shown["problems"][0];
        assert_eq!(
            (&problem["line"], &problem["column"], &problem["code"]),
            (&json!(3), &json!(7), &json!("date.ambiguous"))
        );
        assert_eq!(problem["readings"], json!(["2026-04-03", "2026-03-04"]));
        let duplicate = &shown["duplicates"][0];
        assert_eq!(
            (
                &duplicate["line"],
                &duplicate["other_line"],
                &duplicate["left_out"]
            ),
            (&json!(4), &json!(2), &json!(true))
        );
        assert_eq!(count(&bench).await, 0);
        assert_eq!(preview(&bench, &bytes).await, shown);

        let ask = || send(&confirm(&shown), &bytes).with("idempotency-key", "list-1");
        let first = bench.ask(ask()).await;
        let written = first.well();
        assert_eq!(written["written"], true);
        let opened = written["opened"].as_array().unwrap();
        let lines: Vec<&Value> = opened.iter().map(|one| &one["line"]).collect();
        assert_eq!(lines, [&json!(2), &json!(5)]);
        for one in opened {
            let path = format!("/api/v1/cases/{}", one["id"].as_str().unwrap());
            let case = bench.get(path).await;
            assert_eq!(case["reference"], one["reference"]);
            assert_eq!(case["team"], bench.north.to_string());
        }

        // The same again has the same answer to the byte; without its key it is another request.
        let again = bench.ask(ask()).await;
        assert_eq!((again.status, &again.bytes), (first.status, &first.bytes));
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(first.header("idempotent-replayed"), None);
        let other = send("", &bytes).with("idempotency-key", "list-1");
        assert_eq!(
            bench.ask(other).await.status,
            StatusCode::OK,
            "a preview keeps nothing"
        );
        let other = send(&confirm(&shown), b"x").with("idempotency-key", "list-1");
        assert_eq!(bench.ask(other).await.code(), "idempotency_key.reused");
        let bare = bench.ask(send(&confirm(&shown), &bytes)).await;
        assert_eq!(bare.code(), "import.changed");
        assert_eq!(count(&bench).await, 2);
    })
    .await;
}

#[tokio::test]
async fn two_confirmations_at_once_write_once() {
    on_both(async |bench| {
        let rows: Vec<String> = ('a'..='t')
            .map(|name| row(&name.to_string(), "2026-11-17", ""))
            .collect();
        let bytes = file(&rows);
        let shown = preview(&bench, &bytes).await;
        let ask =
            |key: &str| bench.ask(send(&confirm(&shown), &bytes).with("idempotency-key", key));
        let (one, two, three) = tokio::join!(ask("k"), ask("k"), ask("other"));
        let mut written = 0;
        for got in [&one, &two, &three] {
            if got.status == StatusCode::OK {
                written += usize::from(got.header("idempotent-replayed").is_none());
            } else {
                assert_eq!(got.code(), "import.changed");
            }
        }
        assert_eq!((written, count(&bench).await), (1, 20));
        // Whoever was first, the two with one key have one outcome.
        assert_eq!(one.status, two.status);
        assert!(one.status != StatusCode::OK || one.bytes == two.bytes);
    })
    .await;
}

#[tokio::test]
async fn what_was_not_shown_is_not_written() {
    on_both(async |bench| {
        let bytes = file(&[row("Ana", "03/04/2026", ""), row("Bea", "2026-11-17", "")]);
        let shown = preview(&bench, &bytes).await;
        let digest = confirm(&shown);
        let longer = [&bytes[..], row("Cem", "2026-11-17", "").as_bytes()].concat();
        for (query, bytes) in [
            (format!("?confirm={}", "0".repeat(64)), &bytes),
            (digest.clone(), &longer),
            (format!("{digest}&dates=day-first"), &bytes),
            (format!("{digest}&with_duplicates=true"), &bytes),
            (format!("{digest}&team=South"), &bytes),
        ] {
            let got = bench.ask(send(&query, bytes)).await;
            assert_eq!(
                (got.code().as_str(), got.status),
                ("import.changed", StatusCode::CONFLICT)
            );
        }
        // How the bytes are read belongs to it, too.
        let mut told = send(&digest, &bytes);
        told.headers.clear();
        let told = told.with("content-type", "text/csv; charset=utf-8");
        assert_eq!(bench.ask(told).await.code(), "import.changed");
        assert_eq!(count(&bench).await, 0);
        // Somebody was recorded since.
        bench.open("Bea", "Voorbeeld", "2026-11-16").await;
        let twin = file(&[row("Bea", "2026-11-17", "").replace("Bea@", "ana@")]);
        let shown = preview(&bench, &twin).await;
        assert_eq!(
            (&shown["ready"], &shown["left_out"]),
            (&json!(0), &json!([2]))
        );
        assert!(shown["duplicates"][0]["case"].is_string());
        let nothing = bench.ask(send(&confirm(&shown), &twin)).await.well();
        assert_eq!(
            (&nothing["written"], &nothing["opened"]),
            (&json!(false), &json!([]))
        );
        let both = bench.ask(send("?with_duplicates=true", &twin)).await.well();
        assert_eq!(both["duplicates"][0]["left_out"], false);
        let query = format!("{}&with_duplicates=true", confirm(&both));
        assert_eq!(bench.ask(send(&query, &twin)).await.well()["written"], true);
        assert_eq!(count(&bench).await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_key_writes_and_sees_no_further_than_its_owner() {
    on_both(async |bench| {
        let south = bench
            .new_key(&["caseworker"], Some(bench.south), KeyScope::Write, 1)
            .await;
        let bytes = file(&[row("Ana", "2026-11-17", "")]);
        let shown = preview(&bench, &bytes).await;
        bench.ask(send(&confirm(&shown), &bytes)).await.well();

        // Rows without a team go to the owner's; another team is refused; another team's case has no name.
        let hidden = bench.ask_as(&south, send("", &bytes)).await.well();
        assert_eq!(hidden["duplicates"][0]["case"], Value::Null);
        let query = "?with_duplicates=true";
        let shown = bench.ask_as(&south, send(query, &bytes)).await.well();
        let query = format!("{query}&confirm={}", shown["digest"].as_str().unwrap());
        let written = bench.ask_as(&south, send(&query, &bytes)).await.well();
        assert_eq!(written["written"], true);
        let theirs = file(&[row("Bea", "2026-11-17", "North")]);
        for query in ["", "?team=North"] {
            let refused = bench.ask_as(&south, send(query, &theirs)).await.well();
            assert_eq!(refused["problems"][0]["code"], "not_allowed");
        }
        assert_eq!(count(&bench).await, 1);

        let lines = async |key: &str, query: &str| {
            let got = bench
                .ask_as(key, Ask::get(format!("{EXPORT}{query}")))
                .await;
            text(&got).lines().count() - 1
        };
        let all = bench
            .new_key(&["coordinator"], None, KeyScope::Read, 1)
            .await;
        assert_eq!(lines(&bench.key, "").await, 1);
        assert_eq!(lines(&south, "").await, 1);
        assert_eq!(lines(&south, "?team=North").await, 0);
        assert_eq!(lines(&all, "").await, 2);
        assert_eq!(lines(&all, "?team=South").await, 1);
        assert_eq!(lines(&all, "?track=eu-long-stay").await, 0);

        let auditor = bench
            .new_key(&["auditor"], Some(bench.north), KeyScope::Admin, 1)
            .await;
        let reader = bench
            .new_key(&["caseworker"], Some(bench.north), KeyScope::Read, 1)
            .await;
        let refused = bench.ask_as(&reader, send("", &bytes)).await;
        assert_eq!(refused.code(), "api_key.scope");
        for ask in [send("", &bytes), Ask::get(EXPORT)] {
            assert_eq!(bench.ask_as(&auditor, ask).await.code(), "role.missing");
        }
    })
    .await;
}

#[tokio::test]
async fn files_in_every_form_they_should_not_have() {
    let bench = in_memory().await;
    let bytes = file(&[row("Ana", "2026-11-17", "")]);
    for (kind, code) in [
        ("application/json", "body.not_json"),
        ("text/plain", "body.not_json"),
        ("text/csv; charset=klingon", "body.charset"),
    ] {
        let mut ask = Ask::new(Method::POST, IMPORT).with("content-type", kind);
        ask.body = Body::from(bytes.clone());
        assert_eq!(bench.ask(ask).await.code(), code, "{kind}");
    }
    assert_eq!(
        bench.ask(Ask::new(Method::POST, IMPORT)).await.code(),
        "body.not_json"
    );
    for (query, code) in [
        ("?confirm=true", "query.malformed"),
        ("?confirm=", "query.malformed"),
        ("?dates=whichever", "query.malformed"),
        ("?with_duplicates=1", "query.malformed"),
        ("?team=Elders", "team.unknown"),
        ("?yes=true", "query.unknown"),
    ] {
        assert_eq!(bench.ask(send(query, &bytes)).await.code(), code, "{query}");
    }
    for (query, code) in [
        ("?separator=space", "query.malformed"),
        ("?language=es", "query.malformed"),
        ("?track=toerist", "query.malformed"),
        ("?mark=", "query.malformed"),
        ("?team=Elders", "team.unknown"),
        ("?limit=1", "query.unknown"),
    ] {
        let got = bench.ask(Ask::get(format!("{EXPORT}{query}"))).await;
        assert_eq!(got.code(), code, "{query}");
    }
    let long = vec![b'x'; MOST_FILE_BYTES + 1];
    assert_eq!(bench.ask(send("", &long)).await.code(), "body.too_long");
    let empty = bench.ask(send("", b"")).await.well();
    assert_eq!(empty["problems"][0]["code"], "file.empty");
    let csv = Ask::get(EXPORT).with("accept", "application/json");
    assert_eq!(bench.ask(csv).await.code(), "accept.impossible");

    // As many rows as are allowed, and one more.
    let rows = vec![row("Ana", "2026-11-17", ""); MOST_ROWS];
    let most = preview(&bench, &file(&rows)).await;
    assert_eq!(
        (&most["rows"], &most["ready"]),
        (&json!(MOST_ROWS), &json!(1))
    );
    let one_more = [&rows[..], &rows[..1]].concat();
    let refused = preview(&bench, &file(&one_more)).await;
    assert_eq!(refused["problems"][0]["code"], "file.too_long");
    assert_eq!(
        (
            &refused["ready"],
            refused["problems"].as_array().unwrap().len()
        ),
        (&json!(0), 1)
    );
    let written = bench
        .ask(send(&confirm(&refused), &file(&one_more)))
        .await
        .well();
    assert_eq!(
        (&written["written"], count(&bench).await),
        (&json!(false), 0)
    );
}

#[tokio::test]
async fn an_encoding_is_told_by_the_request_or_found() {
    let bench = in_memory().await;
    let ask = |kind: &str| {
        let name = b"O\xb4Neil \xe9";
        let rest = row("", "2026-11-17", "").replace(";@", ";x@");
        let mut ask = Ask::new(Method::POST, IMPORT).with("content-type", kind);
        ask.body = Body::from([HEADER.as_bytes(), b"\n", name, rest.as_bytes()].concat());
        ask
    };
    let doubt = bench.ask(ask("text/csv")).await.well();
    assert_eq!(doubt["problems"][0]["code"], "file.encoding_ambiguous");
    for (kind, encoding) in [
        ("text/csv;charset=\"ISO-8859-15\"", "ISO-8859-15"),
        (
            "text/csv; header=present; CHARSET=windows-1252",
            "windows-1252",
        ),
    ] {
        let told = bench.ask(ask(kind)).await.well();
        assert_eq!(
            (&told["encoding"], &told["ready"]),
            (&json!(encoding), &json!(1))
        );
    }
    let wrong = bench.ask(ask("text/csv; charset=utf-8")).await.well();
    assert_eq!(wrong["problems"][0]["code"], "file.encoding");
}

#[tokio::test]
async fn what_goes_out_comes_back_whatever_its_length() {
    on_both(async |bench| {
        // More than two pages of the walk.
        let mut rows: Vec<String> = (0..430)
            .map(|number| row(&format!("Ana{number}"), "2026-11-17", ""))
            .collect();
        rows.push(row("=1+1", "2026-11-17", "").replace("=1+1@", "x@"));
        let bytes = file(&rows);
        let shown = preview(&bench, &bytes).await;
        bench.ask(send(&confirm(&shown), &bytes)).await.well();

        let got = bench.ask(Ask::get(format!("{EXPORT}?language=fr"))).await;
        assert_eq!(got.header("content-type"), Some("text/csv; charset=utf-8"));
        assert!(
            got.header("content-disposition")
                .unwrap()
                .starts_with("attachment")
        );
        assert!(
            got.header("content-length").is_none(),
            "it is not sent page by page"
        );
        let out = text(&got);
        assert!(out.starts_with("\u{feff}\"Référence\";"), "{out}");
        assert!(out.contains("\"'=1+1\""));
        assert_eq!(out.lines().count(), 432);
        let references: std::collections::BTreeSet<&str> = out
            .lines()
            .skip(1)
            .map(|line| line.split(';').next().unwrap())
            .collect();
        assert_eq!(references.len(), 431);

        // Read again it is the same people: every reference is in use.
        let back = preview(&bench, out.as_bytes()).await;
        assert_eq!((&back["problems"], &back["ready"]), (&json!([]), &json!(0)));
        let same = back["duplicates"].as_array().unwrap();
        assert!(same.len() == 431 && same.iter().all(|one| one["same"] == "reference"));

        let plain = bench
            .ask(Ask::get(format!("{EXPORT}?mark=false&separator=tab")))
            .await;
        assert!(text(&plain).starts_with("\"Referentie\"\t\"Voornaam\""));
        let head = bench.ask(Ask::new(Method::HEAD, EXPORT)).await;
        assert_eq!((head.status, head.bytes.len()), (StatusCode::OK, 0));
    })
    .await;
}

#[tokio::test]
async fn an_export_that_breaks_off_does_not_look_whole() {
    on_both(async |bench| {
        let rows: Vec<String> = (0..430)
            .map(|number| row(&format!("Ana{number}"), "2026-11-17", ""))
            .collect();
        let bytes = file(&rows);
        let shown = preview(&bench, &bytes).await;
        bench.ask(send(&confirm(&shown), &bytes)).await.well();
        let request = Request::builder()
            .uri(EXPORT)
            .header("authorization", format!("Bearer {}", bench.key))
            .body(Body::empty())
            .unwrap();
        let answer = bench.router.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        // One page is on its way and one waits; the last cannot be read any more.
        bench.app.store.clone().close().await;
        assert!(to_bytes(answer.into_body(), 10_000_000).await.is_err());
    })
    .await;
}
