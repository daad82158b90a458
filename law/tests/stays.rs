//! The 90 days in any 180, day by day: a set of days and the sentence of the contract, nothing else.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use law::assess::TraceLevel;
use law::contract::{Choices, Tree, answer};
use law::{Profile, RuleBook};
use serde_json::{Value, json};

/// The last day to which the stay is lawful on every day, or none.
fn last_lawful_day(entry: NaiveDate, earlier: &[(NaiveDate, NaiveDate)]) -> Option<NaiveDate> {
    let mut days = BTreeSet::new();
    for (from, until) in earlier {
        days.extend(from.iter_days().take_while(|day| day <= until));
    }
    let mut lawful = None;
    for day in entry.iter_days() {
        days.insert(day);
        let opens = day - TimeDelta::days(179);
        if days
            .iter()
            .filter(|one| (opens..=day).contains(one))
            .count()
            > 90
        {
            return lawful;
        }
        lawful = Some(day);
    }
    lawful
}

fn stay_of(track: &str, entry: NaiveDate, earlier: &[(NaiveDate, NaiveDate)]) -> (Value, bool) {
    let stays: Vec<Value> = earlier
        .iter()
        .map(|(from, until)| json!({"from": from, "until": until}))
        .collect();
    let question =
        json!({"track": track, "facts": {"entered_schengen": entry}, "earlier_stays": stays});
    let tree: Tree = serde_json::from_value(question).unwrap();
    let choices = Choices {
        profile: Profile::Careful,
        trace: TraceLevel::None,
    };
    let answered = answer(RuleBook::embedded().unwrap(), 1, &tree, choices).unwrap();
    let answered = serde_json::to_value(answered).unwrap();
    let rows = answered["deadlines"].as_array().unwrap();
    let row = rows.iter().find(|row| row["rule"] == "short-stay-end-90");
    let used_up = answered["notices"]
        .as_array()
        .unwrap()
        .iter()
        .any(|notice| notice["code"] == "schengen-days-used-up");
    (row.unwrap()["readings"].clone(), used_up)
}

#[test]
fn every_stay_ends_on_the_day_the_days_are_used_up() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut roll = |faces: i64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11).cast_signed() % faces
    };
    let base: NaiveDate = "2018-01-01".parse().unwrap();
    let (mut shortened, mut given_back, mut none) = (0, 0, 0);
    for _ in 0..2_500 {
        let entry = base + TimeDelta::days(roll(5_800));
        let mut earlier = Vec::new();
        for _ in 0..roll(7) {
            // Before the entry, touching it, over it, after it; overlapping each other.
            let from = entry - TimeDelta::days(roll(280) - 10);
            earlier.push((from, from + TimeDelta::days(roll(70))));
        }
        let expected = last_lawful_day(entry, &earlier);
        for track in [
            "third-country-short-stay",
            "third-country-short-stay-visa-c",
        ] {
            let (readings, used_up) = stay_of(track, entry, &earlier);
            assert_eq!(
                readings["statutory"],
                json!(expected),
                "{entry} {earlier:?}"
            );
            assert_eq!(readings["strict"], json!(expected));
            assert_eq!(used_up, expected.is_none());
        }
        // Citizens of the Union have their 90 days whatever came before.
        let (readings, _) = stay_of("eu-short-stay", entry, &earlier);
        assert_eq!(readings["careful"], json!(entry + TimeDelta::days(89)));
        let length = expected.map_or(0, |last| (last - entry).num_days() + 1);
        let window = entry - TimeDelta::days(179);
        let mut spent = BTreeSet::new();
        for (from, until) in &earlier {
            spent.extend(from.iter_days().take_while(|day| day <= until));
        }
        let spent = spent.range(window..entry).count();
        none += i32::from(length == 0);
        shortened += i32::from(length > 0 && length < 90);
        given_back += i32::from(length + i64::try_from(spent).unwrap() > 90);
    }
    assert!(
        shortened > 300 && given_back > 300 && none > 100,
        "{shortened} {given_back} {none}"
    );
}
