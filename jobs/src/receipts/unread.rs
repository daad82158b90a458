//! Reading a file of receipts on from where it was left, a page at a time.
//! Not here: what is remembered of that place (`store::deliveries::replay::files`), and what a line leads to.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use super::{Receipt, Receipts, Said, blocking, sha256};

/// So many bytes before a place tell whether the file is still the same: more than half a line.
const TAIL_BYTES: u64 = 256;

/// Some lines of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What was sent, each with the byte at which its line begins.
    pub sent: Vec<(u64, Receipt)>,
    /// Lines that say nothing: a crash cut them off.
    pub unreadable: u64,
    /// The byte after the last whole line.
    pub end: u64,
}

impl Receipts {
    /// A hash of the first line of a month, by which its file is known wherever it lies; `None` while
    /// there is no whole line.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn first_line(&self, month: &str) -> io::Result<Option<String>> {
        let path = self.path(month);
        blocking(move || {
            let mut line = Vec::new();
            match File::open(path) {
                Ok(file) => BufReader::new(file).read_until(b'\n', &mut line)?,
                // Another process of this machine took it out.
                Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
                Err(error) => return Err(error),
            };
            Ok(line.ends_with(b"\n").then(|| sha256(&line)))
        })
        .await
    }

    /// A hash of what stands before a byte of a month's file; `None` when it is shorter.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn tail(&self, month: &str, before: u64) -> io::Result<Option<String>> {
        let path = self.path(month);
        blocking(move || {
            let mut file = File::open(path)?;
            if file.metadata()?.len() < before {
                return Ok(None);
            }
            let from = before.saturating_sub(TAIL_BYTES);
            file.seek(SeekFrom::Start(from))?;
            let mut tail = Vec::new();
            file.take(before - from).read_to_end(&mut tail)?;
            Ok(Some(sha256(&tail)))
        })
        .await
    }

    /// At most so many lines of a month from a byte on. A line that is still being written waits.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn page(&self, month: &str, from: u64, lines: usize) -> io::Result<Page> {
        let path = self.path(month);
        blocking(move || {
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start(from))?;
            let (mut file, mut line) = (BufReader::new(file), Vec::new());
            let mut page = Page {
                end: from,
                ..Page::default()
            };
            for _ in 0..lines {
                line.clear();
                let bytes = file.read_until(b'\n', &mut line)?;
                if !line.ends_with(b"\n") {
                    break;
                }
                match serde_json::from_slice::<Receipt>(&line) {
                    Ok(receipt) if receipt.said == Said::Sent => {
                        page.sent.push((page.end, receipt));
                    }
                    Ok(_) => {}
                    Err(_) => page.unreadable += u64::from(!line.trim_ascii().is_empty()),
                }
                page.end += u64::try_from(bytes).map_err(io::Error::other)?;
            }
            Ok(page)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTH: &str = "2026-11";

    fn receipt(said: Said) -> Receipt {
        Receipt {
            at: "2026-11-02T09:00:00Z".parse().unwrap(),
            said,
            message_id: "<a@x>".to_owned(),
            sha256: sha256(b"bytes"),
            about: Vec::new(),
            address: String::new(),
        }
    }

    #[tokio::test]
    async fn pages_go_on_where_the_last_one_ended_and_wait_for_half_a_line() {
        let folder = tempfile::tempdir().unwrap();
        let receipts = Receipts::open(folder.path(), [7; 32]).unwrap();
        let path = folder.path().join("receipts-2026-11.jsonl");
        assert_eq!(receipts.months().await.unwrap(), Vec::<String>::new());
        assert_eq!(receipts.first_line(MONTH).await.unwrap(), None);
        for said in [Said::Leaving, Said::Sent, Said::Leaving, Said::NotSent] {
            receipts.write(&receipt(said)).await.unwrap();
        }
        let whole = std::fs::read_to_string(&path).unwrap();
        let (first, half) = (whole.lines().next().unwrap().len() as u64 + 1, "{\"at\"");
        std::fs::write(&path, format!("{whole}nonsense\n\n{half}")).unwrap();

        assert_eq!(receipts.months().await.unwrap(), [MONTH]);
        let page = receipts.page(MONTH, 0, 2).await.unwrap();
        assert_eq!(page.sent, [(first, receipt(Said::Sent))]);
        let rest = receipts.page(MONTH, page.end, 100).await.unwrap();
        assert_eq!((rest.sent.len(), rest.unreadable), (0, 1));
        let end = (whole.len() + "nonsense\n\n".len()) as u64;
        assert_eq!(rest.end, end);
        assert_eq!(receipts.page(MONTH, end, 100).await.unwrap().end, end);
    }

    #[tokio::test]
    async fn another_file_of_that_name_is_told_by_its_ends() {
        let folder = tempfile::tempdir().unwrap();
        let receipts = Receipts::open(folder.path(), [7; 32]).unwrap();
        let path = folder.path().join("receipts-2026-11.jsonl");
        let long = "x".repeat(300);
        let ends = async |text: String| {
            std::fs::write(&path, text).unwrap();
            let first = receipts.first_line(MONTH).await.unwrap();
            (first, receipts.tail(MONTH, 304).await.unwrap())
        };
        let (first, tail) = ends(format!("a\n{long}b\nc\n")).await;
        assert!(first.is_some() && tail.is_some());
        let (other_first, same_tail) = ends(format!("b\n{long}b\nd\n")).await;
        assert_ne!(other_first, first);
        assert_eq!(same_tail, tail);
        let (same_first, other_tail) = ends(format!("a\n{long}c\nc\n")).await;
        assert_eq!(same_first, first);
        assert_ne!(other_tail, tail);
        let (cut, shorter) = ends("a".to_owned()).await;
        assert_eq!((cut, shorter), (None, None));
    }
}
