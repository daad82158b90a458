//! Every rule that gives dates, as the contract states it, and a situation that sets it off.
//! Not here: the rule files. This table was written from the contract, so that a number that
//! changes in a file by mistake is noticed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    dead_code,
    reason = "a test stops at the first surprise, and not every test uses everything"
)]

use chrono::NaiveDate;
use law::assess::{Deadline, TraceLevel, assess};
use law::words::Kind::{self, Act, Authority, Eligibility, Opens, StayLimit, Validity};
use law::{Fact, FactKind, Profile, RuleBook, Situation};

/// A unit of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    WorkingDays,
    Days,
    Months,
    Years,
}
use Unit::{Days, Months, WorkingDays, Years};

/// What a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    After(i64, Unit),
    Before(i64, Unit),
    Window(i64, i64),
    Stay(i64),
    /// So many days before the last of so many days of stay.
    StayBefore(i64, i64),
    On,
    FCard,
}
use Period::{After, Before, FCard, On, Stay, StayBefore, Window};

/// Rule, a track of it, a fact that sets it off, what its condition asks, kind and period.
pub type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Kind,
    Period,
);

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    ("eu-short-stay-report", "eu-short-stay", "entered_belgium", "", Act, After(10, WorkingDays)),
    ("tcn-short-stay-report", "third-country-short-stay", "entered_belgium", "", Act, After(3, WorkingDays)),
    ("annex3-pending-annex15", "third-country-short-stay", "annex_15_issued", "", Validity, After(15, Days)),
    ("short-stay-end-90", "eu-short-stay", "entered_belgium", "", StayLimit, Stay(90)),
    ("cvisa-last-day", "third-country-short-stay-visa-c", "visa_ends", "visa=C", StayLimit, On),
    ("short-stay-extension-ask", "eu-short-stay", "entered_belgium", "", Act, StayBefore(90, 14)),
    ("eu-long-stay-apply", "eu-long-stay", "entered_belgium", "", Act, After(3, Months)),
    ("annex19-documents-legacy", "eu-long-stay", "annex_19_filed", "", Act, After(3, Months)),
    ("annex19-extra-month-legacy", "eu-long-stay", "annex_20_notified", "", Act, After(1, Months)),
    ("annex19-decision", "eu-long-stay", "annex_19_filed", "", Authority, After(6, Months)),
    ("eu-family-tcn-apply", "eu-family-third-country", "entered_belgium", "", Act, After(3, Months)),
    ("annex19ter-documents", "eu-family-third-country", "annex_19ter_filed", "", Act, After(3, Months)),
    ("annex19ter-decision", "eu-family-third-country", "annex_19ter_filed", "", Authority, After(6, Months)),
    ("ai-validity-19ter", "eu-family-third-country", "annex_19ter_filed", "", Validity, After(6, Months)),
    ("residence-check-authority", "eu-long-stay", "address_declared", "", Authority, After(15, WorkingDays)),
    ("appeal-rvv-30", "eu-long-stay", "decision_notified", "", Act, After(30, Days)),
    ("annex35-extend", "eu-long-stay", "annex_35_expires", "", Act, Before(2, Days)),
    ("dvisa-register", "third-country-visa-d", "entered_belgium", "", Act, After(8, WorkingDays)),
    ("dvisa-b20-register", "eu-family-visa-b20", "entered_belgium", "", Act, After(8, WorkingDays)),
    ("annex46-register", "third-country-visa-d", "annex_46_received", "purpose=single-permit", Act, After(8, WorkingDays)),
    ("annex15-validity-45", "third-country-visa-d", "annex_15_issued", "", Validity, After(45, Days)),
    ("annex8ter-validity-45", "eu-long-stay", "annex_8ter_issued", "", Validity, After(45, Days)),
    ("a-card-renew-window", "third-country-visa-d", "card_expires", "card=A", Kind::Window, Window(45, 30)),
    ("k-card-renew-window", "third-country-visa-d", "card_expires", "card=L", Kind::Window, Window(40, 30)),
    ("card-reissue-6-weeks", "eu-long-stay", "card_expires", "card=F+", Opens, Before(42, Days)),
    ("student-renew-latest", "third-country-visa-d", "card_expires", "purpose=student", Act, Before(15, Days)),
    ("student-complete-file", "third-country-visa-d", "incomplete_notified", "purpose=student", Act, After(15, Days)),
    ("student-renew-decision", "third-country-visa-d", "file_completed", "purpose=student", Authority, After(90, Days)),
    ("single-permit-renew-employer", "third-country-visa-d", "card_expires", "purpose=single-permit", Act, Before(2, Months)),
    ("art10-ai-validity", "third-country-family-in-belgium", "annex_15bis_filed", "", Validity, After(9, Months)),
    ("art10-decision", "third-country-family-in-belgium", "annex_15bis_filed", "", Authority, After(9, Months)),
    ("cohabitation-visa-c-legacy", "cohabitation-visa", "entered_belgium", "", StayLimit, Stay(90)),
    ("ltr-other-ms-apply", "long-term-resident-other-state", "entered_belgium", "", Act, After(3, Months)),
    ("ltr-other-ms-documents", "long-term-resident-other-state", "annex_41bis_filed", "", Act, After(4, Months)),
    ("asylum-register-commune", "international-protection", "annex_26_issued", "", Act, After(8, WorkingDays)),
    ("ai-validity-asylum-first", "international-protection", "asylum_applied", "", Validity, After(4, Months)),
    ("ai-validity-asylum-next", "international-protection", "orange_card_extended", "", Validity, After(8, Months)),
    ("annex33-report", "cross-border", "entered_belgium", "", Act, After(8, WorkingDays)),
    ("annex33-renew", "cross-border", "annex_33_expires", "", Act, Before(30, Days)),
    ("address-change-declare", "eu-long-stay", "moved_in", "", Act, After(8, WorkingDays)),
    ("departure-declare", "eu-long-stay", "departed", "", Act, Before(1, Days)),
    ("return-report-15", "eu-long-stay", "returned", "", Act, After(15, Days)),
    ("absence-limit-1y", "eu-long-stay", "departed", "", StayLimit, After(1, Years)),
    ("durable-stay-5y", "eu-long-stay", "annex_19_filed", "", Eligibility, After(5, Years)),
    ("f-card-annex22-open", "eu-family-third-country", "card_expires", "card=F", Opens, Before(5, Months)),
    ("f-card-annex22-window", "eu-family-third-country", "card_expires", "card=F", Act, FCard),
    ("annex22-decision", "eu-long-stay", "annex_22_filed", "", Authority, After(5, Months)),
    ("durable-loss-2y", "eu-long-stay", "departed", "", StayLimit, After(2, Years)),
    ("ltr-eligibility-5y", "third-country-visa-d", "annex_15_issued", "", Eligibility, After(5, Years)),
    ("annex16-decision", "third-country-visa-d", "annex_16bis_issued", "", Authority, After(5, Months)),
    ("nationality-info-5y", "eu-long-stay", "card_issued", "", Eligibility, After(5, Years)),
    ("fee-balance-30", "third-country-visa-d", "annex_43_notified", "", Act, After(30, Days)),
    ("eu-card-expiry", "eu-long-stay", "card_expires", "card=EU", Validity, On),
    ("wa-m-card-expiry", "uk-withdrawal-agreement", "card_expires", "card=N", Validity, On),
    ("old-f-card-cutoff", "eu-family-third-country", "fixed:2026-08-03", "card=F+", Validity, On),
    ("passport-12-months", "third-country-visa-d", "passport_expires", "", Opens, Before(12, Months)),
    ("document-expiry", "eu-short-stay", "document_expires", "", Validity, On),
];

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A book of one rule and those it starts from.
pub fn book_of(rule: &str) -> RuleBook {
    let file = |rule: &str| {
        let path = format!("{}/rules/{rule}.toml", env!("CARGO_MANIFEST_DIR"));
        (
            format!("{rule}.toml"),
            std::fs::read_to_string(path).unwrap(),
        )
    };
    let mut files = vec![file(rule)];
    if rule == "short-stay-extension-ask" {
        files.insert(0, file("short-stay-end-90"));
    }
    let texts: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    RuleBook::parse(&texts).unwrap()
}

/// A situation in which the rule of a row starts on (or from) a day.
pub fn situation(row: &Row, on: NaiveDate) -> Situation {
    let (rule, track, fact, about, ..) = *row;
    let mut situation = Situation::new(track.parse().unwrap());
    if let Ok(kind) = fact.parse::<FactKind>() {
        situation.facts.push(Fact::new(kind, on));
    }
    if rule == "annex19-extra-month-legacy" {
        situation.facts.push(Fact::new(FactKind::Annex19Filed, on));
    }
    if let Some((key, word)) = about.split_once('=') {
        match key {
            "card" => situation.about.card = Some(word.parse().unwrap()),
            "purpose" => situation.about.purpose = Some(word.parse().unwrap()),
            "visa" => situation.about.visa = Some(word.parse().unwrap()),
            _ => panic!("{key}"),
        }
    }
    if rule == "old-f-card-cutoff" {
        situation.about.old_layout = Some(true);
    }
    situation
}

/// The date that the rule of a row gives; `None` when it is not in force.
pub fn date_of<'book>(
    book: &'book RuleBook,
    row: &Row,
    on: NaiveDate,
    profile: Profile,
    level: TraceLevel,
) -> Option<Deadline<'book>> {
    let mut situation = situation(row, on);
    situation.profile = profile;
    let assessment = assess(book, &situation, level).unwrap();
    let found = assessment
        .deadlines
        .into_iter()
        .find(|date| date.rule.id == row.0);
    let refused = assessment
        .notices
        .iter()
        .any(|notice| notice.code == "not-in-force");
    assert!(
        found.is_some() || refused,
        "{} gives nothing on {on}",
        row.0
    );
    found
}
