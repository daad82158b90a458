//! The case file, its commands, who may see it, and what must be said to whom and when.
//! Not here: I/O, SQL, HTTP, mail, a clock or randomness. A command is a pure function.

pub mod ids;
