//! The letters that speak of one case.
//! Not here: how they are sent ([`super::protocol`]).

use std::collections::BTreeMap;

use casework::ids::{CaseId, DeliveryId, ReminderId};
use uuid::Uuid;

use super::{DeliveryLine, LineRow};
use crate::error::StoreError;
use crate::tx::Tx;

queries! {
    /// Which reminders of a case stand in which letter.
    SPOKEN_OF [hot] = "SELECT r.id, r.delivery_id FROM deadline d JOIN reminder r ON r.deadline_id = d.id \
                       WHERE d.case_id = $1 AND r.delivery_id IS NOT NULL";
    /// Those letters. A case has few, so that they are put in order afterwards.
    LETTERS [hot] = "SELECT id, kind, state, reason, subject, message_id, language, opens_at, closes_at, claims, attempts, \
                     ambiguous, created_at, final_at FROM delivery WHERE id IN (SELECT r.delivery_id FROM deadline d \
                     JOIN reminder r ON r.deadline_id = d.id WHERE d.case_id = $1 AND r.delivery_id IS NOT NULL) UNION ALL \
                     SELECT id, kind, state, reason, subject, message_id, language, opens_at, closes_at, claims, attempts, \
                     ambiguous, created_at, final_at FROM delivery_archive WHERE id IN (SELECT r.delivery_id FROM deadline d \
                     JOIN reminder r ON r.deadline_id = d.id WHERE d.case_id = $1 AND r.delivery_id IS NOT NULL)";
}

/// One letter with the reminders of the case that stand in it.
pub type LetterOfCase = (DeliveryLine, Vec<ReminderId>);

/// The letters that speak of a case, oldest first. A letter that was cancelled before it left is not
/// among them once its reminders are free again.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<LetterOfCase>, StoreError> {
    type Spoken = (Uuid, Uuid);
    let mut spoken: BTreeMap<DeliveryId, Vec<ReminderId>> = BTreeMap::new();
    for (reminder, letter) in run!(tx, SPOKEN_OF, [case.0], all Spoken)? {
        let letter = spoken.entry(DeliveryId(letter)).or_default();
        letter.push(ReminderId(reminder));
    }
    let mut letters = Vec::new();
    for row in run!(tx, LETTERS, [case.0], all LineRow)? {
        let line = DeliveryLine::try_from(row)?;
        let mut reminders = spoken.remove(&line.id).unwrap_or_default();
        reminders.sort_unstable();
        letters.push((line, reminders));
    }
    letters.sort_by_key(|(line, _)| line.id);
    Ok(letters)
}
