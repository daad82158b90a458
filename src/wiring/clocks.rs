//! The clocks of this machine beside each other, and beside the database server's.
//! Not here: whether they can be trusted (`jobs::clock`).
//!
//! Whether a clock is kept right, the kernel tells only through `adjtimex`, for which there is no safe
//! call. What systemd-timesyncd leaves in a file can be read; where another program keeps the clock, the
//! answer is that nobody knows.

use std::convert::Infallible;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use jobs::clock::Reading;
use store::{Kind, Store, clock};

use super::existing;
use crate::cli::CliError;
use crate::config::Config;

/// The server's clock is asked so often.
const MEASURE_EVERY: Duration = Duration::from_secs(60);
/// Machines that share a database leave each other's claims alone for so much longer ...
const SLACK: TimeDelta = TimeDelta::seconds(10);
/// ... or for this part of a lease, where leases are short.
const SLACK_OF_LEASE: i32 = 9;
/// The folder of systemd-timesyncd, and the file in it that appears once the clock was set.
const KEEPER: &str = "/run/systemd/timesync";
const KEPT: &str = "synchronized";
/// Nothing was measured yet.
const UNKNOWN: i64 = i64::MIN;

static OFFSET: AtomicI64 = AtomicI64::new(UNKNOWN);

/// How far the server's clock is ahead, once that is known.
pub fn offset() -> Option<TimeDelta> {
    let micros = OFFSET.load(Ordering::Relaxed);
    (micros != UNKNOWN).then(|| TimeDelta::microseconds(micros))
}

/// How much longer than its lease a claim is left alone.
pub fn slack(lease: TimeDelta) -> TimeDelta {
    (lease / SLACK_OF_LEASE).min(SLACK)
}

/// One look at all clocks.
pub fn reading() -> Reading {
    Reading {
        wall: super::now(),
        steady: steady(),
        synchronised: is_kept(Path::new(KEEPER)),
        offset: offset(),
    }
}

/// Counts from the first time it is asked; nobody can put it.
fn steady() -> Duration {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    #[expect(
        clippy::disallowed_methods,
        reason = "the wiring reads the clock so that nobody else does"
    )]
    let now = Instant::now();
    now.saturating_duration_since(*BEGAN.get_or_init(|| now))
}

fn is_kept(keeper: &Path) -> Option<bool> {
    keeper.is_dir().then(|| keeper.join(KEPT).exists())
}

/// Asks the server what time it is; the way there and back is shared between both.
///
/// # Errors
/// When the database fails; what was known before stays.
pub async fn measure(store: &Store) -> Result<(), CliError> {
    let before = steady();
    let local = super::now() - offset().unwrap_or_default();
    let server = store.read(|tx| Box::pin(clock::of_server(tx))).await?;
    let Some(server) = server else { return Ok(()) };
    let way = TimeDelta::from_std(steady().saturating_sub(before)).unwrap_or_default();
    let ahead = server - (local + way / 2);
    OFFSET.store(
        ahead.num_microseconds().unwrap_or(UNKNOWN),
        Ordering::Relaxed,
    );
    Ok(())
}

/// Measures once, and then every minute for as long as the result is awaited. On a file there is only
/// one clock.
///
/// # Errors
/// When the database cannot be opened.
pub async fn beside_server(
    config: &Config,
) -> Result<impl Future<Output = Infallible> + use<>, CliError> {
    let server = !config.database.url.starts_with("sqlite:");
    let store = match server {
        true => Some(Store::open(&config.database.url, &existing()).await?),
        false => None,
    };
    if let Some(store) = &store {
        measure(store).await?;
    }
    Ok(async move {
        let Some(store) = store.filter(|store| store.kind() == Kind::Postgres) else {
            return std::future::pending().await;
        };
        loop {
            tokio::time::sleep(MEASURE_EVERY).await;
            if let Err(error) = measure(&store).await {
                tracing::warn!(%error, "the database server's clock could not be read");
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_kept_right_where_a_file_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = folder.path().join("timesync");
        assert_eq!(is_kept(&keeper), None);
        std::fs::create_dir(&keeper).unwrap();
        assert_eq!(is_kept(&keeper), Some(false));
        std::fs::write(keeper.join(KEPT), "").unwrap();
        assert_eq!(is_kept(&keeper), Some(true));
    }

    #[test]
    fn slack_never_outlasts_a_short_lease() {
        assert_eq!(slack(TimeDelta::seconds(90)), TimeDelta::seconds(10));
        assert_eq!(slack(TimeDelta::hours(1)), TimeDelta::seconds(10));
        assert!(slack(TimeDelta::seconds(3)) < TimeDelta::seconds(1));
    }

    #[tokio::test]
    async fn the_server_tells_its_time() {
        store::testing::each_database(async |bench| {
            let store = bench.store.clone();
            let told = store
                .read(|tx| Box::pin(clock::of_server(tx)))
                .await
                .unwrap();
            assert_eq!(told.is_some(), store.kind() == Kind::Postgres);
            if let Some(told) = told {
                // The test server runs on this machine.
                assert!((told - super::super::now()).abs() < TimeDelta::minutes(1));
            }
        })
        .await;
    }
}
