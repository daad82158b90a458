//! The morning mails of users: who wants one, for whom a day was considered, and what one says.
//! Not here: where a date belongs in it (`casework::digest`), its words, and its sending.

use casework::access::Role;
use casework::contact::Email;
use casework::deadline::Deadline;
use casework::digest::{Digest, DigestLine, looks_until};
use casework::ids::{DeliveryId, TeamId, UserId};
use casework::words::Language;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::error::StoreError;
use crate::open_deadline::OpenRow;
use crate::reminders::word;
use crate::tx::Tx;

queries! {
    /// Who wants one and was not considered on a day; an organisation has few users.
    READERS = "SELECT u.id, u.email, u.language, u.roles, u.team_id FROM \"user\" u WHERE u.active AND u.digest \
               AND NOT EXISTS (SELECT 1 FROM digest g WHERE g.user_id = u.id AND g.on_day = $1) ORDER BY u.id";
    /// A day is considered once.
    CONSIDER = "INSERT INTO digest (user_id, on_day) VALUES ($1, $2) ON CONFLICT (user_id, on_day) DO NOTHING";
    /// The mail that came of it.
    WROTE = "UPDATE digest SET delivery_id = $3 WHERE user_id = $1 AND on_day = $2";
    /// Whose mail it is.
    ADDRESSED [hot] = "UPDATE delivery SET user_id = $2 WHERE id = $1";
    /// Days of long ago.
    FORGET [hot] = "DELETE FROM digest WHERE on_day < $1";
    /// Whether a user wants one.
    WANT = "UPDATE \"user\" SET digest = $2 WHERE id = $1";
    /// The open dates of somebody's own cases.
    DATES [hot] = "SELECT d.id, d.rule, d.rule_version, d.occurrence, d.trigger_on, d.kind, d.due_on, d.safe_on, d.opens_on, \
                   d.legal, d.computed_at, d.case_id, f.reference, f.recorded_at FROM case_file f JOIN deadline d ON d.case_id = f.id \
                   WHERE f.caseworker_id = $1 AND f.status = 'open' AND d.state = 'open' AND d.safe_on <= $2";
    /// Work of somebody's own cases because nobody was reached.
    UNREACHED [hot] = "SELECT f.reference FROM case_file f JOIN task t ON t.case_id = f.id WHERE f.caseworker_id = $1 \
                       AND f.status = 'open' AND t.state = 'open' AND t.kind IN ('no_address', 'call_now', 'stopped', \
                       'address_failed', 'letter_failed', 'correction_expired', 'told_date_changed')";
    /// Letters about somebody's own cases of which nobody knows whether they arrived.
    UNCERTAIN [hot] = "SELECT f.reference FROM delivery v JOIN reminder r ON r.delivery_id = v.id \
                       JOIN deadline d ON d.id = r.deadline_id JOIN case_file f ON f.id = d.case_id \
                       WHERE v.state = 'unknown' AND f.caseworker_id = $1 AND f.status = 'open'";
    /// Escalated work of a team, or of all where somebody divides the work of all; of somebody's own cases, too.
    ESCALATED [hot] = "SELECT f.reference, d.due_on FROM task t JOIN case_file f ON f.id = t.case_id LEFT JOIN deadline d ON d.id = t.subject_id \
                       WHERE t.kind = 'escalated' AND t.state = 'open' AND t.subject_id IS NOT NULL AND f.status = 'open' \
                       AND (f.caseworker_id = $1 OR $2 AND (f.team_id = $3 OR $4))";
}

/// Days considered are remembered for so long.
const REMEMBERED_FOR: TimeDelta = TimeDelta::days(60);

/// Somebody who may get a morning mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestReader {
    /// Who.
    pub user: UserId,
    /// At which address.
    pub email: Email,
    /// In which language.
    pub language: Language,
    /// Whether the user divides the work, of one team or of all.
    pub coordinates: bool,
    /// The user's team.
    pub team: Option<TeamId>,
}

#[derive(sqlx::FromRow)]
struct ReaderRow {
    id: Uuid,
    email: String,
    language: String,
    roles: Json<Vec<String>>,
    team_id: Option<Uuid>,
}

#[derive(sqlx::FromRow)]
struct DateRow {
    #[sqlx(flatten)]
    open: OpenRow,
    reference: String,
    recorded_at: DateTime<Utc>,
}

/// Who wants a morning mail, has a role that works on cases, and was not considered on a day.
pub async fn readers(tx: &mut Tx, on: NaiveDate) -> Result<Vec<DigestReader>, StoreError> {
    let mut readers = Vec::new();
    for row in run!(tx, READERS, [on], all ReaderRow)? {
        let roles: Vec<Role> = row
            .roles
            .0
            .iter()
            .map(|role| word("user.roles", role))
            .collect::<Result<_, _>>()?;
        let coordinates = roles.contains(&Role::Coordinator);
        if !coordinates && !roles.contains(&Role::Caseworker) {
            continue;
        }
        let email = Email::parse(&row.email);
        readers.push(DigestReader {
            user: UserId(row.id),
            email: email.map_err(|_| StoreError::corrupt("user.email", "no address"))?,
            language: word("user.language", &row.language)?,
            coordinates,
            team: row.team_id.map(TeamId),
        });
    }
    Ok(readers)
}

/// Considers a day for a user; false when that was done before.
pub async fn consider(tx: &mut Tx, user: UserId, on: NaiveDate) -> Result<bool, StoreError> {
    run!(tx, FORGET, [on - REMEMBERED_FOR], execute)?;
    Ok(run!(tx, CONSIDER, [user.0, on], execute)? == 1)
}

/// What a user is told on a morning.
pub async fn read(
    tx: &mut Tx,
    reader: &DigestReader,
    today: NaiveDate,
) -> Result<Digest, StoreError> {
    type Reference = (String,);
    type Dated = (String, Option<NaiveDate>);
    let user = reader.user.0;
    let mut digest = Digest::default();
    for row in run!(tx, DATES, [user, looks_until(today)], all DateRow)? {
        let deadline: Deadline = row.open.try_into()?;
        digest.put(&deadline, &row.reference, row.recorded_at, today);
    }
    let undated = |(reference,): Reference| DigestLine {
        on: None,
        reference,
    };
    let unreached = run!(tx, UNREACHED, [user], all Reference)?;
    digest.unreached = unreached.into_iter().map(undated).collect();
    let uncertain = run!(tx, UNCERTAIN, [user], all Reference)?;
    digest.uncertain = uncertain.into_iter().map(undated).collect();
    let team = reader.team.map(|team| team.0);
    let (coordinates, all) = (reader.coordinates, team.is_none());
    let escalated = run!(tx, ESCALATED, [user, coordinates, team, all], all Dated)?;
    let dated = |(reference, on): Dated| DigestLine { on, reference };
    digest.escalated = escalated.into_iter().map(dated).collect();
    digest.sort();
    Ok(digest)
}

/// Remembers the mail of a day.
pub async fn wrote(
    tx: &mut Tx,
    user: UserId,
    on: NaiveDate,
    delivery: DeliveryId,
) -> Result<(), StoreError> {
    run!(tx, ADDRESSED, [delivery.0, user.0], execute)?;
    run!(tx, WROTE, [user.0, on, delivery.0], execute).map(|_| ())
}

/// Switches the morning mail of a user on or off.
pub async fn want(tx: &mut Tx, user: UserId, wanted: bool) -> Result<bool, StoreError> {
    Ok(run!(tx, WANT, [user.0, wanted], execute)? == 1)
}
