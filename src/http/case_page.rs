//! One case: its dates with their proofs, what happened, what was written, and what must be asked.
//! Not here: deciding any of it; `casework` did, and the store kept it.

use std::collections::HashMap;

use casework::case_file::CaseFile;
use casework::deadline::Deadline;
use casework::ids::{CaseId, DeliveryId, UserId};
use casework::question::{QuestionCode, questions};
use casework::words::{CaseStatus, DeadlineState, EndReason, Standing};
use chrono::{Months, NaiveDate};
use law::Profile;
use law::absence::Verdict;
use law::words::Kind;
use store::case_files::load;
use store::deliveries::{self, DeliveryLine};
use store::{StoreError, Tx, teams_users};
use uuid::Uuid;
use views::pages::{CasePage, DeadlineCard, Question, State};
use views::proof::Meaning;
use views::words::{Words, words};

use super::reader::{self, Reader, spoken};
use super::{App, Problem, facts, proof, reminders};

/// Longer than any reference or identifier.
const LONGEST_NAME: usize = 40;

/// A right that is further away is no news.
const YEAR: Months = Months::new(12);

/// What one snapshot of the database says of a case.
struct Found {
    file: CaseFile,
    users: HashMap<UserId, String>,
    letters: Vec<(DeliveryId, DeliveryLine)>,
    closures: Vec<NaiveDate>,
}

/// The page `/cases/{id}`; `id` is the identifier or the reference.
pub async fn page(app: &App, reader: &Reader, id: &str) -> Result<CasePage, Problem> {
    if id.len() > LONGEST_NAME {
        return Err(Problem::NotFound);
    }
    let settings = app.settings().await?;
    let name = id.to_owned();
    let read = app
        .store
        .read(move |tx| Box::pin(async move { find(tx, &name).await }));
    let found = read.await?.ok_or(Problem::NotFound)?;
    let profile = settings.profile_in(&found.file.municipality);
    Ok(fill(app, reader, profile, &found))
}

async fn find(tx: &mut Tx, name: &str) -> Result<Option<Found>, StoreError> {
    let id = match Uuid::try_parse(name) {
        Ok(id) => Some(CaseId(id)),
        Err(_) => load::find_by_reference(tx, name).await?,
    };
    let Some(id) = id else { return Ok(None) };
    let Some(file) = load::find(tx, id).await? else {
        return Ok(None);
    };
    let users = teams_users::list_users(tx).await?;
    let mut letters: Vec<(DeliveryId, DeliveryLine)> = Vec::new();
    for id in file.reminders.iter().filter_map(|one| one.delivery) {
        if !letters.iter().any(|(known, _)| *known == id) {
            letters.extend(deliveries::find(tx, id).await?.map(|letter| (id, letter)));
        }
    }
    let closures = crate::desk::closing_days(tx, &file.municipality).await?;
    Ok(Some(Found {
        closures,
        file,
        users: users.into_iter().map(|user| (user.id, user.name)).collect(),
        letters,
    }))
}

fn fill(app: &App, reader: &Reader, profile: Profile, found: &Found) -> CasePage {
    let file = &found.file;
    let today = app.today();
    let words = words(reader.language(app));
    let mut stored: Vec<&Deadline> = file.deadlines.iter().collect();
    stored.sort_by_key(|deadline| order(deadline, file, today));
    let (live, ended): (Vec<&Deadline>, Vec<&Deadline>) =
        stored.into_iter().partition(|deadline| deadline.is_live());
    let (quiet, asking): (Vec<&Deadline>, Vec<&Deadline>) = live
        .into_iter()
        .partition(|deadline| is_quiet(deadline, today));
    let card = |deadline: &&Deadline| card(deadline, file, today, words);
    let closures = &found.closures;
    let with_proof = |deadline: &&Deadline| DeadlineCard {
        proof: proof::proof(deadline, app.book, profile, closures, words),
        advice: proof::advice(deadline, app.book, closures),
        ..card(deadline)
    };
    let contact = file.contacts.iter().find(|one| one.email.is_some());
    let contact = contact.or(file.contacts.first());
    let status = match file.status {
        CaseStatus::Open => "case-status-open",
        CaseStatus::Closed => "case-status-closed",
    };
    let path = format!("/cases/{}", file.reference);
    CasePage {
        shell: reader.shell(app, &path, None),
        name: full_name(file),
        reference: file.reference.clone(),
        track: file
            .track()
            .map(|track| track.to_string())
            .unwrap_or_default(),
        municipality: Some(reader::municipality(
            file.municipality.as_str(),
            words.language(),
        )),
        letters_in: contact.map(|contact| spoken(contact.language)),
        email: contact.and_then(|one| Some(one.email.as_ref()?.expose().to_owned())),
        phone: file
            .contacts
            .iter()
            .find_map(|one| Some(one.phone.as_ref()?.expose().to_owned())),
        caseworker: file.caseworker.and_then(|id| found.users.get(&id).cloned()),
        status: Some(words.say(status)),
        questions: questions(file, today)
            .into_iter()
            .map(|question| asked(question, file))
            .collect(),
        deadlines: asking.iter().map(with_proof).collect(),
        quiet: quiet.iter().map(with_proof).collect(),
        withdrawn: ended.iter().map(card).collect(),
        facts: facts::facts(file, &found.users, words),
        reminders: reminders::lines(file, &found.letters, (app.clock)()),
    }
}

fn full_name(file: &CaseFile) -> String {
    let person = &file.person;
    format!(
        "{} {}",
        person.given_name.expose(),
        person.family_name.expose()
    )
}

/// What still asks something comes first, in the order of its days; what is done comes last.
fn order(deadline: &Deadline, file: &CaseFile, today: NaiveDate) -> (u8, NaiveDate, String) {
    let rank = match deadline.standing(today, file.recorded_on()) {
        Standing::Missed => 0,
        Standing::Open => 1,
        Standing::Unknown => 2,
        Standing::NotYet => 3,
        Standing::Ended => 4,
        Standing::Met | Standing::MetLate => 5,
        _ => 6,
    };
    let on = deadline.safe_on.unwrap_or_else(|| deadline.sort_on());
    (rank, on, deadline.rule.clone())
}

/// Whether a date asks nothing of anybody now, so that what must be done is not lost among such.
fn is_quiet(deadline: &Deadline, today: NaiveDate) -> bool {
    let check = deadline.legal.check.as_ref();
    match deadline.kind {
        Kind::Opens => true,
        Kind::Check => check.is_none_or(|check| check.verdict != Verdict::Review),
        Kind::Authority => deadline.state != DeadlineState::Open || Some(today) <= deadline.due_on,
        Kind::Eligibility => {
            let next_year = today.checked_add_months(YEAR);
            deadline.legal.readings.statutory > next_year
        }
        _ => false,
    }
}

fn card(deadline: &Deadline, file: &CaseFile, today: NaiveDate, words: &Words) -> DeadlineCard {
    // A check says from which day the years are complete, as a right does.
    let meaning = Meaning::of(deadline.kind);
    let readings = deadline.legal.readings;
    let (safe, legal) = match (deadline.kind, meaning) {
        (Kind::Check, _) => (readings.careful, readings.statutory),
        (_, Meaning::From) => (deadline.safe_on, readings.statutory),
        _ => (deadline.safe_on, deadline.due_on),
    };
    let opens = deadline.opens_on;
    let day = |on: Option<NaiveDate>| on.map(|on| reader::day(on, today));
    let exempt = match deadline.legal.reason {
        Some(EndReason::ExemptLodging) => Some("exempt-lodging"),
        Some(EndReason::ExemptAge) => Some("exempt-age"),
        Some(EndReason::ExemptCard) => Some("exempt-card"),
        Some(EndReason::ExemptionGranted) => Some("exempt-granted"),
        Some(EndReason::ReportEnded) => Some("exempt-report-ended"),
        _ => None,
    };
    DeadlineCard {
        rule: deadline.rule.clone(),
        document: deadline.legal.documents.first().map(ToString::to_string),
        state: state(deadline.standing(today, file.recorded_on())),
        safe: day(safe),
        legal: day(legal),
        meaning,
        // Of a mere opening nothing else is known, even when it lies behind.
        opens_on: opens.filter(|opens| *opens > today || deadline.kind == Kind::Opens),
        met_on: deadline.met_on,
        exempt: exempt.map(|key| words.say(key)),
        advice: None,
        verdict: deadline
            .legal
            .check
            .as_ref()
            .map(|check| views::proof::verdict(check.verdict, words)),
        proof: None,
    }
}

const fn state(standing: Standing) -> State {
    match standing {
        Standing::Open => State::Open,
        Standing::NotYet => State::NotYet,
        Standing::Met => State::Met,
        Standing::MetLate => State::MetLate,
        Standing::Missed => State::Missed,
        Standing::Unknown => State::Unknown,
        Standing::Ended => State::Ended,
        Standing::Exempt => State::Exempt,
        Standing::Superseded => State::Superseded,
        Standing::Void => State::Void,
    }
}

fn asked(question: casework::question::Question, file: &CaseFile) -> Question {
    let deadline = question.deadline.and_then(|id| file.find_deadline(id));
    let what = match question.code {
        QuestionCode::FactMissing => question
            .detail
            .as_deref()
            .and_then(|path| path.rsplit('.').next())
            .map(str::to_owned),
        _ => None,
    };
    Question {
        code: question.code.to_string(),
        rule: deadline.map(|deadline| deadline.rule.clone()),
        on: question.on,
        what,
    }
}
