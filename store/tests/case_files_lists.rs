//! Finding cases, walking the open ones, the work list and the rule book applied last.
//! Not here: saving and loading (`case_files.rs`).
#![allow(clippy::unwrap_used, clippy::panic)]

mod case_files_desk;
mod common;

use case_files_desk::{Desk, open, team};
use casework::command::{AssignCase, Changes, Command, NewEvent};
use casework::event::EventKind;
use casework::ids::{CaseId, TeamId, UserId};
use casework::words::ReminderState;
use common::{TestStore, day, each_database, instant};
use law::words::Track;
use store::case_files::{Reach, load, namesakes, save, search};
use store::rule_books::{self, AppliedBook};
use store::values::micros;
use store::work_list;
use uuid::Uuid;

const NAMES: [(&str, &str); 5] = [
    ("Zoë", "Müller"),
    ("Élise", "De Smet"),
    ("Li", "Öz"),
    ("Ștefan", "O'Neil"),
    ("Bulla", "Muster"),
];

/// Five cases in team 7; the first belongs to user 8 and, at the end, to team 6.
async fn five(bench: &TestStore) -> Vec<Changes> {
    team(bench, 6).await;
    team(bench, 7).await;
    let active = match bench.kind() {
        store::Kind::Sqlite => "1",
        store::Kind::Postgres => "true",
    };
    let user = format!(
        "INSERT INTO \"user\" (id, name, email, email_folded, language, roles, active) \
         VALUES ({}, 'Els', 'els@x.be', 'els@x.be', 'nl', '[]', {active})",
        common::id(bench, 8)
    );
    bench.raw(&user).await.unwrap();
    let mut desk = Desk::default();
    let mut all = Vec::new();
    for (given, family) in NAMES {
        let arrival = NewEvent::new(EventKind::ARRIVAL, day(11, 23));
        all.push(desk.run(&open(given, family, vec![arrival])));
    }
    desk.file = Some(all[0].file.clone());
    let assigned = desk.run(&Command::Assign(AssignCase {
        team: TeamId(Uuid::from_u128(6)),
        caseworker: Some(UserId(Uuid::from_u128(8))),
    }));
    let mut written = all.clone();
    written.push(assigned);
    let write = bench.store.write(move |tx| {
        Box::pin(async move {
            for changes in &written {
                save::save(tx, changes).await?;
            }
            Ok(())
        })
    });
    write.await.unwrap();
    all
}

fn team_six() -> Reach {
    Reach::Team {
        team: TeamId(Uuid::from_u128(6)),
        user: None,
    }
}

async fn found(bench: &TestStore, reach: Reach, text: &str) -> Vec<String> {
    let text = text.to_owned();
    let read = bench
        .store
        .read(move |tx| Box::pin(async move { search::search_within(tx, reach, &text).await }));
    let lines = read.await.unwrap();
    let printed = format!("{lines:?}");
    assert!(
        NAMES
            .iter()
            .all(|(given, _)| !printed.contains(&format!("\"{given}")))
    );
    lines
        .into_iter()
        .map(|line| line.name.into_inner())
        .collect()
}

#[tokio::test]
async fn people_are_found_by_what_is_remembered_of_them() {
    each_database(async |bench| {
        let all = five(bench).await;
        let reference = all[1].file.reference.to_ascii_lowercase();
        for (text, names) in [
            ("muller", &["Zoë Müller"][..]),
            ("ull", &["Zoë Müller", "Bulla Muster"]),
            ("Müller zoe", &["Zoë Müller"]),
            ("smet élise", &["Élise De Smet"]),
            ("oz", &["Li Öz"]),
            ("o'neil", &["Ștefan O'Neil"]),
            ("NEI", &["Ștefan O'Neil"]),
            ("mu", &["Zoë Müller", "Bulla Muster"]),
            ("muller smet", &[]),
            ("xyz", &[]),
            (" ", &[]),
            ("%", &[]),
            ("", &[]),
            (&reference, &["Élise De Smet"]),
        ] {
            let mut expected: Vec<&str> = names.to_vec();
            let mut got = found(bench, Reach::All, text).await;
            expected.sort_unstable();
            got.sort();
            assert_eq!(got, expected, "{text:?}");
        }
        let by_address = found(bench, Reach::All, " ZOE@Mail.example").await;
        assert_eq!(by_address.len(), 5);
        let by_address = found(bench, team_six(), "zoe@mail.example").await;
        assert_eq!(by_address, ["Zoë Müller"]);
        assert!(found(bench, team_six(), "smet").await.is_empty());
        assert!(found(bench, team_six(), &reference).await.is_empty());
        assert_eq!(found(bench, team_six(), "muller").await.len(), 1);
        assert!(found(bench, Reach::Nothing, "muller").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn lists_come_in_pages_by_family_name() {
    each_database(async |bench| {
        five(bench).await;
        let (names, own) = bench
            .store
            .read(move |tx| {
                Box::pin(async move {
                    let mut names = Vec::new();
                    let mut after = None;
                    loop {
                        let page = search::list(tx, after, 2).await?;
                        let Some(last) = page.last() else { break };
                        after = Some((last.sort_key.expose().clone(), last.id));
                        names.extend(page.into_iter().map(|line| line.name.into_inner()));
                    }
                    let own = Reach::Caseworker(UserId(Uuid::from_u128(8)));
                    Ok((names, search::list_within(tx, own, None, 100).await?))
                })
            })
            .await
            .unwrap();
        let expected = [
            "Élise De Smet",
            "Zoë Müller",
            "Bulla Muster",
            "Ștefan O'Neil",
            "Li Öz",
        ];
        assert_eq!(names, expected);
        assert_eq!(own.len(), 1);
        assert_eq!(own[0].name.expose(), "Zoë Müller");
    })
    .await;
}

#[tokio::test]
async fn open_cases_are_walked_whole_and_closed_ones_are_not() {
    each_database(async |bench| {
        let all = five(bench).await;
        let closed = common::id(bench, all[2].file.id.0.as_u128());
        let text = format!("UPDATE case_file SET status = 'closed' WHERE id = {closed}");
        bench.raw(&text).await.unwrap();
        let files = bench
            .store
            .read(move |tx| {
                Box::pin(async move {
                    let mut files = load::open_files_after(tx, None, 2).await?;
                    let after = files.last().map(|file| file.id);
                    files.extend(load::open_files_after(tx, after, 2).await?);
                    let after: Option<CaseId> = files.last().map(|file| file.id);
                    assert!(load::open_files_after(tx, after, 2).await?.is_empty());
                    Ok(files)
                })
            })
            .await
            .unwrap();
        assert_eq!(files.len(), 4);
        for file in &files[1..] {
            assert!(all.iter().any(|changes| changes.file == *file));
        }
    })
    .await;
}

#[tokio::test]
async fn the_work_list_names_the_case_and_the_reminder_that_says_most() {
    each_database(async |bench| {
        let all = five(bench).await;
        let id = all[0].file.id;
        let (lines, six, before, of_case) = bench
            .store
            .read(move |tx| {
                Box::pin(async move {
                    let until = day(12, 31);
                    Ok((
                        work_list::read(tx, until, 500).await?,
                        work_list::read_within(tx, team_six(), until, 500).await?,
                        work_list::read(tx, day(11, 1), 500).await?,
                        work_list::open_of_case(tx, id).await?,
                    ))
                })
            })
            .await
            .unwrap();
        assert!(before.is_empty() && !lines.is_empty());
        let days: Vec<_> = lines.iter().map(|line| line.deadline.safe_on).collect();
        assert!(days.is_sorted() && days.iter().all(Option::is_some));
        assert!(six.iter().all(|line| line.deadline.case == id) && !six.is_empty());
        assert!(of_case.len() >= six.len());
        let line = &six[0];
        let kept = all[0].file.find_deadline(line.deadline.id).unwrap();
        assert_eq!(line.deadline.legal, kept.legal);
        assert_eq!(line.caseworker_name.as_deref(), Some("Els"));
        assert_eq!(line.track, Some(Track::EuShortStay));
        assert_eq!(line.name.expose(), "Zoë Müller");
        assert!(line.reachable && !format!("{six:?}").contains("Müller"));
        let first = line.reminder.clone().unwrap();
        assert_eq!(first.state, ReminderState::Planned);
        let of_it = all[0].file.reminders.iter();
        let of_it = of_it.filter(|one| one.deadline == line.deadline.id);
        let (opens, last) = of_it.fold((None, None), |(first, _), one| {
            (first.or(Some(one.window.opens_at)), Some(one.id))
        });
        assert_eq!(Some(first.opens_at), opens);
        // One that came to something says more than one that is planned.
        let last = common::id(bench, last.unwrap().0.as_u128());
        let text = format!(
            "UPDATE reminder SET state = 'expired', reason = 'window_passed' WHERE id = {last}"
        );
        bench.raw(&text).await.unwrap();
        let again = bench
            .store
            .read(move |tx| Box::pin(async move { work_list::open_of_case(tx, id).await }))
            .await
            .unwrap();
        let again = again.iter().find(|one| one.deadline.id == kept.id).unwrap();
        let state = again.reminder.as_ref().map(|one| one.state);
        assert_eq!(state, Some(ReminderState::Expired));
    })
    .await;
}

#[tokio::test]
async fn what_an_authority_owes_is_listed_apart() {
    each_database(async |bench| {
        let all = five(bench).await;
        let row = all[1]
            .file
            .deadlines
            .iter()
            .find(|row| row.due_on.is_some());
        let row = row.unwrap().clone();
        let id = common::id(bench, row.id.0.as_u128());
        let text =
            format!("UPDATE deadline SET kind = 'authority', safe_on = NULL WHERE id = {id}");
        bench.raw(&text).await.unwrap();
        let due = row.due_on.unwrap();
        let (on_the_day, before, others, far) = bench
            .store
            .read(move |tx| {
                Box::pin(async move {
                    let eve = due.pred_opt().unwrap();
                    Ok((
                        work_list::awaited(tx, Reach::All, due, 500).await?,
                        work_list::awaited(tx, Reach::All, eve, 500).await?,
                        work_list::read(tx, day(12, 31), 500).await?,
                        work_list::awaited(tx, team_six(), due, 500).await?,
                    ))
                })
            })
            .await
            .unwrap();
        assert_eq!(on_the_day.len(), 1);
        assert_eq!(on_the_day[0].deadline.id, row.id);
        assert!(before.is_empty());
        assert!(others.iter().all(|line| line.deadline.id != row.id) && !others.is_empty());
        assert!(far.is_empty(), "the case belongs to another team");
    })
    .await;
}

#[tokio::test]
async fn the_book_applied_last_is_remembered() {
    each_database(async |bench| {
        let book = |hash: &str, second| AppliedBook {
            hash: hash.to_owned(),
            applied_at: micros(instant(second)),
            applied_by: None,
            finished_at: None,
        };
        let found = bench
            .store
            .write(move |tx| {
                Box::pin(async move {
                    let mut found = vec![rule_books::find_last(tx).await?];
                    for (hash, second) in [("one", 1), ("two", 2), ("one", 3)] {
                        rule_books::set(tx, &book(hash, second)).await?;
                        found.push(rule_books::find_last(tx).await?);
                    }
                    Ok(found)
                })
            })
            .await
            .unwrap();
        let expected = [book("one", 1), book("two", 2), book("one", 3)];
        assert_eq!(found[0], None);
        assert!(found[1..].iter().flatten().eq(&expected));
    })
    .await;
}

#[tokio::test]
async fn namesakes_are_found_with_what_tells_them_apart() {
    each_database(async |bench| {
        let all = five(bench).await;
        let read = bench.store.read(|tx| {
            Box::pin(async move {
                let one = namesakes::find(tx, "MULLER", "zoe").await?;
                let swapped = namesakes::find(tx, "Zoë", "Müller").await?;
                Ok((one, swapped))
            })
        });
        let (one, swapped) = read.await.unwrap();
        assert!(swapped.is_empty());
        assert_eq!(one.len(), 1);
        let (found, file) = (&one[0], &all[0].file);
        assert_eq!((found.id, &found.reference), (file.id, &file.reference));
        assert_eq!(found.team, TeamId(Uuid::from_u128(6)));
        let folded = file.contacts[0].email.as_ref().unwrap().folded();
        assert_eq!(found.emails, [folded]);
        assert!(!format!("{one:?}").contains("mail.example"));
    })
    .await;
}
