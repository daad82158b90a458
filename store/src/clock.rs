//! What the database knows of time: the latest instant at which somebody was at work, when a clock was
//! last confirmed, who doubts its clock, and what the server's own clock says.
//! Not here: deciding whether a clock can be trusted.

use chrono::{DateTime, Utc};

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// What is known of time.
    MARKS [hot] = "SELECT high_water_at, confirmed_at FROM clock_state WHERE id = 1";
    /// The newest line of the history: nobody can have written it in the future.
    NEWEST_LINE [hot] = "SELECT at FROM audit ORDER BY at DESC, id DESC LIMIT 1";
    /// The mark goes up and never down.
    RAISE [hot] = "INSERT INTO clock_state (id, high_water_at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE \
                   SET high_water_at = excluded.high_water_at WHERE clock_state.high_water_at < excluded.high_water_at";
    /// Somebody says what time it is: the mark follows, also down.
    CONFIRM = "INSERT INTO clock_state (id, high_water_at, confirmed_at) VALUES (1, $1, $1) ON CONFLICT (id) DO UPDATE \
               SET high_water_at = excluded.high_water_at, confirmed_at = excluded.confirmed_at";
    /// A process that doubts its clock.
    HOLD [hot] = "INSERT INTO clock_hold (worker, since_at, reason) VALUES ($1, $2, $3) \
                  ON CONFLICT (worker) DO UPDATE SET reason = excluded.reason";
    /// One that trusts it again.
    RELEASE [hot] = "DELETE FROM clock_hold WHERE worker = $1";
    /// Those that gave a sign of life since, the first one first; an installation has few.
    HELD = "SELECT h.since_at, h.reason FROM clock_hold h JOIN worker w ON w.name = h.worker \
            WHERE w.expected_at >= $1 ORDER BY h.since_at, h.worker";
    /// Doubts of processes that are no longer there.
    PRUNE = "DELETE FROM clock_hold WHERE worker IN (SELECT h.worker FROM clock_hold h \
                   WHERE NOT EXISTS (SELECT 1 FROM worker w WHERE w.name = h.worker))";
    /// The server's own clock. SQLite has none but this machine's; the text is never run there.
    SERVER = {
        sqlite "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 0)",
        postgres "SELECT clock_timestamp()"
    };
}

/// What the database knows of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The latest instant at which somebody was at work.
    pub high_water_at: Option<DateTime<Utc>>,
    /// When somebody last said that a clock is right, by that clock.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// The newest line of the history, where nobody was at work yet.
    pub newest_line_at: Option<DateTime<Utc>>,
}

/// Why a process sends nothing, and since when by the clock that it doubts.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Doubt {
    /// Since when.
    pub since_at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

type At = (DateTime<Utc>,);

/// Reads what is known of time.
pub async fn marks(tx: &mut Tx) -> Result<Marks, StoreError> {
    type Row = (DateTime<Utc>, Option<DateTime<Utc>>);
    if let Some((high, confirmed_at)) = run!(tx, MARKS, [], optional Row)? {
        return Ok(Marks {
            high_water_at: Some(high),
            confirmed_at,
            newest_line_at: None,
        });
    }
    let newest = run!(tx, NEWEST_LINE, [], optional At)?;
    Ok(Marks {
        newest_line_at: newest.map(|(at,)| at),
        ..Marks::default()
    })
}

/// Somebody is at work at this instant.
pub async fn raise(tx: &mut Tx, now: DateTime<Utc>) -> Result<(), StoreError> {
    run!(tx, RAISE, [micros(now)], execute).map(|_| ())
}

/// Somebody says that it is now this instant.
pub async fn confirm(tx: &mut Tx, now: DateTime<Utc>) -> Result<(), StoreError> {
    run!(tx, CONFIRM, [micros(now)], execute).map(|_| ())
}

/// A process sends nothing from now on, for this reason.
pub async fn doubt(
    tx: &mut Tx,
    worker: &str,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    run!(tx, HOLD, [worker, micros(now), reason], execute).map(|_| ())
}

/// A process trusts its clock; doubts of those that are gone go, too.
pub async fn trust(tx: &mut Tx, worker: &str) -> Result<(), StoreError> {
    run!(tx, RELEASE, [worker], execute)?;
    run!(tx, PRUNE, [], execute).map(|_| ())
}

/// Every living process that sends nothing because of its clock.
pub async fn doubts(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Doubt>, StoreError> {
    run!(tx, HELD, [micros(now)], all Doubt)
}

/// What the server's clock says; `None` where the database has no clock of its own.
pub async fn of_server(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, StoreError> {
    if matches!(tx, Tx::Sqlite(_)) {
        return Ok(None);
    }
    Ok(Some(run!(tx, SERVER, [], one At)?.0))
}
