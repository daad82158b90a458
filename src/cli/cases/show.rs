//! A case and its changes for people and programs.
//! Not here: carrying anything out.

use std::io::{self, BufWriter, Write};

use casework::case_file::CaseFile;
use casework::command::Changes;
use casework::deadline::Deadline;
use casework::question::{Question, questions};
use casework::words::DeadlineState;
use chrono::NaiveDate;
use serde_json::json;

use super::super::output::local;
use super::super::{CliError, Format};
use crate::case_json::{event_state, json_of};

/// Shows a whole case.
pub fn show_file(file: &CaseFile, today: NaiveDate, format: Format) -> Result<(), CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Table => write_file(&mut out, file, today)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &json_of(file, today))?;
            writeln!(out)?;
        }
        Format::Jsonl => writeln!(out, "{}", json_of(file, today))?,
    }
    Ok(out.flush()?)
}

/// Shows what a command did: the case, and which dates moved from what to what.
pub fn show_changes(
    before: Option<&CaseFile>,
    changes: &Changes,
    today: NaiveDate,
    format: Format,
) -> Result<(), CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    let moved = moved(before, changes);
    if format == Format::Table {
        let file = &changes.file;
        let did = if changes.created { "Opened" } else { "Changed" };
        writeln!(
            out,
            "{did} case {} (version {}).",
            file.reference, file.version
        )?;
        for line in &moved {
            writeln!(
                out,
                "  {:<26}  {} -> {}  {}",
                line.rule, line.from, line.to, line.state
            )?;
        }
        if moved.is_empty() {
            writeln!(out, "  No date moved.")?;
        }
        write_questions(&mut out, &changes.questions)?;
    } else {
        let mut whole = json_of(&changes.file, today);
        let lines = moved.iter().map(|line| json!({"rule": line.rule, "from": line.from, "to": line.to, "state": line.state}));
        whole["moved"] = lines.collect();
        match format {
            Format::Json => serde_json::to_writer_pretty(&mut out, &whole)?,
            _ => serde_json::to_writer(&mut out, &whole)?,
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

struct Moved {
    rule: String,
    from: String,
    to: String,
    state: &'static str,
}

/// Legal and safe date of each rule before and after, where they differ.
fn moved(before: Option<&CaseFile>, changes: &Changes) -> Vec<Moved> {
    let live = |file: &CaseFile| -> Vec<Deadline> {
        file.deadlines
            .iter()
            .filter(|deadline| deadline.is_live())
            .cloned()
            .collect()
    };
    let dates = |deadline: &Deadline| match (deadline.due_on, deadline.safe_on) {
        (Some(due), Some(safe)) if due == safe => due.to_string(),
        (Some(due), Some(safe)) => format!("{due} (safe {safe})"),
        (Some(due), None) => due.to_string(),
        (None, Some(safe)) => format!("from {safe}"),
        (None, None) => deadline
            .opens_on
            .map_or_else(|| "-".to_owned(), |day| format!("opens {day}")),
    };
    let (old, new) = (before.map(live).unwrap_or_default(), live(&changes.file));
    let same = |a: &Deadline, b: &Deadline| {
        a.rule == b.rule && (a.id == b.id || a.occurrence == b.occurrence)
    };
    let mut lines = Vec::new();
    let mut taken: Vec<&Deadline> = Vec::new();
    for deadline in &new {
        let was = old.iter().find(|old| same(old, deadline)).or_else(|| {
            old.iter()
                .find(|old| old.rule == deadline.rule && !new.iter().any(|new| same(old, new)))
        });
        taken.extend(was);
        if was.is_some_and(|was| dates(was) == dates(deadline) && was.state == deadline.state) {
            continue;
        }
        let from = was.map_or_else(|| "-".to_owned(), dates);
        let state = deadline.state.as_str();
        lines.push(Moved {
            rule: deadline.rule.clone(),
            from,
            to: dates(deadline),
            state,
        });
    }
    for gone in old
        .iter()
        .filter(|old| !taken.iter().any(|taken| taken.id == old.id))
    {
        let now = changes
            .file
            .find_deadline(gone.id)
            .map_or(DeadlineState::Void, |deadline| deadline.state);
        lines.push(Moved {
            rule: gone.rule.clone(),
            from: dates(gone),
            to: "-".to_owned(),
            state: now.as_str(),
        });
    }
    lines
}

fn write_file(out: &mut impl Write, file: &CaseFile, today: NaiveDate) -> io::Result<()> {
    let person = &file.person;
    writeln!(
        out,
        "{} {}  ({})",
        person.given_name.expose(),
        person.family_name.expose(),
        file.reference
    )?;
    let track = file.track().map_or("no track", |track| track.as_str());
    writeln!(
        out,
        "  {track}, municipality {}, reads {}, {}",
        file.municipality.as_str(),
        person.language,
        file.status
    )?;
    for contact in &file.contacts {
        let email = contact
            .email
            .as_ref()
            .map_or("no e-mail", |email| email.expose());
        let phone = contact
            .phone
            .as_ref()
            .map_or("no telephone", |phone| phone.expose());
        writeln!(out, "  {email}, {phone}")?;
    }
    writeln!(out, "\nFacts")?;
    let live: Vec<_> = file.live_events().iter().map(|event| event.id).collect();
    for event in &file.events {
        let state = event_state(event, &live);
        writeln!(
            out,
            "  {}  {:<22}  {:<9}  {}",
            event.on,
            event.kind.as_str(),
            state,
            event.id
        )?;
    }
    writeln!(out, "\nDates")?;
    for deadline in &file.deadlines {
        write_deadline(out, deadline, file, today)?;
    }
    writeln!(out, "\nReminders")?;
    for reminder in &file.reminders {
        let rule = file
            .find_deadline(reminder.deadline)
            .map_or("-", |deadline| deadline.rule.as_str());
        let reason = reminder.reason.map_or("", |reason| reason.as_str());
        writeln!(
            out,
            "  {}  {rule:<26}  {:<24}  {:<9}  {reason}",
            local(reminder.window.opens_at),
            reminder.rung.to_string(),
            reminder.state.as_str(),
        )?;
    }
    if file.reminders.is_empty() {
        writeln!(out, "  (none)")?;
    }
    write_questions(out, &questions(file, today))
}

fn write_deadline(
    out: &mut impl Write,
    deadline: &Deadline,
    file: &CaseFile,
    today: NaiveDate,
) -> io::Result<()> {
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    writeln!(
        out,
        "  {:<26}  legal {:<10}  safe {:<10}  {}",
        deadline.rule,
        day(deadline.due_on),
        day(deadline.safe_on),
        deadline.standing(today, file.recorded_on()),
    )
}

fn write_questions(out: &mut impl Write, questions: &[Question]) -> io::Result<()> {
    for question in questions {
        let about = question.detail.as_deref().unwrap_or_default();
        let on = question.on.map_or_else(String::new, |day| day.to_string());
        writeln!(out, "Question: {} {on} {about}", question.code)?;
    }
    Ok(())
}
