//! What would have been said of a case on an earlier day: its events as they were recorded by then.
//! Not here: the law as it stood; [`law::RuleBook::as_of`] gives that.

use chrono::NaiveDate;
use law::assess::Ambiguous;

use super::{Deadline, LawInForce, derive};
use crate::brussels;
use crate::case_file::CaseFile;

/// The deadlines that would have followed at the end of a day, in the order of the book. Nationality,
/// birth date and municipality are those of today: the file keeps no older ones.
///
/// # Errors
/// When two facts of one day contradicted each other then.
pub fn replay(
    file: &CaseFile,
    law: LawInForce<'_>,
    known_on: NaiveDate,
) -> Result<Vec<Deadline>, Ambiguous> {
    let known = |at| brussels::day_of(at) <= known_on;
    let mut past = file.clone();
    past.events.retain(|event| known(event.recorded_at));
    for event in &mut past.events {
        event.withdrawn_at = event.withdrawn_at.filter(|at| known(*at));
    }
    derive(&past, law, brussels::end_of(known_on), known_on)
}
