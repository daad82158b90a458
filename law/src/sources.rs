//! The register of sources: for the key that a rule names, where that source stands.
//! Not here: what a source says and when it was seen to; that stands with each rule.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Register {
    source: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    at: String,
}

/// Parsed once. A broken file is a named error in [`check`], which the rule book calls.
static REGISTER: LazyLock<Result<Register, toml::de::Error>> =
    LazyLock::new(|| toml::from_str(include_str!("../sources.toml")));

/// Says what is wrong with the embedded register, if anything is.
pub fn check() -> Result<(), String> {
    REGISTER.as_ref().map(|_| ()).map_err(ToString::to_string)
}

/// Where the source with this key stands: an address, or a description where there is none.
pub fn find(key: &str) -> Option<&'static str> {
    let entries = &REGISTER.as_ref().ok()?.source;
    let entry = entries.iter().find(|entry| entry.key == key)?;
    Some(&entry.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_stands_once() {
        check().unwrap();
        let mut keys: Vec<&str> = REGISTER
            .as_ref()
            .unwrap()
            .source
            .iter()
            .map(|entry| entry.key.as_str())
            .collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
        assert!(find("ibz-nl").unwrap().starts_with("https://"));
        assert_eq!(find("nowhere"), None);
    }
}
