//! `termijn case export`: the open cases as CSV, in the shape that `case import` reads.
//! Not here: the shape (`crate::exchange`). It is no backup: a case is written as it stands, without
//! its history.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use casework::words::Language;
use clap::Args;
use law::words::Track;
use store::case_files::Reach;
use tempfile::NamedTempFile;

use crate::cli::{CliError, people};
use crate::config::Config;
use crate::exchange::{Export, Form, Separator, Walk, Wanted};
use crate::wiring::{block_on, open_store};

/// What exporting takes.
#[derive(Args)]
pub struct Arguments {
    /// The file to make; an existing one is never overwritten. Standard output when absent
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The language of the header; the organisation's first when absent
    #[arg(long)]
    language: Option<Language>,
    /// What stands between cells; spreadsheets in Belgium expect the semicolon
    #[arg(long, value_enum, default_value_t = Separator::Semicolon)]
    separator: Separator,
    /// Leave out the mark at the beginning, without which Excel takes accents for something else
    #[arg(long)]
    no_bom: bool,
    /// Only cases on this track
    #[arg(long)]
    track: Option<Track>,
    /// Only cases of the team of this name
    #[arg(long)]
    team: Option<String>,
}

/// Runs it.
pub fn run(config: &Config, arguments: &Arguments) -> Result<(), CliError> {
    let own = config.organisation.languages.first();
    let form = Form {
        language: arguments.language.or(own.copied()).unwrap_or(Language::En),
        separator: arguments.separator,
        mark: !arguments.no_bom,
    };
    let Some(path) = &arguments.output else {
        let out = BufWriter::new(io::stdout().lock());
        return write(config, arguments, form, out).map(|_| ());
    };
    let failed = |what: &str, cause| CliError::File {
        what: format!("cannot {what} {}", path.display()),
        cause,
    };
    // Whole or not at all, and for its owner alone: the file is full of names.
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))
        .map_err(|cause| failed("make", cause))?;
    let twin: File = file.reopen().map_err(|cause| failed("make", cause))?;
    let count = write(config, arguments, form, BufWriter::new(twin))?;
    file.as_file()
        .sync_all()
        .map_err(|cause| failed("write", cause))?;
    file.persist_noclobber(path)
        .map_err(|error| failed("make", error.error))?;
    super::super::output::say(&format!("Wrote {count} case(s) to {}.", path.display()))
}

fn write(
    config: &Config,
    arguments: &Arguments,
    form: Form,
    out: impl Write,
) -> Result<u64, CliError> {
    let mut export = Export::begin(out, form)?;
    let count = block_on(async {
        let store = open_store(config).await?;
        let team = match &arguments.team {
            Some(name) => Some(people::find_team(&store, name).await?.id),
            None => None,
        };
        let wanted = Wanted {
            reach: Reach::All,
            team,
            track: arguments.track,
        };
        let mut walk = Walk::begin(store, wanted).await?;
        let mut count = 0;
        while let Some(page) = walk.next_page().await? {
            for file in &page {
                walk.write(file, &mut export)?;
                count += 1;
            }
        }
        Ok(count)
    })?;
    export.end()?.flush()?;
    Ok(count)
}
