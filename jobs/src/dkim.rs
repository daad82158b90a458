//! The key that signs letters (DKIM, RFC 6376 and 8463), from the forms in which keys are kept.
//! Not here: reading the file, and publishing the public half.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::Message;
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm,
    DkimSigningKey,
};
use lettre::message::header::HeaderName;
use pkcs8::der::pem::{LineEnding, PemLabel};
use pkcs8::{ObjectIdentifier, PrivateKeyInfo, SecretDocument};
use ring::signature::{Ed25519KeyPair, KeyPair, RsaKeyPair};

/// The headers that are signed. One that is not there is signed as missing: nobody can add it. Not
/// Content-Type: lettre keeps that of a letter with parts elsewhere and would sign it as missing.
const SIGNED: [&str; 11] = [
    "From",
    "Reply-To",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
/// The tag and length before the 32 bytes of an Ed25519 key in PKCS#8 (RFC 8410, 7).
const SEED: [u8; 2] = [0x04, 0x20];
const PKCS1: &str = "RSA PRIVATE KEY";

/// A key that cannot sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DkimError {
    /// Not in a form we read.
    #[error("holds no private key in PEM form that can be read (PKCS#8, or PKCS#1 for RSA)")]
    Unreadable,
    /// A key for another purpose.
    #[error("holds a key that is neither RSA nor Ed25519")]
    Algorithm,
    /// Not a domain.
    #[error("is no domain name")]
    Domain,
    /// Not a selector.
    #[error("is no selector: letters, digits and dashes, perhaps with dots between")]
    Selector,
}

/// A key, its domain and its selector.
#[derive(Clone)]
pub struct Dkim {
    config: Arc<DkimConfig>,
    public: Option<PublicKey>,
}

/// The half of a key that everybody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    kind: &'static str,
    bytes: Vec<u8>,
}

impl PublicKey {
    /// `rsa` or `ed25519`, as the DNS calls it.
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// The key as it may be published.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether what stands in the DNS is this key. Of RSA, some publish it with its algorithm before it.
    pub fn is_published_as(&self, published: &[u8]) -> bool {
        published.ends_with(&self.bytes)
    }
}

/// The bytes of a published key, which may have been broken into lines.
pub fn published(text: &str) -> Option<Vec<u8>> {
    let plain: String = text.split_ascii_whitespace().collect();
    STANDARD.decode(plain).ok()
}

/// The key is a secret.
impl std::fmt::Debug for Dkim {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dkim(***)")
    }
}

impl Dkim {
    /// Reads a key in PEM form. RSA or Ed25519 is found from the key itself.
    ///
    /// # Errors
    /// What is wrong with the domain, the selector or the key.
    pub fn new(domain: &str, selector: &str, pem: &str) -> Result<Self, DkimError> {
        if !is_name(domain) || !domain.contains('.') {
            return Err(DkimError::Domain);
        }
        if !is_name(selector) {
            return Err(DkimError::Selector);
        }
        let headers = SIGNED.map(HeaderName::new_from_ascii_str);
        // Relays fold and unfold; relaxed survives that.
        let relaxed = DkimCanonicalization {
            header: DkimCanonicalizationType::Relaxed,
            body: DkimCanonicalizationType::Relaxed,
        };
        let (selector, domain) = (selector.to_owned(), domain.to_owned());
        let (key, public) = read_key(pem)?;
        let config = DkimConfig::new(selector, domain, key, headers.to_vec(), relaxed);
        Ok(Self {
            config: Arc::new(config),
            public,
        })
    }

    /// The public half of the key; `None` for an RSA key so short that it should not be used.
    pub const fn public_key(&self) -> Option<&PublicKey> {
        self.public.as_ref()
    }

    /// Signs a finished message. The signature names the second of the machine's clock at which it was
    /// made, so that signed letters are the only ones that differ when built twice.
    pub(crate) fn sign(&self, message: &mut Message) {
        message.sign(&self.config);
    }
}

/// A name of the DNS: labels of letters, digits and dashes.
fn is_name(name: &str) -> bool {
    let label = |label: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        (1..=63).contains(&label.len()) && label.chars().all(plain)
    };
    name.len() <= 253 && name.split('.').all(label)
}

fn read_key(pem: &str) -> Result<(DkimSigningKey, Option<PublicKey>), DkimError> {
    let (label, key) = SecretDocument::from_pem(pem.trim()).map_err(|_| DkimError::Unreadable)?;
    if label == PKCS1 {
        let private = signing(pem.trim(), DkimSigningAlgorithm::Rsa)?;
        return Ok((private, public_rsa(key.as_bytes())));
    }
    if label != PrivateKeyInfo::PEM_LABEL {
        return Err(DkimError::Unreadable);
    }
    let key: PrivateKeyInfo<'_> = key.decode_msg().map_err(|_| DkimError::Unreadable)?;
    match key.algorithm.oid {
        RSA => {
            let inner =
                SecretDocument::try_from(key.private_key).map_err(|_| DkimError::Unreadable)?;
            let public = public_rsa(inner.as_bytes());
            let inner = inner
                .to_pem(PKCS1, LineEnding::LF)
                .map_err(|_| DkimError::Unreadable)?;
            Ok((signing(&inner, DkimSigningAlgorithm::Rsa)?, public))
        }
        ED25519 => {
            let seed = key
                .private_key
                .strip_prefix(&SEED)
                .ok_or(DkimError::Unreadable)?;
            let private = signing(&STANDARD.encode(seed), DkimSigningAlgorithm::Ed25519)?;
            let pair = Ed25519KeyPair::from_seed_unchecked(seed);
            let public = pair.ok().map(|pair| PublicKey {
                kind: "ed25519",
                bytes: pair.public_key().as_ref().to_vec(),
            });
            Ok((private, public))
        }
        _ => Err(DkimError::Algorithm),
    }
}

/// The public half of an RSA key in its oldest form; none of a key that ring finds too short.
fn public_rsa(private: &[u8]) -> Option<PublicKey> {
    let pair = RsaKeyPair::from_der(private).ok()?;
    Some(PublicKey {
        kind: "rsa",
        bytes: pair.public_key().as_ref().to_vec(),
    })
}

fn signing(key: &str, algorithm: DkimSigningAlgorithm) -> Result<DkimSigningKey, DkimError> {
    DkimSigningKey::new(key, algorithm).map_err(|_| DkimError::Unreadable)
}
