//! What is stored against what follows now. A row only moves forward; a changed date is a new row.
//! Not here: what follows from the change for letters ([`crate::reminder`]).

use chrono::{DateTime, Utc};
use law::RuleBook;

use super::Deadline;
use crate::case_file::CaseFile;
use crate::ids::{DeadlineId, Ids};
use crate::words::{DeadlineState, EndReason};

/// The change of a case's deadlines. To be written in this order: ended, updated, added.
#[derive(Clone, Debug, Default)]
pub struct DeadlineDiff {
    /// Rows that are superseded or void from now on.
    pub ended: Vec<Deadline>,
    /// Rows that stay live, with another content: met, or explained by a newer book.
    pub updated: Vec<Deadline>,
    /// New rows.
    pub added: Vec<Deadline>,
}

impl DeadlineDiff {
    /// Every row to write, in order.
    pub fn all(&self) -> impl Iterator<Item = &Deadline> {
        self.ended.iter().chain(&self.updated).chain(&self.added)
    }
}

/// Compares the stored rows of a file with what was derived from it.
pub fn diff(
    file: &CaseFile,
    derived: Vec<Deadline>,
    book: &RuleBook,
    now: DateTime<Utc>,
    ids: &mut dyn Ids,
) -> DeadlineDiff {
    let mut change = DeadlineDiff::default();
    let mut kept: Vec<DeadlineId> = Vec::new();
    let derived_rules: Vec<String> = derived.iter().map(|row| row.rule.clone()).collect();
    for mut new in derived {
        let partner = file.deadlines.iter().find(|old| {
            !kept.contains(&old.id) && old.says_the_same(&new) && may_become(old, &new)
        });
        if let Some(old) = partner {
            kept.push(old.id);
            new.id = old.id;
            new.computed_at = old.computed_at;
            if old.state == new.state {
                new.ended_at = old.ended_at;
            }
            if *old != new {
                new.computed_at = now;
                match new.state {
                    DeadlineState::Void if old.state != new.state => change.ended.push(new),
                    _ => change.updated.push(new),
                }
            }
        } else {
            new.id = DeadlineId::next(ids);
            change.added.push(new);
        }
    }
    let live: Vec<_> = file.live_events().iter().map(|event| event.id).collect();
    let stays = file.track();
    for old in &file.deadlines {
        if kept.contains(&old.id) || !old.is_live() {
            continue;
        }
        let mut ended = old.clone();
        let replaced = derived_rules.contains(&old.rule);
        let on_track = |rule: &law::Rule| stays.is_some_and(|track| rule.tracks.contains(&track));
        ended.legal.reason = Some(if !live.contains(&old.occurrence) {
            EndReason::FactChanged
        } else if replaced {
            EndReason::Replaced
        } else if book.find(&old.rule).is_some_and(on_track) {
            EndReason::NoLongerApplies
        } else {
            EndReason::TrackLeft
        });
        ended.state = if replaced {
            DeadlineState::Superseded
        } else {
            DeadlineState::Void
        };
        ended.ended_at = Some(now);
        change.ended.push(ended);
    }
    change
}

/// Whether a stored row may take on a derived state without going back.
fn may_become(old: &Deadline, new: &Deadline) -> bool {
    match old.state {
        DeadlineState::Open => true,
        DeadlineState::Met => new.state == DeadlineState::Met,
        DeadlineState::Void => is_exempt(old) && new.state == DeadlineState::Void,
        DeadlineState::Superseded => false,
    }
}

fn is_exempt(row: &Deadline) -> bool {
    row.state == DeadlineState::Void
        && matches!(
            row.legal.reason,
            Some(EndReason::ExemptLodging | EndReason::ExemptionGranted | EndReason::ReportEnded)
        )
}
