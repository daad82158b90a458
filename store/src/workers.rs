//! The pulse of every process that runs jobs: who is there, when each last looked, and who fell silent.
//! Not here: deciding what silence means, and the letters themselves.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// A sign of life; the first one makes the row.
    BEAT [hot] = "INSERT INTO worker (name, started_at, beat_at, expected_at, swept_at) \
                  VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at, \
                  expected_at = excluded.expected_at, swept_at = excluded.swept_at";
    /// One that ended well leaves nothing behind.
    END [hot] = "DELETE FROM worker WHERE name = $1";
    /// All but one: on a file, whoever starts knows that nobody else is there.
    END_OTHERS = "DELETE FROM worker WHERE name <> $1";
    /// Everybody, with the letters each holds; an installation has few.
    LIST = "SELECT w.name, w.started_at, w.beat_at, w.expected_at, w.swept_at, \
            (SELECT count(*) FROM delivery d WHERE d.lease_until IS NOT NULL AND d.claimed_by = w.name) AS in_hand \
            FROM worker w ORDER BY w.started_at, w.name";
    /// Whether anybody else should be alive.
    OTHER [hot] = "SELECT name FROM worker WHERE expected_at >= $1 AND name <> $2 LIMIT 1";
    /// Those that have been silent for long.
    PRUNE [hot] = "DELETE FROM worker WHERE name IN \
                   (SELECT name FROM worker WHERE expected_at <= $1 ORDER BY expected_at, name LIMIT $2)";
}

/// One process that runs jobs, as its claims name it: the number of the process and a random part, new
/// at every start. Neither says on which machine.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct WorkerName(pub String);

impl std::fmt::Display for WorkerName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One sign of life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat {
    /// Whose.
    pub name: WorkerName,
    /// When the process started.
    pub started_at: DateTime<Utc>,
    /// When the last look at what is due went well.
    pub swept_at: Option<DateTime<Utc>>,
}

/// A worker as the database knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerLine {
    /// Which one.
    pub name: WorkerName,
    /// When the process started.
    pub started_at: DateTime<Utc>,
    /// Its last sign of life.
    pub beat_at: DateTime<Utc>,
    /// By when the next one comes, if it lives.
    pub expected_at: DateTime<Utc>,
    /// When its last look at what is due went well.
    pub swept_at: Option<DateTime<Utc>>,
    /// Letters it claimed that are not ended or taken back.
    pub in_hand: i64,
}

/// What a worker's row says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WorkerState {
    /// It looks for what is due.
    Looks,
    /// It lives, and its looks fail.
    Fails,
    /// It missed its time: it ended without taking its leave, or cannot reach the database.
    Silent,
}

impl WorkerState {
    /// Every state, the best first.
    pub const ALL: [Self; 3] = [Self::Looks, Self::Fails, Self::Silent];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Looks => "looks",
            Self::Fails => "fails",
            Self::Silent => "silent",
        }
    }
}

impl WorkerLine {
    /// How it stands. Looks that fail are borne as long as silence is.
    pub fn state(&self, now: DateTime<Utc>) -> WorkerState {
        let patience = self.expected_at - self.beat_at;
        let looked = self.swept_at.unwrap_or(self.started_at);
        if self.expected_at < now {
            WorkerState::Silent
        } else if now - looked > patience {
            WorkerState::Fails
        } else {
            WorkerState::Looks
        }
    }
}

/// Whether anybody looks for what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watched {
    /// Somebody does.
    Yes,
    /// Nobody, since the last sign of life.
    NotSince(DateTime<Utc>),
    /// Nobody, and no sign of life is on record.
    Never,
}

/// Whether any of these workers looks for what is due.
pub fn watched(workers: &[WorkerLine], now: DateTime<Utc>) -> Watched {
    if workers
        .iter()
        .any(|one| one.state(now) == WorkerState::Looks)
    {
        return Watched::Yes;
    }
    let last = workers.iter().map(|one| one.beat_at).max();
    last.map_or(Watched::Never, Watched::NotSince)
}

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    started_at: DateTime<Utc>,
    beat_at: DateTime<Utc>,
    expected_at: DateTime<Utc>,
    swept_at: Option<DateTime<Utc>>,
    in_hand: i64,
}

impl From<Row> for WorkerLine {
    fn from(row: Row) -> Self {
        Self {
            name: WorkerName(row.name),
            started_at: row.started_at,
            beat_at: row.beat_at,
            expected_at: row.expected_at,
            swept_at: row.swept_at,
            in_hand: row.in_hand,
        }
    }
}

/// Writes a sign of life; the next one comes within `patience`.
pub async fn beat(
    tx: &mut Tx,
    beat: &Beat,
    now: DateTime<Utc>,
    patience: TimeDelta,
) -> Result<(), StoreError> {
    let expected = now.checked_add_signed(patience).unwrap_or(now);
    let (started, now, expected) = (micros(beat.started_at), micros(now), micros(expected));
    let swept = beat.swept_at.map(micros);
    let name = beat.name.0.as_str();
    run!(tx, BEAT, [name, started, now, expected, swept], execute).map(|_| ())
}

/// Takes out one that ended well; whether it was there.
pub async fn end(tx: &mut Tx, name: &WorkerName) -> Result<bool, StoreError> {
    Ok(run!(tx, END, [name.0.as_str()], execute)? == 1)
}

/// Takes out everybody else, for a process that knows itself to be the only one; gives how many.
pub async fn end_others(tx: &mut Tx, name: &WorkerName) -> Result<u64, StoreError> {
    run!(tx, END_OTHERS, [name.0.as_str()], execute)
}

/// Whether somebody else gave a sign of life that still counts.
pub async fn others_live(
    tx: &mut Tx,
    name: &WorkerName,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    type Row = (String,);
    let other = run!(tx, OTHER, [micros(now), name.0.as_str()], optional Row)?;
    Ok(other.is_some())
}

/// Everybody, the oldest first.
pub async fn list(tx: &mut Tx) -> Result<Vec<WorkerLine>, StoreError> {
    let rows = run!(tx, LIST, [], all Row)?;
    Ok(rows.into_iter().map(WorkerLine::from).collect())
}

/// Forgets those who should have beaten before `before`, at most `limit`; gives how many.
pub async fn prune(tx: &mut Tx, before: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    run!(tx, PRUNE, [micros(before), i64::from(limit)], execute)
}
