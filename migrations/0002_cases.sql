-- The private channel. What a case holds is sealed with the case's own key, which lies in case-keys.db.

CREATE TABLE case_file (
    id BLOB PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE case_letter (
    case_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

-- How many cases were begun in a month, and nothing about them.
CREATE TABLE case_count (
    month TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Wrong PINs by chat (a keyed hash) and hour, whether or not the chat has a case.
CREATE TABLE pin_attempt (
    slot BLOB NOT NULL,
    hour TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (slot, hour)
) STRICT, WITHOUT ROWID;

-- Trusted contacts -----------------------------------------------------------------------------------------

CREATE TABLE contact (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    -- Slug of the plan's position.
    position TEXT,
    -- Named for cases of children.
    children INTEGER NOT NULL DEFAULT 0 CHECK (children IN (0, 1)),
    -- From here on; absent until an active contact has approved.
    active_since TEXT,
    accepted_on TEXT,
    practised_on TEXT,
    -- Local hours of duty; absent for all day.
    duty_from INTEGER CHECK (duty_from BETWEEN 0 AND 23),
    duty_until INTEGER CHECK (duty_until BETWEEN 0 AND 23),
    away_until TEXT,
    CHECK ((duty_from IS NULL) = (duty_until IS NULL))
) STRICT;

-- Roles and invitations learn a fourth kind; a CHECK can only be changed by making the table anew.

CREATE TABLE role_of_0002 (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('coordinator', 'leader', 'member', 'contact')),
    unit_id INTEGER REFERENCES unit (id),
    rank TEXT CHECK (rank IN ('head', 'deputy')),
    granted_at TEXT NOT NULL,
    CHECK ((kind = 'member') = (unit_id IS NOT NULL)),
    CHECK ((kind = 'member') = (rank IS NOT NULL))
) STRICT;

INSERT INTO role_of_0002 SELECT id, person_id, kind, unit_id, rank, granted_at FROM role;
DROP TABLE role;
ALTER TABLE role_of_0002 RENAME TO role;
CREATE UNIQUE INDEX role_once ON role (person_id, kind, ifnull(unit_id, 0));
CREATE INDEX role_by_unit ON role (unit_id);
CREATE INDEX role_by_kind ON role (kind);

CREATE TABLE invitation_of_0002 (
    id INTEGER PRIMARY KEY,
    code_hash BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('coordinator', 'leader', 'member', 'contact')),
    unit_id INTEGER REFERENCES unit (id),
    rank TEXT CHECK (rank IN ('head', 'deputy')),
    -- Absent for codes that `loa claim` printed.
    invited_by INTEGER REFERENCES person (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_by INTEGER REFERENCES person (id),
    used_at TEXT,
    revoked_at TEXT
) STRICT;

INSERT INTO invitation_of_0002
SELECT id, code_hash, kind, unit_id, rank, invited_by, created_at, expires_at, used_by, used_at, revoked_at
FROM invitation;
DROP TABLE invitation;
ALTER TABLE invitation_of_0002 RENAME TO invitation;

-- Leaving goes before everything else: one class more.

CREATE TABLE outbox_of_0002 (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 4),
    lane BLOB NOT NULL,
    -- What may be replaced while it waits.
    topic BLOB,
    -- Whether nothing of the same lane and class waits before it.
    head INTEGER NOT NULL CHECK (head IN (0, 1)),
    sealed BLOB NOT NULL
) STRICT;

INSERT INTO outbox_of_0002 SELECT id, class + 1, lane, topic, head, sealed FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_of_0002 RENAME TO outbox;
CREATE INDEX outbox_heads ON outbox (class, id) WHERE head = 1;
CREATE INDEX outbox_lanes ON outbox (lane, class, id);
CREATE INDEX outbox_topics ON outbox (topic) WHERE topic IS NOT NULL;
