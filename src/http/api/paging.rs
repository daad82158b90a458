//! Lists in pages: which part of a list that is at hand was asked for.
//! Not here: lists that the database cuts into pages itself.

use uuid::Uuid;

use super::Parameter;
use super::body::id;
use super::call::Call;
use super::problem::ApiProblem;

/// The longest page, and the page of who asks for none.
pub const LONGEST: u32 = 100;

/// The query parameter `limit`.
pub const LIMIT: Parameter = Parameter {
    name: "limit",
    about: "at most so many",
    required: false,
    schema: "Limit",
};

/// The query parameter `after`.
pub const AFTER: Parameter = Parameter {
    name: "after",
    about: "the `next` of the page before",
    required: false,
    schema: "Id",
};

/// The page of a list whose order is that of its identifiers, and the identifier it ends with when
/// more may follow.
///
/// # Errors
/// When `after` or `limit` cannot be.
pub fn page<T>(
    call: &Call,
    all: impl IntoIterator<Item = T>,
    of: impl Fn(&T) -> Uuid,
) -> Result<(Vec<T>, Option<Uuid>), Box<ApiProblem>> {
    let malformed = || ApiProblem::of_query("query.malformed", "after", "the `next` of a page");
    let after = call.asked("after");
    let after: Option<Uuid> = after
        .map(|text| id(text).ok_or_else(malformed))
        .transpose()?;
    let limit = usize::try_from(call.limit()?).unwrap_or(usize::MAX);
    let later = |one: &T| after.is_none_or(|after| of(one) > after);
    let page: Vec<T> = all.into_iter().filter(later).take(limit).collect();
    let full = page.len() == limit;
    let next = page.last().filter(|_| full).map(of);
    Ok((page, next))
}
