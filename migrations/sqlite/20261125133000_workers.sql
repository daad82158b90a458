-- The pulse of every process that runs jobs, and the indexes through which old rows are found.
-- `expected_at`: whoever has not beaten again by then is silent. `shut_since`: it leaves the mail server alone.
CREATE TABLE worker (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    started_at TEXT NOT NULL,
    beat_at TEXT NOT NULL,
    expected_at TEXT NOT NULL,
    swept_at TEXT,
    shut_since TEXT,
    shut_until TEXT,
    CHECK (expected_at >= beat_at),
    CHECK ((shut_since IS NULL) = (shut_until IS NULL))
) STRICT;
CREATE INDEX worker_by_expected ON worker (expected_at, name);
CREATE INDEX attempt_by_time ON attempt (at);
CREATE INDEX api_key_by_expiry ON api_key (expires_at, id) WHERE expires_at IS NOT NULL;
CREATE INDEX api_key_by_revocation ON api_key (revoked_at, id) WHERE revoked_at IS NOT NULL;
CREATE INDEX delivery_untried ON delivery (created_at, id) WHERE state = 'queued' AND attempts = 0;
