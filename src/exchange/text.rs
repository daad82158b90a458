//! Bytes to text: the encoding is told by a mark at the beginning, by UTF-8 that fits, or by what the
//! bytes can mean in the two one-byte encodings of this part of Europe. Where they can mean two things,
//! the question goes to whoever brings the file. A statistical guesser is not used: on a short list of
//! names it guesses, and a name must not be guessed.
//! Not here: lines and cells.

use casework::masked::Masked;
use encoding_rs::{Encoding, ISO_8859_15, UTF_8, WINDOWS_1252};

use super::problem::Problem;

/// Text with what was found out about its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text; line ends are `\n`.
    pub text: Masked<String>,
    /// The encoding it was read in.
    pub encoding: &'static str,
    /// Whether nothing but the bytes themselves spoke for that encoding.
    pub guessed: bool,
}

/// What files of other kinds begin with, and what to say.
const OTHER_KINDS: [(&[u8], &str, &str); 5] = [
    (
        b"PK\x03\x04",
        "file.spreadsheet",
        "this is a spreadsheet (.xlsx or .ods) or an archive, not CSV; open it and save it as \"CSV UTF-8\"",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "file.spreadsheet",
        "this is an old spreadsheet (.xls), not CSV; open it and save it as \"CSV UTF-8\"",
    ),
    (
        b"%PDF",
        "file.not_text",
        "this is a PDF, not CSV; ask for the list as CSV",
    ),
    (
        b"{\\rtf",
        "file.not_text",
        "this is a text document, not CSV; ask for the list as CSV",
    ),
    (
        b"\x1f\x8b",
        "file.not_text",
        "this file is compressed; unpack it first",
    ),
];

/// Reads the bytes; `told` is the label of an encoding that somebody named.
pub fn decode(bytes: &[u8], told: Option<&'static Encoding>) -> Result<Decoded, Problem> {
    if let Some((_, code, message)) = OTHER_KINDS.iter().find(|kind| bytes.starts_with(kind.0)) {
        return Err(Problem::of_file(code, *message));
    }
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        let message = "this file is in UTF-32; save it as UTF-8";
        return Err(Problem::of_file("file.encoding", message));
    }
    let marked = Encoding::for_bom(bytes).map(|(encoding, length)| (encoding, &bytes[length..]));
    let (encoding, bytes, guessed) = match (marked, told) {
        (Some((encoding, rest)), _) => (encoding, rest, false),
        (None, Some(encoding)) => (encoding, bytes, false),
        (None, None) => {
            if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
                return Err(not_text(bytes, at));
            }
            match std::str::from_utf8(bytes) {
                Ok(_) => (UTF_8, bytes, false),
                Err(_) => (one_byte(bytes)?, bytes, true),
            }
        }
    };
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) else {
        return Err(broken(encoding, bytes));
    };
    if let Some(at) = text.find('\0') {
        let line = text[..at].matches('\n').count() as u64 + 1;
        let message = "a NUL character: this is not text; save the file as CSV in UTF-8";
        return Err(Problem::of_file("file.not_text", message).at_line(line));
    }
    Ok(Decoded {
        text: Masked::new(text.replace("\r\n", "\n").replace('\r', "\n")),
        encoding: encoding.name(),
        guessed,
    })
}

fn line_of(bytes: &[u8], at: usize) -> u64 {
    let before = bytes.get(..at).unwrap_or_default();
    before.iter().filter(|byte| **byte == b'\n').count() as u64 + 1
}

fn not_text(bytes: &[u8], at: usize) -> Problem {
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    let message = if zeros * 3 > bytes.len() {
        "this looks like UTF-16 without its mark; save the file as UTF-8, or name the encoding (utf-16le, utf-16be)"
    } else {
        "a NUL character: this is not text; save the file as CSV in UTF-8"
    };
    Problem::of_file("file.not_text", message).at_line(line_of(bytes, at))
}

fn broken(encoding: &'static Encoding, bytes: &[u8]) -> Problem {
    let message = format!(
        "the bytes are not {}; save the file as UTF-8, or name its encoding",
        encoding.name()
    );
    let problem = Problem::of_file("file.encoding", message);
    match std::str::from_utf8(bytes) {
        Err(error) if encoding == UTF_8 => problem.at_line(line_of(bytes, error.valid_up_to())),
        _ => problem,
    }
}

/// Windows-1252 or ISO-8859-15. They differ in 32 bytes that only the first uses, and in eight that
/// are signs in the first and letters (or the euro) in the second.
fn one_byte(bytes: &[u8]) -> Result<&'static Encoding, Problem> {
    if bytes.iter().any(|byte| (0x80..=0x9f).contains(byte)) {
        return Ok(WINDOWS_1252);
    }
    let near = |at: usize| at.checked_sub(1).and_then(|before| bytes.get(before));
    let is_letter = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0xc0);
    let (mut as_letter, mut as_sign, mut doubt) = (false, false, None);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            // The euro; what it is in Windows-1252 nobody writes.
            0xa4 => as_letter = true,
            0xa6 | 0xa8 | 0xb8 | 0xbc | 0xbd | 0xbe => {
                if is_letter(near(at)) || is_letter(bytes.get(at + 1)) {
                    as_letter = true;
                } else {
                    as_sign = true;
                }
                doubt = Some(at);
            }
            // An acute accent that stands for an apostrophe, or a Z with a caron.
            0xb4 => doubt = Some(at),
            _ => {}
        }
    }
    match (as_letter, as_sign, doubt) {
        (true, false, _) => Ok(ISO_8859_15),
        (false, true, _) | (false, false, None) => Ok(WINDOWS_1252),
        (_, _, at) => Err(two_readings(bytes, at.unwrap_or_default())),
    }
}

fn two_readings(bytes: &[u8], at: usize) -> Problem {
    let message = "this line reads differently in Windows-1252 and in ISO-8859-15; save the file as UTF-8, or name the encoding";
    Problem::of_file("file.encoding_ambiguous", message).at_line(line_of(bytes, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None).unwrap();
        (decoded.text.into_inner(), decoded.encoding)
    }

    fn code(bytes: &[u8]) -> &'static str {
        decode(bytes, None).unwrap_err().code
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let mut bytes = if big {
            vec![0xfe, 0xff]
        } else {
            vec![0xff, 0xfe]
        };
        for unit in text.encode_utf16() {
            bytes.extend(if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            });
        }
        bytes
    }

    #[test]
    fn encodings_are_recognised() {
        assert_eq!(read(b"Jan"), ("Jan".to_owned(), "UTF-8"));
        assert_eq!(read("Zoë".as_bytes()).1, "UTF-8");
        assert_eq!(read("\u{feff}Zoë".as_bytes()), ("Zoë".to_owned(), "UTF-8"));
        assert_eq!(read(&utf16("Zoë", false)), ("Zoë".to_owned(), "UTF-16LE"));
        assert_eq!(read(&utf16("Zoë", true)), ("Zoë".to_owned(), "UTF-16BE"));
        // One byte a letter: the same in both, only in the first, only in the second.
        assert_eq!(read(b"Zo\xeb"), ("Zoë".to_owned(), "windows-1252"));
        assert_eq!(
            read(b"5 \x80 O\x92Neil"),
            ("5 € O’Neil".to_owned(), "windows-1252")
        );
        assert_eq!(
            read(b"C\xbdur \xa8imek 5 \xa4"),
            ("Cœur šimek 5 €".to_owned(), "ISO-8859-15")
        );
        assert_eq!(
            read(b"1\xbd \xe9t\xe9"),
            ("1½ été".to_owned(), "windows-1252")
        );
        assert_eq!(read(b"a\r\nb\rc\n").0, "a\nb\nc\n");
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(code(b"PK\x03\x04..."), "file.spreadsheet");
        assert_eq!(code(b"\xd0\xcf\x11\xe0\xa1\xb1"), "file.spreadsheet");
        assert_eq!(code(b"%PDF-1.7"), "file.not_text");
        assert_eq!(code(b"\xff\xfe\x00\x00a\x00\x00\x00"), "file.encoding");
        assert_eq!(code(b"\xef\xbb\xbfZo\xeb"), "file.encoding");
        assert_eq!(code(b"\xff\xfea\x00b"), "file.encoding");
        assert_eq!(code(b"O\xb4Neil \xe9"), "file.encoding_ambiguous");
        let nul = decode(b"a;b\nc\0;d", None).unwrap_err();
        assert_eq!((nul.code, nul.line), ("file.not_text", Some(2)));
        let bare = decode(b"a\0b\0c\0", None).unwrap_err();
        assert!(bare.message.contains("UTF-16"), "{}", bare.message);
        let told = decode(b"O\xb4Neil \xe9", Some(WINDOWS_1252)).unwrap();
        assert_eq!(told.text.expose(), "O´Neil é");
        assert!(!told.guessed);
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(decoded) = decode(&bytes, None) {
                prop_assert!(!decoded.text.expose().contains(['\0', '\r']));
            }
        }

        #[test]
        fn text_comes_back(text in "[a-zA-Z éèçàùëïüößÆ;\"\n]{0,40}") {
            prop_assert_eq!(&read(text.as_bytes()).0, &text);
            prop_assert_eq!(&read(&utf16(&text, false)).0, &text);
            let (bytes, _, _) = WINDOWS_1252.encode(&text);
            prop_assert_eq!(&read(&bytes).0, &text);
            let (bytes, _, _) = ISO_8859_15.encode(&text);
            prop_assert_eq!(&read(&bytes).0, &text);
        }
    }
}
