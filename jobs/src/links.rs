//! The links that a letter carries: to the applicant's page, and to the address that stops e-mail.
//! A token is 256 random bits; only its hash is kept, so it exists in the letter's bytes alone.
//! Not here: what is shown behind a link (`src/http/applicant`), and randomness; it comes in as a port.

use std::collections::BTreeSet;
use std::io;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use casework::brussels;
use casework::contact::Email;
use casework::ids::{CaseId, ContactId};
use casework::masked::Masked;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use store::Tx;
use store::applicant::{self, NewLink, Purpose};

use crate::error::JobError;

/// A link opens its page for so long after the last date its letter names: time to say that it was
/// done, or to look the date up once more.
pub const GOOD_FOR: TimeDelta = TimeDelta::days(7);

/// Gives 256 bits that nobody can foresee.
pub type Secrets = fn() -> io::Result<[u8; 32]>;

/// Under which address the links are, and where their tokens come from.
#[derive(Clone, Debug)]
pub struct LinkMaker {
    origin: String,
    secrets: Secrets,
}

/// For whom the links of one letter are.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Whom the letter goes to.
    pub contact: ContactId,
    /// To which address.
    pub email: Email,
    /// The cases the letter speaks of.
    pub cases: BTreeSet<CaseId>,
    /// The last date the letter names.
    pub last_on: NaiveDate,
}

impl LinkMaker {
    /// Links under an origin such as `https://termijn.example.org`.
    pub fn new(origin: &str, secrets: Secrets) -> Self {
        Self {
            origin: origin.trim_end_matches('/').to_owned(),
            secrets,
        }
    }

    /// Makes the links of one letter and keeps their hashes in the transaction that queues it.
    ///
    /// # Errors
    /// When the system has no random bits, or the database fails.
    pub async fn make(
        &self,
        tx: &mut Tx,
        holder: &Holder,
        now: DateTime<Utc>,
    ) -> Result<views::letter::Links, JobError> {
        let page = self.token(tx, Purpose::Page, holder, now).await?;
        let unsubscribe = self.token(tx, Purpose::Unsubscribe, holder, now).await?;
        let (page, unsubscribe) = (page.expose(), unsubscribe.expose());
        let origin = &self.origin;
        Ok(views::letter::Links {
            page: Some(format!("{origin}/a/{page}")),
            done: Some(format!("{origin}/a/{page}/done")),
            stop: Some(format!("{origin}/a/{page}/stop")),
            unsubscribe: Some(format!("{origin}/a/stop/{unsubscribe}")),
        })
    }

    async fn token(
        &self,
        tx: &mut Tx,
        purpose: Purpose,
        holder: &Holder,
        now: DateTime<Utc>,
    ) -> Result<Masked<String>, JobError> {
        let random = (self.secrets)().map_err(JobError::Randomness)?;
        let token = Masked::new(URL_SAFE_NO_PAD.encode(random));
        let link = NewLink {
            hash: hash(&token),
            purpose,
            contact: holder.contact,
            address: holder.email.folded(),
            cases: holder.cases.iter().copied().collect(),
            created_at: now,
            expires_at: expires_at(holder.last_on, now),
        };
        applicant::add(tx, &link).await?;
        Ok(token)
    }
}

/// The end of the last day named, or of today if that is later, and then [`GOOD_FOR`].
fn expires_at(last_on: NaiveDate, now: DateTime<Utc>) -> DateTime<Utc> {
    brussels::end_of(last_on.max(brussels::day_of(now))) + GOOD_FOR
}

/// What a link's address says it is, if it can be a token at all.
pub fn read_token(text: &str) -> Option<Masked<String>> {
    let bits = URL_SAFE_NO_PAD.decode(text).ok()?;
    (bits.len() == 32).then(|| Masked::new(text.to_owned()))
}

/// What is kept of a token. It has 256 random bits, so that no slow hash is needed.
pub fn hash(token: &Masked<String>) -> [u8; 32] {
    Sha256::digest(token.expose().as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_token_is_read() {
        let token = URL_SAFE_NO_PAD.encode([0xfb; 32]);
        assert_eq!(token.len(), 43);
        assert_eq!(read_token(&token).unwrap().expose(), &token);
        let mut changed = token.clone();
        changed.replace_range(0..1, "A");
        assert_ne!(
            hash(&Masked::new(token.clone())),
            hash(&Masked::new(changed))
        );
        // The last character holds bits that count for nothing; only one spelling is a token.
        for bad in [
            "",
            "x",
            &token[1..],
            &format!("{token}="),
            &format!("{}/", &token[1..]),
            &format!("{}t", &token[..42]),
        ] {
            assert!(read_token(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_link_outlives_its_date_by_a_week() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let now = brussels::at(day("2026-11-20"), 600);
        let of = |last: &str| brussels::day_of(expires_at(day(last), now) - TimeDelta::seconds(1));
        assert_eq!(of("2026-11-26"), day("2026-12-03"));
        // A right that began before the letter: counted from the letter.
        assert_eq!(of("2026-11-01"), day("2026-11-27"));
    }
}
