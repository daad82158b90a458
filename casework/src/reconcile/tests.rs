//! The planner and its second reader agree, whatever happens and whenever they are asked; what is planted
//! is found, and planning again mends it.

use law::words::{FactKind, Lodging, Track};
use proptest::prelude::*;

use super::{DifferenceKind, Watched, differences};
use crate::brussels;
use crate::case_file::CaseFile;
use crate::command::{Command, NewEvent};
use crate::event::EventKind;
use crate::ids::{Ids, ReminderId};
use crate::ladder::{Ladders, Rung};
use crate::reminder::Reminder;
use crate::testing::{Desk, at, day, fact, lodging, open};
use crate::words::{ReminderReason, ReminderState};

fn watched(file: &CaseFile) -> Watched {
    let usable = file
        .contacts
        .iter()
        .filter(|one| one.usable_email().is_some());
    Watched {
        case: file.id,
        reference: file.reference.clone(),
        rulebook: file.rulebook.clone(),
        recorded_on: file.recorded_on(),
        arrived_on: file.arrived_on(),
        contacts: usable.map(|one| one.id).collect(),
        deadlines: file.deadlines.clone(),
        reminders: file.reminders.clone(),
    }
}

fn found(desk: &Desk) -> Vec<(DifferenceKind, Option<Rung>)> {
    let all = differences(&watched(desk.file()), &desk.book, &desk.settings, desk.now);
    all.into_iter().map(|one| (one.kind, one.rung)).collect()
}

/// What the sending jobs do meanwhile: letters leave while their window is open, the rest expires.
fn time_passes(desk: &mut Desk) {
    let now = desk.now;
    let file = desk.file.as_mut().unwrap();
    for row in file.reminders.iter_mut().filter(|row| row.is_waiting()) {
        let (state, reason) = if row.window.has_closed(now) {
            (ReminderState::Expired, ReminderReason::WindowPassed)
        } else if row.window.contains(now) {
            (ReminderState::Done, ReminderReason::Sent)
        } else {
            continue;
        };
        (row.state, row.reason) = (state, Some(reason));
    }
}

fn replan(desk: &mut Desk) -> (usize, usize) {
    let changes = desk.run(&Command::Replan);
    (
        changes.reminders_planned.len(),
        changes.reminders_cancelled.len(),
    )
}

fn short_stay(now: &str, on: &str) -> Desk {
    let mut desk = Desk::new(now);
    let private = lodging(Lodging::Private, day(on));
    let arrival = fact(FactKind::EnteredBelgium, on);
    desk.run(&open(Track::EuShortStay, vec![arrival, private]));
    desk
}

#[test]
fn what_is_planted_is_found_and_mended() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    desk.now = at("2026-11-25T12:00:00");
    time_passes(&mut desk);
    assert_eq!(found(&desk), []);
    assert_eq!(replan(&mut desk), (0, 0));
    let of_report = |row: &&mut Reminder| row.rung == Rung::WorkingDaysBefore(1);

    // One is lost.
    let file = desk.file.as_mut().unwrap();
    file.reminders
        .retain(|row| row.rung != Rung::WorkingDaysBefore(1));
    let lost = (DifferenceKind::Missing, Some(Rung::WorkingDaysBefore(1)));
    assert_eq!(found(&desk), [lost]);
    assert_eq!(replan(&mut desk), (1, 0));
    assert_eq!(found(&desk), []);

    // One stands twice.
    let id = ReminderId(desk.ids.next_uuid());
    let file = desk.file.as_mut().unwrap();
    let mut twin = file.reminders.iter_mut().find(of_report).unwrap().clone();
    (twin.id, twin.rung) = (id, Rung::WorkingDaysBefore(3));
    file.reminders.push(twin);
    let twice = (DifferenceKind::Doubled, Some(Rung::WorkingDaysBefore(3)));
    assert_eq!(found(&desk), [twice]);
    assert_eq!(replan(&mut desk), (0, 1));
    assert_eq!(found(&desk), []);

    // Two rungs of the ladder overlap.
    let file = desk.file.as_mut().unwrap();
    let five = |row: &&mut Reminder| row.rung == Rung::WorkingDaysBefore(5);
    let opens_at = at("2026-11-26T09:00:00");
    let intake = file
        .reminders
        .iter_mut()
        .find(|row| row.rung == Rung::Intake);
    let intake = intake.unwrap();
    (intake.state, intake.reason) = (ReminderState::Planned, None);
    let early = file.reminders.iter_mut().find(five).unwrap();
    early.window.opens_at = opens_at;
    let overlaps = (DifferenceKind::Doubled, Some(Rung::WorkingDaysBefore(5)));
    assert_eq!(found(&desk), [overlaps]);
    replan(&mut desk);
    assert_eq!(found(&desk), []);

    // The duty is done, and one is planned all the same.
    desk.record(fact(FactKind::PresenceReported, "2026-11-25"));
    assert_eq!(found(&desk), []);
    let file = desk.file.as_mut().unwrap();
    let row = file.reminders.iter_mut().find(of_report).unwrap();
    (row.state, row.reason) = (ReminderState::Planned, None);
    assert_eq!(
        found(&desk),
        [(DifferenceKind::Ended, Some(Rung::WorkingDaysBefore(1)))]
    );
    assert_eq!(replan(&mut desk), (0, 1));
    assert_eq!(found(&desk), []);
}

#[test]
fn another_ladder_and_other_hours_move_what_is_still_ahead() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    desk.now = at("2026-11-24T12:00:00");
    time_passes(&mut desk);
    let text = include_str!("../../ladders.toml");
    let text = text.replace("\"5-working-days-before\"", "\"4-working-days-before\"");
    desk.settings.ladders = Ladders::parse(&text).unwrap();
    assert!(!found(&desk).is_empty());
    let (planned, cancelled) = replan(&mut desk);
    // One rung moves, and nobody is introduced to the same date twice.
    assert_eq!((planned, cancelled), (1, 1));
    assert_eq!(found(&desk), []);
    let rows = desk.file().reminders.iter();
    let gone: Vec<_> = rows.filter_map(|row| row.reason).collect();
    assert!(gone.contains(&ReminderReason::PlanChanged));

    desk.settings.sending.from = 10 * 60;
    assert!(!found(&desk).is_empty());
    replan(&mut desk);
    assert_eq!(found(&desk), []);
    let ahead = desk.file().reminders.iter().filter(|row| {
        row.is_waiting() && row.window.opens_at > desk.now && row.rung != Rung::Intake
    });
    for row in ahead {
        assert_eq!(brussels::minute_of(row.window.opens_at), 10 * 60);
    }
}

#[test]
fn planning_again_wakes_nothing_that_a_person_silenced_or_a_human_was_asked_about() {
    let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
    desk.now = at("2026-11-24T12:00:00");
    time_passes(&mut desk);
    for reason in [ReminderReason::ClaimedDone, ReminderReason::DeliveryFailed] {
        let file = desk.file.as_mut().unwrap();
        for row in file.reminders.iter_mut().filter(|row| row.gentle) {
            (row.state, row.reason) = (ReminderState::Cancelled, Some(reason));
        }
        assert_eq!(replan(&mut desk), (0, 0), "{reason}");
        assert_eq!(found(&desk), []);
    }
}

fn any_step() -> impl Strategy<Value = (u8, i64, i64)> {
    (0..9_u8, 0..60_i64, 0..2000_i64)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever is recorded, on whatever track, and however long afterwards it is looked at: the two
    /// readings agree, and planning again changes nothing.
    #[test]
    fn both_readings_agree(
        track in 0..16_usize,
        arrived in -20..30_i64,
        steps in prop::collection::vec(any_step(), 1..8),
    ) {
        let mut desk = Desk::new("2026-11-24T10:00:00");
        let on = day("2026-11-24") + chrono::TimeDelta::days(arrived);
        let arrival = NewEvent::new(EventKind::ARRIVAL, on);
        let home = lodging(Lodging::Private, day("2026-11-24").min(on));
        let opening = open(Track::ALL[track], vec![arrival, home]);
        if desk.try_do(&opening).is_err() {
            return Ok(());
        }
        for (what, offset, hours) in steps {
            prop_assert_eq!(found(&desk), [], "after the command");
            desk.now += chrono::TimeDelta::hours(hours);
            time_passes(&mut desk);
            prop_assert_eq!(found(&desk), [], "{} hours later", hours);
            let before = desk.file().clone();
            let changes = desk.run(&Command::Replan);
            let again = changes.reminders_planned.len() + changes.reminders_cancelled.len();
            prop_assert_eq!(again, 0, "planned again: {:?} {:?}", changes.reminders_planned, changes.reminders_cancelled);
            desk.file = Some(before);
            let on = brussels::day_of(desk.now) - chrono::TimeDelta::days(offset);
            let fact = |kind| NewEvent::new(EventKind::Fact(kind), on);
            let live = desk.file().live_events();
            let some = live[usize::try_from(offset).unwrap() % live.len()].clone();
            let command = match what {
                0 => Command::Record(fact(FactKind::EnteredBelgium)),
                1 => Command::Record(fact(FactKind::PresenceReported)),
                2 => Command::Record(fact(FactKind::Annex15Issued)),
                3 => Command::Record(fact(FactKind::AddressDeclared)),
                4 => Command::Withdraw { event: some.id },
                5 => {
                    let ends = desk.now.date_naive() + chrono::TimeDelta::days(offset * 4);
                    let mut paper = NewEvent::new(EventKind::Fact(FactKind::DocumentExpires), ends);
                    paper.document = Some(law::words::Document::CardA);
                    Command::Record(paper)
                }
                6 => {
                    let mut track = NewEvent::new(EventKind::TrackChosen, on);
                    track.attributes.track = Some(Track::ALL[usize::try_from(offset % 16).unwrap()]);
                    Command::Record(track)
                }
                7 => Command::Record(fact(FactKind::MovedIn)),
                _ => {
                    let mut with = NewEvent::new(some.kind, on);
                    with.attributes = some.attributes;
                    with.document = some.document;
                    Command::Correct { event: some.id, with }
                }
            };
            let _may_be_refused = desk.try_do(&command);
        }
    }
}
