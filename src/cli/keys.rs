//! `termijn key`: makes and ends keys of the API. A key is shown once; only its hash is kept.
//! Not here: what a key opens (`http/api`).

use casework::brussels;
use casework::ids::AuditId;
use chrono::{DateTime, Days, NaiveDate, Utc};
use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::json;
use store::StoreError;
use store::api_keys::{self, ApiKey, ApiKeyId, KeyScope, NewApiKey};
use store::audit::{self, AuditLine};

use super::output::{Listed, print, say};
use super::{CliError, Ended, Format, people};
use crate::config::Config;
use crate::http::api;
use crate::wiring::{RandomIds, block_on, day_of, now, open_store, random_bytes};

/// No key is good for longer than a year: what is forgotten ends by itself.
const MOST_DAYS: u64 = 366;

/// What `termijn key` can do.
#[derive(Subcommand)]
pub enum Command {
    /// Make a key; it is shown once
    Create(Create),
    /// List the keys, without the keys themselves
    List {
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// End a key at once
    Revoke {
        /// Its id, as `key list` gives it
        id: ApiKeyId,
    },
}

/// What `termijn key create` takes.
#[derive(Args)]
pub struct Create {
    /// E-mail address of the user who answers for it: the key sees and does what that user may
    #[arg(long, value_name = "EMAIL")]
    owner: String,
    /// read, write (and read) or admin (and both)
    #[arg(long)]
    scope: KeyScope,
    /// Last day on which it works, YYYY-MM-DD; at most a year ahead
    #[arg(long, value_name = "DATE", required_unless_present = "days")]
    expires: Option<NaiveDate>,
    /// Instead: for so many days after today it works
    #[arg(long, conflicts_with = "expires", value_parser = clap::value_parser!(u64).range(1..=MOST_DAYS))]
    days: Option<u64>,
    /// How it is shown
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// Runs `termijn key`.
pub fn run(config: &Config, command: Command) -> Result<Ended, CliError> {
    match command {
        Command::Create(create) => self::create(config, &create)?,
        Command::List { format } => {
            let keys = block_on(async {
                let store = open_store(config).await?;
                let keys = store.read(|tx| Box::pin(async move { api_keys::list(tx).await }));
                Ok(keys.await?)
            })?;
            let now = now();
            let lines: Vec<KeyLine> = keys.into_iter().map(|key| KeyLine::of(key, now)).collect();
            print(format, &lines)?;
        }
        Command::Revoke { id } => revoke(config, id)?,
    }
    Ok(Ended::Well)
}

fn create(config: &Config, create: &Create) -> Result<(), CliError> {
    let now = now();
    let last = last_day(create, day_of(now))?;
    let key = api::key_of(random_bytes()?);
    let hash = api::hash(&key);
    let id = ApiKeyId::next(&mut RandomIds);
    let expires_at = brussels::end_of(last);
    block_on(async {
        let store = open_store(config).await?;
        let owner = people::find_user(&store, &create.owner).await?;
        if !owner.active {
            let said = format!("--owner: {} may no longer log in", owner.email);
            return Err(CliError::Unknown(said));
        }
        let new = NewApiKey {
            id,
            hash,
            scope: create.scope,
            owner: owner.id,
            created_at: now,
            expires_at: Some(expires_at),
        };
        let after = json!({
            "key": id.to_string(), "scope": create.scope.as_str(), "owner": owner.id,
            "expires_at": expires_at,
        });
        let line = line("api_key_created", now, None, Some(after));
        let written = store.write(move |tx| {
            Box::pin(async move {
                api_keys::add(tx, &new).await?;
                audit::append(tx, &line).await
            })
        });
        Ok(written.await?)
    })?;
    match create.format {
        Format::Table => {
            say(key.expose())?;
            say(&format!("This is the only time the key is shown. Its id is {id}; it works until the end of {last}."))
        }
        Format::Json | Format::Jsonl => say(&json!({
            "key": key.expose(), "id": id.to_string(), "scope": create.scope.as_str(), "expires_at": expires_at,
        })
        .to_string()),
    }
}

fn last_day(create: &Create, today: NaiveDate) -> Result<NaiveDate, CliError> {
    let ahead = |days| today.checked_add_days(Days::new(days));
    let last = create.expires.or_else(|| ahead(create.days?));
    let fits = |day: &NaiveDate| *day >= today && Some(*day) <= ahead(MOST_DAYS);
    last.filter(fits).ok_or_else(|| {
        let said = format!("--expires: give a day from today on, at most {MOST_DAYS} days ahead");
        CliError::Unknown(said)
    })
}

fn revoke(config: &Config, id: ApiKeyId) -> Result<(), CliError> {
    let now = now();
    let line = line(
        "api_key_revoked",
        now,
        Some(json!({ "key": id.to_string() })),
        None,
    );
    let ended = block_on(async {
        let store = open_store(config).await?;
        let written = store.write(move |tx| {
            Box::pin(async move {
                let ended = api_keys::revoke(tx, id, now).await?;
                if ended == Some(true) {
                    audit::append(tx, &line).await?;
                }
                Ok::<_, StoreError>(ended)
            })
        });
        Ok(written.await?)
    })?;
    match ended {
        Some(true) => say(&format!("Ended the key {id}.")),
        Some(false) => say(&format!("The key {id} was ended before.")),
        None => Err(CliError::Unknown(format!(
            "no key {id}; see `termijn key list`"
        ))),
    }
}

/// A line of the history that concerns no case.
fn line(
    action: &str,
    at: DateTime<Utc>,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
) -> AuditLine {
    AuditLine {
        id: AuditId::next(&mut RandomIds),
        at,
        actor: casework::Actor::operator().name(),
        action: action.to_owned(),
        case_id: None,
        before,
        after,
    }
}

#[derive(Serialize)]
struct KeyLine {
    id: String,
    owner: String,
    scope: &'static str,
    state: &'static str,
    created_at: DateTime<Utc>,
    expires_at: Option<DateTime<Utc>>,
    last_used_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
}

impl KeyLine {
    fn of(key: ApiKey, now: DateTime<Utc>) -> Self {
        let state = match key.revoked_at {
            _ if key.is_good(now) => "good",
            Some(_) => "revoked",
            None if !key.active => "owner inactive",
            None => "expired",
        };
        Self {
            id: key.id.to_string(),
            owner: key.email,
            scope: key.scope.as_str(),
            state,
            created_at: key.created_at,
            expires_at: key.expires_at,
            last_used_at: key.last_used_at,
            revoked_at: key.revoked_at,
        }
    }
}

impl Listed for KeyLine {
    const COLUMNS: &'static [&'static str] =
        &["id", "owner", "scope", "state", "works until", "last used"];

    fn cells(&self) -> Vec<String> {
        let at = |at: Option<DateTime<Utc>>| {
            at.map_or_else(
                || "-".to_owned(),
                |at| at.format("%Y-%m-%d %H:%M UTC").to_string(),
            )
        };
        vec![
            self.id.clone(),
            self.owner.clone(),
            self.scope.to_owned(),
            self.state.to_owned(),
            at(self.expires_at),
            at(self.last_used_at),
        ]
    }
}
