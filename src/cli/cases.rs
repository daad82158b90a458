//! `termijn case`: open a case, look at it, correct what was recorded.
//! Not here: recording what happens later ([`super::events`]).

mod dates;
mod export;
mod import;
mod show;

use casework::case_file::CaseFile;
use casework::command::{AssignCase, Command as Deed, NewEvent};
use casework::contact::{Email, Phone};
use casework::event::EventKind;
use casework::ids::EventId;
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::{Name, Person};
use casework::refusal::Refusal;
use casework::words::Language;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use law::words::{Lodging, Purpose, Sponsor, StayLength, Track, Visa};
use store::applicant;
use store::case_files::search::{self, CaseLine};

use super::events::Details;
use super::output::{Listed, print, say};
use super::{CliError, Ended, Format, people};
use crate::config::Config;
use crate::desk::Desk;
use crate::exchange::Intake;
use crate::wiring::{block_on, day_of, now, open_store};

pub use show::show_changes;

/// What `termijn case` can do.
#[derive(Subcommand)]
pub enum Command {
    /// Open a case; shows the dates that follow
    Add(Box<Add>),
    /// Show a case: facts, dates, reminders, questions
    Show {
        /// Reference or id of the case
        case: String,
        /// How it is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Show the dates of a case as they would have been computed on an earlier day, or by the law of another
    Dates(dates::Arguments),
    /// List cases by name, or those that fit what is searched
    List {
        /// Part of a name, a reference or an address
        #[arg(long)]
        search: Option<String>,
        /// At most so many
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100))]
        limit: u32,
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Put another day or detail in the place of a wrong one; the old fact stays in the history
    Correct {
        /// Reference or id of the case
        case: String,
        /// Id of the wrong event, as `case show` gives it; else the newest of `--fact`
        #[arg(long, value_parser = super::values::id::<EventId>, conflicts_with = "fact")]
        event: Option<EventId>,
        /// Kind of the wrong event
        #[arg(long, default_value = "entered_belgium")]
        fact: EventKind,
        /// The right day
        #[arg(long, value_parser = super::values::day)]
        on: Option<NaiveDate>,
        #[command(flatten)]
        details: Box<Details>,
        /// How the answer is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Open the cases of a CSV file; nothing is written without --yes
    Import(Box<import::Arguments>),
    /// Write the open cases as CSV, in the shape that import reads
    Export(export::Arguments),
    /// End every link to a case that went out in letters, because somebody else may read them
    RevokeLinks {
        /// Reference or id of the case
        case: String,
    },
    /// Give a case to another team or caseworker
    Assign {
        /// Reference or id of the case
        case: String,
        /// Name of the team; the present one when absent
        #[arg(long)]
        team: Option<String>,
        /// Address of the caseworker; nobody when absent
        #[arg(long)]
        caseworker: Option<String>,
    },
}

/// What opening a case takes.
#[derive(Args)]
pub struct Add {
    /// What letters call the person
    #[arg(long)]
    given_name: String,
    /// Family name
    #[arg(long)]
    family_name: String,
    /// The language the person reads: nl, fr, de or en
    #[arg(long)]
    language: Language,
    /// ISO 3166 code of the nationality, such as RO; XXA stateless, XXB refugee
    #[arg(long)]
    nationality: String,
    /// Birth date, only where a rule asks for it
    #[arg(long, value_parser = super::values::day)]
    birth_date: Option<NaiveDate>,
    /// Address for letters; needed when there is no telephone number
    #[arg(long, required_unless_present = "phone")]
    email: Option<String>,
    /// Telephone number
    #[arg(long)]
    phone: Option<String>,
    /// NIS code of the municipality
    #[arg(long)]
    municipality: String,
    /// Name of the team
    #[arg(long)]
    team: String,
    /// Address of the caseworker
    #[arg(long)]
    caseworker: Option<String>,
    /// The road the person is on, such as eu-short-stay
    #[arg(long)]
    track: Track,
    /// The day of arrival in Belgium
    #[arg(long, value_parser = super::values::day)]
    arrived: NaiveDate,
    /// What shows the arrival: a stamp, a ticket
    #[arg(long)]
    evidence: Option<String>,
    /// short or long
    #[arg(long)]
    stay: Option<StayLength>,
    /// private, hotel, hospital, prison or licensed
    #[arg(long)]
    lodging: Option<Lodging>,
    /// none, C, D or D-B20
    #[arg(long)]
    visa: Option<Visa>,
    /// Days of stay printed on a C visa
    #[arg(long, requires = "visa")]
    visa_days: Option<u32>,
    /// work, single-permit, student, family ...
    #[arg(long)]
    purpose: Option<Purpose>,
    /// Whom the person joins: eu, belgian or third-country
    #[arg(long, requires = "purpose")]
    sponsor: Option<Sponsor>,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// Runs it.
pub fn run(config: &Config, command: Command) -> Result<Ended, CliError> {
    match command {
        Command::Add(add) => self::add(config, *add)?,
        Command::Import(arguments) => return import::run(config, &arguments),
        Command::Export(arguments) => export::run(config, &arguments)?,
        Command::Show { case, format } => {
            let file = block_on(async { desk(config).await?.find(&case).await })?;
            show::show_file(&file, day_of(now()), format)?;
        }
        Command::Dates(arguments) => dates::run(config, &arguments)?,
        Command::List {
            search,
            limit,
            format,
        } => list(config, search, limit, format)?,
        Command::Correct {
            case,
            event,
            fact,
            on,
            details,
            format,
        } => {
            correct(config, &case, event, fact, on, &details, format)?;
        }
        Command::Assign {
            case,
            team,
            caseworker,
        } => assign(config, &case, team, caseworker)?,
        Command::RevokeLinks { case } => revoke_links(config, &case)?,
    }
    Ok(Ended::Well)
}

fn revoke_links(config: &Config, case: &str) -> Result<(), CliError> {
    let ended = block_on(async {
        let desk = desk(config).await?;
        let id = desk.find(case).await?.id;
        let ended = desk.store.write(move |tx| {
            Box::pin(async move { applicant::revoke_of_case(tx, id, now()).await })
        });
        Ok(ended.await?)
    })?;
    say(&format!(
        "{ended} link(s) ended. The next letter brings new ones."
    ))
}

async fn desk(config: &Config) -> Result<Desk, CliError> {
    Desk::new(open_store(config).await?, config, day_of(now())).await
}

fn add(config: &Config, add: Add) -> Result<(), CliError> {
    let (at, format) = (now(), add.format);
    let changes = block_on(async {
        let desk = desk(config).await?;
        let team = people::find_team(&desk.store, &add.team).await?.id;
        let caseworker = match &add.caseworker {
            Some(email) => Some(people::find_user(&desk.store, email).await?.id),
            None => None,
        };
        let open = intake(&add)?.open(team, caseworker, day_of(at));
        let opened = desk.carry_out(None, Deed::Open(Box::new(open)), at).await;
        opened.map_err(|error| match error.into() {
            CliError::Refused(refusal) => CliError::Refused(as_options(refusal)),
            other => other,
        })
    })?;
    show_changes(None, &changes, day_of(at), format)
}

/// A refusal by the names of the options: `events[0].on` was given as `--arrived`.
fn as_options(mut refusal: Refusal) -> Refusal {
    if refusal.field == "events[0].on" {
        "arrived".clone_into(&mut refusal.field);
    } else if let Some((_, field)) = refusal.field.split_once("].") {
        refusal.field = field.to_owned();
    }
    refusal
}

fn intake(add: &Add) -> Result<Intake, CliError> {
    Ok(Intake {
        reference: None,
        person: Person {
            given_name: Name::parse("given-name", &add.given_name)?,
            family_name: Name::parse("family-name", &add.family_name)?,
            language: add.language,
            nationality: Masked::new(Person::parse_nationality(&add.nationality)?),
            birth_on: add.birth_date.map(Masked::new),
        },
        email: add.email.as_deref().map(Email::parse).transpose()?,
        phone: add.phone.as_deref().map(Phone::parse).transpose()?,
        municipality: Nis::parse(&add.municipality)?,
        track: add.track,
        arrived_on: add.arrived,
        evidence: add.evidence.clone().map(Masked::new),
        stay: add.stay,
        lodging: add.lodging,
        visa: add.visa,
        visa_days: add.visa_days,
        purpose: add.purpose,
        sponsor: add.sponsor,
    })
}

fn correct(
    config: &Config,
    case: &str,
    event: Option<EventId>,
    fact: EventKind,
    on: Option<NaiveDate>,
    details: &Details,
    format: Format,
) -> Result<(), CliError> {
    let at = now();
    let (before, changes) = block_on(async {
        let desk = desk(config).await?;
        let before = desk.find(case).await?;
        let old = match event {
            Some(id) => before.find_event(id),
            None => before.newest(fact),
        };
        let old = old.ok_or_else(|| {
            CliError::Unknown(format!("no {fact} in this case; see `termijn case show`"))
        })?;
        let was = NewEvent {
            kind: old.kind,
            on: old.on,
            until: old.until,
            document: old.document,
            attributes: old.attributes.clone(),
            evidence: old.evidence.clone(),
        };
        let mut with = details.over(&was)?;
        with.on = on.unwrap_or(was.on);
        if with == was {
            return Err(CliError::Unknown(
                "nothing would change; give --on or another detail".to_owned(),
            ));
        }
        let deed = Deed::Correct {
            event: old.id,
            with,
        };
        let changes = desk.carry_out(Some(before.id), deed, at).await?;
        Ok((before, changes))
    })?;
    show_changes(Some(&before), &changes, day_of(at), format)
}

fn assign(
    config: &Config,
    case: &str,
    team: Option<String>,
    caseworker: Option<String>,
) -> Result<(), CliError> {
    let at = now();
    let file: CaseFile = block_on(async {
        let desk = desk(config).await?;
        let before = desk.find(case).await?;
        let team = match team {
            Some(name) => people::find_team(&desk.store, &name).await?.id,
            None => before.team,
        };
        let caseworker = match caseworker {
            Some(email) => Some(people::find_user(&desk.store, &email).await?.id),
            None => None,
        };
        let deed = Deed::Assign(AssignCase { team, caseworker });
        Ok(desk.carry_out(Some(before.id), deed, at).await?.file)
    })?;
    super::output::say(&format!("Case {} is assigned.", file.reference))
}

/// One case in a list; the operator who asks for it sees the name.
#[derive(serde::Serialize)]
struct Line {
    reference: String,
    name: String,
    language: Language,
    municipality: String,
    status: casework::words::CaseStatus,
    id: casework::ids::CaseId,
}

impl Listed for Line {
    const COLUMNS: &'static [&'static str] =
        &["reference", "name", "language", "municipality", "status"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.reference.clone(),
            self.name.clone(),
            self.language.to_string(),
            self.municipality.clone(),
            self.status.to_string(),
        ]
    }
}

fn list(config: &Config, text: Option<String>, limit: u32, format: Format) -> Result<(), CliError> {
    let found = block_on(async {
        let store = open_store(config).await?;
        let found = store.read(move |tx| {
            Box::pin(async move {
                match text {
                    Some(text) => search::search(tx, &text).await,
                    None => search::list(tx, None, limit).await,
                }
            })
        });
        Ok(found.await?)
    })?;
    let line = |case: CaseLine| Line {
        reference: case.reference,
        name: case.name.into_inner(),
        language: case.language,
        municipality: case.municipality,
        status: case.status,
        id: case.id,
    };
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    print(
        format,
        &found.into_iter().take(wanted).map(line).collect::<Vec<_>>(),
    )
}
