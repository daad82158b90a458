//! Post: how the sending stands, which letters wait for a decision, what goes out and what went out. One
//! snapshot, a fixed number of questions to the database, every list in pages.
//! Not here: one letter ([`letter`]), what a click changes ([`acts`]), the samples, and the words.

pub mod acts;
pub mod letter;
pub mod samples;

use std::collections::{BTreeMap, BTreeSet};

use casework::brussels;
use casework::decision::{Course, Decision, judge};
use casework::delivery::{DeliveryReason, DeliveryState, Guard};
use casework::drain::Pace;
use casework::gate::Shut;
use casework::ids::{ContactId, DeliveryId};
use casework::ladder::Rung;
use casework::sending::{SendingHours, first_moment};
use casework::words::DeadlineState;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use store::deliveries::overview::{self, Coming, Place, Shown, Spoken};
use store::settings::{self, Setting};
use store::workers::{Watched, WorkerLine, watched};
use store::{StoreError, Tx, figures};
use uuid::Uuid;
use views::pages::{
    CatchingUp, Choice, ComingDay, Did, Doubt, Lately, Moment, PostPage, Sending, Stop, Watch, Why,
    WorkerRow,
};

use super::api::readiness::{self, Seen};
use super::reader::Reader;
use super::{App, Problem};
use crate::wiring::{day_of, pace, seconds};

/// So many letters of each list stand on a page.
const ON_A_PAGE: u32 = 10;
/// Letters that were taken are looked for among so many of the latest tries.
const TRIES_LOOKED_AT: u32 = 500;
/// More tries of a day, or reminders of the coming days, are not counted.
const MOST_COUNTED: u32 = 5_000;
/// The days that the page looks ahead, today included.
const DAYS: u64 = 7;

/// Where each list of the page begins, and what was just done.
#[derive(Clone, Debug, Default)]
struct Asked {
    doubtful: Option<Place>,
    asked: Option<DeliveryId>,
    lately: Option<Place>,
    did: Option<Did>,
    no_reason: bool,
}

impl Asked {
    /// Reads the address. `None` when it is none that this page makes.
    fn read(query: &str) -> Option<Self> {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "doubtful" => asked.doubtful = Some(read_place(&value)?),
                "asked" => asked.asked = Some(DeliveryId(Uuid::try_parse(&value).ok()?)),
                "lately" => asked.lately = Some(read_place(&value)?),
                "did" => asked.did = Some(Did::ALL.into_iter().find(|did| did.code() == value)?),
                "wrong" => asked.no_reason = value == "reason",
                _ => {}
            }
        }
        Some(asked)
    }
}

fn read_place(text: &str) -> Option<Place> {
    let (at, id) = text.split_once('.')?;
    let at = DateTime::from_timestamp_micros(at.parse().ok()?)?;
    Some((at, DeliveryId(Uuid::try_parse(id).ok()?)))
}

fn write_place((at, id): Place) -> String {
    format!("{}.{id}", at.timestamp_micros())
}

/// An instant as pages show it.
pub(super) fn moment(at: DateTime<Utc>) -> Moment {
    Moment {
        on: day_of(at),
        minute: brussels::minute_of(at),
    }
}

/// What one snapshot of the database says.
struct Found {
    seen: Seen,
    hold: Option<Setting>,
    letters: Vec<(String, i64)>,
    tasks: Vec<(String, i64)>,
    doubtful: Vec<Shown>,
    asked: Vec<Shown>,
    lately: Vec<Shown>,
    spoken: BTreeMap<DeliveryId, Vec<Spoken>>,
    tries: Vec<(String, i64)>,
    coming: Vec<Coming>,
}

/// The page `/deliveries`.
pub async fn page(app: &App, reader: &Reader, query: &str) -> Result<PostPage, Problem> {
    let asked = Asked::read(query).ok_or(Problem::NotFound)?;
    let now = (app.clock)();
    let (hours, pace) = (hours(app)?, pace(&app.config));
    let from = asked.clone();
    let read = app
        .store
        .read(move |tx| Box::pin(async move { find(tx, &from, &hours, pace, now).await }));
    let found = read.await?;
    Ok(fill(app, reader, &asked, &found, now))
}

fn hours(app: &App) -> Result<SendingHours, Problem> {
    Ok(app
        .config
        .sending_hours()
        .map_err(crate::cli::CliError::from)?)
}

async fn find(
    tx: &mut Tx,
    from: &Asked,
    hours: &SendingHours,
    pace: Pace,
    now: DateTime<Utc>,
) -> Result<Found, StoreError> {
    let today = day_of(now);
    let (letters, tasks) = figures::waiting(tx).await?;
    let until = brussels::start_of(after(today, DAYS));
    let one_more = ON_A_PAGE + 1;
    let doubtful = overview::doubtful(tx, from.doubtful, one_more).await?;
    let asked = overview::asked(tx, from.asked, one_more).await?;
    let most = (one_more, TRIES_LOOKED_AT);
    let lately = overview::taken(tx, from.lately, now, most).await?;
    let all = doubtful.iter().chain(&asked).chain(&lately);
    let ids: Vec<DeliveryId> = all.map(|one| one.id).collect();
    Ok(Found {
        seen: Seen::read(tx, hours, pace, now).await?,
        hold: settings::find_at(tx, jobs::HOLD, today).await?,
        letters,
        tasks,
        spoken: by_letter(overview::spoken(tx, &ids).await?),
        doubtful,
        asked,
        lately,
        tries: overview::tries(tx, brussels::start_of(today), MOST_COUNTED).await?,
        coming: overview::coming(tx, now, until, MOST_COUNTED).await?,
    })
}

fn by_letter(all: Vec<Spoken>) -> BTreeMap<DeliveryId, Vec<Spoken>> {
    let mut letters: BTreeMap<DeliveryId, Vec<Spoken>> = BTreeMap::new();
    for one in all {
        letters.entry(one.letter).or_default().push(one);
    }
    letters
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn fill(app: &App, reader: &Reader, asked: &Asked, found: &Found, now: DateTime<Utc>) -> PostPage {
    let hours = hours(app).unwrap_or_default();
    let hold = found.hold.as_ref().and_then(|setting| {
        let reason = setting.value.as_str()?.to_owned();
        Some((reason, moment(setting.set_at)))
    });
    let (doubtful, more_doubtful) = cut(&found.doubtful, |one| write_place(one.place));
    let (failed, more_asked) = cut(&found.asked, |one| one.id.to_string());
    let (lately, more_lately) = cut(&found.lately, |one| write_place(one.place));
    let swept = found
        .seen
        .workers
        .iter()
        .filter_map(|one| one.swept_at)
        .max();
    let next = swept.map(|at| at + seconds(app.config.jobs.sweep_seconds));
    let doubt = |one: &Shown| doubt(one, found.spoken.get(&one.id), now);
    PostPage {
        shell: reader.shell(app, "/deliveries", None),
        did: asked.did,
        sending: sending(&found.seen, now),
        swept: swept.map(moment),
        next: next
            .filter(|_| watched(&found.seen.workers, now) == Watched::Yes)
            .map(moment),
        hours: (clock(hours.from), clock(hours.until)),
        sent_today: sent(&found.tries),
        written: count_of(&found.letters, DeliveryState::Queued.as_str()),
        hold,
        no_reason: asked.no_reason,
        doubtful: doubtful.iter().map(doubt).collect(),
        doubtful_count: count_of(&found.letters, DeliveryState::Unknown.as_str()),
        more_doubtful,
        asked: failed.iter().map(doubt).collect(),
        more_asked,
        stops: stops(&found.seen),
        catching_up: found.seen.catching_up.as_ref().map(|one| CatchingUp {
            letters: one.plan.letters,
            seconds: one.plan.drain.num_seconds(),
            calls: one.plan.calls,
        }),
        coming: coming(&found.coming, &hours, now),
        coming_cut: found.coming.len() >= usize::try_from(MOST_COUNTED).unwrap_or(usize::MAX),
        lately: lately
            .iter()
            .map(|one| went_out(one, found.spoken.get(&one.id)))
            .collect(),
        more_lately,
        watch: watch(&found.seen, &hours, now),
        workers: found
            .seen
            .workers
            .iter()
            .map(|one| worker(one, now))
            .collect(),
        work: found
            .tasks
            .iter()
            .map(|(kind, many)| (kind.clone(), counted(*many)))
            .collect(),
    }
}

/// What stands on the page of a list, and where the list goes on.
fn cut(all: &[Shown], place: impl Fn(&Shown) -> String) -> (&[Shown], Option<String>) {
    let most = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    match all.get(..most) {
        Some(page) if all.len() > most => (page, page.last().map(place)),
        _ => (all, None),
    }
}

fn counted(many: i64) -> usize {
    usize::try_from(many).unwrap_or_default()
}

fn count_of(all: &[(String, i64)], word: &str) -> usize {
    let found = all.iter().find(|(known, _)| known == word);
    found.map_or(0, |(_, many)| counted(*many))
}

/// Letters taken today, and whether there are more than were counted.
fn sent(tries: &[(String, i64)]) -> (usize, bool) {
    let all: i64 = tries.iter().map(|(_, many)| many).sum();
    (count_of(tries, "accept"), all >= i64::from(MOST_COUNTED))
}

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn sending(seen: &Seen, now: DateTime<Utc>) -> Sending {
    match watched(&seen.workers, now) {
        Watched::NotSince(at) => Sending::Silent(Some((now - at).num_minutes())),
        Watched::Never => Sending::Silent(None),
        Watched::Yes if seen.held => Sending::Held,
        Watched::Yes if seen.shut.is_some() => Sending::NotTaken,
        Watched::Yes => Sending::Works,
    }
}

/// What keeps letters back without a person: a clock that is doubted, a backlog that waits, our mail server
/// and mail domains that are left alone for a while or tried with single letters.
fn stops(seen: &Seen) -> Vec<Stop> {
    let stop = |key, name, shut: Shut| Stop {
        key,
        name,
        since: moment(shut.since),
        until: Some(moment(shut.until)),
    };
    let relay = seen.shut.map(|shut| stop("stop-mail-server", None, shut));
    let domains = seen.domains_shut.iter();
    let domains = domains.map(|(domain, shut)| stop("stop-domain", Some(domain.clone()), *shut));
    let waits = seen.holds.iter().filter_map(|one| {
        let key = match one.by {
            "clock" => "stop-clock",
            "catch_up" => "stop-catch-up",
            _ => return None,
        };
        let until = seen.catching_up.as_ref().and_then(|one| one.wait_until);
        Some(Stop {
            key,
            name: None,
            since: moment(one.since),
            until: until.filter(|_| key == "stop-catch-up").map(moment),
        })
    });
    waits.chain(relay).chain(domains).collect()
}

fn watch(seen: &Seen, hours: &SendingHours, now: DateTime<Utc>) -> Vec<Watch> {
    let checks = readiness::of_seen(seen, hours, now).into_iter();
    checks
        .map(|check| Watch {
            seconds: match check.name {
                "unsent" => seen.waits.map(|waits: TimeDelta| waits.num_seconds()),
                "mail_server" => seen.shut.map(|shut| (now - shut.since).num_seconds()),
                _ => None,
            },
            name: check.name.to_owned(),
            ok: check.ok,
            said: check.said,
        })
        .collect()
}

fn worker(of: &WorkerLine, now: DateTime<Utc>) -> WorkerRow {
    WorkerRow {
        name: of.name.to_string(),
        state: of.state(now).as_str(),
        started: moment(of.started_at),
        beat: moment(of.beat_at),
        in_hand: counted(of.in_hand),
    }
}

/// Today and the days after it, with the letters that will leave on each: what one person gets on a day
/// is one letter, and a correction is one of its own.
fn coming(all: &[Coming], hours: &SendingHours, now: DateTime<Utc>) -> Vec<ComingDay> {
    let mut letters: BTreeMap<(NaiveDate, ContactId), bool> = BTreeMap::new();
    let mut corrections: BTreeSet<(NaiveDate, ContactId)> = BTreeSet::new();
    for one in all {
        let Some(at) = first_moment(one.rung, &one.window, now, hours) else {
            continue;
        };
        let key = (day_of(at), one.contact);
        if one.rung.corrects() {
            corrections.insert(key);
        } else {
            *letters.entry(key).or_default() |= one.rung == Rung::Last;
        }
    }
    let days = day_of(now)
        .iter_days()
        .take(usize::try_from(DAYS).unwrap_or_default());
    days.map(|on| {
        let of_day = letters.iter().filter(|((day, _), _)| *day == on);
        let last = of_day.clone().filter(|(_, last)| **last).count();
        ComingDay {
            on,
            reminders: of_day.count() - last,
            last,
            corrections: corrections.iter().filter(|(day, _)| *day == on).count(),
            open: hours.is_sending_day(on),
        }
    })
    .collect()
}

/// Names with the pages of their cases, each once.
fn people(spoken: Option<&Vec<Spoken>>) -> Vec<(String, String)> {
    let mut people = Vec::new();
    for one in spoken.into_iter().flatten() {
        let person = (
            one.name.expose().clone(),
            format!("/cases/{}", one.reference),
        );
        if !people.contains(&person) {
            people.push(person);
        }
    }
    people
}

fn rules(spoken: Option<&Vec<Spoken>>) -> Vec<(String, Option<NaiveDate>)> {
    let mut rules = Vec::new();
    for one in spoken.into_iter().flatten() {
        let rule = (one.rule.clone(), one.safe_on);
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    rules
}

fn went_out(letter: &Shown, spoken: Option<&Vec<Spoken>>) -> Lately {
    Lately {
        id: letter.id.to_string(),
        people: people(spoken),
        rules: rules(spoken).into_iter().map(|(rule, _)| rule).collect(),
        at: moment(letter.place.0),
    }
}

fn doubt(letter: &Shown, spoken: Option<&Vec<Spoken>>, now: DateTime<Utc>) -> Doubt {
    let today = day_of(now);
    let safe = spoken
        .into_iter()
        .flatten()
        .filter_map(|one| one.safe_on)
        .min();
    Doubt {
        id: letter.id.to_string(),
        people: people(spoken),
        duties: rules(spoken),
        why: Why {
            key: why_doubtful(letter.state, letter.reason.as_deref()).unwrap_or_else(|| {
                let phase = letter.phase.as_deref();
                why(letter.state, letter.reason.as_deref(), phase, letter.code)
            }),
            at: letter.tried_at.map(moment),
            code: letter.code,
            next: (letter.state == DeliveryState::Unknown).then(|| moment(letter.next_try_at)),
        },
        choices: choices(
            letter.state,
            letter.ambiguous,
            letter.closes_at,
            spoken,
            now,
        ),
        presses: safe.is_some_and(|safe| safe <= today),
    }
}

/// What can be decided about a letter, as far as the page can see it; the decision itself looks again.
fn choices(
    state: DeliveryState,
    ambiguous: i32,
    closes_at: DateTime<Utc>,
    spoken: Option<&Vec<Spoken>>,
    now: DateTime<Utc>,
) -> Vec<Choice> {
    let open = |one: &Spoken| one.deadline == DeadlineState::Open;
    let current = closes_at > now && spoken.is_none_or(|all| all.iter().any(open));
    let guard = Guard {
        kind: casework::words::DeliveryKind::Reminder,
        window_open: closes_at > now,
        deadlines_open: current,
        fence_equal: true,
        lease_valid: false,
        claims: 0,
        ambiguous: ambiguous.unsigned_abs(),
    };
    let choice = |decision| match (decision, judge(decision, state, &guard).ok()?) {
        (Decision::Again, Course::SameBytes) => Some(Choice::SameBytes),
        // One whose time is over is not written anew.
        (Decision::Again, _) => current.then_some(Choice::NewLetter),
        (Decision::Arrived, _) => Some(Choice::Arrived),
        (Decision::GiveUp, _) => Some(Choice::GiveUp),
    };
    [Decision::Again, Decision::Arrived, Decision::GiveUp]
        .into_iter()
        .filter_map(choice)
        .collect()
}

/// The sentence that says what became of a letter.
pub(super) fn why(
    state: DeliveryState,
    reason: Option<&str>,
    phase: Option<&str>,
    code: Option<i32>,
) -> &'static str {
    let reason = reason.and_then(|text| text.parse::<DeliveryReason>().ok());
    match (state, reason) {
        (DeliveryState::Unknown, _) => "letter-why-unknown",
        (DeliveryState::Queued, _) => "letter-is-queued",
        (DeliveryState::Claimed | DeliveryState::Sending, _) => "letter-is-under-way",
        (DeliveryState::Sent, Some(DeliveryReason::Confirmed)) => "letter-is-confirmed",
        (DeliveryState::Sent, _) => "letter-is-sent",
        (DeliveryState::Superseded, _) => "letter-is-superseded",
        (DeliveryState::Bounced, _) => "letter-why-bounced",
        (DeliveryState::Dead, Some(DeliveryReason::TooManyClaims)) => "letter-why-claims",
        (DeliveryState::Dead, Some(DeliveryReason::LostTooOften)) => "letter-why-lost",
        (DeliveryState::Dead, Some(DeliveryReason::AddressRefused)) if code.is_some() => {
            "letter-why-address"
        }
        (DeliveryState::Dead, Some(DeliveryReason::PolicyRefused)) => "letter-why-policy",
        (DeliveryState::Dead, Some(DeliveryReason::ContentRefused)) => "letter-why-content",
        (DeliveryState::Dead, Some(DeliveryReason::ProtocolBroken)) => "letter-why-protocol",
        (DeliveryState::Dead, Some(DeliveryReason::GaveUp)) => "letter-why-gave-up",
        (DeliveryState::Dead, _) if code.is_some() => match phase {
            Some("rcpt") => "letter-why-address",
            _ => "letter-why-refused",
        },
        (DeliveryState::Dead, _) => "letter-why-failed",
        (DeliveryState::Cancelled, Some(DeliveryReason::GivenUp)) => "letter-is-given-up",
        (DeliveryState::Cancelled, Some(DeliveryReason::ReceiptFound)) => "letter-is-superseded",
        (
            DeliveryState::Cancelled,
            Some(DeliveryReason::ContactStopped | DeliveryReason::ContactSuspended),
        ) => "letter-is-stopped",
        (DeliveryState::Cancelled, _) => "letter-is-cancelled",
    }
}

/// As [`why`], of a letter that may have arrived and will not be sent again.
pub(super) fn why_doubtful(state: DeliveryState, reason: Option<&str>) -> Option<&'static str> {
    let reason = reason.and_then(|text| text.parse::<DeliveryReason>().ok());
    match (state, reason) {
        (DeliveryState::Cancelled, Some(DeliveryReason::WindowClosed)) => Some("letter-why-window"),
        (DeliveryState::Cancelled, Some(DeliveryReason::DeadlineEnded)) => Some("letter-why-ended"),
        _ => None,
    }
}
