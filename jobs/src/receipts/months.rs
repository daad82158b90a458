//! The files, one a month: which there are, what their letters were about, their beginning and their end.
//! Not here: whether one may go (`steps::prune_receipts`), and reading on where one stopped.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};

use chrono::{DateTime, Months, Utc};

use super::{Natural, Receipt, Receipts, blocking, month_of, open_file};

impl Receipts {
    /// The months, as `2026-11`, of which there is a file, the oldest first. A file with another name is
    /// nobody's business here.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn months(&self) -> io::Result<Vec<String>> {
        let own = self.clone();
        blocking(move || {
            let mut months = Vec::new();
            for entry in fs::read_dir(own.folder.as_path())? {
                let name = entry?.file_name();
                months.extend(name.to_str().and_then(|name| {
                    let month = name.strip_prefix("receipts-")?.strip_suffix(".jsonl")?;
                    is_month(month).then(|| month.to_owned())
                }));
            }
            // Months of four and two digits sort as texts.
            months.sort();
            Ok(months)
        })
        .await
    }

    /// Makes the file of a month, still empty, where there is none.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub async fn begin(&self, now: DateTime<Utc>) -> io::Result<()> {
        let path = self.path(&month_of(now));
        blocking(move || open_file(&path)?.sync_all()).await
    }

    /// The months that ended `kept_for` months or more before the one of `now`, the oldest first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn months_past(&self, now: DateTime<Utc>, kept_for: u32) -> io::Result<Vec<String>> {
        let Some(first_kept) = now.checked_sub_months(Months::new(kept_for)).map(month_of) else {
            return Ok(Vec::new());
        };
        let mut months = self.months().await?;
        months.retain(|month| *month < first_kept);
        Ok(months)
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
