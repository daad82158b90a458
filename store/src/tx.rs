//! One transaction on either database.
//! Not here: SQL, and when a transaction begins or ends (`store.rs`).

use std::pin::Pin;

use sqlx::{Postgres, Sqlite, Transaction};

/// The work of one transaction: a boxed future that borrows it. Write it as
/// `|tx| Box::pin(async move { … })`.
pub type Work<'t, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 't>>;

/// One open transaction. Only this package looks inside; everybody else passes it on.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
        }
    }

    /// Ends without a trace. A failure is expected after a full disk, where SQLite has rolled back
    /// already; the error that led here says more.
    pub(crate) async fn roll_back(self) {
        let _expected_after_full_disk = match self {
            Tx::Sqlite(tx) => tx.rollback().await,
            Tx::Postgres(tx) => tx.rollback().await,
        };
    }
}
