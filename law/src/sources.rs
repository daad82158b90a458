//! The register of sources: for the key that a rule names, where that source stands.
//! Not here: what a source says and when it was seen to; that stands with each rule.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Parsed once. A broken file is a named error in [`check`], which the rule book calls.
static REGISTER: LazyLock<Result<BTreeMap<String, String>, toml::de::Error>> =
    LazyLock::new(|| toml::from_str(include_str!("../sources.toml")));

/// Says what is wrong with the embedded register, if anything is.
pub fn check() -> Result<(), String> {
    REGISTER.as_ref().map(|_| ()).map_err(ToString::to_string)
}

/// Where the source with this key stands: an address, or a description where there is none.
pub fn find(key: &str) -> Option<&'static str> {
    let register = REGISTER.as_ref().ok()?;
    register.get(key).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_to_its_source() {
        check().unwrap();
        assert!(find("ibz-nl").unwrap().starts_with("https://"));
        assert!(find("SEED 004").is_some());
        assert_eq!(find("nowhere"), None);
    }
}
