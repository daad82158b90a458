-- The latest time at which this installation was at work, and when somebody last said that a clock is right.
CREATE TABLE clock_state (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    high_water_at TEXT NOT NULL,
    confirmed_at TEXT
) STRICT;

-- Processes that send nothing because they cannot trust their clock.
CREATE TABLE clock_hold (
    worker TEXT NOT NULL PRIMARY KEY,
    since_at TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- A time in which nothing could leave, or too much is due at once, and what was decided then. One is live.
CREATE TABLE catch_up (
    id BLOB NOT NULL PRIMARY KEY,
    live INTEGER UNIQUE CHECK (live = 1),
    state TEXT NOT NULL CHECK (state IN ('preparing', 'waiting', 'going', 'done')),
    began_at TEXT NOT NULL,
    since_at TEXT NOT NULL,
    letters INTEGER NOT NULL CHECK (letters >= 0),
    drain_seconds INTEGER NOT NULL CHECK (drain_seconds >= 0),
    too_late INTEGER NOT NULL CHECK (too_late >= 0),
    calls INTEGER NOT NULL CHECK (calls >= 0),
    wait_until TEXT,
    released_at TEXT,
    released_by TEXT,
    done_at TEXT,
    CHECK ((live IS NULL) = (state = 'done')),
    CHECK ((done_at IS NULL) = (state <> 'done')),
    CHECK (state <> 'waiting' OR wait_until IS NOT NULL),
    CHECK (since_at <= began_at)
) STRICT;
CREATE INDEX catch_up_by_time ON catch_up (began_at, id);

-- People who must be reached otherwise: the date passed meanwhile, or is too close for a letter alone.
CREATE TABLE catch_up_incident (
    catch_up_id BLOB NOT NULL REFERENCES catch_up (id) ON DELETE CASCADE,
    deadline_id BLOB NOT NULL REFERENCES deadline (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('call', 'passed')),
    PRIMARY KEY (catch_up_id, deadline_id)
) STRICT;
CREATE INDEX catch_up_incident_of_deadline ON catch_up_incident (deadline_id);
