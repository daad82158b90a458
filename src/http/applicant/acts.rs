//! What a click changes, each in one transaction: a claim, a doubt, e-mail off and on. A second click
//! changes nothing more. Who clicks has proved no more than that they hold the link.
//! Not here: deciding it; `casework::applicant` does.

use casework::access::Actor;
use casework::applicant::{self as rules, Said};
use casework::command::Context;
use casework::ids::DeadlineId;
use casework::settings::Settings;
use casework::words::TaskKind;
use chrono::{DateTime, Utc};
use store::applicant::{self, Link};
use store::audit::{self, AuditLine};
use store::case_files::{load, save};
use store::tasks::{self, NewTask};
use store::{StoreError, Tx};

use super::page::spoken_of_with;
use crate::desk::{DeskError, closing_days};
use crate::http::{App, Problem};
use crate::settings;
use crate::wiring::{RandomIds, day_of};

/// A case that somebody else changes at the same moment is tried again so often.
const TRIES: usize = 4;

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Store(error) => error.into(),
            other => Self::Broken(other.to_string()),
        }
    }
}

/// Writes down what was said of a date. False when it is none of the page's.
pub async fn say(app: &App, link: &Link, duty: &str, said: Said) -> Result<bool, Problem> {
    let Ok(deadline) = duty.parse::<DeadlineId>() else {
        return Ok(false);
    };
    let now = (app.clock)();
    let settings = settings::in_force(&app.store, &app.config, day_of(now)).await?;
    let mut tries = TRIES;
    loop {
        let (own, link, settings) = (app.clone(), link.clone(), settings.clone());
        let written = app.store.try_write(move |tx| {
            Box::pin(async move { say_in(tx, &own, &link, &settings, deadline, said, now).await })
        });
        tries -= 1;
        match written.await {
            Err(DeskError::Store(StoreError::Conflict { .. })) if tries > 0 => {}
            other => return Ok(other?),
        }
    }
}

async fn say_in(
    tx: &mut Tx,
    app: &App,
    link: &Link,
    settings: &Settings,
    deadline: DeadlineId,
    said: Said,
    now: DateTime<Utc>,
) -> Result<bool, DeskError> {
    let mut files = Vec::new();
    for case in &link.cases {
        files.extend(load::find(tx, *case).await?);
    }
    let all = spoken_of_with(&files, app, settings, deadline, day_of(now));
    for id in &all {
        // An open task says that it was said before, and that nobody has looked yet.
        if tasks::open_since(tx, said.task(), id.0).await?.is_some() {
            continue;
        }
        let mut own = files.iter_mut();
        let Some(file) = own.find(|file| file.find_deadline(*id).is_some()) else {
            continue;
        };
        let changes = rules::say(file, *id, said, now, &mut RandomIds)?;
        save::save(tx, &changes).await?;
        *file = changes.file;
    }
    Ok(!all.is_empty())
}

/// No more e-mail to the address, and in the same transaction a task for every case it served.
pub async fn stop(app: &App, link: &Link) -> Result<(), Problem> {
    let (now, link) = ((app.clock)(), link.clone());
    let written = app.store.write(move |tx| {
        Box::pin(async move {
            let address = link.address.expose();
            if !applicant::stop(tx, address, now).await? {
                return Ok(());
            }
            for case in applicant::cases_of_address(tx, address).await? {
                let (task, line) = rules::stopped(case, now, &mut RandomIds);
                tasks::add(tx, &NewTask::from(&task)).await?;
                audit::append(tx, &AuditLine::from(&line)).await?;
            }
            Ok(())
        })
    });
    Ok(written.await?)
}

/// E-mail to the address again: what the stop had ended is planned, and its tasks are done.
pub async fn resume(app: &App, link: &Link) -> Result<(), Problem> {
    let now = (app.clock)();
    let settings = settings::in_force(&app.store, &app.config, day_of(now)).await?;
    let mut tries = TRIES;
    loop {
        let (own, link, settings) = (app.clone(), link.clone(), settings.clone());
        let written = app.store.try_write(move |tx| {
            Box::pin(async move { resume_in(tx, &own, &link, &settings, now).await })
        });
        tries -= 1;
        match written.await {
            Err(DeskError::Store(StoreError::Conflict { .. })) if tries > 0 => {}
            other => {
                other?;
                break;
            }
        }
    }
    if let Some(worker) = &app.worker {
        worker.doorbell.notify_one();
    }
    Ok(())
}

async fn resume_in(
    tx: &mut Tx,
    app: &App,
    link: &Link,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<(), DeskError> {
    let address = link.address.expose();
    if applicant::stopped_at(tx, address).await?.is_none() {
        return Ok(());
    }
    let actor = Actor::operator();
    // Cases before contacts, as everybody who writes to both does.
    for case in applicant::cases_of_address(tx, address).await? {
        let Some(file) = load::find(tx, case).await? else {
            continue;
        };
        let closures = closing_days(tx, &file.municipality).await?;
        let mut context = Context {
            book: app.book,
            settings,
            closures: &closures,
            now,
            today: day_of(now),
            actor: &actor,
            ids: &mut RandomIds,
        };
        let changes = rules::resumed(&file, address, &mut context);
        save::save(tx, &changes).await?;
        tasks::settle(tx, TaskKind::Stopped, case.0, now).await?;
    }
    applicant::resume(tx, address).await?;
    Ok(())
}
