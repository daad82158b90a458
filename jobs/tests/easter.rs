//! Five days over Easter without any process, and 3,000 people in the queue: what leaves on Tuesday, in
//! which order, whom somebody has to call, and what is never written.
//! Not here: the table alone (`casework::catch_up`), and the clock.

mod common;

use std::collections::BTreeMap;

use casework::drain::Pace;
use casework::words::{CatchUpState, Incident};
use chrono::TimeDelta;
use common::*;
use jobs::clock::Reading;
use jobs::{CatchUpTerms, Gate, Jobs, Report};
use store::Kind;
use store::catch_up::{self, CatchUp};
use store::clock;
use store::testing::{TestStore, each_database};

/// Somebody in the queue: a number, and what of each deadline is planned.
struct Person {
    number: u128,
    duties: Vec<Duty>,
}

/// One deadline with its reminders.
#[derive(Clone)]
struct Duty {
    rule: &'static str,
    state: &'static str,
    safe_on: &'static str,
    due_on: &'static str,
    rungs: &'static [(&'static str, &'static str, &'static str)],
}

const fn duty(
    (safe_on, due_on): (&'static str, &'static str),
    rungs: &'static [(&'static str, &'static str, &'static str)],
) -> Duty {
    Duty {
        rule: "dvisa-register",
        state: "open",
        safe_on,
        due_on,
        rungs,
    }
}

/// What happened to a part of the people, and how many of 3,000 they are.
fn groups() -> [(&'static str, u128, Vec<Duty>); 7] {
    let far = ("2027-04-27", "2027-04-28");
    let early: &[_] = &[("30-days-before", "2027-03-25T10:00", "2027-04-13T09:00")];
    let stages: &[_] = &[
        (
            "5-working-days-before",
            "2027-03-25T10:00",
            "2027-03-26T09:00",
        ),
        (
            "3-working-days-before",
            "2027-03-26T09:00",
            "2027-04-02T00:00",
        ),
    ];
    let eve: &[_] = &[(
        "1-working-day-before",
        "2027-03-26T09:00",
        "2027-03-31T00:00",
    )];
    let gone: &[_] = &[
        (
            "1-working-day-before",
            "2027-03-25T10:00",
            "2027-03-27T00:00",
        ),
        ("last", "2027-03-29T09:00", "2027-03-30T00:00"),
    ];
    let written: &[_] = &[("intake", "2027-03-24T09:00", "2027-04-13T09:00")];
    let other = |duty: Duty| Duty {
        rule: "address-change-declare",
        ..duty
    };
    let met = Duty {
        state: "met",
        ..duty(far, early)
    };
    [
        (
            "several stages",
            500,
            vec![duty(("2027-04-01", "2027-04-02"), stages)],
        ),
        (
            "two duties",
            500,
            vec![duty(far, early), other(duty(far, early))],
        ),
        ("early", 800, vec![duty(far, early)]),
        (
            "the eve",
            200,
            vec![duty(("2027-03-30", "2027-03-31"), eve)],
        ),
        (
            "passed",
            300,
            vec![duty(("2027-03-26", "2027-03-29"), gone)],
        ),
        ("met", 300, vec![met]),
        (
            "written before",
            400,
            vec![duty(far, written), other(duty(far, early))],
        ),
    ]
}

/// Everybody, and how many are in each group.
fn people(share: u128) -> (Vec<Person>, BTreeMap<&'static str, u64>) {
    let (mut all, mut counts) = (Vec::new(), BTreeMap::new());
    for (name, many, duties) in groups() {
        let many = many / share;
        counts.insert(name, u64::try_from(many).expect("a few hundred"));
        for _ in 0..many {
            let number = 1_000 + 100 * u128::try_from(all.len()).expect("3,000");
            all.push(Person {
                number,
                duties: duties.clone(),
            });
        }
    }
    (all, counts)
}

/// Writes rows of a table, many at a time.
async fn rows(bench: &TestStore, head: &str, rows: Vec<String>) {
    for some in rows.chunks(500) {
        raw(
            bench,
            &format!("INSERT INTO {head} VALUES {}", some.join(", ")),
        )
        .await;
    }
}

async fn record(bench: &TestStore, people: &[Person]) {
    let legal = r#"{"trigger":"entered_belgium","readings":{"statutory":"2027-04-02","careful":"2027-04-01","strict":"2027-04-01"},"documents":[],"advice_on":null,"missing":[],"policy":false,"certainty":"high","consequence":null,"rulebook":"test","judged_missed_on":null,"reason":null}"#;
    let (at_work, gentle) = match bench.kind() {
        Kind::Sqlite => ("'2027-03-01T09:00:00+00:00'", "0"),
        Kind::Postgres => ("'2027-03-01T09:00:00+00:00'", "FALSE"),
    };
    let n = |number| id(bench, number);
    raw(
        bench,
        &format!("INSERT INTO team (id, name) VALUES ({}, 'North')", n(1)),
    )
    .await;
    let (mut cases, mut contacts, mut events) = (Vec::new(), Vec::new(), Vec::new());
    let (mut deadlines, mut reminders) = (Vec::new(), Vec::new());
    for person in people {
        let of = person.number;
        cases.push(format!(
            "({}, 'R{of}', 'Ada', 'Voorbeeld', 'ada voorbeeld', 'nl', 'TR', '44021', {}, 'open', 1, {at_work})",
            n(of),
            n(1)
        ));
        contacts.push(format!(
            "({}, 'p{of}@mail.example', 'p{of}@mail.example', 'nl')",
            n(of + 1)
        ));
        events.push(format!(
            "({}, {}, 'entered_belgium', '2027-03-01', '{{}}', {at_work})",
            n(of + 2),
            n(of)
        ));
        for (place, duty) in (0_u128..).zip(&person.duties) {
            let id = of + 10 + place;
            let (met_on, ended) = match duty.state {
                "met" => ("'2027-03-26'", "'2027-03-26T09:00:00+00:00'"),
                _ => ("NULL", "NULL"),
            };
            deadlines.push(format!(
                "({}, {}, '{}', 'base', {}, '2027-03-01', 'act', '{}', '{}', '{}', '{}', {met_on}, {ended}, '[]', '{legal}', {at_work})",
                n(id), n(of), duty.rule, n(of + 2), duty.due_on, duty.safe_on, duty.due_on, duty.state,
            ));
            for (rank, (rung, opens, closes)) in (0_u128..).zip(duty.rungs) {
                reminders.push(format!(
                    "({}, {}, {}, '{rung}', {gentle}, '{}', '{}', 'planned')",
                    n(of + 20 + 10 * place + rank),
                    n(id),
                    n(of + 1),
                    at(opens).to_rfc3339(),
                    at(closes).to_rfc3339()
                ));
            }
        }
    }
    rows(bench, "case_file (id, reference, given_name, family_name, name_folded, language, nationality, municipality, team_id, status, version, recorded_at)", cases).await;
    rows(
        bench,
        "contact (id, email, email_folded, language)",
        contacts,
    )
    .await;
    rows(
        bench,
        "event (id, case_id, kind, on_day, attributes, recorded_at)",
        events,
    )
    .await;
    rows(bench, "deadline (id, case_id, rule, rule_version, occurrence, trigger_on, kind, due_on, safe_on, sort_on, state, met_on, ended_at, proof, legal, computed_at)", deadlines).await;
    rows(
        bench,
        "reminder (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state)",
        reminders,
    )
    .await;
}

/// A process with a gate; the clock of the story never doubts itself.
fn gated(bench: &TestStore, when: &'static str, terms: CatchUpTerms) -> Jobs {
    worker(bench, 9).with_gate(Gate::new(move || Reading::of(at(when)), terms))
}

async fn at_nine(bench: &TestStore, when: &'static str, terms: CatchUpTerms) -> Report {
    swept(bench, &gated(bench, when, terms), when).await
}

async fn live(bench: &TestStore) -> Option<CatchUp> {
    let read = bench.store.read(|tx| Box::pin(catch_up::live(tx)));
    read.await.expect("one or none")
}

/// How many rows of a text there are, by what they say.
async fn counted(bench: &TestStore, text: &str) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for said in texts(bench, text).await {
        *counts.entry(said).or_default() += 1;
    }
    counts
}

fn expected<const N: usize>(rows: [(&str, u64); N]) -> BTreeMap<String, u64> {
    let rows = rows.into_iter().map(|(said, many)| (said.to_owned(), many));
    rows.collect()
}

#[tokio::test]
async fn five_days_over_easter() {
    each_database(async |bench| {
        let share = if bench.kind() == Kind::Sqlite { 1 } else { 10 };
        if share == 1 {
            // Nobody pulls a plug here, and the disk is no part of the question.
            raw(bench, "PRAGMA synchronous = OFF").await;
        }
        let (people, of) = people(share);
        record(bench, &people).await;
        // On Wednesday some letters were written, and then everything stopped.
        let before = jobs::steps::bundle(&worker(bench, 1), at("2027-03-24T10:00")).await;
        assert_eq!(before.expect("letters").len() as u64, of["written before"]);
        let stopped = at("2027-03-25T09:00");
        let raised = bench
            .store
            .write(move |tx| Box::pin(async move { clock::raise(tx, stopped).await }));
        raised.await.expect("the mark");
        let terms = CatchUpTerms {
            wait: TimeDelta::minutes(30),
            letters: u32::try_from(500 / share).expect("a limit"),
            pace: Pace {
                overall_per_minute: 120.0,
                per_domain_per_minute: 0.0,
            },
        };
        let letters = of["several stages"]
            + of["two duties"]
            + of["early"]
            + of["the eve"]
            + of["written before"];

        // On Tuesday nothing leaves before somebody looked, or half an hour is over.
        for when in ["2027-03-30T09:00", "2027-03-30T09:29"] {
            let report = at_nine(bench, when, terms).await;
            assert!(report.written.is_empty());
            let said = report.held.expect("a reason");
            assert!(said.contains("termijn deliveries go"), "{said}");
        }
        let waiting = live(bench).await.expect("one that waits");
        assert_eq!(waiting.state, CatchUpState::Waiting);
        assert_eq!(waiting.since_at, stopped);
        assert_eq!(waiting.wait_until, Some(at("2027-03-30T09:30")));
        assert_eq!(u64::from(waiting.plan.letters), letters);
        assert_eq!(u64::from(waiting.plan.calls), of["the eve"] + of["passed"]);
        assert_eq!(waiting.plan.drain.num_seconds().unsigned_abs(), letters / 2);
        assert_eq!(waiting.plan.too_late, 0);

        let report = at_nine(bench, "2027-03-30T09:30", terms).await;
        assert_eq!(report.held, None);
        assert_eq!(report.written.len() as u64, letters);
        // The nearest dates first.
        let rung = |one: &jobs::Written| one.why[0].1.clone();
        let order: Vec<String> = report.written.iter().map(rung).collect();
        let eves = usize::try_from(of["the eve"]).expect("a few hundred");
        assert!(
            order[..eves]
                .iter()
                .all(|rung| rung == "1-working-day-before")
        );
        assert!(!order[eves..].contains(&"1-working-day-before".to_owned()));
        // One letter a person, with everything that person has to know, and with the stages it covers.
        let addresses = counted(
            bench,
            "SELECT address_folded FROM delivery WHERE state = 'sent'",
        )
        .await;
        assert_eq!(addresses.len() as u64, letters);
        let both = report
            .written
            .iter()
            .filter(|one| one.why.len() == 2)
            .count();
        assert_eq!(
            both as u64,
            of["two duties"] + of["written before"] + of["several stages"]
        );
        let deliveries = counted(bench, "SELECT state FROM delivery").await;
        assert_eq!(
            deliveries,
            expected([("sent", letters), ("superseded", of["written before"])])
        );

        let ended = "SELECT state || ':' || COALESCE(reason, '-') FROM reminder";
        let twice = 2 * (of["two duties"] + of["written before"]);
        let sent = of["several stages"] + of["early"] + of["the eve"] + twice;
        assert_eq!(
            counted(bench, ended).await,
            expected([
                ("done:sent", sent),
                ("covered:more_urgent_letter", of["several stages"]),
                ("cancelled:deadline_met", of["met"]),
                ("expired:outage", 2 * of["passed"]),
            ])
        );
        let unlinked = "SELECT rung FROM reminder WHERE state = 'covered' AND delivery_id IS NULL";
        assert_eq!(texts(bench, unlinked).await, Vec::<String>::new());
        assert_eq!(
            counted(bench, "SELECT kind FROM task WHERE state = 'open'").await,
            expected([
                ("call_now", of["the eve"]),
                ("deadline_passed", of["passed"])
            ])
        );
        let id = waiting.id;
        let list = bench
            .store
            .read(move |tx| Box::pin(async move { catch_up::incidents(tx, id).await }));
        let list = list.await.expect("a list");
        let passed = list
            .iter()
            .filter(|one| one.what == Incident::Passed)
            .count();
        assert_eq!(
            (list.len() - passed, passed),
            (eves, usize::try_from(of["passed"]).expect("few"))
        );
        assert_eq!(letters_of_folder(bench), report.written.len());

        // The next look finds that it is over, and the one after it nothing.
        assert!(
            at_nine(bench, "2027-03-30T09:31", terms)
                .await
                .written
                .is_empty()
        );
        assert_eq!(live(bench).await, None);
    })
    .await;
}

fn letters_of_folder(bench: &TestStore) -> usize {
    letters(bench).len()
}
