//! Letters through a hostile server: every fault at every point of a conversation, in time that only
//! passes when everybody waits.
//! Not here: TLS (`smtp_tls.rs`), the database (`smtp_post.rs`), the conversation alone
//! (`smtp_conversation.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod hostile;

use std::time::Duration;

use hostile::*;
use jobs::smtp::{Class, Encryption, Envelope, Phase};
use tokio::time::Instant;

const CHAT: [(Point, Phase, u64); 7] = [
    (Point::Greeting, Phase::Greeting, 60),
    (Point::Ehlo, Phase::Ehlo, 30),
    (Point::Auth, Phase::Auth, 30),
    (Point::Mail, Phase::Mail, 60),
    (Point::Rcpt, Phase::Rcpt, 60),
    (Point::Data, Phase::Data, 120),
    (Point::Dot, Phase::Dot, 600),
];

/// A server that wants a login, so that every point is passed.
fn server(point: Point, turn: Turn) -> Server {
    let offers = vec!["SIZE 1000000", "AUTH PLAIN LOGIN", "8BITMIME"];
    Server::new(Manners {
        offers: [offers, vec![]],
        turns: vec![(0, point, turn)],
        ..Manners::default()
    })
}

async fn sent(server: &Server) -> Result<jobs::smtp::Accepted, jobs::smtp::Failure> {
    let relay = server.relay_with(|settings| settings.terms.login = Some(login()));
    send(&relay).await
}

fn expected(phase: Phase, before_the_dot: Class) -> Class {
    if phase == Phase::Dot {
        Class::Ambig
    } else {
        before_the_dot
    }
}

#[tokio::test(start_paused = true)]
async fn a_well_behaved_server_takes_the_letter() {
    let server = server(Point::Quit, Turn::Cut);
    let accepted = sent(&server).await.unwrap();
    assert_eq!(
        (accepted.code, accepted.reply.as_str()),
        (250, "2.0.0 queued")
    );
    assert_eq!(server.log().taken, [TRAVELLED]);
    let said: Vec<_> = server
        .log()
        .commands
        .into_iter()
        .map(|(.., line)| line)
        .collect();
    let size = BODY.len();
    assert_eq!(
        said,
        [
            "EHLO [127.0.0.1]".to_owned(),
            "AUTH PLAIN AHRlcm1pam4AczNjcmV0LXBhc3M=".to_owned(),
            format!("MAIL FROM:<post@voorbeeld.example> SIZE={size}"),
            format!("RCPT TO:<{TO}>"),
            "DATA".to_owned(),
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn silence_ends_after_the_time_of_its_phase() {
    for (point, phase, seconds) in CHAT {
        for turn in [
            Turn::Hang,
            Turn::Drip(
                Duration::from_secs(20),
                "250-a very slow line that never ends",
            ),
        ] {
            let server = server(point, turn.clone());
            let since = Instant::now();
            let failure = sent(&server).await.unwrap_err();
            assert_eq!(
                (failure.phase, failure.class),
                (phase, expected(phase, Class::Conn)),
                "{turn:?}"
            );
            assert_eq!(since.elapsed().as_secs(), seconds, "{phase:?} {turn:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_answer_after_the_dot_has_its_whole_time() {
    for (late, in_time) in [(599_900, true), (600_100, false)] {
        let turn = Turn::Late(Duration::from_millis(late), "250 late\r\n");
        let server = server(Point::Dot, turn);
        let relay = server.relay();
        assert_eq!(
            send(&relay).await.map_err(|failure| failure.class).is_ok(),
            in_time
        );
        // A late answer never meets the next letter: it has a connection of its own.
        send(&relay).await.map_err(|failure| failure.class).ok();
        assert_eq!(server.log().connections, if in_time { 1 } else { 2 });
    }
}

#[tokio::test(start_paused = true)]
async fn cuts_floods_and_nonsense() {
    for (point, phase, _) in CHAT {
        for (turn, class) in [
            (Turn::Cut, Class::Conn),
            (Turn::Flood, Class::Proto),
            (Turn::Say("hello there\r\n"), Class::Proto),
            (Turn::Say("250 one\n"), Class::Proto),
            (Turn::Say("\u{0}\u{1}\u{2}\r\n"), Class::Proto),
            (Turn::Say("250-a\r\n550 b\r\n"), Class::Proto),
            (Turn::Say("250 ok\r\n250 ok\r\n"), Class::Proto),
            (Turn::Say("354 go\r\n550 no\r\n"), Class::Proto),
            (Turn::Say("235 ok\r\n2"), Class::Proto),
        ] {
            let server = server(point, turn.clone());
            let failure = sent(&server).await.unwrap_err();
            assert_eq!(
                (failure.phase, failure.class),
                (phase, expected(phase, class)),
                "{turn:?}"
            );
            assert!(server.log().taken.len() == usize::from(phase == Phase::Dot));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn answers_of_every_class_at_their_point() {
    for (point, answer, class) in [
        (Point::Greeting, "421 closing\r\n", Class::Busy),
        (Point::Greeting, "554 no service\r\n", Class::Conn),
        (Point::Ehlo, "421 closing\r\n", Class::Busy),
        (Point::Auth, "421 closing\r\n", Class::Busy),
        (Point::Auth, "535 5.7.8 no\r\n", Class::Auth),
        (Point::Auth, "334 \r\n", Class::Proto),
        (Point::Mail, "421 4.3.2 closing\r\n", Class::Busy),
        (Point::Mail, "550 5.7.1 sender\r\n", Class::Policy),
        (Point::Rcpt, "421 closing\r\n", Class::Busy),
        (Point::Rcpt, "450 4.7.1 greylisted\r\n", Class::Grey),
        (Point::Rcpt, "550 5.1.1 nobody\r\n", Class::Addr),
        (Point::Rcpt, "552 5.2.2 full\r\n", Class::Full),
        (Point::Data, "421 closing\r\n", Class::Busy),
        (Point::Data, "554 no\r\n", Class::Policy),
        (Point::Data, "250 ok\r\n", Class::Proto),
        (Point::Dot, "421 closing\r\n", Class::Busy),
        (Point::Dot, "451 4.3.0 trouble\r\n", Class::Sys),
        (Point::Dot, "452 4.2.2 full\r\n", Class::Full),
        (Point::Dot, "550 5.7.26 dmarc\r\n", Class::Policy),
        (Point::Dot, "552 5.3.4 size\r\n", Class::Content),
        (Point::Dot, "251 forwarded\r\n", Class::Ambig),
        (Point::Dot, "354 go\r\n", Class::Ambig),
        (Point::Dot, "200 fine\r\n", Class::Ambig),
    ] {
        let server = server(point, Turn::Say(answer));
        let failure = sent(&server).await.unwrap_err();
        assert_eq!(failure.class, class, "{point:?} {answer}");
        assert_eq!(failure.code, Some(answer[..3].parse().unwrap()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_break_in_the_body_is_not_ambiguous() {
    for (turn, class) in [
        (Turn::Cut, Class::Conn),
        (Turn::Say("421 closing\r\n"), Class::Busy),
        (Turn::Say("451 4.3.0 trouble\r\n"), Class::Sys),
        // May as well be a late answer to something else: it condemns nothing.
        (Turn::Say("550 5.1.1 nobody\r\n"), Class::Proto),
        (Turn::Say("250 ok\r\n"), Class::Proto),
        (Turn::Hang, Class::Conn),
    ] {
        let server = Server::but(Point::Body, turn.clone());
        let since = Instant::now();
        // Too large for the memory between: the server stops reading in the middle.
        let body = "a line of a large letter\r\n".repeat(20_000);
        let envelope = Envelope::new("post@voorbeeld.example", TO, body.as_bytes());
        let going = server.relay().begin(&envelope).await.unwrap();
        let failure = going.finish(body.as_bytes(), || true).await.unwrap_err();
        assert_eq!(
            (failure.phase, failure.class),
            (Phase::Body, class),
            "{turn:?}"
        );
        assert!(server.log().taken.is_empty());
        assert_eq!(
            since.elapsed().as_secs(),
            if matches!(turn, Turn::Hang) { 180 } else { 0 }
        );
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_said_between_354_and_the_body_stops_the_letter() {
    let server = Server::but(Point::Data, Turn::Say("354 go\r\n"));
    let relay = server.relay();
    let going = relay.begin(&envelope()).await.unwrap();
    drop(going);
    tokio::time::sleep(Duration::from_secs(1)).await;
    // The mark was refused: not a byte of the body arrived, and the connection is gone.
    assert_eq!((server.log().unfinished, server.log().ended), (vec![0], 1));
    assert!(server.log().taken.is_empty());

    let late = Server::but(
        Point::Data,
        Turn::Drip(Duration::from_millis(1), "354 go\r\n250 ok\r\n"),
    );
    let going = late.relay().begin(&envelope()).await.unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let failure = going.finish(BODY.as_bytes(), || true).await.unwrap_err();
    assert_eq!((failure.phase, failure.class), (Phase::Body, Class::Proto));
    assert!(late.log().taken.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_process_that_was_stopped_after_the_mark_turns_back() {
    let server = Server::default();
    let going = server.relay().begin(&envelope()).await.unwrap();
    let failure = going.finish(BODY.as_bytes(), || false).await.unwrap_err();
    assert_eq!((failure.phase, failure.class), (Phase::Body, Class::Conn));
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(
        (server.log().taken.len(), server.log().unfinished.len()),
        (0, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn a_connection_is_used_again_while_it_is_clean() {
    let server = Server::default();
    let relay = server.relay();
    send(&relay).await.unwrap();
    send(&relay).await.unwrap();
    let again = [
        "EHLO", "MAIL", "RCPT", "DATA", "RSET", "MAIL", "RCPT", "DATA",
    ];
    assert_eq!(
        (server.log().connections, server.verbs(1)),
        (1, again.map(str::to_owned).to_vec())
    );
    // A clean no to one letter is no doubt about the connection.
    let server = Server::first(1, Point::Rcpt, Turn::Say("550 5.1.1 nobody\r\n"));
    let relay = server.relay();
    send(&relay).await.unwrap_err();
    send(&relay).await.unwrap_err();
    assert_eq!(server.log().connections, 1);
    for (point, turn) in [
        (Point::Mail, Turn::Say("421 closing\r\n")),
        (Point::Rcpt, Turn::Say("what\r\n")),
        (Point::Dot, Turn::Cut),
        (Point::Dot, Turn::Say("354 go\r\n")),
        (Point::Dot, Turn::Say("250 ok\r\n250 ok\r\n")),
    ] {
        let server = Server::first(1, point, turn);
        let relay = server.relay();
        send(&relay).await.unwrap_err();
        send(&relay).await.unwrap();
        assert_eq!(server.log().connections, 2, "{point:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_kept_connection_that_died_is_no_failure_of_a_letter() {
    for turn in [
        Turn::Cut,
        Turn::Hang,
        Turn::Say("421 4.4.2 idle too long\r\n"),
        Turn::Late(Duration::from_secs(5), "250 what was this\r\n"),
        Turn::Say("250 half"),
    ] {
        let server = Server::first(1, Point::Idle, turn.clone());
        let relay = server.relay();
        send(&relay).await.unwrap();
        tokio::time::sleep(Duration::from_secs(10)).await;
        send(&relay).await.unwrap();
        assert_eq!(
            (server.log().connections, server.log().taken.len()),
            (2, 2),
            "{turn:?}"
        );
    }
    for answer in ["500 unknown\r\n", "421 closing\r\n", "250 ok\r\n250 ok\r\n"] {
        let server = Server::first(1, Point::Reset, Turn::Say(answer));
        let relay = server.relay();
        send(&relay).await.unwrap();
        send(&relay).await.unwrap();
        assert_eq!(server.log().connections, 2, "{answer}");
    }
}

#[tokio::test(start_paused = true)]
async fn connections_leave_politely_when_idle_or_worn() {
    let server = Server::default();
    let relay = server.relay_with(|settings| settings.letters_per_connection = 3);
    for _ in 0..4 {
        send(&relay).await.unwrap();
    }
    tokio::time::sleep(Duration::from_secs(59)).await;
    assert_eq!((server.log().connections, server.log().ended), (2, 1));
    assert_eq!(server.verbs(1).last().map(String::as_str), Some("QUIT"));
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(server.log().ended, 2);
    assert_eq!(server.verbs(2).last().map(String::as_str), Some("QUIT"));
}

#[tokio::test(start_paused = true)]
async fn no_more_conversations_at_once_than_allowed() {
    let server = Server::default();
    let relay = server.relay();
    let (first, _second) = (
        relay.begin(&envelope()).await.unwrap(),
        relay.begin(&envelope()).await.unwrap(),
    );
    let waits = tokio::time::timeout(Duration::from_secs(100), relay.begin(&envelope())).await;
    assert!(waits.is_err());
    assert_eq!(server.log().connections, 2);
    first.finish(BODY.as_bytes(), || true).await.unwrap();
    relay.begin(&envelope()).await.unwrap();
    assert_eq!(server.log().connections, 2);
}

/// Cancels a letter after each number of polls, wherever that is, and sends the next one.
#[tokio::test(start_paused = true)]
async fn a_cancelled_letter_never_lends_its_answer_to_the_next() {
    for polls in 1..200 {
        let server = Server::new(Manners {
            turns: vec![
                (1, Point::Dot, Turn::Say("250 of the first\r\n")),
                (2, Point::Dot, Turn::Say("554 no\r\n")),
            ],
            ..Manners::default()
        });
        let relay = server.relay();
        let mut letter = Box::pin(send(&relay));
        let mut left = polls;
        let ended = std::future::poll_fn(|context| {
            left -= 1;
            match letter.as_mut().poll(context) {
                std::task::Poll::Pending if left == 0 => std::task::Poll::Ready(None),
                other => other.map(Some),
            }
        });
        let ended = ended.await;
        drop(letter);
        if ended.is_some() {
            assert!(polls > 10, "only {polls} places to cancel at");
            return;
        }
        let failure = send(&relay).await.unwrap_err();
        assert_eq!(
            (failure.phase, failure.class, failure.code),
            (Phase::Dot, Class::Policy, Some(554))
        );
    }
    panic!("a letter needs more than 200 polls");
}

#[tokio::test(start_paused = true)]
async fn without_encryption_only_to_this_machine() {
    struct Elsewhere(Server);
    impl jobs::smtp::Dial for Elsewhere {
        fn dial(
            &self,
            within: Duration,
        ) -> futures_util::future::BoxFuture<'_, Result<jobs::smtp::Dialled, String>> {
            Box::pin(async move {
                let dialled = self.0.dial(within).await?;
                Ok(jobs::smtp::Dialled {
                    on_loopback: false,
                    ..dialled
                })
            })
        }
    }
    let server = server(Point::Quit, Turn::Cut);
    let relay =
        jobs::smtp::Relay::dialled_by(settings(), Box::new(Elsewhere(server.clone()))).unwrap();
    let failure = send(&relay).await.unwrap_err();
    assert_eq!((failure.phase, failure.class), (Phase::Connect, Class::Tls));
    assert!(server.log().commands.is_empty());
    let mut starttls = settings();
    starttls.terms.encryption = Encryption::Starttls;
    assert!(jobs::smtp::Relay::new(starttls).is_err());
}

#[tokio::test(start_paused = true)]
async fn logins() {
    let with = |offers: Vec<&'static str>, turns| {
        Server::new(Manners {
            offers: [offers, vec![]],
            turns,
            ..Manners::default()
        })
    };
    let login_only = with(vec!["AUTH LOGIN"], vec![]);
    sent(&login_only).await.unwrap();
    assert_eq!(
        login_only.verbs(1)[..4],
        ["EHLO", "AUTH", "dGVybWlqbg==", "czNjcmV0LXBhc3M="]
    );
    let neither = with(vec!["AUTH CRAM-MD5"], vec![]);
    assert_eq!(sent(&neither).await.unwrap_err().class, Class::Auth);
    let told =
        "535 5.7.8 AHRlcm1pam4AczNjcmV0LXBhc3M= s3cret-pass of boss@mail.example is wrong\r\n";
    let refused = with(vec!["AUTH PLAIN"], vec![(0, Point::Auth, Turn::Say(told))]);
    let failure = sent(&refused).await.unwrap_err();
    assert_eq!(failure.reply, "5.7.8 *** *** of *** is wrong");
    assert_eq!(failure.class, Class::Auth);
}

#[tokio::test(start_paused = true)]
async fn what_the_server_cannot_take_is_not_offered_to_it() {
    let letter =
        |to: &str, body: &str| Envelope::new("post@voorbeeld.example", to, body.as_bytes());
    let large = "x".repeat(101);
    for (offers, envelope, class) in [
        (vec!["SIZE 100"], letter(TO, &large), Some(Class::Content)),
        (vec!["SIZE 101"], letter(TO, &large), None),
        (vec!["SIZE 0"], letter(TO, &large), None),
        (vec!["SIZE"], letter(TO, &large), None),
        (vec![], letter(TO, "é"), Some(Class::Content)),
        (vec!["8BITMIME"], letter(TO, "é"), None),
        (
            vec!["8BITMIME"],
            letter("jürgen@mail.example", "x"),
            Some(Class::Addr),
        ),
        (vec!["SMTPUTF8"], letter("jürgen@mail.example", "x"), None),
        (
            vec![],
            letter("a@b.example>\r\nRCPT TO:<c@d.example", "x"),
            Some(Class::Addr),
        ),
    ] {
        let server = Server::new(Manners {
            offers: [offers.clone(), vec![]],
            ..Manners::default()
        });
        let begun = server.relay().begin(&envelope).await;
        assert_eq!(
            begun.err().map(|failure| failure.class),
            class,
            "{offers:?}"
        );
        let mail = server
            .log()
            .commands
            .into_iter()
            .any(|(.., line)| line.starts_with("MAIL"));
        assert_eq!(mail, class.is_none(), "{offers:?}");
    }
    let server = Server::new(Manners {
        offers: [vec!["SMTPUTF8", "8BITMIME"], vec![]],
        ..Manners::default()
    });
    server
        .relay()
        .begin(&letter("jürgen@mail.example", "é"))
        .await
        .unwrap();
    assert_eq!(
        server.log().commands[1].2,
        "MAIL FROM:<post@voorbeeld.example> BODY=8BITMIME SMTPUTF8"
    );
}
