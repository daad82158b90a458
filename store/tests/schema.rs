//! The schema: the same on both databases, refusing what must not exist, and never overtaken.
//! Not here: what the query modules do with it.
#![allow(clippy::unwrap_used)]

mod common;

use common::{TestStore, deadline, delivery, each_database, id, one_case, sqlite_file};
use store::{Kind, SchemaState, Store, StoreError, StoreOptions};

async fn columns(bench: &TestStore) -> Vec<String> {
    let text = match bench.kind() {
        Kind::Sqlite => {
            "SELECT m.name || '.' || c.name || CASE c.\"notnull\" WHEN 1 THEN ' not null' ELSE '' END AS line \
             FROM sqlite_master m, pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> '_sqlx_migrations' ORDER BY line"
        }
        Kind::Postgres => {
            "SELECT (table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END) \
             COLLATE \"C\" AS line FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations' ORDER BY line"
        }
    };
    bench.raw_texts(text).await.unwrap()
}

async fn indexes(bench: &TestStore) -> Vec<String> {
    let text = match bench.kind() {
        Kind::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
        }
        Kind::Postgres => {
            "SELECT indexname::text COLLATE \"C\" AS line FROM pg_indexes WHERE schemaname = 'public' \
             AND indexname NOT LIKE '%\\_pkey' AND indexname NOT LIKE '%\\_key' ORDER BY line"
        }
    };
    bench.raw_texts(text).await.unwrap()
}

#[tokio::test]
async fn both_databases_have_the_same_tables_columns_and_indexes() {
    let seen = std::cell::RefCell::new(Vec::new());
    each_database(async |bench| {
        let found = (columns(bench).await, indexes(bench).await);
        seen.borrow_mut().push(found);
    })
    .await;
    let seen = seen.into_inner();
    assert!(seen[0].0.len() > 100 && seen[0].1.len() > 20, "{seen:?}");
    assert!(seen.iter().all(|one| *one == seen[0]), "{seen:#?}");
}

#[tokio::test]
async fn every_sqlite_table_is_strict() {
    let bench = sqlite_file().await;
    let loose = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 \
                 AND name NOT LIKE 'sqlite%' AND name <> '_sqlx_migrations'";
    assert_eq!(bench.raw_texts(loose).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn the_migrations_of_both_databases_have_the_same_names() {
    let names = |folder: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../migrations")
            .join(folder);
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

#[tokio::test]
async fn a_migrated_database_is_current_and_migrating_again_does_nothing() {
    each_database(async |bench| {
        assert_eq!(
            bench.store.schema_state().await.unwrap(),
            SchemaState::Current
        );
        assert_eq!(bench.store.migrate().await.unwrap().steps, 0);
        bench.store.require_current_schema().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_the_error_says_what_to_do() {
    each_database(async |bench| {
        let checksum = if bench.kind() == Kind::Sqlite { "x'00'" } else { "'\\x00'" };
        bench
            .raw(&format!(
                "INSERT INTO _sqlx_migrations (version, description, installed_on, success, checksum, execution_time) \
                 VALUES (99990101000000, 'later', '2026-11-25 00:00:00', true, {checksum}, 0)"
            ))
            .await
            .unwrap();
        let state = bench.store.schema_state().await.unwrap();
        assert!(matches!(state, SchemaState::Newer { found: 99990101000000, .. }), "{state:?}");
        let refused = bench.store.migrate().await.unwrap_err();
        assert!(matches!(refused, StoreError::NewerSchema { .. }), "{refused:?}");
        assert!(refused.to_string().contains("install the newer termijn"), "{refused}");
        assert!(bench.store.require_current_schema().await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_changed_migration_is_refused() {
    each_database(async |bench| {
        let checksum = if bench.kind() == Kind::Sqlite {
            "x'00'"
        } else {
            "'\\x00'"
        };
        bench
            .raw(&format!(
                "UPDATE _sqlx_migrations SET checksum = {checksum}"
            ))
            .await
            .unwrap();
        let refused = bench.store.schema_state().await.unwrap_err();
        assert!(
            matches!(refused, StoreError::SchemaDamaged { .. }),
            "{refused:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn an_empty_file_is_behind_and_a_full_one_is_copied_before_it_is_migrated() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.db");
    let url = format!("sqlite:{}", file.display());
    let store = Store::open(&url, &StoreOptions::default()).await.unwrap();
    let state = store.schema_state().await.unwrap();
    assert!(
        matches!(state, SchemaState::Behind { empty: true, .. }),
        "{state:?}"
    );
    let told = store.require_current_schema().await.unwrap_err();
    assert!(told.to_string().contains("termijn migrate"), "{told}");
    assert_eq!(store.migrate().await.unwrap().copy, None);
    store.close().await;

    // A file with a table of its own and no history counts as full.
    let bench = sqlite_file().await;
    for name in bench
        .raw_texts("SELECT name FROM sqlite_master WHERE type = 'table'")
        .await
        .unwrap()
    {
        if !name.starts_with("sqlite") {
            bench
                .raw(&format!("PRAGMA foreign_keys = OFF; DROP TABLE \"{name}\""))
                .await
                .unwrap();
        }
    }
    bench
        .raw("CREATE TABLE keepsake (word TEXT); INSERT INTO keepsake VALUES ('kept')")
        .await
        .unwrap();
    let done = bench.store.migrate().await.unwrap();
    let copy = done.copy.expect("a copy");
    let copied = Store::open(
        &format!("sqlite:{}", copy.display()),
        &StoreOptions::default(),
    )
    .await
    .unwrap();
    let state = copied.schema_state().await.unwrap();
    assert!(
        matches!(state, SchemaState::Behind { empty: false, .. }),
        "{state:?}"
    );
}

#[tokio::test]
async fn unknown_words_are_refused() {
    each_database(async |bench| {
        one_case(bench).await;
        let case = id(bench, 2);
        for text in [
            format!("UPDATE case_file SET status = 'asleep' WHERE id = {case}"),
            format!("UPDATE case_file SET language = 'it' WHERE id = {case}"),
            "UPDATE deadline SET state = 'missed'".to_owned(),
            "UPDATE deadline SET kind = 'wish'".to_owned(),
            "UPDATE deadline SET state = 'met'".to_owned(),
            "UPDATE deadline SET team_id = 1".to_owned(),
            format!("UPDATE case_file SET team_id = {case}"),
        ] {
            let refused = bench.raw(&text).await.expect_err(&text);
            let expected = matches!(refused, StoreError::Refused(_))
                || (text.contains("deadline SET team_id")
                    && matches!(refused, StoreError::Query(_)));
            assert!(expected, "{text}: {refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_delivery_has_bytes_lease_and_end_as_its_state_says() {
    each_database(async |bench| {
        one_case(bench).await;
        // state, bytes, lease, end, allowed
        let rows = [
            ("queued", true, false, false, true),
            ("queued", true, true, false, false),
            ("claimed", true, true, false, true),
            ("claimed", true, false, false, false),
            ("claimed", false, true, false, false),
            ("sending", true, true, false, true),
            ("sending", true, true, true, false),
            ("unknown", true, false, false, true),
            ("unknown", false, false, false, false),
            ("sent", false, false, true, true),
            ("sent", true, false, true, false),
            ("sent", false, false, false, false),
            ("dead", false, false, true, true),
            ("posted", true, false, false, false),
        ];
        for (number, (state, body, lease, last, allowed)) in (100..).zip(rows) {
            let done = bench
                .raw(&delivery(bench, number, state, body, lease, last))
                .await;
            assert_eq!(
                done.is_ok(),
                allowed,
                "{state} {body} {lease} {last}: {done:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn one_deadline_lives_per_case_rule_and_occurrence() {
    each_database(async |bench| {
        one_case(bench).await;
        for state in ["open", "met"] {
            let refused = bench.raw(&deadline(bench, 6, state)).await.unwrap_err();
            assert!(matches!(refused, StoreError::Duplicate(_)), "{refused:?}");
        }
        bench.raw(&deadline(bench, 7, "superseded")).await.unwrap();
        bench.raw(&deadline(bench, 8, "void")).await.unwrap();
        bench
            .raw("UPDATE deadline SET state = 'void', ended_at = '2026-11-25T10:00:00+00:00'")
            .await
            .unwrap();
        bench.raw(&deadline(bench, 9, "open")).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn one_reminder_lives_per_deadline_rung_and_contact() {
    each_database(async |bench| {
        one_case(bench).await;
        let insert = |number: u128, state: &str, reason: &str| {
            format!(
                "INSERT INTO reminder (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state, reason) \
                 VALUES ({}, {}, {}, 'first', {}, '2026-11-25T09:00:00+00:00', '2026-11-26T09:00:00+00:00', '{state}', {reason})",
                id(bench, number), id(bench, 5), id(bench, 3),
                if bench.kind() == Kind::Sqlite { "0" } else { "false" }
            )
        };
        bench.raw(&insert(20, "cancelled", "'met'")).await.unwrap();
        bench.raw(&insert(21, "planned", "NULL")).await.unwrap();
        assert!(matches!(bench.raw(&insert(22, "covered", "'x'")).await, Err(StoreError::Duplicate(_))));
        assert!(matches!(bench.raw(&insert(23, "expired", "NULL")).await, Err(StoreError::Refused(_))));
        assert!(matches!(bench.raw(&insert(24, "bundled", "NULL")).await, Err(StoreError::Refused(_))));
    })
    .await;
}
