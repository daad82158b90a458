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
    /// Every code that is read, the aliases too.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let lists = LISTS.as_ref().ok();
        let codes = lists
            .into_iter()
            .flat_map(|lists| lists.codes.split_whitespace());
        let aliases = lists.into_iter().flat_map(|lists| &lists.alias);
        codes.chain(aliases.map(|alias| alias.given.as_str()))
    }

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
    /// Switzerland on that day. Without a day, `None` where the answer depends on it.
    pub fn has_free_movement(self, on: Option<NaiveDate>) -> Option<bool> {
        let groups = LISTS.as_ref().map_or(&[][..], |lists| &lists.free_movement);
        let mut of_this = groups
            .iter()
            .filter(|group| group.codes.split_whitespace().any(|code| code == self.0))
            .peekable();
        if of_this.peek().is_none() {
            return Some(false);
        }
        match on {
            Some(on) => Some(of_this.any(|group| group.until.is_none_or(|last| on <= last))),
            None => of_this.all(|group| group.until.is_none()).then_some(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_dated() {
        check().unwrap();
        let on = |code: &str, day: Option<&str>| {
            let day = day.map(|day| day.parse::<NaiveDate>().unwrap());
            Nationality::parse(code).unwrap().has_free_movement(day)
        };
        assert_eq!(on("NO", Some("2026-11-23")), Some(true));
        assert_eq!(on("CH", Some("2026-11-23")), Some(true));
        assert_eq!(on("UK", Some("2021-01-01")), Some(false));
        assert_eq!(on("GB", Some("2020-12-31")), Some(true));
        assert_eq!(on("MA", Some("2026-11-23")), Some(false));
        // Without a day only a state whose answer never changed has one.
        assert_eq!(on("CH", None), Some(true));
        assert_eq!(on("US", None), Some(false));
        assert_eq!(on("GB", None), None);
        assert_eq!(Nationality::parse("EL").unwrap().as_str(), "GR");
        assert!(Nationality::parse("ZZ").is_none());
        assert!(Nationality::parse("be").is_none());
    }
}
