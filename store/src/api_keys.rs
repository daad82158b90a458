//! Keys of the API: whose they are, what they allow, and until when. Only the hash of a key is kept.
//! Not here: making a key, and what a scope means for a route.

use std::collections::BTreeSet;

use casework::ids::{Ids, TeamId, UserId};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::error::StoreError;
use crate::reminders::word;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// A new key.
    ADD = "INSERT INTO api_key (id, hash, scope, owner, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// The key of a hash, with what its owner may do.
    FIND [hot] = "SELECT k.id, k.scope, k.created_at, k.expires_at, k.last_used_at, k.revoked_at, u.id AS owner, \
                  u.email, u.roles, u.team_id, u.active FROM api_key k JOIN \"user\" u ON u.id = k.owner WHERE k.hash = $1";
    /// All keys, oldest first; an organisation has few.
    LIST = "SELECT k.id, k.scope, k.created_at, k.expires_at, k.last_used_at, k.revoked_at, u.id AS owner, \
            u.email, u.roles, u.team_id, u.active FROM api_key k JOIN \"user\" u ON u.id = k.owner ORDER BY k.created_at, k.id";
    /// A use; at most one in a span is written down.
    USED [hot] = "UPDATE api_key SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $3)";
    /// The end of a key.
    REVOKE [hot] = "UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
    /// Whether there is such a key.
    KNOWN [hot] = "SELECT id FROM api_key WHERE id = $1";
}

/// Uses within this span of the last one are not written down.
pub const USED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// One key of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ApiKeyId(pub Uuid);

impl ApiKeyId {
    /// The next identifier.
    pub fn next(ids: &mut dyn Ids) -> Self {
        Self(ids.next_uuid())
    }
}

impl std::fmt::Display for ApiKeyId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for ApiKeyId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// What a key allows; each allows what the one before it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyScope {
    /// `read`: look.
    Read,
    /// `write`: open cases, record and correct.
    Write,
    /// `admin`: what an administrator does.
    Admin,
}

impl KeyScope {
    /// Every scope, the smallest first.
    pub const ALL: [Self; 3] = [Self::Read, Self::Write, Self::Admin];

    /// The word as it stands in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Admin => "admin",
        }
    }
}

impl std::fmt::Display for KeyScope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for KeyScope {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|scope| scope.as_str() == text);
        found.ok_or_else(|| format!("no scope {text:?}; one of read, write, admin"))
    }
}

/// A key to be kept.
#[derive(Clone, Debug)]
pub struct NewApiKey {
    /// Which one.
    pub id: ApiKeyId,
    /// SHA-256 of the key.
    pub hash: [u8; 32],
    /// What it allows.
    pub scope: KeyScope,
    /// Whose it is.
    pub owner: UserId,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// From when it is worth nothing.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A kept key with its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// Which one.
    pub id: ApiKeyId,
    /// What it allows.
    pub scope: KeyScope,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// From when it is worth nothing.
    pub expires_at: Option<DateTime<Utc>>,
    /// About when it was last used.
    pub last_used_at: Option<DateTime<Utc>>,
    /// Since when it is worth nothing.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Whose it is.
    pub owner: UserId,
    /// The owner's address.
    pub email: String,
    /// What the owner does.
    pub roles: BTreeSet<String>,
    /// The owner's team.
    pub team: Option<TeamId>,
    /// Whether the owner may still act.
    pub active: bool,
}

impl ApiKey {
    /// Whether it opens anything at an instant.
    pub fn is_good(&self, now: DateTime<Utc>) -> bool {
        self.active && self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }

    /// Whether a use at an instant is worth writing down.
    pub fn is_use_news(&self, now: DateTime<Utc>) -> bool {
        self.last_used_at
            .is_none_or(|last| last <= now - USED_EVERY)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    scope: String,
    created_at: DateTime<Utc>,
    expires_at: Option<DateTime<Utc>>,
    last_used_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
    owner: Uuid,
    email: String,
    roles: Json<BTreeSet<String>>,
    team_id: Option<Uuid>,
    active: bool,
}

impl TryFrom<Row> for ApiKey {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: ApiKeyId(row.id),
            scope: word("api_key.scope", &row.scope)?,
            created_at: row.created_at,
            expires_at: row.expires_at,
            last_used_at: row.last_used_at,
            revoked_at: row.revoked_at,
            owner: UserId(row.owner),
            email: row.email,
            roles: row.roles.0,
            team: row.team_id.map(TeamId),
            active: row.active,
        })
    }
}

/// Keeps a key.
pub async fn add(tx: &mut Tx, key: &NewApiKey) -> Result<(), StoreError> {
    let (hash, scope) = (key.hash.to_vec(), key.scope.as_str());
    let (created, expires) = (micros(key.created_at), key.expires_at.map(micros));
    run!(
        tx,
        ADD,
        [key.id.0, hash, scope, key.owner.0, created, expires],
        execute
    )
    .map(|_| ())
}

/// The key of a hash, good or not.
pub async fn find(tx: &mut Tx, hash: &[u8; 32]) -> Result<Option<ApiKey>, StoreError> {
    run!(tx, FIND, [hash.to_vec()], optional Row)?
        .map(ApiKey::try_from)
        .transpose()
}

/// Every key, oldest first.
pub async fn list(tx: &mut Tx) -> Result<Vec<ApiKey>, StoreError> {
    let rows = run!(tx, LIST, [], all Row)?;
    rows.into_iter().map(ApiKey::try_from).collect()
}

/// Writes down that a key was used, unless that was written a moment ago.
pub async fn used(tx: &mut Tx, id: ApiKeyId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let (now, before) = (micros(now), micros(now - USED_EVERY));
    Ok(run!(tx, USED, [id.0, now, before], execute)? == 1)
}

/// Ends a key: `None` when there is no such key, else whether it was still alive.
pub async fn revoke(
    tx: &mut Tx,
    id: ApiKeyId,
    now: DateTime<Utc>,
) -> Result<Option<bool>, StoreError> {
    let ended = run!(tx, REVOKE, [id.0, micros(now)], execute)? == 1;
    let known: Option<(Uuid,)> = run!(tx, KNOWN, [id.0], optional(Uuid,))?;
    Ok(known.map(|_| ended))
}
