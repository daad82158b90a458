//! Properties: whatever is recorded, corrected or withdrawn, what is stored follows from events.

use law::words::{FactKind, Lodging, Track};
use proptest::prelude::*;

use super::{Command, NewEvent};
use crate::deadline::{Deadline, LawInForce, derive};
use crate::event::EventKind;
use crate::testing::{Desk, day, lodging, open};
use crate::words::DeadlineState;

fn short_stay(now: &str, on: &str) -> Desk {
    let mut desk = Desk::new(now);
    let arrival = NewEvent::new(EventKind::ARRIVAL, day(on));
    let private = lodging(Lodging::Private, day(on));
    desk.run(&open(Track::EuShortStay, vec![arrival, private]));
    desk
}

fn any_event() -> impl Strategy<Value = (u8, i64)> {
    (0..9_u8, 0..40_i64)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever is recorded, corrected or withdrawn: the live rows are what follows from events.
    #[test]
    fn derived_is_recomputed(steps in prop::collection::vec(any_event(), 1..12)) {
        let mut desk = short_stay("2026-11-24T10:00:00", "2026-11-23");
        for (what, offset) in steps {
            desk.now += chrono::TimeDelta::hours(7);
            let on = day("2026-11-10") + chrono::TimeDelta::days(offset);
            let live = desk.file().live_events();
            let some = live[usize::try_from(offset).unwrap() % live.len()].clone();
            let fact = |kind| NewEvent::new(EventKind::Fact(kind), on);
            let command = match what {
                0 => Command::Record(fact(FactKind::EnteredBelgium)),
                1 => Command::Record(fact(FactKind::PresenceReported)),
                2 => Command::Record(fact(FactKind::Annex19Filed)),
                3 => Command::Record(lodging(Lodging::ALL[usize::try_from(offset % 2).unwrap()], on)),
                4 => Command::Withdraw { event: some.id },
                5 => {
                    let mut paper = fact(FactKind::DocumentExpires);
                    paper.document = Some(law::words::Document::Passport);
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
            let before = desk.file().clone();
            if desk.try_do(&command).is_err() {
                prop_assert_eq!(desk.file(), &before);
                continue;
            }
            let file = desk.file();
            let law = LawInForce {
                book: law::RuleBook::embedded().unwrap(),
                settings: &desk.settings,
                closures: &[],
            };
            let today = crate::brussels::day_of(desk.now);
            let key = |row: &Deadline| {
                let names = (row.rule.clone(), row.occurrence, row.state.as_str());
                (names, row.due_on, row.safe_on, row.met_on)
            };
            let live = |rows: &[Deadline]| {
                let mut keys: Vec<_> = rows.iter().filter(|row| row.is_live()).map(key).collect();
                keys.sort();
                keys
            };
            let derived = derive(file, law, desk.now, today).unwrap();
            prop_assert_eq!(live(&file.deadlines), live(&derived));
            let mut unique = live(&file.deadlines);
            unique.dedup_by(|a, b| (&a.0.0, a.0.1) == (&b.0.0, b.0.1));
            prop_assert_eq!(unique.len(), live(&derived).len());
            for old in &before.deadlines {
                let new = file.find_deadline(old.id).unwrap();
                let forward = old.state == new.state
                    || old.state == DeadlineState::Open
                    || (old.state == DeadlineState::Met && !new.is_live());
                prop_assert!(forward, "{} went back to {}", old.state, new.state);
            }
            for reminder in file.reminders.iter().filter(|r| r.is_waiting()) {
                let row = file.find_deadline(reminder.deadline).unwrap();
                prop_assert_eq!(row.state, DeadlineState::Open);
            }
        }
    }
}
