//! `termijn case export`: the open cases as CSV, in the shape that `case import` reads.
//! Not here: the shape (`crate::exchange`). It is no backup: a case is written as it stands, without
//! its history.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use casework::case_file::CaseFile;
use casework::ids::{TeamId, UserId};
use casework::words::Language;
use clap::Args;
use law::words::Track;
use store::case_files::load;
use store::{Store, teams_users};
use tempfile::NamedTempFile;

use crate::cli::{CliError, people};
use crate::config::Config;
use crate::exchange::{Export, Form, Separator};
use crate::wiring::{block_on, open_store};

/// Cases are read so many at a time.
const PAGE: u32 = 200;

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
        let (teams, users) = names(&store).await?;
        let is_wanted = |file: &CaseFile| {
            team.is_none_or(|team| file.team == team)
                && (arguments.track.is_none() || file.track() == arguments.track)
        };
        let (mut after, mut count) = (None, 0);
        loop {
            let page = store.read(move |tx| {
                Box::pin(async move { load::open_files_after(tx, after, PAGE).await })
            });
            let page = page.await?;
            let Some(last) = page.last() else {
                return Ok(count);
            };
            after = Some(last.id);
            for file in page.iter().filter(|file| is_wanted(file)) {
                let team = teams.get(&file.team).map(String::as_str);
                let user = file.caseworker.and_then(|user| users.get(&user));
                export.case(file, team.unwrap_or_default(), user.map(String::as_str))?;
                count += 1;
            }
        }
    })?;
    export.end()?.flush()?;
    Ok(count)
}

type Names = (HashMap<TeamId, String>, HashMap<UserId, String>);

async fn names(store: &Store) -> Result<Names, CliError> {
    let read = store.read(|tx| {
        Box::pin(async move {
            let teams = teams_users::list_teams(tx).await?;
            let users = teams_users::list_users(tx).await?;
            Ok((teams, users))
        })
    });
    let (teams, users) = read.await?;
    let teams = teams.into_iter().map(|team| (team.id, team.name));
    let users = users.into_iter().map(|user| (user.id, user.email));
    Ok((teams.collect(), users.collect()))
}
