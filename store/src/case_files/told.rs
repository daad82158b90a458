//! The dates that letters named to the people of a case, as far as those letters may have arrived.
//! Not here: what follows when such a date moves; `casework` decides.

use casework::correction::Told;
use casework::delivery::DeliveryState;
use casework::ids::{CaseId, ContactId, DeadlineId, DeliveryId};
use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::deliveries::DateNamed;
use crate::error::StoreError;
use crate::reminders::word;
use crate::tx::Tx;

queries! {
    /// The letters of a case that arrived or may have, one row a reminder.
    OF_CASE [hot] = "SELECT r.contact_id, r.deadline_id, v.id, v.state, v.dates_named, v.created_at FROM deadline d \
                     JOIN reminder r ON r.deadline_id = d.id JOIN delivery v ON v.id = r.delivery_id WHERE d.case_id = $1 \
                     AND (v.state IN ('sent', 'sending', 'unknown') OR v.ambiguous > 0 AND v.state <> 'bounced') UNION ALL \
                     SELECT r.contact_id, r.deadline_id, v.id, v.state, v.dates_named, v.created_at FROM deadline d \
                     JOIN reminder r ON r.deadline_id = d.id JOIN delivery_archive v ON v.id = r.delivery_id WHERE d.case_id = $1 \
                     AND (v.state = 'sent' OR v.ambiguous > 0 AND v.state <> 'bounced')";
}

type Row = (
    Uuid,
    Uuid,
    Uuid,
    String,
    Json<Vec<DateNamed>>,
    DateTime<Utc>,
);

/// Every date told, oldest first.
pub(super) async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<Told>, StoreError> {
    let mut all: Vec<Told> = Vec::new();
    for (contact, deadline, delivery, state, named, at) in run!(tx, OF_CASE, [case.0], all Row)? {
        let (contact, deadline) = (ContactId(contact), DeadlineId(deadline));
        let state: DeliveryState = word("delivery.state", &state)?;
        for one in named.0.iter().filter(|one| one.deadline == deadline) {
            let told = Told {
                contact,
                deadline,
                on: one.on,
                last: one.last,
                delivery: DeliveryId(delivery),
                state,
                at,
            };
            if !all.contains(&told) {
                all.push(told);
            }
        }
    }
    all.sort_by_key(|told| (told.at, told.delivery, told.deadline, told.contact));
    Ok(all)
}
