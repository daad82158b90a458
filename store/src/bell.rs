//! The bell between processes on PostgreSQL: who plans reminders rings it when the plan is committed.
//! Not here: remembering. A ring that nobody hears is lost, and does no harm.

use sqlx::postgres::{PgConnectOptions, PgListener, PgPool, PgPoolOptions};

use crate::error::StoreError;
use crate::tx::Tx;

/// The name of the channel.
const CHANNEL: &str = "termijn_due";

queries! {
    /// Rings at the commit. SQLite has no bell; the text is never run there.
    RING = {
        sqlite "SELECT 1",
        postgres "SELECT pg_notify('termijn_due', '')"
    };
}

/// A connection of its own that waits for rings.
#[derive(Debug)]
pub struct Bell {
    pool: PgPool,
    listening: Option<PgListener>,
}

impl Bell {
    pub(crate) fn new(way: &PgConnectOptions) -> Self {
        let pool = PgPoolOptions::new().max_connections(1);
        Self {
            pool: pool.connect_lazy_with(way.clone()),
            listening: None,
        }
    }

    /// Waits for the next ring. It also returns once after the connection is made, or made again,
    /// because a ring may have been missed before.
    ///
    /// # Errors
    /// When the server cannot be reached; the next call tries again.
    pub async fn rung(&mut self) -> Result<(), StoreError> {
        match &mut self.listening {
            Some(listening) => {
                let heard = listening.try_recv().await;
                if !matches!(heard, Ok(Some(_))) {
                    self.listening = None;
                }
                heard?;
            }
            None => {
                let mut listening = PgListener::connect_with(&self.pool).await?;
                listening.listen(CHANNEL).await?;
                self.listening = Some(listening);
            }
        }
        Ok(())
    }
}

/// Rings when the transaction commits.
pub(crate) async fn ring(tx: &mut Tx) -> Result<(), StoreError> {
    if matches!(tx, Tx::Postgres(_)) {
        run!(tx, RING, [], execute)?;
    }
    Ok(())
}
