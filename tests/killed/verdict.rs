//! What the server saw against what the database says.
//! Not here: the run.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::Write;

use tokio::time::Instant;

use crate::Run;
use crate::plan::Plan;
use crate::server::{Arrived, Log, Turn};

/// A letter as the database has it in the end.
#[derive(Debug)]
struct Letter {
    message_id: String,
    state: String,
    reason: String,
    address: String,
    /// Tasks that ask what became of it.
    tasks: usize,
    /// Tasks about its address, and those of them that are open.
    about_address: (usize, usize),
    /// Its attempts: phase, code, outcome and reply of each.
    attempts: Vec<String>,
}

/// The outcome of a run.
#[derive(Debug, Default)]
pub struct Verdict {
    letters: Vec<Letter>,
    kills: usize,
    copies: usize,
    doubles: usize,
    lost_track: usize,
    given_up: usize,
    never_arrived: usize,
    refused: usize,
    cancelled: usize,
    at_the_edge: usize,
    seconds: f64,
    /// What must not be.
    pub violations: Vec<String>,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} letters, {} kills in {:.1} s: {} copies arrived, {} of them second ones; track lost {} times; \
             {} refused for good, {} given up after three lost tracks ({} of them never arrived), {} cancelled because their duty was done; \
             {} bodies began while the duty was being recorded; {} violations",
            self.letters.len(),
            self.kills,
            self.seconds,
            self.copies,
            self.doubles,
            self.lost_track,
            self.refused,
            self.given_up,
            self.never_arrived,
            self.cancelled,
            self.at_the_edge,
            self.violations.len()
        )
    }
}

impl Verdict {
    /// Of a run that is over.
    pub async fn of(run: &Run<'_>, log: &Log) -> Self {
        let mut verdict = Self {
            letters: letters(run).await,
            kills: run.kills.len(),
            seconds: run.begun_at.elapsed().as_secs_f64(),
            ..Self::default()
        };
        let mut by_id: BTreeMap<&str, Vec<&Arrived>> = BTreeMap::new();
        for arrived in &log.arrived {
            by_id.entry(message_id(arrived)).or_default().push(arrived);
        }
        let letters = std::mem::take(&mut verdict.letters);
        for letter in &letters {
            let copies = by_id.remove(letter.message_id.as_str()).unwrap_or_default();
            verdict.judge(run, letter, &copies);
        }
        for unknown in by_id.keys() {
            verdict.must(false, || {
                format!("{unknown} arrived, and the database does not know it")
            });
        }
        verdict.one_letter_each(run, &letters);
        verdict.letters = letters;
        verdict
    }

    fn must(&mut self, holds: bool, why: impl FnOnce() -> String) {
        if !holds {
            self.violations.push(why());
        }
    }

    fn one_letter_each(&mut self, run: &Run<'_>, letters: &[Letter]) {
        let mut of: BTreeMap<&str, usize> = BTreeMap::new();
        for letter in letters {
            *of.entry(&letter.address).or_default() += 1;
        }
        for number in 0..run.plan.letters {
            let address = Plan::address(number);
            let many = of.get(address.as_str()).copied().unwrap_or_default();
            let done = run.done.contains_key(&address);
            self.must(many == 1 || (many == 0 && done), || {
                format!("{address} has {many} letters")
            });
        }
    }

    fn judge(&mut self, run: &Run<'_>, letter: &Letter, copies: &[&Arrived]) {
        let who = format!("{} to {}", letter.message_id, letter.address);
        let all = |letter: &Letter| format!("{who}: {letter:?}, {} arrivals", copies.len());
        let lost = letter.outcomes("lose_track");
        self.lost_track += lost;
        let same = copies.iter().all(|copy| copy.body == copies[0].body);
        self.must(same, || format!("{who}: the copies differ"));
        let there = copies
            .iter()
            .all(|copy| copy.recipient.to_lowercase() == letter.address);
        self.must(there, || format!("{who}: went to somebody else"));
        let taken: Vec<&Arrived> = copies.iter().copied().filter(|copy| taken(copy)).collect();
        self.copies += taken.len();
        self.doubles += taken.len().saturating_sub(1);
        let refused = run.plan.refused_at(&letter.address);
        let done = run.done.get(&letter.address);
        match (letter.state.as_str(), letter.reason.as_str()) {
            ("sent", _) => {
                self.must(!taken.is_empty(), || {
                    format!("never arrived: {}", all(letter))
                });
                self.must(taken.len() <= lost + 1, || {
                    format!("a copy that no attempt explains: {}", all(letter))
                });
            }
            ("dead", "address_refused" | "policy_refused") => {
                self.refused += 1;
                self.must(refused.is_some(), || {
                    format!("nobody refused it: {}", all(letter))
                });
                self.must(taken.is_empty(), || {
                    format!("refused and arrived: {}", all(letter))
                });
                let by_letter = usize::from(letter.reason == "policy_refused");
                self.must(letter.tasks == by_letter, || {
                    format!("nobody is asked: {}", all(letter))
                });
            }
            ("dead", "protocol_broken") => {
                self.refused += 1;
                let broken = letter.attempts.iter().filter(|one| one.contains(" 50"));
                self.must(broken.count() >= 3 && letter.tasks == 1, || {
                    format!(
                        "nobody broke the protocol, or nobody is asked: {}",
                        all(letter)
                    )
                });
                self.must(taken.len() <= lost, || {
                    format!("a copy that no attempt explains: {}", all(letter))
                });
            }
            ("dead", "lost_too_often") => {
                self.given_up += 1;
                // A person is asked to reach them: the server cut three times, and each may have been a copy.
                self.never_arrived += usize::from(taken.is_empty());
                self.must(lost == 3 && taken.len() <= 3, || {
                    format!("given up too soon: {}", all(letter))
                });
                self.must(letter.tasks == 1, || {
                    format!("nobody is asked: {}", all(letter))
                });
            }
            ("cancelled", "deadline_ended") => {
                self.cancelled += 1;
                self.must(done.is_some(), || {
                    format!("its duty is not done: {}", all(letter))
                });
                self.must(taken.len() <= lost, || {
                    format!("a copy that no attempt explains: {}", all(letter))
                });
                self.must(letter.tasks == usize::from(lost > 0), || {
                    format!("whether it arrived is nobody's question: {}", all(letter))
                });
            }
            _ => self.must(false, || format!("a wrong end: {}", all(letter))),
        }
        // A full mailbox and an address that does not exist are a caseworker's to hear of, until the letter gets through.
        let full = letter.attempts.iter().any(|one| one.contains("4.2.2 full"));
        let asked = usize::from(full || letter.reason == "address_refused");
        let (of_address, open) = letter.about_address;
        self.must(
            of_address == asked && (open == 0 || letter.state != "sent"),
            || format!("the task about its address is wrong: {}", all(letter)),
        );
        self.second_copies(run, letter, &taken);
        if let Some(done) = done {
            self.after_done(&who, *done, copies);
        }
    }

    /// A second copy only where the server or a kill cut between the dot and our commit.
    fn second_copies(&mut self, run: &Run<'_>, letter: &Letter, taken: &[&Arrived]) {
        for pair in taken.windows(2) {
            let (first, second) = (pair[0], pair[1]);
            let between = first.dot_at..=second.begun_at;
            let killed = run.kills.iter().any(|(at, _)| between.contains(at));
            let cut = !matches!(first.turn, None | Some(Turn::Drip(..)));
            // On a machine that stutters, a good answer may come too late as well.
            let late = letter
                .attempts
                .iter()
                .any(|attempt| attempt.contains("no answer within"));
            self.must(killed || cut || late, || {
                format!("a second copy without a kill or a cut: {letter:?}, {first:?}, {second:?}")
            });
        }
    }

    /// The mark is set after the 354 was read: a body whose 354 came after the duty was recorded was
    /// marked after it. One that only began after it may have been marked before.
    fn after_done(&mut self, who: &str, done: Instant, copies: &[&Arrived]) {
        for copy in copies {
            self.must(copy.go_at <= done, || {
                format!("{who}: sent although the duty was done")
            });
            self.at_the_edge += usize::from(copy.go_at <= done && copy.begun_at > done);
        }
    }

    /// Everything that happened, a line each, in milliseconds of the run.
    pub fn write(&self, file: &mut File, run: &Run<'_>, log: &Log) {
        let since = |at: Instant| at.duration_since(run.begun_at).as_millis();
        let mut line = |text: String| writeln!(file, "{text}").unwrap();
        line(format!("# seed {}, {}: {self}", run.plan.seed, run.kind()));
        for (at, sender) in &run.kills {
            line(format!("{} kill sender {sender}", since(*at)));
        }
        for (address, at) in &run.done {
            line(format!("{} done {address}", since(*at)));
        }
        for arrived in &log.arrived {
            line(format!(
                "{} arrived {} for {} in connection {}, {} bytes; 354 at {}, begun at {}; {}",
                since(arrived.dot_at),
                message_id(arrived),
                arrived.recipient,
                arrived.connection,
                arrived.body.len(),
                since(arrived.go_at),
                since(arrived.begun_at),
                arrived
                    .turn
                    .as_ref()
                    .map_or_else(|| "taken".to_owned(), |turn| format!("{turn:?}")),
            ));
        }
        for letter in &self.letters {
            line(format!("{letter:?}"));
        }
        for violation in &self.violations {
            line(format!("VIOLATION {violation}"));
        }
    }
}

impl Letter {
    fn outcomes(&self, outcome: &str) -> usize {
        let word = format!(" {outcome} ");
        self.attempts
            .iter()
            .filter(|attempt| attempt.contains(&word))
            .count()
    }
}

/// Whether the server took it: all but a clear no in time.
fn taken(arrived: &Arrived) -> bool {
    let no = |text: &str| text.starts_with(['4', '5']) && text.ends_with("\r\n");
    match &arrived.turn {
        Some(Turn::Say(text) | Turn::Half(text)) => !no(text),
        _ => true,
    }
}

fn message_id(arrived: &Arrived) -> &str {
    let mut lines = arrived.body.lines();
    let found = lines.find_map(|line| line.strip_prefix("Message-ID: "));
    found.unwrap_or("a letter without Message-ID")
}

async fn letters(run: &Run<'_>) -> Vec<Letter> {
    let text = "SELECT d.message_id || '|' || d.state || '|' || COALESCE(d.reason, '-') || '|' || d.address_folded || '|' || \
                CAST((SELECT COUNT(*) FROM task t WHERE t.subject_id = d.id AND t.kind = 'letter_failed') AS TEXT) || '|' || \
                CAST((SELECT COUNT(*) FROM task t WHERE t.subject_id = d.id AND t.kind = 'address_failed') AS TEXT) || '|' || \
                CAST((SELECT COUNT(*) FROM task t WHERE t.subject_id = d.id AND t.kind = 'address_failed' AND t.state = 'open') AS TEXT) \
                FROM delivery d ORDER BY d.id";
    let attempts = "SELECT d.message_id || '|' || a.phase || ' ' || COALESCE(CAST(a.code AS TEXT), '-') || ' ' || a.outcome || ' ' || \
                    COALESCE(a.reply, '-') FROM attempt a JOIN delivery d ON d.id = a.delivery_id ORDER BY d.id, a.fence";
    let (text, attempts) = (
        run.bench.raw_texts(text).await,
        run.bench.raw_texts(attempts).await,
    );
    let mut tries: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in attempts.unwrap() {
        let (id, one) = row.split_once('|').unwrap();
        tries.entry(id.to_owned()).or_default().push(one.to_owned());
    }
    let letter = |row: String| {
        let mut cells = row.split('|').map(str::to_owned);
        let mut cell = || cells.next().unwrap();
        let message_id = cell();
        Letter {
            attempts: tries.remove(&message_id).unwrap_or_default(),
            message_id,
            state: cell(),
            reason: cell(),
            address: cell(),
            tasks: cell().parse().unwrap(),
            about_address: (cell().parse().unwrap(), cell().parse().unwrap()),
        }
    };
    text.unwrap().into_iter().map(letter).collect()
}
