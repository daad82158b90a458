//! From the events of a case to its deadlines: the law is asked once for every track the person
//! was on.
//! Not here: what is stored already; [`super::diff`] compares.

use chrono::{DateTime, NaiveDate, Utc};
use law::assess::{Ambiguous, TraceLevel};
use law::words::{Card, Document, FactKind, Track};
use law::{RuleBook, Start, State, assess};
use uuid::Uuid;

use super::{Deadline, Legal};
use crate::case_file::CaseFile;
use crate::event::EventKind;
use crate::ids::{DeadlineId, EventId};
use crate::settings::Settings;
use crate::words::{DeadlineState, EndReason};

/// The notice of the rules that `short_stay_report` switches.
const REPORT_DOUBT: &str = "short-stay-report-doubt-ees";

/// What decides the dates besides the events.
#[derive(Clone, Copy, Debug)]
pub struct LawInForce<'a> {
    /// The rule book.
    pub book: &'a RuleBook,
    /// Profile and switches.
    pub settings: &'a Settings,
    /// Closing days of the town hall of this case.
    pub closures: &'a [NaiveDate],
}

/// Every deadline that follows from the events, in the order of the book. The identifiers are nil
/// and `computed_at` is `now`; everything else depends on events, law and settings alone.
///
/// # Errors
/// When two facts of one day contradict each other.
pub fn derive(
    file: &CaseFile,
    law: LawInForce<'_>,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Vec<Deadline>, Ambiguous> {
    let mut all: Vec<Deadline> = Vec::new();
    for (track, left_on) in file.tracks().into_iter().rev() {
        for deadline in on_track(file, law, track, left_on, (now, today))? {
            let known = all.iter().any(|other| {
                other.rule == deadline.rule && other.occurrence == deadline.occurrence
            });
            if !known {
                all.push(deadline);
            }
        }
    }
    Ok(all)
}

/// The deadlines of one track. Of a track that was left, only those that had ended by then.
fn on_track(
    file: &CaseFile,
    law: LawInForce<'_>,
    track: Track,
    left_on: Option<NaiveDate>,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Result<Vec<Deadline>, Ambiguous> {
    let day = left_on.unwrap_or(today);
    let profile = law.settings.profile_in(&file.municipality);
    let situation = file.situation_on(track, left_on, day, profile, law.closures);
    let assessment = assess(law.book, &situation, TraceLevel::Steps)?;
    let mut found = Vec::new();
    for date in assessment.deadlines {
        let ended = [State::Met, State::MetLate, State::Missed, State::Ended];
        let kept = match left_on {
            None => true,
            Some(left) => {
                date.trigger_on <= left && date.state.is_some_and(|state| ended.contains(&state))
            }
        };
        if !kept || law.settings.switched_off.contains(&date.rule.id) {
            continue;
        }
        let Some(occurrence) = occurrence(file, &date) else {
            continue;
        };
        let stated = file
            .find_event(occurrence)
            .and_then(|one| one.attributes.card);
        let card = stated.or(situation.about.card);
        let granted = || {
            judged(file, EventKind::ExemptionGranted, &date.rule.id)
                .next()
                .map(|_| EndReason::ExemptionGranted)
        };
        let report_ended = is_doubted(date.rule) && !law.settings.report_is_asked(date.trigger_on);
        let reason = date
            .exempt
            .map(EndReason::from)
            .or_else(|| report_ended.then_some(EndReason::ReportEnded))
            .or_else(granted);
        let state = match (reason, date.met_on) {
            (Some(_), _) => DeadlineState::Void,
            (None, Some(_)) => DeadlineState::Met,
            (None, None) => DeadlineState::Open,
        };
        found.push(Deadline {
            id: DeadlineId(Uuid::nil()),
            case: file.id,
            rule: date.rule.id.clone(),
            rule_version: date.version.name(),
            occurrence,
            trigger_on: date.trigger_on,
            kind: date.rule.kind,
            due_on: date.due,
            safe_on: date.safe,
            opens_on: date.opens,
            state,
            met_on: date.met_on.filter(|_| reason.is_none()),
            legal: Legal {
                trigger: date.trigger,
                readings: date.readings,
                documents: own_card(date.document.into_owned(), card),
                advice_on: date.advice,
                missing: date.missing.iter().map(ToString::to_string).collect(),
                assumed: date.assumed,
                policy: date.rule.policy,
                certainty: date.rule.certainty,
                consequence: date.rule.consequence,
                rulebook: law.book.hash().to_owned(),
                judged_missed_on: judged(file, EventKind::DutyMissed, &date.rule.id)
                    .filter(|on| *on >= date.trigger_on)
                    .max(),
                reason,
                check: date.check,
            },
            proof: date.trace,
            computed_at: now,
            ended_at: (state != DeadlineState::Open).then_some(now),
        });
    }
    Ok(found)
}

/// Whether sources say that the duty of a rule has ended, so that an administrator may decide.
fn is_doubted(rule: &law::Rule) -> bool {
    rule.notice.iter().any(|notice| notice.code == REPORT_DOUBT)
}

/// Of a rule that speaks of several cards, the one this person holds: a letter names no other.
fn own_card(documents: Vec<Document>, card: Option<Card>) -> Vec<Document> {
    let own = card.map(Card::document);
    match own.filter(|own| documents.contains(own)) {
        Some(own) => vec![own],
        None => documents,
    }
}

/// The days on which a caseworker judged a rule in some way.
fn judged<'a>(
    file: &'a CaseFile,
    kind: EventKind,
    rule: &'a str,
) -> impl Iterator<Item = NaiveDate> + 'a {
    file.live_events()
        .into_iter()
        .filter(move |event| event.kind == kind && event.attributes.rule.as_deref() == Some(rule))
        .map(|event| event.on)
}

/// The event behind a date. A derived trigger without a fact of its own (the end of a stay) goes
/// back to the newest entry, visa or printed end; a day the law itself names, to the statement of
/// the card it ends. Without one, nothing says that the day concerns this person.
fn occurrence(file: &CaseFile, date: &law::Deadline<'_>) -> Option<EventId> {
    if let Some(key) = &date.fact_key {
        return key.parse().ok();
    }
    if matches!(date.trigger, Start::Fixed(_)) {
        return file.newest(EventKind::CardStated).map(|event| event.id);
    }
    let sources = [
        FactKind::EnteredSchengen,
        FactKind::EnteredBelgium,
        FactKind::VisaEnds,
        FactKind::DocumentExpires,
    ];
    sources
        .into_iter()
        .find_map(|kind| file.newest(EventKind::Fact(kind)))
        .map(|event| event.id)
}
