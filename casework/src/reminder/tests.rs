//! Ladders as windows: never overlapping, never naming a day that has passed, never silent.

use law::words::{FactKind, Lodging, Track};
use proptest::prelude::*;

use super::Reminder;
use crate::brussels;
use crate::event::EventKind;
use crate::ladder::Rung;
use crate::letter::{Due, compose, named_date};
use crate::sending::first_moment;
use crate::testing::{Desk, at, day, fact, lodging, open};
use crate::words::{DeadlineState, Standing, TaskKind};

fn rungs_of(desk: &Desk, rule: &str) -> Vec<Reminder> {
    let file = desk.file();
    let row = file.deadlines.iter().find(|row| row.rule == rule).unwrap();
    let reminders = file.reminders.iter().filter(|r| r.deadline == row.id);
    reminders.cloned().collect()
}

#[test]
fn three_working_days() {
    let mut desk = Desk::new("2026-11-26T14:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2026-11-26");
    let home = lodging(Lodging::Private, day("2026-11-26"));
    desk.run(&open(Track::ThirdCountryShortStay, vec![arrival, home]));
    let rungs = rungs_of(&desk, "tcn-short-stay-report");
    let opens: Vec<_> = rungs.iter().map(|r| (r.rung, r.window.opens_at)).collect();
    assert_eq!(
        opens,
        [
            (Rung::Intake, at("2026-11-26T14:00:00")),
            (Rung::WorkingDaysBefore(1), at("2026-11-27T09:00:00")),
            (Rung::OnTheDay, at("2026-11-30T09:00:00")),
            (Rung::Last, at("2026-12-01T09:00:00")),
        ]
    );
}

#[test]
fn nobody_is_written_to_about_an_authority_or_an_assumed_start() {
    let mut desk = Desk::new("2026-11-24T10:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2026-11-20");
    let address = fact(FactKind::AddressDeclared, "2026-11-23");
    desk.run(&open(Track::ThirdCountryVisaD, vec![arrival, address]));
    let find = |rule: &str| {
        let file = desk.file();
        let row = file.deadlines.iter().find(|row| row.rule == rule);
        row.cloned().unwrap()
    };
    let check = find("residence-check-authority");
    assert_eq!(
        (check.due_on, check.safe_on),
        (Some(day("2026-12-14")), None)
    );
    assert!(rungs_of(&desk, "residence-check-authority").is_empty());
    // No paper says when the lawful stay began: the right is shown, and not written about.
    assert!(find("ltr-eligibility-5y").legal.assumed);
    assert!(rungs_of(&desk, "ltr-eligibility-5y").is_empty());
    desk.record(fact(FactKind::Annex15Issued, "2026-11-24"));
    let right = desk
        .file()
        .deadlines
        .iter()
        .rfind(|row| row.rule == "ltr-eligibility-5y");
    let right = right.unwrap();
    assert_eq!(
        (right.legal.assumed, right.safe_on),
        (false, Some(day("2031-11-25")))
    );
    let written = |row: &Reminder| row.deadline == right.id;
    assert!(desk.file().reminders.iter().any(written));
}

#[test]
fn a_day_of_the_law_concerns_those_whose_card_it_ends() {
    let mut desk = Desk::new("2026-06-01T10:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2026-05-20");
    desk.run(&open(Track::EuFamilyThirdCountry, vec![arrival]));
    let ends = |desk: &Desk| {
        let mut rows = desk.file().deadlines.iter();
        let row = rows.rfind(|row| row.rule == "old-f-card-cutoff");
        row.map(|row| (row.due_on, row.state, row.legal.missing.clone()))
    };
    assert_eq!(ends(&desk), None);
    let mut card = crate::command::NewEvent::new(EventKind::CardStated, day("2026-06-01"));
    card.attributes.card = Some(law::words::Card::F);
    card.attributes.old_layout = Some(true);
    desk.record(card);
    let due = Some(day("2026-08-03"));
    assert_eq!(ends(&desk), Some((due, DeadlineState::Open, Vec::new())));
    let rungs = rungs_of(&desk, "old-f-card-cutoff");
    assert!(rungs.iter().any(|one| one.rung == Rung::DaysBefore(30)));
}

#[test]
fn one_end_of_a_stay_is_written_about() {
    let mut desk = Desk::new("2026-11-24T10:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2026-11-24");
    let home = lodging(Lodging::Private, day("2026-11-24"));
    desk.run(&open(
        Track::ThirdCountryShortStayVisaC,
        vec![arrival, home],
    ));
    let waiting = |desk: &Desk, rule: &str| {
        let rungs = rungs_of(desk, rule);
        rungs.iter().filter(|one| one.is_waiting()).count()
    };
    // Nothing is known of the visa: the 90 days are all there is.
    assert_eq!(waiting(&desk, "short-stay-end-90"), 3);
    assert_eq!(waiting(&desk, "short-stay-extension-ask"), 0);
    let mut visa = crate::command::NewEvent::new(EventKind::VisaStated, day("2026-11-24"));
    visa.attributes.visa = Some(law::words::Visa::C);
    desk.record(visa);
    desk.record(fact(FactKind::VisaEnds, "2026-12-15"));
    assert_eq!(waiting(&desk, "cvisa-last-day"), 3);
    assert_eq!(waiting(&desk, "short-stay-end-90"), 0);
    assert_eq!(waiting(&desk, "short-stay-extension-ask"), 0);
    let cancelled = rungs_of(&desk, "short-stay-end-90");
    let replaced = Some(crate::words::ReminderReason::DeadlineReplaced);
    assert!(cancelled.iter().all(|one| one.reason == replaced));
}

#[test]
fn two_years_abroad_concern_those_whom_one_year_does_not() {
    for (card, one_year, two_years) in [
        (law::words::Card::Eu, true, false),
        (law::words::Card::EuPlus, false, true),
    ] {
        let mut desk = Desk::new("2026-11-24T10:00:00");
        let mut issued = fact(FactKind::CardIssued, "2024-03-04");
        issued.attributes.card = Some(card);
        let left = fact(FactKind::Departed, "2026-11-20");
        desk.run(&open(Track::EuLongStay, vec![issued, left]));
        let written = |rule| !rungs_of(&desk, rule).is_empty();
        assert_eq!(written("absence-limit-1y"), one_year, "{card}");
        assert_eq!(written("durable-loss-2y"), two_years, "{card}");
    }
}

#[test]
fn a_date_names_the_card_that_somebody_holds() {
    use law::words::{Card, Document};
    for (track, card, rule, named) in [
        (
            Track::ThirdCountryVisaD,
            Card::L,
            "k-card-renew-window",
            Document::CardL,
        ),
        (
            Track::UkWithdrawalAgreement,
            Card::N,
            "wa-m-card-expiry",
            Document::CardN,
        ),
        (
            Track::EuLongStay,
            Card::Eu,
            "card-reissue-6-weeks",
            Document::CardEu,
        ),
    ] {
        let mut desk = Desk::new("2026-11-24T10:00:00");
        let mut ends = fact(FactKind::CardExpires, "2027-03-27");
        ends.attributes.card = Some(card);
        desk.run(&open(track, vec![ends]));
        let mut rows = desk.file().deadlines.iter();
        let row = rows.find(|row| row.rule == rule).unwrap();
        assert_eq!(row.legal.documents, [named], "{rule}");
    }
}

#[test]
fn a_printed_end_and_a_right() {
    let mut desk = Desk::new("2026-11-24T10:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2021-10-01");
    let filed = fact(FactKind::Annex19Filed, "2022-01-10");
    let ends = fact(FactKind::CardExpires, "2027-03-27");
    let mut ends = ends;
    ends.attributes.card = Some(law::words::Card::Eu);
    desk.run(&open(Track::EuLongStay, vec![arrival, filed, ends]));
    let opens = |rule| {
        let rungs = rungs_of(&desk, rule);
        let days = rungs
            .iter()
            .map(|r| (r.rung, brussels::day_of(r.window.opens_at)));
        days.collect::<Vec<_>>()
    };
    // A Saturday 27 March: 30 days before is a Thursday, 14 before a Saturday, 5 before a Monday.
    assert_eq!(
        opens("eu-card-expiry"),
        [
            (Rung::DaysBefore(30), day("2027-02-25")),
            (Rung::DaysBefore(14), day("2027-03-12")),
            (Rung::DaysBefore(5), day("2027-03-22")),
        ]
    );
    // The later day is 11 January 2027; 90 days before it had passed at the intake, 13 October.
    let right = rungs_of(&desk, "durable-stay-5y");
    assert_eq!(right[0].window.opens_at, desk.now);
    assert_eq!(
        right.last().unwrap().window.closes_at,
        at("2027-02-11T00:00:00")
    );
}

#[test]
fn late_intake_still_warns() {
    // The safe date, Friday 4 December, has passed; the legal date is Monday 7 December.
    let mut desk = Desk::new("2026-12-05T11:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2026-11-23");
    let home = lodging(Lodging::Private, day("2026-11-23"));
    desk.run(&open(Track::EuShortStay, vec![arrival, home]));
    let rungs = rungs_of(&desk, "eu-short-stay-report");
    let names: Vec<_> = rungs.iter().map(|r| r.rung).collect();
    assert_eq!(names, [Rung::Intake, Rung::Last]);
    let hours = desk.settings.sending;
    let leaves = first_moment(Rung::Intake, &rungs[0].window, desk.now, &hours);
    assert_eq!(
        leaves,
        Some(desk.now),
        "it closes before the next sending time"
    );
}

#[test]
fn an_evening_intake_on_the_safe_date_keeps_the_last_morning() {
    // The safe date, Friday 4 January, is over but for the night; the legal date is Tuesday.
    let mut desk = Desk::new("2030-01-04T21:33:00");
    let arrival = fact(FactKind::EnteredBelgium, "2029-12-23");
    let home = lodging(Lodging::Private, day("2029-12-23"));
    desk.run(&open(Track::EuShortStay, vec![arrival, home]));
    let rungs = rungs_of(&desk, "eu-short-stay-report");
    let [first, last] = &rungs[..] else {
        panic!("one warning now and the last: {rungs:?}")
    };
    assert_ne!(first.rung, Rung::Last);
    assert_eq!(
        (last.rung, last.window.opens_at),
        (Rung::Last, at("2030-01-08T09:00:00"))
    );
    let hours = desk.settings.sending;
    let leaves = first_moment(first.rung, &first.window, desk.now, &hours);
    assert_eq!(leaves, Some(at("2030-01-07T09:00:00")));
}

#[test]
fn nothing_is_written_before_a_window_opens() {
    // The card ends on a Tuesday: the window opens on Saturday 29 January, its first working day is
    // the Monday, and 14 days before the safe date is the Friday before.
    let mut desk = Desk::new("2026-11-25T10:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2026-11-25");
    let mut ends = fact(FactKind::CardExpires, "2028-03-14");
    ends.attributes.card = Some(law::words::Card::A);
    desk.run(&open(Track::ThirdCountryVisaD, vec![arrival, ends]));
    let rungs = rungs_of(&desk, "a-card-renew-window");
    let days: Vec<_> = rungs
        .iter()
        .map(|r| brussels::day_of(r.window.opens_at))
        .collect();
    let expected = ["2028-01-31", "2028-02-08", "2028-02-13"];
    assert_eq!(days, expected.map(day), "{rungs:?}");
}

#[test]
fn too_late_for_a_letter_is_a_call() {
    let mut desk = Desk::new("2026-12-07T21:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2026-11-23");
    let home = lodging(Lodging::Private, day("2026-11-23"));
    let changes = desk.run(&open(Track::EuShortStay, vec![arrival, home]));
    assert_eq!(rungs_of(&desk, "eu-short-stay-report").len(), 1);
    assert!(
        changes
            .tasks
            .iter()
            .any(|task| task.kind == TaskKind::CallNow)
    );
}

#[test]
fn one_letter_for_one_address() {
    let mut desk = Desk::new("2026-11-24T10:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2026-11-23");
    let mut paper = fact(FactKind::DocumentExpires, "2026-12-10");
    paper.document = Some(law::words::Document::Passport);
    desk.run(&open(Track::EuShortStay, vec![arrival, paper]));
    let file = desk.file();
    let due = |now| -> Vec<Due<'_>> {
        let open = file.reminders.iter().filter(|r| r.window.contains(now));
        open.map(|reminder| Due {
            reminder,
            deadline: file.find_deadline(reminder.deadline).unwrap(),
            contact: &file.contacts[0],
        })
        .collect()
    };
    let letters = compose(&due(desk.now), day("2026-11-24"));
    let [letter] = &letters[..] else {
        panic!("one letter")
    };
    let named: Vec<_> = letter.items.iter().map(|item| item.named.day()).collect();
    assert_eq!(named, [day("2026-12-04"), day("2026-12-10")]);
}

#[test]
fn a_letter_names_papers_that_end_and_no_day_that_has_passed() {
    let mut desk = Desk::new("2026-11-24T10:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2026-11-24");
    let mut ends = fact(FactKind::CardExpires, "2027-01-05");
    ends.attributes.card = Some(law::words::Card::A);
    desk.run(&open(Track::ThirdCountryVisaD, vec![arrival, ends]));
    let file = desk.file();
    let due: Vec<Due<'_>> = file
        .reminders
        .iter()
        .filter(|one| one.window.contains(desk.now))
        .map(|reminder| Due {
            reminder,
            deadline: file.find_deadline(reminder.deadline).unwrap(),
            contact: &file.contacts[0],
        })
        .collect();
    let letters = compose(&due, day("2026-11-24"));
    let said: Vec<_> = letters[0]
        .items
        .iter()
        .map(|item| (item.rule.as_str(), &item.documents[..], item.opens_on))
        .collect();
    // The window opened on 21 November. The annex 15 that the registration gives is not a paper
    // the reader has.
    let expected: [(&str, &[law::words::Document], _); 2] = [
        ("dvisa-register", &[], None),
        ("a-card-renew-window", &[law::words::Document::CardA], None),
    ];
    assert_eq!(said, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn windows_are_sound(
        track in 0..16_usize,
        kind in 0..6_usize,
        back in -20..100_i64,
        minutes in 0..(400 * 1440_i64),
        profile in 0..3_usize,
    ) {
        let mut desk = Desk::new("2026-11-24T00:00:00");
        desk.now += chrono::TimeDelta::minutes(minutes);
        desk.settings.profile = law::Profile::ALL[profile];
        let today = brussels::day_of(desk.now);
        let on = today - chrono::TimeDelta::days(back);
        let arrival = crate::command::NewEvent::new(EventKind::ARRIVAL, on);
        let kinds = [
            FactKind::Annex19Filed, FactKind::MovedIn, FactKind::CardExpires,
            FactKind::VisaEnds, FactKind::Annex15Issued, FactKind::Annex19terFiled,
        ];
        let other = crate::command::NewEvent::new(EventKind::Fact(kinds[kind]), on.max(today));
        let command = open(Track::ALL[track], vec![arrival, other]);
        prop_assume!(desk.try_do(&command).is_ok());
        let file = desk.file();
        for row in &file.deadlines {
            let rungs: Vec<_> = file.reminders.iter().filter(|r| r.deadline == row.id).collect();
            for pair in rungs.windows(2) {
                prop_assert!(pair[0].window.closes_at <= pair[1].window.opens_at);
            }
            for one in &rungs {
                prop_assert!(one.window.opens_at >= desk.now);
                for instant in [one.window.opens_at, one.window.closes_at - chrono::TimeDelta::seconds(1)] {
                    let leaves_on = brussels::day_of(instant);
                    let named = named_date(row, leaves_on);
                    prop_assert!(named.is_some());
                    if row.kind != law::words::Kind::Eligibility {
                        prop_assert!(named.unwrap().day() >= leaves_on);
                    }
                }
            }
            if let Some(first) = rungs.first() { prop_assert!(!first.gentle); }
            prop_assert!(rungs.iter().all(|one| one.rung != Rung::Last || !one.gentle));
            let recorded = file.recorded_on();
            let ahead = row.due_on.is_some_and(|due| due >= today);
            let written = !matches!(row.kind, law::words::Kind::Authority);
            let certain = row.legal.missing.is_empty() && !row.legal.assumed;
            let open = row.state == DeadlineState::Open && certain;
            if ahead && written && open && row.standing(today, recorded) != Standing::Unknown {
                prop_assert!(!rungs.is_empty(), "{} is silent", row.rule);
            }
        }
    }
}
