//! Rounds one after the other on one database: letters become due, a process dies at a point, the next
//! one brings all of them to their end.
//! Not here: what must hold then ([`crate::verdict`]).

use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ExitStatus, Stdio};
use std::time::Duration;

use chrono::{Days, NaiveDate};
use store::testing::TestStore;
use tokio::time::Instant;

use crate::common::Place;
use crate::common::files::{file, import, row};
use crate::common::proxy::{Far, Proxy, Weather};
use crate::plan::{FACT, LEASE, LETTERS, Plan, Round};
use crate::server::{Manners, Server};
use crate::verdict::{self, Kill};

/// What takes longer has failed.
const LONGEST: Duration = Duration::from_secs(60);
/// Between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// The signal of a process that ends itself at once.
const ABORTED: i32 = 6;

/// One database and its mail server.
pub struct Lane<'a> {
    pub bench: &'a TestStore,
    pub server: Server,
    place: Place,
    /// The same installation over a slow network.
    far_place: Place,
    /// The mail server itself, and the same over a bad network.
    ports: (u16, u16),
    arrived_on: String,
    people: u64,
    worker: Option<Worker>,
}

/// A running sender; it does not outlive its story.
struct Worker(Child);

impl Drop for Worker {
    fn drop(&mut self) {
        let _gone_already = self.0.kill();
        let _gone_already = self.0.wait();
    }
}

impl<'a> Lane<'a> {
    /// An installation without people.
    pub async fn begun(bench: &'a TestStore, plan: &Plan) -> Self {
        let place = Place::of(bench);
        place.well(&["team", "add", "Onthaal"]);
        let mut far_place = place.clone();
        if place.is_postgres() {
            far_place.url = Proxy::before_postgres(&place.url, Weather::slow).await.1;
        }
        let today = bench.raw_texts("SELECT CAST(CURRENT_DATE AS TEXT)").await;
        let today: NaiveDate = today.unwrap()[0].parse().unwrap();
        let server = Server::new(Manners::default());
        let port = server.listen().await;
        let seed = plan.seed;
        let behind = Far::Tcp(format!("127.0.0.1:{port}"));
        let proxy = Proxy::before(behind, move |number| Weather::bad(seed, number)).await;
        Self {
            bench,
            server,
            place,
            far_place,
            ports: (port, proxy.port()),
            arrived_on: (today - Days::new(1)).to_string(),
            people: 0,
            worker: None,
        }
    }

    /// Whether it is on PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.place.is_postgres()
    }

    /// One kill, and what came of it.
    pub async fn round(&mut self, round: Round) -> Kill {
        let addresses = self.people_arrive();
        let died_at = if round.point == FACT {
            self.start(&round, None);
            let reference = self.reference_of(&addresses[0]).await;
            self.dies_recording(&reference).await;
            Instant::now()
        } else {
            self.start(&round, Some(format!("cp{}:{}", round.point, round.passing)));
            let mut doomed = self.worker.take().unwrap();
            died(&self.ended(&round, &mut doomed.0).await, &round);
            let died_at = Instant::now();
            self.start(&round, None);
            died_at
        };
        let begun_at = Instant::now();
        while self.left().await > 0 {
            assert!(
                begun_at.elapsed() < LONGEST,
                "{round:?}: {}",
                self.state().await
            );
            tokio::time::sleep(LOOK_EVERY).await;
        }
        let recovery = died_at.elapsed();
        self.worker = None;
        let kill = verdict::of(self, round, &addresses, recovery).await;
        if round.point == FACT {
            // The transaction left nothing behind, not even a lock.
            let reference = self.reference_of(&addresses[0]).await;
            self.place
                .well(&["event", "record", &reference, "presence_reported"]);
        }
        kill
    }

    /// People who arrived yesterday, so that the first letter of each is due.
    fn people_arrive(&mut self) -> Vec<String> {
        let numbers = self.people..self.people + LETTERS;
        self.people += LETTERS;
        let names: Vec<String> = numbers.map(|number| format!("p{number:05}")).collect();
        let rows: Vec<String> = names
            .iter()
            .map(|name| row(name, &self.arrived_on))
            .collect();
        let imported = import(&self.place, &file(&rows), &["--yes"]);
        assert!(imported.status.success(), "{imported:?}");
        let address = |name| format!("{name}@mail.example");
        names.into_iter().map(address).collect()
    }

    fn start(&mut self, round: &Round, dies_at: Option<String>) {
        let (place, port) = if round.bad_network {
            (&self.far_place, self.ports.1)
        } else {
            (&self.place, self.ports.0)
        };
        let mut command = place.sender(&["work"], port, "one");
        command
            .env("TERMIJN_JOBS__LEASE_SECONDS", LEASE.to_string())
            .env("TERMIJN_MAIL__REPLY_SECONDS", "1")
            .env("TERMIJN_MAIL__CONNECTIONS", round.connections.to_string());
        if let Some(point) = dies_at {
            command.env("TERMIJN_CRASH_AT", point);
        }
        self.worker = Some(Worker(command.spawn().unwrap()));
    }

    /// A command dies in the transaction in which the duty of somebody is done.
    async fn dies_recording(&self, reference: &str) {
        let output = self
            .place
            .command(&["event", "record", reference, "presence_reported"])
            .env("TERMIJN_CRASH_AT", "cp13:1")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert_eq!(output.status.signal(), Some(ABORTED), "{output:?}");
    }

    async fn ended(&self, round: &Round, doomed: &mut Child) -> ExitStatus {
        let begun_at = Instant::now();
        loop {
            if let Some(ended) = doomed.try_wait().unwrap() {
                return ended;
            }
            assert!(
                begun_at.elapsed() < LONGEST,
                "the point is not passed: {round:?}: {}",
                self.state().await
            );
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    async fn reference_of(&self, address: &str) -> String {
        let text = format!(
            "SELECT f.reference FROM case_file f JOIN case_contact l ON l.case_id = f.id \
             JOIN contact c ON c.id = l.contact_id WHERE c.email_folded = '{address}'"
        );
        let found = self.bench.raw_texts(&text).await.unwrap();
        found.into_iter().next().unwrap()
    }

    /// Letters and first reminders that are not at their end.
    async fn left(&self) -> u64 {
        let left = "SELECT CAST((SELECT COUNT(*) FROM delivery WHERE state IN ('queued', 'claimed', 'sending', 'unknown')) + \
                    (SELECT COUNT(*) FROM reminder WHERE rung = 'intake' AND state IN ('planned', 'bundled')) AS TEXT)";
        let left = self.bench.raw_texts(left).await.unwrap();
        left[0].parse().unwrap()
    }

    /// Where everything stands, for who looks why it failed.
    pub async fn state(&self) -> String {
        let states = "SELECT state || ' ' || CAST(COUNT(*) AS TEXT) FROM delivery GROUP BY state";
        let states = self.bench.raw_texts(states).await.unwrap();
        format!("{states:?}\n{}", self.place.said("one"))
    }
}

fn died(ended: &ExitStatus, round: &Round) {
    assert_eq!(ended.signal(), Some(ABORTED), "{round:?} ended: {ended}");
}
