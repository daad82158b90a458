-- Work that goes over all cases a stretch at a time: how far each walk is, so that a restart goes on from there, and who has
-- it in hand. `basis` is what a round is for: a day, or the settings by their hash. `earlier_...`: the round before.
CREATE TABLE walk (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    basis TEXT NOT NULL,
    after_id BLOB,
    began_at TEXT,
    looked_at TEXT,
    finished_at TEXT,
    expected INTEGER NOT NULL CHECK (expected >= 0),
    seen INTEGER NOT NULL CHECK (seen >= 0),
    found INTEGER NOT NULL CHECK (found >= 0),
    unmended INTEGER NOT NULL CHECK (unmended >= 0),
    earlier_finished_at TEXT,
    earlier_found INTEGER NOT NULL CHECK (earlier_found >= 0),
    earlier_unmended INTEGER NOT NULL CHECK (earlier_unmended >= 0),
    held_by TEXT,
    held_until TEXT,
    CHECK (finished_at IS NULL OR began_at IS NOT NULL),
    CHECK ((held_by IS NULL) = (held_until IS NULL))
) STRICT;

-- How often what was planned differed from what should be, by kind, since the beginning.
CREATE TABLE difference_count (
    kind TEXT NOT NULL PRIMARY KEY CHECK (kind <> ''),
    found INTEGER NOT NULL CHECK (found >= 0),
    unmended INTEGER NOT NULL CHECK (unmended >= 0)
) STRICT;

-- Absences that are not over are judged anew every day.
CREATE INDEX event_absent ON event (case_id) WHERE kind = 'absent' AND withdrawn_at IS NULL;
-- A letter that was to put a date right and did not leave in time is found by its end.
CREATE INDEX reminder_correcting ON reminder (closes_at, id) WHERE rung IN ('correction', 'dropped');
CREATE INDEX task_by_subject ON task (subject_id, kind) WHERE subject_id IS NOT NULL;

-- The morning mail of a user: whether it is wanted, and for which days it was considered, so that none comes twice.
ALTER TABLE "user" ADD COLUMN digest INTEGER NOT NULL DEFAULT 1 CHECK (digest IN (0, 1));
CREATE TABLE digest (
    user_id BLOB NOT NULL REFERENCES "user" (id),
    on_day TEXT NOT NULL,
    delivery_id BLOB REFERENCES delivery (id),
    PRIMARY KEY (user_id, on_day)
) STRICT;
CREATE INDEX digest_by_day ON digest (on_day);
CREATE INDEX digest_of_delivery ON digest (delivery_id) WHERE delivery_id IS NOT NULL;
