//! What a click on Post changes, each in one transaction with its line in the history: a decision about a
//! letter, and the switch that stops all sending. Being at this machine is the permission, as everywhere
//! on the desk until there are accounts.
//! Not here: deciding what is possible (`casework::decision`), and what a hold does (`jobs`).

use casework::access::Actor;
use casework::decision::{Course, Decision};
use casework::ids::{AuditId, DeliveryId, SettingId};
use casework::words::AuditAction;
use jobs::Jobs;
use jobs::steps::{Decider, NotDecided};
use serde_json::Value;
use store::audit::{self, AuditLine};
use store::settings::{self, Setting};
use uuid::Uuid;
use views::pages::Did;

use crate::http::guard::Form;
use crate::http::{App, Problem};
use crate::wiring::{RandomIds, day_of, job_settings};

/// A longer reason is no reason for a list.
const LONGEST_REASON: usize = 200;

/// What the page is asked to show next: a word of its address and the value.
pub type Back = (&'static str, &'static str);

/// Why nothing was done.
#[derive(Debug)]
pub enum NotDone {
    /// It makes no sense; the key of the sentence.
    Refused(String),
    /// There is no such letter, or the database failed.
    Problem(Problem),
}

impl<E: Into<Problem>> From<E> for NotDone {
    fn from(error: E) -> Self {
        Self::Problem(error.into())
    }
}

/// Decides about a letter.
pub async fn decide(app: &App, id: &str, form: &Form) -> Result<Back, NotDone> {
    let id = DeliveryId(Uuid::try_parse(id).map_err(|_| Problem::NotFound)?);
    let decision = form.field("decision").and_then(|text| text.parse().ok());
    let Some(decision): Option<Decision> = decision else {
        return Err(NotDone::Refused("refused-form".to_owned()));
    };
    let jobs = Jobs::new(app.store.clone(), job_settings(&app.config)?, RandomIds);
    let by = Decider {
        actor: Actor::operator(),
        why: None,
    };
    let done = jobs::steps::decide(&jobs, id, decision, by, (app.clock)()).await;
    let did = match done {
        Ok((Course::SameBytes, _)) => Did::SameBytes,
        Ok((Course::NewLetter, _)) => Did::NewLetter,
        Ok(_) if decision == Decision::Arrived => Did::Arrived,
        Ok(_) => Did::GivenUp,
        Err(NotDecided::NoLetter) => return Err(Problem::NotFound.into()),
        Err(NotDecided::Senseless(why)) => {
            let key = format!("refused-{}", why.as_str().replace('_', "-"));
            return Err(NotDone::Refused(key));
        }
        Err(NotDecided::Store(error)) => return Err(error.into()),
    };
    ring(app);
    Ok(("did", did.code()))
}

/// Lets nothing leave any more.
pub async fn hold(app: &App, form: &Form) -> Result<Back, NotDone> {
    let reason = form.field("reason").unwrap_or_default().trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        return Ok(("wrong", "reason"));
    }
    set(app, AuditAction::SendingHeld, reason.into()).await?;
    Ok(("did", Did::Held.code()))
}

/// Lets letters leave again.
pub async fn release(app: &App) -> Result<Back, NotDone> {
    set(app, AuditAction::SendingReleased, Value::Null).await?;
    ring(app);
    Ok(("did", Did::Released.code()))
}

/// The same setting that `termijn setting set sending_hold` writes.
async fn set(app: &App, action: AuditAction, value: Value) -> Result<(), Problem> {
    let now = (app.clock)();
    let setting = Setting {
        id: SettingId::next(&mut RandomIds),
        key: jobs::HOLD.to_owned(),
        value: value.clone(),
        in_force_from: day_of(now),
        set_by: None,
        set_at: now,
    };
    let line = AuditLine {
        id: AuditId::next(&mut RandomIds),
        at: now,
        actor: Actor::operator().name(),
        action: action.as_str().to_owned(),
        case_id: None,
        before: None,
        after: Some(serde_json::json!({ "reason": value })),
    };
    let written = app.store.write(move |tx| {
        Box::pin(async move {
            settings::set(tx, &setting).await?;
            audit::append(tx, &line).await
        })
    });
    Ok(written.await?)
}

/// The worker beside the pages looks at once.
fn ring(app: &App) {
    if let Some(worker) = &app.worker {
        worker.doorbell.notify_one();
    }
}
