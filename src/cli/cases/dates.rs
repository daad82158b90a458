//! `termijn case dates`: what the program would have said of a case then.
//! Not here: computing it ([`crate::replay`]).

use casework::deadline::Deadline;
use casework::words::Standing;
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::super::output::{Listed, print};
use super::super::values;
use super::{CliError, Format, desk};
use crate::config::Config;
use crate::replay::{self, Then};
use crate::wiring::{block_on, day_of, now};

/// What `termijn case dates` takes.
#[derive(Args)]
pub struct Arguments {
    /// Reference or id of the case
    case: String,
    /// The law as it stood on this day; that of --as-known-on when absent
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    as_of_law: Option<NaiveDate>,
    /// Only what was recorded by the end of this day; today when absent
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    as_known_on: Option<NaiveDate>,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Serialize)]
struct Line {
    rule: String,
    version: String,
    trigger_on: NaiveDate,
    due: Option<NaiveDate>,
    safe: Option<NaiveDate>,
    opens: Option<NaiveDate>,
    state: Standing,
    met_on: Option<NaiveDate>,
}

impl Listed for Line {
    const COLUMNS: &'static [&'static str] =
        &["rule", "version", "from", "legal", "safe", "opens", "state"];

    fn cells(&self) -> Vec<String> {
        let day =
            |day: Option<NaiveDate>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        vec![
            self.rule.clone(),
            self.version.clone(),
            self.trigger_on.to_string(),
            day(self.due),
            day(self.safe),
            day(self.opens),
            self.state.to_string(),
        ]
    }
}

/// Runs it.
pub fn run(config: &Config, asked: &Arguments) -> Result<(), CliError> {
    let today = day_of(now());
    let then = Then::asked(asked.as_of_law, asked.as_known_on, today)?;
    let (found, recorded_on) = block_on(async {
        let desk = desk(config).await?;
        let file = desk.find(&asked.case).await?;
        let found = replay::deadlines(&desk.store, config, &file, then).await?;
        Ok((found, file.recorded_on()))
    })?;
    let line = |one: Deadline| Line {
        state: one.standing(then.known_on, recorded_on),
        rule: one.rule,
        version: one.rule_version,
        trigger_on: one.trigger_on,
        due: one.due_on,
        safe: one.safe_on,
        opens: one.opens_on,
        met_on: one.met_on,
    };
    print(
        asked.format,
        &found.into_iter().map(line).collect::<Vec<_>>(),
    )
}
