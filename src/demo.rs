//! The demonstration: believable cases of people who do not exist, on every track, relative to today,
//! lived through the last thirty days by the shipping code under a clock that is a value.
//! Not here: serving it. The people stand in [`cast`].

mod cast;

use std::path::{Path, PathBuf};

use casework::brussels;
use casework::command::{Command, OpenCase};
use casework::contact::{Email, NewContact, Phone};
use casework::ids::{CaseId, TeamId, UserId};
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::{Name, Person};
use casework::words::Language;
use chrono::{DateTime, Days, Utc};
use jobs::{Jobs, LinkMaker, Post, Written};
use store::teams_users::{self, Team, User};
use store::{Store, StoreOptions};

use crate::cli::CliError;
use crate::config::Config;
use crate::desk::Desk;
use crate::simulation;
use crate::wiring::{RandomIds, day_of, job_settings, random_bytes};
use cast::{Deed, Played};

/// How far back the demonstration begins.
pub const DAYS_BACK: u64 = 30;

/// A file by which a folder is known as one that may be made again.
const MARK: &str = "termijn-demo";

/// Where the demonstration lives.
pub struct Stage {
    /// The database.
    pub store: Store,
    /// The folder of the letters.
    pub outbox: PathBuf,
    /// The letters written while it was made.
    pub letters: Vec<Written>,
    /// How many cases there are.
    pub cases: usize,
}

fn file_error(what: String) -> impl FnOnce(std::io::Error) -> CliError {
    move |cause| CliError::File { what, cause }
}

/// Makes the folder fresh. One that was not made by a demonstration is never touched.
fn prepare(folder: &Path) -> Result<PathBuf, CliError> {
    let name = folder.display();
    let mark = folder.join(MARK);
    let taken = folder
        .read_dir()
        .is_ok_and(|mut entries| entries.next().is_some());
    if taken && !mark.is_file() {
        let said = format!(
            "--dir: {name} holds something else; give a folder that is empty or does not exist"
        );
        return Err(CliError::Unknown(said));
    }
    if taken {
        std::fs::remove_dir_all(folder).map_err(file_error(format!("cannot empty {name}")))?;
    }
    let outbox = folder.join("outbox");
    std::fs::create_dir_all(&outbox).map_err(file_error(format!("cannot make {name}")))?;
    std::fs::write(
        &mark,
        "This folder is made again by every `termijn demo`.\n",
    )
    .map_err(file_error(format!("cannot write to {name}")))?;
    Ok(outbox)
}

/// Makes the demonstration in a folder, as seen at `now`. With `origin`, where this machine will answer,
/// its letters carry links: they never leave the machine.
///
/// # Errors
/// When the folder holds something else, or cannot be written to.
pub async fn make(
    config: &mut Config,
    folder: &Path,
    now: DateTime<Utc>,
    origin: Option<&str>,
) -> Result<Stage, CliError> {
    let outbox = prepare(folder)?;
    config.database.url = format!("sqlite:{}", folder.join("termijn.db").display());
    config.organisation.name = "Onthaalhuis De Brug (demo)".to_owned();
    let store = Store::open(&config.database.url, &StoreOptions::default()).await?;
    store.migrate().await?;
    let people = people(&store).await?;
    let desk = Desk::new(store.clone(), config, day_of(now)).await?;
    let jobs = Jobs::new(store.clone(), job_settings(config)?, RandomIds);
    let jobs = match origin {
        Some(origin) => jobs.with_links(LinkMaker::new(origin, random_bytes)),
        None => jobs,
    };
    let post = Post::Spool(outbox.clone());
    let cast = cast::all(day_of(now))?;
    let mut clock = now - Days::new(DAYS_BACK);
    let mut letters = Vec::new();
    let mut opened: Vec<Option<CaseId>> = vec![None; cast.len()];
    for (at, who, deed) in timeline(&cast, now) {
        letters.extend(simulation::pass(&jobs, &post, clock, at).await?);
        clock = at;
        let command = match deed {
            Deed::Open => open(&cast[who], people),
            Deed::Record(event) => Command::Record(event.clone()),
            Deed::Correct(kind, event) => {
                let case = opened[who].map(|id| id.to_string()).unwrap_or_default();
                let file = desk.find(&case).await?;
                let Some(old) = file.newest(*kind) else {
                    continue;
                };
                Command::Correct {
                    event: old.id,
                    with: event.clone(),
                }
            }
        };
        let changes = desk.carry_out(opened[who], command, at).await?;
        opened[who] = Some(changes.file.id);
    }
    // The present moment itself is swept, too: what is due now has gone out when the page opens.
    letters
        .extend(simulation::pass(&jobs, &post, clock, now + chrono::TimeDelta::seconds(1)).await?);
    Ok(Stage {
        store,
        outbox,
        letters,
        cases: cast.len(),
    })
}

/// What is done to whom, in the order of time, never after `now`.
fn timeline(cast: &[Played], now: DateTime<Utc>) -> Vec<(DateTime<Utc>, usize, &Deed)> {
    let mut all = Vec::new();
    for (who, played) in cast.iter().enumerate() {
        for (place, (days_ago, deed)) in played.deeds.iter().enumerate() {
            let day = day_of(now)
                .checked_sub_days(Days::new(*days_ago))
                .unwrap_or_else(|| day_of(now));
            // A desk is busy in the morning; what comes later on a case is recorded later.
            let minute = 9 * 60 + 7 * u32::try_from(who + place).unwrap_or_default() % 150;
            let at = brussels::at(day, minute).min(now)
                + chrono::TimeDelta::microseconds(i64::try_from(place).unwrap_or_default());
            all.push((at.min(now), who, place, deed));
        }
    }
    all.sort_by_key(|(at, who, place, _)| (*at, *who, *place));
    all.into_iter()
        .map(|(at, who, _, deed)| (at, who, deed))
        .collect()
}

#[derive(Clone, Copy)]
struct People {
    team: TeamId,
    caseworkers: [UserId; 2],
}

async fn people(store: &Store) -> Result<People, CliError> {
    let team = Team {
        id: TeamId::next(&mut RandomIds),
        name: "Onthaal".to_owned(),
    };
    let user = |name: &str, email: &str, language: &str| User {
        id: UserId::next(&mut RandomIds),
        name: name.to_owned(),
        email: email.to_owned(),
        language: language.to_owned(),
        roles: ["caseworker", "coordinator"]
            .into_iter()
            .map(ToOwned::to_owned)
            .collect(),
        team_id: Some(team.id),
        active: true,
    };
    let users = [
        user("Lies Maes", "lies@brug.example", "nl"),
        user("Karim Dupont", "karim@brug.example", "fr"),
    ];
    let made = People {
        team: team.id,
        caseworkers: [users[0].id, users[1].id],
    };
    store
        .write(move |tx| {
            Box::pin(async move {
                teams_users::add_team(tx, &team).await?;
                for user in &users {
                    teams_users::add_user(tx, user).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(made)
}

fn open(played: &Played, people: People) -> Command {
    Command::Open(Box::new(OpenCase {
        reference: None,
        person: played.person.clone(),
        contacts: vec![played.contact.clone()],
        municipality: played.municipality.clone(),
        team: people.team,
        caseworker: Some(
            people.caseworkers[usize::from(matches!(
                played.person.language,
                Language::Fr | Language::De
            ))],
        ),
        household: None,
        track: played.track,
        events: played.known.clone(),
    }))
}

/// A person of the cast.
///
/// # Errors
/// When a name, address or code is not what the domain accepts.
fn person(
    given: &str,
    family: &str,
    language: Language,
    nationality: &str,
) -> Result<Person, CliError> {
    Ok(Person {
        given_name: Name::parse("given-name", given)?,
        family_name: Name::parse("family-name", family)?,
        language,
        nationality: Masked::new(Person::parse_nationality(nationality)?),
        birth_on: None,
    })
}

fn by_email(address: &str, language: Language) -> Result<NewContact, CliError> {
    Ok(NewContact {
        email: Some(Email::parse(address)?),
        phone: None,
        language,
    })
}

fn by_phone(number: &str, language: Language) -> Result<NewContact, CliError> {
    Ok(NewContact {
        email: None,
        phone: Some(Phone::parse(number)?),
        language,
    })
}

fn town(nis: &str) -> Result<Nis, CliError> {
    Ok(Nis::parse(nis)?)
}
