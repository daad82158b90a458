//! What the reconciliation found, for those who watch: a check of readiness, and figures.
//! Not here: comparing (`casework::reconcile`) and the walk (`jobs::steps`).

use chrono::{DateTime, Utc};
use jobs::steps::RECONCILE;
use store::walks::{self, Walk};
use store::{StoreError, Tx};

use super::readiness::Check;
use crate::http::App;

/// How the reconciliation stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Reconciled {
    round: Option<Walk>,
    /// By kind: how often it was found, and how often planning again did not put it right.
    counts: Vec<(String, i64, i64)>,
}

impl Reconciled {
    pub(super) async fn read(tx: &mut Tx) -> Result<Self, StoreError> {
        Ok(Self {
            round: walks::find(tx, RECONCILE).await?,
            counts: walks::counts(tx).await?,
        })
    }

    /// What planning again put right is told, and is no longer an alarm here; the counter keeps it.
    fn check(&self, now: DateTime<Utc>) -> Check {
        let name = "reconciliation";
        let Some(round) = &self.round else {
            let said = "has not compared anything yet".to_owned();
            return Check {
                name,
                ok: true,
                said,
            };
        };
        let (found, unmended) = (
            round.found + round.earlier_found,
            round.unmended + round.earlier_unmended,
        );
        let looked = round.looked_at.map_or_else(
            || "nothing was compared yet".to_owned(),
            |at| format!("compared {} seconds ago", (now - at).num_seconds()),
        );
        let said = match (found, unmended) {
            (0, 0) => format!("what is planned is what should be; {looked}"),
            (_, 0) => format!(
                "{found} differences in this round and the one before, all put right; {looked}"
            ),
            _ => format!(
                "{unmended} differences in this round and the one before that planning again did not put right; the log names the cases; {looked}"
            ),
        };
        Check {
            name,
            ok: unmended == 0,
            said,
        }
    }

    /// When something was last compared, in seconds; 0 when nothing was.
    pub(super) fn looked_at(&self) -> i64 {
        let looked_at = self.round.as_ref().and_then(|round| round.looked_at);
        looked_at.map_or(0, |at| at.timestamp())
    }

    /// Of each kind, how often it was found.
    pub(super) fn found(&self) -> Vec<(String, i64)> {
        let counts = self.counts.iter();
        counts
            .map(|(kind, found, _)| (kind.clone(), *found))
            .collect()
    }

    /// Of each kind, how often planning again did not put it right.
    pub(super) fn unmended(&self) -> Vec<(String, i64)> {
        let counts = self.counts.iter();
        counts
            .map(|(kind, _, unmended)| (kind.clone(), *unmended))
            .collect()
    }
}

/// The check of readiness.
pub(super) async fn check(app: &App, now: DateTime<Utc>) -> Check {
    let read = app
        .store
        .read(|tx| Box::pin(async move { Reconciled::read(tx).await }));
    match read.await {
        Ok(reconciled) => reconciled.check(now),
        Err(_) => Check {
            name: "reconciliation",
            ok: false,
            said: "cannot be read".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_could_not_be_put_right_fails() {
        let now = "2026-11-25T10:00:00Z".parse().unwrap();
        for (found, unmended, earlier, ok) in [
            (0, 0, 0, true),
            (3, 0, 0, true),
            (3, 1, 0, false),
            (0, 0, 1, false),
        ] {
            let round = Walk {
                looked_at: Some(now),
                found,
                unmended,
                earlier_found: earlier,
                earlier_unmended: earlier,
                ..Walk::default()
            };
            let reconciled = Reconciled {
                round: Some(round),
                counts: Vec::new(),
            };
            let check = reconciled.check(now);
            assert_eq!(check.ok, ok, "{}", check.said);
        }
        assert!(Reconciled::default().check(now).ok);
    }
}
