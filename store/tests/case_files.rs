//! Case files saved by commands and loaded again, on both databases: equal, whole or not at all.
//! Not here: lists and searches (`case_files_lists.rs`).
#![allow(clippy::unwrap_used, clippy::panic)]

mod case_files_desk;
mod common;

use case_files_desk::{Desk, fact, open, team};
use casework::case_file::CaseFile;
use casework::command::{Changes, Command, NewEvent};
use casework::event::EventKind;
use casework::ids::{CaseId, EventId};
use casework::masked::Masked;
use casework::reminder::Reminder;
use casework::words::{DeadlineState, ReminderReason, ReminderState};
use common::{TestStore, day, each_database};
use law::words::FactKind;
use store::StoreError;
use store::case_files::{load, save};

async fn keep(bench: &TestStore, changes: &Changes) -> Result<(), StoreError> {
    let changes = changes.clone();
    let write = bench
        .store
        .write(move |tx| Box::pin(async move { save::save(tx, &changes).await }));
    write.await
}

async fn loaded(bench: &TestStore, id: CaseId) -> Option<CaseFile> {
    let read = bench
        .store
        .read(move |tx| Box::pin(async move { load::find(tx, id).await }));
    read.await.unwrap()
}

async fn count(bench: &TestStore, table: &str) -> usize {
    let text = format!("SELECT 'x' AS one FROM {table}");
    bench.raw_texts(&text).await.unwrap().len()
}

fn arrival() -> NewEvent {
    let mut event = NewEvent::new(EventKind::ARRIVAL, day(11, 23));
    event.evidence = Some(Masked::new("bus ticket".to_owned()));
    event
}

#[tokio::test]
async fn an_opened_case_loads_as_it_was() {
    each_database(async |bench| {
        team(bench, 7).await;
        let mut desk = Desk::default();
        let changes = desk.run(&open("Zoë", "Müller", vec![arrival()]));
        assert!(!changes.deadlines.is_empty() && !changes.reminders_planned.is_empty());
        keep(bench, &changes).await.unwrap();
        let file = loaded(bench, changes.file.id).await.unwrap();
        assert_eq!(file, changes.file);
        let printed = format!("{file:?}");
        for secret in ["Zoë", "Müller", "mail.example", "bus ticket"] {
            assert!(!printed.contains(secret), "{secret} is printed");
        }
        let reference = file.reference.to_ascii_lowercase();
        let found = bench
            .store
            .read(move |tx| Box::pin(async move { load::find_by_reference(tx, &reference).await }))
            .await
            .unwrap();
        assert_eq!(found, Some(file.id));
        assert_eq!(loaded(bench, CaseId(uuid::Uuid::from_u128(3))).await, None);
        assert_eq!(count(bench, "audit").await, changes.audit.len());
        assert_eq!(count(bench, "task").await, changes.tasks.len());
    })
    .await;
}

#[tokio::test]
async fn a_report_of_presence_cancels_what_was_planned() {
    each_database(async |bench| {
        team(bench, 7).await;
        let mut desk = Desk::default();
        let opened = desk.run(&open("Ana", "Pop", vec![arrival()]));
        keep(bench, &opened).await.unwrap();
        let id = opened.file.id;
        // The command works on what was loaded, not on what is in memory.
        desk.file = loaded(bench, id).await;
        let seen = Command::Record(fact(FactKind::PresenceReported, day(11, 25)));
        let changes = desk.run(&seen);
        assert!(!changes.reminders_cancelled.is_empty());
        keep(bench, &changes).await.unwrap();
        let file = loaded(bench, id).await.unwrap();
        assert_eq!(file, changes.file);
        assert_eq!(file.version, 2);
        for cancelled in &changes.reminders_cancelled {
            let kept = file.reminders.iter().find(|one| one.id == cancelled.id);
            let kept = kept.unwrap();
            assert_eq!(kept.state, ReminderState::Cancelled);
            assert_eq!(kept.reason, Some(ReminderReason::DeadlineMet));
        }
    })
    .await;
}

/// The event that a command has just added.
fn added(changes: &Changes) -> EventId {
    changes.events_added.last().unwrap().id
}

#[tokio::test]
async fn a_correction_keeps_the_old_event_and_a_withdrawal_takes_both() {
    each_database(async |bench| {
        team(bench, 7).await;
        let mut desk = Desk::default();
        let opened = desk.run(&open("Ana", "Pop", vec![arrival()]));
        keep(bench, &opened).await.unwrap();
        let (id, wrong) = (opened.file.id, added(&opened));
        let changes = desk.run(&Command::Correct {
            event: wrong,
            with: NewEvent::new(EventKind::ARRIVAL, day(11, 24)),
        });
        keep(bench, &changes).await.unwrap();
        let file = loaded(bench, id).await.unwrap();
        assert_eq!(file, changes.file);
        let old = file.find_event(wrong).unwrap();
        assert_eq!((old.on, old.withdrawn_at), (day(11, 23), None));
        assert_eq!(file.arrived_on(), Some(day(11, 24)));
        let replaced = DeadlineState::Superseded;
        assert!(file.deadlines.iter().any(|row| row.state == replaced));
        let withdrawn = desk.run(&Command::Withdraw {
            event: added(&changes),
        });
        assert_eq!(withdrawn.events_withdrawn.len(), 2);
        keep(bench, &withdrawn).await.unwrap();
        assert_eq!(loaded(bench, id).await, Some(withdrawn.file));
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_writers_is_told_and_leaves_nothing() {
    each_database(async |bench| {
        team(bench, 7).await;
        let mut desk = Desk::default();
        let opened = desk.run(&open("Ana", "Pop", vec![arrival()]));
        keep(bench, &opened).await.unwrap();
        let first = desk.run(&Command::Record(fact(
            FactKind::PresenceReported,
            day(11, 25),
        )));
        desk.file = Some(opened.file.clone());
        let second = desk.run(&Command::Correct {
            event: added(&opened),
            with: NewEvent::new(EventKind::ARRIVAL, day(11, 24)),
        });
        let (one, two) = tokio::join!(keep(bench, &first), keep(bench, &second));
        let (won, lost) = match (one, two) {
            (Ok(()), Err(lost)) => (first, lost),
            (Err(lost), Ok(())) => (second, lost),
            other => panic!("exactly one must win: {other:?}"),
        };
        assert!(
            matches!(lost, StoreError::Conflict { expected: 1, .. }),
            "{lost:?}"
        );
        let audited = opened.audit.len() + won.audit.len();
        assert_eq!(count(bench, "audit").await, audited);
        assert_eq!(loaded(bench, won.file.id).await, Some(won.file));
    })
    .await;
}

#[tokio::test]
async fn a_save_that_fails_at_the_end_leaves_nothing() {
    each_database(async |bench| {
        team(bench, 7).await;
        let mut desk = Desk::default();
        let mut changes = desk.run(&open("Ana", "Pop", vec![arrival()]));
        let twice = changes.audit[0].clone();
        changes.audit.push(twice);
        let failed = keep(bench, &changes).await;
        assert!(
            matches!(failed, Err(StoreError::Duplicate(_))),
            "{failed:?}"
        );
        for table in ["case_file", "contact", "case_contact", "event", "deadline"] {
            assert_eq!(count(bench, table).await, 0, "{table}");
        }
        for table in ["reminder", "task", "audit", "name_trigram"] {
            assert_eq!(count(bench, table).await, 0, "{table}");
        }
        changes.audit.pop();
        keep(bench, &changes).await.unwrap();
        let twin = keep(bench, &changes).await;
        assert!(matches!(twin, Err(StoreError::Duplicate(_))), "{twin:?}");
    })
    .await;
}

/// A letter in a state, with one of a case's planned reminders in it.
async fn bundle(bench: &TestStore, reminder: &Reminder, state: &str) {
    let contact = common::id(bench, reminder.contact.0.as_u128());
    let letter = common::delivery(bench, 99, state, true, state != "queued", false);
    let letter = letter.replace(&common::id(bench, 3), &contact);
    bench.raw(&letter).await.unwrap();
    let text = format!(
        "UPDATE reminder SET state = 'bundled', delivery_id = {} WHERE id = {}",
        common::id(bench, 99),
        common::id(bench, reminder.id.0.as_u128())
    );
    assert_eq!(bench.raw(&text).await.unwrap(), 1);
}

#[tokio::test]
async fn a_letter_before_its_mark_loses_its_reminder_and_one_after_it_keeps_it() {
    for (letter, becomes) in [
        ("queued", ReminderState::Cancelled),
        ("claimed", ReminderState::Cancelled),
        ("sending", ReminderState::Bundled),
    ] {
        each_database(async |bench| {
            team(bench, 7).await;
            let mut desk = Desk::default();
            let opened = desk.run(&open("Ana", "Pop", vec![arrival()]));
            keep(bench, &opened).await.unwrap();
            let seen = Command::Record(fact(FactKind::PresenceReported, day(11, 25)));
            let seen = desk.run(&seen);
            let reminder = &seen.reminders_cancelled[0];
            bundle(bench, reminder, letter).await;
            keep(bench, &seen).await.unwrap();
            let file = loaded(bench, opened.file.id).await.unwrap();
            let mut all = file.reminders.iter();
            let kept = all.find(|one| one.id == reminder.id).unwrap();
            assert_eq!(kept.state, becomes, "{letter}");
        })
        .await;
    }
}

#[tokio::test]
async fn an_unknown_word_is_damage() {
    each_database(async |bench| {
        team(bench, 7).await;
        let mut desk = Desk::default();
        let opened = desk.run(&open("Ana", "Pop", vec![arrival()]));
        keep(bench, &opened).await.unwrap();
        let id = opened.file.id;
        bench
            .raw("UPDATE event SET kind = 'teleported'")
            .await
            .unwrap();
        let read = bench
            .store
            .read(move |tx| Box::pin(async move { load::find(tx, id).await }))
            .await;
        let Err(StoreError::Corrupt { place, found }) = read else {
            panic!("{read:?}");
        };
        assert_eq!(
            (place.as_str(), found.as_str()),
            ("event.kind", "teleported")
        );
    })
    .await;
}
