//! From a situation to its dates: which rules speak, from which day, in which version, and what
//! became of each.
//! Not here: reading requests ([`crate::contract`]) and remembering answers (the store's work).

mod advice;
mod outcome;
mod trigger;

use chrono::NaiveDate;

use crate::book::RuleBook;
use crate::calendar::Calendar;
use crate::condition::ask_all;
use crate::formula::{self, Count, Readings};
use crate::rule::{Rule, RuleVersion};
use crate::situation::Situation;
use crate::stay;
use crate::trace::{Action, Step, Walk};
use crate::words::{Document, FactKind, Kind, Lodging, Profile, Reading};
use trigger::Trigger;

/// The first day on which "working day" means Monday to Friday by law (Civil Code 1.7).
const WORKING_DAY_DEFINED_ON: Option<NaiveDate> = NaiveDate::from_ymd_opt(2023, 1, 1);

/// How much of the counting is written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TraceLevel {
    /// Nothing.
    None,
    /// The statutory reading.
    #[default]
    Steps,
    /// Every reading.
    Full,
}

/// Where a date stands on the day of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The duty can and should be done.
    Open,
    /// Done in time.
    Met,
    /// Done after the legal date.
    MetLate,
    /// Not done, and the legal date has passed.
    Missed,
    /// The window has not opened, or the right lies ahead.
    NotYet,
    /// The paper or the stay has ended.
    Ended,
    /// The law asks nothing of this person; `exempt` says why.
    Exempt,
}

/// One date of one person, with its proof.
#[derive(Clone, Debug)]
pub struct Deadline<'book> {
    /// The rule it comes from.
    pub rule: &'book Rule,
    /// The version of the rule that was in force.
    pub version: &'book RuleVersion,
    /// The fact that started it; a derived trigger bears its own name.
    pub trigger: FactKind,
    /// The trigger day, or the expiry.
    pub trigger_on: NaiveDate,
    /// What the caller knows the starting fact by.
    pub fact_key: Option<String>,
    /// The legal date.
    pub due: Option<NaiveDate>,
    /// The safe date under the profile asked.
    pub safe: Option<NaiveDate>,
    /// First day, for windows and openings.
    pub opens: Option<NaiveDate>,
    /// First working day of a window.
    pub safe_opens: Option<NaiveDate>,
    /// The date under each reading.
    pub readings: Readings,
    /// Where it stands; `None` without a `today`.
    pub state: Option<State>,
    /// The day the duty was done.
    pub met_on: Option<NaiveDate>,
    /// The paper that results or ends.
    pub document: Vec<Document>,
    /// What must be known to decide whether the rule applies.
    pub missing: Vec<&'static str>,
    /// The lodging that exempts.
    pub exempt: Option<Lodging>,
    /// The last open day of the town hall that is still safe.
    pub advice: Option<NaiveDate>,
    /// How it was counted.
    pub trace: Vec<Step>,
}

impl Deadline<'_> {
    /// `trigger@day`: which occurrence of the rule this is.
    pub fn occurrence(&self) -> String {
        format!("{}@{}", self.trigger, self.trigger_on)
    }
}

/// A rule that waits for a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting<'book> {
    /// The rule.
    pub rule: &'book str,
    /// The facts that would start it.
    pub needs: Vec<FactKind>,
}

/// Something the reader must know besides the dates.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Notice {
    /// Stable code; words come from the locales.
    pub code: String,
    /// The rule it concerns.
    pub rule: String,
    /// The day it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The paper it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

/// Every date of a situation, what waits for a fact, and what must be said besides.
#[derive(Clone, Debug, Default)]
pub struct Assessment<'book> {
    /// The dates, in the order of the book.
    pub deadlines: Vec<Deadline<'book>>,
    /// Rules of the track whose trigger is not known.
    pub waiting: Vec<Waiting<'book>>,
    /// Notices, in the order of the book.
    pub notices: Vec<Notice>,
}

/// Two facts of the same day that contradict each other, so that no date can be given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("two {kind} facts on {on} name different papers: which one holds?")]
pub struct Ambiguous {
    /// The kind of fact.
    pub kind: FactKind,
    /// The day.
    pub on: NaiveDate,
}

/// Gives every date of a situation.
///
/// # Errors
/// [`Ambiguous`] when two facts of one day contradict each other: a wrong date is worse than none.
pub fn assess<'book>(
    book: &'book RuleBook,
    situation: &Situation,
    level: TraceLevel,
) -> Result<Assessment<'book>, Ambiguous> {
    trigger::refuse_contradictions(situation)?;
    let mut answer = Assessment::default();
    for rule in book
        .rules()
        .iter()
        .filter(|rule| rule.tracks.contains(&situation.track))
    {
        let triggers = trigger::find(rule, situation, &answer);
        if triggers.is_empty() {
            if ask_all(&rule.condition, situation, None, situation.today).is_ok() {
                answer.waiting.push(Waiting {
                    rule: &rule.id,
                    needs: vec![rule.trigger],
                });
            }
            continue;
        }
        for trigger in triggers {
            judge(book, rule, &trigger, situation, level, &mut answer);
        }
    }
    Ok(answer)
}

/// Judges one occurrence of one rule.
fn judge<'book>(
    book: &'book RuleBook,
    rule: &'book Rule,
    trigger: &Trigger<'_>,
    situation: &Situation,
    level: TraceLevel,
    answer: &mut Assessment<'book>,
) {
    let Ok(missing) = ask_all(&rule.condition, situation, trigger.fact, Some(trigger.on)) else {
        return;
    };
    let key_day = match rule.keyed_on {
        None => Some(trigger.on),
        Some(kind) => situation.newest(kind).map(|fact| fact.on),
    };
    let Some(key_day) = key_day else {
        answer.waiting.push(Waiting {
            rule: &rule.id,
            needs: rule.keyed_on.into_iter().collect(),
        });
        return;
    };
    let notice = |code: &str, on, document| Notice {
        code: code.to_owned(),
        rule: rule.id.clone(),
        on,
        document,
    };
    let Some(version) = rule.version_on(key_day) else {
        answer
            .notices
            .push(notice("not-in-force", Some(key_day), None));
        return;
    };
    if let Some(document) = trigger::printed_end(rule, trigger, version, situation) {
        answer
            .notices
            .push(notice("superseded-by-printed-end", None, Some(document)));
        return;
    }
    let dates = Dates::of(book.calendar(), rule, version, trigger, situation, level);
    if dates.days_used_up {
        answer
            .notices
            .push(notice("schengen-days-used-up", None, None));
    }
    for said in &rule.notice {
        if said.from.is_none_or(|from| from <= trigger.on) {
            answer.notices.push(notice(&said.code, None, None));
        }
    }
    if uses_working_days(rule.kind, version.count) && Some(trigger.on) < WORKING_DAY_DEFINED_ON {
        answer
            .notices
            .push(notice("working-day-undefined-before-2023", None, None));
    }
    if rule.trigger == FactKind::DurableStayStarted && !situation.absences.is_empty() {
        answer
            .notices
            .push(notice("absences-not-judged", None, None));
    }
    if trigger.assumed {
        answer
            .notices
            .push(notice("lawful-stay-start-assumed", Some(trigger.on), None));
    }
    let exempt = outcome::exempting_lodging(rule, situation);
    let met_on = outcome::met_on(rule, version, trigger, situation);
    let state = outcome::state(rule, &dates, met_on, exempt, situation.today);
    let document = trigger::document(rule, trigger, situation);
    let after = (!version.count.is_from_expiry()).then_some(trigger.on);
    let advice = dates
        .safe
        .and_then(|safe| advice::last_open_day(book.calendar(), safe, after, &situation.closures));
    answer.deadlines.push(Deadline {
        rule,
        version,
        trigger: trigger.kind,
        trigger_on: trigger.on,
        fact_key: trigger.fact.and_then(|fact| fact.key.clone()),
        due: dates.due,
        safe: dates.safe,
        opens: dates.opens,
        safe_opens: dates.safe_opens,
        readings: dates.readings,
        state,
        met_on,
        document,
        missing,
        exempt,
        advice,
        trace: dates.trace,
    });
}

/// Whether the date leans on the meaning of "working day".
fn uses_working_days(kind: Kind, count: Count) -> bool {
    matches!(kind, Kind::Act | Kind::Window | Kind::Authority) && !matches!(count, Count::OnDay)
}

/// The dates of one occurrence.
#[derive(Debug, Default)]
struct Dates {
    readings: Readings,
    due: Option<NaiveDate>,
    safe: Option<NaiveDate>,
    opens: Option<NaiveDate>,
    safe_opens: Option<NaiveDate>,
    trace: Vec<Step>,
    days_used_up: bool,
}

impl Dates {
    fn of(
        calendar: &Calendar,
        rule: &Rule,
        version: &RuleVersion,
        trigger: &Trigger<'_>,
        situation: &Situation,
        level: TraceLevel,
    ) -> Self {
        let mut dates = Self::default();
        let limit = match version.count {
            Count::StayDays(days) => Some(days),
            _ => None,
        };
        if let Some(from) = trigger.derived_from
            && level != TraceLevel::None
        {
            let mut step = Step::new(trigger.on, Action::Derived);
            step.from = Some(from);
            dates.trace.push(step);
        }
        if let Some(limit) = limit {
            dates.count_stay(calendar, limit, trigger, situation, level);
        } else {
            dates.count_readings(calendar, rule, version, trigger.on, level);
        }
        if let Some((opens, safe_opens)) =
            formula::opening(calendar, rule.kind, version.count, trigger.on)
        {
            dates.opens = Some(opens);
            dates.safe_opens = safe_opens;
        }
        let chosen = dates.readings.get(situation.profile.into());
        (dates.due, dates.safe) = match rule.kind {
            Kind::Authority => (dates.readings.statutory, None),
            Kind::Opens | Kind::Check => (None, None),
            Kind::Eligibility => (None, dates.readings.careful),
            _ if rule.policy => (None, chosen),
            _ => (dates.readings.statutory, chosen),
        };
        if rule.policy {
            dates.readings = Readings::default();
        }
        dates
    }

    fn count_readings(
        &mut self,
        calendar: &Calendar,
        rule: &Rule,
        version: &RuleVersion,
        on: NaiveDate,
        level: TraceLevel,
    ) {
        let mut of = |reading: Reading| {
            let record = match level {
                TraceLevel::None => false,
                TraceLevel::Steps => reading == Reading::Statutory,
                TraceLevel::Full => true,
            };
            let walk = formula::count_by(calendar, rule.kind, version.count, reading, on, record)?;
            let day = walk.day();
            self.trace.extend(walk.into_steps());
            Some(day)
        };
        self.readings = Readings {
            statutory: of(Reading::Statutory),
            careful: of(Reading::Careful),
            strict: of(Reading::Strict),
        };
    }

    fn count_stay(
        &mut self,
        calendar: &Calendar,
        limit: u32,
        trigger: &Trigger<'_>,
        situation: &Situation,
        level: TraceLevel,
    ) {
        let last = if situation.track.is_eu_short_stay() {
            stay::plain(trigger.on, limit)
        } else {
            stay::within_window(trigger.on, limit, &situation.earlier_stays)
        };
        self.days_used_up = last.is_none();
        self.readings = Readings::same(last.map(|last| last.day));
        if level == TraceLevel::None {
            return;
        }
        self.trace
            .extend(Walk::from_trigger(calendar, trigger.on, true).into_steps());
        if let Some(last) = last {
            if last.earlier_days > 0 {
                self.trace
                    .push(Step::new(last.day, Action::EarlierStay).number(last.earlier_days));
            }
            self.trace
                .push(Step::new(last.day, Action::StayDay).number(last.number));
            self.trace.push(Step::new(last.day, Action::Result));
        }
    }
}

/// The readings of a profile, for callers that hold a profile.
impl Profile {
    /// The reading whose date this profile calls safe.
    pub fn reading(self) -> Reading {
        self.into()
    }
}
