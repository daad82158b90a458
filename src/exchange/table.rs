//! Text to rows of cells: the separator is recognised by the header, every row knows its line, and a
//! quote that is never closed is found instead of swallowing the rest of the file.
//! Not here: what cells mean.

use casework::masked::Masked;
use casework::words::Language;
use csv::{ReaderBuilder, StringRecord};

use super::column::Column;
use super::problem::{Problem, shown};

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Separator {
    /// `;`, as spreadsheets in Belgium write it
    Semicolon,
    /// `,`
    Comma,
    /// A tab
    Tab,
    /// `|`
    Pipe,
}

impl Separator {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Semicolon, Self::Comma, Self::Tab, Self::Pipe];

    /// Its word for programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Semicolon => "semicolon",
            Self::Comma => "comma",
            Self::Tab => "tab",
            Self::Pipe => "pipe",
        }
    }

    /// The byte itself.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }

    fn of(text: &str) -> Option<Self> {
        let all = Self::ALL.into_iter();
        all.into_iter().find(|one| text.as_bytes() == [one.byte()])
    }
}

/// What stands above the cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The column of each place in a row, with its heading in the file.
    pub columns: Vec<(Column, String)>,
    /// The language of the headings.
    pub language: Language,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The line of its first cell.
    pub line: u64,
    /// Its cells.
    pub cells: Masked<Vec<String>>,
}

/// A whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What stands above the cells.
    pub header: Header,
    /// What stands between them.
    pub separator: Separator,
    /// The rows that hold something.
    pub records: Vec<Record>,
}

/// How many rows are read; more are refused.
pub const MOST_ROWS: usize = 20_000;

/// Takes a text apart.
pub fn parse(text: &str) -> Result<Table, Vec<Problem>> {
    let (text, told, skipped) = separator_line(text).map_err(|problem| vec![problem])?;
    if text.trim().is_empty() {
        let message = "the file is empty; `termijn case import --template` shows what is wanted";
        return Err(vec![Problem::of_file("file.empty", message)]);
    }
    let separator = told.unwrap_or_else(|| recognise(text));
    let mut records = Vec::new();
    let mut problems = Vec::new();
    let mut reader = reader(text, separator);
    let mut record = StringRecord::new();
    let mut next_line = skipped + 1;
    loop {
        let at = reader.position().byte();
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            // Text and any number of cells cannot fail; whatever else happens is said.
            Err(error) => {
                problems.push(Problem::of_file("file.unreadable", error.to_string()));
                break;
            }
        }
        let raw = between(text, at, reader.position().byte());
        // The reader passes over empty lines and does not count them to the row.
        let empty = raw.len() - raw.trim_start_matches('\n').len();
        let line = next_line + empty as u64;
        next_line += raw.matches('\n').count() as u64;
        if raw.matches('"').count() % 2 == 1 {
            problems.push(open_quote(line, raw.trim_matches('\n')));
        }
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            let cells: Vec<String> = record.iter().map(ToOwned::to_owned).collect();
            let cells = Masked::new(cells);
            records.push(Record { line, cells });
        }
        if records.len() > MOST_ROWS + 1 {
            let message = format!("more than {MOST_ROWS} rows; divide the file");
            return Err(vec![Problem::of_file("file.too_long", message)]);
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut records = records.into_iter();
    let Some(first) = records.next() else {
        let message = "there is nothing but separators in this file";
        return Err(vec![Problem::of_file("file.empty", message)]);
    };
    let header = header(&first)?;
    let records: Vec<Record> = records.collect();
    if records.is_empty() {
        let message = "there is a header and no row below it";
        return Err(vec![Problem::of_file("file.no_rows", message)]);
    }
    Ok(Table {
        header,
        separator,
        records,
    })
}

fn reader(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn between(text: &str, from: u64, to: u64) -> &str {
    let place = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX);
    text.get(place(from)..place(to)).unwrap_or_default()
}

/// Spreadsheets may say the separator in a first line of its own.
fn separator_line(text: &str) -> Result<(&str, Option<Separator>, u64), Problem> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let plain = first.trim_matches('"');
    let Some(told) = plain.strip_prefix("sep=") else {
        return Ok((text, None, 0));
    };
    let separator = Separator::of(told).ok_or_else(|| {
        let message = "this separator is not known; use a semicolon, a comma, a tab or |";
        Problem::of_file("file.separator", message).at_line(1)
    })?;
    Ok((rest, Some(separator), 1))
}

/// The separator under which the first row names the most columns.
fn recognise(text: &str) -> Separator {
    let named = |separator: &Separator| {
        let mut record = StringRecord::new();
        match reader(text, *separator).read_record(&mut record) {
            Ok(true) => record
                .iter()
                .filter(|cell| Column::of_heading(cell).is_some())
                .count(),
            _ => 0,
        }
    };
    // The first of equals: `max_by_key` would take the last.
    let all = Separator::ALL.iter().rev();
    all.max_by_key(|separator| named(separator))
        .copied()
        .unwrap_or(Separator::Semicolon)
}

fn open_quote(line: u64, raw: &str) -> Problem {
    let lines = raw.trim_end().matches('\n').count() as u64;
    let reach = if lines > 0 {
        format!("; it reaches to line {}", line + lines)
    } else {
        String::new()
    };
    let message = format!(
        "a quotation mark is opened and not closed{reach}; close it, or write it twice within a cell in quotation marks"
    );
    Problem::of_file("row.open_quote", message).at_line(line)
}

/// Reads the header: every heading known, none twice, none missing, all in one language.
fn header(first: &Record) -> Result<Header, Vec<Problem>> {
    let headings = first.cells.expose();
    let found: Vec<_> = headings
        .iter()
        .map(|heading| Column::of_heading(heading))
        .collect();
    if found.iter().all(Option::is_none) {
        let names: Vec<&str> = needed().map(|column| column.name(Language::En)).collect();
        let message = format!(
            "no heading of this line is known; wanted in nl, fr, de or en, for instance: {}",
            names.join(", ")
        );
        return Err(vec![
            Problem::of_file("header.missing", message).at_line(first.line),
        ]);
    }
    let language = language_of(&found);
    let mut problems = Vec::new();
    let mut columns: Vec<(Column, String)> = Vec::new();
    for (place, (heading, found)) in headings.iter().zip(&found).enumerate() {
        let mut wrong = |code, message: String| {
            let problem = Problem::of_file(code, message).at_line(first.line);
            problems.push(problem.in_column(place + 1, heading));
        };
        match found {
            None if heading.trim().is_empty() => {
                let message = "a column without a heading; name it or take it out";
                wrong("header.unnamed", message.to_owned());
            }
            None => {
                let known: Vec<&str> = Column::ALL.iter().map(|one| one.name(language)).collect();
                let message = format!(
                    "there is no column of this name; there is: {}",
                    known.join(", ")
                );
                wrong("header.unknown", message);
            }
            Some((column, _)) if columns.iter().any(|(known, _)| known == column) => {
                wrong(
                    "header.twice",
                    format!("`{}` stands here a second time", column.id()),
                );
            }
            Some((column, languages)) => {
                if !languages.contains(&language) {
                    let message = format!(
                        "the other headings are in {language}, this one is not; here it would be {:?}",
                        column.name(language)
                    );
                    wrong("header.mixed", message);
                }
                columns.push((*column, shown(heading)));
            }
        }
    }
    for column in needed() {
        if !found.iter().flatten().any(|(known, _)| *known == column) {
            let name = column.name(language);
            let message = format!("the column {name:?} is missing");
            let mut problem = Problem::of_file("header.missing", message).at_line(first.line);
            problem.heading = Some(name.to_owned());
            problems.push(problem);
        }
    }
    if problems.is_empty() {
        Ok(Header { columns, language })
    } else {
        Err(problems)
    }
}

fn needed() -> impl Iterator<Item = Column> {
    Column::ALL
        .iter()
        .copied()
        .filter(|column| column.is_needed())
}

/// The language in which the most headings are right.
fn language_of(found: &[Option<(Column, Vec<Language>)>]) -> Language {
    let right = |language: &Language| {
        let known = found.iter().flatten();
        known
            .filter(|(_, languages)| languages.contains(language))
            .count()
    };
    let all = Language::ALL.iter().rev();
    all.max_by_key(|language| right(language))
        .copied()
        .unwrap_or(Language::En)
}
