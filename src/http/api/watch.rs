//! For those who watch the service: is it alive, is it ready, and its figures.
//! Not here: who is warned. Nothing here names a person or a case.

use std::fmt::Write;

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::IntoResponse;
use casework::brussels;
use casework::sending::SendingHours;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use store::{SchemaState, figures, settings};

use super::call::Call;
use super::writing::json_answer;
use super::{Access, Answer, JSON, Route, Sent};
use crate::books;
use crate::http::App;

/// The form of figures that Prometheus reads.
const FIGURES: &str = "text/plain; version=0.0.4";
/// What could have left may wait this long within sending hours.
const LATE_AFTER: TimeDelta = TimeDelta::minutes(15);
/// The worker may miss so many looks.
const LOOKS_MISSED: f64 = 3.0;
/// ... and one look may take so long.
const LOOK_WITHIN_SECONDS: f64 = 60.0;

/// `GET /healthz`
pub static ALIVE: Route = Route {
    method: Method::GET,
    path: "/healthz",
    id: "alive",
    summary: "Whether the process answers; asks nothing else",
    access: Access::Open,
    query: &[],
    sent: Sent::Nothing,
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(JSON, "Alive")],
    also: &[],
    answer: |_| {
        Box::pin(async {
            let body = json!({ "status": "alive" });
            Ok(json_answer(StatusCode::OK, &body, None))
        })
    },
};

/// `GET /readyz`
pub static READY: Route = Route {
    method: Method::GET,
    path: "/readyz",
    id: "ready",
    summary: "Whether the service does its work: 503 with the checks that failed when it does not",
    access: Access::Open,
    query: &[],
    sent: Sent::Nothing,
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(JSON, "Readiness")],
    also: &[503],
    answer: |call| Box::pin(ready(call)),
};

/// `GET /metrics`
pub static METRICS: Route = Route {
    method: Method::GET,
    path: "/metrics",
    id: "figures",
    summary: "Figures in the text form of Prometheus, for a key or for this machine",
    access: Access::KeyOrLoopback,
    query: &[],
    sent: Sent::Nothing,
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(FIGURES, "Figures")],
    also: &[],
    answer: |call| Box::pin(metrics(call)),
};

/// One thing that must hold.
struct Check {
    name: &'static str,
    ok: bool,
    said: String,
}

impl Check {
    fn new(name: &'static str, ok: bool, said: impl Into<String>) -> Self {
        let said = said.into();
        Self { name, ok, said }
    }
}

async fn ready(call: Call) -> Answer {
    let checks = checks(&call.api.app, call.now).await;
    let ready = checks.iter().all(|check| check.ok);
    let checks: Vec<Value> = checks
        .iter()
        .map(|check| json!({ "name": check.name, "ok": check.ok, "detail": check.said }))
        .collect();
    let status = if ready { "ready" } else { "not_ready" };
    let body = json!({ "status": status, "checks": checks });
    let code = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    Ok(json_answer(code, &body, None))
}

async fn checks(app: &App, now: DateTime<Utc>) -> Vec<Check> {
    let state = app.store.schema_state().await;
    let said = if state.is_ok() {
        "answers"
    } else {
        "does not answer"
    };
    let mut checks = vec![Check::new("database", state.is_ok(), said)];
    let current = matches!(state, Ok(SchemaState::Current));
    let said = if current {
        "is the one of this program"
    } else {
        "is not known to be the one of this program; see termijn migrate"
    };
    checks.push(Check::new("schema", current, said));
    if current {
        checks.push(unsent(app, now).await);
        checks.push(rulebook(app).await);
    }
    if let Some(worker) = &app.worker {
        let looked_at = worker.pulse.figures().swept_at;
        let age = looked_at.map(|at| seconds(now - at));
        let most = LOOKS_MISSED * app.config.jobs.sweep_seconds + LOOK_WITHIN_SECONDS;
        let said = match age {
            Some(age) => format!("looked {age:.0} seconds ago"),
            None => "has not looked yet".to_owned(),
        };
        checks.push(Check::new(
            "worker",
            age.is_some_and(|age| age <= most),
            said,
        ));
    }
    checks
}

/// Another book than was applied is no alarm: cases keep their dates, and somebody is asked to confirm.
async fn rulebook(app: &App) -> Check {
    let book = app.book;
    let read = app
        .store
        .read(move |tx| Box::pin(async move { books::standing(tx, book).await }));
    match read.await {
        Ok(standing) => Check::new("rulebook", true, standing.said()),
        Err(_) => Check::new("rulebook", false, "cannot be read"),
    }
}

async fn unsent(app: &App, now: DateTime<Utc>) -> Check {
    let today = brussels::day_of(now);
    let read = app.store.read(move |tx| {
        Box::pin(async move {
            let held = settings::find_at(tx, jobs::HOLD, today).await?;
            let held = held.is_some_and(|setting| !setting.value.is_null());
            Ok((figures::unsent_since(tx, now).await?, held))
        })
    });
    let (Ok((since, held)), Ok(hours)) = (read.await, app.config.sending_hours()) else {
        return Check::new("unsent", false, "cannot be read");
    };
    match waiting(since, &hours, now) {
        // Somebody wants it so; another machine would not send it either. The reason is not for
        // everybody who asks.
        Some(waits) if held => {
            let said = format!(
                "sending is on hold; the oldest waits for {} seconds",
                waits.num_seconds()
            );
            Check::new("unsent", true, said)
        }
        Some(waits) => {
            let said = format!("the oldest waits for {} seconds", waits.num_seconds());
            Check::new("unsent", waits <= LATE_AFTER, said)
        }
        None => Check::new("unsent", true, "nothing waits that could leave now"),
    }
}

/// How long something has waited while letters left: at night and on a Sunday nothing is late.
fn waiting(
    since: Option<DateTime<Utc>>,
    hours: &SendingHours,
    now: DateTime<Utc>,
) -> Option<TimeDelta> {
    if !hours.is_open(now) {
        return None;
    }
    let opened = hours.opening(brussels::day_of(now));
    since.map(|since| (now - since.max(opened)).max(TimeDelta::zero()))
}

fn seconds(span: TimeDelta) -> f64 {
    // What a double cannot hold of a span does not matter.
    #[allow(clippy::cast_precision_loss)]
    let seconds = span.num_milliseconds() as f64 / 1_000.0;
    seconds
}

async fn metrics(call: Call) -> Answer {
    let (app, now) = (&call.api.app, call.now);
    let read = app
        .store
        .read(move |tx| Box::pin(async move { figures::read(tx, now).await }));
    let figures = read.await?;
    let mut page = Page::default();
    page.one(
        "termijn_cases_open",
        "gauge",
        "Open cases.",
        figures.cases_open,
    );
    let about = "Reminders whose window is open and that stand in no letter.";
    page.one(
        "termijn_reminders_in_window",
        "gauge",
        about,
        figures.reminders_in_window,
    );
    let about = "Letters that have not reached their end.";
    page.many("termijn_letters", "gauge", about, "state", &figures.letters);
    let about = "Open work for humans.";
    page.many("termijn_tasks_open", "gauge", about, "kind", &figures.tasks);
    let hours = app.config.sending_hours().unwrap_or_default();
    let waits = waiting(figures.unsent_since, &hours, now).unwrap_or_default();
    let about = "How long the oldest letter waits that could have left, within sending hours.";
    page.one(
        "termijn_oldest_due_unsent_seconds",
        "gauge",
        about,
        seconds(waits),
    );
    if let Some(worker) = &app.worker {
        let said = worker.pulse.figures();
        let looked = said.swept_at.map_or(0, |at| at.timestamp());
        let about = "When the worker last looked for what is due; 0 before the first look.";
        page.one(
            "termijn_last_sweep_timestamp_seconds",
            "gauge",
            about,
            looked,
        );
        for (name, about, count) in [
            ("termijn_sweeps_total", "Looks that went well.", said.sweeps),
            (
                "termijn_sweeps_failed_total",
                "Looks that failed.",
                said.failed_sweeps,
            ),
            (
                "termijn_letters_handed_total",
                "Letters handed to the worker.",
                said.handed,
            ),
            (
                "termijn_letters_finished_total",
                "Letters the worker is done with.",
                said.finished,
            ),
            (
                "termijn_letters_sent_total",
                "Letters that were taken.",
                said.sent,
            ),
            (
                "termijn_letters_no_longer_true_total",
                "Letters that were no longer true before they left.",
                said.refused,
            ),
            (
                "termijn_letters_not_sent_total",
                "Tries that did not send a letter.",
                said.not_sent,
            ),
        ] {
            page.one(name, "counter", about, count);
        }
    }
    let kind = HeaderValue::from_static(FIGURES);
    Ok((StatusCode::OK, [(CONTENT_TYPE, kind)], page.0).into_response())
}

/// Figures as text. Names and labels are our own words, which need no escaping.
#[derive(Default)]
struct Page(String);

impl Page {
    fn head(&mut self, name: &str, kind: &str, about: &str) {
        let _a_string_takes_all = write!(self.0, "# HELP {name} {about}\n# TYPE {name} {kind}\n");
    }

    fn one(&mut self, name: &str, kind: &str, about: &str, value: impl std::fmt::Display) {
        self.head(name, kind, about);
        let _a_string_takes_all = writeln!(self.0, "{name} {value}");
    }

    fn many(&mut self, name: &str, kind: &str, about: &str, label: &str, all: &[(String, i64)]) {
        self.head(name, kind, about);
        for (of, value) in all {
            let _a_string_takes_all = writeln!(self.0, "{name}{{{label}=\"{of}\"}} {value}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_late_while_no_letter_leaves() {
        let hours = SendingHours::default();
        let friday = "2026-11-20".parse().unwrap();
        let at = |minute| brussels::at(friday, minute);
        let minutes =
            |since, now| waiting(Some(at(since)), &hours, at(now)).map(|waits| waits.num_minutes());
        assert_eq!(minutes(120, 8 * 60), None);
        assert_eq!(minutes(120, 9 * 60 + 10), Some(10));
        assert_eq!(minutes(10 * 60, 10 * 60 + 20), Some(20));
        assert_eq!(minutes(10 * 60, 17 * 60), None);
        assert_eq!(waiting(None, &hours, at(600)), None);
        let sunday = brussels::at("2026-11-22".parse().unwrap(), 600);
        assert_eq!(waiting(Some(at(600)), &hours, sunday), None);
    }
}
