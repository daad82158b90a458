//! Who asks: the key in the request, its owner, and how far that owner sees.
//! Not here: keeping keys (`store::api_keys`) and making them on request (`cli/keys.rs`).

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use casework::access::{Actor, Role, Roles, Scope};
use casework::masked::Masked;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use store::api_keys::{self, ApiKey, ApiKeyId, KeyScope};
use store::case_files::Reach;
use store::{Store, StoreError};

use super::problem::ApiProblem;

/// Every key begins so: a search for lost keys finds them.
const PREFIX: &str = "termijn_";
/// The prefix and 32 bytes in hexadecimal digits.
const LENGTH: usize = PREFIX.len() + 64;

/// Whoever asked with a good key.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Which key.
    pub key: ApiKeyId,
    /// What it allows.
    pub scope: KeyScope,
    /// Its owner, as the case file knows them.
    pub actor: Actor,
}

impl Caller {
    /// The cases that may be seen.
    pub fn reach(&self) -> Reach {
        Reach::of(&self.actor)
    }
}

/// The key of 256 random bits.
pub fn key_of(random: [u8; 32]) -> Masked<String> {
    let digits = random.iter().map(|byte| format!("{byte:02x}"));
    Masked::new(format!("{PREFIX}{}", digits.collect::<String>()))
}

/// What is kept of a key. It has 256 random bits, so that no slow hash is needed, and looking the
/// hash up says nothing about the key by its time.
pub fn hash(key: &Masked<String>) -> [u8; 32] {
    Sha256::digest(key.expose().as_bytes()).into()
}

/// The key of a request; `None` when there is none.
fn presented(headers: &HeaderMap) -> Result<Option<Masked<String>>, Box<ApiProblem>> {
    let malformed = || {
        let said = "send one header: Authorization: Bearer KEY";
        ApiProblem::no_key("api_key.malformed", said)
    };
    let mut all = headers.get_all(AUTHORIZATION).iter();
    let value = match (all.next(), all.next()) {
        (None, _) => return Ok(None),
        (Some(value), None) => value.to_str().map_err(|_| malformed())?,
        _ => return Err(malformed()),
    };
    let (kind, key) = value.split_once(' ').ok_or_else(malformed)?;
    let key = key.trim();
    if !kind.eq_ignore_ascii_case("bearer") || key.len() != LENGTH || !key.starts_with(PREFIX) {
        return Err(malformed());
    }
    Ok(Some(Masked::new(key.to_owned())))
}

/// Who asks: `None` without a key; a key that opens nothing is a problem.
pub async fn identify(
    store: &Store,
    headers: &HeaderMap,
    now: DateTime<Utc>,
) -> Result<Option<Caller>, Box<ApiProblem>> {
    let Some(key) = presented(headers)? else {
        return Ok(None);
    };
    let hash = hash(&key);
    let found = store
        .read(move |tx| Box::pin(async move { api_keys::find(tx, &hash).await }))
        .await?;
    // One answer for what never was, what is over and whose owner left.
    let nothing = || ApiProblem::no_key("api_key.unknown", "this key opens nothing");
    let key = found.filter(|key| key.is_good(now)).ok_or_else(nothing)?;
    if key.is_use_news(now) {
        note_use(store.clone(), key.id, now);
    }
    Ok(Some(Caller {
        key: key.id,
        scope: key.scope,
        actor: actor(&key)?,
    }))
}

/// Writes the use down beside the request, which does not wait for it.
fn note_use(store: Store, key: ApiKeyId, now: DateTime<Utc>) {
    tokio::spawn(async move {
        let noted = store
            .write(move |tx| Box::pin(async move { api_keys::used(tx, key, now).await }))
            .await;
        if let Err(error) = noted {
            tracing::error!(%key, %error, "the use of a key is not written down");
        }
    });
}

/// The owner: a coordinator sees everything, everybody else the team and their own cases.
fn actor(key: &ApiKey) -> Result<Actor, StoreError> {
    let role = |text: &String| {
        let unknown = |_| StoreError::corrupt("user.roles", text);
        text.parse::<Role>().map_err(unknown)
    };
    let roles = key.roles.iter().map(role).collect::<Result<Roles, _>>()?;
    let scope = if roles.contains(&Role::Coordinator) {
        Scope::All
    } else {
        Scope::Team
    };
    Ok(Actor {
        user: Some(key.owner),
        roles,
        team: key.team,
        scope,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_long_different_and_masked() {
        let (one, other) = (key_of([1; 32]), key_of([0xf2; 32]));
        assert_eq!(one.expose().len(), LENGTH);
        assert_ne!(one.expose(), other.expose());
        assert_eq!(format!("{one:?}{one}"), "******");
        assert_eq!(hash(&one), hash(&one.clone()));
        assert_ne!(hash(&one), hash(&other));
    }

    #[test]
    fn only_one_bearer_key_is_read() {
        let key = key_of([0xab; 32]);
        let with = |values: &[String]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(AUTHORIZATION, value.parse().unwrap());
            }
            presented(&headers)
        };
        let good = format!("Bearer {}", key.expose());
        assert!(with(&[]).unwrap().is_none());
        assert_eq!(
            with(std::slice::from_ref(&good)).unwrap(),
            Some(key.clone())
        );
        assert!(with(&[good.to_lowercase()]).unwrap().is_some());
        for bad in [
            vec![good.clone(), good.clone()],
            vec!["Basic dTpw".to_owned()],
            vec![format!("Bearer {}x", key.expose())],
            vec!["Bearer".to_owned()],
            vec![key.expose().clone()],
        ] {
            assert!(with(&bad).is_err());
        }
    }
}
