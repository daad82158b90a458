//! A calendar by arithmetic alone and a fixed sequence of numbers, for tests that do not want to lean on
//! the calendar they test.

/// Days since 1 March 2000, by arithmetic alone.
pub type Day = i64;

/// The day of a civil date.
pub fn day(year: i64, month: i64, of_month: i64) -> Day {
    // Years begin in March, so that a leap day is the last of its year.
    let (y, m) = if month > 2 {
        (year - 2000, month - 3)
    } else {
        (year - 2001, month + 9)
    };
    y * 365 + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (153 * m + 2) / 5 + of_month
        - 1
}

/// Year, month and number.
pub fn civil(of: Day) -> (i64, i64, i64) {
    let mut year = 2000 + of.div_euclid(366);
    while day(year + 1, 1, 1) <= of {
        year += 1;
    }
    while day(year, 1, 1) > of {
        year -= 1;
    }
    let month = (1..=12).rev().find(|m| day(year, *m, 1) <= of).unwrap();
    (year, month, of - day(year, month, 1) + 1)
}

/// The same number so many months on, or the last day of a shorter month.
pub fn months_on(of: Day, months: i64) -> Day {
    let (year, month, number) = civil(of);
    let place = year * 12 + month - 1 + months;
    let first = day(place.div_euclid(12), place.rem_euclid(12) + 1, 1);
    let next = place + 1;
    let length = day(next.div_euclid(12), next.rem_euclid(12) + 1, 1) - first;
    first + number.min(length) - 1
}

/// As it is written in a question.
pub fn text(of: Day) -> String {
    let (year, month, number) = civil(of);
    format!("{year:04}-{month:02}-{number:02}")
}

/// A fixed sequence: the same histories at every run.
pub struct Dice(pub u64);

impl Dice {
    /// From 0 to one less than `faces`.
    pub fn roll(&mut self, faces: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11).cast_signed() % faces
    }

    /// One of a list.
    pub fn of<T: Copy>(&mut self, list: &[T]) -> T {
        let place = self.roll(i64::try_from(list.len()).unwrap());
        list[usize::try_from(place).unwrap()]
    }
}
