//! On which days somebody is written to, as a setting: ladders and their rungs.
//! Not here: the windows of one deadline ([`crate::reminder`]).

use std::fmt;
use std::str::FromStr;

use law::formula::Count;
use law::words::{Kind, UnknownWord};
use law::{Rule, RuleVersion};
use serde::{Deserialize, Serialize};

/// One step of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Rung {
    /// At once, when the fact is recorded or the person arrives.
    Intake,
    /// When a window opens.
    Opening,
    /// So many working days before the safe date.
    WorkingDaysBefore(u32),
    /// So many calendar days before the safe date, then back to a working day.
    DaysBefore(u32),
    /// So many months before the expiry, then back to a working day.
    MonthsBeforeExpiry(u32),
    /// On the safe date.
    OnTheDay,
    /// On the morning of the legal date, when that is later than the safe one.
    Last,
    /// At once, when a letter named another date. No ladder has it.
    Correction,
    /// At once, when a letter named a date that holds no more. No ladder has it.
    Dropped,
}

impl Rung {
    /// Whether it puts right what an earlier letter said.
    pub const fn corrects(self) -> bool {
        matches!(self, Self::Correction | Self::Dropped)
    }
}

impl fmt::Display for Rung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = |n: u32| if n == 1 { "" } else { "s" };
        match *self {
            Self::Intake => f.write_str("intake"),
            Self::Opening => f.write_str("opening"),
            Self::WorkingDaysBefore(n) => write!(f, "{n}-working-day{}-before", s(n)),
            Self::DaysBefore(n) => write!(f, "{n}-day{}-before", s(n)),
            Self::MonthsBeforeExpiry(n) => write!(f, "{n}-month{}-before-expiry", s(n)),
            Self::OnTheDay => f.write_str("on-the-day"),
            Self::Last => f.write_str("last"),
            Self::Correction => f.write_str("correction"),
            Self::Dropped => f.write_str("dropped"),
        }
    }
}

impl FromStr for Rung {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let counted = || {
            let (number, rest) = text.split_once('-')?;
            let n: u32 = number.parse().ok().filter(|n| (1..=400).contains(n))?;
            Some(match rest {
                "working-day-before" | "working-days-before" => Self::WorkingDaysBefore(n),
                "day-before" | "days-before" => Self::DaysBefore(n),
                "month-before-expiry" | "months-before-expiry" => Self::MonthsBeforeExpiry(n),
                _ => return None,
            })
        };
        match text {
            "intake" => Ok(Self::Intake),
            "opening" => Ok(Self::Opening),
            "on-the-day" => Ok(Self::OnTheDay),
            "last" => Ok(Self::Last),
            "correction" => Ok(Self::Correction),
            "dropped" => Ok(Self::Dropped),
            _ => counted().ok_or_else(|| UnknownWord {
                list: "rung",
                text: text.to_owned(),
                expected: vec![
                    "intake",
                    "opening",
                    "N-working-days-before",
                    "N-days-before",
                    "N-months-before-expiry",
                    "on-the-day",
                    "last",
                ],
            }),
        }
    }
}

impl TryFrom<String> for Rung {
    type Error = UnknownWord;
    fn try_from(text: String) -> Result<Self, UnknownWord> {
        text.parse()
    }
}

impl From<Rung> for String {
    fn from(rung: Rung) -> Self {
        rung.to_string()
    }
}

/// In what a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Working days after a fact.
    WorkingDays,
    /// Calendar days after a fact.
    Days,
    /// Months or years after a fact.
    Months,
}

/// The rungs for the rules that fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// What people call it.
    pub name: String,
    /// Rules by id; empty = any.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Kinds of date; empty = any.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// In what the rule counts; absent = anything.
    pub unit: Option<Unit>,
    /// The longest period it fits, in that unit.
    pub up_to: Option<u32>,
    /// Rules whose date says it better: while the same case has one that is written about, nothing is
    /// written about this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<String>,
    /// The rungs, earliest first.
    pub rungs: Vec<Rung>,
}

impl Ladder {
    /// Whether a rule in one of its versions climbs this ladder.
    pub fn fits(&self, rule: &Rule, version: &RuleVersion) -> bool {
        let counted = match version.count {
            Count::WorkingDaysAfter(n) => Some((Unit::WorkingDays, n)),
            Count::DaysAfter(n) => Some((Unit::Days, n)),
            Count::MonthsAfter(n) => Some((Unit::Months, n)),
            Count::YearsAfter(n) => Some((Unit::Months, n.saturating_mul(12))),
            _ => None,
        };
        let unit_fits = self
            .unit
            .is_none_or(|unit| counted.is_some_and(|(u, _)| u == unit));
        let length_fits = self
            .up_to
            .is_none_or(|most| counted.is_some_and(|(_, n)| n <= most));
        (self.rules.is_empty() || self.rules.contains(&rule.id))
            && (self.kinds.is_empty() || self.kinds.contains(&rule.kind))
            && unit_fits
            && length_fits
    }
}

/// All ladders; the first that fits is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladders {
    /// In order.
    pub ladder: Vec<Ladder>,
}

/// A ladder file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("ladders: {0}")]
pub struct LadderError(pub String);

impl Ladders {
    /// Reads ladders from TOML.
    ///
    /// # Errors
    /// When the text does not fit, or a ladder has no rungs.
    pub fn parse(text: &str) -> Result<Self, LadderError> {
        let read: Self = toml::from_str(text).map_err(|error| LadderError(error.to_string()))?;
        for ladder in &read.ladder {
            if ladder.rungs.is_empty() {
                return Err(LadderError(format!("{} has no rungs", ladder.name)));
            }
            if let Some(rung) = ladder.rungs.iter().find(|rung| rung.corrects()) {
                let said = format!("{}: {rung} is no rung of a ladder", ladder.name);
                return Err(LadderError(said));
            }
        }
        Ok(read)
    }

    /// The ladders of this binary.
    ///
    /// # Errors
    /// When the embedded file is wrong; a test keeps that from being released.
    pub fn embedded() -> Result<Self, LadderError> {
        Self::parse(include_str!("../ladders.toml"))
    }

    /// The ladder of a rule. None for dates that are never written about: what the authority owes,
    /// mere openings and checks.
    pub fn find(&self, rule: &Rule, version: &RuleVersion) -> Option<&Ladder> {
        self.ladder.iter().find(|ladder| ladder.fits(rule, version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::RuleBook;

    /// Which ladder each rule climbs; the others are never written about.
    const CLIMBS: &[(&str, &[&str])] = &[
        ("working-days-3", &["tcn-short-stay-report"]),
        (
            "working-days-8",
            &[
                "dvisa-register",
                "dvisa-b20-register",
                "annex46-register",
                "asylum-register-commune",
                "annex33-report",
                "address-change-declare",
            ],
        ),
        ("working-days-10", &["eu-short-stay-report"]),
        (
            "months-3",
            &[
                "eu-long-stay-apply",
                "eu-family-tcn-apply",
                "ltr-other-ms-apply",
            ],
        ),
        (
            "documents",
            &[
                "annex19ter-documents",
                "annex19-documents-legacy",
                "annex19-extra-month-legacy",
                "ltr-other-ms-documents",
            ],
        ),
        ("a-card", &["a-card-renew-window"]),
        ("window", &["k-card-renew-window"]),
        ("right", &["durable-stay-5y", "ltr-eligibility-5y"]),
        ("durable-stay-card-f", &["f-card-annex22-window"]),
        ("end-of-90-days", &["short-stay-end-90"]),
        ("extension", &["short-stay-extension-ask"]),
        ("durable-stay-lost", &["durable-loss-2y"]),
        (
            "other",
            &[
                "annex3-pending-annex15",
                "cvisa-last-day",
                "ai-validity-19ter",
                "appeal-rvv-30",
                "annex35-extend",
                "annex15-validity-45",
                "annex8ter-validity-45",
                "student-renew-latest",
                "student-complete-file",
                "single-permit-renew-employer",
                "art10-ai-validity",
                "cohabitation-visa-c-legacy",
                "ai-validity-asylum-first",
                "ai-validity-asylum-next",
                "annex33-renew",
                "departure-declare",
                "return-report-15",
                "absence-limit-1y",
                "fee-balance-30",
                "eu-card-expiry",
                "wa-m-card-expiry",
                "old-f-card-cutoff",
                "document-expiry",
            ],
        ),
    ];

    #[test]
    fn every_rule_has_its_ladder_or_is_never_written_about() {
        let ladders = Ladders::embedded().unwrap();
        for rule in RuleBook::embedded().unwrap().rules() {
            let silent = matches!(
                rule.kind,
                Kind::Authority | Kind::Opens | Kind::Check | Kind::Notice
            );
            let climbs = CLIMBS
                .iter()
                .find(|(_, rules)| rules.contains(&rule.id.as_str()));
            assert_eq!(
                climbs.is_none(),
                silent || rule.id == "nationality-info-5y",
                "{} needs its row here",
                rule.id
            );
            for version in &rule.version {
                let found = ladders
                    .find(rule, version)
                    .map(|ladder| ladder.name.as_str());
                assert_eq!(found, climbs.map(|(name, _)| *name), "{}", rule.id);
            }
        }
    }

    #[test]
    fn who_gives_way_gives_way_to_a_rule_that_is_written_about() {
        let (ladders, book) = (Ladders::embedded().unwrap(), RuleBook::embedded().unwrap());
        for ladder in &ladders.ladder {
            for other in &ladder.unless {
                let rule = book.find(other).unwrap();
                let climbs = rule
                    .version
                    .iter()
                    .all(|one| ladders.find(rule, one).is_some());
                assert!(climbs && !ladder.rules.contains(other), "{}", ladder.name);
            }
        }
    }

    #[test]
    fn rungs_read_back() {
        for ladder in Ladders::embedded().unwrap().ladder {
            for rung in ladder.rungs {
                assert_eq!(rung.to_string().parse::<Rung>(), Ok(rung));
            }
        }
        for bad in [
            "0-days-before",
            "-days-before",
            "5-weeks-before",
            "tomorrow",
        ] {
            assert!(bad.parse::<Rung>().is_err(), "{bad}");
        }
    }
}
