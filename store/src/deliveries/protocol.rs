//! The protocol of one sending: claim, renew, mark, outcome. The guards are those of
//! `casework::delivery`; here they are read and written under locks.
//! Not here: what time does to e-mails ([`super::lapse`]), SMTP, and when to call these.

use casework::delivery::{DeliveryEvent, DeliveryReason, DeliveryState, Guard};
use casework::gate::{Allowed, Heard, Restraint};
use casework::ids::{CaseId, DeliveryId};
use casework::masked::Masked;
use casework::pace::Pace;
use casework::words::{DeliveryKind, ReminderReason, ReminderState, TaskKind};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::gates::{self, RELAY};
use crate::error::StoreError;
use crate::reminders::{self, word};
use crate::tx::Tx;
use crate::values::micros;

queries! {
    /// Takes queued e-mails; two texts because only PostgreSQL has writers that must not wait.
    CLAIM [hot] = {
        sqlite "UPDATE delivery SET state = 'claimed', lease_until = $2, claimed_by = $3, fence = fence + 1, claims = claims + 1 \
                WHERE state = 'queued' AND id IN (SELECT q.id FROM delivery q WHERE q.state = 'queued' AND q.next_try_at <= $1 \
                AND q.opens_at <= $1 AND q.closes_at > $1 AND ($4 OR q.kind IN ('digest', 'account') OR ($5 AND (q.kind = 'correction' \
                OR q.closes_at <= $6 OR EXISTS (SELECT 1 FROM reminder r WHERE r.delivery_id = q.id AND r.rung = 'last')))) \
                AND NOT EXISTS (SELECT 1 FROM sending_gate g WHERE g.domain = q.domain AND (g.shut_until > $1 AND g.shut_until <= $10 \
                OR g.probe_until > $1 AND g.probe_until <= $10 OR $8 AND g.free_at > $1 AND g.free_at <= $9)) \
                ORDER BY q.next_try_at, q.closes_at, q.id LIMIT $7) RETURNING id, fence, email, address_folded, message_id, body, attempts",
        postgres "WITH c AS MATERIALIZED (SELECT q.id FROM delivery q WHERE q.state = 'queued' AND q.next_try_at <= $1 \
                  AND q.opens_at <= $1 AND q.closes_at > $1 AND ($4 OR q.kind IN ('digest', 'account') OR ($5 AND (q.kind = 'correction' \
                  OR q.closes_at <= $6 OR EXISTS (SELECT 1 FROM reminder r WHERE r.delivery_id = q.id AND r.rung = 'last')))) \
                  AND NOT EXISTS (SELECT 1 FROM sending_gate g WHERE g.domain = q.domain AND (g.shut_until > $1 AND g.shut_until <= $10 \
                  OR g.probe_until > $1 AND g.probe_until <= $10 OR $8 AND g.free_at > $1 AND g.free_at <= $9)) \
                  ORDER BY q.next_try_at, q.closes_at, q.id LIMIT $7 FOR UPDATE OF q SKIP LOCKED) \
                  UPDATE delivery d SET state = 'claimed', lease_until = $2, claimed_by = $3, fence = d.fence + 1, claims = d.claims + 1 \
                  FROM c WHERE d.id = c.id AND d.state = 'queued' RETURNING d.id, d.fence, d.email, d.address_folded, d.message_id, d.body, d.attempts"
    };
    /// The cases a letter speaks of, held in the order of their ids. SQLite has one writer.
    LOCK_CASES [hot] = {
        sqlite "SELECT f.id, f.reference FROM case_file f WHERE f.id IN (SELECT d.case_id FROM reminder r \
                JOIN deadline d ON d.id = r.deadline_id WHERE r.delivery_id = $1)",
        postgres "SELECT f.id, f.reference FROM case_file f WHERE f.id IN (SELECT d.case_id FROM reminder r \
                  JOIN deadline d ON d.id = r.deadline_id WHERE r.delivery_id = $1) ORDER BY f.id FOR SHARE OF f"
    };
    /// One e-mail, held.
    LOCK [hot] = {
        sqlite "SELECT id, kind, state, fence, claims, ambiguous, lease_until, opens_at, closes_at, contact_id, address_folded \
                FROM delivery WHERE id = $1",
        postgres "SELECT id, kind, state, fence, claims, ambiguous, lease_until, opens_at, closes_at, contact_id, address_folded \
                  FROM delivery WHERE id = $1 FOR UPDATE"
    };
    /// Whether every reminder of a letter is still to be told, and every window open. A date is taken back while none takes its place.
    STILL_TRUE [hot] = "SELECT COUNT(*), COUNT(CASE WHEN r.state <> 'bundled' OR d.state <> 'open' AND (r.rung <> 'dropped' \
                        OR EXISTS (SELECT 1 FROM deadline n WHERE n.case_id = d.case_id AND n.rule = d.rule \
                        AND n.state IN ('open', 'met'))) THEN 1 END), \
                        COUNT(CASE WHEN r.opens_at > $2 OR r.closes_at <= $2 THEN 1 END) \
                        FROM reminder r JOIN deadline d ON d.id = r.deadline_id WHERE r.delivery_id = $1 AND r.state <> 'covered'";
    /// Whether the contact may be written to, and at which address.
    CONTACT [hot] = "SELECT email_folded, stopped_at, suspended_at FROM contact WHERE id = $1";
    /// A new state; the bytes go when it is final.
    MOVE [hot] = "UPDATE delivery SET state = $2, reason = $3, body = CASE WHEN $4 THEN NULL ELSE body END, final_at = $5, \
                  next_try_at = COALESCE($6, next_try_at), lease_until = $7, claimed_by = CASE WHEN $8 THEN claimed_by ELSE NULL END, \
                  attempts = attempts + $9, ambiguous = ambiguous + $10, \
                  claims = CASE WHEN $11 THEN 0 ELSE claims END WHERE id = $1";
    /// A longer lease for who still holds it; one that has run out is not brought back to life.
    RENEW [hot] = "UPDATE delivery SET lease_until = $3 WHERE id = $1 AND fence = $2 AND state IN ('claimed', 'sending') \
                   AND lease_until > $4";
    /// What one claim came to; a second word on it is left out.
    ATTEMPT = "INSERT INTO attempt (delivery_id, fence, at, phase, code, reply, outcome, class) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
               ON CONFLICT (delivery_id, fence) DO NOTHING";
    /// An address that does not work, unless the contact has another one by now.
    SUSPEND [hot] = "UPDATE contact SET suspended_at = $2 WHERE id = $1 AND email_folded = $3 AND suspended_at IS NULL";
}

type CaseRow = (Uuid, String);
type Counts = (i64, i64, i64);

/// What a claim needs to know besides the hour.
#[derive(Clone, Debug)]
pub struct ClaimTerms {
    /// Ordinary letters may leave.
    pub ordinary: bool,
    /// Letters that cannot wait may leave.
    pub urgent: bool,
    /// A window that closes before this cannot wait.
    pub next_opening: DateTime<Utc>,
    /// Until when the claim holds.
    pub lease_until: DateTime<Utc>,
    /// Who claims.
    pub worker: String,
    /// How many.
    pub limit: u32,
    /// How fast, and what is left alone.
    pub restraint: Restraint,
}

/// A claimed e-mail.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Which one.
    pub id: DeliveryId,
    /// The number that makes late writes harmless.
    pub fence: i32,
    /// To which address.
    pub email: Masked<String>,
    /// The address as it is compared.
    pub address: Masked<String>,
    /// Its Message-ID.
    pub message_id: String,
    /// The bytes to send.
    pub body: Masked<Vec<u8>>,
    /// How often it was tried before.
    pub attempts: u32,
}

/// What came of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marked {
    /// From here on it may be taken: send the body.
    Yes,
    /// It is no longer true and was cancelled; what is still true is planned again. A person is to be
    /// asked when an earlier try may have arrived.
    NoLongerTrue(DeliveryReason, Moved),
    /// Somebody else holds it, or the lease has run out.
    Lost,
}

/// What one attempt came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// `Accept`, `Defer`, `Reject` or `LoseTrack`; `Bounce` later.
    pub event: DeliveryEvent,
    /// How far it came.
    pub phase: &'static str,
    /// The SMTP code.
    pub code: Option<i32>,
    /// The reply, shortened, without addresses.
    pub reply: Option<String>,
    /// When to try again or to look again.
    pub retry_at: Option<DateTime<Utc>>,
    /// Whether it counts as a try of this letter; a server that is away says nothing about it.
    pub counted: bool,
    /// What the server's answer meant, in the word of its class.
    pub class: Option<&'static str>,
    /// Why the letter ends with it.
    pub reason: Option<DeliveryReason>,
    /// What a person has to do.
    pub asks: Option<TaskKind>,
    /// What it says of the ways the letter takes.
    pub heard: Heard,
}

impl Answer {
    /// One that says nothing but what happened.
    pub fn of(event: DeliveryEvent, phase: &'static str) -> Self {
        Self {
            event,
            phase,
            code: None,
            reply: None,
            retry_at: None,
            counted: true,
            class: None,
            reason: None,
            asks: None,
            heard: Heard::default(),
        }
    }
}

/// A change of an e-mail that somebody may have to act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which e-mail.
    pub id: DeliveryId,
    /// Where it is now.
    pub state: DeliveryState,
    /// Whether it may have arrived although it was not sent.
    pub doubtful: bool,
    /// The cases it speaks of, with their references.
    pub cases: Vec<(CaseId, String)>,
}

impl Moved {
    /// Whether a person has to be asked: it failed, or nobody will ever know.
    pub fn asks(&self) -> bool {
        match self.state {
            DeliveryState::Dead | DeliveryState::Bounced => true,
            DeliveryState::Cancelled => self.doubtful,
            _ => false,
        }
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct LockedRow {
    pub(super) id: Uuid,
    kind: String,
    state: String,
    pub(super) fence: i32,
    claims: i32,
    ambiguous: i32,
    lease_until: Option<DateTime<Utc>>,
    opens_at: DateTime<Utc>,
    pub(super) closes_at: DateTime<Utc>,
    pub(super) contact_id: Option<Uuid>,
    address_folded: String,
}

pub(super) struct Held {
    pub(super) row: LockedRow,
    pub(super) state: DeliveryState,
    pub(super) guard: Guard,
    pub(super) cases: Vec<(CaseId, String)>,
}

/// Holds the cases in the order of their ids, then the e-mail, and reads what the guards ask.
pub(super) async fn hold(
    tx: &mut Tx,
    id: DeliveryId,
    fence: Option<i32>,
    now: DateTime<Utc>,
) -> Result<Option<Held>, StoreError> {
    let cases = run!(tx, LOCK_CASES, [id.0], all CaseRow)?;
    let Some(row) = run!(tx, LOCK, [id.0], optional LockedRow)? else {
        return Ok(None);
    };
    let (all, ended, shut) = run!(tx, STILL_TRUE, [id.0, micros(now)], one Counts)?;
    let state: DeliveryState = word("delivery.state", &row.state)?;
    let kind: DeliveryKind = word("delivery.kind", &row.kind)?;
    let guard = Guard {
        kind,
        window_open: row.opens_at <= now && now < row.closes_at && shut == 0,
        deadlines_open: all > 0 && (ended == 0 || casework::planted!(planted_mark_after_met)),
        fence_equal: fence.is_none_or(|fence| fence == row.fence)
            || casework::planted!(planted_no_fence_check),
        lease_valid: row.lease_until.is_some_and(|until| until > now),
        claims: row.claims.unsigned_abs(),
        ambiguous: row.ambiguous.unsigned_abs(),
    };
    let cases = cases
        .into_iter()
        .map(|(id, reference)| (CaseId(id), reference));
    Ok(Some(Held {
        row,
        state,
        guard,
        cases: cases.collect(),
    }))
}

#[derive(Default)]
pub(super) struct Step {
    pub(super) reason: Option<DeliveryReason>,
    pub(super) next_try_at: Option<DateTime<Utc>>,
    pub(super) lease_until: Option<DateTime<Utc>>,
    pub(super) attempts: i32,
    pub(super) ambiguous: i32,
    /// Whether a worker came back from it: it does not kill those who touch it.
    pub(super) survived: bool,
}

pub(super) async fn put(
    tx: &mut Tx,
    id: Uuid,
    state: DeliveryState,
    step: &Step,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let reason = step.reason.map(DeliveryReason::as_str);
    let last = state.is_final();
    let final_at = last.then(|| micros(now));
    let (next, lease) = (step.next_try_at.map(micros), step.lease_until.map(micros));
    let leased = lease.is_some();
    let (attempts, ambiguous) = (step.attempts, step.ambiguous);
    let state = state.as_str();
    run!(
        tx,
        MOVE,
        [
            id,
            state,
            reason,
            last,
            final_at,
            next,
            lease,
            leased,
            attempts,
            ambiguous,
            step.survived
        ],
        execute
    )
    .map(|_| ())
}

/// Takes queued e-mails that may leave now. Two workers never take the same one. Under a limit, or while a
/// way is left alone, it is one at a time, the most urgent first; one that has to wait is not touched at all.
pub async fn claim(
    tx: &mut Tx,
    now: DateTime<Utc>,
    terms: &ClaimTerms,
) -> Result<Vec<Claimed>, StoreError> {
    let restraint = &terms.restraint;
    let careful = restraint.paces() || (restraint.breaker.is_some() && gates::any_shut(tx).await?);
    if !careful {
        return take(tx, now, terms, (terms.ordinary, terms.limit)).await;
    }
    // Held by who claims, so that no other process reads what this one is about to change.
    let mut relay = gates::hold(tx, RELAY, now).await?;
    let waits = |pace: Pace| !pace.allows(relay.free_at, now);
    let left_alone = matches!(relay.allowed(restraint, now), Allowed::NoneBefore(_));
    if terms.limit == 0 || left_alone || restraint.overall.is_some_and(waits) {
        return Ok(Vec::new());
    }
    let mut claimed = take(tx, now, terms, (false, 1)).await?;
    if claimed.is_empty() && terms.ordinary {
        claimed = take(tx, now, terms, (true, 1)).await?;
    }
    for one in &claimed {
        relay.passes(restraint.overall, terms.lease_until, now);
        gates::put(tx, RELAY, &relay, now).await?;
        let domain = domain_of(one.address.expose());
        let mut gate = gates::hold(tx, domain, now).await?;
        gate.passes(restraint.to_domain(&gate), terms.lease_until, now);
        gates::put(tx, domain, &gate, now).await?;
    }
    Ok(claimed)
}

/// The mail domain of a folded address.
fn domain_of(address: &str) -> &str {
    address.rsplit_once('@').unwrap_or_default().1
}

async fn take(
    tx: &mut Tx,
    now: DateTime<Utc>,
    terms: &ClaimTerms,
    (ordinary, limit): (bool, u32),
) -> Result<Vec<Claimed>, StoreError> {
    type Row = (Uuid, i32, String, String, String, Vec<u8>, i32);
    let (at, now, until, next) = (
        now,
        micros(now),
        micros(terms.lease_until),
        micros(terms.next_opening),
    );
    let (worker, limit) = (terms.worker.as_str(), i64::from(limit));
    let urgent = terms.urgent;
    let restraint = &terms.restraint;
    let (paced, turn) = (
        restraint.per_domain.is_some(),
        micros(restraint.furthest_turn(at)),
    );
    let alone = micros(restraint.furthest(at));
    let rows = run!(
        tx,
        CLAIM,
        [
            now, until, worker, ordinary, urgent, next, limit, paced, turn, alone
        ],
        all Row
    )?;
    let mut claimed: Vec<Claimed> = rows
        .into_iter()
        .map(
            |(id, fence, email, address, message_id, body, attempts)| Claimed {
                id: DeliveryId(id),
                fence,
                email: Masked::new(email),
                address: Masked::new(address),
                message_id,
                body: Masked::new(body),
                attempts: attempts.unsigned_abs(),
            },
        )
        .collect();
    claimed.sort_by_key(|one| one.id);
    Ok(claimed)
}

/// Holds on to a claimed or marked e-mail. False when the lease has run out or the claim is over: then
/// somebody else may hold it by now.
pub async fn renew(
    tx: &mut Tx,
    id: DeliveryId,
    fence: i32,
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let (now, until) = (micros(now), micros(lease_until));
    let renewed = run!(tx, RENEW, [id.0, fence, until, now], execute)?;
    Ok(renewed == 1)
}

/// The last look before the body leaves: every deadline open, every window open, the contact free
/// and at the same address. What is no longer true is cancelled in the same transaction.
pub async fn mark(
    tx: &mut Tx,
    id: DeliveryId,
    fence: i32,
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
) -> Result<Marked, StoreError> {
    type Row = (Option<String>, Option<DateTime<Utc>>, Option<DateTime<Utc>>);
    let Some(held) = hold(tx, id, Some(fence), now).await? else {
        return Ok(Marked::Lost);
    };
    if held.state != DeliveryState::Claimed || !held.guard.fence_equal || !held.guard.lease_valid {
        return Ok(Marked::Lost);
    }
    let contact = match held.row.contact_id {
        Some(contact) => Some(run!(tx, CONTACT, [contact], one Row)?),
        None => None,
    };
    let refused = match contact {
        Some((_, Some(_), _)) => Some(DeliveryReason::ContactStopped),
        Some((_, _, Some(_))) => Some(DeliveryReason::ContactSuspended),
        Some((address, ..)) if address.as_ref() != Some(&held.row.address_folded) => {
            Some(DeliveryReason::Stale)
        }
        _ => None,
    };
    let refused = refused.or_else(|| {
        let shut = !held.guard.window_open;
        let why = if shut {
            DeliveryReason::WindowClosed
        } else {
            DeliveryReason::DeadlineEnded
        };
        let after = held.state.after(DeliveryEvent::Mark, &held.guard);
        after.is_err().then_some(why)
    });
    if let Some(reason) = refused {
        let step = Step {
            reason: Some(reason),
            ..Step::default()
        };
        put(tx, held.row.id, DeliveryState::Cancelled, &step, now).await?;
        reminders::release_of_delivery(tx, id, now).await?;
        let moved = Moved {
            id,
            state: DeliveryState::Cancelled,
            doubtful: held.guard.ambiguous > 0,
            cases: held.cases,
        };
        return Ok(Marked::NoLongerTrue(reason, moved));
    }
    let step = Step {
        lease_until: Some(lease_until),
        ..Step::default()
    };
    put(tx, held.row.id, DeliveryState::Sending, &step, now).await?;
    Ok(Marked::Yes)
}

/// Writes what an attempt came to, appends it to the history, and ends the reminders with it.
/// `None` when the fence is another one or the state does not allow it: nothing is changed.
pub async fn outcome(
    tx: &mut Tx,
    id: DeliveryId,
    fence: i32,
    answer: &Answer,
    now: DateTime<Utc>,
) -> Result<Option<Moved>, StoreError> {
    let Some(held) = hold(tx, id, Some(fence), now).await? else {
        return Ok(None);
    };
    let Ok(state) = held.state.after(answer.event, &held.guard) else {
        return Ok(None);
    };
    if !held.guard.fence_equal {
        return Ok(None);
    }
    let (lost, tried) = (
        answer.event == DeliveryEvent::LoseTrack,
        answer.event != DeliveryEvent::Bounce,
    );
    let alone_until =
        gates::hear(tx, domain_of(&held.row.address_folded), answer.heard, now).await?;
    let step = Step {
        reason: match state {
            DeliveryState::Dead => Some(answer.reason.unwrap_or(DeliveryReason::Rejected)),
            DeliveryState::Bounced => Some(DeliveryReason::Bounced),
            _ => None,
        },
        // What the relay itself put off goes when the relay is tried again.
        next_try_at: match (state, alone_until) {
            (DeliveryState::Queued, Some(until)) if !answer.counted => Some(until),
            _ => answer.retry_at,
        },
        lease_until: None,
        attempts: i32::from(tried && answer.counted),
        ambiguous: i32::from(lost),
        survived: true,
    };
    put(tx, held.row.id, state, &step, now).await?;
    if tried {
        attempt(tx, id, fence, answer, now).await?;
    }
    match (state, held.row.contact_id) {
        (DeliveryState::Sent, _) => {
            let (done, sent) = (ReminderState::Done, ReminderReason::Sent);
            reminders::end_of_delivery(tx, id, done, sent).await?;
        }
        (DeliveryState::Dead, _) => fail_reminders(tx, id).await?,
        _ => {}
    }
    let works_no_more = state == DeliveryState::Bounced
        || answer.reason == Some(DeliveryReason::AddressRefused) && state == DeliveryState::Dead;
    if let (true, Some(contact)) = (works_no_more, held.row.contact_id) {
        let address = held.row.address_folded.as_str();
        run!(tx, SUSPEND, [contact, micros(now), address], execute)?;
    }
    Ok(Some(Moved {
        id,
        state,
        doubtful: held.guard.ambiguous > 0,
        cases: held.cases,
    }))
}

pub(super) async fn fail_reminders(tx: &mut Tx, id: DeliveryId) -> Result<(), StoreError> {
    let (cancelled, failed) = (ReminderState::Cancelled, ReminderReason::DeliveryFailed);
    reminders::end_of_delivery(tx, id, cancelled, failed)
        .await
        .map(|_| ())
}

pub(super) async fn attempt(
    tx: &mut Tx,
    id: DeliveryId,
    fence: i32,
    answer: &Answer,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (event, reply) = (answer.event.as_str(), answer.reply.as_deref());
    let (phase, code, class) = (answer.phase, answer.code, answer.class);
    run!(
        tx,
        ATTEMPT,
        [id.0, fence, micros(now), phase, code, reply, event, class],
        execute
    )
    .map(|_| ())
}
