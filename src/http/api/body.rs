//! Reading a JSON body field by field, so that every fault is named by its path and nothing that was
//! sent is repeated. Unknown and doubled keys are refused.
//! Not here: what the values mean together; the case file judges that.

use std::str::FromStr;

use chrono::NaiveDate;
use law::contract::Tree;

use super::problem::ApiProblem;

/// A value read, or the problem that says which one is wrong.
pub type Read<T> = Result<T, Box<ApiProblem>>;

/// Parses a body.
pub fn parse(bytes: &[u8]) -> Read<Tree> {
    serde_json::from_slice(bytes).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let said = format!("the body is not JSON ({place})");
        ApiProblem::new("json.invalid", said).at("", "one JSON object")
    })
}

/// One JSON object at its path; every key is among those known.
#[derive(Clone, Copy)]
pub struct Object<'a> {
    path: &'a str,
    entries: &'a [(String, Tree)],
}

impl<'a> Object<'a> {
    /// Reads an object; `path` is empty for the body itself.
    pub fn of(tree: &'a Tree, path: &'a str, known: &[&str]) -> Read<Self> {
        let Tree::Object(entries) = tree else {
            return Err(wrong_type(path, "an object"));
        };
        for (place, (key, _)) in entries.iter().enumerate() {
            let at = join(path, key);
            if !known.contains(&key.as_str()) {
                let expected = format!("one of {}", known.join(", "));
                return Err(ApiProblem::of_field("key.unknown", &at, expected));
            }
            if entries[..place].iter().any(|(other, _)| other == key) {
                return Err(ApiProblem::of_field("key.duplicate", &at, "each key once"));
            }
        }
        Ok(Self { path, entries })
    }

    /// The path of a key.
    pub fn path(&self, key: &str) -> String {
        join(self.path, key)
    }

    /// What was sent for a key, `null` included.
    pub fn get(&self, key: &str) -> Option<&'a Tree> {
        let found = self.entries.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value)
    }

    fn present(&self, key: &str) -> Option<&'a Tree> {
        self.get(key).filter(|value| **value != Tree::Null)
    }

    /// What must have been sent.
    pub fn need<T>(&self, key: &str, value: Option<T>, expected: &str) -> Read<T> {
        value.ok_or_else(|| ApiProblem::of_field("key.missing", &self.path(key), expected))
    }

    /// A text; `null` is none.
    pub fn text(&self, key: &str) -> Read<Option<&'a str>> {
        match self.present(key) {
            None => Ok(None),
            Some(Tree::Text(text)) if text.contains('\0') => Err(ApiProblem::of_field(
                "value.malformed",
                &self.path(key),
                "text without NUL",
            )),
            Some(Tree::Text(text)) => Ok(Some(text)),
            Some(_) => Err(wrong_type(&self.path(key), "a text")),
        }
    }

    /// A text of at most so many characters.
    pub fn short(&self, key: &str, most: usize) -> Read<Option<&'a str>> {
        match self.text(key)? {
            Some(text) if text.chars().count() > most => Err(ApiProblem::of_field(
                "value.too_long",
                &self.path(key),
                format!("at most {most} characters"),
            )),
            text => Ok(text),
        }
    }

    /// An identifier in its usual form.
    pub fn id<T: FromStr>(&self, key: &str) -> Read<Option<T>> {
        let Some(text) = self.text(key)? else {
            return Ok(None);
        };
        let wrong = || ApiProblem::of_field("value.malformed", &self.path(key), "a UUID");
        id(text).map(Some).ok_or_else(wrong)
    }

    /// A civil date.
    pub fn date(&self, key: &str) -> Read<Option<NaiveDate>> {
        let Some(text) = self.text(key)? else {
            return Ok(None);
        };
        let wrong = || ApiProblem::of_field("value.not_a_date", &self.path(key), "YYYY-MM-DD");
        date(text).map(Some).ok_or_else(wrong)
    }

    /// A text that has a meaning of its own.
    pub fn word<T: FromStr>(&self, key: &str, expected: &str) -> Read<Option<T>> {
        let Some(text) = self.text(key)? else {
            return Ok(None);
        };
        let wrong = |_| ApiProblem::of_field("value.unknown", &self.path(key), expected);
        text.parse().map(Some).map_err(wrong)
    }

    /// `true` or `false`.
    pub fn bool(&self, key: &str) -> Read<Option<bool>> {
        match self.present(key) {
            None => Ok(None),
            Some(Tree::Bool(value)) => Ok(Some(*value)),
            Some(_) => Err(wrong_type(&self.path(key), "true or false")),
        }
    }

    /// A whole number between two, both included.
    pub fn whole(&self, key: &str, least: u32, most: u32) -> Read<Option<u32>> {
        let expected = format!("a whole number from {least} to {most}");
        let out = || {
            let path = self.path(key);
            ApiProblem::of_field("value.out_of_range", &path, expected.as_str())
        };
        match self.present(key) {
            None => Ok(None),
            // 30.0 is a whole number, too.
            Some(Tree::Number(value)) if value.fract() == 0.0 => {
                let found = (least..=most).find(|whole| f64::from(*whole) == *value);
                found.map(Some).ok_or_else(out)
            }
            Some(Tree::Whole(value)) => {
                let found = u32::try_from(*value).ok();
                let found = found.filter(|whole| (least..=most).contains(whole));
                found.map(Some).ok_or_else(out)
            }
            Some(_) => Err(wrong_type(&self.path(key), &expected)),
        }
    }

    /// The items of a list, at most so many; none when it is absent.
    pub fn list(&self, key: &str, most: usize) -> Read<&'a [Tree]> {
        match self.present(key) {
            None => Ok(&[]),
            Some(Tree::List(items)) if items.len() > most => Err(ApiProblem::of_field(
                "value.too_long",
                &self.path(key),
                format!("at most {most}"),
            )),
            Some(Tree::List(items)) => Ok(items),
            Some(_) => Err(wrong_type(&self.path(key), "a list")),
        }
    }
}

/// A civil date written as ISO 8601 has it, and in no other way.
pub fn date(text: &str) -> Option<NaiveDate> {
    let shape = text.bytes().enumerate().all(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (shape && text.len() == 10)
        .then(|| text.parse().ok())
        .flatten()
}

/// An identifier written in groups of hexadecimal digits, and in no other way.
pub fn id<T: FromStr>(text: &str) -> Option<T> {
    (text.len() == 36).then(|| text.parse().ok()).flatten()
}

fn wrong_type(path: &str, expected: &str) -> Box<ApiProblem> {
    ApiProblem::of_field("value.wrong_type", path, expected)
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_ids_have_one_form() {
        assert_eq!(
            date("2026-11-20").map(|day| day.to_string()).as_deref(),
            Some("2026-11-20")
        );
        for bad in [
            "",
            "2026-1-005",
            "+026-11-20",
            "2026-11- 1",
            "2026-02-30",
            "2026-11-20 ",
            "２０26-1",
        ] {
            assert_eq!(date(bad), None, "{bad}");
        }
        assert!(id::<uuid::Uuid>("0190a1b2-0000-7000-8000-000000000001").is_some());
        for bad in [
            "",
            "0190a1b2000070008000000000000001",
            "{0190a1b2-0000-7000-8000-000000000001}",
        ] {
            assert_eq!(id::<uuid::Uuid>(bad), None, "{bad}");
        }
    }

    #[test]
    fn faults_are_named_by_their_path() {
        let said = |text: &str| {
            let tree = parse(text.as_bytes())?;
            let body = Object::of(&tree, "", &["a", "b"])?;
            body.date("a")?;
            body.whole("b", 1, 9)?;
            Ok(())
        };
        for (text, code) in [
            ("{", "json.invalid"),
            ("[]", "value.wrong_type"),
            (r#"{"c":1}"#, "key.unknown"),
            (r#"{"a":null,"a":null}"#, "key.duplicate"),
            (r#"{"a":1}"#, "value.wrong_type"),
            (r#"{"a":"x\u0000"}"#, "value.malformed"),
            (r#"{"a":"2026-02-30"}"#, "value.not_a_date"),
            (r#"{"b":10}"#, "value.out_of_range"),
            (r#"{"b":1e9}"#, "value.out_of_range"),
            (r#"{"b":99999999999999999999}"#, "value.out_of_range"),
            (r#"{"b":1.5}"#, "value.wrong_type"),
        ] {
            let said: Read<()> = said(text);
            assert_eq!(said.unwrap_err().code(), code, "{text}");
        }
        assert!(said(r#"{"a":null,"b":3}"#).is_ok() && said(r#"{"b":3.0}"#).is_ok());
    }
}
