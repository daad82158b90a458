//! Bugs planted on purpose, as the tests of this package wake them, and the power of the machine that
//! a test cuts. Only the feature `faults` compiles it in.
//! Not here: the list of bugs (`casework::faults`, below every package that has one) and their lines.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub use casework::faults::{Bug, is_awake, wake};
use store::deliveries::protocol::Claimed;

/// How much of each file the disk has.
static SYNCED: Mutex<BTreeMap<PathBuf, u64>> = Mutex::new(BTreeMap::new());

/// A file was synced up to a length.
pub(crate) fn synced(path: &Path, bytes: u64) {
    let mut all = SYNCED.lock().unwrap_or_else(PoisonError::into_inner);
    all.insert(path.to_owned(), bytes);
}

/// What the disk of a folder holds after the power was cut: nothing that was not synced.
///
/// # Errors
/// When the folder cannot be read or a file not be cut.
pub fn cut_power(folder: &Path) -> io::Result<()> {
    let all = SYNCED.lock().unwrap_or_else(PoisonError::into_inner);
    for entry in folder.read_dir()? {
        let path = entry?.path();
        let bytes = all.get(&path).copied().unwrap_or_default();
        let file = OpenOptions::new().write(true).open(&path)?;
        if file.metadata()?.len() > bytes {
            file.set_len(bytes)?;
        }
    }
    Ok(())
}

/// [`Bug::planted_random_message_id`]: the letter under a name that only this attempt has.
pub(crate) fn renamed(claimed: &Claimed) -> Option<Vec<u8>> {
    if !is_awake(Bug::planted_random_message_id) {
        return None;
    }
    let text = String::from_utf8_lossy(claimed.body.expose());
    let other = format!(
        "<{}.{}",
        claimed.fence,
        claimed.message_id.trim_matches('<')
    );
    Some(text.replace(&claimed.message_id, &other).into_bytes())
}
