//! `termijn demo`: shows the program to somebody who never saw it, in a minute, without configuration.
//! Not here: what is shown ([`crate::demo`]).

use std::path::PathBuf;

use clap::Args;

use super::output::say;
use super::{CliError, Ended};
use crate::config::Config;
use crate::demo;
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
    let stage = block_on(async {
        let stage = demo::make(&mut config, &arguments.dir, now()).await?;
        stage.store.clone().close().await;
        Ok(stage)
    })?;
    say(&format!(
        "{} cases of people who do not exist, {} letters written during the last {} days.",
        stage.cases,
        stage.letters.len(),
        demo::DAYS_BACK,
    ))?;
    say(&format!("Letters:  {}", stage.outbox.display()))?;
    Ok(Ended::Well)
}
