//! Where half of the last letters were refused for good, something is wrong with all of them: nothing leaves
//! until a person has looked.
//! Not here: single ways that are in trouble (`casework::gate`), which close again by themselves.

use casework::brussels;
use casework::ids::SettingId;
use chrono::{DateTime, Utc};
use serde_json::Value;
use store::deliveries::ends;
use store::settings::{self, Setting};
use store::{StoreError, Tx};

use super::HOLD;

/// So many of the last letters are looked at ...
const LAST: u32 = 40;
/// ... and with so many refused for good among them, all stop.
const REFUSED: usize = 20;
/// How the reason of a hold begins that no person set.
pub const BY_ITSELF: &str = "stopped by itself: ";

/// Puts all letters on hold if so many were refused since a person last decided. Whether it did.
pub(crate) async fn stop_all(
    tx: &mut Tx,
    id: SettingId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let today = brussels::day_of(now);
    let decided = settings::find_at(tx, HOLD, today).await?;
    let since = decided.as_ref().map(|one| one.set_at);
    if decided.is_some_and(|one| !one.value.is_null()) {
        return Ok(false);
    }
    let refused = ends::refused_of_last(tx, since, LAST).await?;
    if refused < REFUSED {
        return Ok(false);
    }
    let reason = format!(
        "{BY_ITSELF}{refused} of the last {LAST} letters were refused for good; see `termijn deliveries --state dead`, \
         then `termijn setting set sending_hold off`"
    );
    let hold = Setting {
        id,
        key: HOLD.to_owned(),
        value: Value::String(reason),
        in_force_from: today,
        set_by: None,
        set_at: now,
    };
    settings::set(tx, &hold).await?;
    Ok(true)
}
