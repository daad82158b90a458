//! The links of a letter: made with it, kept as hashes, in its bytes and its head.
//! Not here: what they open.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use std::io;
use std::sync::atomic::{AtomicU8, Ordering};

use casework::masked::Masked;
use common::{at, letters, one_case, reminder, swept, texts, worker};
use jobs::{LinkMaker, links};
use store::Kind;
use store::applicant::{self, Purpose};
use store::testing::each_database;

const ORIGIN: &str = "https://t.example";

/// Different bits each time, as a test can know them.
fn counted() -> io::Result<[u8; 32]> {
    static NEXT: AtomicU8 = AtomicU8::new(1);
    Ok([NEXT.fetch_add(1, Ordering::Relaxed); 32])
}

fn none() -> io::Result<[u8; 32]> {
    Err(io::Error::other("no bits"))
}

/// What stands behind the address of a page in a letter, its soft line ends taken out.
fn tokens(letter: &str, before: &str) -> Vec<String> {
    let plain = letter.replace("=\r\n", "").replace("\r\n ", "");
    let start = format!("{ORIGIN}{before}");
    let found = plain.match_indices(&start).map(|(place, _)| {
        let rest = &plain[place + start.len()..];
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        rest.split(|c| !letters(c)).next().unwrap().to_owned()
    });
    found.collect()
}

#[tokio::test]
async fn a_letter_brings_its_links_with_it() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(
            bench,
            10,
            5,
            "intake",
            ("2026-11-25T08:00", "2026-12-01T09:00"),
        )
        .await;
        let jobs = worker(bench, 1).with_links(LinkMaker::new("https://t.example/", counted));
        swept(bench, &jobs, "2026-11-25T10:00").await;
        let letter = letters(bench).remove(0);
        let pages: Vec<String> = tokens(&letter, "/a/")
            .into_iter()
            .filter(|one| one != "stop")
            .collect();
        assert_eq!(
            pages.len(),
            6,
            "page, done and stop in both bodies: {letter}"
        );
        assert!(pages.iter().all(|one| one == &pages[0]) && pages[0].len() == 43);
        let stops = tokens(&letter, "/a/stop/");
        assert_eq!(stops.len(), 1, "in the head alone");
        assert_ne!(stops[0], pages[0]);
        assert!(
            letter.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"),
            "{letter}"
        );
        assert!(letter.contains("\r\nAuto-Submitted: auto-generated\r\n"));
        assert!(letter.contains("\r\nX-Auto-Response-Suppress: All\r\n"));
        let (head, _) = letter.split_once("\r\n\r\n").unwrap();
        let one_click = head.split("\r\nList-Unsubscribe: ").nth(1).unwrap();
        let expected = format!("<{ORIGIN}/a/stop/{}>\r\n", stops[0]);
        assert!(one_click.trim_start().starts_with(&expected), "{head}");

        for (token, purpose) in [
            (&pages[0], Purpose::Page),
            (&stops[0], Purpose::Unsubscribe),
        ] {
            let hash = links::hash(&Masked::new(token.clone()));
            // The letter names the third of December; a week after it the link is over.
            for (when, good) in [("2026-12-10T23:59", true), ("2026-12-11T00:00", false)] {
                let found = bench.store.read(move |tx| {
                    Box::pin(async move { applicant::find(tx, &hash, purpose, at(when)).await })
                });
                assert_eq!(found.await.unwrap().is_some(), good, "{when}");
            }
        }
        let cases = match bench.kind() {
            Kind::Sqlite => "SELECT DISTINCT hex(case_id) FROM applicant_link_case",
            Kind::Postgres => "SELECT DISTINCT case_id::text FROM applicant_link_case",
        };
        assert_eq!(texts(bench, cases).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn without_random_bits_there_is_neither_letter_nor_link() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(
            bench,
            10,
            5,
            "intake",
            ("2026-11-25T08:00", "2026-12-01T09:00"),
        )
        .await;
        let jobs = worker(bench, 1).with_links(LinkMaker::new(ORIGIN, none));
        let queued = jobs::steps::bundle(&jobs, at("2026-11-25T10:00")).await;
        assert!(queued.unwrap_err().to_string().contains("no bits"));
        let rows = "SELECT 'delivery' FROM delivery UNION ALL SELECT 'link' FROM applicant_link";
        assert_eq!(texts(bench, rows).await, Vec::<String>::new());
        // Without a public address a letter carries none.
        swept(bench, &worker(bench, 2), "2026-11-25T10:00").await;
        let letter = letters(bench).remove(0);
        assert!(
            !letter.contains("http") && !letter.contains("List-Unsubscribe"),
            "{letter}"
        );
    })
    .await;
}
