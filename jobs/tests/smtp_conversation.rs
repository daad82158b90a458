//! The conversation alone, without a network or time: how a reply is cut does not matter, nothing a
//! server sends makes it panic, and nothing but 250 after the dot is "sent".
//! Not here: streams (`smtp_faults.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use jobs::smtp::{
    Class, Conversation, Encryption, Envelope, Failure, Next, Phase, Reached, Terms, Timers,
};
use proptest::prelude::*;

const BODY: &[u8] = b"Subject: x\r\n\r\n.dot\r\n";

fn conversation() -> Conversation {
    let terms = Terms {
        encryption: Encryption::NoneOnLoopback,
        login: None,
        timers: Timers::default(),
    };
    Conversation::new(terms, "[127.0.0.1]".to_owned(), true)
}

fn envelope() -> Envelope {
    Envelope::new("post@voorbeeld.example", "ada@mail.example", BODY)
}

/// What comes from the other side, piece by piece; when there is none left, the connection ends.
fn play(
    talk: &mut Conversation,
    mut next: Next,
    server: &mut impl FnMut() -> Option<Vec<u8>>,
) -> Result<Reached, Failure> {
    loop {
        next = match next {
            Next::Reached(reached) => return Ok(reached),
            Next::Failed(failure) => return Err(failure),
            Next::Look => talk.quiet(),
            Next::Write(..) => talk.written(),
            Next::Read(_) => match server() {
                Some(bytes) => talk.received(&bytes),
                None => talk.ended("over"),
            },
            Next::Secure(_) => talk.not_secured("no"),
        };
    }
}

/// One letter; the phases in which it paused or ended.
fn letter(server: &mut impl FnMut() -> Option<Vec<u8>>) -> Result<Reached, Failure> {
    let mut talk = conversation();
    let first = talk.open();
    play(&mut talk, first, server)?;
    let next = talk.begin(&envelope());
    play(&mut talk, next, server)?;
    let next = talk.body(BODY);
    play(&mut talk, next, server)?;
    let next = talk.dot();
    play(&mut talk, next, server)
}

fn pieces_of(replies: &[String], cuts: &[usize]) -> Vec<Vec<u8>> {
    let mut cuts = cuts.iter().cycle();
    let mut pieces = Vec::new();
    for reply in replies {
        let mut rest = reply.as_bytes();
        while !rest.is_empty() {
            let (piece, more) = rest.split_at((*cuts.next().unwrap()).min(rest.len()));
            pieces.push(piece.to_vec());
            rest = more;
        }
    }
    pieces
}

fn outcome(pieces: Vec<Vec<u8>>) -> Result<Reached, Failure> {
    let mut pieces = pieces.into_iter();
    letter(&mut || pieces.next())
}

fn reply() -> impl Strategy<Value = String> {
    let code = prop_oneof![6 => Just(250_u16), 1 => 200_u16..600];
    (code, prop::collection::vec("[ -~]{0,30}", 1..4)).prop_map(|(code, lines)| many(code, &lines))
}

fn many(code: u16, lines: &[String]) -> String {
    let last = lines.len() - 1;
    let line = |(at, text): (usize, &String)| {
        format!("{code}{}{text}\r\n", if at == last { ' ' } else { '-' })
    };
    lines.iter().enumerate().map(line).collect()
}

proptest! {
    #[test]
    fn chunks_do_not_matter(
        middle in (reply(), reply(), reply(), reply()),
        cuts in prop::collection::vec(1_usize..40, 1..10),
    ) {
        let (ehlo, mail, rcpt, dot) = middle;
        let replies = ["220 hi\r\n".to_owned(), ehlo, mail, rcpt, "354 go\r\n".to_owned(), dot];
        let whole = outcome(replies.iter().map(|one| one.clone().into_bytes()).collect());
        prop_assert_eq!(outcome(pieces_of(&replies, &cuts)), whole);
    }

    #[test]
    fn sent_means_that_every_answer_was_the_right_one(
        codes in prop::collection::vec(prop_oneof![3 => Just(0), 1 => 100_u16..600], 6),
    ) {
        let right = [220, 250, 250, 250, 354, 250];
        let said: Vec<u16> = codes.iter().zip(right).map(|(code, right)| if *code == 0 { right } else { *code }).collect();
        let all = said.iter().map(|code| format!("{code} x\r\n").into_bytes()).collect();
        let accepted = matches!(outcome(all), Ok(Reached::Accepted(_)));
        let forwarded = said[3] == 251;
        let wanted = said.iter().zip(right).enumerate().all(|(at, (code, right))| *code == right || (at == 3 && forwarded));
        prop_assert_eq!(accepted, wanted);
    }

    #[test]
    fn nothing_makes_it_panic_or_sent_without_a_dot(
        steps in prop::collection::vec((0_u8..12, prop::collection::vec(any::<u8>(), 0..30)), 0..60),
    ) {
        let mut talk = conversation();
        let mut dots = 0;
        for (step, bytes) in steps {
            let next = match step {
                0 => talk.open(),
                1 => talk.begin(&envelope()),
                2 => talk.body(BODY),
                3 => { dots += 1; talk.dot() }
                4 => talk.quiet(),
                5 => talk.written(),
                6 => talk.received(&bytes),
                7 => talk.received(b"250 ok\r\n"),
                8 => talk.received(b"354 go\r\n"),
                9 => talk.timed_out(),
                10 => talk.secured(),
                _ => talk.reset(),
            };
            prop_assert!(dots > 0 || !matches!(next, Next::Reached(Reached::Accepted(_))));
        }
    }
}

#[test]
fn each_phase_is_given_its_time() {
    let timers = Timers::default();
    let mut talk = conversation();
    assert_eq!(talk.open(), Next::Read(Some(timers.greeting)));
    assert_eq!(talk.received(b"220 hi\r\n"), Next::Look);
    let Next::Write(bytes, within) = talk.quiet() else {
        panic!("EHLO is due")
    };
    assert_eq!(
        (bytes.expose().as_slice(), within),
        (&b"EHLO [127.0.0.1]\r\n"[..], timers.ehlo)
    );
    // The time runs on from the first byte of the command.
    assert_eq!(talk.written(), Next::Read(None));
    assert_eq!(talk.received(b"250 hi\r\n"), Next::Reached(Reached::Ready));
    talk.begin(&envelope());
    for (answer, after) in [
        (&b"250 ok\r\n"[..], timers.mail),
        (b"250 ok\r\n", timers.rcpt),
        (b"354 go\r\n", timers.data),
    ] {
        let Next::Write(_, within) = talk.quiet() else {
            panic!("a command is due")
        };
        assert_eq!((within, talk.written()), (after, Next::Read(None)));
        talk.received(answer);
    }
    talk.body(BODY);
    let Next::Write(_, within) = talk.quiet() else {
        panic!("the body is due")
    };
    assert_eq!(
        (within, talk.written()),
        (timers.body, Next::Reached(Reached::BodyOut))
    );
    talk.dot();
    let Next::Write(dot, _) = talk.quiet() else {
        panic!("the dot is due")
    };
    assert_eq!(dot.expose(), b".\r\n");
    // Only now the ten minutes begin.
    assert_eq!(talk.written(), Next::Read(Some(timers.reply)));
}

#[test]
fn out_of_turn() {
    let mut talk = conversation();
    talk.open();
    assert_eq!(talk.received(b"220 hi\r\n"), Next::Look);
    let Next::Failed(failure) = talk.received(b"250 early\r\n") else {
        panic!("it must fail")
    };
    assert_eq!(failure.phase, Phase::Ehlo);
    assert!(!talk.is_ready());
    // What is over stays over.
    assert!(matches!(talk.begin(&envelope()), Next::Failed(_)));
    assert!(matches!(talk.received(b"250 ok\r\n"), Next::Failed(_)));
}

#[test]
fn commands_and_letters_are_not_printed() {
    let mut talk = conversation();
    talk.open();
    talk.received(b"220 hi\r\n");
    assert!(
        !format!("{:?}", talk.quiet()).contains('6'),
        "bytes of a command are printed"
    );
}

/// A conversation taken so many steps far, on the way to a letter that is taken.
fn after(steps: usize) -> Conversation {
    type Step = fn(&mut Conversation) -> Next;
    let way: &[Step] = &[
        |talk| talk.open(),
        |talk| talk.received(b"220 hi\r\n"),
        Conversation::quiet,
        Conversation::written,
        |talk| talk.received(b"250 hi\r\n"),
        |talk| talk.begin(&envelope()),
        Conversation::quiet,
        Conversation::written,
        |talk| talk.received(b"250 ok\r\n"),
        Conversation::quiet,
        Conversation::written,
        |talk| talk.received(b"250 ok\r\n"),
        Conversation::quiet,
        Conversation::written,
        |talk| talk.received(b"354 go\r\n"),
        |talk| talk.body(BODY),
        Conversation::quiet,
        Conversation::written,
        Conversation::dot,
        Conversation::quiet,
        Conversation::written,
    ];
    let mut talk = conversation();
    for step in &way[..steps] {
        let next = step(&mut talk);
        assert!(!matches!(next, Next::Failed(_)), "{next:?}");
    }
    talk
}

#[test]
fn only_from_the_first_byte_of_the_dot_on_is_a_break_ambiguous() {
    // After 20 steps the dot is being written, after 21 its answer is waited for.
    for steps in 0..=21 {
        for (what, next) in [
            ("end", after(steps).ended("over")),
            ("timeout", after(steps).timed_out()),
            ("nonsense", after(steps).received(b"what\r\n")),
            ("two replies", after(steps).received(b"250 a\r\n250 b\r\n")),
            ("a reply of no use", after(steps).received(b"354 go\r\n")),
        ] {
            let Next::Failed(failure) = next else {
                // 354 is what DATA waits for.
                assert_eq!((what, steps), ("a reply of no use", 14));
                continue;
            };
            let ambiguous = failure.class == Class::Ambig;
            assert_eq!(ambiguous, steps >= 20, "{what} after {steps} steps");
            assert_eq!(
                failure.phase == Phase::Dot,
                steps >= 20,
                "{what} after {steps} steps"
            );
        }
    }
}

#[test]
fn an_answer_that_nobody_asked_for_condemns_no_letter() {
    let waiting = [1, 4, 8, 11, 14, 21];
    for steps in (0..=21).filter(|steps| !waiting.contains(steps)) {
        for reply in [
            &b"550 5.1.1 nobody\r\n"[..],
            b"552 5.3.4 large\r\n",
            b"250 ok\r\n",
        ] {
            let mut talk = after(steps);
            let Next::Failed(failure) = talk.received(reply) else {
                panic!("{reply:?} passes after {steps} steps");
            };
            let wanted = if steps == 20 {
                Class::Ambig
            } else {
                Class::Proto
            };
            assert_eq!(failure.class, wanted, "after {steps} steps");
            assert!(!talk.is_ready());
        }
        let Next::Failed(failure) = after(steps).received(b"421 closing\r\n") else {
            panic!("421 passes after {steps} steps");
        };
        let wanted = if steps == 20 {
            Class::Ambig
        } else {
            Class::Busy
        };
        assert_eq!(failure.class, wanted, "after {steps} steps");
    }
}
