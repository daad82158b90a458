//! Lines of bytes from a file or standard input, one at a time, whatever they hold.
//! Not here: what a line means.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use super::CliError;

/// Opens `path`; `-` is standard input.
pub fn open(path: &Path) -> Result<Box<dyn BufRead>, CliError> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(|cause| CliError::File {
        what: format!("cannot read {}", path.display()),
        cause,
    })?;
    Ok(Box::new(BufReader::with_capacity(64 * 1024, file)))
}

/// Gives every line that is not blank, with its number from 1, without its end.
pub fn each(
    mut input: Box<dyn BufRead>,
    mut line: impl FnMut(u64, &[u8]) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let read = input
            .read_until(b'\n', &mut bytes)
            .map_err(|cause| CliError::File {
                what: "cannot read the input".to_owned(),
                cause,
            })?;
        if read == 0 {
            break;
        }
        let text = bytes.trim_ascii();
        if !text.is_empty() {
            line(number, text)?;
        }
    }
    Ok(())
}
