//! A click changes what DESIGN's table says and nothing else.

use law::RuleBook;
use law::words::{FactKind, Lodging, Track};

use super::*;
use crate::access::Actor;
use crate::testing::{Counter, Desk, at, day, fact, lodging, open};

const RULE: &str = "eu-short-stay-report";

/// A European citizen who arrived on 2 November: safe on the 17th, by law on the 17th or later.
fn desk() -> Desk {
    let mut desk = Desk::new("2026-11-03T09:30:00");
    desk.run(&open(
        Track::EuShortStay,
        vec![
            fact(FactKind::EnteredBelgium, "2026-11-02"),
            lodging(Lodging::Private, day("2026-11-02")),
        ],
    ));
    desk
}

fn report(file: &CaseFile) -> &Deadline {
    let mut all = file.deadlines.iter();
    all.find(|one| one.rule == RULE).unwrap()
}

fn context<'a>(desk: &'a mut Desk, actor: &'a Actor) -> Context<'a> {
    Context {
        book: RuleBook::embedded().unwrap(),
        settings: &desk.settings,
        closures: &[],
        now: desk.now,
        today: brussels::day_of(desk.now),
        actor,
        ids: &mut desk.ids,
    }
}

#[test]
fn a_claim_silences_the_gentle_rungs_and_settles_nothing() {
    let desk = desk();
    let file = desk.file();
    let id = report(file).id;
    let mut ids = Counter(1 << 90);
    let changes = say(file, id, Said::Done, desk.now, &mut ids).unwrap();

    let silenced: Vec<_> = changes
        .reminders_cancelled
        .iter()
        .map(|one| one.id)
        .collect();
    assert!(!silenced.is_empty());
    for before in &file.reminders {
        let after = changes
            .file
            .reminders
            .iter()
            .find(|one| one.id == before.id);
        let gone = before.deadline == id && before.gentle;
        assert_eq!(silenced.contains(&before.id), gone);
        assert_eq!(after.unwrap().is_waiting(), before.is_waiting() && !gone);
    }
    let of_it = file.reminders.iter().filter(|one| one.deadline == id);
    let rungs: Vec<_> = of_it.map(|one| (one.window.opens_at, one.gentle)).collect();
    assert!(!rungs.iter().min().unwrap().1 && !rungs.iter().max().unwrap().1);

    assert_eq!(changes.file.deadlines, file.deadlines);
    assert_eq!(changes.file.events, file.events);
    assert!(changes.deadlines.is_empty() && changes.events_added.is_empty());
    assert!(changes.reminders_planned.is_empty());
    let [task] = &changes.tasks[..] else {
        panic!("one task")
    };
    assert_eq!(
        (task.kind, task.subject),
        (TaskKind::ConfirmClaim, Some(id.0))
    );
    assert_eq!(changes.audit.len(), 1);
    assert_eq!(changes.audit[0].actor, "applicant");
    assert_eq!(changes.file.version, file.version + 1);
}

#[test]
fn a_doubt_makes_a_task_and_silences_nothing() {
    let desk = desk();
    let file = desk.file();
    let id = report(file).id;
    let changes = say(file, id, Said::DateWrong, desk.now, &mut Counter(1 << 90)).unwrap();
    assert!(changes.reminders_cancelled.is_empty());
    assert_eq!(changes.tasks[0].kind, TaskKind::CheckDate);
    assert_eq!(changes.file.reminders, file.reminders);
}

#[test]
fn what_is_not_open_cannot_be_spoken_of() {
    let mut desk = desk();
    let id = report(desk.file()).id;
    desk.record(fact(FactKind::PresenceReported, "2026-11-03"));
    for (deadline, file) in [
        (id, desk.file()),
        (DeadlineId(uuid::Uuid::nil()), desk.file()),
    ] {
        let refused = say(file, deadline, Said::Done, desk.now, &mut Counter(1 << 90));
        assert_eq!(refused.unwrap_err().field, "duty");
    }
}

#[test]
fn the_page_names_what_a_letter_of_that_day_would() {
    let desk = desk();
    let (book, ladders) = (RuleBook::embedded().unwrap(), &desk.settings.ladders);
    let file = desk.file();
    let deadline = report(file);
    let (safe, legal) = (deadline.safe_on.unwrap(), deadline.due_on.unwrap());
    assert!(safe < legal);
    let on = |today| {
        let all = duties(file, book, ladders, today);
        let found = all.iter().find(|duty| duty.deadline.id == deadline.id);
        found.map(|duty| duty.named)
    };
    assert_eq!(on(day("2026-11-03")), Some(NamedDate::Safe(safe)));
    assert_eq!(on(safe), Some(NamedDate::Safe(safe)));
    assert_eq!(on(legal), Some(NamedDate::Legal(legal)));
    let after = plus_days(legal, 1).unwrap();
    assert_eq!(on(after), None);
    assert!(!has_missed(file, book, ladders, legal));
    assert!(has_missed(file, book, ladders, after));
    let days: Vec<_> = duties(file, book, ladders, day("2026-11-03"))
        .iter()
        .map(|duty| duty.named.day())
        .collect();
    assert!(days.is_sorted() && days.len() > 1, "{days:?}");

    let mut closed = file.clone();
    closed.status = CaseStatus::Closed;
    assert!(duties(&closed, book, ladders, day("2026-11-03")).is_empty());
}

#[test]
fn what_the_stop_cancelled_comes_back() {
    let mut desk = desk();
    let planned = desk.file().reminders.len();
    let first = desk.file().reminders[0].id;
    let mut file = desk.file().clone();
    // The first letter went out, then the person stopped, then a fact was recorded.
    file.reminders[0].state = ReminderState::Done;
    file.contacts[0].stopped_at = Some(desk.now);
    desk.file = Some(file);
    let moved = desk.record(lodging(Lodging::Private, day("2026-11-03")));
    assert_eq!(moved.reminders_cancelled.len(), planned - 1);

    desk.now = at("2026-11-03T12:00:00");
    let file = desk.file().clone();
    let address = "annelien@mail.example";
    let actor = Actor::operator();
    let again = resumed(&file, address, &mut context(&mut desk, &actor));
    assert_eq!(again.reminders_planned.len(), planned - 1);
    assert!(again.file.contacts[0].stopped_at.is_none());
    assert!(again.reminders_planned.iter().all(|one| one.id != first));
    // A second time there is nothing left to plan.
    let twice = resumed(&again.file, address, &mut context(&mut desk, &actor));
    assert!(twice.reminders_planned.is_empty());
    // Another address is not touched.
    let other = resumed(&file, "other@mail.example", &mut context(&mut desk, &actor));
    assert!(other.file.contacts[0].stopped_at.is_some() && other.reminders_planned.is_empty());
}

#[test]
fn each_case_gets_its_own_task() {
    let case = |n| CaseId(uuid::Uuid::from_u128(n));
    let mut ids = Counter(0);
    let (one, line) = stopped(case(1), at("2026-11-03T23:30:00"), &mut ids);
    let (two, _) = stopped(case(2), at("2026-11-03T23:30:00"), &mut ids);
    assert_ne!(one.subject, two.subject);
    assert_eq!(
        (one.kind, one.due_on),
        (TaskKind::Stopped, day("2026-11-03"))
    );
    assert_eq!(line.action, AuditAction::MailStopped);
}
