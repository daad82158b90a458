//! What an administrator may change, by day.
//! Not here: what an operator sets (configuration files), and what a value means.

use casework::ids::{SettingId, UserId};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::bell;
use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// A new dated value.
    SET = "INSERT INTO setting (id, key, value, in_force_from, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// The value in force on a day: the latest start, and of those the one set last.
    AT [hot] = "SELECT id, key, value, in_force_from, set_by, set_at FROM setting \
                WHERE key = $1 AND in_force_from <= $2 ORDER BY in_force_from DESC, set_at DESC, id DESC LIMIT 1";
    /// Every value a setting has had or will have.
    HISTORY [hot] = "SELECT id, key, value, in_force_from, set_by, set_at FROM setting \
                     WHERE key = $1 ORDER BY in_force_from, set_at, id";
}

/// One dated value of a setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Which row.
    pub id: SettingId,
    /// Which setting.
    pub key: String,
    /// What it is.
    pub value: Value,
    /// The first day it counts.
    pub in_force_from: NaiveDate,
    /// Who set it; nobody for a seeded default.
    pub set_by: Option<UserId>,
    /// When it was set.
    pub set_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct SettingRow {
    id: Uuid,
    key: String,
    value: Json<Value>,
    in_force_from: NaiveDate,
    set_by: Option<Uuid>,
    set_at: DateTime<Utc>,
}

impl From<SettingRow> for Setting {
    fn from(row: SettingRow) -> Self {
        Self {
            id: SettingId(row.id),
            key: row.key,
            value: row.value.0,
            in_force_from: row.in_force_from,
            set_by: row.set_by.map(UserId),
            set_at: row.set_at,
        }
    }
}

/// Records a value; older ones stay. Workers are rung, because it may let letters go.
pub async fn set(tx: &mut Tx, setting: &Setting) -> Result<(), StoreError> {
    let by = setting.set_by.map(|user| user.0);
    let (key, value, at) = (&setting.key, Json(&setting.value), micros(setting.set_at));
    run!(
        tx,
        SET,
        [setting.id.0, key, value, setting.in_force_from, by, at],
        execute
    )?;
    bell::ring(tx).await
}

/// The value in force on `day`, if any was set by then.
pub async fn find_at(
    tx: &mut Tx,
    key: &str,
    day: NaiveDate,
) -> Result<Option<Setting>, StoreError> {
    Ok(run!(tx, AT, [key, day], optional SettingRow)?.map(Setting::from))
}

/// Every value of a setting, oldest first.
pub async fn history(tx: &mut Tx, key: &str) -> Result<Vec<Setting>, StoreError> {
    let rows = run!(tx, HISTORY, [key], all SettingRow)?;
    Ok(rows.into_iter().map(Setting::from).collect())
}
