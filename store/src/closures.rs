//! Closing days of town halls.
//! Not here: what a closing day changes (only advice, never a legal date).

use casework::ids::ClosureId;
use chrono::NaiveDate;
use uuid::Uuid;

use crate::error::StoreError;
use crate::tx::Tx;

queries! {
    /// A new closing day, once per town hall and day.
    ADD = "INSERT INTO closure (id, municipality, on_day, reason) VALUES ($1, $2, $3, $4) \
           ON CONFLICT (municipality, on_day) DO NOTHING";
    /// The closing days of one town hall between two days, both included.
    LIST [hot] = "SELECT id, municipality, on_day, reason FROM closure \
                  WHERE municipality = $1 AND on_day BETWEEN $2 AND $3 ORDER BY on_day";
}

/// One day on which a town hall is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// Which one.
    pub id: ClosureId,
    /// NIS code of the municipality.
    pub municipality: String,
    /// The day.
    pub on_day: NaiveDate,
    /// Why, for people.
    pub reason: String,
}

/// Adds a closing day; false when that day is known already.
pub async fn add(tx: &mut Tx, closure: &Closure) -> Result<bool, StoreError> {
    let (place, reason) = (&closure.municipality, &closure.reason);
    Ok(run!(
        tx,
        ADD,
        [closure.id.0, place, closure.on_day, reason],
        execute
    )? == 1)
}

/// The closing days of `municipality` from `first` to `last`, both included.
pub async fn list(
    tx: &mut Tx,
    municipality: &str,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Closure>, StoreError> {
    type Row = (Uuid, String, NaiveDate, String);
    let rows = run!(tx, LIST, [municipality, first, last], all Row)?;
    let closure = |(id, municipality, on_day, reason)| Closure {
        id: ClosureId(id),
        municipality,
        on_day,
        reason,
    };
    Ok(rows.into_iter().map(closure).collect())
}
