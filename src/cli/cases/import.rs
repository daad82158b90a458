//! `termijn case import`: reads a CSV file, shows everything that is wrong with it, and opens its cases
//! once that is confirmed.
//! Not here: what a file may hold (`crate::exchange`).

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use casework::access::Actor;
use casework::words::Language;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::json;

use super::desk;
use crate::cli::output::Listed;
use crate::cli::{CliError, Ended, Format, lines, output, people};
use crate::config::Config;
use crate::desk::DeskError;
use crate::exchange::{
    self, DateOrder, Doubt, Duplicate, Export, Form, MOST_BYTES, Problem, Report, Separator, Told,
    Wishes, WriteError,
};
use crate::wiring::{block_on, now};

/// What importing takes.
#[derive(Args)]
pub struct Arguments {
    /// The CSV file; - is standard input
    #[arg(required_unless_present = "template")]
    file: Option<PathBuf>,
    /// Open the cases; without this nothing is written
    #[arg(long)]
    yes: bool,
    /// Open those, too, who seem to be recorded already
    #[arg(long)]
    with_duplicates: bool,
    /// Name of the team of rows that name none
    #[arg(long)]
    team: Option<String>,
    /// How 03/04/2026 is meant in this file; without this such rows are not read
    #[arg(long, value_enum)]
    dates: Option<Order>,
    /// Encoding, such as iso-8859-15, where the file does not show it
    #[arg(long)]
    encoding: Option<String>,
    /// Write an example file to standard output instead
    #[arg(long, conflicts_with_all = ["file", "yes"])]
    template: bool,
    /// The language of the header of the example file
    #[arg(long, requires = "template", default_value = "en")]
    language: Language,
    /// No progress bar
    #[arg(long)]
    quiet: bool,
    /// How the report is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// How a day is meant whose year stands at the end.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Order {
    /// 3 April
    DayFirst,
    /// 4 March
    MonthFirst,
}

impl From<WriteError> for CliError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Row {
                cause: DeskError::Store(cause),
                ..
            }
            | WriteError::Store(cause) => Self::Store(cause),
            other => Self::Unknown(other.to_string()),
        }
    }
}

/// Runs it.
pub fn run(config: &Config, arguments: &Arguments) -> Result<Ended, CliError> {
    let Some(file) = &arguments.file else {
        return template(arguments.language);
    };
    let told = told(arguments)?;
    let bytes = bytes_of(file)?;
    let reading = exchange::read(&bytes, &told);
    drop(bytes);
    let at = now();
    let report = block_on(async {
        let desk = desk(config).await?;
        let actor = Actor::operator();
        let team = match &arguments.team {
            Some(name) => Some(people::find_team(&desk.store, name).await?.id),
            None => None,
        };
        let wishes = Wishes {
            team,
            with_duplicates: arguments.with_duplicates,
        };
        let (mut report, ready) = Report::of(&desk, reading, &wishes, &actor, at).await?;
        if arguments.yes && !ready.is_empty() {
            let bar = progress(ready.len(), arguments.quiet);
            let shown = bar.clone();
            let tell = move |done| shown.set_position(done);
            let twice = wishes.with_duplicates;
            let opened = exchange::write_all(&desk, ready, twice, actor, at, tell).await;
            bar.finish_and_clear();
            report.wrote(opened?);
        }
        Ok(report)
    })?;
    print(&report, arguments.format)?;
    Ok(if report.is_whole() {
        Ended::Well
    } else {
        Ended::WithFailures
    })
}

fn told(arguments: &Arguments) -> Result<Told, CliError> {
    let encoding = match &arguments.encoding {
        None => None,
        Some(label) => Some(
            encoding_rs::Encoding::for_label(label.as_bytes()).ok_or_else(|| {
                CliError::Unknown(format!(
                    "--encoding: {label:?} is not known; for instance utf-8, windows-1252, iso-8859-15, utf-16le"
                ))
            })?,
        ),
    };
    let dates = arguments.dates.map(|order| match order {
        Order::DayFirst => DateOrder::DayFirst,
        Order::MonthFirst => DateOrder::MonthFirst,
    });
    Ok(Told { encoding, dates })
}

/// The file, but not more of it than is read anyway.
fn bytes_of(file: &Path) -> Result<Vec<u8>, CliError> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let input = lines::open(file)?;
    input
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|cause| CliError::File {
            what: format!("cannot read {}", file.display()),
            cause,
        })?;
    Ok(bytes)
}

/// A bar on a terminal; nothing elsewhere.
fn progress(cases: usize, quiet: bool) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(cases).unwrap_or(u64::MAX));
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} cases");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn template(language: Language) -> Result<Ended, CliError> {
    let form = Form {
        language,
        separator: Separator::Semicolon,
        mark: true,
    };
    let mut export = Export::begin(io::stdout().lock(), form)?;
    export.example()?;
    export.end()?.flush()?;
    Ok(Ended::Well)
}

struct Row([String; 4]);

impl Serialize for Row {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(out)
    }
}

impl Listed for Row {
    const COLUMNS: &'static [&'static str] = &["line", "column", "heading", "what"];

    fn cells(&self) -> Vec<String> {
        self.0.to_vec()
    }
}

fn print(report: &Report, format: Format) -> Result<(), CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, report)?;
            writeln!(out)?;
        }
        Format::Jsonl => {
            for problem in &report.problems {
                writeln!(out, "{}", json!({ "problem": problem }))?;
            }
            for duplicate in &report.duplicates {
                writeln!(out, "{}", json!({ "duplicate": duplicate }))?;
            }
            for question in &report.questions {
                writeln!(out, "{}", json!({ "question": question }))?;
            }
            for opened in &report.opened {
                writeln!(out, "{}", json!({ "opened": opened }))?;
            }
            let summary = json!({
                "encoding": report.encoding, "separator": report.separator, "language": report.language,
                "rows": report.rows, "ready": report.ready, "written": report.written, "left_out": report.left_out,
            });
            writeln!(out, "{}", json!({ "summary": summary }))?;
        }
        Format::Table => {
            drop(out);
            return for_people(report);
        }
    }
    Ok(out.flush()?)
}

fn for_people(report: &Report) -> Result<(), CliError> {
    let rows = said(report);
    if !rows.is_empty() {
        output::print(Format::Table, &rows)?;
    }
    if let (Some(encoding), Some(separator), Some(language)) =
        (report.encoding, report.separator, report.language)
    {
        let separator = format!("{separator:?}").to_lowercase();
        output::say(&format!(
            "{} row(s), read as {encoding} with {separator} between cells and a header in {language}.",
            report.rows
        ))?;
    }
    if !report.left_out.is_empty() {
        output::say(&format!("Left out: line {}.", ranges(&report.left_out)))?;
    }
    output::say(&match (report.written, report.ready) {
        (true, cases) => format!("Opened {cases} case(s)."),
        (false, 0) => "Nothing to write; nothing was written.".to_owned(),
        (false, cases) => {
            format!("{cases} case(s) can be opened. Nothing was written; --yes writes them.")
        }
    })
}

fn said(report: &Report) -> Vec<Row> {
    let line = |line: u64| line.to_string();
    let problem = |one: &Problem| {
        Row([
            one.line.map_or_else(String::new, line),
            one.column.map_or_else(String::new, |at| at.to_string()),
            one.heading.clone().unwrap_or_default(),
            one.message.clone(),
        ])
    };
    let duplicate = |one: &Duplicate| {
        let other = match (one.other_line, &one.case) {
            (Some(other), _) => format!("line {other}"),
            (None, Some(reference)) => format!("case {reference}"),
            (None, None) => "a case of another team".to_owned(),
        };
        let what = if one.left_out {
            "left out"
        } else {
            "opened all the same"
        };
        let said = format!("recorded already: {other} has {}; {what}", one.same.said());
        Row([line(one.line), String::new(), String::new(), said])
    };
    let question = |one: &Doubt| {
        let on = one.on.map_or_else(String::new, |day| format!(": {day}"));
        let said = match one.code {
            "arrival_ahead" => format!("question: the arrival lies ahead{on}; is that right?"),
            "arrival_long_ago" => format!("question: the arrival is long ago{on}; is that right?"),
            "unreachable" => {
                "question: no e-mail address and no number; letters become tasks".to_owned()
            }
            code => format!("question: {code}{on}"),
        };
        Row([line(one.line), String::new(), String::new(), said])
    };
    let problems = report.problems.iter().map(problem);
    problems
        .chain(report.duplicates.iter().map(duplicate))
        .chain(report.questions.iter().map(question))
        .collect()
}

/// Lines in order, neighbours drawn together: `3, 7-9`. Rows of several lines are not neighbours.
fn ranges(lines: &[u64]) -> String {
    let mut spans: Vec<(u64, u64)> = Vec::new();
    for line in lines {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => spans.push((*line, *line)),
        }
    }
    let span = |(first, last): &(u64, u64)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    };
    spans.iter().map(span).collect::<Vec<_>>().join(", ")
}
