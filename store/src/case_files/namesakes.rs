//! Cases of people with the same name, with what tells two of them apart: somebody may be recorded
//! already.
//! Not here: whether they are the same person.

use casework::ids::{CaseId, TeamId, UserId};
use casework::masked::Masked;
use chrono::NaiveDate;
use uuid::Uuid;

use super::search::sort_key;
use crate::error::StoreError;
use crate::tx::Tx;

queries! {
    /// The cases of a folded name, a line for each contact.
    OF_NAME [hot] = "SELECT f.id, f.reference, f.birth_on, f.team_id, f.caseworker_id, c.email_folded, c.phone FROM case_file f \
                     LEFT JOIN case_contact l ON l.case_id = f.id LEFT JOIN contact c ON c.id = l.contact_id \
                     WHERE f.name_folded = $1 ORDER BY f.id";
    /// Waits until nobody else has this, and has it until the transaction ends. SQLite has one writer anyway; on
    /// PostgreSQL two transactions do not see each other's rows, and no key forbids two cases of one name.
    ALONE = {
        sqlite "SELECT 1",
        postgres "SELECT 1 FROM (SELECT pg_advisory_xact_lock(20261125, 1)) AS alone"
    };
}

/// A case of somebody with the name that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// Which case.
    pub id: CaseId,
    /// Its reference.
    pub reference: String,
    /// The birth date, if it is kept.
    pub birth_on: Option<Masked<NaiveDate>>,
    /// The team.
    pub team: TeamId,
    /// The caseworker.
    pub caseworker: Option<UserId>,
    /// Folded addresses.
    pub emails: Vec<Masked<String>>,
    /// Telephone numbers in international form.
    pub phones: Vec<Masked<String>>,
}

#[derive(sqlx::FromRow)]
struct NamesakeRow {
    id: Uuid,
    reference: String,
    birth_on: Option<NaiveDate>,
    team_id: Uuid,
    caseworker_id: Option<Uuid>,
    email_folded: Option<String>,
    phone: Option<String>,
}

/// Makes this the only transaction that looks for namesakes in order to write: what [`find`] then finds
/// is still so at the commit, unless somebody opens a case without looking.
pub async fn look_alone(tx: &mut Tx) -> Result<(), StoreError> {
    run!(tx, ALONE, [], one(i32,)).map(|_| ())
}

/// The cases of everybody whose name folds to the same, accents and capitals forgiven.
pub async fn find(tx: &mut Tx, family: &str, given: &str) -> Result<Vec<Namesake>, StoreError> {
    let rows = run!(tx, OF_NAME, [sort_key(family, given)], all NamesakeRow)?;
    let mut found: Vec<Namesake> = Vec::new();
    for row in rows {
        if found.last().is_none_or(|last| last.id.0 != row.id) {
            found.push(Namesake {
                id: CaseId(row.id),
                reference: row.reference,
                birth_on: row.birth_on.map(Masked::new),
                team: TeamId(row.team_id),
                caseworker: row.caseworker_id.map(UserId),
                emails: Vec::new(),
                phones: Vec::new(),
            });
        }
        if let Some(last) = found.last_mut() {
            last.emails.extend(row.email_folded.map(Masked::new));
            last.phones.extend(row.phone.map(Masked::new));
        }
    }
    Ok(found)
}
