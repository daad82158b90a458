//! The table of PRACTICE 4.2, row by row, and what is asked where it has no answer.

use super::*;
use crate::contract::Tree;

fn ask(question: &str) -> Advice {
    let tree: Tree = serde_json::from_str(question).unwrap();
    let (person, _) = parse(&tree).unwrap();
    suggest(&person, "2026-11-25".parse().unwrap())
}

fn tracks(advice: &Advice) -> Vec<&str> {
    advice
        .suggestions
        .iter()
        .map(|one| one.track.as_str())
        .collect()
}

fn questions(advice: &Advice) -> Vec<&str> {
    advice.questions.iter().map(|one| one.as_str()).collect()
}

#[test]
fn the_table_of_the_practice_row_by_row() {
    for (question, expected) in [
        (
            r#"{"nationality":"FR","stay":"short","lodging":"private"}"#,
            "eu-short-stay",
        ),
        (
            r#"{"nationality":"CH","stay":"long","family":"none"}"#,
            "eu-long-stay",
        ),
        (
            r#"{"nationality":"NO","stay":"long","family":"eu"}"#,
            "eu-family-eu-citizen, eu-long-stay",
        ),
        (
            r#"{"nationality":"FR","stay":"long","family":"belgian"}"#,
            "family-of-belgian, eu-long-stay",
        ),
        (
            r#"{"nationality":["MA","FR"],"stay":"long","family":"none"}"#,
            "eu-long-stay",
        ),
        (
            r#"{"nationality":"MA","stay":"short","family":"eu"}"#,
            "eu-family-third-country",
        ),
        (
            r#"{"nationality":"MA","stay":"short","family":"belgian"}"#,
            "family-of-belgian",
        ),
        (
            r#"{"nationality":"US","stay":"short","family":"none"}"#,
            "third-country-short-stay",
        ),
        (
            r#"{"nationality":"GB","stay":"short","family":"none"}"#,
            "third-country-short-stay",
        ),
        (
            r#"{"nationality":["MA","US"],"stay":"short","family":"none"}"#,
            "third-country-short-stay",
        ),
        (
            r#"{"nationality":"MA","stay":"short","visa":"C"}"#,
            "third-country-short-stay-visa-c",
        ),
        (r#"{"nationality":"MA","stay":"short","visa":"none"}"#, ""),
        (
            r#"{"nationality":"MA","stay":"long","family":"eu","visa":"none"}"#,
            "eu-family-third-country",
        ),
        (
            r#"{"nationality":"MA","stay":"long","family":"belgian","visa":"C"}"#,
            "family-of-belgian",
        ),
        (
            r#"{"nationality":"MA","stay":"long","family":"eu","visa":"C","to_marry":true}"#,
            "cohabitation-visa, eu-family-third-country",
        ),
        (
            r#"{"nationality":"MA","visa":"D","to_marry":true}"#,
            "cohabitation-visa",
        ),
        (
            r#"{"nationality":"MA","visa":"D-B20","family":"eu"}"#,
            "eu-family-visa-b20",
        ),
        (
            r#"{"nationality":"MA","visa":"D-B20","family":"belgian"}"#,
            "eu-family-visa-b20",
        ),
        (
            r#"{"nationality":"MA","visa":"D","family":"none"}"#,
            "third-country-visa-d",
        ),
        (
            r#"{"nationality":"MA","visa":"D","family":"third-country"}"#,
            "third-country-family-visa-d",
        ),
        (
            r#"{"nationality":"MA","visa":"D","family":"belgian"}"#,
            "family-of-belgian",
        ),
        (
            r#"{"nationality":"MA","visa":"D","family":"eu"}"#,
            "third-country-visa-d, eu-family-third-country",
        ),
        (
            r#"{"nationality":"US","stay":"long","visa":"none","family":"none"}"#,
            "",
        ),
        (
            r#"{"nationality":"US","stay":"long","visa":"none","family":"third-country"}"#,
            "third-country-family-in-belgium",
        ),
        (
            r#"{"nationality":"MA","stay":"long","visa":"none","family":"none","papers":["annex-46"]}"#,
            "third-country-visa-d",
        ),
        (
            r#"{"nationality":"MA","stay":"long","visa":"none","resident_elsewhere":true}"#,
            "long-term-resident-other-state",
        ),
        (r#"{"asks_protection":true}"#, "international-protection"),
        (
            r#"{"nationality":"AF","papers":"annex-26"}"#,
            "international-protection",
        ),
        (
            r#"{"nationality":"GB","withdrawal_agreement":true}"#,
            "uk-withdrawal-agreement",
        ),
        (
            r#"{"nationality":"IN","card":"M"}"#,
            "uk-withdrawal-agreement",
        ),
        (r#"{"nationality":"NL","home_abroad":true}"#, "cross-border"),
        (r#"{"nationality":"BE","stay":"long"}"#, ""),
    ] {
        let advice = ask(question);
        assert_eq!(
            tracks(&advice).join(", "),
            expected,
            "{question} {advice:?}"
        );
        for one in &advice.suggestions {
            assert!(!one.reasons.is_empty(), "{question}");
        }
        // Nobody is left with nothing.
        assert!(
            !expected.is_empty() || !advice.notes.is_empty() || !advice.questions.is_empty(),
            "{question}"
        );
    }
}

#[test]
fn what_is_missing_is_a_question() {
    for (question, expected) in [
        ("{}", "nationality, stay"),
        (r#"{"nationality":"FR"}"#, "stay"),
        (r#"{"nationality":"FR","stay":"long"}"#, "family"),
        (r#"{"nationality":"FR","stay":"short"}"#, "lodging"),
        (r#"{"nationality":"MA"}"#, "stay, visa"),
        (
            r#"{"nationality":"MA","stay":"short"}"#,
            "lodging, family, visa",
        ),
        (
            r#"{"nationality":"GB","stay":"short","lodging":"private","family":"none"}"#,
            "withdrawal-agreement",
        ),
        (
            r#"{"nationality":"XXB","stay":"short","lodging":"private","family":"none"}"#,
            "visa-duty, visa",
        ),
        (
            r#"{"nationality":"MA","stay":"long"}"#,
            "visa, family, resident-elsewhere",
        ),
        (
            r#"{"nationality":"MA","visa":"D","family":"eu"}"#,
            "visa-note",
        ),
    ] {
        assert_eq!(questions(&ask(question)).join(", "), expected, "{question}");
    }
}

#[test]
fn cautions_and_notes_stand_where_they_belong() {
    let cautions = |question: &str| ask(question).suggestions[0].cautions.clone();
    let hotel = r#"{"nationality":"FR","stay":"short","lodging":"hotel"}"#;
    assert_eq!(cautions(hotel), [Caution::LodgingReportsItself]);
    let georgian = r#"{"nationality":"GE","stay":"short","family":"none","lodging":"private"}"#;
    assert_eq!(
        cautions(georgian),
        [Caution::BiometricPassport, Caution::OrdinaryPassport]
    );
    let notes = |question: &str| ask(question).notes;
    assert_eq!(
        notes(r#"{"nationality":"MA","stay":"short","visa":"none"}"#),
        [Note::VisaNeededAndNotHeld]
    );
    assert_eq!(
        notes(r#"{"nationality":"US","stay":"long","visa":"none","family":"none"}"#),
        [Note::NoTrackLegalAdvice]
    );
    assert_eq!(notes(r#"{"nationality":"BE"}"#), [Note::BelgianCitizen]);
    assert_eq!(
        notes(r#"{"nationality":"MA","stay":"short","visa":"D"}"#),
        [Note::VisaDMeansLongStay]
    );
    assert_eq!(
        notes(r#"{"nationality":"FR","card":"EU","stay":"long","family":"none"}"#),
        [Note::DurableStayIsAStep]
    );
}

#[test]
fn what_cannot_be_read_is_named() {
    for (question, code, field) in [
        ("[]", "value.wrong_type", ""),
        (r#"{"nation":"FR"}"#, "key.unknown", "nation"),
        (r#"{"stay":"long","stay":"long"}"#, "key.duplicate", "stay"),
        (r#"{"nationality":"QQ"}"#, "about.unknown", "nationality"),
        (
            r#"{"nationality":["FR","fr"]}"#,
            "about.unknown",
            "nationality[1]",
        ),
        (r#"{"nationality":7}"#, "value.wrong_type", "nationality"),
        (r#"{"stay":"forever"}"#, "about.unknown", "stay"),
        (r#"{"to_marry":"yes"}"#, "value.wrong_type", "to_marry"),
        (r#"{"papers":["annex-99"]}"#, "about.unknown", "papers[0]"),
        (r#"{"today":"soon"}"#, "today.not_a_date", "today"),
    ] {
        let tree: Tree = serde_json::from_str(question).unwrap();
        let error = parse(&tree).unwrap_err();
        assert_eq!(
            (error.code, error.field.as_str()),
            (code, field),
            "{question}"
        );
    }
}

#[test]
fn every_combination_has_an_answer_and_no_suggestion_twice() {
    use crate::words::{Card, Visa};
    let on = "2026-11-25".parse().unwrap();
    let mut seen = std::collections::BTreeSet::new();
    let some = |word: &str| Nationality::parse(word).unwrap();
    let options = |words: &[&str]| words.iter().map(|word| some(word)).collect::<Vec<_>>();
    for nationalities in [
        options(&[]),
        options(&["FR"]),
        options(&["MA"]),
        options(&["US"]),
        options(&["GB"]),
        options(&["XXA"]),
        options(&["BE"]),
    ] {
        for stay in [None, Some(StayLength::Short), Some(StayLength::Long)] {
            for family in std::iter::once(None).chain(Family::ALL.iter().copied().map(Some)) {
                for visa in std::iter::once(None).chain(Visa::ALL.iter().copied().map(Some)) {
                    for flag in [None, Some(true), Some(false)] {
                        for card in [None, Some(Card::M), Some(Card::F)] {
                            let person = Known {
                                nationalities: nationalities.clone(),
                                stay,
                                family,
                                visa,
                                to_marry: flag,
                                resident_elsewhere: flag,
                                card,
                                ..Known::default()
                            };
                            let advice = suggest(&person, on);
                            let mut tracks = tracks(&advice);
                            seen.extend(tracks.iter().map(|&track| track.to_owned()));
                            let before = tracks.len();
                            tracks.sort_unstable();
                            tracks.dedup();
                            assert_eq!(tracks.len(), before, "{person:?} {advice:?}");
                            assert!(advice != Advice::default(), "{person:?}");
                        }
                    }
                }
            }
        }
    }
    assert_eq!(
        seen.len(),
        14,
        "{seen:?}: all but protection and the cross-border ones"
    );
}
