//! The applicant's page in every language: complete, plain, and safe to be seen by somebody else.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use chrono::NaiveDate;
use views::Language;
use views::dates::Distance;
use views::letter::{Contact, Duty, Place};
use views::pages::*;
use views::proof::{Basis, Cell, Meaning, Profile, Proof, ReadingDates, Replay, StripDay};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn shell(language: Language) -> Shell {
    Shell {
        language,
        today: day(11, 20),
        organisation: Some("Onthaal & <Co>".into()),
        waiting: None,
        path: "/a/TOKEN".into(),
        chosen: true,
    }
}

fn duty(rule: &str, named: Named, on: NaiveDate) -> ApplicantDuty {
    ApplicantDuty {
        id: format!("id-of-{rule}"),
        duty: Duty {
            rule: rule.into(),
            on,
            last_day: named == Named::Legal,
            opens_on: None,
            document: None,
            bring: None,
        },
        day: Day {
            on,
            distance: Distance::WorkingDays(4),
        },
        named,
        people: 1,
        claimed_on: None,
        doubted_on: None,
    }
}

fn proof(fact: &str) -> Proof {
    let strip = |on, days, reason: Option<&str>, cells| StripDay {
        on,
        days,
        reason: reason.map(Into::into),
        cells,
    };
    Proof {
        rule: "dvisa-register".into(),
        derived_from: None,
        finding: None,
        numbered: true,
        meaning: Meaning::Until,
        opens_on: None,
        replay: Replay::Same,
        in_force_until: None,
        doubt: None,
        advice: None,
        started: (fact.into(), day(11, 17)),
        strip: vec![
            strip(day(11, 17), 1, Some("trigger"), [Cell::Skipped; 3]),
            strip(day(11, 20), 1, None, [Cell::Counted(1); 3]),
            strip(day(11, 22), 1, Some("sunday"), [Cell::Skipped; 3]),
            strip(day(11, 23), 7, None, [Cell::Counted(6); 3]),
            strip(
                day(11, 30),
                1,
                None,
                [Cell::Counted(7), Cell::Last(7), Cell::Past],
            ),
            strip(day(12, 1), 1, None, [Cell::Last(8), Cell::Past, Cell::Past]),
        ],
        steps: Default::default(),
        readings: ReadingDates::default(),
        profile: Profile::Careful,
        basis: vec![Basis {
            text: "the-article".into(),
            url: None,
            seen: true,
        }],
        version: "the-version".into(),
        in_force_from: None,
        certainty: "high".into(),
        checked: None,
        jurist: false,
        policy: false,
        condition: Some("the-condition".into()),
        disputed: Vec::new(),
    }
}

fn page(language: Language, next: Option<ApplicantDuty>) -> ApplicantPage {
    ApplicantPage {
        shell: shell(language),
        of: ApplicantOf {
            first_name: Some("Samira <b>".into()),
            place: Some(Place {
                name: "Gent".into(),
                phone: None,
            }),
            contact: Some(Contact {
                name: Some("Ines".into()),
                phone: Some("09 000 12 40".into()),
                email: Some("ines@example.org".into()),
            }),
            reference: Some("R8F3W6LK".into()),
        },
        next,
        proof: Some(proof("entered_belgium")),
        later: vec![duty("document-expiry", Named::Safe, day(12, 20))],
        passed: true,
        stopped: false,
    }
}

/// What every page must be.
fn sound(html: &str, language: Language) {
    for wrong in [
        "⟦", "{$", "<b> ", "<script", "http", "style=", " on", "src=",
    ] {
        // " on" would begin a handler; words of a page may begin so, attributes may not.
        let found = match wrong {
            " on" => html.contains(" onclick") || html.contains(" onsubmit"),
            _ => html.contains(wrong),
        };
        assert!(!found, "{language}: {wrong}: {html}");
    }
    assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"ltr\">")));
    assert!(html.contains("name=\"robots\" content=\"noindex, nofollow\""));
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
    assert_eq!(html.matches("<main").count(), 1);
    for other in Language::ALL {
        assert!(html.contains(&format!("?lang={other}")), "{html}");
    }
}

#[test]
fn the_page_of_every_rule_in_every_language() {
    let rules = [
        "eu-short-stay-report",
        "dvisa-register",
        "asylum-register-commune",
        "annex46-register",
        "eu-long-stay-apply",
        "short-stay-end-90",
        "cvisa-last-day",
        "document-expiry",
        "address-change-declare",
        "durable-stay-5y",
        "a-rule-without-words",
    ];
    for language in Language::ALL {
        for rule in rules {
            for named in [Named::Safe, Named::Legal, Named::From] {
                let next = duty(rule, named, day(11, 30));
                let html = html(&page(language, Some(next))).unwrap();
                sound(&html, language);
                let date = views::dates::write(language, day(11, 30), views::dates::Form::Full);
                assert!(html.contains(&date), "{html}");
                for never in [rule, "the-article", "the-version", "the-condition"] {
                    assert!(!html.contains(never), "{language}: {never}: {html}");
                }
                assert!(html.contains("href=\"tel:090001240\""));
                assert!(html.contains(&format!("/a/TOKEN/dates.ics?lang={language}")));
                // The strip shows the reading that gave the date, and ends with it.
                let last = if named == Named::Legal {
                    "<b>1/12</b>"
                } else {
                    "<b>30</b>"
                };
                let end = html.split("class=\"end\"").nth(1).unwrap();
                assert!(end[..60].contains(last), "{end}");
            }
        }
    }
}

#[test]
fn only_an_arrival_is_called_by_its_name() {
    for language in Language::ALL {
        let mut other = page(
            language,
            Some(duty("annex46-register", Named::Safe, day(11, 30))),
        );
        other.proof = Some(proof("annex_46_received"));
        let other = html(&other).unwrap();
        let arrived = html(&page(
            language,
            Some(duty("dvisa-register", Named::Safe, day(11, 30))),
        ));
        assert!(!other.to_lowercase().contains("annex 46 received"));
        assert_ne!(other, arrived.unwrap());
        assert!(!other.contains("26 issued") && !other.contains("⟦"));
    }
}

#[test]
fn nothing_to_do_is_said_and_help_offered() {
    for language in Language::ALL {
        let mut page = page(language, None);
        (page.later, page.passed) = (Vec::new(), false);
        (page.of, page.stopped) = (ApplicantOf::default(), true);
        let html = html(&page).unwrap();
        sound(&html, language);
        assert!(
            !html.contains("dates.ics") && !html.contains("/date?"),
            "{html}"
        );
        assert!(html.contains("/a/TOKEN/stop"));
    }
}

#[test]
fn what_the_reader_says_is_asked_once_more() {
    for language in Language::ALL {
        for wrong in [false, true] {
            let mut several = duty("eu-short-stay-report", Named::Safe, day(11, 30));
            several.people = 2;
            let mut said = duty("document-expiry", Named::Safe, day(12, 20));
            (said.claimed_on, said.doubted_on) = (Some(day(11, 19)), Some(day(11, 19)));
            let page = ApplicantWord {
                shell: Shell {
                    path: "/a/TOKEN/done".into(),
                    ..shell(language)
                },
                home: "/a/TOKEN".into(),
                wrong,
                duties: vec![several, said],
            };
            let html = html(&page).unwrap();
            sound(&html, language);
            assert_eq!(html.matches("<form method=\"post\"").count(), 1, "{html}");
            assert!(html.contains("value=\"id-of-eu-short-stay-report\""));
            assert!(!html.contains("id-of-document-expiry"));
        }
        for (stopped, home) in [(false, None), (true, Some("/a/TOKEN".to_owned()))] {
            let page = ApplicantMail {
                shell: shell(language),
                resume: "/a/TOKEN/resume".into(),
                home: home.clone(),
                stopped,
            };
            let html = html(&page).unwrap();
            sound(&html, language);
            assert_eq!(html.contains("List-Unsubscribe"), !stopped);
            assert_eq!(html.contains("/a/TOKEN/resume"), stopped);
        }
        for end in DeadEnd::ALL {
            let page = ApplicantDeadEnd {
                shell: shell(language),
                end,
                phone: Some("09 000 12 40".into()),
            };
            let html = html(&page).unwrap();
            sound(&html, language);
            assert!(html.contains("tel:090001240"));
        }
    }
}
