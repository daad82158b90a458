//! One office: people whose first letter is due, processes that send and answer, a mail server and a bad network.
//! Not here: the clients, and what must hold in the end.

use std::process::Child;
use std::sync::Arc;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use store::testing::TestStore;
use tokio::time::Instant;

use crate::Plan;
use crate::clients::{Clients, Duty};
use crate::common::Place;
use crate::common::chance::{Dice, mixed, word};
use crate::common::files::{file, import, row};
use crate::common::proxy::{Far, Proxy, Weather};
use crate::order;
use crate::server::{Manners, Moment, Point, Server, Turn};

/// What takes longer has failed.
const LONGEST: Duration = Duration::from_secs(1800);
/// Between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// After so many duties the connections to PostgreSQL are cut.
const CUT_EVERY: usize = 40;

/// One office.
pub struct Office<'a> {
    pub plan: &'a Plan,
    pub bench: &'a TestStore,
    pub place: Place,
    pub server: Server,
    pub clients: Arc<Clients>,
    pub begun_at: Instant,
    /// Before the mail server, and before PostgreSQL.
    pub mail_network: Proxy,
    pub database_network: Option<Proxy>,
    mail_port: u16,
    processes: Vec<Process>,
}

/// A process with pages and jobs; it does not outlive its story.
struct Process {
    child: Child,
    name: String,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _gone_already = self.child.kill();
        let _gone_already = self.child.wait();
    }
}

impl<'a> Office<'a> {
    /// People are recorded and processes answer; nobody is done with anything.
    pub async fn opened(bench: &'a TestStore, plan: &'a Plan) -> Self {
        let place = Place::of(bench);
        place.well(&["team", "add", "Onthaal"]);
        let today = bench.raw_texts("SELECT CAST(CURRENT_DATE AS TEXT)").await;
        let today: NaiveDate = today.unwrap()[0].parse().unwrap();
        let arrived = (today - Days::new(1)).to_string();
        let people: Vec<String> = (0..plan.letters)
            .map(|number| row(&format!("p{number:05}"), &arrived))
            .collect();
        let imported = import(&place, &file(&people), &["--yes"]);
        assert!(imported.status.success(), "{imported:?}");
        order::witness(bench).await;
        let clients = Arc::new(Clients::new(
            plan.seed,
            key(&place),
            today,
            duties(bench).await,
        ));

        let (seed, told) = (plan.seed, Arc::clone(&clients));
        let server = Server::new(Manners {
            script: Some(Arc::new(move |moment| under_way(seed, &told, moment))),
            ..Manners::default()
        });
        let port = server.listen().await;
        let behind = Far::Tcp(format!("127.0.0.1:{port}"));
        let mail_network = Proxy::before(behind, move |number| Weather::bad(seed, number)).await;
        let mut office = Self {
            plan,
            bench,
            mail_port: mail_network.port(),
            server,
            clients,
            begun_at: Instant::now(),
            mail_network,
            database_network: None,
            processes: Vec::new(),
            place,
        };
        office.begin().await;
        office
    }

    /// Starts the processes; all but the first reach PostgreSQL over a network that breaks off.
    async fn begin(&mut self) {
        let mut far = self.place.clone();
        let mut processes = 1;
        if self.place.is_postgres() {
            let (proxy, url) = Proxy::before_postgres(&self.place.url, Weather::slow).await;
            self.database_network = Some(proxy);
            far.url = url;
            processes = self.plan.processes;
        }
        for number in 0..processes {
            let place = if number == 0 { &self.place } else { &far };
            let name = number.to_string();
            let mut command = place.sender(&["serve"], self.mail_port, &name);
            for (key, value) in [
                ("SERVER__LISTEN", "127.0.0.1:0"),
                ("SERVER__REQUESTS_PER_MINUTE", "0"),
                ("MAIL__CONNECTIONS", &self.plan.connections.to_string()),
                ("MAIL__REPLY_SECONDS", "1"),
                ("JOBS__LEASE_SECONDS", "3"),
            ] {
                command.env(format!("TERMIJN_{key}"), value);
            }
            let child = command.spawn().unwrap();
            self.processes.push(Process {
                child,
                name: name.clone(),
            });
            let address = self.answers_at(&name).await;
            self.clients.may_ask(address);
        }
    }

    /// Where a process answers, once it says so.
    async fn answers_at(&self, name: &str) -> String {
        let begun_at = Instant::now();
        loop {
            let said = self.place.said(name);
            let mut lines = said.lines();
            let line = lines.find(|line| line.contains("the service answers"));
            if let Some((_, rest)) = line.and_then(|line| line.split_once("address=")) {
                return rest.split_whitespace().next().unwrap().to_owned();
            }
            assert!(begun_at.elapsed() < LONGEST, "it does not answer: {said}");
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Until every duty is done and no letter is under way any more.
    pub async fn work(&mut self) {
        let clients = (0..self.plan.clients).map(|number| {
            let clients = Arc::clone(&self.clients);
            tokio::spawn(async move { clients.work(number).await })
        });
        let clients: Vec<_> = clients.collect();
        let mut cuts = 0;
        while self.clients.left() > 0 || self.left().await > 0 {
            for process in &mut self.processes {
                let ended = process.child.try_wait().unwrap();
                assert!(
                    ended.is_none(),
                    "{ended:?}: {}",
                    self.place.said(&process.name)
                );
            }
            let late = self.begun_at.elapsed() > LONGEST;
            assert!(!late, "still not through: {}", self.said());
            if let Some(network) = &self.database_network
                && self.clients.done().len() / CUT_EVERY > cuts
            {
                network.cut_all();
                cuts += 1;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        for client in clients {
            client.await.unwrap();
        }
    }

    /// Letters and first reminders that are not at their end.
    async fn left(&self) -> u64 {
        let left = "SELECT CAST((SELECT COUNT(*) FROM delivery WHERE state IN ('queued', 'claimed', 'sending', 'unknown')) + \
                    (SELECT COUNT(*) FROM reminder WHERE rung = 'intake' AND state IN ('planned', 'bundled')) AS TEXT)";
        let left = self.bench.raw_texts(left).await.unwrap();
        left[0].parse().unwrap()
    }

    /// The ends of what the processes said.
    pub fn said(&self) -> String {
        let said = |process: &Process| self.place.said(&process.name);
        self.processes
            .iter()
            .map(said)
            .collect::<Vec<_>>()
            .join("\n---\n")
    }
}

/// A key of the API.
fn key(place: &Place) -> String {
    let owner = "lies@brug.example";
    place.well(&[
        "user",
        "add",
        "--name",
        "Lies",
        "--email",
        owner,
        "--language",
        "nl",
        "--role",
        "coordinator",
        "--role",
        "caseworker",
        "--team",
        "Onthaal",
    ]);
    let made = place.json(&[
        "key", "create", "--owner", owner, "--scope", "write", "--days", "2",
    ]);
    made["key"].as_str().unwrap().to_owned()
}

/// The duty of each person.
async fn duties(bench: &TestStore) -> Vec<Duty> {
    let text = "SELECT f.reference || ' ' || CAST(f.version AS TEXT) || ' ' || c.email_folded FROM case_file f \
                JOIN case_contact l ON l.case_id = f.id JOIN contact c ON c.id = l.contact_id ORDER BY f.id";
    let rows = bench.raw_texts(text).await.unwrap();
    let duty = |row: &String| {
        let mut cells = row.split(' ').map(str::to_owned);
        Duty {
            case: cells.next().unwrap(),
            version: cells.next().unwrap(),
            address: cells.next().unwrap(),
        }
    };
    rows.iter().map(duty).collect()
}

/// The clients hear which letter is under way around its 354, so that mark and met meet: for some the server takes
/// its time with the 354, for others the clients hear of it later.
fn under_way(seed: u64, clients: &Arc<Clients>, moment: &Moment<'_>) -> Option<Turn> {
    if moment.point != Point::Data {
        return None;
    }
    let mut dice = Dice::new(mixed(seed, &[word(moment.recipient)]), "354");
    let pause = Duration::from_millis(dice.within(0..=40));
    let head_start = Duration::from_millis(dice.within(0..=150));
    let (clients, address) = (Arc::clone(clients), moment.recipient.to_owned());
    let pause = if dice.within(0..=2) == 0 {
        clients.under_way(&address);
        pause
    } else {
        tokio::spawn(async move {
            tokio::time::sleep(head_start).await;
            clients.under_way(&address);
        });
        Duration::ZERO
    };
    Some(Turn::Late(pause, "354 go\r\n"))
}
