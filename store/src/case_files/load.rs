//! Reading a case file whole. A stored word that nobody wrote is damage, never a default.
//! Not here: lists and searches ([`super::search`]).

use casework::case_file::CaseFile;
use casework::contact::{Contact, Email, Phone};
use casework::deadline::{Deadline, Legal};
use casework::event::{Attributes, Event};
use casework::ids::{
    CaseId, ContactId, DeadlineId, DeliveryId, EventId, HouseholdId, ReminderId, TeamId, UserId,
};
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::{Name, Person};
use casework::reminder::Reminder;
use casework::window::Window;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use super::reach::Reach;
use super::told;
use crate::error::StoreError;
use crate::reminders::{correction, word};
use crate::tx::Tx;

queries! {
    /// One case file.
    FIND [hot] = "SELECT id, reference, given_name, family_name, language, nationality, birth_on, municipality, team_id, \
                  caseworker_id, household_id, status, version, recorded_at, rulebook FROM case_file WHERE id = $1";
    /// A case that nobody else changes until this transaction ends; a letter is marked before or after it.
    HOLD [hot] = {
        sqlite "SELECT id FROM case_file WHERE id = $1",
        postgres "SELECT id FROM case_file WHERE id = $1 FOR UPDATE"
    };
    /// The key of a reference.
    FIND_REFERENCE [hot] = "SELECT id FROM case_file WHERE reference = $1";
    /// Open cases in the order of their ids, in pages.
    OPEN_AFTER [hot] = "SELECT id FROM case_file WHERE id > $1 AND status = 'open' ORDER BY id LIMIT $2";
    /// The same, within a reach.
    OPEN_WITHIN [hot] = "SELECT id FROM case_file WHERE id > $1 AND status = 'open' \
                         AND ($3 OR team_id = $4 OR caseworker_id = $5) ORDER BY id LIMIT $2";
    /// Those of them that were computed with another rule book.
    ON_OTHER_BOOK_AFTER [hot] = "SELECT id FROM case_file WHERE id > $1 AND status = 'open' AND rulebook <> $3 ORDER BY id LIMIT $2";
    /// The contacts of a case.
    CONTACTS [hot] = "SELECT c.id, c.email, c.phone, c.language, c.stopped_at, c.suspended_at FROM case_contact l \
                      JOIN contact c ON c.id = l.contact_id WHERE l.case_id = $1";
    /// The events of a case.
    EVENTS [hot] = "SELECT id, kind, on_day, until_day, document, attributes, evidence, recorded_by, recorded_at, corrects, \
                    withdrawn_at FROM event WHERE case_id = $1";
    /// The deadlines of a case.
    DEADLINES [hot] = "SELECT id, rule, rule_version, occurrence, trigger_on, kind, due_on, safe_on, opens_on, state, met_on, \
                       proof, legal, computed_at, ended_at FROM deadline WHERE case_id = $1";
    /// The reminders of a case.
    REMINDERS [hot] = "SELECT r.id, r.deadline_id, r.contact_id, r.rung, r.gentle, r.opens_at, r.closes_at, r.state, r.reason, \
                       r.delivery_id, r.told_on, r.why FROM deadline d JOIN reminder r ON r.deadline_id = d.id WHERE d.case_id = $1";
}

type Key = (Uuid,);

#[derive(sqlx::FromRow)]
struct FileRow {
    id: Uuid,
    reference: String,
    given_name: String,
    family_name: String,
    language: String,
    nationality: String,
    birth_on: Option<NaiveDate>,
    municipality: String,
    team_id: Uuid,
    caseworker_id: Option<Uuid>,
    household_id: Option<Uuid>,
    status: String,
    version: i32,
    recorded_at: DateTime<Utc>,
    rulebook: String,
}

#[derive(sqlx::FromRow)]
struct ContactRow {
    id: Uuid,
    email: Option<String>,
    phone: Option<String>,
    language: String,
    stopped_at: Option<DateTime<Utc>>,
    suspended_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct EventRow {
    id: Uuid,
    kind: String,
    on_day: NaiveDate,
    until_day: Option<NaiveDate>,
    document: Option<String>,
    attributes: Json<Attributes>,
    evidence: Option<String>,
    recorded_by: Option<Uuid>,
    recorded_at: DateTime<Utc>,
    corrects: Option<Uuid>,
    withdrawn_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct DeadlineRow {
    id: Uuid,
    rule: String,
    rule_version: String,
    occurrence: Uuid,
    trigger_on: NaiveDate,
    kind: String,
    due_on: Option<NaiveDate>,
    safe_on: Option<NaiveDate>,
    opens_on: Option<NaiveDate>,
    state: String,
    met_on: Option<NaiveDate>,
    proof: Json<Vec<law::trace::Step>>,
    legal: Json<Legal>,
    computed_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
pub(super) struct ReminderRow {
    id: Uuid,
    deadline_id: Uuid,
    contact_id: Uuid,
    rung: String,
    gentle: bool,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    state: String,
    reason: Option<String>,
    delivery_id: Option<Uuid>,
    told_on: Option<NaiveDate>,
    why: Option<String>,
}

/// What is masked in an error, too: only the place of damage is named.
fn damaged(place: &str) -> StoreError {
    StoreError::corrupt(place, "a value that cannot be read")
}

/// The whole file, or `None` when there is none.
pub async fn find(tx: &mut Tx, id: CaseId) -> Result<Option<CaseFile>, StoreError> {
    let Some(row) = run!(tx, FIND, [id.0], optional FileRow)? else {
        return Ok(None);
    };
    let contacts = run!(tx, CONTACTS, [id.0], all ContactRow)?;
    let events = run!(tx, EVENTS, [id.0], all EventRow)?;
    let deadlines = run!(tx, DEADLINES, [id.0], all DeadlineRow)?;
    let reminders = run!(tx, REMINDERS, [id.0], all ReminderRow)?;
    let mut file = row.into_file()?;
    file.contacts = contacts
        .into_iter()
        .map(Contact::try_from)
        .collect::<Result<_, _>>()?;
    file.events = events
        .into_iter()
        .map(Event::try_from)
        .collect::<Result<_, _>>()?;
    file.deadlines = deadlines
        .into_iter()
        .map(|row| row.into_deadline(id))
        .collect::<Result<_, _>>()?;
    file.reminders = reminders
        .into_iter()
        .map(Reminder::try_from)
        .collect::<Result<_, _>>()?;
    file.told = told::of_case(tx, id).await?;
    // Identifiers are ordered by time, so this is the order of recording.
    file.contacts.sort_by_key(|contact| contact.id);
    file.events
        .sort_by_key(|event| (event.recorded_at, event.id));
    file.deadlines.sort_by_key(|deadline| deadline.id);
    file.reminders.sort_by_key(|reminder| reminder.id);
    Ok(Some(file))
}

/// As [`find`], for changing it: the case row is held until the transaction ends, so that no letter
/// about it passes its last look meanwhile.
pub async fn find_to_change(tx: &mut Tx, id: CaseId) -> Result<Option<CaseFile>, StoreError> {
    run!(tx, HOLD, [id.0], optional Key)?;
    find(tx, id).await
}

/// The case of a reference; letters may be small, spaces and hyphens are passed over.
pub async fn find_by_reference(tx: &mut Tx, reference: &str) -> Result<Option<CaseId>, StoreError> {
    let plain: String = reference
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let plain = plain.to_ascii_uppercase();
    let found = run!(tx, FIND_REFERENCE, [plain], optional Key)?;
    Ok(found.map(|(id,)| CaseId(id)))
}

/// Open cases after one, at most `limit`, for work that walks them all.
pub async fn open_after(
    tx: &mut Tx,
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<CaseId>, StoreError> {
    let after = after.map_or_else(Uuid::nil, |id| id.0);
    let rows = run!(tx, OPEN_AFTER, [after, i64::from(limit)], all Key)?;
    Ok(rows.into_iter().map(|(id,)| CaseId(id)).collect())
}

/// As [`open_after`], only those that were computed with another rule book than the one of a hash.
pub async fn on_other_book_after(
    tx: &mut Tx,
    after: Option<CaseId>,
    limit: u32,
    hash: &str,
) -> Result<Vec<CaseId>, StoreError> {
    let after = after.map_or_else(Uuid::nil, |id| id.0);
    let limit = i64::from(limit);
    let rows = run!(tx, ON_OTHER_BOOK_AFTER, [after, limit, hash], all Key)?;
    Ok(rows.into_iter().map(|(id,)| CaseId(id)).collect())
}

/// As [`open_after`], with the whole files.
pub async fn open_files_after(
    tx: &mut Tx,
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<CaseFile>, StoreError> {
    let mut files = Vec::new();
    for id in open_after(tx, after, limit).await? {
        files.extend(find(tx, id).await?);
    }
    Ok(files)
}

/// As [`open_files_after`], of the cases within a reach.
pub async fn open_files_within(
    tx: &mut Tx,
    reach: Reach,
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<CaseFile>, StoreError> {
    let after = after.map_or_else(Uuid::nil, |id| id.0);
    let (all, team, user) = reach.bound();
    let bound = i64::from(limit);
    let rows = run!(tx, OPEN_WITHIN, [after, bound, all, team, user], all Key)?;
    let mut files = Vec::with_capacity(rows.len());
    for (id,) in rows {
        files.extend(find(tx, CaseId(id)).await?);
    }
    Ok(files)
}

impl FileRow {
    fn into_file(self) -> Result<CaseFile, StoreError> {
        let name = |field, text: &str| Name::parse(field, text).map_err(|_| damaged(field));
        Ok(CaseFile {
            id: CaseId(self.id),
            reference: self.reference,
            person: Person {
                given_name: name("case_file.given_name", &self.given_name)?,
                family_name: name("case_file.family_name", &self.family_name)?,
                language: word("case_file.language", &self.language)?,
                nationality: Masked::new(
                    Person::parse_nationality(&self.nationality)
                        .map_err(|_| damaged("case_file.nationality"))?,
                ),
                birth_on: self.birth_on.map(Masked::new),
            },
            contacts: Vec::new(),
            municipality: Nis::parse(&self.municipality)
                .map_err(|_| damaged("case_file.municipality"))?,
            team: TeamId(self.team_id),
            caseworker: self.caseworker_id.map(UserId),
            household: self.household_id.map(HouseholdId),
            status: word("case_file.status", &self.status)?,
            version: i64::from(self.version),
            recorded_at: self.recorded_at,
            events: Vec::new(),
            deadlines: Vec::new(),
            reminders: Vec::new(),
            told: Vec::new(),
            rulebook: self.rulebook,
        })
    }
}

impl TryFrom<ContactRow> for Contact {
    type Error = StoreError;

    fn try_from(row: ContactRow) -> Result<Self, StoreError> {
        let email = row.email.as_deref().map(Email::parse).transpose();
        let phone = row.phone.as_deref().map(Phone::parse).transpose();
        Ok(Self {
            id: ContactId(row.id),
            email: email.map_err(|_| damaged("contact.email"))?,
            phone: phone.map_err(|_| damaged("contact.phone"))?,
            language: word("contact.language", &row.language)?,
            stopped_at: row.stopped_at,
            suspended_at: row.suspended_at,
        })
    }
}

impl TryFrom<EventRow> for Event {
    type Error = StoreError;

    fn try_from(row: EventRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: EventId(row.id),
            kind: word("event.kind", &row.kind)?,
            on: row.on_day,
            until: row.until_day,
            document: row
                .document
                .map(|text| word("event.document", &text))
                .transpose()?,
            attributes: row.attributes.0,
            evidence: row.evidence.map(Masked::new),
            recorded_by: row.recorded_by.map(UserId),
            recorded_at: row.recorded_at,
            corrects: row.corrects.map(EventId),
            withdrawn_at: row.withdrawn_at,
        })
    }
}

impl DeadlineRow {
    fn into_deadline(self, case: CaseId) -> Result<Deadline, StoreError> {
        Ok(Deadline {
            id: DeadlineId(self.id),
            case,
            rule: self.rule,
            rule_version: self.rule_version,
            occurrence: EventId(self.occurrence),
            trigger_on: self.trigger_on,
            kind: word("deadline.kind", &self.kind)?,
            due_on: self.due_on,
            safe_on: self.safe_on,
            opens_on: self.opens_on,
            state: word("deadline.state", &self.state)?,
            met_on: self.met_on,
            proof: self.proof.0,
            legal: self.legal.0,
            computed_at: self.computed_at,
            ended_at: self.ended_at,
        })
    }
}

impl TryFrom<ReminderRow> for Reminder {
    type Error = StoreError;

    fn try_from(row: ReminderRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: ReminderId(row.id),
            deadline: DeadlineId(row.deadline_id),
            contact: ContactId(row.contact_id),
            rung: word("reminder.rung", &row.rung)?,
            gentle: row.gentle,
            window: Window::new(row.opens_at, row.closes_at)
                .ok_or_else(|| damaged("reminder.closes_at"))?,
            state: word("reminder.state", &row.state)?,
            reason: row
                .reason
                .map(|text| word("reminder.reason", &text))
                .transpose()?,
            delivery: row.delivery_id.map(DeliveryId),
            correction: correction(row.told_on, row.why.as_deref())?,
        })
    }
}
