//! At the gate: may this process believe its clock? While it may not, nothing is claimed, ended or
//! taken out, because each of these follows from what time it is.
//! Not here: the judgement ([`crate::clock`]).

use std::mem::discriminant;

use store::clock;

use crate::Jobs;
use crate::clock::Doubt;
use crate::error::JobError;

/// Looks at the clock and tells the database when that changes anything. Why nothing may leave, when the
/// clock is doubted.
///
/// # Errors
/// When the database fails.
pub async fn doubted(jobs: &Jobs) -> Result<Option<Doubt>, JobError> {
    let Some(gate) = &jobs.gate else {
        return Ok(None);
    };
    let marks = jobs.store.read(|tx| Box::pin(clock::marks(tx))).await?;
    let reading = gate.reading();
    let (doubt, told) = gate.seen(|seen| (seen.guard.look(&reading, Some(&marks)), seen.told));
    // How much a clock is wrong may change with every look; that it is wrong is told once.
    let kind = |doubt: Option<Doubt>| doubt.map(|doubt| discriminant(&doubt));
    if told.is_some_and(|told| kind(told) == kind(doubt)) {
        return Ok(doubt);
    }
    let worker = jobs.settings.worker.clone();
    let reason = doubt.map(|doubt| doubt.to_string());
    match &reason {
        Some(reason) => tracing::error!(%reason, "letters are held: the clock is not trusted"),
        None if told.is_some() => tracing::warn!("the clock is trusted again; letters may leave"),
        None => {}
    }
    let written = jobs.store.write(move |tx| {
        Box::pin(async move {
            match reason {
                Some(reason) => clock::doubt(tx, &worker, &reason, reading.wall).await,
                None => clock::trust(tx, &worker).await,
            }
        })
    });
    written.await?;
    gate.seen(|seen| seen.told = Some(doubt));
    Ok(doubt)
}

/// Whether the clock is doubted, by this process's memory alone: cheap enough to ask before each claim.
pub fn is_doubted(jobs: &Jobs) -> bool {
    let Some(gate) = &jobs.gate else {
        return false;
    };
    let reading = gate.reading();
    gate.seen(|seen| seen.guard.look(&reading, None)).is_some()
}
