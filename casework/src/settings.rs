//! What an administrator may change about case work, with the defaults of this binary.
//! Not here: what an operator sets (mail, database), and where settings are stored.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use law::Profile;

use crate::ladder::{LadderError, Ladders};
use crate::municipality::Nis;
use crate::sending::SendingHours;

/// The settings in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which reading the safe date follows.
    pub profile: Profile,
    /// On which days somebody is written to.
    pub ladders: Ladders,
    /// When ordinary letters leave.
    pub sending: SendingHours,
    /// Rules the organisation has switched off: they give no deadline in a case.
    pub switched_off: BTreeSet<String>,
    /// Municipalities whose safe date follows a stricter reading.
    pub stricter_in: BTreeMap<Nis, Profile>,
    /// Whether the short-stay report is asked, for arrivals from each of these days on; before the
    /// first it is.
    pub short_stay_report: BTreeMap<NaiveDate, bool>,
}

impl Settings {
    /// The defaults of this binary.
    ///
    /// # Errors
    /// When the embedded ladders are wrong; a test keeps that from being released.
    pub fn embedded() -> Result<Self, LadderError> {
        Ok(Self {
            profile: Profile::Careful,
            ladders: Ladders::embedded()?,
            sending: SendingHours::default(),
            switched_off: BTreeSet::new(),
            stricter_in: BTreeMap::new(),
            short_stay_report: BTreeMap::new(),
        })
    }

    /// The profile in a municipality: its own where it is the stricter one, else the organisation's.
    pub fn profile_in(&self, municipality: &Nis) -> Profile {
        let own = self.stricter_in.get(municipality).copied();
        let stricter = own.filter(|own| is_looser(self.profile, *own));
        stricter.unwrap_or(self.profile)
    }

    /// Whether the short-stay report is asked of somebody who arrived on a day.
    pub fn report_is_asked(&self, arrived_on: NaiveDate) -> bool {
        let mut until_then = self.short_stay_report.range(..=arrived_on);
        until_then.next_back().is_none_or(|(_, asked)| *asked)
    }
}

/// Whether the first profile may call a later date safe than the second.
pub const fn is_looser(one: Profile, other: Profile) -> bool {
    const fn rank(of: Profile) -> u8 {
        match of {
            Profile::Statutory => 0,
            Profile::Careful => 1,
            Profile::Strict => 2,
        }
    }
    rank(one) < rank(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_municipality_is_never_looser() {
        let gent = Nis::parse("44021").unwrap();
        let mut settings = Settings::embedded().unwrap();
        for own in Profile::ALL {
            for organisation in Profile::ALL {
                settings.profile = *organisation;
                settings.stricter_in.insert(gent.clone(), *own);
                let found = settings.profile_in(&gent);
                assert!(!is_looser(found, *organisation));
                assert!(found == *own || found == *organisation);
            }
        }
        let elsewhere = Nis::parse("11002").unwrap();
        assert_eq!(settings.profile_in(&elsewhere), settings.profile);
    }

    #[test]
    fn the_report_is_asked_until_it_is_not() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut settings = Settings::embedded().unwrap();
        assert!(settings.report_is_asked(day("2026-11-25")));
        settings.short_stay_report.insert(day("2026-04-10"), false);
        settings.short_stay_report.insert(day("2027-01-01"), true);
        for (on, asked) in [
            ("2026-04-09", true),
            ("2026-04-10", false),
            ("2026-12-31", false),
            ("2027-01-01", true),
        ] {
            assert_eq!(settings.report_is_asked(day(on)), asked, "{on}");
        }
    }
}
