//! `termijn serve`, `termijn work` and `termijn send`: the processes that let letters out.
//! Not here: how they run ([`crate::service`]).

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use jobs::{Report, steps, sweep};

use super::output::{local, say};
use super::{CliError, Ended};
use crate::config::{Config, Transport};
use crate::wiring::{self, block_on, clocks, now};
use crate::{logging, service};

/// What `termijn serve` takes.
#[derive(Args)]
pub struct Serve {
    /// Write letters into this folder instead of sending them
    #[arg(long, value_name = "DIR")]
    spool: Option<PathBuf>,
    /// Address and port to answer on, instead of server.listen
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
}

/// What `termijn work` takes.
#[derive(Args)]
pub struct Work {
    /// Write letters into this folder instead of sending them
    #[arg(long, value_name = "DIR")]
    spool: Option<PathBuf>,
}

/// What `termijn send` takes.
#[derive(Args)]
pub struct Send {
    /// Send what is due at this moment, then end
    #[arg(long, required = true)]
    now: bool,
    /// Write letters into this folder instead of sending them
    #[arg(long, value_name = "DIR")]
    spool: Option<PathBuf>,
}

fn spooled(mut config: Config, spool: Option<PathBuf>) -> Config {
    if let Some(folder) = spool {
        config.mail.transport = Some(Transport::Spool);
        config.mail.spool_dir = folder;
    }
    config
}

/// Answers and sends until it is told to stop.
pub fn serve(config: Config, arguments: Serve) -> Result<Ended, CliError> {
    let mut config = spooled(config, arguments.spool);
    if let Some(listen) = arguments.listen {
        config.server.listen = listen;
    }
    logging::begin(&config);
    block_on(service::serve(config))?;
    Ok(Ended::Well)
}

/// Sends until it is told to stop.
pub fn work(config: Config, arguments: Work) -> Result<Ended, CliError> {
    let config = spooled(config, arguments.spool);
    logging::begin(&config);
    block_on(service::work(config))?;
    Ok(Ended::Well)
}

/// Sends what is due now and ends.
pub fn send(config: Config, arguments: Send) -> Result<Ended, CliError> {
    let config = spooled(config, arguments.spool);
    logging::begin(&config);
    let report = block_on(async {
        let post = config.post()?;
        let store = wiring::open_store_for_service(&config, &wiring::existing()).await?;
        let lock = service::lock(&store)?;
        clocks::measure(&store).await?;
        let jobs = wiring::sending_jobs(store.clone(), &config, clocks::reading)?;
        if let Some(doubt) = steps::doubted(&jobs).await? {
            store.close().await;
            let held = Some(doubt.to_string());
            return Ok(Report {
                held,
                ..Report::default()
            });
        }
        if lock.is_some() {
            steps::take_back_all(&jobs, now()).await?;
        }
        steps::reap(&jobs, now()).await?;
        steps::replay_receipts(&jobs, now()).await?;
        let mut report = sweep(&jobs, &post, now).await?;
        // Under a limit letters leave one by one, and nobody else would send the rest.
        while let Some(turn) = report.next_turn {
            match (turn - now()).to_std() {
                Ok(wait) if wait > PATIENCE => break,
                wait => tokio::time::sleep(wait.unwrap_or_default()).await,
            }
            report.add(sweep(&jobs, &post, now).await?);
        }
        // Where only this command ever sends, nobody else would.
        steps::prune(&jobs, now()).await?;
        steps::prune_receipts(&jobs, now()).await?;
        store.close().await;
        Ok(report)
    })?;
    told(&report)?;
    Ok(if report.deferred == 0 && report.next_turn.is_none() {
        Ended::Well
    } else {
        Ended::WithFailures
    })
}

/// A turn that comes later than this is not a limit's: a way is left alone.
const PATIENCE: Duration = Duration::from_secs(60);

fn told(report: &Report) -> Result<(), CliError> {
    if let Some(reason) = &report.held {
        return say(&format!("Nothing leaves: sending is on hold ({reason})."));
    }
    say(&format!(
        "{} letter(s) sent, {} put off, {} no longer true; {} letter(s) or reminder(s) ended unsent.",
        report.written.len(),
        report.deferred,
        report.refused,
        report.expired,
    ))?;
    if let Some(until) = report.next_turn {
        say(&format!(
            "Letters wait: the mail server or a mail domain is left alone until {}; see termijn deliveries.",
            local(until)
        ))?;
    }
    match report.next_wake {
        Some(next) => say(&format!("Next: {} (Brussels).", local(next))),
        None => say("Nothing more is planned."),
    }
}
