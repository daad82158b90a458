//! What the page shows, to whom, and that looking changes nothing.

use super::*;

#[tokio::test]
async fn the_page_says_what_to_do_and_until_when_in_four_languages() {
    each_database(async |bench| {
        let bench = Bench::new(bench).await;
        let safe = report(&bench.file).safe_on.unwrap();
        for language in Language::ALL {
            let got = bench
                .get(&format!("/a/{}?lang={language}", bench.page))
                .await;
            assert_eq!(got.status, StatusCode::OK, "{}", got.text);
            let date = views::dates::write(language, safe, views::dates::Form::Full);
            assert!(got.text.contains(&date), "{}", got.text);
            for has in [
                "Ana",
                "Onthaal &#38; Co",
                "tel:090001240",
                "/dates.ics",
                "/done",
                "/date",
                "/stop",
                &bench.file.reference,
                &format!("lang=\"{language}\" dir=\"ltr\""),
                "noindex",
            ] {
                assert!(got.text.contains(has), "{language}: {has}: {}", got.text);
            }
            for never in [
                "Zamfirescu",
                "RO",
                "eu-short-stay",
                "<script",
                "http://",
                "https://",
                "⟦",
                "mail.example",
                "legal-basis",
                "style=",
                "0470",
            ] {
                assert!(
                    !got.text.contains(never),
                    "{language}: {never}: {}",
                    got.text
                );
            }
            assert!(
                got.header("content-security-policy")
                    .starts_with("default-src 'none'")
            );
            assert_eq!(got.header("referrer-policy"), "no-referrer");
            assert_eq!(got.header("cache-control"), "no-store");
            assert_eq!(got.header("x-robots-tag"), "noindex, nofollow");
        }
        // The person's own language, whatever the browser prefers.
        let own = request(
            Method::GET,
            &format!("/a/{}", bench.page),
            &[("accept-language", "nl")],
            "",
        );
        assert!(bench.ask(own).await.text.contains("<html lang=\"fr\""));
        // The desk behind it stays this machine's alone.
        let desk = request(Method::GET, "/", &[("host", "termijn.example")], "");
        assert_eq!(bench.ask(desk).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn looking_changes_nothing() {
    each_database(async |bench| {
        let bench = Bench::new(bench).await;
        let before = bench.rows().await;
        bench.trap().await;
        for path in bench.addresses() {
            for method in [Method::GET, Method::HEAD] {
                let got = bench.ask(request(method.clone(), &path, &[], "")).await;
                assert_eq!(got.status, StatusCode::OK, "{method} {path}: {}", got.text);
            }
        }
        assert_eq!(bench.rows().await, before);
        // The trap works: each click that changes something falls into it.
        let duty = format!("duty={}", report(&bench.file).id);
        for (path, form) in [
            (format!("/a/{}/done", bench.page), duty.as_str()),
            (format!("/a/{}/date", bench.page), duty.as_str()),
            (
                format!("/a/{}/stop", bench.page),
                "List-Unsubscribe=One-Click",
            ),
            (
                format!("/a/stop/{}", bench.stop),
                "List-Unsubscribe=One-Click",
            ),
        ] {
            let got = bench.post(&path, form).await;
            assert!(got.status.is_server_error(), "{path}: {}", got.status);
        }
        assert_eq!(bench.rows().await, before);
    })
    .await;
}

#[tokio::test]
async fn several_people_behind_one_address_stay_unnamed() {
    each_database(async |bench| {
        let mut bench = Bench::new(bench).await;
        let other = person(&mut bench.desk, "Bogdan Popescu").await;
        let stranger = person(&mut bench.desk, "Crina Stranger").await;
        let shared = token(5);
        let files = [bench.file.clone(), other.clone()];
        bench.link(&shared, Purpose::Page, 10, &files).await;
        let got = bench.get(&format!("/a/{shared}?lang=en")).await;
        for name in ["Ana", "Bogdan", "Crina", "Popescu"] {
            assert!(!got.text.contains(name), "{name}: {}", got.text);
        }
        for reference in [&bench.file.reference, &other.reference, &stranger.reference] {
            assert!(!got.text.contains(reference.as_str()), "{}", got.text);
        }
        assert!(
            got.text.contains("This date is for 2 people."),
            "{}",
            got.text
        );
        // A claim is for all of them, and for nobody else.
        let done = format!("/a/{shared}/done");
        let ids = [report(&bench.file).id, report(&other).id];
        let shown = bench.get(&done).await.text;
        let id = ids
            .iter()
            .find(|id| shown.contains(&id.to_string()))
            .unwrap();
        bench.post(&done, &format!("duty={id}")).await;
        let claims = "SELECT actor FROM audit WHERE action = 'claimed_done'";
        assert_eq!(bench.bench.raw_texts(claims).await.unwrap().len(), 2);
        // One's own page shows one's own.
        assert!(
            !bench
                .get(&format!("/a/{}", bench.page))
                .await
                .text
                .contains("Bogdan")
        );
    })
    .await;
}
