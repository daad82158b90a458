//! A whole copy of the database in one file, while it is in use.
//! Not here: when copies are made and where they are kept.

use std::fs::{File, OpenOptions};
use std::path::Path;

use crate::error::StoreError;
use crate::open::Pools;
use crate::store::{Store, awaited};

impl Store {
    /// Writes a copy to `file`, readable by its owner only and on disk before this returns. Refuses
    /// to overwrite. PostgreSQL is copied by its own tool, which the error names.
    pub async fn backup(&self, file: &Path) -> Result<(), StoreError> {
        let Pools::Sqlite { readers, .. } = &self.pools else {
            return Err(StoreError::BackupByServer);
        };
        reserve(file)?;
        let (readers, copy) = (readers.clone(), file.to_owned());
        awaited(tokio::spawn(async move {
            let written = write_copy(&readers, &copy).await;
            if written.is_err() {
                // Half a copy must not be mistaken for a whole one.
                let _already_failed = std::fs::remove_file(&copy);
            }
            written
        }))
        .await
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a copy is made outside any transaction, which `run!` needs"
)]
async fn write_copy(readers: &sqlx::SqlitePool, copy: &Path) -> Result<(), StoreError> {
    let failed = |why: String| StoreError::Backup {
        path: copy.to_owned(),
        why,
    };
    let name = copy
        .to_str()
        .ok_or_else(|| failed("its name is not UTF-8".to_owned()))?;
    sqlx::query("VACUUM INTO $1")
        .bind(name)
        .execute(readers)
        .await
        .map_err(|error| match StoreError::from(error) {
            told @ (StoreError::DiskFull(_) | StoreError::Corrupt { .. }) => told,
            other => failed(other.to_string()),
        })?;
    sync(copy).map_err(|error| failed(error.to_string()))
}

/// Makes the file, so that the name is ours and nobody else can read it.
fn reserve(file: &Path) -> Result<(), StoreError> {
    let mut making = OpenOptions::new();
    making.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut making, 0o600);
    match making.open(file) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::BackupExists(file.to_owned()))
        }
        Err(error) => Err(StoreError::Backup {
            path: file.to_owned(),
            why: error.to_string(),
        }),
    }
}

/// The copy and its name in the folder, both on disk.
fn sync(file: &Path) -> std::io::Result<()> {
    File::open(file)?.sync_all()?;
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}
