//! `termijn deadlines`: the calculator of `law::contract` over lines of JSON, and its answers in words.
//! Not here: a database or a clock; `today` stands in the question.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use ::law::assess::TraceLevel;
use ::law::contract::{self, Answer, Choices, Failure, LineError, ReadingsOut, Tree};
use ::law::{Profile, RuleBook};
use clap::{Args, ValueEnum};

use super::{CliError, Ended, Format, Tongue, lines};

mod explained;

use explained::Explained;

/// What `termijn deadlines` takes.
#[derive(Args)]
pub struct Arguments {
    /// File with one JSON question a line; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    input: PathBuf,
    /// How answers are written; `jsonl` unless they are explained, then `table`
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Which reading `safe` shows, for questions that do not say
    #[arg(long, value_enum, default_value_t = ProfileChoice::Careful)]
    profile: ProfileChoice,
    /// How much of the counting is written down
    #[arg(long, value_enum, default_value_t = TraceChoice::Steps)]
    trace: TraceChoice,
    /// Explain every date in words of this language, as text (`table`) or beside its values
    #[arg(long, value_enum, value_name = "LANG", conflicts_with = "trace")]
    explain: Option<Tongue>,
}

#[derive(Clone, Copy, ValueEnum)]
enum ProfileChoice {
    /// The date no town hall disputes
    Careful,
    /// The best reading of the law
    Statutory,
    /// The reading of the strictest town hall
    Strict,
}

#[derive(Clone, Copy, ValueEnum)]
enum TraceChoice {
    /// Nothing
    None,
    /// The legal date
    Steps,
    /// Every reading
    Full,
}

impl From<ProfileChoice> for Profile {
    fn from(choice: ProfileChoice) -> Self {
        match choice {
            ProfileChoice::Careful => Self::Careful,
            ProfileChoice::Statutory => Self::Statutory,
            ProfileChoice::Strict => Self::Strict,
        }
    }
}

impl From<TraceChoice> for TraceLevel {
    fn from(choice: TraceChoice) -> Self {
        match choice {
            TraceChoice::None => Self::None,
            TraceChoice::Steps => Self::Steps,
            TraceChoice::Full => Self::Full,
        }
    }
}

/// Answers every line, in order; a line that cannot be answered does not stop the run.
pub fn run(arguments: &Arguments) -> Result<Ended, CliError> {
    let book = RuleBook::embedded()?;
    let mut choices = Choices {
        profile: arguments.profile.into(),
        trace: arguments.trace.into(),
    };
    if let Some(tongue) = arguments.explain {
        choices.trace = TraceLevel::Full;
        let format = arguments.format.unwrap_or(Format::Table);
        let mut sheet = Explained::begin(book, tongue, format)?;
        let mut failures = false;
        lines::each(lines::open(&arguments.input)?, |number, bytes| {
            let answered = ask(book, number, bytes, choices);
            failures |= answered.is_err();
            sheet.add(bytes, &answered)
        })?;
        sheet.end()?;
        return Ok(ended(failures));
    }
    let mut sheet = Sheet::begin(arguments.format.unwrap_or(Format::Jsonl))?;
    let mut failures = false;
    lines::each(lines::open(&arguments.input)?, |number, bytes| {
        let answered = ask(book, number, bytes, choices);
        failures |= answered.is_err();
        sheet.add(&answered)
    })?;
    sheet.end()?;
    Ok(ended(failures))
}

const fn ended(failures: bool) -> Ended {
    if failures {
        Ended::WithFailures
    } else {
        Ended::Well
    }
}

fn ask<'book>(
    book: &'book RuleBook,
    line: u64,
    bytes: &[u8],
    choices: Choices,
) -> Result<Answer<'book>, Failure> {
    let question: Tree = serde_json::from_slice(bytes).map_err(|error| Failure {
        line,
        id: line.to_string(),
        error: LineError::invalid_json(error.to_string()),
    })?;
    contract::answer(book, line, &question, choices)
}

/// Writes answers in the format asked.
struct Sheet {
    out: BufWriter<io::StdoutLock<'static>>,
    format: Format,
    rows: u64,
}

impl Sheet {
    fn begin(format: Format) -> Result<Self, CliError> {
        let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
        match format {
            Format::Table => row(
                &mut out,
                ["id", "rule", "kind", "legal date", "safe date", "state"],
            )?,
            Format::Json => write!(out, "[")?,
            Format::Jsonl => {}
        }
        Ok(Self {
            out,
            format,
            rows: 0,
        })
    }

    fn add(&mut self, answered: &Result<Answer<'_>, Failure>) -> Result<(), CliError> {
        match self.format {
            Format::Table => self.add_rows(answered)?,
            Format::Json | Format::Jsonl => {
                if self.format == Format::Json && self.rows > 0 {
                    writeln!(self.out, ",")?;
                }
                match answered {
                    Ok(answer) => serde_json::to_writer(&mut self.out, answer)?,
                    Err(failure) => serde_json::to_writer(&mut self.out, failure)?,
                }
                if self.format == Format::Jsonl {
                    writeln!(self.out)?;
                }
            }
        }
        self.rows += 1;
        Ok(())
    }

    fn add_rows(&mut self, answered: &Result<Answer<'_>, Failure>) -> Result<(), CliError> {
        let answer = match answered {
            Ok(answer) => answer,
            Err(failure) => {
                let said = format!("line {}: {}", failure.line, failure.error);
                return Ok(writeln!(self.out, "{:<12}  {said}", failure.id)?);
            }
        };
        for date in &answer.deadlines {
            let day = |day: Option<chrono::NaiveDate>| {
                day.map_or_else(|| "-".to_owned(), |day| day.to_string())
            };
            let counted = match &date.readings {
                ReadingsOut::Dates(readings) => readings.statutory,
                ReadingsOut::Outcomes(_) => date.earliest.flatten(),
            };
            let legal = day(date.due.or(counted).or(date.opens));
            // Of a check, people want to know what it found.
            let found = date.verdict.map(|verdict| serde_word(&verdict));
            let state = found.or(date.state.map(|state| serde_word(&state)));
            let state = state.unwrap_or_else(|| "-".to_owned());
            row(
                &mut self.out,
                [
                    &answer.id,
                    date.rule,
                    date.kind.as_str(),
                    &legal,
                    &day(date.safe),
                    &state,
                ],
            )?;
        }
        Ok(())
    }

    fn end(mut self) -> Result<(), CliError> {
        if self.format == Format::Json {
            writeln!(self.out, "]")?;
        }
        Ok(self.out.flush()?)
    }
}

fn row(out: &mut impl Write, cells: [&str; 6]) -> io::Result<()> {
    let [id, rule, kind, legal, safe, state] = cells;
    writeln!(
        out,
        "{id:<12}  {rule:<26}  {kind:<11}  {legal:<10}  {safe:<10}  {state}"
    )
}

/// The word a value has in JSON, so that people and programs read the same one.
fn serde_word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => "?".to_owned(),
    }
}
