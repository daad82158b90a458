//! Delivery into a folder: one `.eml` file a letter, whole or not at all.
//! Not here: SMTP, and whether a letter may leave.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::JobError;
use crate::private;

/// The file name of a Message-ID: its letters, digits, dots, dashes and the at sign.
pub fn file_name(message_id: &str) -> String {
    let kept = |c: char| c.is_ascii_alphanumeric() || ".-_@".contains(c);
    let inner = message_id.trim_matches(['<', '>']);
    let safe: String = inner
        .chars()
        .map(|c| if kept(c) { c } else { '_' })
        .collect();
    format!("{}.eml", safe.trim_start_matches('.'))
}

/// Writes a letter; writing it again with the same bytes changes nothing.
///
/// # Errors
/// When the folder cannot be written to; then no whole file is there.
pub async fn deliver(folder: &Path, message_id: &str, bytes: Vec<u8>) -> Result<PathBuf, JobError> {
    let (folder, name) = (folder.to_owned(), file_name(message_id));
    let place = folder.clone();
    let written = tokio::task::spawn_blocking(move || write(&folder, &name, &bytes)).await;
    let written = written.map_err(io::Error::other).and_then(|done| done);
    written.map_err(|why| JobError::Spool { folder: place, why })
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    private::make_folder(folder)?;
    let path = folder.join(name);
    if fs::read(&path).is_ok_and(|there| there == bytes) {
        return Ok(path);
    }
    let temporary = folder.join(format!(".{name}.part"));
    let mut file = private::options()
        .create(true)
        .truncate(true)
        .write(true)
        .open(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, &path)?;
    // Only Unix can sync a folder; elsewhere the rename is as good as it gets.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(path)
}
