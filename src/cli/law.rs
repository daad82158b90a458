//! `termijn law`: the rules this binary carries, in a list and one by one.
//! Not here: what a book changes in stored cases ([`change`]).

mod change;

use std::io::{self, BufWriter, Write};

use ::law::{Rule, RuleBook};
use clap::Subcommand;

use super::{CliError, Ended, Format};
use crate::config::Config;

/// What `termijn law` can do.
#[derive(Subcommand)]
pub enum Command {
    /// List every rule of the book
    List {
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Show one rule whole: period, sources, disagreements, who checked it
    Show {
        /// The id of the rule, as `law list` gives it
        rule: String,
    },
    /// Show what this rule book would change in recorded cases; changes nothing
    Impact(change::Impact),
    /// Bring recorded cases to the rule book of this binary; nothing is written without --yes
    Apply(change::Apply),
}

/// Runs one of them; `config` is read only by those that look at cases.
pub fn run(
    command: &Command,
    config: impl FnOnce() -> Result<Config, CliError>,
) -> Result<Ended, CliError> {
    let book = RuleBook::embedded()?;
    let mut out = BufWriter::new(io::stdout().lock());
    match command {
        Command::List { format } => list(book, *format, &mut out)?,
        Command::Show { rule } => {
            let found = book.find(rule).ok_or_else(|| {
                CliError::Unknown(format!(
                    "no rule {rule:?}; `termijn law list` names them all"
                ))
            })?;
            show(found, &mut out)?;
        }
        Command::Impact(asked) => return change::impact(&config()?, asked),
        Command::Apply(asked) => return change::apply(&config()?, asked),
    }
    out.flush()?;
    Ok(Ended::Well)
}

fn list(book: &RuleBook, format: Format, out: &mut impl Write) -> Result<(), CliError> {
    let as_json = |rule: &Rule| {
        serde_json::json!({
            "rule": rule.id, "kind": rule.kind, "trigger": rule.trigger, "tracks": rule.tracks,
            "certainty": rule.certainty, "checked": rule.checked,
        })
    };
    match format {
        Format::Table => {
            writeln!(
                out,
                "{:<26}  {:<11}  {:<22}  {:<9}  article",
                "rule", "kind", "counted from", "certainty"
            )?;
            for rule in book.rules() {
                let basis = rule
                    .basis
                    .first()
                    .map_or("", |basis| basis.article.as_str());
                writeln!(
                    out,
                    "{:<26}  {:<11}  {:<22}  {:<9}  {basis}",
                    rule.id,
                    rule.kind.as_str(),
                    rule.trigger.as_str(),
                    rule.certainty.as_str(),
                )?;
            }
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

fn show(rule: &Rule, out: &mut impl Write) -> Result<(), CliError> {
    let words = |list: &mut dyn Iterator<Item = &'static str>| list.collect::<Vec<_>>().join(", ");
    writeln!(out, "{} ({})", rule.id, rule.kind)?;
    writeln!(out, "  counted from   {}", rule.trigger)?;
    for version in &rule.version {
        writeln!(
            out,
            "  version        {}: {:?}",
            version.name(),
            version.count
        )?;
    }
    writeln!(
        out,
        "  tracks         {}",
        words(&mut rule.tracks.iter().map(|word| word.as_str()))
    )?;
    writeln!(
        out,
        "  ended by       {}",
        words(&mut rule.met_by.iter().map(|word| word.as_str()))
    )?;
    writeln!(
        out,
        "  paper          {}",
        words(&mut rule.document.iter().map(|word| word.as_str()))
    )?;
    for basis in &rule.basis {
        let seen = if basis.verified {
            ""
        } else {
            " (article not seen, to be verified)"
        };
        writeln!(
            out,
            "  legal basis    {}, article {}{seen}",
            basis.act, basis.article
        )?;
    }
    writeln!(out, "  certainty      {}", rule.certainty)?;
    if !rule.note.is_empty() {
        writeln!(out, "  note           {}", rule.note)?;
    }
    writeln!(out, "  sources        {}", rule.sources.join("; "))?;
    for other in &rule.disputed {
        writeln!(
            out,
            "  but            {} says: {}",
            other.source, other.says
        )?;
    }
    let jurist = if rule.checked.jurist {
        "confirmed by a jurist"
    } else {
        "not yet read by a jurist"
    };
    writeln!(
        out,
        "  checked        {} on {}, {jurist}",
        rule.checked.by, rule.checked.on
    )?;
    Ok(())
}
