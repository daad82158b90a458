//! The list of what a rule book changes, written one case at a time, so that the number of cases does not
//! matter.
//! Not here: what changes.

use std::io::{self, BufWriter, Write};

use casework::correction::CorrectionLetter;
use chrono::{DateTime, NaiveDate, Utc};
use jobs::{JobError, JobSettings, message};
use serde_json::{Value, json};
use store::{Store, reminders};

use super::super::super::{CliError, Format};
use crate::desk::Desk;
use crate::law_change::{self, Becomes, CaseImpact, Dates, Found, Moved, Summary};

/// The list on standard output.
pub struct List {
    format: Format,
    out: BufWriter<io::Stdout>,
    /// Who writes the letters, when they are shown.
    letters: Option<JobSettings>,
    empty: bool,
}

impl List {
    /// Begins a list; with `letters` each letter that puts a date right is shown, too.
    pub fn begin(format: Format, letters: Option<JobSettings>) -> Result<Self, CliError> {
        let mut out = BufWriter::new(io::stdout());
        match format {
            Format::Table => writeln!(
                out,
                "{:<9} {:<26} {:<23} {:<23} told and said",
                "case", "rule", "legal (safe) was", "legal (safe) is"
            )?,
            Format::Json => write!(out, "{{\"cases\": [")?,
            Format::Jsonl => {}
        }
        Ok(Self {
            format,
            out,
            letters,
            empty: true,
        })
    }

    /// Writes a case, if anything changes in it.
    pub async fn show(
        &mut self,
        desk: &Desk,
        found: &Found,
        at: DateTime<Utc>,
    ) -> Result<(), CliError> {
        let (impact, changes) = match found {
            Found::Changes(impact, changes) => (impact, changes),
            Found::Refused(reference, why) => {
                let document = json!({ "reference": reference, "refused": why.to_string() });
                let line = format!("{reference:<9} cannot be computed: {why}");
                return self.put(&document, &[line]);
            }
        };
        if impact.moved.is_empty() {
            return Ok(());
        }
        let mut document = serde_json::to_value(impact)?;
        let mut lines: Vec<String> = impact.moved.iter().map(|one| line(impact, one)).collect();
        if let Some(settings) = &self.letters {
            let mut shown = Vec::new();
            for letter in law_change::correcting_letters(changes, desk.hours(), at) {
                let text = written(&desk.store, &letter, impact, settings).await?;
                lines.push(String::new());
                lines.extend(text.lines().map(|line| format!("    | {line}")));
                lines.push(String::new());
                shown.push(json!({ "contact": letter.contact, "text": text }));
            }
            document["texts"] = shown.into();
        }
        self.put(&document, &lines)
    }

    fn put(&mut self, document: &Value, lines: &[String]) -> Result<(), CliError> {
        let comma = if self.empty { "" } else { "," };
        self.empty = false;
        match self.format {
            Format::Table => {
                for line in lines {
                    writeln!(self.out, "{}", line.trim_end())?;
                }
            }
            Format::Json => write!(self.out, "{comma}\n  {document}")?,
            Format::Jsonl => writeln!(self.out, "{document}")?,
        }
        Ok(())
    }

    /// Ends the list with its figures.
    pub fn end(&mut self, summary: &Summary) -> Result<(), CliError> {
        let figures = json!({ "summary": summary });
        match self.format {
            Format::Table => {
                if self.empty {
                    writeln!(self.out, "(none)")?;
                }
                write_summary(&mut self.out, summary)?;
            }
            Format::Json => {
                let summary = serde_json::to_string(summary)?;
                writeln!(self.out, "\n], \"summary\": {summary}}}")?;
            }
            Format::Jsonl => writeln!(self.out, "{figures}")?,
        }
        Ok(self.out.flush()?)
    }
}

fn write_summary(out: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let applied = summary.applied.as_deref().unwrap_or("none yet");
    writeln!(out, "\nrule book  {}", summary.rulebook)?;
    writeln!(out, "applied    {applied}")?;
    writeln!(
        out,
        "{} open case(s) on another book, {} of them change: {} date(s) move, {} begin, {} end.",
        summary.cases, summary.cases_changed, summary.moves, summary.begins, summary.ends
    )?;
    writeln!(
        out,
        "{} letter(s) put a date right, {} date(s) are for a person to tell, {} case(s) cannot be computed.",
        summary.letters, summary.tasks, summary.refused
    )
}

fn line(impact: &CaseImpact, moved: &Moved) -> String {
    let mut said: Vec<String> = Vec::new();
    for told in &moved.told {
        let letter = moved.letters.iter().find(|one| one.contact == told.contact);
        let then = match letter.map(|letter| (letter.names, letter.language)) {
            Some((Some(names), language)) => format!("letter ({language}) names {names}"),
            Some((None, language)) => format!("letter ({language}) takes it back"),
            None if moved.asks => "a person has to tell".to_owned(),
            None => "nothing to put right".to_owned(),
        };
        said.push(format!("told {}: {then}", told.on));
    }
    let ends = (moved.becomes == Becomes::Ends).then_some("ends");
    said.extend(ends.map(ToOwned::to_owned));
    format!(
        "{:<9} {:<26} {:<23} {:<23} {}",
        impact.reference,
        moved.rule,
        dates(moved.before.as_ref()),
        dates(moved.after.as_ref()),
        said.join("; ")
    )
}

fn dates(of: Option<&Dates>) -> String {
    let none = || "-".to_owned();
    let day = |day: NaiveDate| day.to_string();
    let Some(dates) = of else { return none() };
    match (dates.due, dates.safe) {
        (Some(due), Some(safe)) if due == safe => due.to_string(),
        (Some(due), Some(safe)) => format!("{due} ({safe})"),
        (Some(due), None) => due.to_string(),
        (None, Some(safe)) => format!("({safe})"),
        (None, None) => dates.opens.map_or_else(none, day),
    }
}

/// Subject and text of a letter, as it would be written now.
async fn written(
    store: &Store,
    letter: &CorrectionLetter,
    impact: &CaseImpact,
    settings: &JobSettings,
) -> Result<String, CliError> {
    let id = impact.case;
    let case = store.read(move |tx| Box::pin(async move { reminders::case_of(tx, id).await }));
    let case = case.await?;
    let cases: Vec<_> = case.iter().collect();
    let words = message::to_correcting_words(letter, &cases, settings);
    let rendered = words.render().map_err(JobError::from)?;
    Ok(format!("{}\n\n{}", rendered.subject, rendered.text))
}
