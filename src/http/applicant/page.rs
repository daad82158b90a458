//! Filling the pages behind a link from one snapshot that cannot be written to.
//! Not here: what changes anything ([`super::acts`]).

use axum::response::{Html, IntoResponse, Response};
use casework::applicant::{Duty, Said, duties, has_missed};
use casework::brussels;
use casework::case_file::CaseFile;
use casework::ids::DeadlineId;
use casework::letter::NamedDate;
use casework::municipality;
use casework::settings::Settings;
use casework::words::TaskKind;
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};
use store::applicant::{self, Link};
use store::case_files::load;
use store::teams_users::{self, User};
use store::{StoreError, Tx, tasks};
use views::calendar::{Entry, calendar};
use views::letter::{Contact, Place as Where};
use views::pages::{
    self, ApplicantDuty, ApplicantMail, ApplicantOf, ApplicantPage, ApplicantWord, Named, Shell,
};

use super::{Asked, Place, calendar_file};
use crate::http::reader::{self, Reader, spoken};
use crate::http::{App, Problem, proof};
use crate::settings;

/// What one snapshot says behind a link.
struct Found {
    files: Vec<CaseFile>,
    users: Vec<User>,
    stopped: bool,
}

/// A date, with everybody who has it in common.
struct Shared<'a> {
    first: Duty<'a>,
    all: Vec<DeadlineId>,
    claimed_on: Option<NaiveDate>,
    doubted_on: Option<NaiveDate>,
}

/// The link that somebody presents, if it is good for what is asked.
pub async fn link(app: &App, asked: &Asked, now: DateTime<Utc>) -> Result<Option<Link>, Problem> {
    let (hash, purpose) = (jobs::links::hash(&asked.token), asked.purpose);
    let read = app
        .store
        .read(move |tx| Box::pin(async move { applicant::find(tx, &hash, purpose, now).await }));
    Ok(read.await?)
}

/// The page of a good link, as it is now.
pub async fn show(
    app: &App,
    reader: &Reader,
    asked: &Asked,
    link: &Link,
) -> Result<Response, Problem> {
    let shell = Shell {
        language: reader.language_or(spoken(link.language)),
        ..reader.shell(app, &asked.path(asked.place), None)
    };
    if matches!(asked.place, Place::Stop | Place::Resume) {
        return mail(app, shell, asked, link).await;
    }
    let today = app.today();
    let settings = settings::in_force(&app.store, &app.config, today).await?;
    let own = link.clone();
    let read = app
        .store
        .read(move |tx| Box::pin(async move { find(tx, &own).await }));
    let found = read.await?;
    let (book, ladders) = (app.book, &settings.ladders);
    let all = found.files.iter();
    let mut all: Vec<Duty<'_>> = all
        .flat_map(|file| duties(file, book, ladders, today))
        .collect();
    all.sort_by_key(|duty| (duty.named.day(), duty.deadline.id));
    let shared = said(app, share(&all)).await?;
    match asked.place {
        Place::Calendar => {
            let host = app.config.public_origin().unwrap_or("https://localhost");
            let host = host.trim_start_matches("https://");
            let entries: Vec<Entry> = shared.iter().map(|duty| entry(duty, host)).collect();
            Ok(calendar_file(calendar(shell.language, &entries)))
        }
        Place::Word(word) => written(pages::html(&ApplicantWord {
            home: asked.path(Place::Home),
            wrong: word == Said::DateWrong,
            duties: shared.iter().map(|duty| told(duty, today)).collect(),
            shell,
        })),
        Place::Home | Place::Stop | Place::Resume => {
            let missed = |file: &CaseFile| has_missed(file, book, ladders, today);
            let passed = found.files.iter().any(missed);
            let page = home(app, shell, &settings, &found, &shared, passed);
            written(pages::html(&page))
        }
    }
}

async fn mail(app: &App, shell: Shell, asked: &Asked, link: &Link) -> Result<Response, Problem> {
    let address = link.address.clone();
    let read = app
        .store
        .read(move |tx| Box::pin(async move { applicant::stopped_at(tx, address.expose()).await }));
    let has_home = asked.purpose == applicant::Purpose::Page;
    written(pages::html(&ApplicantMail {
        home: has_home.then(|| asked.path(Place::Home)),
        resume: asked.path(Place::Resume),
        stopped: read.await?.is_some(),
        shell,
    }))
}

fn written(text: Result<String, pages::Unwritten>) -> Result<Response, Problem> {
    let text = text.map_err(|error| Problem::Broken(error.to_string()))?;
    Ok(Html(text).into_response())
}

async fn find(tx: &mut Tx, link: &Link) -> Result<Found, StoreError> {
    let mut files = Vec::new();
    for case in &link.cases {
        files.extend(load::find(tx, *case).await?);
    }
    Ok(Found {
        files,
        users: teams_users::list_users(tx).await?,
        stopped: applicant::stopped_at(tx, link.address.expose())
            .await?
            .is_some(),
    })
}

/// Equal dates of several people behind one address become one, without a name: nothing here says
/// who they are, as no letter does.
fn share<'a>(duties: &[Duty<'a>]) -> Vec<Shared<'a>> {
    let mut shared: Vec<Shared<'a>> = Vec::new();
    for duty in duties {
        let same = |one: &&mut Shared<'_>| {
            let (a, b) = (one.first, duty);
            let what = |duty: &Duty<'_>| (duty.named, duty.opens_on, duty.deadline.trigger_on);
            a.deadline.rule == b.deadline.rule
                && a.deadline.case != b.deadline.case
                && a.deadline.legal.documents == b.deadline.legal.documents
                && what(&a) == what(b)
        };
        match shared.iter_mut().find(same) {
            Some(one) => one.all.push(duty.deadline.id),
            None => shared.push(Shared {
                first: *duty,
                all: vec![duty.deadline.id],
                claimed_on: None,
                doubted_on: None,
            }),
        }
    }
    shared
}

/// The deadlines that are spoken of together with one of them; nothing when it is none of the page's.
pub fn spoken_of_with(
    files: &[CaseFile],
    app: &App,
    settings: &Settings,
    deadline: DeadlineId,
    today: NaiveDate,
) -> Vec<DeadlineId> {
    let mut all: Vec<Duty<'_>> = files
        .iter()
        .flat_map(|file| duties(file, app.book, &settings.ladders, today))
        .collect();
    all.sort_by_key(|duty| (duty.named.day(), duty.deadline.id));
    let shared = share(&all).into_iter();
    let mut with = shared.filter(|one| one.all.contains(&deadline));
    with.next().map_or_else(Vec::new, |one| one.all)
}

/// When something was said of each of them, while nobody has looked at it yet.
async fn said<'a>(app: &App, mut shared: Vec<Shared<'a>>) -> Result<Vec<Shared<'a>>, Problem> {
    let ids: Vec<Vec<DeadlineId>> = shared.iter().map(|one| one.all.clone()).collect();
    let read = app.store.read(move |tx| {
        Box::pin(async move {
            let mut found = Vec::new();
            for all in &ids {
                let done = since(tx, TaskKind::ConfirmClaim, all).await?;
                let wrong = since(tx, TaskKind::CheckDate, all).await?;
                found.push((done, wrong));
            }
            Ok(found)
        })
    });
    for (one, (done, wrong)) in shared.iter_mut().zip(read.await?) {
        one.claimed_on = done;
        one.doubted_on = wrong;
    }
    Ok(shared)
}

/// Since when all of them have an open task of a kind.
async fn since(
    tx: &mut Tx,
    kind: TaskKind,
    all: &[DeadlineId],
) -> Result<Option<NaiveDate>, StoreError> {
    let mut last = None;
    for id in all {
        match tasks::open_since(tx, kind, id.0).await? {
            Some(at) => last = last.max(Some(brussels::day_of(at))),
            None => return Ok(None),
        }
    }
    Ok(last)
}

fn home(
    app: &App,
    shell: Shell,
    settings: &Settings,
    found: &Found,
    shared: &[Shared<'_>],
    passed: bool,
) -> ApplicantPage {
    let today = shell.today;
    let words = shell.words();
    let mut all = shared.iter();
    let next = all.next();
    ApplicantPage {
        of: of(app, &shell, found),
        proof: next.and_then(|one| {
            proof::proof(one.first.deadline, app.book, settings.profile, &[], words)
        }),
        next: next.map(|one| told(one, today)),
        later: all.map(|one| told(one, today)).collect(),
        passed,
        stopped: found.stopped,
        shell,
    }
}

fn told(one: &Shared<'_>, today: NaiveDate) -> ApplicantDuty {
    let deadline = one.first.deadline;
    let on = one.first.named.day();
    ApplicantDuty {
        id: deadline.id.to_string(),
        duty: views::letter::Duty {
            rule: deadline.rule.clone(),
            on,
            last_day: matches!(one.first.named, NamedDate::Legal(_)),
            opens_on: one.first.opens_on,
            document: casework::letter::paper(deadline).map(|paper| paper.as_str().to_owned()),
            bring: None,
        },
        day: reader::day(on, today),
        named: match one.first.named {
            NamedDate::Safe(_) => Named::Safe,
            NamedDate::Legal(_) => Named::Legal,
            NamedDate::From(_) => Named::From,
        },
        people: one.all.len(),
        claimed_on: one.claimed_on,
        doubted_on: one.doubted_on,
    }
}

/// What all cases agree on; what they do not agree on is not said, as in a letter.
fn of(app: &App, shell: &Shell, found: &Found) -> ApplicantOf {
    let phone = app.config.organisation.phone.clone();
    let town = shared_by(&found.files, |file| file.municipality.clone());
    let worker = shared_by(&found.files, |file| file.caseworker).flatten();
    let worker = found
        .users
        .iter()
        .find(|user| Some(user.id) == worker && user.active);
    let first_word = |name: &str| name.split_whitespace().next().map(str::to_owned);
    let contact = match worker {
        Some(user) => Some(Contact {
            name: first_word(&user.name),
            phone,
            email: Some(user.email.clone()),
        }),
        None => phone.map(|phone| Contact {
            phone: Some(phone),
            ..Contact::default()
        }),
    };
    ApplicantOf {
        first_name: shared_by(&found.files, |file| {
            file.person.given_name.expose().to_owned()
        }),
        place: town
            .filter(|nis| municipality::find(nis).is_some())
            .map(|nis| Where {
                name: reader::municipality(nis.as_str(), shell.language),
                phone: None,
            }),
        contact,
        reference: shared_by(&found.files, |file| file.reference.clone()),
    }
}

fn shared_by<T: PartialEq>(files: &[CaseFile], of: impl Fn(&CaseFile) -> T) -> Option<T> {
    let mut values = files.iter().map(of);
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// The identifier is a hash: a calendar is shared more freely than a letter.
fn entry(one: &Shared<'_>, host: &str) -> Entry {
    let deadline = one.first.deadline;
    let hash = Sha256::digest(
        deadline
            .occurrence
            .0
            .as_bytes()
            .iter()
            .copied()
            .chain(deadline.rule.bytes())
            .collect::<Vec<u8>>(),
    );
    let short: String = hash
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Entry {
        uid: format!("{short}@{host}"),
        rule: deadline.rule.clone(),
        on: one.first.named.day(),
        computed_at: deadline.computed_at,
    }
}
