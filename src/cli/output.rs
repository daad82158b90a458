//! Lists for people and for programs: columns, one JSON document, or one document a line.
//! Not here: what stands in a list.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use super::{CliError, Format};

/// A thing that stands in a list: its columns for people, its JSON for programs.
pub trait Listed: Serialize {
    /// The headings.
    const COLUMNS: &'static [&'static str];

    /// One cell a heading.
    fn cells(&self) -> Vec<String>;
}

/// Writes a list to standard output.
pub fn print<T: Listed>(format: Format, list: &[T]) -> Result<(), CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Table => table(
            &mut out,
            T::COLUMNS,
            &list.iter().map(Listed::cells).collect::<Vec<_>>(),
        )?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, list)?;
            writeln!(out)?;
        }
        Format::Jsonl => {
            for item in list {
                serde_json::to_writer(&mut out, item)?;
                writeln!(out)?;
            }
        }
    }
    Ok(out.flush()?)
}

/// Writes one sentence to standard output.
pub fn say(sentence: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    writeln!(out, "{sentence}")?;
    Ok(out.flush()?)
}

/// Says something beside the answer, on standard error.
pub fn notice(sentence: &str) -> Result<(), CliError> {
    Ok(writeln!(io::stderr(), "termijn: {sentence}")?)
}

/// An instant by the clocks of Brussels.
pub fn local(at: chrono::DateTime<chrono::Utc>) -> String {
    let minute = casework::brussels::minute_of(at);
    format!(
        "{} {:02}:{:02}",
        casework::brussels::day_of(at),
        minute / 60,
        minute % 60
    )
}

fn table(out: &mut impl Write, columns: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
    let width = |column: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count());
        cells
            .chain([columns[column].chars().count()])
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> = cells
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        writeln!(out, "{}", padded.join("  ").trim_end())
    };
    line(&mut columns.iter().copied())?;
    for row in rows {
        line(&mut row.iter().map(String::as_str))?;
    }
    if rows.is_empty() {
        writeln!(out, "(none)")?;
    }
    Ok(())
}
