//! The table of late reminders, row by row. Easter 2027 is the story: Monday 29 March is a holiday, the
//! Saturday and Sunday before it are none of the working days.

use super::*;
use crate::testing::{Desk, at, day, fact, lodging, open};
use law::words::{FactKind, Lodging, Track};

/// The first working day after Easter, at the opening.
const TUESDAY: &str = "2027-03-30T09:00:00";

/// The open report of a short stay with other dates.
fn deadline(safe_on: &str, due_on: &str) -> Deadline {
    let mut desk = Desk::new("2027-03-20T10:00:00");
    let arrival = fact(FactKind::EnteredBelgium, "2027-03-19");
    let home = lodging(Lodging::Private, day("2027-03-19"));
    desk.run(&open(Track::EuShortStay, vec![arrival, home]));
    let mut deadlines = desk.file().deadlines.iter();
    let mut found = deadlines
        .find(|one| one.rule == "eu-short-stay-report")
        .unwrap()
        .clone();
    (found.safe_on, found.due_on) = (Some(day(safe_on)), Some(day(due_on)));
    found
}

fn window(opens: &str, closes: &str) -> Window {
    Window::new(at(opens), at(closes)).unwrap()
}

/// A reminder that opened on Wednesday before the holidays and closes as given.
fn waiting<'a>(deadline: &'a Deadline, closes: &str) -> Waiting<'a> {
    Waiting {
        deadline,
        rung: Rung::WorkingDaysBefore(5),
        window: window("2027-03-24T09:00:00", closes),
        followed: false,
        told_at: None,
    }
}

#[test]
fn of_several_late_stages_the_most_urgent_is_used() {
    let far = deadline("2027-04-08", "2027-04-09");
    let mut one = waiting(&far, "2027-03-26T09:00:00");
    one.followed = true;
    let covered = Late::Cover(ReminderReason::MoreUrgentLetter);
    assert_eq!(late(&one, at(TUESDAY)), covered);
    // The one that follows it.
    one.followed = false;
    one.window = window("2027-03-26T09:00:00", "2027-04-01T09:00:00");
    assert_eq!(late(&one, at(TUESDAY)), Late::Send);
}

#[test]
fn early_stages_are_still_true_and_leave() {
    let far = deadline("2027-04-29", "2027-04-30");
    for (rung, closes) in [
        (Rung::DaysBefore(30), "2027-04-15T09:00:00"),
        (Rung::DaysBefore(14), "2027-04-22T09:00:00"),
        (Rung::WorkingDaysBefore(7), "2027-04-26T09:00:00"),
        (Rung::WorkingDaysBefore(3), "2027-04-28T09:00:00"),
    ] {
        let one = Waiting {
            rung,
            ..waiting(&far, closes)
        };
        assert_eq!(late(&one, at(TUESDAY)), Late::Send, "{rung}");
    }
}

#[test]
fn the_day_before_leaves_and_somebody_phones() {
    for (last_on, done) in [
        ("2027-03-30", Late::SendAndCall),
        ("2027-03-31", Late::SendAndCall),
        ("2027-04-01", Late::Send),
    ] {
        let near = deadline("2027-03-30", last_on);
        let one = waiting(&near, "2027-03-31T00:00:00");
        assert_eq!(late(&one, at(TUESDAY)), done, "{last_on}");
    }
    // Good Friday is a working day, Easter Monday is none.
    assert_eq!(last_call(day("2027-03-30")), day("2027-03-26"));
    // What opened this morning is not late.
    let near = deadline("2027-03-30", "2027-03-31");
    let one = Waiting {
        window: window(TUESDAY, "2027-03-31T00:00:00"),
        ..waiting(&near, "2027-03-31T00:00:00")
    };
    assert_eq!(late(&one, at(TUESDAY)), Late::Send);
    assert_eq!(late(&one, at("2027-03-30T11:00:00")), Late::SendAndCall);
}

#[test]
fn a_date_that_passed_is_not_reminded_of() {
    let gone = deadline("2027-03-26", "2027-03-29");
    let one = waiting(&gone, "2027-03-27T00:00:00");
    assert_eq!(late(&one, at(TUESDAY)), Late::Passed);
    // To the last instant of the legal day a call may still help.
    let eve = at("2027-03-29T23:59:59");
    assert_eq!(late(&one, eve), Late::ExpireAndCall);
    assert_eq!(late(&one, at("2027-03-30T00:00:00")), Late::Passed);
    // A rung that followed it helps nobody then.
    let one = Waiting {
        followed: true,
        ..one
    };
    assert_eq!(late(&one, at(TUESDAY)), Late::Passed);
}

#[test]
fn a_duty_done_meanwhile_is_not_written_about() {
    for (state, why) in [
        (DeadlineState::Met, ReminderReason::DeadlineMet),
        (DeadlineState::Superseded, ReminderReason::DeadlineReplaced),
        (DeadlineState::Void, ReminderReason::DeadlineVoid),
    ] {
        for closes in ["2027-03-27T00:00:00", "2027-04-01T00:00:00"] {
            let mut done = deadline("2027-03-31", "2027-04-01");
            done.state = state;
            let one = waiting(&done, closes);
            assert_eq!(late(&one, at(TUESDAY)), Late::Cancel(why), "{state}");
            // What takes a date back is about just that.
            let one = Waiting {
                rung: Rung::Dropped,
                ..one
            };
            assert!(!matches!(late(&one, at(TUESDAY)), Late::Cancel(_)));
        }
    }
}

#[test]
fn what_was_told_within_a_day_is_not_repeated() {
    let far = deadline("2027-04-08", "2027-04-09");
    let told = |at| Waiting {
        told_at: Some(at),
        ..waiting(&far, "2027-04-06T09:00:00")
    };
    let now = at(TUESDAY);
    let covered = Late::Cover(ReminderReason::ToldLately);
    assert_eq!(late(&told(now - TimeDelta::hours(23)), now), covered);
    assert_eq!(late(&told(now - TimeDelta::hours(24)), now), Late::Send);
    // Another date is other news.
    let mut moved = far.clone();
    moved.safe_on = Some(day("2027-03-29"));
    let one = Waiting {
        deadline: &moved,
        ..told(now - TimeDelta::hours(23))
    };
    assert_eq!(late(&one, now), Late::Send);
    // The last moment is worth a repetition.
    let near = deadline("2027-03-30", "2027-03-31");
    let one = Waiting {
        deadline: &near,
        ..told(now - TimeDelta::hours(23))
    };
    assert_eq!(late(&one, now), Late::SendAndCall);
}

#[test]
fn a_right_is_never_late() {
    let mut right = deadline("2027-03-01", "2027-03-01");
    (right.kind, right.due_on) = (Kind::Eligibility, None);
    assert_eq!(last_day(&right), None);
    let one = waiting(&right, "2027-03-31T00:00:00");
    assert_eq!(late(&one, at(TUESDAY)), Late::Send);
    let one = waiting(&right, "2027-03-27T00:00:00");
    assert_eq!(late(&one, at(TUESDAY)), Late::ExpireAndCall);
}
