//! Who was first: the database itself writes down each mark and each duty that is met, in the order of their commits,
//! and the mail server says what arrived.
//! Not here: bringing it about.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use store::Kind;
use store::testing::TestStore;

use crate::office::Office;
use crate::server::Arrived;

/// SQLite has one writer: the order of its rows is that of the commits.
const SQLITE: &str = "\
    CREATE TABLE commit_order (seq INTEGER PRIMARY KEY AUTOINCREMENT, letter TEXT, deadline BLOB NOT NULL) STRICT; \
    CREATE TRIGGER marks AFTER UPDATE OF state ON delivery WHEN NEW.state = 'sending' AND OLD.state <> 'sending' BEGIN \
      INSERT INTO commit_order (letter, deadline) SELECT NEW.message_id, r.deadline_id FROM reminder r \
      WHERE r.delivery_id = NEW.id AND r.state <> 'covered'; END; \
    CREATE TRIGGER mets AFTER UPDATE OF state ON deadline WHEN NEW.state = 'met' AND OLD.state <> 'met' BEGIN \
      INSERT INTO commit_order (deadline) VALUES (NEW.id); END;";

/// On PostgreSQL the rows are written at the commit, one transaction after the other: whoever numbers its row holds
/// a lock until its commit is there for others to see.
const POSTGRES: &str = "\
    CREATE TABLE commit_order (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, letter TEXT, deadline UUID NOT NULL); \
    CREATE FUNCTION write_mark() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
      PERFORM pg_advisory_xact_lock(4711); \
      INSERT INTO commit_order (letter, deadline) SELECT NEW.message_id, r.deadline_id FROM reminder r \
      WHERE r.delivery_id = NEW.id AND r.state <> 'covered'; RETURN NULL; END $$; \
    CREATE FUNCTION write_met() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
      PERFORM pg_advisory_xact_lock(4711); \
      INSERT INTO commit_order (deadline) VALUES (NEW.id); RETURN NULL; END $$; \
    CREATE CONSTRAINT TRIGGER marks AFTER UPDATE ON delivery DEFERRABLE INITIALLY DEFERRED FOR EACH ROW \
      WHEN (NEW.state = 'sending' AND OLD.state <> 'sending') EXECUTE FUNCTION write_mark(); \
    CREATE CONSTRAINT TRIGGER mets AFTER UPDATE ON deadline DEFERRABLE INITIALLY DEFERRED FOR EACH ROW \
      WHEN (NEW.state = 'met' AND OLD.state <> 'met') EXECUTE FUNCTION write_met();";

/// Has the database write down the order of commits from here on.
pub async fn witness(bench: &TestStore) {
    let text = match bench.kind() {
        Kind::Sqlite => SQLITE,
        Kind::Postgres => POSTGRES,
    };
    bench.raw(text).await.unwrap();
}

/// A line of the order: a mark of a letter, or a duty that is met.
struct Line {
    seq: u64,
    letter: Option<String>,
    deadline: String,
}

/// What is said of a run that is over, and what must not be.
pub async fn judged(office: &Office<'_>) -> (String, Vec<String>) {
    let mut violations = Vec::new();
    let (bench, done) = (office.bench, office.clients.done());
    let lines = lines(bench).await;
    let mut met: BTreeMap<&str, u64> = BTreeMap::new();
    let mut marks: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    for line in &lines {
        match &line.letter {
            Some(letter) => {
                marks.entry(letter).or_default().insert(line.seq);
            }
            None => {
                met.entry(&line.deadline).or_insert(line.seq);
            }
        }
    }
    let late = lines.iter().filter(|line| {
        let first = met.get(line.deadline.as_str());
        line.letter.is_some() && first.is_some_and(|met| *met < line.seq)
    });
    for line in late {
        violations.push(format!(
            "{:?} was marked after {} was met",
            line.letter, line.deadline
        ));
    }
    let log = office.server.log();
    let mut copies: BTreeMap<&str, Vec<&Arrived>> = BTreeMap::new();
    for arrived in &log.arrived {
        copies.entry(message_id(arrived)).or_default().push(arrived);
        let after = done
            .get(&arrived.recipient)
            .is_some_and(|done| arrived.go_at > done.at);
        if after {
            violations.push(format!(
                "{} left after its duty was done",
                message_id(arrived)
            ));
        }
    }
    for (letter, copies) in &copies {
        let marks = marks.get(letter).map_or(0, BTreeSet::len);
        if copies.len() > marks {
            violations.push(format!(
                "{letter} left {} times on {marks} marks",
                copies.len()
            ));
        }
        if copies.iter().any(|copy| copy.body != copies[0].body) {
            violations.push(format!("the copies of {letter} differ"));
        }
    }
    let states = states(bench).await;
    let count = |state: &str| states.iter().filter(|(_, is)| is == state).count();
    for (letter, _) in states.iter().filter(|(_, state)| state == "sent") {
        if !copies.contains_key(letter.as_str()) {
            violations.push(format!("{letter} is said to be sent and never arrived"));
        }
    }
    let all = usize::try_from(office.plan.letters).unwrap();
    if met.len() < all || done.len() != all {
        violations.push(format!(
            "{} of {all} duties are met, {} answered",
            met.len(),
            done.len()
        ));
    }
    // Who never met is no witness of who came first.
    let refused = log.unfinished.len();
    if count("sent") == 0 || refused == 0 || count("cancelled") == 0 {
        violations.push("mark and met never met".to_owned());
    }
    let (mail, database) = (
        office.mail_network.figures(),
        office.database_network.as_ref(),
    );
    let told = format!(
        "{}: {all} duties met through the API in {:.1} s, {} of them asked more than once, {} answered from memory; {} letters sent, \
         {} cancelled, {refused} of them or of their tries turned back at the mark or cut, {} marks, {} copies too many; \
         to the mail server {} connections cut and {} closed half, to the database {} cut; {} sends after met, {} violations",
        if bench.kind() == Kind::Sqlite {
            "SQLite"
        } else {
            "PostgreSQL"
        },
        office.begun_at.elapsed().as_secs_f64(),
        done.values().filter(|done| done.asked > 1).count(),
        done.values().filter(|done| done.replayed).count(),
        count("sent"),
        count("cancelled"),
        marks.values().map(BTreeSet::len).sum::<usize>(),
        copies
            .values()
            .map(|copies| copies.len() - 1)
            .sum::<usize>(),
        mail.cut,
        mail.half_closed,
        database.map_or(0, |network| network.figures().cut),
        violations
            .iter()
            .filter(|one| one.contains(" after "))
            .count(),
        violations.len(),
    );
    write(office, &told, &lines, &log.arrived, &violations);
    (told, violations)
}

/// Everything that happened, where the environment says.
fn write(
    office: &Office<'_>,
    told: &str,
    lines: &[Line],
    arrived: &[Arrived],
    violations: &[String],
) {
    let Some(path) = &office.plan.log else { return };
    let since =
        |at: tokio::time::Instant| at.saturating_duration_since(office.begun_at).as_millis();
    let mut text = format!("# seed {}, {told}\n", office.plan.seed);
    for line in lines {
        match &line.letter {
            Some(letter) => writeln!(
                text,
                "commit {} mark {letter} deadline {}",
                line.seq, line.deadline
            ),
            None => writeln!(text, "commit {} met deadline {}", line.seq, line.deadline),
        }
        .unwrap();
    }
    for (address, done) in office.clients.done() {
        writeln!(
            text,
            "{} done {address}, asked {} times",
            since(done.at),
            done.asked
        )
        .unwrap();
    }
    for one in arrived {
        let (go, dot) = (since(one.go_at), since(one.dot_at));
        writeln!(
            text,
            "{dot} arrived {} for {}, 354 at {go}",
            message_id(one),
            one.recipient
        )
        .unwrap();
    }
    for violation in violations {
        writeln!(text, "VIOLATION {violation}").unwrap();
    }
    let mut file = std::fs::File::options()
        .create(true)
        .append(true)
        .open(path)
        .unwrap();
    std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
}

fn message_id(arrived: &Arrived) -> &str {
    let mut lines = arrived.body.lines();
    let found = lines.find_map(|line| line.strip_prefix("Message-ID: "));
    found.unwrap_or("a letter without Message-ID")
}

async fn lines(bench: &TestStore) -> Vec<Line> {
    let deadline = match bench.kind() {
        Kind::Sqlite => "lower(hex(deadline))",
        Kind::Postgres => "CAST(deadline AS TEXT)",
    };
    let text = format!(
        "SELECT CAST(seq AS TEXT) || ' ' || {deadline} || ' ' || COALESCE(letter, '') FROM commit_order ORDER BY seq"
    );
    let rows = bench.raw_texts(&text).await.unwrap();
    let line = |row: &String| {
        let cells: Vec<&str> = row.splitn(3, ' ').collect();
        Line {
            seq: cells[0].parse().unwrap(),
            deadline: cells[1].to_owned(),
            letter: Some(cells[2].to_owned()).filter(|letter| !letter.is_empty()),
        }
    };
    rows.iter().map(line).collect()
}

/// Each letter with its state.
async fn states(bench: &TestStore) -> Vec<(String, String)> {
    let text = "SELECT message_id || ' ' || state FROM delivery ORDER BY id";
    let rows = bench.raw_texts(text).await.unwrap();
    let row = |row: &String| {
        let (letter, state) = row.split_once(' ').unwrap();
        (letter.to_owned(), state.to_owned())
    };
    rows.iter().map(row).collect()
}
