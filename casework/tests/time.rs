//! Brussels' clocks around every change until 2037, and the law's calendar, against answers that share no
//! code with the program: those of Python where `PROOF_ORACLE` names a file of them (`scripts/proof F9`), else
//! the rule of the European Union and walking from day to day.
//! Not here: what is planned at those instants.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use casework::brussels;
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use law::calendar::{
    Week, plus_days, roll_back, roll_forward, same_number, working_day_after, working_day_before,
};

const STAGES: [i64; 6] = [30, 14, 7, 3, 1, 0];

fn last_sunday(year: i32, month: u32) -> NaiveDate {
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap();
    let back = last.weekday().num_days_from_sunday();
    last - Days::new(u64::from(back))
}

/// The 22 days on which the clocks change, from October 2026 to March 2037.
fn changes() -> Vec<NaiveDate> {
    let autumns = (2026..=2036).map(|year| last_sunday(year, 10));
    let springs = (2027..=2037).map(|year| last_sunday(year, 3));
    let mut all: Vec<NaiveDate> = autumns.chain(springs).collect();
    all.sort();
    all
}

/// Summer time is from 01:00 UTC of one last Sunday until 01:00 UTC of the other (directive 2000/84/EC).
fn by_the_directive(day: NaiveDate, minute: i64) -> DateTime<Utc> {
    let local = day.and_hms_opt(0, 0, 0).unwrap() + TimeDelta::minutes(minute);
    let turn = |month| {
        last_sunday(day.year(), month)
            .and_hms_opt(1, 0, 0)
            .unwrap()
            .and_utc()
    };
    let (spring, autumn) = (turn(3), turn(10));
    let summer = (local - TimeDelta::hours(2)).and_utc();
    let winter = (local - TimeDelta::hours(1)).and_utc();
    if (spring..autumn).contains(&summer) {
        summer
    } else if (spring..autumn).contains(&winter) {
        // Skipped: the first valid instant after it.
        spring
    } else {
        winter
    }
}

/// What the program says of a line of the oracle, in the same words.
fn ours(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    match words[..] {
        ["clock", due, stage, minute, _] => {
            let on = plus_days(day(due), -stage.parse::<i64>().unwrap()).unwrap();
            let at = brussels::at(on, minute.parse().unwrap());
            format!(
                "clock {due} {stage} {minute} {}",
                at.format("%Y-%m-%dT%H:%M:%SZ")
            )
        }
        ["law", kind, from, count, _] => {
            let (start, n) = (day(from), count.parse::<i32>().unwrap());
            let found = match kind {
                "after" => working_day_after(start, n.unsigned_abs(), Week::W1),
                "before" => working_day_before(start, n.unsigned_abs()),
                "forward" => roll_forward(start),
                "back" => roll_back(start),
                "months" => same_number(start, n),
                other => panic!("{other}"),
            };
            format!("law {kind} {from} {count} {}", found.unwrap())
        }
        _ => panic!("{line:?}"),
    }
}

#[test]
fn the_clocks_of_brussels_around_every_change() {
    assert_eq!(changes().len(), 22);
    let mut compared = 0;
    for change in changes() {
        for stage in STAGES {
            let due = plus_days(change, stage).unwrap();
            let on = plus_days(due, -stage).unwrap();
            for minute in (0..1440).step_by(15) {
                let at = brussels::at(on, minute);
                assert_eq!(at, by_the_directive(on, i64::from(minute)), "{on} {minute}");
                // An instant knows its day, also where the clock skipped the time that was meant.
                assert_eq!(brussels::day_of(at), on);
                let skipped = on.month() == 3 && (120..180).contains(&minute);
                let expected = if skipped { 180 } else { minute };
                assert_eq!(brussels::minute_of(at), expected, "{on}");
                compared += 1;
            }
            let hours = (brussels::end_of(on) - brussels::start_of(on)).num_hours();
            assert_eq!(hours, if on.month() == 3 { 23 } else { 25 });
        }
    }
    assert_eq!(compared, 22 * 6 * 96);
}

#[test]
#[ignore = "needs the answers of Python; `scripts/proof F9` brings them"]
fn python_says_the_same() {
    #[expect(
        clippy::disallowed_methods,
        reason = "the proof says where the answers are"
    )]
    let file = std::env::var_os("PROOF_ORACLE").unwrap();
    let oracle = std::fs::read_to_string(file).unwrap();
    let (mut clocks, mut laws) = (0, 0);
    for line in oracle.lines() {
        assert_eq!(ours(line), line);
        if line.starts_with("clock") {
            clocks += 1;
        } else {
            laws += 1;
        }
    }
    assert_eq!((clocks, laws), (22 * 6 * 96, 400));
    println!("clocks: {clocks} instants around 22 changes, 0 differences");
    println!("law: {laws} days of the calendar, 0 differences");
}
