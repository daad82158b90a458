//! Teams, and the people who log in.
//! Not here: cases' people, who never log in, and what a role allows (`casework`).

use std::collections::BTreeSet;

use casework::ids::{TeamId, UserId};
use sqlx::types::Json;
use uuid::Uuid;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::fold_email;

queries! {
    /// A new team.
    ADD_TEAM = "INSERT INTO team (id, name) VALUES ($1, $2)";
    /// All teams by name; there are few.
    LIST_TEAMS = "SELECT id, name FROM team ORDER BY name, id";
    /// A new user.
    ADD_USER = "INSERT INTO \"user\" (id, name, email, email_folded, language, roles, team_id, active) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// All users by address; an organisation has few.
    LIST_USERS = "SELECT id, name, email, language, roles, team_id, active \
                  FROM \"user\" ORDER BY email_folded, id";
    /// The user with a folded address.
    FIND_USER [hot] = "SELECT id, name, email, language, roles, team_id, active \
                       FROM \"user\" WHERE email_folded = $1";
}

/// A group of caseworkers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Which one.
    pub id: TeamId,
    /// Its name, used once.
    pub name: String,
}

/// Somebody who logs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Which one.
    pub id: UserId,
    /// The name shown to colleagues.
    pub name: String,
    /// The address as it was given; compared folded.
    pub email: String,
    /// `nl`, `fr`, `de` or `en`.
    pub language: String,
    /// What they may be.
    pub roles: BTreeSet<String>,
    /// The team they work in.
    pub team_id: Option<TeamId>,
    /// Whether they may log in.
    pub active: bool,
}

#[derive(sqlx::FromRow)]
struct UserRow {
    id: Uuid,
    name: String,
    email: String,
    language: String,
    roles: Json<BTreeSet<String>>,
    team_id: Option<Uuid>,
    active: bool,
}

impl From<UserRow> for User {
    fn from(row: UserRow) -> Self {
        Self {
            id: UserId(row.id),
            name: row.name,
            email: row.email,
            language: row.language,
            roles: row.roles.0,
            team_id: row.team_id.map(TeamId),
            active: row.active,
        }
    }
}

/// Adds a team; a name that is taken is a duplicate.
pub async fn add_team(tx: &mut Tx, team: &Team) -> Result<(), StoreError> {
    run!(tx, ADD_TEAM, [team.id.0, &team.name], execute).map(|_| ())
}

/// Every team, by name.
pub async fn list_teams(tx: &mut Tx) -> Result<Vec<Team>, StoreError> {
    let rows: Vec<(Uuid, String)> = run!(tx, LIST_TEAMS, [], all(Uuid, String))?;
    Ok(rows
        .into_iter()
        .map(|(id, name)| Team {
            id: TeamId(id),
            name,
        })
        .collect())
}

/// Adds a user; an address that is taken, in any case of letters, is a duplicate.
pub async fn add_user(tx: &mut Tx, user: &User) -> Result<(), StoreError> {
    let folded = fold_email(&user.email);
    let team = user.team_id.map(|team| team.0);
    run!(
        tx,
        ADD_USER,
        [
            user.id.0,
            &user.name,
            user.email.trim(),
            &folded,
            &user.language,
            Json(&user.roles),
            team,
            user.active
        ],
        execute
    )
    .map(|_| ())
}

/// Every user, by address.
pub async fn list_users(tx: &mut Tx) -> Result<Vec<User>, StoreError> {
    let rows = run!(tx, LIST_USERS, [], all UserRow)?;
    Ok(rows.into_iter().map(User::from).collect())
}

/// The user with this address, whatever the case of its letters.
pub async fn find_user_by_email(tx: &mut Tx, email: &str) -> Result<Option<User>, StoreError> {
    let folded = fold_email(email);
    Ok(run!(tx, FIND_USER, [&folded], optional UserRow)?.map(User::from))
}
