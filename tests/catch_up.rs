//! After a time in which nothing ran, and under a clock that somebody doubts, through the built program:
//! letters wait, the plan is told, and a person lets them go.
//! Not here: what is decided about each reminder, and the clock while a process runs.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use common::Place;
use serde_json::Value;
use store::Kind;
use store::testing::{TestStore, each_database};

/// Runs a command under which letters leave at any hour; gives what it said.
fn sends(place: &Place) -> String {
    let output = place
        .command(&["send", "--now", "--spool", "out"])
        .env("TERMIJN_SENDING__HOURS", "00:00-24:00")
        .env("TERMIJN_SENDING__DAYS", "all")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{log}");
    said
}

/// Somebody was last at work so many hours ago.
async fn worked(bench: &TestStore, hours_ago: i64) {
    let at = match bench.kind() {
        Kind::Sqlite => {
            format!(
                "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '{} hours')",
                -hours_ago
            )
        }
        Kind::Postgres => format!("clock_timestamp() - interval '{hours_ago} hours'"),
    };
    let text = format!(
        "INSERT INTO clock_state (id, high_water_at) VALUES (1, {at}) \
         ON CONFLICT (id) DO UPDATE SET high_water_at = excluded.high_water_at"
    );
    bench.raw(&text).await.unwrap();
}

fn today(place: &Place) -> String {
    let listed = place.json(&["hold", "show"]);
    assert_eq!(listed, serde_json::json!([]));
    let plan = place.json(&["deliveries", "plan"]);
    plan[0]["began_at"].as_str().unwrap()[..10].to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn letters_wait_for_a_person_after_a_long_time() {
    each_database(async |bench| {
        let place = Place::of(bench);
        place.well(&["team", "add", "Onthaal"]);
        worked(bench, 100).await;
        assert!(sends(&place).contains("0 letter(s) sent"));
        // Nothing was due, so nobody was asked; now somebody arrives, and everything stops again.
        let arrived = today(&place);
        place.add("Ana", "fr", &arrived);
        worked(bench, 100).await;

        let said = sends(&place);
        assert!(said.contains("Nothing leaves"), "{said}");
        assert!(said.contains("catching up: 1 letter"), "{said}");
        let held = place.json(&["hold", "show"]);
        assert_eq!(held[0]["by"], "catch_up", "{held}");
        let listed = place.run(&["deliveries"]);
        let noted = String::from_utf8(listed.stderr).unwrap();
        assert!(noted.contains("catching up: 1 letter"), "{noted}");
        let plan = place.json(&["deliveries", "plan"]);
        let last: &Value = &plan[0];
        assert_eq!(
            (&last["state"], &last["letters"]),
            (&"waiting".into(), &1.into())
        );
        assert_eq!(
            place.json(&["deliveries", "incidents"]),
            serde_json::json!([])
        );

        let said = place.well(&["deliveries", "go"]);
        assert!(said.contains("1 letter"), "{said}");
        assert!(
            place
                .refused(&["deliveries", "go"])
                .contains("no letters wait")
        );
        assert!(sends(&place).contains("1 letter(s) sent"));
        let done = bench.raw_texts("SELECT action FROM audit WHERE action = 'catch_up_released'");
        assert_eq!(done.await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_doubted_clock_waits_for_a_person() {
    each_database(async |bench| {
        let place = Place::of(bench);
        place.well(&["team", "add", "Onthaal"]);
        for (hours_ago, why) in [(8760, "far ahead"), (-8760, "went back")] {
            worked(bench, hours_ago).await;
            for _ in 0..2 {
                let said = sends(&place);
                assert!(
                    said.contains("Nothing leaves") && said.contains(why),
                    "{said}"
                );
            }
            let said = place.well(&["hold", "confirm-clock"]);
            assert!(said.contains("is confirmed"), "{said}");
            assert!(sends(&place).contains("0 letter(s) sent"));
        }
        let lines = bench.raw_texts("SELECT actor FROM audit WHERE action = 'clock_confirmed'");
        assert_eq!(lines.await.unwrap(), ["operator", "operator"]);
    })
    .await;
}
