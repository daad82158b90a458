//! The one place that holds a clock, randomness and the open database, and hands them out as values.
//! Not here: what is done with them.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use jobs::JobSettings;
use store::{Kind, SchemaState, Store, StoreOptions};
use uuid::Uuid;

use crate::cli::CliError;
use crate::config::Config;

/// Now, cut to microseconds as the database keeps it.
pub fn now() -> DateTime<Utc> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the wiring reads the clock so that nobody else does"
    )]
    Utc::now().trunc_subsecs(6)
}

/// The civil day in Brussels of an instant: the only day the law knows.
pub fn day_of(now: DateTime<Utc>) -> NaiveDate {
    casework::brussels::day_of(now)
}

/// Random identifiers, ordered by time.
pub struct RandomIds;

impl casework::ids::Ids for RandomIds {
    fn next_uuid(&mut self) -> Uuid {
        #[expect(
            clippy::disallowed_methods,
            reason = "the wiring is where randomness comes in"
        )]
        Uuid::now_v7()
    }
}

/// Opens the database of the configuration and makes sure that its schema is this program's. A new
/// SQLite file gets its tables at once; anything else that is behind waits for `termijn migrate`.
pub async fn open_store(config: &Config) -> Result<Store, CliError> {
    let store = Store::open(&config.database.url, &StoreOptions::default()).await?;
    let state = store.schema_state().await?;
    if store.kind() == Kind::Sqlite && matches!(state, SchemaState::Behind { empty: true, .. }) {
        store.migrate().await?;
    }
    store.require_current_schema().await?;
    Ok(store)
}

/// The sender of simulations and the demo, where no real one is set; the domain can never exist.
const SENDER_OF_NOBODY: &str = "termijn@organisation.invalid";

/// What the sending jobs are told by the configuration.
pub fn job_settings(config: &Config) -> Result<JobSettings, CliError> {
    let from = config.mail.from.as_deref().unwrap_or(SENDER_OF_NOBODY);
    let mut settings = JobSettings::new(&config.organisation.name, from)?;
    settings.hours = config.sending_hours()?;
    Ok(settings)
}

/// Runs asynchronous work to its end.
pub fn block_on<T>(work: impl Future<Output = Result<T, CliError>>) -> Result<T, CliError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    runtime
        .map_err(|cause| CliError::File {
            what: "cannot start the runtime".to_owned(),
            cause,
        })?
        .block_on(work)
}
