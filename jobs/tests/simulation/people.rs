//! The people of a run and the desk that records them: who comes when, what is recorded, corrected, done and
//! stopped. Commands are judged by `casework` and written by `store`, as in the service.
//! Not here: letters.

use std::sync::{Arc, LazyLock, Mutex};

use casework::access::Actor;
use casework::applicant::{Said, say, stopped};
use casework::audit::AuditEntry;
use casework::brussels;
use casework::case_file::CaseFile;
use casework::command::{Changes, Command, Context, NewEvent, OpenCase, apply};
use casework::contact::{Email, NewContact, Phone};
use casework::event::EventKind;
use casework::ids::{CaseId, Ids, TeamId};
use casework::masked::Masked;
use casework::municipality::Nis;
use casework::person::{Name, Person};
use casework::refusal::Refusal;
use casework::settings::Settings;
use casework::words::{DeadlineState, Language};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc, Weekday};
use law::words::{Card, FactKind, Lodging, Purpose, StayLength, Track, Visa};
use law::{Profile as Reading, RuleBook};
use store::audit::AuditLine;
use store::case_files::{load, save};
use store::tasks::{self, NewTask};
use store::{Store, StoreError, applicant, teams_users};
use uuid::Uuid;

use super::choices::{Arrivals, Dice, Profile};

/// The year of a run, and its length.
pub const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
pub const DAYS: i64 = 365;
/// The night on which the hour from two to three comes twice.
pub const FOLD: NaiveDate = NaiveDate::from_ymd_opt(2027, 10, 31).unwrap();

/// Identifiers that count upwards.
pub struct Counted(pub u128);

impl Ids for Counted {
    fn next_uuid(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

/// The rule book of the binary and two that a later law could bring.
pub static BOOKS: LazyLock<Vec<RuleBook>> = LazyLock::new(|| {
    let own = RuleBook::embedded().unwrap();
    let changed = |count: &str| {
        let files: Vec<(String, String)> = own
            .files()
            .iter()
            .map(|(name, text)| {
                let text = match name.as_str() {
                    "dvisa-register.toml" => text.replace(
                        "working_days_after = 8",
                        &format!("working_days_after = {count}"),
                    ),
                    _ => text.clone(),
                };
                (name.clone(), text)
            })
            .collect();
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        RuleBook::parse(&files).unwrap()
    };
    vec![own.clone(), changed("9"), changed("7")]
});

/// What is done to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The duty whose date is nearest was done.
    Meets,
    /// The arrival was another day.
    CorrectsArrival,
    /// A fact that starts something else.
    Goes,
    /// The newest fact but the arrival did not happen.
    Withdraws,
    /// "I did this", says the person.
    Claims,
    /// No more e-mail.
    Stops,
    /// E-mail again.
    Resumes,
    /// Another caseworker or team: nothing moves.
    Assigns,
}

const DEEDS: [Deed; 16] = [
    Deed::Meets,
    Deed::Meets,
    Deed::Meets,
    Deed::Meets,
    Deed::Meets,
    Deed::Meets,
    Deed::CorrectsArrival,
    Deed::CorrectsArrival,
    Deed::Goes,
    Deed::Goes,
    Deed::Goes,
    Deed::Withdraws,
    Deed::Claims,
    Deed::Stops,
    Deed::Resumes,
    Deed::Assigns,
];

/// One person: when the case is opened, and when something is done about it.
#[derive(Clone, Debug)]
pub struct Played {
    pub number: u64,
    pub comes_at: DateTime<Utc>,
    pub deeds: Vec<(DateTime<Utc>, Deed)>,
}

impl Played {
    /// Everybody of a seed. Each is drawn apart, so that leaving one out leaves the others as they are.
    pub fn all(seed: u64, profile: &Profile) -> Vec<Self> {
        (0..profile.people)
            .map(|number| Self::of(seed, number, profile.arrivals))
            .collect()
    }

    fn of(seed: u64, number: u64, arrivals: Arrivals) -> Self {
        let dice = &mut Dice::of(seed, "person", number);
        let mut day = FIRST_DAY + Days::new(dice.below(330));
        match arrivals {
            Arrivals::Steady => {}
            Arrivals::Mondays => day = day.week(Weekday::Mon).first_day(),
            Arrivals::Import if number.is_multiple_of(2) => {
                day = FIRST_DAY + Days::new(100 + dice.below(5));
            }
            Arrivals::Import => {}
        }
        let second = TimeDelta::seconds(dice.between(0, 59));
        let minute = match dice.below(3) {
            0 => dice.between(7 * 60, 20 * 60),
            _ => dice.between(8 * 60 + 50, 9 * 60 + 10),
        };
        let comes_at = brussels::at(day, u32::try_from(minute).unwrap()) + second;
        let mut deeds: Vec<(DateTime<Utc>, Deed)> = (0..dice.between(1, 5))
            .map(|_| {
                let later = TimeDelta::minutes(dice.between(1, 100 * 24 * 60));
                // What is done in the hour in which letters leave meets them on their way.
                let at = brussels::at(brussels::day_of(comes_at + later), 8 * 60 + 55);
                let at = match dice.below(5) {
                    0 => comes_at + later,
                    _ => at + TimeDelta::seconds(dice.between(0, 900)),
                };
                (at.max(comes_at + TimeDelta::minutes(1)), *dice.pick(&DEEDS))
            })
            .collect();
        deeds.sort_by_key(|(at, _)| *at);
        Self {
            number,
            comes_at,
            deeds,
        }
    }
}

fn fact(kind: FactKind, on: NaiveDate) -> NewEvent {
    NewEvent::new(EventKind::Fact(kind), on)
}

fn stated(kind: EventKind, on: NaiveDate, set: impl FnOnce(&mut NewEvent)) -> NewEvent {
    let mut event = NewEvent::new(kind, on);
    set(&mut event);
    event
}

fn card_expires(card: Card, on: NaiveDate) -> NewEvent {
    stated(EventKind::Fact(FactKind::CardExpires), on, |event| {
        event.attributes.card = Some(card);
        event.attributes.issued_on = Some(on - Days::new(365));
    })
}

/// The road of a person, and what is known when the case is opened.
fn road(dice: &mut Dice, today: NaiveDate) -> (Track, Vec<NewEvent>) {
    let ago = today - Days::new(dice.below(6));
    let visa = |visa, days| {
        stated(EventKind::VisaStated, today, |event| {
            event.attributes.visa = Some(visa);
            event.attributes.visa_days = days;
        })
    };
    let long = stated(EventKind::StayStated, today, |event| {
        event.attributes.stay = Some(StayLength::Long);
    });
    let private = stated(EventKind::LodgingStated, today, |event| {
        event.attributes.lodging = Some(Lodging::Private);
    });
    let purpose = |of| {
        stated(EventKind::PurposeStated, today, |event| {
            event.attributes.purpose = Some(of)
        })
    };
    let arrival = NewEvent::new(EventKind::ARRIVAL, ago);
    let ahead = today + Days::new(10 + dice.below(60));
    match dice.below(10) {
        0 => (Track::EuShortStay, vec![arrival, private]),
        1 => (Track::ThirdCountryShortStay, vec![arrival, private]),
        2 => (
            Track::ThirdCountryShortStayVisaC,
            vec![
                arrival,
                private,
                visa(Visa::C, Some(30)),
                fact(FactKind::VisaEnds, ahead),
            ],
        ),
        3 => (Track::EuLongStay, vec![arrival]),
        4 => (Track::EuFamilyEuCitizen, vec![arrival, long]),
        5 => (Track::EuFamilyThirdCountry, vec![arrival, long]),
        6 => (
            Track::ThirdCountryFamilyInBelgium,
            vec![card_expires(Card::A, ahead)],
        ),
        7 => (
            Track::InternationalProtection,
            vec![fact(FactKind::Annex26Issued, ago)],
        ),
        // Days before and after the clocks go back, and everybody in between.
        8 if today < FOLD => (
            Track::EuLongStay,
            vec![card_expires(
                Card::Eu,
                if dice.below(2) == 0 { FOLD } else { ahead },
            )],
        ),
        _ => (
            Track::ThirdCountryVisaD,
            vec![arrival, visa(Visa::D, None), purpose(Purpose::Work)],
        ),
    }
}

/// The desk: what is recorded, with the settings of the moment.
pub struct Desk {
    pub store: Store,
    pub settings: Settings,
    pub book: usize,
    seed: u64,
    ids: Arc<Mutex<Counted>>,
}

/// What became of a command.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Desk {
    pub async fn open(store: Store, settings: Settings, seed: u64) -> Self {
        let team = teams_users::Team {
            id: TeamId(Uuid::from_u128(7)),
            name: "North".to_owned(),
        };
        let added =
            store.write(move |tx| Box::pin(async move { teams_users::add_team(tx, &team).await }));
        added.await.unwrap();
        Self {
            store,
            settings,
            book: 0,
            seed,
            ids: Arc::new(Mutex::new(Counted(1 << 100))),
        }
    }

    /// Carries out what `decide` makes of a case file, in one transaction.
    async fn carry_out(
        &self,
        case: Option<CaseId>,
        now: DateTime<Utc>,
        decide: impl FnOnce(Option<&CaseFile>) -> Option<Command> + Send + 'static,
    ) -> Result<Option<CaseId>, Failed> {
        let (settings, ids, newest) = (self.settings.clone(), self.ids.clone(), self.book);
        let written = self.store.try_write(move |tx| {
            Box::pin(async move {
                let file = match case {
                    Some(id) => load::find_to_change(tx, id).await?,
                    None => None,
                };
                let Some(command) = decide(file.as_ref()) else {
                    return Ok(None);
                };
                let known = file.as_ref().filter(|_| command != Command::AdoptBook);
                let book = match known {
                    Some(file) => BOOKS
                        .iter()
                        .find(|book| book.hash() == file.rulebook)
                        .unwrap(),
                    None => &BOOKS[newest],
                };
                let changes = judge(file.as_ref(), &command, book, &settings, &ids, now)?;
                save::save(tx, &changes).await?;
                Ok(Some(changes.file.id))
            })
        });
        written.await
    }

    pub async fn comes(&self, number: u64, now: DateTime<Utc>) -> Result<CaseId, Failed> {
        let mut dice = Dice::of(self.seed, "road", number);
        let today = brussels::day_of(now);
        let (track, events) = road(&mut dice, today);
        let language = *dice.pick(&[Language::Nl, Language::Fr, Language::De, Language::En]);
        // Some share an address, some have none.
        let address = match dice.below(12) {
            0 => None,
            1 => Some(format!("family{}@mail.example", number / 8)),
            _ => Some(format!("p{number}@mail.example")),
        };
        let contact = NewContact {
            phone: address
                .is_none()
                .then(|| Phone::parse("+32470000020").unwrap()),
            email: address.map(|address| Email::parse(&address).unwrap()),
            language,
        };
        let open = OpenCase {
            reference: None,
            person: Person {
                given_name: Name::parse("person.given_name", "Ada").unwrap(),
                family_name: Name::parse("person.family_name", "Proef").unwrap(),
                language,
                nationality: Masked::new(Person::parse_nationality("RO").unwrap()),
                birth_on: None,
            },
            contacts: vec![contact],
            municipality: Nis::parse(
                ["11002", "44021", "63023"][usize::try_from(dice.below(3)).unwrap()],
            )
            .unwrap(),
            team: TeamId(Uuid::from_u128(7)),
            caseworker: None,
            household: None,
            track,
            events,
        };
        let command = Command::Open(Box::new(open));
        let opened = self.carry_out(None, now, move |_| Some(command)).await?;
        Ok(opened.expect("an opened case"))
    }

    /// Does a deed; `None` when there was nothing to do.
    pub async fn does(
        &self,
        case: CaseId,
        person: u64,
        place: u64,
        deed: Deed,
        now: DateTime<Utc>,
    ) -> Result<Option<()>, Failed> {
        let mut dice = Dice::of(self.seed, "deed", person * 100 + place);
        let today = brussels::day_of(now);
        if matches!(deed, Deed::Stops | Deed::Resumes | Deed::Claims) {
            return self.clicks(case, deed, now).await;
        }
        let decide = move |file: Option<&CaseFile>| command(file?, deed, today, &mut dice);
        Ok(self.carry_out(Some(case), now, decide).await?.map(|_| ()))
    }

    pub async fn again(
        &self,
        case: CaseId,
        command: Command,
        now: DateTime<Utc>,
    ) -> Result<(), Failed> {
        self.carry_out(Some(case), now, move |_| Some(command))
            .await
            .map(|_| ())
    }

    /// What people do behind a link.
    async fn clicks(
        &self,
        case: CaseId,
        deed: Deed,
        now: DateTime<Utc>,
    ) -> Result<Option<()>, Failed> {
        let (ids, settings) = (self.ids.clone(), self.settings.clone());
        let written = self.store.try_write(move |tx| {
            Box::pin(async move {
                let Some(file) = load::find_to_change(tx, case).await? else {
                    return Ok(None);
                };
                let address = file.contacts.iter().find_map(|one| one.email.as_ref());
                let Some(address) = address.map(|email| email.folded().into_inner()) else {
                    return Ok(None);
                };
                match deed {
                    Deed::Claims => {
                        let open = |row: &&casework::Deadline| row.state == DeadlineState::Open;
                        let Some(row) = file.deadlines.iter().find(open) else {
                            return Ok(None);
                        };
                        let changes = {
                            let mut ids = ids.lock().unwrap();
                            say(&file, row.id, Said::Done, now, &mut *ids)?
                        };
                        save::save(tx, &changes).await?;
                    }
                    Deed::Stops => {
                        if !applicant::stop(tx, &address, now).await? {
                            return Ok(None);
                        }
                        for case in applicant::cases_of_address(tx, &address).await? {
                            let (task, line): (_, AuditEntry) = {
                                let mut ids = ids.lock().unwrap();
                                stopped(case, now, &mut *ids)
                            };
                            tasks::add(tx, &NewTask::from(&task)).await?;
                            store::audit::append(tx, &AuditLine::from(&line)).await?;
                        }
                    }
                    _ => {
                        if !applicant::resume(tx, &address).await? {
                            return Ok(None);
                        }
                        for case in applicant::cases_of_address(tx, &address).await? {
                            let Some(file) = load::find_to_change(tx, case).await? else {
                                continue;
                            };
                            let book = BOOKS
                                .iter()
                                .find(|book| book.hash() == file.rulebook)
                                .unwrap();
                            let changes = {
                                let mut ids = ids.lock().unwrap();
                                let actor = Actor::operator();
                                let mut context = context(book, &settings, &actor, &mut *ids, now);
                                casework::applicant::resumed(&file, &address, &mut context)
                            };
                            save::save(tx, &changes).await?;
                        }
                    }
                }
                Ok(Some(()))
            })
        });
        written.await
    }
}

fn context<'a>(
    book: &'a RuleBook,
    settings: &'a Settings,
    actor: &'a Actor,
    ids: &'a mut dyn Ids,
    now: DateTime<Utc>,
) -> Context<'a> {
    Context {
        book,
        settings,
        closures: &[],
        now,
        today: brussels::day_of(now),
        actor,
        ids,
    }
}

fn judge(
    file: Option<&CaseFile>,
    command: &Command,
    book: &RuleBook,
    settings: &Settings,
    ids: &Mutex<Counted>,
    now: DateTime<Utc>,
) -> Result<Changes, Refusal> {
    let mut ids = ids.lock().unwrap();
    let actor = Actor::operator();
    apply(
        file,
        command,
        &mut context(book, settings, &actor, &mut *ids, now),
    )
}

/// What a deed is in the words of the desk; `None` when the case has nothing for it.
fn command(file: &CaseFile, deed: Deed, today: NaiveDate, dice: &mut Dice) -> Option<Command> {
    match deed {
        Deed::Meets => {
            let open = file
                .deadlines
                .iter()
                .filter(|row| row.state == DeadlineState::Open);
            let nearest = open
                .filter(|row| row.due_on.is_some())
                .min_by_key(|row| (row.sort_on(), row.id))?;
            let done = stated(
                EventKind::DUTY_DONE,
                today - Days::new(dice.below(3)),
                |event| {
                    event.attributes.rule = Some(nearest.rule.clone());
                },
            );
            Some(Command::Record(done))
        }
        Deed::CorrectsArrival => {
            let arrival = file.newest(EventKind::ARRIVAL)?;
            let other = arrival.on + TimeDelta::days(dice.between(-4, 4));
            let with = NewEvent::new(EventKind::ARRIVAL, other.min(today));
            Some(Command::Correct {
                event: arrival.id,
                with,
            })
        }
        Deed::Goes => {
            let next = *dice.pick(&[
                FactKind::PresenceReported,
                FactKind::Annex15Issued,
                FactKind::Annex19Filed,
                FactKind::Annex19terFiled,
                FactKind::MovedIn,
                FactKind::CardIssued,
            ]);
            let expires = dice.below(3) == 0;
            let ahead = today + Days::new(20 + dice.below(90));
            Some(Command::Record(match expires {
                true => card_expires(Card::A, ahead),
                false => fact(next, today - Days::new(dice.below(2))),
            }))
        }
        Deed::Withdraws => {
            let live = file.live_events();
            let mut others = live.iter().filter(|event| {
                matches!(event.kind, EventKind::Fact(kind) if kind != FactKind::EnteredBelgium)
            });
            Some(Command::Withdraw {
                event: others.next_back()?.id,
            })
        }
        Deed::Assigns => Some(Command::Assign(casework::command::AssignCase {
            team: file.team,
            caseworker: None,
        })),
        Deed::Claims | Deed::Stops | Deed::Resumes => None,
    }
}

/// The other reading that an organisation may follow.
pub fn other(reading: Reading) -> Reading {
    match reading {
        Reading::Careful => Reading::Strict,
        _ => Reading::Careful,
    }
}
