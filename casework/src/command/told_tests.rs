//! Dates that had been told and moved: a letter puts it right where one can, else a person does; and a
//! new rule book moves nothing before it is taken over.

use law::RuleBook;
use law::words::{FactKind, Lodging, Track};
use proptest::prelude::*;

use super::{Changes, Command, NewEvent};
use crate::correction::{WhyChanged, compose};
use crate::deadline::{Deadline, LawInForce, derive};
use crate::event::EventKind;
use crate::ladder::Rung;
use crate::letter::{self, Due};
use crate::reminder::Reminder;
use crate::testing::{Desk, at, day, fact, lodging, open};
use crate::words::{ReminderState, TaskKind};

const REPORT: &str = "eu-short-stay-report";

/// Arrived on Monday 23 November: safe on Friday 4 December, legal on Monday 7 December.
fn arrived() -> Desk {
    let mut desk = Desk::new("2026-11-24T10:00:00");
    let private = lodging(Lodging::Private, day("2026-11-24"));
    let arrival = fact(FactKind::EnteredBelgium, "2026-11-23");
    desk.run(&open(Track::EuShortStay, vec![arrival, private]));
    desk
}

fn correct(desk: &mut Desk, on: &str) -> Changes {
    let event = desk.file().newest(EventKind::ARRIVAL).unwrap().id;
    let with = fact(FactKind::EnteredBelgium, on);
    desk.run(&Command::Correct { event, with })
}

fn corrections(changes: &Changes) -> Vec<Reminder> {
    let planned = changes.reminders_planned.iter();
    planned.filter(|one| one.rung.corrects()).cloned().collect()
}

fn asks(changes: &Changes) -> bool {
    let mut tasks = changes.tasks.iter();
    tasks.any(|task| task.kind == TaskKind::ToldDateChanged)
}

/// The embedded book with another count of the short-stay report.
fn book(days: u32) -> RuleBook {
    let files: Vec<(String, String)> = RuleBook::embedded()
        .unwrap()
        .files()
        .iter()
        .map(|(file, text)| {
            let count = format!("working_days_after = {days}");
            let text = if *file == format!("{REPORT}.toml") {
                text.replace("working_days_after = 10", &count)
            } else {
                text.clone()
            };
            (file.clone(), text)
        })
        .collect();
    let files: Vec<_> = files
        .iter()
        .map(|(f, t)| (f.as_str(), t.as_str()))
        .collect();
    RuleBook::parse(&files).unwrap()
}

#[test]
fn whoever_was_told_gets_the_new_date_instead_of_an_introduction() {
    let mut desk = arrived();
    desk.tell(REPORT, "2026-12-04", false);
    desk.now = at("2026-11-29T19:00:00");
    let changes = correct(&mut desk, "2026-11-26");
    let [one] = &corrections(&changes)[..] else {
        panic!("one correction")
    };
    let told = one.correction.unwrap();
    assert_eq!((one.rung, told.why), (Rung::Correction, WhyChanged::Fact));
    assert_eq!(told.told_on, day("2026-12-04"));
    assert!(!asks(&changes));
    let rungs: Vec<_> = desk
        .file()
        .reminders
        .iter()
        .filter(|other| other.deadline == one.deadline)
        .map(|other| other.rung)
        .collect();
    assert!(
        !rungs.contains(&Rung::Intake) && rungs.contains(&Rung::Last),
        "{rungs:?}"
    );
    // A Sunday evening: the letter may leave, alone, and covers what else is due of that date.
    let file = desk.file();
    let due: Vec<Due<'_>> = file
        .reminders
        .iter()
        .filter(|one| one.window.contains(desk.now) && one.is_waiting())
        .map(|reminder| Due {
            reminder,
            deadline: file.find_deadline(reminder.deadline).unwrap(),
            contact: &file.contacts[0],
        })
        .collect();
    let letters = compose(&due, day("2026-11-29"));
    let [letter] = &letters[..] else {
        panic!("one letter: {letters:?}")
    };
    assert_eq!(letter.items[0].named.unwrap().day(), day("2026-12-08"));
    let others = letter::compose(&due, day("2026-11-29"));
    let corrected = |item: &letter::LetterItem| item.reminder == one.id;
    assert!(!others.iter().any(|other| other.items.iter().any(corrected)));
}

#[test]
fn nobody_is_written_to_about_a_date_that_still_stands() {
    let mut desk = arrived();
    let changes = correct(&mut desk, "2026-11-26");
    assert!(
        corrections(&changes).is_empty() && !asks(&changes),
        "nobody was told"
    );
    let mut desk = arrived();
    desk.tell(REPORT, "2026-12-04", false);
    let first = correct(&mut desk, "2026-11-26");
    assert_eq!(corrections(&first).len(), 1);
    // Back again before the letter left: what was told is true after all.
    let back = correct(&mut desk, "2026-11-23");
    assert!(corrections(&back).is_empty(), "{back:?}");
    let cancelled = back.reminders_cancelled.iter();
    assert!(cancelled.clone().any(|one| one.rung == Rung::Correction));
    // And once more: it is wrong again, and what was told is still the first date.
    let again = correct(&mut desk, "2026-11-20");
    assert_eq!(
        corrections(&again)[0].correction.unwrap().told_on,
        day("2026-12-04")
    );
}

#[test]
fn whom_no_letter_may_or_can_reach_is_work_for_a_person() {
    for stopped in [true, false] {
        let mut desk = arrived();
        desk.tell(REPORT, "2026-12-04", false);
        let contact = &mut desk.file.as_mut().unwrap().contacts[0];
        let since = Some(at("2026-11-24T11:00:00"));
        if stopped {
            contact.stopped_at = since;
        } else {
            contact.suspended_at = since;
        }
        let changes = correct(&mut desk, "2026-11-26");
        assert!(corrections(&changes).is_empty() && asks(&changes));
    }
    // The new legal date has passed.
    let mut desk = arrived();
    desk.tell(REPORT, "2026-12-04", false);
    desk.now = at("2026-12-03T10:00:00");
    let changes = correct(&mut desk, "2026-11-12");
    assert!(corrections(&changes).is_empty() && asks(&changes));
    // It is the last evening: no letter leaves before it is over.
    let mut desk = arrived();
    desk.tell(REPORT, "2026-12-07", true);
    desk.now = at("2026-12-04T20:30:00");
    let changes = correct(&mut desk, "2026-11-20");
    assert!(corrections(&changes).is_empty() && asks(&changes));
    // A newer fact, not a correction.
    let mut desk = arrived();
    desk.tell(REPORT, "2026-12-04", false);
    desk.now = at("2026-11-30T10:00:00");
    let changes = desk.record(fact(FactKind::EnteredBelgium, "2026-11-29"));
    assert!(corrections(&changes).is_empty() && asks(&changes));
}

#[test]
fn a_date_that_holds_no_more_is_taken_back() {
    let mut desk = arrived();
    desk.tell(REPORT, "2026-12-04", false);
    let event = desk.file().newest(EventKind::ARRIVAL).unwrap().id;
    let changes = desk.run(&Command::Withdraw { event });
    let [one] = &corrections(&changes)[..] else {
        panic!("one letter")
    };
    assert_eq!(one.rung, Rung::Dropped);
    assert_eq!(one.window.closes_at, at("2026-12-05T00:00:00"));
    // Recorded anew before it left: the new date introduces itself.
    let changes = desk.record(fact(FactKind::EnteredBelgium, "2026-11-22"));
    let file = desk.file();
    let dropped = file.reminders.iter().find(|other| other.id == one.id);
    assert_eq!(dropped.unwrap().state, ReminderState::Cancelled);
    assert!(
        changes
            .reminders_planned
            .iter()
            .any(|one| one.rung == Rung::Intake)
    );
    // What the organisation switched off may still be law.
    let mut desk = arrived();
    desk.tell(REPORT, "2026-12-04", false);
    desk.settings.switched_off.insert(REPORT.to_owned());
    let changes = desk.run(&Command::Replan);
    assert!(corrections(&changes).is_empty() && asks(&changes));
    // Done is not dropped.
    let mut desk = arrived();
    desk.tell(REPORT, "2026-12-04", false);
    let changes = desk.record(fact(FactKind::PresenceReported, "2026-11-24"));
    assert!(corrections(&changes).is_empty() && !asks(&changes));
}

#[test]
fn the_report_can_be_switched_off_from_an_arrival_on() {
    for (from, asked) in [("2026-04-10", false), ("2026-11-24", true)] {
        let mut desk = arrived();
        desk.settings.short_stay_report.insert(day(from), false);
        desk.run(&Command::Replan);
        let live = desk.file().deadlines.iter().filter(|row| row.is_live());
        let report = live.filter(|row| row.rule == REPORT).count();
        assert_eq!(report, usize::from(asked), "{from}");
        let before = desk.file().deadlines.len();
        desk.run(&Command::Replan);
        assert_eq!(
            desk.file().deadlines.len(),
            before,
            "a second time changes nothing"
        );
    }
}

#[test]
fn a_stricter_municipality_has_an_earlier_safe_date() {
    let mut desk = arrived();
    let own = desk.file().municipality.clone();
    desk.settings.stricter_in.insert(own, law::Profile::Strict);
    desk.run(&Command::Replan);
    let row = desk
        .file()
        .deadlines
        .iter()
        .rev()
        .find(|row| row.rule == REPORT);
    assert_eq!(row.unwrap().safe_on, Some(day("2026-12-03")));
    assert_eq!(row.unwrap().due_on, Some(day("2026-12-07")));
}

#[test]
fn a_new_book_waits_to_be_taken_over() {
    let mut desk = arrived();
    desk.tell(REPORT, "2026-12-04", false);
    desk.book = book(9);
    let refusal = desk.try_do(&Command::Replan).unwrap_err();
    assert_eq!(refusal.field, "rulebook");
    let changes = desk.run(&Command::AdoptBook);
    assert_eq!(changes.file.rulebook, desk.book.hash());
    let [one] = &corrections(&changes)[..] else {
        panic!("one correction")
    };
    assert_eq!(one.correction.unwrap().why, WhyChanged::Law);
    let again = desk.run(&Command::AdoptBook);
    assert!(again.deadlines.is_empty() && again.reminders_planned.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// After a new book was taken over, the live rows are what follows from the events under it.
    #[test]
    fn adopted_is_recomputed(days in 3..20_u32, back in 0..30_i64, met: bool, told: bool) {
        let mut desk = Desk::new("2026-11-24T10:00:00");
        let on = day("2026-11-24") - chrono::TimeDelta::days(back);
        let mut events = vec![NewEvent::new(EventKind::ARRIVAL, on), lodging(Lodging::Private, on)];
        if met {
            events.push(NewEvent::new(EventKind::Fact(FactKind::PresenceReported), on));
        }
        desk.run(&open(Track::EuShortStay, events));
        let row = desk.file().deadlines.iter().find(|row| row.rule == REPORT).unwrap().clone();
        if told {
            desk.tell(REPORT, &row.safe_on.unwrap().to_string(), false);
        }
        desk.book = book(days);
        let changes = desk.run(&Command::AdoptBook);
        let file = desk.file();
        let law = LawInForce { book: &desk.book, settings: &desk.settings, closures: &[] };
        let derived = derive(file, law, desk.now, crate::brussels::day_of(desk.now)).unwrap();
        let key = |row: &Deadline| {
            let names = (row.rule.clone(), row.occurrence, row.state.as_str());
            (names, row.due_on, row.safe_on, row.legal.rulebook.clone())
        };
        let live = |rows: &[Deadline]| {
            let mut keys: Vec<_> = rows.iter().filter(|row| row.is_live()).map(key).collect();
            keys.sort();
            keys
        };
        prop_assert_eq!(live(&file.deadlines), live(&derived));
        for one in corrections(&changes) {
            let row = file.find_deadline(one.deadline).unwrap();
            let told_on = one.correction.unwrap().told_on;
            prop_assert!(told && !met);
            prop_assert!(Some(told_on) != row.safe_on);
        }
    }
}
