//! Every rule, document, condition and source of the book has its words in each language, and what the words
//! say agrees with what the rules count.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

use law::calendar;
use law::words::{
    AbsenceReason, Certainty, Consequence, Document, FactKind, Kind, Lodging, Purpose, StayLength,
    Visa,
};
use law::{RuleBook, Track};
use views::Language;
use views::lawbook::{self, RuleView, papers};
use views::proof::Replay;
use views::words::{Words, words};

/// The sixty rules of the list the book is built from; the words of all of them are there, whether their
/// files are or not.
const SIXTY: &str = "eu-short-stay-report tcn-short-stay-report annex3-pending-annex15 short-stay-end-90 \
    cvisa-last-day short-stay-extension-ask eu-long-stay-apply eu-long-stay-file-complete \
    annex19-documents-legacy annex19-extra-month-legacy annex19-decision eu-family-tcn-apply \
    annex19ter-documents annex19ter-decision ai-validity-19ter residence-check-authority \
    appeal-rvv-30 annex35-extend dvisa-register dvisa-b20-register annex46-register \
    annex15-validity-45 annex8ter-validity-45 a-card-renew-window k-card-renew-window \
    card-reissue-6-weeks student-renew-latest student-complete-file student-renew-decision \
    single-permit-renew-employer art10-ai-validity art10-decision cohabitation-visa-c-legacy \
    ltr-other-ms-apply ltr-other-ms-documents asylum-register-commune ai-validity-asylum-first \
    ai-validity-asylum-next annex33-report annex33-renew address-change-declare \
    departure-declare return-report-15 absence-limit-1y durable-stay-5y durable-absence-check \
    f-card-annex22-open f-card-annex22-window annex22-decision durable-loss-2y \
    ltr-eligibility-5y ltr-absence-check annex16-decision nationality-info-5y fee-balance-30 \
    eu-card-expiry wa-m-card-expiry old-f-card-cutoff passport-12-months document-expiry";

fn each() -> impl Iterator<Item = (Language, &'static Words)> {
    Language::ALL
        .into_iter()
        .map(|language| (language, words(language)))
}

fn book() -> &'static RuleBook {
    RuleBook::embedded().unwrap()
}

#[test]
fn every_rule_has_its_words() {
    let mut ids: Vec<&str> = SIXTY.split_whitespace().collect();
    assert_eq!(ids.len(), 60);
    ids.extend(book().rules().iter().map(|rule| rule.id.as_str()));
    for (language, words) in each() {
        for id in &ids {
            let needed = ["says", "next"].map(|what| format!("law-{id}.{what}"));
            for key in needed.into_iter().chain([format!("rule-{id}")]) {
                assert!(
                    words.find(&key).is_some(),
                    "locales/{language}: {key} is missing"
                );
            }
        }
    }
}

#[test]
fn every_rule_of_the_book_is_told_whole() {
    for (language, words) in each() {
        for rule in book().rules() {
            let view = RuleView::of(book(), rule, words);
            let id = &rule.id;
            assert!(
                !view.period.is_empty() && !view.computes.is_empty(),
                "{language} {id}"
            );
            assert!(
                view.doubt.is_some() || rule.disputed.is_empty(),
                "locales/{language}: sources disagree about {id}; say what is not certain in law-{id}.doubt"
            );
            for line in view.lines(words) {
                assert!(
                    !line.contains('⟦') && !line.contains("{$"),
                    "{language} {id}: {line}"
                );
            }
            for (source, named) in rule.sources.iter().zip(&view.sources) {
                assert_ne!(named.name, source.key, "{language} {id}");
                assert_eq!(named.note.is_some(), source.says.is_some(), "{id}");
            }
            for notice in &rule.notice {
                assert_ne!(
                    words.notice(&notice.code),
                    notice.code,
                    "{language}: notice {}",
                    notice.code
                );
            }
        }
    }
}

#[test]
fn what_sources_say_is_said_in_every_language() {
    for (language, words) in each() {
        for rule in book().rules() {
            let view = RuleView::of(book(), rule, words);
            for other in &view.against {
                assert!(!other.english, "{language} {}: {}", rule.id, other.says);
            }
            let gaps = rule.not_in_force.iter().zip(&view.not_in_force);
            for (gap, told) in gaps {
                assert!(!told.contains(&gap.why), "{language} {}: {told}", rule.id);
            }
            for (source, named) in rule.sources.iter().zip(&view.sources) {
                let plain = language == Language::En || source.says.is_none();
                assert!(
                    plain || named.note != source.says,
                    "{language} {}: {named:?}",
                    rule.id
                );
            }
        }
    }
}

#[test]
fn what_the_law_says_names_the_number_that_is_counted() {
    let names = |text: &str, number: u32| {
        let number = number.to_string();
        text.split(|c: char| !c.is_ascii_digit())
            .any(|digits| digits == number)
    };
    for (language, words) in each() {
        for rule in book().rules().iter().filter(|rule| !rule.policy) {
            let says = words.say(&format!("law-{}.says", rule.id));
            for number in rule.version.iter().flat_map(lawbook::numbers) {
                assert!(
                    names(&says, number),
                    "{language} {}: {number} is not in: {says}",
                    rule.id
                );
            }
        }
    }
}

#[test]
fn examples_are_counted_and_replayed() {
    for (language, words) in each() {
        let mut counted = 0;
        for rule in book().rules() {
            let example = RuleView::of(book(), rule, words).example;
            let example = example.unwrap_or_else(|| panic!("{} has no example", rule.id));
            assert!(!example.supposed.contains('⟦'), "{}", example.supposed);
            let Some(proof) = example.proof else {
                assert_eq!(rule.kind, Kind::Notice, "{language} {}", rule.id);
                assert!(!example.says.is_empty(), "{}", rule.id);
                continue;
            };
            assert_eq!(proof.finding.is_some(), rule.kind == Kind::Check);
            assert_ne!(proof.replay, Replay::Differs, "{}", rule.id);
            assert!(proof.condition.is_none(), "{}", rule.id);
            counted += usize::from(proof.replay == Replay::Same);
        }
        assert!(counted >= 50, "{counted}");
    }
}

#[test]
fn a_notice_a_day_of_the_law_and_a_check_have_examples_of_their_own() {
    let words = words(Language::En);
    let example = |id: &str| {
        let view = RuleView::of(book(), book().find(id).unwrap(), words);
        view.example.unwrap()
    };
    let notice = example("eu-long-stay-file-complete");
    assert_eq!(
        notice.supposed,
        "Suppose: Annex 19 filed, Friday 18 December 2026."
    );
    assert_eq!(notice.says, [words.notice("annex19-file-complete")]);
    let fixed = example("old-f-card-cutoff");
    assert!(
        fixed
            .supposed
            .contains("card: F, F+; a card in the old layout"),
        "{}",
        fixed.supposed
    );
    let dates = fixed.proof.unwrap().readings;
    assert_eq!(dates.statutory.unwrap().to_string(), "2026-08-03");
    for id in ["durable-absence-check", "ltr-absence-check"] {
        let check = example(id);
        assert!(check.supposed.contains("31 December 2023"));
        let finding = check.proof.unwrap().finding.unwrap();
        assert!(finding.verdict.contains("to be reviewed"), "{finding:?}");
        assert!(finding.outcomes.len() >= 2, "{finding:?}");
    }
}

#[test]
fn what_a_rule_says_besides_its_date_is_told() {
    let words = words(Language::En);
    let lines = |id: &str| {
        let view = RuleView::of(book(), book().find(id).unwrap(), words);
        view.lines(words).join("\n")
    };
    for (rule, said) in [
        (
            "annex19-documents-legacy",
            "not in force since 1 September 2025: Since then the file must be complete",
        ),
        (
            "eu-long-stay-file-complete",
            "not in force until 31 August 2025: ",
        ),
        ("eu-short-stay-report", "people under 15 years of age"),
        (
            "eu-short-stay-report",
            "the day it is counted from is 10 April 2026 or later",
        ),
        ("absence-limit-1y", "holders of card EU+, F+"),
        ("old-f-card-cutoff", "a card in the old layout"),
        (
            "old-f-card-cutoff",
            "valid until the printed end, seen on 22 November 2026",
        ),
        ("ltr-absence-check", "(Only if: purpose: study.)"),
        ("ltr-absence-check", "(Only if: it is recorded: "),
        (
            "ltr-absence-check",
            "Ended by: the caseworker, who decides and records it",
        ),
        ("a-card-renew-window", "From Fri 16 Apr"),
        (
            "a-card-renew-window",
            "45 days before), seen on 22 November 2026",
        ),
    ] {
        assert!(
            lines(rule).contains(said),
            "{rule}: {said}\n{}",
            lines(rule)
        );
    }
}

#[test]
fn every_word_of_the_law_has_its_words() {
    for (language, words) in each() {
        let mut keys: Vec<String> = Vec::new();
        let kebab = |word: &str| word.replace('_', "-").to_ascii_lowercase();
        keys.extend(Document::ALL.iter().map(|one| format!("document-{one}")));
        keys.extend(
            FactKind::ALL
                .iter()
                .map(|one| format!("fact-{}", kebab(one.as_str()))),
        );
        keys.extend(Track::ALL.iter().map(|one| format!("track-{one}")));
        keys.extend(
            Kind::ALL
                .iter()
                .map(|one| format!("kind-{}.means", kebab(one.as_str()))),
        );
        keys.extend(Certainty::ALL.iter().map(|one| format!("certainty-{one}")));
        keys.extend(
            Consequence::ALL
                .iter()
                .map(|one| format!("consequence-{one}")),
        );
        keys.extend(
            AbsenceReason::ALL
                .iter()
                .map(|one| format!("absence-{one}")),
        );
        let asked = "stay visa card old-layout purpose document nationality lodging";
        keys.extend(asked.split(' ').map(|what| format!("missing-{what}")));
        keys.extend(Lodging::ALL.iter().map(|one| format!("lodging-{one}")));
        keys.extend(Purpose::ALL.iter().map(|one| format!("purpose-{one}")));
        keys.extend(StayLength::ALL.iter().map(|one| format!("stay-{one}")));
        keys.extend(
            Visa::ALL
                .iter()
                .map(|one| format!("visa-{}", kebab(one.as_str()))),
        );
        keys.extend(
            law::absence::CODES
                .iter()
                .map(|code| format!("outcome-{code}")),
        );
        keys.extend(
            book()
                .rules()
                .iter()
                .flat_map(|rule| &rule.basis)
                .map(|one| format!("act-{}", one.act)),
        );
        for code in [
            "short-stay-report-doubt-ees",
            "schengen-days-used-up",
            "superseded-by-printed-end",
            "working-day-undefined-before-2023",
            "absences-not-judged",
            "not-in-force",
            "absences-need-their-days",
            "absences-need-review",
            "absences-judged-by-a-person",
            "clock-broken-still-away",
            "clock-broken-over-a-year",
            "clock-restart-uncertain",
            "lawful-stay-start-assumed",
            "annex19-file-complete",
        ] {
            keys.push(format!("notice-{code}"));
        }
        for key in keys {
            assert!(
                words.find(&key).is_some(),
                "locales/{language}: {key} is missing"
            );
        }
    }
}

#[test]
fn every_document_has_its_rules_or_a_reason() {
    for (language, words) in each() {
        let all = papers(book(), words);
        for document in Document::ALL {
            assert!(
                all.iter().any(|paper| paper.slug == document.as_str()),
                "{document}"
            );
        }
        for paper in &all {
            let key = format!("document-{}", paper.slug);
            assert!(words.find(&key).is_some(), "locales/{language}: {key}");
            assert_eq!(
                paper.rules.is_empty(),
                paper.why_none.is_some(),
                "{}",
                paper.slug
            );
        }
        let of = |slug: &str| all.iter().find(|paper| paper.slug == slug).unwrap();
        let rules: Vec<&str> = of("annex-19ter")
            .rules
            .iter()
            .map(|one| one.rule.as_str())
            .collect();
        assert!(rules.contains(&"eu-family-tcn-apply") && rules.contains(&"annex19ter-documents"));
    }
}

#[test]
fn holidays_are_named_in_the_counting() {
    let rule = book().find("dvisa-register").unwrap();
    for (language, holiday) in [
        (Language::Nl, "Kerstmis"),
        (Language::Fr, "Noël"),
        (Language::De, "Weihnachten"),
        (Language::En, "Christmas Day"),
    ] {
        let words = words(language);
        let text = RuleView::of(book(), rule, words).lines(words).join("\n");
        assert!(text.contains(holiday), "{text}");
        assert!(text.contains(&words.say("explain-replayed")), "{text}");
    }
    let christmas = chrono::NaiveDate::from_ymd_opt(2026, 12, 25).unwrap();
    assert!(calendar::day_off(christmas, calendar::Week::W1).is_some());
}

#[test]
fn the_document_holds_every_rule_and_every_paper() {
    for (_, words) in each() {
        let text = lawbook::markdown(book(), words);
        for rule in book().rules() {
            assert!(
                text.contains(&format!("<a id=\"{}\"></a>", rule.id)),
                "{}",
                rule.id
            );
        }
        for paper in papers(book(), words) {
            assert!(
                text.contains(&format!("| {} | ", paper.name)),
                "{}",
                paper.slug
            );
        }
        assert!(!text.contains('⟦'));
    }
}

#[test]
fn the_document_of_the_repository_is_the_book() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/RULES.md");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    let made = lawbook::markdown(book(), words(Language::En));
    let differs = kept
        .lines()
        .zip(made.lines())
        .find(|(kept, made)| kept != made);
    assert!(
        kept == made,
        "docs/RULES.md is not what the rules say now; refresh it with: cargo run -- law book > docs/RULES.md\n{differs:?}"
    );
}

/// Rules of kinds and counts that the embedded book may not have.
const OTHERS: [(&str, &str); 4] = [
    (
        "annex19-decision.toml",
        "trigger = \"annex_19_filed\"\nkind = \"authority\"\nmet_by = [\"card_issued\"]\n[[version]]\ncount = { months_after = 6 }\n",
    ),
    (
        "f-card-annex22-open.toml",
        "trigger = \"card_expires\"\nkind = \"opens\"\n[[version]]\ncount = { months_before = 5 }\n[[condition]]\ncard = [\"F\"]\n",
    ),
    (
        "annex33-renew.toml",
        "trigger = \"annex_33_expires\"\nkind = \"act\"\npolicy = true\n[[version]]\ncount = { days_before = 30 }\n",
    ),
    (
        "annex19-extra-month-legacy.toml",
        "trigger = \"annex_20_notified\"\nkind = \"act\"\nkeyed_on = \"annex_19_filed\"\n[[version]]\nin_force_until = \"2025-08-31\"\ncount = { months_after = 1 }\n[[not_in_force]]\nfrom = \"2025-09-01\"\nwhy = \"-\"\n",
    ),
];

#[test]
fn rules_of_every_kind_are_told() {
    let head = |file: &str| {
        let id = file.trim_end_matches(".toml");
        format!(
            "id = \"{id}\"\ntracks = [\"eu-long-stay\"]\ncertainty = \"low\"\nsources = [{{ key = \"koek-d\", seen_on = \"2026-11-22\" }}]\n"
        )
    };
    let tail = "[[basis]]\nact = \"law-1980-12-15\"\narticle = \"42\"\nverified = false\n";
    let checked = "checked = { on = \"2026-11-25\", by = \"desk research\", jurist = false }\n";
    let texts = OTHERS.map(|(file, body)| (file, format!("{}{checked}{body}{tail}", head(file))));
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(file, text)| (*file, text.as_str()))
        .collect();
    let book = RuleBook::parse(&files).unwrap();
    for (language, words) in each() {
        let told = |id: &str| RuleView::of(&book, book.find(id).unwrap(), words);
        for rule in book.rules() {
            let text = told(&rule.id).lines(words).join("\n");
            assert!(!text.contains('⟦'), "{language}: {text}");
        }
        let (decision, opening) = (told("annex19-decision"), told("f-card-annex22-open"));
        assert!(
            decision
                .computes
                .contains(&words.say("kind-authority.means"))
        );
        let opening = opening.example.unwrap().proof.unwrap();
        assert_eq!(opening.opens_on.unwrap().to_string(), "2026-12-31");
        let advice = told("annex33-renew").example.unwrap().proof.unwrap();
        let dates = (
            advice.readings.statutory,
            advice.readings.careful.unwrap().to_string(),
        );
        assert_eq!(
            dates,
            (None, "2027-04-30".to_owned()),
            "30 days before is a Saturday"
        );
        let legacy = told("annex19-extra-month-legacy");
        let example = legacy.example.as_ref().unwrap().proof.as_ref().unwrap();
        assert_eq!(example.started.1.to_string(), "2025-08-31");
        assert!(legacy.keyed_on.is_some() && legacy.versions[0].when.contains("2025"));
        assert!(lawbook::markdown(&book, words).contains("annex19-decision"));
    }
}
