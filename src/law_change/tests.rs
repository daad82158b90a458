//! Another book: nothing moves before it is applied, the preview is what is done, a stop half-way does no
//! harm, and afterwards everything follows from the events under the new book. On both databases.

use casework::access::Actor;
use casework::command::{Command, NewEvent, OpenCase};
use casework::contact::{Email, NewContact};
use casework::correction::WhyChanged;
use casework::deadline::{Deadline, LawInForce, derive};
use casework::event::EventKind;
use casework::ids::{CaseId, TeamId};
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::{Name, Person};
use casework::settings::Settings;
use casework::words::{DeadlineState, Language};
use chrono::{DateTime, TimeZone, Utc};
use jobs::{JobSettings, Jobs, Post, sweep};
use law::words::{FactKind, Lodging, Track};
use store::teams_users::{self, Team};
use store::testing::{TestStore, each_database};
use uuid::Uuid;

use super::*;
use crate::wiring::day_of;

const REPORT: &str = "eu-short-stay-report";

/// A Wednesday, 10:00 in Brussels.
fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 25, 9, 0, 0).unwrap()
}

/// The embedded book as it could have been: fourteen working days for the report.
fn older() -> &'static RuleBook {
    let files = RuleBook::embedded().unwrap().files().iter();
    let files: Vec<(String, String)> = files
        .map(|(file, text)| match file.strip_suffix(".toml") {
            Some(REPORT) => (
                file.clone(),
                text.replace("working_days_after = 10", "working_days_after = 14"),
            ),
            _ => (file.clone(), text.clone()),
        })
        .collect();
    let files: Vec<_> = files
        .iter()
        .map(|(f, t)| (f.as_str(), t.as_str()))
        .collect();
    Box::leak(Box::new(RuleBook::parse(&files).unwrap()))
}

async fn desks(bench: &TestStore) -> (Desk, Desk) {
    let team = Team {
        id: TeamId(Uuid::from_u128(7)),
        name: "Onthaal".to_owned(),
    };
    let added = bench
        .store
        .write(move |tx| Box::pin(async move { teams_users::add_team(tx, &team).await }));
    added.await.unwrap();
    let config = crate::config::load(None).unwrap();
    let new = Desk::new(bench.store.clone(), &config, day_of(now()));
    let new = new.await.unwrap();
    (new.clone().with_book(older()), new)
}

/// Arrived on Monday 23 November. By the older book 14 working days end on Friday 11 December, and
/// Monday to Saturday on Wednesday 9 December; by the present one on Monday 7 and Friday 4 December.
async fn open(desk: &Desk, number: u8, reported: bool) -> CaseId {
    let on = "2026-11-23".parse().unwrap();
    let mut home = NewEvent::new(EventKind::LodgingStated, on);
    home.attributes.lodging = Some(Lodging::Private);
    let mut events = vec![NewEvent::new(EventKind::ARRIVAL, on), home];
    if reported {
        events.push(NewEvent::new(
            EventKind::Fact(FactKind::PresenceReported),
            on,
        ));
    }
    let languages = [Language::Nl, Language::Fr, Language::De, Language::En];
    let language = languages[usize::from(number) % 4];
    let command = Command::Open(Box::new(OpenCase {
        reference: None,
        person: Person {
            given_name: Name::parse("person.given_name", "Ana").unwrap(),
            family_name: Name::parse("person.family_name", "Voorbeeld").unwrap(),
            language,
            nationality: Masked::new(Person::parse_nationality("RO").unwrap()),
            birth_on: None,
        },
        contacts: vec![NewContact {
            email: Some(Email::parse(&format!("ana{number}@mail.example")).unwrap()),
            phone: None,
            language,
        }],
        municipality: Nis::parse("11002").unwrap(),
        team: TeamId(Uuid::from_u128(7)),
        caseworker: None,
        household: None,
        track: Track::EuShortStay,
        events,
    }));
    desk.carry_out(None, command, now()).await.unwrap().file.id
}

async fn load(bench: &TestStore, id: CaseId) -> CaseFile {
    let found = bench
        .store
        .read(move |tx| Box::pin(async move { load::find(tx, id).await }));
    found.await.unwrap().unwrap()
}

async fn send(bench: &TestStore, at: DateTime<Utc>) -> usize {
    let settings = JobSettings::new("Voorbeeld vzw", "post@voorbeeld.example").unwrap();
    let jobs = Jobs::new(bench.store.clone(), settings, RandomIds);
    let post = Post::Spool(bench.folder().join("out"));
    sweep(&jobs, &post, || at).await.unwrap().written.len()
}

async fn seen(desk: &Desk, at: DateTime<Utc>) -> (Vec<CaseImpact>, Summary) {
    let mut all = Vec::new();
    let show = async |found: &Found| {
        if let Found::Changes(impact, _) = found {
            all.push(impact.clone());
        }
        Ok::<(), StoreError>(())
    };
    let summary = impact(desk, desk.book(), at, show).await.unwrap();
    (all, summary)
}

async fn applied(desk: &Desk, at: DateTime<Utc>) -> (Vec<CaseImpact>, Summary) {
    let mut all = Vec::new();
    let show = async |found: &Found| {
        if let Found::Changes(impact, _) = found {
            all.push(impact.clone());
        }
        Ok::<(), StoreError>(())
    };
    let summary = apply(desk, &Actor::operator(), at, show).await.unwrap();
    (all, summary)
}

fn report(file: &CaseFile) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let mut rows = file.deadlines.iter().rev();
    let row = rows
        .find(|row| row.rule == REPORT && row.is_live())
        .unwrap();
    (row.due_on, row.safe_on)
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

#[tokio::test]
async fn what_was_shown_is_what_is_done() {
    each_database(async |bench| {
        let (old, new) = desks(bench).await;
        let mut cases = Vec::new();
        for number in 0..5 {
            cases.push(open(&old, number, number == 4).await);
        }
        let by_the_old = (day("2026-12-11"), day("2026-12-09"));
        assert_eq!(report(&load(bench, cases[0]).await), by_the_old);
        assert_eq!(send(bench, now()).await, 4, "an introduction for each open duty");

        // Until it is applied nothing moves: what a caseworker changes is computed by the older book.
        let later = now() + chrono::TimeDelta::hours(2);
        let mut short = NewEvent::new(EventKind::StayStated, "2026-11-24".parse().unwrap());
        short.attributes.stay = Some(law::words::StayLength::Short);
        new.carry_out(Some(cases[0]), Command::Record(short), later)
            .await
            .unwrap();
        new.replan(None, later).await.unwrap();
        assert_eq!(report(&load(bench, cases[0]).await), by_the_old);
        // A new case follows the new book.
        let fresh = open(&new, 9, false).await;
        let by_the_new = (day("2026-12-07"), day("2026-12-04"));
        assert_eq!(report(&load(bench, fresh).await), by_the_new);

        let stood = bench.store.read(|tx| {
            Box::pin(async move { books::standing(tx, RuleBook::embedded().unwrap()).await })
        });
        let applied_before = older().hash().to_owned();
        assert_eq!(
            stood.await.unwrap(),
            Standing::Other { applied: applied_before.clone() }
        );
        let (shown, summary) = seen(&new, later).await;
        assert_eq!((summary.cases, summary.cases_changed), (5, 4));
        assert_eq!((summary.moves, summary.letters, summary.tasks), (4, 4, 0));
        let one = &shown[0].moved[0];
        assert_eq!((one.rule.as_str(), one.becomes), (REPORT, Becomes::Moves));
        assert_eq!(one.told[0].on, day("2026-12-09").unwrap());
        assert_eq!(one.letters[0].names, day("2026-12-04"));
        assert_eq!(one.letters[0].why, WhyChanged::Law);
        assert_eq!(report(&load(bench, cases[0]).await), by_the_old, "only shown");

        // One case is done when the process dies; the next run goes on with the others.
        begin(&new, &Actor::operator(), later).await.unwrap();
        let first = adopt(&new, cases[0], &Actor::operator(), later).await.unwrap();
        let Some(Found::Changes(first, _)) = first else {
            panic!("the first case changes")
        };
        let stood = bench.store.read(|tx| {
            Box::pin(async move { books::standing(tx, RuleBook::embedded().unwrap()).await })
        });
        assert_eq!(stood.await.unwrap(), Standing::Unfinished);
        let (rest, summary) = applied(&new, later).await;
        assert_eq!(summary.cases, 4);
        let done: Vec<CaseImpact> = [first].into_iter().chain(rest).collect();
        assert_eq!(done, shown, "what was shown is what is done");
        assert_eq!(applied(&new, later).await.0, [], "a second time does nothing");
        assert_eq!(seen(&new, later).await.0, []);
        let stood = bench.store.read(|tx| {
            Box::pin(async move { books::standing(tx, RuleBook::embedded().unwrap()).await })
        });
        assert_eq!(stood.await.unwrap(), Standing::Applied);

        for id in cases.iter().chain([&fresh]) {
            follows_from_events(&load(bench, *id).await, later);
        }
        let lines = "SELECT actor FROM audit WHERE action = 'book_applied'";
        assert_eq!(bench.raw_texts(lines).await.unwrap(), ["operator"]);
        // Four corrections and the introduction of the fresh case; nobody hears of it twice.
        assert_eq!(send(bench, later).await, 5);
        let kinds = "SELECT CAST(count(*) AS TEXT) FROM delivery WHERE kind = 'correction' AND state = 'sent'";
        assert_eq!(bench.raw_texts(kinds).await.unwrap(), ["4"]);
        assert_eq!(send(bench, later).await, 0);
    })
    .await;
}

/// The live rows are what the events give under the present book, and nothing waits of any other.
fn follows_from_events(file: &CaseFile, at: DateTime<Utc>) {
    let book = RuleBook::embedded().unwrap();
    let mut settings = Settings::embedded().unwrap();
    settings.profile = crate::config::load(None).unwrap().organisation.profile;
    let law = LawInForce {
        book,
        settings: &settings,
        closures: &[],
    };
    let key = |row: &Deadline| {
        let names = (row.rule.clone(), row.occurrence, row.state.as_str());
        (
            names,
            row.due_on,
            row.safe_on,
            row.opens_on,
            row.legal.rulebook.clone(),
        )
    };
    let live = |rows: &[Deadline]| {
        let mut keys: Vec<_> = rows.iter().filter(|row| row.is_live()).map(key).collect();
        keys.sort();
        keys
    };
    let derived = derive(file, law, at, day_of(at)).unwrap();
    assert_eq!(live(&file.deadlines), live(&derived));
    assert_eq!(file.rulebook, book.hash());
    for one in file.reminders.iter().filter(|one| one.is_waiting()) {
        let row = file.find_deadline(one.deadline).unwrap();
        assert_eq!(row.state, DeadlineState::Open);
    }
}

#[tokio::test]
async fn a_case_of_an_unknown_book_waits() {
    each_database(async |bench| {
        let (_, new) = desks(bench).await;
        let id = open(&new, 1, false).await;
        bench
            .raw("UPDATE case_file SET rulebook = 'sha256:older'")
            .await
            .unwrap();
        let refused = new.carry_out(Some(id), Command::Replan, now()).await;
        let said = refused.unwrap_err().to_string();
        assert!(
            said.contains("sha256:older") && said.contains("law apply"),
            "{said}"
        );
        let (all, summary) = applied(&new, now()).await;
        assert_eq!((summary.cases, all[0].moved.len()), (1, 0));
        new.carry_out(Some(id), Command::Replan, now())
            .await
            .unwrap();
    })
    .await;
}
