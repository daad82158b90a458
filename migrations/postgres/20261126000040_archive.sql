-- Letters long at their end, without address: the table that every sweep works on stays as small as what is recent.
CREATE TABLE delivery_archive (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('reminder', 'correction', 'digest', 'account')),
    contact_id UUID REFERENCES contact (id),
    user_id UUID REFERENCES "user" (id),
    language TEXT NOT NULL CHECK (language IN ('nl', 'fr', 'de', 'en')),
    message_id TEXT COLLATE "C" NOT NULL UNIQUE,
    replaces UUID,
    state TEXT NOT NULL CHECK (state IN ('sent', 'bounced', 'dead', 'cancelled', 'superseded')),
    reason TEXT,
    subject TEXT NOT NULL,
    dates_named JSONB NOT NULL,
    opens_at TIMESTAMPTZ NOT NULL,
    closes_at TIMESTAMPTZ NOT NULL,
    claims INTEGER NOT NULL CHECK (claims >= 0),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    ambiguous INTEGER NOT NULL CHECK (ambiguous >= 0),
    created_at TIMESTAMPTZ NOT NULL,
    final_at TIMESTAMPTZ NOT NULL,
    CHECK (closes_at > opens_at),
    CHECK (kind NOT IN ('reminder', 'correction') OR contact_id IS NOT NULL),
    CHECK (state <> 'dead' OR reason IS NOT NULL)
);
CREATE INDEX delivery_archive_by_contact ON delivery_archive (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX delivery_ended ON delivery (final_at, id) WHERE final_at IS NOT NULL;

-- A reminder, a try and a morning mail name a letter wherever it is, here or in the archive.
ALTER TABLE reminder DROP CONSTRAINT reminder_delivery_id_fkey;
ALTER TABLE digest DROP CONSTRAINT digest_delivery_id_fkey;
ALTER TABLE attempt DROP CONSTRAINT attempt_delivery_id_fkey;
