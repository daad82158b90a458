//! The register of sources: for the key that a rule names, what that source is called and where it stands.
//! Not here: what a source says and when it was seen to; that stands with each rule.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Register {
    source: Vec<Place>,
}

/// Where one source stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The key that rule files name.
    pub key: String,
    /// What people read, where `at` is not fit for it.
    name: Option<String>,
    /// The page as it was noted, with a remark in brackets at times.
    pub at: String,
    /// The whole address, where it was kept.
    pub url: Option<String>,
}

impl Place {
    /// What people read: its name, or the page without the remark behind it.
    pub fn name(&self) -> &str {
        let page = || match self.at.rsplit_once(" (") {
            Some((page, remark)) if remark.ends_with(')') => page,
            _ => &self.at,
        };
        self.name.as_deref().unwrap_or_else(page)
    }
}

/// Parsed once. A broken file is a named error in [`check`], which the rule book calls.
static REGISTER: LazyLock<Result<Register, toml::de::Error>> =
    LazyLock::new(|| toml::from_str(include_str!("../sources.toml")));

/// Says what is wrong with the embedded register, if anything is.
pub fn check() -> Result<(), String> {
    REGISTER.as_ref().map(|_| ()).map_err(ToString::to_string)
}

/// The source with this key.
pub fn find(key: &str) -> Option<&'static Place> {
    let places = &REGISTER.as_ref().ok()?.source;
    places.iter().find(|place| place.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_stands_once() {
        check().unwrap();
        let places = &REGISTER.as_ref().unwrap().source;
        let mut keys: Vec<&str> = places.iter().map(|place| place.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), places.len());
        assert_eq!(find("nowhere"), None);
    }

    #[test]
    fn people_read_a_name_and_follow_only_a_whole_address() {
        for (key, name, followed) in [
            ("ibz-nl", "ibz.be", true),
            ("ibz-durable", "ibz.be", false),
            ("lint", "lint.be", false),
            ("oj-2006", "eur-lex.europa.eu", true),
            ("muni-move", "Menen, Houthalen-Helchteren, Herselt", false),
            ("dofi-eu-fr", "dofi.ibz.be", true),
        ] {
            let place = find(key).unwrap();
            assert_eq!(
                (place.name(), place.url.is_some()),
                (name, followed),
                "{key}"
            );
        }
        for place in &REGISTER.as_ref().unwrap().source {
            let whole = |url: &str| url.starts_with("https://") && !url.contains(['…', ' ', '(']);
            assert!(place.url.as_deref().is_none_or(whole), "{}", place.key);
        }
    }
}
