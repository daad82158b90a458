//! Signed letters, checked by other code than the one that signs: canonical forms by RFC 6376, 3.4, and
//! signatures by ring.
//! Not here: the rest of a letter (`views`), the configuration's words for a wrong key.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use casework::contact::Email;
use chrono::{DateTime, Utc};
use jobs::dkim::DkimError;
use jobs::{Dkim, JobSettings, message};
use ring::digest::{SHA256, digest};
use ring::signature::{
    ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm,
};
use rsa::pkcs1::{EncodeRsaPrivateKey, EncodeRsaPublicKey};
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding};
use views::letter::{Duty, Letter, Links};

fn letter() -> Letter {
    Letter {
        language: views::Language::Fr,
        first_name: Some("Zoë".to_owned()),
        duties: vec![Duty {
            rule: "dvisa-register".to_owned(),
            on: "2026-12-03".parse().unwrap(),
            last_day: false,
            opens_on: None,
            document: None,
            bring: None,
        }],
        place: None,
        contact: None,
        organisation: "Voorbeeld vzw".to_owned(),
        reference: Some("K7QD".to_owned()),
        links: Links {
            unsubscribe: Some("https://termijn.voorbeeld.example/a/stop/t0ken".to_owned()),
            ..Links::default()
        },
    }
}

fn signed(pem: &str) -> Result<String, DkimError> {
    let mut settings = JobSettings::new("Één naam, met komma", "post@voorbeeld.example").unwrap();
    settings.dkim = Some(Dkim::new("voorbeeld.example", "2026a", pem)?);
    let at: DateTime<Utc> = "2026-11-25T08:00:00Z".parse().unwrap();
    let to = Email::parse("ada@mail.example").unwrap();
    let letter = letter();
    let head = message::Head {
        random: "abcdef",
        at,
        unsubscribe: letter.links.unsubscribe.as_deref(),
        references: &[],
    };
    let built = message::build(letter.render().unwrap(), &to, &head, &settings).unwrap();
    Ok(String::from_utf8(built.bytes).unwrap())
}

/// The headers of a message, unfolded by nothing yet, each with its end of line.
fn headers(head: &str) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    for line in head.split_inclusive("\r\n") {
        match headers.last_mut().filter(|_| line.starts_with([' ', '\t'])) {
            Some(last) => last.push_str(line),
            None => headers.push(line.to_owned()),
        }
    }
    headers
}

fn relaxed_header(header: &str) -> String {
    let (name, value) = header.split_once(':').unwrap();
    let words: Vec<_> = value.split_whitespace().collect();
    format!("{}:{}", name.trim().to_lowercase(), words.join(" "))
}

fn relaxed_body(body: &str) -> String {
    let line = |line: &str| {
        let mut out = String::new();
        for c in line.trim_end_matches([' ', '\t']).chars() {
            let blank = c == ' ' || c == '\t';
            if !(blank && out.ends_with(' ')) {
                out.push(if blank { ' ' } else { c });
            }
        }
        out
    };
    let lines: Vec<String> = body.split("\r\n").map(line).collect();
    let text = lines.join("\r\n");
    let text = text.trim_end_matches("\r\n");
    if text.is_empty() {
        String::new()
    } else {
        format!("{text}\r\n")
    }
}

fn tag<'a>(signature: &'a str, name: &str) -> &'a str {
    let mut tags = signature
        .split(';')
        .filter_map(|tag| tag.trim().split_once('='));
    tags.find(|(key, _)| *key == name)
        .map(|(_, value)| value)
        .unwrap()
}

/// Whether the signature holds.
fn holds(
    message: &str,
    algorithm: &'static dyn VerificationAlgorithm,
    key: &[u8],
    ed25519: bool,
) -> bool {
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    let headers = headers(&format!("{head}\r\n"));
    let own = headers
        .iter()
        .find(|one| one.starts_with("DKIM-Signature:"))
        .unwrap();
    let unfolded = relaxed_header(own);
    let (_, tags) = unfolded.split_once(':').unwrap();
    let body_hash = STANDARD.encode(digest(&SHA256, relaxed_body(body).as_bytes()));
    let mut text = String::new();
    for name in tag(tags, "h").split(':') {
        let found = headers
            .iter()
            .rfind(|one| relaxed_header(one).starts_with(&format!("{name}:")));
        text.extend(found.map(|one| relaxed_header(one) + "\r\n"));
    }
    let signature = tag(tags, "b").replace(' ', "");
    text.push_str(&unfolded[..unfolded.rfind(" b=").unwrap() + 3]);
    let signature = STANDARD.decode(signature).unwrap();
    // RFC 8463 signs the hash with Ed25519; RSA hashes by itself.
    let hashed = digest(&SHA256, text.as_bytes());
    let text = if ed25519 {
        hashed.as_ref()
    } else {
        text.as_bytes()
    };
    tag(tags, "bh").replace(' ', "") == body_hash
        && UnparsedPublicKey::new(algorithm, key)
            .verify(text, &signature)
            .is_ok()
}

#[test]
fn an_ed25519_signature_holds() {
    let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
    let message = signed(&key.serialize_pem()).unwrap();
    let public = key.public_key_raw();
    assert!(holds(&message, &ED25519, public, true));
    assert!(message.contains("a=ed25519-sha256; d=voorbeeld.example; s=2026a;"));
    for (from, to) in [
        ("Auto-Submitted: auto", "Auto-Submitted: no"),
        ("K7QD", "K7QE"),
        ("abcdef@", "abcdeg@"),
        ("Suppress: All", "Suppress: OOF"),
        ("/a/stop/t0ken", "/a/stop/t1ken"),
        ("=One-Click", "=Two-Click"),
    ] {
        assert!(message.contains(from), "{from}");
        assert!(
            !holds(&message.replace(from, to), &ED25519, public, true),
            "{from}"
        );
    }
    // A header that was signed as missing cannot be added.
    assert!(!holds(
        &format!("Reply-To: x@y.example\r\n{message}"),
        &ED25519,
        public,
        true
    ));
    let own = Dkim::new("voorbeeld.example", "2026a", &key.serialize_pem()).unwrap();
    let own = own.public_key().unwrap();
    assert!(own.kind() == "ed25519" && own.is_published_as(public));
    let other = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
    assert!(!own.is_published_as(other.public_key_raw()));
    assert!(!holds(&message, &ED25519, other.public_key_raw(), true));
}

#[test]
fn an_rsa_signature_holds_whichever_form_the_key_has() {
    let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
    let public = key.to_public_key().to_pkcs1_der().unwrap();
    let forms = [
        key.to_pkcs1_pem(LineEnding::LF).unwrap(),
        key.to_pkcs8_pem(LineEnding::CRLF).unwrap(),
    ];
    for pem in forms {
        let message = signed(&pem).unwrap();
        assert!(message.contains("a=rsa-sha256;"));
        let own = Dkim::new("voorbeeld.example", "2026a", &pem).unwrap();
        let spki = key.to_public_key().to_public_key_der().unwrap();
        let own = own.public_key().unwrap();
        assert!(own.kind() == "rsa" && own.is_published_as(spki.as_bytes()));
        assert_eq!(own.bytes(), public.as_bytes());
        assert!(holds(
            &message,
            &RSA_PKCS1_2048_8192_SHA256,
            public.as_bytes(),
            false
        ));
        let changed = message.replace("K7QD", "K7QE");
        assert!(!holds(
            &changed,
            &RSA_PKCS1_2048_8192_SHA256,
            public.as_bytes(),
            false
        ));
    }
}

#[test]
fn keys_that_cannot_sign() {
    let good = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519)
        .unwrap()
        .serialize_pem();
    let curve = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let (pem, cut) = (
        curve.serialize_pem(),
        good.replace("-----END PRIVATE", "-----END PUBLIC"),
    );
    for (domain, selector, key, why) in [
        ("voorbeeld.example", "s", "", DkimError::Unreadable),
        ("voorbeeld.example", "s", "hello", DkimError::Unreadable),
        (
            "voorbeeld.example",
            "s",
            cut.as_str(),
            DkimError::Unreadable,
        ),
        ("voorbeeld.example", "s", pem.as_str(), DkimError::Algorithm),
        ("voorbeeld", "s", good.as_str(), DkimError::Domain),
        ("voor beeld.example", "s", good.as_str(), DkimError::Domain),
        (
            "voorbeeld.example",
            "s;d=x",
            good.as_str(),
            DkimError::Selector,
        ),
        ("voorbeeld.example", "", good.as_str(), DkimError::Selector),
    ] {
        assert_eq!(
            Dkim::new(domain, selector, key).err(),
            Some(why),
            "{domain} {selector}"
        );
    }
    assert_eq!(
        format!("{:?}", Dkim::new("voorbeeld.example", "s", &good)),
        "Ok(Dkim(***))"
    );
}
