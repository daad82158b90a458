//! The links of letters to the applicant's page, and what their holder may turn off and on: e-mail.
//! Not here: what the page shows, and what a claim changes; `casework::applicant` says it.

use std::collections::BTreeSet;

use casework::ids::{CaseId, ContactId};
use casework::masked::Masked;
use casework::words::Language;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::error::StoreError;
use crate::reminders::{self, word};
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// A new link.
    ADD = "INSERT INTO applicant_link (hash, purpose, contact_id, address_folded, created_at, expires_at) \
           VALUES ($1, $2, $3, $4, $5, $6)";
    /// A case it shows.
    ADD_CASE = "INSERT INTO applicant_link_case (hash, case_id) VALUES ($1, $2)";
    /// A link that is good for a purpose, while the contact still has the address the letter went to.
    FIND [hot] = "SELECT l.contact_id, l.address_folded, c.language FROM applicant_link l JOIN contact c ON c.id = l.contact_id \
                  WHERE l.hash = $1 AND l.purpose = $2 AND l.expires_at > $3 AND l.revoked_at IS NULL \
                  AND c.email_folded = l.address_folded";
    /// Its open cases that still write to that address.
    CASES [hot] = "SELECT k.case_id FROM applicant_link_case k JOIN case_file f ON f.id = k.case_id \
                   JOIN case_contact x ON x.case_id = k.case_id JOIN contact c ON c.id = x.contact_id \
                   WHERE k.hash = $1 AND c.email_folded = $2 AND f.status = 'open'";
    /// Since when an address gets no e-mail.
    STOPPED_AT [hot] = "SELECT stopped_at FROM contact WHERE email_folded = $1 AND stopped_at IS NOT NULL";
    /// No more e-mail to an address.
    STOP [hot] = "UPDATE contact SET stopped_at = $2 WHERE email_folded = $1 AND stopped_at IS NULL";
    /// E-mail to it again.
    RESUME [hot] = "UPDATE contact SET stopped_at = NULL WHERE email_folded = $1 AND stopped_at IS NOT NULL";
    /// The open cases that write to an address.
    CASES_OF_ADDRESS [hot] = "SELECT x.case_id FROM contact c JOIN case_contact x ON x.contact_id = c.id \
                              JOIN case_file f ON f.id = x.case_id WHERE c.email_folded = $1 AND f.status = 'open'";
    /// The end of every link that shows a case.
    REVOKE_OF_CASE [hot] = "UPDATE applicant_link SET revoked_at = $2 WHERE revoked_at IS NULL AND expires_at > $2 \
                            AND hash IN (SELECT k.hash FROM applicant_link_case k WHERE k.case_id = $1)";
    /// Links that ended long ago, a few at a time; their cases go with them.
    PRUNE [hot] = "DELETE FROM applicant_link WHERE hash IN \
                   (SELECT hash FROM applicant_link WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)";
}

/// How long a link is kept after it expired.
pub const KEPT_FOR: TimeDelta = TimeDelta::days(30);

type Key = (Uuid,);
type At = (DateTime<Utc>,);

/// What a link opens. Each token has one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// `page`: the page with the dates, and everything on it.
    Page,
    /// `unsubscribe`: e-mail off, and on again. It shows no date and no name.
    Unsubscribe,
}

impl Purpose {
    /// The word as it stands in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Unsubscribe => "unsubscribe",
        }
    }
}

/// A link to be kept.
#[derive(Clone, Debug)]
pub struct NewLink {
    /// SHA-256 of its token.
    pub hash: [u8; 32],
    /// What it opens.
    pub purpose: Purpose,
    /// Whom its letter went to.
    pub contact: ContactId,
    /// The folded address of that letter.
    pub address: Masked<String>,
    /// The cases its letter speaks of.
    pub cases: Vec<CaseId>,
    /// When the letter was written.
    pub created_at: DateTime<Utc>,
    /// From when it opens nothing.
    pub expires_at: DateTime<Utc>,
}

/// A link that is good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Whom its letter went to.
    pub contact: ContactId,
    /// The folded address of that letter.
    pub address: Masked<String>,
    /// The language of that contact.
    pub language: Language,
    /// The open cases its letter spoke of that still write to that address, in the order of their ids.
    pub cases: Vec<CaseId>,
}

/// Keeps a link.
pub async fn add(tx: &mut Tx, link: &NewLink) -> Result<(), StoreError> {
    let (hash, address) = (link.hash.to_vec(), link.address.expose());
    let (created, expires) = (micros(link.created_at), micros(link.expires_at));
    let (purpose, contact) = (link.purpose.as_str(), link.contact.0);
    run!(
        tx,
        ADD,
        [hash.clone(), purpose, contact, address, created, expires],
        execute
    )?;
    for case in &link.cases {
        run!(tx, ADD_CASE, [hash.clone(), case.0], execute)?;
    }
    Ok(())
}

/// The link of a token's hash: `None` when there is none, and just so when it has expired, was ended,
/// is for another purpose, or its contact has another address by now.
pub async fn find(
    tx: &mut Tx,
    hash: &[u8; 32],
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<Option<Link>, StoreError> {
    type Row = (Uuid, String, String);
    let (hash, now) = (hash.to_vec(), micros(now));
    let found = run!(tx, FIND, [hash.clone(), purpose.as_str(), now], optional Row)?;
    let Some((contact, address, language)) = found else {
        return Ok(None);
    };
    let cases = run!(tx, CASES, [hash, &address], all Key)?;
    Ok(Some(Link {
        contact: ContactId(contact),
        address: Masked::new(address),
        language: word("contact.language", &language)?,
        cases: in_order(cases),
    }))
}

/// Since when a folded address gets no e-mail.
pub async fn stopped_at(tx: &mut Tx, address: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    let rows = run!(tx, STOPPED_AT, [address], all At)?;
    Ok(rows.into_iter().map(|(at,)| at).min())
}

/// Ends e-mail to a folded address; false when it had ended before. Bundlers of the address wait.
pub async fn stop(tx: &mut Tx, address: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    reminders::lock_address(tx, address).await?;
    Ok(run!(tx, STOP, [address, micros(now)], execute)? > 0)
}

/// Lets e-mail go to a folded address again; false when nothing had stopped it.
pub async fn resume(tx: &mut Tx, address: &str) -> Result<bool, StoreError> {
    reminders::lock_address(tx, address).await?;
    Ok(run!(tx, RESUME, [address], execute)? > 0)
}

/// The open cases that write to a folded address, in the order of their ids.
pub async fn cases_of_address(tx: &mut Tx, address: &str) -> Result<Vec<CaseId>, StoreError> {
    let rows = run!(tx, CASES_OF_ADDRESS, [address], all Key)?;
    Ok(in_order(rows))
}

/// Each case once: several contacts of one may share an address.
fn in_order(rows: Vec<Key>) -> Vec<CaseId> {
    let cases: BTreeSet<CaseId> = rows.into_iter().map(|(id,)| CaseId(id)).collect();
    cases.into_iter().collect()
}

/// Ends every link that shows a case, of merged letters too; gives how many were still good.
pub async fn revoke_of_case(
    tx: &mut Tx,
    case: CaseId,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    run!(tx, REVOKE_OF_CASE, [case.0, micros(now)], execute)
}

/// Forgets links that expired long ago, at most `limit`; gives how many.
pub async fn prune(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    let before = micros(now - KEPT_FOR);
    run!(tx, PRUNE, [before, i64::from(limit)], execute)
}
