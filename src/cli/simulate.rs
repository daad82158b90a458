//! `termijn simulate`: every letter that would go out between two days, to whom, when and why. The
//! open cases are copied into a database in memory; the stored ones are not touched.
//! Not here: sending.

use std::path::PathBuf;

use casework::brussels;
use chrono::{Days, NaiveDate};
use clap::Args;
use jobs::{JobSettings, Jobs, Post, Written};
use serde::Serialize;
use store::case_files::load;
use store::{Store, deliveries};

use super::output::{Listed, print};
use super::{CliError, Ended, Format};
use crate::config::Config;
use crate::simulation;
use crate::wiring::{RandomIds, block_on, day_of, job_settings, now, open_store};

/// What `termijn simulate` takes.
#[derive(Args)]
pub struct Arguments {
    /// First day; today when absent
    #[arg(long, value_parser = super::values::day)]
    from: Option<NaiveDate>,
    /// Last day
    #[arg(long, value_parser = super::values::day)]
    until: NaiveDate,
    /// Folder to keep the letters in, as .eml files
    #[arg(long)]
    dir: Option<PathBuf>,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Serialize)]
struct Line {
    at: String,
    case: String,
    name: String,
    language: String,
    subject: String,
    why: Vec<String>,
    message_id: String,
}

impl Listed for Line {
    const COLUMNS: &'static [&'static str] = &["when", "case", "to", "language", "subject", "why"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.at.clone(),
            self.case.clone(),
            self.name.clone(),
            self.language.clone(),
            self.subject.clone(),
            self.why.join(", "),
        ]
    }
}

/// Runs it.
pub fn run(config: &Config, arguments: Arguments) -> Result<Ended, CliError> {
    let from = arguments.from.unwrap_or_else(|| day_of(now()));
    if arguments.until < from {
        return Err(CliError::Unknown(format!(
            "--until: {} lies before {from}",
            arguments.until
        )));
    }
    let after = arguments
        .until
        .checked_add_days(Days::new(1))
        .unwrap_or(arguments.until);
    let lines = block_on(async {
        let copy = simulation::copy_open_cases(&open_store(config).await?).await?;
        let temporary = tempfile::tempdir().map_err(|cause| CliError::File {
            what: "cannot make a folder".to_owned(),
            cause,
        })?;
        let folder = arguments.dir.as_deref().unwrap_or_else(|| temporary.path());
        let post = Post::Spool(folder.to_owned());
        let settings: JobSettings = job_settings(config)?;
        let jobs = Jobs::new(copy.clone(), settings, RandomIds);
        // What leaves before the first day has left by then: it is lived through, and not shown.
        let start = now();
        let shown = brussels::start_of(from).max(start);
        let unseen = Post::Spool(temporary.path().to_owned());
        simulation::pass(&jobs, &unseen, start, shown).await?;
        let written = simulation::pass(&jobs, &post, shown, brussels::start_of(after)).await?;
        let mut lines = Vec::new();
        for letter in written {
            lines.push(line(&copy, letter).await?);
        }
        Ok(lines)
    })?;
    print(arguments.format, &lines)?;
    Ok(Ended::Well)
}

async fn line(store: &Store, letter: Written) -> Result<Line, CliError> {
    let id = letter.delivery;
    let references = letter.cases.clone();
    let found = store.read(move |tx| {
        Box::pin(async move {
            let delivery = deliveries::find(tx, id).await?;
            let mut names = Vec::new();
            for reference in references {
                if let Some(case) = load::find_by_reference(tx, &reference).await?
                    && let Some(file) = load::find(tx, case).await?
                {
                    names.push(format!(
                        "{} {}",
                        file.person.given_name.expose(),
                        file.person.family_name.expose()
                    ));
                }
            }
            Ok((delivery, names))
        })
    });
    let (delivery, names) = found.await?;
    let delivery = delivery
        .ok_or_else(|| CliError::Unknown("a letter was lost in the simulation".to_owned()))?;
    let minute = brussels::minute_of(letter.at);
    Ok(Line {
        at: format!(
            "{} {:02}:{:02}",
            brussels::day_of(letter.at),
            minute / 60,
            minute % 60
        ),
        case: letter.cases.join(", "),
        name: names.join(", "),
        language: delivery.language.to_string(),
        subject: delivery.subject,
        why: letter
            .why
            .into_iter()
            .map(|(rule, rung)| format!("{rule}: {rung}"))
            .collect(),
        message_id: delivery.message_id,
    })
}
