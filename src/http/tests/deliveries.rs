//! Post on both databases: what it shows, what a click changes, who may click, and that looking changes
//! nothing.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use casework::decision::Senseless;
use casework::delivery::{DeliveryEvent, DeliveryReason, DeliveryState};
use casework::event::EventKind;
use casework::ids::DeliveryId;
use casework::words::TaskKind;
use chrono::{DateTime, TimeDelta, Utc};
use jobs::smtp::Phase;
use jobs::{JobSettings, Jobs, steps};
use law::words::{Lodging, Track};
use store::deliveries::protocol::{Answer, Marked};
use store::testing::{TestStore, each_database};
use store::workers::WorkerState;
use views::pages::{Choice, Did};

use super::{Counter, Desk, arrived, day, get, now};
use crate::http::deliveries;

const ALL_HOURS: &str = "00:00-24:00";

/// A desk with people whose letters are due, and the jobs that send them.
struct Bench<'a> {
    bench: &'a TestStore,
    desk: Desk,
    jobs: Jobs,
}

impl<'a> Bench<'a> {
    async fn new(bench: &'a TestStore, people: &[&str]) -> Self {
        let mut desk = Desk::on(bench.store.clone()).await;
        for name in people {
            let mut lodging =
                casework::command::NewEvent::new(EventKind::LodgingStated, day("2026-11-13"));
            lodging.attributes.lodging = Some(Lodging::Private);
            let events = vec![arrived("2026-11-13"), lodging];
            desk.open("2026-11-16", name, Track::EuShortStay, events)
                .await;
        }
        let mut settings = JobSettings::new("Onthaal", "post@onthaal.example").unwrap();
        settings.hours =
            casework::sending::SendingHours::parse(ALL_HOURS, casework::sending::SendingDays::All)
                .unwrap();
        let jobs = Jobs::new(bench.store.clone(), settings, Counter(1 << 90));
        Self { bench, desk, jobs }
    }

    async fn raw(&self, text: &str) {
        let done = self.bench.raw(text).await;
        done.unwrap_or_else(|error| panic!("{text}: {error}"));
    }

    /// Every letter that is due, brought to an answer a minute ago.
    async fn answered(
        &self,
        event: DeliveryEvent,
        code: Option<i32>,
        phase: &'static str,
    ) -> Vec<DeliveryId> {
        let at = now() - TimeDelta::minutes(1);
        steps::bundle(&self.jobs, at).await.unwrap();
        let mut ids = Vec::new();
        for held in steps::claim(&self.jobs, at).await.unwrap() {
            assert_eq!(
                steps::mark(&self.jobs, &held, at).await.unwrap(),
                Marked::Yes
            );
            let answer = Answer {
                code,
                reply: code.map(|_| "no <such> user".to_owned()),
                retry_at: Some(now() + TimeDelta::minutes(14)),
                ..Answer::of(event, phase)
            };
            let moved = steps::outcome(&self.jobs, &held, answer, at).await.unwrap();
            assert!(moved.is_some());
            ids.push(held.id);
        }
        assert!(!ids.is_empty(), "no letter was due");
        ids
    }

    async fn texts(&self, text: &str) -> Vec<String> {
        self.bench.raw_texts(text).await.unwrap()
    }

    /// Sends a form as a page of the desk does.
    async fn post(&self, path: &str, form: &str) -> (StatusCode, String) {
        let request = form_of(path, form).header("sec-fetch-site", "same-origin");
        let request = request.body(Body::from(form.to_owned())).unwrap();
        let (status, answer, text) = self.desk.ask(request).await;
        let location = answer.headers().get("location");
        let location = location.map(|value| value.to_str().unwrap().to_owned());
        (status, location.unwrap_or(text))
    }

    async fn decide(&self, id: DeliveryId, decision: &str) -> (StatusCode, String) {
        let path = format!("/deliveries/{id}/decide?lang=en");
        self.post(&path, &format!("decision={decision}")).await
    }

    async fn beat(&self, beaten: DateTime<Utc>, shut: bool) {
        let at = |at: DateTime<Utc>| format!("'{}'", at.to_rfc3339());
        let shut = shut.then(|| (at(beaten), at(now() + TimeDelta::minutes(5))));
        self.raw("DELETE FROM worker").await;
        let text = format!(
            "INSERT INTO worker (name, started_at, beat_at, expected_at, swept_at) VALUES ('77-abc', {0}, {0}, {1}, {0})",
            at(beaten),
            at(beaten + TimeDelta::minutes(4)),
        );
        self.raw(&text).await;
        let (since, until) = shut.unwrap_or(("NULL".to_owned(), "NULL".to_owned()));
        let text = format!(
            "UPDATE sending_gate SET shut_since = {since}, shut_until = {until} WHERE domain = ''"
        );
        self.raw(&text).await;
    }
}

fn form_of(path: &str, form: &str) -> axum::http::request::Builder {
    Request::post(path)
        .header("host", "localhost:8080")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", form.len())
}

/// One part of the page, by its heading.
fn section<'a>(html: &'a str, title: &str) -> &'a str {
    let start = html.find(&format!("<h2>{title}</h2>"));
    let rest = &html[start.unwrap_or_else(|| panic!("{title}: {html}"))..];
    &rest[..rest.find("</section>").unwrap()]
}

#[tokio::test]
async fn an_uncertain_letter_is_shown_with_what_is_known_and_decided_with_one_click() {
    each_database(async |bench| {
        let one = Bench::new(bench, &["Ana Zamfirescu"]).await;
        one.beat(now(), false).await;
        let id = one.answered(DeliveryEvent::LoseTrack, None, "dot").await[0];
        let html = one.desk.page("/deliveries?lang=en").await;
        let doubtful = section(&html, "Did these letters arrive?");
        for part in [
            "Ana Zamfirescu",
            "The mail server had the whole letter and then fell silent (09:59)",
            "10:14",
            "Send the same letter again",
            "It arrived",
            "I phone instead",
        ] {
            assert!(doubtful.contains(part), "{part}\n{doubtful}");
        }
        assert!(!html.contains("ana@mail.example"), "no address on the page");

        let (status, back) = one.decide(id, "arrived").await;
        assert_eq!(
            (status, back.as_str()),
            (StatusCode::SEE_OTHER, "/deliveries?did=arrived&lang=en")
        );
        let html = one.desk.page(&back).await;
        assert!(html.contains("The letter counts as sent."), "{html}");
        assert!(section(&html, "Did these letters arrive?").contains("No letter is in doubt."));
        let history = one
            .texts("SELECT actor || ' ' || action FROM audit WHERE action = 'letter_decided'")
            .await;
        assert_eq!(history, ["operator letter_decided"]);

        let (status, said) = one.decide(id, "again").await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(
            said.contains("This letter was sent. There is nothing to decide."),
            "{said}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_failed_says_why_and_gets_a_new_one_in_its_place() {
    each_database(async |bench| {
        let one = Bench::new(bench, &["Ana Zamfirescu"]).await;
        let id = one.answered(DeliveryEvent::Reject, Some(550), "rcpt").await[0];
        let html = one.desk.page("/deliveries?lang=en").await;
        let failed = section(&html, "These letters failed");
        assert!(
            failed.contains("does not take letters for this address (550, 09:59)"),
            "{failed}"
        );
        assert!(
            failed.contains("Send a new letter") && !failed.contains("It arrived"),
            "{failed}"
        );
        let (_, back) = one.decide(id, "again").await;
        assert_eq!(back, "/deliveries?did=new-letter&lang=en");
        let html = one.desk.page("/deliveries?lang=en").await;
        assert!(
            section(&html, "These letters failed").contains("No letter waits"),
            "{html}"
        );
        steps::bundle(&one.jobs, now()).await.unwrap();

        let html = one.desk.page(&format!("/deliveries/{id}?lang=en")).await;
        for part in [
            "Failed",
            "refused for good",
            "no &#60;such&#62; user",
            "Another letter takes its place",
            "Ana Zamfirescu",
        ] {
            assert!(html.contains(part), "{part}\n{html}");
        }
        let next = one
            .texts("SELECT message_id FROM delivery WHERE replaces IS NOT NULL")
            .await;
        assert_eq!(next.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_page_says_when_nobody_sends_and_when_the_mail_server_is_left_alone() {
    each_database(async |bench| {
        let one = Bench::new(bench, &["Ana Zamfirescu"]).await;
        let html = one.desk.page("/deliveries?lang=en").await;
        assert!(
            html.contains("no process runs that sends letters"),
            "{html}"
        );
        one.beat(now() - TimeDelta::minutes(12), false).await;
        let html = one.desk.page("/deliveries?lang=en").await;
        assert!(
            html.contains("no process has given a sign of life for 12 minutes"),
            "{html}"
        );
        assert!(section(&html, "Is it watched?").contains("alarm"), "{html}");
        one.beat(now() - TimeDelta::minutes(1), true).await;
        let html = one.desk.page("/deliveries?lang=en").await;
        assert!(html.contains("Mail server not reached"), "{html}");
        let stops = section(&html, "Left alone for a while");
        assert!(stops.contains("since 09:59; tried again 10:05"), "{stops}");
        one.beat(now() - TimeDelta::minutes(1), false).await;
        let html = one.desk.page("/deliveries?lang=en").await;
        assert!(
            html.contains("<dd>Works</dd><dd>last look 09:59, next 10:00</dd>"),
            "{html}"
        );
    })
    .await;
}

#[tokio::test]
async fn the_switch_stops_all_sending_with_its_reason_and_lets_it_go_again() {
    each_database(async |bench| {
        let one = Bench::new(bench, &["Ana Zamfirescu"]).await;
        one.beat(now(), false).await;
        for empty in [
            "reason=",
            "reason=++",
            "",
            &format!("reason={}", "x".repeat(201)),
        ] {
            let (status, back) = one.post("/deliveries/hold", empty).await;
            assert_eq!(
                (status, back.as_str()),
                (StatusCode::SEE_OTHER, "/deliveries?wrong=reason")
            );
        }
        let html = one.desk.page("/deliveries?wrong=reason&lang=en").await;
        assert!(
            html.contains("aria-invalid=\"true\"") && html.contains("Say why"),
            "{html}"
        );
        assert_eq!(steps::held(&one.jobs, now()).await.unwrap(), None);

        let (_, back) = one
            .post("/deliveries/hold?lang=en", "reason=relay+%3Cmoves%3E")
            .await;
        assert_eq!(back, "/deliveries?did=held&lang=en");
        let held = steps::held(&one.jobs, now()).await.unwrap();
        assert_eq!(held.as_deref(), Some("relay <moves>"));
        let html = one.desk.page(&back).await;
        for part in [
            "Nothing leaves since 10:00",
            "relay &#60;moves&#62;",
            "<dd>On hold</dd>",
        ] {
            assert!(html.contains(part), "{part}\n{html}");
        }
        let (_, back) = one.post("/deliveries/release", "").await;
        assert_eq!(back, "/deliveries?did=released");
        assert_eq!(steps::held(&one.jobs, now()).await.unwrap(), None);
        let history = one
            .texts("SELECT action FROM audit WHERE case_id IS NULL ORDER BY action")
            .await;
        assert_eq!(history, ["sending_held", "sending_released"]);
    })
    .await;
}

#[tokio::test]
async fn lists_go_on_where_they_stopped() {
    each_database(async |bench| {
        let one = Bench::new(bench, &["Ana Zamfirescu"]).await;
        let id = one.answered(DeliveryEvent::Accept, Some(250), "dot").await[0];
        let columns = "kind, contact_id, email, address_folded, language, state, reason, subject, body, dates_named, opens_at, \
                       closes_at, next_try_at, fence, claims, attempts, ambiguous, created_at, final_at";
        let hex = |number: u32| match bench.kind() {
            store::Kind::Sqlite => format!("x'{number:032x}'"),
            store::Kind::Postgres => format!("'{number:032x}'"),
        };
        let body = match bench.kind() {
            store::Kind::Sqlite => "x'00'",
            store::Kind::Postgres => "'\\x00'",
        };
        for number in 1..=23 {
            let copy = format!(
                "INSERT INTO delivery (id, message_id, {columns}) SELECT {}, 'm{number}', kind, contact_id, email, address_folded, \
                 language, 'unknown', NULL, subject, {body}, dates_named, opens_at, closes_at, next_try_at, fence, claims, attempts, 1, \
                 created_at, NULL FROM delivery WHERE message_id LIKE '<%'",
                hex(number)
            );
            one.raw(&copy).await;
            let tried = format!(
                "INSERT INTO attempt (delivery_id, fence, at, phase, outcome) VALUES ({}, 1, '{}', 'dot', 'accept')",
                hex(number),
                (now() - TimeDelta::minutes(2)).to_rfc3339()
            );
            one.raw(&tried).await;
        }
        for (list, title, most) in [("doubtful", "Did these letters arrive?", 23), ("lately", "Went out lately", 24)] {
            let (mut path, mut seen, mut pages) = ("/deliveries?lang=en".to_owned(), Vec::new(), 0);
            loop {
                let html = one.desk.page(&path).await;
                let part = section(&html, title);
                let links = part.split("href=\"/deliveries/").skip(1);
                let ids = links.map(|link| link.split(['?', '"', '/']).next().unwrap().to_owned());
                let before = seen.len();
                seen.extend(ids);
                assert!(seen.len() - before <= 10, "{part}");
                pages += 1;
                let more = part.split("href=\"").find(|link| link.contains(&format!("{list}=")));
                match more {
                    Some(link) => path = link.split('"').next().unwrap().replace("&#38;", "&"),
                    None => break,
                }
            }
            let all = seen.len();
            seen.sort();
            seen.dedup();
            assert_eq!((seen.len(), all, pages), (most, most, 3), "{list}");
            assert_eq!(seen.contains(&id.to_string()), list == "lately");
        }
        for bad in ["doubtful=x", "doubtful=1.x", "asked=7", "lately=", "did=everything"] {
            let (status, _, _) = one.desk.ask(get(&format!("/deliveries?{bad}"))).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{bad}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_goes_out_is_counted_by_day_and_kind() {
    each_database(async |bench| {
        let one = Bench::new(bench, &["Ana Zamfirescu"]).await;
        // Friday: nothing has been written yet, so her letter is today's.
        let html = one.desk.page("/deliveries?lang=en").await;
        assert!(html.contains("<dd>0 sent, 1 planned</dd>"), "{html}");
        let coming = section(&html, "Next 7 days");
        assert!(coming.contains("no ordinary letters on this day"), "{coming}");
        let planned = "UPDATE reminder SET rung = 'last' WHERE state = 'planned'";
        one.raw("DELETE FROM reminder WHERE id NOT IN (SELECT id FROM reminder WHERE closes_at > '2026-11-20T10:00:00+00:00' ORDER BY opens_at LIMIT 1)").await;
        one.raw(planned).await;
        let html = one.desk.page("/deliveries?lang=en").await;
        assert!(section(&html, "Next 7 days").contains("1 last warning"), "{html}");
        one.answered(DeliveryEvent::Accept, Some(250), "dot").await;
        let html = one.desk.page("/deliveries?lang=en").await;
        assert!(html.contains("<dd>1 sent, 0 planned</dd>"), "{html}");
        assert!(section(&html, "Went out lately").contains("Ana Zamfirescu"), "{html}");
    })
    .await;
}

#[tokio::test]
async fn only_a_page_of_ours_on_this_machine_may_decide_and_looking_changes_nothing() {
    each_database(async |bench| {
        let one = Bench::new(bench, &["Ana Zamfirescu"]).await;
        let id = one.answered(DeliveryEvent::LoseTrack, None, "dot").await[0];
        let path = format!("/deliveries/{id}/decide");
        let form = "decision=give-up";
        for (name, value, allowed) in [
            ("sec-fetch-site", "cross-site", false),
            ("sec-fetch-site", "same-site", false),
            ("sec-fetch-site", "none", false),
            ("origin", "http://evil.example", false),
            ("origin", "null", false),
            ("x-nothing", "", false),
            ("via", "1.1 proxy", false),
            ("origin", "http://localhost:8080", true),
        ] {
            for target in [path.as_str(), "/deliveries/hold"] {
                let form = if target == path { form } else { "reason=x" };
                let request = form_of(target, form).header(name, value);
                let request = request.body(Body::from(form)).unwrap();
                let (status, _, _) = one.desk.ask(request).await;
                let expected = if allowed { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN };
                assert_eq!(status, expected, "{target} {name}: {value}");
            }
        }
        assert_eq!(one.texts("SELECT state FROM delivery").await, ["cancelled"]);

        let everything = "SELECT (SELECT count(*) FROM audit) || '/' || (SELECT count(*) FROM setting) || '/' || \
                          (SELECT count(*) FROM task) || '/' || (SELECT max(state) FROM delivery)";
        let before = one.texts(everything).await;
        for looked in [path.as_str(), "/deliveries/hold", "/deliveries/release"] {
            let (status, answer, _) = one.desk.ask(get(looked)).await;
            assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{looked}");
            assert_eq!(answer.headers()["allow"], "POST");
        }
        for looked in ["/deliveries", &format!("/deliveries/{id}"), "/deliveries/samples"] {
            one.desk.page(looked).await;
        }
        assert_eq!(one.texts(everything).await, before);
        for (path, form, status) in [
            ("/deliveries/7/decide", form, StatusCode::NOT_FOUND),
            ("/deliveries/00000000-0000-0000-0000-000000000009/decide", form, StatusCode::NOT_FOUND),
            (path.as_str(), "decision=perhaps", StatusCode::CONFLICT),
            (path.as_str(), "", StatusCode::CONFLICT),
            (path.as_str(), &"x".repeat(5_000), StatusCode::PAYLOAD_TOO_LARGE),
        ] {
            assert_eq!(one.post(path, form).await.0, status, "{path} {}", form.len());
        }
        for nothing in ["/deliveries/7", "/deliveries/00000000-0000-0000-0000-000000000009"] {
            assert_eq!(one.desk.ask(get(nothing)).await.0, StatusCode::NOT_FOUND);
        }
    })
    .await;
}

#[tokio::test]
async fn every_page_is_whole_in_four_languages() {
    each_database(async |bench| {
        let one = Bench::new(bench, &["Ana <script>"]).await;
        let id = one.answered(DeliveryEvent::LoseTrack, None, "dot").await[0];
        one.beat(now() - TimeDelta::hours(3), true).await;
        for language in ["nl", "fr", "de", "en"] {
            for path in [
                "/deliveries",
                &format!("/deliveries/{id}"),
                "/deliveries/samples",
            ] {
                let html = one.desk.page(&format!("{path}?lang={language}")).await;
                assert!(
                    html.contains(&format!("<html lang=\"{language}\"")),
                    "{path}"
                );
                for wrong in ["⟦", "{$", "{ $", "<script", " style="] {
                    assert!(!html.contains(wrong), "{path} {language}: {wrong}");
                }
                assert!(html.len() < 100_000, "{path}: {}", html.len());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn every_kind_of_letter_can_be_seen_in_every_language() {
    let desk = Desk::new().await;
    for language in ["nl", "fr", "de", "en"] {
        let page = desk
            .page(&format!("/deliveries/samples/{language}?lang=en"))
            .await;
        assert!(page.contains("An invented example."), "{page}");
        assert_eq!(page.matches("<pre class=\"letter\"").count(), 7);
        for kind in [
            "reminder",
            "last",
            "window",
            "right",
            "several",
            "correction",
            "dropped",
        ] {
            let path = format!("/deliveries/samples/{language}/{kind}");
            assert!(page.contains(&format!("href=\"{path}\"")), "{path}");
            let (status, answer, letter) = desk.ask(get(&path)).await;
            assert_eq!(status, StatusCode::OK, "{path}: {letter}");
            assert!(letter.contains("Sam Voorbeeld"), "{path}: {letter}");
            assert!(
                letter.contains(&format!("<html lang=\"{language}\"")),
                "{path}"
            );
            let policy = answer.headers()["content-security-policy"]
                .to_str()
                .unwrap();
            assert!(
                policy.contains("style-src 'unsafe-inline'")
                    && policy.contains("default-src 'none'")
            );
        }
    }
    for path in ["/deliveries/samples/xx", "/deliveries/samples/nl/poem"] {
        let (status, answer, _) = desk.ask(get(path)).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        let policy = answer.headers()["content-security-policy"]
            .to_str()
            .unwrap();
        assert!(policy.contains("style-src 'self'"), "{path}: {policy}");
    }
}

#[test]
fn every_word_that_the_page_may_need_is_there() {
    let mut keys: Vec<String> = Vec::new();
    let dashed = |family: &str, word: &str| format!("{family}-{}", word.replace('_', "-"));
    keys.extend(
        Senseless::ALL
            .iter()
            .map(|one| dashed("refused", one.as_str())),
    );
    keys.extend(TaskKind::ALL.iter().map(|one| dashed("work", one.as_str())));
    keys.extend(
        DeliveryState::ALL
            .iter()
            .map(|one| dashed("letter-state", one.as_str())),
    );
    keys.extend(Phase::ALL.iter().map(|one| dashed("phase", one.as_str())));
    keys.extend(["claimed", "receipt", "spool"].map(|one| dashed("phase", one)));
    let outcomes = [
        "accept",
        "defer",
        "reject",
        "lose_track",
        "lose_lease",
        "replay",
        "bounce",
    ];
    keys.extend(outcomes.map(|one| dashed("try", one)));
    keys.extend(WorkerState::ALL.map(|one| dashed("worker", one.as_str())));
    keys.extend(Did::ALL.map(|one| dashed("post-did", one.code())));
    keys.extend(Choice::ALL.map(|one| one.key().to_owned()));
    for state in DeliveryState::ALL {
        for reason in DeliveryReason::ALL {
            for (phase, code) in [("rcpt", Some(550)), ("dot", Some(554)), ("dot", None)] {
                let reason = Some(reason.as_str());
                keys.push(deliveries::why(*state, reason, Some(phase), code).to_owned());
                keys.extend(deliveries::why_doubtful(*state, reason).map(str::to_owned));
            }
        }
    }
    for language in views::Language::ALL {
        for key in &keys {
            let words = views::words::words(language);
            assert!(words.find(key).is_some(), "{language}: {key}");
        }
    }
}
