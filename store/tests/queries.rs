//! What the query modules answer, on both databases.
//! Not here: how their texts are planned (`texts.rs`).

mod common;

use casework::ids::{AuditId, CaseId, ClosureId, SettingId, TaskId, TeamId, UserId};
use common::{Counted, day, each_database, instant};
use serde_json::json;
use store::StoreError;
use store::audit::{self, AuditLine};
use store::closures::{self, Closure};
use store::settings::{self, Setting};
use store::tasks::{self, NewTask, TaskState};
use store::teams_users::{Team, User, add_team, add_user, find_user_by_email, list_users};
use store::values::micros;

fn user(ids: &mut Counted, email: &str) -> User {
    User {
        id: UserId::next(ids),
        name: "Els Çelik".to_owned(),
        email: email.to_owned(),
        language: "nl".to_owned(),
        roles: ["caseworker".to_owned(), "auditor".to_owned()].into(),
        team_id: None,
        active: true,
    }
}

#[tokio::test]
async fn users_are_kept_once_per_address() {
    each_database(async |bench| {
        let mut ids = Counted::default();
        let team = Team {
            id: TeamId::next(&mut ids),
            name: "North".to_owned(),
        };
        let els = User {
            team_id: Some(team.id),
            ..user(&mut ids, "Els@Example.be")
        };
        let twin = user(&mut ids, "els@example.BE ");
        let expected = els.clone();
        let found = bench
            .store
            .write(move |tx| {
                Box::pin(async move {
                    add_team(tx, &team).await?;
                    add_user(tx, &els).await?;
                    Ok((
                        list_users(tx).await?,
                        find_user_by_email(tx, " ELS@example.be").await?,
                    ))
                })
            })
            .await
            .unwrap();
        assert_eq!(found, (vec![expected.clone()], Some(expected)));
        let refused = bench
            .store
            .write(move |tx| Box::pin(async move { add_user(tx, &twin).await }))
            .await;
        assert!(
            matches!(refused, Err(StoreError::Duplicate(_))),
            "{refused:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn tasks_come_in_pages_and_one_trouble_makes_one_task() {
    each_database(async |bench| {
        let mut ids = Counted::default();
        let task = |number: u32, ids: &mut Counted| NewTask {
            id: TaskId::next(ids),
            kind: "bounce".to_owned(),
            case_id: None,
            subject_id: None,
            text_key: "task-bounce".to_owned(),
            params: json!({ "address": "a@b.be", "n": number }),
            due_on: day(12, 20 - number / 2),
            created_at: instant(number),
        };
        let all: Vec<NewTask> = (0..7).map(|number| task(number, &mut ids)).collect();
        let mut once = task(7, &mut ids);
        once.subject_id = Some(all[0].id.0);
        once.due_on = day(12, 31);
        let twice = NewTask {
            id: TaskId::next(&mut ids),
            ..once.clone()
        };
        let (written, once_id) = (all.clone(), once.id);
        let pages = bench
            .store
            .write(move |tx| {
                Box::pin(async move {
                    for task in &written {
                        assert!(tasks::add(tx, task).await?);
                    }
                    assert!(tasks::add(tx, &once).await?);
                    assert!(!tasks::add(tx, &twice).await?);
                    assert!(tasks::finish(tx, once.id, None, instant(30)).await?);
                    assert!(!tasks::finish(tx, once.id, None, instant(31)).await?);
                    assert!(tasks::add(tx, &twice).await?);
                    let mut pages = vec![tasks::list_open(tx, None, 3).await?];
                    while let Some(last) = pages.last().and_then(|page| page.last()) {
                        let after = Some((last.task.due_on, last.task.id));
                        pages.push(tasks::list_open(tx, after, 3).await?);
                    }
                    Ok(pages)
                })
            })
            .await
            .unwrap();
        let seen: Vec<_> = pages.concat();
        assert_eq!(seen.len(), 8);
        let order = |one: &store::tasks::Task| (one.task.due_on, one.task.id);
        assert!(seen.windows(2).all(|two| order(&two[0]) < order(&two[1])));
        let first = seen.iter().find(|one| one.task.id == all[0].id).unwrap();
        assert_eq!(
            first.task,
            NewTask {
                created_at: micros(all[0].created_at),
                ..all[0].clone()
            }
        );
        let done = bench
            .store
            .read(|tx| {
                Box::pin(async move {
                    let page = tasks::list_done(tx, None, 10).await?;
                    let next =
                        tasks::list_done(tx, Some((instant(30), page[0].task.id)), 10).await?;
                    Ok((tasks::find(tx, page[0].task.id).await?, page, next))
                })
            })
            .await
            .unwrap();
        assert_eq!((done.1[0].task.id, done.2.len()), (once_id, 0));
        assert_eq!(
            done.1[0].state,
            TaskState::Done {
                at: micros(instant(30)),
                by: None
            }
        );
        assert_eq!(done.0, Some(done.1[0].clone()));
    })
    .await;
}

#[tokio::test]
async fn a_state_nobody_wrote_is_damage() {
    // Only SQLite lets a check be switched off.
    let bench = common::sqlite_file().await;
    bench
        .raw(
            "PRAGMA ignore_check_constraints = ON; INSERT INTO task (id, kind, text_key, params, state, due_on, created_at) \
             VALUES (zeroblob(16), 'k', 't', '{}', 'asleep', '2026-12-01', '2026-11-25T09:00:00+00:00')",
        )
        .await
        .unwrap();
    let id = TaskId(uuid::Uuid::nil());
    let told = bench
        .store
        .read(move |tx| Box::pin(async move { tasks::find(tx, id).await }))
        .await;
    let told = told.unwrap_err();
    assert!(matches!(told, StoreError::Corrupt { .. }), "{told:?}");
    assert!(
        told.to_string().contains("task.state holds \"asleep\""),
        "{told}"
    );
}

#[tokio::test]
async fn a_setting_counts_from_its_day_and_the_last_word_wins() {
    each_database(async |bench| {
        let mut ids = Counted::default();
        let mut setting = |value: &str, month, second| Setting {
            id: SettingId::next(&mut ids),
            key: "profile".to_owned(),
            value: json!(value),
            in_force_from: day(month, 1),
            set_by: None,
            set_at: instant(second),
        };
        let all = [
            setting("careful", 2, 1),
            setting("strict", 6, 2),
            setting("careful", 6, 3),
        ];
        let found = bench
            .store
            .write(move |tx| {
                Box::pin(async move {
                    for one in &all {
                        settings::set(tx, one).await?;
                    }
                    let mut found = Vec::new();
                    for on in [day(1, 31), day(2, 1), day(5, 31), day(6, 1)] {
                        let at = settings::find_at(tx, "profile", on).await?;
                        found.push(at.map(|one| (one.value, one.in_force_from)));
                    }
                    assert_eq!(settings::history(tx, "profile").await?.len(), 3);
                    assert_eq!(settings::find_at(tx, "other", day(6, 1)).await?, None);
                    Ok(found)
                })
            })
            .await
            .unwrap();
        let careful = |month| Some((json!("careful"), day(month, 1)));
        assert_eq!(found, vec![None, careful(2), careful(2), careful(6)]);
    })
    .await;
}

#[tokio::test]
async fn closures_are_kept_once_per_day() {
    each_database(async |bench| {
        let mut ids = Counted::default();
        let mut closure = |place: &str, date| Closure {
            id: ClosureId::next(&mut ids),
            municipality: place.to_owned(),
            on_day: date,
            reason: "brugdag".to_owned(),
        };
        let all = [
            closure("44021", day(12, 24)),
            closure("44021", day(12, 2)),
            closure("11002", day(12, 24)),
        ];
        let again = closure("44021", day(12, 24));
        let found = bench
            .store
            .write(move |tx| {
                Box::pin(async move {
                    for one in &all {
                        assert!(closures::add(tx, one).await?);
                    }
                    assert!(!closures::add(tx, &again).await?);
                    closures::list(tx, "44021", day(12, 1), day(12, 24)).await
                })
            })
            .await
            .unwrap();
        let days: Vec<_> = found.iter().map(|one| one.on_day).collect();
        assert_eq!(days, vec![day(12, 2), day(12, 24)]);
    })
    .await;
}

#[tokio::test]
async fn the_history_of_a_case_is_read_in_order() {
    each_database(async |bench| {
        let mut ids = Counted::default();
        let case = CaseId::next(&mut ids);
        let lines: Vec<AuditLine> = (0..5)
            .map(|number| AuditLine {
                id: AuditId::next(&mut ids),
                at: micros(instant(number / 2)),
                actor: "program".to_owned(),
                action: "case.opened".to_owned(),
                case_id: Some(case),
                before: None,
                after: (number > 0).then(|| json!({ "n": number })),
            })
            .collect();
        let written = lines.clone();
        let found = bench
            .store
            .write(move |tx| {
                Box::pin(async move {
                    for line in &written {
                        audit::append(tx, line).await?;
                    }
                    let mut found = audit::of_case(tx, case, None, 2).await?;
                    let after = found.last().map(|line| (line.at, line.id));
                    found.extend(audit::of_case(tx, case, after, 10).await?);
                    Ok(found)
                })
            })
            .await
            .unwrap();
        assert_eq!(found, lines);
    })
    .await;
}
