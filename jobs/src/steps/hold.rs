//! The hold switch: while it is set, no letter leaves, from any process.
//! Not here: who may set it (an administrator, with `termijn setting set sending_hold`).

use casework::brussels;
use chrono::{DateTime, Utc};
use serde_json::Value;
use store::{StoreError, settings};

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
