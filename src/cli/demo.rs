//! `termijn demo`: shows the program to somebody who never saw it, in a minute, without configuration.
//! Not here: what is shown ([`crate::demo`]).

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use law::RuleBook;
use tokio::net::TcpListener;

use super::output::say;
use super::{CliError, Ended};
use crate::config::Config;
use crate::demo::{self, Stage};
use crate::http;
use crate::wiring::{block_on, now};

/// What `termijn demo` takes.
#[derive(Args)]
pub struct Arguments {
    /// Folder of the demonstration; it is made again each time
    #[arg(long, default_value = "demo")]
    dir: PathBuf,
    /// Make it and stop, without serving the pages
    #[arg(long)]
    no_serve: bool,
    /// Port of the pages on this machine
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Runs it.
pub fn run(mut config: Config, arguments: &Arguments) -> Result<Ended, CliError> {
    block_on(async {
        // A port that the system chooses is not known before the letters are written.
        let known = !arguments.no_serve && arguments.port != 0;
        let origin = known.then(|| format!("http://{}:{}", Ipv4Addr::LOCALHOST, arguments.port));
        let stage = demo::make(&mut config, &arguments.dir, now(), origin.as_deref()).await?;
        told(&stage)?;
        if arguments.no_serve {
            stage.store.close().await;
            return Ok(());
        }
        serve(stage, config, arguments.port).await
    })?;
    Ok(Ended::Well)
}

fn told(stage: &Stage) -> Result<(), CliError> {
    say(&format!(
        "{} cases of people who do not exist, {} letters written during the last {} days.",
        stage.cases,
        stage.letters.len(),
        demo::DAYS_BACK,
    ))?;
    say(&format!("Letters:  {}", stage.outbox.display()))
}

/// Serves the pages on this machine alone until somebody presses Ctrl-C.
async fn serve(stage: Stage, mut config: Config, port: u16) -> Result<(), CliError> {
    let failed = |what: String| move |cause| CliError::File { what, cause };
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = TcpListener::bind(address).await.map_err(failed(format!(
        "cannot listen on {address} (give another port with --port)"
    )))?;
    config.server.listen = listener
        .local_addr()
        .map_err(failed("cannot listen".to_owned()))?;
    say(&format!(
        "Open http://{}/ in a browser; Ctrl-C ends it.",
        config.server.listen
    ))?;
    let book = RuleBook::embedded()?;
    let app = http::App {
        store: stage.store,
        config: Arc::new(config),
        book,
        clock: now,
        worker: None,
    };
    let stop = async {
        // Without a signal to listen to, the program runs until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    http::serve(app, listener, stop)
        .await
        .map_err(failed("the pages stopped".to_owned()))
}
