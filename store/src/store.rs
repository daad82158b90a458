//! The open database: where transactions begin and end.
//! Not here: SQL texts, and how a database is opened or migrated.

use std::path::Path;

use sqlx::SqlSafeStr;

use crate::bell::Bell;
use crate::error::StoreError;
use crate::open::{self, Pools, StoreOptions};
use crate::tx::{Tx, Work};

/// Which database is behind a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One file, or memory.
    Sqlite,
    /// A server.
    Postgres,
}

/// An open database. Cloning it is cheap and shares the connections.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) pools: Pools,
}

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…`. The schema is neither checked nor changed.
    pub async fn open(url: &str, options: &StoreOptions) -> Result<Self, StoreError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.starts_with(":memory:") || path.contains('?') {
                return Err(StoreError::Address(url.to_owned()));
            }
            return Ok(Self {
                pools: open::sqlite(Path::new(path), options).await?,
            });
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self {
                pools: open::postgres(url, options).await?,
            });
        }
        let scheme = url.split(':').next().unwrap_or_default();
        Err(StoreError::Address(format!("{scheme}:… is not known")))
    }

    /// An empty, migrated SQLite database in memory, for simulations. It has one connection: a read
    /// started inside a write waits for ever.
    pub async fn in_memory() -> Result<Self, StoreError> {
        let store = Self {
            pools: open::sqlite_in_memory(&StoreOptions::default()).await?,
        };
        store.migrate().await?;
        Ok(store)
    }

    /// Which database this is.
    pub fn kind(&self) -> Kind {
        match self.pools {
            Pools::Sqlite { .. } => Kind::Sqlite,
            Pools::Postgres { .. } => Kind::Postgres,
        }
    }

    /// The file, when this is one.
    pub fn sqlite_file(&self) -> Option<&Path> {
        match &self.pools {
            Pools::Sqlite { file, .. } => file.as_deref(),
            Pools::Postgres { .. } => None,
        }
    }

    /// The file, when opening this store made it.
    pub fn made_file(&self) -> Option<&Path> {
        match &self.pools {
            Pools::Sqlite { made: true, .. } => self.sqlite_file(),
            _ => None,
        }
    }

    /// A bell that rings when any process plans reminders; `None` where no other process can tell.
    /// It is a hint: what it misses is found by looking now and then.
    pub fn bell(&self) -> Option<Bell> {
        match &self.pools {
            Pools::Sqlite { .. } => None,
            Pools::Postgres { unlimited, .. } => Some(Bell::new(unlimited)),
        }
    }

    /// Runs `work` in one transaction and commits it; an error or a panic leaves nothing behind.
    ///
    /// The transaction runs in a task of its own: a caller that is dropped half-way changes nothing
    /// about whether it commits. On SQLite writers wait for each other in order.
    pub async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        self.try_write(work).await
    }

    /// As [`Store::write`], with the caller's own error, for instance a refusal of the domain.
    pub async fn try_write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let store = self.clone();
        #[cfg(feature = "faults")]
        let trouble = crate::faults::ordered();
        let running = tokio::spawn(async move {
            let mut tx = store.begin_write().await.map_err(StoreError::from)?;
            #[cfg(feature = "faults")]
            if trouble == Some(crate::faults::Trouble::Before) {
                tx.roll_back().await;
                return Err(crate::faults::refused().into());
            }
            match work(&mut tx).await {
                Ok(value) => {
                    tx.commit().await.map_err(StoreError::of_commit)?;
                    #[cfg(feature = "faults")]
                    if trouble.is_some() {
                        return Err(crate::faults::lost_track().into());
                    }
                    Ok(value)
                }
                Err(first) => {
                    tx.roll_back().await;
                    Err(first)
                }
            }
        });
        awaited(running).await
    }

    /// Runs `work` on one snapshot that cannot be written to.
    pub async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let store = self.clone();
        let running = tokio::spawn(async move {
            let mut tx = store.begin_read().await?;
            let answer = work(&mut tx).await;
            tx.roll_back().await;
            answer
        });
        awaited(running).await
    }

    /// Closes every connection after its work is done.
    pub async fn close(self) {
        match self.pools {
            Pools::Sqlite {
                writer, readers, ..
            } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres { pool, .. } => pool.close().await,
        }
    }

    async fn begin_write(&self) -> Result<Tx, sqlx::Error> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => writer
                .begin_with("BEGIN IMMEDIATE".into_sql_str())
                .await
                .map(Tx::Sqlite),
            Pools::Postgres { pool, .. } => pool.begin().await.map(Tx::Postgres),
        }
    }

    async fn begin_read(&self) -> Result<Tx, sqlx::Error> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => readers
                .begin_with("BEGIN DEFERRED".into_sql_str())
                .await
                .map(Tx::Sqlite),
            Pools::Postgres { pool, .. } => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                pool.begin_with(begin.into_sql_str())
                    .await
                    .map(Tx::Postgres)
            }
        }
    }
}

/// Waits for a transaction in its own task; its panic becomes the caller's.
pub(crate) async fn awaited<T, E>(running: tokio::task::JoinHandle<Result<T, E>>) -> Result<T, E>
where
    E: From<StoreError>,
{
    match running.await {
        Ok(answer) => answer,
        Err(stopped) => match stopped.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(StoreError::Stopped.into()),
        },
    }
}
