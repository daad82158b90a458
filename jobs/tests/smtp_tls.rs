//! The switch to TLS: with whom, and what never goes out without it.
//! Not here: faults of an unprotected conversation (`smtp_faults.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod hostile;
#[path = "hostile/root.rs"]
mod root;

use hostile::*;
use jobs::smtp::{Class, Encryption, Phase, Relay, Trust};
use rcgen::{CertificateParams, date_time_ymd};
use root::Root;
use tokio_rustls::TlsAcceptor;

fn server(tls: TlsAcceptor, implicit: bool, turns: Vec<(usize, Point, Turn)>) -> Server {
    let offers = [
        vec!["STARTTLS", "AUTH PLAIN"],
        vec!["SIZE 100000", "AUTH LOGIN PLAIN"],
    ];
    Server::new(Manners {
        offers,
        tls: Some(tls),
        implicit,
        turns,
        script: None,
    })
}

fn relay(server: &Server, root: &Root, encryption: Encryption) -> Relay {
    server.relay_with(|settings| protected(settings, encryption, &root.pem))
}

#[tokio::test(start_paused = true)]
async fn letters_go_encrypted_both_ways() {
    let root = Root::new();
    for (implicit, encryption) in [(false, Encryption::Starttls), (true, Encryption::Implicit)] {
        let server = server(root.acceptor("mail.example", |_| {}), implicit, vec![]);
        let relay = relay(&server, &root, encryption);
        send(&relay).await.unwrap();
        send(&relay).await.unwrap();
        let log = server.log();
        assert_eq!(
            (log.connections, log.taken),
            (1, vec![TRAVELLED.to_owned(); 2])
        );
        let plain: Vec<_> = log
            .commands
            .into_iter()
            .filter(|(_, secure, _)| !secure)
            .collect();
        let plain: Vec<_> = plain.into_iter().map(|(.., line)| line).collect();
        let before_tls = ["EHLO [127.0.0.1]".to_owned(), "STARTTLS".to_owned()];
        assert_eq!(
            plain,
            if implicit {
                vec![]
            } else {
                before_tls.to_vec()
            }
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_certificate_that_proves_nothing_gets_no_letter() {
    let (root, stranger) = (Root::new(), Root::new());
    let old = |params: &mut CertificateParams| params.not_after = date_time_ymd(2020, 1, 1);
    for tls in [
        stranger.acceptor("mail.example", |_| {}),
        root.acceptor("other.example", |_| {}),
        root.acceptor("mail.example", old),
    ] {
        for (implicit, encryption) in [(false, Encryption::Starttls), (true, Encryption::Implicit)]
        {
            let server = server(tls.clone(), implicit, vec![]);
            let failure = send(&relay(&server, &root, encryption)).await.unwrap_err();
            assert_eq!((failure.phase, failure.class), (Phase::Tls, Class::Tls));
            assert!(failure.reply.contains("certificate"), "{}", failure.reply);
            let said = server.verbs(1);
            assert!(
                said.iter().all(|verb| verb == "EHLO" || verb == "STARTTLS"),
                "{said:?}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn there_is_no_falling_back() {
    let root = Root::new();
    let tls = || root.acceptor("mail.example", |_| {});
    let starttls = |turn| server(tls(), false, vec![(0, Point::Starttls, turn)]);
    for (server, phase) in [
        (Server::default(), Phase::Starttls),
        (
            starttls(Turn::Say("454 4.7.0 not now\r\n")),
            Phase::Starttls,
        ),
        (starttls(Turn::Say("502 what\r\n")), Phase::Starttls),
        (starttls(Turn::Say("250 ok\r\n")), Phase::Starttls),
        // Injected in the clear: it would be taken for the answer to the first encrypted command.
        (
            starttls(Turn::Say("220 go\r\n250 mail.example\r\n")),
            Phase::Starttls,
        ),
        (starttls(Turn::Say("220 go\r\n2")), Phase::Starttls),
    ] {
        let failure = send(&relay(&server, &root, Encryption::Starttls))
            .await
            .unwrap_err();
        assert_eq!(
            (failure.phase, failure.class),
            (phase, Class::Tls),
            "{failure}"
        );
        let said = server.verbs(1);
        assert!(
            said.iter().all(|verb| verb == "EHLO" || verb == "STARTTLS"),
            "{said:?}"
        );
    }
    // A server that speaks plainly where TLS was agreed on.
    let failure = send(&relay(&Server::default(), &root, Encryption::Implicit))
        .await
        .unwrap_err();
    assert_eq!((failure.phase, failure.class), (Phase::Tls, Class::Tls));
}

#[tokio::test(start_paused = true)]
async fn what_was_offered_in_the_clear_is_forgotten() {
    let root = Root::new();
    let offers = [vec!["STARTTLS", "AUTH PLAIN", "SMTPUTF8"], vec![]];
    let tls = Some(root.acceptor("mail.example", |_| {}));
    let server = Server::new(Manners {
        offers,
        tls,
        ..Manners::default()
    });
    let failure = send(&relay(&server, &root, Encryption::Starttls))
        .await
        .unwrap_err();
    assert_eq!((failure.phase, failure.class), (Phase::Auth, Class::Auth));
}

#[tokio::test(start_paused = true)]
async fn injected_late_in_the_clear_it_breaks_the_handshake() {
    let root = Root::new();
    let pause = std::time::Duration::from_millis(1);
    let drip = Turn::Drip(pause, "220 go\r\n250 mail.example\r\n");
    let server = server(
        root.acceptor("mail.example", |_| {}),
        false,
        vec![(0, Point::Starttls, drip)],
    );
    let failure = send(&relay(&server, &root, Encryption::Starttls))
        .await
        .unwrap_err();
    assert_eq!((failure.phase, failure.class), (Phase::Tls, Class::Tls));
    assert_eq!(server.verbs(1), ["EHLO", "STARTTLS"]);
}

#[test]
fn roots_that_cannot_be_read() {
    for bad in [
        "",
        "hello",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        assert!(Trust::new(Some(bad.as_bytes())).is_err(), "{bad:?}");
    }
    assert!(Trust::new(Some(Root::new().pem.as_bytes())).is_ok());
}
