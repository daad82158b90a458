//! What SMTP sees of a letter: from whom, to whom, how large; and its body with dots stuffed.
//! Not here: building the letter ([`crate::message`]).

use casework::masked::Masked;

/// The end of a body: a line with one dot.
pub const END: &[u8] = b".\r\n";
/// The longest path SMTP carries, in bytes (RFC 5321, 4.5.3.1.3), without its angle brackets.
const LONGEST: usize = 254;

/// From whom, to whom, and what the server must be able to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    pub(super) from: Masked<String>,
    pub(super) to: Masked<String>,
    pub(super) size: usize,
    pub(super) eight_bit: bool,
}

impl Envelope {
    /// For the bytes of a letter.
    pub fn new(from: &str, to: &str, bytes: &[u8]) -> Self {
        Self {
            from: Masked::new(from.to_owned()),
            to: Masked::new(to.to_owned()),
            size: bytes.len(),
            eight_bit: !bytes.is_ascii(),
        }
    }

    /// Whether an address needs SMTPUTF8.
    pub(super) fn is_international(&self) -> bool {
        !(self.from.expose().is_ascii() && self.to.expose().is_ascii())
    }

    /// Whether both addresses fit between angle brackets in one command.
    pub(super) fn is_speakable(&self) -> bool {
        let fits = |address: &str| {
            let taken = |c: char| c.is_control() || c.is_whitespace() || "<>".contains(c);
            let (local, domain) = address.rsplit_once('@').unwrap_or_default();
            !local.is_empty()
                && !domain.is_empty()
                && address.len() <= LONGEST
                && !address.contains(taken)
        };
        fits(self.from.expose()) && fits(self.to.expose())
    }

    /// What a reply may repeat and nobody must keep.
    pub(super) fn private(&self) -> Vec<String> {
        let local = self
            .to
            .expose()
            .rsplit_once('@')
            .map(|(local, _)| local.to_owned());
        local
            .filter(|local| !local.is_empty())
            .into_iter()
            .collect()
    }
}

/// The body as it travels, without its end: every line ends in CRLF, a line that begins with a dot
/// gets one more.
pub fn stuffed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 50 + 2);
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let (line, after) = rest
            .split_at_checked(end.unwrap_or(rest.len()))
            .unwrap_or((rest, &[]));
        if line.first() == Some(&b'.') {
            out.push(b'.');
        }
        out.extend_from_slice(line);
        out.extend_from_slice(b"\r\n");
        // A lone CR or LF ends a line as well: left as it is, two servers may read two letters in one.
        rest = match after {
            [b'\r', b'\n', more @ ..] | [_, more @ ..] => more,
            [] => after,
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a server makes of it (RFC 5321, 4.5.2).
    fn unstuffed(body: &[u8]) -> Option<Vec<u8>> {
        let text = body.strip_suffix(END)?;
        let mut out = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.windows(2).position(|pair| pair == b"\r\n")? + 2;
            let (line, more) = rest.split_at(end);
            if line == END {
                return None;
            }
            out.extend_from_slice(line.strip_prefix(b".").unwrap_or(line));
            rest = more;
        }
        Some(out)
    }

    #[test]
    fn dots_and_ends_of_lines() {
        for (body, travels) in [
            (&b""[..], &b""[..]),
            (b"a", b"a\r\n"),
            (b"a\r\n", b"a\r\n"),
            (b".\r\n", b"..\r\n"),
            (b"a\r\n.\r\nb\r\n", b"a\r\n..\r\nb\r\n"),
            (b"a\r\n..b\r\n", b"a\r\n...b\r\n"),
            (b"a\n.\nb", b"a\r\n..\r\nb\r\n"),
            (b"a\r.\rb", b"a\r\n..\r\nb\r\n"),
            (b"a\n\r\n", b"a\r\n\r\n"),
            (b"\r\n\r\n", b"\r\n\r\n"),
        ] {
            assert_eq!(stuffed(body), travels, "{body:?}");
        }
    }

    #[test]
    fn only_addresses_that_fit_are_spoken() {
        let to = |to: &str| Envelope::new("a@b.example", to, b"");
        assert!(to("x.y@mail.example").is_speakable());
        assert!(!to("x.y@mail.example").is_international());
        assert!(to("jürgen@mail.example").is_speakable());
        assert!(to("jürgen@mail.example").is_international());
        for bad in [
            "",
            "x",
            "@b",
            "x@",
            "x@y>\r\nRCPT TO:<z@y",
            "x y@z",
            "<x@y>",
            "x@y\u{85}",
        ] {
            assert!(!to(bad).is_speakable(), "{bad:?}");
        }
        assert!(!to(&format!("{}@y.example", "x".repeat(250))).is_speakable());
    }

    proptest! {
        #[test]
        fn a_server_reads_what_was_written(lines in prop::collection::vec("\\.{0,2}[ -~é]{0,30}", 1..12)) {
            let body = lines.join("\r\n") + "\r\n";
            let travels = [stuffed(body.as_bytes()), END.to_vec()].concat();
            prop_assert_eq!(unstuffed(&travels), Some(body.into_bytes()));
        }

        #[test]
        fn no_body_ends_before_its_end(body in prop::collection::vec(prop::sample::select(vec![b'.', b'\r', b'\n', b'a']), 0..40)) {
            let travels = [stuffed(&body), END.to_vec()].concat();
            prop_assert!(unstuffed(&travels).is_some());
        }
    }
}
