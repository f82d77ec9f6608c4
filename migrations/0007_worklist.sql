-- The coordinator's worklist: nudges, and leaders with what they receive the reports as.

-- A unit that the coordinator had asked after, once a day at most.
CREATE TABLE nudge (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- The commune's day on which it went out, or is to go out.
    day TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    -- Where it was asked for: the message that held the button.
    message_id INTEGER NOT NULL,
    -- Absent while it waits for the morning.
    sent_at TEXT,
    PRIMARY KEY (unit_id, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX nudge_waiting ON nudge (day) WHERE sent_at IS NULL;

-- For leaders: the recipient of the plan ("Nơi nhận") that they stand for, and whether they want the weekly summary.
ALTER TABLE invitation ADD COLUMN label TEXT;
ALTER TABLE role ADD COLUMN label TEXT;
ALTER TABLE role ADD COLUMN weekly INTEGER NOT NULL DEFAULT 0 CHECK (weekly IN (0, 1));
