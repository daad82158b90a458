//! Replies of a mail server, read byte by byte: a code, perhaps an enhanced code, lines of text.
//! Not here: what a reply means ([`super::answer`]).

/// Bytes a server may send in one phase. More is not an answer but an attack or a fault.
pub const MOST_BYTES: usize = 64 * 1024;
/// Characters of a reply that are kept.
const KEPT: usize = 200;
/// A private word shorter than this hides only words equal to it; a longer one hides what contains it.
const LONG_ENOUGH: usize = 3;

/// An enhanced status code (RFC 3463): class, subject, detail.
pub type Enhanced = (u8, u16, u16);

/// One whole reply.
#[derive(Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its code.
    pub code: u16,
    /// Its enhanced code, when it has one of the same class.
    pub enhanced: Option<Enhanced>,
    lines: Vec<String>,
}

/// The text may name a person.
impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reply({}, {:?})", self.code, self.enhanced)
    }
}

impl Reply {
    /// The first digit of the code.
    pub const fn digit(&self) -> u16 {
        self.code / 100
    }

    /// The text of each line, without its code.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }

    /// What is kept of it: one line, shortened, without addresses and without `private` words.
    pub fn told(&self, private: &[String]) -> String {
        told(self.lines(), private)
    }
}

/// Text that may be kept and shown: one line, shortened, without addresses and without `private` words.
pub fn told<'a>(lines: impl Iterator<Item = &'a str>, private: &[String]) -> String {
    let words = lines.flat_map(str::split_whitespace).map(|word| {
        let plain = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let hidden = word.contains('@')
            || private.iter().map(|one| one.to_lowercase()).any(|one| {
                plain == one || (one.len() >= LONG_ENOUGH && word.to_lowercase().contains(&one))
            });
        if hidden { "***" } else { word }
    });
    let joined = words.collect::<Vec<_>>().join(" ");
    joined
        .chars()
        .filter(|c| !c.is_control())
        .take(KEPT)
        .collect()
}

/// Why what came is no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// More than a phase may bring.
    #[error("the server sent more than {} KiB", MOST_BYTES / 1024)]
    TooMuch,
    /// Not in the form of a reply.
    #[error("the server sent something that is no reply")]
    Malformed,
    /// More came than the one reply that was due.
    #[error("the server said more than it was asked")]
    TooMany,
}

/// Collects the bytes of one reply.
#[derive(Default)]
pub struct Reader {
    bytes: Vec<u8>,
    /// Where the line begins that is not whole yet, so that nothing is read twice.
    line: usize,
    code: Option<u16>,
    lines: Vec<String>,
}

impl Reader {
    /// Adds what came. `Some` once the reply is whole; then nothing may be left over.
    ///
    /// # Errors
    /// When it cannot become a reply any more; then the connection cannot be trusted.
    pub fn take(&mut self, bytes: &[u8]) -> Result<Option<Reply>, Unreadable> {
        let mut searched = self.bytes.len();
        if searched + bytes.len() > MOST_BYTES {
            return Err(Unreadable::TooMuch);
        }
        self.bytes.extend_from_slice(bytes);
        loop {
            let rest = self.bytes.get(searched..).unwrap_or_default();
            let Some(found) = rest.iter().position(|byte| *byte == b'\n') else {
                return Ok(None);
            };
            let end = searched + found;
            let line = self.bytes.get(self.line..end).unwrap_or_default();
            let (code, last, text) = read_line(line).ok_or(Unreadable::Malformed)?;
            if *self.code.get_or_insert(code) != code {
                return Err(Unreadable::Malformed);
            }
            self.lines.push(text);
            (self.line, searched) = (end + 1, end + 1);
            if last {
                if self.line != self.bytes.len() {
                    return Err(Unreadable::TooMany);
                }
                return Ok(Some(self.finish(code)));
            }
        }
    }

    fn finish(&mut self, code: u16) -> Reply {
        let lines = std::mem::take(self).lines;
        let enhanced = lines.first().and_then(|line| enhanced(line, code));
        Reply {
            code,
            enhanced,
            lines,
        }
    }
}

/// One line without its LF: the code, whether it is the last, its text.
fn read_line(line: &[u8]) -> Option<(u16, bool, String)> {
    let line = line.strip_suffix(b"\r")?;
    let (code, rest) = line.split_at_checked(3)?;
    let [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] = code else {
        return None;
    };
    let code = std::str::from_utf8(code).ok()?.parse().ok()?;
    let (last, text) = match rest {
        [] => (true, rest),
        [b' ', text @ ..] => (true, text),
        [b'-', text @ ..] => (false, text),
        _ => return None,
    };
    Some((code, last, String::from_utf8_lossy(text).into_owned()))
}

fn enhanced(text: &str, code: u16) -> Option<Enhanced> {
    let mut parts = text.split_whitespace().next()?.split('.');
    let (class, subject, detail) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str| text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || ![class, subject, detail].into_iter().all(digits) {
        return None;
    }
    let class: u8 = class.parse().ok()?;
    let found = (class, subject.parse().ok()?, detail.parse().ok()?);
    (u16::from(class) == code / 100).then_some(found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Result<Option<Reply>, Unreadable> {
        Reader::default().take(bytes)
    }

    #[test]
    fn whole_replies() {
        for (bytes, code, enhanced, lines) in [
            (&b"250 ok\r\n"[..], 250, None, vec!["ok"]),
            (b"250\r\n", 250, None, vec![""]),
            (
                b"250-a\r\n250-b\r\n250 c\r\n",
                250,
                None,
                vec!["a", "b", "c"],
            ),
            (
                b"550 5.1.1 nobody\r\n",
                550,
                Some((5, 1, 1)),
                vec!["5.1.1 nobody"],
            ),
            (
                b"550 5.7.515 no\r\n",
                550,
                Some((5, 7, 515)),
                vec!["5.7.515 no"],
            ),
            (
                b"550 4.1.1 another class\r\n",
                550,
                None,
                vec!["4.1.1 another class"],
            ),
            (
                b"250 2.0.0.1 no code\r\n",
                250,
                None,
                vec!["2.0.0.1 no code"],
            ),
            (
                b"421-4.7.0 slow\r\n421 4.7.0 down\r\n",
                421,
                Some((4, 7, 0)),
                vec!["4.7.0 slow", "4.7.0 down"],
            ),
        ] {
            let reply = read(bytes).unwrap().unwrap();
            assert_eq!((reply.code, reply.enhanced), (code, enhanced));
            assert_eq!(reply.lines().collect::<Vec<_>>(), lines);
        }
    }

    #[test]
    fn what_is_no_reply() {
        for bytes in [
            &b"hello\r\n"[..],
            b"\r\n",
            b"25\r\n",
            b"250ok\r\n",
            b"250 ok\n",
            b"999 ok\r\n",
            b"050 ok\r\n",
            b"250-a\r\n251 b\r\n",
            b"\x16\x03\x01 tls\r\n",
        ] {
            assert_eq!(read(bytes), Err(Unreadable::Malformed), "{bytes:?}");
        }
        assert_eq!(read(b"250 ok\r\n2"), Err(Unreadable::TooMany));
        assert_eq!(read(b"250 ok\r\n250 ok\r\n"), Err(Unreadable::TooMany));
        assert_eq!(read(b"250-ok\r\n250 "), Ok(None));
        assert_eq!(read(&[b'2'; MOST_BYTES]), Ok(None));
        assert_eq!(read(&[b'2'; MOST_BYTES + 1]), Err(Unreadable::TooMuch));
    }

    #[test]
    fn addresses_and_secrets_are_not_kept() {
        let text = b"550 5.1.1 <Ada.Oz@mail.example>: ada.oz, ADA.OZ! no mailbox; ok OAO\r\n";
        let reply = read(text).unwrap().unwrap();
        let told = reply.told(&["ada.oz".to_owned(), "ok".to_owned()]);
        assert_eq!(told, "5.1.1 *** *** *** no mailbox; *** OAO");
        assert!(!format!("{reply:?}").contains("mailbox"));
        let long = format!("250 {}\r\n", "é".repeat(500));
        assert_eq!(
            read(long.as_bytes())
                .unwrap()
                .unwrap()
                .told(&[])
                .chars()
                .count(),
            KEPT
        );
    }

    proptest! {
        #[test]
        fn chunks_do_not_matter(
            code in 200_u16..600,
            texts in prop::collection::vec("[ -~]{0,40}", 1..6),
            cuts in prop::collection::vec(0_usize..400, 0..8),
        ) {
            let last = texts.len() - 1;
            let line = |(at, text): (usize, &String)| {
                format!("{code}{}{text}\r\n", if at == last { ' ' } else { '-' })
            };
            let whole: String = texts.iter().enumerate().map(line).collect();
            let at_once = read(whole.as_bytes()).unwrap().unwrap();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|at| at % whole.len()).collect();
            cuts.sort_unstable();
            let (mut reader, mut from, mut got) = (Reader::default(), 0, None);
            for to in cuts.into_iter().chain([whole.len()]) {
                prop_assert!(got.is_none());
                got = reader.take(&whole.as_bytes()[from..to]).unwrap();
                from = to;
            }
            prop_assert_eq!(got, Some(at_once));
        }

        #[test]
        fn nothing_makes_it_panic(pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..10)) {
            let mut reader = Reader::default();
            for piece in pieces {
                if reader.take(&piece).is_err() {
                    break;
                }
            }
        }
    }
}
