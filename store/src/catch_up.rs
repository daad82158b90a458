//! Catching up after a time in which nothing could leave: which one is live, late reminders, what was
//! decided about them, and how much is due.
//! Not here: the decisions (`casework::catch_up`), and letters queued before (`deliveries::overtaken`).

use casework::catch_up::Waiting;
use casework::deadline::Deadline;
use casework::drain::Due;
use casework::ids::{CatchUpId, DeadlineId, DeliveryId, ReminderId};
use casework::ladder::Rung;
use casework::window::Window;
use casework::words::{CatchUpState, Incident, ReminderReason, ReminderState};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use crate::bell;
use crate::error::StoreError;
use crate::open_deadline::OpenRow;
use crate::reminders::word;
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// A new one, unless one is live.
    BEGIN [hot] = "INSERT INTO catch_up (id, live, state, began_at, since_at, letters, drain_seconds, too_late, calls) \
                   VALUES ($1, 1, 'preparing', $2, $3, 0, 0, 0, 0) ON CONFLICT (live) DO NOTHING";
    /// The one that is live.
    LIVE [hot] = "SELECT id, state, began_at, since_at, letters, drain_seconds, too_late, calls, wait_until, released_at, \
                  released_by, done_at FROM catch_up WHERE live = 1";
    /// The last ones, for the desk.
    LIST [hot] = "SELECT id, state, began_at, since_at, letters, drain_seconds, too_late, calls, wait_until, released_at, \
                  released_by, done_at FROM catch_up ORDER BY began_at DESC, id DESC LIMIT $1";
    /// What was decided is written down; a second process that prepared the same changes nothing.
    PLAN [hot] = "UPDATE catch_up SET state = $2, letters = $3, drain_seconds = $4, too_late = $5, wait_until = $6 \
                  WHERE id = $1 AND state = 'preparing'";
    /// Letters may leave.
    RELEASE [hot] = "UPDATE catch_up SET state = 'going', released_at = $2, released_by = $3 WHERE id = $1 AND state = 'waiting'";
    /// It is over.
    FINISH [hot] = "UPDATE catch_up SET state = 'done', live = NULL, done_at = $2 WHERE id = $1 AND state <> 'done'";
    /// People called meanwhile, or to be called.
    CALLS = "UPDATE catch_up SET calls = (SELECT COUNT(DISTINCT d.case_id) FROM catch_up_incident i \
                   JOIN deadline d ON d.id = i.deadline_id WHERE i.catch_up_id = catch_up.id) WHERE id = $1";
    /// Somebody to be reached otherwise; a date that passed meanwhile outweighs a call.
    INCIDENT [hot] = "INSERT INTO catch_up_incident (catch_up_id, deadline_id, what) VALUES ($1, $2, $3) \
                      ON CONFLICT (catch_up_id, deadline_id) DO UPDATE SET what = excluded.what WHERE excluded.what = 'passed'";
    /// ... all of them, with what a desk needs to find the person.
    INCIDENTS = "SELECT i.what, d.id AS deadline_id, d.rule, d.sort_on, d.state, f.reference FROM catch_up_incident i \
                 JOIN deadline d ON d.id = i.deadline_id JOIN case_file f ON f.id = d.case_id \
                 WHERE i.catch_up_id = $1 ORDER BY d.sort_on, f.reference, d.id";
    /// Planned reminders whose window closed in the time in which nothing could leave.
    CLOSED [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                    d.legal, d.computed_at, d.case_id, d.state AS deadline_state, r.id AS reminder_id, r.rung, r.opens_at, r.closes_at, \
                    EXISTS (SELECT 1 FROM reminder n WHERE n.deadline_id = r.deadline_id AND n.contact_id = r.contact_id \
                    AND n.state IN ('planned', 'bundled') AND n.opens_at > r.opens_at AND n.closes_at > $1) AS followed, \
                    (SELECT MAX(v.final_at) FROM reminder s JOIN delivery v ON v.id = s.delivery_id WHERE s.deadline_id = r.deadline_id \
                    AND s.contact_id = r.contact_id AND s.state = 'done' AND v.state = 'sent') AS told_at \
                    FROM reminder r JOIN contact c ON c.id = r.contact_id JOIN deadline d ON d.id = r.deadline_id \
                    WHERE r.state = 'planned' AND r.closes_at <= $1 AND r.closes_at > $2 AND c.stopped_at IS NULL \
                    AND c.suspended_at IS NULL ORDER BY r.closes_at, r.id LIMIT $3";
    /// Planned reminders that could have left a while ago, in pages.
    OPEN [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                  d.legal, d.computed_at, d.case_id, d.state AS deadline_state, r.id AS reminder_id, r.rung, r.opens_at, r.closes_at, \
                  EXISTS (SELECT 1 FROM reminder n WHERE n.deadline_id = r.deadline_id AND n.contact_id = r.contact_id \
                  AND n.state IN ('planned', 'bundled') AND n.opens_at > r.opens_at AND n.closes_at > $1) AS followed, \
                  (SELECT MAX(v.final_at) FROM reminder s JOIN delivery v ON v.id = s.delivery_id WHERE s.deadline_id = r.deadline_id \
                  AND s.contact_id = r.contact_id AND s.state = 'done' AND v.state = 'sent') AS told_at \
                  FROM reminder r JOIN contact c ON c.id = r.contact_id JOIN deadline d ON d.id = r.deadline_id \
                  WHERE r.state = 'planned' AND r.opens_at <= $2 AND (r.opens_at, r.id) > ($3, $4) AND r.closes_at > $1 \
                  AND c.stopped_at IS NULL AND c.suspended_at IS NULL ORDER BY r.opens_at, r.id LIMIT $5";
    /// The end of a planned reminder.
    END [hot] = "UPDATE reminder SET state = $2, reason = $3 WHERE id = $1 AND state = 'planned'";
    /// What a letter covers besides is linked to it.
    LINK [hot] = "UPDATE reminder SET delivery_id = $1 WHERE state = 'covered' AND delivery_id IS NULL AND EXISTS \
                  (SELECT 1 FROM reminder b WHERE b.delivery_id = $1 AND b.contact_id = reminder.contact_id \
                  AND b.deadline_id = reminder.deadline_id AND b.state = 'bundled') AND deadline_id IN \
                  (SELECT o.deadline_id FROM reminder o WHERE o.delivery_id = $1 AND o.state = 'bundled')";
    /// The nearest date of a letter.
    NEAREST [hot] = "SELECT MIN(d.sort_on) FROM reminder r JOIN deadline d ON d.id = r.deadline_id \
                     WHERE r.delivery_id = $1 AND r.state = 'bundled'";
    /// A letter that nobody claimed yet is claimed before others.
    FORWARD [hot] = "UPDATE delivery SET next_try_at = $2 WHERE id = $1 AND state = 'queued' AND claims = 0 AND next_try_at > $2";
    /// The letters that reminders would be in: one for each address and language.
    UNWRITTEN = "SELECT c.email_folded, MIN(r.closes_at) FROM reminder r JOIN contact c ON c.id = r.contact_id \
                 JOIN deadline d ON d.id = r.deadline_id WHERE r.state = 'planned' AND r.opens_at <= $1 AND r.closes_at > $1 \
                 AND c.email_folded IS NOT NULL AND c.stopped_at IS NULL AND c.suspended_at IS NULL \
                 AND (d.state = 'open' OR r.rung = 'dropped') GROUP BY c.email_folded, c.language LIMIT $2";
    /// The letters that are written and wait.
    QUEUED [hot] = "SELECT address_folded, closes_at FROM delivery WHERE state = 'queued' ORDER BY next_try_at, closes_at, id LIMIT $1";
    /// What waits, up to so many: reminders ...
    MANY_PLANNED [hot] = "SELECT r.id FROM reminder r JOIN contact c ON c.id = r.contact_id \
                          WHERE r.state = 'planned' AND r.opens_at <= $1 AND r.closes_at > $1 AND c.email_folded IS NOT NULL \
                          AND c.stopped_at IS NULL AND c.suspended_at IS NULL ORDER BY r.opens_at, r.id LIMIT $2";
    /// ... and letters.
    MANY_QUEUED [hot] = "SELECT id FROM delivery WHERE state = 'queued' ORDER BY next_try_at, closes_at, id LIMIT $1";
    /// How many letters were taken in a span.
    TAKEN = "SELECT COUNT(*) FROM attempt WHERE at > $1 AND at <= $2 AND outcome = 'accept'";
}

type Count = (i64,);
type Letter = (String, DateTime<Utc>);

/// One time of catching up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatchUp {
    /// Which one.
    pub id: CatchUpId,
    /// How far it is.
    pub state: CatchUpState,
    /// When it was noticed.
    pub began_at: DateTime<Utc>,
    /// Since when nothing could leave; the same instant where there is only too much.
    pub since_at: DateTime<Utc>,
    /// How much there is to do.
    pub plan: Plan,
    /// Until when letters wait for somebody, when they do or did.
    pub wait_until: Option<DateTime<Utc>>,
    /// When they were let go, and by whom; nobody when the wait was over.
    pub released_at: Option<DateTime<Utc>>,
    /// Who let them go.
    pub released_by: Option<String>,
    /// When it was over.
    pub done_at: Option<DateTime<Utc>>,
}

/// How much there is to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Letters that leave.
    pub letters: u32,
    /// How long they take.
    pub drain: TimeDelta,
    /// How many of them would leave after their window closed.
    pub too_late: u32,
    /// People who have to be called.
    pub calls: u32,
}

impl std::fmt::Display for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let letters = match self.letters {
            1 => "1 letter".to_owned(),
            some => format!("{} letters", grouped(some)),
        };
        write!(f, "{letters}")?;
        match self.drain.num_seconds() {
            0 => {}
            ..=60 => f.write_str(" in a minute")?,
            seconds => write!(f, " in {} minutes", (seconds + 59) / 60)?,
        }
        match self.calls {
            0 => f.write_str(", nobody needs a call")?,
            1 => f.write_str(", 1 person needs a call")?,
            some => write!(f, ", {} people need a call", grouped(some))?,
        }
        match self.too_late {
            0 => Ok(()),
            some => write!(
                f,
                "; {} would leave after their window closed",
                grouped(some)
            ),
        }
    }
}

/// With commas between thousands.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A late reminder with what decides about it.
#[derive(Clone, Debug)]
pub struct LateReminder {
    /// Which reminder.
    pub id: ReminderId,
    /// Its deadline, without its proof.
    pub deadline: Deadline,
    rung: Rung,
    window: Window,
    followed: bool,
    told_at: Option<DateTime<Utc>>,
}

impl LateReminder {
    /// As the table of decisions asks it.
    pub const fn waiting(&self) -> Waiting<'_> {
        Waiting {
            deadline: &self.deadline,
            rung: self.rung,
            window: self.window,
            followed: self.followed,
            told_at: self.told_at,
        }
    }

    /// Its place in the pages of what is open.
    pub const fn place(&self) -> (DateTime<Utc>, ReminderId) {
        (self.window.opens_at, self.id)
    }
}

/// Somebody who has to be reached otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentLine {
    /// Why.
    pub what: Incident,
    /// About which deadline.
    pub deadline: DeadlineId,
    /// Its rule.
    pub rule: String,
    /// Its day.
    pub on: NaiveDate,
    /// Whether the duty is still open.
    pub open: bool,
    /// The reference of the case.
    pub reference: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    state: String,
    began_at: DateTime<Utc>,
    since_at: DateTime<Utc>,
    letters: i32,
    drain_seconds: i32,
    too_late: i32,
    calls: i32,
    wait_until: Option<DateTime<Utc>>,
    released_at: Option<DateTime<Utc>>,
    released_by: Option<String>,
    done_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for CatchUp {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: CatchUpId(row.id),
            state: word("catch_up.state", &row.state)?,
            began_at: row.began_at,
            since_at: row.since_at,
            plan: Plan {
                letters: row.letters.unsigned_abs(),
                drain: TimeDelta::seconds(i64::from(row.drain_seconds)),
                too_late: row.too_late.unsigned_abs(),
                calls: row.calls.unsigned_abs(),
            },
            wait_until: row.wait_until,
            released_at: row.released_at,
            released_by: row.released_by,
            done_at: row.done_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct LateRow {
    #[sqlx(flatten)]
    open: OpenRow,
    deadline_state: String,
    reminder_id: Uuid,
    rung: String,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    followed: bool,
    told_at: Option<DateTime<Utc>>,
}

impl TryFrom<LateRow> for LateReminder {
    type Error = StoreError;

    fn try_from(row: LateRow) -> Result<Self, StoreError> {
        let window = Window::new(row.opens_at, row.closes_at)
            .ok_or_else(|| StoreError::corrupt("reminder.closes_at", "an empty window"))?;
        Ok(Self {
            id: ReminderId(row.reminder_id),
            deadline: Deadline {
                state: word("deadline.state", &row.deadline_state)?,
                ..row.open.try_into()?
            },
            rung: word("reminder.rung", &row.rung)?,
            window,
            followed: row.followed,
            told_at: row.told_at,
        })
    }
}

/// Begins one for a time since an instant; false when another one is live.
pub async fn begin(
    tx: &mut Tx,
    id: CatchUpId,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    Ok(run!(tx, BEGIN, [id.0, micros(now), micros(since)], execute)? == 1)
}

/// The one that is live.
pub async fn live(tx: &mut Tx) -> Result<Option<CatchUp>, StoreError> {
    run!(tx, LIVE, [], optional Row)?
        .map(CatchUp::try_from)
        .transpose()
}

/// The last ones, the newest first.
pub async fn list(tx: &mut Tx, limit: u32) -> Result<Vec<CatchUp>, StoreError> {
    let rows = run!(tx, LIST, [i64::from(limit)], all Row)?;
    rows.into_iter().map(CatchUp::try_from).collect()
}

/// Writes down what was found; letters then wait until an instant, or go. Calls are counted here.
pub async fn planned(
    tx: &mut Tx,
    id: CatchUpId,
    plan: Plan,
    wait_until: Option<DateTime<Utc>>,
) -> Result<bool, StoreError> {
    let state = match wait_until {
        Some(_) => CatchUpState::Waiting,
        None => CatchUpState::Going,
    };
    let whole = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let (letters, late) = (whole(plan.letters), whole(plan.too_late));
    let drain = i32::try_from(plan.drain.num_seconds()).unwrap_or(i32::MAX);
    let (state, until) = (state.as_str(), wait_until.map(micros));
    let planned = run!(
        tx,
        PLAN,
        [id.0, state, letters, drain, late, until],
        execute
    )? == 1;
    count_calls(tx, id).await?;
    Ok(planned)
}

/// Lets the letters of one that waits go; false when it does not wait.
pub async fn release(
    tx: &mut Tx,
    id: CatchUpId,
    by: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let released = run!(tx, RELEASE, [id.0, micros(now), by], execute)? == 1;
    bell::ring(tx).await?;
    Ok(released)
}

/// Ends one.
pub async fn finish(tx: &mut Tx, id: CatchUpId, now: DateTime<Utc>) -> Result<(), StoreError> {
    run!(tx, FINISH, [id.0, micros(now)], execute).map(|_| ())
}

/// Planned reminders whose window closed after `since`. What is done about them takes them out of here.
pub async fn closed(
    tx: &mut Tx,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<LateReminder>, StoreError> {
    let (now, since, limit) = (micros(now), micros(since), i64::from(limit));
    let rows = run!(tx, CLOSED, [now, since, limit], all LateRow)?;
    rows.into_iter().map(LateReminder::try_from).collect()
}

/// A page of planned reminders that are open and could have left before `late`.
pub async fn open(
    tx: &mut Tx,
    late: DateTime<Utc>,
    after: Option<(DateTime<Utc>, ReminderId)>,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<LateReminder>, StoreError> {
    let (opens_at, id) = after.map_or((DateTime::UNIX_EPOCH, Uuid::nil()), |(at, id)| (at, id.0));
    let (now, late, opens_at) = (micros(now), micros(late), micros(opens_at));
    let limit = i64::from(limit);
    let rows = run!(tx, OPEN, [now, late, opens_at, id, limit], all LateRow)?;
    rows.into_iter().map(LateReminder::try_from).collect()
}

/// Ends a planned reminder; false when it is no longer planned.
pub async fn end(
    tx: &mut Tx,
    id: ReminderId,
    state: ReminderState,
    reason: ReminderReason,
) -> Result<bool, StoreError> {
    let (state, reason) = (state.as_str(), reason.as_str());
    Ok(run!(tx, END, [id.0, state, reason], execute)? == 1)
}

/// Puts somebody on the list of those who have to be reached otherwise.
pub async fn incident(
    tx: &mut Tx,
    of: CatchUpId,
    deadline: DeadlineId,
    what: Incident,
) -> Result<(), StoreError> {
    run!(tx, INCIDENT, [of.0, deadline.0, what.as_str()], execute).map(|_| ())
}

/// Counts the people on that list anew.
pub async fn count_calls(tx: &mut Tx, of: CatchUpId) -> Result<(), StoreError> {
    run!(tx, CALLS, [of.0], execute).map(|_| ())
}

/// The list, the nearest date first.
pub async fn incidents(tx: &mut Tx, of: CatchUpId) -> Result<Vec<IncidentLine>, StoreError> {
    type Row = (String, Uuid, String, NaiveDate, String, String);
    let rows = run!(tx, INCIDENTS, [of.0], all Row)?;
    rows.into_iter()
        .map(|(what, deadline, rule, on, state, reference)| {
            Ok(IncidentLine {
                what: word("catch_up_incident.what", &what)?,
                deadline: DeadlineId(deadline),
                rule,
                on,
                open: state == "open",
                reference,
            })
        })
        .collect()
}

/// Puts a letter that was just written in its place, the nearest date first, and links what it covers.
/// `first` is the instant at which the first of all may be tried.
pub async fn put_in_order(
    tx: &mut Tx,
    delivery: DeliveryId,
    first: DateTime<Utc>,
    today: NaiveDate,
) -> Result<(), StoreError> {
    type Day = (Option<NaiveDate>,);
    let (nearest,) = run!(tx, NEAREST, [delivery.0], one Day)?;
    let days = nearest.map_or(MOST_RANKS, |nearest| (nearest - today).num_days());
    let at = first + TimeDelta::seconds(days.clamp(0, MOST_RANKS));
    run!(tx, FORWARD, [delivery.0, micros(at)], execute)?;
    run!(tx, LINK, [delivery.0], execute).map(|_| ())
}

/// Letters are told apart by their nearest date up to so many days ahead.
pub const MOST_RANKS: i64 = 30;

/// Every letter that is due, written or not, at most `limit` of each.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<Vec<Due>, StoreError> {
    let limit = i64::from(limit);
    let mut rows = run!(tx, UNWRITTEN, [micros(now), limit], all Letter)?;
    rows.extend(run!(tx, QUEUED, [limit], all Letter)?);
    let due = rows.into_iter().map(|(address, closes_at)| {
        let domain = address
            .rsplit_once('@')
            .map(|(_, domain)| domain.to_owned());
        (domain.unwrap_or_default(), closes_at)
    });
    Ok(due.collect())
}

/// How many letters and reminders wait, counted up to a limit of each.
pub async fn backlog(tx: &mut Tx, now: DateTime<Utc>, limit: u32) -> Result<usize, StoreError> {
    type Key = (Uuid,);
    let limit = i64::from(limit);
    let planned = run!(tx, MANY_PLANNED, [micros(now), limit], all Key)?;
    let queued = run!(tx, MANY_QUEUED, [limit], all Key)?;
    Ok(planned.len() + queued.len())
}

/// How many letters were taken after `from`.
pub async fn taken_since(
    tx: &mut Tx,
    from: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let (taken,) = run!(tx, TAKEN, [micros(from), micros(now)], one Count)?;
    Ok(taken.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_is_one_sentence() {
        let plan = |letters, minutes, too_late, calls| {
            let drain = TimeDelta::minutes(minutes);
            Plan {
                letters,
                drain,
                too_late,
                calls,
            }
            .to_string()
        };
        let said = "1,204 letters in 38 minutes, 12 people need a call";
        assert_eq!(plan(1204, 38, 0, 12), said);
        assert_eq!(plan(1, 0, 0, 0), "1 letter, nobody needs a call");
        let said = "1,000,000 letters in a minute, 1 person needs a call; 40 would leave after their window closed";
        assert_eq!(plan(1_000_000, 1, 40, 1), said);
    }
}
