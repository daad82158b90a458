//! Every address of the API, in the order of its documentation.
//! Not here: what each does.

use super::{Route, cases, dates, docs, events, export, import, letters, suggest, watch};

/// All of them.
pub const ALL: &[&Route] = &[
    &cases::OPEN,
    &cases::LIST,
    &import::IMPORT,
    &export::EXPORT,
    &cases::READ,
    &cases::ASSIGN,
    &events::RECORD,
    &events::CORRECT,
    &events::WITHDRAW,
    &dates::OF_CASE,
    &letters::REMINDERS,
    &letters::DELIVERIES,
    &dates::DUE,
    &dates::CALCULATE,
    &suggest::SUGGEST,
    &docs::OPENAPI,
    &docs::PAGE,
    &watch::ALIVE,
    &watch::READY,
    &watch::METRICS,
];
