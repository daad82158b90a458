//! `termijn user` and `termijn team`: who works here.
//! Not here: signing in; accounts come with the desk.

use casework::access::Role;
use casework::contact::Email;
use casework::ids::{TeamId, UserId};
use casework::words::Language;
use clap::{Subcommand, ValueEnum};
use serde::Serialize;
use store::digests;
use store::teams_users::{self, Team, User};
use store::{Store, StoreError};

use super::output::{Listed, print, say};
use super::{CliError, Ended, Format};
use crate::config::Config;
use crate::wiring::{RandomIds, block_on, open_or_make_store, open_store};

/// What `termijn team` can do.
#[derive(Subcommand)]
pub enum TeamCommand {
    /// Add a team
    Add {
        /// Its name, used once
        name: String,
    },
    /// List the teams
    List {
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
}

/// What `termijn user` can do.
#[derive(Subcommand)]
pub enum UserCommand {
    /// Add somebody who works here
    Add {
        /// The name colleagues see
        #[arg(long)]
        name: String,
        /// The address, used once
        #[arg(long)]
        email: String,
        /// nl, fr, de or en
        #[arg(long)]
        language: Language,
        /// caseworker, coordinator, administrator or auditor; may be given several times
        #[arg(long = "role", required = true)]
        roles: Vec<Role>,
        /// Name of the team
        #[arg(long)]
        team: Option<String>,
    },
    /// Change what somebody who works here gets
    Set {
        /// The address of the user
        email: String,
        /// The morning mail about own cases: on or off
        #[arg(long)]
        digest: Switch,
    },
    /// List who works here
    List {
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
}

/// On or off.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// It comes
    On,
    /// It does not come
    Off,
}

#[derive(Serialize)]
struct TeamLine {
    id: TeamId,
    name: String,
}

impl Listed for TeamLine {
    const COLUMNS: &'static [&'static str] = &["name", "id"];

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone(), self.id.to_string()]
    }
}

#[derive(Serialize)]
struct UserLine {
    id: UserId,
    name: String,
    email: String,
    language: String,
    roles: Vec<String>,
    team: Option<String>,
    active: bool,
}

impl Listed for UserLine {
    const COLUMNS: &'static [&'static str] =
        &["name", "e-mail", "language", "roles", "team", "active"];

    fn cells(&self) -> Vec<String> {
        let active = if self.active { "yes" } else { "no" };
        vec![
            self.name.clone(),
            self.email.clone(),
            self.language.clone(),
            self.roles.join(", "),
            self.team.clone().unwrap_or_else(|| "-".to_owned()),
            active.to_owned(),
        ]
    }
}

fn name_of(text: &str, field: &str) -> Result<String, CliError> {
    let name = text.trim();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err(CliError::Unknown(format!(
            "{field}: give a name of 1 to 100 characters on one line"
        )));
    }
    Ok(name.to_owned())
}

/// Runs `termijn team`.
pub fn team(config: &Config, command: TeamCommand) -> Result<Ended, CliError> {
    match command {
        TeamCommand::Add { name } => {
            let team = Team {
                id: TeamId::next(&mut RandomIds),
                name: name_of(&name, "team")?,
            };
            let said = format!("Added the team {:?}.", team.name);
            block_on(async {
                let store = open_or_make_store(config).await?;
                let added = store.write(move |tx| {
                    Box::pin(async move { teams_users::add_team(tx, &team).await })
                });
                let what = "a team of that name exists already; see `termijn team list`";
                added.await.map_err(|error| taken(error, what))
            })?;
            say(&said)?;
        }
        TeamCommand::List { format } => {
            let teams = block_on(async { teams(&open_store(config).await?).await })?;
            let line = |team: Team| TeamLine {
                id: team.id,
                name: team.name,
            };
            print(format, &teams.into_iter().map(line).collect::<Vec<_>>())?;
        }
    }
    Ok(Ended::Well)
}

/// Runs `termijn user`.
pub fn user(config: &Config, command: UserCommand) -> Result<Ended, CliError> {
    match command {
        UserCommand::Add {
            name,
            email,
            language,
            roles,
            team,
        } => {
            let email = Email::parse(&email)?;
            let name = name_of(&name, "--name")?;
            let said = format!("Added {name}.");
            block_on(async {
                let store = open_or_make_store(config).await?;
                let team_id = match team {
                    Some(team) => Some(find_team(&store, &team).await?.id),
                    None => None,
                };
                let user = User {
                    id: UserId::next(&mut RandomIds),
                    name,
                    email: email.expose().to_owned(),
                    language: language.as_str().to_owned(),
                    roles: roles.iter().map(|role| role.as_str().to_owned()).collect(),
                    team_id,
                    active: true,
                };
                let added = store.write(move |tx| {
                    Box::pin(async move { teams_users::add_user(tx, &user).await })
                });
                let what = "a user with that address exists already; see `termijn user list`";
                added.await.map_err(|error| taken(error, what))
            })?;
            say(&said)?;
        }
        UserCommand::Set { email, digest } => {
            let wanted = digest == Switch::On;
            let user = block_on(async {
                let store = open_store(config).await?;
                let user = find_user(&store, &email).await?;
                let id = user.id;
                store
                    .write(move |tx| Box::pin(async move { digests::want(tx, id, wanted).await }))
                    .await?;
                Ok(user)
            })?;
            let comes = if wanted { "gets" } else { "no longer gets" };
            say(&format!("{} {comes} the morning mail.", user.name))?;
        }
        UserCommand::List { format } => {
            let (users, teams) = block_on(async {
                let store = open_store(config).await?;
                let users = store
                    .read(|tx| Box::pin(async move { teams_users::list_users(tx).await }))
                    .await?;
                Ok((users, teams(&store).await?))
            })?;
            let line = |user: User| UserLine {
                id: user.id,
                name: user.name,
                email: user.email,
                language: user.language,
                roles: user.roles.into_iter().collect(),
                team: teams
                    .iter()
                    .find(|team| Some(team.id) == user.team_id)
                    .map(|team| team.name.clone()),
                active: user.active,
            };
            print(format, &users.into_iter().map(line).collect::<Vec<_>>())?;
        }
    }
    Ok(Ended::Well)
}

async fn teams(store: &Store) -> Result<Vec<Team>, CliError> {
    Ok(store
        .read(|tx| Box::pin(async move { teams_users::list_teams(tx).await }))
        .await?)
}

/// A name or an address that is taken is said in words and not in those of the database.
fn taken(error: StoreError, what: &str) -> CliError {
    match error {
        StoreError::Duplicate(_) => CliError::Unknown(what.to_owned()),
        other => CliError::Store(other),
    }
}

/// The team of a name; the error names those there are.
pub async fn find_team(store: &Store, name: &str) -> Result<Team, CliError> {
    let all = teams(store).await?;
    if let Some(team) = all.iter().find(|team| team.name == name.trim()) {
        return Ok(team.clone());
    }
    let known: Vec<&str> = all.iter().map(|team| team.name.as_str()).collect();
    let known = if known.is_empty() {
        "add one with `termijn team add`".to_owned()
    } else {
        known.join(", ")
    };
    Err(CliError::Unknown(format!(
        "--team: no team {name:?}; there is: {known}"
    )))
}

/// The user of an address.
pub async fn find_user(store: &Store, email: &str) -> Result<User, CliError> {
    let address = email.to_owned();
    let found = store
        .read(move |tx| {
            Box::pin(async move { teams_users::find_user_by_email(tx, &address).await })
        })
        .await?;
    found.ok_or_else(|| {
        CliError::Unknown(format!(
            "no user with the address {email:?}; see `termijn user list`"
        ))
    })
}
