//! Everything there is to say about a file of cases, as the command line and the API tell it.
//! Not here: finding it out, and the words for people.

use casework::access::Actor;
use casework::words::Language;
use chrono::{DateTime, Utc};
use serde::Serialize;
use store::StoreError;

use super::check::{Checked, Doubt, Duplicate, Ready, Wishes, check};
use super::problem::Problem;
use super::read::Reading;
use super::table::Separator;
use super::write::Opened;
use crate::desk::Desk;

/// What was found in a file, and what became of it.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The encoding it was read in.
    pub encoding: Option<&'static str>,
    /// What stands between cells.
    pub separator: Option<Separator>,
    /// The language of its header.
    pub language: Option<Language>,
    /// How many rows hold something.
    pub rows: usize,
    /// How many cases can be opened, or were.
    pub ready: usize,
    /// Whether they were opened.
    pub written: bool,
    /// The cases that were opened.
    pub opened: Vec<Opened>,
    /// The lines of the rows that are not among them.
    pub left_out: Vec<u64>,
    /// Everything that is wrong, by line.
    pub problems: Vec<Problem>,
    /// Who seems to be recorded already.
    pub duplicates: Vec<Duplicate>,
    /// What should be looked at and stops nothing.
    pub questions: Vec<Doubt>,
}

impl Report {
    /// Judges a reading beside the database; gives the cases that can be opened as well. Nothing is
    /// written.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of(
        desk: &Desk,
        reading: Reading,
        wishes: &Wishes,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<(Self, Vec<Ready>), StoreError> {
        let (encoding, separator) = (reading.encoding, reading.separator);
        let language = reading.header.as_ref().map(|header| header.language);
        let rows = reading.lines.len();
        let Checked {
            ready,
            problems,
            duplicates,
            doubts,
            left_out,
        } = check(desk, reading, wishes, actor, now).await?;
        let report = Self {
            encoding,
            separator,
            language,
            rows,
            ready: ready.len(),
            written: false,
            opened: Vec::new(),
            left_out,
            problems,
            duplicates,
            questions: doubts,
        };
        Ok((report, ready))
    }

    /// The same, once its cases are opened.
    pub fn wrote(&mut self, opened: Vec<Opened>) {
        self.opened = opened;
        self.written = true;
    }

    /// Whether every row was good.
    pub fn is_whole(&self) -> bool {
        self.left_out.is_empty() && self.problems.is_empty()
    }
}
