//! The stable codes of a suggestion: reasons, cautions, notes and questions.
//! Not here: their words; the locales hold them in four languages (`suggest.ftl`).

use serde::{Deserialize, Serialize};

use crate::words::{UnknownWord, words};

words! {
    /// Whose family the person is. `none` says that it was asked.
    Family = "family" {
        None = "none", Eu = "eu", Belgian = "belgian", ThirdCountry = "third-country",
    }
}

words! {
    /// Why a track fits.
    Reason = "reason" {
        AsksProtection = "asks-protection",
        FamilyOfBelgian = "family-of-belgian",
        FamilyOfEuCitizen = "family-of-eu-citizen",
        FamilyOfThirdCountryNational = "family-of-third-country-national",
        FreeMovementNational = "free-movement-national",
        HoldsVisaB20 = "holds-visa-b20",
        HoldsVisaC = "holds-visa-c",
        HoldsVisaD = "holds-visa-d",
        HomeInNeighbouringState = "home-in-neighbouring-state",
        LongTermResidentElsewhere = "long-term-resident-elsewhere",
        OwnRight = "own-right",
        PermitReceivedHere = "permit-received-here",
        StayLong = "stay-long",
        StayShort = "stay-short",
        ThirdCountryNational = "third-country-national",
        VisaFree = "visa-free",
        VisaToMarry = "visa-to-marry",
        WithdrawalAgreement = "withdrawal-agreement",
    }
}

words! {
    /// What to look at before a track is chosen.
    Caution = "caution" {
        BiometricPassport = "biometric-passport",
        LegalAdvice = "legal-advice",
        LodgingReportsItself = "lodging-reports-itself",
        OnlyWithTheFamilyMember = "only-with-the-family-member",
        OrdinaryPassport = "ordinary-passport",
        ReferToASpecialist = "refer-to-a-specialist",
    }
}

words! {
    /// What to know besides.
    Note = "note" {
        BelgianCitizen = "belgian-citizen",
        DurableStayIsAStep = "durable-stay-is-a-step",
        NoTrackLegalAdvice = "no-track-legal-advice",
        VisaDMeansLongStay = "visa-d-means-long-stay",
        VisaNeededAndNotHeld = "visa-needed-and-not-held",
    }
}

words! {
    /// What would change or settle a suggestion.
    Ask = "question" {
        Family = "family",
        Lodging = "lodging",
        Nationality = "nationality",
        ResidentElsewhere = "resident-elsewhere",
        Stay = "stay",
        ToMarry = "to-marry",
        Visa = "visa",
        VisaDuty = "visa-duty",
        VisaNote = "visa-note",
        WithdrawalAgreement = "withdrawal-agreement",
    }
}
