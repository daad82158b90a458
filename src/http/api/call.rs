//! One request that may be answered, with what it asks for: path, query and the headers that count.
//! Not here: the body's meaning.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::extract::RawPathParams;
use axum::extract::rejection::RawPathParamsRejection;
use axum::http::header::{ACCEPT, CONTENT_TYPE, IF_MATCH};
use axum::http::{HeaderMap, HeaderValue};
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};
use store::idempotency::Keyed;

use super::bearer::Caller;
use super::body::date;
use super::problem::ApiProblem;
use super::{Api, Route};
use crate::wiring::day_of;

/// Whoever is at the other end of the connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// The longest value of a query parameter.
pub const LONGEST_VALUE: usize = 200;
/// No case ever has a higher version; the database keeps 32 bits.
const MOST_VERSION: i64 = 999_999_999;
/// The longest Idempotency-Key.
const LONGEST_KEY: usize = 255;

type Pairs = Vec<(String, String)>;

/// One request.
pub struct Call {
    /// The service.
    pub api: Api,
    /// Which route.
    pub route: &'static Route,
    /// Who asks.
    pub caller: Option<Caller>,
    /// The instant.
    pub now: DateTime<Utc>,
    /// The path as it was asked.
    pub target: String,
    /// The headers.
    pub headers: HeaderMap,
    /// What stands in the path.
    pub path: Pairs,
    /// The query parameters.
    pub query: Pairs,
    /// The body.
    pub body: Bytes,
}

/// What stands in the path; what cannot be read is no address of ours.
pub fn path(read: Result<RawPathParams, RawPathParamsRejection>) -> Result<Pairs, Box<ApiProblem>> {
    let read = read.map_err(|_| ApiProblem::not_found("address"))?;
    Ok(read
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect())
}

/// The media type of a header, without its parameters, in small letters.
pub fn media_type(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut all = headers.get_all(name).iter();
    let (Some(value), None) = (all.next(), all.next()) else {
        return None;
    };
    let kind = value.to_str().ok()?.split(';').next()?;
    Some(kind.trim().to_ascii_lowercase())
}

/// The charset of the body, in small letters, when the request names one.
pub fn charset(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let mut named = kind.split(';').skip(1).filter_map(|part| {
        let (name, value) = part.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    });
    named.next()
}

/// Refuses who accepts nothing that a route gives. What cannot be read is passed over.
pub fn acceptable(route: &Route, headers: &HeaderMap) -> Result<(), Box<ApiProblem>> {
    let ranges: Vec<&str> = headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|range| !range.is_empty())
        .collect();
    let fits = |range: &&str| {
        let mut parts = range.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        let given = |given: &str| {
            let family = given.split('/').next().unwrap_or_default();
            kind == "*/*" || kind == given || kind.strip_suffix("/*") == Some(family)
        };
        let media = |media: &str| given(media.split(';').next().unwrap_or_default());
        !refused && route.answers.iter().any(|(kind, _)| media(kind))
    };
    if ranges.is_empty() || ranges.iter().any(fits) {
        return Ok(());
    }
    let media: Vec<&str> = route.answers.iter().map(|(kind, _)| *kind).collect();
    let said = "this address gives none of the media types that are accepted";
    Err(ApiProblem::new("accept.impossible", said).at("Accept", media.join(" or ")))
}

/// The query parameters of a route; one that it does not know is refused.
pub fn query(text: &str, route: &Route) -> Result<Pairs, Box<ApiProblem>> {
    let mut pairs = Pairs::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let malformed = |name: &str| ApiProblem::of_query("query.malformed", name, "UTF-8 text");
        let name = decoded(name).ok_or_else(|| malformed(""))?;
        if !route.query.iter().any(|known| known.name == name) {
            let known: Vec<&str> = route.query.iter().map(|known| known.name).collect();
            let expected = if known.is_empty() {
                "no query parameter".to_owned()
            } else {
                format!("one of {}", known.join(", "))
            };
            return Err(ApiProblem::of_query("query.unknown", &name, expected));
        }
        if pairs.iter().any(|(other, _)| *other == name) {
            let expected = "each parameter once";
            return Err(ApiProblem::of_query("query.duplicate", &name, expected));
        }
        let value = decoded(value).ok_or_else(|| malformed(&name))?;
        if value.contains('\0') || value.chars().count() > LONGEST_VALUE {
            let expected = format!("at most {LONGEST_VALUE} characters, no NUL");
            return Err(ApiProblem::of_query("query.malformed", &name, expected));
        }
        pairs.push((name, value));
    }
    for needed in route.query.iter().filter(|known| known.required) {
        if !pairs.iter().any(|(name, _)| name == needed.name) {
            let problem = ApiProblem::of_query("query.missing", needed.name, needed.about);
            return Err(problem);
        }
    }
    Ok(pairs)
}

/// Percent signs and plus signs, as forms write them.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

impl Call {
    /// The civil day in Brussels.
    pub fn today(&self) -> NaiveDate {
        day_of(self.now)
    }

    /// Who asks; every route but the open ones has one.
    pub fn caller(&self) -> Result<&Caller, Box<ApiProblem>> {
        self.caller
            .as_ref()
            .ok_or_else(|| ApiProblem::no_key("api_key.missing", "send a key"))
    }

    /// A part of the path.
    pub fn part(&self, name: &str) -> &str {
        let found = self.path.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// A query parameter.
    pub fn asked(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// A query parameter that is a day.
    pub fn asked_day(&self, name: &str) -> Result<Option<NaiveDate>, Box<ApiProblem>> {
        let wrong = || ApiProblem::of_query("query.malformed", name, "YYYY-MM-DD");
        self.asked(name)
            .map(|text| date(text).ok_or_else(wrong))
            .transpose()
    }

    /// A query parameter that is one of some words.
    pub fn asked_word<T: Copy>(
        &self,
        name: &str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Result<Option<T>, Box<ApiProblem>> {
        let Some(text) = self.asked(name) else {
            return Ok(None);
        };
        let found = all.iter().copied().find(|one| word(*one) == text);
        let wrong = || {
            let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
            ApiProblem::of_query("query.malformed", name, words.join(", "))
        };
        found.map(Some).ok_or_else(wrong)
    }

    /// A query parameter that is `true` or `false`.
    pub fn asked_flag(&self, name: &str) -> Result<Option<bool>, Box<ApiProblem>> {
        let word = |flag| if flag { "true" } else { "false" };
        self.asked_word(name, &[true, false], word)
    }

    /// How many lines of a list are wanted.
    pub fn limit(&self) -> Result<u32, Box<ApiProblem>> {
        let Some(text) = self.asked("limit") else {
            return Ok(100);
        };
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            Ok(limit @ 1..=100) if digits => Ok(limit),
            _ => {
                let expected = "a whole number from 1 to 100";
                Err(ApiProblem::of_query("query.malformed", "limit", expected))
            }
        }
    }

    fn header(&self, name: &str) -> Result<Option<&HeaderValue>, ()> {
        let mut all = self.headers.get_all(name).iter();
        match (all.next(), all.next()) {
            (first, None) => Ok(first),
            _ => Err(()),
        }
    }

    /// The version the caller has seen.
    pub fn seen_version(&self) -> Result<i64, Box<ApiProblem>> {
        let expected = "the ETag of the case, such as \"3\"";
        let malformed = || {
            let said = "If-Match is one ETag";
            ApiProblem::new("if_match.malformed", said).at("If-Match", expected)
        };
        let value = self.header(IF_MATCH.as_str()).map_err(|()| malformed())?;
        let Some(value) = value else {
            let said = "say which version of the case you have seen";
            return Err(ApiProblem::new("if_match.missing", said).at("If-Match", expected));
        };
        let tag = value.to_str().ok().map(str::trim);
        let digits = tag.and_then(|tag| tag.strip_prefix('"')?.strip_suffix('"'));
        let plain = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        plain
            .and_then(|digits| digits.parse().ok())
            .filter(|version| *version <= MOST_VERSION)
            .ok_or_else(malformed)
    }

    /// The Idempotency-Key, with what makes two requests the same.
    pub fn idempotency(&self) -> Result<Option<Keyed>, Box<ApiProblem>> {
        let malformed = || {
            let said = "Idempotency-Key is one key of your own choice";
            ApiProblem::new("idempotency_key.malformed", said)
                .at("Idempotency-Key", "1 to 255 visible ASCII characters")
        };
        let value = self.header("idempotency-key").map_err(|()| malformed())?;
        let Some(value) = value else {
            return Ok(None);
        };
        let key = value.to_str().map_err(|_| malformed())?;
        let plain = key.bytes().all(|byte| byte.is_ascii_graphic());
        if key.is_empty() || key.len() > LONGEST_KEY || !plain {
            return Err(malformed());
        }
        let mut asked = Sha256::new();
        for part in [
            self.route.method.as_str().as_bytes(),
            self.target.as_bytes(),
            &self.body,
        ] {
            asked.update(part.len().to_be_bytes());
            asked.update(part);
        }
        Ok(Some(Keyed {
            route: format!("key:{}", self.caller()?.key),
            key: key.to_owned(),
            request_hash: asked.finalize().into(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn form_text_is_decoded() {
        assert_eq!(decoded("M%C3%BCller+%2B").as_deref(), Some("Müller +"));
        for bad in ["%", "%4", "%zz", "%ff"] {
            assert_eq!(decoded(bad), None, "{bad}");
        }
    }
}
