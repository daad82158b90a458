-- The ways letters take, to one mail domain or (empty) to our mail server and so all of them: before when no other may
-- leave, what went wrong lately, and whether a way is left alone. All processes share it.
CREATE TABLE sending_gate (
    domain TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    free_at TIMESTAMPTZ,
    percent INTEGER NOT NULL DEFAULT 100 CHECK (percent BETWEEN 1 AND 100),
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    refusals INTEGER NOT NULL DEFAULT 0 CHECK (refusals >= 0),
    successes INTEGER NOT NULL DEFAULT 0 CHECK (successes >= 0),
    step INTEGER NOT NULL DEFAULT 0 CHECK (step >= 0),
    shut_since TIMESTAMPTZ,
    shut_until TIMESTAMPTZ,
    probe_until TIMESTAMPTZ,
    heard_at TIMESTAMPTZ NOT NULL,
    CHECK ((shut_since IS NULL) = (shut_until IS NULL)),
    CHECK (probe_until IS NULL OR shut_since IS NOT NULL)
);
CREATE INDEX sending_gate_by_time ON sending_gate (heard_at, domain);
CREATE INDEX sending_gate_shut ON sending_gate (domain) WHERE shut_since IS NOT NULL;
CREATE INDEX sending_gate_by_turn ON sending_gate (free_at, domain) WHERE free_at IS NOT NULL;
INSERT INTO sending_gate (domain, heard_at) VALUES ('', '1970-01-01T00:00:00+00:00');

ALTER TABLE delivery ADD COLUMN domain TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE delivery SET domain = split_part(address_folded, '@', 2) WHERE final_at IS NULL;
-- What came of the last letters: where most are refused for good, all stop.
CREATE INDEX delivery_by_end ON delivery (final_at, id) WHERE state IN ('sent', 'bounced', 'dead');
-- What a server's answer meant (connection, greylisted, mailbox_full ...); null where no server was asked.
ALTER TABLE attempt ADD COLUMN class TEXT;

-- Whether the mail server is left alone is no longer each process's own finding.
ALTER TABLE worker DROP COLUMN shut_since, DROP COLUMN shut_until;
