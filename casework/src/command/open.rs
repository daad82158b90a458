//! Opening a case file.
//! Not here: deadlines and reminders; they are planned after every command.

use super::{Changes, Context, NewEvent, OpenCase, record};
use crate::access::Action;
use crate::case_file::{CaseFile, Reference};
use crate::event::EventKind;
use crate::ids::CaseId;
use crate::refusal::{Problem, Refusal};
use crate::words::{AuditAction, CaseStatus};

/// Makes the file, its contacts and its first events.
pub fn open(command: &OpenCase, context: &mut Context<'_>) -> Result<Changes, Refusal> {
    let actor = context.actor;
    if !actor.may(Action::ChangeCase) || !actor.reaches(command.team, command.caseworker) {
        let expected = "a role and a scope that reach this team";
        return Err(Refusal::new("team", Problem::NotAllowed, expected));
    }
    command.person.check(context.today)?;
    let mut contacts = Vec::new();
    for (place, new) in command.contacts.iter().enumerate() {
        let contact = new.clone().create(context.ids);
        contacts.push(contact.map_err(|refusal| refusal.within(&format!("contacts[{place}]")))?);
    }
    let id = CaseId::next(context.ids);
    let kept = command.reference.clone();
    let reference = kept.unwrap_or_else(|| Reference::random(context.ids));
    let mut changes = Changes::of(CaseFile {
        id,
        reference: reference.into(),
        person: command.person.clone(),
        contacts: contacts.clone(),
        municipality: command.municipality.clone(),
        team: command.team,
        caseworker: command.caseworker,
        household: command.household,
        status: CaseStatus::Open,
        version: 1,
        recorded_at: context.now,
        events: Vec::new(),
        deadlines: Vec::new(),
        reminders: Vec::new(),
        told: Vec::new(),
        rulebook: context.book.hash().to_owned(),
    });
    changes.created = true;
    changes.contacts_added = contacts;
    let file = &changes.file;
    let line = context
        .audit(AuditAction::CaseOpened, file)
        .after("reference", &file.reference)
        .after("team", file.team)
        .after("municipality", file.municipality.as_str())
        .after("track", command.track);
    changes.audit.push(line);
    let mut track = NewEvent::new(EventKind::TrackChosen, context.today);
    track.attributes.track = Some(command.track);
    record::record(&mut changes, &track, context)?;
    // Arrivals first, so that the other facts are judged against them.
    let mut order: Vec<usize> = (0..command.events.len()).collect();
    order.sort_by_key(|place| command.events[*place].kind != EventKind::ARRIVAL);
    for place in order {
        record::record(&mut changes, &command.events[place], context)
            .map_err(|refusal| refusal.within(&format!("events[{place}]")))?;
    }
    Ok(changes)
}
