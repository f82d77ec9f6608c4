-- What residents choose: slug of the plan's hamlet, a bit for each topic that they do not want, nothing at all.
ALTER TABLE person ADD COLUMN hamlet TEXT;
ALTER TABLE person ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1));

CREATE TABLE announcement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'scheduled', 'sending', 'paused', 'stopped', 'sent',
                                         'recalled', 'dropped')),
    -- Whether copies are to be sent, corrected or taken back.
    busy INTEGER NOT NULL DEFAULT 0 CHECK (busy IN (0, 1)),
    author_id INTEGER REFERENCES person (id),
    -- The plan's campaign and message, each carried out once a year.
    campaign TEXT,
    year INTEGER,
    content TEXT,
    -- Written on top of the content; its author is asked where it belongs.
    pending TEXT,
    -- Telegram's media_group_id of the album that is coming in.
    album TEXT,
    topic TEXT NOT NULL,
    -- JSON: residents, units, groups, coming_to.
    audience TEXT NOT NULL,
    asks INTEGER NOT NULL DEFAULT 0 CHECK (asks IN (0, 1)),
    event_on TEXT,
    event_at TEXT,
    event_place TEXT,
    send_at TEXT,
    -- Counts corrections; a copy of an older revision is edited.
    revision INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL,
    begun_at TEXT,
    ended_at TEXT,
    -- Up to which person copies were made out, and whether all were.
    made_out_to INTEGER NOT NULL DEFAULT 0,
    made_out INTEGER NOT NULL DEFAULT 0 CHECK (made_out IN (0, 1)),
    recipients INTEGER NOT NULL DEFAULT 0,
    -- Residents who had had enough that week.
    held_back INTEGER NOT NULL DEFAULT 0,
    sent INTEGER NOT NULL DEFAULT 0,
    blocked INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0,
    overwritten INTEGER NOT NULL DEFAULT 0,
    out_of_reach INTEGER NOT NULL DEFAULT 0,
    -- Where its sender watches it.
    desk_chat INTEGER,
    desk_message INTEGER,
    CHECK (event_on IS NOT NULL OR event_at IS NULL)
) STRICT;

CREATE INDEX announcement_busy ON announcement (id) WHERE busy = 1;
CREATE INDEX announcement_scheduled ON announcement (send_at) WHERE state = 'scheduled';
CREATE INDEX announcement_events ON announcement (event_on) WHERE event_on IS NOT NULL;
CREATE UNIQUE INDEX announcement_campaigns ON announcement (campaign, year) WHERE campaign IS NOT NULL;

-- One copy for one reader: a broadcast's outbox. It is in clear, since it tells no more than that somebody gets the
-- commune's announcements.
CREATE TABLE delivery (
    announcement_id INTEGER NOT NULL REFERENCES announcement (id),
    chat_id INTEGER NOT NULL,
    -- Where the reader lived then, for the report.
    hamlet TEXT,
    -- 'half': an album is there, the text with its buttons is not.
    state TEXT NOT NULL CHECK (state IN ('waiting', 'half', 'sent', 'blocked', 'failed', 'deleted', 'overwritten',
                                         'out_of_reach')),
    revision INTEGER NOT NULL DEFAULT 0,
    -- JSON list of message ids: of an album, its pieces and then the text with the buttons.
    messages TEXT,
    sent_at TEXT,
    PRIMARY KEY (announcement_id, chat_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_by_state ON delivery (announcement_id, state, revision, chat_id);
CREATE INDEX delivery_by_chat ON delivery (chat_id, sent_at);

CREATE TABLE announcement_answer (
    announcement_id INTEGER NOT NULL REFERENCES announcement (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    answer TEXT NOT NULL CHECK (answer IN ('coming', 'maybe', 'not_coming')),
    -- Whether the name may stand on the organiser's list.
    listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1)),
    PRIMARY KEY (announcement_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_by_person ON announcement_answer (person_id);

-- Who is meant by an announcement. Whether somebody has had enough this week is asked beside it (`capped`).
CREATE VIEW reader AS
SELECT announcement.id AS announcement_id, person.id AS person_id, person.chat_id, person.hamlet,
       NOT EXISTS (SELECT 1 FROM role, json_each(announcement.audience, '$.units') AS wanted
                   WHERE role.person_id = person.id AND role.unit_id = wanted.value)
       AND NOT EXISTS (SELECT 1 FROM announcement_answer AS answer
                       WHERE answer.announcement_id = json_extract(announcement.audience, '$.coming_to')
                         AND answer.person_id = person.id AND answer.answer = 'coming') AS capped
FROM announcement JOIN person ON person.reachable = 1
WHERE EXISTS (SELECT 1 FROM role, json_each(announcement.audience, '$.units') AS wanted
              WHERE role.person_id = person.id AND role.unit_id = wanted.value)
   OR person.stopped = 0 AND (
        EXISTS (SELECT 1 FROM announcement_answer AS answer
                WHERE answer.announcement_id = json_extract(announcement.audience, '$.coming_to')
                  AND answer.person_id = person.id AND answer.answer = 'coming')
        OR json_extract(announcement.audience, '$.residents') IS NOT NULL
           AND person.muted & (CASE announcement.topic WHEN 'events' THEN 1 WHEN 'law' THEN 2 WHEN 'health' THEN 4
                                                       ELSE 8 END) = 0
           AND (json_array_length(announcement.audience, '$.residents.hamlets') = 0
                OR person.hamlet IN (SELECT value FROM json_each(announcement.audience, '$.residents.hamlets')))
           AND (json_array_length(announcement.audience, '$.residents.tongues') = 0
                OR ifnull(person.language, 'vi') IN
                   (SELECT value FROM json_each(announcement.audience, '$.residents.tongues'))));
