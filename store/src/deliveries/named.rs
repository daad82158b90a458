//! The letters that named a date which another letter puts right.
//! Not here: who gets such a letter (`casework`), and every date that was told (`case_files::told`).

use casework::ids::{DeadlineId, ReminderId};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use super::DateNamed;
use crate::error::StoreError;
use crate::tx::Tx;

queries! {
    /// Letters to the same contact about the same rule of the same case, which were sent or may have been.
    BEFORE [hot] = "SELECT v.message_id, v.created_at, v.dates_named, r.deadline_id, x.told_on FROM reminder x \
                    JOIN deadline n ON n.id = x.deadline_id JOIN deadline d ON d.case_id = n.case_id AND d.rule = n.rule \
                    JOIN reminder r ON r.deadline_id = d.id AND r.contact_id = x.contact_id JOIN delivery v ON v.id = r.delivery_id \
                    WHERE x.id = $1 AND x.told_on IS NOT NULL \
                    AND (v.state IN ('sent', 'sending', 'unknown') OR v.ambiguous > 0 AND v.state <> 'bounced')";
}

type Row = (String, DateTime<Utc>, Json<Vec<DateNamed>>, Uuid, NaiveDate);

/// The Message-IDs of the letters that named what these reminders put right, the oldest first.
pub async fn before(tx: &mut Tx, reminders: &[ReminderId]) -> Result<Vec<String>, StoreError> {
    let mut found: Vec<(DateTime<Utc>, String)> = Vec::new();
    for reminder in reminders {
        for (message_id, at, named, deadline, told_on) in run!(tx, BEFORE, [reminder.0], all Row)? {
            let told = |one: &DateNamed| one.deadline == DeadlineId(deadline) && one.on == told_on;
            if named.0.iter().any(told) {
                found.push((at, message_id));
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found
        .into_iter()
        .map(|(_, message_id)| message_id)
        .collect())
}
