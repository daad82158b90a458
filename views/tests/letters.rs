//! Every letter in every language: complete, safe to be read by somebody else, and the same in text and HTML.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use chrono::NaiveDate;
use views::Language;
use views::dates::{self, Form};
use views::letter::{
    Act, Changed, Contact, Correction, Digest, DigestCase, Duty, Letter, LetterError, Links, Named,
    Place, Rendered, Why,
};

const RULES: [&str; 21] = [
    "eu-short-stay-report",
    "tcn-short-stay-report",
    "dvisa-register",
    "dvisa-b20-register",
    "annex46-register",
    "asylum-register-commune",
    "annex33-report",
    "address-change-declare",
    "eu-long-stay-apply",
    "eu-family-tcn-apply",
    "annex19ter-documents",
    "short-stay-end-90",
    "cvisa-last-day",
    "ai-validity-19ter",
    "annex15-validity-45",
    "document-expiry",
    "a-card-renew-window",
    "eu-card-expiry",
    "f-card-annex22-window",
    "durable-stay-5y",
    "a-rule-without-words",
];

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn duty(rule: &str) -> Duty {
    Duty {
        rule: rule.into(),
        on: day(2026, 11, 26),
        last_day: false,
        opens_on: None,
        document: None,
        bring: None,
    }
}

fn letter(language: Language, duties: Vec<Duty>) -> Letter {
    Letter {
        language,
        first_name: Some("Samira <b>".into()),
        duties,
        place: Some(Place {
            name: "Stad Gent, Loket".into(),
            phone: Some("09 000 12 34".into()),
        }),
        contact: Some(Contact {
            name: Some("Ines".into()),
            phone: Some("09 000 12 40".into()),
            email: Some("team@example.org".into()),
        }),
        organisation: "Onthaal & Co".into(),
        reference: Some("R8F3-W6LK".into()),
        links: Links {
            page: Some("https://t.example/a/1".into()),
            done: Some("https://t.example/a/1/done".into()),
            stop: Some("https://t.example/a/1/stop".into()),
            unsubscribe: None,
        },
    }
}

/// The words of the HTML part, links written out as the text part writes them.
fn words_of(html: &str) -> Vec<String> {
    let body = html.split("<body>").nth(1).unwrap();
    let (mut plain, mut rest) = (String::new(), body);
    let mut link: Option<String> = None;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let (tag, after) = after.split_once('>').unwrap();
        if let Some(url) = tag
            .strip_prefix("a href=\"")
            .and_then(|url| url.strip_suffix('"'))
        {
            link = (!url.starts_with("tel:")).then(|| url.to_owned());
        } else if tag == "/a" {
            if let Some(url) = link.take() {
                plain.push_str(&format!(": {url}"));
            }
        } else if !["strong", "/strong"].contains(&tag) {
            plain.push(' ');
        }
        rest = after;
    }
    for (code, sign) in [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&#34;", "\""),
        ("&#39;", "'"),
    ] {
        plain = plain.replace(code, sign);
    }
    plain.split_whitespace().map(str::to_owned).collect()
}

fn check(letter: &Letter) -> Rendered {
    sound(letter.render().unwrap())
}

fn sound(out: Rendered) -> Rendered {
    let text: Vec<String> = out
        .text
        .lines()
        .map(|line| line.strip_prefix("- ").unwrap_or(line))
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect();
    assert_eq!(text, words_of(&out.html), "{}", out.text);
    for part in [&out.subject, &out.text, &out.html] {
        for wrong in ["{$", "{ $", "⟦", "\u{E000}", "\u{E001}", "\u{E002}", "<b>"] {
            if wrong == "<b>" && !std::ptr::eq(part, &out.html) {
                continue;
            }
            assert!(!part.contains(wrong), "{wrong}: {part}");
        }
    }
    assert!(!out.text.contains("\n\n\n"), "{}", out.text);
    for never in ["http-equiv", "<img", "<script", "src=", "url("] {
        assert!(!out.html.contains(never), "{never}");
    }
    out
}

#[test]
fn every_letter_says_the_same_in_text_and_html() {
    for language in Language::ALL {
        for rule in RULES {
            let date = dates::write(language, day(2026, 11, 26), Form::Full);
            let mut one = duty(rule);
            let out = check(&letter(language, vec![one.clone()]));
            assert!(
                out.subject.contains(&date) && out.subject.chars().count() <= 70,
                "{}",
                out.subject
            );
            let first = out.text.lines().nth(2).unwrap();
            assert!(first.contains(&date), "{first}");
            assert!(out.html.contains("&#60;b&#62;") && out.text.contains("Samira <b>"));
            one.last_day = true;
            one.opens_on = Some(day(2026, 11, 1));
            one.document = Some("passport".into());
            one.bring = Some(vec!["a < b".into(), " ".into()]);
            let mut bare = letter(language, vec![one]);
            (bare.place, bare.contact, bare.reference, bare.first_name) = (None, None, None, None);
            bare.links = Links::default();
            let out = check(&bare);
            assert!(
                !out.html.contains("http") && !out.html.contains("<a "),
                "{}",
                out.html
            );
        }
    }
}

#[test]
fn subjects_name_an_act_and_a_date_and_nothing_else() {
    let longest = day(2026, 9, 30);
    for language in Language::ALL {
        let subjects: std::collections::BTreeSet<String> = RULES
            .iter()
            .map(|rule| {
                letter(
                    language,
                    vec![Duty {
                        on: longest,
                        ..duty(rule)
                    }],
                )
                .subject()
                .unwrap()
            })
            .collect();
        assert_eq!(subjects.len(), 3, "three general acts: {subjects:?}");
        assert!(
            subjects.iter().all(|subject| subject.chars().count() <= 70),
            "{subjects:?}"
        );
    }
    assert_eq!(
        letter(Language::Nl, vec![duty("dvisa-register")])
            .subject()
            .unwrap(),
        "Ga ten laatste donderdag 26 november 2026 naar de gemeente"
    );
    assert_eq!(Act::of("a-rule-without-words"), Act::Date);
}

#[test]
fn several_duties_make_one_letter_the_earliest_first() {
    for language in Language::ALL {
        let later = Duty {
            on: day(2026, 12, 4),
            ..duty("document-expiry")
        };
        let out = check(&letter(
            language,
            vec![later, duty("address-change-declare")],
        ));
        assert!(out.subject.contains("26"), "{}", out.subject);
        assert!(
            out.text
                .contains(&dates::write(language, day(2026, 12, 4), Form::Full))
        );
    }
    assert!(matches!(
        letter(Language::En, Vec::new()).render(),
        Err(LetterError::NoDuty)
    ));
}

#[test]
fn nothing_in_a_letter_hurts_or_threatens() {
    let forbidden = [
        "asiel",
        "asile",
        "asyl",
        "nationalit",
        "staatsangeh",
        "fine",
        "boete",
        "amende",
        "geldbuße",
        "euro",
        "€",
        "iban",
        "bic",
        "politie haalt",
        "uitgewezen",
        "expuls",
        "abschieb",
        "deport",
        "illegal",
        "illegaal",
        "visum d",
        "rijksregister",
        "registre national",
        "medical",
        "medisch",
        "strafregister",
        "B20",
    ];
    for language in Language::ALL {
        for rule in RULES {
            let text = letter(language, vec![duty(rule)])
                .render()
                .unwrap()
                .text
                .to_lowercase();
            for word in text.split(|c: char| !c.is_alphanumeric() && c != '€') {
                for wrong in forbidden {
                    let whole = ["fine", "euro", "bic", "€"].contains(&wrong);
                    let found = if whole {
                        word == wrong
                    } else {
                        word.contains(&wrong.to_lowercase())
                    };
                    assert!(!found, "{language} {rule}: {wrong} in {text}");
                }
            }
        }
    }
}

#[test]
fn a_correction_names_the_old_date_and_the_new_one() {
    for language in Language::ALL {
        let full = |on| dates::write(language, on, Form::Full);
        let (old, new) = (day(2026, 12, 4), day(2026, 12, 9));
        for rule in RULES {
            for why in Why::ALL {
                for (last_day, from) in [(false, false), (true, false), (false, true)] {
                    let named = Named {
                        on: new,
                        last_day,
                        from,
                    };
                    let one = |now| Correction {
                        letter: letter(language, Vec::new()),
                        changed: vec![Changed {
                            rule: rule.into(),
                            told_on: old,
                            now,
                            why,
                        }],
                    };
                    let moved = sound(one(Some(named)).render().unwrap());
                    for reminder in ["herinnering", "rappel", "Erinnerung", "reminder"] {
                        assert!(!moved.text.contains(reminder), "{}", moved.text);
                    }
                    assert!(moved.text.contains(&full(old)), "{}", moved.text);
                    assert!(moved.text.contains(&full(new)), "{}", moved.text);
                    assert!(moved.subject.contains(&full(new)), "{}", moved.subject);
                    assert!(!moved.subject.contains(&full(old)), "{}", moved.subject);
                    let dropped = sound(one(None).render().unwrap());
                    assert!(dropped.text.contains(&full(old)), "{}", dropped.text);
                    assert!(dropped.subject.contains(&full(old)), "{}", dropped.subject);
                    assert!(!dropped.text.contains(&full(new)), "{}", dropped.text);
                }
            }
        }
        let nothing = Correction {
            letter: letter(language, Vec::new()),
            changed: Vec::new(),
        };
        assert!(matches!(nothing.render(), Err(LetterError::NoDuty)));
    }
}

#[test]
fn a_morning_mail_names_references_and_dates_alone() {
    let case = |number: usize, on| DigestCase {
        reference: format!("REF{number:05}"),
        on,
    };
    for language in Language::ALL {
        for many in [1, 2, 25, 26, 40] {
            let dated = |on| (0..many).map(|number| case(number, on)).collect::<Vec<_>>();
            let (day_named, on) = (day(2026, 12, 4), day(2026, 12, 3));
            let mail = Digest {
                language,
                organisation: "Voorbeeld vzw".into(),
                on,
                escalated: dated(Some(day_named)),
                overdue: dated(Some(day_named)),
                today: dated(Some(day_named)),
                next_days: dated(Some(day_named)),
                unreached: dated(None),
                uncertain: dated(None),
                desk: Some("https://termijn.voorbeeld.example".into()),
            };
            let mail = mail.render().unwrap();
            let date = dates::write(language, day_named, Form::Full);
            assert!(
                mail.text.contains(&format!("REF00000: {date}"))
                    || mail.text.contains(&format!("REF00000 : {date}")),
                "{}",
                mail.text
            );
            assert!(!mail.text.contains("REF00025"), "{}", mail.text);
            assert!(
                mail.subject
                    .contains(&dates::write(language, on, Form::Full))
            );
            for text in [&mail.text, &mail.html] {
                assert!(
                    text.contains("https://termijn.voorbeeld.example") && !text.contains('⟦'),
                    "{text}"
                );
            }
        }
        let nothing = Digest {
            language,
            organisation: "Voorbeeld vzw".into(),
            on: day(2026, 12, 3),
            escalated: Vec::new(),
            overdue: Vec::new(),
            today: Vec::new(),
            next_days: Vec::new(),
            unreached: Vec::new(),
            uncertain: Vec::new(),
            desk: None,
        };
        assert!(matches!(nothing.render(), Err(LetterError::NoDuty)));
    }
}
