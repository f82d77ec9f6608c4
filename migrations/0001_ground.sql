-- Instants are UTC in RFC 3339; dates are the commune's. `sealed` columns are readable with the key file only,
-- `lane`, `slot` and `topic` are keyed hashes (ARCHITECTURE.md, "What the disk may not tell").

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE tally (
    name TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) STRICT;

-- The way of an update ------------------------------------------------------------------------------------

CREATE TABLE receive_offset (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    next INTEGER NOT NULL
) STRICT;

CREATE TABLE inbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id INTEGER NOT NULL,
    lane BLOB NOT NULL,
    sealed BLOB NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- The hour in which it was given up; it dies a day later.
    set_aside_at TEXT
) STRICT;

CREATE INDEX inbox_set_aside ON inbox (set_aside_at) WHERE set_aside_at IS NOT NULL;

-- Update ids that were stored once, so that a repeated one acts once.
CREATE TABLE seen_update (
    update_id INTEGER PRIMARY KEY,
    seen_on TEXT NOT NULL
) STRICT;

CREATE INDEX seen_update_by_day ON seen_update (seen_on);

CREATE TABLE dialogue (
    slot BLOB PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The way of an outgoing message --------------------------------------------------------------------------

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 3),
    lane BLOB NOT NULL,
    -- What may be replaced while it waits.
    topic BLOB,
    -- Whether nothing of the same lane and class waits before it.
    head INTEGER NOT NULL CHECK (head IN (0, 1)),
    sealed BLOB NOT NULL
) STRICT;

CREATE INDEX outbox_heads ON outbox (class, id) WHERE head = 1;
CREATE INDEX outbox_lanes ON outbox (lane, class, id);
CREATE INDEX outbox_topics ON outbox (topic) WHERE topic IS NOT NULL;

-- What our messages were about.
CREATE TABLE sent (
    slot BLOB PRIMARY KEY,
    sealed BLOB NOT NULL,
    sent_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sent_by_day ON sent (sent_on);

-- People --------------------------------------------------------------------------------------------------

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT,
    reachable INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1))
) STRICT;

-- The plan ------------------------------------------------------------------------------------------------

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    zone TEXT NOT NULL,
    -- The whole plan as JSON: what the next import is compared with.
    definition TEXT NOT NULL,
    revision INTEGER NOT NULL,
    imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    section TEXT NOT NULL,
    name TEXT NOT NULL,
    tone TEXT NOT NULL CHECK (tone IN ('assigned', 'requested')),
    announces INTEGER NOT NULL CHECK (announces IN (0, 1)),
    refers INTEGER NOT NULL CHECK (refers IN (0, 1)),
    -- Order in the plan; absent once the plan no longer names the unit.
    position INTEGER
) STRICT;

CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    slug TEXT NOT NULL,
    section TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    units_from TEXT NOT NULL CHECK (units_from IN ('plan', 'local')),
    due_from TEXT NOT NULL CHECK (due_from IN ('plan', 'local')),
    ongoing INTEGER NOT NULL CHECK (ongoing IN (0, 1)),
    -- JSON list of calendar days, instead of the plan's ladder.
    days_before TEXT,
    position INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (plan_id, slug)
) STRICT;

-- One unit's part in one occurrence of a task. Ids are never used again: buttons of old messages hold them.
CREATE TABLE assignment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id INTEGER NOT NULL REFERENCES task (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    part TEXT NOT NULL CHECK (part IN ('lead', 'support')),
    -- As the plan file has it; with task and unit it names the occurrence.
    planned_for TEXT NOT NULL,
    -- As it stands after extensions.
    due_on TEXT NOT NULL,
    due_from TEXT NOT NULL CHECK (due_from IN ('plan', 'local')),
    state TEXT NOT NULL CHECK (state IN ('assigned', 'in_progress', 'extension_requested', 'reported',
                                         'returned', 'confirmed', 'cancelled')),
    requested_until TEXT,
    -- The day on which Loa learnt of it: what was due before is listed, not chased.
    known_since TEXT NOT NULL,
    UNIQUE (task_id, unit_id, planned_for),
    CHECK ((state = 'extension_requested') = (requested_until IS NOT NULL))
) STRICT;

CREATE INDEX assignment_by_unit ON assignment (unit_id, state, due_on);
CREATE INDEX assignment_by_state ON assignment (state, due_on);

CREATE TABLE task_event (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    -- Absent when the plan file did it.
    person_id INTEGER REFERENCES person (id),
    message_id INTEGER,
    until TEXT,
    note TEXT
) STRICT;

CREATE INDEX task_event_by_assignment ON task_event (assignment_id, id);

CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    participants INTEGER,
    women INTEGER,
    men INTEGER,
    -- Whether the coordinator has been told; a report without results waits for them a while.
    announced INTEGER NOT NULL DEFAULT 0 CHECK (announced IN (0, 1))
) STRICT;

CREATE INDEX report_by_assignment ON report (assignment_id, id);
CREATE INDEX report_unannounced ON report (at) WHERE announced = 0;

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    file_id TEXT NOT NULL,
    caption TEXT NOT NULL,
    -- Telegram's media_group_id.
    album TEXT
) STRICT;

CREATE INDEX evidence_by_assignment ON evidence (assignment_id, id);
CREATE INDEX evidence_by_album ON evidence (album) WHERE album IS NOT NULL;

-- Each rung of a ladder is taken once.
CREATE TABLE reminder (
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    due_on TEXT NOT NULL,
    step INTEGER NOT NULL,
    sent_on TEXT NOT NULL,
    answered INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1)),
    PRIMARY KEY (assignment_id, due_on, step)
) STRICT, WITHOUT ROWID;

-- Roles ---------------------------------------------------------------------------------------------------

CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('coordinator', 'leader', 'member')),
    unit_id INTEGER REFERENCES unit (id),
    rank TEXT CHECK (rank IN ('head', 'deputy')),
    granted_at TEXT NOT NULL,
    CHECK ((kind = 'member') = (unit_id IS NOT NULL)),
    CHECK ((kind = 'member') = (rank IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX role_once ON role (person_id, kind, ifnull(unit_id, 0));
CREATE INDEX role_by_unit ON role (unit_id);
CREATE INDEX role_by_kind ON role (kind);

CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    code_hash BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('coordinator', 'leader', 'member')),
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

-- Wrong codes by person (a keyed hash) and hour.
CREATE TABLE code_attempt (
    slot BLOB NOT NULL,
    hour TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (slot, hour)
) STRICT, WITHOUT ROWID;
