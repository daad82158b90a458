//! From dated facts and the law in force: which dates follow, and why.
