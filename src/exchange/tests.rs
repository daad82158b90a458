//! Files as somebody may bring them, judged by their bytes alone; and that what is written out reads
//! back as the same case.

mod desk;

use casework::access::Actor;
use casework::case_file::{CaseFile, Reference};
use casework::command::{Command, Context, apply};
use casework::contact::{Email, Phone};
use casework::ids::{Ids, TeamId};
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::{Name, Person};
use casework::settings::Settings;
use casework::words::Language;
use chrono::{Days, NaiveDate, TimeZone, Utc};
use law::RuleBook;
use law::words::{Lodging, Purpose, Sponsor, StayLength, Track, Visa};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::export::{Export, Form};
use super::intake::Intake;
use super::read::{Reading, Told, read};
use super::table::Separator;

const HEADER: &str = "given_name,family_name,language,nationality,municipality,track,arrived";
const ROW: &str = "Ana,Pop,nl,RO,11002,eu-short-stay,2026-11-23";

fn read_text(text: &str) -> Reading {
    read(text.as_bytes(), &Told::default())
}

/// Line, column and code of each problem.
fn problems(text: &str) -> Vec<(Option<u64>, Option<usize>, &'static str)> {
    let reading = read_text(text);
    let place = |one: super::Problem| (one.line, one.column, one.code);
    reading.problems.into_iter().map(place).collect()
}

#[test]
fn a_plain_file_is_read() {
    let reading = read_text(&format!("{HEADER}\n{ROW}\n"));
    assert_eq!(reading.problems, []);
    assert_eq!(reading.rows.len(), 1);
    assert_eq!(reading.separator, Some(Separator::Comma));
    let intake = &reading.rows[0].intake;
    assert_eq!(intake.person.given_name.expose(), "Ana");
    assert_eq!(intake.track, Track::EuShortStay);
    assert!(intake.email.is_none() && intake.phone.is_none());
}

#[test]
fn every_separator_and_line_end() {
    for (separator, expected) in [
        (";", Separator::Semicolon),
        (",", Separator::Comma),
        ("\t", Separator::Tab),
        ("|", Separator::Pipe),
    ] {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("{HEADER}{end}{end}{ROW}{end}{ROW}{end}{end},,,,,,{end}");
            let reading = read_text(&text.replace(',', separator));
            assert_eq!(reading.problems, [], "{separator:?} {end:?}");
            assert_eq!(reading.separator, Some(expected));
            assert_eq!(reading.lines, [3, 4]);
        }
    }
    let told = read_text(&format!("sep=;\r\n{HEADER}\n{ROW}\n").replace(',', ";"));
    assert_eq!((told.problems.len(), told.lines), (0, vec![3]));
    assert_eq!(
        problems(&format!("sep=~\n{HEADER}\n{ROW}\n")),
        [(Some(1), None, "file.separator")]
    );
}

#[test]
fn the_header_is_judged() {
    for (text, expected) in [
        ("", vec![(None, None, "file.empty")]),
        ("\u{feff}\r\n \r\n", vec![(None, None, "file.empty")]),
        (";;;\n;;\n", vec![(None, None, "file.empty")]),
        (HEADER, vec![(None, None, "file.no_rows")]),
        ("a,b\n1,2\n", vec![(Some(1), None, "header.missing")]),
        (
            "Voornaam;Familienaam;Taal;Nationaliteit;Gemeente;Traject;Aankomstdatum;Schoenmaat\nx",
            vec![(Some(1), Some(8), "header.unknown")],
        ),
        (
            "Voornaam;Familienaam;Taal;Nationaliteit;Gemeente;Traject;Aankomstdatum;Voornaam\nx",
            vec![(Some(1), Some(8), "header.twice")],
        ),
        (
            "Voornaam;Familienaam;Langue;Nationaliteit;Gemeente;Traject;Aankomstdatum;\nx",
            vec![
                (Some(1), Some(3), "header.mixed"),
                (Some(1), Some(8), "header.unnamed"),
            ],
        ),
        (
            "Prénom;Nom de famille;Langue;Nationalité;Parcours;Date d'arrivée\nx",
            vec![(Some(1), None, "header.missing")],
        ),
    ] {
        assert_eq!(problems(text), expected, "{text:?}");
    }
    let missing = read_text("Prénom;Nom de famille;Langue;Nationalité;Parcours;Date d'arrivée\nx");
    assert!(missing.problems[0].message.contains("Commune"));
}

#[test]
fn every_problem_of_a_row_has_its_place() {
    let text = format!(
        "{HEADER},email,evidence,birth_date\n\
         Ana,Pop,nl,RO,11002,eu-short-stay,2026-11-23,,\"a\nb\",32/01/1990\n\
         ,Pop,xx,QQ,2000,tourist,03/04/2026,@,,\n\
         Ana,Pop,nl\n\
         {ROW},,,,surplus\n"
    );
    assert_eq!(
        problems(&text),
        [
            (Some(3), Some(10), "date.impossible"),
            (Some(4), Some(1), "missing"),
            (Some(4), Some(3), "unknown_word"),
            (Some(4), Some(4), "unknown_word"),
            (Some(4), Some(8), "unreadable"),
            (Some(4), Some(5), "unreadable"),
            (Some(4), Some(6), "unknown_word"),
            (Some(4), Some(7), "date.ambiguous"),
            (Some(5), None, "row.cells"),
            (Some(6), None, "row.cells"),
        ]
    );
}

#[test]
fn a_quote_that_is_not_closed_is_found() {
    let open = format!("{HEADER},evidence\n{ROW},\"stamp\n{ROW},ticket\n");
    let reading = read_text(&open);
    assert_eq!(reading.rows.len(), 0);
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(reading.problems[0].code, "row.open_quote");
    assert_eq!(reading.problems[0].line, Some(2));
    assert!(reading.problems[0].message.contains("line 3"));
    let closed = format!("{HEADER},evidence\n{ROW},\"a \"\"stamp\"\", and\na line\"\n");
    let reading = read_text(&closed);
    assert_eq!(reading.problems, []);
    let evidence = reading.rows[0].intake.evidence.clone().unwrap();
    assert_eq!(evidence.expose(), "a \"stamp\", and\na line");
}

#[test]
fn nothing_personal_stands_in_a_problem() {
    let text = format!(
        "{HEADER},email\nGeheim\u{7},Verborgen,nl,RO,11002,eu-short-stay,2026-11-23,geheim\n"
    );
    let reading = read_text(&text);
    assert_eq!(reading.problems.len(), 2);
    let said = format!("{reading:?}");
    assert!(!said.contains("Verborgen") && !said.to_lowercase().contains("geheim"));
}

#[test]
fn too_much_is_refused() {
    let rows = format!("{HEADER}\n{}", format!("{ROW}\n").repeat(20_001));
    assert_eq!(problems(&rows), [(None, None, "file.too_long")]);
    let name = "x".repeat(100_000);
    let long = format!("{HEADER}\n{}", ROW.replace("Ana", &name));
    assert_eq!(problems(&long), [(Some(2), Some(1), "too_long")]);
}

struct Counter(u128);

impl Ids for Counter {
    fn next_uuid(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

/// Opens the case as the desk would.
fn case_of(intake: &Intake) -> CaseFile {
    let now = Utc.with_ymd_and_hms(2026, 11, 25, 9, 0, 0).unwrap();
    let actor = Actor::operator();
    let settings = Settings::embedded().unwrap();
    let mut context = Context {
        book: RuleBook::embedded().unwrap(),
        settings: &settings,
        closures: &[],
        now,
        today: now.date_naive(),
        actor: &actor,
        ids: &mut Counter(1 << 64),
    };
    let team = TeamId(Uuid::from_u128(7));
    let open = intake.open(team, None, now.date_naive());
    apply(None, &Command::Open(Box::new(open)), &mut context)
        .unwrap()
        .file
}

prop_compose! {
    fn day()(back in 0u64..9_000) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).unwrap() - Days::new(back)
    }
}

fn name() -> impl Strategy<Value = Name> {
    let hostile = "[=+@'\"; ,|\u{a0}\u{202e}＝a-zÀ-ɏא-ת一-十\u{1f600}-]{0,12}";
    (hostile, "\\PC{1,4}").prop_filter_map("a name", |(one, two)| {
        Name::parse("name", &format!("{one}{two}")).ok()
    })
}

prop_compose! {
    fn person()(
        given_name in name(), family_name in name(), language in select(Language::ALL),
        nationality in select(vec!["RO", "MA", "NA", "XXA"]), birth_on in of(0u64..20_000),
    ) -> Person {
        // Born before any arrival.
        let born = |back| Masked::new(NaiveDate::from_ymd_opt(2001, 1, 1).unwrap() - Days::new(back));
        let nationality = Masked::new(Person::parse_nationality(nationality).unwrap());
        Person { given_name, family_name, language, nationality, birth_on: birth_on.map(born) }
    }
}

prop_compose! {
    fn intake()(
        person in person(),
        reference in "[0-9A-HJKMNP-TV-Z]{8}",
        contact in (of("[a-z'+=-]{1,6}@[a-z]{2,6}\\.example"), of("\\+[1-9][0-9]{8,12}")),
        track in select(Track::ALL), arrived_on in day(),
        evidence in of("[=+@'\"; \t\na-zÀ-ÿ-]{0,30}"),
        stated in (of(select(StayLength::ALL)), of(select(Lodging::ALL)), of(select(Visa::ALL)), of(select(Purpose::ALL))),
        beside in (of(1u32..=365), of(select(Sponsor::ALL))),
    ) -> Intake {
        let (stay, lodging, visa, purpose) = stated;
        let evidence = evidence.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        Intake {
            reference: Some(Reference::parse(&reference).unwrap()),
            person,
            email: contact.0.map(|text| Email::parse(&text).unwrap()),
            phone: contact.1.map(|text| Phone::parse(&text).unwrap()),
            municipality: Nis::parse("11002").unwrap(),
            track,
            arrived_on,
            evidence: evidence.map(Masked::new),
            stay, lodging, visa, purpose,
            visa_days: beside.0.filter(|_| visa.is_some()),
            sponsor: beside.1.filter(|_| purpose.is_some()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever a case holds, in every language and with every separator.
    #[test]
    fn what_is_written_reads_back(
        people in proptest::collection::vec(intake(), 1..4),
        language in select(Language::ALL),
        separator in select(vec![Separator::Semicolon, Separator::Comma, Separator::Tab, Separator::Pipe]),
        mark in any::<bool>(),
    ) {
        let form = Form { language, separator, mark };
        let mut export = Export::begin(Vec::new(), form).unwrap();
        for intake in &people {
            export.case(&case_of(intake), "=Team; \"1\"", Some("els@x.example")).unwrap();
        }
        let bytes = export.end().unwrap();
        let reading = read(&bytes, &Told::default());
        prop_assert_eq!(reading.problems, []);
        prop_assert_eq!(reading.separator, Some(separator));
        prop_assert_eq!(reading.rows.len(), people.len());
        for (row, intake) in reading.rows.iter().zip(&people) {
            prop_assert!(row.intake == *intake);
            prop_assert_eq!(row.team.as_deref(), Some("=Team; \"1\""));
        }
    }

    /// No file makes it stumble, and a file with a problem of its own gives no row.
    #[test]
    fn any_text_is_answered(text in "[\"';,|\t\r\na-z=0-9/-]{0,80}", with_header in any::<bool>()) {
        let text = if with_header { format!("{HEADER}\n{text}") } else { text };
        let reading = read_text(&text);
        prop_assert!(!reading.rows.is_empty() || !reading.problems.is_empty());
        if reading.header.is_none() {
            prop_assert!(reading.rows.is_empty());
        }
    }
}
