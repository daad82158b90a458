//! Transactions: whole or not at all, in order, and clear when they cannot be.
//! Not here: what is written in them.
#![allow(clippy::unwrap_used)]

mod common;

use std::time::Duration;

use casework::ids::TeamId;
use common::{TestStore, each_database, sqlite_file};
use store::teams_users::{Team, add_team, list_teams};
use store::{Kind, Store, StoreError, StoreOptions};
use uuid::Uuid;

fn team(number: u128) -> Team {
    Team {
        id: TeamId(Uuid::from_u128(number)),
        name: format!("Team {number:03}"),
    }
}

async fn names(store: &Store) -> Vec<String> {
    let teams = store
        .read(|tx| Box::pin(async move { list_teams(tx).await }))
        .await
        .unwrap();
    teams.into_iter().map(|team| team.name).collect()
}

async fn add(store: &Store, number: u128) -> Result<(), StoreError> {
    store
        .write(move |tx| Box::pin(async move { add_team(tx, &team(number)).await }))
        .await
}

#[tokio::test]
async fn an_error_leaves_nothing_behind() {
    each_database(async |bench| {
        let refused: Result<(), StoreError> = bench
            .store
            .write(|tx| {
                Box::pin(async move {
                    add_team(tx, &team(1)).await?;
                    add_team(tx, &team(1)).await
                })
            })
            .await;
        assert!(
            matches!(refused, Err(StoreError::Duplicate(_))),
            "{refused:?}"
        );
        assert_eq!(names(&bench.store).await, Vec::<String>::new());
    })
    .await;
}

/// A caller's own error, as the wiring has one.
#[derive(Debug)]
enum Answer {
    Refused,
    Broken,
}

impl From<StoreError> for Answer {
    fn from(_: StoreError) -> Self {
        Answer::Broken
    }
}

#[tokio::test]
async fn a_refusal_of_the_domain_rolls_back() {
    each_database(async |bench| {
        let answer: Result<(), Answer> = bench
            .store
            .try_write(|tx| {
                Box::pin(async move {
                    add_team(tx, &team(1)).await?;
                    Err(Answer::Refused)
                })
            })
            .await;
        assert!(matches!(answer, Err(Answer::Refused)), "{answer:?}");
        assert_eq!(names(&bench.store).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_panic_rolls_back_and_reaches_the_caller() {
    each_database(async |bench| {
        let store = bench.store.clone();
        let caller = tokio::spawn(async move {
            store
                .write::<(), _>(|tx| {
                    Box::pin(async move {
                        add_team(tx, &team(1)).await?;
                        panic!("on purpose")
                    })
                })
                .await
        });
        assert!(caller.await.unwrap_err().is_panic());
        assert_eq!(names(&bench.store).await, Vec::<String>::new());
        add(&bench.store, 2).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_caller_does_not_cut_a_transaction() {
    each_database(async |bench| {
        for number in 1..=20_u128 {
            let slow = bench.store.write(move |tx| {
                Box::pin(async move {
                    add_team(tx, &team(number)).await?;
                    tokio::time::sleep(Duration::from_millis(5)).await;
                    add_team(tx, &team(100 + number)).await
                })
            });
            let cut = tokio::time::timeout(Duration::from_micros(400 * number as u64), slow).await;
            if number < 10 {
                assert!(cut.is_err(), "the caller was meant to be gone");
            }
        }
        // What was begun ends by itself, whole.
        for _ in 0..200 {
            if names(&bench.store).await.len() == 40 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(names(&bench.store).await.len(), 40);
        add(&bench.store, 999).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_writers_take_turns() {
    let bench = sqlite_file().await;
    let other = Store::open(&bench.url, &StoreOptions::default())
        .await
        .unwrap();
    let count = async |store: &Store, first: u128| {
        for number in first..first + 50 {
            // Reads, then writes: a transaction that did not begin as a writer would fail here.
            store
                .write(move |tx| {
                    Box::pin(async move {
                        list_teams(tx).await?;
                        add_team(tx, &team(number)).await
                    })
                })
                .await
                .unwrap();
        }
    };
    tokio::join!(
        count(&bench.store, 0),
        count(&bench.store, 100),
        count(&other, 200)
    );
    assert_eq!(names(&other).await.len(), 150);
}

#[tokio::test]
async fn a_lock_held_too_long_is_told() {
    let bench = sqlite_file().await;
    let hasty = StoreOptions {
        lock_wait: Duration::from_millis(50),
        ..StoreOptions::default()
    };
    let other = Store::open(&bench.url, &hasty).await.unwrap();
    let (held, told) = tokio::join!(
        bench.store.write(|tx| {
            Box::pin(async move {
                add_team(tx, &team(1)).await?;
                tokio::time::sleep(Duration::from_millis(600)).await;
                Ok(())
            })
        }),
        async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            add(&other, 2).await
        }
    );
    held.unwrap();
    let told = told.unwrap_err();
    assert!(
        matches!(told, StoreError::Locked(_)) && told.is_passing(),
        "{told:?}"
    );
}

#[tokio::test]
async fn readers_see_one_snapshot_and_never_write() {
    each_database(async |bench| {
        add(&bench.store, 1).await.unwrap();
        let (reader, writer) = (bench.store.clone(), bench.store.clone());
        let seen = reader
            .read(move |tx| {
                Box::pin(async move {
                    let before = list_teams(tx).await?.len();
                    add(&writer, 2).await?;
                    Ok((before, list_teams(tx).await?.len()))
                })
            })
            .await;
        assert_eq!(seen.unwrap(), (1, 1));
        let refused = bench
            .store
            .read(|tx| Box::pin(async move { add_team(tx, &team(3)).await }))
            .await
            .unwrap_err();
        assert!(matches!(refused, StoreError::ReadOnly(_)), "{refused:?}");
    })
    .await;
}

async fn write_refused(bench: &TestStore, options: &StoreOptions) {
    let store = Store::open(&bench.url, options).await.unwrap();
    let refused = add(&store, 7).await.unwrap_err();
    assert!(matches!(refused, StoreError::ReadOnly(_)), "{refused:?}");
    assert!(
        refused
            .to_string()
            .starts_with("the database is read-only; check the owner"),
        "{refused}"
    );
    assert_eq!(names(&store).await, vec!["Team 001"]);
    store.close().await;
}

#[tokio::test]
async fn a_store_opened_to_look_refuses_to_write() {
    each_database(async |bench| {
        add(&bench.store, 1).await.unwrap();
        write_refused(
            bench,
            &StoreOptions {
                read_only: true,
                ..StoreOptions::default()
            },
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_away_is_told_with_the_reason() {
    // A port that was free a moment ago and that nobody listens on.
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .unwrap()
        .port();
    let hasty = StoreOptions {
        lock_wait: std::time::Duration::from_millis(50),
        ..StoreOptions::default()
    };
    let url = format!("postgres://nobody:geheim@127.0.0.1:{port}/none");
    let error = Store::open(&url, &hasty).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
    let said = error.to_string();
    assert!(
        said.contains("refused") && !said.contains("geheim"),
        "{said}"
    );
}

#[tokio::test]
async fn a_read_only_file_is_told() {
    use std::os::unix::fs::PermissionsExt;
    // Root may write whatever the mode says, so root runs this test again as nobody.
    let own = std::process::Command::new("id").arg("-u").output().unwrap();
    if String::from_utf8_lossy(&own.stdout).trim() == "0" {
        let again = std::process::Command::new("setpriv")
            .args(["--reuid", "65534", "--regid", "65534", "--clear-groups"])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "a_read_only_file_is_told"])
            .env("TMPDIR", "/tmp")
            .current_dir("/")
            .output();
        match again {
            Ok(done) => assert!(
                done.status.success(),
                "{}",
                String::from_utf8_lossy(&done.stdout)
            ),
            Err(error) => eprintln!("*** NOT TESTED as an ordinary user: {error} ***"),
        }
        return;
    }
    let bench = sqlite_file().await;
    add(&bench.store, 1).await.unwrap();
    let path = bench.folder().join("termijn.db");
    bench.store.clone().close().await;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o400)).unwrap();
    write_refused(&bench, &StoreOptions::default()).await;
}

#[tokio::test]
async fn a_full_disk_is_told_and_leaves_the_file_whole() {
    let bench = sqlite_file().await;
    add(&bench.store, 1).await.unwrap();
    let pages = bench
        .raw_texts("SELECT CAST(page_count AS TEXT) FROM pragma_page_count")
        .await
        .unwrap();
    bench
        .raw(&format!("PRAGMA max_page_count = {}", pages[0]))
        .await
        .unwrap();
    let told = bench
        .store
        .write(|tx| {
            Box::pin(async move {
                for number in 1000..100_000 {
                    add_team(tx, &team(number)).await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap_err();
    assert!(matches!(told, StoreError::DiskFull(_)), "{told:?}");
    assert_eq!(names(&bench.store).await, vec!["Team 001"]);
}

#[tokio::test]
async fn a_damaged_or_missing_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no.db");
    let url = format!("sqlite:{}", path.display());
    let looking = StoreOptions {
        create_if_missing: false,
        ..StoreOptions::default()
    };
    assert!(matches!(
        Store::open(&url, &looking).await,
        Err(StoreError::NoFile(missing)) if missing == path
    ));
    std::fs::write(&path, vec![7; 8192]).unwrap();
    let told = Store::open(&url, &looking).await.err();
    assert!(matches!(told, Some(StoreError::Corrupt { .. })), "{told:?}");
    for address in ["mysql://x", "sqlite:", "termijn.db"] {
        assert!(
            matches!(
                Store::open(address, &looking).await,
                Err(StoreError::Address(_))
            ),
            "{address}"
        );
    }
}

#[tokio::test]
async fn the_file_is_private_and_safe_by_its_settings() {
    use std::os::unix::fs::PermissionsExt;
    let bench = sqlite_file().await;
    let path = bench.folder().join("termijn.db");
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    for (text, expected) in [
        (
            "SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous",
            "2",
        ),
        ("SELECT journal_mode FROM pragma_journal_mode", "wal"),
        (
            "SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys",
            "1",
        ),
    ] {
        assert_eq!(
            bench.raw_texts(text).await.unwrap(),
            vec![expected],
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_backup_restores_and_never_overwrites() {
    each_database(async |bench| {
        add(&bench.store, 1).await.unwrap();
        let copy = bench.folder().join("copy.db");
        let done = bench.store.backup(&copy).await;
        if bench.kind() == Kind::Postgres {
            assert!(done.unwrap_err().to_string().contains("pg_dump"));
            return;
        }
        done.unwrap();
        add(&bench.store, 2).await.unwrap();
        assert!(matches!(
            bench.store.backup(&copy).await,
            Err(StoreError::BackupExists(_))
        ));
        let url = format!("sqlite:{}", copy.display());
        let restored = Store::open(&url, &StoreOptions::default()).await.unwrap();
        restored.require_current_schema().await.unwrap();
        assert_eq!(names(&restored).await, vec!["Team 001"]);
        add(&restored, 3).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_database_in_memory_works_alike() {
    let store = Store::in_memory().await.unwrap();
    add(&store, 1).await.unwrap();
    assert_eq!(names(&store).await, vec!["Team 001"]);
}
