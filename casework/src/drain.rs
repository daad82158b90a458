//! How long letters take to leave at the pace that is allowed, and which of them that is too long for.
//! Not here: the pace itself; whoever sends keeps it.

use chrono::{DateTime, TimeDelta, Utc};

use crate::brussels;
use crate::sending::SendingHours;

/// Letters a minute; 0 is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    /// In all.
    pub overall_per_minute: f64,
    /// To one mail domain.
    pub per_domain_per_minute: f64,
}

/// A letter that is due: to which mail domain, and when its window closes.
pub type Due = (String, DateTime<Utc>);

impl Pace {
    /// The time that all of them take.
    pub fn span(&self, due: &[Due]) -> TimeDelta {
        let all = minutes(due.len(), self.overall_per_minute);
        let most = by_domain(due)
            .into_iter()
            .map(|one| minutes(one.len(), self.per_domain_per_minute))
            .fold(all, f64::max);
        to_span(most)
    }

    /// How many of them would leave after their window closed, the nearest closing first.
    pub fn too_late(&self, due: &[Due], now: DateTime<Utc>, hours: &SendingHours) -> usize {
        let mut closings: Vec<DateTime<Utc>> =
            due.iter().map(|(_, closes_at)| *closes_at).collect();
        let all = late(&mut closings, self.overall_per_minute, now, hours);
        let of_domains = by_domain(due)
            .into_iter()
            .map(|mut one| late(&mut one, self.per_domain_per_minute, now, hours))
            .sum();
        all.max(of_domains)
    }
}

fn late(
    closings: &mut [DateTime<Utc>],
    per_minute: f64,
    now: DateTime<Utc>,
    hours: &SendingHours,
) -> usize {
    if per_minute <= 0.0 {
        return 0;
    }
    closings.sort();
    let left_by = |place: usize| to_span(minutes(place + 1, per_minute));
    let (mut seen, mut open) = (now, TimeDelta::zero());
    let mut found = 0;
    for (place, closes_at) in closings.iter().enumerate() {
        // Closings come in order: what is open until the next one is added to what is known.
        open += open_between(seen, *closes_at, hours);
        seen = seen.max(*closes_at);
        // A single letter is never kept waiting by others, and one that cannot wait needs no hours.
        found += usize::from(place > 0 && left_by(place) > open);
    }
    found
}

/// How much of a span lies within the hours of ordinary letters.
pub fn open_between(from: DateTime<Utc>, until: DateTime<Utc>, hours: &SendingHours) -> TimeDelta {
    let (first, last) = (brussels::day_of(from), brussels::day_of(until));
    let days = first.iter_days().take_while(|day| *day <= last);
    days.filter(|day| hours.is_sending_day(*day))
        .map(|day| {
            let opens = brussels::at(day, hours.from).max(from);
            let shuts = brussels::at(day, hours.until).min(until);
            (shuts - opens).max(TimeDelta::zero())
        })
        .fold(TimeDelta::zero(), |all, one| all + one)
}

fn by_domain(due: &[Due]) -> Vec<Vec<DateTime<Utc>>> {
    let mut domains = std::collections::BTreeMap::<&str, Vec<DateTime<Utc>>>::new();
    for (domain, closes_at) in due {
        domains.entry(domain).or_default().push(*closes_at);
    }
    domains.into_values().collect()
}

fn minutes(letters: usize, per_minute: f64) -> f64 {
    if per_minute <= 0.0 {
        return 0.0;
    }
    let letters = u32::try_from(letters).unwrap_or(u32::MAX);
    f64::from(letters) / per_minute
}

fn to_span(minutes: f64) -> TimeDelta {
    let span = std::time::Duration::try_from_secs_f64(minutes * 60.0);
    let span = span.map(TimeDelta::from_std);
    span.map_or(TimeDelta::MAX, |span| span.unwrap_or(TimeDelta::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::at;

    const PACE: Pace = Pace {
        overall_per_minute: 120.0,
        per_domain_per_minute: 30.0,
    };

    fn due(many: usize, domains: usize, closes: &str) -> Vec<Due> {
        let one = |number: usize| (format!("mail{}.example", number % domains), at(closes));
        (0..many).map(one).collect()
    }

    #[test]
    fn the_narrowest_limit_counts() {
        let minutes = |pace: Pace, many, domains| {
            let all = due(many, domains, "2027-03-30T17:00:00");
            pace.span(&all).num_minutes()
        };
        assert_eq!(minutes(PACE, 1200, 10), 10);
        assert_eq!(minutes(PACE, 1200, 2), 20);
        assert_eq!(minutes(PACE, 0, 1), 0);
        assert_eq!(minutes(Pace::default(), 1_000_000, 1), 0);
    }

    #[test]
    fn what_cannot_leave_before_its_window_closes_is_counted() {
        let hours = SendingHours::default();
        let late = |many, domains, now, closes| {
            PACE.too_late(&due(many, domains, closes), at(now), &hours)
        };
        let (morning, noon) = ("2027-03-30T11:00:00", "2027-03-30T12:00:00");
        assert_eq!(late(7200, 100, morning, noon), 0);
        assert_eq!(late(7300, 100, morning, noon), 100);
        // One domain takes 1,800 in an hour.
        assert_eq!(late(1900, 1, morning, noon), 100);
        // The night and the holidays do not count.
        let friday = "2027-03-26T16:50:00";
        assert_eq!(late(2400, 100, friday, "2027-03-30T09:10:00"), 0);
        assert_eq!(late(2401, 100, friday, "2027-03-30T09:10:00"), 1);
        assert_eq!(late(1, 1, "2027-03-27T10:00:00", "2027-03-29T10:00:00"), 0);
        let unlimited = Pace::default();
        let many = due(100_000, 1, "2027-03-30T11:00:01");
        assert_eq!(unlimited.too_late(&many, at(morning), &hours), 0);
    }

    #[test]
    fn the_nearest_closing_leaves_first() {
        let hours = SendingHours::default();
        let mut all = due(7200, 100, "2027-03-30T13:00:00");
        all.extend(due(100, 100, "2027-03-30T11:01:00"));
        assert_eq!(PACE.too_late(&all, at("2027-03-30T11:00:00"), &hours), 0);
        all.extend(due(100, 100, "2027-03-30T11:01:00"));
        assert_eq!(PACE.too_late(&all, at("2027-03-30T11:00:00"), &hours), 80);
    }
}
