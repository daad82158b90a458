//! From a case file to the situation the law is asked about. Only live events speak, besides
//! nationality, birth date and municipality of the file.
//! Not here: any date; the law gives those.

use chrono::NaiveDate;
use law::situation::About;
use law::words::Track;
use law::{Absence, Profile, Situation, Stay};

use crate::case_file::CaseFile;
use crate::event::{Attributes, Event, EventKind};

impl CaseFile {
    /// The situation on the present track; `None` while no track is chosen.
    pub fn situation(
        &self,
        today: NaiveDate,
        profile: Profile,
        closures: &[NaiveDate],
    ) -> Option<Situation> {
        let track = self.track()?;
        Some(self.situation_on(track, None, today, profile, closures))
    }

    /// The situation on one track, as far as it was known on the day the track was left.
    pub(crate) fn situation_on(
        &self,
        track: Track,
        left_on: Option<NaiveDate>,
        today: NaiveDate,
        profile: Profile,
        closures: &[NaiveDate],
    ) -> Situation {
        let mut events: Vec<&Event> = self
            .live_events()
            .into_iter()
            .filter(|event| {
                let printed = matches!(event.kind, EventKind::Fact(kind) if kind.is_expiry());
                left_on.is_none_or(|left| event.on <= left || printed)
            })
            .collect();
        events.sort_by_key(|event| (event.on, event.recorded_at));
        let mut situation = Situation::new(track);
        situation.today = Some(today);
        situation.profile = profile;
        situation.closures = closures.to_vec();
        situation.facts = events.iter().filter_map(|event| event.fact()).collect();
        situation.about = self.about(&events);
        for event in &events {
            match (event.kind, event.until, event.attributes.reason) {
                (EventKind::Absent, until, Some(reason)) => situation.absences.push(Absence {
                    from: event.on,
                    until,
                    reason,
                }),
                (EventKind::StayedInSchengen, Some(until), _) => {
                    situation.earlier_stays.push(Stay {
                        from: event.on,
                        until,
                    });
                }
                _ => {}
            }
        }
        situation
    }

    fn about(&self, events: &[&Event]) -> About {
        let newest = |kind: EventKind| events.iter().rev().find(|event| event.kind == kind);
        fn stated<T>(event: Option<&&Event>, of: impl Fn(&Attributes) -> Option<T>) -> Option<T> {
            event.and_then(|event| of(&event.attributes))
        }
        About {
            stay: stated(newest(EventKind::StayStated), |a| a.stay),
            lodging: stated(newest(EventKind::LodgingStated), |a| a.lodging),
            nationality: Some(*self.person.nationality.expose()),
            birth_date: self.person.birth_on.as_ref().map(|born| *born.expose()),
            visa: stated(newest(EventKind::VisaStated), |a| a.visa),
            visa_days: stated(newest(EventKind::VisaStated), |a| a.visa_days),
            card: stated(newest(EventKind::CardStated), |a| a.card),
            old_layout: stated(newest(EventKind::CardStated), |a| a.old_layout),
            purpose: stated(newest(EventKind::PurposeStated), |a| a.purpose),
            sponsor: stated(newest(EventKind::PurposeStated), |a| a.sponsor),
            municipality: Some(self.municipality.as_str().to_owned()),
            document: None,
        }
    }
}
