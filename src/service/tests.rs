//! A week in an office under a simulated clock: the whole service is stopped, started and killed at odd
//! hours, the mail server is away, letters are held back, duties are done. At each step the letters, the
//! figures and readiness must say what is true; in the end no letter is missing and none came twice.
//! Not here: real time (`tests/service.rs`), and random moments (the proof of killed processes).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod office;
mod relay;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use store::testing::each_database;

use office::{Office, Truth, address, at};
use relay::Manner;

/// Everybody of the story, with the letters the law and the ladder give each until Monday morning. Ten
/// working days after the arrival the presence must be reported; the safe date lies a day before.
const LETTERS: [(&str, &[&str]); 16] = [
    ("Ana", &["intake", "5-working-days-before"]),
    // Reported on Wednesday, while nobody looked.
    ("Bo", &["intake"]),
    ("Cas", &["intake", "1-working-day-before", "last"]),
    ("Dia", &["intake", "1-working-day-before", "last"]),
    ("Eli", &["intake", "1-working-day-before"]),
    ("Fay", &["intake", "5-working-days-before"]),
    ("Gus", &["intake", "5-working-days-before"]),
    ("Hal", &["intake", "5-working-days-before"]),
    // Reported while the mail server was away, with a letter in the queue.
    ("Ida", &[]),
    ("Ivo", &["intake"]),
    ("Jan", &["intake"]),
    ("Kim", &["intake"]),
    ("Leo", &["intake"]),
    ("Mia", &["intake"]),
    ("Ula", &["last"]),
    ("Pat", &["intake"]),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a trial whose mark is refused (its duty was done) keeps the way shut until its lease ends: the next one comes late"]
async fn a_week_in_which_everything_happens() {
    each_database(async |bench| {
        let mut office = Office::open(bench).await;
        stopped_over_an_evening_and_across_midnight(&mut office).await;
        killed_before_and_after_the_mark(&mut office).await;
        down_over_a_whole_office_day(&mut office).await;
        held_back_and_let_go(&mut office).await;
        an_afternoon_without_a_mail_server(&mut office).await;
        an_urgent_evening_and_a_weekend(&mut office).await;
        nothing_missing_and_nothing_double(&office).await;
    })
    .await;
}

async fn stopped_over_an_evening_and_across_midnight(office: &mut Office) {
    let one = (1, 0);
    let none = (0, 0);
    office.comes("Mon 07:30").await;
    office.start().await;
    office.comes("Mon 08:00").await;
    office.arrives("Ana", "2026-11-13").await;
    office.arrives("Bo", "2026-11-13").await;
    office.arrives("Cas", "2026-11-05").await;
    office.settled().await;
    let truth = Truth {
        workers: one,
        ..Truth::default()
    };
    office.tells("Mon 08:00, before the hours", &truth).await;
    office.comes("Mon 09:00").await;
    let truth = Truth {
        letters: &[("sent", 3)],
        workers: one,
        ..Truth::default()
    };
    office.tells("Mon 09:00, the first letters", &truth).await;
    office.comes("Mon 12:00").await;
    office.arrives("Dia", "2026-11-06").await;
    office.settled().await;
    let sent: &[_] = &[("sent", 4)];
    let truth = Truth {
        letters: sent,
        workers: one,
        ..Truth::default()
    };
    office.tells("Mon 12:00, at once", &truth).await;

    office.comes("Mon 16:30").await;
    office.stop().await;
    let asleep = Truth {
        letters: sent,
        workers: none,
        ..Truth::default()
    };
    office.tells("Mon 16:30, stopped", &asleep).await;
    office.comes("Mon 16:40").await;
    office.arrives("Eli", "2026-11-09").await;
    let truth = Truth {
        letters: sent,
        fails: &["workers"],
        ..Truth::default()
    };
    office
        .tells("Mon 16:40, due and nobody looks", &truth)
        .await;
    office.comes("Mon 16:58").await;
    let truth = Truth {
        letters: sent,
        waits: 18,
        fails: &["unsent", "workers"],
        ..Truth::default()
    };
    office.tells("Mon 16:58, late", &truth).await;
    office.comes("Mon 17:00").await;
    office.tells("Mon 17:00, nothing may leave", &asleep).await;
    office.comes("Mon 23:30").await;
    office.start().await;
    let awake = Truth {
        letters: sent,
        workers: one,
        ..Truth::default()
    };
    office.tells("Mon 23:30, at night", &awake).await;
    office.comes("Mon 23:50").await;
    office.stop().await;
    office.comes("Tue 00:10").await;
    office.tells("Tue 00:10, across midnight", &asleep).await;
    office.comes("Tue 07:00").await;
    office.start().await;
    office.comes("Tue 09:00").await;
    let truth = Truth {
        letters: &[("sent", 6)],
        workers: one,
        ..Truth::default()
    };
    office
        .tells("Tue 09:00, what waited and what opened", &truth)
        .await;
}

async fn killed_before_and_after_the_mark(office: &mut Office) {
    office.comes("Tue 10:00").await;
    office.server.turn(Manner::SilentAtRcpt);
    office.arrives("Fay", "2026-11-16").await;
    office.until_silence().await;
    office.kill().await;
    office.server.turn(Manner::Takes);
    let held: &[_] = &[("claimed", 1), ("sent", 6)];
    let truth = Truth {
        letters: held,
        workers: (1, 0),
        ..Truth::default()
    };
    office
        .tells("Tue 10:00, killed, which nobody can know yet", &truth)
        .await;
    // The claim ran out at 10:01:30, the patience with the worker at 10:04.
    office.comes("Tue 10:10").await;
    let truth = Truth {
        letters: held,
        waits: 8,
        fails: &["workers"],
        workers: (0, 1),
    };
    office.tells("Tue 10:10, silent", &truth).await;
    office.comes("Tue 10:20").await;
    let truth = Truth {
        letters: held,
        waits: 18,
        fails: &["unsent", "workers"],
        workers: (0, 1),
    };
    office.tells("Tue 10:20, late", &truth).await;
    office.comes("Tue 10:21").await;
    office.start().await;
    let truth = Truth {
        letters: &[("queued", 1), ("sent", 6)],
        waits: 21,
        fails: &["unsent"],
        workers: (1, office.dead(1)),
    };
    office.tells("Tue 10:21, taken back", &truth).await;
    office.comes("Tue 10:23").await;
    let truth = Truth {
        letters: &[("sent", 7)],
        workers: (1, office.dead(1)),
        ..Truth::default()
    };
    office.tells("Tue 10:23, sent", &truth).await;

    office.comes("Tue 14:00").await;
    office.server.turn(Manner::SilentAtDot);
    office.arrives("Gus", "2026-11-16").await;
    office.until_silence().await;
    office.kill().await;
    office.server.turn(Manner::Takes);
    let under_way: &[_] = &[("sending", 1), ("sent", 7)];
    let unknown: &[_] = &[("sent", 7), ("unknown", 1)];
    let sent: &[_] = &[("sent", 8)];
    let truth = Truth {
        letters: under_way,
        workers: (1, office.dead(1)),
        ..Truth::default()
    };
    office
        .tells("Tue 14:00, killed after the dot", &truth)
        .await;
    office.comes("Tue 14:01").await;
    office.start().await;
    // Whoever is alone knows that the other is dead; else its lease is waited for.
    let truth = Truth {
        letters: if office.shares() { under_way } else { unknown },
        workers: (1 + office.dead(1), office.dead(1)),
        ..Truth::default()
    };
    office.tells("Tue 14:01, started again", &truth).await;
    office.comes("Tue 14:15").await;
    let truth = Truth {
        letters: unknown,
        workers: (1, office.dead(2)),
        ..Truth::default()
    };
    office
        .tells("Tue 14:15, nobody knows its fate", &truth)
        .await;
    office.comes("Tue 14:17").await;
    let truth = Truth {
        letters: if office.shares() { unknown } else { sent },
        workers: (1, office.dead(2)),
        ..Truth::default()
    };
    office
        .tells("Tue 14:17, the first hold is over", &truth)
        .await;
    office.comes("Tue 14:31").await;
    let truth = Truth {
        letters: sent,
        workers: (1, office.dead(2)),
        ..Truth::default()
    };
    office
        .tells("Tue 14:31, the same bytes again", &truth)
        .await;
    let (lost, again) = (office.server.not_taken(), office.server.taken());
    assert_eq!(lost.len(), 1);
    assert_eq!(again.last(), lost.last());
}

async fn down_over_a_whole_office_day(office: &mut Office) {
    let sent: &[_] = &[("sent", 8)];
    office.comes("Wed 08:00").await;
    office.stop().await;
    let nobody = (0, office.dead(2));
    let asleep = Truth {
        letters: sent,
        workers: nobody,
        ..Truth::default()
    };
    office.tells("Wed 08:00, stopped", &asleep).await;
    office.comes("Wed 09:00").await;
    let truth = Truth {
        letters: sent,
        fails: &["workers"],
        workers: nobody,
        ..Truth::default()
    };
    office.tells("Wed 09:00, three are due", &truth).await;
    office.comes("Wed 11:00").await;
    office.reports("Bo", "2026-11-18").await;
    let late = |waits| Truth {
        letters: sent,
        waits,
        fails: &["unsent", "workers"],
        workers: nobody,
    };
    office.tells("Wed 11:00, one is done", &late(120)).await;
    office.comes("Wed 16:59").await;
    office.tells("Wed 16:59, the day is over", &late(479)).await;
    office.comes("Wed 17:00").await;
    office.tells("Wed 17:00, nothing may leave", &asleep).await;
    office.comes("Thu 07:30").await;
    office.start().await;
    let truth = Truth {
        letters: sent,
        workers: (1, office.dead(2)),
        ..Truth::default()
    };
    office.tells("Thu 07:30, started", &truth).await;
    office.comes("Thu 09:00").await;
    let truth = Truth {
        letters: &[("sent", 11)],
        workers: (1, office.dead(2)),
        ..Truth::default()
    };
    office
        .tells("Thu 09:00, late but true, and none for Bo", &truth)
        .await;
}

async fn held_back_and_let_go(office: &mut Office) {
    let sent: &[_] = &[("sent", 11)];
    office.comes("Thu 11:00").await;
    office.hold(json!("the relay is being moved")).await;
    office.arrives("Hal", "2026-11-16").await;
    office.settled().await;
    let held = |waits, looks| Truth {
        letters: sent,
        waits,
        fails: &[],
        workers: (looks, office.dead(2)),
    };
    office.tells("Thu 11:00, held", &held(0, 1)).await;
    office.comes("Thu 11:30").await;
    office.tells("Thu 11:30, held", &held(30, 1)).await;
    assert!(office.says("unsent").await.contains("on hold"));
    office.comes("Thu 13:00").await;
    office.stop().await;
    office.comes("Thu 13:30").await;
    let held = Truth {
        letters: sent,
        waits: 150,
        fails: &[],
        workers: (0, office.dead(2)),
    };
    office.tells("Thu 13:30, held and stopped", &held).await;
    office.comes("Thu 14:00").await;
    office.start().await;
    office.comes("Thu 15:00").await;
    office.hold(Value::Null).await;
    office.settled().await;
    let truth = Truth {
        letters: &[("sent", 12)],
        workers: (1, office.dead(2)),
        ..Truth::default()
    };
    office.tells("Thu 15:00, let go", &truth).await;
    office.comes("Fri 09:00").await;
    let truth = Truth {
        letters: &[("sent", 16)],
        workers: (1, office.dead(2)),
        ..Truth::default()
    };
    office.tells("Fri 09:00, four more", &truth).await;
}

async fn an_afternoon_without_a_mail_server(office: &mut Office) {
    let waiting: &[_] = &[("queued", 6), ("sent", 16)];
    let workers = (1, office.dead(2));
    let truth = |waits, fails| Truth {
        letters: waiting,
        waits,
        fails,
        workers,
    };
    office.comes("Fri 13:00").await;
    office.server.turn(Manner::Away);
    for name in ["Ida", "Ivo", "Jan", "Kim", "Leo", "Mia"] {
        office.arrives(name, "2026-11-16").await;
    }
    office.settled().await;
    office.tells("Fri 13:00, away", &truth(0, &[])).await;
    let said = office.says("mail_server").await;
    assert!(
        said.contains("for 0 seconds; the next letter is tried in"),
        "{said}"
    );
    office.comes("Fri 13:10").await;
    office.tells("Fri 13:10, away", &truth(10, &[])).await;
    office.comes("Fri 13:20").await;
    let fails: &[_] = &["unsent", "mail_server"];
    office
        .tells("Fri 13:20, away for too long", &truth(20, fails))
        .await;
    office.comes("Fri 14:00").await;
    office.reports("Ida", "2026-11-20").await;
    office.settled().await;
    office.tells("Fri 14:00, away", &truth(60, fails)).await;
    // A new process knows what the one before found out.
    office.comes("Fri 14:30").await;
    office.stop().await;
    office.start().await;
    office
        .tells("Fri 14:30, started again", &truth(90, fails))
        .await;
    let said = office.says("mail_server").await;
    let seconds = said
        .split("for ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let seconds: i64 = seconds.unwrap().parse().unwrap();
    assert!((5300..=5400).contains(&seconds), "{said}");
    office.comes("Fri 15:59").await;
    office.tells("Fri 15:59, away", &truth(179, fails)).await;
    office.server.turn(Manner::Takes);
    // After each vain trial the next one comes later, after ten minutes at the most.
    office.comes("Fri 16:10").await;
    office.comes("Fri 16:25").await;
    let truth = Truth {
        letters: &[("cancelled", 1), ("sent", 21)],
        workers,
        ..Truth::default()
    };
    office.tells("Fri 16:25, back", &truth).await;
    assert_eq!(
        office.says("mail_server").await,
        "nobody was refused lately"
    );
}

async fn an_urgent_evening_and_a_weekend(office: &mut Office) {
    let before: &[_] = &[("cancelled", 1), ("sent", 21)];
    let nobody = (0, office.dead(2));
    office.comes("Fri 17:30").await;
    office.stop().await;
    office.comes("Fri 18:00").await;
    // The last legal day of somebody whom nobody knew of.
    office.arrives("Ula", "2026-11-05").await;
    let truth = |waits, fails| Truth {
        letters: before,
        waits,
        fails,
        workers: nobody,
    };
    office
        .tells("Fri 18:00, this one may leave", &truth(0, &["workers"]))
        .await;
    office.comes("Fri 18:20").await;
    let fails = &["unsent", "workers"];
    office.tells("Fri 18:20, late", &truth(20, fails)).await;
    office.comes("Fri 18:30").await;
    office.start().await;
    let sent: &[_] = &[("cancelled", 1), ("sent", 22)];
    let mut truth = Truth {
        letters: sent,
        workers: (1, office.dead(2)),
        ..Truth::default()
    };
    office.tells("Fri 18:30, out of hours", &truth).await;
    office.comes("Fri 19:00").await;
    office.stop().await;
    office.comes("Sat 10:00").await;
    office.arrives("Pat", "2026-11-20").await;
    truth.workers = nobody;
    office.tells("Sat 10:00, this one can wait", &truth).await;
    office.comes("Sun 12:00").await;
    office.tells("Sun 12:00, nobody there", &truth).await;
    office.comes("Sun 22:00").await;
    office.start().await;
    truth.workers = (1, office.dead(2));
    office.tells("Sun 22:00, started", &truth).await;
    office.comes("Mon+ 09:00").await;
    truth.letters = &[("cancelled", 1), ("sent", 24)];
    office.tells("Mon+ 09:00, the week is over", &truth).await;
    office.stop().await;
}

/// Against what the law and the ladder give each person, and not against what the program planned.
async fn nothing_missing_and_nothing_double(office: &Office) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for one in office.server.taken() {
        *taken.entry(one.to).or_default() += 1;
    }
    let end = at("Mon+ 09:00");
    for (name, rungs) in LETTERS {
        assert_eq!(
            taken.remove(&address(name)).unwrap_or_default(),
            rungs.len(),
            "{name}"
        );
        let mut done = Vec::new();
        for (rung, opens_at, state, reason) in office.reminders(name).await {
            match state.as_str() {
                "done" => done.push(rung),
                "planned" => assert!(opens_at > end, "{name}: {rung} was left behind"),
                _ => {
                    let met = (state.as_str(), reason.as_str());
                    assert_eq!(met, ("cancelled", Some("deadline_met")), "{name}: {rung}");
                }
            }
        }
        assert_eq!(done, rungs, "{name}");
    }
    assert!(taken.is_empty(), "letters to nobody of ours: {taken:?}");
}
