//! Answers of the calculator in words: as text for a terminal, or as JSON with the values beside the words.
//! Not here: the words; `views::explain` makes them.

use std::io::{self, BufWriter, Write};

use ::law::RuleBook;
use ::law::contract::{Answer, Failure};
use chrono::NaiveDate;
use views::explain::{self, Explained as Date};
use views::words::{Value, Words, words};

use crate::cli::{CliError, Format, Tongue};

/// Writes explanations in the format asked.
pub struct Explained<'book> {
    out: BufWriter<io::StdoutLock<'static>>,
    book: &'book RuleBook,
    words: &'static Words,
    format: Format,
    rows: u64,
}

/// One answer, explained.
#[derive(serde::Serialize)]
struct Line<'a> {
    id: &'a str,
    dates: Vec<Date>,
    besides: Vec<String>,
}

impl<'book> Explained<'book> {
    pub fn begin(book: &'book RuleBook, tongue: Tongue, format: Format) -> Result<Self, CliError> {
        let mut out = BufWriter::new(io::stdout().lock());
        if format == Format::Json {
            write!(out, "[")?;
        }
        Ok(Self {
            out,
            book,
            words: words(tongue.into()),
            format,
            rows: 0,
        })
    }

    /// Adds one answer. `question` is the line it came from: the closing days stand there.
    pub fn add(
        &mut self,
        question: &[u8],
        answered: &Result<Answer<'_>, Failure>,
    ) -> Result<(), CliError> {
        let line = answered.as_ref().map(|answer| Line {
            id: &answer.id,
            dates: explain::dates(answer, self.book, &closures(question), self.words),
            besides: explain::besides(answer, self.words),
        });
        match (self.format, line) {
            (Format::Table, Ok(line)) => self.tell(&line)?,
            (Format::Table, Err(failure)) => {
                let error = format!("{}: {}", failure.line, failure.error);
                let values = [("error", Value::Text(&error))];
                writeln!(
                    self.out,
                    "{}\n",
                    self.words.say_with("explain-failed", &values)
                )?;
            }
            (Format::Json | Format::Jsonl, line) => {
                if self.format == Format::Json && self.rows > 0 {
                    writeln!(self.out, ",")?;
                }
                match line {
                    Ok(line) => serde_json::to_writer(&mut self.out, &line)?,
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

    fn tell(&mut self, line: &Line<'_>) -> Result<(), CliError> {
        writeln!(self.out, "{}", line.id)?;
        if line.dates.is_empty() {
            writeln!(self.out, "  {}", self.words.say("explain-nothing"))?;
        }
        for date in &line.dates {
            writeln!(self.out, "\n  {} ({})", date.name, date.rule)?;
            for told in &date.text {
                writeln!(self.out, "    {told}")?;
            }
        }
        if !line.besides.is_empty() {
            writeln!(self.out)?;
        }
        for told in &line.besides {
            writeln!(self.out, "  {told}")?;
        }
        Ok(writeln!(self.out)?)
    }

    pub fn end(mut self) -> Result<(), CliError> {
        if self.format == Format::Json {
            writeln!(self.out, "]")?;
        }
        Ok(self.out.flush()?)
    }
}

/// The closing days of a question that was answered, and so is well formed.
fn closures(question: &[u8]) -> Vec<NaiveDate> {
    #[derive(serde::Deserialize)]
    struct Question {
        #[serde(default)]
        closures: Vec<NaiveDate>,
    }
    serde_json::from_slice(question).map_or_else(|_| Vec::new(), |one: Question| one.closures)
}
