//! The work list: which open deadline belongs into which group today.
//! Not here: the order of reading (the store's) and the look (`views`).

use casework::words::Standing;
use chrono::{Days, NaiveDate};
use law::calendar::{Week, working_day_after};
use law::words::Kind;
use store::case_files::Reach;
use store::work_list::{self, WorkLine};
use views::Language;
use views::pages::{ReminderStatus, ReminderView, Row, WorkList};

use super::reader::{self, Reader};
use super::{App, Problem, reminders};
use crate::wiring::day_of;

/// How far the list looks ahead, and how long it keeps a right that has opened or a paper that ended.
const DAYS: u64 = 30;
/// The working days of the third group.
const WORKING_DAYS: u32 = 5;
/// More lines than this are not read; what presses most is read first.
const MOST_READ: u32 = 5_000;
/// More rows than this do not fit into a page of 100 kB.
const MOST_ROWS: usize = 72;

/// Where a line belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Overdue,
    Today,
    NextWorkingDays,
    NextMonth,
    ToAsk,
}

/// The page `/`.
pub async fn page(app: &App, reader: &Reader) -> Result<WorkList, Problem> {
    let today = app.today();
    let until = after(today, DAYS);
    let read = app.store.read(move |tx| {
        Box::pin(async move {
            let mut lines = work_list::read(tx, until, MOST_READ).await?;
            lines.extend(work_list::awaited(tx, Reach::All, today, MOST_READ).await?);
            Ok(lines)
        })
    });
    let lines = read.await?;
    let language = reader.language(app);
    let mut page = WorkList {
        shell: reader.shell(app, "/", None),
        overdue: Vec::new(),
        today: Vec::new(),
        next_working_days: Vec::new(),
        next_month: Vec::new(),
        to_ask: Vec::new(),
        left_off: 0,
    };
    for line in &lines {
        let rows = match place(line, today) {
            Some(Place::Overdue) => &mut page.overdue,
            Some(Place::Today) => &mut page.today,
            Some(Place::NextWorkingDays) => &mut page.next_working_days,
            Some(Place::NextMonth) => &mut page.next_month,
            Some(Place::ToAsk) => &mut page.to_ask,
            None => continue,
        };
        rows.push(row(line, today, language));
    }
    page.shell.waiting = Some(page.overdue.len() + page.today.len());
    page.left_off = cut(&mut page);
    Ok(page)
}

/// Leaves off what does not fit, the least pressing first, and says how much that was.
fn cut(page: &mut WorkList) -> usize {
    let mut room = MOST_ROWS;
    let mut left_off = 0;
    for rows in [
        &mut page.overdue,
        &mut page.today,
        &mut page.next_working_days,
        &mut page.next_month,
        &mut page.to_ask,
    ] {
        left_off += rows.len().saturating_sub(room);
        rows.truncate(room);
        room -= rows.len();
    }
    left_off
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// Where a line belongs on a day; `None` when it asks nothing of anybody now.
fn place(line: &WorkLine, today: NaiveDate) -> Option<Place> {
    let deadline = &line.deadline;
    if deadline.kind == Kind::Authority {
        // What an authority owed is asked after from the next working day, for a month.
        let ask_on = working_day_after(deadline.due_on?, 1, Week::W1)?;
        return (ask_on <= today && today <= after(ask_on, DAYS)).then_some(Place::Today);
    }
    let safe = deadline.safe_on?;
    let recorded_on = day_of(line.recorded_at);
    match deadline.standing(today, recorded_on) {
        Standing::Unknown => return Some(Place::ToAsk),
        // A right that has opened can be used: it is work for today, and never late.
        _ if deadline.kind == Kind::Eligibility && safe <= today => {
            return (today <= after(safe, DAYS)).then_some(Place::Today);
        }
        Standing::Missed => return Some(Place::Overdue),
        // A paper or a stay that ended with nothing recorded since is as urgent as a missed act.
        Standing::Ended => {
            let ended = deadline.due_on?;
            return (today <= after(ended, DAYS)).then_some(Place::Overdue);
        }
        Standing::Open | Standing::NotYet => {}
        _ => return None,
    }
    let soon = working_day_after(today, WORKING_DAYS, Week::W1);
    Some(if safe <= today {
        Place::Today
    } else if soon.is_some_and(|soon| safe <= soon) {
        Place::NextWorkingDays
    } else if safe <= after(today, DAYS) {
        Place::NextMonth
    } else {
        return None;
    })
}

fn row(line: &WorkLine, today: NaiveDate, language: Language) -> Row {
    let deadline = &line.deadline;
    let from = deadline.kind == Kind::Eligibility;
    let legal = if from {
        deadline.legal.readings.statutory
    } else {
        deadline.due_on
    };
    let day = |on: Option<NaiveDate>| on.map(|on| reader::day(on, today));
    let unknown = deadline.is_unknown(day_of(line.recorded_at));
    Row {
        url: format!("/cases/{}", line.reference),
        name: line.name.expose().clone(),
        track: line
            .track
            .map(|track| track.to_string())
            .unwrap_or_default(),
        municipality: Some(reader::municipality(&line.municipality, language)),
        rule: deadline.rule.clone(),
        document: deadline.legal.documents.first().map(ToString::to_string),
        safe: day(deadline.safe_on),
        legal: day(legal),
        from,
        ask: unknown || !deadline.legal.missing.is_empty(),
        reminder: reminder(line, today),
        caseworker: line.caseworker_name.clone(),
    }
}

fn reminder(line: &WorkLine, today: NaiveDate) -> ReminderView {
    let (status, on) = match &line.reminder {
        None if line.reachable => (ReminderStatus::None, None),
        None => (ReminderStatus::NoAddress, None),
        Some(last) => {
            let status = reminders::status(last.state, last.delivery, line.reachable);
            let on = reminders::day(status, last.opens_at, last.delivery_final_at, today);
            (status, on)
        }
    };
    ReminderView {
        status,
        on,
        letter: None,
    }
}
