//! Brussels counted by hand, for one year: hours, holidays, and the clocks that change. It shares nothing
//! with the calendar of the program, which it checks.
//! Not here: the law's days.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc, Weekday};

/// Legal holidays of 2027 and the first days of 2028 on which no office works.
const HOLIDAYS: [(i32, u32, u32); 11] = [
    (2027, 1, 1),
    (2027, 3, 29),
    (2027, 5, 1),
    (2027, 5, 6),
    (2027, 5, 17),
    (2027, 7, 21),
    (2027, 8, 15),
    (2027, 11, 1),
    (2027, 11, 11),
    (2027, 12, 25),
    (2028, 1, 1),
];

fn utc(year: i32, month: u32, day: u32, hour: u32) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    day.and_hms_opt(hour, 0, 0).unwrap().and_utc()
}

/// Hours ahead of UTC: two from the last Sunday of March, one o'clock UTC, to that of October.
fn ahead(at: DateTime<Utc>) -> TimeDelta {
    let summers = [
        utc(2027, 3, 28, 1)..utc(2027, 10, 31, 1),
        utc(2028, 3, 26, 1)..utc(2028, 10, 29, 1),
    ];
    TimeDelta::hours(if summers.iter().any(|summer| summer.contains(&at)) {
        2
    } else {
        1
    })
}

/// The day and the minute on the clocks of Brussels.
pub fn local(at: DateTime<Utc>) -> (NaiveDate, u32) {
    let local = at.naive_utc() + ahead(at);
    (local.date(), local.hour() * 60 + local.minute())
}

/// The first instant at which the clocks of Brussels show a minute of a day.
pub fn instant(day: NaiveDate, minute: u32) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    let minutes = TimeDelta::minutes(i64::from(minute));
    let summer = midnight + minutes - TimeDelta::hours(2);
    match ahead(summer) == TimeDelta::hours(2) {
        true => summer,
        false => midnight + minutes - TimeDelta::hours(1),
    }
}

pub fn is_working_day(day: NaiveDate) -> bool {
    let holiday = HOLIDAYS
        .iter()
        .any(|(y, m, d)| NaiveDate::from_ymd_opt(*y, *m, *d) == Some(day));
    !holiday && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// When letters may leave: from, until (minutes), and whether on every day.
#[derive(Clone, Copy, Debug)]
pub struct Hours {
    pub from: u32,
    pub until: u32,
    pub every_day: bool,
}

impl Hours {
    pub fn opens_on(&self, day: NaiveDate) -> bool {
        self.every_day || is_working_day(day)
    }

    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        let (day, minute) = local(at);
        self.opens_on(day) && (self.from..self.until).contains(&minute)
    }

    pub fn next_opening(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let (mut day, _) = local(at);
        loop {
            let opening = instant(day, self.from);
            if self.opens_on(day) && opening > at {
                return opening;
            }
            day = day + Days::new(1);
        }
    }
}

/// Whether letters that cannot wait may leave.
pub fn is_urgent_hour(at: DateTime<Utc>) -> bool {
    (8 * 60..20 * 60).contains(&local(at).1)
}

/// Every date that a text writes out: day, month by name in one of four languages, year.
pub fn dates_in(text: &str) -> Vec<NaiveDate> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    for three in words.windows(3) {
        let day = three[0]
            .trim_end_matches(['.', ')'])
            .trim_start_matches('(')
            .trim_end_matches("er");
        let year: String = three[2].chars().take_while(char::is_ascii_digit).collect();
        let month = month(three[1]);
        if let (Ok(day), Some(month), Ok(year)) = (day.parse(), month, year.parse())
            && year > 1900
        {
            found.extend(NaiveDate::from_ymd_opt(year, month, day));
        }
    }
    found
}

fn month(word: &str) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &["januari", "janvier", "januar", "january"],
        &["februari", "février", "februar", "february"],
        &["maart", "mars", "märz", "march"],
        &["april", "avril"],
        &["mei", "mai", "may"],
        &["juni", "juin", "june"],
        &["juli", "juillet", "july"],
        &["augustus", "août", "august"],
        &["september", "septembre"],
        &["oktober", "octobre", "october"],
        &["november", "novembre"],
        &["december", "décembre", "dezember"],
    ];
    let word = word.to_lowercase();
    let at = NAMES
        .iter()
        .position(|names| names.contains(&word.as_str()))?;
    u32::try_from(at + 1).ok()
}

/// The plain text of a letter, from its bytes as they travelled.
pub fn plain_text(bytes: &[u8]) -> String {
    let all = String::from_utf8_lossy(bytes).replace("\r\n..", "\r\n.");
    let part = all.split("text/plain").nth(1).unwrap_or_default();
    let (head, body) = part.split_once("\r\n\r\n").unwrap_or_default();
    let body = body.split("\r\n--=_").next().unwrap_or_default();
    if !head.to_lowercase().contains("quoted-printable") {
        return body.to_owned();
    }
    let body = body.replace("=\r\n", "");
    let mut decoded = Vec::new();
    let mut rest = body.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        let code = others
            .get(..2)
            .and_then(|two| std::str::from_utf8(two).ok());
        let byte = code
            .filter(|_| *first == b'=')
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        decoded.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &others[2..] } else { others };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}
