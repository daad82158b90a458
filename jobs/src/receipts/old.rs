//! The files of past months: which there are, what their letters were about, and their end.
//! Not here: whether one may go (`steps::prune_receipts`).

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};

use chrono::{DateTime, Months, Utc};

use super::{Natural, Receipt, Receipts, month_of};

impl Receipts {
    /// The months, as `2026-11`, that ended `kept_for` months or more before the one of `now`, the
    /// oldest first. A file with another name is nobody's business here.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn months_past(&self, now: DateTime<Utc>, kept_for: u32) -> io::Result<Vec<String>> {
        let Some(first_kept) = now.checked_sub_months(Months::new(kept_for)).map(month_of) else {
            return Ok(Vec::new());
        };
        let own = self.clone();
        blocking(move || {
            let mut months = Vec::new();
            for entry in fs::read_dir(own.folder.as_path())? {
                let name = entry?.file_name();
                let month = name.to_str().and_then(|name| {
                    let month = name.strip_prefix("receipts-")?.strip_suffix(".jsonl")?;
                    is_month(month).then(|| month.to_owned())
                });
                // Months of four and two digits sort as texts.
                months.extend(month.filter(|month| *month < first_kept));
            }
            months.sort();
            Ok(months)
        })
        .await
    }

    /// What each letter of a month was about, by Message-ID. A line that a crash cut off says nothing;
    /// its letter has others, or never left.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn letters_of(&self, month: &str) -> io::Result<BTreeMap<String, Vec<Natural>>> {
        let path = self.path(month);
        blocking(move || {
            let mut letters = BTreeMap::new();
            for line in BufReader::new(File::open(path)?).split(b'\n') {
                let line: Result<Receipt, _> = serde_json::from_slice(&line?);
                letters.extend(line.ok().map(|line| (line.message_id, line.about)));
            }
            Ok(letters)
        })
        .await
    }

    /// Ends the file of a month; another process of this machine may have been quicker.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub async fn remove(&self, month: &str) -> io::Result<()> {
        let path = self.path(month);
        blocking(move || match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        })
        .await
    }
}

fn is_month(text: &str) -> bool {
    let mut letters = text.chars().enumerate();
    text.len() == "2026-11".len()
        && letters.all(|(at, c)| {
            if at == 4 {
                c == '-'
            } else {
                c.is_ascii_digit()
            }
        })
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(io::Error::other)?
}
