//! The public key of the signature (RFC 6376, 3.6.1): whether receivers find it, can use it, and whether
//! it is the other half of the key that signs here.
//! Not here: signing (`jobs::dkim`).

use super::dns::{Dns, DnsFault};
use super::{Findings, Sender, aligned, tag, tags};

/// A shorter RSA key is refused by the large providers, in bits.
const LEAST_BITS: usize = 1024;
/// What they ask for.
const GOOD_BITS: usize = 2048;

pub async fn examine(dns: &Dns, sender: &Sender, found: &mut Findings) -> Result<(), DnsFault> {
    let Some(selector) = &sender.selector else {
        found.advice(
            "dkim",
            "letters are not signed here (mail.dkim_selector is not set), so the relay must do it; \
             --selector NAME looks at its key",
        );
        return Ok(());
    };
    let domain = sender.dkim_domain.as_ref().unwrap_or(&sender.domain);
    if !aligned(domain, &sender.domain) {
        let from = &sender.domain;
        let says = format!(
            "letters from {from} are signed for {domain}, which does not count for DMARC; sign for {from}"
        );
        found.refused("dkim", says);
    }
    let name = format!("{selector}._domainkey.{domain}");
    let texts = dns.texts(&name).await?.records();
    match texts.as_slice() {
        [] => {
            let says = format!(
                "there is no key at {name}; publish the public half as TXT \"v=DKIM1; p=...\""
            );
            found.refused("dkim", says);
        }
        [record] => key(&name, record, sender, found),
        several => {
            let count = several.len();
            let says =
                format!("{name} has {count} texts, and receivers take any of them; keep one");
            found.refused("dkim", says);
        }
    }
    Ok(())
}

fn key(name: &str, record: &str, sender: &Sender, found: &mut Findings) {
    let mut refused = |says: String| found.refused("dkim", format!("the key at {name} {says}"));
    let Some(tags) = tags(record) else {
        return refused("is no list of tags; it should read \"v=DKIM1; p=...\"".to_owned());
    };
    if let Some(version) = tag(&tags, "v")
        && version != "DKIM1"
    {
        return refused(format!("has the version {version:?}; it should be DKIM1"));
    }
    let kind = tag(&tags, "k").unwrap_or("rsa");
    if !matches!(kind, "rsa" | "ed25519") {
        return refused(format!(
            "is of the kind {kind:?}; it should be rsa or ed25519"
        ));
    }
    let hashes = tag(&tags, "h");
    if hashes.is_some_and(|all| !all.split(':').any(|one| one.trim() == "sha256")) {
        return refused("does not allow sha256 (tag h); take the tag out".to_owned());
    }
    let Some(published) = tag(&tags, "p") else {
        return refused("has no tag p, which holds the key".to_owned());
    };
    if published.is_empty() {
        return refused("was withdrawn (p is empty); publish the one in use".to_owned());
    }
    let Some(bytes) = jobs::dkim::published(published) else {
        return refused("is no base64; copy it again".to_owned());
    };
    if let Some(own) = &sender.key {
        if own.kind() != kind {
            return refused(format!(
                "is of the kind {kind}, and letters are signed with {}",
                own.kind()
            ));
        }
        if !own.is_published_as(&bytes) {
            return refused("is another one than letters are signed with; publish the other half of mail.dkim_key_file".to_owned());
        }
    }
    // The modulus is nearly all of a published RSA key.
    let bits = bytes.len().saturating_sub(12) * 8;
    if kind == "rsa" && bits < LEAST_BITS {
        return refused(format!(
            "has fewer than {LEAST_BITS} bits; make one of {GOOD_BITS}"
        ));
    }
    if kind == "rsa" && bits < GOOD_BITS {
        found.advice(
            "dkim",
            format!("the key at {name} has fewer than {GOOD_BITS} bits; make one of {GOOD_BITS}"),
        );
    }
    if kind == "ed25519" {
        found.advice("dkim", format!("the key at {name} is Ed25519, which some large providers do not check; have the relay sign with RSA as well"));
    }
    let test = tag(&tags, "t");
    if test.is_some_and(|flags| flags.split(':').any(|flag| flag.trim() == "y")) {
        found.advice(
            "dkim",
            format!("the key at {name} says that it is being tested (t=y); take the tag out"),
        );
    }
}
