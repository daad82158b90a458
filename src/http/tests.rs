//! Pages as a reader gets them, from cases that commands opened in a database in memory.
//! Not here: what the pages say ([`pages`], [`rule_book`]) and who may ask ([`guards`]).

mod applicant;
mod deliveries;
mod guards;
mod pages;
mod rule_book;

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use casework::access::Actor;
use casework::brussels;
use casework::case_file::CaseFile;
use casework::command::{Command, Context, NewEvent, OpenCase, apply};
use casework::contact::{Email, NewContact, Phone};
use casework::event::EventKind;
use casework::ids::{ClosureId, Ids, TeamId};
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::{Name, Person};
use casework::settings::Settings;
use casework::words::Language;
use chrono::{DateTime, NaiveDate, Utc};
use law::RuleBook;
use law::words::{FactKind, StayLength, Track};
use store::Store;
use store::case_files::save;
use store::closures::{self, Closure};
use store::teams_users::{self, Team};
use tower::ServiceExt;
use uuid::Uuid;

use super::{App, router};

struct Counter(u128);

impl Ids for Counter {
    fn next_uuid(&mut self) -> Uuid {
        self.0 += 0x1_0000_0001;
        Uuid::from_u128(self.0)
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Friday 20 November 2026, ten o'clock in Brussels.
fn now() -> DateTime<Utc> {
    brussels::at(day("2026-11-20"), 600)
}

fn fact(kind: FactKind, on: &str) -> NewEvent {
    let mut event = NewEvent::new(EventKind::Fact(kind), day(on));
    event.evidence = Some(Masked::new("stamp <b>17</b>".to_owned()));
    event
}

fn arrived(on: &str) -> NewEvent {
    fact(FactKind::EnteredBelgium, on)
}

fn stay(length: StayLength, on: &str) -> NewEvent {
    let mut event = NewEvent::new(EventKind::StayStated, day(on));
    event.attributes.stay = Some(length);
    event
}

/// A desk that opens and changes cases in a database in memory.
struct Desk {
    app: App,
    ids: Counter,
    /// Days on which the town hall of every case is shut.
    closures: Vec<NaiveDate>,
}

impl Desk {
    async fn new() -> Self {
        Self::on(Store::in_memory().await.unwrap()).await
    }

    async fn on(store: Store) -> Self {
        let team = Team {
            id: TeamId(Uuid::from_u128(7)),
            name: "Onthaal".to_owned(),
        };
        let write =
            store.write(move |tx| Box::pin(async move { teams_users::add_team(tx, &team).await }));
        write.await.unwrap();
        let mut config = crate::config::load(None).unwrap();
        config.organisation.name = "Onthaal & Co".to_owned();
        let app = App {
            store,
            config: Arc::new(config),
            book: RuleBook::embedded().unwrap(),
            clock: now,
            worker: None,
        };
        Self {
            app,
            ids: Counter(1 << 80),
            closures: Vec::new(),
        }
    }

    /// Shuts the town hall of Antwerp on some days.
    async fn shut(&mut self, days: &[&str]) {
        self.closures = days.iter().map(|text| day(text)).collect();
        let mut closures = Vec::new();
        for on_day in &self.closures {
            closures.push(Closure {
                id: ClosureId(self.ids.next_uuid()),
                municipality: "11002".to_owned(),
                on_day: *on_day,
                reason: "bridge".to_owned(),
            });
        }
        let write = self.app.store.write(move |tx| {
            Box::pin(async move {
                for closure in &closures {
                    closures::add(tx, closure).await?;
                }
                Ok(())
            })
        });
        write.await.unwrap();
    }

    async fn run(&mut self, on: &str, file: Option<&CaseFile>, command: &Command) -> CaseFile {
        let settings = Settings::embedded().unwrap();
        let actor = Actor::operator();
        let mut context = Context {
            book: self.app.book,
            settings: &settings,
            closures: &self.closures,
            now: brussels::at(day(on), 540),
            today: day(on),
            actor: &actor,
            ids: &mut self.ids,
        };
        let changes = apply(file, command, &mut context).unwrap();
        let file = changes.file.clone();
        let write = self
            .app
            .store
            .write(move |tx| Box::pin(async move { save::save(tx, &changes).await }));
        write.await.unwrap();
        file
    }

    async fn open(
        &mut self,
        on: &str,
        name: &str,
        track: Track,
        events: Vec<NewEvent>,
    ) -> CaseFile {
        let (given, family) = name.split_once(' ').unwrap();
        let (country, email) = match track {
            Track::EuShortStay | Track::EuLongStay => ("RO", Some("ana@mail.example")),
            Track::ThirdCountryShortStay => ("BR", None),
            _ => ("MA", Some("nadia@mail.example")),
        };
        let command = Command::Open(Box::new(OpenCase {
            reference: None,
            person: Person {
                given_name: Name::parse("given", given).unwrap(),
                family_name: Name::parse("family", family).unwrap(),
                language: Language::Fr,
                nationality: Masked::new(Person::parse_nationality(country).unwrap()),
                birth_on: None,
            },
            contacts: vec![NewContact {
                email: email.map(|email| Email::parse(email).unwrap()),
                phone: Some(Phone::parse("0470 00 23 45").unwrap()),
                language: Language::Fr,
            }],
            municipality: Nis::parse("11002").unwrap(),
            team: TeamId(Uuid::from_u128(7)),
            caseworker: None,
            household: None,
            track,
            events,
        }));
        self.run(on, None, &command).await
    }

    async fn ask(&self, request: Request<Body>) -> (StatusCode, Response<()>, String) {
        let answer = router(self.app.clone()).oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, 1_000_000).await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        (parts.status, Response::from_parts(parts, ()), text)
    }

    async fn page(&self, path: &str) -> String {
        let (status, _, text) = self.ask(get(path)).await;
        assert_eq!(status, StatusCode::OK, "{path}: {text}");
        text
    }
}

fn get(path: &str) -> Request<Body> {
    let request = Request::get(path).header("host", "localhost:8080");
    request.body(Body::empty()).unwrap()
}

/// One case for each group, and one with a history.
async fn full_desk() -> (Desk, CaseFile) {
    let mut desk = Desk::new().await;
    let short = Track::ThirdCountryShortStay;
    desk.open(
        "2026-11-10",
        "Ruslan Adilov",
        short,
        vec![arrived("2026-11-10")],
    )
    .await;
    let visa_d = Track::ThirdCountryVisaD;
    let name = "Nadia El<script>Amrani";
    let nadia = desk
        .open("2026-11-11", name, visa_d, vec![arrived("2026-11-09")])
        .await;
    let arrival = nadia.newest(EventKind::ARRIVAL).unwrap().id;
    let correct = Command::Correct {
        event: arrival,
        with: arrived("2026-11-10"),
    };
    let nadia = desk.run("2026-11-12", Some(&nadia), &correct).await;
    desk.open(
        "2026-11-16",
        "Giulia Ferrari",
        Track::EuShortStay,
        vec![arrived("2026-11-13")],
    )
    .await;
    desk.open(
        "2026-09-21",
        "João Silva",
        Track::EuLongStay,
        vec![arrived("2026-09-15")],
    )
    .await;
    let filed = fact(FactKind::Annex19Filed, "2021-11-15");
    desk.open(
        "2026-01-05",
        "Elena Marin",
        Track::EuLongStay,
        vec![arrived("2021-11-01"), filed],
    )
    .await;
    desk.open(
        "2026-11-19",
        "Hamza Late",
        Track::EuShortStay,
        vec![arrived("2026-08-03")],
    )
    .await;
    let family = Track::EuFamilyThirdCountry;
    desk.open(
        "2026-11-18",
        "Mehmet Yildiz",
        family,
        vec![arrived("2026-11-16")],
    )
    .await;
    (desk, nadia)
}
