//! Links of letters: one purpose, one holder, an end; and e-mail off and on for an address.
//! Not here: the pages behind them.
#![allow(clippy::panic, clippy::unwrap_used)]

mod common;

use casework::ids::{CaseId, ContactId};
use casework::masked::Masked;
use casework::words::{Language, TaskKind};
use chrono::{DateTime, TimeDelta, Utc};
use common::{TestStore, each_database, id, instant, one_case};
use store::applicant::{self, KEPT_FOR, Link, NewLink, Purpose};
use store::tasks;
use uuid::Uuid;

const ADDRESS: &str = "ada@mail.example";

fn case(number: u128) -> CaseId {
    CaseId(Uuid::from_u128(number))
}

async fn raw(bench: &TestStore, text: &str) {
    let done = bench.raw(text).await;
    done.unwrap_or_else(|error| panic!("{text}: {error}"));
}

/// The case of [`one_case`], whose contact 3 has an address, and case 12 of contact 13 at the same one.
async fn two_cases(bench: &TestStore) {
    one_case(bench).await;
    let n = |number| id(bench, number);
    let at = "'2026-11-25T09:00:00+00:00'";
    let address = format!("email = 'Ada@mail.example', email_folded = '{ADDRESS}'");
    let texts = [
        format!("UPDATE contact SET {address} WHERE id = {}", n(3)),
        format!(
            "INSERT INTO case_file (id, reference, given_name, family_name, name_folded, language, nationality, \
             municipality, team_id, status, version, recorded_at) VALUES ({}, 'T-2', 'Bo', 'Öz', 'oz bo', 'nl', \
             'TR', '44021', {}, 'open', 1, {at})",
            n(12),
            n(1)
        ),
        format!(
            "INSERT INTO contact (id, email, email_folded, language) VALUES ({}, '{ADDRESS}', '{ADDRESS}', 'fr')",
            n(13)
        ),
        format!(
            "INSERT INTO case_contact (case_id, contact_id) VALUES ({}, {}), ({}, {})",
            n(2),
            n(3),
            n(12),
            n(13)
        ),
    ];
    for text in texts {
        raw(bench, &text).await;
    }
}

fn link(hash: u8, purpose: Purpose, cases: &[u128]) -> NewLink {
    NewLink {
        hash: [hash; 32],
        purpose,
        contact: ContactId(Uuid::from_u128(3)),
        address: Masked::new(ADDRESS.to_owned()),
        cases: cases.iter().map(|number| case(*number)).collect(),
        created_at: instant(0),
        expires_at: instant(0) + TimeDelta::days(10),
    }
}

async fn add(bench: &TestStore, new: NewLink) {
    let write = bench
        .store
        .write(move |tx| Box::pin(async move { applicant::add(tx, &new).await }));
    write.await.unwrap();
}

async fn found(bench: &TestStore, hash: u8, purpose: Purpose, now: DateTime<Utc>) -> Option<Link> {
    let read = bench.store.read(move |tx| {
        Box::pin(async move { applicant::find(tx, &[hash; 32], purpose, now).await })
    });
    read.await.unwrap()
}

#[tokio::test]
async fn a_link_opens_for_its_purpose_until_its_end() {
    each_database(async |bench| {
        two_cases(bench).await;
        add(bench, link(1, Purpose::Page, &[12, 2])).await;
        add(bench, link(2, Purpose::Unsubscribe, &[2])).await;
        let now = instant(1);
        let good = found(bench, 1, Purpose::Page, now).await.unwrap();
        assert_eq!(good.cases, [case(2), case(12)]);
        assert_eq!(
            (good.language, good.address.expose().as_str()),
            (Language::Nl, ADDRESS)
        );
        assert!(!format!("{good:?}").contains("mail.example"));

        // Unknown, for something else, expired: the same.
        assert_eq!(found(bench, 9, Purpose::Page, now).await, None);
        assert_eq!(found(bench, 1, Purpose::Unsubscribe, now).await, None);
        assert_eq!(found(bench, 2, Purpose::Page, now).await, None);
        let end = instant(0) + TimeDelta::days(10);
        assert!(
            found(bench, 1, Purpose::Page, end - TimeDelta::seconds(1))
                .await
                .is_some()
        );
        assert_eq!(found(bench, 1, Purpose::Page, end).await, None);

        // Ended with the case it shows; the other link shows it, too.
        let ended = bench.store.write(move |tx| {
            Box::pin(async move { applicant::revoke_of_case(tx, case(12), now).await })
        });
        assert_eq!(ended.await.unwrap(), 1);
        assert_eq!(found(bench, 1, Purpose::Page, now).await, None);
        assert!(found(bench, 2, Purpose::Unsubscribe, now).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_link_shows_no_case_that_writes_elsewhere_by_now() {
    each_database(async |bench| {
        two_cases(bench).await;
        add(bench, link(1, Purpose::Page, &[2, 12])).await;
        let other = "email = 'bo@mail.example', email_folded = 'bo@mail.example'";
        raw(
            bench,
            &format!("UPDATE contact SET {other} WHERE id = {}", id(bench, 13)),
        )
        .await;
        let good = found(bench, 1, Purpose::Page, instant(1)).await.unwrap();
        assert_eq!(good.cases, [case(2)]);
        raw(
            bench,
            &format!(
                "UPDATE case_file SET status = 'closed' WHERE id = {}",
                id(bench, 2)
            ),
        )
        .await;
        let good = found(bench, 1, Purpose::Page, instant(1)).await.unwrap();
        assert_eq!(good.cases, []);
        // The contact of the letter itself has another address: whoever reads the old one is somebody else.
        raw(
            bench,
            &format!("UPDATE contact SET {other} WHERE id = {}", id(bench, 3)),
        )
        .await;
        assert_eq!(found(bench, 1, Purpose::Page, instant(1)).await, None);
    })
    .await;
}

#[tokio::test]
async fn e_mail_stops_and_resumes_for_the_whole_address() {
    each_database(async |bench| {
        two_cases(bench).await;
        let stop = async |second| {
            let write = bench.store.write(move |tx| {
                Box::pin(async move { applicant::stop(tx, ADDRESS, instant(second)).await })
            });
            write.await.unwrap()
        };
        let stopped_at = async || {
            let read = bench
                .store
                .read(|tx| Box::pin(async move { applicant::stopped_at(tx, ADDRESS).await }));
            read.await.unwrap()
        };
        assert_eq!(stopped_at().await, None);
        assert!(stop(1).await);
        assert!(!stop(2).await);
        let cut = store::values::micros(instant(1));
        assert_eq!(stopped_at().await, Some(cut));
        let both = "SELECT email_folded FROM contact WHERE stopped_at IS NOT NULL";
        assert_eq!(bench.raw_texts(both).await.unwrap(), [ADDRESS, ADDRESS]);
        let resume = async || {
            let write = bench
                .store
                .write(|tx| Box::pin(async move { applicant::resume(tx, ADDRESS).await }));
            write.await.unwrap()
        };
        assert!(resume().await);
        assert!(!resume().await);
        assert_eq!(stopped_at().await, None);
        let cases = bench
            .store
            .read(|tx| Box::pin(async move { applicant::cases_of_address(tx, ADDRESS).await }));
        assert_eq!(cases.await.unwrap(), [case(2), case(12)]);
    })
    .await;
}

#[tokio::test]
async fn links_that_ended_long_ago_are_forgotten_a_few_at_a_time() {
    each_database(async |bench| {
        two_cases(bench).await;
        for hash in 1..=5 {
            add(bench, link(hash, Purpose::Page, &[2, 12])).await;
        }
        let prune = async |now: DateTime<Utc>| {
            let write = bench
                .store
                .write(move |tx| Box::pin(async move { applicant::prune(tx, now, 3).await }));
            write.await.unwrap()
        };
        let end = instant(0) + TimeDelta::days(10);
        assert_eq!(prune(end + KEPT_FOR - TimeDelta::seconds(1)).await, 0);
        assert_eq!(prune(end + KEPT_FOR).await, 3);
        assert_eq!(prune(end + KEPT_FOR).await, 2);
        let left = "SELECT CAST(COUNT(*) AS TEXT) FROM applicant_link_case";
        assert_eq!(bench.raw_texts(left).await.unwrap(), ["0"]);
    })
    .await;
}

#[tokio::test]
async fn a_trouble_that_is_over_ends_its_task() {
    each_database(async |bench| {
        two_cases(bench).await;
        let (task, _) =
            casework::applicant::stopped(case(2), instant(1), &mut common::Counted(900));
        let write = bench.store.write(move |tx| {
            Box::pin(async move { tasks::add(tx, &tasks::NewTask::from(&task)).await })
        });
        assert!(write.await.unwrap());
        let since = async || {
            let read = bench.store.read(|tx| {
                Box::pin(async move {
                    tasks::open_since(tx, TaskKind::Stopped, Uuid::from_u128(2)).await
                })
            });
            read.await.unwrap()
        };
        assert_eq!(since().await, Some(store::values::micros(instant(1))));
        for expected in [true, false] {
            let write = bench.store.write(|tx| {
                Box::pin(async move {
                    tasks::settle(tx, TaskKind::Stopped, Uuid::from_u128(2), instant(2)).await
                })
            });
            assert_eq!(write.await.unwrap(), expected);
        }
        assert_eq!(since().await, None);
    })
    .await;
}
