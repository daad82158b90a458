//! Why a step could not be done.
//! Not here: what the relay answers; that is an outcome, not an error.

use store::StoreError;

/// Why a step could not be done.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// The database did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The words of a letter could not be written.
    #[error("{0}")]
    Letter(#[from] views::letter::LetterError),
    /// The e-mail could not be built.
    #[error("the e-mail could not be built: {0}")]
    Message(String),
    /// The receipts cannot be read or written.
    #[error("the receipts cannot be read or written: {0}")]
    Receipts(#[from] std::io::Error),
    /// The system gave no random bits for a link.
    #[error("no random bits for the links of a letter: {0}")]
    Randomness(std::io::Error),
    /// Whoever plans could not.
    #[error("cases could not be planned again: {0}")]
    Planner(String),
    /// A setting cannot be used.
    #[error("the sender's address cannot be used: {0}")]
    Sender(String),
    /// The folder of the spool cannot be written to.
    #[error("the folder {} cannot be written to: {why}", folder.display())]
    Spool {
        /// The folder.
        folder: std::path::PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
}
