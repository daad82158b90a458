//! How values cross the border to the database.
//! Not here: what the values mean.

use chrono::{DateTime, SubsecRound, Utc};

/// An instant as both databases keep it: cut to microseconds. Every bound instant goes through here,
/// so that what is read equals what was written.
pub fn micros(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(6)
}

/// An e-mail address as it is compared: without spaces around it, in lower case.
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}
