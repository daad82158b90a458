//! `termijn law impact` and `termijn law apply`: what a rule book changes in recorded cases, shown, and
//! done when somebody confirms it.
//! Not here: computing it ([`crate::law_change`]) and the list as it is written ([`list`]).

mod list;

use std::path::PathBuf;

use casework::access::Actor;
use chrono::{DateTime, Utc};
use clap::Args;
use law::RuleBook;

use super::super::output::say;
use super::super::{CliError, Ended, Format, people};
use crate::config::Config;
use crate::desk::Desk;
use crate::law_change::{self, Found, Summary};
use crate::rules_folder;
use crate::wiring::{block_on, day_of, job_settings, now, open_store};
use list::List;

/// What `termijn law impact` takes.
#[derive(Args)]
pub struct Impact {
    /// Look at the rule files of this folder instead of those of the binary
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,
    /// Show each letter that would put a date right, as it would be written now
    #[arg(long)]
    letters: bool,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// What `termijn law apply` takes.
#[derive(Args)]
pub struct Apply {
    /// Do it; without this the same list is shown and nothing is written
    #[arg(long)]
    yes: bool,
    /// E-mail address of the user who confirms it, for the history; the operator when absent
    #[arg(long, value_name = "EMAIL")]
    by: Option<String>,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// Shows what a book would change.
pub fn impact(config: &Config, asked: &Impact) -> Result<Ended, CliError> {
    let given = asked.rules.as_deref().map(rules_folder::read).transpose()?;
    let book = match &given {
        Some(book) => book,
        None => RuleBook::embedded()?,
    };
    let at = now();
    let settings = asked.letters.then(|| job_settings(config)).transpose()?;
    let mut list = List::begin(asked.format, settings)?;
    block_on(async {
        let desk = desk(config, at).await?;
        let summary = preview(&desk, book, at, &mut list).await?;
        list.end(&summary)
    })?;
    Ok(Ended::Well)
}

/// Brings recorded cases to the book of the binary, or shows what that would change.
pub fn apply(config: &Config, asked: &Apply) -> Result<Ended, CliError> {
    let at = now();
    let mut list = List::begin(asked.format, None)?;
    let summary = block_on(async {
        let desk = desk(config, at).await?;
        let mut actor = Actor::operator();
        if let Some(email) = &asked.by {
            actor.user = Some(people::find_user(&desk.store, email).await?.id);
        }
        let summary = if asked.yes {
            let show = async |found: &Found| list.show(&desk, found, at).await;
            law_change::apply(&desk, &actor, at, show).await?
        } else {
            preview(&desk, desk.book(), at, &mut list).await?
        };
        list.end(&summary)?;
        Ok(summary)
    })?;
    if asked.format == Format::Table {
        say(&match (asked.yes, summary.refused) {
            (false, _) => "Nothing was written; `termijn law apply --yes` does it.".to_owned(),
            (true, 0) => format!("The rule book {} is applied.", summary.rulebook),
            (true, cases) => {
                format!("{cases} case(s) keep the older rule book; correct them and run it again.")
            }
        })?;
    }
    Ok(if asked.yes && summary.refused > 0 {
        Ended::WithFailures
    } else {
        Ended::Well
    })
}

async fn desk(config: &Config, at: DateTime<Utc>) -> Result<Desk, CliError> {
    Desk::new(open_store(config).await?, config, day_of(at)).await
}

async fn preview(
    desk: &Desk,
    book: &RuleBook,
    at: DateTime<Utc>,
    list: &mut List,
) -> Result<Summary, CliError> {
    let show = async |found: &Found| list.show(desk, found, at).await;
    law_change::impact(desk, book, at, show).await
}
