//! The one place that holds a clock, randomness and the open database, and hands them out as values.
//! Not here: what is done with them.

use std::time::Duration;

use casework::ids::Ids;
use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Utc};
use jobs::{JobSettings, Jobs, LinkMaker, Post, Receipts};
use store::{Kind, SchemaState, Store, StoreOptions};
use uuid::Uuid;

use crate::cli::CliError;
use crate::config::Config;
use crate::secrets;

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

/// Bytes that nobody can foresee.
///
/// # Errors
/// When the system has none to give.
pub fn random_bytes() -> std::io::Result<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes)
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
    settings.phone.clone_from(&config.organisation.phone);
    settings.lease = seconds(config.jobs.lease_seconds);
    settings.unknown_hold = seconds(config.sending.unknown_hold_seconds);
    let retries = config.sending.retry_minutes.iter();
    settings.retries = retries.map(|minutes| seconds(minutes * 60.0)).collect();
    settings.worker = format!("{}-{}", std::process::id(), RandomIds.next_uuid().simple());
    Ok(settings)
}

/// A span of the configuration, which has seconds with fractions.
pub fn seconds(seconds: f64) -> TimeDelta {
    TimeDelta::from_std(Duration::from_secs_f64(seconds)).unwrap_or(TimeDelta::MAX)
}

/// The sending jobs of an open database, with their receipts: letters are signed, and a marked one is
/// held as long as sending it may take.
pub fn sending_jobs(store: Store, config: &Config, post: &Post) -> Result<Jobs, CliError> {
    let mut settings = job_settings(config)?.sending_by(post);
    settings.dkim = config.dkim()?;
    let folder = &config.sending.receipts_dir;
    let file = |what: &str| {
        let what = format!("{what} {}", folder.display());
        move |cause| CliError::File { what, cause }
    };
    let key = secrets::key(&config.secrets.dir, "receipts.key")?;
    let receipts =
        Receipts::open(folder, key).map_err(file("cannot make the folder of receipts"))?;
    let jobs = Jobs::new(store, settings, RandomIds).with_receipts(receipts);
    Ok(match config.public_origin() {
        Some(origin) => jobs.with_links(LinkMaker::new(origin, random_bytes)),
        None => jobs,
    })
}

/// Opens the database for a process that stays. A SQLite file that is behind is brought up to date,
/// after a copy beside it; a server is not: other machines may still run the older program.
pub async fn open_store_for_service(config: &Config) -> Result<Store, CliError> {
    let store = Store::open(&config.database.url, &StoreOptions::default()).await?;
    if store.kind() == Kind::Sqlite {
        let done = store.migrate().await?;
        if let Some(copy) = done.copy {
            tracing::info!(steps = done.steps, copy = %copy.display(), "the schema was brought up to date");
        }
    }
    store.require_current_schema().await?;
    Ok(store)
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
