//! Cases: open one, list and find them, read one.
//! Not here: what happens to a person later ([`super::events`]).

use axum::http::{Method, StatusCode};
use casework::access::Action;
use casework::command::{AssignCase, Command, NewEvent, OpenCase};
use casework::contact::{Email, NewContact, Phone};
use casework::ids::{CaseId, HouseholdId, TeamId, UserId};
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::{Name, Person};
use casework::refusal::Refusal;
use casework::words::Language;
use law::contract::Tree;
use law::words::Track;
use serde_json::{Value, json};
use store::case_files::search::{self, CaseLine};
use store::{Store, teams_users};

use super::body::{Object, Read, id, parse};
use super::call::Call;
use super::problem::ApiProblem;
use super::writing::{change, json_answer, may, read_case};
use super::{Access, Answer, JSON, Parameter, Route, Sent, events};
use crate::case_json::json_of;
use store::api_keys::KeyScope;

/// Keys of the body that opens a case.
const KEYS: [&str; 12] = [
    "given_name",
    "family_name",
    "language",
    "nationality",
    "birth_date",
    "contacts",
    "municipality",
    "team",
    "caseworker",
    "household",
    "track",
    "events",
];

/// Contacts of one new case.
pub const MOST_CONTACTS: usize = 20;
/// Events of one new case.
pub const MOST_EVENTS: usize = 200;

/// `POST /cases`
pub static OPEN: Route = Route {
    method: Method::POST,
    path: "/api/v1/cases",
    id: "openCase",
    summary: "Open a case; the answer has the dates that follow",
    access: Access::Key(KeyScope::Write),
    query: &[],
    sent: Sent::Json("NewCase"),
    changes: false,
    versioned: true,
    status: 201,
    answers: &[(JSON, "Changed")],
    also: &[],
    answer: |call| Box::pin(open(call)),
};

/// `GET /cases`
pub static LIST: Route = Route {
    method: Method::GET,
    path: "/api/v1/cases",
    id: "listCases",
    summary: "List cases in the order of names, or those that fit a search",
    access: Access::Key(KeyScope::Read),
    query: &[
        Parameter {
            name: "search",
            about: "part of a name, a reference or an e-mail address; accents and word order do not matter",
            required: false,
            schema: "Search",
        },
        Parameter {
            name: "after",
            about: "the `next` of the page before, with the same `search`",
            required: false,
            schema: "Id",
        },
        Parameter {
            name: "limit",
            about: "at most so many",
            required: false,
            schema: "Limit",
        },
    ],
    sent: Sent::Nothing,
    changes: false,
    versioned: false,
    status: 200,
    answers: &[(JSON, "CasePage")],
    also: &[],
    answer: |call| Box::pin(list(call)),
};

/// `GET /cases/{case}`
pub static READ: Route = Route {
    method: Method::GET,
    path: "/api/v1/cases/{case}",
    id: "readCase",
    summary: "Read a case whole",
    access: Access::Key(KeyScope::Read),
    query: &[],
    sent: Sent::Nothing,
    changes: false,
    versioned: true,
    status: 200,
    answers: &[(JSON, "Case")],
    also: &[],
    answer: |call| Box::pin(read(call)),
};

/// `POST /cases/{case}/assignment`
pub static ASSIGN: Route = Route {
    method: Method::POST,
    path: "/api/v1/cases/{case}/assignment",
    id: "assignCase",
    summary: "Give a case to a team and, if one is named, to a caseworker",
    access: Access::Key(KeyScope::Write),
    query: &[],
    sent: Sent::Json("Assignment"),
    changes: true,
    versioned: true,
    status: 200,
    answers: &[(JSON, "Changed")],
    also: &[],
    answer: |call| Box::pin(assign(call)),
};

async fn open(call: Call) -> Answer {
    let tree = parse(&call.body)?;
    let body = Object::of(&tree, "", &KEYS)?;
    let open = OpenCase {
        reference: None,
        person: person(&body)?,
        contacts: contacts(&body)?,
        municipality: municipality(&body)?,
        team: team(&call, &body).await?,
        caseworker: caseworker(&call.api.app.store, &body).await?,
        household: body.id::<HouseholdId>("household")?,
        track: body.need(
            "track",
            body.word::<Track>("track", "a track")?,
            "the road the person is on",
        )?,
        events: recorded(&body)?,
    };
    change(call, move |_| Ok(Command::Open(Box::new(open)))).await
}

/// A refusal of one value, with the path it has in the body.
fn refused(path: String) -> impl FnOnce(Refusal) -> Box<ApiProblem> {
    move |mut refusal| {
        refusal.field = path;
        refusal.into()
    }
}

fn person(body: &Object<'_>) -> Read<Person> {
    let text = |key: &str, expected: &str| body.need(key, body.text(key)?, expected);
    let name = |key: &str| Name::parse(key, text(key, "a name")?).map_err(refused(body.path(key)));
    let nationality = text("nationality", "ISO 3166-1 alpha-2 code")?;
    Ok(Person {
        given_name: name("given_name")?,
        family_name: name("family_name")?,
        language: language(body)?,
        nationality: Masked::new(
            Person::parse_nationality(nationality).map_err(refused("nationality".to_owned()))?,
        ),
        birth_on: body.date("birth_date")?.map(Masked::new),
    })
}

fn language(body: &Object<'_>) -> Read<Language> {
    let expected = "nl, fr, de or en";
    body.need("language", body.word("language", expected)?, expected)
}

fn municipality(body: &Object<'_>) -> Read<Nis> {
    let expected = "NIS code of five digits";
    let text = body.need("municipality", body.text("municipality")?, expected)?;
    Nis::parse(text).map_err(refused("municipality".to_owned()))
}

fn contacts(body: &Object<'_>) -> Read<Vec<NewContact>> {
    let own = language(body)?;
    let contact = |(place, tree): (usize, &Tree)| {
        let path = format!("contacts[{place}]");
        let contact = Object::of(tree, &path, &["email", "phone", "language"])?;
        let email = contact.text("email")?.map(Email::parse).transpose();
        let phone = contact.text("phone")?.map(Phone::parse).transpose();
        Ok(NewContact {
            email: email.map_err(refused(contact.path("email")))?,
            phone: phone.map_err(refused(contact.path("phone")))?,
            language: contact.word("language", "nl, fr, de or en")?.unwrap_or(own),
        })
    };
    let listed = body.list("contacts", MOST_CONTACTS)?.iter().enumerate();
    listed.map(contact).collect()
}

fn recorded(body: &Object<'_>) -> Read<Vec<NewEvent>> {
    let event = |(place, tree): (usize, &Tree)| {
        let path = format!("events[{place}]");
        events::new_event(&Object::of(tree, &path, &events::KEYS)?)
    };
    let listed = body.list("events", MOST_EVENTS)?.iter().enumerate();
    listed.map(event).collect()
}

/// The team by id or name; the owner's when none is given.
async fn team(call: &Call, body: &Object<'_>) -> Read<TeamId> {
    let own = call.caller()?.actor.team;
    let expected = "the id or name of a team";
    let Some(text) = body.text("team")? else {
        return body.need("team", own, expected);
    };
    let unknown = || ApiProblem::of_field("team.unknown", &body.path("team"), expected);
    let found = find_team(&call.api.app.store, text).await?;
    found.ok_or_else(unknown)
}

/// The team of an id or a name.
pub async fn find_team(store: &Store, text: &str) -> Read<Option<TeamId>> {
    let teams = store
        .read(|tx| Box::pin(async move { teams_users::list_teams(tx).await }))
        .await?;
    let id = text.parse::<TeamId>().ok();
    let mut teams = teams.into_iter();
    let found = teams.find(|team| Some(team.id) == id || team.name == text.trim());
    Ok(found.map(|team| team.id))
}

/// The caseworker by id or e-mail address.
async fn caseworker(store: &Store, body: &Object<'_>) -> Read<Option<UserId>> {
    let Some(text) = body.text("caseworker")? else {
        return Ok(None);
    };
    let users = store
        .read(|tx| Box::pin(async move { teams_users::list_users(tx).await }))
        .await?;
    let id = text.parse::<UserId>().ok();
    let found = users.into_iter().find(|user| {
        user.active && (Some(user.id) == id || user.email.eq_ignore_ascii_case(text.trim()))
    });
    let unknown = || {
        let expected = "the id or e-mail address of an active user";
        ApiProblem::of_field("user.unknown", &body.path("caseworker"), expected)
    };
    found.map(|user| Some(user.id)).ok_or_else(unknown)
}

async fn list(call: Call) -> Answer {
    let caller = call.caller()?;
    may(&caller.actor, Action::ReadCase)?;
    let (reach, limit) = (caller.reach(), call.limit()?);
    let text = call.asked("search").map(ToOwned::to_owned);
    let malformed = || ApiProblem::of_query("query.malformed", "after", "the `next` of a page");
    let after = call
        .asked("after")
        .map(|after| id(after).ok_or_else(malformed));
    let after: Option<CaseId> = after.transpose()?;
    // The place in the list is named by the case, so that no name stands in an address.
    let lines = call.api.app.store.read(move |tx| {
        Box::pin(async move {
            let place = match after {
                None => None,
                Some(id) => match search::find_line(tx, reach, id).await? {
                    None => return Ok(None),
                    Some(line) => Some((line.sort_key.into_inner(), id)),
                },
            };
            let lines = match text {
                Some(text) => search::search_page(tx, reach, &text, place, limit).await?,
                None => search::list_within(tx, reach, place, limit).await?,
            };
            Ok(Some(lines))
        })
    });
    let lines = lines.await?.ok_or_else(malformed)?;
    let full = lines.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    let next = lines.last().filter(|_| full).map(|last| last.id);
    let lines: Vec<Value> = lines.into_iter().map(line).collect();
    let page = json!({ "cases": lines, "next": next });
    Ok(json_answer(StatusCode::OK, &page, None))
}

fn line(case: CaseLine) -> Value {
    json!({
        "id": case.id, "reference": case.reference, "name": case.name.into_inner(), "language": case.language,
        "municipality": case.municipality, "team": case.team, "caseworker": case.caseworker, "status": case.status,
    })
}

async fn read(call: Call) -> Answer {
    let file = read_case(&call).await?;
    let body = json_of(&file, call.today());
    Ok(json_answer(StatusCode::OK, &body, Some(file.version)))
}

async fn assign(call: Call) -> Answer {
    let tree = parse(&call.body)?;
    let body = Object::of(&tree, "", &["team", "caseworker"])?;
    let expected = "the id or name of a team";
    body.need("team", body.text("team")?, expected)?;
    let to = AssignCase {
        team: team(&call, &body).await?,
        caseworker: caseworker(&call.api.app.store, &body).await?,
    };
    change(call, move |_| Ok(Command::Assign(to))).await
}
