//! Words: the Fluent files of `locales/`, read once.
//!
//! A key that is missing is written as `⟦key⟧`, so that it is seen; tests prove that no page and no letter holds
//! one, and that the four languages have the same keys, attributes and variables.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use law::Start;

use crate::Language;
use crate::dates::{self, Form};

/// The texts of one language, in the order in which they are loaded.
pub const fn sources(language: Language) -> [&'static str; 12] {
    macro_rules! files {
        ($code:literal) => {
            [
                include_str!(concat!("../../locales/", $code, "/absences.ftl")),
                include_str!(concat!("../../locales/", $code, "/correction.ftl")),
                include_str!(concat!("../../locales/", $code, "/applicant.ftl")),
                include_str!(concat!("../../locales/", $code, "/desk.ftl")),
                include_str!(concat!("../../locales/", $code, "/digest.ftl")),
                include_str!(concat!("../../locales/", $code, "/law.ftl")),
                include_str!(concat!("../../locales/", $code, "/letter.ftl")),
                include_str!(concat!("../../locales/", $code, "/post.ftl")),
                include_str!(concat!("../../locales/", $code, "/rules.ftl")),
                include_str!(concat!("../../locales/", $code, "/lawbook.ftl")),
                include_str!(concat!("../../locales/", $code, "/lawpages.ftl")),
                include_str!(concat!("../../locales/", $code, "/suggest.ftl")),
            ]
        };
    }
    match language {
        Language::Nl => files!("nl"),
        Language::Fr => files!("fr"),
        Language::De => files!("de"),
        Language::En => files!("en"),
    }
}

/// A value for a variable of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// A text, put in as it is.
    Text(&'a str),
    /// A number; it also chooses singular or plural.
    Count(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value<'_> {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

/// The words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    faults: Vec<String>,
}

static ALL: LazyLock<[Words; 4]> = LazyLock::new(|| Language::ALL.map(Words::load));

/// The words of `language`, read at first use.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Nl => &ALL[0],
        Language::Fr => &ALL[1],
        Language::De => &ALL[2],
        Language::En => &ALL[3],
    }
}

impl Words {
    fn load(language: Language) -> Self {
        let mut faults = Vec::new();
        let locales: Vec<LanguageIdentifier> = language.code().parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(locales);
        // Isolation marks would travel into subjects and plain text; names are isolated in the markup instead.
        bundle.set_use_isolating(false);
        for source in sources(language) {
            let resource =
                FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, errors)| {
                    faults.extend(errors.iter().map(ToString::to_string));
                    partial
                });
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(ToString::to_string));
            }
        }
        Self {
            language,
            bundle,
            faults,
        }
    }

    /// Which language these words are in.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// What was wrong with the files; empty in a build whose tests passed.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// The text of `key` (`message` or `message.attribute`), or `⟦key⟧`.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// As [`Words::say`], with values for the variables.
    pub fn say_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.find_with(key, values)
            .unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// A text with one number in it.
    pub fn count(&self, key: &str, count: usize) -> String {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.say_with(key, &[("count", Value::Count(count))])
    }

    /// The text of `key` if there is one.
    pub fn find(&self, key: &str) -> Option<String> {
        self.find_with(key, &[])
    }

    /// As [`Words::find`], with values for the variables.
    pub fn find_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        let (id, attribute) = match key.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (key, None),
        };
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            let value = match value {
                Value::Text(text) => FluentValue::from(*text),
                Value::Count(count) => FluentValue::from(*count),
            };
            args.set(*name, value);
        }
        let mut errors = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, Some(&args), &mut errors)
                .into_owned(),
        )
    }

    /// What the desk calls the duty of a rule; a rule without words is called by its id.
    pub fn rule(&self, rule: &str) -> String {
        self.named("rule", rule)
    }

    /// The name of a track.
    pub fn track(&self, track: &str) -> String {
        self.named("track", track)
    }

    /// The official word for a document slug of the contract.
    pub fn document(&self, slug: &str) -> String {
        self.named("document", slug)
    }

    /// Why a day was not counted: a holiday, `saturday`, `sunday`, `trigger` or `closure`.
    pub fn skipped(&self, reason: &str) -> String {
        self.named("skipped", reason)
    }

    /// What happened, by the name of the fact (`entered_belgium`).
    pub fn fact(&self, kind: &str) -> String {
        self.named("fact", kind)
    }

    /// What starts a rule: a fact, or a day that the law itself names.
    pub fn start(&self, start: Start) -> String {
        match start {
            Start::Fact(kind) => self.fact(kind.as_str()),
            Start::Fixed(day) => {
                let date = dates::write(self.language(), day, Form::Day);
                self.say_with("start-fixed", &[("date", Value::Text(&date))])
            }
        }
    }

    /// What is not known of somebody, by the name of `about` (`old_layout`).
    pub fn missing(&self, what: &str) -> String {
        self.named("missing", what)
    }

    /// What a notice of the law says; a code without words stands for itself.
    pub fn notice(&self, code: &str) -> String {
        self.named("notice", code)
    }

    fn named(&self, family: &str, id: &str) -> String {
        let key = format!("{family}-{}", id.replace('_', "-"));
        self.find(&key).unwrap_or_else(|| id.to_owned())
    }
}
