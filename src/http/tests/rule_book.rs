//! What the pages of the rule book say, and what closing days change on the page of a case.

use axum::http::StatusCode;
use casework::command::{Command, NewEvent};
use law::RuleBook;
use law::words::Track;

use super::{Desk, arrived, get};

#[tokio::test]
async fn the_rule_book_is_read_in_four_languages() {
    let desk = Desk::new().await;
    let book = RuleBook::embedded().unwrap();
    for language in ["nl", "fr", "de", "en"] {
        let list = desk.page(&format!("/law?lang={language}")).await;
        assert!(list.len() < 100_000, "{}", list.len());
        for rule in book.rules() {
            let link = format!("href=\"/law/{}?lang={language}\"", rule.id);
            assert!(list.contains(&link), "{language} {}", rule.id);
            let page = desk
                .page(&format!("/law/{}?lang={language}", rule.id))
                .await;
            for wrong in ["⟦", "{$", "<script", " style="] {
                assert!(!page.contains(wrong), "{language} {}: {wrong}", rule.id);
            }
            assert!(page.contains(&format!("<html lang=\"{language}\"")));
            assert!(
                page.contains(book.hash()) && page.len() < 100_000,
                "{}",
                rule.id
            );
        }
        assert!(!list.contains('⟦'), "{language}");
    }
}

#[tokio::test]
async fn a_rule_says_what_why_by_whom_and_who_disagrees() {
    let desk = Desk::new().await;
    let page = desk.page("/law/dvisa-register?lang=en").await;
    for part in [
        "within 8 working days",
        "8 working days after: Entered Belgium",
        "Suppose: Entered Belgium, Friday 18 December 2026.",
        "Christmas Day",
        "Thursday 31 December 2026",
        "Source page 001",
        "koekelberg.be",
        "Residence Act of 15 December 1980, art. 12",
        "the text itself has not been seen yet",
        "Not yet checked by a jurist",
        "in force without a known beginning or end",
        "annex 49",
        "Counted again from these steps: the same dates.",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let (status, _, text) = desk.ask(get("/law/no-such-rule?lang=en")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(!text.contains("no-such-rule"));
}

#[tokio::test]
async fn closing_days_move_the_advice_and_no_date_of_law() {
    let mut desk = Desk::new().await;
    desk.shut(&["2026-11-26", "2026-11-27", "2026-12-24"]).await;
    let (name, track) = ("Giulia Ferrari", Track::EuShortStay);
    let events: Vec<NewEvent> = vec![arrived("2026-11-16")];
    let file = desk.open("2026-11-16", name, track, events).await;
    let report = file
        .deadlines
        .iter()
        .find(|one| one.rule == "eu-short-stay-report")
        .unwrap();
    // Ten working days after 16 November: Monday 30; counted with Saturdays: Friday 27.
    assert_eq!(report.due_on, Some(super::day("2026-11-30")));
    assert_eq!(report.safe_on, Some(super::day("2026-11-27")));
    let page = desk
        .page(&format!("/cases/{}?lang=en", file.reference))
        .await;
    let said = "Go by Wednesday 25 November 2026: after that, up to the safe date, the town hall is closed (Thu 26 Nov 2026, Fri 27 Nov 2026).";
    assert!(page.contains(said), "{page}");
    assert!(page.contains("The legal date does not change."));
    assert!(page.contains("Monday 30 November 2026") && page.contains("Friday 27 November 2026"));
    assert!(page.contains("town hall closed"), "the strip names the day");
    // Done is done: nobody is told to hurry any more.
    let met = super::fact(law::words::FactKind::PresenceReported, "2026-11-18");
    let command = Command::Record(met);
    let file = desk.run("2026-11-18", Some(&file), &command).await;
    let page = desk
        .page(&format!("/cases/{}?lang=en", file.reference))
        .await;
    assert!(!page.contains("due-advice"), "{page}");
}
