//! Reading single values of a question: texts, dates, words and objects, each with its path.
//! Not here: which keys a question has ([`super::request`]).

use std::str::FromStr;

use chrono::NaiveDate;

use super::error::LineError;
use super::tree::Tree;

/// Facts lie between these days, both included.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(1950, 1, 1);
const LAST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2099, 12, 31);

type Read<T> = Result<T, LineError>;

/// A value with the path that leads to it.
#[derive(Clone, Copy)]
pub struct At<'a> {
    /// The value.
    pub tree: &'a Tree,
    /// The path; empty for the line itself.
    pub path: &'a str,
}

/// The path of a key inside another path. An empty key is quoted, so that it does not look like
/// the line itself.
pub fn join(path: &str, key: &str) -> String {
    let key = if key.is_empty() { "\"\"" } else { key };
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

impl<'a> At<'a> {
    /// The entries of an object whose keys are all among `known`.
    pub fn object(self, known: &[&str]) -> Read<&'a [(String, Tree)]> {
        let entries = self.any_object()?;
        for (key, _) in entries {
            if !known.contains(&key.as_str()) {
                let problem = format!("unknown key {key:?}");
                return Err(LineError::new(
                    "key.unknown",
                    join(self.path, key),
                    problem,
                    known.join(", "),
                ));
            }
        }
        Ok(entries)
    }

    /// The entries of an object with keys of any name.
    pub fn any_object(self) -> Read<&'a [(String, Tree)]> {
        match self.tree {
            Tree::Object(entries) => Ok(entries),
            _ => Err(self.wrong_type("an object")),
        }
    }

    /// The items of a list, each with its own path.
    pub fn list(self) -> Read<Vec<(String, &'a Tree)>> {
        match self.tree {
            Tree::List(items) => {
                let path = |index| format!("{}[{index}]", self.path);
                Ok(items
                    .iter()
                    .enumerate()
                    .map(|(index, item)| (path(index), item))
                    .collect())
            }
            _ => Err(self.wrong_type("a list")),
        }
    }

    /// A text.
    pub fn text(self) -> Read<&'a str> {
        match self.tree {
            Tree::Text(text) => Ok(text),
            _ => Err(self.wrong_type("a text")),
        }
    }

    /// A word of a closed list; `code` when it is none of them.
    pub fn word<T: FromStr>(self, code: &'static str, known: &[&str]) -> Read<T> {
        let text = self.text()?;
        text.parse().map_err(|_| {
            LineError::new(
                code,
                self.path,
                format!("unknown value {text:?}"),
                known.join(", "),
            )
        })
    }

    /// A civil date written `YYYY-MM-DD`; `code` when it is none.
    pub fn date(self, code: &'static str) -> Read<NaiveDate> {
        let text = self.text()?;
        let day = parse_date(text).ok_or_else(|| {
            LineError::new(
                code,
                self.path,
                format!("{text:?} is not a date of the calendar"),
                "YYYY-MM-DD",
            )
        })?;
        if Some(day) < FIRST_DAY || Some(day) > LAST_DAY {
            let problem = format!("{text} lies outside the years this calculator knows");
            return Err(LineError::new(
                "fact.out_of_range",
                self.path,
                problem,
                "a day from 1950-01-01 to 2099-12-31",
            ));
        }
        Ok(day)
    }

    /// `true` or `false`.
    pub fn bool(self) -> Read<bool> {
        match self.tree {
            Tree::Bool(value) => Ok(*value),
            _ => Err(self.wrong_type("true or false")),
        }
    }

    /// A whole number within bounds.
    pub fn whole(self, least: u32, most: u32) -> Read<u32> {
        let expected = format!("a whole number from {least} to {most}");
        match self.tree {
            Tree::Whole(value) => u32::try_from(*value)
                .ok()
                .filter(|value| (least..=most).contains(value))
                .ok_or_else(|| {
                    LineError::new(
                        "value.wrong_type",
                        self.path,
                        format!("{value} is out of range"),
                        expected,
                    )
                }),
            _ => Err(self.wrong_type(&expected)),
        }
    }

    /// The error of a value of the wrong kind.
    pub fn wrong_type(self, expected: &str) -> LineError {
        LineError::new(
            "value.wrong_type",
            self.path,
            format!("is {}", self.tree.kind()),
            expected,
        )
    }
}

/// Strictly ten characters, digits and hyphens, and a day that exists.
fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    NaiveDate::from_ymd_opt(
        i32::try_from(number(0..4)?).ok()?,
        number(5..7)?,
        number(8..10)?,
    )
}

/// Refuses an object in which a key stands twice, at any depth.
pub fn refuse_doubles(tree: &Tree, path: &str) -> Read<()> {
    match tree {
        Tree::Object(entries) => {
            let mut seen = std::collections::HashSet::with_capacity(entries.len());
            for (key, value) in entries {
                let path = join(path, key);
                if !seen.insert(key.as_str()) {
                    return Err(LineError::new(
                        "key.duplicate",
                        path,
                        "stands here twice",
                        "each key once",
                    ));
                }
                refuse_doubles(value, &path)?;
            }
            Ok(())
        }
        Tree::List(items) => items
            .iter()
            .enumerate()
            .try_for_each(|(index, item)| refuse_doubles(item, &format!("{path}[{index}]"))),
        _ => Ok(()),
    }
}
