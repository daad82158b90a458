//! Every rule that gives dates against a second calendar and formulas written anew: the holidays
//! by another reckoning of Easter, days walked one by one, months by their numbers. Trigger days
//! 2018 to 2034, three readings.
//! Not here: anything of `law::calendar` or `law::formula`; and checks, whose verdicts `absences.rs` finds
//! a second time.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod common;

use std::collections::HashSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use common::{Period, ROWS, Unit, book_of, date_of, day};
use law::assess::TraceLevel;
use law::words::Kind;
use law::{Profile, RuleBook};

const YEARS: std::ops::RangeInclusive<i32> = 2015..=2042;

/// Easter by the moon: the epact of the year gives the full moon, the Sunday after it is Easter.
fn easter(year: i32) -> NaiveDate {
    let century = year / 100 + 1;
    let golden = year % 19 + 1;
    let solar = 3 * century / 4 - 12;
    let lunar = (8 * century + 5) / 25 - 5;
    let mut epact = (11 * golden + 20 + lunar - solar).rem_euclid(30);
    if epact == 24 || (epact == 25 && golden > 11) {
        epact += 1;
    }
    let mut moon = 44 - epact;
    if moon < 21 {
        moon += 30;
    }
    let march = NaiveDate::from_ymd_opt(year, 3, 1).unwrap();
    let mut sunday = march + Days::new(u64::try_from(moon).unwrap());
    while sunday.weekday() != Weekday::Sun {
        sunday = sunday.succ_opt().unwrap();
    }
    sunday
}

struct Calendar {
    holidays: HashSet<NaiveDate>,
}

impl Calendar {
    fn new() -> Self {
        let mut holidays = HashSet::new();
        for year in YEARS {
            for (month, number) in [
                (1, 1),
                (5, 1),
                (7, 21),
                (8, 15),
                (11, 1),
                (11, 11),
                (12, 25),
            ] {
                holidays.insert(NaiveDate::from_ymd_opt(year, month, number).unwrap());
            }
            for after in [1, 39, 50] {
                holidays.insert(easter(year) + Days::new(after));
            }
        }
        Self { holidays }
    }

    fn open(&self, on: NaiveDate, saturday: bool) -> bool {
        let week_end = match on.weekday() {
            Weekday::Sun => true,
            Weekday::Sat => !saturday,
            _ => false,
        };
        !week_end && !self.holidays.contains(&on)
    }

    fn working(&self, mut on: NaiveDate, n: i64, saturday: bool) -> NaiveDate {
        let mut left = n;
        while left > 0 {
            on = on.succ_opt().unwrap();
            left -= i64::from(self.open(on, saturday));
        }
        on
    }

    fn forward(&self, mut on: NaiveDate) -> NaiveDate {
        while !self.open(on, false) {
            on = on.succ_opt().unwrap();
        }
        on
    }

    fn back(&self, mut on: NaiveDate) -> NaiveDate {
        while !self.open(on, false) {
            on = on.pred_opt().unwrap();
        }
        on
    }

    fn floor(&self, on: NaiveDate, trigger: NaiveDate) -> NaiveDate {
        on.max(self.working(trigger, 1, false))
    }

    /// Statutory, careful and strict, as the table of the contract writes them.
    fn readings(&self, kind: Kind, period: Period, t: NaiveDate) -> [Option<NaiveDate>; 3] {
        use Unit::{Days, Months, WorkingDays, Years};
        let act = |legal, careful, strict| {
            let late = |on| self.floor(self.back(on), t);
            [Some(legal), Some(late(careful)), Some(late(strict))]
        };
        let before = |end: NaiveDate| {
            let eve = plus(end, -1);
            [Some(end), Some(self.back(end)), Some(self.back(eve))]
        };
        let twice = |legal, safe| [Some(legal), Some(safe), Some(safe)];
        let months = |n, unit| if unit == Years { 12 * n } else { n };
        match (kind, period) {
            (Kind::Act, Period::After(n, WorkingDays)) => act(
                self.working(t, n, false),
                self.working(t, n, true),
                plus(t, n),
            ),
            (Kind::Act, Period::After(n, Days)) => {
                act(self.forward(plus(t, n)), plus(t, n), plus(t, n - 1))
            }
            (Kind::Act, Period::After(n, unit)) => {
                let end = same_number(t, months(n, unit));
                act(self.forward(end), end, eve(t, months(n, unit)))
            }
            (Kind::Act, Period::Before(n, Days)) => before(plus(t, -n)),
            (Kind::Act, Period::Before(n, unit)) => before(same_number(t, -months(n, unit))),
            (Kind::Act, Period::FCard) => {
                let five = before(same_number(t, -5));
                [Some(plus(t, -1)), five[1], five[2]]
            }
            (Kind::Act, Period::StayBefore(stay, ahead)) => before(plus(t, stay - 1 - ahead)),
            (Kind::Window, Period::Window(_, close)) => before(plus(t, -close)),
            (Kind::Validity, Period::After(n, Days)) => twice(plus(t, n), plus(t, n - 1)),
            (Kind::Validity, Period::After(n, unit)) => {
                let n = months(n, unit);
                twice(same_number(t, n), eve(t, n))
            }
            (Kind::StayLimit, Period::After(n, unit)) => {
                let n = months(n, unit);
                twice(same_number(t, n), eve(t, n))
            }
            (Kind::StayLimit, Period::Stay(n)) => twice(plus(t, n - 1), plus(t, n - 1)),
            (_, Period::On) => twice(t, t),
            (Kind::Eligibility, Period::After(n, unit)) => {
                let end = same_number(t, months(n, unit));
                twice(end, plus(end, 1))
            }
            (Kind::Authority, Period::After(n, unit)) => {
                let end = match unit {
                    WorkingDays => self.working(t, n, false),
                    Days => self.forward(plus(t, n)),
                    Months | Years => self.forward(same_number(t, months(n, unit))),
                };
                [Some(end), None, None]
            }
            (Kind::Opens, Period::Before(n, Days)) => [Some(plus(t, -n)), None, None],
            (Kind::Opens, Period::Before(n, unit)) => {
                [Some(same_number(t, -months(n, unit))), None, None]
            }
            other => panic!("the contract has no row for {other:?}"),
        }
    }
}

fn plus(mut on: NaiveDate, n: i64) -> NaiveDate {
    for _ in 0..n.abs() {
        on = if n < 0 { on.pred_opt() } else { on.succ_opt() }.unwrap();
    }
    on
}

/// The same number so many months on; where the month is shorter, its last day.
fn same_number(on: NaiveDate, months: i64) -> NaiveDate {
    let place = i64::from(on.year()) * 12 + i64::from(on.month0()) + months;
    let (year, month) = (place.div_euclid(12), place.rem_euclid(12) + 1);
    let (year, month) = (i32::try_from(year).unwrap(), u32::try_from(month).unwrap());
    let fits = |number| NaiveDate::from_ymd_opt(year, month, number);
    (1..=on.day()).rev().find_map(fits).unwrap()
}

fn eve(on: NaiveDate, months: i64) -> NaiveDate {
    let end = same_number(on, months);
    if end.day() == on.day() {
        plus(end, -1)
    } else {
        end
    }
}

#[test]
fn the_table_names_every_rule_that_gives_dates() {
    // Notices have no date, and checks have a verdict: tests/absences.rs judges those a second time.
    let undated = [Kind::Notice, Kind::Check];
    let rules = RuleBook::embedded().unwrap().rules();
    for rule in rules.iter().filter(|rule| !undated.contains(&rule.kind)) {
        let row = ROWS.iter().find(|row| row.0 == rule.id);
        let row = row.unwrap_or_else(|| panic!("{} has no row in tests/common", rule.id));
        assert_eq!(row.4, rule.kind, "{}", rule.id);
    }
}

#[test]
fn another_calendar_finds_the_same_dates() {
    let calendar = Calendar::new();
    let (first, last) = (day("2018-01-01"), day("2034-12-31"));
    let (mut compared, mut refused) = (0, 0);
    for row in ROWS {
        let (rule, .., kind, period) = *row;
        let book = book_of(rule);
        for on in first.iter_days().take_while(|on| *on <= last) {
            let from = if rule == "old-f-card-cutoff" {
                day("2026-08-03")
            } else {
                on
            };
            let [statutory, careful, strict] = calendar.readings(kind, period, from);
            let Some(found) = date_of(&book, row, on, Profile::Careful, TraceLevel::None) else {
                let limit = match rule {
                    "annex19-documents-legacy" | "annex19-extra-month-legacy" => day("2025-08-31"),
                    "cohabitation-visa-c-legacy" => day("2024-01-14"),
                    _ => panic!("{rule} is not in force on {on}"),
                };
                assert!(on > limit, "{rule} on {on}");
                refused += 1;
                continue;
            };
            let readings = found.readings;
            let policy = found.rule.policy;
            if policy {
                assert_eq!((found.due, found.safe), (None, careful), "{rule} from {on}");
                assert_eq!(readings, law::Readings::default());
            } else {
                let all = (readings.statutory, readings.careful, readings.strict);
                assert_eq!(all, (statutory, careful, strict), "{rule} from {on}");
            }
            if let Period::Window(opens, _) = period {
                let opens = plus(from, -opens);
                assert_eq!(found.opens, Some(opens), "{rule} from {on}");
                assert_eq!(
                    found.safe_opens,
                    Some(calendar.forward(opens)),
                    "{rule} from {on}"
                );
            }
            let (due, safe, opens) = match kind {
                Kind::Authority => (statutory, None, None),
                Kind::Opens => (None, None, statutory),
                Kind::Eligibility => (None, careful, None),
                Kind::Window => (statutory, careful, found.opens),
                _ if policy => (None, careful, None),
                _ => (statutory, careful, None),
            };
            assert_eq!(
                (found.due, found.safe, found.opens),
                (due, safe, opens),
                "{rule} from {on}"
            );
            compared += 1;
        }
    }
    assert!(
        compared > 330_000 && refused > 9_000,
        "{compared} compared, {refused} refused"
    );
}

/// The 90 days in any 180, by the words of the regulation: every day of the stay is asked anew.
#[test]
fn earlier_stays_are_counted_as_the_regulation_says() {
    let mut seed = 7_u64;
    let mut below = |n: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((seed >> 33) % n).unwrap()
    };
    let book = book_of("short-stay-end-90");
    for _ in 0..400 {
        let entry = plus(day("2026-01-01"), below(700));
        let mut situation = law::Situation::new(law::Track::ThirdCountryShortStay);
        situation
            .facts
            .push(law::Fact::new(law::FactKind::EnteredSchengen, entry));
        for _ in 0..below(5) {
            let from = plus(entry, -below(260));
            let until = plus(from, below(60));
            situation.earlier_stays.push(law::Stay { from, until });
        }
        let stayed = |on: NaiveDate| {
            let earlier = |stay: &law::Stay| stay.from <= on && on <= stay.until;
            on >= entry || situation.earlier_stays.iter().any(earlier)
        };
        let mut last = None;
        let mut on = entry;
        while (0_i64..180).filter(|back| stayed(plus(on, -back))).count() <= 90 {
            last = Some(on);
            on = plus(on, 1);
        }
        let found = law::assess(&book, &situation, TraceLevel::None).unwrap();
        assert_eq!(found.deadlines[0].due, last, "{situation:?}");
        let said = found
            .notices
            .iter()
            .any(|one| one.code == "schengen-days-used-up");
        assert_eq!(said, last.is_none());
    }
}
