//! Facts into pages and letters in every language.
