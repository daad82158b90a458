-- Which rule book each case was computed with, the text of those books, and what a correcting letter puts right.
ALTER TABLE case_file ADD COLUMN rulebook TEXT NOT NULL DEFAULT 'unknown' CHECK (rulebook <> '');

ALTER TABLE reminder ADD COLUMN told_on TEXT;
ALTER TABLE reminder ADD COLUMN why TEXT CHECK (why IN ('law', 'fact', 'setting'));

-- Not finished: some cases may still be on an older book.
ALTER TABLE rule_book ADD COLUMN finished_at TEXT;

-- The files of every book that cases were computed with, so that a newer program changes no date by itself.
CREATE TABLE rule_book_text (
    hash TEXT NOT NULL PRIMARY KEY,
    files TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT;

-- Cases from before books were remembered wait for `termijn law apply`, too.
INSERT INTO rule_book (hash, applied_at, finished_at)
SELECT 'unknown', newest.day, newest.day FROM (SELECT MAX(recorded_at) AS day FROM case_file) AS newest WHERE newest.day IS NOT NULL;
