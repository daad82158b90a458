//! `termijn law`: the rules this binary carries: in a list, one by one, and as a whole book, in words.
//! Not here: what a book changes in stored cases ([`change`]).

mod change;
mod suggest;

use std::io::{self, BufWriter, Write};

use ::law::{Rule, RuleBook};
use clap::{Subcommand, ValueEnum};
use views::lawbook::{self, RuleView};
use views::words::{Words, words};

use super::{CliError, Ended, Format, Tongue};
use crate::config::Config;

/// What `termijn law` can do.
#[derive(Subcommand)]
pub enum Command {
    /// List every rule of the book
    List {
        /// The language of the words
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Show one rule whole: what the law says, what is computed, an example, who says otherwise
    Show {
        /// The id of the rule, as `law list` gives it
        rule: String,
        /// The language of the words
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
        /// How the rule is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Write the whole book as one document; in English it is docs/RULES.md
    Book {
        /// The language of the words
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
        /// The form of the document
        #[arg(long, value_enum, default_value_t = Form::Markdown)]
        format: Form,
    },
    /// Suggest the tracks that fit a person, with reasons and what to ask; you choose
    Suggest(Box<suggest::Arguments>),
    /// Show what this rule book would change in recorded cases; changes nothing
    Impact(change::Impact),
    /// Bring recorded cases to the rule book of this binary; nothing is written without --yes
    Apply(change::Apply),
}

/// The form of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Headings, lists and tables
    Markdown,
}

/// Runs one of them; `config` is read only by those that look at cases.
pub fn run(
    command: &Command,
    config: impl FnOnce() -> Result<Config, CliError>,
) -> Result<Ended, CliError> {
    let book = RuleBook::embedded()?;
    let mut out = BufWriter::new(io::stdout().lock());
    match command {
        Command::List { lang, format } => list(book, words((*lang).into()), *format, &mut out)?,
        Command::Show { rule, lang, format } => {
            let found = book.find(rule).ok_or_else(|| {
                CliError::Unknown(format!(
                    "no rule {rule:?}; `termijn law list` names them all"
                ))
            })?;
            show(book, found, words((*lang).into()), *format, &mut out)?;
        }
        Command::Book {
            lang,
            format: Form::Markdown,
        } => write!(out, "{}", lawbook::markdown(book, words((*lang).into())))?,
        Command::Suggest(arguments) => suggest::run(arguments, &mut out)?,
        Command::Impact(asked) => return change::impact(&config()?, asked),
        Command::Apply(asked) => return change::apply(&config()?, asked),
    }
    out.flush()?;
    Ok(Ended::Well)
}

fn list(
    book: &RuleBook,
    words: &Words,
    format: Format,
    out: &mut impl Write,
) -> Result<(), CliError> {
    let as_json = |rule: &Rule| {
        serde_json::json!({
            "rule": rule.id, "name": words.rule(&rule.id), "kind": rule.kind,
            "trigger": rule.trigger, "tracks": rule.tracks, "period": lawbook::period(rule, words),
            "certainty": rule.certainty, "checked": rule.checked,
        })
    };
    match format {
        Format::Table => {
            let certainty = |rule: &Rule| words.say(&format!("certainty-{}", rule.certainty));
            let rows: Vec<[String; 4]> = book
                .rules()
                .iter()
                .map(|rule| {
                    [
                        rule.id.clone(),
                        lawbook::period(rule, words),
                        certainty(rule),
                        words.rule(&rule.id),
                    ]
                })
                .collect();
            let head = [
                "law-id",
                "law-column-period",
                "law-column-certainty",
                "law-column-rule",
            ];
            columns(&head.map(|key| words.say(key)), &rows, out)?;
        }
        Format::Json => {
            let all: Vec<_> = book.rules().iter().map(as_json).collect();
            serde_json::to_writer_pretty(&mut *out, &all)?;
            writeln!(out)?;
        }
        Format::Jsonl => {
            for rule in book.rules() {
                writeln!(out, "{}", as_json(rule))?;
            }
        }
    }
    Ok(())
}

/// Columns as wide as their widest cell.
fn columns(head: &[String; 4], rows: &[[String; 4]], out: &mut impl Write) -> io::Result<()> {
    let all = || std::iter::once(head).chain(rows);
    let [a, b, c] = [0, 1, 2].map(|at: usize| {
        let lengths = all().filter_map(|row| Some(row.get(at)?.chars().count()));
        lengths.max().unwrap_or_default()
    });
    for [id, period, certainty, name] in all() {
        writeln!(out, "{id:<a$}  {period:<b$}  {certainty:<c$}  {name}")?;
    }
    Ok(())
}

fn show(
    book: &RuleBook,
    rule: &Rule,
    words: &Words,
    format: Format,
    out: &mut impl Write,
) -> Result<(), CliError> {
    let view = RuleView::of(book, rule, words);
    match format {
        Format::Table => {
            for line in view.lines(words) {
                writeln!(out, "{line}")?;
            }
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &view)?;
            writeln!(out)?;
        }
        Format::Jsonl => {
            serde_json::to_writer(&mut *out, &view)?;
            writeln!(out)?;
        }
    }
    Ok(())
}
