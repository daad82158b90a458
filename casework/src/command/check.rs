//! Whether an event can be true: by itself, and beside what the file holds.
//! Not here: doubts. What is only strange is accepted and asked about ([`crate::question`]).

use chrono::NaiveDate;
use law::words::FactKind;

use super::{Context, NewEvent};
use crate::case_file::CaseFile;
use crate::event::{Event, EventKind};
use crate::ids::EventId;
use crate::refusal::{Problem, Refusal};

/// No visa is for longer; the calculator has the same bound.
const MOST_VISA_DAYS: u32 = 365;
/// Notes on evidence are short.
const LONGEST_EVIDENCE: usize = 500;

/// What can only happen in Belgium, and so not before the first arrival.
const ONLY_IN_BELGIUM: [FactKind; 11] = [
    FactKind::PresenceReported,
    FactKind::MovedIn,
    FactKind::AddressDeclared,
    FactKind::Annex3Issued,
    FactKind::Annex3terIssued,
    FactKind::Annex15Issued,
    FactKind::Annex19Filed,
    FactKind::Annex19terFiled,
    FactKind::Annex33Issued,
    FactKind::ResidenceChecked,
    FactKind::Departed,
];

/// Refuses what cannot be true. `replaces` is the event that a correction takes the place of.
pub fn check(
    file: &CaseFile,
    new: &NewEvent,
    replaces: Option<EventId>,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    days(file, new, context.today)?;
    attributes(new, context)?;
    let mut others = file.live_events();
    others.retain(|event| Some(event.id) != replaces);
    beside(new, &others)
}

/// The days by themselves.
fn days(file: &CaseFile, new: &NewEvent, today: NaiveDate) -> Result<(), Refusal> {
    let known = NaiveDate::from_ymd_opt(1950, 1, 1)..=NaiveDate::from_ymd_opt(2099, 12, 31);
    let issued_on = new.attributes.issued_on;
    for (field, day) in [
        ("on", Some(new.on)),
        ("until", new.until),
        ("attributes.issued_on", issued_on),
    ] {
        let Some(day) = day else { continue };
        if !known.contains(&Some(day)) {
            let expected = "a day from 1950-01-01 to 2099-12-31";
            return Err(Refusal::new(field, Problem::Impossible, expected).with("on", day));
        }
    }
    if new.on > today && !new.kind.may_lie_ahead() {
        let refusal = Refusal::new("on", Problem::InTheFuture, "a day not after today");
        return Err(refusal.with("on", new.on).with("today", today));
    }
    if let Some(born) = &file.person.birth_on
        && new.on < *born.expose()
    {
        return Err(Refusal::new(
            "on",
            Problem::Impossible,
            "a day not before the birth",
        ));
    }
    if issued_on.is_some_and(|issued| issued > new.on) {
        let expected = "a day not after the end of the paper";
        return Err(Refusal::new(
            "attributes.issued_on",
            Problem::Reversed,
            expected,
        ));
    }
    match new.until {
        Some(until) if until < new.on => {
            let refusal = Refusal::new("until", Problem::Reversed, "a day not before `on`");
            Err(refusal.with("on", new.on).with("until", until))
        }
        Some(_) if !new.kind.is_period() => Err(Refusal::new(
            "until",
            Problem::NotExpected,
            "no end: this is one day",
        )),
        None if new.kind == EventKind::StayedInSchengen => Err(Refusal::new(
            "until",
            Problem::Missing,
            "the last day of the stay",
        )),
        _ => Ok(()),
    }
}

/// What an event of a kind must and may say.
fn wanted(kind: EventKind) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        EventKind::TrackChosen => (&["track"], &["sponsor"]),
        EventKind::StayStated => (&["stay"], &[]),
        EventKind::LodgingStated => (&["lodging"], &[]),
        EventKind::PurposeStated => (&["purpose"], &["sponsor"]),
        EventKind::VisaStated => (&["visa"], &["visa_days"]),
        EventKind::CardStated => (&["card"], &["old_layout"]),
        EventKind::ExemptionGranted | EventKind::DutyMissed | EventKind::DUTY_DONE => {
            (&["rule"], &[])
        }
        EventKind::ReviewDecided => (&["rule"], &["outcome"]),
        EventKind::Absent => (&["reason"], &[]),
        EventKind::StayedInSchengen => (&[], &[]),
        EventKind::Fact(kind) if kind.is_expiry() => (&[], &["card", "issued_on"]),
        EventKind::Fact(FactKind::MovedIn | FactKind::AddressDeclared) => {
            (&[], &["municipality", "card"])
        }
        EventKind::Fact(_) => (&[], &["card"]),
    }
}

fn attributes(new: &NewEvent, context: &Context<'_>) -> Result<(), Refusal> {
    let given = new.attributes.given();
    let (must, may) = wanted(new.kind);
    let field = |name: &str| format!("attributes.{name}");
    if let Some(missing) = must.iter().find(|name| !given.contains(name)) {
        return Err(
            Refusal::new(field(missing), Problem::Missing, "a value for this kind")
                .with("kind", new.kind),
        );
    }
    let wrong = |name: &&&str| !must.contains(name) && !may.contains(name);
    if let Some(name) = given.iter().find(wrong) {
        return Err(
            Refusal::new(field(name), Problem::NotExpected, "nothing for this kind")
                .with("kind", new.kind),
        );
    }
    if let Some(rule) = &new.attributes.rule
        && context.book.find(rule).is_none()
    {
        return Err(Refusal::new(
            "attributes.rule",
            Problem::UnknownWord,
            "the id of a rule",
        ));
    }
    let days = new.attributes.visa_days;
    if days.is_some_and(|days| !(1..=MOST_VISA_DAYS).contains(&days)) {
        return Err(Refusal::new(
            field("visa_days"),
            Problem::Impossible,
            "1 to 365 days",
        ));
    }
    if new.kind == EventKind::Fact(FactKind::DocumentExpires) && new.document.is_none() {
        return Err(Refusal::new(
            "document",
            Problem::Missing,
            "the paper that ends",
        ));
    }
    if new.kind == EventKind::Fact(FactKind::Absences) {
        return Err(Refusal::new("kind", Problem::NotExpected, "absent"));
    }
    match &new.evidence {
        Some(text) if text.expose().chars().count() > LONGEST_EVIDENCE => Err(Refusal::new(
            "evidence",
            Problem::TooLong,
            "at most 500 characters",
        )),
        _ => Ok(()),
    }
}

/// The event beside the others of the file.
fn beside(new: &NewEvent, others: &[&Event]) -> Result<(), Refusal> {
    let same = |event: &&&Event| {
        (
            event.kind,
            event.on,
            event.until,
            event.document,
            &event.attributes,
        ) == (new.kind, new.on, new.until, new.document, &new.attributes)
    };
    if let Some(twin) = others.iter().find(same) {
        return Err(
            Refusal::new("on", Problem::AlreadyRecorded, "something new").with("event", twin.id),
        );
    }
    let of = |kind: FactKind| {
        others
            .iter()
            .filter(move |event| event.kind == EventKind::Fact(kind))
            .map(|event| event.on)
    };
    let contradiction = |expected, other: NaiveDate| {
        Err(Refusal::new("on", Problem::Contradicting, expected)
            .with("on", new.on)
            .with("other", other))
    };
    let EventKind::Fact(kind) = new.kind else {
        return Ok(());
    };
    let first_arrival = of(FactKind::EnteredBelgium).min();
    match (kind, first_arrival) {
        (FactKind::EnteredBelgium, earlier) => {
            let first = earlier.map_or(new.on, |day| day.min(new.on));
            let too_early = ONLY_IN_BELGIUM.iter().flat_map(|kind| of(*kind)).min();
            if let Some(day) = too_early.filter(|day| *day < first) {
                return contradiction("a day not after what happened in Belgium", day);
            }
            let schengen = of(FactKind::EnteredSchengen).min();
            if let Some(day) = schengen.filter(|day| *day > first) {
                return contradiction("a day not before the entry into the Schengen area", day);
            }
        }
        (FactKind::EnteredSchengen, Some(arrival))
            if new.on > arrival && of(kind).next().is_none() =>
        {
            return contradiction("a day not after the arrival in Belgium", arrival);
        }
        (kind, Some(arrival)) if ONLY_IN_BELGIUM.contains(&kind) && new.on < arrival => {
            return contradiction("a day not before the arrival in Belgium", arrival);
        }
        _ => {}
    }
    Ok(())
}
