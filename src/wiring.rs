//! The one place that holds a clock, randomness and the open database, and hands them out as values.
//! Not here: what is done with them.

pub mod clocks;

use std::time::Duration;

use casework::drain;
use casework::gate::Restraint;
use casework::ids::Ids;
use casework::pace::Pace;
use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Utc};
use jobs::clock::Reading;
use jobs::{CatchUpTerms, Gate, JobSettings, Jobs, Keep, LinkMaker, Receipts};
use store::{Kind, SchemaState, Store, StoreOptions};
use uuid::Uuid;

use crate::cli::{CliError, notice};
use crate::config::{Config, Transport};
use crate::secrets;

/// Now, cut to microseconds as the database keeps it; beside a server, put right by the server's clock.
pub fn now() -> DateTime<Utc> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the wiring reads the clock so that nobody else does"
    )]
    let local = Utc::now();
    (local + clocks::offset().unwrap_or_default()).trunc_subsecs(6)
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

/// How a database is opened that must be there: a mistyped path is told, not answered with an empty list.
pub fn existing() -> StoreOptions {
    StoreOptions {
        create_if_missing: false,
        ..StoreOptions::default()
    }
}

/// Opens the database of the configuration, which must be there, and makes sure that its schema is this
/// program's.
pub async fn open_store(config: &Config) -> Result<Store, CliError> {
    let store = Store::open(&config.database.url, &existing()).await?;
    store.require_current_schema().await?;
    Ok(store)
}

/// As [`open_store`], for the commands with which an office begins: a SQLite file that is missing is
/// made, which is said, and one that is empty gets its tables.
pub async fn open_or_make_store(config: &Config) -> Result<Store, CliError> {
    let store = Store::open(&config.database.url, &StoreOptions::default()).await?;
    if let Some(file) = store.made_file() {
        notice(&format!("made the new database {}", file.display()))?;
    }
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
    settings.desk.clone_from(&config.server.public_url);
    settings.lease = seconds(config.jobs.lease_seconds);
    settings.unknown_hold = seconds(config.sending.unknown_hold_seconds);
    let own = config.sending.retry_minutes.as_ref();
    let own = own.map(|list| list.iter().map(|minutes| seconds(minutes * 60.0)));
    settings.retries = own.map(Iterator::collect);
    settings.keep = keep(config);
    settings.worker = format!("{}-{}", std::process::id(), RandomIds.next_uuid().simple());
    Ok(settings)
}

/// A span of the configuration, which has seconds with fractions.
pub fn seconds(seconds: f64) -> TimeDelta {
    TimeDelta::from_std(Duration::from_secs_f64(seconds)).unwrap_or(TimeDelta::MAX)
}

/// How long is kept what nothing needs any more; 0 is for ever.
fn keep(config: &Config) -> Keep {
    let kept = &config.retention;
    let days = |days: f64| (days > 0.0).then(|| seconds(days * 86_400.0));
    Keep {
        letters: days(kept.letters_days),
        attempts: days(kept.attempts_days),
        ended_keys: days(kept.ended_keys_days),
        silent_workers: days(kept.silent_workers_days),
        receipt_months: Some(kept.receipts_months).filter(|months| *months > 0),
    }
}

/// What the operator wants after a time in which nothing could leave.
fn catch_up_terms(config: &Config) -> CatchUpTerms {
    let sending = &config.sending;
    CatchUpTerms {
        wait: seconds(sending.catch_up_hold_minutes * 60.0),
        letters: sending.catch_up_hold_letters,
        pace: pace(config),
    }
}

/// How fast letters may leave.
pub fn pace(config: &Config) -> drain::Pace {
    drain::Pace {
        overall_per_minute: config.sending.overall_per_minute,
        per_domain_per_minute: config.sending.per_domain_per_minute,
    }
}

/// The sending jobs of an open database, with their receipts and a gate before a clock; letters are
/// signed.
pub fn sending_jobs(
    store: Store,
    config: &Config,
    read: fn() -> Reading,
) -> Result<Jobs, CliError> {
    let mut settings = job_settings(config)?;
    settings.dkim = config.dkim()?;
    // A folder takes letters as fast as they are written.
    if config.mail.transport == Some(Transport::Smtp) {
        let breaker = config.sending.breaker_seconds;
        settings.restraint = Restraint {
            overall: Pace::per_minute(config.sending.overall_per_minute),
            per_domain: Pace::per_minute(config.sending.per_domain_per_minute),
            breaker: (breaker > 0.0).then(|| seconds(breaker)),
        };
    }
    if store.kind() == Kind::Postgres {
        settings.slack = clocks::slack(settings.lease);
    }
    let folder = &config.sending.receipts_dir;
    let file = |what: &str| {
        let what = format!("{what} {}", folder.display());
        move |cause| CliError::File { what, cause }
    };
    let key = secrets::key(&config.secrets.dir, "receipts.key")?;
    let receipts =
        Receipts::open(folder, key).map_err(file("cannot make the folder of receipts"))?;
    let jobs = Jobs::new(store, settings, RandomIds)
        .with_receipts(receipts)
        .with_gate(Gate::new(read, catch_up_terms(config)));
    Ok(match config.public_origin() {
        Some(origin) => jobs.with_links(LinkMaker::new(origin, random_bytes)),
        None => jobs,
    })
}

/// Opens the database for a process that sends. A SQLite file that is behind is brought up to date,
/// after a copy beside it; a server is not: other machines may still run the older program. Only
/// `serve` passes options that make a file: an office can begin with it.
pub async fn open_store_for_service(
    config: &Config,
    options: &StoreOptions,
) -> Result<Store, CliError> {
    let store = Store::open(&config.database.url, options).await?;
    if let Some(file) = store.made_file() {
        tracing::info!(file = %file.display(), "made a new database");
    }
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
