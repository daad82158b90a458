//! From what somebody says at the desk to the track that fits: a suggestion with its reasons, and the
//! questions whose answers would change it. Never a decision: a caseworker chooses the track.
//! Not here: dates ([`crate::assess`]) and words (codes only).
//!
//! Source: PRACTICE 4.1 and 4.2; LAW section 1.2 for the family of Belgians (T12), the visa to marry
//! (T08), annex 46 (T09), long-term residents of other states (T13) and annex 33 (T16).

mod codes;
mod read;
mod visa;

use chrono::NaiveDate;
use serde::Serialize;

use crate::nationality::Nationality;
use crate::words::{Card, Document, Lodging, StayLength, Track, Visa};

pub use codes::{Ask, Caution, Family, Note, Reason};
pub use read::{KEYS, parse};
pub use visa::{VisaDuty, check, duty};

/// What is known of the person. Absent means not known, never "no".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Every nationality the person holds: the best one counts.
    pub nationalities: Vec<Nationality>,
    /// How long the person means to stay.
    pub stay: Option<StayLength>,
    /// Whose family the person is.
    pub family: Option<Family>,
    /// The visa in the passport.
    pub visa: Option<Visa>,
    /// Whether the visa, or the journey, is for a marriage or a legal cohabitation here.
    pub to_marry: Option<bool>,
    /// Where the person sleeps.
    pub lodging: Option<Lodging>,
    /// The card of this country that the person holds.
    pub card: Option<Card>,
    /// The papers the person holds.
    pub papers: Vec<Document>,
    /// Whether the person asks for international protection.
    pub asks_protection: Option<bool>,
    /// Whether the person is covered by the Withdrawal Agreement with the United Kingdom.
    pub withdrawal_agreement: Option<bool>,
    /// Whether another member state gave the status of long-term resident.
    pub resident_elsewhere: Option<bool>,
    /// Whether the person works or studies here and returns to a home in a neighbouring state.
    pub home_abroad: Option<bool>,
}

/// One track that fits, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The track.
    pub track: Track,
    /// The length of stay to state with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stay: Option<StayLength>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// What to look at before it is chosen.
    pub cautions: Vec<Caution>,
}

/// The answer: tracks that fit, best first, what to ask, and what to know besides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// Tracks that fit.
    pub suggestions: Vec<Suggestion>,
    /// What would change or settle it.
    pub questions: Vec<Ask>,
    /// What to know besides.
    pub notes: Vec<Note>,
}

impl Advice {
    fn ask(&mut self, question: Ask) {
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
    }

    fn ask_unless(&mut self, known: bool, question: Ask) {
        if !known {
            self.ask(question);
        }
    }

    fn suggest(&mut self, track: Track, reasons: &[Reason]) {
        self.push(track, None, reasons, Vec::new());
    }

    fn push(
        &mut self,
        track: Track,
        stay: Option<StayLength>,
        reasons: &[Reason],
        cautions: Vec<Caution>,
    ) {
        self.suggestions.push(Suggestion {
            track,
            stay,
            reasons: reasons.to_vec(),
            cautions,
        });
    }
}

/// Suggests tracks for a person on a day; the lists of states are dated.
pub fn suggest(person: &Known, on: NaiveDate) -> Advice {
    let mut advice = Advice::default();
    if let Some(Card::Eu | Card::F) = person.card {
        advice.notes.push(Note::DurableStayIsAStep);
    }
    if person.asks_protection == Some(true) || person.papers.contains(&Document::Annex26) {
        let reasons = [Reason::AsksProtection];
        let cautions = vec![Caution::ReferToASpecialist];
        advice.push(Track::InternationalProtection, None, &reasons, cautions);
        return advice;
    }
    if person.nationalities.is_empty() {
        advice.ask(Ask::Nationality);
        advice.ask_unless(person.stay.is_some(), Ask::Stay);
        return advice;
    }
    if person.nationalities.iter().any(|one| one.as_str() == "BE") {
        advice.notes.push(Note::BelgianCitizen);
        return advice;
    }
    if person.home_abroad == Some(true) || person.papers.contains(&Document::Annex33) {
        advice.suggest(Track::CrossBorder, &[Reason::HomeInNeighbouringState]);
        return advice;
    }
    let free = |state: &Nationality| state.has_free_movement(Some(on)) == Some(true);
    if person.nationalities.iter().any(free) {
        citizen_of_the_union(person, &mut advice);
    } else {
        third_country(person, on, &mut advice);
    }
    advice
}

fn citizen_of_the_union(person: &Known, advice: &mut Advice) {
    let national = Reason::FreeMovementNational;
    match person.stay {
        None => advice.ask(Ask::Stay),
        Some(StayLength::Short) => {
            let reasons = [national, Reason::StayShort];
            let cautions = of_lodging(person.lodging).collect();
            advice.push(Track::EuShortStay, None, &reasons, cautions);
            advice.ask_unless(person.lodging.is_some(), Ask::Lodging);
        }
        Some(StayLength::Long) => {
            let family = match person.family {
                Some(Family::Eu) => Some((Track::EuFamilyEuCitizen, Reason::FamilyOfEuCitizen)),
                Some(Family::Belgian) => Some((Track::FamilyOfBelgian, Reason::FamilyOfBelgian)),
                Some(Family::None | Family::ThirdCountry) | None => None,
            };
            if let Some((track, tie)) = family {
                advice.suggest(track, &[national, Reason::StayLong, tie]);
            }
            let own_right = [national, Reason::StayLong, Reason::OwnRight];
            advice.suggest(Track::EuLongStay, &own_right);
            advice.ask_unless(person.family.is_some(), Ask::Family);
        }
    }
}

fn third_country(person: &Known, on: NaiveDate, advice: &mut Advice) {
    let covered = person.withdrawal_agreement == Some(true);
    if covered || matches!(person.card, Some(Card::M | Card::N)) {
        advice.suggest(Track::UkWithdrawalAgreement, &[Reason::WithdrawalAgreement]);
        return;
    }
    let british = person.nationalities.iter().any(|one| one.as_str() == "GB");
    advice.ask_unless(
        !british || person.withdrawal_agreement.is_some(),
        Ask::WithdrawalAgreement,
    );
    let long_visa = matches!(person.visa, Some(Visa::D | Visa::DB20));
    match person.stay {
        _ if long_visa => {
            if person.stay == Some(StayLength::Short) {
                advice.notes.push(Note::VisaDMeansLongStay);
            }
            with_visa_d(person, advice);
        }
        None => {
            advice.ask(Ask::Stay);
            advice.ask_unless(person.visa.is_some(), Ask::Visa);
        }
        Some(StayLength::Short) => short_stay(person, on, advice),
        Some(StayLength::Long) => without_visa_d(person, advice),
    }
}

/// At most 90 days.
fn short_stay(person: &Known, on: NaiveDate, advice: &mut Advice) {
    let tie = match person.family {
        Some(Family::Eu) => Some((Track::EuFamilyThirdCountry, Reason::FamilyOfEuCitizen)),
        Some(Family::Belgian) => Some((Track::FamilyOfBelgian, Reason::FamilyOfBelgian)),
        _ => None,
    };
    let basic = [Reason::ThirdCountryNational, Reason::StayShort];
    let with = |reason| [basic[0], basic[1], reason];
    advice.ask_unless(person.lodging.is_some(), Ask::Lodging);
    if let Some((track, tie)) = tie {
        let cautions = [Caution::OnlyWithTheFamilyMember].into_iter();
        let cautions = cautions.chain(of_lodging(person.lodging)).collect();
        advice.push(track, Some(StayLength::Short), &with(tie), cautions);
        return;
    }
    advice.ask_unless(person.family.is_some(), Ask::Family);
    if person.visa == Some(Visa::C) {
        if person.to_marry == Some(true) {
            advice.suggest(Track::CohabitationVisa, &with(Reason::VisaToMarry));
        }
        let cautions = of_lodging(person.lodging).collect();
        let track = Track::ThirdCountryShortStayVisaC;
        advice.push(track, None, &with(Reason::HoldsVisaC), cautions);
        return;
    }
    let duties: Vec<VisaDuty> = person
        .nationalities
        .iter()
        .map(|state| duty(*state, on))
        .collect();
    let free = duties.iter().find_map(|duty| match duty {
        VisaDuty::Free(terms) => Some(*terms),
        _ => None,
    });
    if let Some(terms) = free {
        let biometric = terms.biometric.then_some(Caution::BiometricPassport);
        let ordinary = terms.ordinary_only.then_some(Caution::OrdinaryPassport);
        let cautions = biometric.into_iter().chain(ordinary);
        let cautions = cautions.chain(of_lodging(person.lodging)).collect();
        let track = Track::ThirdCountryShortStay;
        advice.push(track, None, &with(Reason::VisaFree), cautions);
    } else if duties.contains(&VisaDuty::Unknown) {
        advice.ask(Ask::VisaDuty);
        advice.ask_unless(person.visa.is_some(), Ask::Visa);
    } else if person.visa.is_none() {
        advice.ask(Ask::Visa);
    } else {
        advice.notes.push(Note::VisaNeededAndNotHeld);
    }
}

/// More than 90 days with a visa for it.
fn with_visa_d(person: &Known, advice: &mut Advice) {
    let visa = if person.visa == Some(Visa::DB20) {
        Reason::HoldsVisaB20
    } else {
        Reason::HoldsVisaD
    };
    let with = |reason| [Reason::ThirdCountryNational, visa, reason];
    let basic = [Reason::ThirdCountryNational, visa];
    advice.ask_unless(person.family.is_some(), Ask::Family);
    if person.to_marry == Some(true) {
        advice.suggest(Track::CohabitationVisa, &with(Reason::VisaToMarry));
        return;
    }
    match (person.visa, person.family) {
        // The note B20 says itself that a right of family was recognised.
        (Some(Visa::DB20), Some(Family::Belgian)) => {
            advice.suggest(Track::EuFamilyVisaB20, &with(Reason::FamilyOfBelgian));
        }
        (Some(Visa::DB20), _) => {
            advice.suggest(Track::EuFamilyVisaB20, &basic);
        }
        (_, Some(Family::Belgian)) => {
            advice.suggest(Track::FamilyOfBelgian, &with(Reason::FamilyOfBelgian));
        }
        (_, Some(Family::ThirdCountry)) => {
            advice.suggest(
                Track::ThirdCountryFamilyVisaD,
                &with(Reason::FamilyOfThirdCountryNational),
            );
        }
        (_, Some(Family::Eu)) => {
            advice.ask(Ask::VisaNote);
            advice.suggest(Track::ThirdCountryVisaD, &basic);
            advice.suggest(
                Track::EuFamilyThirdCountry,
                &with(Reason::FamilyOfEuCitizen),
            );
        }
        (_, Some(Family::None) | None) => {
            advice.suggest(Track::ThirdCountryVisaD, &basic);
        }
    }
}

/// More than 90 days without such a visa.
fn without_visa_d(person: &Known, advice: &mut Advice) {
    let basic = [Reason::ThirdCountryNational, Reason::StayLong];
    let with = |reason| [basic[0], basic[1], reason];
    advice.ask_unless(person.visa.is_some(), Ask::Visa);
    advice.ask_unless(person.family.is_some(), Ask::Family);
    let tie = match person.family {
        Some(Family::Eu) => Some((Track::EuFamilyThirdCountry, Reason::FamilyOfEuCitizen)),
        Some(Family::Belgian) => Some((Track::FamilyOfBelgian, Reason::FamilyOfBelgian)),
        _ => None,
    };
    if person.to_marry == Some(true) && person.visa == Some(Visa::C) {
        advice.suggest(Track::CohabitationVisa, &with(Reason::VisaToMarry));
    }
    if let Some((track, tie)) = tie {
        advice.suggest(track, &with(tie));
        if person.visa == Some(Visa::C) {
            advice.ask_unless(person.to_marry.is_some(), Ask::ToMarry);
        }
        return;
    }
    if person.papers.contains(&Document::Annex46) {
        advice.suggest(Track::ThirdCountryVisaD, &with(Reason::PermitReceivedHere));
        return;
    }
    if person.resident_elsewhere == Some(true) {
        advice.suggest(
            Track::LongTermResidentOtherState,
            &with(Reason::LongTermResidentElsewhere),
        );
        return;
    }
    advice.ask_unless(person.resident_elsewhere.is_some(), Ask::ResidentElsewhere);
    if person.family == Some(Family::ThirdCountry) {
        advice.push(
            Track::ThirdCountryFamilyInBelgium,
            None,
            &with(Reason::FamilyOfThirdCountryNational),
            vec![Caution::LegalAdvice],
        );
    } else if person.visa.is_some() && advice.suggestions.is_empty() {
        advice.notes.push(Note::NoTrackLegalAdvice);
    }
}

/// Lodgings that report their guests themselves (SEED 004): a note, and no duty to report.
fn of_lodging(lodging: Option<Lodging>) -> impl Iterator<Item = Caution> {
    let reports = lodging.is_some_and(|lodging| lodging != Lodging::Private);
    reports.then_some(Caution::LodgingReportsItself).into_iter()
}

#[cfg(test)]
mod tests;
