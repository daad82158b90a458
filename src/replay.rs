//! What the service would have said of a case on an earlier day: events, settings and law of then.
//! Not here: how it is shown, and anything stored.

use casework::brussels;
use casework::case_file::CaseFile;
use casework::deadline::{Deadline, LawInForce, replay};
use casework::refusal::{Problem, Refusal};
use chrono::NaiveDate;
use law::RuleBook;
use store::Store;

use crate::cli::CliError;
use crate::config::Config;
use crate::desk::{DeskError, closing_days};
use crate::settings;

/// The days asked about.
#[derive(Clone, Copy, Debug)]
pub struct Then {
    /// The law as it stood on this day.
    pub law_on: NaiveDate,
    /// What was known by the end of this day.
    pub known_on: NaiveDate,
}

impl Then {
    /// Fills in what was not asked: known by today, the law of the day until which it was known.
    ///
    /// # Errors
    /// When something would have to be known that is not yet.
    pub fn asked(
        law_on: Option<NaiveDate>,
        known_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<Self, Refusal> {
        let known_on = known_on.unwrap_or(today);
        if known_on > today {
            let refusal =
                Refusal::new("as_known_on", Problem::InTheFuture, "a day not after today");
            return Err(refusal.with("on", known_on).with("today", today));
        }
        Ok(Self {
            law_on: law_on.unwrap_or(known_on),
            known_on,
        })
    }
}

/// The deadlines of a case as they would have been computed then. One that is stored as it is has its
/// identifier; any other has none. Closing days are those of today: it is not kept when they were added.
///
/// # Errors
/// When the database cannot be read, or the facts of then contradict each other.
pub async fn deadlines(
    store: &Store,
    config: &Config,
    file: &CaseFile,
    then: Then,
) -> Result<Vec<Deadline>, CliError> {
    let known_by = brussels::end_of(then.known_on);
    let settings = settings::known(store, config, then.known_on, Some(known_by)).await?;
    let of = file.municipality.clone();
    let closures = store.read(move |tx| Box::pin(async move { closing_days(tx, &of).await }));
    let book = RuleBook::embedded()?.as_of(then.law_on, then.known_on);
    let law = LawInForce {
        book: &book,
        settings: &settings,
        closures: &closures.await?,
    };
    let mut found = replay(file, law, then.known_on).map_err(|two| {
        let expected = "one paper for this kind and day";
        let refusal = Refusal::new("on", Problem::Contradicting, expected);
        DeskError::from(refusal.with("kind", two.kind).with("on", two.on))
    })?;
    for one in &mut found {
        let stored = file.deadlines.iter().find(|row| {
            (&row.rule, row.occurrence, row.trigger_on)
                == (&one.rule, one.occurrence, one.trigger_on)
                && (row.due_on, row.safe_on, row.opens_on)
                    == (one.due_on, one.safe_on, one.opens_on)
        });
        one.id = stored.map_or(one.id, |row| row.id);
    }
    Ok(found)
}
