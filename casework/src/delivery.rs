//! The life of one e-mail: its states, what may happen in each, and the guards.
//! Not here: SMTP and SQL; the store's statements and this table say the same.

use crate::words::{DeliveryKind, words};

words! {
    /// Where an e-mail is.
    DeliveryState = "delivery state" {
        Queued = "queued", Claimed = "claimed", Sending = "sending",
        /// The connection broke where the server may have taken it.
        Unknown = "unknown",
        Sent = "sent", Bounced = "bounced", Dead = "dead", Cancelled = "cancelled",
        Superseded = "superseded",
    }
}

words! {
    /// Why an e-mail ended without being sent.
    DeliveryReason = "delivery reason" {
        DeadlineEnded = "deadline_ended", WindowClosed = "window_closed", Stale = "stale",
        /// Refused for good, without a reason that has a word of its own.
        Rejected = "rejected",
        AddressRefused = "address_refused", PolicyRefused = "policy_refused", ContentRefused = "content_refused",
        /// We and the server did not understand each other, again and again.
        ProtocolBroken = "protocol_broken",
        /// For days every answer was "not now".
        GaveUp = "gave_up",
        TooManyClaims = "too_many_claims", LostTooOften = "lost_too_often",
        ContactStopped = "contact_stopped", ContactSuspended = "contact_suspended",
        Bounced = "bounced",
        /// A receipt says that another letter, which the database had forgotten, said the same.
        ReceiptFound = "receipt_found",
        /// A person says that it arrived.
        Confirmed = "confirmed",
        /// A person calls instead.
        GivenUp = "given_up",
    }
}

words! {
    /// What can happen to an e-mail.
    DeliveryEvent = "delivery event" {
        /// A worker takes it, with a lease and a fence.
        Claim = "claim",
        /// The server said 354: from here on it may be taken.
        Mark = "mark",
        /// 250 after the dot, or proof of it found later.
        Accept = "accept",
        /// A definite "not now": 4xx, or a failure before the dot.
        Defer = "defer",
        /// A definite "never": 5xx.
        Reject = "reject",
        /// No answer after the mark: timeout, end of connection, nonsense, lease over.
        LoseTrack = "lose_track",
        /// The lease ran out before the mark.
        LoseLease = "lose_lease",
        /// The hold of an unknown is over and no receipt was found: the same bytes again.
        Retry = "retry",
        /// A receipt says that it was sent, and the database had forgotten.
        Replay = "replay",
        /// The deadline ended, the window closed or the person stopped.
        Cancel = "cancel",
        /// The text is stale: a new delivery takes over.
        Supersede = "supersede",
        /// The receiving side reports that it could not be delivered.
        Bounce = "bounce",
        /// A person says that it arrived, although nobody could know.
        Confirm = "confirm",
        /// A person wants the same bytes once more.
        Resend = "resend",
        /// A person calls instead.
        GiveUp = "give_up",
    }
}

/// An e-mail claimed so often without reaching the mark is given up.
pub const MOST_CLAIMS: u32 = 8;

/// An e-mail that was lost track of so often is given up: a person is phoned instead.
pub const MOST_AMBIGUOUS: u32 = 3;

/// What is known in the transaction that moves an e-mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guard {
    /// What the e-mail is for.
    pub kind: DeliveryKind,
    /// Its send window is open.
    pub window_open: bool,
    /// Every deadline it names is open. A correction: its new occurrence is open, or none lives.
    pub deadlines_open: bool,
    /// The caller's fence is the row's.
    pub fence_equal: bool,
    /// The lease has not run out.
    pub lease_valid: bool,
    /// How often it was claimed.
    pub claims: u32,
    /// How often track of it was lost.
    pub ambiguous: u32,
}

/// An event that may not happen in this state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{event} is not possible while {state}: {why}")]
pub struct NotPossible {
    /// The state.
    pub state: DeliveryState,
    /// The event.
    pub event: DeliveryEvent,
    /// Which guard failed.
    pub why: &'static str,
}

impl DeliveryState {
    /// Whether nothing but a bounce, or the word of a person, can change it any more; the bytes are dropped.
    pub const fn is_final(self) -> bool {
        matches!(
            self,
            Self::Sent | Self::Bounced | Self::Dead | Self::Cancelled | Self::Superseded
        )
    }

    /// The state after an event.
    ///
    /// # Errors
    /// When the event does not belong to the state, or a guard fails.
    pub fn after(self, event: DeliveryEvent, guard: &Guard) -> Result<Self, NotPossible> {
        use DeliveryEvent as E;
        let no = |why| {
            Err(NotPossible {
                state: self,
                event,
                why,
            })
        };
        let current = guard.window_open
            && (guard.deadlines_open
                || matches!(guard.kind, DeliveryKind::Digest | DeliveryKind::Account));
        match (self, event) {
            (Self::Queued, E::Claim) => Ok(Self::Claimed),
            (Self::Claimed | Self::Sending, _) if needs_fence(event) && !guard.fence_equal => {
                no("another claim holds it")
            }
            (Self::Claimed, E::Mark) if !guard.lease_valid => no("the lease has run out"),
            (Self::Claimed, E::Mark) if !current => no("a deadline has ended or a window is shut"),
            (Self::Claimed, E::Mark) => Ok(Self::Sending),
            (Self::Claimed | Self::Sending, E::Defer) => Ok(Self::Queued),
            (Self::Claimed | Self::Sending, E::Reject) => Ok(Self::Dead),
            (Self::Claimed, E::LoseLease) if guard.lease_valid => no("the lease still runs"),
            (Self::Claimed, E::LoseLease) if guard.claims >= MOST_CLAIMS => Ok(Self::Dead),
            (Self::Claimed, E::LoseLease) => Ok(Self::Queued),
            (Self::Sending | Self::Unknown, E::Accept) => Ok(Self::Sent),
            (Self::Sending, E::LoseTrack) => Ok(Self::Unknown),
            (Self::Unknown, E::Retry) if !current => no("a deadline has ended or a window is shut"),
            (Self::Unknown, E::Retry) if guard.ambiguous >= MOST_AMBIGUOUS => Ok(Self::Dead),
            (Self::Unknown, E::Retry) => Ok(Self::Queued),
            (Self::Queued | Self::Claimed | Self::Unknown, E::Replay) => Ok(Self::Sent),
            (Self::Queued | Self::Claimed | Self::Unknown, E::Cancel) => Ok(Self::Cancelled),
            (Self::Queued, E::Supersede) if guard.ambiguous > 0 && guard.deadlines_open => {
                no("it may have been sent and is still true")
            }
            (Self::Queued, E::Supersede) => Ok(Self::Superseded),
            (Self::Sent, E::Bounce) => Ok(Self::Bounced),
            (Self::Queued | Self::Unknown | Self::Dead | Self::Cancelled, E::Confirm) => {
                if guard.ambiguous == 0 {
                    return no("no server ever had the whole of it");
                }
                Ok(Self::Sent)
            }
            (Self::Unknown, E::Resend) if !current => {
                no("a deadline has ended or a window is shut")
            }
            (Self::Unknown, E::Resend) => Ok(Self::Queued),
            (Self::Queued | Self::Unknown, E::GiveUp) => Ok(Self::Cancelled),
            _ => no("it does not belong here"),
        }
    }
}

const fn needs_fence(event: DeliveryEvent) -> bool {
    matches!(
        event,
        DeliveryEvent::Mark | DeliveryEvent::Accept | DeliveryEvent::Defer | DeliveryEvent::Reject
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Guard = Guard {
        kind: DeliveryKind::Reminder,
        window_open: true,
        deadlines_open: true,
        fence_equal: true,
        lease_valid: true,
        claims: 1,
        ambiguous: 0,
    };

    #[test]
    fn a_second_dot_needs_a_definite_no_or_an_unknown() {
        use DeliveryEvent as E;
        let to_queue: Vec<_> = DeliveryState::ALL
            .iter()
            .flat_map(|state| E::ALL.iter().map(move |event| (*state, *event)))
            .filter(|(state, _)| matches!(state, DeliveryState::Sending | DeliveryState::Unknown))
            .filter(|(state, event)| state.after(*event, &OPEN) == Ok(DeliveryState::Queued))
            .collect();
        assert_eq!(
            to_queue,
            [
                (DeliveryState::Sending, E::Defer),
                (DeliveryState::Unknown, E::Retry),
                (DeliveryState::Unknown, E::Resend)
            ]
        );
    }

    #[test]
    fn final_states_only_bounce_and_a_person_may_say_that_a_doubtful_one_arrived() {
        use DeliveryState::{Cancelled, Dead, Sent};
        let doubtful = Guard {
            ambiguous: 1,
            ..OPEN
        };
        for state in DeliveryState::ALL.iter().filter(|state| state.is_final()) {
            for event in DeliveryEvent::ALL {
                let bounced = *state == Sent && *event == DeliveryEvent::Bounce;
                let confirmed =
                    matches!(state, Dead | Cancelled) && *event == DeliveryEvent::Confirm;
                assert_eq!(
                    state.after(*event, &OPEN).is_ok(),
                    bounced,
                    "{state} {event}"
                );
                let after = state.after(*event, &doubtful);
                assert_eq!(after.is_ok(), bounced || confirmed, "{state} {event}");
            }
        }
    }

    #[test]
    fn a_receipt_ends_what_waits_and_leaves_alone_what_is_under_way() {
        use DeliveryState::{Claimed, Queued, Sent, Unknown};
        for state in DeliveryState::ALL.iter().copied() {
            let waits = matches!(state, Queued | Claimed | Unknown);
            let after = state.after(DeliveryEvent::Replay, &OPEN);
            assert_eq!(after.ok(), waits.then_some(Sent), "{state}");
        }
    }

    #[test]
    fn lost_three_times_is_given_up() {
        let after = |ambiguous| {
            let guard = Guard { ambiguous, ..OPEN };
            DeliveryState::Unknown.after(DeliveryEvent::Retry, &guard)
        };
        assert_eq!(after(MOST_AMBIGUOUS - 1), Ok(DeliveryState::Queued));
        assert_eq!(after(MOST_AMBIGUOUS), Ok(DeliveryState::Dead));
    }

    #[test]
    fn the_mark_is_guarded() {
        use DeliveryState::{Claimed, Sending};
        let mark = |guard: Guard| Claimed.after(DeliveryEvent::Mark, &guard);
        assert_eq!(mark(OPEN), Ok(Sending));
        for closed in [
            Guard {
                window_open: false,
                ..OPEN
            },
            Guard {
                deadlines_open: false,
                ..OPEN
            },
            Guard {
                fence_equal: false,
                ..OPEN
            },
            Guard {
                lease_valid: false,
                ..OPEN
            },
        ] {
            assert!(mark(closed).is_err());
        }
        let digest = Guard {
            kind: DeliveryKind::Digest,
            deadlines_open: false,
            ..OPEN
        };
        assert_eq!(mark(digest), Ok(Sending));
        assert!(Sending.after(DeliveryEvent::Cancel, &OPEN).is_err());
    }
}
