//! `planted!(NAME)`: whether a bug planted on purpose is awake at this line; `false`, known to the compiler,
//! in every build without the feature `faults`.
//! Not here: the bugs ([`crate::faults`]).

/// Whether this line shall be wrong on purpose.
#[cfg(feature = "faults")]
#[macro_export]
macro_rules! planted {
    ($bug:ident) => {
        $crate::faults::is_awake($crate::faults::Bug::$bug)
    };
}

/// Whether this line shall be wrong on purpose: never, in this build.
#[cfg(not(feature = "faults"))]
#[macro_export]
macro_rules! planted {
    ($bug:ident) => {
        false
    };
}
