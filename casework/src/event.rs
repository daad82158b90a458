//! What happened to a person, or what a caseworker judged, on a civil date. Appended, never edited:
//! a correction is a new event that points at the old one.
//! Not here: what follows from events; everything derived is computed from them.

use chrono::{DateTime, NaiveDate, Utc};
use law::words::{
    AbsenceReason, Card, Document, FactKind, Lodging, Purpose, Sponsor, StayLength, Track,
    UnknownWord, Visa,
};
use serde::{Deserialize, Serialize};

use crate::ids::{EventId, UserId};
use crate::masked::Masked;
use crate::municipality::Nis;

/// What kind of thing was recorded: a fact the law knows, or something only case work knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum EventKind {
    /// A fact of the law. `duty_done` with the attribute `rule` is among them.
    Fact(FactKind),
    /// `track_chosen`: the caseworker chose the road.
    TrackChosen,
    /// `stay_stated`: short or long.
    StayStated,
    /// `lodging_stated`: where the person sleeps.
    LodgingStated,
    /// `purpose_stated`: what the person comes for, and whom the person joins.
    PurposeStated,
    /// `visa_stated`: the visa in the passport and the days it gives.
    VisaStated,
    /// `card_stated`: the card the person holds.
    CardStated,
    /// `exemption_granted`: a rule asks nothing of this person.
    ExemptionGranted,
    /// `review_decided`: a doubt about a rule was settled by a person.
    ReviewDecided,
    /// `duty_missed`: a caseworker found that a duty was not done in time.
    DutyMissed,
    /// `absent`: days outside Belgium.
    Absent,
    /// `stayed_in_schengen`: days in the Schengen area before.
    StayedInSchengen,
}

impl EventKind {
    /// `entered_belgium`: the arrival.
    pub const ARRIVAL: Self = Self::Fact(FactKind::EnteredBelgium);
    /// `duty_done`: a caseworker found that the duty of a rule is done.
    pub const DUTY_DONE: Self = Self::Fact(FactKind::DutyDone);

    /// The kinds that only case work knows.
    pub const OWN: [Self; 11] = [
        Self::TrackChosen,
        Self::StayStated,
        Self::LodgingStated,
        Self::PurposeStated,
        Self::VisaStated,
        Self::CardStated,
        Self::ExemptionGranted,
        Self::ReviewDecided,
        Self::DutyMissed,
        Self::Absent,
        Self::StayedInSchengen,
    ];

    /// The word as it stands in the database and in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fact(kind) => kind.as_str(),
            Self::TrackChosen => "track_chosen",
            Self::StayStated => "stay_stated",
            Self::LodgingStated => "lodging_stated",
            Self::PurposeStated => "purpose_stated",
            Self::VisaStated => "visa_stated",
            Self::CardStated => "card_stated",
            Self::ExemptionGranted => "exemption_granted",
            Self::ReviewDecided => "review_decided",
            Self::DutyMissed => "duty_missed",
            Self::Absent => "absent",
            Self::StayedInSchengen => "stayed_in_schengen",
        }
    }

    /// Whether the day may lie ahead: an end that is printed, or a plan.
    pub const fn may_lie_ahead(self) -> bool {
        match self {
            Self::Fact(kind) => {
                kind.is_expiry()
                    || matches!(
                        kind,
                        FactKind::EnteredBelgium
                            | FactKind::EnteredSchengen
                            | FactKind::MovedIn
                            | FactKind::StayEnds
                    )
            }
            Self::Absent => true,
            _ => false,
        }
    }

    /// Whether the event lasts from `on` until `until`.
    pub const fn is_period(self) -> bool {
        matches!(self, Self::Absent | Self::StayedInSchengen)
    }
}

impl std::fmt::Display for EventKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for EventKind {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match Self::OWN.iter().find(|own| own.as_str() == text) {
            Some(own) => Ok(*own),
            None => text
                .parse()
                .map(Self::Fact)
                .map_err(|mut unknown: UnknownWord| {
                    unknown
                        .expected
                        .extend(Self::OWN.iter().map(|own| own.as_str()));
                    unknown
                }),
        }
    }
}

impl TryFrom<String> for EventKind {
    type Error = UnknownWord;
    fn try_from(text: String) -> Result<Self, UnknownWord> {
        text.parse()
    }
}

impl From<EventKind> for String {
    fn from(kind: EventKind) -> Self {
        kind.as_str().to_owned()
    }
}

macro_rules! attributes {
    ($($(#[$doc:meta])* $name:ident: $type:ty,)*) => {
        /// What an event says besides its day. Which of them belong to which kind is checked when
        /// the event is recorded.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Attributes {
            $($(#[$doc])* #[serde(skip_serializing_if = "Option::is_none")] pub $name: Option<$type>,)*
        }

        impl Attributes {
            /// The names of those that are given.
            pub fn given(&self) -> Vec<&'static str> {
                let mut names = Vec::new();
                $(if self.$name.is_some() { names.push(stringify!($name)); })*
                names
            }
        }
    };
}

attributes! {
    /// The road chosen.
    track: Track,
    /// Short or long.
    stay: StayLength,
    /// Where the person sleeps.
    lodging: Lodging,
    /// What the person comes for.
    purpose: Purpose,
    /// Whom the person joins.
    sponsor: Sponsor,
    /// The visa.
    visa: Visa,
    /// The days of stay printed on a C visa.
    visa_days: u32,
    /// The card.
    card: Card,
    /// Whether the card has the old layout.
    old_layout: bool,
    /// The rule a judgement speaks of.
    rule: String,
    /// Why somebody was away.
    reason: AbsenceReason,
    /// The day an expiring paper was issued.
    issued_on: NaiveDate,
    /// The municipality an address lies in.
    municipality: Nis,
    /// What a review decided.
    outcome: String,
}

/// One recorded fact or judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Which event.
    pub id: EventId,
    /// What happened.
    pub kind: EventKind,
    /// The day it happened, began, or is printed.
    pub on: NaiveDate,
    /// The last day, for periods.
    pub until: Option<NaiveDate>,
    /// The paper concerned.
    pub document: Option<Document>,
    /// What it says besides.
    pub attributes: Attributes,
    /// What the caseworker saw: a stamp, a ticket. In the caseworker's words.
    pub evidence: Option<Masked<String>>,
    /// Who recorded it; `None` for the operator at the command line.
    pub recorded_by: Option<UserId>,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// The event this one corrects.
    pub corrects: Option<EventId>,
    /// Since when it is known not to have happened.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl Event {
    /// The fact the law sees, if this is one.
    pub fn fact(&self) -> Option<law::Fact> {
        let EventKind::Fact(kind) = self.kind else {
            return None;
        };
        Some(law::Fact {
            kind,
            on: self.on,
            document: self.document,
            card: self.attributes.card,
            issued_on: self.attributes.issued_on,
            rule: self.attributes.rule.clone(),
            key: Some(self.id.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back() {
        let facts = FactKind::ALL.iter().map(|kind| EventKind::Fact(*kind));
        for kind in facts.chain(EventKind::OWN) {
            assert_eq!(kind.as_str().parse::<EventKind>(), Ok(kind));
        }
        assert!("arrived".parse::<EventKind>().is_err());
    }
}
