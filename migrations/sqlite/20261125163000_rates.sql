-- Limits of letters a minute: before when no other letter may leave, to one mail domain or (empty) in all.
CREATE TABLE sending_rate (
    domain TEXT NOT NULL PRIMARY KEY,
    free_at TEXT NOT NULL
) STRICT;
CREATE INDEX sending_rate_by_time ON sending_rate (free_at, domain);
INSERT INTO sending_rate (domain, free_at) VALUES ('', '1970-01-01T00:00:00+00:00');

ALTER TABLE delivery ADD COLUMN domain TEXT NOT NULL DEFAULT '';
UPDATE delivery SET domain = substr(address_folded, instr(address_folded, '@') + 1) WHERE final_at IS NULL;
