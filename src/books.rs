//! Which rule book a stored case is computed with: the one it had, until `termijn law apply` brings it to
//! that of the binary.
//! Not here: comparing books ([`crate::law_change`]) and what the law says.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use law::RuleBook;
use store::rule_books::{self, AppliedBook};
use store::{StoreError, Tx};

/// How the book of the binary compares with the one that was applied last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The same, or nothing was ever recorded.
    Applied,
    /// It is being applied; some cases may still be on an older one.
    Unfinished,
    /// Another one.
    Other {
        /// The hash of the one that was applied.
        applied: String,
    },
}

impl Standing {
    /// One sentence, for the log, for readiness and for people.
    pub fn said(&self) -> &'static str {
        match self {
            Self::Applied => "is the one that was applied last",
            Self::Unfinished => {
                "is not applied to every case yet; run `termijn law apply` again, it goes on where it stopped"
            }
            Self::Other { .. } => {
                "is another one than was applied last; recorded cases keep their dates until `termijn law apply`, `termijn law impact` shows what it would move"
            }
        }
    }
}

/// Compares a book with the one applied last.
///
/// # Errors
/// When the database cannot be read.
pub async fn standing(tx: &mut Tx, book: &RuleBook) -> Result<Standing, StoreError> {
    Ok(match rule_books::find_last(tx).await? {
        None => Standing::Applied,
        Some(last) if last.hash != book.hash() => Standing::Other { applied: last.hash },
        Some(last) if last.finished_at.is_none() => Standing::Unfinished,
        Some(_) => Standing::Applied,
    })
}

/// Keeps the text of a book that a case is about to be computed with. The first book there ever was
/// counts as applied.
///
/// # Errors
/// When the database cannot be written.
pub async fn remember(tx: &mut Tx, book: &RuleBook, now: DateTime<Utc>) -> Result<(), StoreError> {
    rule_books::keep(tx, book.hash(), &book.files().to_vec(), now).await?;
    if rule_books::find_last(tx).await?.is_none() {
        let first = AppliedBook {
            hash: book.hash().to_owned(),
            applied_at: now,
            applied_by: None,
            finished_at: Some(now),
        };
        rule_books::set(tx, &first).await?;
    }
    Ok(())
}

/// Older books that were read back, by their hash.
#[derive(Clone, Default)]
pub struct OlderBooks(Arc<Mutex<BTreeMap<String, Arc<RuleBook>>>>);

impl OlderBooks {
    /// The book of a hash; `None` when its text is not kept, or means nothing to this program.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn find(&self, tx: &mut Tx, hash: &str) -> Result<Option<Arc<RuleBook>>, StoreError> {
        let known = {
            let read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            read.get(hash).cloned()
        };
        if known.is_some() {
            return Ok(known);
        }
        let Some(files) = rule_books::find_text(tx, hash).await? else {
            return Ok(None);
        };
        let files: Vec<_> = files
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str()))
            .collect();
        // The lists of nationalities belong to the program, so that the hash may have become another.
        let Ok(book) = RuleBook::parse(&files) else {
            return Ok(None);
        };
        let book = Arc::new(book.known_as(hash));
        let mut read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(hash.to_owned(), Arc::clone(&book));
        Ok(Some(book))
    }
}
