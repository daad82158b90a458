//! `termijn deliveries go`, `plan` and `incidents`: what was missed while nothing could leave.
//! Not here: noticing it; the processes that send do.

use casework::ids::AuditId;
use casework::words::{AuditAction, CatchUpState};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use store::audit::{self, AuditLine};
use store::catch_up::{self, CatchUp, IncidentLine};

use crate::cli::output::{Listed, local, print, say};
use crate::cli::{CliError, Format, hold};
use crate::config::Config;
use crate::wiring::{RandomIds, block_on, now, open_store};

/// So many times of catching up are shown.
const SHOWN: u32 = 20;

#[derive(Serialize)]
struct Line {
    state: &'static str,
    since: DateTime<Utc>,
    began_at: DateTime<Utc>,
    letters: u32,
    minutes: i64,
    too_late: u32,
    calls: u32,
    wait_until: Option<DateTime<Utc>>,
    released_at: Option<DateTime<Utc>>,
    released_by: Option<String>,
    done_at: Option<DateTime<Utc>>,
    plan: String,
}

impl From<CatchUp> for Line {
    fn from(one: CatchUp) -> Self {
        Self {
            state: one.state.as_str(),
            since: one.since_at,
            began_at: one.began_at,
            letters: one.plan.letters,
            minutes: (one.plan.drain.num_seconds() + 59) / 60,
            too_late: one.plan.too_late,
            calls: one.plan.calls,
            wait_until: one.wait_until,
            released_at: one.released_at,
            released_by: one.released_by,
            done_at: one.done_at,
            plan: one.plan.to_string(),
        }
    }
}

impl Listed for Line {
    const COLUMNS: &'static [&'static str] = &[
        "state",
        "nothing left since",
        "noticed",
        "waits until",
        "done",
        "plan",
    ];

    fn cells(&self) -> Vec<String> {
        let shown = |at: Option<DateTime<Utc>>| at.map_or_else(|| "-".to_owned(), local);
        vec![
            self.state.to_owned(),
            local(self.since),
            local(self.began_at),
            shown(self.wait_until),
            shown(self.done_at),
            self.plan.clone(),
        ]
    }
}

#[derive(Serialize)]
struct Person {
    case: String,
    rule: String,
    on: NaiveDate,
    what: &'static str,
    open: bool,
}

impl From<IncidentLine> for Person {
    fn from(one: IncidentLine) -> Self {
        Self {
            case: one.reference,
            rule: one.rule,
            on: one.on,
            what: one.what.as_str(),
            open: one.open,
        }
    }
}

impl Listed for Person {
    const COLUMNS: &'static [&'static str] = &["date", "case", "rule", "what", "duty"];

    fn cells(&self) -> Vec<String> {
        let duty = if self.open { "open" } else { "ended" };
        vec![
            self.on.to_string(),
            self.case.clone(),
            self.rule.clone(),
            self.what.to_owned(),
            duty.to_owned(),
        ]
    }
}

/// Lets letters go that wait for a person.
pub fn go(config: &Config, by: Option<String>) -> Result<(), CliError> {
    let released = block_on(async {
        let store = open_store(config).await?;
        let actor = hold::actor(&store, by.as_deref()).await?;
        let at = now();
        let released = store.write(move |tx| {
            Box::pin(async move {
                let Some(live) = catch_up::live(tx).await? else {
                    return Ok(None);
                };
                if live.state != CatchUpState::Waiting
                    || !catch_up::release(tx, live.id, Some(&actor), at).await?
                {
                    return Ok(None);
                }
                let line = AuditLine {
                    id: AuditId::next(&mut RandomIds),
                    at,
                    actor,
                    action: AuditAction::CatchUpReleased.as_str().to_owned(),
                    case_id: None,
                    before: None,
                    after: Some(serde_json::json!({
                        "catch_up": live.id,
                        "letters": live.plan.letters,
                        "calls": live.plan.calls,
                    })),
                };
                audit::append(tx, &line).await?;
                Ok(Some(live.plan))
            })
        });
        Ok(released.await?)
    })?;
    let Some(plan) = released else {
        return Err(CliError::Unknown(
            "no letters wait for anybody; see `termijn deliveries plan` and `termijn hold show`"
                .to_owned(),
        ));
    };
    say(&format!("Letters may leave: {plan}."))
}

/// Shows the last times of catching up.
pub fn plan(config: &Config, format: Format) -> Result<(), CliError> {
    let found = block_on(async {
        let store = open_store(config).await?;
        let read = store.read(|tx| Box::pin(catch_up::list(tx, SHOWN)));
        Ok(read.await?)
    })?;
    print(
        format,
        &found.into_iter().map(Line::from).collect::<Vec<_>>(),
    )
}

/// Lists the people who have to be reached otherwise.
pub fn incidents(config: &Config, format: Format) -> Result<(), CliError> {
    let found = block_on(async {
        let store = open_store(config).await?;
        let read = store.read(|tx| {
            Box::pin(async move {
                match catch_up::list(tx, 1).await?.first() {
                    Some(last) => catch_up::incidents(tx, last.id).await,
                    None => Ok(Vec::new()),
                }
            })
        });
        Ok(read.await?)
    })?;
    print(
        format,
        &found.into_iter().map(Person::from).collect::<Vec<_>>(),
    )
}
