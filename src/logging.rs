//! What the service tells those who run it: lines of text or JSON on standard error.
//! Not here: what is told. Personal values are masked by their types wherever a line is written.

use std::io;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{Config, LogFormat, LogLevel};

/// Our own packages: those of others tell their errors only, whose words we did not choose.
const OURS: [&str; 5] = ["termijn", "jobs", "store", "views", "casework"];

/// Begins to write lines. A second call changes nothing.
pub fn begin(config: &Config) {
    let level = match config.log.level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    };
    let ours = OURS.into_iter().map(|name| (name, level));
    let told = Targets::new()
        .with_default(LevelFilter::ERROR)
        .with_targets(ours);
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(false);
    let lines = match config.log.format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    let _begun_before = tracing_subscriber::registry()
        .with(lines.with_filter(told))
        .try_init();
}
