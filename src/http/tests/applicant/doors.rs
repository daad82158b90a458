//! Who gets nothing: wrong links, wrong forms, other websites and those who guess.

use super::*;

#[tokio::test]
async fn every_link_that_does_not_work_is_answered_alike() {
    each_database(async |bench| {
        let mut bench = Bench::new(bench).await;
        let file = bench.file.clone();
        bench
            .link(&token(3), Purpose::Page, -1, std::slice::from_ref(&file))
            .await;
        bench
            .link(&token(4), Purpose::Page, 10, std::slice::from_ref(&file))
            .await;
        let (page, stop) = (bench.page.clone(), bench.stop.clone());
        let mut answers = Vec::new();
        for (path, method) in [
            (format!("/a/{}", token(9)), Method::GET),
            (format!("/a/{}", token(3)), Method::GET),
            (format!("/a/stop/{page}"), Method::POST),
            (format!("/a/{stop}"), Method::GET),
            (format!("/a/{stop}/done"), Method::POST),
            (format!("/a/{}", &page[1..]), Method::GET),
            ("/a/x".to_owned(), Method::GET),
            (format!("/a/{page}/elsewhere"), Method::DELETE),
            ("/a/%ff".to_owned(), Method::GET),
        ] {
            bench.router = router(bench.desk.app.clone());
            answers.push((
                path.clone(),
                bench.ask(request(method, &path, &[], "")).await,
            ));
        }
        bench.router = router(bench.desk.app.clone());
        let before = bench.get(&format!("/a/{}", token(4))).await;
        assert_eq!(before.status, StatusCode::OK);
        let case = bench.file.id;
        let revoke = bench.desk.app.store.write(move |tx| {
            Box::pin(async move { applicant::revoke_of_case(tx, case, now()).await })
        });
        assert_eq!(revoke.await.unwrap(), 3);
        answers.push((
            "revoked".to_owned(),
            bench.get(&format!("/a/{}", token(4))).await,
        ));
        let first = answers[0].1.clone();
        assert_eq!(first.status, StatusCode::NOT_FOUND);
        for (path, got) in answers {
            assert_eq!(got, first, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_that_speaks_of_something_else_changes_nothing() {
    each_database(async |bench| {
        let mut bench = Bench::new(bench).await;
        let other = person(&mut bench.desk, "Bo Popescu").await;
        let before = bench.rows().await;
        let path = format!("/a/{}/done", bench.page);
        let foreign = format!("duty={}", report(&other).id);
        let long = format!("duty={}", "x".repeat(5000));
        for (form, status) in [
            ("", StatusCode::BAD_REQUEST),
            ("duty=", StatusCode::BAD_REQUEST),
            ("duty=x", StatusCode::BAD_REQUEST),
            ("other=1", StatusCode::BAD_REQUEST),
            (foreign.as_str(), StatusCode::BAD_REQUEST),
            (long.as_str(), StatusCode::PAYLOAD_TOO_LARGE),
        ] {
            assert_eq!(bench.post(&path, form).await.status, status, "{form:.60}");
        }
        for (method, path, allowed) in [
            (Method::PUT, path, "GET, HEAD, POST"),
            (Method::POST, format!("/a/{}", bench.page), "GET, HEAD"),
            (Method::GET, format!("/a/{}/resume", bench.page), "POST"),
        ] {
            let got = bench.ask(request(method, &path, &[], "")).await;
            assert_eq!(
                (got.status, got.header("allow")),
                (StatusCode::METHOD_NOT_ALLOWED, allowed)
            );
        }
        assert_eq!(bench.rows().await, before);
    })
    .await;
}

#[tokio::test]
async fn forms_of_other_websites_are_refused() {
    each_database(async |bench| {
        let bench = Bench::new(bench).await;
        let path = format!("/a/{}/stop", bench.page);
        let form = "List-Unsubscribe=One-Click";
        for (site, origin, allowed) in [
            (Some("cross-site"), None, false),
            (Some("same-site"), None, false),
            (Some("cross-site"), Some("https://termijn.example"), false),
            (None, Some("https://evil.example"), false),
            (None, Some("https://termijn.example.evil.example"), false),
            (Some("none"), None, true),
            (None, None, true),
            (None, Some("null"), true),
            (None, Some("https://termijn.example"), true),
            (Some("same-origin"), Some("null"), true),
        ] {
            let mut headers = vec![("content-type", FORM)];
            headers.extend(site.map(|site| ("sec-fetch-site", site)));
            headers.extend(origin.map(|origin| ("origin", origin)));
            let got = bench
                .ask(request(Method::POST, &path, &headers, form))
                .await;
            let expected = if allowed {
                StatusCode::SEE_OTHER
            } else {
                StatusCode::FORBIDDEN
            };
            assert_eq!(got.status, expected, "{site:?} {origin:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn guessing_is_slowed_down_for_the_address_that_guesses() {
    each_database(async |bench| {
        let bench = Bench::new(bench).await;
        let from = async |peer: &str, forwarded: Option<&str>, token: &str| {
            let path = format!("/a/{token}");
            let headers: Vec<_> = forwarded
                .map(|text| ("x-forwarded-for", text))
                .into_iter()
                .collect();
            let mut request = request(Method::GET, &path, &headers, "");
            let peer: SocketAddr = format!("{peer}:1").parse().unwrap();
            request.extensions_mut().insert(Peer(peer));
            bench.ask(request).await
        };
        for _ in 0..30 {
            // Being right costs nothing.
            assert_eq!(
                from("192.0.2.1", None, &bench.page).await.status,
                StatusCode::OK
            );
        }
        for number in 0..10 {
            let got = from("192.0.2.1", None, &token(100 + number)).await;
            assert_eq!(got.status, StatusCode::NOT_FOUND);
        }
        let got = from("192.0.2.1", None, &token(200)).await;
        assert_eq!(
            (got.status, got.header("retry-after")),
            (StatusCode::TOO_MANY_REQUESTS, "6")
        );
        // Not even a right guess is told from a wrong one now.
        let right = from("192.0.2.1", None, &bench.page).await;
        assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(
            from("192.0.2.2", None, &bench.page).await.status,
            StatusCode::OK
        );
        // Behind our proxy each visitor counts alone; a stranger's word about others is not believed.
        let proxied =
            async |forwarded, token: &str| from("192.0.2.9", Some(forwarded), token).await.status;
        assert_eq!(
            proxied("192.0.2.5, 192.0.2.1", &token(9)).await,
            StatusCode::TOO_MANY_REQUESTS
        );
        assert_eq!(
            proxied("192.0.2.1, 192.0.2.5", &bench.page).await,
            StatusCode::OK
        );
        let stranger = from("192.0.2.1", Some("192.0.2.77"), &bench.page).await;
        assert_eq!(stranger.status, StatusCode::TOO_MANY_REQUESTS);
    })
    .await;
}
