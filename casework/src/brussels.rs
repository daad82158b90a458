//! A legal day belongs to Europe/Brussels: between civil dates and instants.
//! Not here: the clock. A time that does not exist (spring) becomes the first valid instant after
//! it; a time that comes twice (autumn) is the earlier one.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Europe::Brussels;

/// The civil day of an instant.
pub fn day_of(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Brussels).date_naive()
}

/// Minutes since midnight on the clocks of Brussels.
pub fn minute_of(instant: DateTime<Utc>) -> u32 {
    let local = instant.with_timezone(&Brussels);
    local.hour() * 60 + local.minute()
}

/// The instant of a day and a minute; 1440 is the end of the day.
pub fn at(day: NaiveDate, minute: u32) -> DateTime<Utc> {
    if minute >= 1440 {
        return end_of(day);
    }
    let clock = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap_or_default();
    let mut local = day.and_time(clock);
    // No gap is longer than the two hours of a double summer time; clocks change on whole minutes.
    for _ in 0..=120 {
        let clocks = Brussels.from_local_datetime(&local);
        let instant = match crate::planted!(planted_fold_rule) {
            false => clocks.earliest(),
            true => clocks.latest(),
        };
        if let Some(instant) = instant {
            return instant.with_timezone(&Utc);
        }
        local += TimeDelta::minutes(1);
    }
    local.and_utc()
}

/// The first instant of a day.
pub fn start_of(day: NaiveDate) -> DateTime<Utc> {
    at(day, 0)
}

/// The first instant after a day.
pub fn end_of(day: NaiveDate) -> DateTime<Utc> {
    start_of(day.checked_add_days(Days::new(1)).unwrap_or(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_23_and_25_hours() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let hours = |d| (end_of(day(d)) - start_of(day(d))).num_hours();
        assert_eq!(hours("2027-03-28"), 23);
        assert_eq!(hours("2027-10-31"), 25);
        assert_eq!(hours("2026-11-25"), 24);
        for skipped in [120, 135, 150, 179] {
            assert_eq!(at(day("2027-03-28"), skipped), at(day("2027-03-28"), 180));
        }
        assert_eq!(day_of(start_of(day("2027-03-28"))), day("2027-03-28"));
        assert_eq!(
            at(day("2026-11-25"), 540).to_rfc3339(),
            "2026-11-25T08:00:00+00:00"
        );
    }
}
