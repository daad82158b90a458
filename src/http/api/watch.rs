//! For those who watch the service: is it alive, is it ready, and its figures.
//! Not here: what makes a service ready ([`super::readiness`]) and who is warned. Nothing here names a
//! person or a case.

use std::fmt::Write;

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::IntoResponse;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use store::figures;
use store::workers::WorkerState;

use super::call::Call;
use super::readiness::{Seen, checks};
use super::reconciliation::Reconciled;
use super::writing::json_answer;
use super::{Access, Answer, JSON, Route, Sent};
use crate::http;
use crate::wiring::pace;

/// The form of figures that Prometheus reads.
const FIGURES: &str = "text/plain; version=0.0.4";

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

async fn metrics(call: Call) -> Answer {
    let (app, now) = (&call.api.app, call.now);
    let hours = app.config.sending_hours().unwrap_or_default();
    let pace = pace(&app.config);
    let read = app.store.read(move |tx| {
        Box::pin(async move {
            let seen = Seen::read(tx, &hours, pace, now).await?;
            let reconciled = Reconciled::read(tx).await?;
            Ok((figures::read(tx, now).await?, seen, reconciled))
        })
    });
    let (figures, seen, reconciled) = read.await?;
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
    let waits = seen.waits.unwrap_or_default();
    let about =
        "How long the oldest letter waits that could have left, within the hours at which it may.";
    page.one(
        "termijn_oldest_due_unsent_seconds",
        "gauge",
        about,
        seconds(waits),
    );
    page.many_hands(&seen, now);
    page.compared(&reconciled);
    if let Some(worker) = &app.worker {
        page.own_hands(worker);
    }
    let kind = HeaderValue::from_static(FIGURES);
    Ok((StatusCode::OK, [(CONTENT_TYPE, kind)], page.0).into_response())
}

/// Of whole seconds and their thousandths.
fn seconds(span: TimeDelta) -> f64 {
    // What a double cannot hold of a span does not matter.
    #[allow(clippy::cast_precision_loss)]
    let seconds = span.num_milliseconds() as f64 / 1_000.0;
    seconds
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

    /// Every process that runs jobs on this database.
    fn many_hands(&mut self, seen: &Seen, now: DateTime<Utc>) {
        let states = seen.workers.iter().map(|one| one.state(now));
        let states: Vec<WorkerState> = states.collect();
        let counted = WorkerState::ALL.map(|state| {
            let many = states.iter().filter(|one| **one == state).count();
            let many = i64::try_from(many).unwrap_or(i64::MAX);
            (state.as_str().to_owned(), many)
        });
        let about = "Processes that run jobs on this database, wherever they are.";
        self.many("termijn_workers", "gauge", about, "state", &counted);
        let beaten = seen.workers.iter().map(|one| one.beat_at.timestamp()).max();
        let about = "The last sign of life of any of them; 0 when there is none.";
        let name = "termijn_last_sign_of_life_timestamp_seconds";
        self.one(name, "gauge", about, beaten.unwrap_or_default());
        let of_silent = seen.workers.iter().zip(&states);
        let of_silent = of_silent.filter(|(_, state)| **state == WorkerState::Silent);
        let in_hand: i64 = of_silent.map(|(one, _)| one.in_hand).sum();
        let about = "Letters that silent processes had claimed and nobody took back yet.";
        self.one("termijn_letters_in_silent_hands", "gauge", about, in_hand);
        let shut = seen.shut.map(|shut| seconds(now - shut.since));
        let about = "For how long the mail server has been left alone.";
        let name = "termijn_mail_server_left_alone_seconds";
        self.one(name, "gauge", about, shut.unwrap_or_default());
        let about = "Mail domains that are left alone.";
        let name = "termijn_mail_domains_left_alone";
        self.one(name, "gauge", about, seen.domains_shut.len());
        let about = "Mail domains that said it is too much and are written to more slowly.";
        let name = "termijn_mail_domains_slowed";
        self.one(name, "gauge", about, seen.domains_slowed);
        self.holds(seen);
        let about = "Whether that is because half of the last letters were refused for good.";
        let (name, stopped) = ("termijn_sending_stopped_by_itself", u8::from(seen.stopped));
        self.one(name, "gauge", about, stopped);
    }

    /// What the reconciliation found since the beginning.
    fn compared(&mut self, of: &Reconciled) {
        let about = "Differences between what is planned and what should be, by kind.";
        let name = "termijn_differences_total";
        self.many(name, "counter", about, "kind", &of.found());
        let about = "Those that planning again did not put right.";
        let name = "termijn_differences_unmended_total";
        self.many(name, "counter", about, "kind", &of.unmended());
        let about = "When cases were last compared with what is planned; 0 when never.";
        let name = "termijn_last_reconciled_timestamp_seconds";
        self.one(name, "gauge", about, of.looked_at());
    }

    /// What keeps letters from leaving, and whether they will leave in time.
    fn holds(&mut self, seen: &Seen) {
        let about = "Whether letters are held back.";
        self.one("termijn_sending_held", "gauge", about, u8::from(seen.held));
        let by = ["operator", "clock", "catch_up"].map(|by| {
            let held = seen.holds.iter().any(|one| one.by == by);
            (by.to_owned(), i64::from(held))
        });
        let about =
            "Who or what holds letters back; the reason is in /readyz and termijn hold show.";
        self.many("termijn_sending_held_by", "gauge", about, "by", &by);
        let plan = seen.catching_up.as_ref().map(|one| one.plan);
        let plan = plan.unwrap_or_default();
        let about = "Letters that were due when catching up began; 0 when nothing is caught up.";
        self.one("termijn_catch_up_letters", "gauge", about, plan.letters);
        let about = "People who have to be called because of what is being caught up.";
        self.one("termijn_catch_up_calls", "gauge", about, plan.calls);
        let about =
            "Letters that cannot leave before their window closes, at the pace that is allowed.";
        self.one("termijn_letters_too_late", "gauge", about, seen.too_late);
    }

    /// The worker of this process, since it began.
    fn own_hands(&mut self, worker: &http::Worker) {
        let said = worker.pulse.figures();
        let looked = said.swept_at.map_or(0, |at| at.timestamp());
        let about = "When the worker last looked for what is due; 0 before the first look.";
        self.one(
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
            self.one(name, "counter", about, count);
        }
    }
}
