//! Letters on both databases under a simulated clock: once, in time, and never when no longer true.
//! Not here: SMTP.

mod common;

use casework::ids::SettingId;
use common::*;
use jobs::Jobs;
use jobs::receipts::{Receipt, Receipts, Said, sha256};
use store::deliveries::protocol::{Claimed, Marked};
use store::settings::{self, Setting};
use store::testing::{TestStore, each_database};

const WEEK: (&str, &str) = ("2026-11-25T00:00", "2026-12-01T00:00");

#[tokio::test]
async fn a_letter_is_written_once_and_in_hours() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        let jobs = worker(bench, 1);
        for early in ["2026-11-24T12:00", "2026-11-25T03:00", "2026-11-25T08:30"] {
            let report = swept(bench, &jobs, early).await;
            assert_eq!(
                (report.written.len(), letters(bench).len()),
                (0, 0),
                "{early}"
            );
            assert!(
                report.next_wake.unwrap() <= at("2026-11-25T09:00"),
                "{early}"
            );
        }
        let report = swept(bench, &jobs, "2026-11-25T09:00").await;
        assert_eq!(report.written.len(), 1);
        let one = &report.written[0];
        assert_eq!(one.cases, ["K7QD"]);
        assert_eq!(
            one.why,
            [("dvisa-register".to_owned(), "intake".to_owned())]
        );
        for later in [
            "2026-11-25T09:00",
            "2026-11-25T10:00",
            "2026-11-26T09:00",
            "2026-12-02T09:00",
        ] {
            assert_eq!(swept(bench, &jobs, later).await.written.len(), 0);
        }
        assert_eq!(letters(bench).len(), 1);
        let kept = texts(
            bench,
            "SELECT state FROM delivery WHERE body IS NULL AND final_at IS NOT NULL",
        )
        .await;
        assert_eq!(kept, ["sent"]);
        assert_eq!(
            texts(bench, "SELECT outcome FROM attempt").await,
            ["accept"]
        );
        assert_eq!(
            texts(bench, "SELECT state || ':' || reason FROM reminder").await,
            ["done:sent"]
        );
    })
    .await;
}

#[tokio::test]
async fn the_letter_is_a_sound_e_mail() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        swept(bench, &worker(bench, 1), "2026-11-25T09:00").await;
        let letter = letters(bench).remove(0);
        let (head, body) = letter.split_once("\r\n\r\n").unwrap();
        for name in [
            "Message-ID",
            "Date",
            "From",
            "To",
            "Subject",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type",
        ] {
            let start = format!("{}:", name.to_lowercase());
            let count = head
                .lines()
                .filter(|line| line.to_lowercase().starts_with(&start))
                .count();
            assert_eq!(count, 1, "{name}\n{head}");
        }
        assert!(
            head.contains("@voorbeeld.example>") && head.contains("auto-generated"),
            "{head}"
        );
        assert!(
            head.contains("Ada@mail.example") && head.contains("Wed, 25 Nov 2026 08:00:00 +0000"),
            "{head}"
        );
        let (plain, html) = (
            body.find("text/plain").unwrap(),
            body.find("text/html").unwrap(),
        );
        assert!(plain < html && letter.is_ascii() && !letter.replace("\r\n", "").contains('\n'));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_sent_when_the_deadline_was_met_between_bundle_and_mark() {
    each_database(async |bench| {
        one_case(bench).await;
        deadline(bench, 6, "address-change-declare").await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        reminder(bench, 11, 6, "intake", WEEK).await;
        let jobs = worker(bench, 1);
        let now = at("2026-11-25T09:00");
        assert_eq!(jobs::steps::bundle(&jobs, now).await.unwrap().len(), 1);
        met(bench, 5).await;
        let report = swept(bench, &jobs, "2026-11-25T09:01").await;
        // The letter about both is dropped, and one about the other takes its place.
        assert_eq!(
            (report.refused, report.written.len(), letters(bench).len()),
            (1, 1, 1)
        );
        assert_eq!(report.written[0].why[0].0, "address-change-declare");
        let states = texts(
            bench,
            "SELECT state || ':' || reason FROM reminder ORDER BY id",
        )
        .await;
        assert_eq!(states, ["cancelled:deadline_met", "done:sent"]);
    })
    .await;
}

#[tokio::test]
async fn two_reminders_of_one_address_are_one_letter_and_the_next_waits_a_day() {
    each_database(async |bench| {
        one_case(bench).await;
        deadline(bench, 6, "address-change-declare").await;
        deadline(bench, 7, "annex33-report").await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        reminder(bench, 11, 6, "intake", WEEK).await;
        reminder(
            bench,
            12,
            7,
            "intake",
            ("2026-11-25T10:00", "2026-12-01T00:00"),
        )
        .await;
        let jobs = worker(bench, 1);
        let report = swept(bench, &jobs, "2026-11-25T09:30").await;
        assert_eq!((report.written.len(), report.written[0].why.len()), (1, 2));
        assert_eq!(
            swept(bench, &jobs, "2026-11-25T10:00").await.written.len(),
            0
        );
        assert_eq!(
            swept(bench, &jobs, "2026-11-26T08:59").await.written.len(),
            0
        );
        assert_eq!(
            swept(bench, &jobs, "2026-11-26T09:00").await.written.len(),
            1
        );
        assert_eq!(letters(bench).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_last_rung_does_not_wait_for_the_hours() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(
            bench,
            10,
            5,
            "last",
            ("2026-12-04T00:00", "2026-12-05T00:00"),
        )
        .await;
        let jobs = worker(bench, 1);
        assert_eq!(
            swept(bench, &jobs, "2026-12-04T07:59").await.written.len(),
            0
        );
        assert_eq!(
            swept(bench, &jobs, "2026-12-04T08:00").await.written.len(),
            1
        );
    })
    .await;
}

#[tokio::test]
async fn a_stopped_contact_gets_nothing() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        let jobs = worker(bench, 1);
        jobs::steps::bundle(&jobs, at("2026-11-25T09:00"))
            .await
            .unwrap();
        raw(
            bench,
            "UPDATE contact SET stopped_at = '2026-11-25T08:30:00+00:00'",
        )
        .await;
        for when in ["2026-11-25T10:00", "2026-11-26T10:00", "2026-12-01T10:00"] {
            assert_eq!(swept(bench, &jobs, when).await.written.len(), 0);
        }
        assert!(letters(bench).is_empty());
        let ended = texts(bench, "SELECT state || ':' || reason FROM reminder").await;
        assert_eq!(ended, ["expired:contact_stopped"]);
    })
    .await;
}

#[tokio::test]
async fn two_workers_claim_different_letters() {
    each_database(async |bench| {
        one_case(bench).await;
        for number in 0..20 {
            other_contact(bench, 100 + number).await;
            reminder_for(bench, 200 + number, 5, 100 + number, "intake", WEEK).await;
        }
        let (one, two) = (worker(bench, 1), worker(bench, 2));
        let now = at("2026-11-25T09:00");
        let both = tokio::join!(
            jobs::steps::bundle(&one, now),
            jobs::steps::bundle(&two, now)
        );
        assert_eq!(both.0.unwrap().len() + both.1.unwrap().len(), 20);
        let both = tokio::join!(jobs::steps::claim(&one, now), jobs::steps::claim(&two, now));
        let mut claimed: Vec<_> = both.0.unwrap().into_iter().chain(both.1.unwrap()).collect();
        claimed.sort_by_key(|one| one.id);
        claimed.dedup_by_key(|one| one.id);
        assert_eq!(claimed.len(), 20);
        let fences = texts(
            bench,
            "SELECT DISTINCT state FROM delivery WHERE fence = 1 AND claims = 1",
        )
        .await;
        assert_eq!(fences, ["claimed"]);
    })
    .await;
}

#[tokio::test]
async fn a_whole_folder_is_read_back_after_a_second_write() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let path =
            jobs::spool::deliver(folder.path(), "<r.0a/..@x.example>", b"one".to_vec()).await;
        assert_eq!(std::fs::read(path.unwrap()).unwrap(), b"one");
    }
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|one| one.unwrap().file_name())
        .collect();
    assert_eq!(names, ["r.0a_..@x.example.eml"]);
}

#[tokio::test]
async fn killed_before_the_mark_is_sent_once_by_another() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        let (dead, alive) = (worker(bench, 1), worker(bench, 2));
        let now = at("2026-11-25T09:00");
        jobs::steps::bundle(&dead, now).await.unwrap();
        let held = jobs::steps::claim(&dead, now).await.unwrap().remove(0);
        assert_eq!(
            swept(bench, &alive, "2026-11-25T09:01").await.written.len(),
            0
        );
        assert_eq!(swept(bench, &alive, "2026-11-25T09:02").await.reaped, 1);
        assert_eq!(
            swept(bench, &alive, "2026-11-25T09:30").await.written.len(),
            1
        );
        // The dead one wakes up: its fence is an old one.
        let late = jobs::steps::mark(&dead, &held, at("2026-11-25T09:31"))
            .await
            .unwrap();
        assert_eq!((late, letters(bench).len()), (Marked::Lost, 1));
    })
    .await;
}

#[tokio::test]
async fn killed_after_the_mark_is_unknown_and_the_same_bytes_go_after_the_hold() {
    each_database(async |bench| {
        let held = lost(bench, &worker(bench, 1)).await;
        let alive = worker(bench, 2);
        assert_eq!(swept(bench, &alive, "2026-11-25T09:02").await.reaped, 1);
        let state = "SELECT state FROM delivery";
        assert_eq!(texts(bench, state).await, ["unknown"]);
        assert_eq!(swept(bench, &alive, "2026-11-25T09:16").await.reaped, 0);
        let settled = swept(bench, &alive, "2026-11-25T09:17").await;
        assert_eq!((settled.reaped, settled.written.len()), (1, 1));
        assert_eq!(texts(bench, state).await, ["sent"]);
        assert_eq!(letters(bench)[0].as_bytes(), held.body.expose().as_slice());
        assert!(texts(bench, "SELECT kind FROM task").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_receipt_settles_an_unknown_without_a_second_letter() {
    each_database(async |bench| {
        let receipts = Receipts::open(&bench.folder().join("receipts"), [1; 32]).unwrap();
        let dead = worker(bench, 1).with_receipts(receipts.clone());
        let held = lost(bench, &dead).await;
        let now = at("2026-11-25T09:00");
        let receipt = |said| Receipt {
            at: now,
            said,
            message_id: held.message_id.clone(),
            sha256: sha256(held.body.expose()),
            about: Vec::new(),
            address: receipts.address(held.address.expose()),
        };
        receipts.write(&receipt(Said::Leaving)).await.unwrap();
        receipts.write(&receipt(Said::Sent)).await.unwrap();
        let alive = worker(bench, 2).with_receipts(receipts.clone());
        swept(bench, &alive, "2026-11-25T09:02").await;
        assert!(
            swept(bench, &alive, "2026-11-25T09:17")
                .await
                .written
                .is_empty()
        );
        assert_eq!(texts(bench, "SELECT state FROM delivery").await, ["sent"]);
        assert_eq!(texts(bench, "SELECT state FROM reminder").await, ["done"]);
        assert!(letters(bench).is_empty());
    })
    .await;
}

#[tokio::test]
async fn without_a_receipt_no_letter_leaves() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        let folder = bench.folder().join("receipts");
        let receipts = Receipts::open(&folder, [1; 32]).unwrap();
        let jobs = worker(bench, 1).with_receipts(receipts);
        std::fs::remove_dir(&folder).unwrap();
        let post = jobs::Post::Spool(common::folder(bench));
        let refused = jobs::sweep(&jobs, &post, || at("2026-11-25T09:00")).await;
        assert!(
            matches!(refused, Err(jobs::JobError::Receipts(_))),
            "{refused:?}"
        );
        assert_eq!(texts(bench, "SELECT state FROM delivery").await, ["queued"]);
        assert!(letters(bench).is_empty());
        std::fs::create_dir(&folder).unwrap();
        assert_eq!(
            swept(bench, &jobs, "2026-11-25T09:01").await.written.len(),
            1
        );
        let lines = std::fs::read_to_string(folder.join("receipts-2026-11.jsonl")).unwrap();
        let said: Vec<serde_json::Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(
            (&said[0]["said"], &said[1]["said"]),
            (&"leaving".into(), &"sent".into())
        );
        assert_eq!(said[1]["about"][0]["rung"], "intake");
        assert!(
            !lines.contains("mail.example"),
            "an address stands in a receipt"
        );
    })
    .await;
}

#[tokio::test]
async fn lost_three_times_is_for_a_person() {
    each_database(async |bench| {
        let dead = worker(bench, 1);
        lost(bench, &dead).await;
        for (lost, back) in [("09:02", "09:17"), ("09:30", "09:45"), ("10:00", "10:15")] {
            jobs::steps::reap(&dead, at(&format!("2026-11-25T{lost}")))
                .await
                .unwrap();
            let now = at(&format!("2026-11-25T{back}"));
            assert_eq!(jobs::steps::resolve_unknown(&dead, now).await.unwrap(), 1);
            for held in jobs::steps::claim(&dead, now).await.unwrap() {
                jobs::steps::mark(&dead, &held, now).await.unwrap();
            }
        }
        let ended = texts(bench, "SELECT state || ':' || reason FROM delivery").await;
        assert_eq!(ended, ["dead:lost_too_often"]);
        assert_eq!(
            texts(bench, "SELECT kind FROM task").await,
            ["letter_failed"]
        );
    })
    .await;
}

#[tokio::test]
async fn an_unknown_whose_deadline_ended_stays_with_a_person() {
    each_database(async |bench| {
        let dead = worker(bench, 1);
        lost(bench, &dead).await;
        swept(bench, &dead, "2026-11-25T09:02").await;
        let met = "UPDATE deadline SET state = 'met', met_on = '2026-11-25', ended_at = recorded.at FROM \
                   (SELECT computed_at AS at FROM deadline) AS recorded";
        raw(bench, met).await;
        assert!(swept(bench, &dead, "2026-11-25T09:17").await.written.is_empty());
        let ended = texts(bench, "SELECT state || ':' || reason FROM delivery").await;
        assert_eq!(ended, ["cancelled:deadline_ended"]);
        assert_eq!(texts(bench, "SELECT kind FROM task").await, ["letter_failed"]);
    })
    .await;
}

#[tokio::test]
async fn the_only_process_waits_for_no_lease() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        let (dead, alive) = (worker(bench, 1), worker(bench, 2));
        let now = at("2026-11-25T09:00");
        jobs::steps::bundle(&dead, now).await.unwrap();
        assert_eq!(jobs::steps::claim(&dead, now).await.unwrap().len(), 1);
        assert_eq!(jobs::steps::take_back_all(&alive, now).await.unwrap(), 1);
        assert_eq!(
            swept(bench, &alive, "2026-11-25T09:01").await.written.len(),
            1
        );
    })
    .await;
}

#[tokio::test]
async fn a_hold_lets_nothing_out_and_ends_nothing() {
    each_database(async |bench| {
        one_case(bench).await;
        reminder(bench, 10, 5, "intake", WEEK).await;
        let jobs = worker(bench, 1);
        hold(bench, 1, "the mail server is being moved".into()).await;
        let held = swept(bench, &jobs, "2026-11-25T09:00").await;
        assert_eq!(held.held.as_deref(), Some("the mail server is being moved"));
        assert!(letters(bench).is_empty());
        hold(bench, 2, serde_json::Value::Null).await;
        assert_eq!(
            swept(bench, &jobs, "2026-11-25T09:01").await.written.len(),
            1
        );
    })
    .await;
}

/// A letter whose worker died after the mark.
async fn lost(bench: &TestStore, dead: &Jobs) -> Claimed {
    one_case(bench).await;
    reminder(bench, 10, 5, "intake", WEEK).await;
    let now = at("2026-11-25T09:00");
    jobs::steps::bundle(dead, now).await.expect("a step");
    let held = jobs::steps::claim(dead, now)
        .await
        .expect("a step")
        .remove(0);
    assert_eq!(
        jobs::steps::mark(dead, &held, now).await.expect("a step"),
        Marked::Yes
    );
    held
}

/// The hold switch, as the command line turns it.
async fn hold(bench: &TestStore, time: u128, value: serde_json::Value) {
    let set_at = at("2026-11-25T08:00");
    let setting = Setting {
        id: SettingId(uuid::Uuid::from_u128(time)),
        key: jobs::HOLD.to_owned(),
        value,
        in_force_from: set_at.date_naive(),
        set_by: None,
        set_at,
    };
    let set = bench
        .store
        .write(move |tx| Box::pin(async move { settings::set(tx, &setting).await }));
    set.await.expect("a step");
}
