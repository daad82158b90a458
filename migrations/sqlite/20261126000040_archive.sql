-- Letters long at their end, without address: the table that every sweep works on stays as small as what is recent.
CREATE TABLE delivery_archive (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('reminder', 'correction', 'digest', 'account')),
    contact_id BLOB REFERENCES contact (id),
    user_id BLOB REFERENCES "user" (id),
    language TEXT NOT NULL CHECK (language IN ('nl', 'fr', 'de', 'en')),
    message_id TEXT NOT NULL UNIQUE,
    replaces BLOB,
    state TEXT NOT NULL CHECK (state IN ('sent', 'bounced', 'dead', 'cancelled', 'superseded')),
    reason TEXT,
    subject TEXT NOT NULL,
    dates_named TEXT NOT NULL,
    opens_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    claims INTEGER NOT NULL CHECK (claims >= 0),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    ambiguous INTEGER NOT NULL CHECK (ambiguous >= 0),
    created_at TEXT NOT NULL,
    final_at TEXT NOT NULL,
    CHECK (closes_at > opens_at),
    CHECK (kind NOT IN ('reminder', 'correction') OR contact_id IS NOT NULL),
    CHECK (state <> 'dead' OR reason IS NOT NULL)
) STRICT;
CREATE INDEX delivery_archive_by_contact ON delivery_archive (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX delivery_ended ON delivery (final_at, id) WHERE final_at IS NOT NULL;

-- A reminder, a try and a morning mail name a letter wherever it is, here or in the archive; SQLite drops no
-- constraint of a table that stands, so these tables are written anew.
CREATE TABLE reminder_new (
    id BLOB NOT NULL PRIMARY KEY,
    deadline_id BLOB NOT NULL REFERENCES deadline (id),
    contact_id BLOB NOT NULL REFERENCES contact (id),
    rung TEXT NOT NULL CHECK (rung <> ''),
    gentle INTEGER NOT NULL CHECK (gentle IN (0, 1)),
    opens_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'bundled', 'done', 'covered', 'cancelled', 'expired')),
    reason TEXT,
    delivery_id BLOB,
    told_on TEXT,
    why TEXT CHECK (why IN ('law', 'fact', 'setting')),
    CHECK (closes_at > opens_at),
    CHECK (state NOT IN ('bundled', 'done') OR delivery_id IS NOT NULL),
    CHECK (state <> 'planned' OR delivery_id IS NULL),
    CHECK (state NOT IN ('covered', 'cancelled', 'expired') OR reason IS NOT NULL)
) STRICT;
INSERT INTO reminder_new (id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state, reason, delivery_id, told_on, why)
    SELECT id, deadline_id, contact_id, rung, gentle, opens_at, closes_at, state, reason, delivery_id, told_on, why FROM reminder;
DROP TABLE reminder;
ALTER TABLE reminder_new RENAME TO reminder;
CREATE UNIQUE INDEX reminder_live_once ON reminder (deadline_id, rung, contact_id)
    WHERE state IN ('planned', 'bundled', 'done', 'covered');
CREATE INDEX reminder_of_deadline ON reminder (deadline_id, opens_at, id);
CREATE INDEX reminder_of_contact ON reminder (contact_id, state);
CREATE INDEX reminder_of_delivery ON reminder (delivery_id) WHERE delivery_id IS NOT NULL;
CREATE INDEX reminder_planned_by_opening ON reminder (opens_at, id) WHERE state = 'planned';
CREATE INDEX reminder_planned_by_closing ON reminder (closes_at, id) WHERE state = 'planned';

CREATE INDEX reminder_correcting ON reminder (closes_at, id) WHERE rung IN ('correction', 'dropped');

CREATE TABLE digest_new (
    user_id BLOB NOT NULL REFERENCES "user" (id),
    on_day TEXT NOT NULL,
    delivery_id BLOB,
    PRIMARY KEY (user_id, on_day)
) STRICT;
INSERT INTO digest_new (user_id, on_day, delivery_id) SELECT user_id, on_day, delivery_id FROM digest;
DROP TABLE digest;
ALTER TABLE digest_new RENAME TO digest;
CREATE INDEX digest_by_day ON digest (on_day);
CREATE INDEX digest_of_delivery ON digest (delivery_id) WHERE delivery_id IS NOT NULL;

CREATE TABLE attempt_new (
    delivery_id BLOB NOT NULL,
    fence INTEGER NOT NULL CHECK (fence >= 1),
    at TEXT NOT NULL,
    phase TEXT NOT NULL,
    code INTEGER,
    reply TEXT,
    outcome TEXT NOT NULL,
    class TEXT,
    PRIMARY KEY (delivery_id, fence)
) STRICT;
INSERT INTO attempt_new (delivery_id, fence, at, phase, code, reply, outcome, class)
    SELECT delivery_id, fence, at, phase, code, reply, outcome, class FROM attempt;
DROP TABLE attempt;
ALTER TABLE attempt_new RENAME TO attempt;
CREATE INDEX attempt_by_time ON attempt (at);
