//! Every code of a problem with its status and its meaning: stable, and the same for the answers, the
//! OpenAPI document and `docs/API.md`.
//! Not here: what an answer looks like ([`super::problem`]).

use axum::http::StatusCode;
use casework::refusal::Problem;

/// Code, status, meaning.
pub type Code = (&'static str, u16, &'static str);

/// Every code.
#[rustfmt::skip]
pub const ALL: &[Code] = &[
    ("json.invalid", 400, "the body is not JSON"),
    ("body.broken", 400, "the body broke off"),
    ("body.not_expected", 400, "a body was sent where none is read"),
    ("query.unknown", 400, "there is no such query parameter"),
    ("query.duplicate", 400, "a query parameter stands twice"),
    ("query.missing", 400, "a query parameter is needed"),
    ("query.malformed", 400, "a query parameter has a value that cannot be"),
    ("if_match.malformed", 400, "If-Match is not one ETag of a case"),
    ("idempotency_key.malformed", 400, "Idempotency-Key is not 1 to 255 visible ASCII characters"),
    ("api_key.missing", 401, "no key was sent"),
    ("api_key.malformed", 401, "Authorization is not one bearer key of ours"),
    ("api_key.unknown", 401, "the key is unknown, over or revoked, or its owner is gone"),
    ("api_key.scope", 403, "the scope of the key is too small; `scope` says which is needed"),
    ("role.missing", 403, "no role of the key's owner allows this"),
    ("refused.not_allowed", 403, "the key's owner does not reach this team or caseworker"),
    ("address.not_found", 404, "there is no such address"),
    ("case.not_found", 404, "there is no such case, or none that the key's owner reaches"),
    ("event.not_found", 404, "the case has no such event"),
    ("method.not_allowed", 405, "the address is asked in another way; Allow says which"),
    ("accept.impossible", 406, "Accept allows no media type that this address gives"),
    ("body.too_slow", 408, "the body took too long to arrive"),
    ("refused.case_closed", 409, "the case is closed"),
    ("import.changed", 409, "what would be written is not what the preview showed; `line` says where, when one row is meant"),
    ("rulebook.not_applied", 409, "the case was computed with a rule book that is not known here: an operator runs `termijn law apply`"),
    ("version.stale", 412, "the case is not the version that was seen; `changed` says what happened since"),
    ("body.too_long", 413, "the body is too long"),
    ("body.not_json", 415, "a body of this media type is not read here"),
    ("body.charset", 415, "the charset of the body is not known"),
    ("key.unknown", 422, "there is no such key in this object"),
    ("key.duplicate", 422, "a key stands twice in its object"),
    ("key.missing", 422, "a key is needed"),
    ("value.wrong_type", 422, "a value is of another type"),
    ("value.unknown", 422, "a value is not one of its words"),
    ("value.malformed", 422, "a value has a form that cannot be"),
    ("value.not_a_date", 422, "a value is not a date, YYYY-MM-DD"),
    ("value.out_of_range", 422, "a number is too small or too large"),
    ("value.too_long", 422, "a text or a list is too long"),
    ("team.unknown", 422, "there is no such team"),
    ("user.unknown", 422, "there is no such active user"),
    ("correction.empty", 422, "the event says this already"),
    ("idempotency_key.reused", 422, "the Idempotency-Key stands for another request"),
    ("refused.missing", 422, "the case file needs this value"),
    ("refused.not_expected", 422, "the case file takes no such value here"),
    ("refused.unreadable", 422, "the value cannot be read"),
    ("refused.too_long", 422, "the value is too long"),
    ("refused.unknown_word", 422, "the value is not one of its words"),
    ("refused.impossible", 422, "the day cannot be"),
    ("refused.reversed", 422, "the end lies before the beginning"),
    ("refused.contradicting", 422, "two facts cannot both be true"),
    ("refused.in_the_future", 422, "the day lies ahead"),
    ("refused.already_recorded", 422, "the file says this already"),
    ("refused.not_found", 422, "what the value names does not exist"),
    ("refused.not_live", 422, "the event was corrected or withdrawn before"),
    ("refused.last_track", 422, "a case is always on a track: choose another before this one is withdrawn"),
    ("track.missing", 422, "the question names no track"),
    ("track.unknown", 422, "there is no such track"),
    ("fact.unknown", 422, "there is no such fact, or it has no such value"),
    ("fact.not_a_date", 422, "a fact has no date, YYYY-MM-DD"),
    ("fact.out_of_range", 422, "a day lies before 1950-01-01 or after 2099-12-31"),
    ("today.not_a_date", 422, "`today` is not a date"),
    ("profile.unknown", 422, "there is no such profile"),
    ("about.unknown", 422, "a value of `about` cannot be"),
    ("absence.unknown", 422, "there is no such reason of absence"),
    ("absence.not_a_date", 422, "an absence has no date"),
    ("absence.reversed", 422, "an absence ends before it begins"),
    ("stay.not_a_date", 422, "an earlier stay has no date"),
    ("stay.reversed", 422, "an earlier stay ends before it begins"),
    ("closure.not_a_date", 422, "a closing day is not a date"),
    ("rule.ambiguous", 422, "two facts make a date ambiguous"),
    ("if_match.missing", 428, "If-Match must say which version of the case was seen"),
    ("rate.limited", 429, "too many requests; Retry-After says when to ask again"),
    ("internal", 500, "a fault of the service; its log says which"),
    ("database.busy", 503, "the database is busy or away; ask again"),
    ("commit.unknown", 503, "this may have been done; ask again with the same Idempotency-Key"),
    ("time.over", 503, "this took too long and may still be done; ask again with the same Idempotency-Key"),
];

/// The status of a code.
pub fn status_of(code: &str) -> StatusCode {
    let known = ALL.iter().find(|(known, ..)| *known == code);
    known
        .and_then(|(_, status, _)| StatusCode::from_u16(*status).ok())
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The code as it stands in the list; one that does not is a fault of ours.
pub fn known(code: &str) -> Option<&'static str> {
    let found = ALL.iter().find(|(known, ..)| *known == code);
    found.map(|(known, ..)| *known)
}

/// The code of a refusal of the case file.
pub const fn of_refusal(problem: Problem) -> &'static str {
    match problem {
        Problem::Missing => "refused.missing",
        Problem::NotExpected => "refused.not_expected",
        Problem::Unreadable => "refused.unreadable",
        Problem::TooLong => "refused.too_long",
        Problem::UnknownWord => "refused.unknown_word",
        Problem::Impossible => "refused.impossible",
        Problem::Reversed => "refused.reversed",
        Problem::Contradicting => "refused.contradicting",
        Problem::InTheFuture => "refused.in_the_future",
        Problem::AlreadyRecorded => "refused.already_recorded",
        Problem::NotFound => "refused.not_found",
        Problem::NotLive => "refused.not_live",
        Problem::NotAllowed => "refused.not_allowed",
        Problem::CaseClosed => "refused.case_closed",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_known_once() {
        let codes: BTreeSet<&str> = ALL.iter().map(|(code, ..)| *code).collect();
        assert_eq!(codes.len(), ALL.len());
        for problem in Problem::ALL {
            assert_eq!(of_refusal(*problem), format!("refused.{problem}"));
            assert!(codes.contains(of_refusal(*problem)), "{problem}");
        }
        assert!(ALL.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    }

    #[test]
    fn every_code_that_is_used_is_known() {
        // Codes stand as literals in the files of this folder and in the calculator's contract.
        let sources = [
            include_str!("body.rs"),
            include_str!("bearer.rs"),
            include_str!("call.rs"),
            include_str!("cases.rs"),
            include_str!("dates.rs"),
            include_str!("events.rs"),
            include_str!("export.rs"),
            include_str!("import.rs"),
            include_str!("problem.rs"),
            include_str!("suggest.rs"),
            include_str!("writing.rs"),
            include_str!("../api.rs"),
        ];
        let beginnings = [
            "new(\"",
            "of_field(\"",
            "of_query(\"",
            "no_key(\"",
            "unavailable(\"",
        ];
        let mut seen = 0;
        for source in sources {
            let flat: String = source
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .replace("( \"", "(\"");
            for beginning in beginnings {
                for (at, _) in flat.match_indices(beginning) {
                    let rest = &flat[at + beginning.len()..];
                    let code = rest.split('"').next().unwrap();
                    if code.contains('.') && !code.contains(' ') {
                        assert!(known(code).is_some(), "{code} is not in the list");
                        seen += 1;
                    }
                }
            }
        }
        assert!(seen > 20, "{seen}");
        let contract = concat!(
            include_str!("../../../law/src/contract/request.rs"),
            include_str!("../../../law/src/contract/read.rs"),
            include_str!("../../../law/src/contract/error.rs"),
            include_str!("../../../law/src/suggest/read.rs"),
        );
        for word in contract.split('"').skip(1).step_by(2) {
            let is_code = word.split('.').count() == 2
                && word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '.' || c == '_');
            assert!(
                !is_code || known(word).is_some(),
                "{word} is not in the list"
            );
        }
    }
}
