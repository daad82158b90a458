//! Trouble with the database that a test orders for the next write of its thread.
//! Only the feature `faults` compiles it in. Not here: bugs planted in the program (`casework::faults`).

use std::cell::Cell;

use crate::error::StoreError;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing is written, and the caller hears so.
    Before,
    /// Everything is written, and the caller does not hear so.
    AfterCommit,
}

thread_local! {
    static NEXT: Cell<Option<Trouble>> = const { Cell::new(None) };
    static BEGUN: Cell<u64> = const { Cell::new(0) };
}

/// How many writes this thread has begun.
pub fn writes_begun() -> u64 {
    BEGUN.get()
}

/// Orders trouble for the next write of this thread; `None` cancels what was ordered.
pub fn order(trouble: Option<Trouble>) {
    NEXT.set(trouble);
}

/// The order for the write that begins, taken once.
pub(crate) fn ordered() -> Option<Trouble> {
    BEGUN.set(BEGUN.get().wrapping_add(1));
    NEXT.take()
}

pub(crate) fn refused() -> StoreError {
    StoreError::Unavailable("ordered by a test".to_owned())
}

pub(crate) fn lost_track() -> StoreError {
    StoreError::CommitUnknown("ordered by a test".to_owned())
}
