//! The keys of this installation: random, made when first needed, each in a file of its own that only
//! the service can read.
//! Not here: passwords that an operator gives, and keys of the API.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::cli::CliError;
use crate::wiring::random_bytes;

/// The key of a name; it is made the first time.
///
/// # Errors
/// When the folder cannot be written to, or the file is not a key.
pub fn key(folder: &Path, name: &str) -> Result<[u8; 32], CliError> {
    let path = folder.join(name);
    let failed = |cause| CliError::File {
        what: format!("the secret {}", path.display()),
        cause,
    };
    match fs::read(&path) {
        Ok(bytes) => bytes.try_into().map_err(|_| {
            let why = "is not a key of 32 bytes; restore it from a backup of secrets.dir";
            failed(io::Error::new(io::ErrorKind::InvalidData, why))
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make(folder, &path).map_err(failed)
        }
        Err(error) => Err(failed(error)),
    }
}

/// Written beside its place and then linked there: nobody reads half a key, and of two processes that
/// start at once one makes it.
fn make(folder: &Path, path: &Path) -> io::Result<[u8; 32]> {
    make_folder(folder)?;
    let key = random_bytes()?;
    let temporary = path.with_extension(format!("{}.part", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&temporary)?;
    file.write_all(&key)?;
    file.sync_all()?;
    let linked = fs::hard_link(&temporary, path);
    fs::remove_file(&temporary)?;
    match linked {
        Ok(()) => Ok(key),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let there = fs::read(path)?;
            there
                .try_into()
                .map_err(|_| io::ErrorKind::InvalidData.into())
        }
        Err(error) => Err(error),
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut making = fs::DirBuilder::new();
    making.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
    making.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_for_its_owner_alone() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("secrets");
        let first = key(&folder, "a.key").unwrap();
        assert_eq!(key(&folder, "a.key").unwrap(), first);
        assert_ne!(key(&folder, "b.key").unwrap(), first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&folder), mode(&folder.join("a.key"))), (0o700, 0o600));
        }
        fs::write(folder.join("a.key"), "short").unwrap();
        assert!(key(&folder, "a.key").is_err());
    }
}
