//! Random and mutated lines: nothing panics, and every line gets an answer or the name of what is
//! wrong with it. Twenty thousand lines in the suite; a million with `--ignored`.
//! Not here: which answer is right.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use law::assess::TraceLevel;
use law::contract::{Choices, LineError, Tree, answer};
use law::words::{
    AbsenceReason, Card, Document, FactKind, Kind, Lodging, Profile, Purpose, StayLength, Track,
    Visa,
};
use law::{RuleBook, State};

/// The codes of CONTRACT section 3.
const CODES: [&str; 19] = [
    "json.invalid",
    "track.unknown",
    "fact.unknown",
    "fact.not_a_date",
    "fact.out_of_range",
    "track.missing",
    "value.wrong_type",
    "key.unknown",
    "key.duplicate",
    "today.not_a_date",
    "profile.unknown",
    "about.unknown",
    "absence.unknown",
    "absence.not_a_date",
    "absence.reversed",
    "stay.not_a_date",
    "stay.reversed",
    "closure.not_a_date",
    "rule.ambiguous",
];

const DATES: [&str; 16] = [
    "1949-12-31",
    "1950-01-01",
    "2099-12-31",
    "2100-01-01",
    "2026-02-29",
    "2028-02-29",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "2025-08-31",
    "2025-09-01",
    "2024-01-14",
    "2026-08-03",
    "2026-4-10",
    "+2026-04-10",
    "2026-04-10T00:00:00Z",
];

/// A repeatable source of choices.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    fn often(&mut self) -> bool {
        self.below(4) > 0
    }
}

/// Every word that a line may carry, right or wrong for its place.
fn vocabulary() -> Vec<&'static str> {
    fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|one| word(*one)).collect()
    }
    [
        words(Track::ALL, Track::as_str),
        words(FactKind::ALL, FactKind::as_str),
        words(Document::ALL, Document::as_str),
        words(Card::ALL, Card::as_str),
        words(Lodging::ALL, Lodging::as_str),
        words(Visa::ALL, Visa::as_str),
        words(Purpose::ALL, Purpose::as_str),
        words(StayLength::ALL, StayLength::as_str),
        words(AbsenceReason::ALL, AbsenceReason::as_str),
        words(Profile::ALL, Profile::as_str),
        DATES.to_vec(),
        vec![
            "BE",
            "XXA",
            "GB",
            "21004",
            "",
            "é\u{1F480}",
            "fixed:2026-08-03",
        ],
        vec![
            "on",
            "until",
            "from",
            "rule",
            "evidence",
            "issued_on",
            "document",
            "card",
        ],
        vec![
            "facts",
            "about",
            "absences",
            "earlier_stays",
            "closures",
            "today",
            "profile",
            "id",
        ],
    ]
    .concat()
}

/// A date, nearly always of the calendar.
fn date(dice: &mut Dice) -> String {
    if dice.below(60) == 0 {
        return dice.one_of(&DATES).to_owned();
    }
    let (year, month, day) = (
        1950 + dice.below(150),
        1 + dice.below(12),
        1 + dice.below(28),
    );
    format!("{year:04}-{month:02}-{day:02}")
}

/// A line that is mostly in shape.
fn shaped(dice: &mut Dice, words: &[&str]) -> String {
    let track = Track::ALL[dice.below(Track::ALL.len())];
    let mut facts = Vec::new();
    let mut known = vec![FactKind::DutyDone];
    for _ in 0..dice.below(7) {
        let kind = FactKind::ALL[dice.below(FactKind::ALL.len())];
        if known.contains(&kind) {
            continue;
        }
        known.push(kind);
        let on = date(dice);
        facts.push(match dice.below(5) {
            0 => {
                let card = Card::ALL[dice.below(Card::ALL.len())];
                let issued_on = date(dice);
                format!(r#""{kind}":[{{"on":"{on}","card":"{card}","issued_on":"{issued_on}"}}]"#)
            }
            1 => {
                let paper = Document::ALL[dice.below(Document::ALL.len())];
                let then = date(dice);
                format!(r#""{kind}":[{{"on":"{on}","document":"{paper}"}},{{"on":"{then}"}}]"#)
            }
            _ => format!(r#""{kind}":"{on}""#),
        });
    }
    if !dice.often() {
        let rules = RuleBook::embedded().unwrap().rules();
        let rule = &rules[dice.below(rules.len())].id;
        let on = date(dice);
        facts.push(format!(r#""duty_done":[{{"on":"{on}","rule":"{rule}"}}]"#));
    }
    let mut about = Vec::new();
    let rightly: [(&str, &[&str]); 6] = [
        ("stay", &["short", "long"]),
        ("lodging", &["private", "hotel", "licensed"]),
        ("visa", &["none", "C", "D", "D-B20"]),
        ("card", &["A", "K", "EU", "EU+", "F", "F+", "N"]),
        ("purpose", &["student", "single-permit", "work"]),
        ("nationality", &["FR", "MA", "GB", "XXB"]),
    ];
    for (key, right) in rightly {
        if !dice.often() {
            let wrong = dice.below(30) == 0;
            about.push(format!(
                r#""{key}":"{}""#,
                dice.one_of(if wrong { words } else { right })
            ));
        }
    }
    if !dice.often() {
        about.push(format!(r#""old_layout":{}"#, dice.often()));
        about.push(format!(r#""birth_date":"{}""#, date(dice)));
        about.push(format!(r#""visa_days":{}"#, dice.below(400)));
    }
    let mut rest = String::new();
    if dice.often() {
        rest.push_str(&format!(r#","today":"{}""#, date(dice)));
    }
    if !dice.often() {
        let reason = AbsenceReason::ALL[dice.below(AbsenceReason::ALL.len())];
        rest.push_str(&format!(
            r#","absences":[{{"from":"{}","until":null,"reason":"{reason}"}}]"#,
            date(dice)
        ));
        let from = date(dice);
        let until = if dice.often() {
            from.clone()
        } else {
            date(dice)
        };
        rest.push_str(&format!(
            r#","earlier_stays":[{{"from":"{from}","until":"{until}"}}]"#
        ));
        rest.push_str(&format!(r#","closures":["{}"]"#, date(dice)));
    }
    format!(
        r#"{{"track":"{track}","facts":{{{}}},"about":{{{}}}{rest}}}"#,
        facts.join(","),
        about.join(",")
    )
}

/// The same line with something wrong in it.
fn mutated(line: &str, dice: &mut Dice, words: &[&str]) -> String {
    let mut bytes = line.as_bytes().to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(bytes.len());
        match dice.below(7) {
            0 => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
            1 => drop(bytes.drain(at..(at + 1 + dice.below(8)).min(bytes.len()))),
            2 => {
                let end = (at + dice.below(30)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            3 => {
                let marks = [
                    r#"""#, "{", "}", "[", "]", ",", ":", "null", "-1", "1e400", "true",
                ];
                let piece = dice.one_of(&marks).bytes();
                bytes.splice(at..at, piece);
            }
            _ => {
                // The text between two quotes becomes another word.
                let quotes: Vec<usize> = (0..bytes.len()).filter(|i| bytes[*i] == b'"').collect();
                if quotes.len() >= 2 {
                    let pair = 2 * dice.below(quotes.len() / 2);
                    let word = dice.one_of(words).bytes();
                    bytes.splice(quotes[pair] + 1..quotes[pair + 1], word);
                }
            }
        }
        if bytes.is_empty() {
            bytes.push(b'{');
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn named(error: &LineError, line: &str) {
    assert!(CODES.contains(&error.code), "{} for {line}", error.code);
    assert!(
        !error.message.is_empty() && !error.expected.is_empty(),
        "{error:?} for {line}"
    );
    // Only a line that is no JSON object at all has no path.
    let whole = ["json.invalid", "value.wrong_type"].contains(&error.code);
    assert!(whole || !error.field.is_empty(), "{error:?} for {line}");
}

fn run(lines: u64, seed: u64) -> (u64, u64) {
    let book = RuleBook::embedded().unwrap();
    let choices = Choices {
        profile: Profile::Careful,
        trace: TraceLevel::Full,
    };
    let (mut dice, words) = (Dice(seed), vocabulary());
    let worked: Vec<String> = include_str!("golden.jsonl")
        .lines()
        .map(|line| {
            let mut case: serde_json::Value = serde_json::from_str(line).unwrap();
            for not_asked in ["rule", "expected"] {
                case.as_object_mut().unwrap().remove(not_asked);
            }
            case.to_string()
        })
        .collect();
    let (mut answered, mut refused) = (0, 0);
    for number in 0..lines {
        let line = match number % 4 {
            0 => shaped(&mut dice, &words),
            1 => {
                let line = shaped(&mut dice, &words);
                mutated(&line, &mut dice, &words)
            }
            2 => {
                let line = &worked[dice.below(worked.len())];
                mutated(line, &mut dice, &words)
            }
            _ => {
                let bytes: Vec<u8> = (0..dice.below(60))
                    .map(|_| u8::try_from(dice.below(256)).unwrap())
                    .collect();
                String::from_utf8_lossy(&bytes).into_owned()
            }
        };
        let tree: Tree = match serde_json::from_str(&line) {
            Ok(tree) => tree,
            Err(error) => {
                named(&LineError::invalid_json(error.to_string()), &line);
                refused += 1;
                continue;
            }
        };
        match answer(book, number, &tree, choices) {
            Ok(answer) => {
                for date in &answer.deadlines {
                    // A check has a verdict, and a date only where every reading gives the same.
                    let checks = date.kind == Kind::Check;
                    assert_eq!(date.verdict.is_some(), checks, "{} for {line}", date.rule);
                    if checks {
                        continue;
                    }
                    let given = date.due.or(date.safe).or(date.opens);
                    let used_up = answer
                        .notices
                        .iter()
                        .any(|one| one.code == "schengen-days-used-up");
                    assert!(
                        given.is_some() || used_up,
                        "{} has no date for {line}",
                        date.rule
                    );
                    assert_eq!(
                        date.exempt.is_some() && date.state.is_some(),
                        date.state == Some(State::Exempt),
                        "{line}"
                    );
                }
                assert!(!serde_json::to_string(&answer).unwrap().is_empty());
                answered += 1;
            }
            Err(failure) => {
                named(&failure.error, &line);
                assert_eq!(failure.line, number);
                refused += 1;
            }
        }
    }
    (answered, refused)
}

#[test]
fn twenty_thousand_random_lines() {
    let (answered, refused) = run(20_000, 0x9E37_79B9_7F4A_7C15);
    // Both ways are walked often, or the lines are not worth their time.
    assert!(
        answered > 2_000 && refused > 5_000,
        "{answered} answered, {refused} refused"
    );
}

#[test]
#[ignore = "takes minutes; run it after a change to reading or counting"]
fn a_million_random_lines() {
    let (answered, refused) = run(1_000_000, 0xD1B5_4A32_D192_ED03);
    assert!(
        answered > 100_000 && refused > 250_000,
        "{answered} answered, {refused} refused"
    );
}
