//! From an answer to what is done: when the letter goes again, or that it ends, who is asked, and what its
//! ways hear of it. Pure: the same letter, try and answer give the same instant.
//! Not here: which answer is of which class (`smtp::classes`).

use casework::delivery::{DeliveryEvent, DeliveryReason};
use casework::gate::{Heard, Word};
use casework::words::TaskKind;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use store::deliveries::AttemptLine;
use store::deliveries::protocol::{Answer, Claimed};

use crate::settings::JobSettings;
use crate::smtp::{Accepted, Class, Failure, Letter, Phase, Ways};

/// Whatever is "not now" for so long is "no".
const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(5);
/// From the second time on nobody can know, the hold is so much longer.
const LONGER_HOLD: i32 = 4;
/// How far a wait strays, in thousandths, so that letters put off together do not come back together.
const STRAYS: u32 = 200;

/// A letter that was taken.
pub fn taken(accepted: Accepted, settings: &JobSettings) -> Answer {
    Answer {
        code: Some(i32::from(accepted.code)),
        reply: Some(accepted.reply),
        heard: Heard {
            relay: Some(Word::Well),
            domain: Some(Word::Well),
            breaker: settings.restraint.breaker,
        },
        ..Answer::of(DeliveryEvent::Accept, Phase::Dot.as_str())
    }
}

/// A letter that was not, or of which nobody knows. `tried`: what its earlier tries came to.
pub fn failed(
    failure: Failure,
    claimed: &Claimed,
    tried: &[AttemptLine],
    settings: &JobSettings,
    now: DateTime<Utc>,
) -> Answer {
    let row = failure.class.row();
    let classes = || tried.iter().map(|one| (one.at, class_of(one)));
    let same = classes().filter(|(_, class)| *class == Some(failure.class));
    let before = u32::try_from(same.count()).unwrap_or(u32::MAX);
    let again = |minutes: &[u32]| {
        let nth = match &settings.retries {
            _ if !row.counts => 0,
            Some(_) => claimed.attempts,
            None => before,
        };
        let wait = settings.retry_after(minutes, nth);
        (DeliveryEvent::Defer, Some(strayed(wait, claimed)), None)
    };
    let ends = |reason| (DeliveryEvent::Reject, None, Some(reason));
    let counted = classes().filter(|(_, class)| class.is_some_and(|class| class.row().counts));
    let first = counted.map(|(at, _)| at).min();
    let too_long = row.counts && first.is_some_and(|at| now - at >= GIVE_UP_AFTER);
    let (event, wait, reason) = match row.letter {
        Letter::Ends(reason) => ends(reason),
        Letter::AgainUntil(_, most, reason) if insisted(&failure, tried) >= most => ends(reason),
        Letter::Again(_) | Letter::AgainUntil(..) if too_long => ends(DeliveryReason::GaveUp),
        Letter::Again(minutes) | Letter::AgainUntil(minutes, ..) => again(minutes),
        Letter::Unknown if casework::planted!(planted_unknown_is_sent) => {
            (DeliveryEvent::Accept, None, None)
        }
        Letter::Unknown => {
            let times = if before == 0 { 1 } else { LONGER_HOLD };
            let hold = settings.unknown_hold.checked_mul(times);
            let hold = hold.unwrap_or(settings.unknown_hold);
            (DeliveryEvent::LoseTrack, Some(hold), None)
        }
    };
    let asks = reason.map(|_| TaskKind::LetterFailed);
    Answer {
        code: failure.code.map(i32::from),
        retry_at: wait.map(|wait| now.checked_add_signed(wait).unwrap_or(now)),
        counted: row.counts,
        class: Some(row.word),
        reason,
        asks: row.asks.or(asks),
        heard: Heard {
            breaker: settings.restraint.breaker,
            ..heard(row.ways, failure.phase)
        },
        reply: Some(failure.reply),
        ..Answer::of(event, failure.phase.as_str())
    }
}

/// How often in a row the server said no to the letter, by a code and with this meaning, this time included.
fn insisted(failure: &Failure, tried: &[AttemptLine]) -> u32 {
    let of_letter = |phase: &str| {
        let found = Phase::ALL.into_iter().find(|one| one.as_str() == phase);
        found.is_some_and(|phase| phase > Phase::Reset)
    };
    let no =
        |code: Option<i32>, phase: &str| code.is_some_and(|code| code >= 500) && of_letter(phase);
    if !no(failure.code.map(i32::from), failure.phase.as_str()) {
        return 0;
    }
    let same =
        |one: &&AttemptLine| class_of(one) == Some(failure.class) && no(one.code, &one.phase);
    let before = tried.iter().rev().take_while(same).count();
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}

fn class_of(attempt: &AttemptLine) -> Option<Class> {
    attempt.class.as_deref().and_then(Class::find)
}

/// What is said before the recipient is named is not said of their domain.
fn heard(ways: Ways, phase: Phase) -> Heard {
    let (relay, domain) = match ways {
        Ways::Relay(word) => (Some(word), None),
        Ways::Domain(Word::Barred) => (Some(Word::Well), Some(Word::Barred)),
        Ways::Domain(_) if phase <= Phase::Reset => (Some(Word::NotNow), None),
        Ways::Domain(_) if phase < Phase::Rcpt => (Some(Word::Well), None),
        Ways::Domain(word) => (Some(Word::Well), Some(word)),
        Ways::Letter => (Some(Word::Well), None),
        Ways::Silent => (None, None),
    };
    Heard {
        relay,
        domain,
        breaker: None,
    }
}

/// A wait with its part of the stray, found from the letter and its try alone.
fn strayed(wait: TimeDelta, claimed: &Claimed) -> TimeDelta {
    let mut hash = Sha256::new();
    hash.update(claimed.id.0.as_bytes());
    hash.update(claimed.fence.to_be_bytes());
    let number = hash
        .finalize()
        .iter()
        .take(4)
        .fold(0, |number, byte| number << 8 | u32::from(*byte));
    let thousandths = 1000 - STRAYS + number % (2 * STRAYS + 1);
    let times = i32::try_from(thousandths).unwrap_or(1000);
    wait.checked_mul(times).map_or(wait, |wait| wait / 1000)
}

#[cfg(test)]
mod tests {
    use casework::ids::DeliveryId;
    use uuid::Uuid;

    use super::*;
    use crate::smtp::TABLE;

    fn claimed(number: u128, fence: i32, attempts: u32) -> Claimed {
        Claimed {
            id: DeliveryId(Uuid::from_u128(number)),
            fence,
            email: String::new().into(),
            address: String::new().into(),
            message_id: String::new(),
            body: Vec::new().into(),
            attempts,
        }
    }

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + minutes * 60, 0).unwrap()
    }

    fn tried(class: Class, minutes: i64) -> AttemptLine {
        AttemptLine {
            fence: 1,
            at: at(minutes),
            phase: "rcpt".to_owned(),
            code: Some(503),
            reply: None,
            outcome: "defer".to_owned(),
            class: Some(class.as_str().to_owned()),
        }
    }

    fn settings() -> JobSettings {
        JobSettings::new("Voorbeeld vzw", "post@voorbeeld.example").unwrap()
    }

    fn answered(class: Class, before: &[AttemptLine], now: i64) -> Answer {
        let failure = Failure {
            phase: Phase::Rcpt,
            class,
            code: Some(503),
            enhanced: None,
            reply: String::new(),
        };
        let attempts = u32::try_from(before.len()).unwrap();
        failed(
            failure,
            &claimed(7, 1, attempts),
            before,
            &settings(),
            at(now),
        )
    }

    /// In minutes, as if nothing strayed.
    fn waits(answer: &Answer, now: i64) -> Option<i64> {
        let wait = (answer.retry_at? - at(now)).num_milliseconds();
        let whole = TimeDelta::milliseconds(10_000_000);
        let part = strayed(whole, &claimed(7, 1, 0)).num_milliseconds();
        Some((wait * 10_000_000 + part / 2) / part / 60_000)
    }

    #[test]
    fn each_class_waits_by_its_own_schedule() {
        let schedule = |class: Class, many: usize| {
            let mut before = Vec::new();
            let mut found = Vec::new();
            for _ in 0..many {
                let answer = answered(class, &before, 0);
                found.push(waits(&answer, 0).unwrap_or(-1));
                before.push(tried(class, 0));
            }
            found
        };
        let usual = [1, 5, 15, 30, 60, 120, 240, 240];
        assert_eq!(schedule(Class::Sys, 8), usual);
        assert_eq!(schedule(Class::Grey, 4), [6, 12, 30, 30]);
        assert_eq!(schedule(Class::Rate, 3), [15, 15, 15]);
        assert_eq!(schedule(Class::Full, 4), [60, 240, 1440, 1440]);
        assert_eq!(schedule(Class::Proto, 3), [30, 30, -1]);
        // The relay's own trouble is its breaker's to wait for.
        assert_eq!(schedule(Class::Conn, 3), [1, 1, 1]);
        for class in [Class::Addr, Class::Policy, Class::Content] {
            assert_eq!(schedule(class, 1), [-1]);
        }
    }

    #[test]
    fn only_a_no_to_the_letter_three_times_in_a_row_breaks_the_protocol_for_good() {
        let no = tried(Class::Proto, 0);
        let unreadable = AttemptLine {
            code: None,
            ..no.clone()
        };
        let session = AttemptLine {
            phase: "ehlo".to_owned(),
            ..no.clone()
        };
        for (before, phase, code, ends) in [
            (vec![&no, &no], Phase::Rcpt, Some(503), true),
            (vec![&no, &no], Phase::Mail, Some(555), true),
            (vec![&no, &no], Phase::Ehlo, Some(503), false),
            (vec![&no, &no], Phase::Rcpt, Some(354), false),
            (vec![&no, &no], Phase::Rcpt, None, false),
            (vec![&no, &unreadable], Phase::Rcpt, Some(503), false),
            (vec![&no, &session], Phase::Rcpt, Some(503), false),
            (
                vec![&no, &tried(Class::Sys, 0), &no],
                Phase::Rcpt,
                Some(503),
                false,
            ),
            (vec![&unreadable; 9], Phase::Rcpt, None, false),
        ] {
            let before: Vec<_> = before.into_iter().cloned().collect();
            let failure = Failure {
                phase,
                class: Class::Proto,
                code,
                enhanced: None,
                reply: String::new(),
            };
            let answer = failed(failure, &claimed(7, 1, 2), &before, &settings(), at(1));
            assert_eq!(
                answer.event == DeliveryEvent::Reject,
                ends,
                "{before:?} {phase:?} {code:?}"
            );
        }
    }

    #[test]
    fn one_list_of_the_operators_serves_every_class() {
        let own = JobSettings {
            retries: Some(vec![TimeDelta::seconds(2), TimeDelta::seconds(8)]),
            ..settings()
        };
        for row in &TABLE {
            for (attempts, seconds) in [(0, 2), (1, 8), (5, 8)] {
                let failure = Failure {
                    phase: Phase::Rcpt,
                    class: row.class,
                    code: None,
                    enhanced: None,
                    reply: String::new(),
                };
                let answer = failed(failure, &claimed(7, 1, attempts), &[], &own, at(0));
                if answer.event == DeliveryEvent::Defer {
                    let expected = if row.counts { seconds } else { 2 };
                    let expected = strayed(TimeDelta::seconds(expected), &claimed(7, 1, 0));
                    assert_eq!(answer.retry_at, Some(at(0) + expected), "{row:?}");
                }
            }
        }
    }

    #[test]
    fn after_five_days_of_not_now_it_is_no() {
        let days = |days: i64| days * 24 * 60;
        for class in [Class::Sys, Class::Full, Class::Grey] {
            let first = [tried(class, 0)];
            let last = answered(class, &first, days(5) - 1);
            assert_eq!(last.event, DeliveryEvent::Defer);
            let no = answered(class, &first, days(5));
            assert_eq!(
                (no.event, no.reason),
                (DeliveryEvent::Reject, Some(DeliveryReason::GaveUp))
            );
            assert!(no.asks.is_some());
        }
        // A relay that was away is no try of a letter.
        let away = [tried(Class::Conn, 0)];
        assert_eq!(
            answered(Class::Sys, &away, days(9)).event,
            DeliveryEvent::Defer
        );
        let first = [tried(Class::Sys, 0)];
        assert_eq!(
            answered(Class::Conn, &first, days(9)).event,
            DeliveryEvent::Defer
        );
    }

    #[test]
    fn the_second_hold_of_an_unknown_is_longer() {
        for (before, minutes) in [(0, 15), (1, 60), (2, 60)] {
            let before = vec![tried(Class::Ambig, 0); before];
            let answer = answered(Class::Ambig, &before, 0);
            assert_eq!(answer.retry_at, Some(at(minutes)));
            assert_eq!(answer.event, DeliveryEvent::LoseTrack);
        }
    }

    #[test]
    fn waits_stray_by_a_fifth_at_most_and_alike_each_time() {
        let hour = TimeDelta::hours(1);
        let mut seen = std::collections::BTreeSet::new();
        for number in 0..200 {
            for fence in 1..5 {
                let one = strayed(hour, &claimed(number, fence, 0));
                assert!(one >= TimeDelta::minutes(48) && one <= TimeDelta::minutes(72));
                assert_eq!(one, strayed(hour, &claimed(number, fence, 9)));
                seen.insert(one);
            }
        }
        assert!(seen.len() > 300 && seen.first() < Some(&TimeDelta::minutes(49)));
        assert!(seen.last() > Some(&TimeDelta::minutes(71)));
    }
}
