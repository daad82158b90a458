//! The people of the demonstration. None of them exists; their addresses end in `.example`, which
//! nobody can own. Every day is relative to today, so that the desk is alive whenever it is opened.
//! Not here: the law. A day of arrival is found by asking it which one leads to a date.

use casework::command::NewEvent;
use casework::contact::NewContact;
use casework::event::EventKind;
use casework::municipality::Nis;
use casework::person::Person;
use casework::words::Language;
use chrono::{Datelike, Days, Months, NaiveDate};
use law::RuleBook;
use law::words::{
    AbsenceReason, Card, Document, FactKind, Lodging, Purpose, Reading, StayLength, Track, Visa,
};

use super::{by_email, by_phone, person, town};
use crate::cli::CliError;

/// What is done to a case.
pub enum Deed {
    /// It is opened, with what is known then.
    Open,
    /// Something is recorded.
    Record(NewEvent),
    /// The newest event of a kind turns out to have been wrong.
    Correct(EventKind, NewEvent),
}

/// One person, and what happens to the case: so many days ago, what.
pub struct Played {
    /// Who.
    pub person: Person,
    /// How to reach them.
    pub contact: NewContact,
    /// Where they live.
    pub municipality: Nis,
    /// Their road.
    pub track: Track,
    /// What is known when the case is opened.
    pub known: Vec<NewEvent>,
    /// What is done, in order.
    pub deeds: Vec<(u64, Deed)>,
}

/// The demonstration begins this many days ago; older cases are recorded then.
const FIRST_DAY_AGO: u64 = super::DAYS_BACK - 1;

/// Everybody.
///
/// # Errors
/// When somebody is not who the domain accepts; a test keeps that from being released.
pub fn all(today: NaiveDate) -> Result<Vec<Played>, CliError> {
    let book = RuleBook::embedded()?;
    let stage = Stage { today, book };
    let mut all = stage.short_stays()?;
    all.extend(stage.european()?);
    all.extend(stage.third_country()?);
    all.extend(stage.long_settled()?);
    Ok(all)
}

struct Stage<'a> {
    today: NaiveDate,
    book: &'a RuleBook,
}

fn fact(kind: FactKind, on: NaiveDate) -> NewEvent {
    NewEvent::new(EventKind::Fact(kind), on)
}

fn card_expires(card: Card, on: NaiveDate, issued_on: NaiveDate) -> NewEvent {
    let mut event = fact(FactKind::CardExpires, on);
    event.attributes.card = Some(card);
    event.attributes.issued_on = Some(issued_on);
    event
}

fn stated(kind: EventKind, set: impl FnOnce(&mut NewEvent)) -> NewEvent {
    // The day is that of the opening; `Stage::play` puts it in.
    let mut event = NewEvent::new(kind, NaiveDate::MIN);
    set(&mut event);
    event
}

fn lodging(lodging: Lodging) -> NewEvent {
    stated(EventKind::LodgingStated, |event| {
        event.attributes.lodging = Some(lodging)
    })
}

fn stays_long() -> NewEvent {
    stated(EventKind::StayStated, |event| {
        event.attributes.stay = Some(StayLength::Long)
    })
}

fn visa(visa: Visa, days: Option<u32>) -> NewEvent {
    stated(EventKind::VisaStated, |event| {
        event.attributes.visa = Some(visa);
        event.attributes.visa_days = days;
    })
}

fn purpose(purpose: Purpose) -> NewEvent {
    stated(EventKind::PurposeStated, |event| {
        event.attributes.purpose = Some(purpose)
    })
}

fn new_layout(card: Card) -> NewEvent {
    stated(EventKind::CardStated, |event| {
        event.attributes.card = Some(card);
        event.attributes.old_layout = Some(false);
    })
}

fn arrival(on: NaiveDate, seen: &str) -> NewEvent {
    let mut event = NewEvent::new(EventKind::ARRIVAL, on);
    event.evidence = Some(casework::masked::Masked::new(seen.to_owned()));
    event
}

impl Stage<'_> {
    fn ago(&self, days: u64) -> NaiveDate {
        self.today
            .checked_sub_days(Days::new(days))
            .unwrap_or(self.today)
    }

    fn ahead(&self, days: u64) -> NaiveDate {
        self.today
            .checked_add_days(Days::new(days))
            .unwrap_or(self.today)
    }

    fn months_ago(&self, months: u32) -> NaiveDate {
        self.today
            .checked_sub_months(Months::new(months))
            .unwrap_or(self.today)
    }

    /// Six months to the day, on which the sources disagree: a person has to decide.
    fn half_a_year_abroad(&self) -> NewEvent {
        let year = self.today.year() - 2;
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(self.today);
        let mut event = NewEvent::new(EventKind::Absent, day(1, 1));
        event.until = Some(day(6, 30));
        event.attributes.reason = Some(AbsenceReason::Work);
        event
    }

    /// The latest day from which a rule leads to `wanted`, or else to the last date before it.
    fn start_of(&self, rule: &str, reading: Reading, wanted: NaiveDate) -> NaiveDate {
        let found = self.book.find(rule).and_then(|rule| {
            let count = rule.version_on(self.today)?.count;
            (1..400).map(|days| wanted - Days::new(days)).find(|day| {
                law::formula::count(rule.kind, count, reading, *day, false)
                    .is_some_and(|walk| walk.day() <= wanted)
            })
        });
        found.unwrap_or(wanted)
    }

    /// Puts a case together: it is recorded when the last of the known facts had happened.
    fn play(
        &self,
        track: Track,
        person: Person,
        contact: NewContact,
        municipality: &str,
        known: Vec<NewEvent>,
    ) -> Result<Played, CliError> {
        let happened = known
            .iter()
            .map(|event| event.on)
            .filter(|on| *on > NaiveDate::MIN && *on <= self.today);
        let last = happened
            .max()
            .unwrap_or(self.today)
            .max(self.ago(FIRST_DAY_AGO));
        let mut known = known;
        for event in &mut known {
            if event.on == NaiveDate::MIN {
                event.on = last;
            }
        }
        let days_ago = u64::try_from((self.today - last).num_days()).unwrap_or_default();
        let deeds = vec![(days_ago, Deed::Open)];
        Ok(Played {
            person,
            contact,
            municipality: town(municipality)?,
            track,
            known,
            deeds,
        })
    }

    fn short_stays(&self) -> Result<Vec<Played>, CliError> {
        let report = "eu-short-stay-report";
        let visitor = "tcn-short-stay-report";
        let overdue = self.start_of(report, Reading::Statutory, self.ago(1));
        let due_now = self.start_of(visitor, Reading::Careful, self.today);
        let soon = self.start_of(report, Reading::Careful, self.ahead(4));
        let mut pavel = self.play(
            Track::EuShortStay,
            person("Pavel", "Novák", Language::De, "CZ")?,
            by_email("pavel.novak@mail.example", Language::De)?,
            "63023",
            vec![
                arrival(soon - Days::new(3), "said on the telephone"),
                lodging(Lodging::Private),
            ],
        )?;
        let days_ago = pavel
            .deeds
            .first()
            .map_or(0, |(days, _)| *days)
            .saturating_sub(2);
        pavel.deeds.push((
            days_ago,
            Deed::Correct(EventKind::ARRIVAL, arrival(soon, "railway ticket")),
        ));
        Ok(vec![
            self.play(
                Track::EuShortStay,
                person("Marta", "Nowak", Language::Nl, "PL")?,
                by_email("marta.nowak@mail.example", Language::Nl)?,
                "11002",
                vec![arrival(overdue, "bus ticket"), lodging(Lodging::Private)],
            )?,
            self.play(
                Track::ThirdCountryShortStay,
                person("Kenji", "Sato", Language::En, "JP")?,
                by_email("kenji.sato@mail.example", Language::En)?,
                "44088",
                vec![arrival(due_now, "boarding pass"), lodging(Lodging::Private)],
            )?,
            self.play(
                Track::ThirdCountryShortStayVisaC,
                person("Amina", "Benali", Language::Fr, "MA")?,
                by_email("amina.benali@mail.example", Language::Fr)?,
                "46030",
                vec![
                    arrival(self.ago(1), "stamp in the passport"),
                    lodging(Lodging::Private),
                    visa(Visa::C, Some(30)),
                    fact(FactKind::VisaEnds, self.ahead(20)),
                ],
            )?,
            self.play(
                Track::ThirdCountryShortStay,
                person("Abdi", "Warsame", Language::Nl, "KE")?,
                by_phone("+32 470 00 00 20", Language::Nl)?,
                "11002",
                vec![
                    arrival(self.ago(1), "boarding pass"),
                    lodging(Lodging::Private),
                ],
            )?,
            self.play(
                Track::ThirdCountryShortStay,
                person("Emma", "Wilson", Language::En, "CA")?,
                by_email("emma.wilson@mail.example", Language::En)?,
                "37022",
                vec![
                    arrival(self.ago(3), "boarding pass"),
                    lodging(Lodging::Hotel),
                ],
            )?,
            pavel,
        ])
    }

    fn european(&self) -> Result<Vec<Played>, CliError> {
        let apply = "eu-long-stay-apply";
        let family = "eu-family-tcn-apply";
        let mut ioana = self.play(
            Track::EuFamilyEuCitizen,
            person("Ioana", "Dumitru", Language::Fr, "RO")?,
            by_email("ioana.dumitru@mail.example", Language::Fr)?,
            "46029",
            vec![
                arrival(
                    self.start_of(apply, Reading::Careful, self.ahead(6)),
                    "lease",
                ),
                stays_long(),
            ],
        )?;
        ioana
            .deeds
            .push((2, Deed::Record(fact(FactKind::Annex19Filed, self.ago(2)))));
        let filed = self.start_of("annex19ter-documents", Reading::Careful, self.ahead(3));
        Ok(vec![
            self.play(
                Track::EuLongStay,
                person("Lukas", "Weber", Language::De, "DE")?,
                by_email("lukas.weber@mail.example", Language::De)?,
                "63040",
                vec![arrival(
                    self.start_of(apply, Reading::Careful, self.ahead(14)),
                    "lease",
                )],
            )?,
            ioana,
            self.play(
                Track::EuFamilyThirdCountry,
                person("Samuel", "Okafor", Language::En, "NG")?,
                by_email("samuel.okafor@mail.example", Language::En)?,
                "11002",
                vec![
                    arrival(filed - Days::new(20), "stamp in the passport"),
                    stays_long(),
                    fact(FactKind::Annex19terFiled, filed),
                ],
            )?,
            self.play(
                Track::EuFamilyVisaB20,
                person("Fatima", "El Idrissi", Language::Nl, "MA")?,
                by_email("fatima.elidrissi@mail.example", Language::Nl)?,
                "44087",
                vec![arrival(
                    self.start_of("dvisa-b20-register", Reading::Careful, self.ahead(1)),
                    "stamp",
                )],
            )?,
            self.play(
                Track::FamilyOfBelgian,
                person("Wei", "Chen", Language::Nl, "CN")?,
                by_email("wei.chen@mail.example", Language::Nl)?,
                "37021",
                vec![
                    arrival(
                        self.start_of(family, Reading::Careful, self.ahead(14)),
                        "stamp",
                    ),
                    stays_long(),
                    visa(Visa::None, None),
                ],
            )?,
            self.play(
                Track::CohabitationVisa,
                person("Maria", "Souza", Language::En, "BR")?,
                by_email("maria.souza@mail.example", Language::En)?,
                "44086",
                vec![
                    arrival(
                        self.start_of("dvisa-register", Reading::Careful, self.ahead(4)),
                        "stamp",
                    ),
                    stays_long(),
                    lodging(Lodging::Private),
                    visa(Visa::D, None),
                ],
            )?,
        ])
    }

    fn third_country(&self) -> Result<Vec<Played>, CliError> {
        let moved = self.start_of("address-change-declare", Reading::Careful, self.ahead(2));
        let asylum = self.start_of("asylum-register-commune", Reading::Careful, self.ahead(1));
        let mut james = self.play(
            Track::UkWithdrawalAgreement,
            person("James", "Carter", Language::En, "GB")?,
            by_email("james.carter@mail.example", Language::En)?,
            "44088",
            vec![fact(FactKind::MovedIn, self.ago(6))],
        )?;
        james.deeds.push((
            1,
            Deed::Record(fact(FactKind::AddressDeclared, self.ago(1))),
        ));
        Ok(vec![
            self.play(
                Track::ThirdCountryVisaD,
                person("Priya", "Sharma", Language::En, "IN")?,
                by_email("priya.sharma@mail.example", Language::En)?,
                "11002",
                vec![
                    arrival(self.months_ago(11), "stamp in the passport"),
                    visa(Visa::D, None),
                    purpose(Purpose::Work),
                    fact(FactKind::Annex15Issued, self.months_ago(11) + Days::new(3)),
                    fact(FactKind::CardIssued, self.months_ago(10)),
                    card_expires(Card::A, self.ahead(50), self.months_ago(10)),
                ],
            )?,
            self.play(
                Track::ThirdCountryFamilyVisaD,
                person("Yusuf", "Demir", Language::Nl, "TR")?,
                by_email("yusuf.demir@mail.example", Language::Nl)?,
                "46030",
                vec![
                    arrival(self.ago(3), "stamp in the passport"),
                    visa(Visa::D, None),
                    purpose(Purpose::Family),
                ],
            )?,
            self.play(
                Track::ThirdCountryFamilyInBelgium,
                person("Nadia", "Haddad", Language::Fr, "LB")?,
                by_email("nadia.haddad@mail.example", Language::Fr)?,
                "63061",
                vec![card_expires(Card::A, self.ahead(33), self.months_ago(11))],
            )?,
            self.play(
                Track::LongTermResidentOtherState,
                person("Olena", "Kovalenko", Language::Nl, "UA")?,
                by_email("olena.kovalenko@mail.example", Language::Nl)?,
                "37022",
                vec![fact(FactKind::MovedIn, moved)],
            )?,
            self.play(
                Track::InternationalProtection,
                person("Dawit", "Tesfaye", Language::En, "ER")?,
                by_email("dawit.tesfaye@mail.example", Language::En)?,
                "11002",
                vec![fact(FactKind::Annex26Issued, asylum)],
            )?,
            james,
            self.play(
                Track::CrossBorder,
                person("Sophie", "Martin", Language::Fr, "FR")?,
                by_email("sophie.martin@mail.example", Language::Fr)?,
                "63067",
                vec![arrival(self.ago(2), "contract of employment")],
            )?,
        ])
    }

    fn long_settled(&self) -> Result<Vec<Played>, CliError> {
        let filed = self.months_ago(60) + Days::new(25);
        let card_end = self
            .ahead(4)
            .checked_add_months(Months::new(5))
            .unwrap_or(self.today);
        let since = card_end
            .checked_sub_months(Months::new(60))
            .unwrap_or(self.today);
        let mut passport = fact(FactKind::DocumentExpires, self.ahead(15));
        passport.document = Some(Document::Passport);
        Ok(vec![
            self.play(
                Track::EuLongStay,
                person("Andrei", "Popa", Language::Nl, "RO")?,
                by_email("andrei.popa@mail.example", Language::Nl)?,
                "44087",
                vec![
                    arrival(filed - Days::new(30), "lease"),
                    fact(FactKind::Annex19Filed, filed),
                    fact(FactKind::FileCompleted, filed + Days::new(20)),
                    fact(FactKind::CardIssued, filed + Days::new(150)),
                ],
            )?,
            self.play(
                Track::EuLongStay,
                person("Tomás", "Silva", Language::En, "PT")?,
                by_email("tomas.silva@mail.example", Language::En)?,
                "11002",
                vec![
                    arrival(filed - Days::new(50), "railway ticket"),
                    fact(FactKind::Annex19Filed, filed - Days::new(12)),
                    fact(FactKind::FileCompleted, filed),
                    fact(FactKind::CardIssued, filed + Days::new(120)),
                    self.half_a_year_abroad(),
                ],
            )?,
            self.play(
                Track::EuFamilyThirdCountry,
                person("Grace", "Mensah", Language::En, "GH")?,
                by_email("grace.mensah@mail.example", Language::En)?,
                "44086",
                vec![
                    arrival(since - Days::new(200), "stamp in the passport"),
                    stays_long(),
                    fact(FactKind::Annex19terFiled, since - Days::new(170)),
                    fact(FactKind::FileCompleted, since - Days::new(140)),
                    fact(FactKind::CardIssued, since),
                    card_expires(Card::F, card_end, since),
                    new_layout(Card::F),
                ],
            )?,
            self.play(
                Track::EuLongStay,
                person("Giulia", "Rossi", Language::Fr, "IT")?,
                by_email("giulia.rossi@mail.example", Language::Fr)?,
                "63013",
                vec![card_expires(Card::Eu, self.ahead(28), self.months_ago(59))],
            )?,
            self.play(
                Track::EuLongStay,
                person("Petra", "Horvat", Language::De, "HR")?,
                by_email("petra.horvat@mail.example", Language::De)?,
                "63048",
                vec![passport],
            )?,
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// On any day of two years everybody is accepted, every track has somebody and every language.
    #[test]
    fn the_cast_is_whole_on_any_day() {
        let mut day: NaiveDate = "2026-01-01".parse().unwrap();
        for _ in 0..730 {
            let cast = all(day).unwrap();
            let tracks: BTreeSet<Track> = cast.iter().map(|played| played.track).collect();
            assert_eq!(tracks.len(), Track::ALL.len(), "{day}");
            let languages: BTreeSet<Language> =
                cast.iter().map(|played| played.person.language).collect();
            assert_eq!(languages.len(), Language::ALL.len(), "{day}");
            day = day.succ_opt().unwrap();
        }
    }
}
