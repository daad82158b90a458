//! The list of every SQL text of the program, so that a test can prepare them all.
//! Not here: the texts. A new query module adds one line.

use crate::sql::Sql;

/// Every registered SQL text.
pub fn texts() -> Vec<&'static Sql> {
    [
        crate::api_keys::ALL,
        crate::applicant::ALL,
        crate::audit::ALL,
        crate::bell::ALL,
        crate::case_files::load::ALL,
        crate::case_files::namesakes::ALL,
        crate::case_files::save::ALL,
        crate::case_files::search::ALL,
        crate::case_files::told::ALL,
        crate::case_files::watched::ALL,
        crate::catch_up::ALL,
        crate::clock::ALL,
        crate::closures::ALL,
        crate::deliveries::ALL,
        crate::deliveries::archive::ALL,
        crate::deliveries::decide::ALL,
        crate::deliveries::ends::ALL,
        crate::deliveries::gates::ALL,
        crate::deliveries::lapse::ALL,
        crate::deliveries::named::ALL,
        crate::deliveries::of_case::ALL,
        crate::deliveries::overtaken::ALL,
        crate::deliveries::overview::ALL,
        crate::deliveries::protocol::ALL,
        crate::deliveries::replay::ALL,
        crate::deliveries::replay::files::ALL,
        crate::digests::ALL,
        crate::due::ALL,
        crate::figures::ALL,
        crate::idempotency::ALL,
        crate::lookout::ALL,
        crate::pruning::ALL,
        crate::reminders::ALL,
        crate::rule_books::ALL,
        crate::schema::ALL,
        crate::settings::ALL,
        crate::tasks::ALL,
        crate::teams_users::ALL,
        crate::walks::ALL,
        crate::work_list::ALL,
        crate::workers::ALL,
    ]
    .concat()
}
