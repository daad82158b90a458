//! `termijn law`: the rules this binary carries, in a list and one by one.
//! Not here: `impact` and `apply`; they need stored cases.

use std::io::{self, BufWriter, Write};

use ::law::{Rule, RuleBook, sources};
use clap::Subcommand;

use super::{CliError, Ended, Format};

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
}

/// Runs one of them.
pub fn run(command: &Command) -> Result<Ended, CliError> {
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
                    rule.trigger.to_string(),
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
    for gap in &rule.not_in_force {
        let days = match (gap.from, gap.until) {
            (Some(from), None) => format!("from {from}"),
            (None, Some(until)) => format!("until {until}"),
            (from, until) => format!("{from:?} to {until:?}"),
        };
        writeln!(out, "  not in force   {days}: {}", gap.why)?;
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
    for source in &rule.sources {
        let says = source.says.as_ref().map(|says| format!(": {says}"));
        writeln!(
            out,
            "  source         {}{} (seen {}; {})",
            source.key,
            says.unwrap_or_default(),
            source.seen_on,
            sources::find(&source.key).unwrap_or_default()
        )?;
    }
    for other in &rule.disputed {
        writeln!(
            out,
            "  but            {} says: {} (seen {}; {})",
            other.source,
            other.says,
            other.seen_on,
            sources::find(&other.source).unwrap_or_default()
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
