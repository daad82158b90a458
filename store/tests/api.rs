//! Keys, kept answers, what is due and the figures: what the API keeps and asks.
//! Not here: what it answers over HTTP.
#![allow(clippy::unwrap_used)]

mod common;

use chrono::{DateTime, TimeDelta, Utc};
use common::each_database;
use serde_json::json;
use store::idempotency::{self, KEPT_FOR, Keyed, Known};

fn asked(key: &str, body: u8) -> Keyed {
    Keyed {
        route: "key:1".to_owned(),
        key: key.to_owned(),
        request_hash: [body; 32],
    }
}

/// Takes a key and answers it when it is new.
async fn taken(bench: &common::TestStore, keyed: Keyed, now: DateTime<Utc>) -> Known {
    let write = bench.store.write(move |tx| {
        Box::pin(async move {
            let known = idempotency::take(tx, &keyed, now).await?;
            if known == Known::New {
                idempotency::answer(tx, &keyed, 201, &json!({"body": "é\u{1}"})).await?;
            }
            Ok(known)
        })
    });
    write.await.unwrap()
}

#[tokio::test]
async fn an_answer_is_kept_for_two_days() {
    each_database(async |bench| {
        let now = common::instant(0);
        let kept = Known::Answered {
            status: 201,
            response: json!({"body": "é\u{1}"}),
        };
        assert_eq!(taken(bench, asked("a", 1), now).await, Known::New);
        assert_eq!(taken(bench, asked("a", 1), now).await, kept);
        assert_eq!(taken(bench, asked("a", 2), now).await, Known::Other);
        assert_eq!(taken(bench, asked("b", 2), now).await, Known::New);
        let mut elsewhere = asked("a", 2);
        elsewhere.route = "key:2".to_owned();
        assert_eq!(taken(bench, elsewhere, now).await, Known::New);
        let last = now + KEPT_FOR - TimeDelta::seconds(1);
        assert_eq!(taken(bench, asked("a", 1), last).await, kept);
        assert_eq!(
            taken(bench, asked("a", 2), now + KEPT_FOR).await,
            Known::New
        );
    })
    .await;
}
