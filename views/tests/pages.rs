//! Every page in every language renders from samples, escapes names and stays well formed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use chrono::NaiveDate;
use views::Language;
use views::dates::Distance;
use views::pages::*;
use views::proof::{
    Advice, Basis, Cell, Disagreement, Finding, Meaning, Profile, Proof, ReadingDates, Replay,
    StepLine, StripDay,
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn at(on: NaiveDate, n: i32) -> Option<Day> {
    Some(Day {
        on,
        distance: Distance::WorkingDays(n),
    })
}

fn shell(language: Language) -> Shell {
    Shell {
        language,
        today: day(2026, 11, 20),
        organisation: Some("Onthaal & Co".into()),
        waiting: Some(7),
        path: "/".into(),
        chosen: true,
    }
}

fn row(safe: Option<Day>, legal: Option<Day>, status: ReminderStatus) -> Row {
    Row {
        url: "/cases/1".into(),
        name: "Nguyễn <script>".into(),
        track: "eu-short-stay".into(),
        municipality: Some("Gent".into()),
        rule: "eu-short-stay-report".into(),
        document: Some("annex-3ter".into()),
        safe,
        legal,
        from: false,
        ask: false,
        reminder: ReminderView {
            status,
            on: Some(day(2026, 11, 19)),
            letter: Some((3, 3)),
        },
        caseworker: None,
    }
}

fn work_list(language: Language) -> WorkList {
    WorkList {
        shell: shell(language),
        overdue: vec![row(
            at(day(2026, 11, 16), -4),
            at(day(2026, 11, 17), -3),
            ReminderStatus::Bounced,
        )],
        today: vec![row(
            at(day(2026, 11, 20), 0),
            at(day(2026, 11, 20), 0),
            ReminderStatus::Sent,
        )],
        next_working_days: ReminderStatus::ALL
            .map(|status| row(at(day(2026, 11, 24), 2), at(day(2026, 11, 26), 4), status))
            .to_vec(),
        next_month: vec![Row {
            from: true,
            ..row(None, None, ReminderStatus::None)
        }],
        to_ask: vec![Row {
            ask: true,
            ..row(
                at(day(2026, 1, 16), -4),
                at(day(2026, 1, 17), -3),
                ReminderStatus::None,
            )
        }],
        left_off: 3,
    }
}

fn proof() -> Proof {
    let strip = |on, reason: Option<&str>, cells| StripDay {
        on,
        days: 1,
        reason: reason.map(Into::into),
        cells,
    };
    Proof {
        rule: "address-change-declare".into(),
        started: ("moved_in".into(), day(2026, 11, 10)),
        derived_from: Some("entered_belgium".into()),
        finding: None,
        numbered: true,
        meaning: Meaning::Until,
        opens_on: None,
        replay: Replay::Same,
        in_force_until: None,
        doubt: Some("Some say <8> days.".into()),
        advice: Some(Advice {
            on: Some(day(2026, 11, 18)),
            closed: vec![day(2026, 11, 19), day(2026, 11, 20)],
        }),
        steps: ["trigger", "months", "closed"].map(|step| {
            vec![StepLine {
                on: day(2026, 11, 23),
                step: step.into(),
                count: 3,
                why: Some("saturday".into()),
            }]
        }),
        strip: vec![
            strip(day(2026, 11, 10), Some("trigger"), [Cell::Skipped; 3]),
            strip(
                day(2026, 11, 11),
                Some("armistice"),
                [Cell::Skipped, Cell::Skipped, Cell::Counted(1)],
            ),
            StripDay {
                on: day(2026, 11, 12),
                days: 7,
                reason: None,
                cells: [Cell::Counted(5); 3],
            },
            strip(
                day(2026, 11, 20),
                None,
                [Cell::Counted(7), Cell::Last(8), Cell::Past],
            ),
            strip(
                day(2026, 11, 21),
                Some("saturday"),
                [Cell::Skipped, Cell::Past, Cell::Past],
            ),
            strip(
                day(2026, 11, 23),
                None,
                [Cell::Last(8), Cell::Moved, Cell::Past],
            ),
        ],
        readings: ReadingDates {
            statutory: Some(day(2026, 11, 23)),
            careful: Some(day(2026, 11, 20)),
            strict: Some(day(2026, 11, 18)),
        },
        profile: Profile::Careful,
        basis: vec![
            Basis {
                text: "KB 16 juli 1992, art. 7".into(),
                url: None,
                seen: false,
            },
            Basis {
                text: "BW 1.7".into(),
                url: Some("https://example.org/?a=1&b=2".into()),
                seen: true,
            },
        ],
        version: "base".into(),
        in_force_from: Some(day(2023, 1, 1)),
        certainty: "high".into(),
        checked: Some(("desk research".into(), day(2026, 10, 5))),
        jurist: false,
        policy: true,
        condition: Some("lodging".into()),
        disputed: vec![Disagreement {
            source: "Menen".into(),
            says: "8 <days>".into(),
            english: true,
            seen_on: day(2026, 11, 22),
            url: None,
        }],
    }
}

fn case(language: Language) -> CasePage {
    let card = |state| DeadlineCard {
        rule: "address-change-declare".into(),
        document: None,
        state,
        safe: at(day(2026, 11, 20), 0),
        legal: at(day(2026, 11, 23), 1),
        meaning: if state == State::NotYet {
            Meaning::From
        } else {
            Meaning::Until
        },
        opens_on: Some(day(2026, 11, 1)),
        met_on: (state == State::Met).then(|| day(2026, 11, 12)),
        exempt: (state == State::Exempt).then(|| "hotel".into()),
        advice: proof().advice,
        verdict: (state == State::Open).then(|| "continuous".into()),
        proof: Some(Proof {
            finding: (state == State::Open).then(|| Finding {
                verdict: "to be <reviewed>".into(),
                outcomes: vec!["continuous, if".into(), "broken, if".into()],
            }),
            ..proof()
        }),
    };
    CasePage {
        shell: shell(language),
        name: "Nadia <El Amrani>".into(),
        reference: "K7Q4-M2XD".into(),
        track: "eu-family-third-country".into(),
        municipality: Some("Gent".into()),
        letters_in: Some(Language::Nl),
        email: Some("n@example.org".into()),
        phone: Some("0470 00 23 45".into()),
        caseworker: Some("Ines".into()),
        status: Some("OK".into()),
        questions: vec![Question {
            code: "fact_missing".into(),
            rule: Some("address-change-declare".into()),
            on: None,
            what: Some("stay".into()),
        }],
        deadlines: State::ALL.map(card).to_vec(),
        quiet: vec![card(State::Met)],
        withdrawn: vec![card(State::Superseded)],
        facts: vec![Fact {
            on: day(2026, 11, 10),
            kind: "moved_in".into(),
            said: vec!["Gent".into()],
            evidence: Some("lease".into()),
            recorded: Recorded {
                by: Some("IV".into()),
                on: day(2026, 11, 13),
            },
            corrected_from: Some(day(2026, 11, 9)),
            replaced: false,
            withdrawn: true,
        }],
        reminders: vec![ReminderLine {
            rule: "address-change-declare".into(),
            view: ReminderView {
                status: ReminderStatus::Planned,
                on: Some(day(2026, 11, 20)),
                letter: None,
            },
            language: Some(Language::Nl),
        }],
    }
}

/// No missing word, no name that became markup, every tag closed in its turn.
fn check(language: Language, html: &str) {
    assert!(html.starts_with("<!doctype html>"));
    assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"ltr\">")));
    for wrong in [
        "⟦",
        "{$",
        "{ $",
        "<script",
        " style=",
        "onclick",
        "El Amrani>",
    ] {
        assert!(!html.contains(wrong), "{wrong}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
    let voids = ["meta", "link", "br", "hr", "!doctype"];
    let mut open: Vec<&str> = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap();
        let name = tag.split([' ', '\n']).next().unwrap();
        if let Some(closed) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "…{piece}");
        } else if !tag.ends_with('/') && !voids.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    for used in html.split("href=\"#i-").skip(1) {
        let icon = used.split('"').next().unwrap();
        assert!(
            html.contains(&format!("<symbol id=\"i-{icon}\"")),
            "icon {icon}"
        );
    }
    assert!(html.len() < 100_000, "{}", html.len());
}

#[test]
fn every_page_renders_in_every_language() {
    use askama::Template;
    for language in Language::ALL {
        let today = work_list(language).render().unwrap();
        check(language, &today);
        for part in ["st late", "st last", "st near", "st ask", "n late"] {
            assert!(today.contains(part), "{part}");
        }
        let person = case(language).render().unwrap();
        check(language, &person);
        for part in ["to be &#60;reviewed&#62;", "<li>broken, if</li>"] {
            assert_eq!(person.matches(part).count(), 1, "{part}");
        }
        let empty = WorkList {
            overdue: vec![],
            today: vec![],
            next_working_days: vec![],
            next_month: vec![],
            to_ask: vec![],
            left_off: 0,
            shell: Shell {
                organisation: None,
                waiting: None,
                ..shell(language)
            },
        };
        let empty = empty.render().unwrap();
        check(language, &empty);
        assert!(
            !empty.contains("st late") && !empty.contains("n late"),
            "red only where something is late"
        );
        let bare = CasePage {
            questions: vec![],
            deadlines: vec![],
            quiet: vec![],
            withdrawn: vec![],
            facts: vec![],
            reminders: vec![],
            ..case(language)
        };
        check(language, &bare.render().unwrap());
        for fault in Fault::ALL {
            let page = ErrorPage {
                shell: shell(language),
                status: 404,
                fault,
                detail: Some("<x>".into()),
                reference: Some("abc".into()),
            };
            check(language, &page.render().unwrap());
        }
    }
}

#[test]
fn the_page_of_the_api_escapes_what_it_is_given() {
    use askama::Template;
    let field = ApiField::new("on", "date", true, "a <b>day</b>");
    let operation = ApiOperation {
        id: "recordEvent".into(),
        method: "POST".into(),
        path: "/cases/{case}".into(),
        summary: "Record <i>a fact</i>".into(),
        access: "everybody".into(),
        fields: vec![field.clone()],
        body: Some("NewEvent".into()),
        status: 200,
        answer: "Case".into(),
        refusals: vec![404],
    };
    let schema = ApiSchema {
        name: "NewEvent".into(),
        about: "What <u>happened</u>".into(),
        kind: "object".into(),
        fields: vec![field],
        example: Some("{\"a\": \"<x>\"}".into()),
    };
    let page = ApiPage {
        version: "1".into(),
        operations: vec![operation],
        schemas: vec![schema],
        problems: vec![("case.not_found".into(), 404, "no <s>case</s>".into())],
    };
    let html = page.render().unwrap();
    for never in ["<b>", "<i>", "<u>", "<x>", "<s>", "<script"] {
        assert!(!html.contains(never), "{never}");
    }
    assert!(html.contains("href=\"#schema-NewEvent\"") && html.contains("id=\"schema-NewEvent\""));
}

#[test]
fn the_stylesheet_stands_alone() {
    let css = views::STYLESHEET;
    for part in [
        "prefers-color-scheme: dark",
        "@media print",
        ".strip",
        ".list",
    ] {
        assert!(css.contains(part), "{part}");
    }
    assert!(!css.contains("url(") && !css.contains("@import"));
    assert_eq!(css.matches('{').count(), css.matches('}').count());
}
