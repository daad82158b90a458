-- The first schema on PostgreSQL, with its own types and sort keys by code point. Same names as migrations/sqlite.
CREATE TABLE team (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
);

CREATE TABLE "user" (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    email TEXT NOT NULL,
    email_folded TEXT COLLATE "C" NOT NULL UNIQUE,
    language TEXT NOT NULL CHECK (language IN ('nl', 'fr', 'de', 'en')),
    roles JSONB NOT NULL,
    team_id UUID REFERENCES team (id),
    active BOOLEAN NOT NULL
);

CREATE TABLE household (
    id UUID NOT NULL PRIMARY KEY,
    recorded_at TIMESTAMPTZ NOT NULL
);

-- The row every writer of a case takes first: its version and its lock.
CREATE TABLE case_file (
    id UUID NOT NULL PRIMARY KEY,
    reference TEXT COLLATE "C" NOT NULL UNIQUE CHECK (reference <> ''),
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    name_folded TEXT COLLATE "C" NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('nl', 'fr', 'de', 'en')),
    nationality TEXT NOT NULL,
    birth_on DATE,
    municipality TEXT NOT NULL,
    team_id UUID NOT NULL REFERENCES team (id),
    caseworker_id UUID REFERENCES "user" (id),
    household_id UUID REFERENCES household (id),
    status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
    version INTEGER NOT NULL CHECK (version >= 1),
    recorded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX case_file_by_name ON case_file (name_folded, id);
CREATE INDEX case_file_by_team ON case_file (team_id, name_folded, id);
CREATE INDEX case_file_by_caseworker ON case_file (caseworker_id, name_folded, id);
CREATE INDEX case_file_by_household ON case_file (household_id) WHERE household_id IS NOT NULL;

-- Three folded letters of a name each, so that one search works on both databases.
CREATE TABLE name_trigram (
    trigram TEXT COLLATE "C" NOT NULL,
    case_id UUID NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    PRIMARY KEY (trigram, case_id)
);
CREATE INDEX name_trigram_of_case ON name_trigram (case_id);

CREATE TABLE contact (
    id UUID NOT NULL PRIMARY KEY,
    email TEXT,
    email_folded TEXT COLLATE "C",
    phone TEXT,
    language TEXT NOT NULL CHECK (language IN ('nl', 'fr', 'de', 'en')),
    stopped_at TIMESTAMPTZ,
    suspended_at TIMESTAMPTZ,
    CHECK ((email IS NULL) = (email_folded IS NULL))
);
CREATE INDEX contact_by_email ON contact (email_folded) WHERE email_folded IS NOT NULL;

CREATE TABLE case_contact (
    case_id UUID NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    contact_id UUID NOT NULL REFERENCES contact (id),
    PRIMARY KEY (case_id, contact_id)
);
CREATE INDEX case_contact_of_contact ON case_contact (contact_id);

-- Appended, never edited: a correction is a new row that points at the old one.
CREATE TABLE event (
    id UUID NOT NULL PRIMARY KEY,
    case_id UUID NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    on_day DATE NOT NULL,
    until_day DATE,
    document TEXT,
    attributes JSONB NOT NULL,
    evidence TEXT,
    recorded_by UUID REFERENCES "user" (id),
    recorded_at TIMESTAMPTZ NOT NULL,
    corrects UUID REFERENCES event (id),
    withdrawn_at TIMESTAMPTZ,
    CHECK (until_day IS NULL OR until_day >= on_day),
    CHECK (corrects IS NULL OR corrects <> id)
);
CREATE INDEX event_of_case ON event (case_id, on_day, id);
CREATE UNIQUE INDEX event_corrected_once ON event (corrects) WHERE corrects IS NOT NULL AND withdrawn_at IS NULL;

-- `occurrence` is the event that set the rule off. Missed and met late are computed, never stored.
CREATE TABLE deadline (
    id UUID NOT NULL PRIMARY KEY,
    case_id UUID NOT NULL REFERENCES case_file (id),
    rule TEXT NOT NULL,
    rule_version TEXT NOT NULL,
    occurrence UUID NOT NULL REFERENCES event (id),
    trigger_on DATE NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('act', 'window', 'validity', 'stay_limit', 'eligibility', 'opens', 'authority', 'check', 'notice')),
    due_on DATE,
    safe_on DATE,
    sort_on DATE NOT NULL,
    opens_on DATE,
    state TEXT NOT NULL CHECK (state IN ('open', 'met', 'superseded', 'void')),
    met_on DATE,
    proof JSONB NOT NULL,
    legal JSONB NOT NULL,
    computed_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    CHECK ((state = 'open') = (ended_at IS NULL)),
    CHECK (state <> 'met' OR met_on IS NOT NULL),
    CHECK (state <> 'open' OR met_on IS NULL)
);
CREATE UNIQUE INDEX deadline_live_once ON deadline (case_id, rule, occurrence) WHERE state IN ('open', 'met');
CREATE INDEX deadline_of_case ON deadline (case_id, sort_on, id);
CREATE INDEX deadline_of_occurrence ON deadline (occurrence);
CREATE INDEX deadline_open_by_due ON deadline (due_on, id) WHERE state = 'open';
CREATE INDEX deadline_open_by_safe ON deadline (safe_on, id) WHERE state = 'open';

-- One e-mail. Its bytes leave in the commit that makes it final.
CREATE TABLE delivery (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('reminder', 'correction', 'digest', 'account')),
    contact_id UUID REFERENCES contact (id),
    user_id UUID REFERENCES "user" (id),
    email TEXT NOT NULL,
    address_folded TEXT COLLATE "C" NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('nl', 'fr', 'de', 'en')),
    message_id TEXT COLLATE "C" NOT NULL UNIQUE,
    replaces UUID REFERENCES delivery (id),
    state TEXT NOT NULL CHECK (state IN ('queued', 'claimed', 'sending', 'unknown', 'sent', 'bounced', 'dead', 'cancelled', 'superseded')),
    reason TEXT,
    subject TEXT NOT NULL,
    body BYTEA,
    dates_named JSONB NOT NULL,
    opens_at TIMESTAMPTZ NOT NULL,
    closes_at TIMESTAMPTZ NOT NULL,
    next_try_at TIMESTAMPTZ NOT NULL,
    lease_until TIMESTAMPTZ,
    claimed_by TEXT,
    fence INTEGER NOT NULL CHECK (fence >= 0),
    claims INTEGER NOT NULL CHECK (claims >= 0),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    ambiguous INTEGER NOT NULL CHECK (ambiguous >= 0),
    created_at TIMESTAMPTZ NOT NULL,
    final_at TIMESTAMPTZ,
    CHECK (closes_at > opens_at),
    CHECK (kind NOT IN ('reminder', 'correction') OR contact_id IS NOT NULL),
    CHECK (state NOT IN ('sent', 'bounced', 'dead', 'cancelled', 'superseded') OR body IS NULL),
    CHECK (state NOT IN ('claimed', 'sending', 'unknown') OR body IS NOT NULL),
    CHECK ((state IN ('sent', 'bounced', 'dead', 'cancelled', 'superseded')) = (final_at IS NOT NULL)),
    CHECK ((state IN ('claimed', 'sending')) = (lease_until IS NOT NULL)),
    CHECK ((lease_until IS NULL) = (claimed_by IS NULL)),
    CHECK (state <> 'dead' OR reason IS NOT NULL)
);
CREATE INDEX delivery_claimable ON delivery (next_try_at, closes_at, id) WHERE state = 'queued';
CREATE INDEX delivery_leased ON delivery (lease_until, id) WHERE lease_until IS NOT NULL;
CREATE INDEX delivery_unknown ON delivery (next_try_at, id) WHERE state = 'unknown';
CREATE INDEX delivery_by_address ON delivery (address_folded, created_at);
CREATE INDEX delivery_by_contact ON delivery (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX delivery_replacing ON delivery (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE reminder (
    id UUID NOT NULL PRIMARY KEY,
    deadline_id UUID NOT NULL REFERENCES deadline (id),
    contact_id UUID NOT NULL REFERENCES contact (id),
    rung TEXT NOT NULL CHECK (rung <> ''),
    gentle BOOLEAN NOT NULL,
    opens_at TIMESTAMPTZ NOT NULL,
    closes_at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'bundled', 'done', 'covered', 'cancelled', 'expired')),
    reason TEXT,
    delivery_id UUID REFERENCES delivery (id),
    CHECK (closes_at > opens_at),
    CHECK (state NOT IN ('bundled', 'done') OR delivery_id IS NOT NULL),
    CHECK (state <> 'planned' OR delivery_id IS NULL),
    CHECK (state NOT IN ('covered', 'cancelled', 'expired') OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX reminder_live_once ON reminder (deadline_id, rung, contact_id)
    WHERE state IN ('planned', 'bundled', 'done', 'covered');
CREATE INDEX reminder_of_deadline ON reminder (deadline_id, opens_at, id);
CREATE INDEX reminder_of_contact ON reminder (contact_id, state);
CREATE INDEX reminder_of_delivery ON reminder (delivery_id) WHERE delivery_id IS NOT NULL;
CREATE INDEX reminder_planned_by_opening ON reminder (opens_at, id) WHERE state = 'planned';
CREATE INDEX reminder_planned_by_closing ON reminder (closes_at, id) WHERE state = 'planned';

-- Appended, never edited: what one claim of one delivery came to.
CREATE TABLE attempt (
    delivery_id UUID NOT NULL REFERENCES delivery (id),
    fence INTEGER NOT NULL CHECK (fence >= 1),
    at TIMESTAMPTZ NOT NULL,
    phase TEXT NOT NULL,
    code INTEGER,
    reply TEXT,
    outcome TEXT NOT NULL,
    PRIMARY KEY (delivery_id, fence)
);

-- Work for a human. `subject_id` names what it is about, so that one trouble makes one task.
CREATE TABLE task (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''),
    case_id UUID REFERENCES case_file (id),
    subject_id UUID,
    text_key TEXT NOT NULL,
    params JSONB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done')),
    due_on DATE NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    done_at TIMESTAMPTZ,
    done_by UUID REFERENCES "user" (id),
    CHECK ((state = 'done') = (done_at IS NOT NULL)),
    CHECK (done_by IS NULL OR done_at IS NOT NULL)
);
CREATE UNIQUE INDEX task_open_once ON task (kind, subject_id) WHERE state = 'open' AND subject_id IS NOT NULL;
CREATE INDEX task_open_by_due ON task (due_on, id) WHERE state = 'open';
CREATE INDEX task_done_by_time ON task (done_at, id) WHERE state = 'done';
CREATE INDEX task_of_case ON task (case_id, due_on, id) WHERE case_id IS NOT NULL;

CREATE TABLE closure (
    id UUID NOT NULL PRIMARY KEY,
    municipality TEXT COLLATE "C" NOT NULL,
    on_day DATE NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (municipality, on_day)
);

CREATE TABLE setting (
    id UUID NOT NULL PRIMARY KEY,
    key TEXT COLLATE "C" NOT NULL,
    value JSONB NOT NULL,
    in_force_from DATE NOT NULL,
    set_by UUID REFERENCES "user" (id),
    set_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX setting_by_day ON setting (key, in_force_from, set_at, id);

-- Written unchained; the sealing job numbers and chains the rows later.
CREATE TABLE audit (
    id UUID NOT NULL PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    case_id UUID,
    before_change JSONB,
    after_change JSONB,
    sequence BIGINT UNIQUE,
    hash BYTEA,
    CHECK ((sequence IS NULL) = (hash IS NULL))
);
CREATE INDEX audit_of_case ON audit (case_id, at, id) WHERE case_id IS NOT NULL;
CREATE INDEX audit_unsealed ON audit (at, id) WHERE sequence IS NULL;
CREATE INDEX audit_by_time ON audit (at, id);

CREATE TABLE api_key (
    id UUID NOT NULL PRIMARY KEY,
    hash BYTEA NOT NULL UNIQUE,
    scope TEXT NOT NULL,
    owner UUID NOT NULL REFERENCES "user" (id),
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ,
    last_used_at TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ
);

CREATE TABLE rule_book (
    hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    applied_at TIMESTAMPTZ NOT NULL,
    applied_by UUID REFERENCES "user" (id)
);

-- The first answer to a POST of the API, given again when the same key returns.
CREATE TABLE idempotency (
    key TEXT COLLATE "C" NOT NULL,
    route TEXT COLLATE "C" NOT NULL,
    request_hash BYTEA NOT NULL,
    status INTEGER NOT NULL,
    response JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (route, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);
