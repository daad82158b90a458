//! `termijn task`: the work that waits for a human.
//! Not here: what makes tasks; case work and the jobs do.

use casework::ids::TaskId;
use clap::Subcommand;
use serde::Serialize;
use store::tasks::{self, Task, TaskState};

use super::output::{Listed, print, say};
use super::{CliError, Ended, Format, people};
use crate::config::Config;
use crate::wiring::{block_on, now, open_store};

/// What `termijn task` can do.
#[derive(Subcommand)]
pub enum Command {
    /// List the work that waits, the most pressing first
    List {
        /// Show what was done instead, the latest first
        #[arg(long)]
        done: bool,
        /// At most so many
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1000))]
        limit: u32,
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Say that a task is done
    Done {
        /// Its id, as the list gives it
        #[arg(value_parser = super::values::id::<TaskId>)]
        id: TaskId,
        /// Address of the user who did it
        #[arg(long)]
        by: Option<String>,
    },
}

#[derive(Serialize)]
struct TaskLine {
    id: TaskId,
    kind: String,
    due_on: chrono::NaiveDate,
    case: Option<casework::ids::CaseId>,
    params: serde_json::Value,
    state: &'static str,
}

impl Listed for TaskLine {
    const COLUMNS: &'static [&'static str] = &["due", "kind", "state", "case", "id"];

    fn cells(&self) -> Vec<String> {
        let case = self
            .case
            .map_or_else(|| "-".to_owned(), |case| case.to_string());
        vec![
            self.due_on.to_string(),
            self.kind.clone(),
            self.state.to_owned(),
            case,
            self.id.to_string(),
        ]
    }
}

/// Runs it.
pub fn run(config: &Config, command: Command) -> Result<Ended, CliError> {
    match command {
        Command::List {
            done,
            limit,
            format,
        } => {
            let found = block_on(async {
                let store = open_store(config).await?;
                let found = store.read(move |tx| {
                    Box::pin(async move {
                        if done {
                            tasks::list_done(tx, None, limit).await
                        } else {
                            tasks::list_open(tx, None, limit).await
                        }
                    })
                });
                Ok(found.await?)
            })?;
            let line = |found: Task| TaskLine {
                id: found.task.id,
                kind: found.task.kind,
                due_on: found.task.due_on,
                case: found.task.case_id,
                params: found.task.params,
                state: match found.state {
                    TaskState::Open => "open",
                    TaskState::Done { .. } => "done",
                },
            };
            print(format, &found.into_iter().map(line).collect::<Vec<_>>())?;
        }
        Command::Done { id, by } => {
            let finished = block_on(async {
                let store = open_store(config).await?;
                let by = match by {
                    Some(email) => Some(people::find_user(&store, &email).await?.id),
                    None => None,
                };
                let at = now();
                Ok(store
                    .write(move |tx| Box::pin(async move { tasks::finish(tx, id, by, at).await }))
                    .await?)
            })?;
            if !finished {
                return Err(CliError::Unknown(format!(
                    "no open task {id}; see `termijn task list`"
                )));
            }
            say("Done.")?;
        }
    }
    Ok(Ended::Well)
}
