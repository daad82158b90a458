//! Dates: those of a case, what is due between two days, and those that follow from facts alone.
//! Not here: counting; `law` does that.

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::IntoResponse;
use casework::access::Action;
use casework::case_file::CaseFile;
use casework::deadline::Deadline;
use casework::ids::DeadlineId;
use chrono::NaiveDate;
use law::absence::{Check, Outcome};
use law::assess::TraceLevel;
use law::contract::{self, Choices, Failure, LineError, Tree};
use law::{Profile, RuleBook};
use serde_json::{Value, json};
use store::api_keys::KeyScope;
use store::due::{self, By, DueLine};

use super::body::{date, id};
use super::call::{Call, media_type};
use super::problem::ApiProblem;
use super::writing::{json_answer, may, read_case};
use super::{Access, Answer, JSON, LINES, Parameter, Route, Sent, codes, paging};
use crate::case_json;
use crate::replay::{self, Then};

/// `GET /cases/{case}/deadlines`
pub static OF_CASE: Route = Route {
    method: Method::GET,
    path: "/api/v1/cases/{case}/deadlines",
    id: "listDeadlines",
    summary: "The dates of a case, ended ones too, each with every reading, its articles and its proof; with as_of_law or as_known_on those that would have been computed then, on one page",
    access: Access::Key(KeyScope::Read),
    query: &[
        paging::AFTER,
        paging::LIMIT,
        Parameter {
            name: "as_of_law",
            about: "the law as it stood on this day; absent: on that of `as_known_on`",
            required: false,
            schema: "Day",
        },
        Parameter {
            name: "as_known_on",
            about: "only what was recorded by the end of this day; absent: today",
            required: false,
            schema: "Day",
        },
    ],
    sent: Sent::Nothing,
    changes: false,
    versioned: true,
    status: 200,
    answers: &[(JSON, "DeadlinePage")],
    also: &[],
    answer: |call| Box::pin(of_case(call)),
};

/// `GET /due`
pub static DUE: Route = Route {
    method: Method::GET,
    path: "/api/v1/due",
    id: "listDue",
    summary: "Open dates of open cases between two days, both included, in the order of those dates",
    access: Access::Key(KeyScope::Read),
    query: &[
        Parameter {
            name: "from",
            about: "the first day",
            required: true,
            schema: "Day",
        },
        Parameter {
            name: "until",
            about: "the last day",
            required: true,
            schema: "Day",
        },
        Parameter {
            name: "by",
            about: "which date counts: `due`, the legal date, or `safe`; absent: due",
            required: false,
            schema: "DueBy",
        },
        Parameter {
            name: "after",
            about: "the `next` of the page before",
            required: false,
            schema: "DuePlace",
        },
        paging::LIMIT,
    ],
    sent: Sent::Nothing,
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(JSON, "DuePage")],
    also: &[],
    answer: |call| Box::pin(due(call)),
};

/// `POST /deadlines`
pub static CALCULATE: Route = Route {
    method: Method::POST,
    path: "/api/v1/deadlines",
    id: "calculateDeadlines",
    summary: "Which legal dates follow from facts; stores nothing. One JSON question, or one a line as application/x-ndjson: then every line is answered in order, also one that cannot be",
    access: Access::Key(KeyScope::Read),
    query: &[
        Parameter {
            name: "profile",
            about: "which reading `safe` shows, for questions that do not say; absent: careful",
            required: false,
            schema: "Profile",
        },
        Parameter {
            name: "trace",
            about: "how much of the counting is written down: nothing, the legal date, every reading; absent: steps",
            required: false,
            schema: "TraceLevel",
        },
    ],
    sent: Sent::Lines("Question"),
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(JSON, "Answer"), (LINES, "AnswerLines")],
    also: &[],
    answer: |call| Box::pin(calculate(call)),
};

async fn of_case(call: Call) -> Answer {
    let file = read_case(&call).await?;
    let (law_on, known_on) = (call.asked_day("as_of_law")?, call.asked_day("as_known_on")?);
    if law_on.is_some() || known_on.is_some() {
        return then(&call, &file, law_on, known_on).await;
    }
    let (page, next) = paging::page(&call, &file.deadlines, |one| one.id.0)?;
    let (today, book) = (call.today(), call.api.app.book);
    let deadlines: Vec<Value> = page
        .into_iter()
        .map(|one| whole(one, &file, today, book))
        .collect();
    let body = json!({ "deadlines": deadlines, "next": next });
    Ok(json_answer(StatusCode::OK, &body, Some(file.version)))
}

/// The dates of a case as they would have been computed on another day, all on one page.
async fn then(
    call: &Call,
    file: &CaseFile,
    law_on: Option<NaiveDate>,
    known_on: Option<NaiveDate>,
) -> Answer {
    for name in ["after", "limit"] {
        if call.asked(name).is_some() {
            let expected = "nothing beside as_of_law or as_known_on";
            return Err(ApiProblem::of_query("query.malformed", name, expected));
        }
    }
    let then = Then::asked(law_on, known_on, call.today()).map_err(|refusal| {
        ApiProblem::of_query("query.malformed", &refusal.field, refusal.expected)
    })?;
    let app = &call.api.app;
    let found = replay::deadlines(&app.store, &app.config, file, then).await?;
    let deadlines: Vec<Value> = found
        .iter()
        .map(|one| {
            let mut said = whole(one, file, then.known_on, app.book);
            if one.id.0.is_nil() {
                said["id"] = Value::Null;
            }
            said
        })
        .collect();
    let body = json!({ "deadlines": deadlines, "next": null });
    Ok(json_answer(StatusCode::OK, &body, Some(file.version)))
}

/// A deadline with everything that is known of it.
fn whole(one: &Deadline, file: &CaseFile, today: NaiveDate, book: &RuleBook) -> Value {
    let mut said = case_json::deadline(one, file.recorded_on(), today);
    let legal = &one.legal;
    let more = json!({
        "occurrence": one.occurrence, "trigger": legal.trigger, "readings": legal.readings,
        "document": legal.documents, "advice": legal.advice_on, "policy": legal.policy,
        "certainty": legal.certainty, "consequence": legal.consequence, "rulebook": legal.rulebook,
        "judged_missed_on": legal.judged_missed_on, "reason": legal.reason, "check": check(legal.check.as_ref()),
        "computed_at": one.computed_at, "ended_at": one.ended_at, "trace": one.proof,
        "basis": book.find(&one.rule).map(|rule| &rule.basis),
        "disputed": book.find(&one.rule).map(|rule| &rule.disputed),
    });
    if let (Value::Object(said), Value::Object(more)) = (&mut said, more) {
        said.extend(more);
    }
    said
}

/// What a check found, with every outcome and what it rests on.
fn check(check: Option<&Check>) -> Option<Value> {
    let check = check?;
    let outcome = |one: &Outcome| json!({ "verdict": one.verdict, "earliest": one.earliest, "reason": one.reason });
    let outcomes: Vec<Value> = check.outcomes.iter().map(outcome).collect();
    Some(json!({ "verdict": check.verdict, "earliest": check.earliest, "outcomes": outcomes }))
}

async fn due(call: Call) -> Answer {
    let caller = call.caller()?;
    may(&caller.actor, Action::ReadCase)?;
    let malformed = |name, expected: &str| ApiProblem::of_query("query.malformed", name, expected);
    let day = |name| {
        let day = call.asked_day(name)?;
        day.ok_or_else(|| ApiProblem::of_query("query.missing", name, "YYYY-MM-DD"))
    };
    let (from, until) = (day("from")?, day("until")?);
    if until < from {
        return Err(malformed("until", "a day not before `from`"));
    }
    let by = match call.asked("by") {
        None | Some("due") => By::Due,
        Some("safe") => By::Safe,
        Some(_) => return Err(malformed("by", "due or safe")),
    };
    let after = call.asked("after").map(|text| {
        let place = place(text).filter(|(day, _)| (from..=until).contains(day));
        place.ok_or_else(|| malformed("after", "the `next` of a page of the same days"))
    });
    let after = after.transpose()?;
    let after = after.map_or((from, None), |(day, id)| (day, Some(id)));
    let (reach, limit) = (caller.reach(), call.limit()?);
    let found = call.api.app.store.read(move |tx| {
        Box::pin(async move { due::between(tx, reach, by, after, until, limit).await })
    });
    let lines = found.await?;
    let full = lines.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    let next = lines.last().filter(|_| full).and_then(|last| {
        let on = match by {
            By::Due => last.deadline.due_on,
            By::Safe => last.deadline.safe_on,
        };
        on.map(|on| format!("{on}.{}", last.deadline.id))
    });
    let today = call.today();
    let lines: Vec<Value> = lines.iter().map(|line| due_line(line, today)).collect();
    let body = json!({ "due": lines, "next": next });
    Ok(json_answer(StatusCode::OK, &body, None))
}

/// A place in the list: the day and the identifier of the last date seen.
fn place(text: &str) -> Option<(NaiveDate, DeadlineId)> {
    let (day, deadline) = text.split_once('.')?;
    Some((date(day)?, id(deadline)?))
}

fn due_line(line: &DueLine, today: NaiveDate) -> Value {
    let recorded_on = crate::wiring::day_of(line.recorded_at);
    json!({
        "case": line.deadline.case, "reference": line.reference, "municipality": line.municipality,
        "team": line.team, "caseworker": line.caseworker,
        "deadline": case_json::deadline(&line.deadline, recorded_on, today),
    })
}

async fn calculate(call: Call) -> Answer {
    // Nothing is stored, so that asking twice gives the same answer by itself; a key is only read.
    call.idempotency()?;
    let wrong = |name, expected: &str| ApiProblem::of_query("query.malformed", name, expected);
    let profile = call.asked("profile").map(|text| {
        let unknown = |_| wrong("profile", "careful, statutory or strict");
        text.parse::<Profile>().map_err(unknown)
    });
    let trace = match call.asked("trace") {
        None | Some("steps") => TraceLevel::Steps,
        Some("none") => TraceLevel::None,
        Some("full") => TraceLevel::Full,
        Some(_) => return Err(wrong("trace", "none, steps or full")),
    };
    let choices = Choices {
        profile: profile.transpose()?.unwrap_or(Profile::Careful),
        trace,
    };
    let many = media_type(&call.headers, CONTENT_TYPE.as_str()).is_some_and(|kind| kind == LINES);
    let (book, body) = (call.api.app.book, call.body);
    // A megabyte of questions is a moment's work, and other requests do not wait for it.
    let counted = tokio::task::spawn_blocking(move || {
        if many {
            Ok(answers(book, &body, choices))
        } else {
            let answered = ask(book, 1, &body, choices).map_err(|failure| refused(&failure))?;
            serde_json::to_string(&answered).map_err(|error| ApiProblem::broken(&error))
        }
    });
    let text = counted
        .await
        .map_err(|error| ApiProblem::broken(&error))??;
    let kind = HeaderValue::from_static(if many { LINES } else { JSON });
    Ok((StatusCode::OK, [(CONTENT_TYPE, kind)], text).into_response())
}

fn ask<'book>(
    book: &'book RuleBook,
    line: u64,
    bytes: &[u8],
    choices: Choices,
) -> Result<contract::Answer<'book>, Failure> {
    let question: Tree = serde_json::from_slice(bytes).map_err(|error| Failure {
        line,
        id: line.to_string(),
        error: LineError::invalid_json(error.to_string()),
    })?;
    contract::answer(book, line, &question, choices)
}

/// Every line in order, as `termijn deadlines` answers them.
fn answers(book: &RuleBook, bytes: &[u8], choices: Choices) -> String {
    let mut text = String::new();
    for (line, bytes) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let bytes = bytes.trim_ascii();
        if bytes.is_empty() {
            continue;
        }
        let said = match ask(book, line, bytes, choices) {
            Ok(answer) => serde_json::to_string(&answer),
            Err(failure) => serde_json::to_string(&failure),
        };
        // These types have only texts as keys and no numbers that JSON lacks: this cannot fail.
        text.push_str(&said.unwrap_or_default());
        text.push('\n');
    }
    text
}

/// The failure of one question as a problem; `error` is as it stands in a line of many.
fn refused(failure: &Failure) -> Box<ApiProblem> {
    let error = &failure.error;
    let Some(code) = codes::known(error.code) else {
        return ApiProblem::broken(&format!(
            "the calculator has a code of its own: {}",
            error.code
        ));
    };
    ApiProblem::new(code, error.message.clone())
        .at(&error.field, error.expected.clone())
        .and("line", failure.line)
        .and("id", failure.id.clone())
        .and("error", json!(error))
}
