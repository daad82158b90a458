//! Values that must not reach a log, a panic message or a test report.
//! Not here: encryption. This only keeps a value out of `Debug` and `Display`.

use std::fmt;

/// Holds a personal value; printing it in any way prints a mask.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Masked<T>(T);

impl<T> Masked<T> {
    /// Covers a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for the page, the letter or the database that needs it.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// The value itself, taken out.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Masked<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Masked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl<T> fmt::Display for Masked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}
