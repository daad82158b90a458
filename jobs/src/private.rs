//! Folders and files that only the service may read: letters and receipts speak of people.
//! Not here: what stands in them.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a folder with those above it; one that is there stays as it is.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut making = DirBuilder::new();
    making.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
    making.create(folder)
}

/// How a file is opened that may have to be made.
pub fn options() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has modes"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn nobody_else_reads_them() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a").join("b");
        make_folder(&folder).unwrap();
        make_folder(&folder).unwrap();
        let file = folder.join("c");
        options().create(true).append(true).open(&file).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
    }
}
