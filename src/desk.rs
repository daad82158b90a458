//! Carrying out commands on stored case files: load, judge, save, in one transaction.
//! Not here: what a command means (`casework`) and how it is typed (`cli/`).

use casework::access::Actor;
use casework::case_file::CaseFile;
use casework::command::{Changes, Command, Context, apply};
use casework::ids::CaseId;
use casework::municipality::Nis;
use casework::refusal::Refusal;
use casework::sending::SendingHours;
use casework::settings::Settings;
use casework::words::CaseStatus;
use chrono::{DateTime, NaiveDate, Utc};
use jobs::crash_points::CrashPoint;
use law::RuleBook;
use store::case_files::{load, save};
use store::{Store, StoreError, Tx, closures};

use crate::books::{self, OlderBooks};
use crate::cli::CliError;
use crate::config::Config;
use crate::settings;
use crate::wiring::{RandomIds, day_of};

/// Closing days are read over every day the law tables know.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(1950, 1, 1);
const LAST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2104, 12, 31);

/// Cases are computed again so many at a time.
const PAGE: u32 = 100;

/// Why a command was not carried out; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The domain said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such case.
    #[error("no such case")]
    NoSuchCase,
    /// The case was computed with a rule book that is not known here.
    #[error(
        "this case was computed with the rule book {0}, which is not kept here or not understood; `termijn law impact` shows what the present one would move, `termijn law apply` brings the cases to it"
    )]
    BookNotApplied(String),
}

impl From<DeskError> for CliError {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Refused(refusal) => Self::Refused(refusal),
            DeskError::Store(error) => Self::Store(error),
            DeskError::NoSuchCase => {
                Self::Unknown("no such case; `termijn case list` names them".to_owned())
            }
            DeskError::BookNotApplied(_) => Self::Unknown(error.to_string()),
        }
    }
}

/// An open store with the settings in force.
#[derive(Clone)]
pub struct Desk {
    /// The database.
    pub store: Store,
    settings: Settings,
    book: &'static RuleBook,
    older: OlderBooks,
}

impl Desk {
    /// Makes a desk with the settings in force on a day.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub async fn new(store: Store, config: &Config, on: NaiveDate) -> Result<Self, CliError> {
        let settings = settings::in_force(&store, config, on).await?;
        Ok(Self {
            store,
            settings,
            book: RuleBook::embedded()?,
            older: OlderBooks::default(),
        })
    }

    /// The desk of a binary with another rule book.
    #[cfg(test)]
    pub fn with_book(self, book: &'static RuleBook) -> Self {
        Self { book, ..self }
    }

    /// The rule book of the binary.
    pub const fn book(&self) -> &'static RuleBook {
        self.book
    }

    /// When letters leave.
    pub const fn hours(&self) -> &SendingHours {
        &self.settings.sending
    }

    /// Carries out a command at an instant: everything it changes is written, or nothing.
    ///
    /// # Errors
    /// A refusal, a case that does not exist, a conflict, or a database that cannot be written.
    pub async fn carry_out(
        &self,
        case: Option<CaseId>,
        command: Command,
        now: DateTime<Utc>,
    ) -> Result<Changes, DeskError> {
        let desk = self.clone();
        self.store
            .try_write(move |tx| {
                Box::pin(async move {
                    let file = match case {
                        Some(id) => {
                            let found = load::find_to_change(tx, id).await?;
                            Some(found.ok_or(DeskError::NoSuchCase)?)
                        }
                        None => None,
                    };
                    let actor = Actor::operator();
                    desk.carry_out_in(tx, file.as_ref(), &command, &actor, now)
                        .await
                })
            })
            .await
    }

    /// Carries out a command of an actor on a file that was loaded in the same transaction, with the rule
    /// book the case was computed with. After an error the transaction must be rolled back.
    ///
    /// # Errors
    /// A refusal, a conflict, or a database that cannot be written.
    pub async fn carry_out_in(
        &self,
        tx: &mut Tx,
        file: Option<&CaseFile>,
        command: &Command,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Changes, DeskError> {
        let changes = self.judge_in(tx, file, command, actor, now).await?;
        self.save(tx, &changes, now).await?;
        CrashPoint::CaseWritten.passed();
        Ok(changes)
    }

    /// As [`Desk::carry_out_in`], without writing anything.
    async fn judge_in(
        &self,
        tx: &mut Tx,
        file: Option<&CaseFile>,
        command: &Command,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Changes, DeskError> {
        let municipality = match (file, command) {
            (Some(file), _) => Some(&file.municipality),
            (None, Command::Open(open)) => Some(&open.municipality),
            (None, _) => None,
        };
        let closures = match municipality {
            Some(of) => closing_days(tx, of).await?,
            None => Vec::new(),
        };
        let older = match file {
            Some(file) if file.rulebook != self.book.hash() => {
                let found = self.older.find(tx, &file.rulebook).await?;
                let unknown = || DeskError::BookNotApplied(file.rulebook.clone());
                Some(found.ok_or_else(unknown)?)
            }
            _ => None,
        };
        let book = older.as_deref().unwrap_or(self.book);
        Ok(self.judge_by(book, file, command, &closures, actor, now)?)
    }

    /// Writes what was judged; of a new case the rule book, too.
    ///
    /// # Errors
    /// A conflict, or a database that cannot be written.
    pub async fn save(
        &self,
        tx: &mut Tx,
        changes: &Changes,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if changes.created {
            books::remember(tx, self.book, now).await?;
        }
        save::save(tx, changes).await
    }

    /// What a command would change, given the closing days of the municipality. Nothing is written.
    ///
    /// # Errors
    /// A refusal.
    pub fn judge(
        &self,
        file: Option<&CaseFile>,
        command: &Command,
        closures: &[NaiveDate],
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Changes, Refusal> {
        self.judge_by(self.book, file, command, closures, actor, now)
    }

    /// As [`Desk::judge`], by another rule book.
    ///
    /// # Errors
    /// A refusal.
    pub fn judge_by(
        &self,
        book: &RuleBook,
        file: Option<&CaseFile>,
        command: &Command,
        closures: &[NaiveDate],
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Changes, Refusal> {
        let mut ids = RandomIds;
        let mut context = Context {
            book,
            settings: &self.settings,
            closures,
            now,
            today: day_of(now),
            actor,
            ids: &mut ids,
        };
        apply(file, command, &mut context)
    }

    /// Computes open cases again, because a setting or a closing day changed; `of` narrows it to one
    /// municipality. Gives how many cases were computed. Each case is a transaction of its own, so that
    /// nobody waits for all of them; running it again goes on where it stopped being right.
    ///
    /// # Errors
    /// When a case cannot be loaded or saved.
    pub async fn replan(&self, of: Option<&Nis>, now: DateTime<Utc>) -> Result<usize, DeskError> {
        let (mut after, mut done) = (None, 0);
        loop {
            let page = self.store.read(move |tx| {
                Box::pin(async move { load::open_files_after(tx, after, PAGE).await })
            });
            let page = page.await?;
            let Some(last) = page.last() else {
                return Ok(done);
            };
            after = Some(last.id);
            for file in page
                .iter()
                .filter(|file| of.is_none_or(|of| file.municipality == *of))
            {
                self.carry_out(Some(file.id), Command::Replan, now).await?;
                done += 1;
            }
        }
    }

    /// Plans one open case again. What is right already is left alone, without a version and without a
    /// line of the history: whether anything changed.
    ///
    /// # Errors
    /// A refusal, a case that does not exist or is closed, a conflict, or a database that cannot be written.
    pub async fn replan_if_changed(
        &self,
        case: CaseId,
        now: DateTime<Utc>,
    ) -> Result<bool, DeskError> {
        let desk = self.clone();
        self.store
            .try_write(move |tx| {
                Box::pin(async move {
                    let file = load::find_to_change(tx, case).await?;
                    let file = file.filter(|file| file.status == CaseStatus::Open);
                    let file = file.ok_or(DeskError::NoSuchCase)?;
                    let command = Command::Replan;
                    let actor = Actor::operator();
                    let changes = desk
                        .judge_in(tx, Some(&file), &command, &actor, now)
                        .await?;
                    let changed = changes.plans_differ();
                    if changed {
                        desk.save(tx, &changes, now).await?;
                    }
                    Ok(changed)
                })
            })
            .await
    }

    /// The case of a reference or an id.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find(&self, case: &str) -> Result<CaseFile, CliError> {
        let text = case.to_owned();
        let found = self.store.read(move |tx| {
            Box::pin(async move {
                let id = match text.parse::<CaseId>() {
                    Ok(id) => Some(id),
                    Err(_) => load::find_by_reference(tx, &text).await?,
                };
                match id {
                    Some(id) => load::find(tx, id).await,
                    None => Ok(None),
                }
            })
        });
        let nothing =
            || CliError::Unknown(format!("no case {case:?}; `termijn case list` names them"));
        found.await?.ok_or_else(nothing)
    }
}

/// Every closing day of a municipality.
///
/// # Errors
/// When the database cannot be read.
pub async fn closing_days(tx: &mut Tx, of: &Nis) -> Result<Vec<NaiveDate>, StoreError> {
    let (Some(first), Some(last)) = (FIRST_DAY, LAST_DAY) else {
        return Ok(Vec::new());
    };
    let found = closures::list(tx, of.as_str(), first, last).await?;
    Ok(found.into_iter().map(|closure| closure.on_day).collect())
}
