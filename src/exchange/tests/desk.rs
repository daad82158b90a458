//! Files judged beside a database: who may write where, who is seen, and somebody who was faster.

use casework::access::{Actor, Role, Scope};
use casework::ids::{TeamId, UserId};
use chrono::{DateTime, TimeZone, Utc};
use store::Store;
use store::teams_users::{self, Team};
use uuid::Uuid;

use super::{HEADER, ROW};
use crate::desk::Desk;
use crate::exchange::check::{Checked, check};
use crate::exchange::{Told, Wishes, WriteError, read, write_all};
use crate::wiring::day_of;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 25, 9, 0, 0).unwrap()
}

fn team(number: u128) -> TeamId {
    TeamId(Uuid::from_u128(number))
}

async fn desk() -> Desk {
    let store = Store::in_memory().await.unwrap();
    for (number, name) in [(6, "Onthaal"), (7, "Vervolg")] {
        let team = Team {
            id: team(number),
            name: name.to_owned(),
        };
        let write =
            store.write(move |tx| Box::pin(async move { teams_users::add_team(tx, &team).await }));
        write.await.unwrap();
    }
    let config = crate::config::load(None).unwrap();
    Desk::new(store, &config, day_of(now())).await.unwrap()
}

async fn judge(desk: &Desk, actor: &Actor, rows: &str) -> Checked {
    let text = format!("{HEADER},team,email\n{rows}");
    let reading = read(text.as_bytes(), &Told::default());
    let wishes = Wishes::default();
    check(desk, reading, &wishes, actor, now()).await.unwrap()
}

#[tokio::test]
async fn nobody_writes_or_sees_beyond_their_team() {
    let desk = desk().await;
    let row = format!("{ROW},Onthaal,ana@mail.example\n");
    let first = judge(&desk, &Actor::operator(), &row).await;
    let written = write_all(&desk, first.ready, false, Actor::operator(), now(), |_| {});
    let written = written.await.unwrap();

    let of_another_team = Actor {
        user: Some(UserId(Uuid::from_u128(8))),
        roles: [Role::Caseworker].into_iter().collect(),
        team: Some(team(7)),
        scope: Scope::Team,
    };
    let refused = judge(&desk, &of_another_team, &row).await;
    assert_eq!(refused.problems.len(), 1);
    assert_eq!(refused.problems[0].code, "not_allowed");
    assert_eq!(refused.problems[0].column, Some(8));

    let own = row.replace("Onthaal", "vervolg");
    let hidden = judge(&desk, &of_another_team, &own).await;
    assert_eq!(hidden.duplicates.len(), 1);
    assert_eq!(hidden.duplicates[0].case, None);
    let seen = judge(&desk, &Actor::operator(), &own).await;
    assert_eq!(
        seen.duplicates[0].case.as_ref(),
        Some(&written[0].reference)
    );
    assert_eq!(seen.left_out, [2]);
}

#[tokio::test]
async fn somebody_who_was_faster_stops_all_of_it() {
    let desk = desk().await;
    let rows = format!("{ROW},Onthaal,ana@mail.example\n{ROW},Onthaal,bea@mail.example\n");
    let rows = rows.replacen("Ana", "Bea", 1);
    let slow = judge(&desk, &Actor::operator(), &rows).await;
    assert_eq!(slow.ready.len(), 2);
    let only = rows.lines().nth(1).unwrap();
    let fast = judge(&desk, &Actor::operator(), only).await;
    let operator = Actor::operator;
    write_all(&desk, fast.ready, false, operator(), now(), |_| {})
        .await
        .unwrap();
    let written = write_all(&desk, slow.ready, false, operator(), now(), |_| {}).await;
    assert!(matches!(
        written,
        Err(WriteError::RecordedSince { line: 3 })
    ));
    // The row that nobody else had recorded was not written either.
    let again = judge(&desk, &operator(), &rows).await;
    assert_eq!((again.ready.len(), again.left_out), (1, vec![3]));
}
