//! The four languages Termijn speaks.

use std::fmt;

/// A language of pages and letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Dutch.
    Nl,
    /// French.
    Fr,
    /// German.
    De,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order in which Belgium names them.
    pub const ALL: [Self; 4] = [Self::Nl, Self::Fr, Self::De, Self::En];

    /// The code used in `lang` attributes, in the database and in configuration.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::Fr => "fr",
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The direction of the script, for `dir` attributes.
    pub const fn direction(self) -> &'static str {
        "ltr"
    }

    /// What the speakers call their language.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Nl => "Nederlands",
            Self::Fr => "français",
            Self::De => "Deutsch",
            Self::En => "English",
        }
    }

    /// The language of a code such as `nl` or `nl-BE`.
    pub fn from_code(code: &str) -> Option<Self> {
        let first = code.split(['-', '_']).next()?.trim();
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(first))
    }

    /// The best language for an `Accept-Language` header; `None` if it names none of ours.
    pub fn from_accept(header: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let Some(language) = pieces.next().and_then(Self::from_code) else {
                continue;
            };
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(Some(1.0), |q| q.parse().ok())
                .unwrap_or(0.0);
            if weight > 0.0 && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_browser_is_understood() {
        let pick = Language::from_accept;
        assert_eq!(pick("fr-BE,fr;q=0.9,en;q=0.8"), Some(Language::Fr));
        assert_eq!(pick("ar, en;q=0.5, nl;q=0.7"), Some(Language::Nl));
        assert_eq!(pick("de;q=0, en;q=0.1"), Some(Language::En));
        assert_eq!(pick("ar"), None);
    }
}
