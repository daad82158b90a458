//! One process runs the jobs of a SQLite file: a lock beside the file, which the system lets go when
//! the process ends, however it ends.
//! Not here: PostgreSQL, where any number of processes share the work.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The lock; it is let go when this is dropped.
#[derive(Debug)]
pub struct JobLock {
    _file: File,
}

/// Why the lock was not had.
#[derive(Debug, thiserror::Error)]
pub enum NotLocked {
    /// Another process has it.
    #[error(
        "process {} already runs the jobs of this database (lock {}); one process does that for a SQLite file",
        pid.as_deref().unwrap_or("unknown"),
        lock.display()
    )]
    Taken {
        /// What the holder wrote down.
        pid: Option<String>,
        /// Where the lock is.
        lock: PathBuf,
    },
    /// The file cannot be made or locked.
    #[error("the lock {} cannot be taken: {cause}", lock.display())]
    Broken {
        /// Where the lock is.
        lock: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
}

impl JobLock {
    /// Takes the lock of a database file and writes `pid` into it.
    ///
    /// # Errors
    /// When another process has it, or the file cannot be made.
    pub fn take(database: &Path, pid: u32) -> Result<Self, NotLocked> {
        let mut lock = database.as_os_str().to_owned();
        lock.push(".jobs");
        let lock = PathBuf::from(lock);
        let broken = |cause| NotLocked::Broken {
            lock: lock.clone(),
            cause,
        };
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).read(true).write(true);
        let mut file = options.open(&lock).map_err(broken)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut pid = String::new();
                let read = file.read_to_string(&mut pid);
                let pid = read.ok().map(|_| pid.trim().to_owned());
                return Err(NotLocked::Taken {
                    pid: pid.filter(|pid| !pid.is_empty()),
                    lock,
                });
            }
            Err(TryLockError::Error(cause)) => return Err(broken(cause)),
        }
        file.set_len(0).map_err(broken)?;
        file.rewind().map_err(broken)?;
        writeln!(file, "{pid}").map_err(broken)?;
        Ok(Self { _file: file })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_was_first() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("a.db");
        let first = JobLock::take(&database, 41).unwrap();
        let second = JobLock::take(&database, 42).unwrap_err();
        assert!(
            second.to_string().starts_with("process 41 already"),
            "{second}"
        );
        drop(first);
        JobLock::take(&database, 42).unwrap();
    }
}
