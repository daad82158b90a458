-- What stands behind a link in a letter. Of its token only the hash is kept.
CREATE TABLE applicant_link (
    hash BYTEA NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    purpose TEXT NOT NULL CHECK (purpose IN ('page', 'unsubscribe')),
    contact_id UUID NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    address_folded TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    CHECK (expires_at > created_at)
);
CREATE INDEX applicant_link_by_expiry ON applicant_link (expires_at);
CREATE INDEX applicant_link_of_contact ON applicant_link (contact_id);

-- The cases its letter spoke of: no other is ever shown behind it.
CREATE TABLE applicant_link_case (
    hash BYTEA NOT NULL REFERENCES applicant_link (hash) ON DELETE CASCADE,
    case_id UUID NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, case_id)
);
CREATE INDEX applicant_link_case_of_case ON applicant_link_case (case_id);
