//! Recording, correcting and withdrawing events. Nothing is ever edited away.
//! Not here: whether an event can be true ([`super::check`]).

use super::{Changes, Context, NewEvent, check};
use crate::event::{Event, EventKind};
use crate::ids::EventId;
use crate::refusal::{Problem, Refusal};
use crate::words::AuditAction;

/// Adds an event.
pub fn record(
    changes: &mut Changes,
    new: &NewEvent,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    check::check(&changes.file, new, None, context)?;
    let event = create(new, None, context);
    let line = context
        .audit(AuditAction::EventRecorded, &changes.file)
        .after("event", event.id)
        .after("kind", event.kind)
        .after("on", event.on);
    changes.audit.push(line);
    add(changes, event);
    Ok(())
}

/// Puts another event in the place of a live one.
pub fn correct(
    changes: &mut Changes,
    wrong: EventId,
    with: &NewEvent,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let old = live(changes, wrong)?;
    if old.kind != with.kind {
        return Err(Refusal::new(
            "kind",
            Problem::Contradicting,
            "the kind of the corrected event",
        )
        .with("kind", old.kind));
    }
    check::check(&changes.file, with, Some(wrong), context)?;
    let event = create(with, Some(wrong), context);
    let line = context
        .audit(AuditAction::EventCorrected, &changes.file)
        .before("event", old.id)
        .before("on", old.on)
        .after("event", event.id)
        .after("on", event.on);
    changes.audit.push(line);
    add(changes, event);
    Ok(())
}

/// Withdraws a live event together with those it corrected: it did not happen.
pub fn withdraw(
    changes: &mut Changes,
    wrong: EventId,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let old = live(changes, wrong)?;
    let tracks = changes.file.live_events();
    let tracks = tracks
        .iter()
        .filter(|event| event.kind == EventKind::TrackChosen);
    if old.kind == EventKind::TrackChosen && tracks.count() == 1 {
        let expected = "another track first; a case is always on one";
        return Err(Refusal::new("event", Problem::NotAllowed, expected));
    }
    let mut chain = vec![wrong];
    let mut next = old.corrects;
    while let Some(id) = next {
        chain.push(id);
        next = changes.file.find_event(id).and_then(|event| event.corrects);
    }
    for event in &mut changes.file.events {
        if chain.contains(&event.id) && event.withdrawn_at.is_none() {
            event.withdrawn_at = Some(context.now);
            changes.events_withdrawn.push(event.id);
        }
    }
    let line = context
        .audit(AuditAction::EventWithdrawn, &changes.file)
        .before("event", old.id)
        .before("kind", old.kind)
        .before("on", old.on);
    changes.audit.push(line);
    Ok(())
}

fn live(changes: &Changes, id: EventId) -> Result<Event, Refusal> {
    if changes.file.find_event(id).is_none() {
        return Err(Refusal::new(
            "event",
            Problem::NotFound,
            "an event of this case",
        ));
    }
    let events = changes.file.live_events();
    let found = events.into_iter().find(|event| event.id == id).cloned();
    found.ok_or_else(|| {
        let expected = "an event that is neither corrected nor withdrawn";
        Refusal::new("event", Problem::NotLive, expected)
    })
}

fn create(new: &NewEvent, corrects: Option<EventId>, context: &mut Context<'_>) -> Event {
    Event {
        id: EventId::next(context.ids),
        kind: new.kind,
        on: new.on,
        until: new.until,
        document: new.document,
        attributes: new.attributes.clone(),
        evidence: new.evidence.clone(),
        recorded_by: context.actor.user,
        recorded_at: context.now,
        corrects,
        withdrawn_at: None,
    }
}

fn add(changes: &mut Changes, event: Event) {
    changes.events_added.push(event.clone());
    changes.file.events.push(event);
}
