//! The section `mail` of the settings, through the built binary: what it refuses, which key it names,
//! and that no secret is printed.
//! Not here: sending.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

const RELAY: [(&str, &str); 3] = [
    ("TRANSPORT", "smtp"),
    ("HOST", "localhost"),
    ("FROM", "Termijn <post@voorbeeld.example>"),
];
const CLOSED: [(&str, &str); 1] = [("TLS", "none-on-loopback")];

struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path: PathBuf = self.0.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn check(&self, settings: &[(&str, &str)]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_termijn"));
        command.arg("check-config").current_dir(self.0.path());
        for (key, value) in RELAY.iter().chain(settings) {
            command.env(format!("TERMIJN_MAIL__{key}"), value);
        }
        command.output().unwrap()
    }

    /// Refused with exit code 78; gives what it said.
    fn refused(&self, settings: &[(&str, &str)]) -> String {
        let output = self.check(settings);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(78), "{settings:?}: {said}");
        assert!(output.stdout.is_empty());
        said
    }
}

#[test]
fn impossible_settings_name_their_key() {
    let place = Place::new();
    let (empty, secret) = (place.file("empty", "\n"), place.file("secret", "geheim\n"));
    let lines = place.file("lines", "geheim\ngeheim\n");
    for (settings, key) in [
        (vec![("FROM", "nobody")], "mail.from"),
        (
            vec![("FROM", "a@b.example\r\nBcc: c@d.example")],
            "mail.from",
        ),
        (vec![("HOST", "not a host")], "mail.host"),
        (vec![("REPLY_SECONDS", "0")], "mail.reply_seconds"),
        (vec![("CONNECTIONS", "0")], "mail.connections"),
        (vec![("USER", "u")], "mail.password_file"),
        (vec![("PASSWORD_FILE", &secret)], "mail.user"),
        (
            vec![("USER", "u"), ("PASSWORD_FILE", "nowhere")],
            "mail.password_file",
        ),
        (
            vec![("USER", "u"), ("PASSWORD_FILE", &empty)],
            "mail.password_file",
        ),
        (
            vec![("USER", "u"), ("PASSWORD_FILE", &lines)],
            "mail.password_file",
        ),
        (vec![("HOST", "192.0.2.1"), CLOSED[0]], "mail.tls"),
        (
            vec![("HOST", "mail.voorbeeld.example"), CLOSED[0]],
            "mail.tls",
        ),
        (
            vec![("HOST", "localhost.voorbeeld.example"), CLOSED[0]],
            "mail.tls",
        ),
        (vec![("CA_FILE", "nowhere")], "mail.ca_file"),
        (vec![("CA_FILE", &secret)], "mail.ca_file"),
        (
            vec![("DKIM_DOMAIN", "voorbeeld.example")],
            "mail.dkim_selector",
        ),
        (
            vec![("DKIM_DOMAIN", "voorbeeld.example"), ("DKIM_SELECTOR", "s")],
            "mail.dkim_key_file",
        ),
        (vec![("DKIM_KEY_FILE", &secret)], "mail.dkim_domain"),
    ] {
        let said = place.refused(&settings);
        assert!(
            said.contains(&format!("configuration: {key}: ")),
            "{settings:?}: {said}"
        );
        assert!(!said.contains("geheim"), "{said}");
    }
}

#[test]
fn a_signing_key_is_read_or_refused_by_name() {
    let place = Place::new();
    // The example key of RFC 8410, 10.3.
    let ed25519 = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";
    let (key, other) = (
        place.file("key.pem", ed25519),
        place.file("other.pem", "geheim"),
    );
    let with = |domain, selector, file| {
        [
            CLOSED[0],
            ("DKIM_DOMAIN", domain),
            ("DKIM_SELECTOR", selector),
            ("DKIM_KEY_FILE", file),
        ]
    };
    let output = place.check(&with("voorbeeld.example", "2026a", &key));
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(!String::from_utf8(output.stdout).unwrap().contains("MC4C"));
    for (settings, named) in [
        (with("voorbeeld", "2026a", &key), "mail.dkim_domain"),
        (
            with("voorbeeld.example", "20 26", &key),
            "mail.dkim_selector",
        ),
        (
            with("voorbeeld.example", "2026a", &other),
            "mail.dkim_key_file",
        ),
        (
            with("voorbeeld.example", "2026a", "nowhere"),
            "mail.dkim_key_file",
        ),
    ] {
        let said = place.refused(&settings);
        assert!(said.contains(named) && !said.contains("geheim"), "{said}");
    }
}

#[test]
fn a_relay_with_a_login_is_accepted() {
    let place = Place::new();
    let password = place.file("password", "geheim\r\n");
    let output = place.check(&[CLOSED[0], ("USER", "termijn"), ("PASSWORD_FILE", &password)]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(!String::from_utf8(output.stdout).unwrap().contains("geheim"));
}

#[test]
fn a_relay_on_this_machine_may_be_without_encryption() {
    let place = Place::new();
    for host in [
        "localhost",
        "LOCALHOST",
        "mail.localhost",
        "127.0.0.1",
        "127.0.1.1",
        "::1",
        "::ffff:127.0.0.1",
    ] {
        let output = place.check(&[CLOSED[0], ("HOST", host)]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{host}: {said}");
    }
}
