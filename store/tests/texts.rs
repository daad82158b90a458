//! Every registered SQL text: known to both databases, and quick where it is hot.
//! Not here: what the texts answer.

mod common;

use common::each_database;

#[tokio::test]
async fn every_text_prepares_on_both_databases() {
    each_database(async |bench| {
        let texts = store::texts();
        assert!(texts.len() > 15);
        let mut refused = Vec::new();
        for text in texts {
            if let Err(error) = bench.prepare(text).await {
                refused.push(format!("{} on {:?}: {error}", text.name, bench.kind()));
            }
        }
        assert!(refused.is_empty(), "{}", refused.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn hot_texts_do_not_scan_or_sort() {
    let bench = common::sqlite_file().await;
    let mut slow = Vec::new();
    for text in store::texts().into_iter().filter(|text| text.hot) {
        for step in bench.plan(text).await.unwrap() {
            // Walking an index in order up to a limit is what a first page does.
            let walks_an_index =
                step.contains("USING INDEX") || step.contains("USING COVERING INDEX");
            if (step.starts_with("SCAN") && !walks_an_index) || step.contains("TEMP B-TREE") {
                slow.push(format!("{}: {step}", text.name));
            }
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[tokio::test]
async fn hot_texts_read_no_whole_table_on_postgresql_either() {
    each_database(async |bench| {
        if bench.kind() == store::Kind::Sqlite {
            return;
        }
        let whole = "SELECT id FROM delivery WHERE subject = $1";
        let blind = store::Sql {
            name: "blind",
            sqlite: whole,
            postgres: whole,
            hot: true,
        };
        let plan = bench.plan(&blind).await.unwrap();
        assert!(plan[0].contains("Seq Scan"), "{plan:?}");
        let mut slow = Vec::new();
        for text in store::texts().into_iter().filter(|text| text.hot) {
            for step in bench.plan(text).await.unwrap() {
                if step.contains("Seq Scan") {
                    slow.push(format!("{}: {step}", text.name));
                }
            }
        }
        assert!(slow.is_empty(), "{}", slow.join("\n"));
    })
    .await;
}

/// Questions that the coming query modules will ask, with the index that must answer each.
const PLANNED: [(&str, &str); 8] = [
    (
        "SELECT id FROM deadline WHERE state = 'open' AND (safe_on, id) > ($1, $2) ORDER BY safe_on, id LIMIT 100",
        "deadline_open_by_safe",
    ),
    (
        "SELECT id FROM deadline WHERE state = 'open' AND due_on < $1 ORDER BY due_on, id LIMIT 100",
        "deadline_open_by_due",
    ),
    (
        "SELECT id FROM reminder WHERE state = 'planned' AND opens_at <= $1 ORDER BY opens_at, id LIMIT 100",
        "reminder_planned_by_opening",
    ),
    (
        "SELECT id FROM reminder WHERE state = 'planned' AND closes_at <= $1 ORDER BY closes_at, id LIMIT 100",
        "reminder_planned_by_closing",
    ),
    (
        "SELECT id FROM delivery WHERE state = 'queued' AND next_try_at <= $1 ORDER BY next_try_at, closes_at, id LIMIT 100",
        "delivery_claimable",
    ),
    (
        "SELECT id FROM delivery WHERE lease_until IS NOT NULL AND lease_until < $1 ORDER BY lease_until, id LIMIT 100",
        "delivery_leased",
    ),
    (
        "SELECT id FROM delivery WHERE state = 'unknown' AND next_try_at <= $1 ORDER BY next_try_at, id LIMIT 100",
        "delivery_unknown",
    ),
    (
        "SELECT case_id FROM name_trigram WHERE trigram = $1",
        "sqlite_autoindex_name_trigram_1",
    ),
];

#[tokio::test]
async fn the_indexes_answer_what_the_jobs_will_ask() {
    let bench = common::sqlite_file().await;
    for (text, index) in PLANNED {
        let asked = store::Sql {
            name: "planned",
            sqlite: text,
            postgres: text,
            hot: true,
        };
        let plan = bench.plan(&asked).await.unwrap();
        assert!(
            plan.iter()
                .all(|step| step.starts_with("SEARCH") && step.contains(index)),
            "{text}: {plan:?}"
        );
    }
}
