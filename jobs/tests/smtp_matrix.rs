//! Figure F7: what a server does at each phase of a conversation, crossed with what becomes of the letter. Every
//! cell through memory in time that only passes when everybody waits, thirty of them again over real sockets.
//! Not here: single faults with their reasons (`smtp_faults.rs`, `smtp_tls.rs`), and what the database makes of
//! an answer (`breakers.rs`).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod hostile;
#[path = "hostile/root.rs"]
mod root;

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use casework::delivery::DeliveryEvent;
use casework::ids::DeliveryId;
use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use hostile::*;
use jobs::smtp::{Class, Dial, Dialled, Encryption, Failure, Phase, Relay, RelaySettings, Timers};
use jobs::{JobSettings, verdict};
use root::Root;
use store::deliveries::protocol::Claimed;
use tokio::io::{AsyncRead, AsyncWrite, DuplexStream, ReadBuf};
use tokio::time::Instant;
use uuid::Uuid;

/// The phases, with the time each may take in seconds.
const PHASES: [(Point, Phase, u64); 8] = [
    (Point::Greeting, Phase::Greeting, 60),
    (Point::Ehlo, Phase::Ehlo, 30),
    (Point::Starttls, Phase::Starttls, 30),
    (Point::Auth, Phase::Auth, 30),
    (Point::Mail, Phase::Mail, 60),
    (Point::Rcpt, Phase::Rcpt, 60),
    (Point::Data, Phase::Data, 120),
    (Point::Dot, Phase::Dot, 600),
];

#[derive(Clone, Copy, Debug)]
enum Does {
    Says(&'static str),
    Hangs,
    /// A byte in twenty seconds.
    Drips,
    Cuts,
    Floods,
    /// What it sends is broken on the way: under TLS no record can be read any more.
    Breaks,
}

use Class::{Addr, Ambig, Auth, Busy, Conn, Content, Full, Grey, Policy, Proto, Rate, Sys, Tls};

/// What the server does, and the class of it at each phase.
#[rustfmt::skip]
const MATRIX: [(Does, [Class; 8]); 16] = [
    //                                       greeting ehlo  starttls auth  mail     rcpt     data     dot
    (Does::Says("421 4.3.2 closing\r\n"),    [Busy,   Busy,  Tls,    Busy, Busy,    Busy,    Busy,    Busy]),
    (Does::Says("450 4.7.1 not yet\r\n"),    [Busy,   Busy,  Tls,    Busy, Sys,     Grey,    Grey,    Grey]),
    (Does::Says("451 4.7.0 slower\r\n"),     [Busy,   Busy,  Tls,    Busy, Rate,    Rate,    Rate,    Rate]),
    (Does::Says("452 4.2.2 full\r\n"),       [Busy,   Busy,  Tls,    Busy, Full,    Full,    Full,    Full]),
    (Does::Says("451 4.3.0 trouble\r\n"),    [Busy,   Busy,  Tls,    Busy, Sys,     Sys,     Sys,     Sys]),
    (Does::Says("535 5.7.8 who\r\n"),        [Conn,   Auth,  Tls,    Auth, Auth,    Auth,    Auth,    Auth]),
    (Does::Says("550 5.1.1 nobody\r\n"),     [Conn,   Proto, Tls,    Auth, Policy,  Addr,    Addr,    Addr]),
    (Does::Says("550 5.7.26 unsigned\r\n"),  [Conn,   Proto, Tls,    Auth, Policy,  Policy,  Policy,  Policy]),
    (Does::Says("552 5.3.4 too large\r\n"),  [Conn,   Proto, Tls,    Auth, Content, Content, Content, Content]),
    (Does::Says("503 5.5.1 sequence\r\n"),   [Conn,   Proto, Tls,    Auth, Proto,   Proto,   Proto,   Proto]),
    (Does::Says("hello there\r\n"),          [Proto,  Proto, Tls,    Proto, Proto,  Proto,   Proto,   Ambig]),
    (Does::Hangs,                            [Conn,   Conn,  Conn,   Conn, Conn,    Conn,    Conn,    Ambig]),
    (Does::Drips,                            [Conn,   Conn,  Conn,   Conn, Conn,    Conn,    Conn,    Ambig]),
    (Does::Cuts,                             [Conn,   Conn,  Conn,   Conn, Conn,    Conn,    Conn,    Ambig]),
    (Does::Floods,                           [Proto,  Proto, Tls,    Proto, Proto,  Proto,   Proto,   Ambig]),
    (Does::Breaks,                           [Proto,  Proto, Tls,    Conn, Conn,    Conn,    Conn,    Ambig]),
];

/// What a letter does after its first answer of a class: the minutes it waits, or that it ends.
const fn waits(class: Class) -> Option<i64> {
    match class {
        Conn | Tls | Auth | Busy | Sys => Some(1),
        Grey => Some(6),
        Rate | Ambig => Some(15),
        Full => Some(60),
        Proto => Some(30),
        Addr | Policy | Content => None,
    }
}

/// A stream that breaks what is written to it, once it is told to.
struct Breaking {
    inner: DuplexStream,
    broken: Arc<AtomicBool>,
}

impl AsyncRead for Breaking {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, buffer)
    }
}

impl AsyncWrite for Breaking {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        // Ends of lines stay, so that what comes in the clear is read as a line.
        let broken = |byte: &u8| if *byte == b'\n' { *byte } else { byte ^ 0x20 };
        if self.broken.load(Ordering::Relaxed) {
            let bytes: Vec<u8> = bytes.iter().map(broken).collect();
            return Pin::new(&mut self.inner).poll_write(context, &bytes);
        }
        Pin::new(&mut self.inner).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

/// Through memory, with what breaks on the way.
struct Through(Server, Arc<AtomicBool>);

impl Dial for Through {
    fn dial(&self, _: Duration) -> BoxFuture<'_, Result<Dialled, String>> {
        let (ours, inner) = tokio::io::duplex(64 * 1024);
        let broken = Arc::clone(&self.1);
        tokio::spawn(self.0.clone().serve(Box::new(Breaking { inner, broken })));
        let dialled = Dialled {
            wire: Box::new(ours),
            on_loopback: true,
            hello: "[127.0.0.1]".to_owned(),
        };
        Box::pin(std::future::ready(Ok(dialled)))
    }
}

/// A server with STARTTLS and a login, so that every phase is passed, and with one fault.
fn faulty(root: &Root, name: &str, at: Point, does: Does, broken: &Arc<AtomicBool>) -> Server {
    let broken = Arc::clone(broken);
    Server::new(Manners {
        offers: [vec!["STARTTLS"], vec!["AUTH PLAIN", "SIZE 100000"]],
        tls: Some(root.acceptor(name, |_| {})),
        script: Some(Arc::new(move |moment: &Moment<'_>| {
            if moment.point != at {
                return None;
            }
            match does {
                Does::Says(text) => Some(Turn::Say(text)),
                Does::Hangs => Some(Turn::Hang),
                Does::Drips => Some(Turn::Drip(
                    Duration::from_secs(20),
                    "250-a very slow line that never ends",
                )),
                Does::Cuts => Some(Turn::Cut),
                Does::Floods => Some(Turn::Flood),
                Does::Breaks => {
                    broken.store(true, Ordering::Relaxed);
                    None
                }
            }
        })),
        ..Manners::default()
    })
}

fn terms(root: &Root) -> RelaySettings {
    let mut settings = settings();
    protected(&mut settings, Encryption::Starttls, &root.pem);
    settings
}

/// Nothing of a letter or a password is ever said in the clear, and only what reached the dot may have arrived.
fn nothing_leaked(server: &Server, phase: Phase) {
    let log = server.log();
    for (_, secure, line) in &log.commands {
        let verb = line.split(' ').next().unwrap();
        assert!(*secure || ["EHLO", "STARTTLS"].contains(&verb), "{line}");
    }
    assert_eq!(log.taken.len(), usize::from(phase == Phase::Dot));
}

/// What the shipping code makes of a failure: the letter's next step, the same each time.
fn next_step(failure: &Failure) {
    let settings = JobSettings::new("Voorbeeld vzw", "post@voorbeeld.example").unwrap();
    let now: DateTime<Utc> = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let mut instants = std::collections::BTreeSet::new();
    for fence in [1, 1, 2, 3] {
        let claimed = Claimed {
            id: DeliveryId(Uuid::from_u128(7)),
            fence,
            email: TO.to_owned().into(),
            address: TO.to_owned().into(),
            message_id: "<7@voorbeeld.example>".to_owned(),
            body: Vec::new().into(),
            attempts: 0,
        };
        let answer = verdict::failed(failure.clone(), &claimed, &[], &settings, now);
        let event = match (failure.class, waits(failure.class)) {
            (Ambig, _) => DeliveryEvent::LoseTrack,
            (_, Some(_)) => DeliveryEvent::Defer,
            (_, None) => DeliveryEvent::Reject,
        };
        assert_eq!(answer.event, event, "{failure}");
        let thousandths = |minutes: i64| minutes * 60_000;
        let wait = answer.retry_at.map(|at| (at - now).num_milliseconds());
        match (wait, waits(failure.class).map(thousandths)) {
            (Some(wait), Some(expected)) => {
                let strays = if failure.class == Ambig {
                    0
                } else {
                    expected / 5
                };
                assert!((wait - expected).abs() <= strays, "{failure}: {wait}");
                instants.insert((fence, wait));
            }
            (wait, expected) => assert_eq!(wait, expected, "{failure}"),
        }
        let relays = matches!(failure.class, Conn | Tls | Auth | Busy);
        assert_eq!(answer.counted, !relays, "{failure}");
    }
    assert!(
        instants.len() <= 3,
        "the same try waits for two different times"
    );
}

/// What this process holds in memory, in KiB: now, or at the most since [`forget_the_peak`].
fn resident(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let found = status.lines().find_map(|one| one.strip_prefix(line));
    let kib = found.and_then(|one| one.split_whitespace().next()?.parse().ok());
    kib.unwrap()
}

/// Linux forgets the peak of a process that asks for it.
fn forget_the_peak() {
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
}

/// The most that a flood may add: the budget of a phase, twice in hand and once under way, and the noise of pages.
const MOST_GROWTH: u64 = 1024;

#[tokio::test(start_paused = true)]
async fn every_phase_and_every_behaviour() {
    let root = Root::new();
    let (mut cells, mut growth, mut excess) = (0, 0, Duration::ZERO);
    // The first round warms up what is kept: certificates, buffers, pages.
    for round in 0..2 {
        for (does, classes) in MATRIX {
            for ((point, phase, seconds), class) in PHASES.into_iter().zip(classes) {
                let broken = Arc::default();
                let server = faulty(&root, "mail.example", point, does, &broken);
                let dial = Box::new(Through(server.clone(), broken));
                let relay = Relay::dialled_by(terms(&root), dial).unwrap();
                forget_the_peak();
                let (since, before) = (Instant::now(), resident("VmRSS:"));
                let failure = send(&relay).await.expect_err("no cell takes a letter");
                let (took, peak) = (since.elapsed(), resident("VmHWM:"));
                let cell = format!("{does:?} at {phase:?}: {failure}");
                assert_eq!((failure.phase, failure.class), (phase, class), "{cell}");
                next_step(&failure);
                nothing_leaked(&server, phase);
                let time = match does {
                    Does::Hangs | Does::Drips => Duration::from_secs(seconds),
                    _ => Duration::ZERO,
                };
                assert!(
                    took >= time && took - time <= Duration::from_secs(1),
                    "{cell}: {took:?}"
                );
                excess = excess.max(took - time);
                if round == 1 {
                    cells += 1;
                    if matches!(does, Does::Floods) {
                        growth = growth.max(peak.saturating_sub(before));
                    }
                }
            }
        }
    }
    assert!(growth < MOST_GROWTH, "a flood took {growth} KiB");
    println!(
        "F7: {cells}/128 cells with the right class and next step; past a timer at most {} ms; a flood took at most {growth} KiB",
        excess.as_millis()
    );
}

#[tokio::test]
async fn thirty_cells_over_real_sockets() {
    let root = Root::new();
    let picked = |phase: Phase| {
        [
            Phase::Greeting,
            Phase::Auth,
            Phase::Mail,
            Phase::Rcpt,
            Phase::Dot,
        ]
        .contains(&phase)
    };
    let does = |does: &Does| match does {
        Does::Says(text) => ["421", "550 5.1.1", "hello"]
            .iter()
            .any(|start| text.starts_with(start)),
        Does::Hangs | Does::Cuts | Does::Floods => true,
        Does::Drips | Does::Breaks => false,
    };
    let mut cells = 0;
    for (does, classes) in MATRIX.into_iter().filter(|(one, _)| does(one)) {
        for ((point, phase, _), class) in PHASES.into_iter().zip(classes) {
            if !picked(phase) {
                continue;
            }
            let server = faulty(&root, "localhost", point, does, &Arc::default());
            let mut settings = terms(&root);
            settings.host = "localhost".to_owned();
            settings.port = server.listen().await;
            if matches!(does, Does::Hangs) {
                // Only the phase that hangs is cut short: the others may be slow on a busy machine.
                settings.terms.timers = short(phase);
            }
            let relay = Relay::new(settings).unwrap();
            let failure = send(&relay).await.expect_err("no cell takes a letter");
            let cell = format!("{does:?} at {phase:?}: {failure}");
            assert_eq!((failure.phase, failure.class), (phase, class), "{cell}");
            next_step(&failure);
            nothing_leaked(&server, phase);
            cells += 1;
        }
    }
    assert_eq!(cells, 30);
    println!("F7: {cells}/30 cells again over real sockets");
}

fn short(phase: Phase) -> Timers {
    let mut timers = Timers::default();
    let time = match phase {
        Phase::Greeting => &mut timers.greeting,
        Phase::Auth => &mut timers.auth,
        Phase::Mail => &mut timers.mail,
        Phase::Rcpt => &mut timers.rcpt,
        _ => &mut timers.reply,
    };
    *time = Duration::from_millis(200);
    timers
}
