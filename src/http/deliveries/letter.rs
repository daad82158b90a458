//! The page of one letter: where it is, what its tries came to, of what it speaks, and what can be decided.
//! Not here: its text and its address; the case shows its people.

use casework::delivery::DeliveryState;
use casework::ids::DeliveryId;
use store::deliveries::overview::{self, Spoken};
use store::deliveries::{self, AttemptLine, DeliveryLine};
use store::{StoreError, Tx};
use uuid::Uuid;
use views::pages::{LetterPage, Speaks, Try, Why};

use super::{choices, moment, why, why_doubtful};
use crate::http::reader::{Reader, spoken as tongue};
use crate::http::{App, Problem, reminders};

/// A letter that is tried more often than this shows its last tries.
const MOST_TRIES: usize = 100;

struct Found {
    letter: DeliveryLine,
    tries: Vec<AttemptLine>,
    spoken: Vec<Spoken>,
    places: (Option<DeliveryId>, Option<DeliveryId>),
    next: Option<chrono::DateTime<chrono::Utc>>,
}

/// The page `/deliveries/{id}`.
pub async fn page(app: &App, reader: &Reader, id: &str) -> Result<LetterPage, Problem> {
    let id = DeliveryId(Uuid::try_parse(id).map_err(|_| Problem::NotFound)?);
    let read = app
        .store
        .read(move |tx| Box::pin(async move { find(tx, id).await }));
    let found = read.await?.ok_or(Problem::NotFound)?;
    Ok(fill(app, reader, &found))
}

async fn find(tx: &mut Tx, id: DeliveryId) -> Result<Option<Found>, StoreError> {
    let Some(letter) = deliveries::find(tx, id).await? else {
        return Ok(None);
    };
    Ok(Some(Found {
        tries: deliveries::attempts(tx, id).await?,
        spoken: overview::spoken(tx, &[id]).await?,
        places: overview::places(tx, id).await?,
        next: overview::next_try(tx, id).await?,
        letter,
    }))
}

fn fill(app: &App, reader: &Reader, found: &Found) -> LetterPage {
    let (letter, now) = (&found.letter, (app.clock)());
    let id = letter.id.to_string();
    let last = found.tries.last();
    let waits = matches!(letter.state, DeliveryState::Queued | DeliveryState::Unknown);
    let key = why_doubtful(letter.state, letter.reason.as_deref())
        .filter(|_| letter.ambiguous > 0)
        .unwrap_or_else(|| {
            let phase = last.map(|one| one.phase.as_str());
            let code = last.and_then(|one| one.code);
            why(letter.state, letter.reason.as_deref(), phase, code)
        });
    let at = match letter.state {
        DeliveryState::Queued => found.next,
        state if state.is_final() => letter.final_at,
        _ => last.map(|one| one.at),
    };
    let skipped = found.tries.len().saturating_sub(MOST_TRIES);
    LetterPage {
        // The id of the letter, not what was asked: nothing of the address reaches the page.
        shell: reader.shell(app, &format!("/deliveries/{id}"), None),
        subject: letter.subject.clone(),
        state: letter.state.as_str(),
        why: Why {
            key,
            at: at.map(moment),
            code: last.and_then(|one| one.code),
            next: found
                .next
                .filter(|_| waits && letter.state == DeliveryState::Unknown)
                .map(moment),
        },
        language: tongue(letter.language),
        written: moment(letter.created_at),
        closes: moment(letter.window.1),
        message_id: letter.message_id.clone(),
        speaks: found.spoken.iter().map(|one| speaks(one, letter)).collect(),
        tries: found.tries.iter().skip(skipped).map(tried).collect(),
        choices: choices(
            letter.state,
            letter.ambiguous,
            letter.window.1,
            Some(&found.spoken),
            now,
        ),
        replaces: found.places.0.map(|id| id.to_string()),
        replaced_by: found.places.1.map(|id| id.to_string()),
        id,
    }
}

fn tried(one: &AttemptLine) -> Try {
    Try {
        at: moment(one.at),
        outcome: one.outcome.clone(),
        phase: one.phase.clone(),
        code: one.code,
        reply: one.reply.clone(),
    }
}

fn speaks(one: &Spoken, letter: &DeliveryLine) -> Speaks {
    Speaks {
        name: one.name.expose().clone(),
        url: format!("/cases/{}", one.reference),
        reference: one.reference.clone(),
        rule: one.rule.clone(),
        safe: one.safe_on,
        legal: one.due_on,
        status: reminders::status(one.state, Some(letter.state), true),
    }
}
