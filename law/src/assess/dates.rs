//! The dates of one occurrence of one rule: its readings, and which of them is due and safe.
//! Not here: the formulas ([`crate::formula`]) and what became of the date ([`super::outcome`]).

use chrono::NaiveDate;

use super::TraceLevel;
use super::trigger::Trigger;
use crate::calendar::Calendar;
use crate::formula::{self, Count, Readings};
use crate::rule::{Rule, RuleVersion};
use crate::situation::Situation;
use crate::stay;
use crate::trace::{Action, Step, Walk};
use crate::words::{Kind, Reading};

/// The dates of one occurrence.
#[derive(Debug, Default)]
pub struct Dates {
    /// The date under each reading.
    pub readings: Readings,
    /// The legal date.
    pub due: Option<NaiveDate>,
    /// The safe date under the profile asked.
    pub safe: Option<NaiveDate>,
    /// First day, for windows and openings.
    pub opens: Option<NaiveDate>,
    /// First working day of a window.
    pub safe_opens: Option<NaiveDate>,
    /// How it was counted.
    pub trace: Vec<Step>,
    /// Whether the first day of the stay is already one too many.
    pub days_used_up: bool,
}

impl Dates {
    /// Counts what a version says from its trigger.
    pub fn of(
        calendar: &Calendar,
        rule: &Rule,
        version: &RuleVersion,
        trigger: &Trigger<'_>,
        situation: &Situation,
        level: TraceLevel,
    ) -> Self {
        let mut dates = Self::default();
        if level != TraceLevel::None {
            dates.trace.extend(trigger.beginning());
        }
        match version.count {
            Count::StayDays(limit) => dates.count_stay(calendar, limit, trigger, situation, level),
            Count::VisaEnd if trigger.derived_from.is_some() => dates.count_visa(trigger, level),
            _ => dates.count_readings(calendar, rule, version, trigger.on, level),
        }
        let chosen = dates.readings.get(situation.profile.into());
        (dates.due, dates.safe) = match rule.kind {
            Kind::Authority => (dates.readings.statutory, None),
            Kind::Opens | Kind::Check | Kind::Notice => (None, None),
            Kind::Eligibility => (None, dates.readings.careful),
            _ if rule.policy => (None, chosen),
            _ => (dates.readings.statutory, chosen),
        };
        match rule.kind {
            Kind::Opens => dates.opens = dates.readings.statutory,
            Kind::Window => dates.count_opening(calendar, version.count, trigger.on, level),
            _ => {}
        }
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
            let record = level.records(reading);
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

    fn count_opening(
        &mut self,
        calendar: &Calendar,
        count: Count,
        expiry: NaiveDate,
        level: TraceLevel,
    ) {
        let mut of = |reading: Reading| {
            let walk = formula::opening(calendar, count, reading, expiry, level.records(reading))?;
            let day = walk.day();
            self.trace.extend(walk.into_steps());
            Some(day)
        };
        self.opens = of(Reading::Statutory);
        self.safe_opens = of(Reading::Careful);
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

    /// The days printed on a visa, counted from the entry: the entry day is day 1.
    fn count_visa(&mut self, trigger: &Trigger<'_>, level: TraceLevel) {
        self.readings = Readings::same(Some(trigger.on));
        if level == TraceLevel::None {
            return;
        }
        let entry = trigger.counted_from();
        let number = (trigger.on - entry).num_days() + 1;
        self.trace.extend([
            Step::new(entry, Action::Trigger),
            Step::new(trigger.on, Action::StayDay).number(number),
            Step::new(trigger.on, Action::Result),
        ]);
    }
}

impl TraceLevel {
    /// Whether the steps of a reading are kept.
    fn records(self, reading: Reading) -> bool {
        match self {
            Self::None => false,
            Self::Steps => reading == Reading::Statutory,
            Self::Full => true,
        }
    }
}
