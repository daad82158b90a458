//! Counts for those who watch the service: how much is open, what waits, and for how long.
//! Not here: deciding when that is too long.

use casework::brussels;
use chrono::{DateTime, TimeDelta, Utc};

use crate::error::StoreError;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// Open cases.
    CASES = "SELECT count(*) FROM case_file WHERE status = 'open'";
    /// Reminders whose window is open and that stand in no letter yet.
    REMINDERS = "SELECT count(*) FROM reminder WHERE state = 'planned' AND opens_at <= $1 AND closes_at > $1";
    /// Letters that have not reached their end, by state: each through the index of what waits.
    LETTERS = "SELECT state, count(*) FROM (SELECT state FROM delivery WHERE state = 'queued' \
               UNION ALL SELECT state FROM delivery WHERE lease_until IS NOT NULL \
               UNION ALL SELECT state FROM delivery WHERE state = 'unknown') AS waiting GROUP BY state ORDER BY state";
    /// Work for humans that is open, by kind.
    TASKS = "SELECT kind, count(*) FROM task WHERE state = 'open' GROUP BY kind ORDER BY kind";
    /// Since when the oldest reminder could be in a letter: its window is open, its address usable and without an ordinary
    /// letter today.
    UNWRITTEN [hot] = "SELECT r.opens_at FROM reminder r JOIN contact c ON c.id = r.contact_id \
                       WHERE r.state = 'planned' AND r.opens_at <= $1 AND r.closes_at > $1 AND c.email_folded IS NOT NULL \
                       AND c.stopped_at IS NULL AND c.suspended_at IS NULL AND NOT EXISTS (SELECT 1 FROM delivery v \
                       WHERE v.address_folded = c.email_folded AND v.created_at > $2 AND v.kind = 'reminder' \
                       AND v.state IN ('queued', 'claimed', 'sending', 'unknown', 'sent', 'bounced') \
                       AND (v.created_at >= $3 OR v.final_at IS NULL OR v.final_at >= $3)) ORDER BY r.opens_at, r.id LIMIT 1";
    /// Since when the oldest letter could have been tried, by its own schedule.
    UNTRIED [hot] = "SELECT next_try_at FROM delivery WHERE state = 'queued' ORDER BY next_try_at, closes_at, id LIMIT 1";
    /// Since when the oldest letter waits of which no server said anything yet: one that is away puts the next try off,
    /// not the letter.
    UNANSWERED [hot] = "SELECT created_at FROM delivery WHERE state = 'queued' AND attempts = 0 ORDER BY created_at, id LIMIT 1";
    /// Since when the oldest letter is in a hand that let go of it, and nobody took it back.
    LET_GO [hot] = "SELECT lease_until FROM delivery WHERE lease_until IS NOT NULL ORDER BY lease_until, id LIMIT 1";
    /// Since when the oldest letter of unknown fate should have been looked at again.
    UNSETTLED [hot] = "SELECT next_try_at FROM delivery WHERE state = 'unknown' ORDER BY next_try_at, id LIMIT 1";
    /// Since when the oldest reminder could be in a letter that cannot wait: it may leave before and after the sending
    /// hours, and beside another letter of the day.
    URGENT_UNWRITTEN [hot] = "SELECT r.opens_at FROM reminder r JOIN contact c ON c.id = r.contact_id \
                              WHERE r.state = 'planned' AND r.opens_at <= $1 AND r.closes_at > $1 AND (r.rung = 'last' OR r.closes_at <= $2) \
                              AND c.email_folded IS NOT NULL AND c.stopped_at IS NULL AND c.suspended_at IS NULL ORDER BY r.opens_at, r.id LIMIT 1";
    /// The same of a letter of which no server said anything yet.
    URGENT_UNANSWERED [hot] = "SELECT q.created_at FROM delivery q WHERE q.state = 'queued' AND q.attempts = 0 AND (q.closes_at <= $1 OR EXISTS \
                               (SELECT 1 FROM reminder r WHERE r.delivery_id = q.id AND r.rung = 'last')) ORDER BY q.created_at, q.id LIMIT 1";
}

/// Letters older than this say nothing about an address today.
const DAYS_THAT_COUNT: i64 = 60;

/// What there is at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Open cases.
    pub cases_open: i64,
    /// Reminders whose window is open and that stand in no letter.
    pub reminders_in_window: i64,
    /// Letters that have not reached their end, by state; a state without letters is left out.
    pub letters: Vec<(String, i64)>,
    /// Open work for humans, by kind.
    pub tasks: Vec<(String, i64)>,
}

/// Since when something is due and has not been sent, although nothing in the database stands in its
/// way; whether letters leave at this hour is not asked here. A letter in a hand that still holds it is
/// under way and does not count.
pub async fn unsent_since(
    tx: &mut Tx,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    type At = (DateTime<Utc>,);
    let today = micros(brussels::start_of(brussels::day_of(now)));
    let since = micros(now - TimeDelta::days(DAYS_THAT_COUNT));
    let unwritten = run!(tx, UNWRITTEN, [micros(now), since, today], optional At)?;
    let all = [
        unwritten,
        run!(tx, UNTRIED, [], optional At)?,
        run!(tx, UNANSWERED, [], optional At)?,
        run!(tx, LET_GO, [], optional At)?,
        run!(tx, UNSETTLED, [], optional At)?,
    ];
    let moments = all.into_iter().flatten().map(|(at,)| at);
    Ok(moments.filter(|at| *at <= now).min())
}

/// As [`unsent_since`], of letters that cannot wait for `next_opening`, when ordinary ones leave again.
pub async fn urgent_unsent_since(
    tx: &mut Tx,
    now: DateTime<Utc>,
    next_opening: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    type At = (DateTime<Utc>,);
    let (now, next) = (micros(now), micros(next_opening));
    let all = [
        run!(tx, URGENT_UNWRITTEN, [now, next], optional At)?,
        run!(tx, URGENT_UNANSWERED, [next], optional At)?,
    ];
    Ok(all.into_iter().flatten().map(|(at,)| at).min())
}

/// Letters that have not reached their end and open work for humans, as in [`Figures`].
pub async fn waiting(tx: &mut Tx) -> Result<(Vec<(String, i64)>, Vec<(String, i64)>), StoreError> {
    type Counted = (String, i64);
    let letters = run!(tx, LETTERS, [], all Counted)?;
    Ok((letters, run!(tx, TASKS, [], all Counted)?))
}

/// All of them.
pub async fn read(tx: &mut Tx, now: DateTime<Utc>) -> Result<Figures, StoreError> {
    type Count = (i64,);
    let (cases_open,) = run!(tx, CASES, [], one Count)?;
    let (reminders_in_window,) = run!(tx, REMINDERS, [micros(now)], one Count)?;
    let (letters, tasks) = waiting(tx).await?;
    Ok(Figures {
        cases_open,
        reminders_in_window,
        letters,
        tasks,
    })
}
