//! Receipts: a file outside the database that says which letters were handed to a mail server. A line
//! is on disk before the database hears of it, so that a restored or failed-over database can be told
//! what it no longer knows.
//! Not here: what is done with a receipt found; the steps decide that.

mod months;
mod unread;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use casework::ids::CaseId;
use casework::masked::Masked;
use chrono::{DateTime, Months, NaiveDate, SecondsFormat, Utc};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::gathered::Gathered;
use crate::private;

pub use unread::Page;

/// A hold is shorter than a month: an answer stands in this month's file or the one before.
const MONTHS_BACK: u32 = 1;

/// What a line says of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// Its bytes are about to leave; without a later line nobody knows whether they arrived.
    Leaving,
    /// The mail server took it.
    Sent,
    /// It certainly did not leave.
    NotSent,
}

/// One reminder of a letter by its natural key, which survives a database that is made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Natural {
    /// Which case.
    pub case: CaseId,
    /// The rule.
    pub rule: String,
    /// The civil day of the trigger.
    pub trigger_on: NaiveDate,
    /// The rung.
    pub rung: String,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// What is said.
    pub said: Said,
    /// The Message-ID, with its angle brackets.
    pub message_id: String,
    /// SHA-256 of the bytes, in hexadecimal digits.
    pub sha256: String,
    /// What it speaks of.
    pub about: Vec<Natural>,
    /// The folded address under a keyed hash: it says whether two are the same, not what it is.
    pub address: String,
}

/// The folder of the receipts: a file a month, one JSON document a line. Cloning shares it.
#[derive(Clone, Debug)]
pub struct Receipts {
    folder: Arc<PathBuf>,
    key: Masked<[u8; 32]>,
    together: Gathered<Line, io::Result<()>>,
}

/// A line that waits to be written into the file of its month.
struct Line {
    month: String,
    bytes: Vec<u8>,
}

impl Receipts {
    /// Opens the folder, and makes it when it is missing. `key` hides the addresses.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(folder: &Path, key: [u8; 32]) -> io::Result<Self> {
        private::make_folder(folder)?;
        let folder = Arc::new(folder.to_owned());
        let (own, open) = (Arc::clone(&folder), Arc::default());
        let together =
            Gathered::new(move |lines| append(own.clone(), Arc::clone(&open), lines).boxed());
        Ok(Self {
            folder,
            key: Masked::new(key),
            together,
        })
    }

    /// The keyed hash of a folded address.
    pub fn address(&self, folded: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(self.key.expose());
        hash.update(folded.as_bytes());
        hex(&hash.finalize())
    }

    /// Appends a line and waits until it is on disk; lines that wait at the same time reach it together.
    /// Several processes may append to one folder: what is written at once stands together, at the end.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub async fn write(&self, receipt: &Receipt) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(receipt).map_err(io::Error::other)?;
        bytes.push(b'\n');
        let month = month_of(receipt.at);
        let written = self.together.ask(Line { month, bytes }).await;
        written.unwrap_or_else(|| Err(io::Error::other("writing receipts was interrupted")))
    }

    /// What counts of all that was said of a letter in the months around `now`: that it was sent, else the
    /// last word. A process that woke up late may still say of a claim of its own that it came to nothing.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub async fn word_on(&self, message_id: &str, now: DateTime<Utc>) -> io::Result<Option<Said>> {
        let (own, message_id) = (self.clone(), message_id.to_owned());
        blocking(move || own.search(&message_id, now)).await
    }

    fn search(&self, message_id: &str, now: DateTime<Utc>) -> io::Result<Option<Said>> {
        let mut last = None;
        for back in (0..=MONTHS_BACK).rev() {
            let at = now.checked_sub_months(Months::new(back)).unwrap_or(now);
            let file = match File::open(self.path(&month_of(at))) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            for line in BufReader::new(file).split(b'\n') {
                // A line that a crash cut off says nothing.
                let line: Result<Receipt, _> = serde_json::from_slice(&line?);
                let said = line.ok().filter(|line| line.message_id == message_id);
                last = match said.map(|line| line.said) {
                    Some(Said::Sent) => return Ok(Some(Said::Sent)),
                    said => said.or(last),
                };
            }
        }
        Ok(last)
    }

    fn path(&self, month: &str) -> PathBuf {
        path(&self.folder, month)
    }
}

fn path(folder: &Path, month: &str) -> PathBuf {
    folder.join(format!("receipts-{month}.jsonl"))
}

/// The file that is open, and its month. A file that failed is opened anew the next time: half a line
/// must not be continued.
type Open = Mutex<Option<(String, File)>>;

/// Appends lines and waits for the disk once a month that they are of, which is nearly always once.
async fn append(folder: Arc<PathBuf>, open: Arc<Open>, lines: Vec<Line>) -> Vec<io::Result<()>> {
    let done = blocking(move || {
        let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
        let of_months = lines.chunk_by(|one, next| one.month == next.month);
        Ok(of_months
            .flat_map(|lines| same_for_all(append_to_month(&folder, &mut open, lines), lines.len()))
            .collect())
    });
    done.await.unwrap_or_default()
}

fn append_to_month(
    folder: &Path,
    open: &mut Option<(String, File)>,
    lines: &[Line],
) -> io::Result<()> {
    let Some(Line { month, .. }) = lines.first() else {
        return Ok(());
    };
    let current = open.take().filter(|(of, _)| of == month);
    let mut file = match current {
        Some((_, file)) => file,
        None => open_file(&path(folder, month))?,
    };
    let bytes: Vec<u8> = lines.iter().flat_map(|line| &line.bytes).copied().collect();
    file.write_all(&bytes)?;
    if !casework::planted!(planted_unsynced_receipt) {
        file.sync_data()?;
        #[cfg(feature = "faults")]
        crate::faults::synced(&path(folder, month), file.metadata()?.len());
    }
    *open = Some((month.clone(), file));
    Ok(())
}

/// Of lines that were written at once, all are on disk or nobody knows of any.
fn same_for_all(done: io::Result<()>, many: usize) -> Vec<io::Result<()>> {
    let again = |error: &io::Error| io::Error::new(error.kind(), error.to_string());
    (0..many)
        .map(|_| done.as_ref().map_err(again).copied())
        .collect()
}

/// SHA-256 of a letter's bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn month_of(at: DateTime<Utc>) -> String {
    let mut text = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    text.truncate("2026-11".len());
    text
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let running = tokio::task::spawn_blocking(work);
    // However fast the disk is, somebody who waits beside gets a turn: a simulated year repeats itself.
    #[cfg(feature = "faults")]
    tokio::task::yield_now().await;
    running.await.map_err(io::Error::other)?
}

/// Opens for appending, readable by the owner only, and ends a line that a crash cut off.
fn open_file(path: &Path) -> io::Result<File> {
    let mut file = private::options()
        .create(true)
        .append(true)
        .read(true)
        .open(path)?;
    if file.metadata()?.len() > 0 {
        file.write_all(b"\n")?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt(id: &str, said: Said, at: &str) -> Receipt {
        Receipt {
            at: at.parse().unwrap(),
            said,
            message_id: id.to_owned(),
            sha256: sha256(b"bytes"),
            about: Vec::new(),
            address: String::new(),
        }
    }

    #[tokio::test]
    async fn sent_counts_and_else_the_last_word() {
        let folder = tempfile::tempdir().unwrap();
        let receipts = Receipts::open(folder.path(), [7; 32]).unwrap();
        let now: DateTime<Utc> = "2026-12-01T08:00:00Z".parse().unwrap();
        assert_eq!(receipts.word_on("<a@x>", now).await.unwrap(), None);
        for (id, said, at) in [
            ("<a@x>", Said::Leaving, "2026-11-30T22:59:00Z"),
            ("<b@x>", Said::Leaving, "2026-11-30T22:59:30Z"),
            ("<a@x>", Said::Sent, "2026-12-01T00:00:01Z"),
            ("<b@x>", Said::NotSent, "2026-12-01T00:00:02Z"),
            ("<a@x>", Said::NotSent, "2026-12-01T00:00:03Z"),
        ] {
            receipts.write(&receipt(id, said, at)).await.unwrap();
        }
        let last = async |id| receipts.word_on(id, now).await.unwrap();
        assert_eq!(last("<a@x>").await, Some(Said::Sent));
        assert_eq!(last("<b@x>").await, Some(Said::NotSent));
        assert_eq!(last("<c@x>").await, None);
    }

    #[tokio::test]
    async fn a_cut_off_line_spoils_nothing_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("receipts-2026-11.jsonl");
        std::fs::write(&path, b"{\"at\":\"2026-11-02T08:00:00Z\",\"said\":\"se").unwrap();
        let receipts = Receipts::open(folder.path(), [7; 32]).unwrap();
        let at = "2026-11-02T09:00:00Z";
        receipts
            .write(&receipt("<a@x>", Said::Sent, at))
            .await
            .unwrap();
        let last = receipts.word_on("<a@x>", at.parse().unwrap()).await;
        assert_eq!(last.unwrap(), Some(Said::Sent));
    }

    #[test]
    fn addresses_are_hidden_and_comparable() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (
            Receipts::open(folder.path(), [7; 32]).unwrap(),
            Receipts::open(folder.path(), [8; 32]).unwrap(),
        );
        assert_eq!(one.address("a@example.org"), one.address("a@example.org"));
        assert_ne!(one.address("a@example.org"), one.address("b@example.org"));
        assert_ne!(one.address("a@example.org"), other.address("a@example.org"));
        assert!(!format!("{one:?}").contains("7, 7"));
    }
}
