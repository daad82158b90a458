//! Points at which a test kills the process, as a power cut would: no unwinding, nothing is flushed, no lock is
//! given back. Each is one short line in the code that ships, and nothing without the feature `faults`.
//! With the feature nothing happens either until a test arms one of them ([`arm`]).
//! Not here: which kill must come to what (`tests/crash_points`), and bugs planted on purpose.

/// A point on the way of a letter, or of a fact. The names are those of the figure F4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrashPoint {
    /// A claim is committed.
    Claimed = 1,
    /// A letter is written, and the database does not know of it.
    Rendered,
    /// The server said 354, and the letter is not marked.
    Go,
    /// The mark is committed, and no byte of the body has left.
    Marked,
    /// Half of the body has left.
    InBody,
    /// The body has left, its end has not.
    BodyOut,
    /// The end has left, and nobody knows what the server says.
    DotOut,
    /// The server took it, and no receipt says so.
    Accepted,
    /// The receipt is written, and the database does not know.
    Receipted,
    /// The outcome is committed.
    Settled,
    /// A letter is queued and its reminders are not bundled, in one transaction.
    Queueing,
    /// The letters of one address are queued, those of the next are not.
    BetweenAddresses,
    /// What a fact changes in its case is written and not committed.
    CaseWritten,
}

#[cfg(not(feature = "faults"))]
impl CrashPoint {
    /// Goes by.
    #[inline]
    pub const fn passed(self) {}

    /// All of the bytes that are to leave.
    #[inline]
    pub const fn before(self, bytes: &[u8]) -> &[u8] {
        bytes
    }
}

#[cfg(feature = "faults")]
mod armed {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::CrashPoint;

    static ARMED: OnceLock<Armed> = OnceLock::new();

    struct Armed {
        point: CrashPoint,
        /// How often it still goes by before it kills.
        left: AtomicU32,
    }

    /// Every point with its name in the figure.
    const ALL: [CrashPoint; 13] = [
        CrashPoint::Claimed,
        CrashPoint::Rendered,
        CrashPoint::Go,
        CrashPoint::Marked,
        CrashPoint::InBody,
        CrashPoint::BodyOut,
        CrashPoint::DotOut,
        CrashPoint::Accepted,
        CrashPoint::Receipted,
        CrashPoint::Settled,
        CrashPoint::Queueing,
        CrashPoint::BetweenAddresses,
        CrashPoint::CaseWritten,
    ];

    /// Says where this process dies: `cp4:2` is the second passing of the fourth point.
    ///
    /// # Errors
    /// What was wrong with the text.
    pub fn arm(text: &str) -> Result<(), String> {
        let (name, passing) = text.split_once(':').unwrap_or((text, "1"));
        let number = name
            .strip_prefix("cp")
            .and_then(|number| number.parse().ok());
        let point = number.and_then(|number: usize| ALL.get(number.checked_sub(1)?));
        let point = *point.ok_or("no point is called so; they are cp1 to cp13")?;
        let left = passing.parse().ok().filter(|passing| *passing > 0);
        let left = AtomicU32::new(left.ok_or("the passing is a number from 1 on")?);
        let armed = Armed { point, left };
        ARMED
            .set(armed)
            .map_err(|_| "it is armed already".to_owned())
    }

    impl CrashPoint {
        /// Dies here, if it is this point's turn.
        pub fn passed(self) {
            if self.comes() {
                std::process::abort();
            }
        }

        /// Of bytes that are to leave: all of them, or the half after which it dies at [`Self::passed`].
        pub fn before(self, bytes: &[u8]) -> &[u8] {
            let dies = armed_at(self).is_some_and(|left| left.load(Ordering::SeqCst) == 1);
            let half = bytes.get(..bytes.len() / 2);
            half.filter(|_| dies).unwrap_or(bytes)
        }

        fn comes(self) -> bool {
            armed_at(self).is_some_and(|left| left.fetch_sub(1, Ordering::SeqCst) == 1)
        }
    }

    fn armed_at(point: CrashPoint) -> Option<&'static AtomicU32> {
        let armed = ARMED.get().filter(|armed| armed.point == point)?;
        Some(&armed.left)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn names_and_points_are_in_the_same_order() {
            for (at, point) in ALL.iter().enumerate() {
                assert_eq!(*point as usize, at + 1);
            }
        }

        #[test]
        fn what_is_no_point_is_refused_and_nothing_is_armed() {
            for wrong in ["", "4", "cp0", "cp14", "cpx", "cp4:", "cp4:0", "cp4:-1"] {
                assert!(arm(wrong).is_err(), "{wrong}");
            }
            assert!(ARMED.get().is_none());
            let whole = CrashPoint::InBody.before(b"whole");
            assert_eq!(whole, b"whole");
            CrashPoint::Claimed.passed();
        }
    }
}

#[cfg(feature = "faults")]
pub use armed::arm;
