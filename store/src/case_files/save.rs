//! Writing what a command changed, in the caller's transaction: everything or nothing.
//! Not here: deciding what changes.

use casework::case_file::CaseFile;
use casework::command::Changes;
use casework::contact::Contact;
use casework::deadline::Deadline;
use casework::event::Event;
use casework::reminder::Reminder;
use sqlx::types::Json;

use super::search;
use crate::audit::{self, AuditLine};
use crate::bell;
use crate::error::StoreError;
use crate::tasks::{self, NewTask};
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// A new case file.
    ADD = "INSERT INTO case_file (id, reference, given_name, family_name, name_folded, language, nationality, birth_on, \
           municipality, team_id, caseworker_id, household_id, status, version, recorded_at, rulebook) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    /// The row every writer of a case takes first: nothing happens when somebody was faster.
    TAKE [hot] = "UPDATE case_file SET municipality = $3, team_id = $4, caseworker_id = $5, household_id = $6, status = $7, \
                  version = $8, rulebook = $9 WHERE id = $1 AND version = $2";
    /// A contact; one that serves several cases is there already.
    ADD_CONTACT = "INSERT INTO contact (id, email, email_folded, phone, language, stopped_at, suspended_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    /// A contact of a case.
    LINK_CONTACT = "INSERT INTO case_contact (case_id, contact_id) VALUES ($1, $2)";
    /// An event.
    ADD_EVENT = "INSERT INTO event (id, case_id, kind, on_day, until_day, document, attributes, evidence, recorded_by, \
                 recorded_at, corrects, withdrawn_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// An event that is known not to have happened.
    WITHDRAW_EVENT [hot] = "UPDATE event SET withdrawn_at = $3 WHERE id = $1 AND case_id = $2";
    /// A deadline, new or as it is now.
    PUT_DEADLINE = "INSERT INTO deadline (id, case_id, rule, rule_version, occurrence, trigger_on, kind, due_on, safe_on, \
                    sort_on, opens_on, state, met_on, proof, legal, computed_at, ended_at) \
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
                    ON CONFLICT (id) DO UPDATE SET rule_version = excluded.rule_version, due_on = excluded.due_on, \
                    safe_on = excluded.safe_on, sort_on = excluded.sort_on, opens_on = excluded.opens_on, state = excluded.state, \
                    met_on = excluded.met_on, proof = excluded.proof, legal = excluded.legal, \
                    computed_at = excluded.computed_at, ended_at = excluded.ended_at";
    /// A planned reminder.
    ADD_REMINDER = "INSERT INTO reminder (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state, reason, \
                    delivery_id, told_on, why) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// A household, before its first case.
    ADD_HOUSEHOLD = "INSERT INTO household (id, recorded_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    /// A reminder that will not lead to a letter. In a letter before its mark it makes the mark refuse; after the mark the
    /// letter may have been read, and what became of the reminder is the letter's to say.
    CANCEL_REMINDER [hot] = "UPDATE reminder SET state = 'cancelled', reason = $2 WHERE id = $1 AND (state = 'planned' \
                             OR state = 'bundled' AND EXISTS (SELECT 1 FROM delivery v WHERE v.id = reminder.delivery_id \
                             AND v.state IN ('queued', 'claimed')))";
}

/// Writes the changes of one command.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody else changed the file since it was loaded; nothing of this
/// transaction must be committed then.
pub async fn save(tx: &mut Tx, changes: &Changes) -> Result<(), StoreError> {
    let file = &changes.file;
    if changes.created {
        add(tx, file).await?;
    } else {
        take(tx, file).await?;
    }
    for contact in &changes.contacts_added {
        add_contact(tx, file, contact).await?;
    }
    for event in &changes.events_withdrawn {
        let at = file
            .find_event(*event)
            .and_then(|event| event.withdrawn_at)
            .map(micros);
        run!(tx, WITHDRAW_EVENT, [event.0, file.id.0, at], execute)?;
    }
    for event in &changes.events_added {
        add_event(tx, file, event).await?;
    }
    for deadline in &changes.deadlines {
        put_deadline(tx, deadline).await?;
    }
    for reminder in &changes.reminders_cancelled {
        let reason = reminder.reason.map(|reason| reason.as_str());
        run!(tx, CANCEL_REMINDER, [reminder.id.0, reason], execute)?;
    }
    for reminder in &changes.reminders_planned {
        add_reminder(tx, reminder).await?;
    }
    if !changes.reminders_planned.is_empty() {
        bell::ring(tx).await?;
    }
    for task in &changes.tasks {
        tasks::add(tx, &NewTask::from(task)).await?;
    }
    for entry in &changes.audit {
        audit::append(tx, &AuditLine::from(entry)).await?;
    }
    Ok(())
}

/// Versions are small; one that is not was never written by this program.
fn version(of: i64) -> Result<i32, StoreError> {
    i32::try_from(of).map_err(|_| StoreError::corrupt("case_file.version", &of.to_string()))
}

async fn add(tx: &mut Tx, file: &CaseFile) -> Result<(), StoreError> {
    let person = &file.person;
    let (given, family) = (person.given_name.expose(), person.family_name.expose());
    if let Some(household) = file.household {
        run!(
            tx,
            ADD_HOUSEHOLD,
            [household.0, micros(file.recorded_at)],
            execute
        )?;
    }
    run!(
        tx,
        ADD,
        [
            file.id.0,
            &file.reference,
            given,
            family,
            search::sort_key(family, given),
            person.language.as_str(),
            person.nationality.expose().as_str(),
            person.birth_on.as_ref().map(|born| *born.expose()),
            file.municipality.as_str(),
            file.team.0,
            file.caseworker.map(|user| user.0),
            file.household.map(|household| household.0),
            file.status.as_str(),
            version(file.version)?,
            micros(file.recorded_at),
            &file.rulebook,
        ],
        execute
    )?;
    search::index(tx, file.id, &search::fold(&format!("{given} {family}"))).await
}

async fn take(tx: &mut Tx, file: &CaseFile) -> Result<(), StoreError> {
    let now = version(file.version)?;
    let before = now - 1;
    let taken = run!(
        tx,
        TAKE,
        [
            file.id.0,
            before,
            file.municipality.as_str(),
            file.team.0,
            file.caseworker.map(|user| user.0),
            file.household.map(|household| household.0),
            file.status.as_str(),
            now,
            &file.rulebook,
        ],
        execute
    )?;
    if taken == 1 {
        return Ok(());
    }
    Err(StoreError::Conflict {
        what: "case",
        id: file.id.0,
        expected: before,
    })
}

async fn add_contact(tx: &mut Tx, file: &CaseFile, contact: &Contact) -> Result<(), StoreError> {
    let folded = contact
        .email
        .as_ref()
        .map(|email| email.folded().into_inner());
    run!(
        tx,
        ADD_CONTACT,
        [
            contact.id.0,
            contact.email.as_ref().map(|email| email.expose()),
            folded,
            contact.phone.as_ref().map(|phone| phone.expose()),
            contact.language.as_str(),
            contact.stopped_at.map(micros),
            contact.suspended_at.map(micros),
        ],
        execute
    )?;
    run!(tx, LINK_CONTACT, [file.id.0, contact.id.0], execute)?;
    Ok(())
}

async fn add_event(tx: &mut Tx, file: &CaseFile, event: &Event) -> Result<(), StoreError> {
    run!(
        tx,
        ADD_EVENT,
        [
            event.id.0,
            file.id.0,
            event.kind.as_str(),
            event.on,
            event.until,
            event.document.map(|document| document.as_str()),
            Json(&event.attributes),
            event.evidence.as_ref().map(|text| text.expose()),
            event.recorded_by.map(|user| user.0),
            micros(event.recorded_at),
            event.corrects.map(|other| other.0),
            event.withdrawn_at.map(micros),
        ],
        execute
    )?;
    Ok(())
}

async fn put_deadline(tx: &mut Tx, deadline: &Deadline) -> Result<(), StoreError> {
    run!(
        tx,
        PUT_DEADLINE,
        [
            deadline.id.0,
            deadline.case.0,
            &deadline.rule,
            &deadline.rule_version,
            deadline.occurrence.0,
            deadline.trigger_on,
            deadline.kind.as_str(),
            deadline.due_on,
            deadline.safe_on,
            deadline.sort_on(),
            deadline.opens_on,
            deadline.state.as_str(),
            deadline.met_on,
            Json(&deadline.proof),
            Json(&deadline.legal),
            micros(deadline.computed_at),
            deadline.ended_at.map(micros),
        ],
        execute
    )?;
    Ok(())
}

async fn add_reminder(tx: &mut Tx, reminder: &Reminder) -> Result<(), StoreError> {
    run!(
        tx,
        ADD_REMINDER,
        [
            reminder.id.0,
            reminder.deadline.0,
            reminder.contact.0,
            reminder.rung.to_string(),
            reminder.gentle,
            micros(reminder.window.opens_at),
            micros(reminder.window.closes_at),
            reminder.state.as_str(),
            reminder.reason.map(|reason| reason.as_str()),
            reminder.delivery.map(|delivery| delivery.0),
            reminder.correction.map(|correction| correction.told_on),
            reminder
                .correction
                .map(|correction| correction.why.as_str()),
        ],
        execute
    )?;
    Ok(())
}
