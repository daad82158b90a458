//! A rule book from a folder of rule files, to see what it would change.
//! Not here: applying it. Only the book of the binary is ever applied.

use std::io;
use std::path::Path;

use law::{BookError, RuleBook};

use crate::cli::CliError;

/// Reads every `.toml` file of a folder as a rule book; one of holidays is among them or is that of the
/// binary. Rules of the binary's book keep its order, new ones follow by name.
///
/// # Errors
/// A folder or file that cannot be read, no rule at all, or the first file that does not fit: file, line
/// and key are named.
pub fn read(folder: &Path) -> Result<RuleBook, CliError> {
    let cannot = |path: &Path| {
        let what = format!("--rules: cannot read {}", path.display());
        move |cause: io::Error| CliError::File { what, cause }
    };
    let mut files: Vec<(String, String)> = Vec::new();
    for entry in folder.read_dir().map_err(cannot(folder))? {
        let path = entry.map_err(cannot(folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let Some(name) = name.filter(|name| name.ends_with(".toml")) else {
            continue;
        };
        let text = std::fs::read_to_string(&path).map_err(cannot(&path))?;
        files.push((name.to_owned(), text));
    }
    if files.is_empty() {
        let said = format!("--rules: {} holds no .toml file", folder.display());
        return Err(CliError::Unknown(said));
    }
    let own = RuleBook::embedded()?.files();
    let place = |name: &str| own.iter().position(|(known, _)| known == name);
    files.sort_by_key(|(name, _)| (place(name).unwrap_or(usize::MAX), name.clone()));
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let wrong =
        |error: BookError| CliError::Unknown(format!("--rules {}: {error}", folder.display()));
    RuleBook::parse(&files).map_err(wrong)
}
