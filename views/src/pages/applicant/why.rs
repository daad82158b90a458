//! Why this date, for the person: the days of the one reading that gave it, without its sources.
//! Not here: the proof with all three readings; the desk shows it.

use super::{ApplicantDuty, ApplicantPage, Named};
use crate::letter::Line;
use crate::proof::{Cell, Profile, StripDay};
use crate::words::Value;

/// The fact that is called by its name here; others could say more than the person wants to show.
const ARRIVAL: &str = "entered_belgium";

/// How a date was counted, in the one reading that gave it.
pub(super) struct Why {
    pub(super) lines: Vec<String>,
    pub(super) label: String,
    pub(super) days: Vec<WhyDay>,
    pub(super) steps: Vec<String>,
    pub(super) safe: bool,
}

/// One day of it.
pub(super) struct WhyDay {
    pub(super) class: &'static str,
    pub(super) weekday: &'static str,
    pub(super) number: String,
    pub(super) says: String,
    pub(super) last: bool,
}

impl ApplicantPage {
    pub(super) fn why(&self, duty: &ApplicantDuty) -> Option<Why> {
        let proof = self.proof.as_ref()?;
        let row = match (duty.named, proof.profile) {
            (Named::Legal, _) | (_, Profile::Statutory) => 0,
            (_, Profile::Careful) => 1,
            (_, Profile::Strict) => 2,
        };
        let shell = &self.shell;
        let (fact, on) = &proof.started;
        let started = if fact == ARRIVAL && proof.numbered {
            "applicant-arrived"
        } else {
            "applicant-counted-from"
        };
        let why = shell.say("letter-why");
        let part = self.part(duty);
        let told = part
            .blocks
            .iter()
            .find(|one| one.title.as_ref() == Some(&why));
        let told = told.into_iter().flat_map(|block| &block.lines);
        let steps = proof.steps.get(row).into_iter().flatten();
        let steps: Vec<String> = steps.map(|step| step.words(shell.words())).collect();
        // Of a date that is printed on a paper nothing was counted.
        let counted = proof.numbered || !steps.is_empty();
        let start = counted.then(|| shell.say_one(started, "date", shell.date(on)));
        let lines: Vec<String> = start.into_iter().chain(told.map(Line::text)).collect();
        if lines.is_empty() {
            return None;
        }
        // Only days that were counted one by one make a strip that explains itself.
        let shown = |day: &&StripDay| proof.numbered && day.cells[row] != Cell::Past;
        let strip: Vec<&StripDay> = proof.strip.iter().filter(shown).collect();
        let date = |day: Option<&&StripDay>| day.map(|day| shell.date(&day.on));
        let from = date(strip.first()).unwrap_or_default();
        let until = date(strip.last()).unwrap_or_default();
        let values = [("from", Value::Text(&from)), ("until", Value::Text(&until))];
        let days = strip.iter().enumerate();
        let days = days.map(|(place, day)| self.day(day, row, place == 0));
        Some(Why {
            lines,
            label: shell.words().say_with("applicant-strip", &values),
            days: days.collect(),
            steps,
            safe: counted && duty.named == Named::Safe && row != 0,
        })
    }

    fn day(&self, day: &StripDay, row: usize, first: bool) -> WhyDay {
        let shell = &self.shell;
        let cell = day.cells[row];
        let last = matches!(cell, Cell::Last(_) | Cell::Moved | Cell::Reached);
        let says = match cell {
            _ if day.folded() => shell.words().count("strip-folded", day.days as usize),
            Cell::Counted(n) | Cell::Last(n) => {
                let count = [("count", Value::Count(i64::from(n)))];
                shell.words().say_with("applicant-day-counted", &count)
            }
            Cell::Moved | Cell::Reached => shell.say("applicant-day-last"),
            Cell::Skipped | Cell::Past if day.reason.as_deref() == Some("trigger") => {
                shell.say("applicant-day-start")
            }
            Cell::Skipped | Cell::Past => shell.say("applicant-day-off"),
        };
        let class = match cell {
            _ if last => "end",
            _ if day.on == shell.today => "now",
            Cell::Skipped if day.closed() => "off",
            Cell::Skipped => "start",
            _ => "",
        };
        WhyDay {
            class,
            weekday: shell.weekday(&day.on),
            number: day.number(&first, &true),
            says,
            last: last && cell != Cell::Moved,
        }
    }
}
