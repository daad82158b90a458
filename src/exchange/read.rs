//! A whole file, judged by itself: what could be read, and every problem with its place.
//! Not here: the database; [`super::check`] asks it.

use encoding_rs::Encoding;

use super::dates::DateOrder;
use super::problem::Problem;
use super::row::{self, Row};
use super::table::{self, Header, Separator};
use super::text;

/// How many bytes are read; more are refused.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// What whoever brings the file says about it. Nothing need be said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The encoding, when the bytes do not say it.
    pub encoding: Option<&'static Encoding>,
    /// How days with the year at the end are meant.
    pub dates: Option<DateOrder>,
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The encoding it was read in.
    pub encoding: Option<&'static str>,
    /// What stands between cells.
    pub separator: Option<Separator>,
    /// The header; absent when the file could not be taken apart.
    pub header: Option<Header>,
    /// The line of each row that holds something.
    pub lines: Vec<u64>,
    /// The rows that could be read.
    pub rows: Vec<Row>,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// Refuses a file of more than so many rows.
    #[must_use]
    pub fn at_most(mut self, rows: usize, advice: &str) -> Self {
        if self.lines.len() > rows {
            let message = format!("more than {rows} rows; {advice}");
            self.rows.clear();
            self.lines.clear();
            self.problems = vec![Problem::of_file("file.too_long", message)];
        }
        self
    }
}

/// Reads a file of cases.
pub fn read(bytes: &[u8], told: &Told) -> Reading {
    let mut reading = Reading::default();
    if bytes.len() > MOST_BYTES {
        let most = MOST_BYTES / (1024 * 1024);
        let message = format!("more than {most} MiB; divide the file");
        reading
            .problems
            .push(Problem::of_file("file.too_long", message));
        return reading;
    }
    let decoded = match text::decode(bytes, told.encoding) {
        Ok(decoded) => decoded,
        Err(problem) => {
            reading.problems.push(problem);
            return reading;
        }
    };
    reading.encoding = Some(decoded.encoding);
    let table = match table::parse(decoded.text.expose()) {
        Ok(table) => table,
        Err(problems) => {
            reading.problems = problems;
            return reading;
        }
    };
    reading.separator = Some(table.separator);
    reading.lines = table.records.iter().map(|record| record.line).collect();
    for record in &table.records {
        match row::read(&table.header, record, told, decoded.guessed) {
            Ok(row) => reading.rows.push(row),
            Err(problems) => reading.problems.extend(problems),
        }
    }
    reading.header = Some(table.header);
    reading
}
