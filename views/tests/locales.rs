//! The four languages have the same keys, attributes and variables, and every word the law uses is there.

use std::collections::{BTreeMap, BTreeSet};

use views::Language;
use views::pages::{Fault, ReminderStatus, State};
use views::words::{sources, words};

/// Key (or key.attribute) -> the variables its text uses.
fn shape(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut shape: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources(language) {
        let (mut message, mut current) = (String::new(), String::new());
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let trimmed = line.trim_start();
            if !line.starts_with(' ') && line.contains(" =") {
                message = line.split(" =").next().unwrap_or_default().to_owned();
                current.clone_from(&message);
                assert!(!shape.contains_key(&current), "{language}: {current} twice");
            } else if trimmed.starts_with('.') {
                let attribute = trimmed.split(" =").next().unwrap_or_default();
                current = format!("{message}{attribute}");
            }
            let variables = line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect::<String>()
            });
            shape.entry(current.clone()).or_default().extend(variables);
        }
    }
    shape.remove("");
    shape
}

#[test]
fn every_language_has_the_same_keys_and_variables() {
    let dutch = shape(Language::Nl);
    assert!(dutch.len() > 250, "{}", dutch.len());
    for language in Language::ALL {
        assert!(
            words(language).faults().is_empty(),
            "{language}: {:?}",
            words(language).faults()
        );
        let other = shape(language);
        let missing: Vec<_> = dutch
            .iter()
            .filter(|(key, vars)| other.get(*key) != Some(vars))
            .collect();
        let extra: Vec<_> = other
            .keys()
            .filter(|key| !dutch.contains_key(*key))
            .collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{language}: {missing:?} {extra:?}"
        );
    }
}

#[test]
fn every_word_the_law_uses_is_there() {
    let documents = "annex-3 annex-3ter annex-15 annex-19 annex-19ter annex-22 annex-26 annex-33 annex-35 \
        annex-41bis annex-49 orange-card card-a card-b card-k card-l card-eu card-eu-plus card-f card-f-plus \
        card-h card-i card-j card-m card-n passport visa-c visa-d";
    let holidays = "new-year easter-monday labour-day ascension whit-monday national-day assumption all-saints \
        armistice christmas saturday sunday trigger closure";
    let tracks = "eu-short-stay third-country-short-stay third-country-short-stay-visa-c eu-long-stay \
        eu-family-eu-citizen eu-family-third-country eu-family-visa-b20 cohabitation-visa third-country-visa-d \
        third-country-family-visa-d third-country-family-in-belgium family-of-belgian \
        long-term-resident-other-state international-protection uk-withdrawal-agreement cross-border";
    for language in Language::ALL {
        let words = words(language);
        let families = [
            ("document", documents),
            ("skipped", holidays),
            ("track", tracks),
        ];
        for (family, ids) in families {
            for id in ids.split_whitespace() {
                assert!(
                    words.find(&format!("{family}-{id}")).is_some(),
                    "{language}: {family}-{id}"
                );
            }
        }
        let states = State::ALL.map(State::key);
        let statuses = ReminderStatus::ALL.map(ReminderStatus::key);
        for key in states.into_iter().chain(statuses) {
            assert!(words.find(key).is_some(), "{language}: {key}");
        }
        assert_eq!(Fault::ALL.len(), 7);
        assert_eq!(words.rule("no-such-rule"), "no-such-rule");
        assert_eq!(words.say("no-such-key"), "⟦no-such-key⟧");
    }
}
