//! Letting time pass: the shipping steps under a clock that is a value, from one instant to another.
//! Not here: what the letters are about; `demo` and `simulate` bring the cases.

use casework::case_file::CaseFile;
use casework::command::Changes;
use casework::reminder::Reminder;
use casework::words::ReminderState;
use chrono::{DateTime, Utc};
use jobs::{Jobs, Post, Report, Written, sweep};
use store::case_files::{load, save};
use store::{Store, teams_users};

use crate::cli::CliError;

/// Cases are copied so many at a time.
const PAGE: u32 = 100;

/// Sweeps at `from` and whenever something may be due, before `until`. Gives every letter written.
///
/// # Errors
/// When a step fails, or a letter cannot be written.
pub async fn pass(
    jobs: &Jobs,
    post: &Post,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Written>, CliError> {
    let mut written = Vec::new();
    let mut now = from;
    while now < until {
        let Report {
            written: letters,
            deferred,
            next_wake,
            ..
        } = sweep(jobs, post, || now).await?;
        written.extend(letters);
        if deferred > 0 {
            return Err(CliError::Unknown(format!(
                "{deferred} letter(s) could not be written into {post}; give a folder with room that may be written to"
            )));
        }
        match next_wake {
            Some(next) if next > now => now = next,
            _ => break,
        }
    }
    Ok(written)
}

/// A database in memory with the open cases of another, and what is still planned for them. Letters
/// that went out, or are under way, are left behind: they are not written again.
///
/// # Errors
/// When either database fails.
pub async fn copy_open_cases(from: &Store) -> Result<Store, CliError> {
    let copy = Store::in_memory().await?;
    let people = from.read(|tx| {
        Box::pin(async move {
            Ok((
                teams_users::list_teams(tx).await?,
                teams_users::list_users(tx).await?,
            ))
        })
    });
    let (teams, users) = people.await?;
    copy.write(move |tx| {
        Box::pin(async move {
            for team in &teams {
                teams_users::add_team(tx, team).await?;
            }
            for user in &users {
                teams_users::add_user(tx, user).await?;
            }
            Ok(())
        })
    })
    .await?;
    let mut after = None;
    loop {
        let page = from
            .read(move |tx| Box::pin(async move { load::open_files_after(tx, after, PAGE).await }));
        let page = page.await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        let changes: Vec<Changes> = page.into_iter().map(whole).collect();
        copy.write(move |tx| {
            Box::pin(async move {
                for one in &changes {
                    save::save(tx, one).await?;
                }
                Ok(())
            })
        })
        .await?;
    }
    Ok(copy)
}

/// A file as if it were opened with everything in it.
fn whole(file: CaseFile) -> Changes {
    let planned = file
        .reminders
        .iter()
        .filter(|reminder| reminder.state == ReminderState::Planned);
    Changes {
        created: true,
        contacts_added: file.contacts.clone(),
        events_added: file.events.clone(),
        events_withdrawn: Vec::new(),
        deadlines: file.deadlines.clone(),
        reminders_planned: planned.map(Reminder::clone).collect(),
        reminders_cancelled: Vec::new(),
        tasks: Vec::new(),
        audit: Vec::new(),
        questions: Vec::new(),
        file,
    }
}
