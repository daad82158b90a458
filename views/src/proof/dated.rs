//! From a date of `law` and its recorded steps to the proof that people read.
//! Not here: where the date was kept, or which page shows it.

use chrono::NaiveDate;
use law::calendar::{self, Week};
use law::rule::{Disagreement as Other, LegalBasis};
use law::trace::{Action, Step, counts, replay};
use law::{Deadline, Readings, Rule, RuleVersion, Start};
use serde::Serialize;

use super::finding::{Finding, Judged};
use super::strip::{self, Path};
use super::{Basis, Disagreement, Meaning, Profile, Proof, ReadingDates, Replay, StepLine};
use crate::dates::{self, Form};
use crate::lawbook::source;
use crate::words::{Value, Words};

/// The readings, in the order of every page.
pub(super) const READINGS: [law::Reading; 3] = [
    law::Reading::Statutory,
    law::Reading::Careful,
    law::Reading::Strict,
];

/// One date with the steps that led to it.
#[derive(Debug, Clone)]
pub struct Dated<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The version that was in force.
    pub version: &'a RuleVersion,
    /// The fact that started it.
    pub trigger: Start,
    /// Its day.
    pub trigger_on: NaiveDate,
    /// The date under each reading.
    pub readings: Readings,
    /// What a check found; on checks only.
    pub check: Option<Judged>,
    /// The safe date.
    pub safe_on: Option<NaiveDate>,
    /// The first day of a window or an opening.
    pub opens_on: Option<NaiveDate>,
    /// The reading that `safe` shows.
    pub profile: law::Profile,
    /// The steps of every reading that was recorded.
    pub steps: &'a [Step],
    /// What must be known to decide whether the rule applies.
    pub missing: Vec<String>,
    /// The last open day of the town hall that is still safe.
    pub advice_on: Option<NaiveDate>,
    /// The closing days of the town hall.
    pub closures: &'a [NaiveDate],
}

/// What closing days change: the day to go, never a date of law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// The last open day that is still safe; `None` when none is left.
    pub on: Option<NaiveDate>,
    /// The closing days that moved it.
    pub closed: Vec<NaiveDate>,
}

impl<'a> Dated<'a> {
    /// A date as the engine gave it, traced in full.
    pub fn of(
        deadline: &'a Deadline<'a>,
        profile: law::Profile,
        closures: &'a [NaiveDate],
    ) -> Self {
        Self {
            rule: deadline.rule,
            version: deadline.version,
            trigger: deadline.trigger,
            trigger_on: deadline.trigger_on,
            readings: deadline.readings,
            check: deadline.check.as_ref().map(Judged::from),
            safe_on: deadline.safe,
            opens_on: deadline.opens,
            profile,
            steps: &deadline.trace,
            missing: deadline.missing.iter().map(ToString::to_string).collect(),
            advice_on: deadline.advice,
            closures,
        }
    }

    /// The steps of one reading to its date; those to the opening of a window stand apart.
    fn of_reading(&self, reading: law::Reading) -> Vec<Step> {
        self.counts(reading, false)
    }

    fn counts(&self, reading: law::Reading, opening: bool) -> Vec<Step> {
        let of = |step: &Step| step.reading.unwrap_or(law::Reading::Statutory) == reading;
        let opens = |count: &[Step]| count.iter().any(|step| step.step == Action::Opens);
        counts(self.steps)
            .filter(|count| opens(count) == opening)
            .flatten()
            .filter(|step| of(step))
            .cloned()
            .collect()
    }

    /// The dates shown: advice of the house has one, under the reading in use.
    fn dates(&self) -> Readings {
        if !self.rule.policy {
            return self.readings;
        }
        let only = |reading| {
            self.safe_on
                .filter(|_| law::Reading::from(self.profile) == reading)
        };
        let [statutory, careful, strict] = READINGS.map(only);
        Readings {
            statutory,
            careful,
            strict,
        }
    }

    fn replay(&self, dates: Readings) -> Replay {
        let mut told = false;
        let opening = self.counts(law::Reading::Statutory, true);
        if !opening.is_empty() && replay(&opening).ok() != self.opens_on {
            return Replay::Differs;
        }
        for reading in READINGS {
            let steps = self.of_reading(reading);
            let counted = steps.iter().any(|step| step.step == Action::Result);
            let (true, Some(on)) = (counted, dates.get(reading)) else {
                continue;
            };
            told = true;
            if replay(&steps) != Ok(on) {
                return Replay::Differs;
            }
        }
        if told { Replay::Same } else { Replay::NotTold }
    }

    /// What the closing days changed; `None` when they changed nothing.
    pub fn advice(&self) -> Option<Advice> {
        let from_expiry = self.version.count.is_from_expiry();
        let after = (!from_expiry).then_some(self.trigger_on);
        Advice::of(self.safe_on?, after, self.advice_on, self.closures)
    }
}

impl Advice {
    /// What closing days changed about a safe date counted from a day (`None`: from an expiry).
    pub fn of(
        safe: NaiveDate,
        after: Option<NaiveDate>,
        advice: Option<NaiveDate>,
        closures: &[NaiveDate],
    ) -> Option<Self> {
        let usual = calendar::roll_back(safe)?;
        let first = after.and_then(|day| calendar::working_day_after(day, 1, Week::W1));
        let usual = first.is_none_or(|first| first <= usual).then_some(usual)?;
        if advice == Some(usual) {
            return None;
        }
        let start = advice.or(after).unwrap_or(NaiveDate::MIN);
        let mut closed: Vec<NaiveDate> = closures
            .iter()
            .copied()
            .filter(|day| *day > start && *day <= usual)
            .filter(|day| calendar::day_off(*day, Week::W1).is_none())
            .collect();
        closed.sort_unstable();
        closed.dedup();
        (!closed.is_empty()).then_some(Self { on: advice, closed })
    }

    /// The sentence for a reader.
    pub fn words(&self, words: &Words) -> String {
        /// More days than these are told as a range.
        const MOST_DAYS: usize = 4;
        let short = |on: &NaiveDate| dates::write(words.language(), *on, Form::Short);
        let days = match self.closed.as_slice() {
            [first, .., last] if self.closed.len() > MOST_DAYS => {
                let (from, until) = (short(first), short(last));
                let values = [("from", Value::Text(&from)), ("until", Value::Text(&until))];
                words.say_with("explain-day-range", &values)
            }
            few => few.iter().map(short).collect::<Vec<_>>().join(", "),
        };
        match self.on {
            Some(on) => {
                let date = dates::write(words.language(), on, Form::Full);
                let values = [("date", Value::Text(&date)), ("days", Value::Text(&days))];
                words.say_with("advice-earlier", &values)
            }
            None => words.say_with("advice-none", &[("days", Value::Text(&days))]),
        }
    }
}

impl Proof {
    /// The proof of one date, with its articles and disagreements in the reader's words.
    pub fn of(dated: &Dated<'_>, words: &Words) -> Self {
        let rule = dated.rule;
        let dates = dated.dates();
        let paths = READINGS.map(|reading| Path::of(&dated.of_reading(reading), dated.trigger_on));
        let paths = paths.map(|path| path.filter(|_| !rule.policy || dated.safe_on.is_some()));
        let numbered = strip::counts_days(&paths);
        let strip = if numbered {
            strip::numbered(dated.trigger_on, &paths, dated.closures)
        } else {
            strip::reached(dated.trigger_on, &paths, dated.closures)
        };
        let numbered = numbered && !strip.is_empty();
        let steps = if numbered {
            Default::default()
        } else {
            READINGS.map(|reading| {
                let mut told = dated.of_reading(reading);
                told.extend(dated.counts(reading, true));
                told.iter().filter_map(line).collect()
            })
        };
        let derived = dated.steps.iter().find(|s| s.step == Action::Derived);
        Self {
            rule: rule.id.clone(),
            started: (dated.trigger.to_string(), dated.trigger_on),
            derived_from: derived.and_then(|step| step.from).map(|f| f.to_string()),
            finding: dated.check.as_ref().map(|one| Finding::of(one, words)),
            strip,
            numbered,
            steps: shared(steps, dates),
            readings: ReadingDates {
                statutory: dates.statutory,
                careful: dates.careful,
                strict: dates.strict,
            },
            meaning: Meaning::of(rule.kind),
            opens_on: dated.opens_on,
            profile: match dated.profile {
                law::Profile::Statutory => Profile::Statutory,
                law::Profile::Careful => Profile::Careful,
                law::Profile::Strict => Profile::Strict,
            },
            replay: dated.replay(dates),
            basis: rule.basis.iter().map(|one| article(one, words)).collect(),
            version: dated.version.name(),
            in_force_from: dated.version.in_force_from,
            in_force_until: dated.version.in_force_until,
            certainty: rule.certainty.to_string(),
            checked: Some((rule.checked.by.clone(), rule.checked.on)),
            jurist: rule.checked.jurist,
            policy: rule.policy,
            condition: missing(&dated.missing, words),
            doubt: words.find(&format!("law-{}.doubt", rule.id)),
            disputed: rule.disputed.iter().map(|one| other(one, words)).collect(),
            advice: dated.advice(),
        }
    }
}

/// A stay counted in days has one path for all readings.
fn shared(steps: [Vec<StepLine>; 3], dates: Readings) -> [Vec<StepLine>; 3] {
    let same = dates.statutory == dates.careful && dates.statutory == dates.strict;
    let [first, second, third] = steps;
    let or_first = |own: Vec<StepLine>| {
        if own.is_empty() && same {
            first.clone()
        } else {
            own
        }
    };
    [first.clone(), or_first(second), or_first(third)]
}

/// An article as it is cited, in words.
pub(crate) fn article(basis: &LegalBasis, words: &Words) -> Basis {
    let known = words.find(&format!("act-{}", basis.act));
    let act = known.unwrap_or_else(|| basis.act.clone());
    // A printed date has no article; the rule files say "the printed date" there. Neither has practice.
    let bare = basis.article.starts_with("the printed") || ["", "-"].contains(&&*basis.article);
    let text = if bare {
        act
    } else {
        let values = [
            ("act", Value::Text(&act)),
            ("article", Value::Text(&basis.article)),
        ];
        words.say_with("article", &values)
    };
    Basis {
        text,
        url: basis.url.clone(),
        seen: basis.verified,
    }
}

/// A source that says otherwise, in the reader's words where we have them.
pub(crate) fn other(one: &Other, words: &Words) -> Disagreement {
    let (source, url) = source::named(&one.source, words);
    let known = source::said(&one.says, words);
    Disagreement {
        source,
        url,
        english: known.is_none() && words.language() != crate::Language::En,
        says: known.unwrap_or_else(|| one.says.clone()),
        seen_on: one.seen_on,
    }
}

/// What is not known yet, in words.
fn missing(paths: &[String], words: &Words) -> Option<String> {
    let named = |path: &String| words.missing(path.rsplit('.').next().unwrap_or_default());
    (!paths.is_empty()).then(|| paths.iter().map(named).collect::<Vec<_>>().join(", "))
}

/// A step as it is told; the strip and the result say the others.
fn line(step: &Step) -> Option<StepLine> {
    let n = step.n.unwrap_or_default();
    let whole_years = n % 12 == 0;
    let (name, count) = match step.step {
        Action::Trigger | Action::Derived | Action::Counted | Action::Skipped | Action::Result => {
            return None;
        }
        Action::Days if n < 0 => ("days-back".to_owned(), -n),
        Action::Months if n < 0 => ("months-back".to_owned(), -n),
        Action::Months if whole_years => ("years".to_owned(), n / 12),
        other => (strip::word(&other)?.replace('_', "-"), n),
    };
    Some(StepLine {
        on: step.day,
        step: name,
        count,
        why: step.why.and_then(|why| strip::word(&why)),
    })
}
