//! What happened, as the case page tells it: corrections and withdrawals stay visible.
//! Not here: which facts hold; the case file knows.

use std::collections::HashMap;

use casework::case_file::CaseFile;
use casework::event::Event;
use casework::ids::UserId;
use chrono::NaiveDate;
use views::dates::{Form, write};
use views::pages::{Fact, Recorded};
use views::words::{Value, Words};

use super::reader;
use crate::wiring::day_of;

/// Every event, the latest first; one that was corrected stands right after the one in its place.
pub fn facts(file: &CaseFile, users: &HashMap<UserId, String>, words: &Words) -> Vec<Fact> {
    let in_place_of = |event: &Event| {
        file.events
            .iter()
            .find(|one| one.corrects == Some(event.id) && one.withdrawn_at.is_none())
    };
    let shown_on = |event: &Event| {
        let mut last = event;
        // A chain of corrections is as long as the events are many, at most.
        for _ in 0..file.events.len() {
            match in_place_of(last) {
                Some(next) => last = next,
                None => break,
            }
        }
        (last.on, last.id, event.recorded_at)
    };
    let mut events: Vec<&Event> = file.events.iter().collect();
    events.sort_by_key(|event| std::cmp::Reverse(shown_on(event)));
    let fact = |event: &Event| {
        let old = event.corrects.and_then(|id| file.find_event(id));
        Fact {
            on: event.on,
            kind: event.kind.to_string(),
            said: said(event, words),
            evidence: event.evidence.as_ref().map(|seen| seen.expose().clone()),
            recorded: Recorded {
                by: event.recorded_by.and_then(|user| users.get(&user).cloned()),
                on: day_of(event.recorded_at),
            },
            corrected_from: old.map(|old| old.on).filter(|on| *on != event.on),
            replaced: event.withdrawn_at.is_none() && in_place_of(event).is_some(),
            withdrawn: event.withdrawn_at.is_some(),
        }
    };
    events.into_iter().map(fact).collect()
}

/// What an event says besides its day, in the reader's words.
fn said(event: &Event, words: &Words) -> Vec<String> {
    let about = &event.attributes;
    let named = |family: &str, id: &str| {
        let key = format!("{family}-{}", id.to_ascii_lowercase());
        words.find(&key).unwrap_or_else(|| id.to_owned())
    };
    let until = |on: NaiveDate| {
        let date = write(words.language(), on, Form::Short);
        words.say_with("fact-until", &[("date", Value::Text(&date))])
    };
    let place = about.municipality.as_ref();
    [
        about.track.map(|track| words.track(track.as_str())),
        event.document.map(|paper| words.document(paper.as_str())),
        event.until.map(until),
        about.stay.map(|stay| named("stay", stay.as_str())),
        about
            .lodging
            .map(|lodging| named("lodging", lodging.as_str())),
        about
            .purpose
            .map(|purpose| named("purpose", purpose.as_str())),
        about.visa.map(|visa| named("visa", visa.as_str())),
        about.card.map(|card| card.to_string()),
        about
            .old_layout
            .map(|old| words.say(&format!("condition-old-layout-{old}"))),
        about.reason.map(|reason| named("absence", reason.as_str())),
        about.rule.as_deref().map(|rule| words.rule(rule)),
        place.map(|nis| reader::municipality(nis.as_str(), words.language())),
        about.outcome.clone(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
