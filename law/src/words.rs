//! The closed word lists of the law: tracks, facts, documents, cards and the other values that
//! facts and rules may carry. A word that is not listed does not parse.
//! Not here: what the words mean to a reader; the locales hold that in four languages.

use serde::{Deserialize, Serialize};

/// A text that is not one of the words of a list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown {list}: {text:?}; expected one of {}", expected.join(", "))]
pub struct UnknownWord {
    /// Which list was asked.
    pub list: &'static str,
    /// What was given.
    pub text: String,
    /// The words of the list.
    pub expected: Vec<&'static str>,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident = $list:literal { $($variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// Every word of the list, in its official order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as it stands in files, in JSON and in the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;
            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err(UnknownWord {
                        list: $list,
                        text: text.to_owned(),
                        expected: vec![$($text,)*],
                    }),
                }
            }
        }
    };
}

pub(crate) use words;

words! {
    /// The road a person is on (LAW section 1). Sixteen, and no other.
    Track = "track" {
        EuShortStay = "eu-short-stay",
        ThirdCountryShortStay = "third-country-short-stay",
        ThirdCountryShortStayVisaC = "third-country-short-stay-visa-c",
        EuLongStay = "eu-long-stay",
        EuFamilyEuCitizen = "eu-family-eu-citizen",
        EuFamilyThirdCountry = "eu-family-third-country",
        EuFamilyVisaB20 = "eu-family-visa-b20",
        CohabitationVisa = "cohabitation-visa",
        ThirdCountryVisaD = "third-country-visa-d",
        ThirdCountryFamilyVisaD = "third-country-family-visa-d",
        ThirdCountryFamilyInBelgium = "third-country-family-in-belgium",
        FamilyOfBelgian = "family-of-belgian",
        LongTermResidentOtherState = "long-term-resident-other-state",
        InternationalProtection = "international-protection",
        UkWithdrawalAgreement = "uk-withdrawal-agreement",
        CrossBorder = "cross-border",
    }
}

impl Track {
    /// Whether the 90 days of a short stay are counted without the 180-day window, as the source
    /// page prints them for citizens of the Union.
    pub const fn is_eu_short_stay(self) -> bool {
        matches!(self, Self::EuShortStay)
    }
}

words! {
    /// What can happen to somebody: triggers of rules, facts that end a duty, derived triggers.
    FactKind = "fact" {
        Absences = "absences",
        AddressDeclared = "address_declared",
        Annex15Issued = "annex_15_issued",
        Annex15bisFiled = "annex_15bis_filed",
        Annex16Filed = "annex_16_filed",
        Annex16bisIssued = "annex_16bis_issued",
        Annex19Filed = "annex_19_filed",
        Annex19terFiled = "annex_19ter_filed",
        Annex20Notified = "annex_20_notified",
        Annex22Filed = "annex_22_filed",
        Annex26Issued = "annex_26_issued",
        Annex33Expires = "annex_33_expires",
        Annex33Issued = "annex_33_issued",
        Annex35Expires = "annex_35_expires",
        Annex35Extended = "annex_35_extended",
        Annex3Issued = "annex_3_issued",
        Annex3terIssued = "annex_3ter_issued",
        Annex41bisFiled = "annex_41bis_filed",
        Annex43Notified = "annex_43_notified",
        Annex46Received = "annex_46_received",
        Annex49Issued = "annex_49_issued",
        Annex8terIssued = "annex_8ter_issued",
        AppealLodged = "appeal_lodged",
        AppointmentAsked = "appointment_asked",
        AsylumApplied = "asylum_applied",
        CardExpires = "card_expires",
        CardIssued = "card_issued",
        DecisionNotified = "decision_notified",
        Departed = "departed",
        DepartureDeclared = "departure_declared",
        DocumentExpires = "document_expires",
        DocumentReplaced = "document_replaced",
        DurableStayStarted = "durable_stay_started",
        DutyDone = "duty_done",
        EnteredBelgium = "entered_belgium",
        EnteredSchengen = "entered_schengen",
        ExtensionAsked = "extension_asked",
        ExtensionGranted = "extension_granted",
        FeePaid = "fee_paid",
        FileCompleted = "file_completed",
        IncompleteNotified = "incomplete_notified",
        LawfulStayStarted = "lawful_stay_started",
        MovedIn = "moved_in",
        OrangeCardExtended = "orange_card_extended",
        OrangeCardIssued = "orange_card_issued",
        PassportExpires = "passport_expires",
        PresenceReported = "presence_reported",
        RenewalAsked = "renewal_asked",
        ResidenceChecked = "residence_checked",
        ReturnReported = "return_reported",
        Returned = "returned",
        StayEnds = "stay_ends",
        VisaEnds = "visa_ends",
    }
}

impl FactKind {
    /// Whether the day of this fact is the end of something printed, so that a rule counts
    /// backwards from it and a fact meets it only after the paper was issued.
    pub const fn is_expiry(self) -> bool {
        matches!(
            self,
            Self::CardExpires
                | Self::DocumentExpires
                | Self::PassportExpires
                | Self::VisaEnds
                | Self::Annex33Expires
                | Self::Annex35Expires
        )
    }
}

words! {
    /// Papers and cards, by their slug (CONTRACT section 3).
    Document = "document" {
        Annex3 = "annex-3",
        Annex3ter = "annex-3ter",
        Annex8ter = "annex-8ter",
        Annex8quater = "annex-8quater",
        Annex15 = "annex-15",
        Annex15bis = "annex-15bis",
        Annex16 = "annex-16",
        Annex16bis = "annex-16bis",
        Annex18 = "annex-18",
        Annex19 = "annex-19",
        Annex19ter = "annex-19ter",
        Annex20 = "annex-20",
        Annex22 = "annex-22",
        Annex26 = "annex-26",
        Annex33 = "annex-33",
        Annex33ter = "annex-33ter",
        Annex35 = "annex-35",
        Annex41bis = "annex-41bis",
        Annex43 = "annex-43",
        Annex46 = "annex-46",
        Annex49 = "annex-49",
        OrangeCard = "orange-card",
        CardA = "card-a",
        CardB = "card-b",
        CardK = "card-k",
        CardL = "card-l",
        CardEu = "card-eu",
        CardEuPlus = "card-eu-plus",
        CardF = "card-f",
        CardFPlus = "card-f-plus",
        CardH = "card-h",
        CardI = "card-i",
        CardJ = "card-j",
        CardM = "card-m",
        CardN = "card-n",
        Passport = "passport",
        VisaC = "visa-c",
        VisaD = "visa-d",
    }
}

words! {
    /// Kinds of electronic residence card.
    Card = "card" {
        A = "A", B = "B", K = "K", L = "L", Eu = "EU", EuPlus = "EU+", F = "F", FPlus = "F+",
        H = "H", I = "I", J = "J", M = "M", N = "N",
    }
}

impl Card {
    /// The same card among the papers.
    pub const fn document(self) -> Document {
        match self {
            Self::A => Document::CardA,
            Self::B => Document::CardB,
            Self::K => Document::CardK,
            Self::L => Document::CardL,
            Self::Eu => Document::CardEu,
            Self::EuPlus => Document::CardEuPlus,
            Self::F => Document::CardF,
            Self::FPlus => Document::CardFPlus,
            Self::H => Document::CardH,
            Self::I => Document::CardI,
            Self::J => Document::CardJ,
            Self::M => Document::CardM,
            Self::N => Document::CardN,
        }
    }
}

words! {
    /// How long the person means to stay: at most 90 days, or longer.
    StayLength = "stay" { Short = "short", Long = "long", }
}

words! {
    /// Where the person sleeps; some lodgings report their guests themselves.
    Lodging = "lodging" {
        Private = "private", Hotel = "hotel", Hospital = "hospital", Prison = "prison",
        Licensed = "licensed",
    }
}

words! {
    /// Why the law asks nothing of this person: the lodging reports its guests itself, the person
    /// is too young to report, or holds a card to which another limit belongs.
    Exempt = "exemption" {
        Hotel = "hotel", Hospital = "hospital", Prison = "prison", Licensed = "licensed",
        Age = "age", Card = "card",
    }
}

impl Lodging {
    /// The exemption this lodging gives where a rule grants one.
    pub const fn exemption(self) -> Option<Exempt> {
        match self {
            Self::Private => None,
            Self::Hotel => Some(Exempt::Hotel),
            Self::Hospital => Some(Exempt::Hospital),
            Self::Prison => Some(Exempt::Prison),
            Self::Licensed => Some(Exempt::Licensed),
        }
    }
}

words! {
    /// The visa in the passport.
    Visa = "visa" { None = "none", C = "C", D = "D", DB20 = "D-B20", }
}

words! {
    /// What the person comes for.
    Purpose = "purpose" {
        Work = "work", SinglePermit = "single-permit", Student = "student",
        Researcher = "researcher", BlueCard = "blue-card", Ict = "ict", Family = "family",
        AuPair = "au-pair", Other = "other",
    }
}

words! {
    /// Whom the person joins.
    Sponsor = "sponsor" { Eu = "eu", Belgian = "belgian", ThirdCountry = "third-country", }
}

words! {
    /// Why somebody was away. The first four are ordinary, the rest important (CONTRACT 1).
    AbsenceReason = "absence reason" {
        Holiday = "holiday", Family = "family", Work = "work", Other = "other",
        MilitaryService = "military-service",
        PregnancyChildbirth = "pregnancy-childbirth", SeriousIllness = "serious-illness",
        Study = "study", Training = "training", PostingAbroad = "posting-abroad",
    }
}

words! {
    /// Which reading of the law the safe date follows.
    Profile = "profile" { Careful = "careful", Statutory = "statutory", Strict = "strict", }
}

words! {
    /// One way of counting the same rule (CONTRACT section 2).
    Reading = "reading" { Statutory = "statutory", Careful = "careful", Strict = "strict", }
}

words! {
    /// What a date is for the person it concerns.
    Kind = "kind" {
        Act = "act", Window = "window", Validity = "validity", StayLimit = "stay_limit",
        Eligibility = "eligibility", Opens = "opens", Authority = "authority", Check = "check",
        Notice = "notice",
    }
}

words! {
    /// How sure the sources are (LAW section 7).
    Certainty = "certainty" {
        High = "high", Medium = "medium", Low = "low", Disputed = "disputed",
    }
}

words! {
    /// What lateness may lead to. Never a sum, unless LAW 6.14 allows one.
    Consequence = "consequence" {
        FinePossible = "fine-possible",
        RightMayLapse = "right-may-lapse",
        StayUnlawful = "stay-unlawful",
    }
}

impl From<Profile> for Reading {
    fn from(profile: Profile) -> Self {
        match profile {
            Profile::Careful => Self::Careful,
            Profile::Statutory => Self::Statutory,
            Profile::Strict => Self::Strict,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        for kind in FactKind::ALL {
            assert_eq!(kind.as_str().parse::<FactKind>(), Ok(*kind));
        }
        for card in Card::ALL {
            let slug = card.as_str().to_ascii_lowercase().replace('+', "-plus");
            assert_eq!(card.document().as_str(), format!("card-{slug}"));
        }
        assert_eq!(Track::ALL.len(), 16);
        assert!("eu-long-stay ".parse::<Track>().is_err());
    }
}
