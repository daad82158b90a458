//! What holds for every rule and every day: the order of the readings, no step back when the
//! trigger moves on, no rolled date on a closed day, and a proof that leads to its date.
//! Not here: which date; that is compared in tests/differential.rs and tests/golden.rs.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod common;

use std::sync::LazyLock;

use common::{Period, ROWS, Row, book_of, date_of, day};
use law::assess::{Deadline, TraceLevel};
use law::calendar::{Week, day_off, plus_days};
use law::trace::{Action, counts, replay};
use law::words::Kind;
use law::{Profile, Reading, RuleBook};
use proptest::prelude::*;

static BOOKS: LazyLock<Vec<RuleBook>> =
    LazyLock::new(|| ROWS.iter().map(|row| book_of(row.0)).collect());

fn ask(place: usize, on: chrono::NaiveDate, profile: Profile) -> Option<Deadline<'static>> {
    date_of(&BOOKS[place], &ROWS[place], on, profile, TraceLevel::Full)
}

fn rolls(row: &Row, reading: Reading) -> bool {
    let before = matches!(
        row.5,
        Period::Before(..) | Period::Window(..) | Period::FCard | Period::StayBefore(..)
    );
    match row.4 {
        Kind::Act | Kind::Window => reading != Reading::Statutory || !before,
        Kind::Authority => reading == Reading::Statutory,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn readings_keep_their_order_and_rolled_dates_are_open(
        place in 0..ROWS.len(), offset in 0_i64..54_700, profile in 0_usize..3,
    ) {
        let (row, on) = (&ROWS[place], plus_days(day("1950-01-01"), offset).unwrap());
        let profile = Profile::ALL[profile];
        let Some(found) = ask(place, on, profile) else { return Ok(()) };
        let [statutory, careful, strict] = Reading::ALL.iter().fold([None; 3], |mut all, reading| {
            let place = match reading {
                Reading::Statutory => 0, Reading::Careful => 1, Reading::Strict => 2,
            };
            all[place] = found.readings.get(*reading);
            all
        });
        match row.4 {
            Kind::Eligibility => {
                prop_assert!(statutory < careful && careful <= strict);
                prop_assert_eq!(found.safe, careful);
            }
            Kind::Authority | Kind::Opens => prop_assert_eq!((careful, strict), (None, None)),
            _ if found.rule.policy => prop_assert_eq!(found.due, None),
            _ => {
                prop_assert!(strict <= careful && careful <= statutory, "{:?}", found.readings);
                prop_assert_eq!(found.due, statutory);
                prop_assert_eq!(found.safe, found.readings.get(profile.into()));
            }
        }
        for reading in Reading::ALL {
            if let Some(date) = found.readings.get(*reading) && rolls(row, *reading) {
                prop_assert_eq!(day_off(date, Week::W1), None, "{} {} {}", row.0, reading, date);
            }
        }
        // No act is asked before the first working day after its trigger.
        if row.4 == Kind::Act && matches!(row.5, Period::After(..)) {
            prop_assert!(strict > Some(on));
        }
    }

    #[test]
    fn a_later_trigger_never_gives_an_earlier_date(place in 0..ROWS.len(), offset in 0_i64..54_690, later in 1_i64..10) {
        let on = plus_days(day("1950-01-01"), offset).unwrap();
        let then = plus_days(on, later).unwrap();
        let all = |date: &Deadline<'_>| {
            [date.readings.statutory, date.readings.careful, date.readings.strict, date.due, date.safe, date.opens, date.safe_opens]
        };
        if let (Some(first), Some(second)) = (ask(place, on, Profile::Careful), ask(place, then, Profile::Careful)) {
            for (one, other) in all(&first).into_iter().zip(all(&second)) {
                prop_assert_eq!(one.is_some(), other.is_some());
                prop_assert!(one <= other, "{} on {on} and {then}", ROWS[place].0);
            }
        }
    }

    #[test]
    fn every_date_is_replayed_from_its_proof(place in 0..ROWS.len(), offset in 0_i64..54_700) {
        let on = plus_days(day("1950-01-01"), offset).unwrap();
        let Some(found) = ask(place, on, Profile::Careful) else { return Ok(()) };
        // Stays and printed ends are the same in every reading and told once.
        let once = matches!(ROWS[place].5, Period::Stay(_));
        let mut dates = 0;
        for count in counts(&found.trace) {
            let last = count.last().unwrap();
            let reading = last.reading.unwrap_or(Reading::Statutory);
            let expected = match (last.step, reading) {
                (Action::Opens, Reading::Statutory) => found.opens,
                (Action::Opens, _) => found.safe_opens,
                (Action::Result, Reading::Careful) if found.rule.policy => found.safe,
                (Action::Result, _) if found.rule.policy => Some(last.day),
                (Action::Result, _) => found.readings.get(reading),
                other => panic!("{} ends its proof with {other:?}", ROWS[place].0),
            };
            prop_assert_eq!(replay(count).ok(), expected, "{} {}", ROWS[place].0, reading);
            prop_assert!(expected.is_some());
            dates += 1;
        }
        let readings = Reading::ALL.iter().filter(|one| found.readings.get(**one).is_some()).count();
        let openings = 2 * usize::from(ROWS[place].4 == Kind::Window);
        let told = if once { 1 } else if found.rule.policy { 3 } else { readings + openings };
        prop_assert_eq!(dates, told, "{}", ROWS[place].0);
    }
}
