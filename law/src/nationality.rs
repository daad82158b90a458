//! Country codes and the dated list of states whose nationals are treated as citizens of the Union.
//! Not here: visa exemption; no rule of the book asks it yet.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

/// A nationality as an ISO 3166-1 alpha-2 code; `XXA` and `XXB` stand for stateless and refugee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Nationality(&'static str);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    codes: String,
    alias: Vec<Alias>,
    free_movement: Vec<FreeMovement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Alias {
    given: String,
    code: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "group and source are for the reader of the file")]
struct FreeMovement {
    group: String,
    codes: String,
    until: Option<NaiveDate>,
    source: String,
}

/// Parsed once. A broken file gives an empty list here and a named error in [`check`], which the
/// rule book calls when it is loaded.
static LISTS: LazyLock<Result<Lists, toml::de::Error>> =
    LazyLock::new(|| toml::from_str(include_str!("../nationalities.toml")));

/// Says what is wrong with the embedded list, if anything is.
pub fn check() -> Result<(), String> {
    LISTS.as_ref().map(|_| ()).map_err(ToString::to_string)
}

impl Nationality {
    /// Reads a code; the aliases `EL` and `UK` are accepted for `GR` and `GB`.
    pub fn parse(text: &str) -> Option<Self> {
        let lists: &'static Lists = LISTS.as_ref().ok()?;
        let code = lists
            .alias
            .iter()
            .find(|a| a.given == text)
            .map_or(text, |a| a.code.as_str());
        lists
            .codes
            .split_whitespace()
            .find(|known| *known == code)
            .map(Self)
    }

    /// The code, without aliases.
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// Whether nationals of this state were citizens of the Union, the European Economic Area or
    /// Switzerland on that day.
    pub fn has_free_movement(self, on: NaiveDate) -> bool {
        LISTS.as_ref().is_ok_and(|lists| {
            lists.free_movement.iter().any(|group| {
                group.until.is_none_or(|last| on <= last)
                    && group.codes.split_whitespace().any(|code| code == self.0)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_dated() {
        check().unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(
            Nationality::parse("NO")
                .unwrap()
                .has_free_movement(day("2026-11-23"))
        );
        assert!(
            Nationality::parse("CH")
                .unwrap()
                .has_free_movement(day("2026-11-23"))
        );
        assert!(
            !Nationality::parse("UK")
                .unwrap()
                .has_free_movement(day("2021-01-01"))
        );
        assert!(
            Nationality::parse("GB")
                .unwrap()
                .has_free_movement(day("2020-12-31"))
        );
        assert!(
            !Nationality::parse("MA")
                .unwrap()
                .has_free_movement(day("2026-11-23"))
        );
        assert_eq!(Nationality::parse("EL").unwrap().as_str(), "GR");
        assert!(Nationality::parse("ZZ").is_none());
        assert!(Nationality::parse("be").is_none());
    }
}
