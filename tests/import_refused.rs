//! Bad files of cases through the built binary, on both databases: each gets the right answer, with line
//! and column, and changes nothing.
//! Not here: the files (`common/bad_files.rs`), and good ones (`import.rs`).

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use common::bad_files;
use common::files::{report, rows, stories};

#[tokio::test(flavor = "multi_thread")]
async fn bad_files_get_their_answer_and_change_nothing() {
    stories(async |place, bench| {
        let before = rows(bench).await;
        for (name, bytes, answer) in bad_files::bad_files() {
            let (report, exit) = report(place, &bytes, &["--yes"]);
            assert_eq!(exit, 1, "{name}: {report}");
            assert_eq!(report["written"], false, "{name}");
            assert_eq!(bad_files::answer(&report), answer, "{name}: {report}");
        }
        assert_eq!(rows(bench).await, before);
    })
    .await;
}
