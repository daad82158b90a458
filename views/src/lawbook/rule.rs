//! One rule as people read it: every sentence, list and source, in one language.
//! Not here: how it is laid out.

use chrono::NaiveDate;
use law::condition::{Condition, Exemption};
use law::rule::{Gap, RuleNotice};
use law::{FactKind, Lodging, Rule, RuleBook, RuleVersion, Track};
use serde::Serialize;

use super::count;
use super::example::{self, Example};
use super::source::{self, Source};
use crate::dates::{self, Form};
use crate::proof::{self, Basis, Disagreement};
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
    /// When it says nothing, and what holds instead.
    pub not_in_force: Vec<String>,
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
    pub example: Option<Example>,
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
        let fact = |kind: &FactKind| words.fact(kind.as_str());
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
            // That a caseworker may record it as done is said of every rule.
            met_by: rule
                .met_by
                .iter()
                .filter(|kind| **kind != FactKind::DutyDone)
                .map(fact)
                .collect(),
            conditions: rule
                .condition
                .iter()
                .map(|one| condition_words(one, words))
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
            notices: rule.notice.iter().map(|one| notice(one, words)).collect(),
            versions: versions
                .iter()
                .map(|one| version(rule, one, words))
                .collect(),
            not_in_force: rule
                .not_in_force
                .iter()
                .map(|one| gap(rule, one, words))
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
            example: example::of(book, rule, words),
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
    let days = (version.in_force_from, version.in_force_until);
    let known = |on: NaiveDate| one_day("law-known-from", on, words);
    Version {
        name: version.name(),
        counts: count::sentence(rule, version, words),
        when: between("law-version", days, words),
        known: version.known_from.map(known),
    }
}

/// Days on which the rule says nothing: "not in force since ...", and what holds instead.
fn gap(rule: &Rule, gap: &Gap, words: &Words) -> String {
    let when = between("law-off", (gap.from, gap.until), words);
    let known = words.find(&format!("law-{}.not-in-force", rule.id));
    let why = known.unwrap_or_else(|| gap.why.clone());
    proof::text_said_by(words, &when, &why)
}

/// From when until when, in the words of one family of keys.
fn between(
    family: &str,
    (from, until): (Option<NaiveDate>, Option<NaiveDate>),
    words: &Words,
) -> String {
    let key = match (from, until) {
        (None, None) => "always",
        (Some(_), None) => "from",
        (None, Some(_)) => "until",
        (Some(_), Some(_)) => "between",
    };
    let day = |on: Option<NaiveDate>| {
        on.map(|on| dates::write(words.language(), on, Form::Day))
            .unwrap_or_default()
    };
    let (from, until) = (day(from), day(until));
    let values = [("from", Value::Text(&from)), ("until", Value::Text(&until))];
    words.say_with(&format!("{family}-{key}"), &values)
}

fn one_day(key: &str, on: NaiveDate, words: &Words) -> String {
    let date = dates::write(words.language(), on, Form::Day);
    words.say_with(key, &[("date", Value::Text(&date))])
}

/// A notice, with when it is given. Every field is taken apart by name, as a condition's are.
fn notice(one: &RuleNotice, words: &Words) -> String {
    let RuleNotice {
        code,
        from,
        when,
        fact,
    } = one;
    let said = words.notice(code);
    let since = from.map(|on| one_day("law-notice-from", on, words));
    let person = when.as_ref().map(|one| condition_words(one, words));
    let recorded = fact.map(|kind| {
        let fact = words.fact(kind.as_str());
        words.say_with("law-notice-fact", &[("fact", Value::Text(&fact))])
    });
    let only: Vec<String> = since.into_iter().chain(person).chain(recorded).collect();
    if only.is_empty() {
        return said;
    }
    let only = only.join("; ");
    let values = [("notice", Value::Text(&said)), ("what", Value::Text(&only))];
    words.say_with("law-notice-when", &values)
}

/// A condition in a phrase. Every field is taken apart by name: a new one does not compile until it
/// has its words.
pub(super) fn condition_words(one: &Condition, words: &Words) -> String {
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
