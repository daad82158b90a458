//! Fresh databases of both kinds for the tests of any package, behind the feature `testing`.
//! Not here: anything the program runs. A failure here ends the test, so this file may panic.
#![expect(clippy::panic, reason = "a broken harness ends the test")]
#![expect(
    clippy::disallowed_methods,
    reason = "tests bring about what no function of the program would"
)]

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::open::Pools;
use crate::postgres_for_testing;
use crate::{Kind, Sql, Store, StoreError, StoreOptions};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// One empty, migrated database that a test may do anything to.
#[derive(Debug)]
pub struct TestStore {
    /// The open store.
    pub store: Store,
    /// Its address, to open it again.
    pub url: String,
    folder: Folder,
}

/// A folder that goes when its test ends.
#[derive(Debug)]
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        loop {
            let name = format!("termijn-test.{}.{}", std::process::id(), number());
            let path = std::env::temp_dir().join(name);
            match std::fs::create_dir(&path) {
                Ok(()) => return Self(path),
                // Left by a test of old that was killed.
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => panic!("{}: {error}", path.display()),
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _the_next_start_of_the_machine_removes_it = std::fs::remove_dir_all(&self.0);
    }
}

impl TestStore {
    /// Which database this is.
    pub fn kind(&self) -> Kind {
        self.store.kind()
    }

    /// A folder of this test's own, gone with it.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder.0
    }

    /// Runs any SQL text, to bring about what the program's own functions would not.
    pub async fn raw(&self, sql: &str) -> Result<u64, StoreError> {
        let text = AssertSqlSafe(sql.to_owned());
        match &self.store.pools {
            Pools::Sqlite { writer, .. } => {
                Ok(sqlx::raw_sql(text).execute(writer).await?.rows_affected())
            }
            Pools::Postgres { pool, .. } => {
                Ok(sqlx::raw_sql(text).execute(pool).await?.rows_affected())
            }
        }
    }

    /// The rows of any SQL text whose first column is text.
    pub async fn raw_texts(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        let text = AssertSqlSafe(sql.to_owned());
        match &self.store.pools {
            Pools::Sqlite { writer, .. } => Ok(sqlx::query_scalar(text).fetch_all(writer).await?),
            Pools::Postgres { pool, .. } => Ok(sqlx::query_scalar(text).fetch_all(pool).await?),
        }
    }

    /// Has the database parse and check one text without running it.
    pub async fn prepare(&self, sql: &Sql) -> Result<(), StoreError> {
        use sqlx::{Executor, SqlSafeStr};
        match &self.store.pools {
            Pools::Sqlite { writer, .. } => {
                writer
                    .prepare(sql.sqlite.into_sql_str())
                    .await
                    .map(|_| ())?;
            }
            Pools::Postgres { pool, .. } => {
                pool.prepare(sql.postgres.into_sql_str())
                    .await
                    .map(|_| ())?;
            }
        }
        Ok(())
    }

    /// The plan of a text, one line a step. PostgreSQL, whose tables are empty here, is told to read a whole
    /// table only where no index leads to the rows, and to plan without knowing the values.
    pub async fn plan(&self, sql: &Sql) -> Result<Vec<String>, StoreError> {
        match &self.store.pools {
            Pools::Sqlite { writer, .. } => {
                let text = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.sqlite));
                let steps: Vec<(i64, i64, i64, String)> =
                    sqlx::query_as(text).fetch_all(writer).await?;
                Ok(steps.into_iter().map(|step| step.3).collect())
            }
            Pools::Postgres { pool, .. } => {
                use sqlx::Connection;
                // A connection of its own, so that what is set here ends with it.
                let mut alone = sqlx::PgConnection::connect_with(&pool.connect_options()).await?;
                let ahead = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan;";
                let prepare = AssertSqlSafe(format!("{ahead} PREPARE asked AS {}", sql.postgres));
                sqlx::raw_sql(prepare).execute(&mut alone).await?;
                let values = (1_u32..)
                    .take_while(|n| sql.postgres.contains(&format!("${n}")))
                    .map(|_| "NULL")
                    .collect::<Vec<_>>();
                let values = match values.len() {
                    0 => String::new(),
                    _ => format!("({})", values.join(", ")),
                };
                let text = AssertSqlSafe(format!("EXPLAIN EXECUTE asked{values}"));
                let rows = sqlx::raw_sql(text).fetch_all(&mut alone).await?;
                alone.close().await?;
                rows.iter()
                    .map(|row| Ok(sqlx::Row::try_get(row, 0)?))
                    .collect()
            }
        }
    }
}

/// Runs a test on a fresh SQLite file and on a fresh PostgreSQL database.
///
/// PostgreSQL is the server of `TEST_POSTGRES_URL`, else one started from the binaries on this
/// machine. Without either this panics where `CI` is set and says so loudly elsewhere.
pub async fn each_database(test: impl AsyncFn(&TestStore)) {
    let sqlite = sqlite_file().await;
    test(&sqlite).await;
    sqlite.store.close().await;
    let Some(server) = postgres_for_testing::server() else {
        return;
    };
    let (postgres, name) = postgres_database(server).await;
    test(&postgres).await;
    postgres.store.close().await;
    run_on_server(
        server,
        &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
    )
    .await;
}

/// A fresh, migrated SQLite file, for tests of what only a file can do.
pub async fn sqlite_file() -> TestStore {
    let folder = Folder::new();
    let url = format!("sqlite:{}", folder.0.join("termijn.db").display());
    migrated(url, folder).await
}

/// A fresh, migrated database in memory, for simulations. It has one connection.
pub async fn in_memory() -> TestStore {
    let store = Store::in_memory().await;
    TestStore {
        store: store.expect("a fresh database in memory"),
        url: String::new(),
        folder: Folder::new(),
    }
}

/// A fresh, migrated PostgreSQL database, where there is a server; it stays until the server goes.
pub async fn postgres() -> Option<TestStore> {
    let server = postgres_for_testing::server()?;
    Some(postgres_database(server).await.0)
}

async fn postgres_database(server: &str) -> (TestStore, String) {
    let name = format!("termijn_test_{}_{}", std::process::id(), number());
    run_on_server(
        server,
        &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
    )
    .await;
    run_on_server(
        server,
        &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"),
    )
    .await;
    let folder = Folder::new();
    (migrated(with_database(server, &name), folder).await, name)
}

/// Counts upwards, so that no two databases of a process share a name.
fn number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

async fn migrated(url: String, folder: Folder) -> TestStore {
    let store = Store::open(&url, &StoreOptions::default())
        .await
        .expect("a fresh test database");
    store
        .migrate()
        .await
        .expect("the migrations of a fresh test database");
    TestStore { store, url, folder }
}

async fn run_on_server(server: &str, sql: &str) {
    let mut connection = PgConnection::connect(server)
        .await
        .expect("the test PostgreSQL server");
    let done = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
        .execute(&mut connection)
        .await;
    done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    let _closed = connection.close().await;
}

/// The server's address with another database in the place of its own.
fn with_database(server: &str, name: &str) -> String {
    let (address, parameters) = match server.split_once('?') {
        Some((address, parameters)) => (address, format!("?{parameters}")),
        None => (server, String::new()),
    };
    let host_at = address.find("://").map_or(0, |at| at + 3);
    let end = address[host_at..]
        .find('/')
        .map_or(address.len(), |at| host_at + at);
    format!("{}/{name}{parameters}", &address[..end])
}
