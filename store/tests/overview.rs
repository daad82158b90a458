//! The lists of the page of letters: what stands in them, in which order, and where each goes on.
//! Not here: how a page shows them.
#![allow(clippy::panic, clippy::unwrap_used)]

mod common;

use casework::delivery::DeliveryState;
use casework::ids::DeliveryId;
use chrono::TimeDelta;
use common::{TestStore, delivery, each_database, id, instant, one_case};
use store::deliveries::overview::{self, Shown};
use store::values::micros;
use uuid::Uuid;

async fn raw(bench: &TestStore, text: &str) {
    let done = bench.raw(text).await;
    done.unwrap_or_else(|error| panic!("{text}: {error}"));
}

fn letter(number: u128) -> DeliveryId {
    DeliveryId(Uuid::from_u128(number))
}

fn ids(all: &[Shown]) -> Vec<DeliveryId> {
    all.iter().map(|one| one.id).collect()
}

async fn task(bench: &TestStore, number: u128, kind: &str, about: u128) {
    let text = format!(
        "INSERT INTO task (id, kind, subject_id, text_key, params, state, due_on, created_at) \
         VALUES ({}, '{kind}', {}, 'x', '{{}}', 'open', '2026-11-25', '2026-11-25T09:00:00+00:00')",
        id(bench, number),
        id(bench, about)
    );
    raw(bench, &text).await;
}

async fn attempt(bench: &TestStore, letter: u128, fence: u32, second: u32, outcome: &str) {
    let text = format!(
        "INSERT INTO attempt (delivery_id, fence, at, phase, code, outcome) VALUES ({}, {fence}, '{}', 'dot', {}, '{outcome}')",
        id(bench, letter),
        micros(instant(second)).to_rfc3339(),
        200 + fence
    );
    raw(bench, &text).await;
}

#[tokio::test]
async fn letters_that_wait_for_a_person_come_in_pages() {
    each_database(async |bench| {
        one_case(bench).await;
        for number in 21..=25 {
            raw(
                bench,
                &delivery(bench, number, "unknown", true, false, false),
            )
            .await;
        }
        attempt(bench, 21, 1, 1, "defer").await;
        attempt(bench, 21, 2, 2, "lose_track").await;
        for (number, state) in [(31, "dead"), (32, "bounced"), (33, "dead"), (34, "dead")] {
            raw(bench, &delivery(bench, number, state, false, false, true)).await;
        }
        // The one nobody was asked about any more is decided.
        for (number, kind) in [
            (31, "letter_failed"),
            (32, "address_failed"),
            (33, "letter_failed"),
        ] {
            task(bench, 100 + number, kind, number).await;
        }
        let (first, second, asked, rest) = bench
            .store
            .read(|tx| {
                Box::pin(async move {
                    let first = overview::doubtful(tx, None, 3).await?;
                    let after = first.last().map(|one| one.place);
                    let second = overview::doubtful(tx, after, 3).await?;
                    let asked = overview::asked(tx, None, 2).await?;
                    let after = asked.last().map(|one| one.id);
                    Ok((first, second, asked, overview::asked(tx, after, 2).await?))
                })
            })
            .await
            .unwrap();
        assert_eq!(ids(&first), [letter(21), letter(22), letter(23)]);
        assert_eq!(ids(&second), [letter(24), letter(25)]);
        assert_eq!(first[0].code, Some(202), "the last try counts");
        assert_eq!(
            (first[1].code, first[1].state),
            (None, DeliveryState::Unknown)
        );
        assert_eq!(ids(&asked), [letter(31), letter(32)]);
        assert_eq!(ids(&rest), [letter(33)]);
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_and_what_is_spoken_of() {
    each_database(async |bench| {
        one_case(bench).await;
        for number in 41..=43 {
            raw(bench, &delivery(bench, number, "sent", false, false, true)).await;
            attempt(bench, number, 1, 1, "defer").await;
            // Two at the same instant.
            attempt(bench, number, 2, if number == 41 { 2 } else { 3 }, "accept").await;
        }
        let gentle = if bench.kind() == store::Kind::Sqlite { "0" } else { "FALSE" };
        let text = format!(
            "INSERT INTO reminder (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state, reason, delivery_id) \
             VALUES ({}, {}, {}, 'last', {gentle}, '2026-11-25T09:00:00+00:00', '2026-11-26T09:00:00+00:00', 'done', 'sent', {})",
            id(bench, 50),
            id(bench, 5),
            id(bench, 3),
            id(bench, 42)
        );
        raw(bench, &text).await;
        let (first, second, few, spoken, tries) = bench
            .store
            .read(|tx| {
                Box::pin(async move {
                    let now = instant(30);
                    let first = overview::taken(tx, None, now, (2, 100)).await?;
                    let after = first.last().map(|one| one.place);
                    let second = overview::taken(tx, after, now, (2, 100)).await?;
                    let few = overview::taken(tx, None, now, (9, 1)).await?;
                    let all = [letter(41), letter(42)];
                    let spoken = overview::spoken(tx, &all).await?;
                    Ok((first, second, few, spoken, overview::tries(tx, instant(2), 100).await?))
                })
            })
            .await
            .unwrap();
        assert_eq!(ids(&first), [letter(43), letter(42)]);
        assert_eq!(ids(&second), [letter(41)]);
        assert_eq!(few.len(), 1, "so many tries are looked at");
        assert_eq!(tries, [("accept".to_owned(), 3)]);
        assert_eq!(spoken.len(), 1);
        let one = &spoken[0];
        assert_eq!((one.letter, one.reference.as_str(), one.rung.as_str()), (letter(42), "T-1", "last"));
        assert_eq!(one.name.expose(), "Ada Öz");
    })
    .await;
}

#[tokio::test]
async fn what_comes_is_of_people_who_can_be_written_to() {
    each_database(async |bench| {
        one_case(bench).await;
        let gentle = if bench.kind() == store::Kind::Sqlite { "0" } else { "FALSE" };
        let now = instant(0);
        for (number, rung, opens, closes) in [
            (61, "intake", -10, 60),
            (62, "last", 60, 120),
            (63, "on-the-day", 600, 700),
            (64, "opening", -20, -5),
        ] {
            let at = |minutes| micros(now + TimeDelta::minutes(minutes)).to_rfc3339();
            let text = format!(
                "INSERT INTO reminder (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state) \
                 VALUES ({}, {}, {}, '{rung}', {gentle}, '{}', '{}', 'planned')",
                id(bench, number),
                id(bench, 5),
                id(bench, 3),
                at(opens),
                at(closes)
            );
            raw(bench, &text).await;
        }
        let coming = async || {
            let read = bench.store.read(move |tx| {
                let until = now + TimeDelta::minutes(300);
                Box::pin(async move { overview::coming(tx, now, until, 10).await })
            });
            let found = read.await.unwrap().into_iter();
            found.map(|one| one.rung.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(coming().await, Vec::<String>::new(), "no address yet");
        let text = "UPDATE contact SET email = 'a@b.be', email_folded = 'a@b.be'";
        raw(bench, text).await;
        assert_eq!(coming().await, ["intake", "last"]);
        raw(bench, "UPDATE contact SET stopped_at = '2026-11-25T09:00:00+00:00'").await;
        assert!(coming().await.is_empty());
    })
    .await;
}
