-- How far each file of receipts was read, so that a start reads only what is new. A file is known by its first line,
-- whatever its folder; `tail` is a hash of what stood before that byte: another one means another file, read anew.
CREATE TABLE receipt_file (
    first_line TEXT NOT NULL PRIMARY KEY CHECK (first_line <> ''),
    read_bytes INTEGER NOT NULL CHECK (read_bytes >= 0),
    tail TEXT NOT NULL,
    read_at TEXT NOT NULL
) STRICT;
