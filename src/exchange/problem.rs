//! What is wrong with a file, and where: line, column, what would be right.
//! Not here: finding it. Names and addresses never stand in a problem; dates and listed words do,
//! because both readings of a date must be seen.

use casework::refusal::Refusal;
use chrono::NaiveDate;
use serde::Serialize;

use super::column::Column;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The line of the file, from 1; absent when the whole file is meant.
    pub line: Option<u64>,
    /// The column of the file, from 1; absent when the whole line is meant.
    pub column: Option<usize>,
    /// The heading of that column in the file, or the name of a column that is missing.
    pub heading: Option<String>,
    /// What is wrong, for programs; stable.
    pub code: &'static str,
    /// What is wrong and what would be right, in a sentence.
    pub message: String,
    /// The days an ambiguous date may mean.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<NaiveDate>,
}

impl Problem {
    /// A problem of the whole file.
    pub fn of_file(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            line: None,
            column: None,
            heading: None,
            code,
            message: message.into(),
            readings: Vec::new(),
        }
    }

    /// The same, at a line.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The same, in a column of the file.
    #[must_use]
    pub fn in_column(mut self, column: usize, heading: &str) -> Self {
        self.column = Some(column);
        self.heading = Some(shown(heading));
        self
    }
}

/// What is wrong with one cell, before its place is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which cell of the row.
    pub column: Column,
    /// As in [`Problem`].
    pub code: &'static str,
    /// As in [`Problem`].
    pub message: String,
    /// As in [`Problem`].
    pub readings: Vec<NaiveDate>,
}

impl Fault {
    /// A fault of one cell.
    pub fn new(column: Column, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            column,
            code,
            message: message.into(),
            readings: Vec::new(),
        }
    }

    /// What the domain refused, about one cell.
    pub fn refused(column: Column, refusal: &Refusal) -> Self {
        Self::new(
            column,
            refusal.problem.as_str(),
            format!("{}; expected {}", said(refusal), refusal.expected),
        )
    }
}

/// A refusal in words; its field is left out, because the reader sees a column.
fn said(refusal: &Refusal) -> String {
    refusal.problem.as_str().replace('_', " ")
}

/// A value of the file as it may be printed: short, on one line, nothing that moves a terminal.
pub fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = text.trim().chars().take(LONGEST).collect();
    if text.trim().chars().count() > LONGEST {
        short.push('…');
    }
    short.replace(|c: char| c.is_control() || is_unseen(c), "\u{fffd}")
}

/// Marks that turn the direction of writing or take no room.
pub const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
