//! The guard alone, under the forty clocks and at the edges of its limits.

#[path = "../../tests/common/clock_scripts.rs"]
mod scripts;

use super::*;
use scripts::{DAY, RUNS_FOR, SCRIPTS, Step, TICK};

fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_600_000 + second, 0).unwrap()
}

fn reading(second: i64, off: i64) -> Reading {
    Reading {
        wall: at(second + off),
        steady: Duration::from_secs(1_000 + second.unsigned_abs()),
        synchronised: None,
        offset: None,
    }
}

fn worked(second: i64) -> Marks {
    Marks {
        high_water_at: Some(at(second)),
        ..Marks::default()
    }
}

#[test]
fn each_of_the_forty_is_held_as_long_as_it_says() {
    for script in &SCRIPTS {
        let mut guard = ClockGuard::default();
        let (mut off, mut kept, mut server) = (0, None, None);
        let mut marks = Marks {
            high_water_at: script.worked_ago.map(|ago| at(-ago)),
            ..Marks::default()
        };
        for second in (0..=RUNS_FOR).step_by(usize::try_from(TICK).unwrap()) {
            for step in script.steps {
                match *step {
                    Step::Off(at, by) if at == second => off = by,
                    Step::Kept(at, is) if at == second => kept = Some(is),
                    Step::Server(at, ahead) if at == second => server = Some(ahead),
                    Step::Restart(at) if at == second => guard = ClockGuard::default(),
                    Step::Confirmed(by) if by == second => {
                        let now = Some(at(second + off));
                        (marks.high_water_at, marks.confirmed_at) = (now, now);
                    }
                    _ => {}
                }
            }
            let reading = Reading {
                synchronised: kept,
                offset: server.map(TimeDelta::milliseconds),
                ..reading(second, off)
            };
            let doubt = guard.look(&reading, Some(&marks));
            let mut spans = script.held.iter();
            let held = spans.any(|(from, until)| (*from..=*until).contains(&second));
            assert_eq!(
                doubt.is_some(),
                held,
                "{} at {second}: {doubt:?}",
                script.name
            );
            if doubt.is_none() {
                marks.high_water_at = marks.high_water_at.max(Some(reading.wall));
            }
            // Asked again without the database, it says the same.
            assert_eq!(
                guard.look(&reading, None).is_some(),
                held,
                "{}",
                script.name
            );
        }
    }
}

#[test]
fn the_newest_line_of_the_history_stands_in_for_a_mark() {
    let newest = |ago: i64| Marks {
        newest_line_at: Some(at(-ago)),
        ..Marks::default()
    };
    let first = |marks: &Marks| ClockGuard::default().look(&reading(0, 0), Some(marks));
    assert_eq!(first(&newest(DAY)), None);
    assert_eq!(
        first(&newest(365 * DAY)),
        Some(Doubt::FarAhead(at(-365 * DAY)))
    );
    assert_eq!(
        first(&newest(-365 * DAY)),
        Some(Doubt::Behind(at(365 * DAY)))
    );
    assert_eq!(first(&Marks::default()), None);
}

#[test]
fn an_old_confirmation_and_one_of_another_time_change_nothing() {
    let mut guard = ClockGuard::default();
    let mut marks = worked(-60);
    marks.confirmed_at = Some(at(-3600));
    assert_eq!(guard.look(&reading(0, 0), Some(&marks)), None);
    let jumped = reading(10, 3600);
    assert!(guard.look(&jumped, Some(&marks)).is_some());
    // Somebody says what time it is, and this clock says another one.
    marks.confirmed_at = Some(at(15));
    assert!(guard.look(&reading(15, 3600), Some(&marks)).is_some());
    marks.confirmed_at = Some(at(20 + 3600 - 60));
    assert_eq!(guard.look(&reading(20, 3600), Some(&marks)), None);
}

#[test]
fn every_doubt_says_what_to_do() {
    for doubt in [
        Doubt::Behind(at(0)),
        Doubt::Jumped(TimeDelta::hours(1)),
        Doubt::Jumped(TimeDelta::days(400)),
        Doubt::FarAhead(at(0)),
        Doubt::Unsynchronised(at(0)),
    ] {
        assert!(
            doubt.to_string().contains("termijn hold confirm-clock"),
            "{doubt}"
        );
    }
    let off = Doubt::OffServer(TimeDelta::seconds(-7)).to_string();
    assert!(off.contains("7 seconds away"), "{off}");
}
