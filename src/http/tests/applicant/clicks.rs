//! What each click changes, and that a second one changes nothing more.

use super::*;

#[tokio::test]
async fn i_did_this_is_a_claim_and_a_task_and_once_is_enough() {
    each_database(async |bench| {
        let bench = Bench::new(bench).await;
        let before = bench.file().await;
        let id = report(&before).id;
        let path = format!("/a/{}/done", bench.page);
        assert!(bench.get(&path).await.text.contains(&id.to_string()));
        let got = bench.post(&path, &format!("duty={id}")).await;
        assert_eq!(
            (got.status, got.header("location")),
            (StatusCode::SEE_OTHER, path.as_str())
        );

        let after = bench.file().await;
        assert_eq!(after.deadlines, before.deadlines);
        assert_eq!(after.events, before.events);
        for (old, new) in before.reminders.iter().zip(&after.reminders) {
            let gone = old.deadline == id && old.gentle;
            assert_eq!(new.state == ReminderState::Cancelled, gone, "{new:?}");
        }
        assert!(!silenced(&after).is_empty());
        assert!(
            bench
                .tasks()
                .await
                .contains(&"confirm_claim open".to_owned())
        );
        let said = bench.get(&path).await.text;
        assert!(
            !said.contains(&id.to_string()) && said.contains("20 novembre 2026"),
            "{said}"
        );

        let rows = bench.rows().await;
        for _ in 0..3 {
            bench.post(&path, &format!("duty={id}")).await;
        }
        assert_eq!(bench.rows().await, rows);
    })
    .await;
}

#[tokio::test]
async fn two_clicks_at_once_are_one() {
    each_database(async |bench| {
        let bench = Bench::new(bench).await;
        let duty = format!("duty={}", report(&bench.file).id);
        let path = format!("/a/{}/done", bench.page);
        let clicks = tokio::join!(
            bench.post(&path, &duty),
            bench.post(&path, &duty),
            bench.post(&path, &duty),
            bench.post(&path, &duty)
        );
        for got in [clicks.0, clicks.1, clicks.2, clicks.3] {
            assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
        }
        let claims = "SELECT actor FROM audit WHERE action = 'claimed_done'";
        assert_eq!(bench.bench.raw_texts(claims).await.unwrap(), ["applicant"]);
    })
    .await;
}

#[tokio::test]
async fn my_date_is_wrong_is_a_task_and_nothing_else() {
    each_database(async |bench| {
        let bench = Bench::new(bench).await;
        let before = bench.file().await;
        let path = format!("/a/{}/date", bench.page);
        let duty = format!("duty={}", report(&before).id);
        assert_eq!(bench.post(&path, &duty).await.status, StatusCode::SEE_OTHER);
        let after = bench.file().await;
        assert_eq!(after.deadlines, before.deadlines);
        assert_eq!(after.reminders, before.reminders);
        assert!(bench.tasks().await.contains(&"check_date open".to_owned()));
        let rows = bench.rows().await;
        bench.post(&path, &duty).await;
        assert_eq!(bench.rows().await, rows);
    })
    .await;
}

#[tokio::test]
async fn stop_turns_e_mail_off_with_a_task_and_can_be_undone() {
    each_database(async |bench| {
        let mut bench = Bench::new(bench).await;
        // A second case at the same address; its caseworker has to know as well.
        let other = person(&mut bench.desk, "Bo Popescu").await;
        let before = bench.rows().await;
        let path = format!("/a/{}/stop", bench.page);
        let got = bench.post(&path, "List-Unsubscribe=One-Click").await;
        assert_eq!(
            (got.status, got.header("location")),
            (StatusCode::SEE_OTHER, path.as_str())
        );
        let stopped = "SELECT CAST(COUNT(*) AS TEXT) FROM contact WHERE stopped_at IS NOT NULL";
        assert_eq!(bench.bench.raw_texts(stopped).await.unwrap(), ["2"]);
        let tasks = bench.tasks().await;
        assert_eq!(
            tasks.iter().filter(|task| *task == "stopped open").count(),
            2
        );
        let rows = bench.rows().await;
        bench.post(&path, "List-Unsubscribe=One-Click").await;
        assert_eq!(bench.rows().await, rows);

        // A change of the case meanwhile cancels what was planned for the address.
        let mut lodging =
            casework::command::NewEvent::new(EventKind::LodgingStated, day("2026-11-17"));
        lodging.attributes.lodging = Some(Lodging::Private);
        let record = casework::command::Command::Record(lodging);
        let file = bench.file().await;
        bench.desk.run("2026-11-19", Some(&file), &record).await;
        assert!(!silenced(&bench.file().await).is_empty());

        let resume = format!("/a/{}/resume", bench.page);
        assert!(bench.get(&path).await.text.contains(&resume));
        let got = bench.post(&resume, "").await;
        assert_eq!(
            (got.status, got.header("location")),
            (StatusCode::SEE_OTHER, path.as_str())
        );
        assert_eq!(bench.bench.raw_texts(stopped).await.unwrap(), ["0"]);
        let tasks = bench.tasks().await;
        assert_eq!(
            tasks.iter().filter(|task| *task == "stopped done").count(),
            2
        );
        let again = bench.file().await;
        let id = report(&again).id;
        let waits = |file: &CaseFile| {
            let all = file.reminders.iter();
            // What closed while the person wanted no e-mail is over.
            all.filter(|one| {
                one.deadline == id && one.is_waiting() && !one.window.has_closed(now())
            })
            .count()
        };
        assert_eq!(waits(&again), waits(&file));
        assert_eq!(again.deadlines, bench.file().await.deadlines);
        let rows = bench.rows().await;
        bench.post(&resume, "").await;
        assert_eq!(bench.rows().await, rows);
        assert!(before.len() < rows.len() && other.id != bench.file.id);
    })
    .await;
}

#[tokio::test]
async fn one_click_of_a_mail_program_is_taken_as_rfc_8058_says() {
    let parts = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    for (kind, body) in [
        (FORM, "List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=x", parts),
    ] {
        each_database(async |bench| {
            let bench = Bench::new(bench).await;
            let path = format!("/a/stop/{}", bench.stop);
            // Whoever posts there is no browser page of ours.
            let headers = [
                ("content-type", kind),
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://mail.example"),
            ];
            let nothing = bench.ask(request(Method::POST, &path, &headers, "")).await;
            assert_eq!(nothing.status, StatusCode::BAD_REQUEST);
            assert!(!bench.tasks().await.contains(&"stopped open".to_owned()));
            let got = bench
                .ask(request(Method::POST, &path, &headers, body))
                .await;
            assert_eq!(got.status, StatusCode::OK);
            assert!(bench.tasks().await.contains(&"stopped open".to_owned()));
            // It shows no name and no date, and leads to no page that does.
            assert!(!got.text.contains("Ana") && !got.text.contains(&bench.page));
            let resume = format!("{path}/resume");
            assert!(got.text.contains(&resume));
            assert_eq!(bench.post(&resume, "").await.header("location"), path);
            assert!(bench.tasks().await.contains(&"stopped done".to_owned()));
        })
        .await;
    }
}
