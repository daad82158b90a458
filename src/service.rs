//! The service that stays: pages and jobs, or jobs alone, from the start to a clean stop.
//! Not here: what is sent and what is answered.

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use jobs::caretaker;
use jobs::clock::Reading;
use jobs::lock::JobLock;
use jobs::pulse::Pulse;
use jobs::worker::{self, Ports, WorkerSettings};
use law::RuleBook;
use store::{Store, StoreOptions};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{Notify, watch};
use tokio::task::{JoinError, JoinSet};

use crate::books::{Standing, standing};
use crate::cli::CliError;
use crate::config::Config;
use crate::planning::OfficePlanner;
use crate::wiring::clocks;
use crate::{http, wiring};

/// After a lost connection to the bell the next try waits so long.
const REST: Duration = Duration::from_secs(5);

/// Answers requests and runs the jobs until the process is told to stop.
pub async fn serve(config: Config) -> Result<(), CliError> {
    // A mail setting that is missing is said whether or not somebody else has the address.
    config.post()?;
    let address = config.server.listen;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|cause| CliError::File {
            what: format!("cannot listen on {address} (server.listen)"),
            cause,
        })?;
    run(config, Some(listener)).await
}

/// Runs the jobs until the process is told to stop.
pub async fn work(config: Config) -> Result<(), CliError> {
    run(config, None).await
}

async fn run(config: Config, listener: Option<TcpListener>) -> Result<(), CliError> {
    let ports = Ports {
        clock: wiring::now,
        doorbell: Arc::default(),
    };
    let clocks = clocks::beside_server(&config).await?;
    let ended = run_under(
        ports,
        clocks::reading,
        Pulse::default(),
        config,
        listener,
        asked_to_stop,
    );
    tokio::select! {
        ended = ended => ended,
        never = clocks => match never {},
    }
}

/// The service under a clock. It stops when `asked` resolves, and at once when it does so again.
async fn run_under<A: Future<Output = ()>>(
    ports: Ports,
    read: fn() -> Reading,
    pulse: Pulse,
    config: Config,
    listener: Option<TcpListener>,
    asked: impl Fn() -> A,
) -> Result<(), CliError> {
    let clock = ports.clock;
    let post = config.post()?;
    let options = match listener {
        Some(_) => StoreOptions::default(),
        None => wiring::existing(),
    };
    let store = wiring::open_store_for_service(&config, &options).await?;
    tell_of_other_book(&store).await?;
    let lock = lock(&store)?;
    let jobs = wiring::sending_jobs(store.clone(), &config, read)?;
    if let Some(why) = config.why_no_links() {
        tracing::warn!("{why}");
    }
    if let Some(why) = config.why_stops_are_short() {
        tracing::warn!("{why}");
    }
    let (tell, stop) = watch::channel(false);
    let worker = http::Worker {
        pulse: pulse.clone(),
        doorbell: Arc::clone(&ports.doorbell),
    };
    let listening = tokio::spawn(listen(store.clone(), Arc::clone(&ports.doorbell)));
    let mut parts = JoinSet::new();
    let planner = Arc::new(OfficePlanner::new(store.clone(), config.clone())?);
    let caring = caretaker::run(jobs.clone(), planner, clock, stop.clone());
    parts.spawn(async move {
        caring.await;
        Ok(())
    });
    let settings = worker_settings(&config, lock.is_some());
    let working = worker::run(jobs, post, settings, ports, pulse, stop.clone());
    parts.spawn(async move {
        working
            .await
            .map_err(|ended| CliError::Unknown(ended.to_string()))
    });
    match listener {
        Some(listener) => {
            parts.spawn(pages(store.clone(), config, worker, clock, listener, stop));
        }
        None => tracing::info!("the jobs run"),
    }
    let first = tokio::select! {
        () = asked() => Ok(()),
        Some(ended) = parts.join_next() => of_part(ended),
    };
    tracing::info!("stopping; letters under way are finished");
    tell.send_replace(true);
    let rest = async {
        let mut all = first;
        while let Some(ended) = parts.join_next().await {
            all = all.and(of_part(ended));
        }
        all
    };
    let ended = tokio::select! {
        ended = rest => ended,
        () = asked() => Err(CliError::Unknown(
            "stopped at once; letters under way are looked after at the next start".to_owned(),
        )),
    };
    listening.abort();
    store.close().await;
    drop(lock);
    ended
}

/// Says when recorded cases are on another rule book than this binary's: they keep their dates.
async fn tell_of_other_book(store: &Store) -> Result<(), CliError> {
    let book = RuleBook::embedded()?;
    let standing = store.read(move |tx| Box::pin(async move { standing(tx, book).await }));
    let standing = standing.await?;
    if standing != Standing::Applied {
        tracing::warn!(rulebook = book.hash(), "the rule book {}", standing.said());
    }
    Ok(())
}

/// A part that panicked has failed.
fn of_part(ended: Result<Result<(), CliError>, JoinError>) -> Result<(), CliError> {
    ended.unwrap_or_else(|panic| Err(CliError::Unknown(panic.to_string())))
}

/// On SQLite one process runs the jobs; PostgreSQL lets any number share them.
pub fn lock(store: &Store) -> Result<Option<JobLock>, CliError> {
    let lock = |file| JobLock::take(file, std::process::id());
    let lock = store.sqlite_file().map(lock).transpose();
    lock.map_err(|error| CliError::Unknown(error.to_string()))
}

fn worker_settings(config: &Config, alone: bool) -> WorkerSettings {
    let span = |seconds: f64| Duration::from_secs_f64(seconds);
    WorkerSettings {
        sweep_every: span(config.jobs.sweep_seconds),
        at_once: usize::from(config.mail.connections),
        stop_within: span(config.jobs.stop_seconds),
        alone,
    }
}

async fn pages(
    store: Store,
    config: Config,
    worker: http::Worker,
    clock: fn() -> DateTime<Utc>,
    listener: TcpListener,
    mut stop: watch::Receiver<bool>,
) -> Result<(), CliError> {
    // With port 0 the system has chosen one.
    let address = listener.local_addr().unwrap_or(config.server.listen);
    tracing::info!(%address, "the service answers");
    let app = http::App {
        store,
        config: Arc::new(config),
        book: RuleBook::embedded()?,
        clock,
        worker: Some(worker),
    };
    let stopped = async move {
        let told = stop.wait_for(|stop| *stop).await;
        drop(told);
    };
    let served = http::serve(app, listener, stopped).await;
    served.map_err(|cause| CliError::File {
        what: "the pages stopped".to_owned(),
        cause,
    })
}

/// Rings the doorbell when another process planned something. What it misses, the sweep finds.
async fn listen(store: Store, doorbell: Arc<Notify>) {
    let Some(mut bell) = store.bell() else { return };
    loop {
        match bell.rung().await {
            Ok(()) => doorbell.notify_one(),
            Err(error) => {
                tracing::warn!(%error, "the bell between processes is not heard; the sweep finds what is due");
                tokio::time::sleep(REST).await;
            }
        }
    }
}

/// Resolves when the system or somebody at the keyboard asks for a stop.
async fn asked_to_stop() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => terminated.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminated => {}
        interrupted = tokio::signal::ctrl_c() => if interrupted.is_err() {
            std::future::pending::<()>().await;
        },
    }
}
