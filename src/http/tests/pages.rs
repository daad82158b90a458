//! What the work list and a case say, in four languages.

use casework::command::NewEvent;
use casework::event::EventKind;
use law::words::{Document, FactKind, Lodging, StayLength, Track};

use super::{Desk, arrived, day, fact, full_desk, get, stay};

/// The part of the list under a heading, up to the next.
fn group<'a>(html: &'a str, title: &str) -> &'a str {
    let start = html
        .find(&format!("<b>{title}</b>"))
        .unwrap_or_else(|| panic!("{title}"));
    let rest = &html[start..];
    &rest[..rest.find("</tbody>").unwrap()]
}

#[tokio::test]
async fn the_list_puts_everybody_where_they_belong() {
    let (desk, _) = full_desk().await;
    let html = desk.page("/?lang=en").await;
    for (title, name, date) in [
        ("Overdue", "Ruslan Adilov", "16 Nov 2026"),
        ("Today", "Nadia", "23 Nov 2026"),
        ("Today", "Elena Marin", "15 Nov 2026"),
        ("Next 5 working days", "Giulia Ferrari", "27 Nov 2026"),
        ("Next 30 days", "João Silva", "15 Dec 2026"),
        ("To be asked", "Hamza Late", "17 Aug 2026"),
    ] {
        let rows = group(&html, title);
        assert!(
            rows.contains(name) && rows.contains(date),
            "{title}: {name} {date}\n{rows}"
        );
    }
    assert!(
        !group(&html, "Overdue").contains("Hamza"),
        "a question is no verdict"
    );
    assert!(
        !group(&html, "Overdue").contains("Elena"),
        "a right is never late"
    );
    assert!(group(&html, "Overdue").contains("No address"));
}

#[tokio::test]
async fn pages_speak_four_languages_and_keep_the_one_asked_for() {
    let (desk, nadia) = full_desk().await;
    let case = format!("/cases/{}", nadia.reference);
    for (language, date) in [
        ("nl", "vrijdag 20 november 2026"),
        ("fr", "vendredi 20 novembre 2026"),
        ("de", "Freitag, 20. November 2026"),
        ("en", "Friday 20 November 2026"),
    ] {
        for path in ["/", case.as_str(), "/nothing"] {
            let (_, _, html) = desk.ask(get(&format!("{path}?lang={language}"))).await;
            assert!(
                html.contains(&format!("<html lang=\"{language}\"")),
                "{path}"
            );
            for wrong in ["⟦", "{$", "{ $", "<script", "stamp <b>", " style="] {
                assert!(!html.contains(wrong), "{path} {language}: {wrong}");
            }
            assert!(html.len() < 100_000, "{path}: {}", html.len());
            assert!(
                html.contains(&format!("href=\"/?lang={language}\"")),
                "{path}"
            );
        }
        assert!(
            desk.page(&format!("/?lang={language}"))
                .await
                .contains(date)
        );
        assert!(
            desk.page(&format!("{case}?lang={language}"))
                .await
                .contains(date)
        );
    }
    let mut browser = get("/");
    browser
        .headers_mut()
        .insert("accept-language", "fr-BE, en;q=0.5".parse().unwrap());
    let (_, _, html) = desk.ask(browser).await;
    assert!(html.contains("<html lang=\"fr\"") && html.contains("href=\"/cases/"));
    assert!(
        desk.page("/").await.contains("<html lang=\"nl\""),
        "the organisation's first"
    );
}

#[tokio::test]
async fn a_case_shows_why_and_what_was_corrected() {
    let (desk, nadia) = full_desk().await;
    for id in [nadia.reference.to_lowercase(), nadia.id.to_string()] {
        let html = desk.page(&format!("/cases/{id}?lang=en")).await;
        for part in [
            "El&#60;script&#62;Amrani",
            "Why this date?",
            "Armistice Day",
            "Friday 20 November 2026",
            "Monday 23 November 2026",
            "Wednesday 18 November 2026",
            "<del>Mon 9 Nov 2026</del>",
            "Counted from: Entered Belgium, Tuesday 10 November 2026.",
            "Dates that no longer apply",
            "stamp &#60;b&#62;17",
            "+32470002345",
            "Antwerp",
        ] {
            assert!(html.contains(part), "{part}\n{html}");
        }
    }
    let list = desk.page("/?lang=en").await;
    let url = list
        .split("href=\"/cases/")
        .find(|part| part.contains("Mehmet"))
        .unwrap();
    let html = desk
        .page(&format!("/cases/{}", url.split('"').next().unwrap()))
        .await;
    assert!(
        html.contains("this depends on something we do not know: length of stay"),
        "{html}"
    );
}

#[tokio::test]
async fn every_way_of_counting_is_told() {
    let mut desk = Desk::new().await;
    let eu = desk.open(
        "2026-11-16",
        "Ana Pop",
        Track::EuShortStay,
        vec![arrived("2026-11-13")],
    );
    let eu = eu.await;
    let mut fifteen = fact(FactKind::Annex15Issued, "2026-11-16");
    fifteen.evidence = None;
    let events = vec![arrived("2026-11-05"), fifteen];
    let visa = desk
        .open("2026-11-17", "Linh Tran", Track::ThirdCountryVisaD, events)
        .await;
    let events = vec![arrived("2026-08-31")];
    let months = desk
        .open("2026-09-02", "Jan Nowak", Track::EuLongStay, events)
        .await;
    for (file, parts) in [
        (&eu, vec!["Day 90 of the stay: Wed 10 Feb 2027"]),
        (
            &visa,
            vec![
                "28 days",
                "<span class=\"c end\">45<",
                "Thursday 31 December 2026",
            ],
        ),
        (
            &months,
            vec!["3 months on: Mon 30 Nov 2026", "That month is shorter"],
        ),
    ] {
        let html = desk
            .page(&format!("/cases/{}?lang=en", file.reference))
            .await;
        for part in parts {
            assert!(html.contains(part), "{part}\n{html}");
        }
        assert!(html.len() < 100_000);
    }
}

#[tokio::test]
async fn a_long_list_stays_small_and_says_what_it_leaves_off() {
    let mut desk = Desk::new().await;
    for number in 0..90 {
        let mut events = vec![arrived("2026-11-16")];
        events.push(stay(StayLength::Long, "2026-11-16"));
        let mut lodging = NewEvent::new(EventKind::LodgingStated, day("2026-11-16"));
        lodging.attributes.lodging = Some(Lodging::Private);
        events.push(lodging);
        let name = format!("Person Number{number} van der Lange Achternaam");
        desk.open("2026-11-17", &name, Track::ThirdCountryVisaD, events)
            .await;
    }
    let html = desk.page("/?lang=fr").await;
    assert!(html.len() < 100_000, "{}", html.len());
    assert!(html.contains("18 lignes"), "{html}");
}

#[tokio::test]
async fn what_ended_is_urgent_for_a_month_and_a_right_never_is() {
    let mut desk = Desk::new().await;
    let right = |filed: &str| {
        let complete = fact(FactKind::FileCompleted, filed);
        let filed = fact(FactKind::Annex19Filed, filed);
        vec![arrived("2021-08-01"), filed, complete]
    };
    let long = Track::EuLongStay;
    desk.open("2026-09-01", "Right Fresh", long, right("2021-10-25"))
        .await;
    desk.open("2026-09-01", "Right Stale", long, right("2021-10-10"))
        .await;
    for (name, on) in [("Paper Fresh", "2026-11-10"), ("Paper Stale", "2026-10-10")] {
        let mut expiry = fact(FactKind::DocumentExpires, on);
        expiry.document = Some(Document::Passport);
        let events = vec![
            arrived("2026-08-31"),
            fact(FactKind::Annex19Filed, "2026-09-01"),
            expiry,
        ];
        desk.open("2026-09-02", name, long, events).await;
    }
    let html = desk.page("/?lang=en").await;
    assert!(group(&html, "Today").contains("Right Fresh"));
    assert!(group(&html, "Overdue").contains("Paper Fresh"));
    assert!(!html.contains("Right Stale") && !html.contains("Paper Stale"));
}
