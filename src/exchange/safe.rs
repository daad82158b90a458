//! Cells that a spreadsheet would run as a formula are written with an apostrophe before them; reading
//! takes it away again. Both ways together change nothing.
//! Not here: quoting, which the CSV writer does.

/// Whether a spreadsheet may run this text. Apostrophes at its beginning are passed over, so that text
/// which has one already gets another and comes back whole.
fn would_run(text: &str) -> bool {
    let after = text.trim_start_matches('\'');
    if after.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    after
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// A cell as it is written.
pub fn protect(text: &str) -> String {
    if would_run(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A cell as it was meant.
pub fn unprotect(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if would_run(rest) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_runs_gets_an_apostrophe() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+32470123456", "'+32470123456"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\rx", "'\rx"),
            (" =1", "' =1"),
            ("＝cmd", "'＝cmd"),
            ("'=1", "''=1"),
            ("'t Serclaes", "'t Serclaes"),
            ("De-Smet", "De-Smet"),
            ("", ""),
        ] {
            assert_eq!(protect(text), written);
            assert_eq!(unprotect(written), text);
        }
        assert_eq!(unprotect("'=1"), "=1");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "['=+@ \t\r\na-c＝-]{0,8}") {
            let written = protect(&text);
            prop_assert_eq!(unprotect(&written), text.as_str());
            let first = written.trim_start().chars().next();
            prop_assert!(!first.is_some_and(|c| "=+-@＝＋－＠".contains(c)));
            prop_assert!(!written.starts_with(['\t', '\r', '\n']));
        }
    }
}
