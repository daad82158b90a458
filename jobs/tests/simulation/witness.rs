//! What must hold whatever happens: the invariants of the delivery, each with its number. A journal kept by
//! the database itself shows every change of a letter; the ledger of the post office shows what arrived.
//! Not here: scans of whole tables (`scans.rs`).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use store::Kind;
use store::testing::TestStore;

use super::calendar::{Hours, dates_in, is_urgent_hour, local, plain_text};
use super::choices::Seen;
use super::post_office::Accepted;

/// Something that must not happen did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub invariant: u32,
    pub what: String,
}

pub fn broken<T>(invariant: u32, what: impl Into<String>) -> Result<T, Violation> {
    let what = what.into();
    Err(Violation { invariant, what })
}

/// A change of a letter.
#[derive(Clone, Debug)]
pub struct Moved {
    pub letter: String,
    pub was: String,
    pub now: String,
    pub fence_was: i64,
    pub fence: i64,
    pub claims: i64,
    pub leased: bool,
    pub untrue: i64,
    pub last: bool,
    pub kind: String,
    pub closes_at: DateTime<Utc>,
    pub next_try_at: DateTime<Utc>,
}

/// The letter that was moved on when the journal was written.
#[derive(Clone, Debug)]
pub struct Mover {
    pub hand: u64,
    pub letter: String,
    pub fence: i64,
}

#[derive(Clone, Debug, Default)]
pub struct Letter {
    kind: String,
    urgent: bool,
    /// Hands that sent it, and what their copies were.
    pub copies: Vec<(u64, Vec<u8>)>,
    marks: BTreeSet<i64>,
}

#[derive(Default)]
pub struct Witness {
    pub letters: BTreeMap<String, Letter>,
    /// Letters that have no end yet, with their state.
    live: BTreeMap<String, String>,
    /// Hands after whose mark something was lost: they may cost one more copy.
    pub excused: BTreeSet<u64>,
    /// Letters that reached an address on a day.
    days: BTreeMap<(String, NaiveDate), BTreeSet<String>>,
    pub accepted: u64,
    pub marks: u64,
}

/// The journal: a table and two triggers that only a run has.
pub async fn keep_journal(bench: &TestStore) {
    const COLUMNS: &str = "letter, was, now, fence_was, fence, claims, leased, untrue, last_rung, kind, closes_at, next_try_at";
    let untrue = "(SELECT COUNT(*) FROM reminder r JOIN deadline d ON d.id = r.deadline_id WHERE r.delivery_id = NEW.id \
                  AND r.state <> 'covered' AND r.rung <> 'dropped' AND d.state <> 'open')";
    let last = "(SELECT COUNT(*) FROM reminder r WHERE r.delivery_id = NEW.id AND r.rung = 'last')";
    let row = |was: &str, fence: &str, id: &str, leased: &str| {
        format!(
            "INSERT INTO journal ({COLUMNS}) VALUES ({id}, {was}, NEW.state, {fence}, NEW.fence, NEW.claims, {leased}, \
             {untrue}, {last}, NEW.kind, NEW.closes_at, NEW.next_try_at);"
        )
    };
    match bench.kind() {
        Kind::Sqlite => {
            let (id, leased) = ("lower(hex(NEW.id))", "NEW.lease_until IS NOT NULL");
            let text = format!(
                "CREATE TABLE journal (n INTEGER PRIMARY KEY, letter, was, now, fence_was, fence, claims, leased, untrue, last_rung, \
                 kind, closes_at, next_try_at);
                 CREATE TRIGGER journal_new AFTER INSERT ON delivery BEGIN {} END;
                 CREATE TRIGGER journal_moved AFTER UPDATE ON delivery BEGIN {} END;",
                row("'-'", "0", id, leased),
                row("OLD.state", "OLD.fence", id, leased)
            );
            bench.raw(&text).await.unwrap();
        }
        Kind::Postgres => {
            let (id, leased) = (
                "replace(NEW.id::text, '-', '')",
                "(CASE WHEN NEW.lease_until IS NOT NULL THEN 1 ELSE 0 END)",
            );
            let text = format!(
                "CREATE TABLE journal (n BIGSERIAL PRIMARY KEY, letter TEXT, was TEXT, now TEXT, fence_was BIGINT, fence BIGINT, \
                 claims BIGINT, leased INT, untrue BIGINT, last_rung BIGINT, kind TEXT, closes_at TIMESTAMPTZ, next_try_at TIMESTAMPTZ);
                 CREATE FUNCTION journal_new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {} RETURN NEW; END $$;
                 CREATE FUNCTION journal_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {} RETURN NEW; END $$;
                 CREATE TRIGGER journal_new AFTER INSERT ON delivery FOR EACH ROW EXECUTE FUNCTION journal_new();
                 CREATE TRIGGER journal_moved AFTER UPDATE ON delivery FOR EACH ROW EXECUTE FUNCTION journal_moved();",
                row("'-'", "0", id, leased),
                row("OLD.state", "OLD.fence", id, leased)
            );
            bench.raw(&text).await.unwrap();
        }
    }
}

/// Reads an instant as each database writes it into a text.
pub fn instant(text: &str) -> DateTime<Utc> {
    let text = text.replacen(' ', "T", 1);
    let text = match text.len() - text.rfind('+').unwrap_or(text.len()) {
        3 => format!("{text}:00"),
        _ => text,
    };
    text.parse()
        .unwrap_or_else(|_| panic!("an instant: {text}"))
}

/// What the journal holds since the last look.
pub async fn read_journal(bench: &TestStore) -> Vec<Moved> {
    let text = "SELECT letter || '|' || was || '|' || now || '|' || fence_was || '|' || fence || '|' || claims || '|' || leased \
                || '|' || untrue || '|' || last_rung || '|' || kind || '|' || closes_at || '|' || next_try_at FROM journal ORDER BY n";
    let rows = bench.raw_texts(text).await.unwrap();
    if !rows.is_empty() {
        bench.raw("DELETE FROM journal").await.unwrap();
    }
    let moved = |row: &String| {
        let cells: Vec<&str> = row.split('|').collect();
        let number = |at: usize| cells[at].parse::<i64>().unwrap();
        Moved {
            letter: cells[0].to_owned(),
            was: cells[1].to_owned(),
            now: cells[2].to_owned(),
            fence_was: number(3),
            fence: number(4),
            claims: number(5),
            leased: number(6) == 1,
            untrue: number(7),
            last: number(8) > 0,
            kind: cells[9].to_owned(),
            closes_at: instant(cells[10]),
            next_try_at: instant(cells[11]),
        }
    };
    rows.iter().map(moved).collect()
}

impl Witness {
    /// How long nobody needs to look.
    pub fn patience(&self) -> TimeDelta {
        let under_way = |state: &String| state != "queued";
        match self.live.values().any(under_way) {
            true => TimeDelta::minutes(10),
            false if self.live.is_empty() => TimeDelta::days(2),
            false => TimeDelta::hours(3),
        }
    }

    /// Looks at one change of a letter. `held`: the claim was made by a look that knew of a hold.
    pub fn sees(
        &mut self,
        moved: &Moved,
        mover: Option<&Mover>,
        (held, hours, now): (bool, &Hours, DateTime<Utc>),
        seen: &mut Seen,
    ) -> Result<(), Violation> {
        let id = &moved.letter;
        let letter = self.letters.entry(id.clone()).or_default();
        letter.kind.clone_from(&moved.kind);
        if moved.leased != matches!(moved.now.as_str(), "claimed" | "sending") {
            return broken(
                2,
                format!("letter {id}: {} and its lease do not fit", moved.now),
            );
        }
        if moved.fence < moved.fence_was {
            return broken(
                3,
                format!(
                    "letter {id}: fence {} after {}",
                    moved.fence, moved.fence_was
                ),
            );
        }
        if moved.was == moved.now {
            seen.count(format!("renewed {}", moved.now));
            return Ok(());
        }
        seen.count(format!("{} -> {}", moved.was, moved.now));
        match moved.now.as_str() {
            "queued" | "claimed" | "sending" | "unknown" => {
                self.live.insert(id.clone(), moved.now.clone());
            }
            _ => {
                self.live.remove(id);
            }
        }
        match (moved.was.as_str(), moved.now.as_str()) {
            ("queued", "claimed") => {
                let ordinary = hours.is_open(now);
                letter.urgent = moved.kind == "correction"
                    || moved.last
                    || moved.closes_at <= hours.next_opening(now);
                if !(ordinary || letter.urgent && is_urgent_hour(now)) {
                    return broken(
                        15,
                        format!("letter {id} claimed at {now}, when it may not leave"),
                    );
                }
                if held {
                    return broken(18, format!("letter {id} claimed during a hold"));
                }
                if moved.claims > 8 {
                    return broken(13, format!("letter {id}: {} claims", moved.claims));
                }
            }
            (was, "sending") => {
                self.marks += 1;
                if !letter.marks.insert(moved.fence) {
                    return broken(
                        3,
                        format!("letter {id}: two marks with fence {}", moved.fence),
                    );
                }
                if moved.untrue > 0 {
                    return broken(
                        4,
                        format!(
                            "letter {id} marked although {} of its dates ended",
                            moved.untrue
                        ),
                    );
                }
                let own =
                    mover.is_some_and(|mover| mover.letter == *id && mover.fence == moved.fence);
                if was != "claimed" || !own {
                    let by = mover.map(|mover| mover.fence);
                    return broken(
                        5,
                        format!("letter {id} with fence {} marked by {by:?}", moved.fence),
                    );
                }
            }
            (_, "sent") if letter.copies.is_empty() => {
                return broken(8, format!("letter {id} is sent and was never taken"));
            }
            // Who stood still says late what was decided before.
            ("claimed" | "sending", "queued")
                if moved.next_try_at < now + TimeDelta::seconds(30)
                    && !mover.is_some_and(|mover| self.excused.contains(&mover.hand)) =>
            {
                let wait = moved.next_try_at - now;
                return broken(
                    13,
                    format!(
                        "letter {id}, {} with fence {}, is tried again after {} s",
                        moved.was,
                        moved.fence,
                        wait.num_seconds()
                    ),
                );
            }
            _ => {}
        }
        Ok(())
    }

    /// Looks at a letter that the mail server took. `allowed`: the dates it may name.
    pub fn arrives(
        &mut self,
        one: &Accepted,
        hours: &Hours,
        allowed: &BTreeSet<NaiveDate>,
    ) -> Result<(), Violation> {
        self.accepted += 1;
        let id = one.delivery.0.simple().to_string();
        let letter = self.letters.entry(id.clone()).or_default();
        // A letter that was claimed in time may take a while.
        let shortly_before = one.at - TimeDelta::minutes(30);
        let open = |at| hours.is_open(at) || letter.urgent && is_urgent_hour(at);
        if !open(one.at) && !open(shortly_before) {
            return broken(15, format!("letter {id} left at {}", one.at));
        }
        if let Some((_, first)) = letter.copies.first()
            && *first != one.bytes
        {
            return broken(6, format!("letter {id}: two copies that differ"));
        }
        let text = plain_text(&one.bytes);
        let named = dates_in(&text);
        if let Some(wrong) = named.iter().find(|day| !allowed.contains(day)) {
            return broken(
                16,
                format!("letter {id} names {wrong}; its dates are {allowed:?}"),
            );
        }
        if letter.kind == "reminder" && !letter.urgent {
            let (day, _) = local(one.at);
            let there = self
                .days
                .entry((one.to.to_ascii_lowercase(), day))
                .or_default();
            there.insert(id.clone());
            // One that may have been lost counts for nothing.
            let sure = |id: &&String| {
                let copies = self.letters.get(*id).map(|letter| &letter.copies);
                copies.is_none_or(|copies| {
                    !copies.iter().any(|(hand, _)| self.excused.contains(hand))
                })
            };
            if there.iter().filter(sure).count() > 1 {
                return broken(
                    17,
                    format!("two letters to one address on {day}: {there:?}"),
                );
            }
        }
        let letter = self.letters.entry(id.clone()).or_default();
        letter.copies.push((one.hand, one.bytes.clone()));
        Ok(())
    }

    /// A second copy needs an attempt before it of which something was lost. Letters at work are not
    /// judged yet.
    pub fn counts_copies(&self, at_work: &BTreeSet<String>) -> Result<(), Violation> {
        for (id, letter) in self.letters.iter().filter(|(id, _)| !at_work.contains(*id)) {
            let sure = letter
                .copies
                .iter()
                .filter(|(hand, _)| !self.excused.contains(hand));
            if letter.copies.len() > 1 && sure.count() > 1 {
                let copies: Vec<_> = letter.copies.iter().map(|(hand, _)| hand).collect();
                return broken(
                    7,
                    format!(
                        "letter {id} was taken {} times, by {copies:?}",
                        letter.copies.len()
                    ),
                );
            }
        }
        Ok(())
    }

    /// How many copies more than letters.
    pub fn doubles(&self) -> u64 {
        self.letters
            .values()
            .map(|letter| letter.copies.len().saturating_sub(1) as u64)
            .sum()
    }
}
