//! Municipalities by NIS code, with their names in the languages of letters.
//! Not here: opening hours and desks; those are kept by caseworkers.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::refusal::{Problem, Refusal};
use crate::words::Language;

/// A NIS code: five digits, the first not zero.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nis(String);

impl Nis {
    /// Reads a code. Codes outside the seed are accepted: the seed is not the official list.
    ///
    /// # Errors
    /// When it is not five digits.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let sound =
            text.len() == 5 && text.chars().all(|c| c.is_ascii_digit()) && !text.starts_with('0');
        if !sound {
            return Err(Refusal::new(
                "municipality",
                Problem::Unreadable,
                "NIS code of five digits",
            ));
        }
        Ok(Self(text.to_owned()))
    }

    /// The five digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Nis {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Self, Refusal> {
        Self::parse(&text)
    }
}

impl From<Nis> for String {
    fn from(nis: Nis) -> Self {
        nis.0
    }
}

/// One municipality of the seed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Its code.
    pub nis: Nis,
    name: String,
    nl: Option<String>,
    fr: Option<String>,
    de: Option<String>,
    en: Option<String>,
}

impl Municipality {
    /// Its name in a language.
    pub fn name(&self, language: Language) -> &str {
        let own = match language {
            Language::Nl => &self.nl,
            Language::Fr => &self.fr,
            Language::De => &self.de,
            Language::En => &self.en,
        };
        own.as_deref().unwrap_or(&self.name)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seed {
    municipality: Vec<Municipality>,
}

/// Parsed once; a test keeps a broken file from being released.
static SEED: LazyLock<Vec<Municipality>> = LazyLock::new(|| {
    toml::from_str::<Seed>(include_str!("../municipalities.toml"))
        .map(|seed| seed.municipality)
        .unwrap_or_default()
});

/// Every municipality of the seed, by code.
pub fn all() -> &'static [Municipality] {
    &SEED
}

/// The municipality of a code, if the seed has it.
pub fn find(nis: &Nis) -> Option<&'static Municipality> {
    SEED.iter().find(|one| one.nis == *nis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_is_sound() {
        assert!(all().len() >= 20);
        assert!(all().windows(2).all(|pair| pair[0].nis < pair[1].nis));
        let antwerp = find(&Nis::parse("11002").unwrap()).unwrap();
        assert_eq!(antwerp.name(Language::Fr), "Anvers");
        assert_eq!(antwerp.name(Language::De), "Antwerpen");
        assert!(Nis::parse("1100").is_err() && Nis::parse("01002").is_err());
    }
}
