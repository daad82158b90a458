//! A day of the reconciliation on both databases: what is planted is found and put right, and where nothing
//! is wrong nothing is said. Settings and absences are followed on the day they count.

use casework::command::{Command, NewEvent, OpenCase};
use casework::contact::{Email, NewContact};
use casework::event::EventKind;
use casework::ids::{SettingId, TeamId};
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::{Name, Person};
use casework::words::Language;
use chrono::{TimeDelta, TimeZone};
use jobs::caretaker::Rest;
use jobs::{JobSettings, Jobs, steps};
use law::words::{AbsenceReason, FactKind, Lodging, StayLength, Track};
use serde_json::json;
use store::settings::{self as stored, Setting};
use store::teams_users::{self, Team};
use store::testing::{TestStore, each_database};
use store::walks::Walk;
use uuid::Uuid;

use super::*;

/// A Wednesday, 10:00 in Brussels.
fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 25, 9, 0, 0).unwrap()
}

struct Office {
    store: Store,
    config: Config,
    jobs: Jobs,
    planner: OfficePlanner,
    rest: Rest,
}

impl Office {
    async fn open(bench: &TestStore) -> Self {
        let team = Team {
            id: TeamId(Uuid::from_u128(7)),
            name: "Onthaal".to_owned(),
        };
        let added = bench
            .store
            .write(move |tx| Box::pin(async move { teams_users::add_team(tx, &team).await }));
        added.await.unwrap();
        let store = bench.store.clone();
        let config = crate::config::load(None).unwrap();
        let settings = JobSettings::new("Voorbeeld vzw", "post@voorbeeld.example").unwrap();
        Self {
            jobs: Jobs::new(store.clone(), settings, RandomIds),
            planner: OfficePlanner::new(store.clone(), config.clone()).unwrap(),
            store,
            config,
            rest: Rest::default(),
        }
    }

    async fn desk(&self, at: DateTime<Utc>) -> Desk {
        let desk = Desk::new(self.store.clone(), &self.config, day_of(at)).await;
        desk.unwrap()
    }

    /// Arrived on Monday 23 November: the report is due on Monday 7 December, safe on Friday the 4th.
    async fn arrives(&self, number: u32, at: DateTime<Utc>) -> CaseId {
        let on = "2026-11-23".parse().unwrap();
        let mut home = NewEvent::new(EventKind::LodgingStated, on);
        home.attributes.lodging = Some(Lodging::Private);
        let events = vec![NewEvent::new(EventKind::ARRIVAL, on), home];
        self.comes(number, Track::EuShortStay, events, at).await
    }

    /// Somebody on a track.
    async fn comes(
        &self,
        number: u32,
        track: Track,
        events: Vec<NewEvent>,
        at: DateTime<Utc>,
    ) -> CaseId {
        let open = OpenCase {
            reference: None,
            person: Person {
                given_name: Name::parse("given_name", &format!("P{number}")).unwrap(),
                family_name: Name::parse("family_name", "Voorbeeld").unwrap(),
                language: Language::Nl,
                nationality: Masked::new(Person::parse_nationality("FR").unwrap()),
                birth_on: None,
            },
            contacts: vec![NewContact {
                email: Some(Email::parse(&format!("p{number}@mail.example")).unwrap()),
                phone: None,
                language: Language::Nl,
            }],
            municipality: Nis::parse("11002").unwrap(),
            team: TeamId(Uuid::from_u128(7)),
            caseworker: None,
            household: None,
            track,
            events,
        };
        let opened = self.desk(at).await;
        let opened = opened.carry_out(None, Command::Open(Box::new(open)), at);
        opened.await.unwrap().file.id
    }

    /// The hours of a day pass; each does what is due in it.
    async fn hours(&mut self, from: DateTime<Utc>, hours: i64) -> DateTime<Utc> {
        for hour in 0..hours {
            let now = from + TimeDelta::hours(hour);
            steps::expire(&self.jobs, now).await.unwrap();
            let mut looks = 0;
            while self.rest.over(&self.jobs, &self.planner, now).await {
                looks += 1;
                assert!(looks < 1000, "it never rests");
            }
        }
        from + TimeDelta::hours(hours)
    }

    async fn round(&self) -> Walk {
        let found = self
            .store
            .read(|tx| Box::pin(async move { walks::find(tx, jobs::steps::RECONCILE).await }));
        found.await.unwrap().unwrap()
    }

    async fn counts(&self) -> Vec<(String, i64, i64)> {
        let counts = self
            .store
            .read(|tx| Box::pin(async move { walks::counts(tx).await }));
        counts.await.unwrap()
    }

    async fn set(&self, key: &str, value: serde_json::Value, from: &str, at: DateTime<Utc>) {
        let setting = Setting {
            id: SettingId::next(&mut RandomIds),
            key: key.to_owned(),
            value,
            in_force_from: from.parse().unwrap(),
            set_by: None,
            set_at: at,
        };
        let set = self
            .store
            .write(move |tx| Box::pin(async move { stored::set(tx, &setting).await }));
        set.await.unwrap();
    }
}

fn id(bench: &TestStore, id: Uuid) -> String {
    match bench.kind() {
        store::Kind::Sqlite => format!("x'{}'", id.simple()),
        store::Kind::Postgres => format!("'{id}'"),
    }
}

/// The reminders of a case's report, in the order of their windows.
async fn rungs(bench: &TestStore, case: CaseId) -> Vec<String> {
    let text = format!(
        "SELECT r.rung || ' ' || r.state FROM reminder r JOIN deadline d ON d.id = r.deadline_id \
         WHERE d.case_id = {} AND d.rule = 'eu-short-stay-report' ORDER BY r.opens_at, r.id",
        id(bench, case.0)
    );
    bench.raw_texts(&text).await.unwrap()
}

const WAITING: [&str; 3] = [
    "5-working-days-before planned",
    "1-working-day-before planned",
    "last planned",
];

#[tokio::test]
async fn what_is_planted_is_found_and_mended_within_a_day() {
    each_database(async |bench| {
        let mut office = Office::open(bench).await;
        let mut cases = Vec::new();
        for number in 0..30 {
            cases.push(office.arrives(number, now()).await);
        }
        let done = NewEvent::new(
            EventKind::Fact(FactKind::PresenceReported),
            "2026-11-25".parse().unwrap(),
        );
        let met = cases[2];
        let desk = office.desk(now()).await;
        let record = Command::Record(done);
        desk.carry_out(Some(met), record, now()).await.unwrap();
        let lines = "SELECT action FROM audit WHERE action IN ('plan_differed', 'case_replanned')";

        // A day on which nothing is wrong; before it, the cases are brought to the settings.
        let begun = office.hours(now(), 1).await;
        let next = office.hours(begun, 24).await;
        let round = office.round().await;
        assert_eq!((round.seen, round.found, round.unmended), (30, 0, 0));
        assert!(round.finished_at.is_some() && round.began_at == Some(begun));
        assert_eq!(bench.raw_texts(lines).await.unwrap(), [""; 0]);

        // One is lost, one stands twice, one is planned about a duty that is done.
        let of = |case: CaseId, rung: &str| {
            format!(
                "rung = '{rung}' AND deadline_id IN (SELECT id FROM deadline WHERE case_id = {} \
                 AND rule = 'eu-short-stay-report')",
                id(bench, case.0)
            )
        };
        for text in [
            format!("DELETE FROM reminder WHERE {}", of(cases[0], "last")),
            format!(
                "INSERT INTO reminder (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state) \
                 SELECT {}, deadline_id, contact_id, '3-working-days-before', gentle, opens_at, closes_at, state \
                 FROM reminder WHERE {}",
                id(bench, Uuid::from_u128(99)),
                of(cases[1], "1-working-day-before")
            ),
            format!(
                "UPDATE reminder SET state = 'planned', reason = NULL WHERE {}",
                of(met, "last")
            ),
        ] {
            assert_eq!(bench.raw(&text).await.unwrap(), 1, "{text}");
        }
        let next = office.hours(next, 24).await;
        let round = office.round().await;
        assert_eq!((round.seen, round.found, round.unmended), (30, 3, 0));
        let one = |kind: &str| (kind.to_owned(), 1, 0);
        assert_eq!(
            office.counts().await,
            [one("doubled"), one("ended"), one("missing")]
        );
        for case in [cases[0], cases[1], cases[3]] {
            let waiting = rungs(bench, case).await;
            let waiting: Vec<_> = waiting.iter().filter(|row| row.ends_with("planned")).collect();
            assert_eq!(waiting, WAITING);
        }
        let of_met = rungs(bench, met).await;
        assert!(of_met.iter().all(|row| !row.ends_with("planned")), "{of_met:?}");
        let mut history = bench.raw_texts(lines).await.unwrap();
        history.sort();
        assert_eq!(
            history,
            ["case_replanned", "case_replanned", "case_replanned", "plan_differed", "plan_differed", "plan_differed"]
        );

        // The alarm is of that round; the next one finds nothing.
        office.hours(next, 24).await;
        let round = office.round().await;
        assert_eq!((round.found, round.earlier_found), (0, 3));
    })
    .await;
}

#[tokio::test]
async fn a_twenty_fourth_an_hour_goes_on_after_a_stop() {
    each_database(async |bench| {
        let mut office = Office::open(bench).await;
        for number in 0..48 {
            office.arrives(number, now()).await;
        }
        let begun = office.hours(now(), 1).await;
        for hour in 0..10 {
            office.hours(begun + TimeDelta::hours(hour), 1).await;
            assert_eq!(office.round().await.seen, 2 * (hour + 1));
            if hour % 3 == 0 {
                office.rest = Rest::default();
            }
        }
        // Stopped for five hours: what was left out is looked at, and nothing twice.
        office.hours(begun + TimeDelta::hours(15), 1).await;
        assert_eq!(office.round().await.seen, 32);
        // Another process goes on from there.
        let other = JobSettings {
            worker: "other".to_owned(),
            ..JobSettings::clone(&office.jobs.settings)
        };
        office.jobs = Jobs::new(office.store.clone(), other, RandomIds);
        office.rest = Rest::default();
        office.hours(begun + TimeDelta::hours(16), 9).await;
        let round = office.round().await;
        assert_eq!(
            (round.seen, round.found),
            (2, 0),
            "the next round has begun"
        );
        assert!(round.earlier_finished_at.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_setting_that_was_made_for_later_counts_on_its_day() {
    each_database(async |bench| {
        let mut office = Office::open(bench).await;
        let case = office.arrives(1, now()).await;
        let safe = format!(
            "SELECT CAST(safe_on AS TEXT) FROM deadline WHERE case_id = {} AND rule = 'eu-short-stay-report' AND state = 'open'",
            id(bench, case.0)
        );
        office.set("profile", json!("statutory"), "2026-11-27", now()).await;
        // Until midnight of Thursday nothing moves.
        let midnight = office.hours(now(), 38).await;
        assert_eq!(bench.raw_texts(&safe).await.unwrap(), ["2026-12-04"]);
        office.hours(midnight, 1).await;
        assert_eq!(bench.raw_texts(&safe).await.unwrap(), ["2026-12-07"]);
        assert_eq!(office.counts().await, [], "that is no difference");
        // What a command has brought all cases to, nobody walks over again.
        let later = midnight + TimeDelta::hours(2);
        office.set("profile", json!("careful"), "2026-11-27", later).await;
        office.desk(later).await.replan(None, later).await.unwrap();
        followed(&office.store, &office.config, later).await.unwrap();
        let before = bench.raw_texts("SELECT action FROM audit").await.unwrap().len();
        office.hours(later, 2).await;
        let after = bench.raw_texts("SELECT action FROM audit").await.unwrap().len();
        assert_eq!(before, after);
        assert_eq!(bench.raw_texts(&safe).await.unwrap(), ["2026-12-04"]);
    })
    .await;
}

#[tokio::test]
async fn another_ladder_reaches_dates_that_were_planned_before() {
    each_database(async |bench| {
        let mut office = Office::open(bench).await;
        let case = office.arrives(1, now()).await;
        let next = office.hours(now(), 1).await;
        let ladders = include_str!("../../casework/ladders.toml");
        let ladders = ladders.replace("\"5-working-days-before\"", "\"4-working-days-before\"");
        office
            .set("ladders", json!(ladders), "2026-11-25", next)
            .await;
        let next = office.hours(next, 2).await;
        let rows = rungs(bench, case).await;
        assert!(
            rows.contains(&"4-working-days-before planned".to_owned()),
            "{rows:?}"
        );
        assert!(
            rows.contains(&"5-working-days-before cancelled".to_owned()),
            "{rows:?}"
        );
        office.hours(next, 24).await;
        assert_eq!(office.counts().await, []);
    })
    .await;
}

#[tokio::test]
async fn an_absence_that_is_not_over_is_judged_anew_every_day() {
    each_database(async |bench| {
        let mut office = Office::open(bench).await;
        let day = |text: &str| text.parse().unwrap();
        let fact = |kind, on| NewEvent::new(EventKind::Fact(kind), day(on));
        let mut stay = NewEvent::new(EventKind::StayStated, day("2019-03-01"));
        stay.attributes.stay = Some(StayLength::Long);
        let mut away = NewEvent::new(EventKind::Absent, day("2026-10-01"));
        away.attributes.reason = Some(AbsenceReason::ALL[0]);
        let events = vec![
            fact(FactKind::EnteredBelgium, "2019-03-01"),
            stay,
            fact(FactKind::Annex15Issued, "2019-03-05"),
            away,
        ];
        let track = Track::LongTermResidentOtherState;
        let case = office.comes(1, track, events.clone(), now()).await;
        // One who is back is left alone.
        let mut back = events;
        back[3].until = Some(day("2026-11-10"));
        let home = office.comes(2, track, back, now()).await;
        let lines = |of: CaseId| {
            let of = id(bench, of.0);
            format!("SELECT action FROM audit WHERE action = 'case_replanned' AND case_id = {of}")
        };
        let midnight = office.hours(now(), 14).await;
        let before = bench.raw_texts(&lines(case)).await.unwrap().len();
        office.hours(midnight, 72).await;
        let after = bench.raw_texts(&lines(case)).await.unwrap().len();
        assert_eq!(after - before, 3, "once a day");
        assert_eq!(bench.raw_texts(&lines(home)).await.unwrap(), [""; 0]);
        assert_eq!(office.counts().await, []);
    })
    .await;
}
