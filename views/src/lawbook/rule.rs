//! One rule as people read it: every sentence, list and source, in one language.
//! Not here: how it is laid out.

use chrono::NaiveDate;
use law::condition::{Condition, Exemption};
use law::{Lodging, Rule, RuleBook, RuleVersion, Track};
use serde::Serialize;

use super::source::{self, Source};
use super::{count, example};
use crate::dates::{self, Form};
use crate::proof::{self, Basis, Disagreement, Proof};
use crate::words::{Value, Words};

/// A rule, told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleView {
    /// The id: its name in the program.
    pub id: String,
    /// What the desk calls it.
    pub name: String,
    /// The word of its kind: `stay-limit`.
    pub kind: String,
    /// What the law says; `None` only when the words are missing.
    pub says: Option<String>,
    /// What we compute, in sentences.
    pub computes: Vec<String>,
    /// What to do, and what follows.
    pub next: Option<String>,
    /// What is not certain.
    pub doubt: Option<String>,
    /// What this rule does not cover.
    pub gap: Option<String>,
    /// The period in short.
    pub period: String,
    /// The fact from which is counted.
    pub starts: String,
    /// The fact whose day chooses the version, if another.
    pub keyed_on: Option<String>,
    /// The tracks it speaks to.
    pub tracks: Vec<String>,
    /// The papers that result or end.
    pub papers: Vec<String>,
    /// The facts that end it.
    pub met_by: Vec<String>,
    /// When it applies; each in a phrase.
    pub conditions: Vec<String>,
    /// Whom it exempts.
    pub exempt: Vec<String>,
    /// What lateness may lead to; `None` where no date of the rule can be missed.
    pub late: Option<String>,
    /// What is said with its date.
    pub notices: Vec<String>,
    /// The versions, the oldest first.
    pub versions: Vec<Version>,
    /// The articles.
    pub basis: Vec<Basis>,
    /// Sources that say the same.
    pub sources: Vec<Source>,
    /// Sources that say otherwise.
    pub against: Vec<Disagreement>,
    /// How sure the sources are.
    pub certainty: String,
    /// Who checked it, and when.
    pub checked: String,
    /// Whether a jurist did.
    pub jurist: bool,
    /// Whether it is the house's advice, not law.
    pub policy: bool,
    /// An example, counted.
    pub example: Option<Proof>,
}

/// A period in which the rule had one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Its first day in force, or `base`.
    pub name: String,
    /// What it counts.
    pub counts: String,
    /// From when until when.
    pub when: String,
    /// Since when the book knows of it.
    pub known: Option<String>,
}

impl RuleView {
    /// Everything said about a rule.
    pub fn of(book: &RuleBook, rule: &Rule, words: &Words) -> Self {
        let of_rule = |what: &str| words.find(&format!("law-{}.{what}", rule.id));
        let versions = count::in_order(rule);
        let newest = versions.last().copied();
        let fact = |kind: &law::FactKind| words.fact(kind.as_str());
        let misses = matches!(rule.kind, law::Kind::Act | law::Kind::Window);
        let late = |one: law::words::Consequence| words.say(&format!("consequence-{one}"));
        Self {
            id: rule.id.clone(),
            name: words.rule(&rule.id),
            kind: rule.kind.as_str().replace('_', "-"),
            says: of_rule("says"),
            computes: computes(rule, newest, words),
            next: of_rule("next"),
            doubt: of_rule("doubt"),
            gap: of_rule("gap"),
            period: count::period(rule, words),
            starts: words.start(rule.trigger),
            keyed_on: rule
                .keyed_on
                .filter(|kind| rule.trigger != *kind)
                .as_ref()
                .map(fact),
            tracks: named(&rule.tracks, words),
            papers: rule
                .document
                .iter()
                .map(|one| words.document(one.as_str()))
                .collect(),
            met_by: rule.met_by.iter().map(fact).collect(),
            conditions: rule
                .condition
                .iter()
                .map(|one| condition(one, words))
                .collect(),
            exempt: rule
                .exempt
                .iter()
                .map(|one| exemption(one, words))
                .collect(),
            late: rule
                .consequence
                .map(late)
                .or_else(|| (misses && !rule.policy).then(|| words.say("consequence-none-known"))),
            notices: rule
                .notice
                .iter()
                .map(|one| words.notice(&one.code))
                .collect(),
            versions: versions
                .iter()
                .map(|one| version(rule, one, words))
                .collect(),
            basis: rule
                .basis
                .iter()
                .map(|one| proof::article(one, words))
                .collect(),
            sources: rule
                .sources
                .iter()
                .map(|one| source::of(one, words))
                .collect(),
            against: rule
                .disputed
                .iter()
                .map(|one| proof::other(one, words))
                .collect(),
            certainty: words.say(&format!("certainty-{}", rule.certainty)),
            checked: proof::checked_words(words, &rule.checked.by, rule.checked.on),
            jurist: rule.checked.jurist,
            policy: rule.policy,
            example: example::proof(book, rule, words),
        }
    }
}

fn computes(rule: &Rule, newest: Option<&RuleVersion>, words: &Words) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(newest) = newest {
        said.push(count::sentence(rule, newest, words));
        // Advice of the house has no legal date of which to say whether it moves.
        let moving = count::moving(rule, newest).filter(|_| !rule.policy);
        said.extend(moving.map(|key| words.say(key)));
    }
    if rule.policy {
        said.push(words.say("source-policy"));
    }
    // What a deadline is, everybody knows; what these are, must be said.
    let kind = rule.kind.as_str();
    if ["opens", "authority", "check", "notice"].contains(&kind) {
        said.push(words.say(&format!("kind-{kind}.means")));
    }
    said
}

fn named(tracks: &[Track], words: &Words) -> Vec<String> {
    tracks
        .iter()
        .map(|track| words.track(track.as_str()))
        .collect()
}

fn version(rule: &Rule, version: &RuleVersion, words: &Words) -> Version {
    let day = |on: NaiveDate| dates::write(words.language(), on, Form::Day);
    let (from, until) = (
        version.in_force_from.map(day),
        version.in_force_until.map(day),
    );
    let values = [
        ("from", Value::Text(from.as_deref().unwrap_or_default())),
        ("until", Value::Text(until.as_deref().unwrap_or_default())),
    ];
    let key = match (&from, &until) {
        (None, None) => "law-version-always",
        (Some(_), None) => "law-version-from",
        (None, Some(_)) => "law-version-until",
        (Some(_), Some(_)) => "law-version-between",
    };
    let known =
        |on: NaiveDate| words.say_with("law-known-from", &[("date", Value::Text(&day(on)))]);
    Version {
        name: version.name(),
        counts: count::sentence(rule, version, words),
        when: words.say_with(key, &values),
        known: version.known_from.map(known),
    }
}

/// A condition in a phrase. Every field is taken apart by name: a new one does not compile until it
/// has its words.
fn condition(one: &Condition, words: &Words) -> String {
    let Condition {
        tracks,
        stay,
        visa,
        card,
        old_layout,
        purpose,
        document,
        free_movement,
    } = one;
    let list = |key: &str, names: Vec<String>| {
        words.say_with(key, &[("list", Value::Text(&names.join(", ")))])
    };
    let mut said = Vec::new();
    macro_rules! ask {
        ($field:ident, $key:literal, $name:expr) => {
            if let Some(values) = $field {
                said.push(list($key, values.iter().map($name).collect()));
            }
        };
    }
    let word = |family: &str, id: &str| words.say(&format!("{family}-{}", id.to_ascii_lowercase()));
    ask!(stay, "condition-stay", |one| word("stay", one.as_str()));
    ask!(visa, "condition-visa", |one| word("visa", one.as_str()));
    ask!(card, "condition-card", ToString::to_string);
    ask!(purpose, "condition-purpose", |one| word(
        "purpose",
        one.as_str()
    ));
    ask!(document, "condition-document", |one| words
        .document(one.as_str()));
    said.extend(old_layout.map(|old| words.say(&format!("condition-old-layout-{old}"))));
    said.extend(free_movement.map(|holds| words.say(&format!("condition-free-movement-{holds}"))));
    let what = said.join("; ");
    if tracks.is_empty() {
        return what;
    }
    let tracks = named(tracks, words).join("; ");
    let values = [
        ("tracks", Value::Text(&tracks)),
        ("what", Value::Text(&what)),
    ];
    words.say_with("condition-tracks", &values)
}

fn exemption(one: &Exemption, words: &Words) -> String {
    let Exemption {
        lodging,
        under_age,
        card,
    } = one;
    let list = |key: &str, names: Vec<String>| {
        words.say_with(key, &[("list", Value::Text(&names.join(", ")))])
    };
    let mut said = Vec::new();
    if !lodging.is_empty() {
        let name = |one: &Lodging| words.say(&format!("lodging-{one}"));
        said.push(list("exempt-in", lodging.iter().map(name).collect()));
    }
    said.extend(
        under_age.map(|years| {
            words.say_with("exempt-under", &[("years", Value::Count(i64::from(years)))])
        }),
    );
    if !card.is_empty() {
        said.push(list(
            "exempt-with-card",
            card.iter().map(ToString::to_string).collect(),
        ));
    }
    said.join("; ")
}
