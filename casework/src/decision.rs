//! What a person decides about a letter that the machine cannot decide about: it arrived, send it again,
//! give up and call. Whether that makes sense where the letter is, and what it does.
//! Not here: who decides, SQL, and writing the letter that takes the place of one.

use crate::delivery::{DeliveryEvent, DeliveryReason, DeliveryState, Guard};
use crate::words::words;

words! {
    /// What a person decides about a letter.
    Decision = "decision" {
        /// The person has it: it counts as sent.
        Arrived = "arrived",
        /// The same bytes once more where they are kept, else a letter in its place.
        Again = "again",
        /// No letter: somebody calls.
        GiveUp = "give-up",
    }
}

words! {
    /// Why a decision makes no sense.
    Senseless = "reason against a decision" {
        UnderWay = "under_way",
        LeavesByItself = "leaves_by_itself",
        WasSent = "was_sent",
        CameBack = "came_back",
        NoLongerSent = "no_longer_sent",
        NeverLeft = "never_left",
        NothingTrue = "nothing_true",
        NoAddress = "no_address",
        PlannedAlready = "planned_already",
        CallIsOpen = "call_is_open",
    }
}

impl Senseless {
    /// The reason as a sentence, and what to do instead.
    pub const fn said(self) -> &'static str {
        match self {
            Self::UnderWay => "a process is sending it at this moment; look again in a minute",
            Self::LeavesByItself => "it waits and leaves by itself",
            Self::WasSent => "it was sent; there is nothing to decide",
            Self::CameBack => "it came back; correct the address of the case, or call (give-up)",
            Self::NoLongerSent => {
                "it was ended before it left, and its reminders are planned anew or over"
            }
            Self::NeverLeft => {
                "no mail server ever had the whole letter, so it cannot have arrived"
            }
            Self::NothingTrue => {
                "a duty it names has ended, or the time in which it is true is over; call instead (give-up)"
            }
            Self::NoAddress => {
                "the person cannot be written to: no address, stopped or suspended; correct that first, or call (give-up)"
            }
            Self::PlannedAlready => "a letter in its place is planned already",
            Self::CallIsOpen => "a call about it waits already; `termijn task list` shows it",
        }
    }
}

/// What a decision does to a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// The letter moves.
    Move(DeliveryState, DeliveryReason),
    /// The same bytes are queued.
    SameBytes,
    /// Its reminders are planned once more; a new letter takes its place.
    NewLetter,
    /// It is at its end already: only the call is added.
    CallOnly,
}

/// What a decision does to a letter in a state.
///
/// # Errors
/// When it makes no sense there.
pub fn judge(decision: Decision, state: DeliveryState, guard: &Guard) -> Result<Course, Senseless> {
    use DeliveryState as S;
    let doubtful = guard.ambiguous > 0;
    let moved = |event, reason| match state.after(event, guard) {
        Ok(after) => Ok(Course::Move(after, reason)),
        Err(_) => Err(Senseless::UnderWay),
    };
    match (decision, state) {
        (_, S::Claimed | S::Sending) => Err(Senseless::UnderWay),
        (_, S::Sent) => Err(Senseless::WasSent),
        (_, S::Superseded) => Err(Senseless::NoLongerSent),
        (Decision::Again | Decision::GiveUp, S::Cancelled) if !doubtful => {
            Err(Senseless::NoLongerSent)
        }
        (Decision::Arrived, S::Bounced) => Err(Senseless::CameBack),
        (Decision::Arrived, _) if !doubtful => Err(Senseless::NeverLeft),
        (Decision::Arrived, _) => moved(DeliveryEvent::Confirm, DeliveryReason::Confirmed),
        (Decision::Again, S::Queued) => Err(Senseless::LeavesByItself),
        (Decision::Again, S::Bounced) => Err(Senseless::CameBack),
        (Decision::Again, S::Unknown) => match state.after(DeliveryEvent::Resend, guard) {
            Ok(_) => Ok(Course::SameBytes),
            Err(_) => Err(Senseless::NothingTrue),
        },
        (Decision::Again, S::Dead | S::Cancelled) => Ok(Course::NewLetter),
        (Decision::GiveUp, S::Queued | S::Unknown) => {
            moved(DeliveryEvent::GiveUp, DeliveryReason::GivenUp)
        }
        (Decision::GiveUp, S::Dead | S::Bounced | S::Cancelled) => Ok(Course::CallOnly),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::DeliveryKind;

    fn guard(ambiguous: u32, current: bool) -> Guard {
        Guard {
            kind: DeliveryKind::Reminder,
            window_open: current,
            deadlines_open: current,
            fence_equal: true,
            lease_valid: false,
            claims: 9,
            ambiguous,
        }
    }

    #[test]
    fn what_each_decision_does_in_each_state() {
        use Decision::{Again, Arrived, GiveUp};
        use DeliveryState as S;
        use Senseless as No;
        let sent = Course::Move(S::Sent, DeliveryReason::Confirmed);
        let ended = Course::Move(S::Cancelled, DeliveryReason::GivenUp);
        for (state, ambiguous, current, arrived, again, give_up) in [
            (
                S::Queued,
                0,
                true,
                Err(No::NeverLeft),
                Err(No::LeavesByItself),
                Ok(ended),
            ),
            (
                S::Queued,
                1,
                true,
                Ok(sent),
                Err(No::LeavesByItself),
                Ok(ended),
            ),
            (
                S::Claimed,
                1,
                true,
                Err(No::UnderWay),
                Err(No::UnderWay),
                Err(No::UnderWay),
            ),
            (
                S::Sending,
                1,
                true,
                Err(No::UnderWay),
                Err(No::UnderWay),
                Err(No::UnderWay),
            ),
            (
                S::Unknown,
                1,
                true,
                Ok(sent),
                Ok(Course::SameBytes),
                Ok(ended),
            ),
            // A person may send the same bytes once more where the machine gives up.
            (
                S::Unknown,
                3,
                true,
                Ok(sent),
                Ok(Course::SameBytes),
                Ok(ended),
            ),
            (
                S::Unknown,
                1,
                false,
                Ok(sent),
                Err(No::NothingTrue),
                Ok(ended),
            ),
            (
                S::Sent,
                0,
                true,
                Err(No::WasSent),
                Err(No::WasSent),
                Err(No::WasSent),
            ),
            (
                S::Bounced,
                0,
                true,
                Err(No::CameBack),
                Err(No::CameBack),
                Ok(Course::CallOnly),
            ),
            (
                S::Dead,
                0,
                true,
                Err(No::NeverLeft),
                Ok(Course::NewLetter),
                Ok(Course::CallOnly),
            ),
            (
                S::Dead,
                3,
                true,
                Ok(sent),
                Ok(Course::NewLetter),
                Ok(Course::CallOnly),
            ),
            (
                S::Cancelled,
                0,
                true,
                Err(No::NeverLeft),
                Err(No::NoLongerSent),
                Err(No::NoLongerSent),
            ),
            (
                S::Cancelled,
                1,
                true,
                Ok(sent),
                Ok(Course::NewLetter),
                Ok(Course::CallOnly),
            ),
            (
                S::Superseded,
                1,
                true,
                Err(No::NoLongerSent),
                Err(No::NoLongerSent),
                Err(No::NoLongerSent),
            ),
        ] {
            let judged = |decision| judge(decision, state, &guard(ambiguous, current));
            let what = format!("{state}, lost {ambiguous} times, true: {current}");
            assert_eq!(judged(Arrived), arrived, "{what}");
            assert_eq!(judged(Again), again, "{what}");
            assert_eq!(judged(GiveUp), give_up, "{what}");
        }
    }
}
