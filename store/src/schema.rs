//! Which schema the database has, and how it is brought up to date.
//! Not here: the tables themselves (`migrations/`).

use std::path::PathBuf;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::PgPoolOptions;

use crate::error::StoreError;
use crate::open::Pools;
use crate::store::{Store, awaited};
use crate::tx::Tx;

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

queries! {
    /// Whether any table exists. Two texts: each database keeps its own catalogue.
    TABLES = {
        sqlite "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = coalesce($1, name)",
        postgres "SELECT count(*) FROM information_schema.tables \
                  WHERE table_schema = current_schema() AND table_name = coalesce($1, table_name)"
    };
    /// The migrations that were applied, as the migrator records them.
    APPLIED = "SELECT version, success, checksum FROM _sqlx_migrations ORDER BY version";
}

/// How the schema of the database compares with this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaState {
    /// The same.
    Current,
    /// Steps are missing.
    Behind {
        /// The steps to apply, oldest first.
        pending: Vec<i64>,
        /// Nothing is stored yet, not even a table.
        empty: bool,
    },
    /// Made by a newer program, which this one must not touch.
    Newer {
        /// The newest step found.
        found: i64,
        /// The newest step known.
        known: i64,
    },
}

/// What a migration did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// How many steps were applied.
    pub steps: usize,
    /// The copy made before, on SQLite.
    pub copy: Option<PathBuf>,
}

impl Store {
    /// Compares the schema of the database with this program's.
    pub async fn schema_state(&self) -> Result<SchemaState, StoreError> {
        let known = self.migrator();
        self.read(move |tx| Box::pin(async move { compare(tx, known).await }))
            .await
    }

    /// Refuses a schema that is not exactly this program's.
    pub async fn require_current_schema(&self) -> Result<(), StoreError> {
        match self.schema_state().await? {
            SchemaState::Current => Ok(()),
            SchemaState::Behind { pending, .. } => Err(StoreError::SchemaBehind {
                pending: pending.len(),
            }),
            SchemaState::Newer { found, known } => Err(StoreError::NewerSchema { found, known }),
        }
    }

    /// Brings the schema up to date. A SQLite file that holds anything is copied beside itself first.
    pub async fn migrate(&self) -> Result<Migrated, StoreError> {
        let (pending, empty) = match self.schema_state().await? {
            SchemaState::Current => {
                return Ok(Migrated {
                    steps: 0,
                    copy: None,
                });
            }
            SchemaState::Newer { found, known } => {
                return Err(StoreError::NewerSchema { found, known });
            }
            SchemaState::Behind { pending, empty } => (pending, empty),
        };
        let copy = match (&self.pools, pending.first()) {
            (
                Pools::Sqlite {
                    file: Some(file), ..
                },
                Some(first),
            ) if !empty => {
                let copy = free_name(file, *first);
                self.backup(&copy).await?;
                Some(copy)
            }
            _ => None,
        };
        let store = self.clone();
        awaited(tokio::spawn(async move { store.apply().await })).await?;
        Ok(Migrated {
            steps: pending.len(),
            copy,
        })
    }

    async fn apply(&self) -> Result<(), StoreError> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => SQLITE.run(writer).await.map_err(of_migration),
            Pools::Postgres {
                read_only: true, ..
            } => Err(StoreError::ReadOnly("opened only to look".to_owned())),
            Pools::Postgres { unlimited, .. } => {
                let alone = PgPoolOptions::new().max_connections(1);
                let pool = alone.connect_with(unlimited.as_ref().clone()).await?;
                let done = POSTGRES.run(&pool).await.map_err(of_migration);
                pool.close().await;
                done
            }
        }
    }

    fn migrator(&self) -> &'static Migrator {
        match self.pools {
            Pools::Sqlite { .. } => &SQLITE,
            Pools::Postgres { .. } => &POSTGRES,
        }
    }
}

async fn compare(tx: &mut Tx, known: &Migrator) -> Result<SchemaState, StoreError> {
    let all: Vec<i64> = known.iter().map(|step| step.version).collect();
    let newest = all.last().copied().unwrap_or_default();
    let history = Some("_sqlx_migrations");
    let (recorded,): (i64,) = run!(tx, TABLES, [history], one(i64,))?;
    if recorded == 0 {
        let (tables,): (i64,) = run!(tx, TABLES, [None::<&str>], one(i64,))?;
        return Ok(SchemaState::Behind {
            pending: all,
            empty: tables == 0,
        });
    }
    let applied: Vec<(i64, bool, Vec<u8>)> = run!(tx, APPLIED, [], all(i64, bool, Vec<u8>))?;
    if let Some(&(found, ..)) = applied.iter().rev().find(|(version, ..)| *version > newest) {
        return Ok(SchemaState::Newer {
            found,
            known: newest,
        });
    }
    for (version, finished, checksum) in &applied {
        let damaged = |why: &str| StoreError::SchemaDamaged {
            version: *version,
            why: why.to_owned(),
        };
        let step = known.iter().find(|step| step.version == *version);
        match step {
            None => return Err(damaged("this program does not know it")),
            Some(_) if !finished => return Err(damaged("it did not finish")),
            Some(step) if step.checksum.as_ref() != checksum.as_slice() => {
                return Err(damaged("its text differs from this program's"));
            }
            Some(_) => {}
        }
    }
    let is_applied = |version: &i64| applied.iter().any(|(done, ..)| done == version);
    let pending: Vec<i64> = all
        .into_iter()
        .filter(|version| !is_applied(version))
        .collect();
    if pending.is_empty() {
        Ok(SchemaState::Current)
    } else {
        // An empty history table is what a first migration that failed leaves behind.
        Ok(SchemaState::Behind {
            pending,
            empty: applied.is_empty(),
        })
    }
}

/// A name beside the file that is not taken: an earlier copy is never written over.
fn free_name(file: &std::path::Path, first: i64) -> PathBuf {
    let named = |number: u32| {
        let mut name = file.as_os_str().to_owned();
        name.push(format!(".before-{first}"));
        if number > 1 {
            name.push(format!("-{number}"));
        }
        PathBuf::from(name)
    };
    (1..)
        .map(named)
        .find(|name| !name.exists())
        .unwrap_or_else(|| named(0))
}

fn of_migration(error: MigrateError) -> StoreError {
    match error {
        MigrateError::Execute(inner) => of_step(StoreError::from(inner)),
        MigrateError::ExecuteMigration(inner, version) => match of_step(StoreError::from(inner)) {
            StoreError::Migration(said) => StoreError::Migration(format!("step {version}: {said}")),
            told => told,
        },
        other => StoreError::Migration(other.to_string()),
    }
}

fn of_step(error: StoreError) -> StoreError {
    match error {
        StoreError::Query(said) | StoreError::Refused(said) | StoreError::Duplicate(said) => {
            StoreError::Migration(said)
        }
        told => told,
    }
}
