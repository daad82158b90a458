//! Law, settings and stored cases brought together for the jobs that plan cases again and compare what is
//! planned.
//! Not here: planning and comparing (`casework`), and when either is done (`jobs`).

use std::sync::Arc;

use casework::ids::{CaseId, Ids};
use casework::reconcile::{Difference, Watched, differences};
use casework::settings::Settings;
use chrono::{DateTime, Utc};
use jobs::JobError;
use jobs::planner::{Answer, Planner, Replanned};
use law::RuleBook;
use sha2::{Digest, Sha256};
use store::{Store, StoreError, walks};

use crate::books::OlderBooks;
use crate::cli::CliError;
use crate::config::Config;
use crate::desk::{Desk, DeskError};
use crate::settings;
use crate::wiring::{RandomIds, day_of};

/// The planner of an office: its database, its settings, the rule books its cases are on.
pub struct OfficePlanner {
    store: Store,
    config: Config,
    book: &'static RuleBook,
    older: OlderBooks,
}

impl OfficePlanner {
    /// The planner of an open database.
    ///
    /// # Errors
    /// When the rule book of this binary is wrong.
    pub fn new(store: Store, config: Config) -> Result<Self, CliError> {
        Ok(Self {
            store,
            config,
            book: RuleBook::embedded()?,
            older: OlderBooks::default(),
        })
    }

    async fn settings(&self, now: DateTime<Utc>) -> Result<Settings, JobError> {
        let found = settings::in_force(&self.store, &self.config, day_of(now)).await;
        found.map_err(of_settings)
    }

    /// The older book a case is on; `None` where it is the book of this binary, or is not kept here.
    async fn older(&self, hash: &str) -> Result<Option<Arc<RuleBook>>, StoreError> {
        if hash == self.book.hash() {
            return Ok(None);
        }
        let (older, hash) = (self.older.clone(), hash.to_owned());
        self.store
            .read(move |tx| Box::pin(async move { older.find(tx, &hash).await }))
            .await
    }
}

impl Planner for OfficePlanner {
    fn differences(
        &self,
        cases: Vec<Watched>,
        now: DateTime<Utc>,
    ) -> Answer<'_, Vec<(Watched, Vec<Difference>)>> {
        Box::pin(async move {
            let settings = self.settings(now).await?;
            let mut all = Vec::new();
            for case in cases {
                let older = self.older(&case.rulebook).await?;
                let found = match older.as_deref() {
                    Some(book) => differences(&case, book, &settings, now),
                    None if case.rulebook == self.book.hash() => {
                        differences(&case, self.book, &settings, now)
                    }
                    // Nobody can say what its dates need before `termijn law apply`.
                    None => Vec::new(),
                };
                all.push((case, found));
            }
            Ok(all)
        })
    }

    fn replan(&self, cases: Vec<CaseId>, now: DateTime<Utc>) -> Answer<'_, Replanned> {
        Box::pin(async move {
            let desk = Desk::new(self.store.clone(), &self.config, day_of(now)).await;
            let desk = desk.map_err(of_settings)?;
            let mut done = Replanned::default();
            for case in cases {
                match desk.replan_if_changed(case, now).await {
                    Ok(true) => done.changed.push(case),
                    // Somebody else changed it at this moment, which planned it, too; or it is gone.
                    Ok(false)
                    | Err(DeskError::NoSuchCase | DeskError::Store(StoreError::Conflict { .. })) => {
                    }
                    Err(DeskError::Store(error)) => return Err(error.into()),
                    Err(refused) => done.refused.push((case, refused.to_string())),
                }
            }
            Ok(done)
        })
    }

    fn basis(&self, now: DateTime<Utc>) -> Answer<'_, String> {
        Box::pin(async move { Ok(basis(&self.settings(now).await?)) })
    }
}

fn of_settings(error: CliError) -> JobError {
    match error {
        CliError::Store(error) => error.into(),
        other => JobError::Planner(other.to_string()),
    }
}

/// A text that is another one as soon as the settings are.
fn basis(settings: &Settings) -> String {
    let digest = Sha256::digest(format!("{settings:?}"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Remembers that every open case was brought to the settings in force, so that the jobs need not do it.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn followed(store: &Store, config: &Config, now: DateTime<Utc>) -> Result<(), CliError> {
    let basis = basis(&settings::in_force(store, config, day_of(now)).await?);
    let name = RandomIds.next_uuid().to_string();
    let written = store.write(move |tx| {
        Box::pin(async move {
            // Jobs that have the walk in hand go on with it; it finds nothing to do.
            let Some(walk) = walks::take(tx, jobs::steps::SETTINGS, &name, now, now).await? else {
                return Ok(());
            };
            let mut walk = walk.anew(basis, 0, now);
            walk.finished_at = Some(now);
            walks::put(tx, &walk, &name, true).await.map(|_| ())
        })
    });
    Ok(written.await?)
}

#[cfg(test)]
mod tests;
