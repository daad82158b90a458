//! The hold switch: while it is set, no letter leaves, from any process.
//! Not here: who may set and lift it (an administrator, with `termijn setting set sending_hold`).

use casework::brussels;
use casework::ids::SettingId;
use chrono::{DateTime, Utc};
use serde_json::Value;
use store::StoreError;
use store::settings::{self, Setting};

use crate::Jobs;
use crate::error::JobError;

/// The key of the setting: null, or the reason as a text.
pub const HOLD: &str = "sending_hold";

/// Why nothing may leave now; `None` when letters may.
///
/// # Errors
/// When the database cannot be read, or holds something else than a reason.
pub async fn held(jobs: &Jobs, now: DateTime<Utc>) -> Result<Option<String>, JobError> {
    let today = brussels::day_of(now);
    let set = jobs
        .store
        .read(move |tx| Box::pin(async move { settings::find_at(tx, HOLD, today).await }));
    match set.await?.map(|setting| setting.value) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(reason)) => Ok(Some(reason)),
        Some(other) => Err(StoreError::corrupt("setting.sending_hold", &other.to_string()).into()),
    }
}

/// Lets nothing leave from now on, for this reason, until a person lifts it.
///
/// # Errors
/// When the database fails.
pub(super) async fn hold(jobs: &Jobs, reason: &str, now: DateTime<Utc>) -> Result<(), JobError> {
    let setting = Setting {
        id: jobs.fresh(SettingId::next),
        key: HOLD.to_owned(),
        value: Value::String(reason.to_owned()),
        in_force_from: brussels::day_of(now),
        set_by: None,
        set_at: now,
    };
    let set = jobs
        .store
        .write(move |tx| Box::pin(async move { settings::set(tx, &setting).await }));
    Ok(set.await?)
}
