//! Who needs a visa for a short stay, by the dated list of `law/visa-free.toml`.
//! Not here: guessing. A code or a day that the list does not cover is unknown.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::nationality::Nationality;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the source is for the reader of the file")]
struct Lists {
    known_from: NaiveDate,
    source: String,
    unknown: String,
    visa_free: Vec<Group>,
    suspended: Vec<Suspended>,
    moved: Vec<Moved>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "group and source are for the reader of the file")]
struct Group {
    group: String,
    codes: String,
    #[serde(default)]
    biometric: bool,
    until: Option<NaiveDate>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "what and source are for the reader of the file")]
struct Suspended {
    codes: String,
    what: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the source is for the reader of the file")]
struct Moved {
    codes: String,
    known_from: NaiveDate,
    source: String,
}

static LISTS: LazyLock<Result<Lists, toml::de::Error>> =
    LazyLock::new(|| toml::from_str(include_str!("../../visa-free.toml")));

/// Says what is wrong with the embedded list, if anything is.
///
/// # Errors
/// What the parser says; a test keeps that from being released.
pub fn check() -> Result<(), String> {
    LISTS.as_ref().map(|_| ()).map_err(ToString::to_string)
}

/// On which passports an exemption depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Only with a biometric one.
    pub biometric: bool,
    /// Only with an ordinary one.
    pub ordinary_only: bool,
}

/// Whether a national needs a visa for at most 90 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisaDuty {
    /// No visa.
    Free(Terms),
    /// A visa.
    Needed,
    /// The sources do not say.
    Unknown,
}

/// Whether nationals of a state needed a visa on a day. States of free movement are not asked here.
pub fn duty(state: Nationality, on: NaiveDate) -> VisaDuty {
    let Ok(lists) = LISTS.as_ref() else {
        return VisaDuty::Unknown;
    };
    let holds = |codes: &str| codes.split_whitespace().any(|code| code == state.as_str());
    let moved = lists.moved.iter().find(|moved| holds(&moved.codes));
    let known_from = moved.map_or(lists.known_from, |moved| moved.known_from);
    if on < known_from || holds(&lists.unknown) {
        return VisaDuty::Unknown;
    }
    let free = lists
        .visa_free
        .iter()
        .find(|group| holds(&group.codes) && group.until.is_none_or(|last| on <= last));
    match free {
        Some(group) => VisaDuty::Free(Terms {
            biometric: group.biometric,
            ordinary_only: lists.suspended.iter().any(|one| holds(&one.codes)),
        }),
        None => VisaDuty::Needed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str, on: &str) -> VisaDuty {
        duty(Nationality::parse(code).unwrap(), on.parse().unwrap())
    }

    #[test]
    fn the_list_is_dated_and_says_what_it_does_not_know() {
        check().unwrap();
        let free = |biometric, ordinary_only| {
            VisaDuty::Free(Terms {
                biometric,
                ordinary_only,
            })
        };
        assert_eq!(of("US", "2026-11-25"), free(false, false));
        assert_eq!(of("GB", "2026-11-25"), free(false, false));
        assert_eq!(of("UA", "2026-11-25"), free(true, false));
        assert_eq!(of("GE", "2026-11-25"), free(true, true));
        assert_eq!(of("MA", "2026-11-25"), VisaDuty::Needed);
        assert_eq!(of("VU", "2026-11-25"), VisaDuty::Needed);
        assert_eq!(of("VU", "2025-01-01"), VisaDuty::Unknown);
        assert_eq!(of("US", "2024-10-12"), VisaDuty::Unknown);
        assert_eq!(of("XXA", "2026-11-25"), VisaDuty::Unknown);
        assert_eq!(of("PR", "2026-11-25"), VisaDuty::Unknown);
    }

    #[test]
    fn every_code_of_the_list_is_a_country_and_stands_in_one_group() {
        let lists = LISTS.as_ref().unwrap();
        let groups = lists.visa_free.iter().map(|group| &group.codes);
        let mut seen: Vec<&str> = Vec::new();
        for code in groups
            .chain([&lists.unknown])
            .flat_map(|codes| codes.split_whitespace())
            .chain(
                lists
                    .moved
                    .iter()
                    .flat_map(|one| one.codes.split_whitespace()),
            )
        {
            let state = Nationality::parse(code).unwrap_or_else(|| panic!("{code}"));
            let day = "2026-11-25".parse().unwrap();
            assert_eq!(state.has_free_movement(Some(day)), Some(false), "{code}");
            assert!(!seen.contains(&code), "{code} stands twice");
            seen.push(code);
        }
        let exempt: usize = lists
            .visa_free
            .iter()
            .map(|group| group.codes.split_whitespace().count())
            .sum();
        assert_eq!(exempt, 64, "as many as the source counts");
    }
}
