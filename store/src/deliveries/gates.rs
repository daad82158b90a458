//! The gates of the ways letters take, shared by all processes: read and changed under a lock.
//! Not here: when a gate opens and how far apart letters are (`casework::gate`, `casework::pace`).

use casework::gate::{Gate, Heard, Shut, Way, Word};
use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// One that was never there.
    MAKE [hot] = "INSERT INTO sending_gate (domain, heard_at) VALUES ($1, $2) ON CONFLICT (domain) DO NOTHING";
    /// One gate, held. SQLite has one writer and needs no lock.
    HOLD [hot] = {
        sqlite "SELECT domain, free_at, percent, failures, refusals, successes, step, shut_since, shut_until, probe_until \
                FROM sending_gate WHERE domain = $1",
        postgres "SELECT domain, free_at, percent, failures, refusals, successes, step, shut_since, shut_until, probe_until \
                  FROM sending_gate WHERE domain = $1 FOR UPDATE"
    };
    /// What became of it.
    PUT [hot] = "UPDATE sending_gate SET free_at = $2, percent = $3, failures = $4, refusals = $5, successes = $6, step = $7, \
                 shut_since = $8, shut_until = $9, probe_until = $10, heard_at = $11 WHERE domain = $1";
    /// Which of two remember trouble. The mail server's own row is always there.
    TROUBLED [hot] = "SELECT domain FROM sending_gate WHERE domain IN ('', $1) \
                      AND (failures > 0 OR refusals > 0 OR percent < 100 OR shut_since IS NOT NULL)";
    /// Whether any way is left alone.
    ANY_SHUT [hot] = "SELECT domain FROM sending_gate WHERE shut_since IS NOT NULL ORDER BY domain LIMIT 1";
    /// When the first way that is left alone may be tried.
    NEXT_PROBE [hot] = "SELECT MIN(CASE WHEN probe_until > shut_until THEN probe_until ELSE shut_until END) \
                        FROM sending_gate WHERE shut_since IS NOT NULL \
                        AND (shut_until > $1 OR probe_until > $1)";
    /// When somebody may next be written to whose turn has not come.
    NEXT_TURN [hot] = "SELECT free_at FROM sending_gate WHERE free_at IS NOT NULL AND free_at > $1 ORDER BY free_at, domain LIMIT 1";
    /// All that remember trouble, for people; an installation writes to few domains in an hour.
    LIST = "SELECT domain, free_at, percent, failures, refusals, successes, step, shut_since, shut_until, probe_until \
            FROM sending_gate WHERE failures > 0 OR refusals > 0 OR percent < 100 OR shut_since IS NOT NULL ORDER BY domain LIMIT $1";
    /// Domains nobody has heard of for long.
    PRUNE [hot] = "DELETE FROM sending_gate WHERE domain IN (SELECT domain FROM sending_gate \
                   WHERE heard_at <= $1 AND domain <> '' ORDER BY heard_at, domain LIMIT $2)";
}

/// The gate of our mail server, through which all letters pass. Its row is there from the beginning.
pub const RELAY: &str = "";

type Key = (String,);

#[derive(sqlx::FromRow)]
struct Row {
    domain: String,
    free_at: Option<DateTime<Utc>>,
    percent: i32,
    failures: i32,
    refusals: i32,
    successes: i32,
    step: i32,
    shut_since: Option<DateTime<Utc>>,
    shut_until: Option<DateTime<Utc>>,
    probe_until: Option<DateTime<Utc>>,
}

impl From<Row> for Gate {
    fn from(row: Row) -> Self {
        let shut = row.shut_since.zip(row.shut_until);
        Self {
            free_at: row.free_at,
            percent: row.percent.unsigned_abs(),
            failures: row.failures.unsigned_abs(),
            refusals: row.refusals.unsigned_abs(),
            successes: row.successes.unsigned_abs(),
            step: row.step.unsigned_abs(),
            shut: shut.map(|(since, until)| Shut { since, until }),
            probe_until: row.probe_until,
        }
    }
}

/// One gate, held until the transaction ends.
pub async fn hold(tx: &mut Tx, domain: &str, now: DateTime<Utc>) -> Result<Gate, StoreError> {
    if let Some(row) = run!(tx, HOLD, [domain], optional Row)? {
        return Ok(row.into());
    }
    run!(tx, MAKE, [domain, micros(now)], execute)?;
    Ok(run!(tx, HOLD, [domain], one Row)?.into())
}

/// Writes what became of a gate that is held.
pub async fn put(
    tx: &mut Tx,
    domain: &str,
    gate: &Gate,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let number = |of: u32| i32::try_from(of).unwrap_or(i32::MAX);
    let (percent, step) = (number(gate.percent), number(gate.step));
    let (failures, refusals) = (number(gate.failures), number(gate.refusals));
    let successes = number(gate.successes);
    let (since, until) = gate
        .shut
        .map(|shut| (micros(shut.since), micros(shut.until)))
        .unzip();
    let (free, probe) = (gate.free_at.map(micros), gate.probe_until.map(micros));
    run!(
        tx,
        PUT,
        [
            domain,
            free,
            percent,
            failures,
            refusals,
            successes,
            step,
            since,
            until,
            probe,
            micros(now)
        ],
        execute
    )
    .map(|_| ())
}

/// Tells the gates of a letter's ways what its answer said of them. Good news about ways without trouble
/// is no news, so that letters do not wait for each other. Gives the instant before which our mail server
/// is left alone.
pub async fn hear(
    tx: &mut Tx,
    domain: &str,
    heard: Heard,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    if heard.relay.is_none() && heard.domain.is_none() {
        return Ok(None);
    }
    let troubled = run!(tx, TROUBLED, [domain], all Key)?;
    let mut alone_until = None;
    for (name, way, word) in [
        (RELAY, Way::Relay, heard.relay),
        (domain, Way::Domain, heard.domain),
    ] {
        let Some(word) = word else { continue };
        if word == Word::Well && !troubled.iter().any(|(one,)| one == name) {
            continue;
        }
        let mut gate = hold(tx, name, now).await?;
        gate.hears(way, word, heard.breaker, now);
        put(tx, name, &gate, now).await?;
        if way == Way::Relay {
            alone_until = gate
                .shut
                .map(|shut| shut.until)
                .filter(|until| *until > now);
        }
    }
    Ok(alone_until)
}

/// Whether any way is left alone, so that letters pass one at a time.
pub async fn any_shut(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(run!(tx, ANY_SHUT, [], optional Key)?.is_some())
}

/// When a letter may next leave that has to wait now.
pub async fn next(tx: &mut Tx, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
    type Probe = (Option<DateTime<Utc>>,);
    type Turn = (DateTime<Utc>,);
    let (probe,) = run!(tx, NEXT_PROBE, [micros(now)], one Probe)?;
    let turn = run!(tx, NEXT_TURN, [micros(now)], optional Turn)?;
    Ok(probe.into_iter().chain(turn.map(|(at,)| at)).min())
}

/// Every gate that remembers trouble, by mail domain ([`RELAY`] is our mail server), at most `limit`.
pub async fn troubled(tx: &mut Tx, limit: u32) -> Result<Vec<(String, Gate)>, StoreError> {
    let rows = run!(tx, LIST, [i64::from(limit)], all Row)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.domain.clone(), row.into()))
        .collect())
}

/// Forgets domains of which nothing was heard since an instant, at most `limit`; gives how many.
pub async fn prune(tx: &mut Tx, before: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    run!(tx, PRUNE, [micros(before), i64::from(limit)], execute)
}
