-- Work that goes over all cases a stretch at a time: how far each walk is, so that a restart goes on from there, and who has
-- it in hand. `basis` is what a round is for: a day, or the settings by their hash. `earlier_...`: the round before.
CREATE TABLE walk (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (name <> ''),
    basis TEXT NOT NULL,
    after_id UUID,
    began_at TIMESTAMPTZ,
    looked_at TIMESTAMPTZ,
    finished_at TIMESTAMPTZ,
    expected BIGINT NOT NULL CHECK (expected >= 0),
    seen BIGINT NOT NULL CHECK (seen >= 0),
    found BIGINT NOT NULL CHECK (found >= 0),
    unmended BIGINT NOT NULL CHECK (unmended >= 0),
    earlier_finished_at TIMESTAMPTZ,
    earlier_found BIGINT NOT NULL CHECK (earlier_found >= 0),
    earlier_unmended BIGINT NOT NULL CHECK (earlier_unmended >= 0),
    held_by TEXT,
    held_until TIMESTAMPTZ,
    CHECK (finished_at IS NULL OR began_at IS NOT NULL),
    CHECK ((held_by IS NULL) = (held_until IS NULL))
);

-- How often what was planned differed from what should be, by kind, since the beginning.
CREATE TABLE difference_count (
    kind TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (kind <> ''),
    found BIGINT NOT NULL CHECK (found >= 0),
    unmended BIGINT NOT NULL CHECK (unmended >= 0)
);

-- Absences that are not over are judged anew every day.
CREATE INDEX event_absent ON event (case_id) WHERE kind = 'absent' AND withdrawn_at IS NULL;
-- A letter that was to put a date right and did not leave in time is found by its end.
CREATE INDEX reminder_correcting ON reminder (closes_at, id) WHERE rung IN ('correction', 'dropped');
CREATE INDEX task_by_subject ON task (subject_id, kind) WHERE subject_id IS NOT NULL;

-- The morning mail of a user: whether it is wanted, and for which days it was considered, so that none comes twice.
ALTER TABLE "user" ADD COLUMN digest BOOLEAN NOT NULL DEFAULT TRUE;
CREATE TABLE digest (
    user_id UUID NOT NULL REFERENCES "user" (id),
    on_day DATE NOT NULL,
    delivery_id UUID REFERENCES delivery (id),
    PRIMARY KEY (user_id, on_day)
);
CREATE INDEX digest_by_day ON digest (on_day);
CREATE INDEX digest_of_delivery ON digest (delivery_id) WHERE delivery_id IS NOT NULL;
