//! Small stories: what commands change, keep and refuse.

use law::words::{FactKind, Lodging, Track};

use super::{AssignCase, Command, NewEvent};
use crate::deadline::Deadline;
use crate::event::EventKind;
use crate::ids::TeamId;
use crate::ladder::Rung;
use crate::question::QuestionCode;
use crate::refusal::Problem;
use crate::testing::{Desk, at, day, fact, lodging, open};
use crate::words::{DeadlineState, ReminderReason, Standing};

fn arrival(on: &str) -> NewEvent {
    fact(FactKind::EnteredBelgium, on)
}

fn report(desk: &Desk) -> Vec<Deadline> {
    let rows = desk.file().deadlines.iter();
    rows.filter(|row| row.rule == "eu-short-stay-report")
        .cloned()
        .collect()
}

fn short_stay(now: &str, on: &str) -> Desk {
    let mut desk = Desk::new(now);
    let private = lodging(Lodging::Private, desk.now.date_naive());
    desk.run(&open(Track::EuShortStay, vec![arrival(on), private]));
    desk
}

#[test]
fn ten_working_days() {
    let desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    let [row] = &report(&desk)[..] else {
        panic!("one report")
    };
    assert_eq!(row.due_on, Some(day("2026-12-07")));
    assert_eq!(row.safe_on, Some(day("2026-12-04")));
    assert_eq!(
        row.standing(day("2026-12-07"), desk.file().recorded_on()),
        Standing::Open
    );
    assert_eq!(
        row.standing(day("2026-12-08"), desk.file().recorded_on()),
        Standing::Missed
    );
    let rungs: Vec<_> = desk
        .file()
        .reminders
        .iter()
        .filter(|reminder| reminder.deadline == row.id)
        .map(|r| (r.rung, r.gentle, r.window.opens_at, r.window.closes_at))
        .collect();
    let (first, five) = (at("2026-11-24T10:00:00"), at("2026-11-27T09:00:00"));
    let (one, safe_end) = (at("2026-12-03T09:00:00"), at("2026-12-05T00:00:00"));
    assert_eq!(
        rungs,
        [
            (Rung::Intake, false, first, five),
            (Rung::WorkingDaysBefore(5), true, five, one),
            (Rung::WorkingDaysBefore(1), false, one, safe_end),
            (
                Rung::Last,
                false,
                at("2026-12-07T09:00:00"),
                at("2026-12-08T00:00:00")
            ),
        ]
    );
}

#[test]
fn reporting_presence_cancels_the_rest() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    desk.now = at("2026-11-26T10:00:00");
    let changes = desk.record(fact(FactKind::PresenceReported, "2026-11-25"));
    let [row] = &report(&desk)[..] else {
        panic!("one report")
    };
    assert_eq!(
        (row.state, row.met_on),
        (DeadlineState::Met, Some(day("2026-11-25")))
    );
    assert_eq!(changes.file.version, 2);
    let cancelled = changes.reminders_cancelled.iter();
    let of_report = cancelled
        .filter(|r| r.deadline == row.id)
        .collect::<Vec<_>>();
    assert_eq!(of_report.len(), 4);
    assert!(
        of_report
            .iter()
            .all(|r| r.reason == Some(ReminderReason::DeadlineMet))
    );
    let waiting = desk.file().reminders.iter().filter(|r| r.is_waiting());
    assert!(
        waiting.clone().count() > 0,
        "the end of the stay is still ahead"
    );
    assert!(waiting.clone().all(|r| r.deadline != row.id));
}

#[test]
fn correcting_the_arrival_shows_old_and_new() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    let old = desk.file().newest(EventKind::ARRIVAL).unwrap().clone();
    let correct = |on: &str| Command::Correct {
        event: old.id,
        with: arrival(on),
    };
    let changes = desk.run(&correct("2026-11-20"));
    let rows = report(&desk);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].state, DeadlineState::Superseded);
    assert_eq!(rows[1].due_on, Some(day("2026-12-04")));
    assert_eq!(
        changes.deadlines[0].id, rows[0].id,
        "ended rows are written first"
    );
    assert_eq!(
        desk.file().find_event(old.id),
        Some(&old),
        "the old fact stays"
    );
    assert!(changes.tasks.is_empty(), "nobody was told the old date");
    let again = desk.try_do(&correct("2026-11-19")).unwrap_err();
    assert_eq!(again.problem, Problem::NotLive);
    let audit = format!("{:?}", changes.audit);
    assert!(audit.contains("EventCorrected") && audit.contains("DeadlineEnded"));
}

#[test]
fn withdrawing_takes_the_whole_chain() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    let old = desk.file().newest(EventKind::ARRIVAL).unwrap().id;
    desk.run(&Command::Correct {
        event: old,
        with: arrival("2026-11-20"),
    });
    let new = desk.file().newest(EventKind::ARRIVAL).unwrap().id;
    let changes = desk.run(&Command::Withdraw { event: new });
    assert_eq!(changes.events_withdrawn, [old, new]);
    assert!(desk.file().arrived_on().is_none());
    assert!(desk.file().deadlines.iter().all(|row| !row.is_live()));
    assert!(desk.file().reminders.iter().all(|r| !r.is_waiting()));
    let track = desk.file().newest(EventKind::TrackChosen).unwrap().id;
    let refusal = desk
        .try_do(&Command::Withdraw { event: track })
        .unwrap_err();
    assert_eq!(refusal.problem, Problem::NotAllowed);
}

#[test]
fn refusals_name_the_field() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    let mut absent = NewEvent::new(EventKind::Absent, day("2026-11-20"));
    let mut rule = NewEvent::new(EventKind::DUTY_DONE, day("2026-11-24"));
    rule.attributes.rule = Some("no-such-rule".to_owned());
    let mut visa = NewEvent::new(EventKind::VisaStated, day("2026-11-24"));
    visa.attributes.visa = Some(law::words::Visa::C);
    visa.attributes.visa_days = Some(0);
    absent.attributes.reason = Some(law::words::AbsenceReason::Holiday);
    absent.until = Some(day("2026-11-19"));
    for (event, field, problem) in [
        (
            fact(FactKind::PresenceReported, "2026-11-25"),
            "on",
            Problem::InTheFuture,
        ),
        (
            fact(FactKind::PresenceReported, "2026-11-20"),
            "on",
            Problem::Contradicting,
        ),
        (
            fact(FactKind::Annex19Filed, "1900-01-01"),
            "on",
            Problem::Impossible,
        ),
        (arrival("2026-11-23"), "on", Problem::AlreadyRecorded),
        (absent, "until", Problem::Reversed),
        (rule, "attributes.rule", Problem::UnknownWord),
        (visa, "attributes.visa_days", Problem::Impossible),
        (
            fact(FactKind::DocumentExpires, "2027-01-01"),
            "document",
            Problem::Missing,
        ),
        (
            NewEvent::new(EventKind::TrackChosen, day("2026-11-24")),
            "attributes.track",
            Problem::Missing,
        ),
    ] {
        let refusal = desk.try_do(&Command::Record(event)).unwrap_err();
        assert_eq!((refusal.field.as_str(), refusal.problem), (field, problem));
    }
    let early = vec![
        fact(FactKind::PresenceReported, "2026-11-20"),
        arrival("2026-11-23"),
    ];
    let refusal = Desk::new("2026-11-24T10:00:00")
        .try_do(&open(Track::EuShortStay, early))
        .unwrap_err();
    assert_eq!(refusal.field, "events[0].on");
}

#[test]
fn absences_on_a_limit_are_asked_about_and_a_long_one_moves_the_right() {
    let mut desk = Desk::new("2026-11-24T10:00:00");
    let facts = vec![
        arrival("2022-01-10"),
        fact(FactKind::Annex19Filed, "2022-02-01"),
    ];
    desk.try_do(&open(Track::EuLongStay, facts)).unwrap();
    let right = |desk: &Desk| {
        let rows = desk.file().deadlines.iter();
        let mut live = rows.filter(|row| row.is_live() && row.rule == "durable-stay-5y");
        live.next().and_then(|row| row.legal.readings.statutory)
    };
    let asked = |desk: &Desk| {
        let questions = crate::question::questions(desk.file(), day("2026-11-24"));
        questions
            .iter()
            .any(|question| question.code == QuestionCode::AbsencesUnclear)
    };
    assert_eq!(right(&desk), Some(day("2027-02-01")));
    assert!(!asked(&desk));
    let mut absent = NewEvent::new(EventKind::Absent, day("2023-03-01"));
    absent.attributes.reason = Some(law::words::AbsenceReason::Holiday);
    absent.until = Some(day("2023-08-31"));
    desk.record(absent.clone());
    // Six months to the day: no right is promised until a person decides.
    assert_eq!(right(&desk), None);
    assert!(asked(&desk));
    absent.on = day("2023-09-01");
    absent.until = Some(day("2023-09-20"));
    desk.record(absent);
    // With three weeks more it is broken for certain, and runs from the return.
    assert_eq!(right(&desk), Some(day("2028-09-21")));
    assert!(!asked(&desk));
}

#[test]
fn strange_arrivals_are_asked_about() {
    let ahead = short_stay("2026-11-24T10:00:00", "2026-12-21");
    let ask = |desk: &Desk| crate::question::questions(desk.file(), day("2026-11-24"));
    assert_eq!(ask(&ahead)[0].code, QuestionCode::ArrivalAhead);
    let opening = at("2026-12-21T09:00:00");
    let mut windows = ahead.file().reminders.iter().map(|r| r.window.opens_at);
    assert!(windows.all(|opens_at| opens_at >= opening));
    let old = short_stay("2026-11-24T10:00:00", "2025-03-03");
    let codes: Vec<_> = ask(&old).iter().map(|question| question.code).collect();
    assert!(codes.contains(&QuestionCode::ArrivalLongAgo));
    assert!(codes.contains(&QuestionCode::DutyUnknown));
    assert!(
        old.file().reminders.is_empty(),
        "nothing is planned for what is unknown"
    );
    let row = &report(&old)[0];
    assert_eq!(
        row.standing(day("2026-11-24"), old.file().recorded_on()),
        Standing::Unknown
    );
}

#[test]
fn an_unknown_duty_is_judged_by_a_caseworker() {
    for (kind, standing) in [
        (EventKind::DUTY_DONE, Standing::Met),
        (EventKind::DutyMissed, Standing::Missed),
    ] {
        let mut desk = short_stay("2026-11-24T10:00:00", "2026-03-02");
        let mut judgement = NewEvent::new(kind, day("2026-03-10"));
        judgement.attributes.rule = Some("eu-short-stay-report".to_owned());
        desk.record(judgement);
        let row = &report(&desk)[0];
        assert_eq!(
            row.standing(day("2026-11-24"), desk.file().recorded_on()),
            standing
        );
    }
}

#[test]
fn a_hotel_reports_its_guests() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    desk.record(lodging(Lodging::Hotel, day("2026-11-24")));
    let recorded = desk.file().recorded_on();
    assert_eq!(
        report(&desk)[0].standing(day("2026-11-24"), recorded),
        Standing::Exempt
    );
    desk.now = at("2026-11-25T10:00:00");
    desk.record(lodging(Lodging::Private, day("2026-11-25")));
    let states: Vec<_> = report(&desk).iter().map(|row| row.state).collect();
    assert_eq!(states, [DeadlineState::Void, DeadlineState::Open]);
}

#[test]
fn leaving_a_track_voids_what_is_open() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    let mut track = NewEvent::new(EventKind::TrackChosen, day("2026-11-24"));
    track.attributes.track = Some(Track::EuLongStay);
    desk.now = at("2026-11-24T11:00:00");
    desk.record(track);
    assert_eq!(report(&desk)[0].state, DeadlineState::Void);
    let open: Vec<_> = desk
        .file()
        .deadlines
        .iter()
        .filter(|row| row.is_live())
        .collect();
    assert!(open.iter().any(|row| row.rule == "eu-long-stay-apply"));
}

#[test]
fn nothing_personal_in_debug() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    let mut seen = fact(FactKind::PresenceReported, "2026-11-24");
    seen.evidence = Some("stamp seen by Annelien".to_owned().into());
    let changes = desk.record(seen);
    let printed = format!("{changes:?} {:?}", open(Track::EuShortStay, vec![]));
    for secret in ["nnelien", "roefkonijn", "mail.example"] {
        assert!(!printed.contains(secret), "{secret} is printed");
    }
}

#[test]
fn assigning_is_remembered() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    let team = TeamId(uuid::Uuid::from_u128(8));
    let changes = desk.run(&Command::Assign(AssignCase {
        team,
        caseworker: None,
    }));
    assert_eq!((changes.file.team, changes.file.version), (team, 2));
    assert!(changes.deadlines.is_empty() && changes.reminders_planned.is_empty());
    let changes = desk.run(&Command::Replan);
    assert!(changes.deadlines.is_empty() && changes.reminders_planned.is_empty());
}

#[test]
fn a_stopped_contact_gets_nothing_and_may_start_again() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    let planned = desk.file().reminders.len();
    desk.file.as_mut().unwrap().contacts[0].stopped_at = Some(desk.now);
    let changes = desk.run(&Command::Replan);
    assert_eq!(changes.reminders_cancelled.len(), planned);
    desk.file.as_mut().unwrap().contacts[0].stopped_at = None;
    assert_eq!(desk.run(&Command::Replan).reminders_planned.len(), planned);
}
