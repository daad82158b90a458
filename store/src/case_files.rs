//! Case files as they are kept: the file itself, its events, deadlines and reminders.
//! Loading and saving are in [`load`] and [`save`], finding people in [`search`]
//! and [`namesakes`].
//! Not here: what a command changes; `casework` says it and [`save`] writes just that.

pub mod load;
pub mod namesakes;
pub mod reach;
pub mod save;
pub mod search;
pub mod told;
pub mod watched;

pub use reach::Reach;
